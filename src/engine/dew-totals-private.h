/* dew-totals-private.h: walking over the figures that hold in a year and a scenario */
#pragma once

#include "dew-ledger.h"

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
