/* dew-tab-order.c: Tab through the children of a widget in their order */
#include "dew-tab-order.h"

gboolean
dew_tab_in_order (GtkWidget       *widget,
                  GtkDirectionType direction)
{
  GtkWidget *focus;
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;

  focus = gtk_widget_get_focus_child (widget);
  if (focus == NULL)
    focus = forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  for (; focus != NULL; focus = forward ? gtk_widget_get_next_sibling (focus) : gtk_widget_get_prev_sibling (focus))
    if (gtk_widget_child_focus (focus, direction))
      return TRUE;

  return FALSE;
}
