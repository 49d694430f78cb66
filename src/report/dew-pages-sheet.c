/* dew-pages-sheet.c: measuring a sheet: its columns, the lines of its rows, what stands above its table. */
#include "dew-pages-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cell-text.h"

#define TITLE_SIZE 14.0
#define NOTE_SIZE  9.0
#define NOTE_GAP   2.0
#define TITLE_GAP  4.0          /* between the title and the first note */

/* Longer lines are hard to follow. */
#define NOTE_WIDTH 600.0

/* Em. Longer words are broken, and longer texts wrap wherever there is other text. */
#define WORD_MOST 11.0
#define NEED_MOST 200.0

/* What a table of contents may have to name. */
#define LAST_PAGE "00000"

/* Of a longer table, so many rows evenly through it tell how its texts are. */
#define ROWS_LOOKED_AT 400

/* What the columns of a sheet need, while that is found out. */
typedef struct {
  DewPages      *pages;
  DewColumnNeed *needs;
  float         *lengths;       /* by row and column: of texts, the headings first */
  guint          n_rows, n_columns;
  guint          stride;        /* of the sheet's rows, every so many */
} Asking;

/* ---- What columns need ---- */

static void
raise_to (double *most,
          double  value)
{
  *most = MAX (*most, value);
}

static float *
find_length (const Asking *asking,
             guint         row,
             guint         column)
{
  return &asking->lengths[(gsize) row * asking->n_columns + column];
}

static void
ask_for_cell (const Asking   *asking,
              const DewSheet *sheet,
              guint           row,
              guint           column)
{
  const DewCell *cell = dew_sheet_cell (sheet, row, column);
  DewColumnNeed *need = &asking->needs[column];
  g_autofree char *text = cell->type == DEW_CELL_TEXT ? NULL : dew_cell_text (cell);
  gboolean bold = (cell->flags & DEW_CELL_TOTAL) != 0, figure = dew_cell_is_figure (cell), is_text = cell->type == DEW_CELL_TEXT;
  double word, line;

  if (figure)
    need->figures = TRUE;
  if (cell->flags & DEW_CELL_BLANK || cell->type == DEW_CELL_EMPTY)
    return;

  line = dew_page_text_bound (asking->pages->texts, text != NULL ? text : cell->text, bold, figure, &word);
  raise_to (&need->least, is_text ? MIN (word, WORD_MOST) : line);
  raise_to (&need->need, is_text ? MIN (line, NEED_MOST) : line);
  if (is_text && row % asking->stride == 0)
    *find_length (asking, 1 + row / asking->stride, column) = (float) line;
}

/* A heading wraps, but need not be a word a line. */
static void
ask_for_heading (const Asking *asking,
                 const char   *heading,
                 guint         column)
{
  DewColumnNeed *need = &asking->needs[column];
  double word, line = dew_page_text_bound (asking->pages->texts, heading, TRUE, FALSE, &word);
  double last = dew_page_text_bound (asking->pages->texts, dew_page_text_unit (heading), TRUE, FALSE, NULL);

  raise_to (&need->least, MIN (word, WORD_MOST));
  raise_to (&need->whole, MIN (MAX (word, last), WORD_MOST));
  raise_to (&need->need, MIN (MAX (need->whole, line * 0.6), WORD_MOST));
  *find_length (asking, 0, column) = (float) line;
}

static Asking
start_asking (DewPages           *pages,
              const DewPageSheet *measured)
{
  guint rows = measured->sheet->rows->len;
  Asking asking = { .pages = pages, .n_columns = measured->n_columns, .stride = rows / ROWS_LOOKED_AT + 1 };

  asking.n_rows = 1 + (rows + asking.stride - 1) / asking.stride;
  asking.needs = g_new0 (DewColumnNeed, MAX (asking.n_columns, 1));
  asking.lengths = g_new0 (float, (gsize) asking.n_rows * MAX (asking.n_columns, 1));
  return asking;
}

static void
end_asking (Asking *asking)
{
  g_free (asking->needs);
  g_free (asking->lengths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asking, end_asking)

/* FALSE when cancelled. */
static gboolean
find_needs (const Asking       *asking,
            const DewPageSheet *measured)
{
  const DewSheet *sheet = measured->sheet;

  for (guint c = 0; c < measured->n_columns; c++)
    ask_for_heading (asking, _dew_page_sheet_heading (measured, c), c);

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      for (guint c = 0; c < sheet->columns->len; c++)
        ask_for_cell (asking, sheet, r, c);
      if (!_dew_pages_tick (asking->pages))
        return FALSE;
    }

  if (measured->n_columns > sheet->columns->len)
    {
      DewColumnNeed *numbers = &asking->needs[sheet->columns->len];

      raise_to (&numbers->least, dew_page_text_bound (asking->pages->texts, LAST_PAGE, FALSE, TRUE, NULL));
      numbers->figures = TRUE;
    }
  return TRUE;
}

static gboolean
plan_columns (DewPages     *pages,
              DewPageSheet *measured)
{
  const DewPageFormat *format = &pages->format;
  g_auto (Asking) asking = start_asking (pages, measured);
  DewColumnTexts texts = { asking.lengths, asking.n_rows, asking.n_columns };
  double wide = format->width - format->left - format->right;
  double narrow = format->turns ? format->height - format->left - format->right : wide;
  gboolean turned;

  if (!find_needs (&asking, measured))
    return FALSE;

  measured->plan = dew_column_plan_new (asking.needs, measured->n_columns, &texts, MAX (wide, narrow), MIN (wide, narrow));
  turned = format->turns && measured->plan->upright != (format->height > format->width);
  measured->page_width = turned ? format->height : format->width;
  measured->page_height = turned ? format->width : format->height;
  measured->width = measured->page_width - format->left - format->right;
  measured->height = measured->page_height - format->top - format->bottom - DEW_FOOT_ROOM;
  for (guint c = 0; c < measured->n_columns; c++)
    measured->figures[c] = asking.needs[c].figures;
  return TRUE;
}

#define WIDER 1.1

/* On a page that is wider, step by step, and then all of it smaller. */
static DewColumnPlan *
plan_beside (const Asking *asking,
             double        width,
             double       *scale)
{
  const DewColumnTexts texts = { asking->lengths, asking->n_rows, asking->n_columns };

  for (*scale = 1;; *scale /= WIDER)
    {
      g_autoptr (DewColumnPlan) plan = dew_column_plan_new (asking->needs, asking->n_columns, &texts, width / *scale, width / *scale);

      if (plan->bands->len <= 1)
        return g_steal_pointer (&plan);
    }
}

static GArray *
read_widths (const DewColumnPlan *plan,
             double               scale)
{
  GArray *widths = g_array_new (FALSE, FALSE, sizeof (double));
  const DewColumnBand *band = plan->bands->len > 0 ? g_ptr_array_index (plan->bands, 0) : NULL;

  for (guint i = 0; band != NULL && i < band->places->len; i++)
    {
      const DewColumnPlace *place = &g_array_index (band->places, DewColumnPlace, i);
      double end = i + 1 < band->places->len ? place[1].x : band->width, width = (end - place->x) * scale;

      g_array_append_val (widths, width);
    }
  return widths;
}

GArray *
dew_pages_widths (DewPageText    *texts,
                  const DewSheet *sheet,
                  double          width,
                  GCancellable   *cancellable,
                  double         *size)
{
  g_return_val_if_fail (texts != NULL && sheet != NULL, NULL);
  g_return_val_if_fail (width > 0 && size != NULL, NULL);

  DewPages pages = { .texts = texts, .cancellable = cancellable };
  const DewPageSheet measured = { .sheet = sheet, .n_columns = sheet->columns->len };
  g_auto (Asking) asking = start_asking (&pages, &measured);
  g_autoptr (DewColumnPlan) plan = NULL;
  double scale;

  if (!find_needs (&asking, &measured))
    return NULL;

  plan = plan_beside (&asking, width, &scale);
  *size = plan->size * scale;
  return read_widths (plan, scale);
}

/* ---- Above the table ---- */

static void
add_paragraph (DewPages     *pages,
               DewPageSheet *measured,
               const char   *text,
               gboolean      title,
               double        gap)
{
  DewParagraph paragraph = { g_strdup (text), title ? DEW_BOX_TITLE : DEW_BOX_NOTE, title ? TITLE_SIZE : NOTE_SIZE, title,
                             title ? measured->width : MIN (measured->width, NOTE_WIDTH), gap, 0 };
  DewPageRun run = { .text = text, .size = paragraph.size, .bold = title, .width = paragraph.width };

  paragraph.lines = dew_page_text_lines (pages->texts, &run);
  g_array_append_val (measured->paragraphs, paragraph);
}

static void
clear_paragraph (gpointer data)
{
  g_free (((DewParagraph *) data)->text);
}

/* How many lines each heading may have. */
static guint
find_head_most (const DewPageSheet *measured)
{
  return (guint) MAX (measured->height / 3 / (measured->pitch * measured->plan->size), 1);
}

static void
add_headings (DewPages     *pages,
              DewPageSheet *measured)
{
  guint most = find_head_most (measured);

  for (guint b = 0; b < measured->plan->bands->len; b++)
    {
      const DewColumnBand *band = g_ptr_array_index (measured->plan->bands, b);

      for (guint i = 0; i < band->places->len; i++)
        {
          const DewColumnPlace *place = &g_array_index (band->places, DewColumnPlace, i);
          DewPageRun run = _dew_page_sheet_run (measured, DEW_NO_ROW, place);
          guint lines;

          run.text = _dew_page_sheet_heading (measured, place->column);
          lines = dew_page_text_lines (pages->texts, &run);
          measured->head_lines = MAX (measured->head_lines, MIN (lines, most));
          if (lines > most)
            {
              g_autofree char *note = g_strdup_printf (_("Heading of column %u in full: %s"), place->column + 1, run.text);

              add_paragraph (pages, measured, note, FALSE, NOTE_GAP);
            }
        }
    }
}

static void
add_paragraphs (DewPages     *pages,
                DewPageSheet *measured)
{
  const GPtrArray *notes = measured->sheet->notes;

  add_paragraph (pages, measured, measured->sheet->title, TRUE, 0);
  for (guint i = 0; i < notes->len; i++)
    add_paragraph (pages, measured, g_ptr_array_index (notes, i), FALSE, i == 0 ? TITLE_GAP : NOTE_GAP);
  add_headings (pages, measured);
}

/* ---- The chart ---- */

/* It finds room on a page that is not the first, if nowhere else. */
static void
add_chart (DewPages     *pages,
           DewPageSheet *measured)
{
  if (measured->sheet->chart != NULL)
    measured->chart = dew_page_chart_new (pages->texts, measured->sheet->chart, measured->width, measured->height - DEW_RUNNING_ROOM);
}

/* ---- A sheet, measured ---- */

DewPageSheet *
_dew_page_sheet_new (DewPages       *pages,
                     const DewSheet *sheet)
{
  DewPageSheet *measured = g_new0 (DewPageSheet, 1);

  measured->book = pages->book;
  measured->sheet = sheet;
  measured->pitch = dew_page_text_pitch (pages->texts);
  measured->n_columns = sheet->columns->len + (sheet->contents && sheet->columns->len > 0 ? 1 : 0);
  measured->figures = g_new0 (gboolean, MAX (measured->n_columns, 1));
  measured->seen = g_new0 (DewSeen, MAX (measured->n_columns, 1));
  measured->paragraphs = g_array_new (FALSE, FALSE, sizeof (DewParagraph));
  g_array_set_clear_func (measured->paragraphs, clear_paragraph);

  if (!plan_columns (pages, measured))
    {
      _dew_page_sheet_free (measured);
      return NULL;
    }
  add_paragraphs (pages, measured);
  add_chart (pages, measured);
  return measured;
}

void
_dew_page_sheet_free (DewPageSheet *measured)
{
  if (measured == NULL)
    return;

  dew_column_plan_free (measured->plan);
  dew_page_chart_free (measured->chart);
  g_array_unref (measured->paragraphs);
  g_free (measured->figures);
  g_free (measured->seen);
  g_free (measured);
}

const char *
_dew_page_sheet_heading (const DewPageSheet *measured,
                         guint               column)
{
  if (column >= measured->sheet->columns->len)
    return _("Page");

  return ((const DewSheetColumn *) g_ptr_array_index (measured->sheet->columns, column))->plain;
}

gboolean
_dew_page_sheet_is_total (const DewPageSheet *measured,
                          guint               row)
{
  return (dew_sheet_cell (measured->sheet, row, 0)->flags & DEW_CELL_TOTAL) != 0;
}

DewPageRun
_dew_page_sheet_run (const DewPageSheet   *measured,
                     guint                 row,
                     const DewColumnPlace *place)
{
  DewPageRun run = { .size = measured->plan->size, .width = place->width };

  if (row == DEW_NO_ROW)
    {
      run.bold = run.heading = TRUE;
      run.align = measured->figures[place->column] ? 1 : 0;
    }
  else if (place->column >= measured->sheet->columns->len)
    {
      run.figure = TRUE;
      run.align = 1;
    }
  else
    {
      const DewCell *cell = dew_sheet_cell (measured->sheet, row, place->column);

      run.figure = dew_cell_is_figure (cell);
      run.bold = (cell->flags & DEW_CELL_TOTAL) != 0;
      run.align = run.figure ? 1 : 0;
    }
  return run;
}

/* ---- Rows ---- */

static guint
count_lines (DewPages             *pages,
             DewPageSheet         *measured,
             guint                 row,
             const DewColumnPlace *place)
{
  const DewCell *cell = dew_sheet_cell (measured->sheet, row, place->column);
  DewSeen *seen = &measured->seen[place->column];
  DewPageRun run;

  if (cell->type != DEW_CELL_TEXT || cell->flags & DEW_CELL_BLANK)
    return 1;

  run = _dew_page_sheet_run (measured, row, place);
  if (seen->text != NULL && seen->bold == run.bold && seen->width == run.width && strcmp (seen->text, cell->text) == 0)
    return seen->lines;

  run.text = cell->text;
  seen->text = cell->text;
  seen->bold = run.bold;
  seen->width = run.width;
  if (strchr (cell->text, '\n') == NULL && dew_page_text_bound (pages->texts, cell->text, run.bold, FALSE, NULL) * run.size <= run.width)
    seen->lines = 1;
  else
    seen->lines = dew_page_text_lines (pages->texts, &run);
  return seen->lines;
}

guint
_dew_page_sheet_lines (DewPages     *pages,
                       DewPageSheet *measured,
                       guint         row)
{
  guint lines = 1;

  for (guint b = 0; b < measured->plan->bands->len; b++)
    {
      const DewColumnBand *band = g_ptr_array_index (measured->plan->bands, b);

      for (guint i = 0; i < band->places->len; i++)
        {
          const DewColumnPlace *place = &g_array_index (band->places, DewColumnPlace, i);

          if (place->column < measured->sheet->columns->len)
            lines = MAX (lines, count_lines (pages, measured, row, place));
        }
    }
  return lines;
}

double
_dew_page_sheet_row_height (const DewPageSheet *measured,
                            guint               lines)
{
  return (lines * measured->pitch + 2 * DEW_ROW_PAD) * measured->plan->size;
}

double
_dew_page_sheet_head_height (const DewPageSheet *measured)
{
  return _dew_page_sheet_row_height (measured, measured->head_lines);
}

double
_dew_page_sheet_row_room (const DewPageSheet *measured)
{
  return measured->height - DEW_RUNNING_ROOM - _dew_page_sheet_head_height (measured);
}
