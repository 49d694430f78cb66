/* dew-program-private.h: what a program is made of, and what the steps of a rule make it with. */
#pragma once

#include "dew-program.h"
#include "dew-share-private.h"

/* ---- Dividing by the same number again and again ---- */

/* Möller and Granlund, "Improved division by invariant integers" (2011): the number shifted to its top bit, and its reciprocal. */
typedef struct {
  guint64 number, reciprocal, shift;
} DewDivider;

/* number is not 0. */
static inline DewDivider
_dew_divider (guint64 number)
{
  DewDivider divider = { .shift = (guint64) __builtin_clzll (number) };

  divider.number = number << divider.shift;
  divider.reciprocal = (guint64) (((unsigned __int128) ~divider.number << 64 | G_MAXUINT64) / divider.number);
  return divider;
}

/* a × b ÷ the number, rounded down, and what is over. a is below 2⁶³, b at most the number. */
static inline guint64
_dew_divide (const DewDivider *divider,
             guint64           a,
             guint64           b,
             guint64          *rest)
{
  unsigned __int128 product = (unsigned __int128) a * (b << divider->shift);
  guint64 high = (guint64) (product >> 64);
  guint64 low = (guint64) product;
  unsigned __int128 estimate = (unsigned __int128) divider->reciprocal * high + product;
  guint64 quotient = (guint64) (estimate >> 64) + 1;
  guint64 over = low - quotient * divider->number;

  /* Every other time it is one too much, which no processor can foresee: no branch. */
  guint64 once = -(guint64) (over > (guint64) estimate);

  quotient += once;
  over += once & divider->number;
  if (G_UNLIKELY (over >= divider->number))
    {
      quotient++;
      over -= divider->number;
    }

  *rest = over >> divider->shift;
  return quotient;
}

/* ---- Weights ---- */

/* By what something is shared, in lowest terms. Partners without weight are not among them. */
typedef struct {
  guint      n;                         /* 0: there is nothing to share by, or a weight below nothing, which refuses whatever there is to share */
  gboolean   below;                     /* there is a weight below nothing */
  guint      partners[DEW_MAX_PARTNERS];
  guint64    weights[DEW_MAX_PARTNERS];
  DewDivider total;
} DewWeights;

/* ---- Ops ---- */

typedef enum {
  DEW_OP_REFUSE,        /* whatever there is */
  DEW_OP_MISSING,       /* there is no rule: refuses where there is something */
  DEW_OP_TAKE,          /* some, up to an amount of an overspend */
  DEW_OP_OWN,           /* each class by its own weights; of all, or what is tolerated */
  DEW_OP_SHARE,         /* by weights */
  DEW_OP_UNITS,         /* by the weights of each unit */
  DEW_OP_HELD,
  DEW_OP_OPEN,          /* left for decision */
  DEW_OP_DECIDED,       /* amounts, that must come to what is left, of either sign */
  DEW_OP_CAP,
} DewOpKind;

/* Who takes. */
typedef enum { DEW_TAKER_PARTNER, DEW_TAKER_RESERVE, DEW_TAKER_UNCOMMITTED } DewTaker;

/* Weights of all partners, of which some may be below nothing, by what is under a node; the partner that a line is the own of, 0 where its funders bear it. */
typedef void   (*DewWeighUnit) (const DewStep *step, const DewFlow *flow, guint node, gint64 *weights);
typedef gint64 (*DewFindLead)  (const DewFlow *flow, const DewLine *line);

typedef struct {
  DewOpKind         kind;
  DewBand           band;
  gint64            until;              /* of a DEW_BAND_UP_TO */
  gint64            limit;              /* of DEW_OP_TAKE; with `tolerates` of DEW_OP_OWN */
  gboolean          tolerates;
  gboolean          all;                /* what is tolerated is all or nothing */
  DewTaker          taker;
  guint             partner;            /* of DEW_TAKER_PARTNER */
  const DewWeights *weights;            /* of DEW_OP_SHARE; of DEW_OP_CAP for what is over, NULL: goes to nobody */
  gboolean          refuses;            /* of DEW_OP_CAP: where something is over */
  gint64            amounts[DEW_MAX_PARTNERS];  /* of DEW_OP_DECIDED; of DEW_OP_CAP the caps, -1: none */
  guint             partners;           /* bits: who is in amounts */
  GPtrArray        *tables;             /* const DewWeights: of DEW_OP_OWN for each class of the place, of DEW_OP_UNITS for each unit */
  GArray           *units;              /* of DEW_OP_UNITS: guint, for each class of the place the number of its unit, which are in order */
  gboolean          detail;             /* it, or one behind it, asks what falls on which class */
  DewWeighUnit      weigh_unit;         /* of DEW_OP_UNITS, and its step, while it is made */
  const DewStep    *step;
  DewFindLead       find_lead;          /* of DEW_OP_OWN, while it is made */
} DewProgramOp;

/* A rule, over the classes that fall under it. */
typedef struct {
  GArray  *ops;                         /* DewProgramOp */
  GArray  *classes;                     /* guint, in the order of the tree */
  gboolean as_they_are;                 /* a bare `own`: nothing is set against each other */
} DewProgramPlace;

typedef struct {
  const DewWeights *funders;            /* of an aligned class; else NULL */
} DewProgramClass;

struct _DewProgram {
  GArray      *classes;                 /* DewProgramClass */
  GPtrArray   *places[2];               /* DewProgramPlace, by direction */
  GHashTable  *weights;                 /* DewWeights, each once */
  guint        first;                   /* node of the pool */
  GArray      *class_of;                /* guint, by node from the first */
  guint        n_partners;
  gint64       partners[DEW_MAX_PARTNERS];
  gint64       contributions[DEW_MAX_PARTNERS];
  guint        bears, caps;             /* bits */
  gboolean     reserves;
};

/* ---- For the steps: dew-program-compile.c ---- */

/* A rule on its way into a program. */
struct _DewCompiling {
  DewProgram    *program;
  DewFlow       *flow;                  /* of the place, with nothing in it */
  GArray        *ops;                   /* DewProgramOp */
};

/* Each adds one op. Takes some of an overspend, up to an amount; partner is an id, 0 unless it takes. */
void     _dew_compile_take      (DewCompiling *compiling, DewTaker taker, gint64 partner, gint64 at_most);
/* Lets everybody bear the lines that are its own. Then limits that to where the size of what is left is at most a limit, or up to that. */
void     _dew_compile_own       (DewCompiling *compiling, DewFindLead find_lead);
void     _dew_compile_tolerance (DewCompiling *compiling, gint64 limit, gboolean all);
/* Shares by the step's own weights; a step that does nothing else has this for its own. */
void     _dew_compile_share     (const DewStep *step, DewCompiling *compiling);
/* Shares what falls on each unit of the place (a category or line that stands directly in it, or the place) by weights of that, which may be below nothing: then they refuse. */
void     _dew_compile_units     (DewCompiling *compiling, const DewStep *step, DewWeighUnit weigh);
void     _dew_compile_held      (DewCompiling *compiling);
void     _dew_compile_open      (DewCompiling *compiling);
void     _dew_compile_refuse    (DewCompiling *compiling);

/* Adds an op of amounts, and amounts to it. */
DewProgramOp   *_dew_compile_amounts   (DewCompiling *compiling, DewOpKind kind);
void     _dew_compile_amount    (DewCompiling *compiling, DewProgramOp *op, gint64 partner, gint64 pence);
/* Of a cap: what is over goes by these weights, by partner index, of which some may be below nothing. NULL: it is refused. */
void     _dew_compile_over      (DewCompiling *compiling, DewProgramOp *op, const gint64 *weights);

/* A limit in pence; FALSE where it refuses, which it then does. */
gboolean _dew_compile_limit     (DewCompiling *compiling, const DewLimit *limit, gint64 *pence);

/* ---- Making: dew-program-compile.c, dew-program-classes.c ---- */

/* The ops of the flow's rule, which may be NULL. */
GArray  *_dew_program_compile   (DewProgram *program, DewFlow *flow);
/* The weights by partner index, kept by the program. */
const DewWeights *_dew_program_weights (DewProgram *program, const gint64 *weights);
/* Puts the lines into classes, and tells the ops of each place what they ask of them. flows are those of the places, by direction. */
void     _dew_program_classify  (DewProgram *program, const DewSharing *sharing, GPtrArray *const flows[2]);
/* Whether a node is a service line on which something can fall. */
gboolean _dew_program_counts    (const DewSharing *sharing, guint node);
