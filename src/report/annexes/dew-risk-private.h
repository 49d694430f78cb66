/* dew-risk-private.h: the risk-share annex while it is made. */
#pragma once

#include "dew-annex-private.h"
#include "dew-share.h"

enum {
  DEW_VARIANCES_POOL, DEW_VARIANCES_VARIANCE, DEW_VARIANCES_SIGN, DEW_VARIANCES_ABOUT
};

enum {
  DEW_RULES_POOL, DEW_RULES_FOR, DEW_RULES_RULE, DEW_RULES_WORDS, DEW_RULES_BASIS, DEW_RULES_TEXT, DEW_RULES_APPLIED,
  DEW_RULES_WHY, DEW_RULES_NOTHING
};

enum {
  DEW_STEPS_POOL, DEW_STEPS_STEP, DEW_STEPS_FOR, DEW_STEPS_WHAT, DEW_STEPS_BASIS, DEW_STEPS_BEFORE, DEW_STEPS_AMOUNT,
  DEW_STEPS_AFTER
};

enum {
  DEW_RATES_POOL, DEW_RATES_STEP, DEW_RATES_FOR, DEW_RATES_PARTNER, DEW_RATES_PERCENT, DEW_RATES_ABOUT
};

typedef struct {
  DewPaper *paper;
  DewSheet *shares;
  DewSheet *variances;
  DewSheet *rules;
  DewSheet *steps;
  DewSheet *rates;              /* fixed percentages; NULL until a rule has some */
  DewSheet *exported;           /* whether inputs are as they were; NULL until that matters */
} DewRisk;

/* How a pool's variance is shared when it has a certain sign, or either. */
typedef struct {
  DewDirection direction;
  gboolean     both;            /* the same steps serve both signs, and the other side is not used */
  DewShare    *plan;            /* whose works say what the steps are; its amounts are not used. NULL when there is nothing to work by, whatever the
                                 * figures: a rule that cannot be read, or names nobody */
  DewShare    *told;            /* the answer to the figures as they are, for its words; NULL when the variance cannot be shared by them */
  char        *reason;          /* then why, in a sentence */
  gboolean     is_written;      /* there is a rule: written, or what an underspend does by itself */
  gint64       value;           /* of the variance now: 0 on the side that it is not on */
  guint        rule_row;        /* of the sheet of rules */
  gboolean     kept;            /* the workbook has what was worked out when it was exported, and cannot work it out itself */

  /* What the steps came to. */
  DewSpan      borne;           /* the rows of the working whose shares partners bear */
  DewSpan      rates;           /* the rows of fixed percentages */
  DewSpan      inputs;          /* where it is kept: the rows that tell whether inputs are as they were; none where nothing was worked out */
  gint64      *shares;          /* by partner index */
  GString     *reserve;         /* an expression worth what is drawn from the reserve and what is not committed, "" when nothing can be */
  gint64       reserve_value;
  GString     *held;            /* the same of what is held in the pool */
  gint64       held_value;
  GString     *open;            /* the same of what the rule itself leaves for decision */
  gint64       open_value;
  char        *left;            /* an expression worth what is left when the steps are done, in pence; NULL on a side that is not used. Unless that is 0, the
                                 * rule cannot be applied to the figures, and nothing is shared by it */
  gint64       left_value;
} DewRiskSide;

typedef struct {
  DewRisk       *risk;
  guint          node;
  const DewPool *pool;
  DewRiskSide    sides[2];      /* over, under */
  DewRiskSide   *active;        /* the side that the variance is on */
  gboolean       nothing;       /* nobody contributes, and no rule finds anybody to bear a variance: it is not shared */
  char          *variance;      /* the address of the input */
  char          *sign;          /* the address of the word for it */
  char          *again;         /* a condition: the pool’s shares are those of other figures; NULL where they follow all figures */
  guint          n_steps;       /* written so far */
} DewRiskPool;

/* ---- annexes/risk-sides.c ---- */

/* Asks the engine about both sides of a pool whose risk, node and pool are set. */
void        _dew_risk_ask   (DewRiskPool *pool);
void        _dew_risk_clear (DewRiskPool *pool);

/* A pool in which nobody contributes, and for which no rule finds anybody to bear a variance. */
gboolean    _dew_risk_has_nothing (const DewRiskPool *pool);

/* Whether a side is used: always, but for the other one where one serves both. */
gboolean _dew_risk_used  (const DewRiskPool *pool, const DewRiskSide *side);

/* "An overspend", "An underspend", or both, for the steps of a side. */
const char *_dew_risk_say_for (const DewRiskSide *side);

/* ---- annexes/risk-rules.c ---- */

/* "overspend", "underspend", "no variance". */
const char *_dew_risk_say_sign (gint64 variance);

/* A note of which date's rules apply; NULL where there is no date. Free with g_free. */
char    *_dew_risk_say_in_force (const DewPaper *paper);

/* Adds the sheets of variances and of rules. */
void     _dew_risk_start_rules (DewRisk *risk);

/* Writes a pool's variance, and its rule for either sign. */
void     _dew_risk_rules (DewRiskPool *pool);

/* The address of what is said of whether a side's rule is applied. Free with g_free. */
char    *_dew_risk_applied_at (const DewRiskPool *pool, const DewRiskSide *side);

/* Says of each rule whether it is applied, and can be, once its steps are written. */
void     _dew_risk_applied (DewRiskPool *pool);

/* Makes a cell of the sheet of shares say what the sheet of rules says, in the column of[DEW_OVER] or of[DEW_UNDER] by
 * the sign of the variance; nothing where that is DEW_RULES_NOTHING. */
void     _dew_risk_words (const DewRiskPool *pool, guint row, guint column, const guint of[2]);

/* ---- annexes/risk-steps.c ---- */

/* An expression worth the side's part of the variance, in pence: each side finds only its own sign, so that the one that the
 * variance is not on shares nothing. Free with g_free. */
char    *_dew_risk_opening (const DewRiskPool *pool, const DewRiskSide *side);

/* Writes the steps of a side, and the working of each. */
void     _dew_risk_steps (DewRiskPool *pool, DewRiskSide *side);

/* ---- annexes/risk-kept.c ---- */

/* Finds out whether a side has steps that the workbook cannot work out, so that what the program worked out has to be kept. */
gboolean _dew_risk_must_keep (const DewRiskSide *side);

/* Says, in place of a figure, that it has to be worked out anew. */
const char *_dew_risk_say_again (void);

/* Writes the steps of such a side with what they came to. */
void     _dew_risk_keep      (DewRiskPool *pool, DewRiskSide *side);

/* What is said of such a side's rule: an expression, and what it is worth now. Free with g_free. */
char    *_dew_risk_kept_applied (const DewRiskPool *pool, const DewRiskSide *side, const char **now);
