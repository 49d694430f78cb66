/* virements.c: Virements: what was moved within the year, from which line to which, whose it is, why and by whom approved. The amounts are inputs, which what is moved of both lines follows. */
#include "dew-annex-private.h"
#include "dew-annexes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-virement-pairs.h"

enum { NUMBER, DATE, FROM_POOL, FROM_LINE, TO_POOL, TO_LINE, WHOSE, AMOUNT, REASON, APPROVED, ASSESSMENT };

/* A virement, and what it moves. */
typedef struct {
  const DewVirement *virement;
  GArray            *pairs;             /* DewVirementPair; some */
} Moved;

/* Cells that say what is moved of a line and a partner, in rows that follow one another. */
typedef struct {
  DewSpan  rows;
  gboolean from;                        /* the line, else to it */
} Run;

/* ---- Which ---- */

static gboolean
is_asked_for (const DewPaper *paper,
              guint           node)
{
  for (guint i = 0; i < paper->pools->len; i++)
    {
      guint pool = g_array_index (paper->pools, guint, i);

      if (node >= pool && node < paper->nodes[pool].end)
        return TRUE;
    }

  return FALSE;
}

/* It moves something to or from a line that is asked for. */
static gboolean
concerns (const DewPaper    *paper,
          const DewVirement *virement)
{
  const GPtrArray *movements = dew_ledger_movements_by (paper->ledger, virement->id);

  for (guint i = 0; movements != NULL && i < movements->len; i++)
    {
      const DewMovement *movement = g_ptr_array_index (movements, i);

      if (is_asked_for (paper, dew_ledger_node (paper->ledger, DEW_TABLE_LINE, movement->line)))
        return TRUE;
    }

  return FALSE;
}

/* By date, of one day the earlier recorded first. */
static int
compare_moved (gconstpointer a,
               gconstpointer b)
{
  const DewVirement *one = ((const Moved *) a)->virement, *other = ((const Moved *) b)->virement;
  int order = g_strcmp0 (one->date, other->date);

  return order != 0 ? order : one->id < other->id ? -1 : one->id > other->id;
}

static void
clear_moved (gpointer data)
{
  g_array_unref (((Moved *) data)->pairs);
}

/* Of Moved. */
static GArray *
list_moved (const DewPaper *paper)
{
  const GPtrArray *rows = dew_ledger_rows (paper->ledger, DEW_TABLE_VIREMENT);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Moved));

  g_array_set_clear_func (list, clear_moved);
  for (guint i = 0; i < rows->len; i++)
    {
      const DewVirement *virement = g_ptr_array_index (rows, i);
      Moved moved = { virement, NULL };

      if (virement->year != paper->year || !concerns (paper, virement))
        continue;
      moved.pairs = dew_virement_pairs (paper->ledger, virement->id);
      g_array_append_val (list, moved);
    }
  g_array_sort (list, compare_moved);
  return list;
}

static const DewVirementPair *
get_pair (const Moved *moved,
          guint        i)
{
  return &g_array_index (moved->pairs, DewVirementPair, i);
}

/* ---- The sheet ---- */

/* The pairs of a line follow one another: only where each side has several is it not the document that says which gives to which. */
static gboolean
is_divided (const Moved *moved)
{
  const DewVirementPair *first = get_pair (moved, 0), *last = get_pair (moved, moved->pairs->len - 1);

  return first->from != last->from && first->to != last->to;
}

static gboolean
lacks_side (const Moved *moved)
{
  for (guint i = 0; i < moved->pairs->len; i++)
    if (get_pair (moved, i)->from == 0 || get_pair (moved, i)->to == 0)
      return TRUE;

  return FALSE;
}

static void
note_moved (DewSheet     *sheet,
            const GArray *list)
{
  gboolean divided = FALSE, lacking = FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      divided |= is_divided (&g_array_index (list, Moved, i));
      lacking |= lacks_side (&g_array_index (list, Moved, i));
    }
  dew_sheet_note (sheet, _("Figures in pounds. Each row is an amount that moves from one line to another within the year."));
  dew_sheet_note (sheet, _("An empty cell is something that is not said; a total has no more than its amount."));
  if (divided)
    dew_sheet_note (sheet, _("A virement from several lines to several others does not say which gives to which. It is divided here in the order in which they were recorded: the first gives to the first until one of the two is done, "
                             "and then the next."));
  if (lacking)
    dew_sheet_note (sheet, _("Where a side is “not said”, the virement does not balance: it does not give as much as it takes. Correct it in the document."));
  if (list->len > 0)
    dew_sheet_live_note (sheet, _("Change an amount, and both lines follow."));
}

static void
start_sheet (DewPaper     *paper,
             const GArray *list)
{
  g_autofree char *scope = _dew_paper_scope (paper);
  g_autofree char *title = g_strconcat (_("Virements"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (paper, _("Virements"), title);

  dew_sheet_about (sheet, _("What was moved within the year, from and to which lines, why, and by whom approved: inputs"));
  note_moved (sheet, list);
  dew_sheet_column (sheet, _("No."), 0);
  dew_sheet_column (sheet, _("Date"), 0);
  dew_sheet_column (sheet, _("From pool"), 0);
  dew_sheet_column (sheet, _("From line"), 0);
  dew_sheet_column (sheet, _("To pool"), 0);
  dew_sheet_column (sheet, _("To line"), 0);
  dew_sheet_column (sheet, _("Whose contribution"), 0);
  dew_sheet_input_column (sheet, _("Amount, £"), 16);
  dew_sheet_column (sheet, _("Reason"), 34);
  dew_sheet_column (sheet, _("Approved by"), 0);
  dew_sheet_column (sheet, _("Impact assessment"), 0);
  paper->virements = sheet;
  paper->moved_by = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
}

/* Of a line and a partner, or nobody; new. */
static gint64 *
make_key (guint node,
          int   partner)
{
  gint64 key = (gint64) node << 32 | (guint32) partner;

  return g_memdup2 (&key, sizeof key);
}

/* Which index a partner has; nobody for none. */
static int
find_partner (const DewPaper *paper,
              gint64          id)
{
  for (guint i = 0; i < paper->partners->len; i++)
    if (_dew_paper_partner (paper, i)->id == id)
      return (int) i;

  return DEW_NO_PARTNER;
}

/* What is moved of a line is the sum of the cells that say so. */
static void
keep_cell (DewPaper *paper,
           guint     row,
           guint     node,
           int       partner,
           gboolean  from)
{
  gint64 *key = make_key (node, partner);
  GArray *runs = g_hash_table_lookup (paper->moved_by, key);
  Run run = { { row, 1 }, from };
  Run *last;

  if (runs == NULL)
    g_hash_table_insert (paper->moved_by, key, runs = g_array_new (FALSE, FALSE, sizeof (Run)));
  else
    g_free (key);

  last = runs->len > 0 ? &g_array_index (runs, Run, runs->len - 1) : NULL;
  if (last != NULL && last->from == from && last->rows.first + last->rows.n == row)
    last->rows.n++;
  else
    g_array_append_val (runs, run);
}

/* Whether a pool has another line of that name. */
static gboolean
has_namesake (const DewPaper *paper,
              guint           node)
{
  const DewLine *line = paper->nodes[node].line;
  guint pool = dew_ledger_node (paper->ledger, DEW_TABLE_POOL, line->pool);

  for (guint i = pool + 1; i < paper->nodes[pool].end; i++)
    if (i != node && paper->nodes[i].kind == DEW_NODE_LINE && strcmp (paper->nodes[i].line->name, line->name) == 0)
      return TRUE;

  return FALSE;
}

/* A line's name, under its categories where the name alone is not enough. */
static void
put_line (DewPaper *paper,
          guint     row,
          guint     column,
          guint     node)
{
  const DewLine *line = paper->nodes[node].line;
  g_autofree char *category = has_namesake (paper, node) ? dew_ledger_category_path (paper->ledger, line) : g_strdup ("");
  g_autofree char *name = g_strconcat (category, category[0] != '\0' ? " > " : "", line->name, NULL);

  dew_sheet_text (paper->virements, row, column, name);
}

/* One side of a pair, in two columns from that one on; of a line that is 0, that there is none. */
static void
put_side (DewPaper *paper,
          guint     row,
          guint     column,
          gint64    line,
          int       partner)
{
  guint node = line != 0 ? dew_ledger_node (paper->ledger, DEW_TABLE_LINE, line) : 0;
  const DewPool *pool;

  if (line == 0)
    {
      dew_sheet_text (paper->virements, row, column, _("not said"));
      dew_sheet_text (paper->virements, row, column + 1, _("not said: the virement does not balance"));
      return;
    }

  pool = dew_ledger_find (paper->ledger, DEW_TABLE_POOL, paper->nodes[node].line->pool);
  dew_sheet_text (paper->virements, row, column, pool->name);
  put_line (paper, row, column + 1, node);
  keep_cell (paper, row, node, partner, column == FROM_POOL);
}

static void
put_pair (DewPaper              *paper,
          const DewVirement     *virement,
          const DewVirementPair *pair,
          const char            *number)
{
  DewSheet *sheet = paper->virements;
  guint row = dew_sheet_row (sheet);
  int partner = find_partner (paper, virement->partner);

  dew_sheet_text (sheet, row, NUMBER, number);
  if (virement->date[0] != '\0')
    dew_sheet_date (sheet, row, DATE, virement->date, 0);
  put_side (paper, row, FROM_POOL, pair->from, partner);
  put_side (paper, row, TO_POOL, pair->to, partner);
  dew_sheet_text (sheet, row, WHOSE, _dew_paper_name (paper, partner));
  dew_sheet_number (sheet, row, AMOUNT, DEW_CELL_MONEY, pair->pence, DEW_CELL_INPUT);
  dew_sheet_text (sheet, row, REASON, virement->reason);
  dew_sheet_text (sheet, row, APPROVED, virement->approved);
  dew_sheet_text (sheet, row, ASSESSMENT, virement->assessment);
}

/* Of n rows that end here; those that are totals, which say nothing of whose contribution, do not count. */
static void
put_total (DewSheet   *sheet,
           guint       first,
           const char *name)
{
  guint row = dew_sheet_row (sheet);
  g_autofree char *amounts = dew_sheet_range (sheet, first, row - first, AMOUNT, FALSE);
  g_autofree char *whose = dew_sheet_range (sheet, first, row - first, WHOSE, FALSE);
  gint64 sum = 0;
  guint n = 0;

  for (guint r = first; r < row; r++)
    if (dew_sheet_cell (sheet, r, WHOSE)->type != DEW_CELL_EMPTY)
      {
        sum += dew_sheet_cell (sheet, r, AMOUNT)->number;
        n++;
      }
  dew_sheet_text (sheet, row, NUMBER, name);
  if (n == row - first)
    dew_sheet_formula (sheet, row, AMOUNT, DEW_CELL_MONEY, sum, DEW_CELL_TOTAL, "=SUMPRODUCT(ROUND(%s*100,0))/100", amounts);
  else
    dew_sheet_formula (sheet, row, AMOUNT, DEW_CELL_MONEY, sum, DEW_CELL_TOTAL, "=SUMPRODUCT((%s<>\"\")*ROUND(%s*100,0))/100", whose, amounts);
  dew_sheet_flag_row (sheet, row, DEW_CELL_TOTAL);
}

static void
put_moved (DewPaper    *paper,
           const Moved *moved,
           guint        number,
           gboolean     total)
{
  guint first = paper->virements->rows->len;
  g_autofree char *name = g_strdup_printf ("V%u", number);
  g_autofree char *all = g_strdup_printf (_("%s, in all"), name);

  for (guint i = 0; i < moved->pairs->len; i++)
    put_pair (paper, moved->virement, get_pair (moved, i), name);
  if (total)
    put_total (paper->virements, first, all);
}

/* A virement has a total of its own where that is neither its only amount nor all there is. */
static void
add_virements (DewPaper *paper)
{
  g_autoptr (GArray) list = list_moved (paper);

  start_sheet (paper, list);
  for (guint i = 0; i < list->len; i++)
    {
      const Moved *moved = &g_array_index (list, Moved, i);

      put_moved (paper, moved, i + 1, list->len > 1 && moved->pairs->len > 1);
    }

  if (list->len > 0)
    put_total (paper->virements, 0, _("Total"));
  else
    dew_sheet_text (paper->virements, dew_sheet_row (paper->virements), FROM_LINE, _("No virements this year"));
}

/* ---- What is moved of a line ---- */

static char *
sum_run (const DewPaper *paper,
         const Run      *run)
{
  g_autofree char *range = NULL;

  if (run->rows.n == 1)
    return dew_sheet_address (paper->virements, run->rows.first, AMOUNT, TRUE, TRUE);

  range = dew_sheet_range (paper->virements, run->rows.first, run->rows.n, AMOUNT, TRUE);
  return g_strdup_printf ("SUMPRODUCT(ROUND(%s*100,0))/100", range);
}

/* Pounds that are taken from others may leave a bit of a penny, which would show as + or − 0.00. */
char *
_dew_virements_sum (const DewPaper *paper,
                    guint           node,
                    int             partner)
{
  g_autofree gint64 *key = make_key (node, partner);
  const GArray *runs = paper->virements != NULL ? g_hash_table_lookup (paper->moved_by, key) : NULL;
  g_autoptr (GString) sum = g_string_new ("");

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      g_autofree char *cells = sum_run (paper, run);

      g_string_append_printf (sum, "%s%s", run->from ? "-" : i > 0 ? "+" : "", cells);
    }
  if (runs == NULL)
    return NULL;
  return runs->len > 1 ? g_strdup_printf ("ROUND(%s,2)", sum->str) : g_strdup (sum->str);
}

/* ---- The annex ---- */

static gboolean
build_virements (DewPaper  *paper,
                 GError   **error)
{
  dew_book_move_last (paper->book, paper->virements);
  return TRUE;
}

const DewAnnex dew_annex_virements = {
  .name = "virements",
  .title = N_("Virements"),
  .about = N_("What was moved within the year: from, to, amount, date, reason, approved by"),
  .prepare = add_virements,
  .build = build_virements,
};
