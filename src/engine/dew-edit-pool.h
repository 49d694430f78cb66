/* dew-edit-pool.h: edits that take lines to other pools and categories from a financial year on, with their history kept.
 *
 * Invariants, of all of them
 *   - Nothing is counted twice: the sums of all pools together are, for every year, month, partner, measure and scenario, what they were.
 *   - A line with figures or movements in years before `year` stays where it is, with them. A new line, which `continues` it, stands in the new place and takes over figures, movements and notes
 *     from that year on, of all scenarios, and the rules in force on its first day or later. A line without earlier years moves itself.
 *   - A category goes along: it moves where nothing in it stays, and otherwise a new one is made. In a category of its name in the new place it is taken up, unless it has rules of its own.
 *   - Where a name is taken there, the pool or category that the line comes from is added to it in brackets.
 *   - What scenarios say of a line, and its spread, hold of the line that goes on for it too. Payments for performance of the years from then on go with a pool that is merged; what is
 *     typed of pools as a whole, variances and such payments, stays with a pool that is split or gives a line away.
 *   - A line keeps its ways: what its pool says for it (aligned until when, how months and forecasts come about) is said on the line where the new pool says otherwise. Only
 *     that it is pooled cannot be said in a pool that is aligned.
 *
 * Everything is as of 1 April of `year`. Into a pool that is closed by then is refused.
 */
#pragma once

#include "dew-edit.h"

/* Merges all of a pool into another: its row stays, ended on the last day before (or earlier where it has ended by then) and merged_into the other, whose `formerly` gains a sentence.
 * Variances typed for both, of those years, become one; typed for one of them alone it is refused. */
gboolean dew_edit_merge (const DewLedger *ledger, DewChanges *changes, DewIds ids, gint64 pool, gint64 into, int year, GError **error);

/* Takes lines or categories of a pool (n ids) into a new pool of that name, which gets the id `split` and is in all else as the pool is: its agreement, host, lead, dates, rules. */
gboolean dew_edit_split (const DewLedger *ledger, DewChanges *changes, DewIds ids, gint64 pool, const gint64 *lines, guint n, gint64 split, const char *name,
                         int year, GError **error);

/* Takes lines or categories (n ids) to another pool, or with parent other than 0 into that category, whatever the pool. */
gboolean dew_edit_transfer (const DewLedger *ledger, DewChanges *changes, DewIds ids, const gint64 *lines, guint n, gint64 pool, gint64 parent, int year,
                            GError **error);

/* Gives a pool another name from a year on: where it has figures of earlier years, `formerly` gains its name until then. (That dew_edit_row () does not: it corrects a name.) */
gboolean dew_edit_rename_pool (const DewLedger *ledger, DewChanges *changes, gint64 pool, const char *name, int year, GError **error);
