/* dew-risk-place.h: a rule that takes in steps, while they are written. */
#pragma once

#include "dew-risk-private.h"

/* What of a line the steps have left. */
typedef struct {
  gint64 line;                  /* id */
  guint  row;                   /* of the working: where its name stands */
  char  *left;                  /* an expression, within the working */
  gint64 value;
} DewRiskLine;

/* A rule while its steps are written. */
typedef struct {
  DewRiskSteps *steps;
  gint64        rule_of;
  const char   *label;          /* of its first step; the others are numbered within it */
  guint         n;              /* how many it has so far */
  GPtrArray    *works;          /* const DewWork *: those of the rule */
  GArray       *lines;          /* DewRiskLine; empty where nothing was spread */
  char         *under;          /* an expression worth what is left under the rule, in the sheet of steps */
  gint64        under_value;
  char         *opening;        /* and what there was */
  gint64        opening_value;
  GString      *drawn;          /* an expression worth what was drawn from reserves and carved out, "" before */
  gint64        drawn_value;
  GString      *banded;         /* what reached the bands so far, as a size */
  gint64        banded_value;
  guint         above;          /* the row of the limit of the band before; 0: none */
  GArray       *borne;          /* DewRiskSpan: what caps are for */
  gint64       *borne_values;   /* by partner index */
} DewRiskPlace;

/* ---- annexes/risk-parts.c ---- */

/* Whether what a work takes has to be told line by line; whether the work at `from`, or one behind it, is so. */
gboolean _dew_risk_is_by_line  (const DewWork *work);
gboolean _dew_risk_needs_lines (const DewRiskPlace *place, guint from);

/* The address of a cell of the step's row, within the sheet of steps. Free with g_free. */
char    *_dew_risk_step_cell   (const DewRiskPlace *place, const DewRiskStep *step, guint column);

/* Puts pence there: any, or what the step takes. */
void     _dew_risk_put_pence   (const DewRiskPlace *place, const DewRiskStep *step, guint column, gint64 value, const char *expression);
void     _dew_risk_put_amount  (const DewRiskPlace *place, DewRiskStep *step, gint64 value, const char *expression);

/* The label of the step that is next ("Step 2.3"; free with g_free), and of one that is started; borrowed. */
char       *_dew_risk_next_label (DewRiskPlace *place);
const char *_dew_risk_label_of   (const DewRiskPlace *place, const DewRiskStep *step);

/* Starts a step, which finds what is left under the rule. */
void     _dew_risk_place_step  (DewRiskPlace *place, DewRiskStep *step, const char *what, const char *basis);

/* Takes its amount from that, and from the lines where a work behind the one at `at` needs them. */
void     _dew_risk_take_whole  (DewRiskPlace *place, const DewRiskStep *step, guint at);

/* Writes the work at `at`, which takes a part from whatever line; the n works that take theirs line by line. */
void     _dew_risk_simple_part (DewRiskPlace *place, const DewWork *work, guint at);
void     _dew_risk_line_part   (DewRiskPlace *place, guint at, guint n);
