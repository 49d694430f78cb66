/* dew-cli-spread-private.h: how dewpond spread says what stands */
#pragma once

#include "dew-cli-private.h"

/* The words for --shape, and in what is printed, by DewSpreadShape. */
extern const char *const _dew_cli_shapes[3];

/* Says what the outturn of a line varies by, or how far the lines in a category move together; of node 0, of every line that has a spread or is demand-led, and of every category that says something, of a pool where it
 * is not NULL. What nothing is typed for is told as it is in that year. */
void _dew_cli_spread_put (const DewLedger *ledger, const DewPool *pool, guint node, int year, DewFormat format);
