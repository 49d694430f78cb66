/* dew-cli-merge.c: dewpond merge */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-edit-pool.h"

static char *
tell (const DewPool    *pool,
      const DewPool    *into,
      int               year,
      const DewChanges *changes)
{
  g_autofree char *first = dew_year_first_day (year);
  g_autofree char *date = dew_date_words (first);
  g_autofree char *carried = _dew_cli_carried (changes);

  return g_strdup_printf (_("Merged “%s” into “%s” from %s: %s."), pool->name, into->name, date, carried);
}

static int
merge (const char *path,
       const char *pool_name,
       const char *into_name,
       int         year)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_MUST_WRITE, &error);
  const DewPool *pool, *into;
  const DewLedger *ledger;
  DewChanges *changes;
  gboolean good;

  if (document == NULL)
    return _dew_cli_fail (error);

  ledger = dew_document_ledger (document);
  if (!_dew_cli_pool (ledger, pool_name, &pool, &error) || !_dew_cli_pool (ledger, into_name, &into, &error))
    return _dew_cli_fail (error);

  changes = dew_changes_new ();
  good = dew_edit_merge (ledger, changes, dew_document_ids (document), pool->id, into->id, year, &error);

  return _dew_cli_take (document, changes, good, _("Merge pools"), good ? tell (pool, into, year, changes) : NULL, error);
}

static int
run_merge (int    argc,
           char **argv)
{
  g_autofree char *pool = NULL;
  g_autofree char *into = NULL;
  g_autofree char *year_text = NULL;
  const GOptionEntry entries[] = {
    { "pool", 0, 0, G_OPTION_ARG_FILENAME, &pool, N_("The pool that ends"), N_("NAME") },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &into, N_("The pool that takes its lines over"), N_("NAME") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &year_text, N_("From which financial year on, as 2018/19"), N_("YEAR") },
    { NULL }
  };
  int year;

  if (!_dew_cli_parse (&dew_command_merge, entries, "FILE", _("Lines with earlier years stay with them, and go on in the other pool as new lines."), &argc, &argv) ||
      !_dew_cli_needs (&dew_command_merge, "pool", pool) || !_dew_cli_needs (&dew_command_merge, "into", into) ||
      !_dew_cli_needs (&dew_command_merge, "from", year_text) || !_dew_cli_year (&dew_command_merge, year_text, &year))
    return DEW_EXIT_USAGE;

  return merge (argv[1], pool, into, year);
}

const DewCommand dew_command_merge = { "merge", N_("merge a pool into another from a year on, its history kept"), run_merge };
