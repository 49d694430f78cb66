/* dew-program-run.c: amounts through a program: as the steps of rules share them, with nothing written down */
#include "dew-program-private.h"

#include <string.h>

/* ---- By largest remainder ---- */

/* Hands out odd pennies, of which there are fewer than remainders: the largest first, the earlier of equals. Which they are cannot be foreseen, so that counting for each remainder those before it takes less time than
 * looking for the largest again and again. */
static inline void
hand_out (guint64        left,
          guint64       *wholes,
          const guint64 *rests,
          guint          n)
{
  guint before[DEW_MAX_PARTNERS] = { 0, };

  for (guint i = 1; i < n; i++)
    for (guint k = 0; k < i; k++)
      {
        guint later = rests[i] > rests[k];

        before[k] += later;
        before[i] += 1 - later;
      }

  for (guint i = 0; i < n; i++)
    wholes[i] += before[i] < left;
}

/* As dew_apportion () does. The weights are such as can share. */
static inline void
share_by (const DewWeights *weights,
          gint64            amount,
          gint64           *shares)
{
  guint64 wholes[DEW_MAX_PARTNERS], rests[DEW_MAX_PARTNERS];
  guint64 size = (guint64) ABS (amount);
  guint64 left = size;

  if (weights->n == 1)
    {
      shares[weights->partners[0]] += amount;
      return;
    }

  for (guint i = 0; i < weights->n; i++)
    {
      wholes[i] = _dew_divide (&weights->total, size, weights->weights[i], &rests[i]);
      left -= wholes[i];
    }

  hand_out (left, wholes, rests, weights->n);
  for (guint i = 0; i < weights->n; i++)
    shares[weights->partners[i]] += amount < 0 ? -(gint64) wholes[i] : (gint64) wholes[i];
}

/* ---- One rule ---- */

/* What one place has to share. All that is left of classes has the sign of the sum, but where lines are taken as they are. */
typedef struct {
  const DewProgramPlace *place;
  DewClassAmount        *amounts;       /* of all classes */
  guint                  n_partners;
  gint64                 left;
  gint64                 banded;        /* reached the bands: a size */
  gint64                 borne[DEW_MAX_PARTNERS];       /* signed, carve-outs aside */
  DewOutcome            *out;
} Run;

static inline guint
count_classes (const Run *run)
{
  return run->place->classes->len;
}

static inline DewClassAmount *
class_at (const Run *run,
          guint      i)
{
  return &run->amounts[g_array_index (run->place->classes, guint, i)];
}

/* Puts what falls on each class when an amount falls on them by their weights, which stand in `part`, into its place. The weights come to `total`, which is not 0. */
static void
spread (const Run *run,
        gint64     amount,
        gint64     total)
{
  DewDivider divider = _dew_divider ((guint64) total);
  guint64 size = (guint64) ABS (amount);
  guint64 left = size;
  guint n = count_classes (run);

  for (guint i = 0; i < n; i++)
    {
      DewClassAmount *class = class_at (run, i);
      guint64 rest;

      class->part = (gint64) _dew_divide (&divider, size, (guint64) class->part, &rest);
      class->rest = (gint64) rest;
      left -= (guint64) class->part;
    }

  for (; left > 0; left--)
    {
      DewClassAmount *largest = class_at (run, 0);

      for (guint i = 1; i < n; i++)
        if (class_at (run, i)->rest > largest->rest)
          largest = class_at (run, i);
      largest->part++;
      largest->rest = 0;
    }

  for (guint i = 0; amount < 0 && i < n; i++)
    class_at (run, i)->part = -class_at (run, i)->part;
}

/* What has not the sign of the sum is set against the rest, pro rata. */
static void
offset (Run    *run,
        gint64  total)
{
  guint n = count_classes (run);

  for (guint i = 0; i < n; i++)
    class_at (run, i)->part = run->left < 0 ? -class_at (run, i)->under : class_at (run, i)->over;
  spread (run, run->left, total);
  for (guint i = 0; i < n; i++)
    class_at (run, i)->left = class_at (run, i)->part;
}

/* What there is, before the first op. */
static void
start (Run *run)
{
  gint64 over = 0, under = 0;
  guint n = count_classes (run);

  for (guint i = 0; i < n; i++)
    {
      DewClassAmount *class = class_at (run, i);

      class->left = class->over + class->under;
      over += class->over;
      under += class->under;
    }

  run->left = over + under;
  if (n > 1 && !run->place->as_they_are && over != 0 && under != 0)
    offset (run, run->left < 0 ? -under : over);
}

/* Takes an amount, of the sign of what is left and at most that, from every class in proportion, into `part`. */
static void
take (Run                *run,
      const DewProgramOp *op,
      gint64              amount)
{
  gint64 before = run->left;
  guint n = count_classes (run);
  gboolean whole = amount == before;

  run->left -= amount;
  if (!op->detail)
    return;

  for (guint i = 0; i < n; i++)
    {
      DewClassAmount *class = class_at (run, i);

      class->part = whole ? class->left : amount == 0 ? 0 : ABS (class->left);
    }

  if (!whole && amount != 0)
    spread (run, amount, ABS (before));
  for (guint i = 0; i < n; i++)
    class_at (run, i)->left -= class_at (run, i)->part;
}

/* ---- Ops ---- */

static gboolean
run_take (Run                *run,
          const DewProgramOp *op)
{
  gint64 taken = MIN (MAX (run->left, 0), op->limit);

  take (run, op, taken);
  if (op->taker == DEW_TAKER_PARTNER)
    run->out->shares[op->partner] += taken;
  else
    run->out->reserve += taken;
  if (op->taker == DEW_TAKER_RESERVE && taken > 0 && taken == op->limit)
    run->out->exhausted = TRUE;

  return TRUE;
}

static gboolean
share_part (Run              *run,
            const DewWeights *weights,
            gint64            amount)
{
  if (amount == 0)
    return TRUE;
  if (weights->n == 0)
    return FALSE;

  share_by (weights, amount, run->borne);
  return TRUE;
}

/* How much of what is left a band takes. */
static gint64
cut_band (Run                *run,
          const DewProgramOp *op)
{
  gint64 size = ABS (run->left);

  if (op->band == DEW_BAND_UP_TO)
    size = MIN (size, MAX (op->until - run->banded, 0));
  run->banded += size;

  return run->left < 0 ? -size : size;
}

static gint64
cut_tolerated (const Run          *run,
               const DewProgramOp *op)
{
  gint64 size = ABS (run->left);

  if (op->all)
    return size <= op->limit ? run->left : 0;

  size = MIN (size, op->limit);
  return run->left < 0 ? -size : size;
}

static gint64
cut (Run                *run,
     const DewProgramOp *op)
{
  if (op->tolerates)
    return cut_tolerated (run, op);

  return op->band != DEW_BAND_NONE ? cut_band (run, op) : run->left;
}

static gboolean
run_own (Run                *run,
         const DewProgramOp *op)
{
  take (run, op, cut (run, op));
  for (guint i = 0; i < count_classes (run); i++)
    if (!share_part (run, op->tables->pdata[i], class_at (run, i)->part))
      return FALSE;

  return TRUE;
}

static gboolean
run_share (Run                *run,
           const DewProgramOp *op)
{
  gint64 amount = cut (run, op);

  take (run, op, amount);
  return share_part (run, op->weights, amount);
}

static gboolean
run_units (Run                *run,
           const DewProgramOp *op)
{
  guint n = count_classes (run);

  take (run, op, cut (run, op));
  for (guint i = 0; i < n;)
    {
      guint unit = g_array_index (op->units, guint, i);
      gint64 amount = 0;

      for (; i < n && g_array_index (op->units, guint, i) == unit; i++)
        amount += class_at (run, i)->part;
      if (!share_part (run, op->tables->pdata[unit], amount))
        return FALSE;
    }

  return TRUE;
}

static gboolean
run_held (Run                *run,
          const DewProgramOp *op)
{
  gint64 amount = cut (run, op);

  take (run, op, amount);
  run->out->held += amount;
  return TRUE;
}

static gboolean
run_open (Run                *run,
          const DewProgramOp *op)
{
  take (run, op, cut (run, op));
  return TRUE;
}

static gboolean
run_decided (Run                *run,
             const DewProgramOp *op)
{
  gint64 sum = 0;

  for (guint i = 0; i < run->n_partners; i++)
    sum += op->amounts[i];
  if (sum != run->left && sum != -run->left)
    return FALSE;

  for (guint i = 0; i < run->n_partners; i++)
    run->borne[i] += sum == run->left ? op->amounts[i] : -op->amounts[i];

  take (run, op, run->left);
  return TRUE;
}

/* ---- Caps ---- */

static inline gboolean
is_capped (const DewProgramOp *op,
           guint               partner)
{
  return (op->partners & 1u << partner) != 0;
}

/* Relieves those who are over their caps. The sum of it. */
static gint64
relieve (Run                *run,
         const DewProgramOp *op)
{
  gint64 sum = 0;

  for (guint i = 0; i < run->n_partners; i++)
    {
      gint64 borne = run->borne[i];

      if (!is_capped (op, i) || ABS (borne) <= op->amounts[i])
        continue;

      run->borne[i] = borne < 0 ? -op->amounts[i] : op->amounts[i];
      run->out->capped |= 1u << i;
      sum += borne - run->borne[i];
    }

  return sum;
}

/* The weights of those who are below their caps; FALSE where none is. */
static gboolean
find_below (const Run          *run,
            const DewProgramOp *op,
            DewWeights         *below)
{
  guint64 total = 0;

  below->n = 0;
  for (guint i = 0; i < op->weights->n; i++)
    {
      guint partner = op->weights->partners[i];

      if (is_capped (op, partner) && ABS (run->borne[partner]) >= op->amounts[partner])
        continue;

      below->partners[below->n] = partner;
      below->weights[below->n++] = op->weights->weights[i];
      total += op->weights->weights[i];
    }

  if (below->n > 1)
    below->total = _dew_divider (total);
  return below->n > 0;
}

/* What is taken over may bring another over its cap, so that it goes on until none is, or nobody can take it over. */
static gboolean
run_cap (Run                *run,
         const DewProgramOp *op)
{
  gint64 over = relieve (run, op);
  DewWeights below;

  if (over != 0 && op->refuses)
    return FALSE;

  for (; over != 0 && find_below (run, op, &below); over = relieve (run, op))
    share_by (&below, over, run->borne);

  for (guint i = 0; i < run->n_partners; i++)
    if (is_capped (op, i) && op->amounts[i] > 0 && ABS (run->borne[i]) == op->amounts[i])
      run->out->capped |= 1u << i;

  return TRUE;
}

static gboolean
run_op (Run                *run,
        const DewProgramOp *op)
{
  switch (op->kind)
    {
    case DEW_OP_MISSING:
      return run->left == 0;
    case DEW_OP_TAKE:
      return run_take (run, op);
    case DEW_OP_OWN:
      return run_own (run, op);
    case DEW_OP_SHARE:
      return run_share (run, op);
    case DEW_OP_UNITS:
      return run_units (run, op);
    case DEW_OP_HELD:
      return run_held (run, op);
    case DEW_OP_OPEN:
      return run_open (run, op);
    case DEW_OP_DECIDED:
      return run_decided (run, op);
    case DEW_OP_CAP:
      return run_cap (run, op);
    case DEW_OP_REFUSE:
    default:
      return FALSE;
    }
}

static gboolean
run_place (const DewProgramPlace *place,
           guint                  n_partners,
           DewClassAmount        *amounts,
           DewOutcome            *out)
{
  Run run = { .place = place, .amounts = amounts, .n_partners = n_partners, .out = out };

  start (&run);
  for (guint i = 0; i < place->ops->len; i++)
    if (!run_op (&run, &g_array_index (place->ops, DewProgramOp, i)))
      return FALSE;

  for (guint i = 0; i < n_partners; i++)
    out->shares[i] += run.borne[i];
  return TRUE;
}

/* ---- All of it ---- */

/* What is given, and what is left of it when aligned lines have gone to their funders. */
typedef struct {
  gint64   whole, pooled;
  gboolean any;
} Given;

static gboolean
take_aligned (const DewProgram *program,
              DewClassAmount   *amounts,
              Given            *given,
              DewOutcome       *out)
{
  gboolean good = TRUE;

  for (guint i = 0; i < program->classes->len; i++)
    {
      const DewWeights *funders = g_array_index (program->classes, DewProgramClass, i).funders;
      gint64 amount = amounts[i].over + amounts[i].under;

      given->any |= (amounts[i].over | amounts[i].under) != 0;
      given->whole += amount;
      if (funders == NULL)
        given->pooled += amount;
      else if (amount != 0 && funders->n == 0)
        good = FALSE;
      else if (amount != 0)
        share_by (funders, amount, out->shares);
    }

  return good;
}

static gboolean
run_places (const DewProgram *program,
            DewDirection      direction,
            DewClassAmount   *amounts,
            DewOutcome       *out)
{
  const GPtrArray *places = program->places[direction];

  for (guint i = 0; i < places->len; i++)
    if (!run_place (places->pdata[i], program->n_partners, amounts, out))
      return FALSE;

  return TRUE;
}

gboolean
dew_program_run (const DewProgram *program,
                 DewClassAmount   *amounts,
                 DewOutcome       *out)
{
  Given given = { 0, };
  gboolean good;

  memset (out, 0, sizeof *out);
  good = take_aligned (program, amounts, &given, out);
  good = good && run_places (program, (given.pooled != 0 ? given.pooled : given.whole) < 0 ? DEW_UNDER : DEW_OVER, amounts, out);

  /* Nothing can be shared by any rule that reads. */
  if (!good && !given.any)
    {
      memset (out, 0, sizeof *out);
      return TRUE;
    }

  out->unallocated = given.whole - out->reserve - out->held;
  for (guint i = 0; i < program->n_partners; i++)
    out->unallocated -= out->shares[i];

  /* An overspend cannot be retained. */
  return good && out->held <= 0;
}
