/* dew-spending-choosers.c: what the spending page shows, by which month, and what can be done from it */
#include <glib/gi18n-lib.h>

#include "dew-choice.h"
#include "dew-date.h"
#include "dew-edit-month.h"
#include "dew-menu.h"
#include "dew-spending-page-private.h"
#include "dew-spoken.h"
#include "dew-window.h"

/* ---- Which sheet, whose figures ---- */

static gboolean
work_cb (gpointer data)
{
  if (gtk_widget_get_mapped (data))
    dew_page_take_focus (DEW_PAGE (data));

  return G_SOURCE_REMOVE;
}

/* Who has chosen what to see goes on in the grid, once the list has given the focus back. */
static void
go_to_work (DewSpendingPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, work_cb, g_object_ref (self), g_object_unref);
}

static void
sheet_chosen_cb (DewSpendingPage *self)
{
  DewSpendingSheet sheet = (DewSpendingSheet) gtk_drop_down_get_selected (self->sheet_choice);

  gtk_widget_set_visible (GTK_WIDGET (self->whose_choice), sheet != DEW_SPENDING_MONITORING);
  if (self->model == NULL || self->filling)
    return;

  dew_spending_model_set_sheet (self->model, sheet);
  _dew_spending_page_show_month (self);
  go_to_work (self);
}

static gint64
whose_at (DewSpendingPage *self,
          guint            position)
{
  const GPtrArray *partners = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_PARTNER);

  if (position == 0 || position > partners->len + 1)
    return -1;

  return position == 1 ? DEW_UNATTRIBUTED : ((const DewPartner *) g_ptr_array_index (partners, position - 2))->id;
}

static void
whose_chosen_cb (DewSpendingPage *self)
{
  if (self->model == NULL || self->filling)
    return;

  dew_spending_model_set_whose (self->model, whose_at (self, gtk_drop_down_get_selected (self->whose_choice)));
  go_to_work (self);
}

void
_dew_spending_page_fill_whose (DewSpendingPage *self)
{
  const GPtrArray *partners = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_PARTNER);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *[]) { _("All figures"), _("Not split by partner"), NULL });
  guint selected = 0;

  for (guint i = 0; i < partners->len; i++)
    gtk_string_list_append (list, dew_partner_short (g_ptr_array_index (partners, i)));
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    if (whose_at (self, i) == dew_spending_model_whose (self->model))
      selected = i;

  self->filling = TRUE;
  gtk_drop_down_set_model (self->whose_choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->whose_choice, selected);
  self->filling = FALSE;
  if (selected == 0)
    dew_spending_model_set_whose (self->model, -1);
}

/* ---- As at the end of which month ---- */

static gboolean
take (DewSpendingPage *self,
      DewChanges      *changes,
      gboolean         good,
      const char      *what,
      GError          *error)
{
  if (dew_document_take (self->document, changes, good, what, &error))
    return TRUE;

  dew_window_tell (GTK_WIDGET (self), error->message);
  g_error_free (error);
  return FALSE;
}

static void
set_as_at (DewSpendingPage *self,
           const char      *date)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  DewDocumentRow *row = dew_row_copy (DEW_TABLE_DOCUMENT, dew_ledger_document (ledger));
  DewChanges *changes = dew_changes_new ();
  g_autofree char *words = *date == '\0' ? g_strdup (_("today")) : dew_date_words (date);
  g_autofree char *what = g_strdup_printf (_("As at %s"), words);
  GError *error = NULL;
  gboolean good;

  dew_row_set_text (DEW_TABLE_DOCUMENT, row, "as_at", date);
  good = dew_edit_row (ledger, changes, DEW_TABLE_DOCUMENT, row, &error);
  dew_row_free (DEW_TABLE_DOCUMENT, row);
  take (self, changes, good, what, error);
}

/* Who closes a menu goes on in the grid. */
static void
built_cb (GtkPopover *popover,
          gpointer    data)
{
  DewSpendingPage *self = data;

  dew_tree_view_follow_popover (self->view, popover);
}

static void
as_at_activate (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  set_as_at (data, g_variant_get_string (parameter, NULL));
}

/* Its label says up to when; its menu has the months of the year. */
void
_dew_spending_page_show_month (DewSpendingPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) days = g_menu_new ();
  int n = dew_monitor_months_to_date (dew_spending_model_monitor (self->model));
  g_autofree char *month = n == 0 ? NULL : dew_month_words (self->year, n);
  g_autofree char *label = month == NULL ? g_strdup (_("Before the year")) : g_strdup_printf (_("To %s"), month);
  g_autofree char *spoken = g_strdup_printf (_("As at the end of a month: %s"), label);

  for (int i = 1; i <= 12; i++)
    {
      g_autofree char *words = dew_month_words (self->year, i);
      g_autofree char *last = dew_month_last_day (self->year, i);
      g_autofree char *item = g_strdup_printf (_("To %s"), words);
      g_autofree char *action = g_strdup_printf ("spending.as-at::%s", last);

      g_menu_append (menu, item, action);
    }
  g_menu_append (days, _("As at today"), "spending.as-at::");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (days));
  dew_menu_set (self->month_button, G_MENU_MODEL (menu), built_cb, self);
  gtk_menu_button_set_label (self->month_button, label);
  dew_spoken_menu_button (self->month_button, spoken);
}

/* ---- The next month ---- */

/* What is forecast now is the forecast before, and a month more counts. */
static void
next_month_activate (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  DewSpendingPage *self = data;
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  gboolean good = dew_edit_next_month (dew_document_ledger (self->document), changes, dew_spending_model_baseline_monitor (self->model), &error);
  int n = MIN (dew_monitor_months_to_date (dew_spending_model_monitor (self->model)) + 1, 12);
  g_autofree char *month = dew_month_words (self->year, n);
  g_autofree char *what = g_strdup_printf (_("Began to report to %s"), month);

  g_autofree char *told = g_strdup_printf (_("The actuals are looked for to %s now, and what was forecast stands under “Previous”. Ctrl+Z takes it back."), month);

  if (take (self, changes, good, what, error))
    dew_window_tell (GTK_WIDGET (self), told);
}

/* ---- Sharing ---- */

static void
share_activate (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  DewSpendingPage *self = data;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.share-forecast", "x", _dew_spending_page_pool (self));
}

void
_dew_spending_page_enable (DewSpendingPage *self)
{
  gboolean writable = self->document != NULL && !dew_document_read_only (self->document, NULL);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "share")), _dew_spending_page_pool (self) != 0);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "next-month")), writable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "as-at")), writable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "virement")), writable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "note")), writable);
  _dew_spending_page_show_ways (self, writable);
}

static const GActionEntry actions[] = {
  { .name = "as-at", .activate = as_at_activate, .parameter_type = "s" },
  { .name = "next-month", .activate = next_month_activate },
  { .name = "share", .activate = share_activate },
};

void
_dew_spending_page_add_choosers (DewSpendingPage *self)
{
  g_autoptr (GtkStringList) sheets = gtk_string_list_new ((const char *[]) { _("Monitoring"), _("Budget by month"), _("Actual by month"), _("Forecast by month"), NULL });

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_drop_down_set_model (self->sheet_choice, G_LIST_MODEL (sheets));
  dew_choice_shorten (self->sheet_choice);
  dew_choice_shorten (self->whose_choice);
  gtk_widget_set_visible (GTK_WIDGET (self->whose_choice), FALSE);
  dew_spoken_menu_button (self->more_button, _("More to do with spending"));
  dew_menu_set (self->more_button, self->more_menu, built_cb, self);
  g_signal_connect_object (self->sheet_choice, "notify::selected", G_CALLBACK (sheet_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->whose_choice, "notify::selected", G_CALLBACK (whose_chosen_cb), self, G_CONNECT_SWAPPED);
}
