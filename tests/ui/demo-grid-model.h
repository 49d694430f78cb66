/* demo-grid-model.h: a grid's model of made-up figures in £000: a small one to look at, and ones of any size. */
#pragma once

#include "dew-grid-model.h"

G_BEGIN_DECLS

#define DEMO_TYPE_GRID_MODEL (demo_grid_model_get_type ())
G_DECLARE_FINAL_TYPE (DemoGridModel, demo_grid_model, DEMO, GRID_MODEL, GObject)

/* Two partners, a screenful of rows. */
DemoGridModel *demo_grid_model_new_small (void);

/* So many pools, of so many categories, of so many lines, and five columns for each partner. */
DemoGridModel *demo_grid_model_new_large (guint pools,
                                          guint categories,
                                          guint lines,
                                          guint partners);

/* Takes away a row that is shown, with all below it. */
void           demo_grid_model_remove    (DemoGridModel *self,
                                          guint          row);

/* Adds 1 to so many figures from the first on, as an edit with far effects would. */
void           demo_grid_model_touch     (DemoGridModel *self,
                                          guint          figures);

G_END_DECLS
