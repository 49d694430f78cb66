/* dew-ledger-load.c: filling a ledger with what is in a file, and whether it fits together */
#include "dew-ledger-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Figures are loaded into blocks of so many: an allocation for every line would cost more than reading it. */
#define BLOCK 16384

void
dew_ledger_load_row (DewLedger *ledger,
                     DewTable   table,
                     gpointer   row)
{
  DewRows *rows;

  g_return_if_fail (table < DEW_N_TABLES && table != DEW_TABLE_FIGURE);
  g_return_if_fail (row != NULL);

  /* Every struct but the figure's begins with its id. */
  rows = &ledger->tables[table];
  if (!g_hash_table_insert (rows->by_id, row, row))
    g_critical ("a row of %s was loaded twice", dew_tables[table].name);
  g_ptr_array_add (rows->rows, row);
  rows->stale = TRUE;
}

/* Where the next figure of the line that is being loaded goes. A line's figures stand together: where they outgrow the block, they move to the next. */
static DewFigure *
next_figure (DewLedger *ledger,
             DewCells  *cells)
{
  guint room = MAX (BLOCK, (cells->n + 1) * 2);
  DewFigure *block;

  if (ledger->block_left > 0)
    {
      ledger->block_left--;
      return &cells->figures[cells->n];
    }

  block = g_new (DewFigure, room);
  g_ptr_array_add (ledger->blocks, block);
  if (cells->n > 0)
    memcpy (block, cells->figures, cells->n * sizeof (DewFigure));
  cells->figures = block;
  ledger->block_left = room - cells->n - 1;

  return &block[cells->n];
}

/* Whom and what figures name is looked up once for all of them, when all is there. */
static void
note_name (DewNames *names,
           gint64    id)
{
  for (guint i = 0; i < names->n; i++)
    if (names->ids[i] == id)
      return;

  if (names->n < G_N_ELEMENTS (names->ids))
    names->ids[names->n++] = id;
  else
    names->many = TRUE;
}

static DewCells *
begin_line (DewLedger *ledger,
            gint64     line)
{
  DewCells *last = ledger->filling;
  DewCells *cells = g_new0 (DewCells, 1);

  if (ledger->blocks == NULL)
    ledger->blocks = g_ptr_array_new_with_free_func (g_free);

  cells->line = line;
  if (last != NULL)
    cells->figures = last->figures + last->n;
  if (!g_hash_table_insert (ledger->cells, &cells->line, cells))
    g_critical ("figures were not loaded in the order of their key");

  return cells;
}

void
dew_ledger_load_figure (DewLedger       *ledger,
                        const DewFigure *figure)
{
  /* In key order a line's figures come in one run. */
  if (ledger->filling == NULL || ledger->filling->line != figure->line)
    ledger->filling = begin_line (ledger, figure->line);

  *next_figure (ledger, ledger->filling) = *figure;
  ledger->filling->n++;
  ledger->n_figures++;
  ledger->magnitude += _dew_figure_size (figure->pence);

  if (figure->scenario != DEW_BASELINE)
    _dew_ledger_overlay_added (ledger, figure);
  note_name (&ledger->named[0], figure->partner);
  note_name (&ledger->named[1], figure->scenario);
}

static gboolean
refuse_figures (const DewLine *line,
                const char    *what,
                GError       **error)
{
  g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
               _("The document holds figures of “%s” for a %s that is not there; it is damaged, go back to an earlier copy."), line->name, what);
  return FALSE;
}

static gboolean
line_figures_fit (const DewLedger *ledger,
                  const DewLine   *line,
                  const DewFigure *figures,
                  guint            n,
                  GError         **error)
{
  gint64 last_partner = DEW_UNATTRIBUTED;

  for (guint i = 0; i < n; i++)
    {
      if (figures[i].partner != DEW_UNATTRIBUTED && figures[i].partner != last_partner)
        {
          last_partner = figures[i].partner;
          if (dew_ledger_find (ledger, DEW_TABLE_PARTNER, last_partner) == NULL)
            return refuse_figures (line, _("partner"), error);
        }
      if (figures[i].scenario != DEW_BASELINE && dew_ledger_find (ledger, DEW_TABLE_SCENARIO, figures[i].scenario) == NULL)
        return refuse_figures (line, _("scenario"), error);
    }

  return TRUE;
}

gboolean
_dew_ledger_figures_fit (const DewLedger *ledger,
                         GError         **error)
{
  if (ledger->n_orphans > 0)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
                   _("The document holds figures for a service line that is not there; it is damaged, go back to an earlier copy."));
      return FALSE;
    }

  for (guint node = 0; node < ledger->n_nodes; node++)
    {
      guint n;
      const DewFigure *figures = _dew_ledger_node_figures (ledger, node, &n);

      if (n > 0 && !line_figures_fit (ledger, ledger->nodes[node].line, figures, n, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
magnitude_fits (unsigned __int128 magnitude,
                GError          **error)
{
  if (magnitude <= DEW_MAGNITUDE_LIMIT)
    return TRUE;

  g_set_error (error, DEW_ERROR, DEW_ERROR_OVERFLOW,
               _("The figures come to more than can be added up; look for one with too many noughts."));
  return FALSE;
}

gboolean
dew_ledger_fits (const DewLedger  *ledger,
                 const DewChanges *changes,
                 GError          **error)
{
  g_autoptr (DewLedger) after = NULL;
  unsigned __int128 magnitude = ledger->magnitude + ledger->moved;
  int pence = dew_table_column (DEW_TABLE_FIGURE, "pence");
  int moved = dew_table_column (DEW_TABLE_MOVEMENT, "pence");

  for (guint i = 0; i < dew_changes_length (changes); i++)
    {
      const DewChange *change = dew_changes_get (changes, i);

      if (change->table == DEW_TABLE_FIGURE && change->values[pence].type == DEW_VALUE_INT)
        magnitude += _dew_figure_size (change->values[pence].i);
      if (change->table == DEW_TABLE_MOVEMENT && change->values[moved].type == DEW_VALUE_INT)
        magnitude += _dew_figure_size (change->values[moved].i);
    }

  if (magnitude_fits (magnitude, NULL))
    return TRUE;

  /* What is replaced or goes makes room; only here, at the bound, is that worth finding out. */
  after = dew_ledger_copy (ledger);

  return magnitude_fits (dew_ledger_patch (after, changes, NULL) ? after->magnitude + after->moved : magnitude, error);
}

gboolean
dew_ledger_load_tree (DewLedger *ledger,
                      GError   **error)
{
  g_return_val_if_fail (ledger != NULL, FALSE);

  ledger->grown = _dew_ledger_build_tree (ledger, error);

  return ledger->grown;
}

static gboolean
names_hold (const DewLedger *ledger)
{
  static const DewTable tables[] = { DEW_TABLE_PARTNER, DEW_TABLE_SCENARIO };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const DewNames *names = &ledger->named[i];

      for (guint n = 0; n < names->n; n++)
        if (names->ids[n] != 0 && dew_ledger_find (ledger, tables[i], names->ids[n]) == NULL)
          return FALSE;
      if (names->many)
        return FALSE;
    }

  return TRUE;
}

gboolean
dew_ledger_load_finish (DewLedger *ledger,
                        GError   **error)
{
  ledger->filling = NULL;

  if (!magnitude_fits (ledger->magnitude + ledger->moved, error))
    return FALSE;
  if (!ledger->grown && !dew_ledger_load_tree (ledger, error))
    return FALSE;
  _dew_ledger_tie_figures (ledger);
  if ((ledger->n_orphans > 0 || !names_hold (ledger)) && !_dew_ledger_figures_fit (ledger, error))
    return FALSE;

  ledger->structure++;
  return TRUE;
}
