/* dew-scenario-words.h: which scenario something is in, for titles, the record of changes, and colours. */
#pragma once

#include "dew-ledger.h"

/* The number that scenarios are told apart by: their place in the list, from 2 on; 1 is the baseline. */
guint dew_scenario_number (const DewLedger *ledger, gint64 scenario);

/* What was done, as the record of changes has it: "In “Demand grows”: Cleared 3 cells"; in the baseline as it is. g_free. */
char *dew_scenario_deed   (const DewLedger *ledger, gint64 scenario, const char *what);

/* The title of a drawing, with the scenario behind it; in the baseline as it is. g_free. */
char *dew_scenario_title  (const DewLedger *ledger, gint64 scenario, const char *title);
