/* share-random.h: a pool by chance, with rules and virements, and variances of it. */
#pragma once

#include "ledger-builder.h"

/* ---- Rules ---- */

static inline const char *
choose (const char *const *words,
        guint              n)
{
  return words[g_test_rand_int_range (0, (gint32) n)];
}

#define CHOOSE(words) choose (words, G_N_ELEMENTS (words))

/* One that takes all. Partners are A, B and so on, of whom there are three at least. */
static inline const char *
random_taker (void)
{
  static const char *const takers[] = {
    "own", "proportional gross", "proportional net", "proportional gross opening", "proportional net opening",
    "proportional gross per category", "proportional net including aligned", "proportional gross opening per category including aligned",
    "equal", "all to host", "all to lead", "all to B",
    "fixed A 33.3333%, B 66.6667%", "fixed C 0.0001%, A 99.9999%", "retain", "carry forward", "unallocated",
  };

  return CHOOSE (takers);
}

/* An amount, in pounds, from nothing to more than any pool has. */
static inline char *
random_amount (void)
{
  int digits = g_test_rand_int_range (1, 11);
  gint64 most = 10;

  while (--digits > 0)
    most *= 10;

  return g_strdup_printf ("£%" G_GINT64_FORMAT ".%02d", (gint64) (((guint64) (guint32) g_test_rand_int () << 16) % (guint64) most), g_test_rand_int_range (0, 100));
}

static inline char *
random_limit (void)
{
  return g_test_rand_bit () ? random_amount () : g_strdup_printf ("%d.%04d%%", g_test_rand_int_range (0, 12), g_test_rand_int_range (0, 10000));
}

/* "; " before all but the first. Takes over step. */
static inline void
append_step (GString *rule,
             char    *step)
{
  g_string_append_printf (rule, "%s%s", rule->len > 0 ? "; " : "", step);
  g_free (step);
}

static inline gboolean
one_in (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

/* What takes some of it, each now and then. */
static inline void
append_some (GString *rule)
{
  static const char *const nets[] = { "offset within pool", "offset across pools" };
  static const char *const purses[] = { "reserve", "uncommitted" };
  static const char *const above[] = { "excess", "all" };

  if (one_in (6))
    append_step (rule, g_strdup (CHOOSE (nets)));
  if (one_in (4))
    {
      g_autofree char *amount = random_amount ();

      append_step (rule, g_strdup_printf ("%s %s", CHOOSE (purses), amount));
    }
  if (one_in (4))
    {
      g_autofree char *amount = random_amount ();

      append_step (rule, g_strdup_printf ("carve %c %s because \"so; it says\"", 'A' + g_test_rand_int_range (0, 3), amount));
    }
  if (one_in (4))
    {
      g_autofree char *limit = random_limit ();

      append_step (rule, g_strdup_printf ("tolerance %s %s", limit, CHOOSE (above)));
    }
}

/* Two to four bands, whose limits grow. */
static inline void
append_bands (GString *rule)
{
  gboolean of_budget = g_test_rand_bit ();
  gint64 limit = 0;

  for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
    {
      limit += g_test_rand_int_range (1, one_in (2) ? 1000 : 20000);
      append_step (rule, of_budget ? g_strdup_printf ("up to 0.%04d%%: %s", (int) MIN (limit, 9990 + 4 - n), random_taker ())
                                   : g_strdup_printf ("up to £%" G_GINT64_FORMAT ".%02d: %s", limit / 100, (int) (limit % 100), random_taker ()));
      limit *= of_budget ? 1 : g_test_rand_int_range (1, 2000);
    }
  append_step (rule, g_strdup_printf ("rest: %s", random_taker ()));
}

static inline void
append_caps (GString *rule)
{
  static const char *const to[] = { "to others", "to lead", "unallocated" };
  GString *caps = g_string_new ("cap ");
  int n = g_test_rand_int_range (1, 4);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *limit = random_limit ();

      g_string_append_printf (caps, "%s%c %s", i > 0 ? ", " : "", 'A' + i, limit);
    }
  g_string_append_printf (caps, " %s", CHOOSE (to));
  append_step (rule, g_string_free (caps, FALSE));
}

/* A rule of any steps; it may be one for underspends alone, or not be applicable. */
static inline char *
random_steps (void)
{
  GString *rule = g_string_new (NULL);

  append_some (rule);
  if (one_in (3))
    append_bands (rule);
  else
    append_step (rule, g_strdup (random_taker ()));
  if (one_in (3))
    append_caps (rule);

  return g_string_free (rule, FALSE);
}

/* Some rules are drawn for each run of a test, and stay until its end. */
static inline const char *
random_rule (void)
{
  static char *drawn[500];
  guint i = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (drawn));

  if (one_in (3))
    return random_taker ();
  if (drawn[i] == NULL)
    drawn[i] = random_steps ();

  return drawn[i];
}

/* ---- Pools ---- */

static inline const char *
random_start (void)
{
  static const char *const starts[] = { "", "", "2012-01-31", "2013-07-01", "2014-01-15" };

  return CHOOSE (starts);
}

static inline void
add_random_line (Builder *builder,
                 gint64   id,
                 gint64   n_partners)
{
  gboolean category = id % 4 == 1;
  gint64 parent = g_test_rand_bit () && id > 4 ? (id - 2) / 4 * 4 + 1 : 0;
  gint64 lead = g_test_rand_int_range (0, (int) n_partners + 1);
  g_autofree char *name = g_strdup_printf ("Line %d", (int) id);
  DewLine *line = add_line (builder, id, 1, parent < id ? parent : 0, category ? DEW_LINE_CATEGORY : DEW_LINE_SERVICE, name, lead);

  line->status = one_in (4) ? DEW_STATUS_ALIGNED : DEW_STATUS_POOLED;
  if (line->status == DEW_STATUS_ALIGNED && one_in (3))
    dew_row_set_text (DEW_TABLE_LINE, line, "pooled_from", "2013-11-01");
  if (one_in (4))
    add_rule (builder, DEW_BASELINE, 1, id, g_test_rand_bit () ? DEW_OVER : DEW_UNDER, random_start (), random_rule ());

  for (gint64 partner = 1; partner <= n_partners && !category; partner++)
    if (g_test_rand_bit ())
      {
        gint64 scale = g_test_rand_bit () ? 10 : 1000000000;

        add_figure (builder, id, DEW_EXISTING, partner, g_test_rand_int_range (0, 10) * scale + g_test_rand_int_range (0, 3));
        add_figure (builder, id, DEW_ADDITIONAL, partner, g_test_rand_int_range (0, 10) * scale / 3);
        add_figure (builder, id, DEW_INCOME, partner, g_test_rand_int_range (0, 4) * scale / 2);
      }
}

/* Between any two service lines; now and then more than a line has. */
static inline void
add_random_virements (Builder *builder,
                      gint64   n_lines,
                      gint64   n_partners)
{
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      gint64 from = g_test_rand_int_range (1, (int) n_lines + 1);
      gint64 to = g_test_rand_int_range (1, (int) n_lines + 1);

      if (from % 4 != 1 && to % 4 != 1 && from != to)
        add_virement (builder, !one_in (8) ? 2013 : 2014, g_test_rand_int_range (0, (int) n_partners + 1), from, to,
                      !one_in (4) ? g_test_rand_int_range (1, 20) : g_test_rand_int_range (1, G_MAXINT32));
    }
}

/* Of three to eight partners in the document, two or more may have to do with the pool. */
static inline DewLedger *
make_random_ledger (void)
{
  static const char *const names[] = { "A", "B", "C", "D", "E", "F", "G", "H" };
  gint64 n_all = g_test_rand_int_range (3, 9);
  gint64 n_partners = g_test_rand_int_range (2, (int) n_all + 1);
  gint64 n_lines = g_test_rand_int_range (0, 20);
  Builder builder;

  start_ledger (&builder);
  for (gint64 id = 1; id <= n_all; id++)
    add_partner (&builder, id, names[id - 1], "");
  add_pool (&builder, 1, "Pool", g_test_rand_int_range (0, (int) n_partners + 1), g_test_rand_int_range (0, (int) n_partners + 1));
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", random_rule ());
  if (one_in (3))
    add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "2013-10-01", random_rule ());
  if (one_in (3))
    add_rule (&builder, DEW_BASELINE, 1, 0, DEW_UNDER, random_start (), random_rule ());
  for (gint64 id = 1; id <= n_lines; id++)
    add_random_line (&builder, id, n_partners);
  if (n_lines > 1 && g_test_rand_bit ())
    add_random_virements (&builder, n_lines, n_partners);

  return finish_ledger (&builder);
}

static inline gint64
random_variance (void)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return g_test_rand_int_range (0, 10);

    case 1:
      return g_test_rand_int_range (0, G_MAXINT32);

    case 2:
      return DEW_MONEY_LIMIT - g_test_rand_int_range (0, 100);

    default:
      return (gint64) g_test_rand_int_range (0, 1000000) * 100;
    }
}
