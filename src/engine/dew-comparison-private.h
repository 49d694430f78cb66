/* dew-comparison-private.h: the inside of a comparison */
#pragma once

#include "dew-comparison.h"
#include "dew-share-beside-private.h"

/* Why a pool of a lane is to be shared again. */
typedef enum {
  DEW_MARK_VARIANCE = 1 << 0,   /* what is tried for it is different, or the line that it falls on */
  DEW_MARK_POOL     = 1 << 1,   /* a change has to do with it */
  DEW_MARK_OTHERS   = 1 << 2,   /* it is set against another that is different */
} DewPoolMarks;

typedef struct {
  gint64      scenario;
  DewMonitor *monitor;
  GArray     *pools;            /* DewLanePool, in the order of the tree */
  GArray     *forecasts;        /* DewPoolAmount, of the same pools: the forecasts' */
  DewBeside  *beside;           /* of the same pools; NULL where none is set against others */
  guint8     *looked;           /* by pool: its sharing depends on what is known of others */
  guint8     *marks;            /* by pool: DewPoolMarks */
} DewLaneState;

struct _DewComparison {
  int     year;
  char   *as_at;
  char   *rules_at;             /* NULL: the last day of the year */
  GArray *lanes;                /* DewLaneState */
  GArray *tried;                /* DewPoolAmount: variances */
  GArray *retried;              /* gint64: pools for which something else is tried than was shared */
  gint64  line;                 /* what is tried falls on, or 0 */
  GArray *left;                 /* gint64: lines that it fell on, or falls on now, since all was shared */
  guint64 structure;            /* of the ledger at the last update */
  gboolean crosses;             /* a rule sets pools against each other */
};

DewLaneState *_dew_comparison_lane (const DewComparison *comparison, guint lane);

/* Whether some rule sets pools against each other. */
gboolean _dew_comparison_crosses (const DewLedger *ledger);

/* Marks all pools of a lane. */
void     _dew_lane_mark_all      (DewLaneState *lane, DewPoolMarks marks);

/* Marks the pools that changes have to do with, by nodes of lines that were worked out again, and by what else is changed. FALSE where it may be any. dew-comparison-follow.c */
gboolean _dew_lane_mark_changes  (DewLaneState *lane, int year, const DewLedger *ledger, const GArray *nodes, const DewChanges *changes);

/* Marks the pools for which something else is tried than was shared; these are shared now. */
void     _dew_comparison_mark_retried   (const DewComparison *comparison, const DewLedger *ledger, DewLaneState *lane);
void     _dew_comparison_forget_retried (DewComparison *comparison);

/* Shares what is marked in a lane, and what is set against it. Nothing is marked any more. */
void     _dew_comparison_share_marked (DewComparison *comparison, const DewLedger *ledger, const DewTotals *totals, guint lane);

/* The variances of all pools in a lane: DewPoolAmount, in the order of its pools. Free with g_array_unref. */
GArray  *_dew_comparison_amounts (const DewComparison *comparison, const DewLedger *ledger, guint lane);

/* What the i-th pool of them asks. It borrows from amounts. */
void     _dew_comparison_query   (const DewComparison *comparison, const DewLedger *ledger, const DewTotals *totals, guint lane, const GArray *amounts, guint i, DewShareQuery *query);
