/* dew-risk-private.h: the risk-share annex while it is made. */
#pragma once

#include "dew-annex-private.h"
#include "dew-share.h"

enum {
  DEW_STEPS_POOL, DEW_STEPS_STEP, DEW_STEPS_WHAT, DEW_STEPS_BASIS, DEW_STEPS_BEFORE, DEW_STEPS_AMOUNT, DEW_STEPS_AFTER
};

enum {
  DEW_RATES_POOL, DEW_RATES_STEP, DEW_RATES_PARTNER, DEW_RATES_PERCENT
};

typedef struct {
  DewPaper *paper;
  DewSheet *shares;
  DewSheet *rules;
  DewSheet *steps;
  DewSheet *rates;              /* fixed percentages; NULL until a rule has some */
} DewRisk;

/* How a pool's variance is shared when it has a certain sign, or either. */
typedef struct {
  DewDirection direction;
  gboolean     both;            /* the same steps serve both signs, and the other side is not used */
  DewShare    *share;           /* whose works say what the steps are; its amounts are not used. NULL when the variance cannot be shared */
  char        *reason;          /* then why, in a sentence */
  gint64       value;           /* of the variance now: 0 on the side that it is not on */

  /* What the steps came to. */
  DewSpan      borne;           /* the rows of the working whose shares partners bear */
  gint64      *shares;          /* by partner index */
  GString     *held;            /* an expression worth what is held in the pool, "" when nothing can be */
  gint64       held_value;
} DewRiskSide;

typedef struct {
  DewRisk       *risk;
  guint          node;
  const DewPool *pool;
  DewRiskSide    sides[2];      /* over, under */
  DewRiskSide   *active;        /* the side that the variance is on */
  char          *variance;      /* the address of the input */
  guint          n_steps;       /* written so far */
} DewRiskPool;

/* Whether a side is used: always, but for the other one where one serves both. */
gboolean _dew_risk_used  (const DewRiskPool *pool, const DewRiskSide *side);

/* Writes the steps of a side, and the working of each. */
void     _dew_risk_steps (DewRiskPool *pool, DewRiskSide *side);
