/* virements.c: Virements: what was moved within the year, line by line, whose it is, why and by whom approved. The amounts are inputs, which what is moved of the lines follows. */
#include "dew-annex-private.h"
#include "dew-annexes.h"

#include <glib/gi18n-lib.h>

enum { NUMBER, DATE, POOL, LINE, WHOSE, AMOUNT, REASON, APPROVED, ASSESSMENT };

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

static guint
find_node (const DewPaper    *paper,
           const DewMovement *movement)
{
  return dew_ledger_node (paper->ledger, DEW_TABLE_LINE, movement->line);
}

/* It moves something to or from a line that is asked for. */
static gboolean
concerns (const DewPaper    *paper,
          const DewVirement *virement)
{
  const GPtrArray *movements = dew_ledger_movements_by (paper->ledger, virement->id);

  for (guint i = 0; movements != NULL && i < movements->len; i++)
    if (is_asked_for (paper, find_node (paper, g_ptr_array_index (movements, i))))
      return TRUE;

  return FALSE;
}

/* By date, of one day the earlier recorded first. */
static int
compare_virements (gconstpointer a,
                   gconstpointer b)
{
  const DewVirement *one = *(const DewVirement *const *) a, *other = *(const DewVirement *const *) b;
  int order = g_strcmp0 (one->date, other->date);

  return order != 0 ? order : one->id < other->id ? -1 : one->id > other->id;
}

static GPtrArray *
list_virements (const DewPaper *paper)
{
  const GPtrArray *rows = dew_ledger_rows (paper->ledger, DEW_TABLE_VIREMENT);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      DewVirement *virement = g_ptr_array_index (rows, i);

      if (virement->year == paper->year && concerns (paper, virement))
        g_ptr_array_add (list, virement);
    }
  g_ptr_array_sort (list, compare_virements);
  return list;
}

/* ---- The sheet ---- */

static void
start_sheet (DewPaper *paper)
{
  g_autofree char *scope = _dew_paper_scope (paper);
  g_autofree char *title = g_strconcat (_("Virements"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (paper, _("Virements"), title);

  dew_sheet_about (sheet, _("What was moved within the year, from and to which lines, why, and by whom approved: inputs"));
  dew_sheet_note (sheet, _("Figures in pounds. A virement moves budget within a year: the rows of each come to 0.00."));
  dew_sheet_note (sheet, _("An empty cell is something that is not said."));
  dew_sheet_column (sheet, _("No."), 6);
  dew_sheet_column (sheet, _("Date"), 0);
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Line"), 0);
  dew_sheet_column (sheet, _("Whose contribution"), 0);
  dew_sheet_input_column (sheet, _("From (−) or to (+) the line, £"), 18);
  dew_sheet_column (sheet, _("Reason"), 34);
  dew_sheet_column (sheet, _("Approved by"), 0);
  dew_sheet_column (sheet, _("Impact assessment"), 0);
  paper->virements = sheet;
  paper->moved_by = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
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
keep_address (DewPaper *paper,
              guint     row,
              guint     node,
              int       partner)
{
  g_autofree gint64 *key = make_key (node, partner);
  g_autofree char *cell = dew_sheet_address (paper->virements, row, AMOUNT, TRUE, TRUE);
  const char *before = g_hash_table_lookup (paper->moved_by, key);
  char *sum = before != NULL ? g_strconcat (before, "+", cell, NULL) : g_strdup (cell);

  g_hash_table_replace (paper->moved_by, g_steal_pointer (&key), sum);
}

static void
put_movement (DewPaper          *paper,
              const DewVirement *virement,
              const DewMovement *movement,
              guint              number)
{
  DewSheet *sheet = paper->virements;
  guint row = dew_sheet_row (sheet);
  guint node = find_node (paper, movement);
  const DewLine *line = paper->nodes[node].line;
  const DewPool *pool = dew_ledger_find (paper->ledger, DEW_TABLE_POOL, line->pool);
  int partner = find_partner (paper, virement->partner);
  g_autofree char *text = g_strdup_printf ("V%u", number);

  dew_sheet_text (sheet, row, NUMBER, text);
  if (virement->date[0] != '\0')
    dew_sheet_date (sheet, row, DATE, virement->date, 0);
  dew_sheet_text (sheet, row, POOL, pool->name);
  dew_sheet_text (sheet, row, LINE, line->name);
  dew_sheet_text (sheet, row, WHOSE, _dew_paper_name (paper, partner));
  dew_sheet_number (sheet, row, AMOUNT, DEW_CELL_MONEY, movement->pence, DEW_CELL_INPUT | DEW_CELL_SIGNED);
  dew_sheet_text (sheet, row, REASON, virement->reason);
  dew_sheet_text (sheet, row, APPROVED, virement->approved);
  dew_sheet_text (sheet, row, ASSESSMENT, virement->assessment);
  keep_address (paper, row, node, partner);
}

/* What all of it comes to: nothing, or somebody typed one side and not the other. */
static void
put_total (DewPaper *paper)
{
  DewSheet *sheet = paper->virements;
  guint n = sheet->rows->len;
  guint row = dew_sheet_row (sheet);
  gint64 sum = 0;

  if (n == 0)
    {
      dew_sheet_text (sheet, row, LINE, _("No virements this year"));
      return;
    }

  g_autofree char *range = dew_sheet_range (sheet, 0, n, AMOUNT, FALSE);

  for (guint r = 0; r < n; r++)
    sum += dew_sheet_cell (sheet, r, AMOUNT)->number;
  dew_sheet_text (sheet, row, LINE, _("All of them, which is to be 0.00"));
  dew_sheet_formula (sheet, row, AMOUNT, DEW_CELL_MONEY, sum, DEW_CELL_TOTAL | DEW_CELL_SIGNED, "=SUMPRODUCT(ROUND(%s*100,0))/100", range);
  dew_sheet_flag_row (sheet, row, DEW_CELL_TOTAL);
}

static void
add_virements (DewPaper *paper)
{
  g_autoptr (GPtrArray) list = list_virements (paper);

  start_sheet (paper);
  for (guint i = 0; i < list->len; i++)
    {
      const DewVirement *virement = g_ptr_array_index (list, i);
      const GPtrArray *movements = dew_ledger_movements_by (paper->ledger, virement->id);

      for (guint k = 0; k < movements->len; k++)
        put_movement (paper, virement, g_ptr_array_index (movements, k), i + 1);
    }
  put_total (paper);
}

const char *
_dew_virements_sum (const DewPaper *paper,
                    guint           node,
                    int             partner)
{
  g_autofree gint64 *key = make_key (node, partner);

  return paper->virements != NULL ? g_hash_table_lookup (paper->moved_by, key) : NULL;
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
