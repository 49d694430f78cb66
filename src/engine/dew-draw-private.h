/* dew-draw-private.h: numbers by chance. A seed gives the same figures on any machine: tables are made in whole numbers, and between them there are sums, products and conversions of doubles alone, which IEEE 754 settles to
 * the last bit where a compiler joins none of them (-ffp-contract=off).
 *
 * A *word* w is 32 bits by chance, that stand for the probability (2w + 1) × 2⁻³³ of what is below. A distribution is a table of its quantiles: in the middle, from 1/128 to 127/128, with edges that are 1/1024 apart; in
 * the tails with edges that are closer the further out they are, 26 octaves of the probability of what is further out with 64 cells each. Between two edges it is a straight line. Of 64 words 63 need the middle
 * alone, which takes few steps, that are the same for all and so are taken for several at once, and little of the processor's nearest cache: a simulation does little else.
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

#define DEW_MIDDLE_BITS 10
#define DEW_MIDDLE      (1u << DEW_MIDDLE_BITS) /* cells from 0 to 1, of which the first and the last 128th are in the tails */
#define DEW_TAIL_BITS   25                      /* words with fewer bits, or with fewer zeros, are in a tail */
#define DEW_TAIL        (1u << DEW_TAIL_BITS)
#define DEW_OCTAVES     (DEW_TAIL_BITS + 1)
#define DEW_CELLS       64
#define DEW_EDGES       (DEW_OCTAVES * DEW_CELLS)       /* in a tail, but for the last one */
#define DEW_STEPS       (9 * 64)                        /* of a deviation divided by 64, from -9 deviations to 0 */

/* In 2⁻³². */
extern const gint64 _dew_normal_middle[];               /* at each edge up to one half, DEW_MIDDLE / 2 + 1; 0 where it is in the tail */
extern const gint64 _dew_normal_tail[];                 /* DEW_EDGES + 1 from the lowest up: at each edge */

/* In 2⁻⁶². */
extern const gint64 _dew_normal_probabilities[];        /* DEW_STEPS + 1 from the lowest up to one half: at each step */

/* ---- Distributions ---- */

/* What varies, as it is before it is scaled: 0 is where its amount begins, DEW_FIXED_ONE is one scale above that.
 * Normal: of a mean of 0. Lognormal: of a mean of 1. Three points: from 0 at the lowest to 1 at the highest, in a straight line up to the likeliest and down again. */
typedef struct {
  gint   shape;                 /* DewSpreadShape */
  gint64 parameter;             /* in 2⁻³². Normal: the deviation, at most 1. Lognormal: that of the logarithm. Three points: where the likeliest is */
} DewShape;

typedef struct {
  double value, slope;          /* at the edge, and by how much it is more at the next: of DewQuantiles for each 2⁻²² of the way there */
} DewCell;

/* By word. */
typedef struct {
  DewCell middle[DEW_MIDDLE];
  DewCell tails[2][DEW_EDGES];  /* the lower one, the upper one; by the probability of what is further out, ascending */
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

#define DEW_ALONG_BITS (32 - DEW_MIDDLE_BITS)
#define DEW_ALONG_MASK ((1u << DEW_ALONG_BITS) - 1)

/* Few words are in a tail, and which cannot be foreseen: whoever draws many does all of them by the middle, and then those in a tail once more. */
static inline gboolean
_dew_is_tail (guint32 word)
{
  return word - DEW_TAIL >= 0u - 2 * DEW_TAIL;
}

double _dew_tail_quantile (const DewQuantiles *quantiles, guint32 word);

/* Of a word in a tail: 0. */
static inline double
_dew_middle_quantile (const DewQuantiles *quantiles,
                      guint32             word)
{
  const DewCell *cell = &quantiles->middle[word >> DEW_ALONG_BITS];

  return cell->value + cell->slope * (gint32) (word & DEW_ALONG_MASK);
}

/* deviations are at most 9 to either side: the luck of a line and that of its group, both of which are quantiles by word, cannot come to more. */
static inline double
_dew_step (const DewSteps *steps,
           double          deviations)
{
  double along = (deviations + 9) * 64;
  gint32 step = (gint32) along;
  const DewCell *cell = &steps->cells[step];

  return cell->value + cell->slope * (along - step);
}
