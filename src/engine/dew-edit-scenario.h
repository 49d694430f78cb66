/* dew-edit-scenario.h: edits of scenarios, and of what they say otherwise than the baseline.
 *
 * A scenario is an overlay: it holds only what differs from the baseline, and follows the baseline in all else, whenever that changes. Structure and virements are the same in all.
 * In the figures, rules, arrangements and variances of one nothing changes the baseline's, until it is promoted.
 *
 * A scenario that is locked as the plan is refused by all of these but the lock itself, and so it is by dew_edit_figure (), dew_edit_rule (), dew_edit_row () and dew_edit_delete ().
 */
#pragma once

#include "dew-edit.h"

/* Adds a scenario, with the number `id`, which must be new, that differs in nothing yet. Its name may not be empty or another's. */
gboolean dew_edit_new_scenario (const DewLedger *ledger, DewChanges *changes, gint64 id, const char *name, const char *note, GError **error);

/* Adds a scenario, with the number `id`, that differs in all that another one does; it stands behind that one, has its note, and is not locked. */
gboolean dew_edit_duplicate_scenario (const DewLedger *ledger, DewChanges *changes, DewIds ids, gint64 scenario, gint64 id, const char *name, GError **error);

/* Locks a scenario as the plan, or unlocks it. Refused where another one is locked. */
gboolean dew_edit_lock_scenario (const DewLedger *ledger, DewChanges *changes, gint64 scenario, gboolean plan, GError **error);

/* Whether what a scenario says may be changed; the sentence says why not. */
gboolean dew_edit_may_change (const DewLedger *ledger, gint64 scenario, GError **error);

/* Says how a line stands in a scenario, in place of all that was said of it there; what is as in the baseline is not kept, and where nothing is left the row goes.
 * arrangement->id is not looked at: a new one gets its id from `ids`. */
gboolean dew_edit_arrange (const DewLedger *ledger, DewChanges *changes, DewIds ids, const DewArrangement *arrangement, GError **error);

/* Types a pool's variance of a year, in the baseline or a scenario; pence = DEW_CLEARED takes it from the forecast. Where a scenario's becomes the baseline's own it goes.
 * variance->id is not looked at: a new one gets its id from `ids`. */
gboolean dew_edit_variance (const DewLedger *ledger, DewChanges *changes, DewIds ids, const DewVariance *variance, GError **error);

/* Says what a simulation draws a line's outturn from, in place of what was said. spread->id is not looked at. (To take it away: dew_edit_delete ().) */
gboolean dew_edit_spread (const DewLedger *ledger, DewChanges *changes, DewIds ids, const DewSpread *spread, GError **error);

/* ---- Back to the baseline ---- */

/* Each takes away what a scenario says of one thing, so that it is the baseline's again; nothing where it says nothing. Of figure all but the pence is looked at; rules are those of a place (line
 * 0: the whole pool) and direction. Refused where the scenario is locked, or is the baseline. */
gboolean dew_edit_reset_figure      (const DewLedger *ledger, DewChanges *changes, const DewFigure *figure, GError **error);
gboolean dew_edit_reset_rules       (const DewLedger *ledger, DewChanges *changes, gint64 scenario, gint64 pool, gint64 line, DewDirection direction, GError **error);
gboolean dew_edit_reset_arrangement (const DewLedger *ledger, DewChanges *changes, gint64 scenario, gint64 line, GError **error);
gboolean dew_edit_reset_variance    (const DewLedger *ledger, DewChanges *changes, gint64 scenario, gint64 pool, int year, GError **error);

/* Takes away all that a scenario says. */
gboolean dew_edit_reset_scenario    (const DewLedger *ledger, DewChanges *changes, gint64 scenario, GError **error);

/* ---- Into the baseline ---- */

/* Makes the baseline what a scenario is; the scenario stays, and differs in nothing then. Its figures become the baseline's (cleared ones go there too), each of its lists of rules takes the place of the
 * baseline's whole list of that place and direction, what it says of a line is written into the line, and its variances are the baseline's. A line that it switches off loses
 * its contributions, budgets and forecasts of the financial years from `year` on, and keeps actuals and earlier years; refused where a virement of those years moved money on it.
 *
 * Other scenarios keep what they say; where they say nothing they show what the baseline is now, for that is what they are: differences from it. */
gboolean dew_edit_promote (const DewLedger *ledger, DewChanges *changes, gint64 scenario, int year, GError **error);
