/* dew-spending-dialogs.c: what is done on the spending page in dialogs: moving money, notes on figures */
#include <glib/gi18n-lib.h>

#include "dew-remark-dialog.h"
#include "dew-spending-page-private.h"
#include "dew-virement-dialog.h"
#include "dew-window.h"

static GtkWindow *
get_window (DewSpendingPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* What is being typed is in the figures that a dialog goes by. Afterwards one goes on in the grid, not in the menu that it was chosen from. */
gboolean
_dew_spending_page_settle (DewSpendingPage *self)
{
  if (!dew_page_settle (DEW_PAGE (self)))
    return FALSE;

  dew_page_take_focus (DEW_PAGE (self));
  return TRUE;
}

static void
virement_activate (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  DewSpendingPage *self = data;

  if (_dew_spending_page_settle (self))
    dew_virement_dialog_present (get_window (self), self->document, self->year, self->unit, _dew_spending_page_node (self));
}

static void
note_activate (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  DewSpendingPage *self = data;
  DewTreeTarget target = { DEW_TREE_FIXED };
  guint row, column;

  if (!_dew_spending_page_settle (self))
    return;
  if (dew_grid_get_cursor (dew_tree_view_grid (self->view), &row, &column))
    dew_tree_model_target (DEW_TREE_MODEL (self->model), row, column, &target);

  if (target.kind == DEW_TREE_FIGURE && target.figure.line != 0)
    dew_remark_dialog_present (get_window (self), self->document, &target.figure);
  else
    dew_window_tell (GTK_WIDGET (self), _("A note is on a figure that was entered: put the cursor on one that can be typed first. What is worked out has the notes of what it comes from."));
}

static const GActionEntry actions[] = {
  { .name = "virement", .activate = virement_activate },
  { .name = "note", .activate = note_activate },
};

void
_dew_spending_page_add_dialogs (DewSpendingPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
}

void
_dew_spending_page_class_add_shortcuts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "spending.virement", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, GDK_SHIFT_MASK, "spending.note", NULL);
}
