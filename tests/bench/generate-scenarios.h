/* generate-scenarios.h: gives a generated document what there is to compare. */
#pragma once

#include "dew-edit.h"

/* A forecast and a lead on every line, and five scenarios in all, with rules of their own for every pool, lines that are switched off, variances that are typed. */
void generate_scenarios (const DewLedger *ledger, DewChanges *changes, DewIds ids);
