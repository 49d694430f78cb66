/* dew-remark-words.h: the figure that a note is on, in words. */
#pragma once

#include "dew-ledger.h"

/* "Council existing, 2013/14", "Council actual, June 2013", "budget not split by partner, 2016/17": the figure of a line that the key's year, month, measure and partner name; with the whole name of the partner
 * or in short. Free with g_free. */
char *dew_remark_words (const DewLedger *ledger, const DewFigure *key, gboolean in_full);
