/* share-vectors.h: rules worked out by hand: pools of two to eight partners, and what comes of a variance as one line of text. */
#pragma once

#include "share-checks.h"

#include "dew-money-print.h"

#define POUNDS G_GINT64_CONSTANT (100)
#define THOUSAND (1000 * POUNDS)

typedef enum {
  OXFORD,       /* build_oxfordshire (): gross 99m : 96m, of which existing 78m : 30m; net 81m : 96m; the council hosts and leads */
  RATIO,        /* two partners, Council and CCG, with one line of 1,230 : 2,412 that is led jointly */
  CARE_POOL,    /* build_lines (), transport not aligned: council 700, CCG 300, and a trust that takes no part; without a single lead */
  CARE_ALIGNED, /* the same with transport aligned: pooled are 600 of the council's */
  EIGHT,        /* build_eight () */
  EIGHT_ALIGNED,        /* the same with line F aligned */
  BARE,         /* a pool of a council and a CCG that nobody contributes to; the council hosts it */
} VectorPool;

enum { HOME = 1, LINE_ABC, LINE_DE, BEDS, LINE_F, LINE_GH };

/* Eight partners, A to H, of £100,000 to £800,000: on ABC, led by A, those of the first three; on DE, led jointly, the next two; on F, led by F, its own; on GH,
 * led by G, the last two. ABC and DE stand in one category, F and GH in another. £100,000 of B's are additional; H has an income of £200,000. A hosts, B leads. */
static inline void
build_eight (Builder *builder,
             gboolean aligned)
{
  static const char *const names[] = { "A", "B", "C", "D", "E", "F", "G", "H" };
  static const gint64 lines[] = { LINE_ABC, LINE_ABC, LINE_ABC, LINE_DE, LINE_DE, LINE_F, LINE_GH, LINE_GH };

  start_ledger (builder);
  for (gint64 id = 1; id <= 8; id++)
    add_partner (builder, id, names[id - 1], "");
  add_pool (builder, 1, "Eight", 1, 2);
  add_line (builder, HOME, 1, 0, DEW_LINE_CATEGORY, "Home", 0);
  add_line (builder, LINE_ABC, 1, HOME, DEW_LINE_SERVICE, "ABC", 1);
  add_line (builder, LINE_DE, 1, HOME, DEW_LINE_SERVICE, "DE", 0)->lead_mode = DEW_LEAD_JOINT;
  add_line (builder, BEDS, 1, 0, DEW_LINE_CATEGORY, "Beds", 0);
  add_line (builder, LINE_F, 1, BEDS, DEW_LINE_SERVICE, "F", 6)->status = aligned ? DEW_STATUS_ALIGNED : DEW_STATUS_POOLED;
  add_line (builder, LINE_GH, 1, BEDS, DEW_LINE_SERVICE, "GH", 7);
  for (gint64 id = 1; id <= 8; id++)
    add_figure (builder, lines[id - 1], DEW_EXISTING, id, (id == 2 ? 1 : id) * 100 * THOUSAND);
  add_figure (builder, LINE_ABC, DEW_ADDITIONAL, 2, 100 * THOUSAND);
  add_figure (builder, LINE_GH, DEW_INCOME, 8, 200 * THOUSAND);
}

static inline void
build_two (Builder *builder)
{
  start_ledger (builder);
  add_partner (builder, COUNCIL, "County Council", "Council");
  add_partner (builder, CCG, "Commissioning Group", "CCG");
  add_pool (builder, 1, "Two", COUNCIL, 0);
  add_line (builder, 1, 1, 0, DEW_LINE_SERVICE, "All of it", 0)->lead_mode = DEW_LEAD_JOINT;
}

static inline void
build_pool (Builder    *builder,
            VectorPool  pool)
{
  switch (pool)
    {
    case OXFORD:
      build_oxfordshire (builder);
      break;

    case RATIO:
    case BARE:
      build_two (builder);
      if (pool == BARE)
        break;
      add_figure (builder, 1, DEW_EXISTING, COUNCIL, 1230 * POUNDS);
      add_figure (builder, 1, DEW_EXISTING, CCG, 2412 * POUNDS);
      break;

    case CARE_POOL:
    case CARE_ALIGNED:
      build_lines (builder);
      find_line (builder, TRANSPORT)->status = pool == CARE_ALIGNED ? DEW_STATUS_ALIGNED : DEW_STATUS_POOLED;
      dew_row_set_text (DEW_TABLE_LINE, find_line (builder, TRANSPORT), "pooled_from", "");
      break;

    case EIGHT:
    case EIGHT_ALIGNED:
    default:
      build_eight (builder, pool == EIGHT_ALIGNED);
      break;
    }
}

static inline DewLedger *
make_pool (VectorPool pool)
{
  Builder builder;

  build_pool (&builder, pool);
  return finish_ledger (&builder);
}

static inline void
append_outcome (GString    *text,
                const char *name,
                gint64      pence)
{
  char amount[DEW_MONEY_SIZE];

  if (pence == 0)
    return;

  g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", name,
                          dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_GROUPS | DEW_PRINT_TRIM, amount));
}

/* "Council 507,692.31; CCG 492,307.69; reserve 500,000; held 1; open 2": who bears what in pounds, and what nobody does; nothing of what is nil. */
static inline char *
describe_outcome (const DewLedger *ledger,
                  const DewShare  *share)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < share->partners->len; i++)
    {
      const DewPartnerShare *partner = &g_array_index (share->partners, DewPartnerShare, i);

      append_outcome (text, dew_partner_short (dew_ledger_find (ledger, DEW_TABLE_PARTNER, partner->partner)), partner->share);
    }

  append_outcome (text, "reserve", share->reserve);
  append_outcome (text, "held", share->held);
  append_outcome (text, "open", share->unallocated);
  return g_string_free (text, FALSE);
}

/* One calculation, and its mirror. */
typedef struct {
  VectorPool  pool;
  const char *rule;
  gint64      variance;
  const char *outcome;
  gint64      line;     /* that it falls on; 0: the pool's by gross */
} Vector;

static inline void
assert_vector (const Vector *vector)
{
  g_autoptr (DewLedger) ledger = make_pool (vector->pool);
  DewShareQuery query = { .pool = 1, .year = 2013, .variance = vector->variance, .rule = vector->rule, .line = vector->line };
  g_autoptr (DewShare) share = share_or_fail (ledger, &query);
  g_autoptr (DewShare) mirror = NULL;
  g_autofree char *outcome = describe_outcome (ledger, share);

  g_test_message ("%s, %" G_GINT64_FORMAT ": %s", vector->rule, vector->variance, outcome);
  g_assert_cmpstr (outcome, ==, vector->outcome);
  assert_sound (share);
  if (serves_one_sign (vector->rule))
    return;

  query.variance = -vector->variance;
  mirror = share_or_fail (ledger, &query);
  assert_sound (mirror);
  assert_mirror (share, mirror);
}

static inline void
assert_vectors (const Vector *vectors,
                guint         n)
{
  for (guint i = 0; i < n; i++)
    assert_vector (&vectors[i]);
}
