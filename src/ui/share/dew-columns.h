/* dew-columns.h: two children beside each other where there is room, else the second below the first. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEW_TYPE_COLUMNS (dew_columns_get_type ())
G_DECLARE_FINAL_TYPE (DewColumns, dew_columns, DEW, COLUMNS, GtkWidget)

/* Made by templates: its children are the two. */

G_END_DECLS
