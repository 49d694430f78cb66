/* dew-cli-move.c: dewpond move */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-edit-pool.h"

static char *
tell (const char       *place,
      int               year,
      const DewChanges *changes)
{
  g_autofree char *first = dew_year_first_day (year);
  g_autofree char *date = dew_date_words (first);
  g_autofree char *carried = _dew_cli_carried (changes);

  return g_strdup_printf (_("Moved to “%s” from %s: %s."), place, date, carried);
}

static int
move_lines (const char  *path,
            char *const *places,
            const char  *to,
            int          year)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_MUST_WRITE, &error);
  g_autoptr (GArray) lines = NULL;
  g_autofree char *place = NULL;
  const DewNode *target;
  const DewLedger *ledger;
  DewChanges *changes;
  gboolean good;
  guint node;

  if (document == NULL)
    return _dew_cli_fail (error);

  ledger = dew_document_ledger (document);
  lines = _dew_cli_lines (ledger, NULL, places, &error);
  node = lines == NULL ? 0 : dew_ledger_place_named (ledger, to, &error);
  if (node == 0)
    return _dew_cli_fail (error);

  target = &dew_ledger_nodes (ledger, NULL)[node];
  place = dew_ledger_place (ledger, node);
  changes = dew_changes_new ();
  good = dew_edit_transfer (ledger, changes, dew_document_ids (document), (const gint64 *) (gpointer) lines->data, lines->len,
                            target->kind == DEW_NODE_POOL ? target->id : 0, target->kind == DEW_NODE_POOL ? 0 : target->id, year, &error);

  return _dew_cli_take (document, changes, good, _("Move lines"), good ? tell (place, year, changes) : NULL, error);
}

static int
run_move (int    argc,
          char **argv)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *to = NULL;
  g_autofree char *year_text = NULL;
  const GOptionEntry entries[] = {
    { "line", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &lines, N_("A line or category, as “Pool > Line”; may be given several times"), N_("PLACE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("The pool, or category of it, that takes it over"), N_("PLACE") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &year_text, N_("From which financial year on, as 2018/19"), N_("YEAR") },
    { NULL }
  };
  int year;

  if (!_dew_cli_parse (&dew_command_move, entries, "FILE", _("A line with earlier years stays with them, and goes on in the other place as a new line."), &argc, &argv) ||
      !_dew_cli_needs (&dew_command_move, "line", lines == NULL ? NULL : lines[0]) || !_dew_cli_needs (&dew_command_move, "to", to) ||
      !_dew_cli_needs (&dew_command_move, "from", year_text) || !_dew_cli_year (&dew_command_move, year_text, &year))
    return DEW_EXIT_USAGE;

  return move_lines (argv[1], lines, to, year);
}

const DewCommand dew_command_move = { "move", N_("move lines to another pool or category from a year on, their history kept"), run_move };
