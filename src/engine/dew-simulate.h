/* dew-simulate.h: what partners bear when outturns fall out by chance: many draws of a pool's lines, each shared in pence by the rules of several lanes.
 *
 * A draw. Every line that varies falls out above or below its latest budget by its spread; what it falls out by is rounded to the penny, a half to the even one. The others are over or under by a fixed
 * amount. In all lanes a line has the same luck, so that lanes differ by their rules and figures alone. Lines of one group move together: the luck of each is, as a normal variable,
 * √ρ × the group's + √(1 - ρ) × its own.
 *
 * Shapes, of the variance v of a line with a latest budget of B, each in millionths of B: normal: v = middle + deviation × z, which may bring the outturn below 0; lognormal: the outturn
 * B + v has the mean B + middle and that deviation, and is never below 0; three points: v is a triangle from low over middle (the likeliest) to high. z is a normal variable; it is cut off at
 * ± 6.34, and quantiles lie on straight lines between some four thousand points.
 *
 * The same seed gives the same figures, on any machine and with any number of threads: the luck of a line is worked out in doubles by sums and products alone, which IEEE 754 settles to the last bit, everything else in whole numbers;
 * and each block of draws and each line has a stream of its own, which goes by the line's id.
 *
 * Costs are a partner's gross current contribution and its share. A quantile p of n draws is the ⌈p × n⌉th of them in order (nearest rank), exact to the penny, a mean is rounded to
 * the penny, half away from zero, a chance to the millionth. Draws that a lane's rules refuse are counted, and left out of its figures.
 *
 * Memory: the draws of as many partners and lanes as go into DEW_SIMULATE_ROOM are kept at a time; where there are more, all is drawn again for the others. Each thread
 * takes at most twice the room of one partner's draws besides, and mostly next to nothing.
 */
#pragma once

#include "dew-distribution.h"
#include "dew-program.h"

/* Bytes. */
#define DEW_SIMULATE_ROOM (152u << 20)

#define DEW_MAX_DRAWS 10000000
#define DEW_MAX_LANES 8

/* A line that does not vary; else a DewSpreadShape. */
#define DEW_SPREAD_FIXED (-1)

typedef struct {
  gint64 line;                  /* id */
  guint  node;                  /* of it in the ledger */
  gint   shape;
  gint64 fixed;                 /* DEW_SPREAD_FIXED: what it is over or under, in pence */
  gint64 base;                  /* the latest budget, pence, above 0; for the others in millionths of that: */
  gint64 middle, deviation;
  gint64 low, high;
  gint64 group;                 /* id of the category whose lines move together, 0: none */
  gint64 correlation;           /* ρ, in millionths */
} DewSpreadInput;

/* One way to share. Inputs are of service lines, each at most once; what a lane has not is over or under by nothing. All borrowed. */
typedef struct {
  const DewProgram     *program;
  const DewSpreadInput *inputs;
  guint                 n_inputs;
} DewLane;

typedef struct {
  const DewLane *lanes;
  guint          n_lanes;       /* 1 to DEW_MAX_LANES */
  guint64        draws;         /* 1 to DEW_MAX_DRAWS */
  guint64        seed;
  guint          threads;       /* how many at most, the caller's own among them */
  gboolean     (*progress) (guint64 done, guint64 of, gpointer data);   /* in the caller's own thread, again and again; FALSE stops. May be NULL */
  gpointer       data;
} DewSimulateQuery;

typedef struct {
  guint64         shared, refused;              /* draws; in these the rest: */
  DewDistribution costs[DEW_MAX_PARTNERS];      /* by partner index; of those that dew_program_bears () */
  gint64          capped[DEW_MAX_PARTNERS];     /* the chance that it reaches its cap, millionths */
  gint64          exhausted;                    /* the chance that a reserve is, millionths */
  DewDistribution unallocated;
} DewLaneResult;

typedef struct {
  guint64        draws, seed;
  guint          n_lanes;
  DewLaneResult  lanes[DEW_MAX_LANES];
} DewSimulation;

/* NULL with an error where a spread makes no sense, none varies, or there are too many draws or lanes; NULL without one where progress () stopped it. Free with g_free. */
DewSimulation *dew_simulate (const DewSimulateQuery *query, GError **error);
