/* window-watched.c: the program's window, watched: window-watched LOG [DOCUMENT] */
#include <stdlib.h>

#include "dew-ui.h"
#include "filled-grid.h"
#include "watch.h"

int
main (int    argc,
      char **argv)
{
  if (argc < 2)
    {
      g_printerr ("Usage: window-watched LOG [DOCUMENT]\n");
      return EXIT_FAILURE;
    }

  bench_watch (argv[1], bench_is_filled_grid);
  argv[1] = argv[0];

  return dew_ui_run (argc - 1, argv + 1);
}
