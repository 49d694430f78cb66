/* dew-draw.c: streams of chance, and the tables that distributions are drawn by */
#include "dew-draw-private.h"

/* ---- Streams ---- */

static guint64
mix (guint64 number)
{
  number = (number ^ number >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  number = (number ^ number >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return number ^ number >> 31;
}

void
_dew_stream_start (DewStream *stream,
                   guint64    seed,
                   guint64    block,
                   guint64    key)
{
  guint64 step = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 at = mix (mix (mix (seed + step) + block + step) + key + step);

  for (guint i = 0; i < G_N_ELEMENTS (stream->state); i++)
    stream->state[i] = mix (at += step);
}

/* ---- Shapes ---- */

/* A lognormal amount of four thousand means would come once in thousands of millions of draws of the widest spread. */
#define LOGNORMAL_BOUND ((G_GINT64_CONSTANT (4096) << 32) - 1)

static gint64
times (gint64 a,
       gint64 b)
{
  return (gint64) ((__int128) a * b >> 32);
}

static gint64
find_lognormal (gint64 sigma,
                gint64 deviations)
{
  return MIN (dew_fixed_exp (times (sigma, deviations) - times (sigma, sigma) / 2), LOGNORMAL_BOUND);
}

/* √(p × part), of a probability in 2⁻⁶² and a part in 2⁻³²; in 2⁻³². */
static gint64
find_side (gint64 probability,
           gint64 part)
{
  return (gint64) (dew_root ((unsigned __int128) probability * (guint64) part) >> 15);
}

/* The quantile of three points; probability is that of what is below, `above` that of what is above, in 2⁻⁶². */
static gint64
find_triangle (gint64 middle,
               gint64 probability,
               gint64 above)
{
  if (probability >> 30 <= middle)
    return find_side (probability, middle);

  return DEW_FIXED_ONE - find_side (above, DEW_FIXED_ONE - middle);
}

static gint64
find_value (const DewShape *shape,
            gint64          deviations,
            gint64          probability,
            gint64          above)
{
  switch (shape->shape)
    {
    case DEW_SPREAD_LOGNORMAL:
      return find_lognormal (shape->parameter, deviations);
    case DEW_SPREAD_THREE_POINT:
      return find_triangle (shape->parameter, probability, above);
    case DEW_SPREAD_NORMAL:
    default:
      return times (shape->parameter, deviations);
    }
}

gint64
_dew_shape_bound (const DewShape *shape)
{
  switch (shape->shape)
    {
    case DEW_SPREAD_LOGNORMAL:
      return find_lognormal (shape->parameter, 9 * DEW_FIXED_ONE);
    case DEW_SPREAD_THREE_POINT:
      return DEW_FIXED_ONE;
    case DEW_SPREAD_NORMAL:
    default:
      return 9 * DEW_FIXED_ONE;
    }
}

gint64
_dew_lognormal_sigma (gint64 ratio)
{
  return dew_fixed_sqrt (dew_fixed_ln (DEW_FIXED_ONE + times (ratio, ratio)));
}

/* ---- Tables ---- */

#define WHOLE (G_GINT64_CONSTANT (1) << 62)

/* The quantile at an edge of the lower half, or its mirror image in the upper one: what is further out has a probability in 2⁻⁶². */
static gint64
find_quantile (const DewShape *shape,
               gboolean        upper,
               gint64          deviations,
               gint64          out)
{
  return upper ? find_value (shape, -deviations, WHOLE - out, out) : find_value (shape, deviations, out, WHOLE - out);
}

static gint64
find_middle (const DewShape *shape,
             guint           edge)
{
  gboolean upper = edge > DEW_MIDDLE / 2;
  guint mirrored = upper ? DEW_MIDDLE - edge : edge;

  return find_quantile (shape, upper, _dew_normal_middle[mirrored], (gint64) mirrored << (62 - DEW_MIDDLE_BITS));
}

static gint64
find_tail (const DewShape *shape,
           gboolean        upper,
           guint           edge)
{
  return find_quantile (shape, upper, _dew_normal_tail[edge], (gint64) (DEW_CELLS + edge % DEW_CELLS) << (23 + edge / DEW_CELLS));
}

/* From one edge to the next, which is so many parts away. */
static DewCell
make_cell (gint64 value,
           gint64 next,
           gint64 parts)
{
  return (DewCell) { (double) value / DEW_FIXED_ONE, (double) (next - value) / DEW_FIXED_ONE / (double) parts };
}

#define PARTS (G_GINT64_CONSTANT (1) << DEW_ALONG_BITS)

static void
fill_middle (DewQuantiles   *quantiles,
             const DewShape *shape)
{
  guint first = DEW_TAIL >> DEW_ALONG_BITS;
  gint64 next, value = find_middle (shape, first);

  for (guint i = first; i < DEW_MIDDLE - first; i++, value = next)
    {
      next = find_middle (shape, i + 1);
      quantiles->middle[i] = make_cell (value, next, PARTS);
    }
}

static void
fill_tail (DewQuantiles   *quantiles,
           const DewShape *shape,
           gboolean        upper)
{
  gint64 next, value = find_tail (shape, upper, 0);

  for (guint i = 0; i < DEW_EDGES; i++, value = next)
    {
      next = find_tail (shape, upper, i + 1);
      quantiles->tails[upper][i] = make_cell (value, next, PARTS);
    }
}

DewQuantiles *
_dew_quantiles_new (const DewShape *shape)
{
  DewQuantiles *quantiles = g_new0 (DewQuantiles, 1);

  fill_middle (quantiles, shape);
  fill_tail (quantiles, shape, FALSE);
  fill_tail (quantiles, shape, TRUE);
  return quantiles;
}

/* What is further out has (2w + 1) × 2⁻³³: its highest bit tells the octave, the next ones the cell. */
double
_dew_tail_quantile (const DewQuantiles *quantiles,
                    guint32             word)
{
  gboolean upper = word >> 31 != 0;
  guint32 out = (upper ? ~word : word) << 1 | 1;
  guint zeros = (guint) __builtin_clz (out);
  const DewCell *cell = &quantiles->tails[upper][(31 - zeros) * DEW_CELLS + (out << zeros >> 25 & (DEW_CELLS - 1))];

  return cell->value + cell->slope * (out << zeros >> 3 & DEW_ALONG_MASK);
}

static gint64
find_step (const DewShape *shape,
           guint           step)
{
  gint64 deviations = ((gint64) step - DEW_STEPS) * (DEW_FIXED_ONE / 64);
  gint64 out = _dew_normal_probabilities[step <= DEW_STEPS ? step : 2 * DEW_STEPS - step];

  return step <= DEW_STEPS ? find_value (shape, deviations, out, WHOLE - out) : find_value (shape, deviations, WHOLE - out, out);
}

DewSteps *
_dew_steps_new (const DewShape *shape)
{
  DewSteps *steps = g_new (DewSteps, 1);
  gint64 next, value = find_step (shape, 0);

  for (guint i = 0; i < 2 * DEW_STEPS; i++, value = next)
    {
      next = find_step (shape, i + 1);
      steps->cells[i] = make_cell (value, next, 1);
    }

  return steps;
}
