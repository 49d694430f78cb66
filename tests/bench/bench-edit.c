/* bench-edit.c: one cell, durable, journalled and in every total, against a bare UPDATE of one row with its commit.
 *
 * Ours goes to the document, theirs to a copy of it beside it.
 */
#include <sqlite3.h>

#include "bench.h"
#include "dew-document.h"

#define YEAR 2013
#define TURNS 201

typedef struct {
  DewDocument  *document;
  gint64        scenario;
  DewFigure     figure;
  sqlite3      *db;
  sqlite3_stmt *update;
  gint64        turn;
} Bench;

/* What the window shows while one edits with a scenario beside the baseline. */
static gint64
read_totals (Bench *self)
{
  const DewTotals *baseline = dew_document_totals (self->document, YEAR, DEW_BASELINE);
  const DewTotals *scenario = dew_document_totals (self->document, YEAR, self->scenario);

  return dew_totals_get (baseline, 0, DEW_ALL_PARTNERS, DEW_SUM_NET) + dew_totals_get (scenario, 0, DEW_ALL_PARTNERS, DEW_SUM_NET);
}

static gint64
edit_cell (gpointer data)
{
  Bench *self = data;
  gint64 before = read_totals (self);
  gint64 old = self->figure.pence;
  DewChanges *edit;
  GError *error = NULL;
  gint64 start, taken;

  self->figure.pence = 100000 + ++self->turn;
  start = g_get_monotonic_time ();
  edit = dew_changes_new ();
  if (dew_edit_figure (dew_document_ledger (self->document), edit, &self->figure, &error))
    dew_document_apply (self->document, edit, "Change a figure", 0, &error);
  bench_check (error);
  g_assert (read_totals (self) == before + 2 * (self->figure.pence - old));
  taken = g_get_monotonic_time () - start;
  return taken;
}

static gint64
update_row (gpointer data)
{
  Bench *self = data;
  gint64 start = g_get_monotonic_time ();

  sqlite3_bind_int64 (self->update, 1, 100000 + ++self->turn);
  if (sqlite3_step (self->update) != SQLITE_DONE || sqlite3_changes (self->db) != 1)
    g_error ("%s", sqlite3_errmsg (self->db));
  sqlite3_reset (self->update);
  return g_get_monotonic_time () - start;
}

/* A figure in the middle of the document that the scenario has no own one of, so that both totals follow. */
static DewFigure
find_figure (const DewLedger *ledger,
             gint64           scenario)
{
  guint n_nodes = 0;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  for (guint i = n_nodes / 2; i < n_nodes; i++)
    {
      guint n = 0;
      const DewFigure *figures = nodes[i].kind == DEW_NODE_LINE ? dew_ledger_figures (ledger, nodes[i].id, &n) : NULL;

      if (n > 0 && dew_ledger_figure_row (ledger, figures->line, YEAR, 0, DEW_EXISTING, figures->partner, scenario) == NULL)
        return *figures;
    }
  g_assert_not_reached ();
}

static void
open_theirs (Bench      *self,
             const char *path)
{
  static const char sql[] = "UPDATE figure SET pence = ?1 WHERE line = ?2 AND year = ?3 AND month = ?4 AND measure = ?5 AND partner = ?6 AND scenario = ?7";
  const DewFigure *figure = &self->figure;

  if (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
      sqlite3_exec (self->db, "PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY",
                    NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (self->db, sql, -1, &self->update, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->db));
  sqlite3_bind_int64 (self->update, 2, figure->line);
  sqlite3_bind_int (self->update, 3, figure->year);
  sqlite3_bind_int (self->update, 4, figure->month);
  sqlite3_bind_int (self->update, 5, figure->measure);
  sqlite3_bind_int64 (self->update, 6, figure->partner);
  sqlite3_bind_int64 (self->update, 7, figure->scenario);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *copy = NULL;
  const DewScenario *scenario;
  Bench self = { 0 };
  GError *error = NULL;

  g_return_val_if_fail (argc == 2, 2);
  self.document = dew_document_open (argv[1], DEW_STORE_MUST_WRITE, &error);
  bench_check (error);
  copy = g_strconcat (argv[1], ".theirs", NULL);
  dew_document_save_as (self.document, copy, TRUE, FALSE, &error);
  bench_check (error);

  scenario = g_ptr_array_index (dew_ledger_rows (dew_document_ledger (self.document), DEW_TABLE_SCENARIO), 0);
  self.scenario = scenario->id;
  self.figure = find_figure (dew_document_ledger (self.document), self.scenario);
  open_theirs (&self, copy);

  bench_compare (edit_cell, update_row, &self, TURNS, "one cell: durable, journalled, all totals right");

  sqlite3_finalize (self.update);
  sqlite3_close (self.db);
  g_object_unref (self.document);
  return 0;
}
