/* dew-cli.c: finding the command and running it */
#include "dew-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "dew-cli-interrupt.h"
#include "dew-cli-private.h"

static const DewCommand *const commands[] = {
  &dew_command_new,
  &dew_command_show,
  &dew_command_share,
  &dew_command_compare,
  &dew_command_rule,
  &dew_command_simulate,
  &dew_command_spread,
  &dew_command_check,
  &dew_command_export,
  &dew_command_import,
  &dew_command_virement,
  &dew_command_incentive,
  &dew_command_roll,
  &dew_command_merge,
  &dew_command_move,
  &dew_command_split,
  &dew_command_scenario,
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

/* A name that is not there is taken for a file where it looks like one: the window then says that there is none. */
static gboolean
is_file (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return strchr (text, '/') != NULL || g_str_has_suffix (lower, ".dewpond") || g_file_test (text, G_FILE_TEST_EXISTS);
}

int
dew_cli_wants (int    argc,
               char **argv)
{
  if (argc < 2)
    return FALSE;

  if (find_command (argv[1]) != NULL)
    return TRUE;

  /* The desktop starts the program with an option of its own. */
  if (argv[1][0] == '-')
    return strcmp (argv[1], "--") != 0 && !g_str_has_prefix (argv[1], "--gapplication");

  return !is_file (argv[1]);
}

/* ---- What is no command ---- */

/* How many letters must be put in, left out, exchanged, or swapped with their neighbours to get from one word to the other. */
static guint
measure_distance (const char *a,
                  const char *b)
{
  gsize n = strlen (a), m = strlen (b);
  guint *rows = g_newa (guint, 3 * (m + 1));
  guint *before = rows, *last = rows + m + 1, *current = rows + 2 * (m + 1);

  for (gsize j = 0; j <= m; j++)
    last[j] = (guint) j;

  for (gsize i = 1; i <= n; i++)
    {
      guint *spare = before;

      current[0] = (guint) i;
      for (gsize j = 1; j <= m; j++)
        {
          current[j] = MIN (MIN (last[j], current[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            current[j] = MIN (current[j], before[j - 2] + 1);
        }

      before = last;
      last = current;
      current = spare;
    }

  return last[m];
}

/* The command that a word is a slip for: one letter in three at most. NULL when there is none. */
static const DewCommand *
find_nearest (const char *name)
{
  const DewCommand *nearest = NULL;
  gsize length = strlen (name);
  guint least = (guint) MAX (length / 3, 1) + 1;

  for (guint i = 0; length <= 16 && i < G_N_ELEMENTS (commands); i++)
    {
      guint distance = measure_distance (name, commands[i]->name);

      if (distance < least)
        {
          nearest = commands[i];
          least = distance;
        }
    }

  return nearest;
}

static int
refuse_command (const char *name)
{
  g_autofree char *shown = g_filename_display_name (name);
  const DewCommand *nearest = find_nearest (name);
  g_autofree char *message = NULL;

  if (nearest != NULL)
    message = g_strdup_printf (_("“%s” is neither a command nor a file; did you mean “dewpond %s”?"), shown, nearest->name);
  else
    message = g_strdup_printf (_("“%s” is neither a command nor a file; see “dewpond --help”."), shown);

  _dew_cli_say (message);
  return DEW_EXIT_USAGE;
}

static int
refuse_option (const char *name)
{
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *message = g_strdup_printf (_("There is no option “%s” here; see “dewpond --help”."), shown);

  _dew_cli_say (message);
  return DEW_EXIT_USAGE;
}

/* ---- Running ---- */

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
  if (status > DEW_EXIT_SIGNAL)
    return _dew_cli_interrupt_leave (status - DEW_EXIT_SIGNAL);

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

  return argv[1][0] == '-' ? refuse_option (argv[1]) : refuse_command (argv[1]);
}
