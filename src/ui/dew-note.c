/* dew-note.c: a text of several lines, as high as it needs to be */
#include "dew-note.h"

#define TEXT_WIDTH 178          /* px of a line of it where it is narrowest: in the pane */
#define MAX_HEIGHT 180          /* px that it may take at most */
#define MARGIN     6            /* px above and below */
#define SIDE       8            /* px at either side */

GtkWidget *
dew_note_new (void)
{
  GtkWidget *note = gtk_text_view_new ();
  GtkTextView *view = GTK_TEXT_VIEW (note);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, SIDE);
  gtk_text_view_set_right_margin (view, SIDE);
  gtk_text_view_set_top_margin (view, MARGIN);
  gtk_text_view_set_bottom_margin (view, MARGIN);

  return note;
}

/* It grows with its text, but not without end. The view itself knows how high it is only once it has been laid out. */
static void
fit (GtkTextBuffer *buffer,
     GtkWidget     *note)
{
  GtkWidget *frame = gtk_widget_get_ancestor (note, GTK_TYPE_SCROLLED_WINDOW);
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (frame == NULL)
    return;

  text = dew_note_get_text (note);
  layout = gtk_widget_create_pango_layout (note, text);
  pango_layout_set_width (layout, MAX (TEXT_WIDTH, gtk_widget_get_width (note) - 2 * SIDE) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), MIN (height + 2 * MARGIN + 2, MAX_HEIGHT));
}

/* Its font is known only where it is shown. */
static void
map_cb (GtkWidget *note)
{
  fit (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), note);
}

/* The toolkit's frame keeps the wheel even where there is nothing to scroll; then it is for what the note stands in. */
static void
share_wheel (GtkAdjustment *adjustment,
             GtkWidget     *frame)
{
  gboolean scrolls = gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (frame);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      /* The one that captures only watches. */
      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) && gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        gtk_event_controller_set_propagation_phase (controller, scrolls ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE);
    }
}

GtkWidget *
dew_note_frame (GtkWidget *note)
{
  GtkWidget *frame;
  GtkTextBuffer *buffer;
  GtkAdjustment *adjustment;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (note), NULL);

  frame = gtk_scrolled_window_new ();
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (note));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), note);
  gtk_widget_add_css_class (frame, "dew-note");
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (frame));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (share_wheel), frame, 0);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (fit), note, 0);
  g_signal_connect (note, "map", G_CALLBACK (map_cb), NULL);

  return frame;
}

char *
dew_note_get_text (GtkWidget *note)
{
  char *text = NULL;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (note), NULL);

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), "text", &text, NULL);
  return text;
}

void
dew_note_set_text (GtkWidget  *note,
                   const char *text)
{
  g_autofree char *old = dew_note_get_text (note);

  g_return_if_fail (text != NULL);

  if (g_strcmp0 (old, text) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), text, -1);
}
