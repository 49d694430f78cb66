/* window-ours.c: the program's window on a document, until the first frame with the document's rows in it. */
#include "dew-ui.h"
#include "filled-grid.h"
#include "first-frame.h"

int
main (int    argc,
      char **argv)
{
  bench_leave_when_painted (bench_is_filled_grid);
  return dew_ui_run (argc, argv);
}
