/* window-ours.c: the program's window on a document, until the first frame with the document's rows in it. */
#include "dew-grid.h"
#include "dew-ui.h"
#include "first-frame.h"

static gboolean
is_filled_grid (GtkWidget *widget)
{
  DewGridModel *model = DEW_IS_GRID (widget) ? dew_grid_get_model (DEW_GRID (widget)) : NULL;

  return model != NULL && dew_grid_model_n_rows (model) > 0;
}

int
main (int    argc,
      char **argv)
{
  bench_leave_when_painted (is_filled_grid);
  return dew_ui_run (argc, argv);
}
