/* dew-difference-private.h: putting differences into words */
#pragma once

#include "dew-difference.h"

/* Fills in the texts of a difference. */
void _dew_difference_say (const DewLedger *ledger, gint64 scenario, DewDifference *difference);

/* The list that a place has for a direction in just that scenario, by date: a GPtrArray of DewRuleRow, borrowed. Free with g_ptr_array_unref. */
GPtrArray *_dew_difference_rules (const DewLedger *ledger, gint64 scenario, gint64 pool, gint64 line, DewDirection direction);
