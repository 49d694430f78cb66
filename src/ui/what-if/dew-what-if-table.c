/* dew-what-if-table.c: the lanes of the What-if page: who bears what in each scenario, row by row */
#include "dew-what-if-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-pounds.h"
#include "dew-ratio.h"
#include "dew-rules-written.h"

/* So many lanes are wide. */
#define WIDE 4

/* What the rows are filled from. */
typedef struct {
  DewWhatIfPage *page;
  const DewWhatIfRow *row;
  guint          lane;
  DewLaneSum     base, sum;
} Filling;

/* ---- Names ---- */

guint
_dew_what_if_number (DewWhatIfPage *self,
                     gint64         scenario)
{
  const GPtrArray *scenarios = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_SCENARIO);

  for (guint i = 0; i < scenarios->len; i++)
    if (((const DewScenario *) scenarios->pdata[i])->id == scenario)
      return i + 2;

  return 1;
}

const char *
_dew_what_if_name (DewWhatIfPage *self,
                   guint          lane)
{
  const DewScenario *scenario = dew_ledger_find (_dew_what_if_ledger (self), DEW_TABLE_SCENARIO, dew_comparison_scenario (self->comparison, lane));

  return scenario != NULL ? scenario->name : _("Baseline");
}

/* ---- What there is to show ---- */

static void
add_row (DewWhatIfPage          *self,
         DewWhatIfRowKind        kind,
         gint64                  pool,
         guint                   partner,
         gboolean                brief)
{
  DewWhatIfRow *row = g_new0 (DewWhatIfRow, 1);

  *row = (DewWhatIfRow) { .kind = kind, .pool = pool, .partner = partner, .brief = brief };
  g_ptr_array_add (self->rows, row);
}

/* Of what no partner bears, the rows that have something in some lane. */
static void
add_rest (DewWhatIfPage *self,
          gint64         pool,
          gboolean       brief)
{
  gboolean reserve = FALSE, unallocated = FALSE;
  gint64 held = 0, across = 0;

  for (guint lane = 0; lane < dew_comparison_n_lanes (self->comparison); lane++)
    {
      DewLaneSum sum;

      dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), lane, pool, &sum);
      reserve |= sum.reserve != 0;
      held += ABS (sum.held);
      across += ABS (sum.across);
      unallocated |= sum.unallocated != 0;
    }

  if (reserve)
    add_row (self, DEW_ROW_RESERVE, pool, 0, brief);
  if (held != 0)
    {
      DewWhatIfRow *row;

      add_row (self, DEW_ROW_HELD, pool, 0, brief);
      row = self->rows->pdata[self->rows->len - 1];
      row->held = held;
      row->across = across;
    }
  if (unallocated)
    add_row (self, DEW_ROW_UNALLOCATED, pool, 0, brief);
}

static gboolean
has_partner (DewWhatIfPage *self,
             gint64         pool,
             guint          partner)
{
  for (guint lane = 0; lane < dew_comparison_n_lanes (self->comparison); lane++)
    {
      DewLaneSum sum;

      dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), lane, pool, &sum);
      if (sum.shown[partner])
        return TRUE;
    }

  return FALSE;
}

/* Lanes that are many are too narrow for changes in pounds and per cent side by side. */
static void
add_partner (DewWhatIfPage *self,
             gint64         pool,
             guint          partner)
{
  gboolean wide = dew_comparison_n_lanes (self->comparison) <= WIDE;

  add_row (self, DEW_ROW_PERCENT, pool, partner, FALSE);
  add_row (self, DEW_ROW_SHARE, pool, partner, FALSE);
  add_row (self, DEW_ROW_COST, pool, partner, FALSE);
  add_row (self, wide ? DEW_ROW_CHANGES : DEW_ROW_CHANGE, pool, partner, FALSE);
  if (!wide)
    add_row (self, DEW_ROW_CHANGE_PERCENT, pool, partner, FALSE);
}

/* All that is told of a pool, or of all of them together. */
static void
add_block (DewWhatIfPage *self,
           gint64         pool)
{
  const GPtrArray *partners = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_PARTNER);

  for (guint i = 0; i < partners->len; i++)
    if (has_partner (self, pool, i))
      add_partner (self, pool, i);

  add_rest (self, pool, FALSE);
  add_row (self, DEW_ROW_TOGETHER, pool, 0, FALSE);
  add_row (self, DEW_ROW_WORDS, pool, 0, FALSE);
}

/* One among all: what each bears of it. */
static void
add_brief_block (DewWhatIfPage *self,
                 gint64         pool)
{
  const GPtrArray *partners = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_PARTNER);

  add_row (self, DEW_ROW_POOL, pool, 0, TRUE);
  for (guint i = 0; i < partners->len; i++)
    if (has_partner (self, pool, i))
      add_row (self, DEW_ROW_SHARE, pool, i, TRUE);
  add_rest (self, pool, TRUE);
}

static void
list_rows (DewWhatIfPage *self)
{
  g_ptr_array_set_size (self->rows, 0);
  add_row (self, DEW_ROW_HEAD, self->pool, 0, FALSE);
  if (self->pool != 0)
    {
      add_row (self, DEW_ROW_RULE, self->pool, 0, FALSE);
      add_row (self, DEW_ROW_SENTENCE, self->pool, 0, FALSE);
      add_block (self, self->pool);
      return;
    }

  for (guint i = 1; i < self->pools->len; i++)
    add_brief_block (self, g_array_index (self->pools, gint64, i));
  add_row (self, DEW_ROW_POOL, 0, 0, FALSE);
  add_block (self, 0);
}

/* Which widgets there have to be: the rows, and the lanes with their numbers. */
static char *
describe_shape (DewWhatIfPage *self)
{
  GString *shape = g_string_new (NULL);

  for (guint lane = 0; lane < dew_comparison_n_lanes (self->comparison); lane++)
    g_string_append_printf (shape, "%" G_GINT64_FORMAT ":%u ", dew_comparison_scenario (self->comparison, lane),
                            _dew_what_if_number (self, dew_comparison_scenario (self->comparison, lane)));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DewWhatIfRow *row = self->rows->pdata[i];

      g_string_append_printf (shape, "%d/%" G_GINT64_FORMAT "/%u/%d/%d%d ", (int) row->kind, row->pool, row->partner, row->brief, row->across != 0, row->across != row->held);
    }

  return g_string_free (shape, FALSE);
}

/* A line above what begins something. */
static gboolean
begins (DewWhatIfRowKind kind)
{
  return kind == DEW_ROW_PERCENT || kind == DEW_ROW_POOL || kind == DEW_ROW_TOGETHER;
}

static void
build (DewWhatIfPage *self)
{
  guint n = dew_comparison_n_lanes (self->comparison);
  guint numbers[DEW_MAX_COMPARED];

  for (guint lane = 0; lane < n; lane++)
    numbers[lane] = _dew_what_if_number (self, dew_comparison_scenario (self->comparison, lane));
  dew_lanes_start (self->lanes, numbers, n);
  for (guint r = 0; r < self->rows->len; r++)
    {
      DewWhatIfRow *row = self->rows->pdata[r];
      GtkWidget *name = _dew_what_if_new_name (self, row);

      if (begins (row->kind))
        gtk_widget_add_css_class (name, "begins");
      dew_lanes_add (self->lanes, name, 0, r);
      for (guint lane = 0; lane < n; lane++)
        {
          row->cells[lane] = _dew_what_if_new_cell (self, row, lane);
          if (begins (row->kind))
            gtk_widget_add_css_class (row->cells[lane], "begins");
          dew_lanes_add (self->lanes, row->cells[lane], lane + 1, r);
        }
    }
}

/* ---- Filling ---- */

static void
set_text (GtkWidget  *label,
          const char *text)
{
  if (strcmp (gtk_label_get_label (GTK_LABEL (label)), text) != 0)
    gtk_label_set_label (GTK_LABEL (label), text);
}

/* One that is set anew is shown anew, for which the pointer is asked where it is. */
static void
set_tooltip (GtkWidget  *widget,
             const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

static char *
print_percent (gint64   millionths,
               gboolean is_known)
{
  char text[DEW_PERCENT_SIZE];

  return is_known ? g_strdup_printf (_("%s %%"), dew_percent_print (millionths, 4, text)) : g_strdup ("–");
}

/* With the sign, and an arrow: which way is not told by the sign alone. */
static char *
print_change_percent (gint64 change,
                      gint64 cost)
{
  __int128 hundredths = cost > 0 ? ((__int128) ABS (change) * 20000 / cost + 1) / 2 : 0;

  if (change == 0)
    return g_strdup ("–");
  if (cost <= 0 || hundredths > 10000000)
    return g_strdup ("");

  return g_strdup_printf (change > 0 ? _("▲ +%d.%02d %%") : _("▼ −%d.%02d %%"), (int) (hundredths / 100), (int) (hundredths % 100));
}

static gint64
get_rest (const DewLaneSum          *sum,
          DewWhatIfRowKind           kind)
{
  return kind == DEW_ROW_RESERVE ? sum->reserve : kind == DEW_ROW_HELD ? sum->held : sum->unallocated;
}

/* The text of a figure. Free with g_free. */
static char *
print_cell (const Filling *filling)
{
  const DewWhatIfRow *row = filling->row;
  gint64 change = filling->sum.costs[row->partner] - filling->base.costs[row->partner];
  gboolean compared = filling->lane > 0 && filling->base.n_refused == 0;

  if (filling->sum.n_refused > 0 && row->pool != 0)
    return g_strdup ("–");

  switch (row->kind)
    {
    case DEW_ROW_PERCENT:
      return print_percent (filling->sum.percents[row->partner], filling->sum.has_percent);
    case DEW_ROW_SHARE:
      return dew_pounds (filling->sum.shares[row->partner], 0);
    case DEW_ROW_COST:
      return dew_pounds (filling->sum.costs[row->partner], 0);
    case DEW_ROW_CHANGE:
      return compared && change != 0 ? dew_pounds (change, DEW_PRINT_PLUS) : g_strdup ("–");
    case DEW_ROW_CHANGE_PERCENT:
      return compared ? print_change_percent (change, filling->base.costs[row->partner]) : g_strdup ("–");
    case DEW_ROW_RESERVE:
    case DEW_ROW_HELD:
    case DEW_ROW_UNALLOCATED:
      return dew_pounds (get_rest (&filling->sum, row->kind), DEW_PRINT_DASH);
    case DEW_ROW_POOL:
    case DEW_ROW_TOGETHER:
      return dew_pounds (filling->sum.variance, 0);
    case DEW_ROW_HEAD:
    case DEW_ROW_RULE:
    case DEW_ROW_SENTENCE:
    case DEW_ROW_CHANGES:
    case DEW_ROW_WORDS:
    default:
      return g_strdup ("");
    }
}

/* "Gross, Council, Share, £: 2,538,461.54" */
static void
name_cell (const Filling *filling,
           GtkWidget     *widget,
           const char    *text)
{
  DewWhatIfPage *self = filling->page;
  const char *lane = _dew_what_if_name (self, filling->lane);
  const char *what = filling->row->kind == DEW_ROW_PERCENT ? _("Of the variance") : filling->row->kind == DEW_ROW_SHARE ? _("Share, £") : _dew_what_if_row_name (self, filling->row);
  g_autofree char *spoken = _dew_what_if_row_is_partners (filling->row->kind)
                            ? g_strdup_printf (_("%s, %s, %s: %s"), lane, dew_partner_short (_dew_what_if_partner (self, filling->row->partner)), what, text)
                            : g_strdup_printf (_("%s, %s: %s"), lane, what, text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Only where there is something is there anything to decide. Gives the label of the amount. */
static GtkWidget *
show_unallocated (const Filling *filling,
                  GtkWidget     *cell,
                  GtkWidget     *content)
{
  gboolean any = filling->sum.unallocated != 0;

  if (any)
    gtk_widget_add_css_class (cell, "unallocated");
  else
    gtk_widget_remove_css_class (cell, "unallocated");
  if (!GTK_IS_BUTTON (cell))
    return content;

  gtk_widget_set_visible (gtk_widget_get_first_child (content), any);
  gtk_widget_set_sensitive (cell, any);
  return gtk_widget_get_last_child (content);
}

/* cell is what is called by it. */
static void
put_figure (const Filling *filling,
            GtkWidget     *cell,
            GtkWidget     *label)
{
  g_autofree char *text = print_cell (filling);

  if (strcmp (gtk_label_get_label (GTK_LABEL (label)), text) == 0)
    return;

  gtk_label_set_label (GTK_LABEL (label), text);
  name_cell (filling, cell, text);
}

static void
fill_figure (const Filling *filling)
{
  GtkWidget *cell = filling->row->cells[filling->lane];
  GtkWidget *label = GTK_IS_BUTTON (cell) ? gtk_button_get_child (GTK_BUTTON (cell)) : cell;

  if (filling->row->kind == DEW_ROW_UNALLOCATED)
    label = show_unallocated (filling, cell, label);
  put_figure (filling, cell, label);
}

static void
fill_changes (const Filling *filling)
{
  GtkWidget *left = gtk_widget_get_first_child (filling->row->cells[filling->lane]);
  GtkWidget *right = gtk_widget_get_last_child (filling->row->cells[filling->lane]);
  DewWhatIfRow row = *filling->row;
  Filling half = *filling;

  half.row = &row;
  row.kind = DEW_ROW_CHANGE_PERCENT;
  put_figure (&half, left, left);
  gtk_widget_set_visible (left, strcmp (gtk_label_get_label (GTK_LABEL (left)), "–") != 0);
  row.kind = DEW_ROW_CHANGE;
  put_figure (&half, right, right);
}

static void
fill_text (const Filling *filling,
           const char    *text)
{
  GtkWidget *cell = filling->row->cells[filling->lane];

  if (strcmp (gtk_label_get_label (GTK_LABEL (cell)), text) == 0)
    return;

  set_text (cell, text);
  gtk_widget_set_tooltip_text (cell, text);
  name_cell (filling, cell, text);
}

/* "≠ rule", "≠ 3": what of it differs, in as few words as there is room for. */
static void
fill_head (const Filling *filling)
{
  DewWhatIfPage *self = filling->page;
  GtkWidget *chip = gtk_widget_get_first_child (filling->row->cells[filling->lane]);
  GtkWidget *name = gtk_widget_get_next_sibling (chip);
  GtkWidget *badge = gtk_widget_get_next_sibling (name);
  const char *text = _dew_what_if_name (self, filling->lane);
  g_autofree char *differs = filling->lane > 0 ? _dew_what_if_differs (self, dew_comparison_scenario (self->comparison, filling->lane)) : NULL;

  set_text (name, text);
  set_tooltip (name, text);
  gtk_widget_set_visible (badge, differs != NULL);
  /* Where lanes are many, what differs is told by the tooltip. */
  set_text (badge, differs == NULL ? "" : dew_comparison_n_lanes (self->comparison) > 4 ? _("≠") : differs);
  set_tooltip (badge, differs);
}

static gboolean
has_others (const Filling     *filling,
            const DewLanePool *pool)
{
  DewWhatIfPage *self = filling->page;
  g_autofree char *last_day = dew_year_last_day (self->year);

  return dew_rules_has_others (_dew_what_if_ledger (self), pool->pool, dew_comparison_scenario (self->comparison, filling->lane), pool->variance < 0 ? DEW_UNDER : DEW_OVER, last_day);
}

static void
fill_rule (const Filling *filling)
{
  const DewLanePool *pool = dew_comparison_pool (filling->page->comparison, filling->lane, filling->row->pool);
  g_autofree char *more = NULL;
  const char *text = "";

  if (pool != NULL && pool->share != NULL)
    text = filling->row->kind == DEW_ROW_RULE ? pool->share->rule_short : pool->share->sentence;
  if (pool != NULL && pool->share == NULL && filling->row->kind == DEW_ROW_RULE)
    text = _("Cannot be shared");
  /* What is said in few words is the pool's alone. */
  if (pool != NULL && filling->row->kind == DEW_ROW_RULE && has_others (filling, pool))
    text = more = g_strdup_printf (_("%s; others of lines or months"), text);

  fill_text (filling, text);
}

static void
fill_words (const Filling *filling)
{
  DewWhatIfPage *self = filling->page;
  g_autofree char *words = dew_comparison_words (self->comparison, _dew_what_if_ledger (self), filling->lane, filling->row->pool);

  fill_text (filling, words);
}

static void
fill_cell (const Filling *filling)
{
  switch (filling->row->kind)
    {
    case DEW_ROW_HEAD:
      fill_head (filling);
      break;
    case DEW_ROW_RULE:
    case DEW_ROW_SENTENCE:
      fill_rule (filling);
      break;
    case DEW_ROW_WORDS:
      fill_words (filling);
      break;
    case DEW_ROW_CHANGES:
      fill_changes (filling);
      break;
    case DEW_ROW_POOL:
    case DEW_ROW_PERCENT:
    case DEW_ROW_SHARE:
    case DEW_ROW_COST:
    case DEW_ROW_CHANGE:
    case DEW_ROW_CHANGE_PERCENT:
    case DEW_ROW_RESERVE:
    case DEW_ROW_HELD:
    case DEW_ROW_UNALLOCATED:
    case DEW_ROW_TOGETHER:
    default:
      fill_figure (filling);
    }
}

/* ---- Differences only ---- */

/* Whether a row is the same in all lanes. */
static gboolean
is_alike (DewWhatIfPage      *self,
          const DewWhatIfRow *row)
{
  DewLaneSum base;

  dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), 0, row->pool, &base);
  for (guint lane = 1; lane < dew_comparison_n_lanes (self->comparison); lane++)
    {
      DewLaneSum sum;

      dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), lane, row->pool, &sum);
      if (sum.n_refused != base.n_refused || sum.variance != base.variance || sum.reserve != base.reserve || sum.held != base.held || sum.unallocated != base.unallocated)
        return FALSE;
      if (_dew_what_if_row_is_partners (row->kind) && (sum.shares[row->partner] != base.shares[row->partner] || sum.costs[row->partner] != base.costs[row->partner]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_wanted (DewWhatIfPage      *self,
           const DewWhatIfRow *row)
{
  if (row->kind == DEW_ROW_SENTENCE)
    return self->sentences;
  if (!gtk_switch_get_active (self->differences_switch) || dew_comparison_n_lanes (self->comparison) < 2)
    return TRUE;

  return !_dew_what_if_row_is_partners (row->kind) || !is_alike (self, row);
}

void
_dew_what_if_show_table (DewWhatIfPage *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);
  g_autofree char *shape = NULL;

  self->rows = g_ptr_array_new_with_free_func (g_free);
  list_rows (self);
  shape = describe_shape (self);
  if (g_strcmp0 (shape, self->shape) != 0)
    {
      build (self);
      g_free (self->shape);
      self->shape = g_steal_pointer (&shape);
    }
  else
    {
      g_ptr_array_unref (self->rows);
      self->rows = g_steal_pointer (&before);
    }

  for (guint r = 0; r < self->rows->len; r++)
    {
      const DewWhatIfRow *row = self->rows->pdata[r];
      Filling filling = { .page = self, .row = row };

      dew_lanes_show_row (self->lanes, r, is_wanted (self, row));
      dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), 0, row->pool, &filling.base);
      for (; filling.lane < dew_comparison_n_lanes (self->comparison); filling.lane++)
        {
          dew_comparison_sum (self->comparison, _dew_what_if_ledger (self), filling.lane, row->pool, &filling.sum);
          fill_cell (&filling);
        }
    }
}
