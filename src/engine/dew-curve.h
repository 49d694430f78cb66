/* dew-curve.h: what a partner bears of a pool as its variance runs from one amount to another: straight pieces, and where a rule makes them bend. */
#pragma once

#include "dew-program.h"

typedef struct {
  gint64   variance;            /* pence */
  gint64   share;               /* pence; nothing where refused */
  gboolean refused;
} DewCurvePoint;

typedef enum {
  DEW_BEND_CAP,                 /* a partner reaches its cap */
  DEW_BEND_RESERVE,             /* the reserve is used up */
  DEW_BEND_BAND,                /* another band begins, or a tolerance ends */
} DewBendKind;

typedef struct {
  gint64      variance;         /* of a point of the curve */
  DewBendKind kind;
  guint       partner;          /* by index: whose cap */
} DewBend;

typedef struct {
  GArray *points;               /* DewCurvePoint, variances rising; a jump lies between two a penny apart */
  GArray *bends;                /* DewBend, the same; none at 0, where another rule begins */
} DewCurve;

/* The curve of a partner by a program of the pool, between two typed variances (from < to, sizes at most DEW_MONEY_LIMIT), which fall on the line or category, or with 0 on the pool's lines by gross. It is true
 * to some pence, as few as there are classes of lines. Ledger and totals are those that the program was made of. NULL where there is nothing to spread a variance by. */
DewCurve *dew_curve_new  (const DewProgram *program, const DewLedger *ledger, const DewTotals *totals, gint64 pool, gint64 line, guint partner, gint64 from, gint64 to);
void      dew_curve_free (DewCurve *curve);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewCurve, dew_curve_free)
