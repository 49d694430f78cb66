/* share-random.h: a pool by chance, with rules and virements, and variances of it. */
#pragma once

#include "ledger-builder.h"

static inline const char *
random_rule (void)
{
  static const char *const rules[] = {
    "own", "proportional gross", "proportional net", "proportional gross opening", "proportional net opening",
    "equal", "all to host", "all to lead", "all to B",
    "fixed A 33.3333%, B 66.6667%", "fixed C 0.0001%, A 99.9999%", "retain",
  };

  return rules[g_test_rand_int_range (0, G_N_ELEMENTS (rules))];
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

  line->status = g_test_rand_int_range (0, 4) == 0 ? DEW_STATUS_ALIGNED : DEW_STATUS_POOLED;
  if (g_test_rand_int_range (0, 4) == 0)
    add_rule (builder, DEW_BASELINE, 1, id, g_test_rand_bit () ? DEW_OVER : DEW_UNDER, "", random_rule ());

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
        add_virement (builder, g_test_rand_int_range (0, 8) > 0 ? 2013 : 2014, g_test_rand_int_range (0, (int) n_partners + 1), from, to,
                      g_test_rand_int_range (0, 4) > 0 ? g_test_rand_int_range (1, 20) : g_test_rand_int_range (1, G_MAXINT32));
    }
}

static inline DewLedger *
make_random_ledger (void)
{
  static const char *const names[] = { "A", "B", "C", "D", "E", "F", "G", "H" };
  gint64 n_partners = g_test_rand_int_range (3, 9);
  gint64 n_lines = g_test_rand_int_range (0, 20);
  Builder builder;

  start_ledger (&builder);
  for (gint64 id = 1; id <= n_partners; id++)
    add_partner (&builder, id, names[id - 1], "");
  add_pool (&builder, 1, "Pool", g_test_rand_int_range (0, (int) n_partners + 1), g_test_rand_int_range (0, (int) n_partners + 1));
  add_rule (&builder, DEW_BASELINE, 1, 0, DEW_OVER, "", random_rule ());
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
