/* dew-spoken.c: what a screen reader calls controls that the toolkit makes of several */
#include "dew-spoken.h"

void
dew_spoken (GtkWidget  *widget,
            const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dew_spoken_menu_button (GtkMenuButton *button,
                        const char    *name)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (name != NULL);

  dew_spoken (GTK_WIDGET (button), name);
  dew_spoken (gtk_widget_get_first_child (GTK_WIDGET (button)), name);
}

/* The toolkit says the mark of the key as well as the word: "_Cancel Cancel". */
void
dew_spoken_responses (GtkWidget *dialog)
{
  g_return_if_fail (GTK_IS_WIDGET (dialog));

  for (GtkWidget *child = gtk_widget_get_first_child (dialog); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = GTK_IS_BUTTON (child) ? gtk_button_get_child (GTK_BUTTON (child)) : NULL;

      if (GTK_IS_LABEL (label))
        dew_spoken (child, gtk_label_get_text (GTK_LABEL (label)));
      else
        dew_spoken_responses (child);
    }
}
