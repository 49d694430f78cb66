/* dew-html.c: annexes as HTML. */
#include "dew-html.h"

#include <glib/gi18n-lib.h>

#include "dew-html-private.h"
#include "dew-page-chart.h"
#include "dew-pages.h"
#include "dew-xlsx-look.h"

#define ROWS_A_TICK 1024

/* A page is A4 lying, with 12 mm of margin: so many points are between. */
#define PAGE_WIDTH 773.0

/* Points: of the type in tables, where it can be that large on paper. */
#define TABLE_SIZE 8.0

/* Points; and dots of a picture in each, which is two of the screen's. */
#define CHART_WIDTH  600.0
#define CHART_HEIGHT 1000.0     /* at the most */
#define CHART_DOTS   (2 * 96 / 72.0)

/* Of the screen, in a point. */
#define SCREEN_DOTS (96 / 72.0)

/* A writer of a file hands on what it has now and then; one of a text keeps it. */
typedef struct {
  GString      *out;
  DewSafeFile  *file;           /* borrowed; NULL: none */
  DewPageText  *texts;          /* what tables are made to fit a page with, and charts are drawn with; NULL: neither */
  GCancellable *cancellable;
} Writer;

/* FALSE when cancelled. */
static gboolean
hand_on (Writer  *writer,
         GError **error)
{
  if (writer->file == NULL)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (writer->cancellable, error))
    return FALSE;

  dew_safe_file_write (writer->file, writer->out->str, (gssize) writer->out->len);
  g_string_truncate (writer->out, 0);
  return TRUE;
}

/* A text in an element outside of a table. Only of cells can be said that they hold texts, so where that must be, it
 * stands in one. */
static void
append_text (GString    *out,
             const char *element,
             const char *attributes,
             const char *text)
{
  gboolean in_cell = _dew_html_looks_like_formula (text);

  if (in_cell)
    g_string_append (out, "<table role=\"presentation\"><tr><td" DEW_HTML_TEXT " style=\"" DEW_HTML_TEXT_STYLE "\">");
  g_string_append_printf (out, "<%s%s>", element, attributes);
  _dew_html_text (out, text, "<br>");
  g_string_append_printf (out, "</%s>", element);
  if (in_cell)
    g_string_append (out, "</td></tr></table>");
  g_string_append_c (out, '\n');
}

/* ---- What heads a row ---- */

static gboolean
is_text_column (const DewSheet *sheet,
                guint           column)
{
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const DewCell *cell = dew_sheet_cell (sheet, r, column);

      if (cell->type != DEW_CELL_EMPTY)
        return cell->type == DEW_CELL_TEXT;
    }
  return FALSE;
}

static char *
join_texts (const DewSheet *sheet,
            guint           row,
            guint           n)
{
  GString *joined = g_string_new (NULL);

  for (guint c = 0; c < n; c++)
    {
      const char *text = dew_sheet_cell (sheet, row, c)->text;

      g_string_append_printf (joined, "%s\x1f", text != NULL ? text : "");
    }
  return g_string_free (joined, FALSE);
}

static gboolean
tells_apart (const DewSheet *sheet,
             guint           n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint r = 0; r < sheet->rows->len; r++)
    if (!g_hash_table_add (seen, join_texts (sheet, r, n)))
      return FALSE;
  return TRUE;
}

/* How many columns head the rows: a screen reader says them with every cell, so as few as tell the rows apart; the
 * first alone, where all do not. A table of nothing else has nothing to head. */
static guint
count_heads (const DewSheet *sheet)
{
  guint n = 0;

  while (n + 1 < sheet->columns->len && is_text_column (sheet, n))
    if (tells_apart (sheet, ++n))
      return n;
  return MIN (n, 1);
}

/* ---- A sheet ---- */

static void
append_head (GString        *out,
             const DewSheet *sheet,
             const char     *look)
{
  g_string_append (out, "<thead valign=\"bottom\">\n<tr>");
  for (guint c = 0; c < sheet->columns->len; c++)
    {
      const DewSheetColumn *column = g_ptr_array_index (sheet->columns, c);
      const char *side = dew_xlsx_is_number_column (sheet, c) ? "right" : "left";

      g_string_append_printf (out, "<th scope=\"col\" align=\"%s\"" DEW_HTML_TEXT " style=\"text-align: %s; font-weight: bold; " DEW_HTML_TEXT_STYLE "%s%s\">", side, side,
                              look != NULL ? "; " : "", look != NULL ? look : "");
      _dew_html_text (out, column->plain, "<br>");
      g_string_append (out, "</th>");
    }
  g_string_append (out, "</tr>\n</thead>\n");
}

static gboolean
is_total (const DewSheet *sheet,
          guint           row)
{
  for (guint c = 0; c < sheet->columns->len; c++)
    if (dew_sheet_cell (sheet, row, c)->flags & DEW_CELL_TOTAL)
      return TRUE;
  return FALSE;
}

/* A total is a group of its own, which is what rules stand between. */
static void
part_rows (GString        *out,
           const DewSheet *sheet,
           guint           row)
{
  gboolean total = is_total (sheet, row);

  if (row > 0 && (total || is_total (sheet, row - 1)))
    g_string_append (out, "</tbody>\n<tbody valign=\"top\">\n");
  g_string_append (out, total ? "<tr class=\"total\">" : "<tr>");
}

static gboolean
write_rows (Writer         *writer,
            const DewSheet *sheet,
            const char     *look,
            GError        **error)
{
  guint heads = count_heads (sheet);

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      part_rows (writer->out, sheet, r);
      for (guint c = 0; c < sheet->columns->len; c++)
        _dew_html_cell (writer->out, dew_sheet_cell (sheet, r, c), c < heads, look);
      g_string_append (writer->out, "</tr>\n");
      if (r % ROWS_A_TICK == 0 && !hand_on (writer, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- How wide a table is ---- */

/* How wide the columns are: on paper all of them fit beside each other. Old elements again. */
static void
append_columns (GString      *out,
                const GArray *widths)
{
  g_string_append (out, "<colgroup>");
  for (guint i = 0; i < widths->len; i++)
    g_string_append_printf (out, "<col width=\"%.0f\">", MAX (g_array_index (widths, double, i) * SCREEN_DOTS, 1));
  g_string_append (out, "</colgroup>\n");
}

static void
append_width (GString      *out,
              const GArray *widths)
{
  double sum = 0;

  for (guint i = 0; i < widths->len; i++)
    sum += g_array_index (widths, double, i);
  g_string_append_printf (out, " width=\"%.0f%%\"", CLAMP (sum / PAGE_WIDTH * 100, 1, 100));
}

/* The type of a table for which that of the page is too large, in tenths of a point; word processors look for that in each cell. */
static char *
describe_size (double size)
{
  guint tenths = (guint) (size * 10);

  return size < TABLE_SIZE ? g_strdup_printf ("font-size: %u.%upt", tenths / 10, tenths % 10) : NULL;
}

/* The table says in old attributes where its rules are: word processors know those better than style sheets. */
static gboolean
write_table (Writer         *writer,
             const DewSheet *sheet,
             GError        **error)
{
  double size = TABLE_SIZE;
  g_autoptr (GArray) widths = writer->texts != NULL ? dew_pages_widths (writer->texts, sheet, PAGE_WIDTH, writer->cancellable, &size) : NULL;
  g_autofree char *look = describe_size (size);

  if (writer->texts != NULL && widths == NULL)
    return !g_cancellable_set_error_if_cancelled (writer->cancellable, error);

  g_string_append (writer->out, "<table border=\"1\" frame=\"void\" rules=\"groups\" cellspacing=\"0\" cellpadding=\"4\"");
  if (widths != NULL)
    append_width (writer->out, widths);
  g_string_append (writer->out, " aria-label=\"");
  _dew_html_text (writer->out, sheet->title, " ");
  g_string_append (writer->out, "\">\n");
  if (widths != NULL)
    append_columns (writer->out, widths);
  append_head (writer->out, sheet, look);
  g_string_append (writer->out, "<tbody valign=\"top\">\n");
  if (!write_rows (writer, sheet, look, error))
    return FALSE;
  g_string_append (writer->out, "</tbody>\n</table>\n");
  return TRUE;
}

/* ---- The chart ---- */

/* A picture within the page, which is one file: the words are for who does not see it. */
static void
append_chart (Writer              *writer,
              const DewSheetChart *chart)
{
  double height;
  g_autoptr (GBytes) png = dew_page_chart_png (writer->texts, chart, CHART_WIDTH, CHART_HEIGHT, CHART_DOTS, &height);
  g_autofree char *encoded = png != NULL ? g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png)) : NULL;

  if (encoded == NULL)
    return;

  g_string_append_printf (writer->out, "<p><img width=\"%.0f\" height=\"%.0f\" alt=\"", CHART_WIDTH * SCREEN_DOTS, height * SCREEN_DOTS);
  _dew_html_text (writer->out, chart->words, " ");
  g_string_append_printf (writer->out, "\" src=\"data:image/png;base64,%s\"></p>\n", encoded);
}

/* ---- Above the table ---- */

static void
append_notes (GString        *out,
              const DewSheet *sheet)
{
  for (guint i = 0; i < sheet->notes->len; i++)
    append_text (out, "p", "", g_ptr_array_index (sheet->notes, i));
}

static gboolean
write_sheet (Writer         *writer,
             const DewSheet *sheet,
             const char     *id,
             GError        **error)
{
  append_text (writer->out, "h2", id, sheet->title);
  append_notes (writer->out, sheet);
  if (writer->texts != NULL && sheet->chart != NULL)
    append_chart (writer, sheet->chart);
  return sheet->contents || write_table (writer, sheet, error);
}

char *
dew_html_sheet (const DewSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  Writer writer = { .out = g_string_new (NULL) };

  write_sheet (&writer, sheet, "", NULL);
  return g_string_free (writer.out, FALSE);
}

/* ---- A document ---- */

/* A line break stays within a cell of Excel. */
#define LOOK \
  "br { mso-data-placement: same-cell }\n" \
  "table { border-collapse: collapse }\n" \
  "thead th { border-bottom: 1pt solid #000000 }\n" \
  ".total th, .total td { border-top: 1.5pt solid #000000 }\n"

/* What is pasted takes the font of where it goes; a page has its own, and a line under every row. LibreOffice Writer knows
 * neither what is for print nor for the screen, so that what is on paper comes first. */
#define PAGE \
  "body { margin: 2em; font-family: Arial, Helvetica, sans-serif; color: #000000; background: #ffffff }\n" \
  "h1, h2 { font-family: Arial, Helvetica, sans-serif }\n" \
  "h2.sheet { page-break-before: always }\n" \
  "p { margin-top: 0; margin-bottom: 3pt }\n" \
  "td, th { font-size: 8pt }\n" \
  "img { max-width: 100% }\n" \
  "section { margin-top: 3em }\n" \
  "table { font-variant-numeric: tabular-nums }\n" \
  "table[rules] tbody th, table[rules] tbody td { border-bottom: 0.5pt solid #c8c8c8 }\n" \
  "td[align=right] { white-space: nowrap }\n" \
  "@page { size: A4 landscape; margin: 12mm }\n" \
  "@media screen { td, th { font-size: 10pt !important } }\n" \
  "@media print {\n" \
  "body { margin: 0; font-size: 9pt }\n" \
  "section { margin-top: 0 }\n" \
  "thead { display: table-header-group }\n" \
  "tr { break-inside: avoid }\n" \
  "}\n"

static void
append_opening (GString    *out,
                const char *title,
                const char *look)
{
  g_string_append (out,
                   "<!DOCTYPE html>\n"
                   "<html lang=\"en-GB\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\n"
                   "<head>\n<meta charset=\"utf-8\">\n<title>");
  _dew_html_text (out, title, " ");
  g_string_append (out, "</title>\n<style>\n" LOOK);
  _dew_html_formats (out);
  g_string_append_printf (out, "%s</style>\n</head>\n<body>\n", look);
}

#define CLOSING "</body>\n</html>\n"

char *
dew_html_document (const DewSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  GString *out = g_string_new (NULL);
  g_autofree char *body = dew_html_sheet (sheet);

  append_opening (out, sheet->title, "");
  g_string_append (out, body);
  g_string_append (out, CLOSING);
  return g_string_free (out, FALSE);
}

char *
dew_html_documents (const DewBook *book)
{
  g_return_val_if_fail (book != NULL, NULL);

  Writer writer = { .out = g_string_new (NULL) };

  append_opening (writer.out, book->title, "");
  for (guint i = 0; i < book->sheets->len; i++)
    if (dew_sheet_is_read (g_ptr_array_index (book->sheets, i)))
      write_sheet (&writer, g_ptr_array_index (book->sheets, i), "", NULL);
  g_string_append (writer.out, CLOSING);
  return g_string_free (writer.out, FALSE);
}

/* ---- A book ---- */

/* The place in the book of the sheet that a row of the contents leads to; 0, the contents themselves, where it leads
 * nowhere. */
static guint
find_sheet (const DewBook  *book,
            const DewSheet *contents,
            guint           row)
{
  for (guint c = 0; c < contents->columns->len; c++)
    {
      const DewCell *cell = dew_sheet_cell (contents, row, c);

      for (guint i = 0; (cell->flags & DEW_CELL_LINK) && i < book->sheets->len; i++)
        if (g_strcmp0 (((const DewSheet *) g_ptr_array_index (book->sheets, i))->name, cell->text) == 0)
          return i;
    }
  return 0;
}

/* A sheet goes by its title here: a page has no names of sheets. What else the contents say of it is of workbooks. */
static void
append_contents (GString        *out,
                 const DewBook  *book,
                 const DewSheet *contents)
{
  g_string_append_printf (out, "<h2>%s</h2>\n<ul>\n", _("Contents"));
  for (guint r = 0; r < contents->rows->len; r++)
    {
      guint at = find_sheet (book, contents, r);
      g_autofree char *where = g_strdup_printf (" href=\"#table-%u\"", at);

      if (at == 0)
        continue;
      g_string_append (out, "<li>");
      append_text (out, "a", where, ((const DewSheet *) g_ptr_array_index (book->sheets, at))->title);
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, "</ul>\n");
}

static void
append_cover (GString        *out,
              const DewBook  *book,
              const DewSheet *cover)
{
  append_text (out, "h1", "", cover->title);
  append_notes (out, cover);
  append_contents (out, book, cover);
}

static gboolean
write_section (Writer         *writer,
               const DewSheet *sheet,
               guint           at,
               GError        **error)
{
  g_autofree char *id = g_strdup_printf (" id=\"table-%u\" class=\"sheet\"", at);

  g_string_append (writer->out, "<section>\n");
  if (!write_sheet (writer, sheet, id, error))
    return FALSE;
  g_string_append (writer->out, "</section>\n");
  return hand_on (writer, error);
}

gboolean
dew_html_write (const DewBook *book,
                DewSafeFile   *file,
                GCancellable  *cancellable,
                GError       **error)
{
  g_return_val_if_fail (book != NULL && file != NULL, FALSE);

  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DewPageText) texts = dew_page_text_new ();
  Writer writer = { .out = out, .file = file, .texts = texts, .cancellable = cancellable };

  append_opening (out, book->title, PAGE);
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (i == 0 && sheet->contents)
        append_cover (out, book, sheet);
      else if (!write_section (&writer, sheet, i, error))
        return FALSE;
    }

  g_string_append (out, CLOSING);
  return hand_on (&writer, error);
}
