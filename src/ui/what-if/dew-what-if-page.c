/* dew-what-if-page.c: the page that compares scenarios, side by side */
#include "dew-what-if-page-private.h"

#include <glib/gi18n-lib.h>

#include "dew-columns.h"
#include "dew-curve.h"
#include "dew-date.h"
#include "dew-window.h"

static void dew_what_if_page_iface_init (DewPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DewWhatIfPage, dew_what_if_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DEW_TYPE_PAGE, dew_what_if_page_iface_init))

const DewLedger *
_dew_what_if_ledger (DewWhatIfPage *self)
{
  return dew_document_ledger (self->document);
}

void
_dew_what_if_totals (DewWhatIfPage   *self,
                     const DewTotals *totals[DEW_MAX_COMPARED])
{
  for (guint i = 0; i < dew_comparison_n_lanes (self->comparison); i++)
    totals[i] = dew_document_totals (self->document, self->year, dew_comparison_scenario (self->comparison, i));
}

gint64
_dew_what_if_budget (DewWhatIfPage *self)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (_dew_what_if_ledger (self), &n_nodes);
  const DewTotals *totals = dew_document_totals (self->document, self->year, DEW_BASELINE);
  guint top = self->pool != 0 ? dew_ledger_node (_dew_what_if_ledger (self), DEW_TABLE_POOL, self->pool) : 0;
  gint64 budget = 0;

  for (guint i = top; i < nodes[top].end; i++)
    if (nodes[i].kind == DEW_NODE_LINE)
      budget += dew_totals_get (totals, i, DEW_ALL_PARTNERS, DEW_SUM_MOVED) +
                dew_totals_get (totals, i, DEW_ALL_PARTNERS, dew_totals_entered (totals, i, DEW_ALL_PARTNERS, DEW_SUM_BUDGET) ? DEW_SUM_BUDGET : DEW_SUM_GROSS);

  return budget;
}

gboolean
_dew_what_if_take (DewWhatIfPage *self,
                   DewChanges    *changes,
                   gboolean       good,
                   const char    *what,
                   GError       **error)
{
  good = dew_document_take (self->document, changes, good, what, error);
  if (!good)
    dew_window_tell (GTK_WIDGET (self), (*error)->message);
  g_clear_error (error);

  return good;
}

/* ---- Working it out ---- */

static gboolean
has_same_lanes (DewWhatIfPage *self)
{
  if (self->comparison == NULL || dew_comparison_n_lanes (self->comparison) != self->scenarios->len + 1)
    return FALSE;

  for (guint i = 0; i < self->scenarios->len; i++)
    if (dew_comparison_scenario (self->comparison, i + 1) != g_array_index (self->scenarios, gint64, i))
      return FALSE;

  return TRUE;
}

static void
start_comparison (DewWhatIfPage *self)
{
  g_autofree char *as_at = dew_document_as_at (self->document);

  g_free (self->as_at);
  self->as_at = dew_date_year (as_at) == self->year ? g_steal_pointer (&as_at) : dew_year_last_day (self->year);
  g_clear_pointer (&self->comparison, dew_comparison_free);
  self->comparison = dew_comparison_new (self->year, self->as_at, NULL);
  for (guint i = 0; i < self->scenarios->len; i++)
    dew_comparison_add_lane (self->comparison, g_array_index (self->scenarios, gint64, i));
}

/* Curves are the same at whichever variance they are looked at. */
static gboolean
are_variances (const DewChanges *changes)
{
  for (guint i = 0; i < dew_changes_length (changes); i++)
    if (dew_changes_get (changes, i)->table != DEW_TABLE_VARIANCE)
      return FALSE;

  return TRUE;
}

/* changes NULL: anything may be different. */
static void
work_out (DewWhatIfPage    *self,
          const DewChanges *changes)
{
  const DewTotals *totals[DEW_MAX_COMPARED];
  gboolean same;

  _dew_what_if_list_shown (self);
  same = changes != NULL && has_same_lanes (self);
  if (!same || !are_variances (changes))
    _dew_what_if_forget_curves (self);
  if (!same)
    start_comparison (self);

  _dew_what_if_totals (self, totals);
  if (same)
    dew_comparison_patch (self->comparison, _dew_what_if_ledger (self), totals, changes);
  else
    dew_comparison_update (self->comparison, _dew_what_if_ledger (self), totals);
}

static void
show_all (DewWhatIfPage *self)
{
  const GPtrArray *pools = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_POOL);

  gtk_stack_set_visible_child_name (self->stack, pools->len == 0 ? "empty" : "lanes");
  if (pools->len == 0)
    return;

  _dew_what_if_list_choices (self);
  _dew_what_if_show_variance (self);
  _dew_what_if_show_table (self);
  _dew_what_if_show_charts (self);
  _dew_what_if_show_chances (self);
}

static void
look_again (DewWhatIfPage    *self,
            const DewChanges *changes)
{
  /* While another page is shown an edit there costs nothing here. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }

  work_out (self, self->stale ? NULL : changes);
  self->stale = FALSE;
  show_all (self);
}

void
_dew_what_if_look_again (DewWhatIfPage *self)
{
  look_again (self, NULL);
}

void
_dew_what_if_try (DewWhatIfPage *self)
{
  const DewTotals *totals[DEW_MAX_COMPARED];

  _dew_what_if_totals (self, totals);
  dew_comparison_share (self->comparison, _dew_what_if_ledger (self), totals, self->pool);
  _dew_what_if_show_table (self);
  _dew_what_if_show_charts (self);
}

/* ---- Following the document ---- */

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DewWhatIfPage    *self)
{
  dew_chances_changed (self->chances, changes);
  look_again (self, changes);
}

static void
reloaded_cb (DewDocument   *document,
             DewWhatIfPage *self)
{
  dew_chances_changed (self->chances, NULL);
  look_again (self, NULL);
}

static void
dew_what_if_page_set_document (DewPage     *page,
                               DewDocument *document)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (page);

  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_handle_id (&self->telling, g_source_remove);
  self->trying = FALSE;
  g_clear_pointer (&self->comparison, dew_comparison_free);
  g_hash_table_remove_all (self->left_out);
  g_array_set_size (self->scenarios, 0);
  self->pool = 0;
  g_array_set_size (self->pools, 0);
  g_set_object (&self->document, document);
  _dew_what_if_show_chances (self);
  if (document == NULL)
    return;

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
  look_again (self, NULL);
}

static void
dew_what_if_page_set_year (DewPage *page,
                           int      year)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (page);

  if (self->year == year)
    return;

  self->year = year;
  if (self->document != NULL)
    look_again (self, NULL);
}

/* What is compared, and how it is shown, stand below each other then. */
static void
dew_what_if_page_set_narrow (DewPage  *page,
                             gboolean  narrow)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (page);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->toolbar), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->variance_caption), !narrow);
}

static gboolean
dew_what_if_page_settle (DewPage *page)
{
  return _dew_what_if_settle (DEW_WHAT_IF_PAGE (page));
}

static void
dew_what_if_page_take_focus (DewPage *page)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (page);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->variance_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->pool_choice));
}

static void
dew_what_if_page_iface_init (DewPageInterface *iface)
{
  iface->set_document = dew_what_if_page_set_document;
  iface->set_year = dew_what_if_page_set_year;
  iface->set_narrow = dew_what_if_page_set_narrow;
  iface->settle = dew_what_if_page_settle;
  iface->take_focus = dew_what_if_page_take_focus;
}

/* ---- The object ---- */

static void
dew_what_if_page_map (GtkWidget *widget)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (widget);

  GTK_WIDGET_CLASS (dew_what_if_page_parent_class)->map (widget);
  if (self->stale && self->document != NULL)
    look_again (self, NULL);
}

static void
dew_what_if_page_dispose (GObject *object)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (object);
  GtkWidget *child;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_what_if_page_parent_class)->dispose (object);
}

static void
dew_what_if_page_finalize (GObject *object)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (object);

  dew_comparison_free (self->comparison);
  g_array_unref (self->pools);
  g_array_unref (self->lines);
  g_array_unref (self->scenarios);
  g_hash_table_unref (self->left_out);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->curves);
  g_ptr_array_unref (self->refusals);
  g_free (self->aside);
  g_free (self->shape);
  g_free (self->as_at);

  G_OBJECT_CLASS (dew_what_if_page_parent_class)->finalize (object);
}

static void
shown_otherwise_cb (DewWhatIfPage *self)
{
  if (self->document != NULL && self->comparison != NULL)
    _dew_what_if_show_table (self);
}

static void
dew_what_if_page_class_init (DewWhatIfPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_what_if_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_what_if_page_finalize;
  widget_class->map = dew_what_if_page_map;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "what-if.new", NULL);

  g_type_ensure (DEW_TYPE_LANES);
  g_type_ensure (DEW_TYPE_COLUMNS);
  g_type_ensure (DEW_TYPE_CHART_VIEW);
  g_type_ensure (DEW_TYPE_CHANCES);
  _dew_what_if_add_chances (widget_class);
  _dew_what_if_install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/what-if-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, pool_choice);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, variance_box);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, variance_caption);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, variance_entry);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, variance_message);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, variance_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, slider);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, of_budget);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, forecast_button);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, line_choice);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, differences_switch);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, shown_button);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, shown_label);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, lanes);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, bearing_card);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, bearing_chart);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, curves_card);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, curves_chart);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, bearer_choice);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, bridge_card);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, bridge_chart);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, bridge_choice);
  gtk_widget_class_bind_template_child (widget_class, DewWhatIfPage, chances);
}

static void
free_curve (gpointer curve)
{
  dew_curve_free (curve);
}

static void
dew_what_if_page_init (DewWhatIfPage *self)
{
  self->year = DEW_YEAR_MIN;
  self->pools = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->scenarios = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->curves = g_ptr_array_new_with_free_func (free_curve);
  self->refusals = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  _dew_what_if_add_controls (self);
  _dew_what_if_add_shown (self);
  _dew_what_if_add_charts (self);
  g_signal_connect_swapped (self->differences_switch, "notify::active", G_CALLBACK (shown_otherwise_cb), self);
}
