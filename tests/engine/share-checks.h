/* share-checks.h: what holds of every sharing, and two documents to share in. */
#pragma once

#include "dew-share.h"

#include <string.h>

#include "dew-ratio.h"
#include "ledger-builder.h"

#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */

enum { COUNCIL = 1, CCG, TRUST };

static inline DewShare *
share_or_fail (const DewLedger     *ledger,
               const DewShareQuery *query)
{
  g_autoptr (GError) error = NULL;
  DewShare *share = dew_share (ledger, query, &error);

  g_assert_no_error (error);
  g_assert_nonnull (share);
  return share;
}

static const DewPartnerShare *
find_partner (const DewShare *share,
              gint64          partner)
{
  for (guint i = 0; i < share->partners->len; i++)
    if (g_array_index (share->partners, DewPartnerShare, i).partner == partner)
      return &g_array_index (share->partners, DewPartnerShare, i);

  return NULL;
}

static inline gint64
share_of (const DewShare *share,
          gint64          partner)
{
  const DewPartnerShare *found = find_partner (share, partner);

  return found ? found->share : 0;
}

/* What is said where one rule takes all of a variance. */
#define UNSPREAD "It falls on the pool’s lines by gross contributions, which under this rule makes no difference."

static const DewWork *
work_at (const DewShare *share,
         guint           i)
{
  g_assert_cmpuint (i, <, share->works->len);
  return share->works->pdata[i];
}

static const DewPortion *
portion_at (const DewWork *work,
            guint          i)
{
  g_assert_cmpuint (i, <, work->parts->len);
  return &g_array_index (work->parts, DewWorkPart, i).portion;
}

static inline void
assert_refused (const DewLedger     *ledger,
                const DewShareQuery *query,
                DewErrorCode         code,
                const char          *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dew_share (ledger, query, &error));
  g_assert_error (error, DEW_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, reason));
}

/* ---- What holds of every result ---- */

/* Amounts that stand as they are, and not as a part of what the work is about. */
static inline gboolean
is_as_it_is (const DewWork *work)
{
  return work->kind == DEW_WORK_OWN || work->kind == DEW_WORK_LINES || work->kind == DEW_WORK_CARVED || work->kind == DEW_WORK_DECIDED;
}

/* What the parts of a work share: its amount; but of a cap all that is over, or nothing where nobody takes it over. */
static inline gint64
amount_of_parts (const DewWork *work)
{
  gint64 over = 0;

  for (guint i = 0; i < work->parts->len; i++)
    over += g_array_index (work->parts, DewWorkPart, i).over;
  if (work->kind != DEW_WORK_CAP)
    {
      g_assert_cmpint (over, ==, 0);
      return work->amount;
    }

  g_assert_cmpint (work->amount, ==, work->total_weight > 0 ? 0 : -over);
  return work->total_weight > 0 ? over : 0;
}

/* Who is over its cap gives up just that, and takes nothing over. */
static inline void
assert_capped (const DewWork     *work,
               const DewWorkPart *part)
{
  gint64 over = part->cap < 0 ? 0 : MAX (ABS (part->before) - part->cap, 0);

  if (work->kind != DEW_WORK_CAP)
    {
      g_assert_cmpint (part->cap, ==, -1);
      g_assert_cmpint (part->before, ==, 0);
      return;
    }

  g_assert_cmpint (part->over, ==, part->before < 0 ? -over : over);
  if (part->cap >= 0 && ABS (part->before) >= part->cap)
    g_assert_cmpint (part->portion.weight, ==, 0);
}

static inline void
assert_part (const DewWork     *work,
             const DewWorkPart *part,
             gint64             amount)
{
  const DewPortion *portion = &part->portion;
  gint64 whole = ABS (is_as_it_is (work) ? portion->share.pence : amount);

  if (work->total_weight > 0)
    g_assert_true ((__int128) whole * portion->weight == (__int128) portion->whole * work->total_weight + portion->remainder);
  g_assert_cmpint (ABS (portion->share.pence), ==, portion->whole + portion->extra);
  if (portion->weight == 0)
    g_assert_cmpint (portion->share.pence, ==, 0);
  assert_capped (work, part);
}

/* What was left over is printed in thousandths that come to the pennies handed out. */
static inline void
assert_left_over (const DewWork *work)
{
  g_auto (GStrv) left_over = dew_work_left_over (work);
  gint64 pennies = 0;
  gint64 printed = 0;

  g_assert_cmpuint (g_strv_length (left_over), ==, work->parts->len);
  for (guint i = 0; i < work->parts->len; i++)
    {
      g_assert_true (g_str_has_prefix (left_over[i], "0."));
      printed += g_ascii_strtoll (left_over[i] + 2, NULL, 10);
      pennies += portion_at (work, i)->extra;
    }
  g_assert_cmpint (printed, ==, pennies * 1000);
}

static inline gboolean
has_no_parts (const DewWork *work)
{
  return work->kind == DEW_WORK_ACROSS || work->kind == DEW_WORK_RESERVE || work->kind == DEW_WORK_HELD || work->kind == DEW_WORK_OPEN;
}

/* The parts of a table of the working are what they say they are. */
static inline void
assert_work (const DewWork *work)
{
  gint64 amount = amount_of_parts (work);
  gint64 shares = 0;
  gint64 weights = 0;

  g_assert_cmpint (work->after, ==, dew_work_bears (work) ? work->before - work->amount : work->before);
  g_assert_cmpint (*work->title, !=, 0);
  g_assert_cmpint (*work->basis, !=, 0);
  if (has_no_parts (work))
    g_assert_cmpuint (work->parts->len, ==, 0);
  if (work->kind == DEW_WORK_RESERVE)
    g_assert_true (work->amount >= 0 && work->amount <= work->opening);

  for (guint i = 0; i < work->parts->len; i++)
    {
      assert_part (work, &g_array_index (work->parts, DewWorkPart, i), amount);
      shares += portion_at (work, i)->share.pence;
      weights += portion_at (work, i)->weight;
    }

  assert_left_over (work);
  if (work->parts->len > 0)
    g_assert_cmpint (shares, ==, amount);
  if (!is_as_it_is (work))
    g_assert_cmpint (weights, ==, work->total_weight);
}

/* What was drawn, and what is kept, is what the works say of it. */
static inline void
assert_kept (const DewShare *share)
{
  gint64 reserve = 0, held = 0, across = 0;

  for (guint i = 0; i < share->works->len; i++)
    {
      const DewWork *work = work_at (share, i);

      if (work->kind == DEW_WORK_RESERVE)
        reserve += work->amount;
      if (work->kind == DEW_WORK_HELD || work->kind == DEW_WORK_ACROSS)
        held += work->amount;
      if (work->kind == DEW_WORK_ACROSS)
        across += work->amount;
    }

  g_assert_cmpint (share->reserve, ==, reserve);
  g_assert_cmpint (share->held, ==, held);
  g_assert_cmpint (share->across, ==, across);
}

/* Nobody bears but what some work gave it. */
static inline void
assert_borne (const DewShare *share)
{
  g_autoptr (GHashTable) borne = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < share->works->len; i++)
    for (guint k = 0; dew_work_bears (work_at (share, i)) && k < work_at (share, i)->parts->len; k++)
      {
        const DewWorkPart *part = &g_array_index (work_at (share, i)->parts, DewWorkPart, k);
        gint64 *sum = g_hash_table_lookup (borne, &part->partner);

        if (sum == NULL)
          g_hash_table_insert (borne, (gpointer) &part->partner, sum = g_new0 (gint64, 1));
        *sum += part->portion.share.pence - part->over;
      }

  for (guint i = 0; i < share->partners->len; i++)
    {
      const DewPartnerShare *partner = &g_array_index (share->partners, DewPartnerShare, i);
      const gint64 *sum = g_hash_table_lookup (borne, &partner->partner);

      g_assert_cmpint (partner->share, ==, sum != NULL ? *sum : 0);
    }
}

static inline void
assert_sound (const DewShare *share)
{
  gint64 sum = share->reserve + share->held + share->unallocated;
  gint64 left = share->variance;
  gint64 percent = share->reserve_percent + share->held_percent + share->unallocated_percent;

  for (guint i = 0; i < share->partners->len; i++)
    {
      const DewPartnerShare *partner = &g_array_index (share->partners, DewPartnerShare, i);

      sum += partner->share;
      percent += partner->percent;
      g_assert_cmpint (partner->cost, ==, partner->contribution + partner->share);
    }

  g_assert_cmpint (sum, ==, share->variance);
  g_assert_cmpint (share->has_percent, ==, share->variance != 0);
  if (share->has_percent)
    g_assert_cmpint (percent, ==, DEW_WHOLE);

  for (guint i = 0; i < share->works->len; i++)
    {
      assert_work (work_at (share, i));
      g_assert_cmpint (work_at (share, i)->before, ==, left);
      left = work_at (share, i)->after;
    }
  g_assert_cmpint (left, ==, share->unallocated);
  assert_kept (share);
  assert_borne (share);
}

/* What a rule does to overspends alone, or underspends. */
static inline gboolean
serves_one_sign (const char *rule)
{
  static const char *const words[] = { "reserve", "uncommitted", "carve", "retain", "carry forward", "decided" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (rule, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static inline void
assert_mirror (const DewShare *one,
               const DewShare *other)
{
  g_assert_cmpint (one->reserve, ==, -other->reserve);
  g_assert_cmpint (one->held, ==, -other->held);
  g_assert_cmpint (one->unallocated, ==, -other->unallocated);
  g_assert_cmpuint (one->partners->len, ==, other->partners->len);
  g_assert_cmpuint (one->payments->len, ==, other->payments->len);
  g_assert_cmpuint (one->works->len, ==, other->works->len);

  for (guint i = 0; i < one->partners->len; i++)
    {
      const DewPartnerShare *mine = &g_array_index (one->partners, DewPartnerShare, i);
      const DewPartnerShare *theirs = &g_array_index (other->partners, DewPartnerShare, i);

      g_assert_cmpint (mine->partner, ==, theirs->partner);
      g_assert_cmpint (mine->share, ==, -theirs->share);
      g_assert_cmpint (mine->percent, ==, theirs->percent);
    }

  for (guint i = 0; i < one->payments->len; i++)
    {
      const DewPayment *mine = &g_array_index (one->payments, DewPayment, i);
      const DewPayment *theirs = &g_array_index (other->payments, DewPayment, i);

      g_assert_cmpint (mine->from, ==, theirs->to);
      g_assert_cmpint (mine->to, ==, theirs->from);
      g_assert_cmpint (mine->amount, ==, theirs->amount);
    }
}

/* ---- Oxfordshire, 2013/14 ---- */

enum { COUNCIL_EXISTING = 1, COUNCIL_ADDITIONAL, CCG_EXISTING, CCG_ADDITIONAL };

static inline void
build_oxfordshire (Builder *builder)
{
  start_ledger (builder);
  add_partner (builder, COUNCIL, "Oxfordshire County Council", "Council");
  add_partner (builder, CCG, "Oxfordshire Clinical Commissioning Group", "CCG");
  add_pool (builder, 1, "Older people", COUNCIL, COUNCIL);
  add_pool (builder, 2, "Learning disability", COUNCIL, 0);
  add_line (builder, COUNCIL_EXISTING, 1, 0, DEW_LINE_SERVICE, "Council, existing", COUNCIL);
  add_line (builder, COUNCIL_ADDITIONAL, 1, 0, DEW_LINE_SERVICE, "Council, additional", COUNCIL);
  add_line (builder, CCG_EXISTING, 1, 0, DEW_LINE_SERVICE, "CCG, existing", CCG);
  add_line (builder, CCG_ADDITIONAL, 1, 0, DEW_LINE_SERVICE, "CCG, additional", CCG);
  add_figure (builder, COUNCIL_EXISTING, DEW_EXISTING, COUNCIL, 78 * MILLION);
  add_figure (builder, COUNCIL_ADDITIONAL, DEW_ADDITIONAL, COUNCIL, 21 * MILLION);
  add_figure (builder, COUNCIL_ADDITIONAL, DEW_INCOME, COUNCIL, 18 * MILLION);
  add_figure (builder, CCG_EXISTING, DEW_EXISTING, CCG, 30 * MILLION);
  add_figure (builder, CCG_ADDITIONAL, DEW_ADDITIONAL, CCG, 66 * MILLION);
}

static inline DewLedger *
make_oxfordshire (void)
{
  Builder builder;

  build_oxfordshire (&builder);
  return finish_ledger (&builder);
}

/* ---- Lines ---- */

enum { CARE = 10, HOME_CARE, MEALS, TRANSPORT, EMPTY, EMPTY_LINE };

/* Home care 600 by the council and 200 by the CCG, led jointly; meals 100 by the CCG, led by it; transport 100 by the
 * council, aligned until October. Home care and
 * meals stand in a category, another category has no figures. */
static inline void
build_lines (Builder *builder)
{
  DewLine *line;

  start_ledger (builder);
  add_partner (builder, COUNCIL, "County Council", "Council");
  add_partner (builder, CCG, "Commissioning Group", "CCG");
  add_partner (builder, TRUST, "Acute Trust", "Trust");
  add_pool (builder, 1, "Care", COUNCIL, 0);
  add_line (builder, CARE, 1, 0, DEW_LINE_CATEGORY, "Care at home", 0);
  line = add_line (builder, HOME_CARE, 1, CARE, DEW_LINE_SERVICE, "Home care", 0);
  line->lead_mode = DEW_LEAD_JOINT;
  add_line (builder, MEALS, 1, CARE, DEW_LINE_SERVICE, "Meals", CCG);
  line = add_line (builder, TRANSPORT, 1, 0, DEW_LINE_SERVICE, "Transport", 0);
  line->status = DEW_STATUS_ALIGNED;
  dew_row_set_text (DEW_TABLE_LINE, line, "pooled_from", "2013-10-01");
  add_line (builder, EMPTY, 1, 0, DEW_LINE_CATEGORY, "Empty", 0);
  add_line (builder, EMPTY_LINE, 1, EMPTY, DEW_LINE_SERVICE, "Nothing yet", 0);
  add_figure (builder, HOME_CARE, DEW_EXISTING, COUNCIL, 60000);
  add_figure (builder, HOME_CARE, DEW_ADDITIONAL, CCG, 20000);
  add_figure (builder, MEALS, DEW_EXISTING, CCG, 10000);
  add_figure (builder, TRANSPORT, DEW_EXISTING, COUNCIL, 10000);
}
