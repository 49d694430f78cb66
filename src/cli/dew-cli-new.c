/* dew-cli-new.c: dewpond new */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>

#include "dew-create.h"
#include "dew-edit.h"
#include "dew-sample.h"

static int
run_new (int    argc,
         char **argv)
{
  g_autofree char *sample_name = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GString) more = g_string_new (_("Samples:\n"));
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_FILENAME, &sample_name, N_("Begin with a published agreement"), N_("NAME") },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title, N_("What the document is called; by default as its file"), N_("TEXT") },
    { NULL }
  };
  const DewSample *samples;
  GError *error = NULL;
  guint n;

  samples = dew_samples (&n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (more, "  %-24s %s. %s.\n", samples[i].name, _(samples[i].title), _(samples[i].about));

  if (!_dew_cli_parse (&dew_command_new, entries, "FILE", more->str, &argc, &argv))
    return DEW_EXIT_USAGE;
  if (sample_name != NULL && title != NULL)
    return _dew_cli_usage (&dew_command_new, _("A sample has a title of its own; give --sample or --title."));
  if (title != NULL && strlen (title) > DEW_MAX_TEXT)
    return _dew_cli_usage (&dew_command_new, _("The title is longer than %d bytes."), DEW_MAX_TEXT);

  /* A document is called what its file is, until it is given a title. */
  if (title == NULL)
    title = dew_document_stem (argv[1]);
  if (!(sample_name != NULL ? dew_create_from_sample (argv[1], sample_name, &error) : dew_store_create (argv[1], title, &error)))
    return _dew_cli_fail (error);

  return DEW_EXIT_DONE;
}

const DewCommand dew_command_new = { "new", N_("make a new document, empty or from a sample"), run_new };
