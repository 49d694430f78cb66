/* dew-risk-private.h: the risk-share annex while it is made. */
#pragma once

#include "dew-annex-private.h"
#include "dew-share.h"

enum {
  DEW_SHARES_POOL, DEW_SHARES_PARTNER, DEW_SHARES_SHARED, DEW_SHARES_RULE, DEW_SHARES_BASIS, DEW_SHARES_PERCENT, DEW_SHARES_SHARE, DEW_SHARES_CONTRIBUTION, DEW_SHARES_COST,
  DEW_SHARES_PAYS
};

enum {
  DEW_VARIANCES_POOL, DEW_VARIANCES_VARIANCE, DEW_VARIANCES_SIGN, DEW_VARIANCES_ABOUT
};

enum {
  DEW_RULES_POOL, DEW_RULES_FOR, DEW_RULES_RULE, DEW_RULES_WORDS, DEW_RULES_BASIS, DEW_RULES_TEXT, DEW_RULES_APPLIED,
  DEW_RULES_WHY, DEW_RULES_NOTHING
};

enum {
  DEW_STEPS_POOL, DEW_STEPS_STEP, DEW_STEPS_FOR, DEW_STEPS_WHAT, DEW_STEPS_BASIS, DEW_STEPS_BEFORE, DEW_STEPS_AMOUNT,
  DEW_STEPS_AFTER,
  DEW_STEPS_UNDER, DEW_STEPS_LIMIT      /* only where some side is stepped */
};

enum {
  DEW_LIMITS_POOL, DEW_LIMITS_STEP, DEW_LIMITS_FOR, DEW_LIMITS_WHAT, DEW_LIMITS_PARTNER, DEW_LIMITS_POUNDS, DEW_LIMITS_PERCENT, DEW_LIMITS_BUDGET,
  DEW_LIMITS_PENCE, DEW_LIMITS_ABOUT
};

enum {
  DEW_RATES_POOL, DEW_RATES_STEP, DEW_RATES_FOR, DEW_RATES_PARTNER, DEW_RATES_PERCENT, DEW_RATES_ABOUT
};

/* The risk share of a paper: DewPaper.risk. */
struct _DewRisk {
  DewPaper *paper;
  GArray   *pools;              /* DewRiskPool, in the order of the paper's */
  GPtrArray *sheets;            /* DewSheet, in the order that they were added in */
  GHashTable *inputs;           /* annexes/risk-follow.c: what an input of a rule is -> its row + 1 */
  DewSheet *shares;
  DewSheet *variances;
  DewSheet *rules;
  DewSheet *steps;
  DewSheet *rates;              /* fixed percentages; NULL until a rule has some */
  DewSheet *limits;             /* amounts and limits; NULL until a rule has some */
  DewSheet *budgets;            /* the latest budget of each line; NULL until a limit is a part of one */
  gboolean  stepped;            /* some side of some pool is */
  gboolean  across;             /* some rule sets pools against each other, which the workbook does not */
  DewSheet *exported;           /* whether inputs are as they were; NULL until that matters */
};

/* Rows of the working whose shares partners bear. */
typedef struct {
  DewSpan  rows;
  gboolean capped;              /* less what they are relieved of there */
} DewRiskSpan;

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
  gboolean     stepped;         /* some rule has steps that take a part of what is left, or leave something */
  gboolean     kept;            /* the workbook has what was worked out when it was exported, and cannot work it out itself */

  /* What the steps came to. */
  GArray      *borne;           /* DewRiskSpan */
  DewSpan      rates;           /* the rows of fixed percentages */
  DewSpan      limits;          /* the rows of amounts and limits */
  GString     *refused;         /* conditions, separated by commas: where one holds, the rule cannot be applied */
  gboolean     refused_value;
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

/* A row of the sheet of shares. */
/* UNSAID: what virements move that do not say whose it is. It bears nothing, and is part of what the pool costs. */
typedef enum { DEW_RISK_PARTNER, DEW_RISK_RESERVE, DEW_RISK_HELD, DEW_RISK_REST, DEW_RISK_UNSAID, DEW_RISK_TOTAL } DewRiskRowKind;

typedef struct {
  DewRiskRowKind kind;
  guint          partner;       /* index, of DEW_RISK_PARTNER */
  guint          row;
} DewRiskRow;

typedef struct {
  DewRisk       *risk;
  guint          node;
  const DewPool *pool;
  gint64         value;         /* of the variance, in pence */
  gboolean       typed;         /* which is typed for the pool, in the document or in the scenario itself */
  gboolean       follows;       /* which is that of the pool in the baseline */
  GArray        *rows;          /* DewRiskRow: those of its shares; none where it has nothing */
  char          *left;          /* an expression worth something other than 0 where no rule that there is can be applied to the variance; NULL where it has nothing */
  gint64         left_value;
  DewRiskSide    sides[2];      /* over, under */
  DewRiskSide   *active;        /* the side that the variance is on */
  gboolean       nothing;       /* nobody contributes, and no rule finds anybody to bear a variance: it is not shared */
  char          *variance;      /* the address of the input */
  char          *sign;          /* the address of the word for it */
  char          *again;         /* a condition: the pool’s shares are those of other figures; NULL where they follow all figures */
  guint         *budgets_before;        /* by node of the pool, from its own, and one more: how many rows of latest budgets stand before it; NULL until needed */
  guint          n_steps;       /* written so far */
} DewRiskPool;

/* ---- annexes/risk-share.c ---- */

/* The risk share of a paper, which is built once, with all its sheets; borrowed. */
DewRisk    *_dew_risk_of        (DewPaper *paper);

/* Adds a sheet to those of the risk share. */
DewSheet   *_dew_risk_add_sheet (DewRisk *risk, const char *name, const char *title);

/* The row of the pool's shares that is so; FALSE where there is none. partner: index, of DEW_RISK_PARTNER alone. */
gboolean    _dew_risk_find_row  (const DewRiskPool *pool, DewRiskRowKind kind, guint partner, guint *row);

/* ---- annexes/risk-follow.c ---- */

/* The same pool in the paper that this one follows; NULL where it follows none. */
const DewRiskPool *_dew_risk_followed (const DewRiskPool *pool);

/* Finds out how much the pool's variance is, and whose that is. */
void        _dew_risk_find_variance (DewRiskPool *pool);

/* What of a place's rule an input is. */
typedef struct {
  gboolean    rate;             /* a fixed percentage, else a limit */
  gint64      rule_of;          /* the line or category that the rule is of; 0: the pool */
  const char *partner;          /* name; NULL: nobody's */
} DewRiskInput;

/* Takes note of the row of an input of a side's rule, on the sheet of percentages or of limits. Returns the address of that column of the baseline's input, where the rule is the very same; else NULL. Free with
 * g_free. */
char       *_dew_risk_follow        (const DewRiskPool *pool, const DewRiskSide *side, const DewRiskInput *input, guint row, guint column);

/* The address of the first such input of a pool's side, for an annex that goes by it; NULL where the risk share has none. Free with g_free. */
char       *_dew_risk_find_input    (const DewRisk *risk, guint node, DewDirection direction, const DewRiskInput *input, guint column);

/* ---- annexes/risk-sides.c ---- */

/* Asks the engine about both sides of a pool whose risk, node and pool are set. */
void        _dew_risk_ask   (DewRiskPool *pool);
void        _dew_risk_clear (DewRiskPool *pool);

/* Frees what the engine said, once the pool is written. */
void        _dew_risk_forget (DewRiskPool *pool);

/* A pool in which nobody contributes, and for which no rule finds anybody to bear a variance. */
gboolean    _dew_risk_has_nothing (const DewRiskPool *pool);

/* Whether a side is used: always, but for the other one where one serves both. */
gboolean _dew_risk_used  (const DewRiskPool *pool, const DewRiskSide *side);

/* "An overspend", "An underspend", or both, for the steps of a side. */
const char *_dew_risk_say_for (const DewRiskSide *side);

/* ---- annexes/risk-chart.c ---- */

/* Adds a chart of the shares behind them. */
void        _dew_risk_chart (DewRisk *risk);

/* ---- annexes/risk-shares.c ---- */

/* What variance the book was exported with, in a sentence. Free with g_free. */
char       *_dew_risk_say_variance (const DewPaper *paper);

/* Adds the sheet of shares, and the one of their chart. */
void        _dew_risk_start_shares   (DewRisk *risk);

/* Writes a pool's rows, once its steps are written; or that it has nothing. */
void        _dew_risk_shares         (DewRiskPool *pool);
void        _dew_risk_shares_nothing (DewRiskPool *pool);

/* ---- annexes/risk-rules.c ---- */

/* "overspend", "underspend", "no variance". */
const char *_dew_risk_say_sign (gint64 variance);

/* A note of which date's rules apply; NULL where there is no date. Free with g_free. */
char    *_dew_risk_say_in_force (const DewPaper *paper);

/* What the workbook leaves out of a rule that sets pools against each other: a note. */
void     _dew_risk_note_across (DewSheet *sheet);

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

/* A side while its steps are written. */
typedef struct {
  DewRiskPool *pool;
  DewRiskSide *side;
  GPtrArray   *works;           /* const DewWork *, in the order of the steps, without the spreading */
  GPtrArray   *labels;          /* char *, by work: "Step 2" */
  GHashTable  *step_of;         /* line id -> label */
  GHashTable  *spread_row;      /* line id -> its row of the spread in the working, + 1 */
  GHashTable  *spread_share;    /* line id -> gint64 * */
  DewSpan      spread;
  gboolean     spreadable;      /* no line has less than nothing */
  gint64      *spread_shares;
  GPtrArray   *lines;           /* GArray of gint64: what `step_of` has of rules that take in steps */
  GHashTable  *rates;           /* partner id -> its weight by the last fixed percentages */
  char        *before;          /* the formula of what the next step finds, without "=" */
  gint64       before_value;
} DewRiskSteps;

/* A step while its row is written. */
typedef struct {
  guint  row;                   /* of the sheet of steps */
  char  *step;                  /* "Older People Pooled Fund: Step 2" */
  char  *amount;                /* the address of what it takes */
  gint64 value;
} DewRiskStep;

void     _dew_risk_step_clear  (DewRiskStep *step);

/* Starts a row; finishes it: `taken` (NULL: nothing) is the expression, worth `value`, that leaves what was left before in this step. */
void     _dew_risk_step_start  (DewRiskSteps *steps, DewRiskStep *step, const char *label, const char *what, const char *basis);
void     _dew_risk_step_finish (DewRiskSteps *steps, const DewRiskStep *step, const char *taken, gint64 value);

/* Puts what fell on lines (gint64 ids) that go to this step as its amount; for the pool's own rule (`rest`) all that is left, where nothing could be
 * spread by. */
void     _dew_risk_step_lines  (const DewRiskSteps *steps, DewRiskStep *step, const GArray *lines, gboolean rest);

/* Over partners by weights; a row as it is. Both book it to the side; they return what is borne. `borne` (may be NULL) gets each partner's, by index. */
gint64   _dew_risk_step_share  (DewRiskSteps *steps, const DewRiskStep *step, const DewWork *work, const char *label, gint64 *borne);
void     _dew_risk_step_carry  (DewRiskSteps *steps, const char *step, gint64 partner, const char *amount, gint64 value, gint64 *borne);

/* Adds a term to a sum. */
void     _dew_risk_add         (GString *sum, const char *term);

/* Notes rows of the working that partners bear. */
void     _dew_risk_note_borne  (GArray *spans, DewSpan rows, gboolean capped);

/* An expression worth what the partner whose name stands at the address bears in such rows; NULL where there are none. Free with g_free. */
char    *_dew_risk_add_borne   (const DewPaper *paper, const GArray *spans, const char *name);

/* A condition under which a rule cannot be applied; takes it over. `now` tells whether it holds. */
void     _dew_risk_refuse      (DewRiskSide *side, char *condition, gboolean now);

/* Writes the steps of a side, and the working of each. */
void     _dew_risk_steps       (DewRiskPool *pool, DewRiskSide *side);

/* ---- annexes/risk-kept.c ---- */

/* Finds out whether a side is shared by what the workbook cannot work out, so that what the program worked out has to be kept. */
gboolean _dew_risk_must_keep (const DewRiskSide *side);

/* Says, in place of a figure, that it has to be worked out anew. */
const char *_dew_risk_say_again (void);

/* Writes the steps of such a side with what they came to. */
void     _dew_risk_keep      (DewRiskPool *pool, DewRiskSide *side);

/* What is said of such a side's rule: an expression, and what it is worth now. Free with g_free. */
char    *_dew_risk_kept_applied (const DewRiskPool *pool, const DewRiskSide *side, const char **now);

/* ---- annexes/risk-weights.c ---- */

/* The node of a line or category, or for 0 of the pool. */
guint    _dew_risk_find_node   (const DewRiskSteps *steps, gint64 line);

/* An expression worth a partner's contributions, 1 for an equal part, or as it is; `name` is the address of its name. Free with g_free. */
char    *_dew_risk_weigh       (const DewRiskSteps *steps, const DewWork *work, const DewWorkPart *part, const char *name);

/* The same of the k-th partner of the block of working that is written next, for the step with that label; a fixed percentage becomes an input. */
char    *_dew_risk_weigh_part  (const DewRiskSteps *steps, const DewWork *work, const char *label, const DewWorkPart *part, const DewPartner *partner,
                                guint k);

/* Shows that the last n fixed percentages come to 100. */
void     _dew_risk_rates_total (const DewRiskSteps *steps, const char *label, guint n);

/* ---- annexes/risk-limits.c ---- */

/* A limit of a rule, as an input. */
typedef struct {
  const char *what;
  const char *partner;          /* name; NULL: nobody's */
  gboolean    may_be_none;      /* it may be left empty, and is then none; its pence are "none" */
  gboolean    may_be_negative;          /* it may be below nothing */
  gboolean    above_nothing;    /* it has to be above nothing */
  guint       above;            /* the row, as the workbook counts, of the limit that it has to be above; 0: it need not */
} DewRiskLimit;

/* Writes a row of a limit for a line or category (0: the pool). Returns the address of its pence, which *value gets; *at (may be NULL) gets the row, as the
 * workbook counts. Free with g_free. */
char    *_dew_risk_limit (DewRiskSteps *steps, const char *label, const DewWorkLimit *limit, gint64 place, const DewRiskLimit *about, gint64 *value,
                          guint *at);

/* Refuses rules with a limit in per cent where the budget is below nothing, or with limits that cannot be, once all limits are written. */
void     _dew_risk_check_limits (DewRiskSteps *steps);

/* ---- annexes/risk-place.c ---- */

/* TRUE where the rule of that line or category (0: the pool) takes in steps, or leaves something. */
gboolean _dew_risk_is_stepped (const DewShare *plan, gint64 rule_of);
gboolean _dew_risk_any_stepped (const DewShare *plan);

/* The ids of the lines under it, as works have them. Free with g_array_unref. */
GArray  *_dew_risk_lines_of  (const DewShare *plan, gint64 rule_of);

/* Writes the steps of that rule, of which the first has the label. */
void     _dew_risk_place     (DewRiskSteps *steps, gint64 rule_of, const char *label);

/* ---- annexes/risk-caps.c ---- */

/* A partner in the rounds of the caps. */
typedef struct {
  guint  partner;               /* index */
  char  *address;               /* of its cap in pence, or "none"; NULL: it has none */
  gint64 value;
  gint64 uncapped;              /* its weight, were it below its cap */
  gint64 before;                /* what it bears before the round that is next */
  guint  row;                   /* its row of the round before in the working, + 1; 0 in the first */
} DewRiskCap;

/* What is capped. The first five are to be set. */
typedef struct {
  DewRiskSteps  *steps;
  const DewWork *work;          /* the first round as the engine has it */
  const GArray  *borne;         /* DewRiskSpan: the rows of what is capped */
  const gint64  *borne_values;  /* by partner index: what each bears there */
  const char    *label;         /* of the step, for the limits */
  GPtrArray     *list;          /* DewRiskCap */
  guint          n_capped;      /* how many have a cap: so many rounds there are */
} DewRiskCaps;

/* Lists who is in it, and writes the caps as inputs. */
void     _dew_risk_caps_start (DewRiskCaps *caps);
void     _dew_risk_caps_clear (DewRiskCaps *caps);

/* Writes a round: what is over, and who takes it over, into a step that is started. */
void     _dew_risk_caps_round (DewRiskCaps *caps, DewRiskStep *step, gboolean first);
