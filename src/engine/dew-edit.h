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
 * becomes the baseline's own, the overlay goes. A contribution needs a partner and month 0. Refused in a scenario that is locked as the plan. */
gboolean dew_edit_figure (const DewLedger *ledger, DewChanges *changes, const DewFigure *figure, GError **error);

/* Changes the columns of a row in which `row` differs from what the ledger has under its id (any table but figures), after checking them: a name that is not empty
 * and not a sibling's, dates that exist and stand in order, references that exist, words in range. Where a line stands is for dew_edit_move () alone. */
gboolean dew_edit_row (const DewLedger *ledger, DewChanges *changes, DewTable table, gconstpointer row, GError **error);

/* Adds a row, checked the same; its position is set to stand after the sibling with id `after`, first when -1, last when 0. row->id must be new. */
gboolean dew_edit_add (const DewLedger *ledger, DewChanges *changes, DewTable table, gpointer row, gint64 after, GError **error);

/* Adds service lines with all that is said of them, in their order, at the end of the category of a pool (parent 0: of the pool itself) that all of them name. A name that is ""
 * becomes "New line", one that is taken gets a number. Sets their ids, names and positions. */
gboolean dew_edit_add_lines (const DewLedger *ledger, DewChanges *changes, DewIds ids, DewLine *const *lines, guint n, GError **error);

/* Enters a figure of the baseline on a line that the same changes add; pence = DEW_CLEARED enters none. */
void dew_edit_new_figure (DewChanges *changes, const DewFigure *figure);

/* Moves a pool to another agreement or a line to another category or pool (parent 0: the pool itself), after a sibling as above. A category takes all in it along.
 * Into itself or below is refused. For a pool `pool` is ignored and parent is the agreement. */
gboolean dew_edit_move (const DewLedger *ledger, DewChanges *changes, DewTable table, gint64 id, gint64 pool, gint64 parent, gint64 after, GError **error);

/* Deletes a row with all that stands below it, and all that is said of that: lines, figures, rules, what scenarios say. A partner that anything still names is refused, with where; an agreement
 * must have no pools, and a scenario may not be locked as the plan. */
gboolean dew_edit_delete (const DewLedger *ledger, DewChanges *changes, DewTable table, gint64 id, GError **error);

/* Deletes several agreements, pools and lines at once, by their nodes in the order of the tree; where one stands in another, they go together. */
gboolean dew_edit_delete_nodes (const DewLedger *ledger, DewChanges *changes, const guint *nodes, guint n, GError **error);

/* Writes the rule of a place in a scenario for a direction from a date, with the number rule->id where it is new; empty text takes it away. The text must parse and is stored in canonical
 * form. A scenario's list is in the place of the baseline's whole list: where it has none yet a rule from the beginning is alone in it, and with one from a date the others of the baseline's are copied into it, with ids from `ids`; where it becomes the same as
 * the baseline's, or empty, it goes, and the baseline's holds there again. */
gboolean dew_edit_rule (const DewLedger *ledger, DewChanges *changes, DewIds ids, const DewRuleRow *rule, GError **error);

/* What a virement moves on a line: pence above 0 to it, below 0 from it. */
typedef struct {
  gint64 line;
  gint64 pence;
} DewMove;

/* Records a virement where its id is new, or changes the one of that id so that it says this and moves just that; new movements get their ids from `ids`. Refused where
 * the amounts do not come to nothing, a line stands twice or is a category, date or reason is missing, the date is not in the year, a line is of a pool that is closed on that date,
 * or where a line would be left with less than nothing by it: its latest budget of the year (the budget where one is entered, else what is contributed, and what virements move)
 * and, where the virement is of a partner's money and partners contribute to the line, what that partner contributes and moves there. */
gboolean dew_edit_virement (const DewLedger *ledger, DewChanges *changes, DewIds ids, const DewVirement *virement, const DewMove *moves, guint n, GError **error);

/* Adds to moves (of DewMove) an amount to (above 0) or from (below 0) a pool, category or line: spread over its service lines by their latest budgets of the
 * year, by largest remainder; lines with no budget, or less than none, have no part. A partner's money (0: nobody's in particular) goes by what the budgets have of that partner, where
 * they have any. A service line takes all. `other` is the node at the other end: where it stands in this one, its lines have no part here, so that a pool's line gets all that the
 * pool gives it. What is on a line already is added to. FALSE where there is nothing to go by. */
gboolean dew_edit_spread_move (const DewLedger *ledger, guint node, guint other, int year, gint64 partner, gint64 pence, GArray *moves, GError **error);

/* Writes the note and source on the figure that remark's line, year, month, measure and partner name; takes them away where both are empty. remark->id is not looked at: a new one
 * gets its id from `ids`. */
gboolean dew_edit_remark (const DewLedger *ledger, DewChanges *changes, DewIds ids, const DewRemark *remark, GError **error);

/* That changes, however they came about, touch nothing that a scenario says which is locked as the plan (before or after them); else DEW_ERROR_CONFLICT. Not among it: that a row it
 * says something of goes, or moves to another pool, for all scenarios have the same rows. */
gboolean dew_edit_check_locked (const DewLedger *ledger, const DewChanges *changes, GError **error);

/* Checks that a ledger holds together as a document: names unique among siblings, values in range, every rule parses, at most eight partners. (That sums
 * fit, a ledger sees to when it is loaded.) */
gboolean dew_edit_validate (const DewLedger *ledger, GError **error);
