/* dew-menu.c: menus that are built when somebody opens them */
#include "dew-menu.h"

typedef struct
{
  GMenuModel  *model;
  DewMenuBuilt built;
  gpointer     data;
} Menu;

static void
free_menu (gpointer data)
{
  Menu *menu = data;

  g_object_unref (menu->model);
  g_free (menu);
}

static void
open_cb (GtkMenuButton *button,
         gpointer       data)
{
  const Menu *menu = data;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  gtk_menu_button_set_menu_model (button, menu->model);
  if (menu->built != NULL)
    menu->built (gtk_menu_button_get_popover (button), menu->data);
}

void
dew_menu_set (GtkMenuButton *button,
              GMenuModel    *model,
              DewMenuBuilt   built,
              gpointer       data)
{
  Menu *menu;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (model));

  menu = g_new (Menu, 1);
  *menu = (Menu) { g_object_ref (model), built, data };
  gtk_menu_button_set_menu_model (button, NULL);
  gtk_menu_button_set_create_popup_func (button, open_cb, menu, free_menu);
}

GtkPopover *
dew_menu_new_within (GtkWidget  *widget,
                     GMenuModel *model)
{
  GtkWidget *popover;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (G_IS_MENU_MODEL (model), NULL);

  popover = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, widget);
  return GTK_POPOVER (popover);
}
