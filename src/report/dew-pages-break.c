/* dew-pages-break.c: where pages end. */
#include "dew-pages-private.h"

/* The last page of a table has so many rows at least, where the one before can spare them. */
#define LAST_ROWS 3

/* Of a row that is broken, so many lines at least begin at the foot of a page. */
#define LEAST_LINES 2

/* Points that sums may differ by. */
#define SLACK 0.01

typedef struct {
  DewPages     *pages;
  DewPageSheet *measured;
  guint         n_rows;
  DewPage       page;           /* being filled */
  double        whole;          /* what it holds above the footer, below the title that is said again */
  double        room;           /* what is left of that */
} Breaking;

gboolean
_dew_page_is_first (const DewPage *page)
{
  return page->paragraphs.item == 0 && page->paragraphs.line == 0;
}

static void
begin_page (Breaking *breaking,
            guint     sheet)
{
  DewPage page = { .sheet = sheet };

  page.paragraphs.item = page.paragraphs.end_item = breaking->page.paragraphs.end_item;
  page.paragraphs.line = page.paragraphs.end_line = breaking->page.paragraphs.end_line;
  page.rows.item = page.rows.end_item = breaking->page.rows.end_item;
  page.rows.line = page.rows.end_line = breaking->page.rows.end_line;
  breaking->page = page;
  breaking->whole = breaking->measured->height - (_dew_page_is_first (&page) ? 0 : DEW_RUNNING_ROOM);
  breaking->room = breaking->whole;
}

/* A table beside itself: the same rows once more, with other columns. */
static void
end_page (Breaking *breaking)
{
  DewPage page = breaking->page;

  g_array_append_val (breaking->pages->pages, page);
  page.paragraphs.item = page.paragraphs.end_item;
  page.paragraphs.line = page.paragraphs.end_line;
  page.chart = FALSE;
  for (page.band = 1; page.table && page.band < breaking->measured->plan->bands->len; page.band++)
    g_array_append_val (breaking->pages->pages, page);
}

static gboolean
is_empty (const Breaking *breaking)
{
  return breaking->room >= breaking->whole - SLACK;
}

static void
turn_page (Breaking *breaking)
{
  guint sheet = breaking->page.sheet;

  end_page (breaking);
  begin_page (breaking, sheet);
}

/* ---- Above the table ---- */

static void
put_paragraph (Breaking           *breaking,
               const DewParagraph *paragraph)
{
  double line = paragraph->size * breaking->measured->pitch;
  guint put = 0;

  while (put < paragraph->lines)
    {
      double gap = is_empty (breaking) || put > 0 ? 0 : paragraph->gap;
      guint fitting = breaking->room - gap < line ? 0 : (guint) ((breaking->room - gap + SLACK) / line);
      guint n = MIN (paragraph->lines - put, fitting);

      if (n == 0 && !is_empty (breaking))
        {
          turn_page (breaking);
          continue;
        }

      n = MAX (n, 1);
      put += n;
      breaking->room -= gap + n * line;
      breaking->page.paragraphs.end_line = put;
    }
  breaking->page.paragraphs.end_item++;
  breaking->page.paragraphs.end_line = 0;
}

/* ---- The chart ---- */

static void
put_chart (Breaking *breaking)
{
  double height = breaking->measured->chart->height;

  if (!is_empty (breaking) && breaking->room < DEW_CHART_GAP + height)
    turn_page (breaking);
  breaking->room -= (is_empty (breaking) ? 0 : DEW_CHART_GAP) + height;
  breaking->page.chart = TRUE;
}

/* ---- The table ---- */

static guint
count_lines (Breaking *breaking,
             guint     row)
{
  return _dew_page_sheet_lines (breaking->pages, breaking->measured, row);
}

/* A total row does not begin a page: a row before it goes with it. *end is where the page would end, least where it may end
 * at the earliest. */
static void
keep_total (Breaking *breaking,
            guint     least,
            guint    *end)
{
  const DewPageSheet *measured = breaking->measured;
  guint row = *end;
  double height = 0;

  if (row >= breaking->n_rows || !_dew_page_sheet_is_total (measured, row))
    return;

  while (row > least && _dew_page_sheet_is_total (measured, row))
    row--;
  for (guint r = row; r <= *end; r++)
    height += _dew_page_sheet_row_height (measured, count_lines (breaking, r));
  if (!_dew_page_sheet_is_total (measured, row) && height <= _dew_page_sheet_row_room (measured) + SLACK)
    *end = row;
}

/* So that no row or two stand alone on the last page, rows before go there with them; as many stay. */
static void
keep_company (Breaking *breaking,
              guint    *end)
{
  const DewPageSheet *measured = breaking->measured;
  guint left = breaking->n_rows - *end, first = breaking->n_rows - MIN (LAST_ROWS, breaking->n_rows);
  double height = 0;

  if (left == 0 || left >= LAST_ROWS || first < breaking->page.rows.item + LAST_ROWS)
    return;

  for (guint r = first; r < breaking->n_rows; r++)
    height += _dew_page_sheet_row_height (measured, count_lines (breaking, r));
  if (height <= _dew_page_sheet_row_room (measured) + SLACK)
    *end = first;
}

/* Takes what fits of a row that no page can hold, into the room. */
static void
break_row (Breaking *breaking,
           guint     lines,
           double    room)
{
  const DewPageSheet *measured = breaking->measured;
  DewPageSpan *rows = &breaking->page.rows;
  double line = measured->pitch * measured->plan->size;
  double bare = room - _dew_page_sheet_row_height (measured, 0);
  guint fitting = bare < line ? 0 : (guint) ((bare + SLACK) / line);

  if (fitting >= MIN (LEAST_LINES, lines - rows->end_line))
    rows->end_line += MIN (fitting, lines - rows->end_line - 1);
}

/* Puts rows onto the page, as many as go. FALSE when cancelled. */
static gboolean
put_rows (Breaking *breaking,
          double    room)
{
  const DewPageSheet *measured = breaking->measured;
  DewPageSpan *rows = &breaking->page.rows;

  while (rows->end_item < breaking->n_rows)
    {
      guint lines = count_lines (breaking, rows->end_item);
      double height = _dew_page_sheet_row_height (measured, lines - rows->end_line);

      if (height > room + SLACK)
        {
          if (_dew_page_sheet_row_height (measured, lines) > _dew_page_sheet_row_room (measured) + SLACK)
            break_row (breaking, lines, room);
          break;
        }
      room -= height;
      rows->end_item++;
      rows->end_line = 0;
      if (!_dew_pages_tick (breaking->pages))
        return FALSE;
    }

  if (rows->end_line == 0)
    keep_company (breaking, &rows->end_item);
  if (rows->end_line == 0)
    keep_total (breaking, is_empty (breaking) ? rows->item + 1 : rows->item, &rows->end_item);
  return TRUE;
}

static gboolean
has_moved (const DewPageSpan *span)
{
  return span->end_item > span->item || span->end_line > span->line;
}

/* A page has at least one row, or nothing of the table. FALSE when cancelled. */
static gboolean
put_table (Breaking *breaking)
{
  double head = _dew_page_sheet_head_height (breaking->measured);

  do
    {
      double gap = breaking->page.chart ? DEW_CHART_GAP : is_empty (breaking) ? 0 : DEW_TABLE_GAP;

      breaking->page.table = TRUE;
      if (!put_rows (breaking, breaking->room - gap - head))
        return FALSE;
      g_assert (has_moved (&breaking->page.rows) || !is_empty (breaking) || breaking->n_rows == 0);
      if (!has_moved (&breaking->page.rows) && !is_empty (breaking) && (breaking->n_rows > 0 || breaking->room < gap + head))
        breaking->page.table = FALSE;
      else if (breaking->page.rows.end_item >= breaking->n_rows)
        return TRUE;
      turn_page (breaking);
    }
  while (TRUE);
}

gboolean
_dew_pages_break (DewPages     *pages,
                  DewPageSheet *measured,
                  guint         index)
{
  Breaking breaking = { .pages = pages, .measured = measured, .n_rows = measured->sheet->rows->len };

  measured->first_page = pages->pages->len;
  begin_page (&breaking, index);
  for (guint i = 0; i < measured->paragraphs->len; i++)
    put_paragraph (&breaking, &g_array_index (measured->paragraphs, DewParagraph, i));
  if (measured->chart != NULL)
    put_chart (&breaking);
  if (measured->n_columns > 0 && !put_table (&breaking))
    return FALSE;
  end_page (&breaking);
  return TRUE;
}
