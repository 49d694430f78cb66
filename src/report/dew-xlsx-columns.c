/* dew-xlsx-columns.c: how wide the columns of a sheet are, where cells stand in them, and how many lines its rows have. */
#include "dew-xlsx-private.h"

#include "dew-xlsx-look.h"
#include "dew-xlsx-width.h"

/* In digits: an indent; the button of a filter, which Excel puts over a heading, at the right; and what keeps two headings apart. */
#define INDENT 2
#define FILTER 3
#define APART 1.5

/* ---- Columns ---- */

double
_dew_xlsx_room (const DewXlsxWriter *writer,
                guint                column)
{
  return writer->widths[column] - (writer->places[column] == DEW_XLSX_INDENTED ? INDENT : 0);
}

/* Where the cells of a column stand; what is before it is known. */
static DewXlsxPlace
find_place (const DewXlsxWriter *writer,
            const DewSheet      *sheet,
            guint                column)
{
  if (dew_xlsx_is_number_column (sheet, column))
    return DEW_XLSX_RIGHT;
  if (column == 0)
    return DEW_XLSX_LEFT;
  return writer->places[column - 1] == DEW_XLSX_RIGHT || dew_xlsx_is_full (sheet, column - 1, _dew_xlsx_room (writer, column - 1)) ? DEW_XLSX_INDENTED : DEW_XLSX_LEFT;
}

/* Sets how wide a column is; returns how many lines its heading has. */
static guint
set_width (const DewXlsxWriter *writer,
           const DewSheet      *sheet,
           guint                column)
{
  const DewSheetColumn *head = g_ptr_array_index (sheet->columns, column);
  gboolean filters = writer->book->exact;
  double indent = writer->places[column] == DEW_XLSX_INDENTED ? INDENT : writer->places[column] == DEW_XLSX_RIGHT && filters ? FILTER : 0;
  double beside = !filters ? APART : writer->places[column] == DEW_XLSX_RIGHT ? 0 : FILTER;
  double room = dew_xlsx_heading_width (head->heading, writer->widths[column] - indent, beside);

  writer->widths[column] = room + indent;
  return dew_xlsx_lines (head->heading, room / DEW_XLSX_BOLD);
}

static void
set_up_columns (DewXlsxWriter  *writer,
                lxw_worksheet  *page,
                const DewSheet *sheet)
{
  guint lines = 1;

  g_free (writer->widths);
  writer->widths = dew_xlsx_widths (sheet, &writer->wraps);
  writer->places = g_renew (DewXlsxPlace, writer->places, sheet->columns->len);
  for (guint c = 0; c < sheet->columns->len; c++)
    {
      writer->places[c] = find_place (writer, sheet, c);
      lines = MAX (lines, set_width (writer, sheet, c));
      worksheet_set_column (page, c, c, writer->widths[c], NULL);
    }
  worksheet_set_row (page, dew_sheet_head (sheet) - 1, lines * DEW_XLSX_LINE_HEIGHT, NULL);
}

/* ---- Rows ---- */

static guint8
count_lines (const DewXlsxWriter *writer,
             const DewSheet      *sheet,
             guint                r)
{
  guint lines = 1;

  for (guint c = 0; c < sheet->columns->len; c++)
    {
      const DewCell *cell = dew_sheet_cell (sheet, r, c);
      double room = _dew_xlsx_room (writer, c);

      if (cell->type != DEW_CELL_TEXT)
        continue;
      if (cell->flags & DEW_CELL_TOTAL)
        room /= DEW_XLSX_BOLD;
      lines = MAX (lines, dew_xlsx_lines (cell->text, room));
      if (cell->other != NULL)
        lines = MAX (lines, dew_xlsx_lines (cell->other, room));
    }
  return (guint8) MIN (lines, DEW_XLSX_MAX_LINES);
}

static void
set_up_rows (DewXlsxWriter  *writer,
             const DewSheet *sheet)
{
  writer->grows = FALSE;
  if (!writer->wraps)
    return;

  writer->lines = g_renew (guint8, writer->lines, sheet->rows->len);
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      writer->lines[r] = count_lines (writer, sheet, r);
      writer->grows |= writer->lines[r] > 1;
    }
}

void
_dew_xlsx_set_up (DewXlsxWriter  *writer,
                  lxw_worksheet  *page,
                  const DewSheet *sheet)
{
  set_up_columns (writer, page, sheet);
  set_up_rows (writer, sheet);
}
