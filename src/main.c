/* main.c: a command, or else the window */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "dew-cli.h"
#include "dew-ui.h"

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DEW_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  if (dew_cli_wants (argc, argv))
    return dew_cli_run (argc, argv);

  return dew_ui_run (argc, argv);
}
