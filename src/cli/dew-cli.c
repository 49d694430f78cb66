/* dew-cli.c: finding the command and running it */
#include "dew-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "dew-cli-private.h"

static const DewCommand *const commands[] = {
  &dew_command_new,
  &dew_command_show,
  &dew_command_share,
  &dew_command_check,
  &dew_command_export,
  &dew_command_import,
};

static const DewCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}

static gboolean
is_one_of (const char *text,
           const char *one,
           const char *other)
{
  return strcmp (text, one) == 0 || strcmp (text, other) == 0;
}

int
dew_cli_wants (int    argc,
               char **argv)
{
  if (argc < 2)
    return FALSE;

  /* The desktop starts the program with an option of its own. */
  return find_command (argv[1]) != NULL || strcmp (argv[1], "help") == 0 ||
         (argv[1][0] == '-' && strcmp (argv[1], "--") != 0 && !g_str_has_prefix (argv[1], "--gapplication"));
}

static void
put_help (void)
{
  g_autoptr (GString) help = g_string_new (NULL);

  g_string_append (help, _("Dewpond keeps a draft section 75 agreement, shares its risk and writes the annexes.\n"
                           "\n"
                           "  dewpond [FILE]         open the window\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (help, "  dewpond %-14s %s\n", commands[i]->name, _(commands[i]->about));
  g_string_append (help, _("\n"
                           "“dewpond COMMAND --help” tells of one command. Exit status: 0 done, 1 the file or\n"
                           "the data is at fault, 2 the command line is.\n"));

  _dew_cli_put (help->str);
}

/* What was written may sit in a buffer still: a full disk shows only now. */
static int
finish (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  return _dew_cli_fail (g_error_new (DEW_ERROR, DEW_ERROR_IO, _("The output could not be written; is the disk full?")));
}

int
dew_cli_run (int    argc,
             char **argv)
{
  const DewCommand *command;

  g_return_val_if_fail (argc >= 2, DEW_EXIT_USAGE);

  command = find_command (argv[1]);
  if (command != NULL)
    return finish (command->run (argc - 1, argv + 1));

  if (is_one_of (argv[1], "--help", "-h") || strcmp (argv[1], "help") == 0)
    {
      put_help ();
      return finish (DEW_EXIT_DONE);
    }

  if (strcmp (argv[1], "--version") == 0)
    {
      _dew_cli_put ("dewpond " DEW_VERSION "\n");
      return finish (DEW_EXIT_DONE);
    }

  fprintf (stderr, _("dewpond: There is no option “%s” here; see “dewpond --help”.\n"), argv[1]);
  return DEW_EXIT_USAGE;
}
