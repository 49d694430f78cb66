/* dew-cli-common.c: what the commands share */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "dew-date.h"
#include "dew-money-read.h"

/* ---- Saying what is wrong ---- */

/* One line, whatever a file name or a cell has put into it; as UTF-8, whatever the locale. */
void
_dew_cli_say (const char *message)
{
  g_autofree char *line = g_strdup (message);

  for (char *p = line; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';

  fprintf (stderr, "dewpond: %s\n", line);
}

int
_dew_cli_fail (GError *error)
{
  g_autoptr (GError) mine = error;

  _dew_cli_say (mine->message);
  return DEW_EXIT_FAULT;
}

int
_dew_cli_usage (const DewCommand *command,
                const char       *format,
                ...)
{
  g_autofree char *reason = NULL;
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  message = g_strdup_printf (_("%s See “dewpond %s --help”."), reason, command->name);
  _dew_cli_say (message);

  return DEW_EXIT_USAGE;
}

/* ---- Command lines ---- */

/* How many words there are, and how many of them may be left out. */
static guint
count_words (const char *text,
             guint      *optional)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  *optional = 0;
  for (guint i = 0; words[i] != NULL; i++)
    *optional += words[i][0] == '[';

  return g_strv_length (words);
}

/* Takes away the "--" that may stand before arguments that look like options. */
static void
drop_separator (int    *argc,
                char ***argv)
{
  int at = 1;

  while (at < *argc && strcmp ((*argv)[at], "--") != 0)
    at++;
  if (at >= *argc)
    return;

  memmove (*argv + at, *argv + at + 1, (gsize) (*argc - at) * sizeof (char *));
  (*argc)--;
}

/* Options are read as bytes, because the locale may be "C" while the terminal is not; so they are looked at here. */
static gboolean
is_utf8 (const GOptionEntry *entry)
{
  char *const *texts = entry->arg == G_OPTION_ARG_FILENAME_ARRAY ? *(char ***) entry->arg_data : NULL;
  const char *text = entry->arg == G_OPTION_ARG_FILENAME ? *(char **) entry->arg_data : NULL;

  for (; texts != NULL && *texts != NULL; texts++)
    if (!g_utf8_validate (*texts, -1, NULL))
      return FALSE;

  return text == NULL || g_utf8_validate (text, -1, NULL);
}

static gboolean
are_utf8 (const DewCommand   *command,
          const GOptionEntry *entries)
{
  for (; entries->long_name != NULL; entries++)
    {
      if (!is_utf8 (entries))
        {
          _dew_cli_usage (command, _("What --%s is given is not UTF-8 text."), entries->long_name);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
_dew_cli_parse (const DewCommand   *command,
                const GOptionEntry *entries,
                const char         *arguments,
                const char         *more,
                int                *argc,
                char             ***argv)
{
  g_autofree char *program = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autoptr (GError) error = NULL;
  guint optional;
  guint n = count_words (arguments, &optional);

  program = g_strdup_printf ("dewpond %s", command->name);
  g_set_prgname (program);
  g_option_context_set_summary (context, _(command->about));
  if (more != NULL)
    g_option_context_set_description (context, more);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      _dew_cli_usage (command, "%s.", error->message);
      return FALSE;
    }

  drop_separator (argc, argv);
  if ((guint) *argc > n + 1 || (guint) *argc < n - optional + 1)
    {
      if ((guint) *argc <= n)
        _dew_cli_usage (command, _("The command is “dewpond %s %s”, and not all of it was given."), command->name, arguments);
      else
        _dew_cli_usage (command, _("The command is “dewpond %s %s”, and “%s” is one too many."), command->name, arguments, (*argv)[n + 1]);
      return FALSE;
    }

  for (int i = 1; i < *argc; i++)
    if (*(*argv)[i] == '\0')
      {
        _dew_cli_usage (command, _("The command is “dewpond %s %s”, and one of the names is empty."), command->name, arguments);
        return FALSE;
      }

  return are_utf8 (command, entries);
}

gboolean
_dew_cli_format (const DewCommand *command,
                 const char       *text,
                 DewFormat        *format)
{
  static const char *const names[] = { "text", "csv", "json" };

  *format = DEW_FORMAT_TEXT;
  if (text == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (text, names[i]) == 0)
      {
        *format = (DewFormat) i;
        return TRUE;
      }

  _dew_cli_usage (command, _("“%s” is none of the formats text, csv and json."), text);
  return FALSE;
}

gboolean
_dew_cli_year (const DewCommand *command,
               const char       *text,
               int              *year)
{
  *year = text != NULL ? dew_year_read (text) : 0;
  if (text == NULL || *year != 0)
    return TRUE;

  _dew_cli_usage (command, _("“%s” is not a financial year; write it as 2013/14."), text);
  return FALSE;
}

gboolean
_dew_cli_unit (const DewCommand *command,
               const char       *text,
               DewUnit          *unit)
{
  static const struct { const char *name; DewUnit unit; } names[] = {
    { "£", DEW_UNIT_POUNDS }, { "£000", DEW_UNIT_THOUSANDS }, { "£m", DEW_UNIT_MILLIONS },
    { "pounds", DEW_UNIT_POUNDS }, { "thousands", DEW_UNIT_THOUSANDS }, { "millions", DEW_UNIT_MILLIONS },
  };

  *unit = DEW_UNIT_POUNDS;
  if (text == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, text) == 0)
      {
        *unit = names[i].unit;
        return TRUE;
      }

  _dew_cli_usage (command, _("“%s” is none of the units £, £000 and £m (or pounds, thousands, millions)."), text);
  return FALSE;
}

gboolean
_dew_cli_pounds (const DewCommand *command,
                 const char       *text,
                 gint64           *pence)
{
  DewReading reading;

  switch (dew_money_read (text, DEW_UNIT_POUNDS, &reading))
    {
    case DEW_READ_OK:
      *pence = reading.value.pence;
      return TRUE;
    case DEW_READ_EMPTY:
    case DEW_READ_ASK:
      _dew_cli_usage (command, _("The amount is empty; write it as 1000000, 1.2m or -500000."));
      return FALSE;
    case DEW_READ_REFUSED:
    default:
      _dew_cli_usage (command, _("“%s” cannot be read as an amount: %s."), text, _(reading.reason));
      return FALSE;
    }
}

/* ---- Documents ---- */

gboolean
_dew_cli_scenario (const DewLedger *ledger,
                   const char      *name,
                   gint64          *scenario,
                   GError         **error)
{
  const GPtrArray *scenarios = dew_ledger_rows (ledger, DEW_TABLE_SCENARIO);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *folded = NULL;

  *scenario = DEW_BASELINE;
  if (name == NULL)
    return TRUE;

  folded = g_utf8_casefold (name, -1);
  for (guint i = 0; i < scenarios->len; i++)
    {
      const DewScenario *row = g_ptr_array_index (scenarios, i);
      g_autofree char *other = g_utf8_casefold (row->name, -1);

      if (strcmp (folded, other) == 0)
        {
          *scenario = row->id;
          return TRUE;
        }
      g_string_append_printf (names, "%s“%s”", i == 0 ? "" : ", ", row->name);
    }

  if (scenarios->len == 0)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("There is no scenario “%s”: the document has only its baseline."), name);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("There is no scenario “%s”; the scenarios are %s."), name, names->str);
  return FALSE;
}

gboolean
_dew_cli_pool (const DewLedger *ledger,
               const char      *name,
               const DewPool  **pool,
               GError         **error)
{
  *pool = name != NULL ? dew_ledger_pool_named (ledger, name, error) : NULL;

  return name == NULL || *pool != NULL;
}

const char *
_dew_cli_partner (const DewLedger *ledger,
                  gint64           id)
{
  const DewPartner *partner = id != 0 ? dew_ledger_find (ledger, DEW_TABLE_PARTNER, id) : NULL;

  return partner != NULL ? partner->name : NULL;
}

const char *
_dew_cli_lead (const DewLedger *ledger,
               int              mode,
               gint64           lead)
{
  switch ((DewLeadMode) mode)
    {
    case DEW_LEAD_SINGLE:
      return _dew_cli_partner (ledger, lead);
    case DEW_LEAD_JOINT:
      return "joint";
    case DEW_LEAD_SPLIT:
      return "split";
    case DEW_LEAD_MISSING:
    default:
      return NULL;
    }
}

/* ---- Output ---- */

void
_dew_cli_put (const char *text)
{
  fwrite (text, 1, strlen (text), stdout);
}

void
_dew_cli_put_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);

  _dew_cli_put (text);
  _dew_cli_put ("\n");
}

void
_dew_cli_member_text (JsonBuilder *builder,
                      const char  *name,
                      const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL && *text != '\0')
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
_dew_cli_member_pence (JsonBuilder *builder,
                       const char  *name,
                       gint64       pence)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, pence);
}
