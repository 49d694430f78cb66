/* dew-lanes.h: lanes of cells beside the names of their rows: rows are as high in every lane, names and the first lane stay while the others scroll sideways. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEW_TYPE_LANES (dew_lanes_get_type ())
G_DECLARE_FINAL_TYPE (DewLanes, dew_lanes, DEW, LANES, GtkWidget)

/* Takes all cells away, and says how many lanes there will be, and the numbers of their scenarios, from 1, that give them their colours. */
void       dew_lanes_start (DewLanes *self, const guint *numbers, guint n_lanes);

/* Puts a cell (taken) into a row of a column: 0 has the names, 1 is the first lane. Cells of a column are added from top to bottom, so that Tab goes that way. */
void       dew_lanes_add   (DewLanes *self, GtkWidget *cell, guint column, guint row);

/* The row is there, but not shown. */
void       dew_lanes_show_row (DewLanes *self, guint row, gboolean shown);

G_END_DECLS
