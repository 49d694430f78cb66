/* dew-edit-carry.h: lines and categories carried to another place from a year on, for the edits of dew-edit-pool.h */
#pragma once

#include "dew-edit-private.h"

typedef struct _DewCarry DewCarry;

/* Carries into a pool that need not be in the ledger yet. `by_pool`: a name that is taken there gains that of the pool the line comes from, else of the place just above it.
 * Changes are appended to `changes`. */
DewCarry *_dew_carry_new  (const DewLedger *ledger, DewChanges *changes, DewIds ids, const DewPool *to, int year, gboolean by_pool);
void      _dew_carry_free (DewCarry *carry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewCarry, _dew_carry_free)

/* Carries lines and categories (guint: nodes, in order and none in another), with all in them, behind what stands in the pool or its category `parent`. Once. */
void _dew_carry_nodes (DewCarry *carry, const GArray *chosen, gint64 parent);

/* The rules of a place that goes on from the year as another: those in force from then on, copied or, where nothing else goes by them, moved. A whole pool has `line` 0. */
void _dew_carry_rules (DewCarry *carry, gint64 pool, gint64 line, gint64 new_line);

/* Says on a line that goes from a pool to another what its pool says for it, where the new one says otherwise. */
void _dew_keep_ways (const DewPool *from, const DewPool *to, DewLine *line);

/* The same of the status that a scenario says a line has. */
void _dew_keep_arranged_ways (const DewPool *from, const DewPool *to, DewArrangement *arrangement);
