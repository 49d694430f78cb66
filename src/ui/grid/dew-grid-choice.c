/* dew-grid-choice.c: a cell that is one of a list: opens the list beneath it. */

#include "dew-grid-private.h"

#include <glib/gi18n-lib.h>

static gboolean
drop_cb (gpointer data)
{
  gtk_widget_unparent (GTK_WIDGET (data));
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* It goes when the toolkit is done with it. */
static void
closed_cb (GtkPopover *popover,
           DewGrid    *self)
{
  if (self->choice != GTK_WIDGET (popover))
    return;

  self->choice = NULL;
  g_idle_add (drop_cb, g_object_ref (popover));
  _dew_grid_focus_later (self);
}

void
_dew_grid_close_choice (DewGrid *self)
{
  GtkWidget *choice = g_steal_pointer (&self->choice);

  if (choice != NULL)
    gtk_widget_unparent (choice);
}

static void
chosen_cb (GtkListBox    *list,
           GtkListBoxRow *row,
           DewGrid       *self)
{
  g_autofree char *text = g_strdup (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));
  DewGridReply reply = { 0 };

  gtk_popover_popdown (GTK_POPOVER (self->choice));
  self->committing = TRUE;
  if (dew_grid_model_commit (self->model, self->row, self->column, text, 0, &reply) != DEW_GRID_TAKEN
      && reply.message != NULL)
    _dew_grid_tell (self, reply.message);
  self->committing = FALSE;
  dew_grid_reply_clear (&reply);
  _dew_grid_rebind_cells (self);
}

static GtkWidget *
make_list (DewGrid           *self,
           const char *const *choices)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *name = dew_grid_model_cell_name (self->model, self->row, self->column);
  DewGridCell cell;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  dew_grid_model_cell (self->model, self->row, self->column, &cell);
  for (guint i = 0; choices[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (choices[i]);
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, choices[i], -1);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      if (g_strcmp0 (choices[i], cell.text) == 0)
        gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (row));
    }
  g_signal_connect (list, "row-activated", G_CALLBACK (chosen_cb), self);
  return list;
}

static GtkWidget *
first_row (GtkWidget *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (list));

  return GTK_WIDGET (row != NULL ? row : gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
}

/* FALSE where the current cell has nothing to choose from. */
gboolean
_dew_grid_open_choice (DewGrid *self)
{
  g_auto (GStrv) choices = NULL;
  GtkWidget *list, *scrolled;
  GdkRectangle area;

  if (!_dew_grid_editable (self) || self->choice != NULL)
    return FALSE;
  choices = dew_grid_model_choices (self->model, self->row, self->column);
  if (choices == NULL || choices[0] == NULL)
    return FALSE;

  _dew_grid_reveal_cursor (self);
  _dew_grid_bubble_say (self, NULL, FALSE);
  list = make_list (self, (const char *const *) choices);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 10 * self->sizes.row);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);

  self->choice = gtk_popover_new ();
  gtk_popover_set_has_arrow (GTK_POPOVER (self->choice), FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->choice), scrolled);
  gtk_widget_set_parent (self->choice, GTK_WIDGET (self));
  _dew_grid_cell_area (self, self->row, self->column, &area);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->choice), &area);
  g_signal_connect (self->choice, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->choice));
  gtk_widget_grab_focus (first_row (list));
  return TRUE;
}
