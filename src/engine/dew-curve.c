/* dew-curve.c: what a partner bears as a variance changes, found by looking closer wherever it does not go straight on */
#include "dew-curve.h"

#include "dew-apportion.h"

/* Pieces that are looked at first, so that nothing between two bends that make up for each other is missed. */
#define PIECES 40

/* Ends that are nearer to each other than such a part of the whole are those of one bend. */
#define NEAR 4000

/* While one is made. */
typedef struct {
  const DewProgram *program;
  guint             partner;
  gint64           *weights;            /* by class */
  gint64           *shares;             /* of a variance, by class */
  DewClassAmount   *amounts;
  gint64            slack;              /* pence by which rounding alone may bend it */
  GArray           *points;             /* Look */
} Tracing;

/* What there is at a variance. */
typedef struct {
  DewCurvePoint point;
  guint         capped;
  gboolean      exhausted;
} Look;

/* ---- What falls on which class ---- */

static gboolean
weigh_classes (Tracing         *tracing,
               const DewLedger *ledger,
               const DewTotals *totals,
               guint            top)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  gboolean any = FALSE;

  for (guint i = top; i < nodes[top].end; i++)
    {
      guint class = nodes[i].kind == DEW_NODE_LINE ? dew_program_class (tracing->program, i) : DEW_NO_CLASS;
      gint64 gross = class == DEW_NO_CLASS ? 0 : nodes[top].kind == DEW_NODE_LINE ? 1 : dew_totals_get (totals, i, DEW_ALL_PARTNERS, DEW_SUM_CURRENT);

      if (gross < 0)
        return FALSE;
      if (class != DEW_NO_CLASS)
        tracing->weights[class] += gross;
      any |= gross > 0;
    }

  return any;
}

static Look
look_at (Tracing *tracing,
         gint64   variance)
{
  guint n = dew_program_n_classes (tracing->program);
  Look look = { .point = { .variance = variance } };
  DewOutcome outcome;

  dew_apportion_units (variance, tracing->weights, n, tracing->shares);
  for (guint i = 0; i < n; i++)
    {
      tracing->amounts[i] = (DewClassAmount) { 0, };
      dew_class_add (&tracing->amounts[i], tracing->shares[i]);
    }

  look.point.refused = !dew_program_run (tracing->program, tracing->amounts, &outcome);
  if (look.point.refused)
    return look;

  look.point.share = outcome.shares[tracing->partner];
  look.capped = outcome.capped;
  look.exhausted = outcome.exhausted;
  return look;
}

/* ---- Where it bends ---- */

static gboolean
lies_between (const Tracing *tracing,
              const Look    *from,
              const Look    *to,
              const Look    *look)
{
  __int128 width = (__int128) to->point.variance - from->point.variance;
  __int128 rise = (__int128) to->point.share - from->point.share;
  __int128 off = ((__int128) look->point.share - from->point.share) * width - rise * ((__int128) look->point.variance - from->point.variance);

  if (from->point.refused != look->point.refused || to->point.refused != look->point.refused)
    return FALSE;

  return look->point.refused || (off <= tracing->slack * width && off >= -tracing->slack * width);
}

/* The points between two, without them: as many as it takes. */
static void
trace_between (Tracing    *tracing,
               const Look *from,
               const Look *to)
{
  gint64 width = to->point.variance - from->point.variance;
  Look looks[3];
  gboolean straight = TRUE;

  if (width < 2)
    return;

  /* Not in the middle alone, where two bends may meet the line again. */
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      looks[i] = look_at (tracing, from->point.variance + (gint64) ((__int128) width * (i == 0 ? 3 : i == 1 ? 5 : 7) / 10));
      straight = straight && lies_between (tracing, from, to, &looks[i]);
    }
  if (straight)
    return;

  trace_between (tracing, from, &looks[1]);
  g_array_append_val (tracing->points, looks[1]);
  trace_between (tracing, &looks[1], to);
}

static void
trace (Tracing *tracing,
       gint64   from,
       gint64   to)
{
  Look last = look_at (tracing, from);

  g_array_append_val (tracing->points, last);
  for (guint i = 1; i <= PIECES; i++)
    {
      Look next = look_at (tracing, from + (gint64) ((__int128) (to - from) * i / PIECES));

      if (next.point.variance == last.point.variance)
        continue;
      trace_between (tracing, &last, &next);
      g_array_append_val (tracing->points, next);
      last = next;
    }
}

/* ---- The curve ---- */

static const Look *
get_look (const Tracing *tracing,
          guint          i)
{
  return &g_array_index (tracing->points, Look, i);
}

/* Whether all that was looked at between two points lies on a straight line between them. */
static gboolean
is_straight (const Tracing *tracing,
             guint          from,
             guint          to)
{
  for (guint i = from + 1; i < to; i++)
    if (!lies_between (tracing, get_look (tracing, from), get_look (tracing, to), get_look (tracing, i)))
      return FALSE;

  return TRUE;
}

/* The last point that a straight piece from one reaches. */
static guint
find_end (const Tracing *tracing,
          guint          from)
{
  guint end = from + 1;

  if (end >= tracing->points->len)
    return end;
  while (end + 1 < tracing->points->len && is_straight (tracing, from, end + 1))
    end++;

  return end;
}

static gint64
find_middle (const Look *from,
             const Look *to)
{
  return from->point.variance + (to->point.variance - from->point.variance) / 2;
}

/* What changes where one piece ends: between the middles of that and of the next. */
static void
add_bend (DewCurve *curve,
          Tracing  *tracing,
          guint     from,
          guint     at,
          guint     to)
{
  const Look *here = get_look (tracing, at);
  Look before = look_at (tracing, find_middle (get_look (tracing, from), here));
  Look after = look_at (tracing, find_middle (here, get_look (tracing, to)));
  guint capped = before.capped ^ after.capped;
  DewBend bend = { here->point.variance, DEW_BEND_BAND, 0 };

  /* At nothing the rule for the other sign begins. */
  if (before.point.refused || here->point.refused || after.point.refused ||
      (before.point.variance < 0 && after.point.variance > 0 && ABS (here->point.variance) <= tracing->slack * 100))
    return;

  if (capped != 0)
    {
      bend.kind = DEW_BEND_CAP;
      bend.partner = (guint) g_bit_nth_lsf (capped, -1);
    }
  else if (before.exhausted != after.exhausted)
    bend.kind = DEW_BEND_RESERVE;

  g_array_append_val (curve->bends, bend);
}

/* The ends of straight pieces, by their numbers. */
static GArray *
list_ends (const Tracing *tracing)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint at = 0; at < tracing->points->len; at = find_end (tracing, at))
    g_array_append_val (ends, at);

  return ends;
}

/* Rounding and jumps make several ends of one bend: those that stand next to each other are one. */
static guint
find_last_near (const Tracing *tracing,
                const GArray  *ends,
                guint          first,
                gint64         near)
{
  guint last = first;

  while (last + 2 < ends->len &&
         get_look (tracing, g_array_index (ends, guint, last + 1))->point.variance - get_look (tracing, g_array_index (ends, guint, first))->point.variance <= near)
    last++;

  return last;
}

static DewCurve *
make_curve (Tracing *tracing)
{
  g_autoptr (GArray) ends = list_ends (tracing);
  gint64 near = (get_look (tracing, tracing->points->len - 1)->point.variance - get_look (tracing, 0)->point.variance) / NEAR;
  DewCurve *curve = g_new0 (DewCurve, 1);

  curve->points = g_array_new (FALSE, FALSE, sizeof (DewCurvePoint));
  curve->bends = g_array_new (FALSE, FALSE, sizeof (DewBend));
  for (guint i = 0; i < ends->len; i++)
    g_array_append_val (curve->points, get_look (tracing, g_array_index (ends, guint, i))->point);

  for (guint i = 1; i + 1 < ends->len; i++)
    {
      guint last = find_last_near (tracing, ends, i, near);

      add_bend (curve, tracing, g_array_index (ends, guint, i - 1), g_array_index (ends, guint, i), g_array_index (ends, guint, last + 1));
      i = last;
    }

  return curve;
}

DewCurve *
dew_curve_new (const DewProgram *program,
               const DewLedger  *ledger,
               const DewTotals  *totals,
               gint64            pool,
               gint64            line,
               guint             partner,
               gint64            from,
               gint64            to)
{
  guint n, top;
  Tracing tracing;
  DewCurve *curve = NULL;

  g_return_val_if_fail (program != NULL && ledger != NULL && totals != NULL, NULL);
  g_return_val_if_fail (partner < dew_program_n_partners (program), NULL);
  g_return_val_if_fail (from < to, NULL);

  n = dew_program_n_classes (program);
  top = line != 0 ? dew_ledger_node (ledger, DEW_TABLE_LINE, line) : dew_ledger_node (ledger, DEW_TABLE_POOL, pool);
  tracing = (Tracing) {
    .program = program, .partner = partner, .weights = g_new0 (gint64, n + 1), .shares = g_new0 (gint64, n + 1), .amounts = g_new0 (DewClassAmount, n + 1),
    .slack = 3 + (gint64) n, .points = g_array_new (FALSE, FALSE, sizeof (Look)),
  };

  if (weigh_classes (&tracing, ledger, totals, top))
    {
      trace (&tracing, from, to);
      curve = make_curve (&tracing);
    }

  g_free (tracing.weights);
  g_free (tracing.shares);
  g_free (tracing.amounts);
  g_array_unref (tracing.points);
  return curve;
}

void
dew_curve_free (DewCurve *curve)
{
  if (curve == NULL)
    return;

  g_array_unref (curve->points);
  g_array_unref (curve->bends);
  g_free (curve);
}
