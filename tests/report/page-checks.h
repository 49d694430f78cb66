/* page-checks.h: books to lay out on pages, and what holds of every page. */
#pragma once

#include <string.h>

#include "dew-cell-text.h"
#include "dew-pages-private.h"
#include "dew-sheet-chart.h"

#define SLACK 0.1               /* points */

/* ---- Books ---- */

static const char *const words[] = {
  "Older", "people", "Clinical", "Commissioning", "Group", "re-provision", "‘Better’", "care", "a", "of", "Ŵŷ", "日本語", "e\u0301", "£12.5m", "=cmd()", "👍", "مرحبا",
};

static inline void
append_words (GString *text,
              int      n)
{
  for (; n > 0; n--)
    g_string_append_printf (text, "%s%s", text->len > 0 ? (g_test_rand_int_range (0, 30) == 0 ? "\n" : " ") : "",
                            words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
}

static inline char *
make_text (int most)
{
  GString *text = g_string_new (NULL);

  append_words (text, g_test_rand_int_range (0, most));
  return g_string_free (text, FALSE);
}

/* Now and then one that no page can hold. */
static inline void
put_text (DewSheet *sheet,
          guint     row,
          guint     column)
{
  int kind = g_test_rand_int_range (0, 200);
  g_autofree char *text = make_text (kind == 0 ? 1500 : kind < 20 ? 40 : 5);

  dew_sheet_text (sheet, row, column, text);
}

static inline void
put_cell (DewSheet *sheet,
          guint     row,
          guint     column,
          gboolean  figures)
{
  static const DewCellType types[] = { DEW_CELL_MONEY, DEW_CELL_PENCE, DEW_CELL_COUNT, DEW_CELL_PERCENT };
  gint64 number = (gint64) g_test_rand_int () * g_test_rand_int_range (1, 4000);

  if (g_test_rand_int_range (0, 6) == 0)
    return;
  if (!figures)
    put_text (sheet, row, column);
  else if (g_test_rand_int_range (0, 20) == 0)
    dew_sheet_date (sheet, row, column, "2013-09-30", 0);
  else
    dew_sheet_number (sheet, row, column, types[g_test_rand_int_range (0, G_N_ELEMENTS (types))], number, g_test_rand_bit () ? DEW_CELL_SIGNED : 0);
}

/* Of the first rows, and of what amounts there are in the last columns. */
static inline void
chart_sheet (DewSheet *sheet,
             guint     most)
{
  DewSheetChart *chart = dew_sheet_chart_new (sheet, (DewSheetChartKind) g_test_rand_int_range (0, 3), 0, MIN (sheet->rows->len, most), "Row", "Amount");
  guint n = MIN (sheet->columns->len, DEW_SHEET_MAX_SERIES);

  for (guint i = 0; i < n; i++)
    {
      const DewSheetColumn *column = g_ptr_array_index (sheet->columns, sheet->columns->len - n + i);

      dew_sheet_chart_add (chart, sheet->columns->len - n + i, i, column->plain);
    }
  dew_sheet_chart_tell (chart, "A chart in words.");
}

static inline void
add_random_sheet (DewBook *book,
                  int      most_rows)
{
  g_autofree char *title = make_text (g_test_rand_int_range (0, 8) == 0 ? 60 : 6);
  DewSheet *sheet = dew_book_add_sheet (book, "Sheet", title);
  int columns = g_test_rand_int_range (0, 18), texts = g_test_rand_int_range (0, 6), rows = columns > 0 ? g_test_rand_int_range (0, most_rows) : 0;

  for (int i = g_test_rand_int_range (0, 9); i > 0; i--)
    {
      g_autofree char *note = make_text (g_test_rand_int_range (0, 30) == 0 ? 1500 : 40);

      dew_sheet_note (sheet, note);
    }
  dew_sheet_live_note (sheet, "Only where there are formulas.");
  for (int c = 0; c < columns; c++)
    {
      g_autofree char *heading = make_text (g_test_rand_int_range (0, 60) == 0 ? 300 : 5);

      if (g_test_rand_bit ())
        dew_sheet_input_column (sheet, heading, 0);
      else
        dew_sheet_column (sheet, heading, 0);
    }
  for (int r = 0; r < rows; r++)
    {
      dew_sheet_row (sheet);
      for (int c = 0; c < columns; c++)
        put_cell (sheet, (guint) r, (guint) c, c >= texts);
      if (g_test_rand_int_range (0, 7) == 0)
        dew_sheet_flag_row (sheet, (guint) r, DEW_CELL_TOTAL);
    }
  if (columns > 0 && rows > 0 && g_test_rand_int_range (0, 3) == 0)
    chart_sheet (sheet, (guint) g_test_rand_int_range (1, 25));
}

/* A table of contents, which is the cover, of all sheets behind it. */
static inline void
add_cover (DewBook *book)
{
  DewSheet *cover = dew_book_add_sheet (book, "Cover", book->title);

  cover->contents = TRUE;
  dew_sheet_column (cover, "Sheet", 26);
  dew_sheet_column (cover, "What it holds", 84);
}

static inline void
fill_cover (DewBook *book)
{
  DewSheet *cover = g_ptr_array_index (book->sheets, 0);

  for (guint i = 1; i < book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i);
      guint row = dew_sheet_row (cover);

      dew_sheet_text (cover, row, 0, sheet->name);
      dew_sheet_cell (cover, row, 0)->flags |= DEW_CELL_LINK;
      dew_sheet_text (cover, row, 1, sheet->about);
    }
}

static inline DewBook *
make_random_book (void)
{
  DewBook *book = dew_book_new ("A random book");

  add_cover (book);
  for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
    add_random_sheet (book, 70);
  fill_cover (book);
  return book;
}

/* One column of texts, and rows of that many lines each. */
static inline DewBook *
make_lines (const guint *lines,
            guint        n)
{
  DewBook *book = dew_book_new ("Lines");
  DewSheet *sheet = dew_book_add_sheet (book, "Lines", "Lines");

  dew_sheet_column (sheet, "What", 0);
  for (guint r = 0; r < n; r++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < lines[r]; i++)
        g_string_append_printf (text, "%s%u", i > 0 ? "\n" : "", i);
      dew_sheet_row (sheet);
      dew_sheet_text (sheet, r, 0, text->str);
    }
  return book;
}

/* ---- What holds on every page ---- */

static inline gboolean
overlap (const DewPageBox *a,
         const DewPageBox *b)
{
  return a->x + a->width > b->x + SLACK && b->x + b->width > a->x + SLACK && a->y + a->height > b->y + SLACK && b->y + b->height > a->y + SLACK;
}

static inline void
check_box (DewPages         *pages,
           guint             page,
           const DewPageBox *box)
{
  const DewPageFormat *format = &pages->format;
  double width, height;

  dew_pages_size (pages, page, &width, &height);
  g_assert_cmpfloat (box->x, >=, format->left - SLACK);
  g_assert_cmpfloat (box->y, >=, format->top - SLACK);
  g_assert_cmpfloat (box->x + box->width, <=, width - format->right + SLACK);
  g_assert_cmpfloat (box->y + box->height, <=, height - format->bottom + SLACK);
  if (box->kind == DEW_BOX_RULE)
    return;

  /* Its text, in the lines it has. */
  g_assert_true (box->run.text == box->text);
  g_assert_cmpfloat (dew_page_text_extent (pages->texts, &box->run), <=, box->width + SLACK);
  if (box->run.cut)
    return;
  g_assert_cmpfloat (box->height, >=,
                     MIN (dew_page_text_lines (pages->texts, &box->run), box->run.n > 0 ? box->run.n : G_MAXUINT) * box->run.size *
                     dew_page_text_pitch (pages->texts) - SLACK);
  g_assert_cmpfloat (box->run.size, >=, DEW_TYPE_SMALLEST);
}

static inline void
check_footer (DewPages     *pages,
              guint         page,
              const GArray *boxes)
{
  g_autofree char *number = g_strdup_printf ("Page %u of %u", page + 1, dew_pages_count (pages));
  guint n = 0;

  for (guint i = 0; i < boxes->len; i++)
    {
      const DewPageBox *box = &g_array_index (boxes, DewPageBox, i);

      n += box->kind == DEW_BOX_FOOTER;
      if (i == boxes->len - 1)
        g_assert_cmpstr (box->text, ==, number);
    }
  g_assert_cmpuint (n, ==, 3);
}

static const DewPageBox *
find_heading (const GArray     *boxes,
              const DewPageBox *cell)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const DewPageBox *box = &g_array_index (boxes, DewPageBox, i);

      if (box->kind == DEW_BOX_HEADING && box->column == cell->column)
        return box;
    }
  return NULL;
}

static inline void
check_boxes (DewPages     *pages,
             guint         page,
             const GArray *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const DewPageBox *box = &g_array_index (boxes, DewPageBox, i);

      check_box (pages, page, box);
      for (guint k = 0; k < i && box->kind != DEW_BOX_RULE; k++)
        if (g_array_index (boxes, DewPageBox, k).kind != DEW_BOX_RULE)
          g_assert_false (overlap (box, &g_array_index (boxes, DewPageBox, k)));

      if (box->kind == DEW_BOX_CELL)
        {
          const DewPageBox *heading = find_heading (boxes, box);

          g_assert_nonnull (heading);
          g_assert_cmpfloat_with_epsilon (heading->x, box->x, SLACK);
          g_assert_cmpfloat (heading->y, <, box->y);
        }
    }
  check_footer (pages, page, boxes);
}

/* A chart is whole, and stands above the table; before it there is nothing but notes. */
static inline guint
count_charts (const DewPageSheet *measured,
              const GArray       *boxes,
              gboolean            begun)
{
  guint n = 0;

  for (guint i = 0; i < boxes->len; i++)
    {
      const DewPageBox *box = &g_array_index (boxes, DewPageBox, i);

      if (box->kind == DEW_BOX_CELL || box->kind == DEW_BOX_HEADING)
        begun = TRUE;
      if (box->kind != DEW_BOX_CHART)
        continue;
      g_assert_false (begun);
      g_assert_cmpstr (box->text, ==, measured->sheet->chart->words);
      g_assert_cmpfloat (box->width, ==, measured->chart->width);
      g_assert_cmpfloat (box->height, ==, measured->chart->height);
      n++;
    }
  return n;
}

/* ---- What holds of a sheet's pages together ---- */

typedef struct {
  guint *lines;                 /* by row and column: how many have been seen */
  guint  n_columns;
} Seen;

static inline double
sum_heights (DewPages     *pages,
             DewPageSheet *measured,
             guint         first,
             guint         last)
{
  double sum = 0;

  for (guint r = first; r <= last; r++)
    sum += _dew_page_sheet_row_height (measured, _dew_page_sheet_lines (pages, measured, r));
  return sum;
}

/* Only a row that no page can hold is broken, and a total row begins no page that the row before it could begin. */
static inline void
check_first_row (DewPages         *pages,
                 DewPageSheet     *measured,
                 const DewPageBox *box)
{
  double room = _dew_page_sheet_row_room (measured);
  guint row = box->row;

  if (box->run.first > 0)
    {
      g_assert_cmpfloat (sum_heights (pages, measured, row, row), >, room);
      return;
    }
  if (row == 0 || !_dew_page_sheet_is_total (measured, row))
    return;
  while (row > 0 && _dew_page_sheet_is_total (measured, row))
    row--;
  if (!_dew_page_sheet_is_total (measured, row))
    g_assert_cmpfloat (sum_heights (pages, measured, row, box->row), >, room);
}

/* Every line of every cell comes once, in order; where columns go on beside, the first ones come again. */
static inline void
count_cells (const GArray *boxes,
             Seen         *seen,
             guint         band)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const DewPageBox *box = &g_array_index (boxes, DewPageBox, i);
      guint *lines;

      if (box->kind != DEW_BOX_CELL)
        continue;
      lines = &seen->lines[box->row * seen->n_columns + box->column];
      if (band > 0 && *lines == box->run.first + box->run.n)
        continue;
      g_assert_cmpuint (box->run.first, ==, *lines);
      *lines += box->run.n;
    }
}

static inline void
check_counted (DewPages     *pages,
               DewPageSheet *measured,
               const Seen   *seen)
{
  for (guint r = 0; r < measured->sheet->rows->len; r++)
    for (guint c = 0; c < seen->n_columns; c++)
      g_assert_cmpuint (seen->lines[r * seen->n_columns + c], ==, _dew_page_sheet_lines (pages, measured, r));
}

static const DewPageBox *
find_first_cell (const GArray *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    if (g_array_index (boxes, DewPageBox, i).kind == DEW_BOX_CELL)
      return &g_array_index (boxes, DewPageBox, i);
  return NULL;
}

static inline void
check_texts (const DewPageSheet *measured,
             const GArray       *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const DewPageBox *box = &g_array_index (boxes, DewPageBox, i);
      g_autofree char *text = NULL;

      if (box->kind != DEW_BOX_CELL || box->column >= measured->sheet->columns->len)
        continue;
      text = dew_cell_text (dew_sheet_cell (measured->sheet, box->row, box->column));
      g_assert_cmpstr (box->text, ==, text);
      g_assert_true (box->run.align == (dew_cell_is_figure (dew_sheet_cell (measured->sheet, box->row, box->column)) ? 1 : 0));
    }
}

/* The notes, all of them and none that is live, in full. */
static inline void
count_notes (const GArray *boxes,
             GString      *said)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const DewPageBox *box = &g_array_index (boxes, DewPageBox, i);

      if ((box->kind == DEW_BOX_TITLE || box->kind == DEW_BOX_NOTE) && box->run.first == 0)
        g_string_append_printf (said, "%s\n", box->text);
    }
}

static inline void
check_notes (const DewPageSheet *measured,
             const GString      *said)
{
  const GPtrArray *notes = measured->sheet->notes;
  g_autoptr (GString) expected = g_string_new (measured->sheet->title);

  g_string_append_c (expected, '\n');
  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (expected, "%s\n", (const char *) g_ptr_array_index (notes, i));
  g_assert_true (g_str_has_prefix (said->str, expected->str));
  g_assert_null (strstr (said->str, "Only where there are formulas."));
}

static inline void
check_sheet (DewPages *pages,
             guint     sheet)
{
  DewPageSheet *measured = g_ptr_array_index (pages->sheets, sheet);
  guint n_cells = MAX (measured->sheet->rows->len * measured->n_columns, 1), page = dew_pages_first (pages, sheet);
  g_autofree guint *lines = g_new0 (guint, n_cells);
  g_autoptr (GString) said = g_string_new (NULL);
  Seen seen = { lines, measured->n_columns };
  guint charts = 0;

  for (; page < dew_pages_count (pages) && dew_pages_sheet (pages, page) == sheet; page++)
    {
      g_autoptr (GArray) boxes = dew_pages_boxes (pages, page);
      const DewPageBox *first = find_first_cell (boxes);

      check_boxes (pages, page, boxes);
      check_texts (measured, boxes);
      charts += count_charts (measured, boxes, g_array_index (pages->pages, DewPage, page).rows.item > 0);
      count_cells (boxes, &seen, g_array_index (pages->pages, DewPage, page).band);
      count_notes (boxes, said);
      if (first != NULL)
        check_first_row (pages, measured, first);
    }
  check_counted (pages, measured, &seen);
  g_assert_cmpuint (charts, ==, measured->chart != NULL);
  check_notes (measured, said);
}

static inline void
check_pages (DewPages *pages)
{
  guint sheet = 0;

  for (guint p = 0; p < dew_pages_count (pages); p++)
    {
      if (p > 0 && dew_pages_sheet (pages, p) != sheet)
        sheet++;
      g_assert_cmpuint (dew_pages_sheet (pages, p), ==, sheet);
    }
  for (guint i = 0; i < pages->book->sheets->len; i++)
    check_sheet (pages, i);
}
