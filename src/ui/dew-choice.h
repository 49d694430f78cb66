/* dew-choice.h: a drop-down whose names are cut short, or wrapped, rather than making it wider. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes a drop-down of a GtkStringList behave so. Its accessible label is that of its button too, the choice its description. Where the name is cut short, the
 * whole of it is in the list and the tooltip. */
void       dew_choice_shorten (GtkDropDown *choice);

/* The same with names in as many lines as they need; gives what is to be put in its place. */
GtkWidget *dew_choice_wrap    (GtkDropDown *choice);

G_END_DECLS
