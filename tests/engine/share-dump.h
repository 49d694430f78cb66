/* share-dump.h: a sharing, and what a lane says of a pool, as text: every field, so that two can be compared. */
#pragma once

#include "dew-comparison.h"

#define NUMBER "%" G_GINT64_FORMAT " "

static inline void
dump_limit (GString            *text,
            const DewWorkLimit *limit)
{
  g_string_append_printf (text, "[%d %d " NUMBER "] ", (int) limit->taking, limit->of_budget, limit->value);
}

static inline void
dump_work (GString       *text,
           const DewWork *work)
{
  g_string_append_printf (text, "work %d " NUMBER "“%s” “%s” “%s” " NUMBER NUMBER NUMBER NUMBER "%d " NUMBER "%d %d " NUMBER "%u “%s” %d " NUMBER, (int) work->kind, work->place, work->title,
                          work->basis, work->note, work->before, work->amount, work->after, work->total_weight, (int) work->weights, work->counted, work->with_aligned, work->limited,
                          work->rule_of, work->part, work->part_title != NULL ? work->part_title : "", (int) work->over_by, work->opening);
  dump_limit (text, &work->limit);
  for (guint i = 0; i < work->lines->len; i++)
    g_string_append_printf (text, NUMBER, g_array_index (work->lines, gint64, i));
  g_string_append_c (text, '\n');

  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);

      g_string_append_printf (text, "  " NUMBER NUMBER "(" NUMBER NUMBER NUMBER NUMBER NUMBER ") " NUMBER NUMBER NUMBER NUMBER, part->partner, part->line, part->portion.share.pence,
                              part->portion.weight, part->portion.whole, part->portion.remainder, part->portion.extra, part->before, part->cap, part->over, part->uncapped);
      dump_limit (text, &part->limit);
      g_string_append_c (text, '\n');
    }
}

static inline void
dump_share (GString        *text,
            const DewShare *share)
{
  g_string_append_printf (text, NUMBER "%d " NUMBER "“%s” “%s” %d “%s” “%s” %d %d ", share->pool, share->year, share->variance, share->rule, share->rule_short, share->assumed, share->sentence,
                          share->basis, share->moved, share->has_percent);
  g_string_append_printf (text, NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER "“%s”\n", share->reserve, share->held, share->unallocated, share->across, share->reserve_percent,
                          share->held_percent, share->unallocated_percent, share->settlement_note);
  for (guint i = 0; i < share->partners->len; i++)
    {
      const DewPartnerShare *one = &g_array_index (share->partners, DewPartnerShare, i);

      g_string_append_printf (text, "partner " NUMBER NUMBER NUMBER NUMBER NUMBER "\n", one->partner, one->percent, one->share, one->contribution, one->cost);
    }
  for (guint i = 0; i < share->payments->len; i++)
    {
      const DewPayment *payment = &g_array_index (share->payments, DewPayment, i);

      g_string_append_printf (text, "payment " NUMBER NUMBER NUMBER "\n", payment->from, payment->to, payment->amount);
    }
  for (guint i = 0; i < share->works->len; i++)
    dump_work (text, share->works->pdata[i]);
  for (guint i = 0; i < share->budgets->len; i++)
    g_string_append_printf (text, "budget " NUMBER "\n", g_array_index (share->budgets, gint64, i));
  for (guint i = 0; i < share->notices->len; i++)
    g_string_append_printf (text, "notice %s\n", (const char *) share->notices->pdata[i]);
}

static inline void
dump_sum (GString          *text,
          const DewLaneSum *sum)
{
  g_string_append_printf (text, "sum " NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER "%d %u\n", sum->variance, sum->reserve, sum->held, sum->unallocated, sum->reserve_percent,
                          sum->held_percent, sum->unallocated_percent, sum->has_percent, sum->n_refused);
  for (guint i = 0; i < DEW_MAX_PARTNERS; i++)
    if (sum->shown[i])
      g_string_append_printf (text, "  %u " NUMBER NUMBER NUMBER NUMBER "\n", i, sum->shares[i], sum->contributions[i], sum->costs[i], sum->percents[i]);
}

/* All that a comparison says of all pools in all lanes. Free with g_free. */
static inline char *
dump_comparison (const DewComparison *comparison,
                 const DewLedger     *ledger)
{
  const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);
  GString *text = g_string_new (NULL);

  for (guint lane = 0; lane < dew_comparison_n_lanes (comparison); lane++)
    {
      DewLaneSum sum;

      for (guint i = 0; i < pools->len; i++)
        {
          const DewLanePool *pool = dew_comparison_pool (comparison, lane, ((const DewPool *) pools->pdata[i])->id);

          g_string_append_printf (text, "lane %u, pool " NUMBER "%d " NUMBER "%s\n", lane, pool->pool, (int) pool->source, pool->variance, pool->reason != NULL ? pool->reason : "");
          if (pool->share != NULL)
            dump_share (text, pool->share);
          dew_comparison_sum (comparison, ledger, lane, pool->pool, &sum);
          dump_sum (text, &sum);
        }
      dew_comparison_sum (comparison, ledger, lane, 0, &sum);
      dump_sum (text, &sum);
    }

  return g_string_free (text, FALSE);
}
