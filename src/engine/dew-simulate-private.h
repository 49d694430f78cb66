/* dew-simulate-private.h: a simulation as it runs. */
#pragma once

#include "dew-draw-private.h"
#include "dew-simulate.h"

/* Draws that go through lines, sums and rules together: what they need stays in the processor's caches. */
#define DEW_BLOCK 512

/* A line as some lanes have it: amount = offset + scale × what varies. */
typedef struct {
  DewShape            shape;
  gint64              offset, scale;    /* pence */
  const DewQuantiles *quantiles;        /* where it goes by its own luck alone */
  const DewSteps     *steps;            /* where it is in a group; NULL for a normal one */
  guint               atom;
  guint               lanes;            /* bits */
} DewVariant;

/* A line that varies. */
typedef struct {
  gint64  line;
  guint   first, n;                     /* of its variants */
  guint   group;                        /* number, or DEW_NO_GROUP */
  guint   lanes;                        /* bits */
} DewVarying;

#define DEW_NO_GROUP G_MAXUINT

/* Lines that move together: the luck of each is the sum of the group's and its own, which are normal with the deviations √ρ and √(1 - ρ). */
typedef struct {
  gint64              id;               /* of the category */
  gint64              correlation;
  const DewQuantiles *common, *own;
} DewGroup;

/* What of an atom goes into which class of a lane. */
typedef struct {
  guint atom, class;
} DewAtomClass;

typedef struct {
  const DewLane  *lane;
  DewClassAmount *fixed;                /* by class: what does not vary */
  GArray         *classes;              /* DewAtomClass */
  guint           first_drawn, n_drawn; /* of what is kept in this pass */
} DewLaneRun;

/* Draws that are kept: a partner's shares in a lane, or with partner DEW_MAX_PARTNERS what is unallocated. */
typedef struct {
  guint   lane, partner;
  gint64 *values;                       /* by draw; DEW_REFUSED_DRAW where it is refused */
} DewDrawn;

#define DEW_REFUSED_DRAW G_MININT64

/* Lines that all lanes treat alike are an atom, and are added up before any rule is applied. */
typedef struct {
  const DewSimulateQuery *query;
  GArray                 *varying;      /* DewVarying */
  GArray                 *variants;     /* DewVariant */
  GArray                 *groups;       /* DewGroup */
  guint                   n_atoms;
  DewLaneRun              lanes[DEW_MAX_LANES];
  GHashTable             *shapes;       /* DewShape → DewQuantiles, and with another key DewSteps */
  gboolean                splits;       /* some lane sets lines against each other, so that it matters what is over and what under */
  GArray                 *drawn;        /* DewDrawn, of this pass, by lane */
  guint                   pass_lanes;   /* bits: those that have something in it */
  GMutex                  lock;         /* of the counts */
  guint64                 refused[DEW_MAX_LANES], exhausted[DEW_MAX_LANES], capped[DEW_MAX_LANES][DEW_MAX_PARTNERS];
  guint                   counted;      /* bits: lanes of earlier passes, that are not counted again */
  DewSimulation          *simulation;
} DewSimulating;

/* ---- Making ready: dew-simulate-lines.c ---- */

gboolean _dew_simulating_init  (DewSimulating *simulating, const DewSimulateQuery *query, GError **error);
void     _dew_simulating_clear (DewSimulating *simulating);

/* ---- A block of draws: dew-simulate-block.c ---- */

/* What a thread works in. */
typedef struct _DewBench DewBench;

DewBench *_dew_bench_new  (const DewSimulating *simulating);
void      _dew_bench_free (DewBench *bench);
void      _dew_bench_block (DewBench *bench, DewSimulating *simulating, guint64 block);

/* ---- Results: dew-simulate-result.c ---- */

/* Puts what was drawn of one partner in one lane into the result. values are changed; scratch has room for twice as many. */
void      _dew_drawn_finish (const DewSimulating *simulating, const DewDrawn *drawn, gint64 *scratch);
