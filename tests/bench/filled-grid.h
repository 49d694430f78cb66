/* filled-grid.h: when a document is in the window. */
#pragma once

#include "dew-grid.h"

static inline gboolean
bench_is_filled_grid (GtkWidget *widget)
{
  DewGridModel *model = DEW_IS_GRID (widget) ? dew_grid_get_model (DEW_GRID (widget)) : NULL;

  return model != NULL && dew_grid_model_n_rows (model) > 0;
}
