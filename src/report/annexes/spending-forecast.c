/* spending-forecast.c: the working of spending: the actual to date of a line, the months that are known, and its forecast. */
#include "dew-monitoring-private.h"

/* The months side by side, as the columns of a row of spending are. */
#define EACH_MONTH "{1,2,3,4,5,6,7,8,9,10,11,12}"

/* As far as an outlook may go, as dew-monitor-line.c has it. */
#define FORECAST_LIMIT "2.3E18"

enum { ACTUAL = DEW_SPENDING_ADDED + DEW_MONITOR_ACTUAL_TO_DATE, FORECAST = DEW_SPENDING_ADDED + DEW_MONITOR_FORECAST };

/* ---- Actual to date ---- */

/* Of each row the whole year's where it is entered, else the months to date. */
static void
put_actual (const DewMonitoring   *monitoring,
            const DewNamed        *at,
            const DewSpendingLine *line,
            const char            *whole,
            const char            *months)
{
  g_autofree char *formula = g_strdup_printf ("IF(SUMPRODUCT(1*(%1$s<>\"\"))+SUMPRODUCT((%1$s=\"\")*(" EACH_MONTH "<=[months])*(%2$s<>\"\"))=0,\"\","
                                              "SUMPRODUCT(ROUND(%1$s*100,0))+SUMPRODUCT((%1$s=\"\")*(" EACH_MONTH "<=[months])*ROUND(%2$s*100,0)))", whole, months);
  gint64 pence;

  _dew_named_formula (at, ACTUAL, DEW_CELL_PENCE, _dew_monitoring_worth (monitoring, line->node, DEW_MONITOR_ACTUAL_TO_DATE, &pence), formula);
}

/* The last month with an actual that counts; and how many months are known: a month that is not entered yet is not taken for one in which nothing was spent. */
static void
put_known (const DewMonitoring   *monitoring,
           const DewNamed        *at,
           const DewSpendingLine *line,
           const char            *whole,
           const char            *months)
{
  g_autofree char *last = g_strdup_printf ("SUMPRODUCT(MAX((%s=\"\")*(%s<>\"\")*" EACH_MONTH "))", whole, months);
  g_autofree char *expected = line->expected < 12 ? g_strdup_printf ("MIN([months],%d)", line->expected) : g_strdup ("[months]");
  g_autofree char *known = g_strdup_printf ("IF(OR(SUMPRODUCT(1*(%s<>\"\"))>0,[last actual]=0,[last actual]>=%s),[months],[last actual])", whole, expected);
  gint64 month = line->actuals.counts == 0 ? 0 : (gint64) g_bit_storage (line->actuals.counts) - 1;
  gint64 k = line->known;

  _dew_named_formula (at, DEW_SPENDING_LAST_ACTUAL, DEW_CELL_COUNT, &month, last);
  _dew_named_formula (at, DEW_SPENDING_KNOWN, DEW_CELL_COUNT, &k, known);
}

void
_dew_spending_put_actual (const DewMonitoring   *monitoring,
                          const DewNamed        *at,
                          const DewSpendingLine *line)
{
  g_autofree char *whole = NULL;
  g_autofree char *months = NULL;
  gint64 known = line->known;

  if (line->actual.n == 0)
    {
      _dew_named_formula (at, DEW_SPENDING_KNOWN, DEW_CELL_COUNT, &known, "[months]");
      return;
    }

  whole = _dew_spending_whole (monitoring->paper, line->actual);
  months = _dew_spending_months (monitoring->paper, line->actual, 1, 12);
  put_actual (monitoring, at, line, whole, months);
  put_known (monitoring, at, line, whole, months);
}

/* ---- Forecasts that are typed ---- */

static char *
print_typed (const DewMonitoring   *monitoring,
             const DewSpendingLine *line)
{
  g_autofree char *whole = NULL;
  g_autofree char *months = NULL;
  g_autofree char *sum = NULL;

  if (line->forecast.n == 0)
    return g_strdup ("IF(AND([months]=12,[actual]<>\"\"),[actual],\"\")");

  whole = _dew_spending_whole (monitoring->paper, line->forecast);
  months = _dew_spending_months (monitoring->paper, line->forecast, 1, 12);
  sum = _dew_spending_sum (monitoring->paper, line->node, NULL, DEW_SPENT_FORECAST);
  return g_strdup_printf ("IF(SUMPRODUCT(1*(%1$s<>\"\"))>0,%3$s,IF(SUMPRODUCT((" EACH_MONTH ">[known])*(%2$s<>\"\"))>0,"
                          "N([actual])+SUMPRODUCT((" EACH_MONTH ">[known])*ROUND(%2$s*100,0)),IF(AND([months]=12,[actual]<>\"\"),[actual],\"\")))", whole, months, sum);
}

/* ---- By last year ---- */

static gint64
sum_until (const gint64 months[13],
           int          until)
{
  gint64 sum = 0;

  for (int month = 1; month <= until; month++)
    sum += months[month];
  return sum;
}

/* What last year came to, and what it did by the months that are known. */
static void
put_last_year (const DewMonitoring   *monitoring,
               const DewNamed        *at,
               const DewSpendingLine *line)
{
  g_autofree char *count = _dew_spending_print_last (monitoring, line, 1, 12, "[source]", "SUMPRODUCT((" EACH_MONTH "<=[known])*(", "<>\"\"))");
  g_autofree char *sum = _dew_spending_print_last (monitoring, line, 1, 12, "[source]", "SUMPRODUCT((" EACH_MONTH "<=[known])*ROUND(", "*100,0))");
  g_autofree char *whole = _dew_spending_print_whole (monitoring, line, "[source]");
  g_autofree char *to_date = g_strdup_printf ("IF(%s=0,\"\",%s)", count, sum);
  gint64 year = line->lasts.pence[0] + sum_until (line->lasts.counted, 12);
  gint64 until = sum_until (line->lasts.pence, line->known);
  guint known = (2u << line->known) - 2;

  _dew_named_formula (at, DEW_SPENDING_LAST_YEAR, DEW_CELL_PENCE, &year, whole);
  _dew_named_formula (at, DEW_SPENDING_LAST_TO_DATE, DEW_CELL_PENCE, (line->lasts.entered & known) != 0 ? &until : NULL, to_date);
}

/* Actual × last year ÷ last year to date, in sizes. */
static void
put_estimate (const DewMonitoring   *monitoring,
              const DewNamed        *at,
              const DewSpendingLine *line)
{
  g_autofree char *estimate = _dew_print_estimate ("ABS([actual])", "ABS([last year])", "ABS([last to date])");
  g_autofree char *check = _dew_print_check ("ABS([actual])", "ABS([last year])", "ABS([last to date])", "[estimate]");
  g_autofree char *guarded = g_strdup_printf ("IF(OR(N([actual])=0,N([last to date])=0),0,%s)", estimate);
  g_autofree char *proof = g_strdup_printf ("IF(OR(N([actual])=0,N([last to date])=0),0,%s)", check);
  gint64 amount = ABS (dew_sheet_cell (at->sheet, at->row, ACTUAL)->number);
  gint64 num = ABS (dew_sheet_cell (at->sheet, at->row, DEW_SPENDING_LAST_YEAR)->number);
  gint64 den = ABS (dew_sheet_cell (at->sheet, at->row, DEW_SPENDING_LAST_TO_DATE)->number);
  gint64 about = amount == 0 || den == 0 ? 0 : _dew_estimate (amount, num, den);
  gint64 left = amount == 0 || den == 0 ? 0 : _dew_check (amount, num, den, about);

  _dew_named_formula (at, DEW_SPENDING_ESTIMATE, DEW_CELL_PENCE, &about, guarded);
  _dew_named_formula (at, DEW_SPENDING_CHECK, DEW_CELL_COUNT, &left, proof);
}

static char *
print_last_year (void)
{
  g_autofree char *quotient = _dew_print_quotient ("ABS([last to date])", "[estimate]", "[check]");

  return g_strdup_printf ("IF(OR([months]=0,[actual]=\"\"),\"\",IF([known]=12,[actual],IF(N([last to date])=0,\"\",IF([estimate]>" FORECAST_LIMIT ",\"\","
                          "SIGN([actual])*SIGN([last year])*SIGN([last to date])*%s))))", quotient);
}

/* ---- ---- */

static char *
print_forecast (const DewMonitoring   *monitoring,
                const DewSpendingLine *line)
{
  if (line->outlook == DEW_OUTLOOK_TYPED)
    return print_typed (monitoring, line);
  if (line->outlook == DEW_OUTLOOK_STRAIGHT)
    return g_strdup ("IF(OR([months]=0,[actual]=\"\"),\"\",ROUND([actual]*12/[known],0))");
  if (line->sources->len == 0)
    return g_strdup ("IF(AND([months]>0,[known]=12,[actual]<>\"\"),[actual],\"\")");

  return print_last_year ();
}

void
_dew_spending_put_forecast (const DewMonitoring   *monitoring,
                            const DewNamed        *at,
                            const DewSpendingLine *line)
{
  g_autofree char *forecast = print_forecast (monitoring, line);
  gint64 pence;

  if (line->outlook == DEW_OUTLOOK_LAST_YEAR && line->sources->len > 0)
    {
      put_last_year (monitoring, at, line);
      put_estimate (monitoring, at, line);
    }
  _dew_named_formula (at, FORECAST, DEW_CELL_PENCE, _dew_monitoring_worth (monitoring, line->node, DEW_MONITOR_FORECAST, &pence), forecast);
}
