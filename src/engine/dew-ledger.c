/* dew-ledger.c: a whole document in memory: its rows and figures, and patching them */
#include "dew-ledger-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
init_rows (DewRows *rows)
{
  rows->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  rows->rows = g_ptr_array_new ();
}

static void
clear_rows (DewRows  *rows,
            DewTable  table)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, rows->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    dew_row_free (table, row);

  g_hash_table_unref (rows->by_id);
  g_ptr_array_unref (rows->rows);
  _dew_rows_let_go (rows, table);
  _dew_rows_forget (rows, table);
}

static void
free_cells (gpointer data)
{
  DewCells *cells = data;

  if (cells->room > 0)
    g_free (cells->figures);
  g_free (cells);
}

DewLedger *
dew_ledger_new (void)
{
  DewLedger *ledger = g_new0 (DewLedger, 1);

  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    init_rows (&ledger->tables[table]);
  ledger->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_cells);
  ledger->nodes = g_new0 (DewNode, 1);
  ledger->nodes[0].end = 1;
  ledger->n_nodes = 1;
  for (guint i = 0; i < G_N_ELEMENTS (ledger->node_of); i++)
    ledger->node_of[i] = g_hash_table_new (g_int64_hash, g_int64_equal);

  return ledger;
}

void
dew_ledger_free (DewLedger *ledger)
{
  if (ledger == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (ledger->node_of); i++)
    g_hash_table_unref (ledger->node_of[i]);
  g_free (ledger->nodes);
  g_free (ledger->cells_of);
  g_hash_table_unref (ledger->cells);
  g_clear_pointer (&ledger->blocks, g_ptr_array_unref);
  g_clear_pointer (&ledger->overlaid, g_hash_table_unref);
  _dew_ledger_index_clear (ledger);
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    clear_rows (&ledger->tables[table], table);
  g_free (ledger);
}

DewLedger *
dew_ledger_copy (const DewLedger *ledger)
{
  DewLedger *copy = dew_ledger_new ();
  GHashTableIter iter;
  gpointer value;

  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    {
      g_hash_table_iter_init (&iter, ledger->tables[table].by_id);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        dew_ledger_load_row (copy, table, dew_row_copy (table, value));
    }

  g_hash_table_iter_init (&iter, ledger->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DewCells *cells = value;
      DewCells *twin = g_new (DewCells, 1);

      *twin = (DewCells) { cells->line, g_memdup2 (cells->figures, cells->n * sizeof (DewFigure)), cells->n, cells->n };
      g_hash_table_insert (copy->cells, &twin->line, twin);
    }
  _dew_ledger_overlaid_copy (copy, ledger);
  copy->n_figures = ledger->n_figures;
  copy->magnitude = ledger->magnitude;

  if (!_dew_ledger_build (copy, NULL))
    g_assert_not_reached ();
  copy->structure = ledger->structure;

  return copy;
}

/* ---- Figures of a line ---- */

int
_dew_figure_cmp (const DewFigure *a,
                 const DewFigure *b)
{
  if (a->year != b->year)
    return a->year < b->year ? -1 : 1;
  if (a->month != b->month)
    return a->month < b->month ? -1 : 1;
  if (a->measure != b->measure)
    return a->measure < b->measure ? -1 : 1;
  if (a->partner != b->partner)
    return a->partner < b->partner ? -1 : 1;
  if (a->scenario != b->scenario)
    return a->scenario < b->scenario ? -1 : 1;

  return 0;
}

gboolean
_dew_cells_find (const DewCells  *cells,
                 const DewFigure *key,
                 guint           *at)
{
  guint low = 0;
  guint high = cells->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int cmp = _dew_figure_cmp (&cells->figures[middle], key);

      if (cmp == 0)
        {
          *at = middle;
          return TRUE;
        }
      if (cmp < 0)
        low = middle + 1;
      else
        high = middle;
    }

  *at = low;
  return FALSE;
}

/* Lets the tree know of a line's figures, or that it has none any more. */
static void
tie_cells (DewLedger *ledger,
           gint64     line,
           DewCells  *cells)
{
  guint node = ledger->cells_of == NULL ? 0 : dew_ledger_node (ledger, DEW_TABLE_LINE, line);

  if (node != 0)
    ledger->cells_of[node] = cells;
}

static DewCells *
get_cells (DewLedger *ledger,
           gint64     line)
{
  DewCells *cells = g_hash_table_lookup (ledger->cells, &line);

  if (cells == NULL)
    {
      cells = g_new0 (DewCells, 1);
      cells->line = line;
      g_hash_table_insert (ledger->cells, &cells->line, cells);
      tie_cells (ledger, line, cells);
    }

  return cells;
}

static void
insert_figure (DewLedger       *ledger,
               DewCells        *cells,
               guint            at,
               const DewFigure *figure)
{
  if (cells->room == 0)
    {
      const DewFigure *loaded = cells->figures;

      cells->room = cells->n + 8;
      cells->figures = g_new (DewFigure, cells->room);
      for (guint i = 0; i < cells->n; i++)
        cells->figures[i] = loaded[i];
    }
  else if (cells->n == cells->room)
    {
      cells->room *= 2;
      cells->figures = g_renew (DewFigure, cells->figures, cells->room);
    }

  memmove (cells->figures + at + 1, cells->figures + at, (cells->n - at) * sizeof (DewFigure));
  cells->figures[at] = *figure;
  cells->n++;
  ledger->n_figures++;
  ledger->magnitude += _dew_figure_size (figure->pence);
  if (figure->scenario != DEW_BASELINE)
    _dew_ledger_overlay_added (ledger, figure);
}

static void
drop_cells (DewLedger *ledger,
            DewCells  *cells)
{
  tie_cells (ledger, cells->line, NULL);
  g_hash_table_remove (ledger->cells, &cells->line);
}

static void
remove_figure (DewLedger *ledger,
               DewCells  *cells,
               guint      at)
{
  ledger->magnitude -= _dew_figure_size (cells->figures[at].pence);
  if (cells->figures[at].scenario != DEW_BASELINE)
    _dew_ledger_overlay_removed (ledger, &cells->figures[at]);
  memmove (cells->figures + at, cells->figures + at + 1, (cells->n - at - 1) * sizeof (DewFigure));
  cells->n--;
  ledger->n_figures--;
  if (cells->n == 0)
    drop_cells (ledger, cells);
}

/* ---- Patching ---- */

static gboolean
refuse_patch (DewTable table,
              GError **error)
{
  g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
               _("The record of changes does not fit the table “%s”; the document is damaged, go back to an earlier copy."),
               dew_tables[table].name);
  return FALSE;
}

static void
set_values (DewTable         table,
            gpointer         row,
            const DewChange *change)
{
  for (guint i = 0; i < dew_tables[table].n_columns; i++)
    if (change->values[i].type != DEW_VALUE_UNSET)
      dew_row_set (table, row, i, &change->values[i]);
}

/* Whether the tree would be another one, or what figures name. What else a row says changes in the row alone. */
static gboolean
is_structural (const DewChange *change)
{
  static const char *const places[] = { "position", "agreement", "pool", "parent", "kind" };

  if (change->table > DEW_TABLE_SCENARIO || change->table == DEW_TABLE_DOCUMENT)
    return FALSE;
  if (change->op != DEW_UPDATE)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      int column = dew_table_column (change->table, places[i]);

      if (column >= 0 && change->values[column].type != DEW_VALUE_UNSET)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_indexed (DewTable table)
{
  return table == DEW_TABLE_MOVEMENT || table == DEW_TABLE_REMARK || table == DEW_TABLE_ARRANGEMENT || table == DEW_TABLE_VARIANCE ||
         table == DEW_TABLE_SPREAD;
}

static gboolean
patch_row (DewLedger       *ledger,
           const DewChange *change,
           GError         **error)
{
  DewRows *rows = &ledger->tables[change->table];
  gint64 id = change->values[0].i;
  gpointer row = g_hash_table_lookup (rows->by_id, &id);

  if ((row == NULL) != (change->op == DEW_INSERT))
    return refuse_patch (change->table, error);

  /* Tree and index know rows that may go; they are built afresh when all is done. */
  if (is_structural (change))
    g_clear_pointer (&ledger->cells_of, g_free);
  if (is_indexed (change->table))
    _dew_ledger_index_clear (ledger);

  switch (change->op)
    {
    case DEW_INSERT:
      row = dew_row_new (change->table);
      set_values (change->table, row, change);
      g_hash_table_insert (rows->by_id, row, row);
      g_ptr_array_add (rows->rows, row);
      break;
    case DEW_UPDATE:
      set_values (change->table, row, change);
      break;
    case DEW_DELETE:
    default:
      g_hash_table_remove (rows->by_id, &id);
      if (rows->gone == NULL)
        rows->gone = g_ptr_array_new ();
      g_ptr_array_add (rows->gone, row);
    }
  rows->stale = TRUE;

  return TRUE;
}

static gboolean
patch_figure (DewLedger       *ledger,
              const DewChange *change,
              GError         **error)
{
  DewFigure figure = { 0, };
  DewCells *cells;
  gboolean there;
  guint at;

  set_values (DEW_TABLE_FIGURE, &figure, change);
  cells = get_cells (ledger, figure.line);
  there = _dew_cells_find (cells, &figure, &at);

  if (there == (change->op == DEW_INSERT))
    {
      if (cells->n == 0)
        drop_cells (ledger, cells);
      return refuse_patch (DEW_TABLE_FIGURE, error);
    }

  if (change->op == DEW_INSERT)
    insert_figure (ledger, cells, at, &figure);
  else if (change->op == DEW_DELETE)
    remove_figure (ledger, cells, at);
  else if (change->values[dew_table_column (DEW_TABLE_FIGURE, "pence")].type != DEW_VALUE_UNSET)
    {
      ledger->magnitude += _dew_figure_size (figure.pence);
      ledger->magnitude -= _dew_figure_size (cells->figures[at].pence);
      cells->figures[at].pence = figure.pence;
    }

  return TRUE;
}

/* What would bring the row of a change back to what it is now. */
static void
note_inverse (const DewLedger *ledger,
              const DewChange *change,
              DewChanges      *inverse)
{
  DewFigure key = { 0, };
  gconstpointer row = NULL;

  if (change->table == DEW_TABLE_FIGURE)
    {
      set_values (DEW_TABLE_FIGURE, &key, change);
      row = dew_ledger_figure_row (ledger, key.line, key.year, key.month, key.measure, key.partner, key.scenario);
    }
  else
    row = dew_ledger_find (ledger, change->table, change->values[0].i);

  if (change->op == DEW_INSERT)
    {
      DewValue *values = dew_changes_add (inverse, change->table, DEW_DELETE);

      for (guint i = 0; i < dew_tables[change->table].n_key; i++)
        values[i] = change->values[i];
    }
  else if (row != NULL)
    {
      if (change->op == DEW_DELETE)
        dew_changes_insert_row (inverse, change->table, row);
      else
        dew_changes_update_row (inverse, change->table, row, G_MAXUINT32);
    }
}

/* Where only figures changed, only they need looking at. */
static gboolean
new_figures_fit (const DewLedger  *ledger,
                 const DewChanges *changes,
                 GError          **error)
{
  for (guint i = 0; i < dew_changes_length (changes); i++)
    {
      const DewChange *change = dew_changes_get (changes, i);
      DewFigure figure = { 0, };
      const DewLine *line;

      if (change->op != DEW_INSERT || change->table != DEW_TABLE_FIGURE)
        continue;

      set_values (DEW_TABLE_FIGURE, &figure, change);
      line = dew_ledger_find (ledger, DEW_TABLE_LINE, figure.line);
      if (line == NULL || line->kind != DEW_LINE_SERVICE ||
          (figure.partner != DEW_UNATTRIBUTED && dew_ledger_find (ledger, DEW_TABLE_PARTNER, figure.partner) == NULL) ||
          (figure.scenario != DEW_BASELINE && dew_ledger_find (ledger, DEW_TABLE_SCENARIO, figure.scenario) == NULL))
        return refuse_patch (DEW_TABLE_FIGURE, error);
    }

  return TRUE;
}

/* Where the tree stands as it did. */
static gboolean
settle_rows (DewLedger *ledger,
             guint      tables,
             GError   **error)
{
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    if (table != DEW_TABLE_FIGURE && (tables & 1u << table) != 0 && !_dew_ledger_settle_rows (ledger, table, error))
      return FALSE;

  if (ledger->moved_on == NULL)
    _dew_ledger_index (ledger);

  return TRUE;
}

/* A row that goes may be named by one of another table: those that may name a virement. */
static guint
note_table (guint            tables,
            const DewChange *change)
{
  tables |= 1u << change->table;
  if (change->table == DEW_TABLE_VIREMENT)
    tables |= 1u << DEW_TABLE_MOVEMENT;

  return tables;
}

static gboolean
patch_one (DewLedger       *ledger,
           const DewChange *change,
           GError         **error)
{
  return change->table == DEW_TABLE_FIGURE ? patch_figure (ledger, change, error) : patch_row (ledger, change, error);
}

static void
forget_went (DewLedger *ledger)
{
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    _dew_rows_forget (&ledger->tables[table], table);
}

gboolean
dew_ledger_patch (DewLedger        *ledger,
                  const DewChanges *changes,
                  GError          **error)
{
  g_autoptr (DewChanges) inverse = dew_changes_new ();
  gboolean structure = FALSE;
  gboolean good = TRUE;
  guint tables = 0;
  guint done;

  forget_went (ledger);
  for (done = 0; good && done < dew_changes_length (changes); done++)
    {
      const DewChange *change = dew_changes_get (changes, done);

      note_inverse (ledger, change, inverse);
      good = patch_one (ledger, change, error);
      structure = structure || is_structural (change);
      tables = note_table (tables, change);
    }

  if (good && (structure ? _dew_ledger_build (ledger, error) && _dew_ledger_figures_fit (ledger, error)
                         : settle_rows (ledger, tables, error) && new_figures_fit (ledger, changes, error)))
    {
      ledger->structure += structure;
      return TRUE;
    }

  /* What failed changed nothing; what went before it is taken back, last first. */
  for (guint i = good ? done : done - 1; i > 0; i--)
    if (!patch_one (ledger, dew_changes_get (inverse, i - 1), NULL))
      g_assert_not_reached ();
  if (!_dew_ledger_build (ledger, NULL))
    g_assert_not_reached ();
  forget_went (ledger);

  return FALSE;
}

guint64
dew_ledger_structure (const DewLedger *ledger)
{
  return ledger->structure;
}
