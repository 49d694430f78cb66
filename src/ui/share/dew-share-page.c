/* dew-share-page.c: the page that shares an over- or underspend between the partners, with the working */
#include "dew-share-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-columns.h"
#include "dew-date.h"
#include "dew-leave.h"
#include "dew-money-print.h"
#include "dew-money-read.h"
#include "dew-window.h"
#include "dew-working.h"

static void dew_share_page_iface_init (DewPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DewSharePage, dew_share_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DEW_TYPE_PAGE, dew_share_page_iface_init))

const DewLedger *
_dew_share_page_ledger (DewSharePage *self)
{
  return dew_document_ledger (self->document);
}

/* ---- What is tried ---- */

static void
refuse (GtkWidget   *entry,
        GtkRevealer *revealer,
        GtkLabel    *label,
        const char  *reason)
{
  if (reason != NULL)
    {
      gtk_label_set_label (label, reason);
      gtk_widget_add_css_class (entry, "dew-bad");
    }
  else
    gtk_widget_remove_css_class (entry, "dew-bad");
  gtk_revealer_set_reveal_child (revealer, reason != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason == NULL ? "" : reason, -1);
}

static const char *
tell_stored (DewSharePage *self,
             gboolean      is_stored,
             gboolean      written)
{
  gboolean over = self->direction == DEW_OVER;

  if (!is_stored)
    return _("Every change here is tried, nothing is stored until you press");
  if (_dew_share_page_has_others (self))
    return over ? _("All rules written for overspends apply, of lines and other months too") : _("All rules written for underspends apply, of lines and other months too");
  if (!written)
    return _("No rule is written for underspends: they stay in the pool");

  return over ? _("This is the rule written for overspends") : _("This is the rule written for underspends");
}

/* What is written for the pool, and whether what is tried is that. */
static void
show_stored (DewSharePage *self)
{
  gboolean written = _dew_share_page_in_force (self) != NULL;
  gboolean same = _dew_share_page_is_written (self);

  gtk_label_set_label (self->stored_label, tell_stored (self, same, written));
  gtk_widget_set_sensitive (self->use_button, !(same && written) && self->share != NULL && !dew_document_read_only (self->document, NULL));
  dew_written_rules_show (self->written, _dew_share_page_ledger (self), self->pool, self->scenario);
}

/* What is tried instead of all that is written. */
static const char *
get_tried (DewSharePage *self)
{
  return _dew_share_page_is_written (self) ? NULL : gtk_editable_get_text (GTK_EDITABLE (self->rule_entry));
}

/* What is typed and chosen now, as it stands; the status is that of the variance. */
static DewReadStatus
read_query (DewSharePage  *self,
            DewShareQuery *query,
            DewReading    *reading)
{
  DewReadStatus status;

  _dew_share_page_read_forecast (self);
  status = dew_money_read (gtk_editable_get_text (GTK_EDITABLE (self->variance_entry)), DEW_UNIT_POUNDS, reading);

  *query = (DewShareQuery) {
    .pool = self->pool,
    .year = self->year,
    .variance = reading->value.pence,
    .amounts = self->amounts == NULL ? NULL : (const DewLineAmount *) (void *) self->amounts->data,
    .n_amounts = self->amounts == NULL ? 0 : self->amounts->len,
    .months = self->months,
    .others = self->others == NULL ? NULL : (const DewPoolAmount *) (void *) self->others->data,
    .n_others = self->others == NULL ? 0 : self->others->len,
    .line = self->amounts == NULL ? _dew_share_page_line (self) : 0,
    .rule = get_tried (self),
    .scenario = self->scenario,
  };

  return status;
}

void
_dew_share_page_calculate (DewSharePage *self)
{
  DewShareQuery query;
  DewReading reading;
  DewReadStatus status;
  g_autofree char *bad_variance = NULL;
  g_autoptr (GError) error = NULL;

  if (self->filling || self->document == NULL || self->pool == 0)
    return;

  dew_performance_card_set (self->performance, self->document, self->pool, self->year, self->scenario);
  status = read_query (self, &query, &reading);
  if (status == DEW_READ_OK)
    {
      /* With the sign the rule may turn, and what is tried with it. */
      _dew_share_page_turn (self, query.variance < 0 ? DEW_UNDER : DEW_OVER);
      status = read_query (self, &query, &reading);
    }
  g_clear_pointer (&self->share, dew_share_free);
  _dew_share_page_clear_cards (self);

  if (status == DEW_READ_REFUSED)
    bad_variance = g_strdup_printf (_("Not understood: %s."), _(reading.reason));
  else if (status == DEW_READ_EMPTY)
    bad_variance = g_strdup (_("Type the variance to share, as 1,000,000 or 1.2m, below 0 for an underspend."));
  else
    self->share = dew_share (_dew_share_page_ledger (self), &query, &error);

  refuse (GTK_WIDGET (self->variance_entry), self->variance_revealer, self->variance_message, bad_variance);
  refuse (GTK_WIDGET (self->rule_entry), self->rule_revealer, self->rule_message, error == NULL ? NULL : error->message);
  _dew_share_page_show_rule (self, error);
  _dew_share_page_show_cards (self, &query);
  show_stored (self);
}

/* ---- What the user does ---- */

static void
use_clicked_cb (GtkWidget    *button,
                DewSharePage *self)
{
  const DewPool *pool = dew_ledger_find (_dew_share_page_ledger (self), DEW_TABLE_POOL, self->pool);
  DewIds ids = dew_document_ids (self->document);
  gboolean over = self->share->variance >= 0;
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->rule_entry)));
  DewRuleRow *row = dew_row_new (DEW_TABLE_RULE);
  DewChanges *changes = dew_changes_new ();
  g_autofree char *what = g_strdup_printf (over ? _("Overspend rule of “%s”: %s") : _("Underspend rule of “%s”: %s"), pool->name, text);
  g_autofree char *sentence = g_strdup_printf (_("%s. Ctrl+Z takes it back."), what);
  g_autoptr (GError) error = NULL;
  gboolean good;

  row->id = ids.next (ids.data);
  row->scenario = self->scenario;
  row->pool = self->pool;
  row->direction = over ? DEW_OVER : DEW_UNDER;
  /* In a scenario that has none of its own yet, it is in the place of all of the baseline's. */
  if (_dew_share_page_in_force (self) != NULL && _dew_share_page_in_force (self)->scenario == self->scenario)
    dew_row_set_text (DEW_TABLE_RULE, row, "start", _dew_share_page_in_force (self)->start);
  dew_row_set_text (DEW_TABLE_RULE, row, "text", text);
  good = dew_edit_rule (_dew_share_page_ledger (self), changes, ids, row, &error);
  dew_row_free (DEW_TABLE_RULE, row);
  good = dew_document_take (self->document, changes, good, what, &error);
  if (good)
    {
      /* As it is kept, which is not always as it was typed. */
      _dew_share_page_take_written (self);
      _dew_share_page_calculate (self);
    }
  dew_window_tell (GTK_WIDGET (self), good ? sentence : error->message);
}

static void
copy_sentence_cb (GtkWidget    *button,
                  DewSharePage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_label (self->sentence));
  dew_window_tell (GTK_WIDGET (self), _("Copied the sentence."));
}

static void
copy_working_cb (GtkWidget    *button,
                 DewSharePage *self)
{
  g_autofree char *text = dew_working_text (_dew_share_page_ledger (self), self->share);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  dew_window_tell (GTK_WIDGET (self), _("Copied the working."));
}

/* ---- Following the document ---- */

static void
look_again (DewSharePage *self)
{
  const GPtrArray *pools = dew_ledger_rows (_dew_share_page_ledger (self), DEW_TABLE_POOL);

  /* While another page is shown an edit there costs nothing here. */
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;

  gtk_stack_set_visible_child_name (self->stack, pools->len == 0 ? "empty" : "share");
  if (pools->len == 0)
    {
      self->pool = 0;
      return;
    }

  _dew_share_page_list_choices (self);
  _dew_share_page_calculate (self);
}

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DewSharePage     *self)
{
  look_again (self);
}

static void
reloaded_cb (DewDocument  *document,
             DewSharePage *self)
{
  look_again (self);
}

static void
dew_share_page_set_document (DewPage     *page,
                             DewDocument *document)
{
  DewSharePage *self = DEW_SHARE_PAGE (page);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  g_clear_pointer (&self->share, dew_share_free);
  dew_rule_editor_set_document (self->rule_editor, document);
  dew_performance_card_set (self->performance, NULL, 0, self->year, self->scenario);
  self->pool = 0;
  self->asked = 0;
  if (document == NULL)
    return;

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
  look_again (self);
}

static void
dew_share_page_set_year (DewPage *page,
                         int      year)
{
  DewSharePage *self = DEW_SHARE_PAGE (page);

  self->year = year;
  if (self->document != NULL)
    look_again (self);
}

static void
dew_share_page_set_scenario (DewPage *page,
                             gint64   scenario)
{
  DewSharePage *self = DEW_SHARE_PAGE (page);

  if (self->scenario == scenario)
    return;

  self->scenario = scenario;
  if (self->document != NULL)
    look_again (self);
}

static void
dew_share_page_take_focus (DewPage *page)
{
  DewSharePage *self = DEW_SHARE_PAGE (page);

  /* There is nothing to type while a forecast is shared. */
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->variance_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->forecast_button));
}

static void
dew_share_page_iface_init (DewPageInterface *iface)
{
  iface->set_document = dew_share_page_set_document;
  iface->set_year = dew_share_page_set_year;
  iface->set_scenario = dew_share_page_set_scenario;
  iface->take_focus = dew_share_page_take_focus;
}

/* ---- The object ---- */

static void
dew_share_page_dispose (GObject *object)
{
  DewSharePage *self = DEW_SHARE_PAGE (object);
  GtkWidget *child;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_share_page_parent_class)->dispose (object);
}

static void
dew_share_page_finalize (GObject *object)
{
  DewSharePage *self = DEW_SHARE_PAGE (object);

  g_clear_pointer (&self->share, dew_share_free);
  g_free (self->stored);
  g_free (self->typed);
  _dew_share_page_drop_forecast (self);
  g_ptr_array_unref (self->choices);
  g_array_unref (self->lines);

  G_OBJECT_CLASS (dew_share_page_parent_class)->finalize (object);
}

static void
dew_share_page_map (GtkWidget *widget)
{
  DewSharePage *self = DEW_SHARE_PAGE (widget);

  GTK_WIDGET_CLASS (dew_share_page_parent_class)->map (widget);
  if (self->stale && self->document != NULL)
    look_again (self);
}

static void
dew_share_page_class_init (DewSharePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_share_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_share_page_finalize;
  widget_class->map = dew_share_page_map;

  g_type_ensure (DEW_TYPE_COLUMNS);
  g_type_ensure (DEW_TYPE_PERFORMANCE_CARD);
  g_type_ensure (DEW_TYPE_RULE_EDITOR);
  g_type_ensure (DEW_TYPE_SHARE_BAR);
  g_type_ensure (DEW_TYPE_WRITTEN_RULES);
  _dew_share_page_install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/share-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, stack);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, stored_label);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, use_button);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, pool_choice);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, rule_choice);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, rule_entry);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, rule_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, rule_message);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, rule_editor);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, variance_entry);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, variance_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, typed_button);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, forecast_button);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, forecast_revealer);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, forecast_label);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, variance_message);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, line_choice);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, bears_amount);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, bar);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, unallocated);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, unallocated_label);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, notices);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, shares_box);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, basis_label);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, bears_card);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, settle_card);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, sentence_card);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, settlement);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, why_title);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, why_subtitle);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, copy_working);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, working);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, printed_card);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, printed_label);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, written);
  gtk_widget_class_bind_template_child (widget_class, DewSharePage, performance);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_sentence_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_working_cb);
}

/* "1.2m" was typed; what stands there from now on is what it means. What cannot be read stays as it is. */
static void
settle_variance (GtkWidget *entry,
                 gpointer   data)
{
  DewReading reading;
  char text[DEW_MONEY_SIZE];

  if (!gtk_editable_get_editable (GTK_EDITABLE (entry)) ||
      dew_money_read (gtk_editable_get_text (GTK_EDITABLE (entry)), DEW_UNIT_POUNDS, &reading) != DEW_READ_OK)
    return;

  dew_money_print (reading.value, DEW_UNIT_POUNDS, 2, DEW_PRINT_GROUPS | DEW_PRINT_TRIM, text);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
variance_activate_cb (GtkEntry *entry,
                      gpointer  data)
{
  settle_variance (GTK_WIDGET (entry), data);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
}

static void
dew_share_page_init (DewSharePage *self)
{
  self->year = DEW_YEAR_MIN;
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_editable_set_text (GTK_EDITABLE (self->variance_entry), "1,000,000");
  _dew_share_page_add_choosers (self);
  _dew_share_page_add_source (self);
  g_signal_connect_swapped (self->variance_entry, "changed", G_CALLBACK (_dew_share_page_calculate), self);
  g_signal_connect (self->variance_entry, "activate", G_CALLBACK (variance_activate_cb), self);
  dew_on_leave (GTK_WIDGET (self->variance_entry), settle_variance, self);
}
