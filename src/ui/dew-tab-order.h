/* dew-tab-order.h: Tab through the children of a widget in their order. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the focus() of a widget class: Tab goes from child to child, and from the last out of the widget; the toolkit would begin with whose middle is higher. FALSE where nothing (more)
 * takes the focus, and for the arrows, which are left to the toolkit. */
gboolean dew_tab_in_order (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
