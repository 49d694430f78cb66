/* dew-totals.h: the sums of one year in one scenario, for every node and partner.
 *
 * A line that is switched off in the scenario has nothing entered, and virements move nothing on it.
 *
 * Signs and units: everything in pence; income is what a partner brings in, positive, and net = gross - income.
 * The whole-year figure of budget, actual and forecast is the year's own where it is entered, else the sum of the months.
 */
#pragma once

#include "dew-ledger.h"

/* Columns, the measures first, then what is worked out. */
typedef enum {
  DEW_SUM_EXISTING, DEW_SUM_ADDITIONAL, DEW_SUM_INCOME, DEW_SUM_BUDGET, DEW_SUM_ACTUAL, DEW_SUM_FORECAST, DEW_SUM_PREVIOUS,
  DEW_SUM_MOVED,        /* by virements of the year: above 0 to the line, below 0 from it */
  DEW_SUM_GROSS,        /* existing + additional */
  DEW_SUM_NET,          /* gross - income */
  DEW_SUM_CURRENT,      /* gross + moved: what a partner contributes after the year's virements */
  DEW_N_SUMS
} DewSum;

#define DEW_ALL_PARTNERS (-2)
#define DEW_NO_PARTNER   (-1)   /* figures that are nobody's */

typedef struct _DewTotals DewTotals;

DewTotals *dew_totals_new  (const DewLedger *ledger, int year, gint64 scenario);
void       dew_totals_free (DewTotals *totals);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewTotals, dew_totals_free)

int    dew_totals_year     (const DewTotals *totals);
gint64 dew_totals_scenario (const DewTotals *totals);

/* Brings the totals in line after the ledger was patched with changes: only the sums above what changed, or all when structure, virements or what
 * the scenario says of lines did. */
void dew_totals_patch (DewTotals *totals, const DewLedger *ledger, const DewChanges *changes);

/* A sum in pence. node is a node number; partner the index among the ledger's partners, DEW_NO_PARTNER or DEW_ALL_PARTNERS (with what is nobody's). */
gint64 dew_totals_get (const DewTotals *totals, guint node, int partner, DewSum sum);

/* TRUE when a figure that the sum is made of is entered: not entered is blank, nil is a dash. */
gboolean dew_totals_entered (const DewTotals *totals, guint node, int partner, DewSum sum);

/* TRUE when some figure is not in whole pounds. */
gboolean dew_totals_pence (const DewTotals *totals);
