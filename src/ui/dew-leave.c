/* dew-leave.c: what a field does when the focus leaves it: there is no Save, so what was typed is taken then */
#include "dew-leave.h"

typedef struct {
  DewLeaveFunc func;
  gpointer     data;
} Leave;

static void
leave_cb (GtkEventControllerFocus *controller,
          Leave                   *leave)
{
  leave->func (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), leave->data);
}

static void
free_leave (gpointer  data,
            GClosure *closure)
{
  g_free (data);
}

void
dew_on_leave (GtkWidget    *widget,
              DewLeaveFunc  func,
              gpointer      data)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Leave *leave = g_new0 (Leave, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (func != NULL);

  leave->func = func;
  leave->data = data;
  g_signal_connect_data (focus, "leave", G_CALLBACK (leave_cb), leave, free_leave, 0);
  gtk_widget_add_controller (widget, focus);
}
