/* dew-chances.c: what a pool may come to in each scenario */
#include "dew-chances-private.h"

#include <glib/gi18n-lib.h>

#include "dew-in-view.h"
#include "dew-window.h"
#include "dew-wrap.h"

G_DEFINE_FINAL_TYPE (DewChances, dew_chances, GTK_TYPE_WIDGET)

const DewLedger *
_dew_chances_ledger (DewChances *self)
{
  return dew_document_ledger (self->document);
}

/* ---- Whether the result is of what stands above ---- */

gboolean
_dew_chances_is_shown (DewChances *self)
{
  return self->result != NULL && self->pool != 0 && self->result->pool == self->pool && self->result->ready->year == self->year;
}

static gboolean
has_same_lanes (DewChances *self)
{
  if (self->result->simulation->n_lanes != self->scenarios->len)
    return FALSE;

  for (guint i = 0; i < self->scenarios->len; i++)
    if (_dew_chances_lane (self->result, i)->scenario != g_array_index (self->scenarios, gint64, i))
      return FALSE;

  return TRUE;
}

/* Why the result is not of what stands above; NULL: it is. */
static const char *
find_staleness (DewChances *self)
{
  if (self->result->edited)
    return _("The figures below are of before the last change to the document.");
  if (!has_same_lanes (self))
    return _("The figures below are of other scenarios than those that stand above.");
  if (g_strcmp0 (self->result->ready->as_at, self->as_at) != 0)
    return _("The figures below are as at another day than those above.");

  return NULL;
}

/* ---- Showing ---- */

static void
look_at_result (DewChances *self)
{
  gboolean shown = _dew_chances_is_shown (self);
  const char *stale = shown ? find_staleness (self) : NULL;

  gtk_widget_set_visible (self->result_box, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->sentences), shown);
  gtk_widget_set_visible (self->stale_box, stale != NULL);
  gtk_label_set_label (self->stale, stale != NULL ? stale : "");
  if (stale != NULL)
    gtk_widget_add_css_class (self->result_box, "dew-former");
  else
    gtk_widget_remove_css_class (self->result_box, "dew-former");
}

void
_dew_chances_look (DewChances *self)
{
  gboolean any = self->document != NULL && self->pool != 0;
  gboolean ready = any && _dew_chances_show_settings (self);
  gboolean runs = self->job != NULL;

  if (!any)
    {
      gtk_label_set_label (self->explanation, _("Chances are worked out for one pool: choose one above."));
      gtk_widget_set_visible (self->message_box, FALSE);
    }
  gtk_widget_set_visible (self->settings, any);
  gtk_widget_set_sensitive (self->settings, !runs);
  gtk_widget_set_sensitive (self->simulate_button, ready);
  gtk_widget_set_sensitive (self->again_button, ready && !runs);
  gtk_widget_set_visible (self->progress_box, runs);
  look_at_result (self);
}

/* ---- What it is about ---- */

static gboolean
is_same_place (DewChances            *self,
               const DewChancesQuery *query)
{
  return self->document == query->document && self->year == query->year && self->pool == query->pool;
}

static gboolean
is_same (DewChances            *self,
         const DewChancesQuery *query)
{
  if (!is_same_place (self, query) || self->scenarios->len != query->n_scenarios || g_strcmp0 (self->as_at, query->as_at) != 0)
    return FALSE;

  for (guint i = 0; i < query->n_scenarios; i++)
    if (g_array_index (self->scenarios, gint64, i) != query->scenarios[i])
      return FALSE;

  return TRUE;
}

/* What still runs is for nobody, and its answer is dropped. */
static void
let_job_go (DewChances *self)
{
  dew_chances_stop (self);
  self->job = NULL;
  g_clear_handle_id (&self->polling, g_source_remove);
}

void
dew_chances_show (DewChances            *self,
                  const DewChancesQuery *query)
{
  g_return_if_fail (DEW_IS_CHANCES (self));
  g_return_if_fail (query != NULL);

  if (is_same (self, query))
    return;

  if (!is_same_place (self, query))
    let_job_go (self);
  if (self->document != query->document)
    g_clear_pointer (&self->result, _dew_chances_result_free);

  g_set_object (&self->document, query->document);
  self->year = query->year;
  self->pool = query->pool;
  g_free (self->as_at);
  self->as_at = g_strdup (query->as_at);
  g_array_set_size (self->scenarios, 0);
  g_array_append_vals (self->scenarios, query->scenarios, query->n_scenarios);
  g_clear_pointer (&self->failure, g_free);
  _dew_chances_count_later (self);
  _dew_chances_look (self);
}

/* A variance that is typed to be compared is none that falls out by chance. */
static gboolean
matters (const DewChanges *changes)
{
  for (guint i = 0; changes != NULL && i < dew_changes_length (changes); i++)
    if (dew_changes_get (changes, i)->table != DEW_TABLE_VARIANCE)
      return TRUE;

  return changes == NULL;
}

void
dew_chances_changed (DewChances       *self,
                     const DewChanges *changes)
{
  g_return_if_fail (DEW_IS_CHANCES (self));

  if (!matters (changes))
    return;

  if (self->result != NULL)
    self->result->edited = TRUE;
  if (self->job != NULL)
    _dew_chances_job_edited (self->job);
  g_clear_pointer (&self->failure, g_free);
  if (self->document == NULL)
    return;

  _dew_chances_count_later (self);
  look_at_result (self);
}

void
dew_chances_simulate (DewChances *self)
{
  g_return_if_fail (DEW_IS_CHANCES (self));

  if (self->document == NULL || self->job != NULL)
    return;
  if (self->pool == 0)
    {
      dew_window_tell (GTK_WIDGET (self), _("Chances are worked out for one pool: choose one above."));
      return;
    }

  if (!_dew_chances_show_settings (self))
    {
      _dew_chances_focus_refusal (self);
      return;
    }

  _dew_chances_run (self);
  _dew_chances_look (self);
  gtk_widget_grab_focus (self->stop_button);
  dew_focus_in_view (GTK_WIDGET (self));
}

/* ---- The object ---- */

static void
simulate_clicked_cb (GtkWidget  *button,
                     DewChances *self)
{
  dew_chances_simulate (self);
}

static void
stop_clicked_cb (GtkWidget  *button,
                 DewChances *self)
{
  dew_chances_stop (self);
}

static void
copy_clicked_cb (GtkWidget  *button,
                 DewChances *self)
{
  _dew_chances_copy (self);
}

static void
dew_chances_map (GtkWidget *widget)
{
  DewChances *self = DEW_CHANCES (widget);

  GTK_WIDGET_CLASS (dew_chances_parent_class)->map (widget);
  if (!self->counted)
    _dew_chances_count_later (self);
}

/* The task that runs holds on to the widget: it must not be all that does. */
static void
dew_chances_unroot (GtkWidget *widget)
{
  let_job_go (DEW_CHANCES (widget));

  GTK_WIDGET_CLASS (dew_chances_parent_class)->unroot (widget);
}

static void
dew_chances_dispose (GObject *object)
{
  DewChances *self = DEW_CHANCES (object);
  GtkWidget *child;

  let_job_go (self);
  g_clear_handle_id (&self->counting, g_source_remove);
  self->count_serial++;
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_chances_parent_class)->dispose (object);
}

static void
dew_chances_finalize (GObject *object)
{
  DewChances *self = DEW_CHANCES (object);

  _dew_chances_result_free (self->result);
  g_array_unref (self->scenarios);
  g_array_unref (self->bearers);
  g_free (self->as_at);
  g_free (self->failure);

  G_OBJECT_CLASS (dew_chances_parent_class)->finalize (object);
}

static void
dew_chances_class_init (DewChancesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_chances_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_chances_finalize;
  widget_class->map = dew_chances_map;
  widget_class->unroot = dew_chances_unroot;

  g_type_ensure (DEW_TYPE_WRAP);
  g_type_ensure (DEW_TYPE_LANES);
  g_type_ensure (DEW_TYPE_SEGMENTS);
  g_type_ensure (DEW_TYPE_CHART_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/chances.ui");
  gtk_widget_class_bind_template_child (widget_class, DewChances, explanation);
  gtk_widget_class_bind_template_child (widget_class, DewChances, settings);
  gtk_widget_class_bind_template_child (widget_class, DewChances, draws_choice);
  gtk_widget_class_bind_template_child (widget_class, DewChances, seed_entry);
  gtk_widget_class_bind_template_child (widget_class, DewChances, deviation_entry);
  gtk_widget_class_bind_template_child (widget_class, DewChances, shape_choice);
  gtk_widget_class_bind_template_child (widget_class, DewChances, simulate_button);
  gtk_widget_class_bind_template_child (widget_class, DewChances, message_box);
  gtk_widget_class_bind_template_child (widget_class, DewChances, message);
  gtk_widget_class_bind_template_child (widget_class, DewChances, schedule_button);
  gtk_widget_class_bind_template_child (widget_class, DewChances, progress_box);
  gtk_widget_class_bind_template_child (widget_class, DewChances, progress);
  gtk_widget_class_bind_template_child (widget_class, DewChances, stop_button);
  gtk_widget_class_bind_template_child (widget_class, DewChances, stale_box);
  gtk_widget_class_bind_template_child (widget_class, DewChances, stale);
  gtk_widget_class_bind_template_child (widget_class, DewChances, again_button);
  gtk_widget_class_bind_template_child (widget_class, DewChances, sentences);
  gtk_widget_class_bind_template_child (widget_class, DewChances, result_box);
  gtk_widget_class_bind_template_child (widget_class, DewChances, lanes);
  gtk_widget_class_bind_template_child (widget_class, DewChances, basis);
  gtk_widget_class_bind_template_child (widget_class, DewChances, chart_card);
  gtk_widget_class_bind_template_child (widget_class, DewChances, chart);
  gtk_widget_class_bind_template_child (widget_class, DewChances, bearer_choice);
  gtk_widget_class_bind_template_child (widget_class, DewChances, kind_choice);
  gtk_widget_class_bind_template_callback (widget_class, simulate_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
dew_chances_init (DewChances *self)
{
  self->scenarios = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->bearers = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));

  _dew_chances_add_settings (self);
  _dew_chances_add_chart (self);
  _dew_chances_look (self);
}
