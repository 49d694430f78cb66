/* dew-cli-import.c: dewpond import */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>

#include "dew-intake.h"

/* In the order they are told of. */
static const struct { DewTable table; const char *one; const char *many; } tables[] = {
  { DEW_TABLE_DOCUMENT, N_("%u title"), N_("%u titles") },
  { DEW_TABLE_AGREEMENT, N_("%u agreement"), N_("%u agreements") },
  { DEW_TABLE_PARTNER, N_("%u partner"), N_("%u partners") },
  { DEW_TABLE_POOL, N_("%u pool"), N_("%u pools") },
  { DEW_TABLE_LINE, N_("%u line or category"), N_("%u lines and categories") },
  { DEW_TABLE_SCENARIO, N_("%u scenario"), N_("%u scenarios") },
  { DEW_TABLE_FIGURE, N_("%u figure"), N_("%u figures") },
  { DEW_TABLE_RULE, N_("%u risk-share rule"), N_("%u risk-share rules") },
};

static guint
count (const DewChanges *changes,
       DewTable          table,
       DewOp             op)
{
  guint n = 0;

  for (guint i = 0; i < dew_changes_length (changes); i++)
    {
      const DewChange *change = dew_changes_get (changes, i);

      n += change->table == table && change->op == op;
    }

  return n;
}

static void
append_counts (GString          *out,
               const DewChanges *changes,
               DewOp             op,
               const char       *verb)
{
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      guint n = count (changes, tables[i].table, op);

      if (n == 0)
        continue;

      g_string_append (out, any ? ", " : out->len > 0 ? "; " : "");
      if (!any)
        g_string_append_printf (out, "%s ", verb);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (out, n == 1 ? _(tables[i].one) : _(tables[i].many), n);
#pragma GCC diagnostic pop
      any = TRUE;
    }
}

static int
import (const char *path,
        const char *from)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_MUST_WRITE, &error);
  g_autoptr (DewChanges) changes = NULL;
  g_autoptr (GString) done = g_string_new (NULL);
  g_autofree char *name = g_filename_display_basename (from);
  g_autofree char *what = g_strdup_printf (_("Imported %s"), name);

  if (document == NULL)
    return _dew_cli_fail (error);

  changes = dew_intake_file (dew_document_ledger (document), from, dew_document_ids (document), &error);
  if (changes == NULL)
    return _dew_cli_fail (error);

  append_counts (done, changes, DEW_INSERT, _("added"));
  append_counts (done, changes, DEW_UPDATE, _("changed"));
  if (done->len == 0)
    g_string_append (done, _("nothing is different"));

  if (!dew_document_apply (document, g_steal_pointer (&changes), what, 0, &error))
    return _dew_cli_fail (error);

  _dew_cli_put (what);
  _dew_cli_put (": ");
  _dew_cli_put (done->str);
  _dew_cli_put (".\n");

  return DEW_EXIT_DONE;
}

static int
run_import (int    argc,
            char **argv)
{
  const GOptionEntry entries[] = { { NULL } };

  if (!_dew_cli_parse (&dew_command_import, entries, "FILE IN",
                       _("IN.csv is the tidy CSV that export writes: pool, host, category, line, lead, status, contract,\n"
                         "scenario, partner, year, month, measure and pounds, by name. IN.json is a whole document.\n"
                         "Nothing is written unless all of it is good."),
                       &argc, &argv))
    return DEW_EXIT_USAGE;

  return import (argv[1], argv[2]);
}

const DewCommand dew_command_import = { "import", N_("read figures from a CSV file, or a whole document from JSON"), run_import };
