/* dew-scenario-details.h: what a scenario says of the row that the details are of: each change with the way back, and a switch for lines. */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_SCENARIO_DETAILS (dew_scenario_details_get_type ())
G_DECLARE_FINAL_TYPE (DewScenarioDetails, dew_scenario_details, DEW, SCENARIO_DETAILS, GtkWidget)

GtkWidget *dew_scenario_details_new  (void);

/* Shows a pool, category or line in a scenario; nothing in the baseline, or for another node. The document is borrowed until the next call. */
void       dew_scenario_details_show (DewScenarioDetails *self, DewDocument *document, gint64 scenario, DewNodeKind kind, gint64 id);

G_END_DECLS
