/* test-dew-page-text.c: texts on paper: what is said of a width holds for what is drawn. */
#include "dew-page-text.h"

#include <string.h>

static const char *const words[] = {
  "Older", "AVATAR", "fifty", "office", "£12.5m", "Tōkyō", "re-provision", "‘quoted’", "–", "naïve", "WWW", "iiii", "€", "To:", "x", "Ŵŷ", "10 %",
  "مرحبا", "日本語", "👍", "e\u0301", "ﬁx",
};
#define LATIN 17                /* of those have characters that stand by themselves */

static char *
make_text (guint kinds)
{
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (1, 20); i > 0; i--)
    g_string_append_printf (text, "%s%s", text->len > 0 ? (g_test_rand_int_range (0, 12) == 0 ? "\n" : " ") : "",
                            words[g_test_rand_int_range (0, (gint32) kinds)]);
  return g_string_free (text, FALSE);
}

/* At every size, whatever stands beside what. */
static void
test_bound (void)
{
  g_autoptr (DewPageText) texts = dew_page_text_new ();
  guint trials = g_getenv ("DEW_LONG") != NULL ? 20000 : 2000;

  for (guint t = 0; t < trials; t++)
    {
      g_autofree char *text = make_text (g_test_rand_bit () ? LATIN : G_N_ELEMENTS (words));
      DewPageRun run = { .text = text, .size = g_test_rand_int_range (13, 30) / 2.0, .bold = g_test_rand_bit (), .width = 1e5 };
      double word, bound = dew_page_text_bound (texts, text, run.bold, FALSE, &word);

      g_assert_cmpfloat (dew_page_text_extent (texts, &run), <=, bound * run.size);
      g_assert_cmpfloat (word, <=, bound + 1e-9);
      g_assert_cmpfloat (bound, <=, 1.1 * dew_page_text_extent (texts, &run) / run.size + 1);
    }
}

/* A column as wide as its longest word breaks none. */
static void
test_word (void)
{
  g_autoptr (DewPageText) texts = dew_page_text_new ();
  DewPageRun run = { .text = "Commissioning of incontrovertibility by committees", .size = 8 };
  double word;

  dew_page_text_bound (texts, run.text, FALSE, FALSE, &word);
  run.width = word * run.size;
  g_assert_cmpuint (dew_page_text_lines (texts, &run), ==, 3);
  run.width *= 0.9;
  g_assert_cmpuint (dew_page_text_lines (texts, &run), >, 3);
}

/* Digits have one width, so that columns of them stand under each other; and they do not wrap. */
static void
test_figures (void)
{
  g_autoptr (DewPageText) texts = dew_page_text_new ();
  double ones = dew_page_text_bound (texts, "1,111,111.11", FALSE, TRUE, NULL);
  DewPageRun run = { .text = "−1,234,567.89", .size = 7, .figure = TRUE, .width = 10 };

  for (char digit = '0'; digit <= '9'; digit++)
    {
      char text[] = "1,111,111.11";

      for (char *p = text; *p != '\0'; p++)
        if (*p == '1')
          *p = digit;
      g_assert_cmpfloat_with_epsilon (dew_page_text_bound (texts, text, FALSE, TRUE, NULL), ones, 1e-9);
    }

  g_assert_cmpuint (dew_page_text_lines (texts, &run), ==, 1);
  g_assert_cmpfloat (dew_page_text_extent (texts, &run), >, run.width);
  g_assert_cmpfloat (dew_page_text_extent (texts, &run), <=, run.size * dew_page_text_bound (texts, run.text, FALSE, TRUE, NULL));
}

static void
test_unit (void)
{
  static const struct {
    const char *heading, *unit;
  } table[] = {
    { "Total gross, £", "gross, £" },
    { "Left after, p", "after, p" },
    { "Net, £000", "Net, £000" },
    { "Share of gross contributions, %", "contributions, %" },
    { "Share, 0.0001 %", "" },
    { "Pool", "" },
    { "Held, for decision", "" },
    { "", "" },
  };
  g_autoptr (DewPageText) texts = dew_page_text_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpstr (dew_page_text_unit (table[i].heading), ==, table[i].unit);

  /* Room for "Left after," would leave the unit alone. */
  DewPageRun run = { .text = "Left after, p", .size = 10, .bold = TRUE, .heading = TRUE };
  const DewPageRun left = { .text = "Left", .size = 10, .bold = TRUE, .width = 1e4 };

  run.width = 10 * dew_page_text_bound (texts, "Left after,", TRUE, FALSE, NULL) + 0.1;
  g_assert_cmpuint (dew_page_text_lines (texts, &run), ==, 2);
  run.n = 1;
  g_assert_cmpfloat (dew_page_text_extent (texts, &run), <, dew_page_text_extent (texts, &left) * 1.5);

  /* A word that has no room itself is broken, and not drawn over its edge. */
  run = (DewPageRun) { .text = "Incontrovertibility, £", .size = 10, .bold = TRUE, .heading = TRUE, .width = 50 };
  g_assert_cmpfloat (dew_page_text_extent (texts, &run), <=, run.width + 0.01);
}

/* What was asked before changes nothing, whatever it was. */
static void
test_again (void)
{
  g_autoptr (DewPageText) texts = dew_page_text_new ();

  for (guint t = 0; t < 3000; t++)
    {
      g_autofree char *text = make_text (G_N_ELEMENTS (words));
      DewPageRun run = { .text = text, .size = g_test_rand_int_range (13, 18) / 2.0, .bold = g_test_rand_bit (), .width = g_test_rand_int_range (20, 400) };
      g_autoptr (DewPageText) fresh = t % 100 == 0 ? dew_page_text_new () : NULL;

      run.cut = g_test_rand_bit ();
      run.n = run.cut ? (guint) g_test_rand_int_range (1, 4) : 0;
      run.heading = g_test_rand_bit ();
      dew_page_text_lines (texts, &run);
      run.width += g_test_rand_int_range (0, 50);
      if (fresh == NULL)
        continue;
      g_assert_cmpuint (dew_page_text_lines (texts, &run), ==, dew_page_text_lines (fresh, &run));
      g_assert_cmpfloat (dew_page_text_extent (texts, &run), ==, dew_page_text_extent (fresh, &run));
    }
}

/* So many lines, and their beginning. */
static void
test_lines (void)
{
  g_autoptr (DewPageText) texts = dew_page_text_new ();
  DewPageRun run = { .text = "one\ntwo\nthree", .size = 9, .width = 200 };

  g_assert_cmpuint (dew_page_text_lines (texts, &run), ==, 3);
  run.first = 1;
  g_assert_cmpuint (dew_page_text_lines (texts, &run), ==, 2);
  run.text = "";
  run.first = 0;
  g_assert_cmpuint (dew_page_text_lines (texts, &run), ==, 1);
  run.text = "bad \xff byte";
  g_assert_cmpuint (dew_page_text_lines (texts, &run), ==, 1);
  run.text = "a sentence that is much too long for so little room";
  run.width = 60;
  run.cut = TRUE;
  run.n = 2;
  g_assert_cmpuint (dew_page_text_lines (texts, &run), ==, 2);
  g_assert_cmpfloat (dew_page_text_extent (texts, &run), <=, 60.01);
}

/* ---- Ink ---- */

#define SIDE 120

/* The box of what is drawn, in dots; FALSE where nothing is. */
static gboolean
find_ink (DewPageText      *texts,
          const DewPageRun *run,
          int              *left,
          int              *right,
          int              *top,
          int              *bottom)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  const guchar *data;
  int stride = cairo_image_surface_get_stride (surface);

  dew_page_text_draw (texts, run, cr, 10, 10);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  *left = *top = SIDE;
  *right = *bottom = -1;
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      if (data[y * stride + x] > 64)
        {
          *left = MIN (*left, x);
          *right = MAX (*right, x);
          *top = MIN (*top, y);
          *bottom = MAX (*bottom, y);
        }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return *right >= 0;
}

static void
test_ink (void)
{
  g_autoptr (DewPageText) texts = dew_page_text_new ();
  DewPageRun run = { .text = "Ågq", .size = 12, .width = 100 };
  int left, right, top, bottom;

  g_assert_true (find_ink (texts, &run, &left, &right, &top, &bottom));
  g_assert_true (left >= 9 && left <= 13 && right < 60);
  g_assert_true (top >= 9 && bottom <= 10 + 12 * dew_page_text_pitch (texts) + 1);

  run.align = 1;
  g_assert_true (find_ink (texts, &run, &left, &right, &top, &bottom));
  g_assert_true (right >= 107 && right <= 110);

  /* What is written from the right begins there; and what is right stays right. */
  run.align = 0;
  run.text = "مرحبا";
  g_assert_true (find_ink (texts, &run, &left, &right, &top, &bottom));
  g_assert_true (right >= 104 && right <= 111 && left > 60);

  /* In every line. */
  run.text = "مرحبا مرحبا مرحبا";
  run.width = 60;
  g_assert_cmpuint (dew_page_text_lines (texts, &run), >, 1);
  for (run.first = 0, run.n = 1; run.first < 2; run.first++)
    {
      g_assert_true (find_ink (texts, &run, &left, &right, &top, &bottom));
      g_assert_true (right >= 64 && right <= 70 && left >= 10);
    }
  run.width = 100;

  /* The second of two lines stands where the first would. */
  run.text = "\nH";
  run.first = run.n = 1;
  g_assert_true (find_ink (texts, &run, &left, &right, &top, &bottom));
  g_assert_true (top >= 10 && bottom <= 10 + 12 * dew_page_text_pitch (texts));
  run.first = 0;
  g_assert_false (find_ink (texts, &run, &left, &right, &top, &bottom));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-text/bound", test_bound);
  g_test_add_func ("/page-text/word", test_word);
  g_test_add_func ("/page-text/figures", test_figures);
  g_test_add_func ("/page-text/unit", test_unit);
  g_test_add_func ("/page-text/lines", test_lines);
  g_test_add_func ("/page-text/again", test_again);
  g_test_add_func ("/page-text/ink", test_ink);

  return g_test_run ();
}
