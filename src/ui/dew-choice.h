/* dew-choice.h: a drop-down whose names are cut short rather than making it wider; the whole name is in the list and the tooltip. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes a drop-down of a GtkStringList behave so. Its accessible label is that of its button too, the choice its description. */
void dew_choice_shorten (GtkDropDown *choice);

G_END_DECLS
