/* dew-in-view.c: what has the focus, and what opens by its letter, scrolled into view */
#include "dew-in-view.h"

#define FRAMES "dew-frames"

/* After so many frames everything has its place. */
#define ENOUGH 3

static gboolean
is_placed (GtkWidget *widget)
{
  guint frames = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), FRAMES)) + 1;

  g_object_set_data (G_OBJECT (widget), FRAMES, GUINT_TO_POINTER (frames));
  if (frames < ENOUGH)
    gtk_widget_queue_draw (widget);
  else
    g_object_set_data (G_OBJECT (widget), FRAMES, NULL);

  return frames >= ENOUGH;
}

/* The focus has scrolled it into view. */
static gboolean
open_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  if (!is_placed (widget))
    return G_SOURCE_CONTINUE;

  if (gtk_widget_is_sensitive (widget))
    gtk_widget_activate (widget);
  return G_SOURCE_REMOVE;
}

static gboolean
mnemonic_cb (GtkWidget *widget,
             gboolean   cycling,
             gpointer   data)
{
  if (gtk_widget_grab_focus (widget) && !cycling)
    gtk_widget_add_tick_callback (widget, open_cb, NULL, NULL);

  return TRUE;
}

void
dew_open_in_view (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (widget) || GTK_IS_MENU_BUTTON (widget));

  /* The letter of a menu button is that of the button in it. */
  g_signal_connect (GTK_IS_MENU_BUTTON (widget) ? gtk_widget_get_first_child (widget) : widget, "mnemonic-activate", G_CALLBACK (mnemonic_cb), NULL);
}

/* Who scrolls to the focus listens for it. */
static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  if (!is_placed (widget))
    return G_SOURCE_CONTINUE;

  g_object_notify (G_OBJECT (gtk_widget_get_root (widget)), "focus-widget");
  return G_SOURCE_REMOVE;
}

void
dew_focus_in_view (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, scroll_cb, NULL, NULL);
}

/* px above it. */
#define MARGIN 8

static gboolean
scroll_to_top_cb (GtkWidget     *widget,
                  GdkFrameClock *clock,
                  gpointer       data)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  double y;

  if (!is_placed (widget))
    return G_SOURCE_CONTINUE;

  if (viewport != NULL && gtk_widget_translate_coordinates (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), 0, 0, NULL, &y))
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)), y - MARGIN);
  return G_SOURCE_REMOVE;
}

void
dew_top_in_view (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, scroll_to_top_cb, NULL, NULL);
}
