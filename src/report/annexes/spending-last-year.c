/* spending-last-year.c: the working of spending: whose months of last year are a line's, its own or of the line that it goes on for */
#include "dew-monitoring-private.h"

static gboolean
has_months (const DewPaper *last,
            DewSpan         rows,
            DewSpentYear   *year)
{
  _dew_spending_read (last, rows, year);
  return (year->entered & ~1u) != 0;
}

/* A line and those it goes on for. Only a damaged file has a ring, which is gone round no more often than there are nodes. */
static void
list_sources (const DewMonitoring *monitoring,
              DewSpendingLine     *line)
{
  const DewPaper *paper = monitoring->paper;
  guint node = line->node;

  for (guint i = 0; node != 0 && i < paper->n_nodes; i++)
    {
      DewSpendingSource source = { node, _dew_spending_of (monitoring->last, node, DEW_SPENT_ACTUAL) };

      if (source.rows.n > 0)
        g_array_append_val (line->sources, source);
      node = paper->nodes[node].line->continues == 0 ? 0 : dew_ledger_node (paper->ledger, DEW_TABLE_LINE, paper->nodes[node].line->continues);
    }
}

void
_dew_spending_find_sources (const DewMonitoring *monitoring,
                            DewSpendingLine     *line)
{
  if (monitoring->last == NULL)
    return;

  list_sources (monitoring, line);
  for (line->source = 1; line->source <= line->sources->len; line->source++)
    if (has_months (monitoring->last, g_array_index (line->sources, DewSpendingSource, line->source - 1).rows, &line->lasts) || line->source == line->sources->len)
      return;
}

/* One expression for each source, of which the cell `which` chooses. */
static char *
print_choice (GPtrArray  *choices,
              const char *which)
{
  g_autofree char *joined = NULL;

  if (choices->len == 1)
    return g_strdup (g_ptr_array_index (choices, 0));

  g_ptr_array_add (choices, NULL);
  joined = g_strjoinv (",", (char **) choices->pdata);
  return g_strdup_printf ("CHOOSE(%s,%s)", which, joined);
}

char *
_dew_spending_print_last (const DewMonitoring   *monitoring,
                          const DewSpendingLine *line,
                          int                    from,
                          int                    to,
                          const char            *which,
                          const char            *before,
                          const char            *after)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < line->sources->len; i++)
    {
      g_autofree char *months = _dew_spending_months (monitoring->last, g_array_index (line->sources, DewSpendingSource, i).rows, from, to);

      g_ptr_array_add (choices, g_strconcat (before, months, after, NULL));
    }
  return print_choice (choices, which);
}

char *
_dew_spending_print_whole (const DewMonitoring   *monitoring,
                           const DewSpendingLine *line,
                           const char            *which)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < line->sources->len; i++)
    g_ptr_array_add (choices, _dew_spending_sum (monitoring->last, g_array_index (line->sources, DewSpendingSource, i).node, NULL, DEW_SPENT_ACTUAL));
  return print_choice (choices, which);
}

/* The first that has months; of none the last. */
void
_dew_spending_put_source (const DewMonitoring   *monitoring,
                          const DewNamed        *at,
                          const DewSpendingLine *line)
{
  g_autoptr (GString) formula = g_string_new (NULL);
  gint64 source = line->source;
  guint n = line->sources->len;

  if (n < 2)
    return;

  for (guint i = 0; i + 1 < n; i++)
    {
      g_autofree char *months = _dew_spending_months (monitoring->last, g_array_index (line->sources, DewSpendingSource, i).rows, 1, 12);

      g_string_append_printf (formula, "IF(SUMPRODUCT(1*(%s<>\"\"))>0,%u,", months, i + 1);
    }
  g_string_append_printf (formula, "%u", n);
  for (guint i = 0; i + 1 < n; i++)
    g_string_append_c (formula, ')');
  _dew_named_formula (at, DEW_SPENDING_SOURCE, DEW_CELL_COUNT, &source, formula->str);
}
