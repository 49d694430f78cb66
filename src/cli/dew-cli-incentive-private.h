/* dew-cli-incentive-private.h: funds that are paid for performance, as the commands show them */
#pragma once

#include "dew-cli-private.h"
#include "dew-cli-table.h"
#include "dew-incentive.h"

/* A table for people, a row a fund: a column of pools where `pools` says so. A total stands under several funds of one year. In whole pence, whatever the unit. */
DewCliTable *_dew_cli_incentives_table (const DewLedger *ledger, const GPtrArray *incentives, gboolean pools);

/* The same for a spreadsheet: quantities and their unit apart, and all that is said of a fund. */
DewCliTable *_dew_cli_incentives_csv   (const DewLedger *ledger, const GPtrArray *incentives);

/* Adds a member "incentives". */
void         _dew_cli_incentives_add   (JsonBuilder *builder, const DewLedger *ledger, const GPtrArray *incentives);
