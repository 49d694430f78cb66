/* dew-comparison.h: one year in several scenarios side by side: who bears what of each pool's variance, and of all of them.
 *
 * A lane is a scenario; the first is the baseline, which the others are measured against. A pool's variance in a lane is what is tried for it, else what is typed for it in the
 * scenario or the baseline, else the forecast less the latest budget, line by line.
 * Signs: as in dew-share.h. A change is a final cost less the baseline's: above 0, it costs more.
 */
#pragma once

#include "dew-edit.h"
#include "dew-monitor.h"
#include "dew-share.h"

#define DEW_MAX_COMPARED 6

/* Where a pool's variance comes from. */
typedef enum {
  DEW_VARIANCE_NONE,          /* nothing is typed, and no line has both a forecast and a budget: it is 0 */
  DEW_VARIANCE_TRIED,         /* given for this comparison */
  DEW_VARIANCE_TYPED,         /* in the document */
  DEW_VARIANCE_FORECAST,
} DewVarianceSource;

/* A pool in a lane. */
typedef struct {
  gint64            pool;       /* id */
  DewVarianceSource source;
  gint64            variance;   /* pence */
  DewShare         *share;      /* NULL where it cannot be shared */
  char             *reason;     /* then why, in a sentence; else NULL */
} DewLanePool;

/* What a pool, or all of them, come to in a lane; of pence, by partner index. */
typedef struct {
  gint64   variance, reserve, held, unallocated;
  gint64   across;                              /* of what is held, what is set against other pools */
  gint64   shares[DEW_MAX_PARTNERS];
  gint64   contributions[DEW_MAX_PARTNERS];     /* gross, current */
  gint64   costs[DEW_MAX_PARTNERS];             /* contribution + share */
  gint64   percents[DEW_MAX_PARTNERS];          /* millionths of the variance, with those of the rest they come to 100; 0 where !has_percent */
  gint64   reserve_percent, held_percent, unallocated_percent;
  gboolean has_percent;
  gboolean shown[DEW_MAX_PARTNERS];             /* the partner has to do with it */
  guint    n_refused;                           /* pools that cannot be shared: nothing of their variance is in the sums */
} DewLaneSum;

typedef struct _DewComparison DewComparison;

/* Starts with the baseline's lane. as_at: until when actuals count, a valid date, not empty; rules_at: whose rules serve typed variances, a valid date; NULL: the year's last day. */
DewComparison *dew_comparison_new  (int year, const char *as_at, const char *rules_at);
void           dew_comparison_free (DewComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewComparison, dew_comparison_free)

/* Adds a scenario; at most DEW_MAX_COMPARED in all. Before the first update. */
void  dew_comparison_add_lane (DewComparison *comparison, gint64 scenario);
guint dew_comparison_n_lanes  (const DewComparison *comparison);
gint64 dew_comparison_scenario (const DewComparison *comparison, guint lane);

/* Tries a variance for a pool in all lanes; its own again. Takes effect with the next update. */
void  dew_comparison_try    (DewComparison *comparison, gint64 pool, gint64 variance);
void  dew_comparison_forget (DewComparison *comparison, gint64 pool);

/* What is tried or typed for its pool falls all on that line or category; 0: by gross. */
void  dew_comparison_try_on (DewComparison *comparison, gint64 line);

/* Works all of it out. totals: those of the lanes in their order, of the comparison's year, in line with the ledger; they are looked at by this call alone. */
void  dew_comparison_update (DewComparison *comparison, const DewLedger *ledger, const DewTotals *const *totals);

/* Shares a pool's variance anew, in all lanes, when nothing but what is tried is different; 0: those of all pools. */
void  dew_comparison_share  (DewComparison *comparison, const DewLedger *ledger, const DewTotals *const *totals, gint64 pool);

/* The same as an update after the ledger was patched with changes, when the last update was of the ledger before them. */
void  dew_comparison_patch  (DewComparison *comparison, const DewLedger *ledger, const DewTotals *const *totals, const DewChanges *changes);

/* A pool in a lane, borrowed until the next update; NULL where there is none of that id. */
const DewLanePool *dew_comparison_pool (const DewComparison *comparison, guint lane, gint64 pool);

/* A pool, or with 0 all pools, summed up. */
void dew_comparison_sum (const DewComparison *comparison, const DewLedger *ledger, guint lane, gint64 pool, DewLaneSum *sum);

/* ---- From the baseline to a scenario ---- */

/* What makes the difference of a partner's final cost, of a pool or (0) of all pools, one after the other: the variance, with all else the baseline's; then figures and what is said of
 * lines; then rules. */
typedef enum { DEW_CAUSE_VARIANCE, DEW_CAUSE_FIGURES, DEW_CAUSE_RULES, DEW_N_CAUSES } DewCause;

/* FALSE where a step between cannot be shared, with an error. totals as for dew_comparison_update. changes[cause][partner index], in pence: they come to the change of the final cost. */
gboolean dew_comparison_causes (const DewComparison *comparison, const DewLedger *ledger, const DewTotals *const *totals, guint lane, gint64 pool,
                                gint64 changes[DEW_N_CAUSES][DEW_MAX_PARTNERS], GError **error);

/* ---- In words ---- */

/* Who pays more and who less than in the baseline, and what nobody bears: "Council pays £2,450,000 less, CCG as much more." For the baseline itself a sentence that says so. Free with g_free. */
char *dew_comparison_words (const DewComparison *comparison, const DewLedger *ledger, guint lane, gint64 pool);
