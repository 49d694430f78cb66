/* dew-cli-variance.h: what is shared by a command: typed variances, or the forecasts of a document */
#pragma once

#include "dew-cli-private.h"
#include "dew-monitor.h"
#include "dew-share.h"

/* What a query is borrowed from, while it is used. Clear it. */
typedef struct {
  char       *as_at;
  char       *left_out;         /* which lines have no forecast or no budget, a sentence; NULL where all have both */
  GPtrArray  *warnings;         /* what was judged, sentences (char *) of the pool and of its lines; NULL where the variance was typed */
  DewTotals  *totals;
  DewMonitor *monitor;
  GArray     *amounts;          /* DewLineAmount */
  gint64     *months;
  GArray     *others;           /* DewPoolAmount */
} DewCliVariance;

void _dew_cli_variance_clear (DewCliVariance *variance);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewCliVariance, _dew_cli_variance_clear)

/* Finds the year where none was given: the last for which anything is contributed to the pool, or else the last with any figure. FALSE with an error where there is none. */
gboolean _dew_cli_share_year        (const DewLedger *ledger, const DewPool *pool, int *year, gint64 scenario, GError **error);

/* Makes query one of the forecast less the latest budget of the pool, line by line, with those of the other pools of its agreement. query has pool, year, scenario, rule, and in
 * as_at until when actuals count (NULL: the document's day where it is in the year, else the year's last). FALSE with an error where no line has both. */
gboolean _dew_cli_variance_forecast (DewCliVariance *variance, const DewLedger *ledger, const DewPool *pool, DewShareQuery *query, GError **error);

/* Gives query the typed variances of other pools: "POOL=POUNDS"; others may be NULL. */
gboolean _dew_cli_variance_others   (DewCliVariance *variance, const DewLedger *ledger, char *const *others, DewShareQuery *query, GError **error);

/* How the steps of a rule are written, for the help of a command. Free with g_free. */
char    *_dew_cli_rule_forms        (void);
