/* dew-what-if-controls.c: the pool that is compared, and its variance: typed, moved by a slider, or the forecast's */
#include "dew-what-if-page-private.h"

#include <glib/gi18n-lib.h>

#include "dew-choice.h"
#include "dew-edit-scenario.h"
#include "dew-leave.h"
#include "dew-money-print.h"
#include "dew-money-read.h"
#include "dew-ratio.h"

/* The slider goes to so much of the budget either way, in steps of a tenth of a per cent: in per mille. */
#define SLIDER 100

/* A variance that is dragged or typed is put into the document when it has stood so long, ms: every frame is no edit. */
#define SETTLED 700

/* ---- Choices ---- */

static void
set_choices (GtkDropDown       *choice,
             const GPtrArray   *names,
             guint              selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, names->pdata[i]);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (choice, selected);
}

/* The first pool to which anything is contributed is what is compared to begin with. */
static gint64
find_first_pool (DewWhatIfPage *self)
{
  const GPtrArray *pools = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_POOL);
  const DewTotals *totals = dew_document_totals (self->document, self->year, DEW_BASELINE);

  for (guint i = 0; i < pools->len; i++)
    {
      gint64 id = ((const DewPool *) pools->pdata[i])->id;

      if (dew_totals_entered (totals, dew_ledger_node (_dew_what_if_ledger (self), DEW_TABLE_POOL, id), DEW_ALL_PARTNERS, DEW_SUM_GROSS))
        return id;
    }

  return pools->len > 0 ? ((const DewPool *) pools->pdata[0])->id : 0;
}

static gboolean
same_ids (const GArray *a,
          const GArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (g_array_index (a, gint64, i) != g_array_index (b, gint64, i))
      return FALSE;

  return TRUE;
}

static void
list_pools (DewWhatIfPage *self)
{
  const GPtrArray *pools = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_POOL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 none = 0;
  guint selected = 0;

  if (self->pools->len == 0 || (self->pool != 0 && dew_ledger_find (_dew_what_if_ledger (self), DEW_TABLE_POOL, self->pool) == NULL))
    self->pool = find_first_pool (self);

  g_ptr_array_add (names, (gpointer) _("All pools"));
  g_array_append_val (ids, none);
  for (guint i = 0; i < pools->len; i++)
    {
      const DewPool *pool = pools->pdata[i];

      if (pool->id == self->pool)
        selected = ids->len;
      g_ptr_array_add (names, pool->name);
      g_array_append_val (ids, pool->id);
    }

  g_array_unref (self->pools);
  self->pools = ids;
  set_choices (self->pool_choice, names, selected);
}

gint64
_dew_what_if_line (DewWhatIfPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->line_choice);

  return chosen < self->lines->len ? g_array_index (self->lines, gint64, chosen) : 0;
}

static void
list_lines (DewWhatIfPage *self)
{
  const DewNode *nodes = dew_ledger_nodes (_dew_what_if_ledger (self), NULL);
  guint top = self->pool != 0 ? dew_ledger_node (_dew_what_if_ledger (self), DEW_TABLE_POOL, self->pool) : 0;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gint64 line = _dew_what_if_line (self);
  gint64 none = 0;
  guint selected = 0;

  g_ptr_array_add (names, (gpointer) _("all lines"));
  g_array_append_val (ids, none);
  for (guint i = top + 1; top != 0 && i < nodes[top].end; i++)
    {
      if (nodes[i].id == line)
        selected = ids->len;
      g_ptr_array_add (names, nodes[i].line->name);
      g_array_append_val (ids, nodes[i].id);
    }

  if (same_ids (ids, self->lines))
    return;

  g_array_set_size (self->lines, 0);
  g_array_append_vals (self->lines, ids->data, ids->len);
  set_choices (self->line_choice, names, selected);
}

void
_dew_what_if_list_choices (DewWhatIfPage *self)
{
  self->filling = TRUE;
  list_pools (self);
  list_lines (self);
  self->filling = FALSE;
}

/* ---- Showing the variance ---- */

static void
show_of_budget (DewWhatIfPage *self,
                gint64         variance)
{
  gint64 budget = _dew_what_if_budget (self);
  g_autofree char *text = NULL;
  char percent[DEW_PERCENT_SIZE];
  __int128 millionths = budget > 0 ? (__int128) variance * DEW_WHOLE / budget : 0;

  if (budget > 0 && millionths < (__int128) 1000 * DEW_WHOLE && millionths > -(__int128) 1000 * DEW_WHOLE)
    text = g_strdup_printf (_("%s%s %%"), millionths > 0 ? "+" : millionths < 0 ? "−" : "", dew_percent_print ((gint64) (millionths < 0 ? -millionths : millionths) / 100 * 100, -1, percent));
  gtk_label_set_label (self->of_budget, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->of_budget), text != NULL ? _("Of the latest budget") : _("There is no budget to compare with"));
}

static void
show_slider (DewWhatIfPage *self,
             gint64         variance)
{
  gint64 budget = _dew_what_if_budget (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->slider), budget > 0);
  if (budget > 0)
    gtk_range_set_value (GTK_RANGE (self->slider), CLAMP ((double) variance / (double) budget * 1000, -SLIDER, SLIDER));
}

void
_dew_what_if_show_variance (DewWhatIfPage *self)
{
  const DewLanePool *pool = self->pool != 0 ? dew_comparison_pool (self->comparison, 0, self->pool) : NULL;
  char text[DEW_MONEY_SIZE];

  gtk_widget_set_visible (self->variance_box, pool != NULL);
  if (pool == NULL)
    return;

  self->filling = TRUE;
  gtk_toggle_button_set_active (self->forecast_button, pool->source == DEW_VARIANCE_FORECAST);
  if (!self->trying)
    {
      dew_money_print (dew_pence (pool->variance), DEW_UNIT_POUNDS, 2, DEW_PRINT_GROUPS | DEW_PRINT_TRIM, text);
      gtk_editable_set_text (GTK_EDITABLE (self->variance_entry), text);
      show_slider (self, pool->variance);
    }
  show_of_budget (self, pool->variance);
  self->filling = FALSE;
}

/* ---- Into the document ---- */

/* What was tried is what is typed in the document from now on; where it cannot be written it stays tried. */
static void
store_variance (DewWhatIfPage *self,
                gint64         pence)
{
  const DewPool *pool = dew_ledger_find (_dew_what_if_ledger (self), DEW_TABLE_POOL, self->pool);
  DewVariance variance = { .scenario = DEW_BASELINE, .pool = self->pool, .year = self->year, .pence = pence };
  DewChanges *changes = dew_changes_new ();
  g_autofree char *what = g_strdup_printf (_("Variance of “%s”"), pool->name);
  GError *error = NULL;
  gboolean good = dew_edit_variance (_dew_what_if_ledger (self), changes, dew_document_ids (self->document), &variance, &error);

  self->trying = FALSE;
  dew_comparison_forget (self->comparison, self->pool);
  _dew_what_if_take (self, changes, good, what, &error);
}

static gboolean
read_variance (DewWhatIfPage *self,
               DewReading    *reading)
{
  DewReadStatus status = dew_money_read (gtk_editable_get_text (GTK_EDITABLE (self->variance_entry)), DEW_UNIT_POUNDS, reading);
  g_autofree char *reason = NULL;

  if (status == DEW_READ_REFUSED)
    reason = g_strdup_printf (_("Not understood: %s."), _(reading->reason));
  else if (status == DEW_READ_EMPTY)
    reason = g_strdup (_("Type the variance to share, as 1,000,000 or 1.2m, below 0 for an underspend."));

  gtk_label_set_label (self->variance_message, reason != NULL ? reason : "");
  gtk_revealer_set_reveal_child (self->variance_revealer, reason != NULL);
  if (reason != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->variance_entry), "dew-bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->variance_entry), "dew-bad");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->variance_entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "", -1);

  return reason == NULL;
}

gboolean
_dew_what_if_settle (DewWhatIfPage *self)
{
  DewReading reading;

  g_clear_handle_id (&self->settling, g_source_remove);
  if (!self->trying || self->document == NULL)
    return TRUE;
  if (!read_variance (self, &reading))
    return FALSE;

  if (!dew_document_read_only (self->document, NULL))
    store_variance (self, reading.value.pence);
  return TRUE;
}

static gboolean
settle_later (gpointer data)
{
  DewWhatIfPage *self = data;

  self->settling = 0;
  _dew_what_if_settle (self);
  return G_SOURCE_REMOVE;
}

static void
try_variance (DewWhatIfPage *self,
              gint64         pence)
{
  self->trying = TRUE;
  dew_comparison_try (self->comparison, self->pool, pence);
  _dew_what_if_try (self);
  show_of_budget (self, pence);
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add (SETTLED, settle_later, self);
}

/* ---- What the user does ---- */

static void
pool_chosen_cb (DewWhatIfPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->pool_choice);

  if (self->filling || self->document == NULL || selected >= self->pools->len)
    return;

  _dew_what_if_settle (self);
  self->pool = g_array_index (self->pools, gint64, selected);
  dew_comparison_try_on (self->comparison, 0);
  self->filling = TRUE;
  list_lines (self);
  self->filling = FALSE;
  _dew_what_if_forget_curves (self);
  _dew_what_if_show_variance (self);
  _dew_what_if_show_table (self);
  _dew_what_if_show_charts (self);
  _dew_what_if_show_chances (self);
}

static void
line_chosen_cb (DewWhatIfPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->line_choice);
  const DewLanePool *pool = self->pool != 0 && self->comparison != NULL ? dew_comparison_pool (self->comparison, 0, self->pool) : NULL;

  if (self->filling || pool == NULL || selected >= self->lines->len)
    return;

  dew_comparison_try_on (self->comparison, g_array_index (self->lines, gint64, selected));
  _dew_what_if_forget_curves (self);
  _dew_what_if_try (self);
}

static void
variance_changed_cb (DewWhatIfPage *self)
{
  DewReading reading;

  if (self->filling || self->comparison == NULL || self->pool == 0 || !read_variance (self, &reading))
    return;

  self->filling = TRUE;
  show_slider (self, reading.value.pence);
  gtk_toggle_button_set_active (self->forecast_button, FALSE);
  self->filling = FALSE;
  try_variance (self, reading.value.pence);
}

/* Whole thousands are what a hand means. */
static void
slider_moved_cb (DewWhatIfPage *self)
{
  gint64 pence = (gint64) ((__int128) _dew_what_if_budget (self) * (gint64) gtk_range_get_value (GTK_RANGE (self->slider)) / 1000 / 100000 * 100000);
  char text[DEW_MONEY_SIZE];

  if (self->filling || self->comparison == NULL || self->pool == 0)
    return;

  self->filling = TRUE;
  dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_GROUPS | DEW_PRINT_TRIM, text);
  gtk_editable_set_text (GTK_EDITABLE (self->variance_entry), text);
  gtk_toggle_button_set_active (self->forecast_button, FALSE);
  self->filling = FALSE;
  try_variance (self, pence);
}

static void
source_toggled_cb (DewWhatIfPage *self)
{
  const DewLanePool *pool = self->pool != 0 && self->comparison != NULL ? dew_comparison_pool (self->comparison, 0, self->pool) : NULL;

  if (self->filling || pool == NULL)
    return;

  g_clear_handle_id (&self->settling, g_source_remove);
  if (gtk_toggle_button_get_active (self->forecast_button))
    store_variance (self, DEW_CLEARED);
  else
    store_variance (self, pool->variance);
}

static void
leave_variance_cb (GtkWidget *entry,
                   gpointer   data)
{
  _dew_what_if_settle (data);
}

static void
variance_activate_cb (GtkEntry      *entry,
                      DewWhatIfPage *self)
{
  if (_dew_what_if_settle (self))
    gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
}

void
_dew_what_if_add_controls (DewWhatIfPage *self)
{
  gtk_range_set_range (GTK_RANGE (self->slider), -SLIDER, SLIDER);
  gtk_range_set_increments (GTK_RANGE (self->slider), 1, 10);
  gtk_scale_add_mark (self->slider, 0, GTK_POS_BOTTOM, NULL);

  dew_choice_shorten (self->pool_choice);
  dew_choice_shorten (self->line_choice);
  dew_choice_shorten (self->bearer_choice);
  dew_choice_shorten (self->bridge_choice);
  g_signal_connect_swapped (self->pool_choice, "notify::selected", G_CALLBACK (pool_chosen_cb), self);
  g_signal_connect_swapped (self->line_choice, "notify::selected", G_CALLBACK (line_chosen_cb), self);
  g_signal_connect_swapped (self->variance_entry, "changed", G_CALLBACK (variance_changed_cb), self);
  g_signal_connect (self->variance_entry, "activate", G_CALLBACK (variance_activate_cb), self);
  g_signal_connect_swapped (self->slider, "value-changed", G_CALLBACK (slider_moved_cb), self);
  g_signal_connect_swapped (self->forecast_button, "toggled", G_CALLBACK (source_toggled_cb), self);
  dew_on_leave (GTK_WIDGET (self->variance_entry), leave_variance_cb, self);
}
