/* chart-months.c: a chart of budget, actual and forecast by month. */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-sheet-chart.h"

#define MONTHS 12
#define MONEY_WIDTH 16

/* By DewMonthly; what has happened is the plain line. */
static const struct {
  const char *name;             /* marked for translation */
  guint       paint;
} lines[DEW_N_MONTHLY] = {
  [DEW_MONTHLY_BUDGET] = { N_("Budget"), 1 },
  [DEW_MONTHLY_ACTUAL] = { N_("Actual"), 0 },
  [DEW_MONTHLY_FORECAST] = { N_("Forecast"), 2 },
};

static gboolean
has_any (const DewMonitorMonths *months)
{
  for (guint i = 0; i < DEW_N_MONTHLY; i++)
    if (months->entered[i] != 0)
      return TRUE;
  return FALSE;
}

static void
start_sheet (DewSheet               *sheet,
             const DewMonitorMonths *months)
{
  dew_sheet_note (sheet, _("What falls in each month, not added up; actuals are those entered, and the forecast is of the months after them."));
  for (guint i = 0; i < DEW_N_MONTHLY; i++)
    if (months->lacking[i] > 0)
      {
        g_autofree char *note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: without some or all of %u line, which is in no month.", "%s: without some or all of %u lines, which is in no month.",
                                                              months->lacking[i]), _(lines[i].name), months->lacking[i]);

        dew_sheet_note (sheet, note);
      }
  dew_sheet_note (sheet, _("An empty cell is a figure that was not entered, or that there is none of."));
  dew_sheet_live_note (sheet, _("The chart beside the table follows its figures."));
  dew_sheet_column (sheet, _("Month"), 0);
  for (guint i = 0; i < DEW_N_MONTHLY; i++)
    {
      g_autofree char *heading = g_strdup_printf (_("%s, %s"), _(lines[i].name), dew_unit_symbol (DEW_UNIT_POUNDS));

      dew_sheet_input_column (sheet, heading, MONEY_WIDTH);
    }
}

static void
put_month (DewSheet               *sheet,
           const DewMonitorMonths *months,
           int                     year,
           int                     month)
{
  guint row = dew_sheet_row (sheet);
  g_autofree char *name = dew_month_words (year, month);

  dew_sheet_text (sheet, row, 0, name);
  for (guint i = 0; i < DEW_N_MONTHLY; i++)
    {
      gboolean entered = months->entered[i] >> (month - 1) & 1;

      dew_sheet_number (sheet, row, i + 1, DEW_CELL_MONEY, entered ? months->pence[i][month] : 0, DEW_CELL_INPUT | (entered ? 0 : DEW_CELL_BLANK));
    }
}

DewSheet *
_dew_months_chart (DewPaper               *paper,
                   const DewMonitorMonths *months,
                   const char             *name,
                   const char             *title)
{
  g_autofree char *opening = NULL;
  DewSheetChart *chart;
  DewSheet *sheet;

  if (!has_any (months))
    return NULL;

  sheet = dew_book_add_sheet (paper->book, name, title);
  start_sheet (sheet, months);
  for (int month = 1; month <= MONTHS; month++)
    put_month (sheet, months, paper->year, month);

  chart = dew_sheet_chart_new (sheet, DEW_SHEET_LINES, 0, MONTHS, _("Month"), _("Amount in the month"));
  for (guint i = 0; i < DEW_N_MONTHLY; i++)
    if (months->entered[i] != 0)
      dew_sheet_chart_add (chart, i + 1, lines[i].paint, _(lines[i].name));
  /* TRANSLATORS: what a chart shows, and the unit, for who does not see it. */
  opening = g_strdup_printf (_("Line chart. %s, in %s."), title, dew_unit_symbol (DEW_UNIT_POUNDS));
  dew_sheet_chart_tell (chart, opening);
  return sheet;
}
