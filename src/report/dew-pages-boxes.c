/* dew-pages-boxes.c: what stands where on a page. */
#include "dew-pages-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cell-text.h"

/* Points. */
#define FAINT 0.3
#define RULE  0.6
#define THICK 1.0               /* under the header row */
#define FOOT_GAP 12.0           /* between the texts of the footer */

typedef struct {
  DewPages      *pages;
  DewPageSheet  *measured;
  const DewPage *page;
  guint          number;        /* of the page, from 0 */
  double         left, y;
  GArray        *boxes;
} Filling;

static void
clear_box (gpointer data)
{
  g_free (((DewPageBox *) data)->text);
}

/* Takes over the text. */
static DewPageBox *
add_text (Filling    *filling,
          DewBoxKind  kind,
          char       *text,
          DewPageRun  run,
          double      x,
          double      y,
          guint       lines)
{
  DewPageBox box = { .kind = kind, .x = x, .y = y, .width = run.width, .text = text, .run = run };

  box.run.text = text;
  box.height = lines * filling->measured->pitch * run.size;
  g_array_append_val (filling->boxes, box);
  return &g_array_index (filling->boxes, DewPageBox, filling->boxes->len - 1);
}

static void
add_rule (Filling *filling,
          double   y,
          double   height,
          gboolean faint)
{
  const DewColumnBand *band = g_ptr_array_index (filling->measured->plan->bands, filling->page->band);
  DewPageBox box = { .kind = DEW_BOX_RULE, .x = filling->left, .y = y, .width = band->width, .height = height, .faint = faint };

  g_array_append_val (filling->boxes, box);
}

/* ---- Above the table ---- */

static void
add_running_title (Filling *filling)
{
  char *text = g_strdup_printf (_("%s (continued)"), filling->measured->sheet->title);
  DewPageRun run = { .size = DEW_RUNNING_SIZE, .bold = TRUE, .width = filling->measured->width, .n = 1, .cut = TRUE };
  DewPageBox *box = add_text (filling, DEW_BOX_RUNNING, text, run, filling->left, filling->y, 1);

  box->repeated = TRUE;
  filling->y += DEW_RUNNING_ROOM;
}

static void
add_paragraphs (Filling *filling)
{
  const DewPageSpan *span = &filling->page->paragraphs;
  guint last = span->end_line > 0 ? span->end_item + 1 : span->end_item;

  for (guint i = span->item; i < last; i++)
    {
      const DewParagraph *paragraph = &g_array_index (filling->measured->paragraphs, DewParagraph, i);
      DewPageRun run = { .size = paragraph->size, .bold = paragraph->bold, .width = paragraph->width };
      guint end = i == span->end_item ? span->end_line : paragraph->lines;
      DewPageBox *box;

      run.first = i == span->item ? span->line : 0;
      run.n = end - run.first;
      if (i > span->item)
        filling->y += paragraph->gap;
      box = add_text (filling, paragraph->kind, g_strdup (paragraph->text), run, filling->left, filling->y, run.n);
      box->repeated = run.first > 0;
      filling->y += box->height;
    }
}

/* ---- The chart ---- */

/* In words it takes no more room than it has as a drawing, which it lies behind. */
static void
add_chart (Filling *filling)
{
  const DewPageChart *chart = filling->measured->chart;
  DewPageRun run = { .text = filling->measured->sheet->chart->words, .size = DEW_TYPE_SMALLEST, .width = chart->width };
  guint fitting = MAX ((guint) (chart->height / (filling->measured->pitch * run.size)), 1);
  DewPageBox *box;

  if (filling->page->paragraphs.end_item > filling->page->paragraphs.item)
    filling->y += DEW_CHART_GAP;
  if (dew_page_text_lines (filling->pages->texts, &run) > fitting)
    {
      run.n = fitting;
      run.cut = TRUE;
    }
  box = add_text (filling, DEW_BOX_CHART, g_strdup (run.text), run, filling->left, filling->y, 0);
  box->height = chart->height;
  filling->y += chart->height;
}

/* ---- The table ---- */

static gboolean
is_first_of_table (const DewPage *page)
{
  return page->rows.item == 0 && page->rows.line == 0 && page->band == 0;
}

/* Headings stand at the foot of their row. */
static void
add_headings (Filling *filling)
{
  const DewPageSheet *measured = filling->measured;
  const DewColumnBand *band = g_ptr_array_index (measured->plan->bands, filling->page->band);
  double pad = DEW_ROW_PAD * measured->plan->size, line = measured->pitch * measured->plan->size;

  for (guint i = 0; i < band->places->len; i++)
    {
      const DewColumnPlace *place = &g_array_index (band->places, DewColumnPlace, i);
      DewPageRun run = _dew_page_sheet_run (measured, DEW_NO_ROW, place);
      DewPageBox *box;
      guint lines;

      run.text = _dew_page_sheet_heading (measured, place->column);
      lines = dew_page_text_lines (filling->pages->texts, &run);
      if (lines > measured->head_lines)
        {
          lines = run.n = measured->head_lines;
          run.cut = TRUE;
        }
      box = add_text (filling, DEW_BOX_HEADING, g_strdup (run.text), run, filling->left + place->x,
                      filling->y + pad + (measured->head_lines - lines) * line, lines);
      box->row = DEW_NO_ROW;
      box->column = place->column;
      box->repeated = !is_first_of_table (filling->page);
    }
  filling->y += _dew_page_sheet_head_height (measured);
}

/* The page, from 1, of the sheet of that name; 0 where there is none. */
static guint
find_page (const DewPages *pages,
           const char     *name)
{
  for (guint i = 0; name != NULL && i < pages->book->sheets->len; i++)
    if (strcmp (((const DewSheet *) g_ptr_array_index (pages->book->sheets, i))->name, name) == 0)
      return dew_pages_first (pages, i) + 1;
  return 0;
}

/* Where a row of a table of contents leads. */
static guint
find_target (const Filling *filling,
             guint          row)
{
  const DewSheet *sheet = filling->measured->sheet;

  for (guint c = 0; c < sheet->columns->len; c++)
    if (dew_sheet_cell (sheet, row, c)->flags & DEW_CELL_LINK)
      return find_page (filling->pages, dew_sheet_cell (sheet, row, c)->text);
  return 0;
}

static char *
describe_cell (const Filling *filling,
               guint          row,
               guint          column,
               guint         *leads_to)
{
  const DewSheet *sheet = filling->measured->sheet;
  const DewCell *cell;

  *leads_to = 0;
  if (column >= sheet->columns->len)
    {
      *leads_to = find_target (filling, row);
      return *leads_to > 0 ? g_strdup_printf ("%u", *leads_to) : g_strdup ("");
    }

  cell = dew_sheet_cell (sheet, row, column);
  if (cell->flags & DEW_CELL_LINK)
    *leads_to = find_page (filling->pages, cell->text);
  return dew_cell_text (cell);
}

static void
add_row (Filling *filling,
         guint    row,
         guint    first,
         guint    lines)
{
  const DewPageSheet *measured = filling->measured;
  const DewColumnBand *band = g_ptr_array_index (measured->plan->bands, filling->page->band);
  double pad = DEW_ROW_PAD * measured->plan->size;

  for (guint i = 0; i < band->places->len; i++)
    {
      const DewColumnPlace *place = &g_array_index (band->places, DewColumnPlace, i);
      DewPageRun run = _dew_page_sheet_run (measured, row, place);
      guint leads_to;
      char *text = describe_cell (filling, row, place->column, &leads_to);
      DewPageBox *box;

      run.first = first;
      run.n = lines;
      box = add_text (filling, DEW_BOX_CELL, text, run, filling->left + place->x, filling->y + pad, lines);
      box->row = row;
      box->column = place->column;
      box->leads_to = leads_to;
      box->repeated = first > 0;
    }
  filling->y += _dew_page_sheet_row_height (measured, lines);
}

static void
add_row_rule (Filling *filling,
              gboolean strong)
{
  double height = strong ? RULE : FAINT;

  add_rule (filling, filling->y - height / 2, height, !strong);
}

static void
add_rows (Filling *filling)
{
  const DewPageSpan *span = &filling->page->rows;
  guint last = span->end_line > 0 ? span->end_item + 1 : span->end_item;

  for (guint row = span->item; row < last; row++)
    {
      guint first = row == span->item ? span->line : 0;
      guint end = row == span->end_item ? span->end_line
                                        : _dew_page_sheet_lines (filling->pages, filling->measured, row);

      if (row > span->item)
        add_row_rule (filling, _dew_page_sheet_is_total (filling->measured, row));
      add_row (filling, row, first, end - first);
    }
}

static void
add_table (Filling *filling)
{
  if (filling->page->chart)
    filling->y += DEW_CHART_GAP;
  else if (filling->page->paragraphs.end_item > filling->page->paragraphs.item)
    filling->y += DEW_TABLE_GAP;
  add_headings (filling);
  add_rule (filling, filling->y - THICK, THICK, FALSE);
  add_rows (filling);
  add_row_rule (filling, filling->page->rows.end_item >= filling->measured->sheet->rows->len);
}

/* ---- The footer ---- */

/* What is too long for its third of the line ends in …: it stands in full at the beginning of the book, or of the sheet. */
static void
add_footer_text (Filling *filling,
                 char    *text,
                 double   align)
{
  double third = (filling->measured->width - 2 * FOOT_GAP) / 3;
  DewPageRun run = { .size = DEW_FOOT_SIZE, .width = third, .n = 1, .cut = TRUE, .align = align };
  double y = filling->measured->page_height - filling->pages->format.bottom - filling->measured->pitch * DEW_FOOT_SIZE;

  add_text (filling, DEW_BOX_FOOTER, text, run, filling->left + 2 * align * (third + FOOT_GAP), y, 1);
}

static void
add_footer (Filling *filling)
{
  const DewBook *book = filling->pages->book;
  const char *sheet = filling->measured->sheet->name;
  gboolean marked = *book->marking != '\0';

  add_footer_text (filling, marked ? g_strdup_printf ("%s, %s", book->title, sheet) : g_strdup (book->title), 0);
  add_footer_text (filling, g_strdup (marked ? book->marking : sheet), 0.5);
  add_footer_text (filling, g_strdup_printf (_("Page %u of %u"), filling->number + 1, filling->pages->pages->len), 1);
}

GArray *
dew_pages_boxes (DewPages *pages,
                 guint     page)
{
  Filling filling = { .pages = pages, .number = page };

  g_return_val_if_fail (pages != NULL && page < pages->pages->len, NULL);

  filling.page = &g_array_index (pages->pages, DewPage, page);
  filling.measured = g_ptr_array_index (pages->sheets, filling.page->sheet);
  filling.left = pages->format.left;
  filling.y = pages->format.top;
  filling.boxes = g_array_new (FALSE, FALSE, sizeof (DewPageBox));
  g_array_set_clear_func (filling.boxes, clear_box);

  if (!_dew_page_is_first (filling.page))
    add_running_title (&filling);
  add_paragraphs (&filling);
  if (filling.page->chart)
    add_chart (&filling);
  if (filling.page->table)
    add_table (&filling);
  add_footer (&filling);
  return filling.boxes;
}
