/* dew-cli-check.c: dewpond check */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>

#include "dew-cli-table.h"

static void
put_json (const GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ok");
  json_builder_add_boolean_value (builder, findings->len == 0);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (findings, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  _dew_cli_put_json (builder);
}

static void
put_csv (const GPtrArray *findings)
{
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  g_autofree char *text = NULL;

  _dew_cli_table_column (table, "finding", FALSE);
  for (guint i = 0; i < findings->len; i++)
    _dew_cli_table_text (table, g_ptr_array_index (findings, i));

  text = _dew_cli_table_to_csv (table);
  _dew_cli_put (text);
}

static void
put_text (const GPtrArray *findings)
{
  if (findings->len == 0)
    _dew_cli_put (_("No problem found.\n"));

  for (guint i = 0; i < findings->len; i++)
    {
      _dew_cli_put (g_ptr_array_index (findings, i));
      _dew_cli_put ("\n");
    }
}

static int
check (const char *path,
       DewFormat   format)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_READ, &error);
  g_autoptr (GPtrArray) findings = NULL;

  if (document == NULL)
    return _dew_cli_fail (error);

  findings = dew_document_check (document, &error);
  if (findings == NULL)
    return _dew_cli_fail (error);

  if (format == DEW_FORMAT_JSON)
    put_json (findings);
  else if (format == DEW_FORMAT_CSV)
    put_csv (findings);
  else
    put_text (findings);

  return findings->len == 0 ? DEW_EXIT_DONE : DEW_EXIT_FAULT;
}

static int
run_check (int    argc,
           char **argv)
{
  g_autofree char *format_text = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_("text, csv or json"), N_("FORMAT") },
    { NULL }
  };
  DewFormat format;

  if (!_dew_cli_parse (&dew_command_check, entries, "FILE",
                       _("Looks whether the file is sound, names and references hold, every risk-share rule can be read and the sums fit.\n"
                         "Exit status 1 when something is found."),
                       &argc, &argv) ||
      !_dew_cli_format (&dew_command_check, format_text, &format))
    return DEW_EXIT_USAGE;

  return check (argv[1], format);
}

const DewCommand dew_command_check = { "check", N_("look a document over: the file, the rules, the sums"), run_check };
