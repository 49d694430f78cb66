/* test-block.c: what a clipboard might hold, changed by chance: any answer will do but a crash, a hang or a block that is not one
 *
 * To be run under the sanitizers. With DEW_LONG the counts are ten times as high.
 */
#include <string.h>

#include "block-samples.h"
#include "block-told.h"
#include "dew-error.h"

static const char *const tokens[] = {
  "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<td colspan=3>", "<td rowspan=2>", "<td colspan=99999>", "<td rowspan=65535>", "<p>", "</p>", "<br>", "<b>", "</i>",
  "<td sdval=\"1e3\">", "<td x:num=\"5\">", "<td style='white-space:pre'>", "<tr style='display:none'>", "<!--", "-->", "<![if x]>", "<![endif]>", "<![CDATA[", "]]>", "<script>", "</script>",
  "<style>", "<title>", "<dewpond-end>", "<?xml ", "<!DOCTYPE ", "&nbsp;", "&#0;", "&#x1F3E0;", "&amp", "\u00a0", "\"", "'", ">", "<", "=", "\t", "\r\n", "\n", "\xc2", "\xff", "£", "\u202e",
};

static void
mutate (GString *text)
{
  gsize place = (gsize) g_test_rand_int_range (0, (gint32) text->len + 1);
  gsize reach = (gsize) g_test_rand_int_range (0, 200);
  gsize length = MIN (reach, text->len - place);
  g_autofree char *piece = g_strndup (text->str + place, length);

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      g_string_erase (text, (gssize) place, (gssize) length);
      break;
    case 1:
      g_string_insert (text, (gssize) g_test_rand_int_range (0, (gint32) text->len + 1), piece);
      break;
    case 2:
      if (place < text->len)
        text->str[place] = (char) g_test_rand_int_range (0, 256);
      break;
    case 3:
      g_string_truncate (text, place);
      break;
    default:
      g_string_insert (text, (gssize) place, tokens[g_test_rand_int_range (0, G_N_ELEMENTS (tokens))]);
      break;
    }
}

static GString *
mutate_sample (void)
{
  GString *text = g_string_new (NULL);
  int n_mutations = g_test_rand_int_range (0, 8);

  if (g_test_rand_int_range (0, 4) == 0)
    {
      g_autoptr (DewBlock) block = random_block ();
      g_autofree char *written = g_test_rand_bit () ? dew_block_write_html (block) : dew_block_write_text (block);

      g_string_append (text, written);
    }
  else
    {
      g_string_append (text, block_samples[g_test_rand_int_range (0, G_N_ELEMENTS (block_samples))].html);
    }

  for (int i = 0; i < n_mutations; i++)
    mutate (text);
  return text;
}

/* Whatever was read is text, within the limit, and reads back from what it is written as. */
static void
check_block (const DewBlock *block)
{
  g_autofree char *text = dew_block_write_text (block);
  g_autofree char *html = dew_block_write_html (block);
  g_autoptr (DewBlock) from_text = dew_block_read_text (text, strlen (text), NULL);
  g_autoptr (DewBlock) from_html = dew_block_read_html (html, strlen (html), NULL);

  g_assert_cmpuint (dew_block_n_rows (block) * dew_block_n_columns (block), <=, DEW_BLOCK_LIMIT);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  assert_same_texts (block, from_text);
  g_assert_cmpuint (dew_block_n_rows (from_html), ==, dew_block_n_rows (block));
}

static void
test_html (void)
{
  guint n_trials = g_getenv ("DEW_LONG") != NULL ? 200000 : 20000;
  guint n_read = 0;

  for (guint trial = 0; trial < n_trials; trial++)
    {
      g_autoptr (GString) text = mutate_sample ();
      g_autofree char *exact = g_memdup2 (text->str, text->len);
      g_autoptr (GError) error = NULL;
      g_autoptr (DewBlock) block = dew_block_read_html (exact, text->len, &error);

      g_assert_true ((block == NULL) == (error != NULL));
      if (block != NULL && dew_block_n_rows (block) * dew_block_n_columns (block) < 1000)
        check_block (block);
      n_read += block != NULL;
    }

  /* Neither all nor nothing. */
  g_assert_cmpuint (n_read, >, n_trials / 20);
  g_assert_cmpuint (n_read, <, n_trials - n_trials / 20);
}

static void
test_text (void)
{
  guint n_trials = g_getenv ("DEW_LONG") != NULL ? 200000 : 20000;
  guint n_read = 0;

  for (guint trial = 0; trial < n_trials; trial++)
    {
      g_autoptr (GString) text = mutate_sample ();
      g_autofree char *exact = g_memdup2 (text->str, text->len);
      g_autoptr (GError) error = NULL;
      g_autoptr (DewBlock) block = dew_block_read_text (exact, text->len, &error);

      g_assert_true ((block == NULL) == (error != NULL));
      if (block != NULL)
        check_block (block);
      n_read += block != NULL;
    }

  g_assert_cmpuint (n_read, >, n_trials / 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fuzz/block/html", test_html);
  g_test_add_func ("/fuzz/block/text", test_text);

  return g_test_run ();
}
