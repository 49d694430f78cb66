/* annex-random.h: random documents of two years, to see that what is printed of them adds up. */
#pragma once

#include <stdlib.h>

#include "report-samples.h"

#define RANDOM_PARTNERS 3
#define RANDOM_POOLS    4
#define RANDOM_LINES    5       /* a pool */

static inline guint
count_documents (void)
{
  return g_getenv ("DEW_LONG") != NULL ? 1000 : 100;
}

/* Small ones, that a unit is many of, among large ones, and some below nothing. */
static inline gint64
random_pence (void)
{
  gint64 pence = 1;

  if (g_test_rand_int_range (0, 6) == 0)
    return 0;

  for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
    pence = pence * 10 + g_test_rand_int_range (0, 10);
  return g_test_rand_int_range (0, 5) == 0 ? -pence : pence;
}

/* What is put in, set aside and spent; spending may be nobody's. */
static inline void
add_random_figures (Builder *builder,
                    gint64   line)
{
  static const DewMeasure measures[] = { DEW_EXISTING, DEW_ADDITIONAL, DEW_INCOME, DEW_ACTUAL };

  for (gint64 partner = 1; partner <= RANDOM_PARTNERS; partner++)
    for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
      if (g_test_rand_int_range (0, 3) > 0)
        add_figure (builder, line, measures[i], partner, random_pence ());
  if (g_test_rand_bit ())
    add_figure (builder, line, DEW_BUDGET, 0, ABS (random_pence ()));
  if (g_test_rand_int_range (0, 3) == 0)
    add_figure (builder, line, DEW_ACTUAL, 0, random_pence ());
}

/* Some pools have nothing in one of the years, and some nothing but a budget. */
static inline void
add_random_year (Builder *builder,
                 gint64   pool,
                 int      year)
{
  int kind = g_test_rand_int_range (0, 8);

  builder->year = year;
  for (gint64 i = 1; kind > 0 && i <= RANDOM_LINES; i++)
    if (kind == 1)
      add_figure (builder, pool * 100 + i, DEW_BUDGET, 0, ABS (random_pence ()));
    else
      add_random_figures (builder, pool * 100 + i);
}

static inline DewLedger *
make_random_years (void)
{
  static const char *const names[RANDOM_PARTNERS] = { "A", "B", "C" };
  Builder builder;
  gint64 pools = g_test_rand_int_range (1, RANDOM_POOLS + 1);

  start_ledger (&builder);
  for (gint64 i = 0; i < RANDOM_PARTNERS; i++)
    add_partner (&builder, i + 1, names[i], "");
  for (gint64 pool = 1; pool <= pools; pool++)
    {
      g_autofree char *name = g_strdup_printf ("Pool %d", (int) pool);

      add_pool (&builder, pool, name, 1, 1);
      if (g_test_rand_bit ())
        dew_row_set_text (DEW_TABLE_POOL, (gpointer) dew_ledger_find (builder.ledger, DEW_TABLE_POOL, pool), "care_group", "Adults");
      add_line (&builder, pool * 100, pool, 0, DEW_LINE_CATEGORY, "Category", 0);
      for (gint64 i = 1; i <= RANDOM_LINES; i++)
        {
          g_autofree char *line = g_strdup_printf ("Line %d", (int) i);

          add_line (&builder, pool * 100 + i, pool, i % 2 != 0 ? pool * 100 : 0, DEW_LINE_SERVICE, line, 1);
        }
      add_rule (&builder, DEW_BASELINE, pool, 0, DEW_OVER, "", pool % 2 != 0 ? "proportional gross" : "equal");
      add_rule (&builder, DEW_BASELINE, pool, 0, DEW_UNDER, "", pool % 2 != 0 ? "retain" : "fixed A 10%, B 20%, C 70%");
      add_random_year (&builder, pool, 2013);
      add_random_year (&builder, pool, 2014);
    }
  return finish_ledger (&builder);
}
