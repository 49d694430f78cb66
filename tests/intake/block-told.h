/* block-told.h: blocks as one line of text, and blocks by chance, for tests */
#pragma once

#include "dew-block.h"

/* "[a][b]|[c][d]" */
static inline char *
tell_block (const DewBlock *block)
{
  GString *told = g_string_new (NULL);

  for (guint row = 0; row < dew_block_n_rows (block); row++)
    {
      g_string_append (told, row > 0 ? "|" : "");
      for (guint column = 0; column < dew_block_n_columns (block); column++)
        g_string_append_printf (told, "[%s]", dew_block_text (block, row, column));
    }

  return g_string_free (told, FALSE);
}

static inline char *
random_block_text (void)
{
  static const char *const pieces[] = {
    "a", "Home support", "\t", "\n", "\n\n", " ", "  ", "\"", "\"\"", "£", "🏠", "=cmd()|'x'!A1", "0", "007", "1\u00a0150", "\u00a0", "שלום", "\u202e", "<b>", "&amp;", "]]>", "<!--",
    "'", "-", "(500)", "1-2", "3/4", "é", "<td>", "true", "\\@",
  };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

static inline char *
random_block_figure (void)
{
  gint32 pence = g_test_rand_int_range (0, 100);
  int decimals = g_test_rand_int_range (0, 3);
  const char *sign = g_test_rand_bit () ? "-" : "";
  gint32 pounds = g_test_rand_int_range (0, G_MAXINT32);

  return decimals == 0 ? g_strdup_printf ("%s%d", sign, pounds) : decimals == 1 ? g_strdup_printf ("%s%d.%d", sign, pounds, pence % 10) : g_strdup_printf ("%s%d.%02d", sign, pounds, pence);
}

static inline DewBlock *
random_block (void)
{
  DewBlock *block = dew_block_new ((guint) g_test_rand_int_range (1, 6), (guint) g_test_rand_int_range (1, 6));

  for (guint row = 0; row < dew_block_n_rows (block); row++)
    for (guint column = 0; column < dew_block_n_columns (block); column++)
      {
        gboolean figure = g_test_rand_bit ();
        g_autofree char *text = figure && g_test_rand_bit () ? random_block_figure () : random_block_text ();
        g_autofree char *shown = g_test_rand_bit () ? g_strdup_printf (g_test_rand_bit () ? "£%s" : "%s k", text) : NULL;

        dew_block_set (block, row, column, text, shown, figure, g_test_rand_bit ());
      }

  return block;
}

static inline void
assert_same_texts (const DewBlock *a,
                   const DewBlock *b)
{
  g_autofree char *one = tell_block (a);
  g_autofree char *other = tell_block (b);

  g_assert_cmpstr (one, ==, other);
}
