/* dew-in-view.h: what has the focus, and what opens by its letter, scrolled into view. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a drop-down or menu button on a page that scrolls: by its letter it is scrolled into view before it opens. The toolkit opens what is behind it where it stands, be that off
 * the screen. */
void dew_open_in_view  (GtkWidget *widget);

/* Scrolls to what has the focus in a widget that has just been made, once it has its place. */
void dew_focus_in_view (GtkWidget *widget);

/* Scrolls so that a widget begins at the top, once it has its place: as much of it as there is room for is seen. */
void dew_top_in_view   (GtkWidget *widget);

G_END_DECLS
