/* dew-draw-private.h: numbers by chance, in whole numbers alone, so that a seed gives the same figures on any machine.
 *
 * A *word* is 32 bits by chance, that tell a probability p: bit 0 tells in which half of the distribution it is, how many zeros follow how far out, and the highest 24 bits where between: with n zeros, what is further
 * out has a probability of 2⁻²⁻ⁿ × (1 + those bits in 2⁻²⁴), which is at least 2⁻³³ and never one half. A distribution is a table of its quantiles with edges that are closer the further out they are: 32 octaves of that
 * probability of 64 cells each; between two edges it is a straight line.
 */
#pragma once

#include "dew-fixed.h"
#include "dew-schema.h"

/* ---- Chance ---- */

/* xoshiro256++ by Blackman and Vigna (2019); a stream of its own for each key, started by their splitmix64. */
typedef struct {
  guint64 state[4];
} DewStream;

void _dew_stream_start (DewStream *stream, guint64 seed, guint64 block, guint64 key);

static inline guint64
_dew_rotate (guint64 number,
             guint   bits)
{
  return number << bits | number >> (64 - bits);
}

static inline guint64
_dew_stream_next (DewStream *stream)
{
  guint64 *state = stream->state;
  guint64 result = _dew_rotate (state[0] + state[3], 23) + state[0];
  guint64 shifted = state[1] << 17;

  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = _dew_rotate (state[3], 45);
  return result;
}

/* ---- The normal distribution: dew-normal-table.py ---- */

#define DEW_OCTAVES 32
#define DEW_CELLS   64
#define DEW_EDGES   (DEW_OCTAVES * DEW_CELLS)   /* in one half of a distribution, but for the last one */
#define DEW_STEPS   (9 * 64)                    /* of a deviation divided by 64, from -9 deviations to 0 */

extern const gint64 _dew_normal_quantiles[];            /* in 2⁻³², DEW_EDGES + 1 from the lowest up to 0: at each edge */
extern const gint64 _dew_normal_probabilities[];        /* in 2⁻⁶², DEW_STEPS + 1 from the lowest up to one half: at each step */

/* ---- Distributions ---- */

/* What varies, as it is before it is scaled: 0 is where its amount begins, DEW_FIXED_ONE is one scale above that.
 * Normal: of a mean of 0. Lognormal: of a mean of 1. Three points: from 0 at the lowest to 1 at the highest, in a straight line up to the likeliest and down again. */
typedef struct {
  gint   shape;                 /* DewSpreadShape */
  gint64 parameter;             /* in 2⁻³². Normal: the deviation, at most 1. Lognormal: that of the logarithm. Three points: where the likeliest is */
} DewShape;

typedef struct {
  gint64 value, slope;          /* at the edge, in 2⁻³², and by how much it is more at the next */
} DewCell;

/* By word. */
typedef struct {
  DewCell cells[2][DEW_EDGES];  /* the lower half, the upper half; by the probability of what is further out, ascending */
} DewQuantiles;

/* By deviations of a normal variable. */
typedef struct {
  DewCell cells[2 * DEW_STEPS];
} DewSteps;

/* Free with g_free. */
DewQuantiles *_dew_quantiles_new (const DewShape *shape);
DewSteps     *_dew_steps_new     (const DewShape *shape);

/* The largest size that it takes, in 2⁻³². */
gint64 _dew_shape_bound (const DewShape *shape);

/* The deviation of the logarithm of a lognormal variable, whose own deviation is that many times its mean: a ratio in 2⁻³². */
gint64 _dew_lognormal_sigma (gint64 ratio);

static inline gint64
_dew_cell_at (const DewCell *cell,
              guint32        along)     /* in 2⁻¹⁸ of the way to the next */
{
  return cell->value + (cell->slope * (gint64) along >> 18);
}

static inline gint64
_dew_quantile (const DewQuantiles *quantiles,
               guint32             word)
{
  guint zeros = (guint) __builtin_ctz (word >> 1 | 1u << 31);

  return _dew_cell_at (&quantiles->cells[word & 1][(DEW_OCTAVES - 1 - zeros) * DEW_CELLS + (word >> 26)], word >> 8 & ((1u << 18) - 1));
}

/* deviations are in 2⁻³². */
static inline gint64
_dew_step (const DewSteps *steps,
           gint64          deviations)
{
  guint64 along = (guint64) (CLAMP (deviations, -9 * DEW_FIXED_ONE, 9 * DEW_FIXED_ONE - 1) + 9 * DEW_FIXED_ONE);

  return _dew_cell_at (&steps->cells[along >> 26], (guint32) (along >> 8 & ((1u << 18) - 1)));
}
