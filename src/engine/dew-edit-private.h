/* dew-edit-private.h: the checks that edits and whole documents share */
#pragma once

#include "dew-edit.h"
#include "dew-totals.h"

/* The room left between two neighbours, so that a row can be put between them without touching the others. */
#define DEW_STEP (G_GINT64_CONSTANT (1) << 20)

/* FALSE, with DEW_ERROR_INVALID and that message. */
gboolean _dew_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* That each column of a row holds what it may. */
gboolean _dew_check_columns (const DewLedger *ledger, DewTable table, gconstpointer row, GError **error);

/* That a name is one: not empty, not too long, in one line. */
gboolean _dew_check_name_text (const char *name, GError **error);

/* Refused where the scenario (the baseline is never) is locked as the plan; the same of the scenario that a row says something in. */
gboolean _dew_check_unlocked     (const DewLedger *ledger, gint64 scenario, GError **error);
gboolean _dew_check_row_unlocked (const DewLedger *ledger, DewTable table, gconstpointer row, GError **error);

/* What rows of these tables must be beyond their columns, parts of _dew_check_row (): also that no other row is about the same. */
gboolean _dew_check_scenario    (const DewLedger *ledger, const DewScenario *scenario, GError **error);
gboolean _dew_check_arrangement (const DewLedger *ledger, const DewArrangement *arrangement, GError **error);
gboolean _dew_check_variance    (const DewLedger *ledger, const DewVariance *variance, GError **error);
gboolean _dew_check_incentive   (const DewLedger *ledger, const DewIncentive *incentive, GError **error);
gboolean _dew_check_spread      (const DewLedger *ledger, const DewSpread *spread, GError **error);

/* Whether a rule is in the list of a place (line 0: of the whole pool) for a direction in just that scenario. */
gboolean _dew_rule_stands (const DewRuleRow *rule, gint64 pool, gint64 line, DewDirection direction, gint64 scenario);

/* Deletes all that a scenario says: figures, rules, arrangements, variances. */
void _dew_clear_overlay (const DewLedger *ledger, DewChanges *changes, gint64 scenario);

/* Puts a row's names into a set of names; FALSE when one is there. */
gboolean _dew_claim_names (GHashTable *names, DewTable table, gconstpointer row, GError **error);

/* What a row must be by itself and by what it refers to; names of siblings aside. */
gboolean _dew_check_row (const DewLedger *ledger, DewTable table, gconstpointer row, GError **error);

/* That a line's pool and category are there and belong together, and that it does not stand too deep, with `n_below` levels of rows in it. */
gboolean _dew_check_place (const DewLedger *ledger, const DewLine *line, guint n_below, GError **error);

/* That a line changes only what it may in its place: its kind while nothing is in it, and not the place. */
gboolean _dew_check_change (const DewLedger *ledger, const DewLine *old, const DewLine *line, GError **error);

/* That following a row's references to rows of its own table does not lead back to it. */
gboolean _dew_check_chain (const DewLedger *ledger, DewTable table, gconstpointer row, GError **error);

/* FALSE, with the error that a row of a table has gone. */
gboolean _dew_not_there (DewTable table, GError **error);

/* That no other row beside it has its name. */
gboolean _dew_check_name (const DewLedger *ledger, DewTable table, gconstpointer row, GError **error);

/* A ledger of partners alone, with `changed` (may be NULL) in the place of the one of its id, and without `gone` (0: none): enough to read and write rules with. */
DewLedger *_dew_partners_only (const DewLedger *ledger, const DewPartner *changed, gint64 gone);

/* How many categories, each in the next, stand in a row and have something in them. */
guint _dew_count_below (const DewNode *nodes, guint top);

/* "£1,234.50" for a sentence; £ and whole pounds where there are no pence. */
char *_dew_pounds (gint64 pence, char buf[64]);
