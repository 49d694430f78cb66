/* dew-virement-pairs.h: a virement as amounts that move from one line to another. */
#pragma once

#include "dew-ledger.h"

typedef struct {
  gint64 from;          /* a line; 0: the virement gives more than it takes, and does not say where this comes from */
  gint64 to;            /* a line; 0: it takes more than it gives, and does not say where this goes to */
  gint64 pence;         /* 0 only where a movement is */
} DewVirementPair;

/* What is moved of a line is the sum of what comes to it less the sum of what goes from it, always. Movements go in the order of their ids, those that take and those that give each:
 * the first that takes with the first that gives, until one of the two is used up. So pairs of one movement follow one another, and amounts above 0 put in place of those of the pairs
 * make movements that are divided into the same pairs. DewVirementPair; empty where the virement has no movements. Free with g_array_unref. */
GArray *dew_virement_pairs (const DewLedger *ledger, gint64 virement);
