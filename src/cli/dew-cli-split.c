/* dew-cli-split.c: dewpond split */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-edit-pool.h"

static char *
tell (const DewPool    *pool,
      const char       *name,
      int               year,
      const DewChanges *changes)
{
  g_autofree char *first = dew_year_first_day (year);
  g_autofree char *date = dew_date_words (first);
  g_autofree char *carried = _dew_cli_carried (changes);

  return g_strdup_printf (_("Split “%s” off from “%s” from %s: %s."), name, pool->name, date, carried);
}

static int
split (const char  *path,
       const char  *pool_name,
       char *const *places,
       const char  *name,
       int          year)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_MUST_WRITE, &error);
  g_autoptr (GArray) lines = NULL;
  const DewLedger *ledger;
  const DewPool *pool;
  DewChanges *changes;
  gboolean good;
  DewIds ids;

  if (document == NULL)
    return _dew_cli_fail (error);

  ledger = dew_document_ledger (document);
  if (!_dew_cli_pool (ledger, pool_name, &pool, &error) || (lines = _dew_cli_lines (ledger, pool, places, &error)) == NULL)
    return _dew_cli_fail (error);

  ids = dew_document_ids (document);
  changes = dew_changes_new ();
  good = dew_edit_split (ledger, changes, ids, pool->id, (const gint64 *) (gpointer) lines->data, lines->len, ids.next (ids.data), name, year, &error);

  return _dew_cli_take (document, changes, good, _("Split a pool"), good ? tell (pool, name, year, changes) : NULL, error);
}

static int
run_split (int    argc,
           char **argv)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *pool = NULL;
  g_autofree char *name = NULL;
  g_autofree char *year_text = NULL;
  const GOptionEntry entries[] = {
    { "pool", 0, 0, G_OPTION_ARG_FILENAME, &pool, N_("The pool to split"), N_("NAME") },
    { "line", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &lines, N_("A line or category of it that goes; may be given several times"), N_("LINE") },
    { "new", 0, 0, G_OPTION_ARG_FILENAME, &name, N_("What the new pool is called"), N_("NAME") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &year_text, N_("From which financial year on, as 2018/19"), N_("YEAR") },
    { NULL }
  };
  int year;

  if (!_dew_cli_parse (&dew_command_split, entries, "FILE", _("Lines with earlier years stay with them, and go on in the new pool as new lines."), &argc, &argv) ||
      !_dew_cli_needs (&dew_command_split, "pool", pool) || !_dew_cli_needs (&dew_command_split, "line", lines == NULL ? NULL : lines[0]) ||
      !_dew_cli_needs (&dew_command_split, "new", name) || !_dew_cli_needs (&dew_command_split, "from", year_text) ||
      !_dew_cli_year (&dew_command_split, year_text, &year))
    return DEW_EXIT_USAGE;

  return split (argv[1], pool, lines, name, year);
}

const DewCommand dew_command_split = { "split", N_("take lines of a pool into a new pool from a year on, their history kept"), run_split };
