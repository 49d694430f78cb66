/* dew-xlsx-sheet.c: a sheet of a workbook: its page, its notes, its table, its inputs and its chart. */
#include "dew-xlsx-private.h"

#include "dew-xlsx-chart.h"
#include "dew-xlsx-check.h"
#include "dew-xlsx-look.h"
#include "dew-xlsx-width.h"

/* As Excel numbers it. */
#define PAPER_A4 9

/* Of a page, in inches. */
#define MARGIN_SIDE 0.4
#define MARGIN_END 0.7

#define ROWS_A_TICK 256

/* ---- Inputs ---- */

static lxw_error
guard_inputs (lxw_worksheet  *page,
              const DewSheet *sheet,
              guint           column,
              guint           first,
              guint           last)
{
  guint top = dew_sheet_place (sheet, first) - 1, bottom = dew_sheet_place (sheet, last) - 1;
  const char *message;
  g_autofree char *formula = dew_xlsx_guard (dew_sheet_cell (sheet, first, column)->type, column, top + 1, &message);
  lxw_data_validation validation = {
    .validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
    .value_formula = formula,
    .error_message = (char *) message,
  };

  return worksheet_data_validation_range (page, top, (lxw_col_t) column, bottom, (lxw_col_t) column, &validation);
}

/* Row by row, as they lie in memory: starts has where the inputs of a column at hand began, from 1. */
static gboolean
guard_sheet (DewXlsxWriter  *writer,
             lxw_worksheet  *page,
             const DewSheet *sheet,
             GError        **error)
{
  g_autofree guint *starts = g_new0 (guint, sheet->columns->len);

  for (guint r = 0; r <= sheet->rows->len; r++)
    for (guint c = 0; c < sheet->columns->len; c++)
      {
        gboolean input = r < sheet->rows->len && (dew_sheet_cell (sheet, r, c)->flags & DEW_CELL_INPUT) != 0;

        if (input && starts[c] == 0)
          starts[c] = r + 1;
        if (input || starts[c] == 0)
          continue;
        if (!_dew_xlsx_take (guard_inputs (page, sheet, c, starts[c] - 1, r - 1), error))
          return FALSE;
        starts[c] = 0;
      }
  return TRUE;
}

/* ---- The table ---- */

/* Tells Excel that these formulas are meant as they are: a total row in a table differs from the rows above it. */
static void
quiet_warnings (lxw_worksheet *page,
                guint          last_row,
                guint          last_column)
{
  char letters[DEW_COLUMN_SIZE];
  g_autofree char *range = g_strdup_printf ("A1:%s%u", dew_column_letters (last_column, letters), last_row + 1);

  worksheet_ignore_errors (page, LXW_IGNORE_FORMULA_DIFFERS, range);
  worksheet_ignore_errors (page, LXW_IGNORE_FORMULA_RANGE, range);
  worksheet_ignore_errors (page, LXW_IGNORE_CALCULATED_COLUMN, range);
  worksheet_ignore_errors (page, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range);
}

/* A real table has at least one row under its headings. */
static gboolean
add_table (DewXlsxWriter  *writer,
           lxw_worksheet  *page,
           const DewSheet *sheet,
           GError        **error)
{
  guint n = sheet->columns->len;
  g_autofree lxw_table_column *columns = g_new0 (lxw_table_column, n);
  g_autofree lxw_table_column **list = g_new0 (lxw_table_column *, n + 1);
  g_autofree char **cleaned = g_new0 (char *, n);
  lxw_table_options options = {
    .name = sheet->table,
    .no_autofilter = writer->book->exact && !sheet->contents ? LXW_FALSE : LXW_TRUE,
    .no_banded_rows = LXW_TRUE,
    .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
    .style_type_number = 1,
    .columns = list,
  };
  guint head = dew_sheet_head (sheet) - 1;
  guint last = head + MAX (sheet->rows->len, 1);
  lxw_error result;

  for (guint c = 0; c < n; c++)
    {
      const DewSheetColumn *column = g_ptr_array_index (sheet->columns, c);

      cleaned[c] = dew_xlsx_cell_text (column->heading);
      columns[c].header = cleaned[c] != NULL ? cleaned[c] : column->heading;
      columns[c].header_format = writer->heads[writer->places[c]];
      list[c] = &columns[c];
    }

  quiet_warnings (page, last, n - 1);
  result = worksheet_add_table (page, head, 0, last, n - 1, &options);
  for (guint c = 0; c < n; c++)
    g_free (cleaned[c]);
  return _dew_xlsx_take (result, error);
}

/* ---- What is around it ---- */

static lxw_error
set_up_page (DewXlsxWriter  *writer,
             lxw_worksheet  *page,
             const DewSheet *sheet)
{
  guint head = dew_sheet_head (sheet) - 1;
  g_autofree char *title = dew_xlsx_clean (writer->book->title);
  g_autofree char *marking = dew_xlsx_clean (writer->book->marking);
  const char *marked = !writer->book->exact ? "" : marking != NULL ? marking : writer->book->marking;
  g_autofree char *footer = dew_xlsx_footer (title != NULL ? title : writer->book->title, marked);

  worksheet_set_landscape (page);
  worksheet_set_paper (page, PAPER_A4);
  worksheet_set_margins (page, MARGIN_SIDE, MARGIN_SIDE, MARGIN_END, MARGIN_END);
  worksheet_fit_to_pages (page, 1, 0);
  worksheet_repeat_rows (page, head, head);
  /* Screen readers pass over what stands there: it is for the paper copies of those who work on. */
  return writer->book->exact ? worksheet_set_footer (page, footer) : LXW_NO_ERROR;
}

/* How many lines a note has: in a table of contents, whose first column has room, one that would stand out over the table folds, as a page fit to it would be small. One of more lines than a row shows
 * does not: nothing says that there is more of it than is seen. */
static guint
count_note_lines (const DewXlsxWriter *writer,
                  const DewSheet      *sheet,
                  const char          *note)
{
  double width = 0;
  guint lines;

  for (guint c = 0; c < sheet->columns->len; c++)
    width += writer->widths[c];
  if (!sheet->contents || dew_xlsx_lines (note, width) == 1)
    return 1;

  lines = dew_xlsx_lines (note, writer->widths[0]);
  return lines <= DEW_XLSX_MAX_LINES ? lines : 1;
}

static gboolean
write_notes (DewXlsxWriter   *writer,
             lxw_worksheet   *page,
             const DewSheet  *sheet,
             const GPtrArray *notes,
             guint            row,
             GError         **error)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const char *note = g_ptr_array_index (notes, i);
      g_autofree char *clean = dew_xlsx_cell_text (note);
      guint lines = count_note_lines (writer, sheet, note);

      if (lines > 1)
        worksheet_set_row (page, row + i, lines * DEW_XLSX_LINE_HEIGHT, NULL);
      if (!_dew_xlsx_take (worksheet_write_string (page, row + i, 0, clean != NULL ? clean : note, lines > 1 ? writer->folded : writer->note), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_head (DewXlsxWriter  *writer,
            lxw_worksheet  *page,
            const DewSheet *sheet,
            GError        **error)
{
  g_autofree char *title = dew_xlsx_cell_text (sheet->title);

  if (!_dew_xlsx_take (worksheet_write_string (page, 0, 0, title != NULL ? title : sheet->title, writer->title), error))
    return FALSE;

  return write_notes (writer, page, sheet, sheet->notes, 1, error) &&
         write_notes (writer, page, sheet, sheet->live_notes, 1 + sheet->notes->len, error);
}

/* More rows than these over a table would leave no room to scroll under them. */
#define MAX_FROZEN 14

/* Nor would wider names leave room beside them, in characters. */
#define MAX_FROZEN_WIDTH 64

/* In a working copy names stay at the left, as many as leave room, and headings at the top. */
static void
freeze (const DewXlsxWriter *writer,
        lxw_worksheet       *page,
        const DewSheet      *sheet)
{
  guint head = dew_sheet_head (sheet);
  guint figures = 0, names = 0;
  double width = 0;

  if (!writer->book->exact || sheet->contents)
    return;

  while (figures < sheet->columns->len && writer->places[figures] != DEW_XLSX_RIGHT)
    figures++;
  /* Words alone need no names beside them. */
  while (figures < sheet->columns->len && names < figures && width + writer->widths[names] <= MAX_FROZEN_WIDTH)
    width += writer->widths[names++];
  worksheet_freeze_panes (page, head <= MAX_FROZEN ? head : 0, (lxw_col_t) names);
}

/* ---- The sheet ---- */

static gboolean
write_row (DewXlsxWriter  *writer,
           lxw_worksheet  *page,
           const DewSheet *sheet,
           guint           r,
           GError        **error)
{
  guint row = dew_sheet_place (sheet, r) - 1;

  /* Not every program makes a row as high as its texts need. */
  if (writer->grows && writer->lines[r] > 1)
    worksheet_set_row (page, row, writer->lines[r] * DEW_XLSX_LINE_HEIGHT, NULL);
  for (guint c = 0; c < sheet->columns->len; c++)
    {
      const DewCell *cell = dew_sheet_cell (sheet, r, c);

      if (cell->type == DEW_CELL_TEXT && !dew_xlsx_check_text (sheet, cell->text, error))
        return FALSE;
      if (!_dew_xlsx_take (_dew_xlsx_write_cell (writer, page, row, c, cell), error))
        return FALSE;
    }

  if (++writer->rows_done % ROWS_A_TICK == 0)
    {
      if (g_cancellable_set_error_if_cancelled (writer->cancellable, error))
        return FALSE;
      if (writer->progress != NULL)
        writer->progress (0.5 * writer->rows_done / writer->rows_total, writer->data);
    }
  return TRUE;
}

gboolean
_dew_xlsx_write_sheet (DewXlsxWriter  *writer,
                       const DewSheet *sheet,
                       GError        **error)
{
  lxw_worksheet *page;

  if (!dew_xlsx_check_sheet (sheet, error) ||
      !_dew_xlsx_take (workbook_validate_sheet_name (writer->workbook, sheet->name), error))
    return FALSE;

  page = workbook_add_worksheet (writer->workbook, sheet->name);
  _dew_xlsx_set_up (writer, page, sheet);
  if (!_dew_xlsx_take (set_up_page (writer, page, sheet), error) ||
      !write_head (writer, page, sheet, error) || !add_table (writer, page, sheet, error))
    return FALSE;
  freeze (writer, page, sheet);
  for (guint r = 0; r < sheet->rows->len; r++)
    if (!write_row (writer, page, sheet, r, error))
      return FALSE;
  if (!guard_sheet (writer, page, sheet, error))
    return FALSE;
  if (sheet->chart != NULL && !dew_xlsx_chart_write (writer->workbook, page, sheet, writer->book->exact))
    return _dew_xlsx_take (LXW_ERROR_PARAMETER_VALIDATION, error);
  return TRUE;
}
