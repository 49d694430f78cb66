/* dew-simulate-lines.c: the lines of a simulation made ready to be drawn */
#include "dew-simulate-private.h"

#include <glib/gi18n-lib.h>

#include "dew-ratio.h"

/* ---- What makes no sense ---- */

static gboolean
refuse (GError      **error,
        DewErrorCode  code,
        const char   *message)
{
  g_set_error_literal (error, DEW_ERROR, (int) code, message);
  return FALSE;
}

/* Wider, and a mean would be of draws that never come. */
#define WIDEST_LOGNORMAL 4

static gboolean
check_input (const DewSpreadInput  *input,
             GError               **error)
{
  if (input->shape == DEW_SPREAD_FIXED)
    return TRUE;

  if (input->correlation < 0 || input->correlation > DEW_WHOLE)
    return refuse (error, DEW_ERROR_INVALID, _("The outturns of the lines of a category move together by 0 to 100 %; correct its correlation."));
  if (input->base <= 0)
    return refuse (error, DEW_ERROR_INVALID, _("A line with a spread has no budget above nothing that it could vary by; enter one, or take the spread away."));

  if (input->shape == DEW_SPREAD_THREE_POINT)
    return (input->low <= input->middle && input->middle <= input->high && input->low < input->high) ||
           refuse (error, DEW_ERROR_INVALID, _("The three points of a spread must be the lowest, the likeliest and the highest, in that order, and not all the same."));

  if (input->deviation <= 0)
    return refuse (error, DEW_ERROR_INVALID, _("The deviation of a spread must be above 0 %, or nothing varies; type another."));
  if (input->shape != DEW_SPREAD_LOGNORMAL)
    return TRUE;

  if (input->middle <= -DEW_WHOLE)
    return refuse (error, DEW_ERROR_INVALID, _("A lognormal spread cannot have a mean of nothing or less; type a middle above -100 %."));

  return input->deviation / WIDEST_LOGNORMAL <= DEW_WHOLE + input->middle ||
         refuse (error, DEW_ERROR_INVALID, _("The deviation of a lognormal spread can be at most four times its mean; type a smaller one."));
}

/* ---- Scales ---- */

/* A part of a budget, rounded to the penny. */
static gboolean
find_part (gint64  base,
           gint64  millionths,
           gint64 *pence)
{
  DewMoney part;

  if (!dew_ratio_of ((DewRatio) { millionths, DEW_WHOLE }, dew_pence (base), &part))
    return FALSE;

  *pence = part.pence;
  return TRUE;
}

static gint64
divide (gint64 a,
        gint64 b)
{
  return (gint64) (((__int128) a << 32) / b);
}

static gboolean
scale_variant (DewVariant           *variant,
               const DewSpreadInput *input)
{
  variant->shape.shape = input->shape;
  switch (input->shape)
    {
    case DEW_SPREAD_LOGNORMAL:
      variant->shape.parameter = _dew_lognormal_sigma (divide (input->deviation, DEW_WHOLE + input->middle));
      variant->offset = -input->base;
      return find_part (input->base, DEW_WHOLE + input->middle, &variant->scale);
    case DEW_SPREAD_THREE_POINT:
      variant->shape.parameter = divide (input->middle - input->low, input->high - input->low);
      return find_part (input->base, input->low, &variant->offset) && find_part (input->base, input->high - input->low, &variant->scale);
    case DEW_SPREAD_NORMAL:
    default:
      variant->shape.parameter = DEW_FIXED_ONE;
      return find_part (input->base, input->middle, &variant->offset) && find_part (input->base, input->deviation, &variant->scale);
    }
}

static gboolean
refuse_wide (GError **error)
{
  return refuse (error, DEW_ERROR_OVERFLOW, _("The spreads are so wide that what may fall out is too large to add up; type smaller ones."));
}

/* All that can fall out in one lane has to fit, as a whole number of pence in a double and with room for sums. */
#define WIDEST (G_GINT64_CONSTANT (1) << 50)

static gboolean
add_bound (const DewVariant  *variant,
           __int128          *bound,
           GError           **error)
{
  *bound += ABS (variant->offset) + ((__int128) variant->scale * _dew_shape_bound (&variant->shape) >> 32) + 1;
  return *bound < WIDEST || refuse_wide (error);
}

/* ---- Tables ---- */

static gpointer
find_table (DewSimulating  *simulating,
            const DewShape *shape,
            gboolean        steps)
{
  gint64 words[3] = { shape->shape, shape->parameter, steps };
  GBytes *key = g_bytes_new (words, sizeof words);
  gpointer table = g_hash_table_lookup (simulating->shapes, key);

  if (table != NULL)
    {
      g_bytes_unref (key);
      return table;
    }

  table = steps ? (gpointer) _dew_steps_new (shape) : (gpointer) _dew_quantiles_new (shape);
  g_hash_table_insert (simulating->shapes, key, table);
  return table;
}

/* ---- Lines ---- */

/* Of some line what each lane has of it; NULL where it has nothing that varies. */
typedef struct {
  const DewSpreadInput *inputs[DEW_MAX_LANES];
} LineInputs;

static gboolean
is_alike (const DewSpreadInput *a,
          const DewSpreadInput *b)
{
  return a->shape == b->shape && a->base == b->base && a->middle == b->middle && a->deviation == b->deviation && a->low == b->low && a->high == b->high;
}

/* A normal distribution with a deviation of √ of so many millionths. */
static const DewQuantiles *
find_loading (DewSimulating *simulating,
              gint64         millionths)
{
  DewShape shape = { DEW_SPREAD_NORMAL, dew_fixed_sqrt (divide (millionths, DEW_WHOLE)) };

  return find_table (simulating, &shape, FALSE);
}

/* The number of the group that a line is in. */
static guint
find_group (DewSimulating        *simulating,
            const DewSpreadInput *input)
{
  DewGroup group = { .id = input->group, .correlation = input->correlation };

  if (input->group == 0 || input->correlation == 0)
    return DEW_NO_GROUP;

  for (guint i = 0; i < simulating->groups->len; i++)
    {
      const DewGroup *there = &g_array_index (simulating->groups, DewGroup, i);

      if (there->id == group.id && there->correlation == group.correlation)
        return i;
    }

  group.common = find_loading (simulating, group.correlation);
  group.own = find_loading (simulating, DEW_WHOLE - group.correlation);
  g_array_append_val (simulating->groups, group);
  return simulating->groups->len - 1;
}

/* The lanes that have of a line the same as one of them, and no earlier lane has. */
static guint
find_alike (const LineInputs *line,
            guint             lane)
{
  guint lanes = 0;

  for (guint i = 0; i < DEW_MAX_LANES; i++)
    if (line->inputs[i] != NULL && is_alike (line->inputs[i], line->inputs[lane]))
      lanes |= 1u << i;

  return (lanes & ((1u << lane) - 1)) == 0 ? lanes : 0;
}

/* Where what falls out goes in the lanes of a variant. Variants that go to the same places are one atom. */
static guint
find_atom (DewSimulating        *simulating,
           GHashTable           *atoms,
           const DewSpreadInput *input,
           guint                 lanes)
{
  guint classes[DEW_MAX_LANES];
  GBytes *key;
  gpointer found;

  for (guint i = 0; i < DEW_MAX_LANES; i++)
    classes[i] = (lanes & 1u << i) != 0 ? dew_program_class (simulating->query->lanes[i].program, input->node) : DEW_NO_CLASS;

  key = g_bytes_new (classes, sizeof classes);
  if (g_hash_table_lookup_extended (atoms, key, NULL, &found))
    {
      g_bytes_unref (key);
      return GPOINTER_TO_UINT (found);
    }

  g_hash_table_insert (atoms, key, GUINT_TO_POINTER (simulating->n_atoms));
  for (guint i = 0; i < DEW_MAX_LANES; i++)
    if (classes[i] != DEW_NO_CLASS)
      {
        DewAtomClass goes = { simulating->n_atoms, classes[i] };

        g_array_append_val (simulating->lanes[i].classes, goes);
      }

  return simulating->n_atoms++;
}

static gboolean
add_variant (DewSimulating         *simulating,
             DewVarying            *varying,
             const DewSpreadInput  *input,
             guint                  lanes,
             GHashTable            *atoms,
             __int128              *bounds,
             GError               **error)
{
  DewVariant variant = { .lanes = lanes };

  if (!scale_variant (&variant, input))
    return refuse_wide (error);
  for (guint i = 0; i < DEW_MAX_LANES; i++)
    if ((lanes & 1u << i) != 0 && !add_bound (&variant, &bounds[i], error))
      return FALSE;

  variant.atom = find_atom (simulating, atoms, input, lanes);
  if (varying->group == DEW_NO_GROUP)
    variant.quantiles = find_table (simulating, &variant.shape, FALSE);
  else if (input->shape != DEW_SPREAD_NORMAL)
    variant.steps = find_table (simulating, &variant.shape, TRUE);

  varying->lanes |= lanes;
  varying->n++;
  g_array_append_val (simulating->variants, variant);
  return TRUE;
}

static gboolean
add_line (DewSimulating     *simulating,
          const LineInputs  *line,
          GHashTable        *atoms,
          __int128          *bounds,
          GError           **error)
{
  DewVarying varying = { .first = simulating->variants->len };

  for (guint i = 0; i < DEW_MAX_LANES; i++)
    {
      guint lanes = line->inputs[i] != NULL ? find_alike (line, i) : 0;

      if (lanes == 0)
        continue;
      if (varying.n == 0)
        {
          varying.line = line->inputs[i]->line;
          varying.group = find_group (simulating, line->inputs[i]);
        }
      if (!add_variant (simulating, &varying, line->inputs[i], lanes, atoms, bounds, error))
        return FALSE;
    }

  g_array_append_val (simulating->varying, varying);
  return TRUE;
}

/* ---- Lanes ---- */

static gboolean
add_fixed (DewLaneRun            *run,
           const DewSpreadInput  *input,
           __int128              *bound,
           GError               **error)
{
  DewVariant variant = { .offset = input->fixed };
  guint class = dew_program_class (run->lane->program, input->node);

  if (!add_bound (&variant, bound, error))
    return FALSE;
  if (class != DEW_NO_CLASS)
    dew_class_add (&run->fixed[class], input->fixed);

  return TRUE;
}

/* Collects what varies by line, in the order of the lines' ids. */
static gboolean
read_lane (DewSimulating  *simulating,
           guint           lane,
           GHashTable     *lines,
           GPtrArray      *order,
           __int128       *bound,
           GError        **error)
{
  DewLaneRun *run = &simulating->lanes[lane];

  run->lane = &simulating->query->lanes[lane];
  simulating->splits |= dew_program_splits (run->lane->program);
  run->fixed = g_new0 (DewClassAmount, dew_program_n_classes (run->lane->program) + 1);
  for (guint i = 0; i < run->lane->n_inputs; i++)
    {
      const DewSpreadInput *input = &run->lane->inputs[i];
      LineInputs *line;

      if (!check_input (input, error))
        return FALSE;
      if (input->shape == DEW_SPREAD_FIXED)
        {
          if (!add_fixed (run, input, bound, error))
            return FALSE;
          continue;
        }

      line = g_hash_table_lookup (lines, &input->line);
      if (line == NULL)
        {
          line = g_new0 (LineInputs, 1);
          g_hash_table_insert (lines, (gpointer) &input->line, line);
          g_ptr_array_add (order, line);
        }
      line->inputs[lane] = input;
    }

  return TRUE;
}

static gboolean
read_lanes (DewSimulating  *simulating,
            GError        **error)
{
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GHashTable) atoms = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  __int128 bounds[DEW_MAX_LANES] = { 0, };

  for (guint i = 0; i < simulating->query->n_lanes; i++)
    if (!read_lane (simulating, i, lines, order, &bounds[i], error))
      return FALSE;

  for (guint i = 0; i < order->len; i++)
    if (!add_line (simulating, order->pdata[i], atoms, bounds, error))
      return FALSE;

  return order->len > 0 || refuse (error, DEW_ERROR_INVALID, _("No demand-led line has a spread, so nothing varies; give one a spread, or say one for all of them."));
}

/* ---- A simulation ---- */

gboolean
_dew_simulating_init (DewSimulating           *simulating,
                      const DewSimulateQuery  *query,
                      GError                 **error)
{
  *simulating = (DewSimulating) {
    .query = query,
    .varying = g_array_new (FALSE, FALSE, sizeof (DewVarying)),
    .variants = g_array_new (FALSE, FALSE, sizeof (DewVariant)),
    .groups = g_array_new (FALSE, FALSE, sizeof (DewGroup)),
    .shapes = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, g_free),
    .drawn = g_array_new (FALSE, FALSE, sizeof (DewDrawn)),
    .simulation = g_new0 (DewSimulation, 1),
  };

  g_mutex_init (&simulating->lock);
  for (guint i = 0; i < DEW_MAX_LANES; i++)
    simulating->lanes[i].classes = g_array_new (FALSE, FALSE, sizeof (DewAtomClass));

  return read_lanes (simulating, error);
}

void
_dew_simulating_clear (DewSimulating *simulating)
{
  for (guint i = 0; i < DEW_MAX_LANES; i++)
    {
      g_free (simulating->lanes[i].fixed);
      g_array_unref (simulating->lanes[i].classes);
    }

  g_array_unref (simulating->varying);
  g_array_unref (simulating->variants);
  g_array_unref (simulating->groups);
  g_hash_table_unref (simulating->shapes);
  g_array_unref (simulating->drawn);
  g_mutex_clear (&simulating->lock);
  g_free (simulating->simulation);
}
