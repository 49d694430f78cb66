/* dew-step-menu.h: what opens behind "Add step": every kind of step with what it does, or why it cannot be added now. */
#pragma once

#include <gtk/gtk.h>

#include "dew-rule-draft.h"

G_BEGIN_DECLS

typedef void (*DewStepChosen) (guint kind, gpointer data);

/* A popover for a button, of what can be added to a draft in a direction. chosen is called once the popover has closed; data has to live as long as it. */
GtkWidget *dew_step_menu_new (const DewRuleDraft *draft,
                              DewDirection        direction,
                              DewStepChosen       chosen,
                              gpointer            data);

G_END_DECLS
