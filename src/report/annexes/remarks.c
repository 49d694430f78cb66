/* remarks.c: what is said of lines and of figures, as notes that a table refers to. */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>

#include "dew-remark-words.h"

/* ---- Which ---- */

/* A note is on a figure of the baseline: where the scenario has another there, it is on that no more. */
static gboolean
is_wanted (const DewPaper  *paper,
           const DewRemark *remark,
           guint            what,
           int              partner)
{
  if (remark->year != paper->year || (what & (1u << remark->measure)) == 0 || ((what & DEW_REMARKS_YEARLY) && remark->month != 0))
    return FALSE;
  if (paper->scenario != DEW_BASELINE && dew_ledger_figure_row (paper->ledger, remark->line, remark->year, remark->month, (DewMeasure) remark->measure, remark->partner, paper->scenario) != NULL)
    return FALSE;
  if (partner == DEW_ALL_PARTNERS)
    return TRUE;
  return remark->partner == (partner == DEW_NO_PARTNER ? DEW_UNATTRIBUTED : _dew_paper_partner (paper, (guint) partner)->id);
}

static int
compare_remarks (gconstpointer a,
                 gconstpointer b)
{
  const DewRemark *one = *(const DewRemark *const *) a, *other = *(const DewRemark *const *) b;

  if (one->measure != other->measure)
    return one->measure - other->measure;
  if (one->month != other->month)
    return one->month - other->month;
  return (one->partner > other->partner) - (one->partner < other->partner);
}

/* Of a line, by measure, month and partner; free with g_ptr_array_unref. */
static GPtrArray *
list_remarks (const DewPaper *paper,
              gint64          line,
              guint           what,
              int             partner)
{
  const GPtrArray *remarks = dew_ledger_remarks_on (paper->ledger, line);
  GPtrArray *wanted = g_ptr_array_new ();

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    if (is_wanted (paper, g_ptr_array_index (remarks, i), what, partner))
      g_ptr_array_add (wanted, g_ptr_array_index (remarks, i));
  g_ptr_array_sort (wanted, compare_remarks);
  return wanted;
}

static gboolean
is_said (const char *text)
{
  return text[0] != '\0';
}

gboolean
_dew_remarks_any (const DewPaper *paper,
                  guint           what)
{
  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      for (guint at = pool + 1; at < paper->nodes[pool].end; at++)
        {
          const DewLine *line = paper->nodes[at].line;
          g_autoptr (GPtrArray) remarks = list_remarks (paper, line->id, what, DEW_ALL_PARTNERS);

          if (remarks->len > 0 || ((what & DEW_REMARKS_LINES) && (is_said (line->note) || is_said (line->source))))
            return TRUE;
        }
    }
  return FALSE;
}

/* ---- In words ---- */

/* What is said, and where it was taken from, either of which may be "". Free with g_free. */
static char *
say_with_source (const char *note,
                 const char *source)
{
  g_autofree char *from = is_said (source) ? g_strdup_printf (_("Source: %s"), source) : g_strdup ("");

  return g_strconcat (note, is_said (note) && is_said (from) ? "\n" : "", from, NULL);
}

static char *
say_remark (const DewPaper  *paper,
            const DewLine   *line,
            const DewRemark *remark)
{
  const DewFigure key = { .line = remark->line, .year = remark->year, .month = remark->month, .measure = remark->measure, .partner = remark->partner };
  g_autofree char *figure = dew_remark_words (paper->ledger, &key, TRUE);
  g_autofree char *said = say_with_source (remark->note, remark->source);

  /* TRANSLATORS: a line, which of its figures ("County Council actual, 2016/17"), and what is said of it. */
  return g_strdup_printf (_("%s, %s: %s"), line->name, figure, said);
}

void
_dew_remarks_put (const DewPaper *paper,
                  DewSheet       *sheet,
                  guint           row,
                  guint           column,
                  guint           node,
                  guint           what,
                  int             partner)
{
  const DewLine *line = paper->nodes[node].line;
  g_autoptr (GPtrArray) remarks = list_remarks (paper, line->id, what, partner);

  if ((what & DEW_REMARKS_LINES) && (is_said (line->note) || is_said (line->source)))
    {
      g_autofree char *words = say_with_source (line->note, line->source);
      g_autofree char *said = g_strdup_printf (_("%s: %s"), line->name, words);

      dew_sheet_mark (sheet, row, column, said);
    }
  for (guint i = 0; i < remarks->len; i++)
    {
      g_autofree char *said = say_remark (paper, line, g_ptr_array_index (remarks, i));

      dew_sheet_mark (sheet, row, column, said);
    }
}
