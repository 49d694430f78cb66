/* dew-spoken.h: what a screen reader calls controls that the toolkit makes of several. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names what the toolkit has labelled by its own text, which would be said as well. */
void dew_spoken             (GtkWidget  *widget,
                             const char *name);

/* Names a menu button; and the button in it, which is what has the focus and would be called by its text alone. */
void dew_spoken_menu_button (GtkMenuButton *button,
                             const char    *name);

/* Names the buttons of a dialog that asks, once it has them all, by what stands on them. */
void dew_spoken_responses   (GtkWidget  *dialog);

G_END_DECLS
