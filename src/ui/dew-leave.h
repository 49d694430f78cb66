/* dew-leave.h: what a field does when the focus leaves it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*DewLeaveFunc) (GtkWidget *widget,
                              gpointer   data);

/* Calls func when the focus has left the widget and all that is in it, for as long as the widget lives: data has to live that
 * long too. */
void dew_on_leave (GtkWidget    *widget,
                   DewLeaveFunc  func,
                   gpointer      data);

G_END_DECLS
