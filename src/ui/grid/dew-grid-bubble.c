/* dew-grid-bubble.c: the words beneath a cell: what a text means, why it is refused, a question, a note. */

#include "dew-grid-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GAP 4

/* ms that the current cell rests before its note is shown: the bubble lies over other rows. */
#define REST 600

static void
show_answers (DewGrid            *self,
              const DewGridReply *reply)
{
  for (int i = 0; i < 2; i++)
    {
      const char *answer = reply == NULL ? NULL : i == 0 ? reply->first : reply->second;

      gtk_widget_set_visible (self->answers[i], answer != NULL);
      if (answer != NULL)
        {
          g_autofree char *label = g_strdup_printf (_("%s (Alt+%d)"), answer, i + 1);

          gtk_button_set_label (GTK_BUTTON (self->answers[i]), label);
        }
    }
}

static void
set_message (DewGrid    *self,
             const char *message,
             gboolean    refused)
{
  gboolean shown = message != NULL && message[0] != '\0';

  if (refused)
    gtk_widget_add_css_class (self->bubble, "refused");
  else
    gtk_widget_remove_css_class (self->bubble, "refused");
  if (shown)
    {
      gtk_label_set_label (GTK_LABEL (self->message), message);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->bubble), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
    }
  gtk_widget_set_visible (self->bubble, shown);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* NULL for nothing to say. */
void
_dew_grid_bubble_say (DewGrid    *self,
                      const char *message,
                      gboolean    refused)
{
  g_clear_handle_id (&self->note_due, g_source_remove);
  /* An answer that had the focus is about to go. */
  if (self->editing && (gtk_widget_has_focus (self->answers[0]) || gtk_widget_has_focus (self->answers[1])))
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  show_answers (self, NULL);
  set_message (self, message, refused);
}

void
_dew_grid_bubble_ask (DewGrid            *self,
                      const DewGridReply *reply)
{
  g_clear_handle_id (&self->note_due, g_source_remove);
  show_answers (self, reply);
  set_message (self, reply->message, FALSE);
}

/* Lent by the model; NULL where the current cell has none. */
static const char *
find_note (DewGrid *self)
{
  DewGridCell cell = { 0 };

  if (self->has_cursor && self->model != NULL)
    dew_grid_model_cell (self->model, self->row, self->column, &cell);

  return (cell.flags & (DEW_GRID_NOTE | DEW_GRID_CHANGED)) != 0 ? cell.note : NULL;
}

/* Of a sheet, what does not fit into its cell, once that has been drawn; borrowed. */
static const char *
find_cut (DewGrid *self)
{
  DewGridRowView *view = self->sheet && self->has_cursor ? _dew_grid_row_view (self, self->row) : NULL;
  DewGridCellView *cell = view != NULL ? _dew_grid_row_view_cell (view, self->column) : NULL;

  return cell != NULL && _dew_grid_cell_view_cut (cell) ? _dew_grid_cell_view_text (cell) : NULL;
}

/* Whether somebody is at work in the grid: not before, and not while a dialog is in front of it. */
static gboolean
is_at_work (DewGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return self->touched && _dew_grid_has_focus (self) && GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root));
}

static gboolean
show_note (gpointer data)
{
  DewGrid *self = data;

  const char *note = find_note (self);

  self->note_due = 0;
  if (!self->editing && is_at_work (self))
    _dew_grid_bubble_say (self, note != NULL ? note : find_cut (self), FALSE);

  return G_SOURCE_REMOVE;
}

/* The note of the current cell, while the focus is on it and nothing is being typed; after a rest. Where the focus is on its way, who has it is known only then. */
void
_dew_grid_bubble_note (DewGrid *self)
{
  const char *note;

  if (self->editing)
    return;

  note = find_note (self);
  if (note != NULL && gtk_widget_get_visible (self->bubble) && strcmp (note, gtk_label_get_label (GTK_LABEL (self->message))) == 0)
    return;

  _dew_grid_bubble_say (self, NULL, FALSE);
  if (note != NULL || self->sheet)
    self->note_due = g_timeout_add (REST, show_note, self);
}

void
_dew_grid_bubble_hide_note (DewGrid *self)
{
  self->touched = TRUE;
  if (!self->editing && gtk_widget_get_visible (self->bubble))
    _dew_grid_bubble_say (self, NULL, FALSE);
}

/* The focus came or went. */
void
_dew_grid_bubble_crossed (DewGrid *self)
{
  if (!self->editing)
    _dew_grid_bubble_say (self, NULL, FALSE);
  _dew_grid_bubble_note (self);
}

/* What is said of a text that is being typed is beneath it; a note above its cell, where one comes from more often than goes to. Each on the other side where there is
 * no room. With NULL, out of sight. */
void
_dew_grid_place_bubble (DewGrid            *self,
                        const GdkRectangle *beside,
                        gboolean            text)
{
  int space = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * GAP;
  int bottom = gtk_widget_get_height (GTK_WIDGET (self));
  int width, height, minimum, x, y, above, below;

  if (!gtk_widget_get_visible (self->bubble))
    return;

  gtk_widget_measure (self->bubble, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &width, NULL, NULL);
  width = MAX (minimum, MIN (width, space));
  gtk_widget_measure (self->bubble, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  if (beside == NULL)
    {
      x = 0;
      y = -2 * height - bottom;
    }
  else
    {
      x = text ? beside->x : beside->x + beside->width - width;
      x = CLAMP (x, GAP, MAX (GAP, GAP + space - width));
      above = beside->y - GAP - height;
      below = beside->y + beside->height + GAP;
      y = self->editing ? (below + height > bottom ? above : below) : above < 0 ? below : above;
    }
  gtk_widget_size_allocate (self->bubble, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
answer_cb (GtkButton *button,
           DewGrid   *self)
{
  _dew_grid_editor_answer (self, GTK_WIDGET (button) == self->answers[0] ? 1 : 2);
}

void
_dew_grid_bubble_init (DewGrid *self)
{
  GtkWidget *answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->bubble = g_object_new (GTK_TYPE_BOX,
                               "orientation", GTK_ORIENTATION_VERTICAL,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_TOOLTIP,
                               NULL);
  gtk_widget_add_css_class (self->bubble, "bubble");
  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->message), 60);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_box_append (GTK_BOX (self->bubble), self->message);
  for (int i = 0; i < 2; i++)
    {
      self->answers[i] = gtk_button_new_with_label ("");
      g_signal_connect (self->answers[i], "clicked", G_CALLBACK (answer_cb), self);
      gtk_box_append (GTK_BOX (answers), self->answers[i]);
    }
  gtk_box_append (GTK_BOX (self->bubble), answers);
  gtk_widget_set_visible (self->bubble, FALSE);
  gtk_widget_set_parent (self->bubble, GTK_WIDGET (self));
}
