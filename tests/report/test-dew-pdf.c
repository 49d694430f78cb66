/* test-dew-pdf.c: the annexes as a PDF, read back by another program: all of the text is there, in order, and said to be what it is. */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "dew-cell-text.h"
#include "dew-export.h"
#include "dew-pages.h"
#include "dew-sheet-chart.h"
#include "report-samples.h"

typedef struct {
  char    *folder;
  char    *path;
  DewBook *book;
} Fixture;

static DewBook *
make_annexes (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("fixed Council 51%, CCG 49%", "equal");
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (&(DewAnnexQuery) { .ledger = ledger, .variance = MILLION }, NULL, 0, &error);

  g_assert_no_error (error);
  return book;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  fixture->path = g_build_filename (fixture->folder, "paper.pdf", NULL);
  fixture->book = make_annexes ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->path);
  remove_folder (fixture->folder);
  dew_book_free (fixture->book);
}

static void
export (const Fixture *fixture,
        const DewBook *book)
{
  g_autoptr (GError) error = NULL;

  dew_export_pdf (book, fixture->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* What a program says of the file. */
static char *
ask (const Fixture *fixture,
     const char    *program,
     const char    *option)
{
  const char *const argv[] = { program, option, fixture->path, strcmp (program, "pdftotext") == 0 ? "-" : NULL, NULL };
  g_autoptr (GError) error = NULL;
  char *said = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return said;
}

/* ---- What it holds ---- */

/* Lines end where they do on paper: only the letters are compared, as whole ones where a letter and its accent are apart. */
static char *
drop_spaces (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  GString *dense = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (dense, g_utf8_get_char (p));
  return g_string_free (dense, FALSE);
}

typedef struct {
  GPtrArray *titles, *notes, *figures, *headings, *cells;       /* char *, without spaces */
  guint      tables, rows, links;
} Said;

static void
clear_said (Said *said)
{
  g_ptr_array_unref (said->titles);
  g_ptr_array_unref (said->notes);
  g_ptr_array_unref (said->figures);
  g_ptr_array_unref (said->headings);
  g_ptr_array_unref (said->cells);
}

static GPtrArray *
find_list (Said       *said,
           const char *line)
{
  if (strcmp (line, "TH") == 0)
    return said->headings;
  if (strcmp (line, "TD") == 0)
    return said->cells;
  if (g_str_has_prefix (line, "H1 "))
    return said->titles;
  if (g_str_has_prefix (line, "Figure"))
    return said->figures;
  return g_str_has_prefix (line, "P ") ? said->notes : NULL;
}

static void
take_text (GPtrArray *list,
           char      *line)
{
  char **last = (char **) &g_ptr_array_index (list, list->len - 1);
  g_autofree char *before = *last;
  g_autofree char *piece = NULL;

  g_assert_true (g_str_has_suffix (line, "\""));
  line[strlen (line) - 1] = '\0';
  piece = drop_spaces (line + 1);
  *last = g_strconcat (before, piece, NULL);
}

/* The tree of tags, as a screen reader gets it. */
static void
read_tags (const Fixture *fixture,
           Said          *said)
{
  g_autofree char *text = ask (fixture, "pdfinfo", "-struct-text");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *list = NULL;

  *said = (Said) { g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free),
                   g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free), 0, 0, 0 };
  g_assert_true (g_str_has_prefix (text, "Document\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (*line == '"' && list != NULL)
        take_text (list, line);
      else if (find_list (said, line) != NULL)
        g_ptr_array_add (list = find_list (said, line), g_strdup (""));
      said->tables += g_str_has_prefix (line, "Table ");
      said->rows += strcmp (line, "TR") == 0;
      said->links += g_str_has_prefix (line, "Link ");
    }
}

static void
compare (const GPtrArray *said,
         guint           *at,
         const char      *text)
{
  g_autofree char *dense = drop_spaces (text);

  g_assert_cmpuint (*at, <, said->len);
  g_assert_cmpstr (g_ptr_array_index (said, *at), ==, dense);
  (*at)++;
}

/* A book whose tables each fit beside themselves, so that each is one. */
static void
check_tags (const Fixture *fixture,
            const DewBook *book)
{
  Said said;
  guint title = 0, note = 0, figure = 0, heading = 0, cell = 0, rows = 0;

  read_tags (fixture, &said);
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i);

      compare (said.titles, &title, sheet->title);
      for (guint k = 0; k < sheet->notes->len; k++)
        compare (said.notes, &note, g_ptr_array_index (sheet->notes, k));
      if (sheet->chart != NULL)
        compare (said.figures, &figure, sheet->chart->words);
      for (guint c = 0; c < sheet->columns->len; c++)
        compare (said.headings, &heading, ((const DewSheetColumn *) g_ptr_array_index (sheet->columns, c))->plain);
      for (guint r = 0; r < sheet->rows->len; r++)
        for (guint c = 0; c < sheet->columns->len; c++)
          {
            g_autofree char *text = dew_cell_text (dew_sheet_cell (sheet, r, c));

            compare (said.cells, &cell, text);
          }
      rows += sheet->rows->len + 1;
    }
  g_assert_cmpuint (said.titles->len, ==, title);
  g_assert_cmpuint (said.notes->len, ==, note);
  g_assert_cmpuint (said.figures->len, ==, figure);
  g_assert_cmpuint (said.headings->len, ==, heading);
  g_assert_cmpuint (said.cells->len, ==, cell);
  g_assert_cmpuint (said.tables, ==, book->sheets->len);
  g_assert_cmpuint (said.rows, ==, rows);
  clear_said (&said);
}

static DewBook *
make_odd_texts (void)
{
  static const char *const texts[] = {
    "=cmd|'/c calc'!A0", "@sum(1)", "-1", "+1", "Quoted “so” and \"so\", with 'these'", "fi ffl office AVATAR", "comma, semicolon; tab", "Ελληνικά", "Łódź – naïve £1 €2",
    "two\nlines", "a text that is so long that it has to go on in another line however wide the column is, and then in another one, until "
    "there is nothing left to say of it but that it ends here, where nobody expects it to end any more",
    "<b>&amp;</b>", "\\ ( ) [ ]", "e\u0301",
  };
  DewBook *book = dew_book_new ("Odd “texts” (1)");
  DewSheet *sheet = dew_book_add_sheet (book, "Odd", "Odd texts");

  dew_sheet_note (sheet, "A note: =1+1");
  dew_sheet_column (sheet, "What", 0);
  dew_sheet_input_column (sheet, "Money, £", 0);
  for (guint i = 0; i < 200; i++)
    {
      dew_sheet_row (sheet);
      dew_sheet_text (sheet, i, 0, texts[i % G_N_ELEMENTS (texts)]);
      dew_sheet_number (sheet, i, 1, DEW_CELL_MONEY, (gint64) i * -12345678, i % 5 == 0 ? DEW_CELL_BLANK : 0);
      if (i % 40 == 39)
        dew_sheet_flag_row (sheet, i, DEW_CELL_TOTAL);
    }
  return book;
}

static void
test_tags (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DewBook) book = make_odd_texts ();

  export (fixture, book);
  check_tags (fixture, book);
}

/* A chart is said in words, whatever it has room for, before its table; its own texts are for the eye. */
static void
test_charts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DewBook) book = make_odd_texts ();
  DewSheet *sheet = g_ptr_array_index (book->sheets, 0);
  DewSheetChart *chart = dew_sheet_chart_new (sheet, DEW_SHEET_BARS, 0, 13, "Odd text", "Money");

  dew_sheet_chart_add (chart, 1, 0, "Money");
  dew_sheet_chart_tell (chart, "Bar chart. Odd texts, in £.");
  export (fixture, book);
  check_tags (fixture, book);
}

/* Longer than any page, and still all of it, in order: a row that goes on is one more in the tags. */
static void
test_long_text (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DewBook) book = dew_book_new ("Long");
  DewSheet *sheet = dew_book_add_sheet (book, "Long", "Long");
  g_autoptr (GString) text = g_string_new (NULL), found = g_string_new (NULL);
  g_autofree char *dense = NULL;
  Said said;

  for (guint i = 0; text->len < 32760; i++)
    g_string_append_printf (text, "%sword%u", i > 0 ? " " : "", i);
  dew_sheet_column (sheet, "What", 0);
  dew_sheet_row (sheet);
  dew_sheet_text (sheet, 0, 0, text->str);
  export (fixture, book);

  read_tags (fixture, &said);
  for (guint i = 0; i < said.cells->len; i++)
    g_string_append (found, g_ptr_array_index (said.cells, i));
  dense = drop_spaces (text->str);
  g_assert_true (strcmp (found->str, dense) == 0);
  g_assert_cmpuint (said.tables, ==, 1);
  clear_said (&said);
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* As it is read by eye: every page has its number, and every figure stands in one piece. */
static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DewPages) pages = dew_pages_new (fixture->book, NULL, NULL, NULL, NULL, NULL);
  guint n = dew_pages_count (pages);
  g_autofree char *text = NULL;

  export (fixture, fixture->book);
  text = ask (fixture, "pdftotext", "-layout");
  g_assert_cmpuint (count (text, "\f"), ==, n);
  for (guint p = 1; p <= n; p++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u\n\f", p, n);

      g_assert_cmpuint (count (text, number), ==, 1);
    }
  for (guint i = 0; i < fixture->book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (fixture->book->sheets, i);

      g_assert_nonnull (strstr (text, sheet->title));
      for (guint r = 0; r < sheet->rows->len; r++)
        for (guint c = 0; c < sheet->columns->len; c++)
          {
            const DewCell *cell = dew_sheet_cell (sheet, r, c);
            g_autofree char *figure = dew_cell_text (cell);

            if (dew_cell_is_figure (cell) && strstr (text, figure) == NULL)
              g_error ("%s is not in %s", figure, sheet->name);
          }
      for (guint k = 0; k < sheet->live_notes->len; k++)
        g_assert_null (strstr (text, g_ptr_array_index (sheet->live_notes, k)));
    }
  g_assert_null (strstr (text, "(input)"));
}

/* No word lies over the edge of its paper. */
static void
test_boxes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  double width = 0, height = 0;
  guint words = 0, pages = 0;

  export (fixture, fixture->book);
  text = ask (fixture, "pdftotext", "-bbox");
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      double left, top, right, bottom;

      if (sscanf (lines[i], " <page width=\"%lf\" height=\"%lf\"", &width, &height) == 2)
        pages++;
      if (sscanf (lines[i], " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &left, &top, &right, &bottom) != 4)
        continue;
      g_assert_true (left >= dew_page_format_a4.left - 1 && top >= dew_page_format_a4.top - 4);
      g_assert_true (right <= width - dew_page_format_a4.right + 1 && bottom <= height - dew_page_format_a4.bottom + 4);
      words++;
    }
  g_assert_cmpuint (pages, >, 3);
  g_assert_cmpuint (words, >, 300);
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DewPages) pages = dew_pages_new (fixture->book, NULL, NULL, NULL, NULL, NULL);
  g_autofree char *number = g_strdup_printf ("%u\n", dew_pages_count (pages));
  g_autofree char *said = NULL;
  const char *at;
  Said tags;

  g_free (fixture->book->date);
  fixture->book->date = g_strdup ("2013-05-23");
  export (fixture, fixture->book);
  said = ask (fixture, "pdfinfo", "-isodates");
  g_assert_nonnull (strstr (said, "Title:           Pooled budgets\n"));
  g_assert_nonnull (strstr (said, "Subject:         Draft\n"));
  g_assert_nonnull (strstr (said, "CreationDate:    2013-05-23T00:00:00Z\n"));
  g_assert_nonnull (strstr (said, "Tagged:          yes\n"));
  at = strstr (said, "Pages:           ");
  g_assert_true (at != NULL && g_str_has_prefix (at + strlen ("Pages:           "), number));

  /* Its name and its page, of every sheet that the cover lists. */
  read_tags (fixture, &tags);
  g_assert_cmpuint (tags.links, ==, 2 * (fixture->book->sheets->len - 1));
  clear_said (&tags);
}

static gboolean
holds (const char *bytes,
       gsize       length,
       const char *text)
{
  gsize n = strlen (text);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (bytes + i, text, n) == 0)
      return TRUE;
  return FALSE;
}

/* The outline is plain in the file: a title of each sheet, in order. */
static void
test_outline (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DewBook) book = dew_book_new ("Outline");
  g_autofree char *bytes = NULL;
  gsize length;

  for (guint i = 0; i < 3; i++)
    dew_sheet_column (dew_book_add_sheet (book, (const char *[]) { "First", "Second", "Third" }[i], "Title"), "Head", 0);
  export (fixture, book);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_true (holds (bytes, length, "/Outlines"));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("/Title (%s)", (const char *[]) { "First", "Second", "Third" }[i]);

      g_assert_true (holds (bytes, length, title));
    }
}

/* A book without a day has one all the same, and two without sheets or tables are files that can be read. */
static void
test_bare (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DewBook) book = dew_book_new ("");
  g_autofree char *said = NULL;

  dew_book_add_sheet (book, "Bare", "Bare");
  export (fixture, book);
  said = ask (fixture, "pdfinfo", "-isodates");
  g_assert_nonnull (strstr (said, "CreationDate:    2000-01-01T00:00:00Z\n"));
  g_assert_nonnull (strstr (said, "Pages:           1\n"));
}

/* So many cells are drawn without tags. */
static void
test_many_cells (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DewBook) book = dew_book_new ("Many");
  DewSheet *sheet = dew_book_add_sheet (book, "Many", "Many");
  g_autofree char *said = NULL;

  for (guint c = 0; c < 400; c++)
    {
      g_autofree char *heading = g_strdup_printf ("%u", c);

      dew_sheet_column (sheet, heading, 0);
    }
  for (guint r = 0; r < 626; r++)
    dew_sheet_row (sheet);
  export (fixture, book);
  said = ask (fixture, "pdfinfo", "-isodates");
  g_assert_nonnull (strstr (said, "Tagged:          no\n"));
}

/* ---- The same, or nothing ---- */

static void
test_twice (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DewBook) again = make_annexes ();
  g_autofree char *first = NULL, *second = NULL;
  gsize first_length, second_length;

  export (fixture, fixture->book);
  g_assert_true (g_file_get_contents (fixture->path, &first, &first_length, NULL));
  g_usleep (1100000);
  export (fixture, again);
  g_assert_true (g_file_get_contents (fixture->path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

/* Some of it is on the disk when the rest has no room. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  static const rlim_t sizes[] = { 0, 4096, 65536, 70000 };

  signal (SIGXFSZ, SIG_IGN);
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      struct rlimit before, small;
      gboolean exported;

      write_text (fixture->path, "before");
      g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
      small = before;
      small.rlim_cur = sizes[s];
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      exported = dew_export_pdf (fixture->book, fixture->path, NULL, NULL, NULL, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

      g_assert_false (exported);
      g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
      g_assert_nonnull (strstr (error->message, "no room"));
      text = read_text (fixture->path);
      g_assert_cmpstr (text, ==, "before");
      g_assert_cmpuint (count_files (fixture->folder), ==, 1);
    }
}

/* Somebody who may write everywhere is nobody for a while. */
#define NOBODY 65534

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  gboolean master = geteuid () == 0;
  g_autoptr (GError) error = NULL;
  gboolean exported;

  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  if (master)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  exported = dew_export_pdf (fixture->book, fixture->path, NULL, NULL, NULL, &error);
  if (master)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);

  g_assert_false (exported);
  g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

typedef struct {
  GCancellable *cancellable;
  guint         left;           /* how often progress is told before it is cancelled */
  double        last;
} Cancelling;

static void
cancel_cb (double   done,
           gpointer data)
{
  Cancelling *cancelling = data;

  g_assert_true (done >= cancelling->last && done <= 1);
  cancelling->last = done;
  if (cancelling->left-- == 0)
    g_cancellable_cancel (cancelling->cancellable);
}

/* At every moment that there is, up to the last. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  gboolean exported = FALSE;
  guint moments = 0;

  for (; !exported; moments++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Cancelling cancelling = { cancellable, moments, 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      write_text (fixture->path, "before");
      exported = dew_export_pdf (fixture->book, fixture->path, cancellable, cancel_cb, &cancelling, &error);
      g_assert_cmpuint (count_files (fixture->folder), ==, 1);
      if (exported)
        break;
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      text = read_text (fixture->path);
      g_assert_cmpstr (text, ==, "before");
    }
  g_assert_cmpuint (moments, >, 5);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/pdf/tags", test_tags);
  ADD ("/pdf/charts", test_charts);
  ADD ("/pdf/long-text", test_long_text);
  ADD ("/pdf/text", test_text);
  ADD ("/pdf/boxes", test_boxes);
  ADD ("/pdf/properties", test_properties);
  ADD ("/pdf/outline", test_outline);
  ADD ("/pdf/bare", test_bare);
  ADD ("/pdf/many-cells", test_many_cells);
  ADD ("/pdf/twice", test_twice);
  ADD ("/pdf/full", test_full);
  ADD ("/pdf/read-only", test_read_only);
  ADD ("/pdf/cancelled", test_cancelled);

  return g_test_run ();
}
