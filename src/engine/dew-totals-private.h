/* dew-totals-private.h: the figures that hold in a year and a scenario, and the sums of one line by itself */
#pragma once

#include "dew-totals.h"

/* The figures of a service line in a year as they hold in a scenario, in key order: an overlay in its baseline's stead, and nothing that is cleared. */
typedef struct {
  const DewFigure *figures;
  guint            at, n;
  int              year;
  gint64           scenario;
} DewYearFigures;

DewYearFigures   _dew_year_figures      (const DewLedger *ledger, guint node, int year, gint64 scenario);

/* The next of them, NULL behind the last. */
const DewFigure *_dew_year_figures_next (DewYearFigures *year);

/* The sums of the service line at a node alone, which stand at node 0: what takes no longer in a large document. */
DewTotals       *_dew_totals_of_line    (const DewLedger *ledger, guint node, int year, gint64 scenario);
