/* dew-sheet-tabs.h: the names of the sheets of a book below it, one of them chosen; they scroll where they are many. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEW_TYPE_SHEET_TABS (dew_sheet_tabs_get_type ())
G_DECLARE_FINAL_TYPE (DewSheetTabs, dew_sheet_tabs, DEW, SHEET_TABS, GtkWidget)

/* As many as there are names, with none chosen. */
void dew_sheet_tabs_set_names    (DewSheetTabs      *self,
                                  const char *const *names,
                                  guint              n);
void dew_sheet_tabs_set_selected (DewSheetTabs      *self,
                                  guint              selected);

/* Signals
 *   chosen (guint sheet)    a person chose another one; it is for whoever hears it to choose it here
 */

G_END_DECLS
