/* dew-menu.h: menus that are built when somebody opens them: a window has a dozen, and its first frame needs none. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A menu has just been built; data is the one given with it. */
typedef void (*DewMenuBuilt) (GtkPopover *popover, gpointer data);

/* Gives a button a menu, instead of what it had. built may be NULL. */
void        dew_menu_set        (GtkMenuButton *button, GMenuModel *model, DewMenuBuilt built, gpointer data);

/* Builds a menu that is to pop up at places of a widget, whose child it is: who allocates the widget presents it. */
GtkPopover *dew_menu_new_within (GtkWidget *widget, GMenuModel *model);

G_END_DECLS
