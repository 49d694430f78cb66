/* dew-slices.h: long work on the window's own thread, in slices: the window answers in between.
 *
 * For what reads a document piece by piece, which is the window's; what needs nothing of it is done on a thread.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Does the next piece, some microseconds of work; FALSE: that was the last. */
typedef gboolean (*DewSlice) (gpointer data);

/* All is done; or, where not whole, the user has had enough. */
typedef void (*DewSliced) (gboolean whole, gpointer data);

/* Does the first pieces at once, and where that was all of them calls `sliced` before it returns. Else the window of the widget takes no input until all are done, and after a moment a
 * dialog with the heading says so, with a way out. Without a window all is done at once. widget may be NULL. */
void dew_slices_run (GtkWidget *widget, const char *heading, DewSlice slice, DewSliced sliced, gpointer data);

G_END_DECLS
