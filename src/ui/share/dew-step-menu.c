/* dew-step-menu.c: what opens behind "Add step": every kind of step with what it does, or why it cannot be added now
 *
 * A menu of the toolkit has no room for a reason, and passes over what is insensitive, so that one would never hear it with keys.
 */
#include "dew-step-menu.h"

#include <glib/gi18n-lib.h>

#include "dew-spoken.h"

/* px */
#define WIDTH  340
#define HEIGHT 380

#define KIND "dew-step-kind"

typedef struct {
  DewStepChosen chosen;
  gpointer      data;
} Menu;

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* One that cannot be added is read like the others, and does nothing. */
static GtkWidget *
new_row (guint       kind,
         const char *why_not)
{
  const DewStepSheet *sheet = dew_rule_sheet (kind);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  const char *words = why_not != NULL ? why_not : _(sheet->hint);

  gtk_box_append (GTK_BOX (box), new_label (_(sheet->name), "dew-step-name"));
  gtk_box_append (GTK_BOX (box), new_label (words, "dew-secondary"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), why_not == NULL);
  if (why_not != NULL)
    gtk_widget_add_css_class (row, "dew-not-now");
  g_object_set_data (G_OBJECT (row), KIND, GUINT_TO_POINTER (kind));
  dew_spoken (row, _(sheet->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_DISABLED, why_not != NULL, -1);

  return row;
}

/* Those that can be added first. */
static void
add_rows (GtkListBox         *list,
          const DewRuleDraft *draft,
          DewDirection        direction)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint kind = 0; kind < dew_rule_n_kinds (); kind++)
      {
        const char *why_not = dew_rule_draft_why_no_step (draft, kind, direction);

        if ((why_not == NULL) == (pass == 0))
          gtk_list_box_append (list, new_row (kind, why_not));
      }
}

static void
activated_cb (GtkListBox    *list,
              GtkListBoxRow *row,
              Menu          *menu)
{
  guint kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), KIND));
  DewStepChosen chosen = menu->chosen;
  gpointer data = menu->data;

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER)));
  chosen (kind, data);
}

static void
free_menu (gpointer  data,
           GClosure *closure)
{
  g_free (data);
}

GtkWidget *
dew_step_menu_new (const DewRuleDraft *draft,
                   DewDirection        direction,
                   DewStepChosen       chosen,
                   gpointer            data)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  Menu *menu = g_new (Menu, 1);

  g_return_val_if_fail (draft != NULL, NULL);
  g_return_val_if_fail (chosen != NULL, NULL);

  *menu = (Menu) { chosen, data };
  add_rows (GTK_LIST_BOX (list), draft, direction);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  g_signal_connect_data (list, "row-activated", G_CALLBACK (activated_cb), menu, free_menu, 0);
  dew_spoken (list, _("Steps to add"));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), HEIGHT);
  gtk_widget_set_size_request (scrolled, WIDTH, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_widget_add_css_class (popover, "dew-step-menu");

  return popover;
}
