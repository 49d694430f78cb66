/* dew-cli-spending-private.h: a year's spending against its budget, as `show` shows it: exact or rounded for publication */
#pragma once

#include "dew-ledger.h"
#include "dew-money-read.h"
#include "dew-monitor.h"

typedef struct {
  const DewLedger *ledger;
  const DewPool   *pool;        /* the only one to show; NULL: all */
  const char      *scenario;    /* its name; NULL: the baseline */
  DewUnit          unit;
  DewMonitor      *monitor;
  gint64          *steps;       /* what is printed of the columns that are added up, node by node, in steps of the unit; NULL in pounds, which are exact */
  gboolean         pence;       /* some amount is not in whole pounds */
} DewCliSpending;

typedef struct {
  DewMonitorColumn column;
  const char      *name;        /* for scripts */
  const char      *heading;     /* for people, marked for translation */
} DewCliSpendingColumn;

#define DEW_N_SPENDING_COLUMNS ((guint) DEW_N_MONITOR_COLUMNS)

/* In the order shown. */
extern const DewCliSpendingColumn _dew_cli_spending_columns[DEW_N_SPENDING_COLUMNS];

/* FALSE with an error when sums do not fit. Clear it in any case. */
gboolean _dew_cli_spending_init  (DewCliSpending *spending, const DewLedger *ledger, gint64 scenario, const DewPool *pool, int year, const char *as_at, DewUnit unit, GError **error);
void     _dew_cli_spending_clear (DewCliSpending *spending);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewCliSpending, _dew_cli_spending_clear)

/* TRUE when a node is a pool that is shown. */
gboolean _dew_cli_spending_shows (const DewCliSpending *spending, guint node);

/* TRUE when anything is entered under a node. */
gboolean _dew_cli_spending_any (const DewCliSpending *spending, guint node);

/* The amount in pence, exact or as printed. FALSE where it is blank. */
gboolean _dew_cli_spending_get (const DewCliSpending *spending, guint node, DewMonitorColumn column, gint64 *pence);

/* The same as text: grouped, and differences with their sign, for people; plain for CSV; "" where it is blank. Free with g_free. */
char *_dew_cli_spending_print   (const DewCliSpending *spending, guint node, DewMonitorColumn column, gboolean plain);
char *_dew_cli_spending_percent (const DewCliSpending *spending, guint node, gboolean plain);

/* What is to be said of a node: a line's warnings; of any other, why its differences are blank. Sentences (char *); free with g_ptr_array_unref. */
GPtrArray *_dew_cli_spending_remarks (const DewCliSpending *spending, guint node);

/* Write all of it to stdout. */
void _dew_cli_spending_put_text (const DewCliSpending *spending);
void _dew_cli_spending_put_csv  (const DewCliSpending *spending);
void _dew_cli_spending_put_json (const DewCliSpending *spending);
