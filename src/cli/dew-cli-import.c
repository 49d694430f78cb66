/* dew-cli-import.c: dewpond import */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>

#include "dew-intake.h"

static int
import (const char *path,
        const char *from)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_MUST_WRITE, &error);
  g_autoptr (DewChanges) changes = NULL;
  g_autoptr (GPtrArray) ignored = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = g_filename_display_basename (from);
  g_autofree char *what = g_strdup_printf (_("Imported %s"), name);
  g_autofree char *told = NULL;
  g_autofree char *left_out = NULL;

  if (document == NULL)
    return _dew_cli_fail (error);

  changes = dew_intake_file (dew_document_ledger (document), from, dew_document_ids (document), ignored, &error);
  if (changes == NULL)
    return _dew_cli_fail (error);

  told = dew_intake_told (changes);
  left_out = dew_intake_told_ignored (ignored);
  if (!dew_document_apply (document, g_steal_pointer (&changes), what, 0, &error))
    return _dew_cli_fail (error);

  _dew_cli_put (what);
  _dew_cli_put (": ");
  _dew_cli_put (told);
  _dew_cli_put (".\n");
  if (left_out != NULL)
    {
      _dew_cli_put (left_out);
      _dew_cli_put ("\n");
    }

  return DEW_EXIT_DONE;
}

static int
run_import (int    argc,
            char **argv)
{
  const GOptionEntry entries[] = { { NULL } };

  if (!_dew_cli_parse (&dew_command_import, entries, "FILE IN",
                       _("IN.csv is the tidy CSV that export writes: pool, host, category, line, lead, status, contract,\n"
                         "scenario, partner, year, month, measure and pounds, by name; other columns are left out, which is said. IN.json is a\n"
                         "whole document.\n"
                         "Nothing is written unless all of it is good."),
                       &argc, &argv))
    return DEW_EXIT_USAGE;

  return import (argv[1], argv[2]);
}

const DewCommand dew_command_import = { "import", N_("read figures from a CSV file, or a whole document from JSON"), run_import };
