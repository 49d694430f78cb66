/* dew-comparison-private.h: the inside of a comparison */
#pragma once

#include "dew-comparison.h"

typedef struct {
  gint64      scenario;
  DewMonitor *monitor;
  GArray     *pools;            /* DewLanePool, in the order of the tree */
  GArray     *forecasts;        /* DewPoolAmount, of the same pools: the forecasts' */
} DewLaneState;

struct _DewComparison {
  int     year;
  char   *as_at;
  GArray *lanes;                /* DewLaneState */
  GArray *tried;                /* DewPoolAmount: variances */
  gint64  line;                 /* what is tried falls on, or 0 */
  gboolean crosses;             /* a rule sets pools against each other */
};

/* The variances of all pools in a lane: DewPoolAmount, in the order of its pools. Free with g_array_unref. */
GArray  *_dew_comparison_amounts (const DewComparison *comparison, const DewLedger *ledger, guint lane);

/* What the i-th pool of them asks. It borrows from amounts. */
void     _dew_comparison_query   (const DewComparison *comparison, const DewLedger *ledger, const DewTotals *totals, guint lane, const GArray *amounts, guint i, DewShareQuery *query);
