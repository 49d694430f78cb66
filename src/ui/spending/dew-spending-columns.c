/* dew-spending-columns.c: which columns a year's spending has, and what they are called */
#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-spending-model-private.h"

typedef enum { GROUP_BUDGET, GROUP_TO_DATE, GROUP_FORECAST, GROUP_AGAINST } Group;

/* The monitoring table, in its order. */
static const struct
{
  DewSpendingColumn column;
  Group             group;
  const char       *heading;    /* marked for translation; NULL: the unit */
  const char       *words;
} monitoring[] = {
  { { SPENDING_AMOUNT, DEW_MONITOR_ORIGINAL, 0, "original" }, GROUP_BUDGET, N_("Original"), N_("original budget") },
  { { SPENDING_AMOUNT, DEW_MONITOR_LATEST, 0, "latest" }, GROUP_BUDGET, N_("Latest"), N_("latest budget") },
  { { SPENDING_AMOUNT, DEW_MONITOR_BUDGET_TO_DATE, 0, "budget" }, GROUP_TO_DATE, N_("Budget"), N_("budget to date") },
  { { SPENDING_AMOUNT, DEW_MONITOR_ACTUAL_TO_DATE, 0, "actual" }, GROUP_TO_DATE, N_("Actual"), N_("actual to date") },
  { { SPENDING_AMOUNT, DEW_MONITOR_VARIANCE_TO_DATE, 0, "to-date" }, GROUP_TO_DATE, N_("Variance"), N_("variance to date") },
  { { SPENDING_AMOUNT, DEW_MONITOR_PREVIOUS, 0, "previous" }, GROUP_FORECAST, N_("Previous"), N_("previous forecast") },
  { { SPENDING_AMOUNT, DEW_MONITOR_FORECAST, 0, "forecast" }, GROUP_FORECAST, N_("Latest"), N_("latest forecast") },
  { { SPENDING_AMOUNT, DEW_MONITOR_MOVEMENT, 0, "movement" }, GROUP_FORECAST, N_("Movement"), N_("movement of the forecast") },
  { { SPENDING_AMOUNT, DEW_MONITOR_VARIANCE, 0, "variance" }, GROUP_AGAINST, NULL, N_("forecast variance against the latest budget") },
  { { SPENDING_PERCENT, 0, 0, "percent" }, GROUP_AGAINST, N_("%"), N_("forecast variance in percent of the latest budget") },
  { { SPENDING_STATUS, 0, 0, "status" }, GROUP_AGAINST, N_("Status"), N_("status") },
};

static const struct
{
  const char *brief, *words;    /* marked for translation */
  const char *key;
} months[] = {
  { N_("Whole year"), N_("whole year"), "year" },
  { N_("Apr"), N_("April"), "apr" }, { N_("May"), N_("May"), "may" }, { N_("Jun"), N_("June"), "jun" }, { N_("Jul"), N_("July"), "jul" },
  { N_("Aug"), N_("August"), "aug" }, { N_("Sep"), N_("September"), "sep" }, { N_("Oct"), N_("October"), "oct" }, { N_("Nov"), N_("November"), "nov" },
  { N_("Dec"), N_("December"), "dec" }, { N_("Jan"), N_("January"), "jan" }, { N_("Feb"), N_("February"), "feb" }, { N_("Mar"), N_("March"), "mar" },
};

const DewSpendingColumn *
_dew_spending_column (DewSpendingModel *self,
                      guint             number)
{
  return &g_array_index (self->columns, DewSpendingColumn, number - 1);
}

static void
list_months (DewSpendingModel *self)
{
  DewSpendingColumn sum = { SPENDING_YEAR, 0, 13, "sum" };

  for (int month = 0; month <= 12; month++)
    {
      DewSpendingColumn column = { SPENDING_MONTH, 0, month, months[month].key };

      g_array_append_val (self->columns, column);
    }
  g_array_append_val (self->columns, sum);
}

/* "April to November", "April", or that the year has not begun. */
static char *
to_date_words (DewSpendingModel *self)
{
  int n = dew_monitor_months_to_date (self->monitor);

  if (n == 0)
    return g_strdup (_("Before the year"));
  if (n == 1)
    return g_strdup (_("April"));

  return g_strdup_printf (_("April to %s"), _(months[n].words));
}

/* The longest that a status comes to, with room for its mark. */
static char *
widest_status (DewSpendingModel *self)
{
  g_autofree char *words = dew_monitor_status_words (self->monitor, DEW_MONITOR_RED_UNDER);

  return g_strconcat ("00", words, NULL);
}

/* Whether the columns say or hold anything else than when this was last asked. */
static gboolean
say_otherwise (DewSpendingModel *self)
{
  g_autofree char *to_date = to_date_words (self);
  g_autofree char *status = widest_status (self);
  char *said = g_strconcat (to_date, " ", status, NULL);
  gboolean differs = g_strcmp0 (said, self->said) != 0;

  g_free (self->said);
  self->said = said;

  return differs;
}

gboolean
_dew_spending_list (DewTreeModel *model)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  guint before = self->columns->len;
  gboolean otherwise = say_otherwise (self);
  DewUnit unit = dew_tree_model_unit (model);
  gboolean pence = unit == DEW_UNIT_POUNDS;
  gboolean decimals = dew_tree_model_set_decimals (model, pence && !dew_totals_pence (dew_tree_model_totals (model)) && self->sheet != DEW_SPENDING_MONITORING
                                                            ? 0 : dew_unit_decimals (unit));

  g_array_set_size (self->columns, 0);
  if (self->sheet == DEW_SPENDING_MONITORING)
    for (guint i = 0; i < G_N_ELEMENTS (monitoring); i++)
      g_array_append_val (self->columns, monitoring[i].column);
  else
    list_months (self);

  return before != self->columns->len || decimals || otherwise;
}

/* ---- What they are called ---- */

static const char *
monitoring_group (DewSpendingModel *self,
                  Group             group)
{
  g_clear_pointer (&self->group, g_free);
  switch (group)
    {
    case GROUP_BUDGET:
      return _("Budget");
    case GROUP_TO_DATE:
      return self->group = to_date_words (self);
    case GROUP_FORECAST:
      return _("Forecast for the year");
    case GROUP_AGAINST:
    default:
      return _("Against the latest budget");
    }
}

static const char *
sheet_words (DewSpendingModel *self)
{
  switch (self->sheet)
    {
    case DEW_SPENDING_BUDGET:
      return _("Budget");
    case DEW_SPENDING_FORECAST:
      return _("Forecast");
    case DEW_SPENDING_ACTUAL:
    case DEW_SPENDING_MONITORING:
    default:
      return _("Actual");
    }
}

/* Wide enough for the largest that the column comes to, with its sign. */
static const char *
sample_text (DewTreeModel            *model,
             const DewSpendingColumn *column)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  DewUnit unit = dew_tree_model_unit (model);
  gint64 least = dew_unit_pence (unit) * (unit == DEW_UNIT_MILLIONS ? 10 : column->kind == SPENDING_MONTH ? 1000 : 10000);
  gint64 most = 0;

  if (column->kind == SPENDING_AMOUNT)
    dew_monitor_get (self->monitor, 0, column->amount, &most);
  else
    _dew_spending_month_figure (self, dew_tree_model_scenario (model), 0, column, &most);
  if (column->kind == SPENDING_AMOUNT && column->amount >= DEW_MONITOR_VARIANCE_TO_DATE)
    return dew_tree_model_print (model, MAX (ABS (most), least), DEW_PRINT_SCREEN | DEW_PRINT_PLUS);

  return dew_tree_model_print (model, MAX (ABS (most), least), DEW_PRINT_SCREEN);
}

static void
describe_monitoring (DewTreeModel  *model,
                     guint          i,
                     DewGridColumn *out)
{
  const DewSpendingColumn *column = &monitoring[i].column;
  gboolean status = column->kind == SPENDING_STATUS;

  if (status)
    {
      g_free (DEW_SPENDING_MODEL (model)->lent);
      DEW_SPENDING_MODEL (model)->lent = widest_status (DEW_SPENDING_MODEL (model));
    }

  *out = (DewGridColumn) {
    .key = column->key,
    .heading = monitoring[i].heading != NULL ? _(monitoring[i].heading) : dew_unit_symbol (dew_tree_model_unit (model)),
    .group = monitoring_group (DEW_SPENDING_MODEL (model), monitoring[i].group),
    .group_style = -1,
    .pin = DEW_GRID_SCROLLS,
    .width = status ? 150 : 62,
    .sample = status ? DEW_SPENDING_MODEL (model)->lent : column->kind == SPENDING_PERCENT ? "+100.0" : sample_text (model, column),
    .text = status,
  };
}

void
_dew_spending_describe (DewTreeModel  *model,
                        guint          number,
                        DewGridColumn *out)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  const DewSpendingColumn *column = _dew_spending_column (self, number);
  gboolean sum = column->kind == SPENDING_YEAR;

  if (self->sheet == DEW_SPENDING_MONITORING)
    {
      describe_monitoring (model, number - 1, out);
      return;
    }

  *out = (DewGridColumn) {
    .key = column->key,
    .heading = sum ? _("Year") : _(months[column->month].brief),
    .group = sum ? "" : sheet_words (self),
    .group_style = -1,
    .pin = sum ? DEW_GRID_PIN_END : DEW_GRID_SCROLLS,
    .width = column->month == 0 ? 76 : 54,
    .sample = sample_text (model, column),
  };
}

static char *
whose_words (DewSpendingModel *self)
{
  const DewPartner *partner;

  if (self->whose < 0)
    return g_strdup ("");
  if (self->whose == DEW_UNATTRIBUTED)
    return g_strdup (_(" not split by partner"));

  partner = dew_ledger_find (dew_document_ledger (dew_tree_model_document (DEW_TREE_MODEL (self))), DEW_TABLE_PARTNER, self->whose);

  return g_strdup_printf (_(" of %s"), partner == NULL ? "" : dew_partner_short (partner));
}

char *
_dew_spending_words (DewTreeModel *model,
                     guint         number)
{
  DewSpendingModel *self = DEW_SPENDING_MODEL (model);
  const DewSpendingColumn *column = _dew_spending_column (self, number);
  g_autofree char *sheet = NULL;
  g_autofree char *whose = NULL;

  if (self->sheet == DEW_SPENDING_MONITORING)
    return g_strdup (_(monitoring[number - 1].words));

  sheet = g_utf8_strdown (sheet_words (self), -1);
  whose = whose_words (self);

  return column->kind == SPENDING_YEAR ? g_strdup_printf (_("%s%s of the year"), sheet, whose)
                                       : g_strdup_printf (_("%s%s, %s"), sheet, whose, _(months[column->month].words));
}
