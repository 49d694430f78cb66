/* dew-xlsx-cell.c: the formats and cells of a workbook. */
#include "dew-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-error.h"
#include "dew-xlsx-check.h"
#include "dew-xlsx-look.h"

#define INPUT_GROUND 0xE3ECF9
#define NOTE_INK 0x404040

/* Indents that make way for the button of a filter. */
#define FILTER_INDENT 2

/* ---- Formats ---- */

static lxw_format *
add_format (DewXlsxWriter *writer,
            double         size,
            gboolean       bold)
{
  lxw_format *format = workbook_add_format (writer->workbook);

  if (size > 0)
    format_set_font_size (format, size);
  if (bold)
    format_set_bold (format);
  return format;
}

static void
set_place (lxw_format  *format,
           DewXlsxPlace place)
{
  if (place == DEW_XLSX_RIGHT)
    format_set_align (format, LXW_ALIGN_RIGHT);
  if (place == DEW_XLSX_INDENTED)
    format_set_indent (format, 1);
}

void
_dew_xlsx_add_formats (DewXlsxWriter *writer)
{
  writer->title = add_format (writer, 14, TRUE);
  writer->note = add_format (writer, 0, FALSE);
  format_set_font_color (writer->note, NOTE_INK);
  writer->folded = add_format (writer, 0, FALSE);
  format_set_font_color (writer->folded, NOTE_INK);
  format_set_text_wrap (writer->folded);
  format_set_align (writer->folded, LXW_ALIGN_VERTICAL_TOP);

  for (DewXlsxPlace place = DEW_XLSX_LEFT; place < DEW_XLSX_N_PLACES; place++)
    {
      lxw_format *format = add_format (writer, 0, TRUE);

      set_place (format, place);
      if (place == DEW_XLSX_RIGHT && writer->book->exact)
        format_set_indent (format, FILTER_INDENT);
      format_set_text_wrap (format);
      format_set_align (format, LXW_ALIGN_VERTICAL_BOTTOM);
      format_set_bottom (format, LXW_BORDER_THIN);
      writer->heads[place] = format;
    }

  for (guint grows = 0; grows < G_N_ELEMENTS (writer->links); grows++)
    {
      lxw_format *format = writer->links[grows] = add_format (writer, 0, FALSE);

      format_set_underline (format, LXW_UNDERLINE_SINGLE);
      format_set_font_color (format, LXW_COLOR_BLUE);
      if (grows)
        format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
    }
}

/* All cells of a sheet stand at the top of their rows or, where no row grows, at the bottom as those without a format do: a figure is on the line of its name, and lines are evenly apart. */
static lxw_format *
find_format (DewXlsxWriter *writer,
             DewCellType    type,
             DewXlsxPlace   place,
             DewCellFlags   flags)
{
  lxw_format **format = &writer->cells[writer->grows][type][place][(flags & DEW_CELL_INPUT) != 0][(flags & DEW_CELL_TOTAL) != 0]
                        [(flags & DEW_CELL_SIGNED) != 0][dew_cell_unit (flags)];
  const char *shown = dew_xlsx_number_format (type, flags, writer->book->exact);

  if (*format != NULL)
    return *format;

  *format = add_format (writer, 0, (flags & DEW_CELL_TOTAL) != 0);
  if (writer->grows)
    format_set_align (*format, LXW_ALIGN_VERTICAL_TOP);
  if (shown != NULL)
    format_set_num_format (*format, shown);
  else
    format_set_text_wrap (*format);
  if (place == DEW_XLSX_INDENTED)
    set_place (*format, place);
  /* Under its heading, as a text: a number by itself would stand on the right. */
  if (type == DEW_CELL_DATE && place == DEW_XLSX_LEFT)
    format_set_align (*format, LXW_ALIGN_LEFT);
  if (flags & DEW_CELL_INPUT)
    format_set_bg_color (*format, INPUT_GROUND);
  if (flags & DEW_CELL_TOTAL)
    {
      format_set_top (*format, LXW_BORDER_THIN);
      format_set_bottom (*format, LXW_BORDER_THIN);
    }
  return *format;
}

/* ---- Cells ---- */

static lxw_error
write_link (DewXlsxWriter *writer,
            lxw_worksheet *page,
            guint          row,
            guint          column,
            const char    *name)
{
  const DewSheet there = { .name = (char *) name };
  g_autofree char *quoted = dew_sheet_quoted (&there);
  g_autofree char *url = g_strdup_printf ("internal:%s!A1", quoted);

  return worksheet_write_url_opt (page, row, column, url, writer->links[writer->grows], name, NULL);
}

/* A text with more characters than its column is wide is one line if its letters are narrow: not everywhere are they. */
static gboolean
may_wrap (const DewXlsxWriter *writer,
          guint                column,
          const char          *text)
{
  double room = _dew_xlsx_room (writer, column);

  return writer->wraps && (double) strlen (text) > room && (double) g_utf8_strlen (text, -1) > room;
}

static lxw_error
write_text (DewXlsxWriter *writer,
            lxw_worksheet *page,
            guint          row,
            guint          column,
            const DewCell *cell)
{
  g_autofree char *clean = NULL;
  const char *text = cell->text;
  lxw_format *format = NULL;

  if (cell->flags & DEW_CELL_LINK)
    return write_link (writer, page, row, column, text);

  /* What a formula came to is shown as it stands in the file by some, until they calculate it. */
  if (!dew_xlsx_is_plain (text))
    clean = cell->formula != NULL ? dew_xlsx_clean (text) : dew_xlsx_cell_text (text);
  if (clean != NULL)
    text = clean;

  /* Most texts need no format, and are many. */
  if (writer->grows || cell->flags != 0 || writer->places[column] == DEW_XLSX_INDENTED || may_wrap (writer, column, text))
    format = find_format (writer, DEW_CELL_TEXT, writer->places[column], cell->flags);
  if (cell->formula != NULL)
    return worksheet_write_formula_str (page, row, column, cell->formula, format, text);
  return worksheet_write_string (page, row, column, text, format);
}

lxw_error
_dew_xlsx_write_cell (DewXlsxWriter *writer,
                      lxw_worksheet *page,
                      guint          row,
                      guint          column,
                      const DewCell *cell)
{
  lxw_format *format;

  if (cell->type == DEW_CELL_TEXT)
    return write_text (writer, page, row, column, cell);

  format = find_format (writer, cell->type, writer->places[column], cell->flags);
  if (cell->type == DEW_CELL_EMPTY)
    return (cell->flags & DEW_CELL_TOTAL) ? worksheet_write_blank (page, row, column, format) : LXW_NO_ERROR;
  if (cell->formula != NULL && (cell->flags & DEW_CELL_BLANK))
    return worksheet_write_formula_str (page, row, column, cell->formula, format, "");
  if (cell->formula != NULL)
    return worksheet_write_formula_num (page, row, column, cell->formula, format, dew_xlsx_double (cell, writer->book->exact));
  if (cell->flags & DEW_CELL_BLANK)
    return worksheet_write_blank (page, row, column, format);
  return worksheet_write_number (page, row, column, dew_xlsx_double (cell, writer->book->exact), format);
}

gboolean
_dew_xlsx_take (lxw_error result,
                GError  **error)
{
  if (result == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("The workbook could not be put together: %s"), lxw_strerror (result));
  return FALSE;
}
