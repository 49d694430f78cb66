/* dew-edit.h: edits as functions from a ledger to a list of changes.
 *
 * Pure: each looks at a const ledger and says which rows would change, or refuses in one sentence. Nothing is changed here. Each appends to `changes`, so that
 * several make one edit; but each sees the ledger as it is, not the changes before it. Ids of new rows come from the caller.
 */
#pragma once

#include "dew-ledger.h"
#include "dew-money.h"

#define DEW_MAX_PARTNERS 8      /* in a document */
#define DEW_MAX_NAME     200    /* characters in a name */
#define DEW_MAX_TEXT     32000  /* bytes in any other text: what a cell of a workbook takes */

/* Where the ids of new rows come from. */
typedef struct {
  gint64 (*next) (gpointer data);
  gpointer data;
} DewIds;

/* Enters a figure, pence = DEW_CLEARED to clear it: in the baseline the figure goes, in a scenario the overlay says that there is none; where a scenario's figure
 * becomes the baseline's own, the overlay goes. A contribution needs a partner and month 0. */
gboolean dew_edit_figure (const DewLedger *ledger, DewChanges *changes, const DewFigure *figure, GError **error);

/* Changes the columns of a row in which `row` differs from what the ledger has under its id (any table but figures), after checking them: a name that is not empty
 * and not a sibling's, dates that exist and stand in order, references that exist, words in range. Where a line stands is for dew_edit_move () alone. */
gboolean dew_edit_row (const DewLedger *ledger, DewChanges *changes, DewTable table, gconstpointer row, GError **error);

/* Adds a row, checked the same; its position is set to stand after the sibling with id `after`, first when -1, last when 0. row->id must be new. */
gboolean dew_edit_add (const DewLedger *ledger, DewChanges *changes, DewTable table, gpointer row, gint64 after, GError **error);

/* Moves a pool to another agreement or a line to another category or pool (parent 0: the pool itself), after a sibling as above. A category takes all in it along.
 * Into itself or below is refused. For a pool `pool` is ignored and parent is the agreement. */
gboolean dew_edit_move (const DewLedger *ledger, DewChanges *changes, DewTable table, gint64 id, gint64 pool, gint64 parent, gint64 after, GError **error);

/* Deletes a row with all that stands below it: lines, figures, rules. A partner that anything still names is refused, with where; an agreement must have no pools. */
gboolean dew_edit_delete (const DewLedger *ledger, DewChanges *changes, DewTable table, gint64 id, GError **error);

/* Writes the rule of a place in a scenario for a direction from a date; empty text takes it away. The text must parse and is stored in canonical form. */
gboolean dew_edit_rule (const DewLedger *ledger, DewChanges *changes, const DewRuleRow *rule, GError **error);

/* Checks that a ledger holds together as a document: names unique among siblings, values in range, every rule parses, at most eight partners. (That sums
 * fit, a ledger sees to when it is loaded.) */
gboolean dew_edit_validate (const DewLedger *ledger, GError **error);
