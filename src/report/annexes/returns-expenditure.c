/* returns-expenditure.c: what is spent on a pool in each quarter: of actuals by month, and what is entered for the year alone, in none. */
#include "dew-returns-private.h"

#define LAST_MONTH(quarter) (3 * (quarter) + 3)

DewPart
_dew_returns_part (guint quarter)
{
  return (DewPart) (DEW_PART_QUARTER + quarter);
}

/* The months of a quarter, or of DEW_QUARTERS what is entered for the year alone. */
static char *
print_cells (const DewPaper *paper,
             DewSpan         rows,
             guint           quarter)
{
  return quarter < DEW_QUARTERS ? _dew_spending_months (paper, rows, 3 * (int) quarter + 1, 3 * (int) quarter + 3) : _dew_spending_whole (paper, rows);
}

/* Of those cells of a node's rows; months do not count of whom the year's own is entered. */
static char *
print_product (const DewPaper *paper,
               DewSpan         rows,
               const char     *cells,
               gboolean        months,
               const char     *before,
               const char     *after)
{
  g_autofree char *actual = _dew_spending_test (paper, rows, DEW_SPENT_ACTUAL);
  g_autofree char *whole = NULL;

  if (!months)
    return g_strdup_printf ("SUMPRODUCT(%s*%s%s%s)", actual, before, cells, after);

  whole = _dew_spending_whole (paper, rows);
  return g_strdup_printf ("SUMPRODUCT(%s*(%s=\"\")*%s%s%s)", actual, whole, before, cells, after);
}

static char *
print_quarter (const DewPaper *paper,
               guint           node,
               guint           quarter,
               const char     *before,
               const char     *after)
{
  DewSpan rows = _dew_spending_rows (paper, node);
  g_autofree char *cells = NULL;

  if (rows.n == 0)
    return g_strdup ("0");

  cells = print_cells (paper, rows, quarter);
  return print_product (paper, rows, cells, quarter < DEW_QUARTERS, before, after);
}

char *
_dew_returns_pence (const DewPaper *paper,
                    guint           node,
                    DewPart         part)
{
  return print_quarter (paper, node, part - DEW_PART_QUARTER, "ROUND(", "*100,0)");
}

char *
_dew_returns_count (const DewPaper *paper,
                    guint           node,
                    guint           quarter)
{
  return print_quarter (paper, node, quarter, "(", "<>\"\")");
}

/* What is entered behind it tells that it is over, too. */
char *
_dew_returns_reached (const DewPaper *paper,
                      guint           node,
                      guint           quarter)
{
  DewSpan rows = _dew_spending_rows (paper, node);
  g_autofree char *cells = NULL;

  if (rows.n == 0)
    return g_strdup ("0");

  cells = _dew_spending_months (paper, rows, LAST_MONTH (quarter), 12);
  return print_product (paper, rows, cells, TRUE, "(", "<>\"\")");
}

char *
_dew_returns_whole (const DewPaper *paper,
                    guint           node)
{
  g_autofree char *reached = _dew_returns_reached (paper, node, DEW_QUARTERS - 1);
  g_autofree char *alone = _dew_returns_count (paper, node, DEW_QUARTERS);

  return g_strdup_printf ("%s+%s", reached, alone);
}

gboolean
_dew_returns_is_reached (const DewPaper *paper,
                         guint           pool,
                         guint           quarter)
{
  for (guint node = pool + 1; node < paper->nodes[pool].end; node++)
    if (paper->nodes[node].kind == DEW_NODE_LINE)
      {
        DewSpentYear year;

        _dew_spending_read (paper, _dew_spending_of (paper, node, DEW_SPENT_ACTUAL), &year);
        if (year.counts >> LAST_MONTH (quarter) != 0)
          return TRUE;
      }
  return FALSE;
}

gboolean
_dew_returns_is_whole (const DewPaper *paper,
                       guint           pool)
{
  gint64 pence;

  return _dew_returns_is_reached (paper, pool, DEW_QUARTERS - 1) || _dew_returns_spent (paper, pool, DEW_QUARTERS, &pence);
}

gboolean
_dew_returns_spent (const DewPaper *paper,
                    guint           pool,
                    guint           quarter,
                    gint64         *pence)
{
  gboolean entered = FALSE;

  *pence = 0;
  for (guint node = pool + 1; node < paper->nodes[pool].end; node++)
    if (paper->nodes[node].kind == DEW_NODE_LINE)
      {
        DewSpentYear year;

        _dew_spending_read (paper, _dew_spending_of (paper, node, DEW_SPENT_ACTUAL), &year);
        for (guint month = 3 * quarter + 1; quarter < DEW_QUARTERS && month <= 3 * quarter + 3; month++)
          {
            *pence += year.counted[month];
            entered |= (year.counts >> month & 1) != 0;
          }
        if (quarter == DEW_QUARTERS)
          {
            *pence += year.pence[0];
            entered |= (year.entered & 1) != 0;
          }
      }
  return entered;
}

gint64
_dew_returns_worth (const DewPaper *paper,
                    guint           node,
                    DewPart         part)
{
  gint64 pence;

  _dew_returns_spent (paper, node, part - DEW_PART_QUARTER, &pence);
  return pence;
}
