/* test-dew-chart-file.c: charts in files, read back */
#include "dew-chart-file.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chart-draws.h"
#include "dew-error.h"

#define THOUSAND 100000         /* pounds, in pence */

static DewChart *
make_chart (guint n_rows)
{
  DewChart *chart = dew_chart_new_diverging ("Over & under by <pool>, £000", "Variance", DEW_UNIT_THOUSANDS, 0);

  for (guint i = 0; i < n_rows; i++)
    {
      gint64 value = (i % 2 == 0 ? 100 : -100) * THOUSAND * (gint64) (i + 1);

      dew_chart_add_row (chart, "Older people", i, &value);
    }

  return chart;
}

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dewpond-chart-XXXXXX", &error);
  g_assert_no_error (error);
}

/* Nothing but what a test has written is left: no temporary files. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_true (g_str_has_prefix (name, "chart"));
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static char *
write_chart (Fixture        *fixture,
             DewChartFormat  format)
{
  g_autoptr (DewChart) chart = make_chart (4);
  g_autofree char *name = g_strconcat ("chart", dew_chart_format_ending (format), NULL);
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (dew_chart_write (chart, format, path, &error));
  g_assert_no_error (error);

  return path;
}

/* Twice the pixels, white at its edges, and something within. */
static void
test_png (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *path = write_chart (fixture, DEW_CHART_PNG);
  cairo_surface_t *image = cairo_image_surface_create_from_png (path);
  int width = cairo_image_surface_get_width (image), height = cairo_image_surface_get_height (image), drawn = 0;

  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (width, ==, 2 * (760 + 32));
  g_assert_cmpint (height, >, 200);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint32 *line = (const guint32 *) (const void *) (cairo_image_surface_get_data (image) + y * cairo_image_surface_get_stride (image));
        gboolean white = (line[x] & 0xffffff) == 0xffffff;

        drawn += !white;
        if (x < 30 || y < 30 || x >= width - 30 || y >= height - 30)
          g_assert_true (white);
      }
  g_assert_cmpint (drawn, >, 2000);
  cairo_surface_destroy (image);
}

static void
collect_text_cb (GMarkupParseContext  *context,
                 const char           *text,
                 gsize                 length,
                 gpointer              data,
                 GError              **error)
{
  const char *element = g_markup_parse_context_get_element (context);

  if (g_str_equal (element, "title") || g_str_equal (element, "desc"))
    g_string_append_printf (data, "%s: %.*s\n", element, (int) length, text);
}

/* It is well formed, says what it shows, and holds no picture of letters. */
static void
test_svg (Fixture       *fixture,
          gconstpointer  data)
{
  const GMarkupParser parser = { .text = collect_text_cb };
  g_autofree char *path = write_chart (fixture, DEW_CHART_SVG);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, words, NULL);
  g_autofree char *svg = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &svg, NULL, &error));
  g_assert_true (g_markup_parse_context_parse (context, svg, -1, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (words->str, ==, "title: Over & under by <pool>, £000\n"
                   "desc: 2 are over, together by £400k. 2 are under, together by £600k.\n");
  g_assert_nonnull (strstr (svg, "<svg role=\"img\""));
  g_assert_nonnull (strstr (svg, "width=\"792px\""));
  g_assert_null (strstr (svg, "<image"));
}

/* How often a word stands in bytes, which may hold anything. */
static guint
count_in (const char *bytes,
          gsize       length,
          const char *word)
{
  gsize size = strlen (word);
  guint n = 0;

  for (gsize i = 0; i + size <= length; i++)
    n += memcmp (bytes + i, word, size) == 0;

  return n;
}

/* As the properties of a PDF have a text that is not plain ASCII: "/Title <FEFF0056…>". */
static char *
write_property (const char *name,
                const char *text)
{
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);
  GString *property = g_string_new (NULL);

  g_string_append_printf (property, "/%s <FEFF", name);
  for (guint i = 0; units[i] != 0; i++)
    g_string_append_printf (property, "%04X", units[i]);
  g_string_append_c (property, '>');

  return g_string_free (property, FALSE);
}

/* One page of the chart's size. */
static void
test_pdf (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *path = write_chart (fixture, DEW_CHART_PDF);
  g_autofree char *pdf = NULL;
  g_autofree char *title = write_property ("Title", "Over & under by <pool>, £000");
  g_autofree char *subject = write_property ("Subject", "2 are over, together by £400k. 2 are under, together by £600k.");
  gsize length;

  g_assert_true (g_file_get_contents (path, &pdf, &length, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_cmpuint (count_in (pdf + length - 16, 16, "%%EOF"), ==, 1);
  g_assert_cmpuint (count_in (pdf, length, "/Subtype /Image"), ==, 0);
  g_assert_cmpuint (count_in (pdf, length, "/MediaBox [ 0 0 594 "), ==, 1);
  g_assert_cmpuint (count_in (pdf, length, "/Type /Page "), ==, 1);
  /* Letters are letters, and can be searched. */
  g_assert_cmpuint (count_in (pdf, length, "/Type /FontDescriptor"), >, 0);
  g_assert_cmpuint (count_in (pdf, length, "/ToUnicode"), >, 0);
  g_assert_cmpuint (count_in (pdf, length, title), ==, 1);
  g_assert_cmpuint (count_in (pdf, length, subject), ==, 1);
  g_assert_cmpuint (count_in (pdf, length, "/CreationDate (20000101"), ==, 1);
}

/* The same chart is the same bytes, however much is drawn in between. */
static void
test_same_every_time (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (DewChart) chart = make_chart (5), other = make_chart (3);

  for (DewChartFormat format = DEW_CHART_PNG; format <= DEW_CHART_PDF; format++)
    {
      g_autoptr (GBytes) first = dew_chart_to_bytes (chart, format, NULL);
      g_autoptr (GBytes) between = dew_chart_to_bytes (other, DEW_CHART_SVG, NULL);
      g_autoptr (GBytes) second = dew_chart_to_bytes (chart, format, NULL);

      g_assert_true (g_bytes_equal (first, second));
      g_assert_false (g_bytes_equal (first, between));
    }
}

/* What was there is replaced with its permissions; a link leads to it and stays. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DewChart) chart = make_chart (2);
  g_autofree char *path = g_build_filename (fixture->folder, "chart.svg", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "chart-link.svg", NULL);
  g_autofree char *svg = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_true (dew_chart_write (chart, DEW_CHART_SVG, link, &error));
  g_assert_no_error (error);

  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_true (g_str_has_prefix (svg, "<?xml"));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DewChart) chart = make_chart (2), tall = make_chart (2000);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "chart.png", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "chart.png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dew_chart_write (chart, DEW_CHART_PNG, nowhere, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "chart.png"));
  g_clear_error (&error);

  g_assert_false (dew_chart_write (chart, DEW_CHART_PDF, fixture->folder, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  g_clear_error (&error);

  /* More pixels than a picture can have; a page can be that long. */
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_assert_false (dew_chart_write (tall, DEW_CHART_PNG, path, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (dew_chart_write (tall, DEW_CHART_PDF, path, &error));
}

/* What is no file is not replaced by one. */
static void
test_device (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DewChart) chart = make_chart (2);
  g_autoptr (GError) error = NULL;

  g_assert_false (dew_chart_write (chart, DEW_CHART_PNG, "/dev/full", &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
}

static DewChart *
make_lanes (DewChartKind kind)
{
  static const gint64 values[] = { 300 * THOUSAND, -200 * THOUSAND, 50 * THOUSAND, 10 * THOUSAND };
  static const DewChartVertex vertices[] = { { -10 * THOUSAND, -5 * THOUSAND }, { 0, 0 }, { 5 * THOUSAND, 2 * THOUSAND }, { 10 * THOUSAND, 2 * THOUSAND } };
  DewChart *chart;

  if (kind == DEW_CHART_GROUPED)
    {
      chart = dew_chart_new_grouped ("Who bears it, £000", DEW_UNIT_THOUSANDS, 0);
      dew_chart_add_series (chart, "Council");
      dew_chart_add_series (chart, "CCG");
      dew_chart_add_rest (chart, DEW_CHART_RESERVE, "from the reserve");
      dew_chart_add_rest (chart, DEW_CHART_UNALLOCATED, "unallocated");
      dew_chart_add_lane (chart, 1, "Baseline", 1, values, NULL);
      return chart;
    }
  if (kind == DEW_CHART_CURVES)
    {
      chart = dew_chart_new_curves ("Council’s share, £000", "Council", DEW_UNIT_THOUSANDS, 0, 100 * THOUSAND);
      dew_chart_add_curve (chart, 4, "Net, capped", vertices, G_N_ELEMENTS (vertices), NULL);
      dew_chart_add_kink (chart, 5 * THOUSAND, "cap reached at £5,000 over");
      dew_chart_set_now (chart, 7 * THOUSAND);
      return chart;
    }

  if (kind == DEW_CHART_DISTRIBUTION)
    {
      const DewDistribution bell = make_bell (100, 9000 * THOUSAND, 300 * THOUSAND, G_MININT64, 9000 * THOUSAND);

      chart = dew_chart_new_distribution ("What Council may pay, £000", "Council", DEW_UNIT_THOUSANDS, 0, FALSE);
      dew_chart_add_distribution (chart, 1, "Baseline", 1, &bell, NULL);
      return chart;
    }

  chart = dew_chart_new_bridge ("Final cost, £000", 0, "Final cost", DEW_UNIT_THOUSANDS, 0);
  dew_chart_add_start (chart, 1, "Baseline", 1, 9000 * THOUSAND);
  dew_chart_add_cause (chart, "Rule", 2, -300 * THOUSAND);
  dew_chart_add_end (chart, 4, "Net, capped", 4, 8700 * THOUSAND);

  return chart;
}

/* Scenarios side by side go into every kind of file: as lines and letters, and the same every time. */
static void
test_lanes (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct {
    DewChartKind kind;
    const char  *words;
  } cases[] = {
    { DEW_CHART_GROUPED, "<desc>Baseline: Council £300k, CCG −£200k, from the reserve £50k, unallocated £10k.</desc>" },
    { DEW_CHART_CURVES, "<desc>Net, capped: Council bears −£5k at −10 %, £2k at +10 %; cap reached at £5,000 over. Now: +7 %.</desc>" },
    { DEW_CHART_DISTRIBUTION, "in half of them at most £9,000,000 (P50), in nine of ten at most £9,000,000 (P90).</desc>" },
    { DEW_CHART_BRIDGE, "<desc>Baseline: £9,000k. Rule: £300k less. Net, capped: £8,700k.</desc>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (DewChartFormat format = DEW_CHART_PNG; format <= DEW_CHART_PDF; format++)
      {
        g_autoptr (DewChart) chart = make_lanes (cases[i].kind);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = dew_chart_to_bytes (chart, format, &error), again = NULL;

        g_assert_no_error (error);
        again = dew_chart_to_bytes (chart, format, &error);
        g_assert_true (g_bytes_equal (bytes, again));
        if (format != DEW_CHART_SVG)
          continue;
        g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), cases[i].words));
        g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "<image"));
      }
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/chart-file/png", test_png },
    { "/chart-file/svg", test_svg },
    { "/chart-file/pdf", test_pdf },
    { "/chart-file/same-every-time", test_same_every_time },
    { "/chart-file/lanes", test_lanes },
    { "/chart-file/replace", test_replace },
    { "/chart-file/errors", test_errors },
    { "/chart-file/device", test_device },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
