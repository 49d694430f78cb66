/* dew-scenario-dialog.h: a new scenario, or the name and note of one. */
#pragma once

#include "dew-ask-dialog.h"

G_BEGIN_DECLS

#define DEW_TYPE_SCENARIO_DIALOG (dew_scenario_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewScenarioDialog, dew_scenario_dialog, DEW, SCENARIO_DIALOG, DewAskDialog)

/* Asks for a new one that begins as another (DEW_BASELINE: as the baseline). */
void dew_scenario_dialog_new     (GtkWindow *parent, DewDocument *document, gint64 begins_as);

/* Asks what one is called, and why it is there. */
void dew_scenario_dialog_change  (GtkWindow *parent, DewDocument *document, gint64 scenario);

G_END_DECLS
