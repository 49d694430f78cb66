/* dew-xlsx.c: the careful caller of libxlsxwriter. */
#include "dew-xlsx.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <xlsxwriter.h>

#include "dew-error.h"
#include "dew-hush.h"
#include "dew-safe-file.h"
#include "dew-xlsx-chart.h"
#include "dew-xlsx-check.h"
#include "dew-xlsx-look.h"
#include "dew-xlsx-width.h"
#include "dew-zip-check.h"

#define INPUT_GROUND 0xE3ECF9
#define NOTE_INK 0x404040

/* 1 January 2000: what a workbook without a date says of when it was made; left out, it would be now, and no two
 * runs the same. */
#define NO_DATE 946684800

/* Of a line of text, in points; and how many of them Excel takes in a row. */
#define LINE_HEIGHT 15
#define MAX_LINES 27

/* In digits: an indent; the button of a filter, which Excel puts over a heading, at the right; and what keeps two headings apart. */
#define INDENT 2
#define FILTER 3
#define APART 1.5

/* Indents that make way for the button. */
#define FILTER_INDENT 2

/* As Excel numbers it. */
#define PAPER_A4 9

/* Of a page, in inches. */
#define MARGIN_SIDE 0.4
#define MARGIN_END 0.7

#define ROWS_A_TICK 256

/* Where a column's cells stand in it. */
typedef enum {
  LEFT,
  INDENTED,             /* a text that would else touch what is before it */
  RIGHT,
  N_PLACES
} Place;

typedef struct {
  DewBook       *book;
  gboolean       spends;
  lxw_workbook  *workbook;
  lxw_format    *title;
  lxw_format    *note;
  lxw_format    *folded;                                /* a note of several lines */
  lxw_format    *heads[N_PLACES];
  lxw_format    *links[2];                              /* in a sheet whose rows grow, and else */
  lxw_format    *cells[2][DEW_CELL_DATE + 1][N_PLACES][2][2][2][3];     /* the same; type, place; input, total, signed, unit: made as needed */
  double        *widths;                                /* of the columns of the sheet at hand */
  Place         *places;                                /* the same */
  gboolean       wraps;                                 /* it has texts of several lines */
  gboolean       grows;                                 /* rows of it have more than one line */
  guint8        *lines;                                 /* how many lines each row has, if so */
  GCancellable  *cancellable;
  DewProgress    progress;
  gpointer       data;
  guint          rows_done, rows_total;
} Writer;

/* ---- Formats ---- */

static lxw_format *
add_format (Writer  *writer,
            double   size,
            gboolean bold)
{
  lxw_format *format = workbook_add_format (writer->workbook);

  if (size > 0)
    format_set_font_size (format, size);
  if (bold)
    format_set_bold (format);
  return format;
}

static void
set_place (lxw_format *format,
           Place       place)
{
  if (place == RIGHT)
    format_set_align (format, LXW_ALIGN_RIGHT);
  if (place == INDENTED)
    format_set_indent (format, 1);
}

static void
add_formats (Writer *writer)
{
  writer->title = add_format (writer, 14, TRUE);
  writer->note = add_format (writer, 0, FALSE);
  format_set_font_color (writer->note, NOTE_INK);
  writer->folded = add_format (writer, 0, FALSE);
  format_set_font_color (writer->folded, NOTE_INK);
  format_set_text_wrap (writer->folded);
  format_set_align (writer->folded, LXW_ALIGN_VERTICAL_TOP);

  for (Place place = LEFT; place < N_PLACES; place++)
    {
      lxw_format *format = add_format (writer, 0, TRUE);

      set_place (format, place);
      if (place == RIGHT && writer->book->exact)
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
find_format (Writer       *writer,
             DewCellType   type,
             Place         place,
             DewCellFlags  flags)
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
  if (place == INDENTED)
    set_place (*format, place);
  /* Under its heading, as a text: a number by itself would stand on the right. */
  if (type == DEW_CELL_DATE && place == LEFT)
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
write_link (Writer        *writer,
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

/* What a column leaves for text. */
static double
find_room (const Writer *writer,
           guint         column)
{
  return writer->widths[column] - (writer->places[column] == INDENTED ? INDENT : 0);
}

/* A text with more characters than its column is wide is one line if its letters are narrow: not everywhere are they. */
static gboolean
may_wrap (const Writer *writer,
          guint         column,
          const char   *text)
{
  double room = find_room (writer, column);

  return writer->wraps && (double) strlen (text) > room && (double) g_utf8_strlen (text, -1) > room;
}

static lxw_error
write_text (Writer        *writer,
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
  if (writer->grows || cell->flags != 0 || writer->places[column] == INDENTED || may_wrap (writer, column, text))
    format = find_format (writer, DEW_CELL_TEXT, writer->places[column], cell->flags);
  if (cell->formula != NULL)
    return worksheet_write_formula_str (page, row, column, cell->formula, format, text);
  return worksheet_write_string (page, row, column, text, format);
}

static lxw_error
write_cell (Writer        *writer,
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

static gboolean
take_result (Writer    *writer,
             lxw_error  result,
             GError   **error)
{
  if (result == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("The workbook could not be put together: %s"), lxw_strerror (result));
  return FALSE;
}

static gboolean
write_row (Writer         *writer,
           lxw_worksheet  *page,
           const DewSheet *sheet,
           guint           r,
           GError        **error)
{
  guint row = dew_sheet_place (sheet, r) - 1;

  /* Not every program makes a row as high as its texts need. */
  if (writer->grows && writer->lines[r] > 1)
    worksheet_set_row (page, row, writer->lines[r] * LINE_HEIGHT, NULL);
  for (guint c = 0; c < sheet->columns->len; c++)
    {
      const DewCell *cell = dew_sheet_cell (sheet, r, c);

      if (cell->type == DEW_CELL_TEXT && !dew_xlsx_check_text (sheet, cell->text, error))
        return FALSE;
      if (!take_result (writer, write_cell (writer, page, row, c, cell), error))
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

/* ---- Sheets ---- */

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
guard_sheet (Writer         *writer,
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
        if (!take_result (writer, guard_inputs (page, sheet, c, starts[c] - 1, r - 1), error))
          return FALSE;
        starts[c] = 0;
      }
  return TRUE;
}

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
add_table (Writer         *writer,
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
  return take_result (writer, result, error);
}

/* Where the cells of a column stand; what is before it is known. */
static Place
find_place (const Writer   *writer,
            const DewSheet *sheet,
            guint           column)
{
  if (dew_xlsx_is_number_column (sheet, column))
    return RIGHT;
  if (column == 0)
    return LEFT;
  return writer->places[column - 1] == RIGHT || dew_xlsx_is_full (sheet, column - 1, find_room (writer, column - 1)) ? INDENTED : LEFT;
}

/* Sets how wide a column is; returns how many lines its heading has. */
static guint
set_width (const Writer   *writer,
           const DewSheet *sheet,
           guint           column)
{
  const DewSheetColumn *head = g_ptr_array_index (sheet->columns, column);
  gboolean filters = writer->book->exact;
  double indent = writer->places[column] == INDENTED ? INDENT : writer->places[column] == RIGHT && filters ? FILTER : 0;
  double beside = !filters ? APART : writer->places[column] == RIGHT ? 0 : FILTER;
  double room = dew_xlsx_heading_width (head->heading, writer->widths[column] - indent, beside);

  writer->widths[column] = room + indent;
  return dew_xlsx_lines (head->heading, room / DEW_XLSX_BOLD);
}

static guint8
count_lines (const Writer   *writer,
             const DewSheet *sheet,
             guint           r)
{
  guint lines = 1;

  for (guint c = 0; c < sheet->columns->len; c++)
    {
      const DewCell *cell = dew_sheet_cell (sheet, r, c);
      double room = find_room (writer, c);

      if (cell->type != DEW_CELL_TEXT)
        continue;
      if (cell->flags & DEW_CELL_TOTAL)
        room /= DEW_XLSX_BOLD;
      lines = MAX (lines, dew_xlsx_lines (cell->text, room));
      if (cell->other != NULL)
        lines = MAX (lines, dew_xlsx_lines (cell->other, room));
    }
  return (guint8) MIN (lines, MAX_LINES);
}

static void
set_up_rows (Writer         *writer,
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

static void
set_up_columns (Writer         *writer,
                lxw_worksheet  *page,
                const DewSheet *sheet)
{
  guint lines = 1;

  g_free (writer->widths);
  writer->widths = dew_xlsx_widths (sheet, &writer->wraps);
  writer->places = g_renew (Place, writer->places, sheet->columns->len);
  for (guint c = 0; c < sheet->columns->len; c++)
    {
      writer->places[c] = find_place (writer, sheet, c);
      lines = MAX (lines, set_width (writer, sheet, c));
      worksheet_set_column (page, c, c, writer->widths[c], NULL);
    }
  worksheet_set_row (page, dew_sheet_head (sheet) - 1, lines * LINE_HEIGHT, NULL);
}

static lxw_error
set_up_page (Writer         *writer,
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

/* How many lines a note has: in a table of contents, whose first column has room, one that would stand out over the table folds, as a page fit to it would be small. */
static guint
count_note_lines (const Writer   *writer,
                  const DewSheet *sheet,
                  const char     *note)
{
  double width = 0;

  for (guint c = 0; c < sheet->columns->len; c++)
    width += writer->widths[c];
  return sheet->contents && dew_xlsx_lines (note, width) > 1 ? dew_xlsx_lines (note, writer->widths[0]) : 1;
}

static gboolean
write_notes (Writer           *writer,
             lxw_worksheet    *page,
             const DewSheet   *sheet,
             const GPtrArray  *notes,
             guint             row,
             GError          **error)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const char *note = g_ptr_array_index (notes, i);
      g_autofree char *clean = dew_xlsx_cell_text (note);
      guint lines = count_note_lines (writer, sheet, note);

      if (lines > 1)
        worksheet_set_row (page, row + i, MIN (lines, MAX_LINES) * LINE_HEIGHT, NULL);
      if (!take_result (writer, worksheet_write_string (page, row + i, 0, clean != NULL ? clean : note, lines > 1 ? writer->folded : writer->note), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_head (Writer         *writer,
            lxw_worksheet  *page,
            const DewSheet *sheet,
            GError        **error)
{
  g_autofree char *title = dew_xlsx_cell_text (sheet->title);

  if (!take_result (writer, worksheet_write_string (page, 0, 0, title != NULL ? title : sheet->title, writer->title), error))
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
freeze (const Writer   *writer,
        lxw_worksheet  *page,
        const DewSheet *sheet)
{
  guint head = dew_sheet_head (sheet);
  guint figures = 0, names = 0;
  double width = 0;

  if (!writer->book->exact || sheet->contents)
    return;

  while (figures < sheet->columns->len && writer->places[figures] != RIGHT)
    figures++;
  /* Words alone need no names beside them. */
  while (figures < sheet->columns->len && names < figures && width + writer->widths[names] <= MAX_FROZEN_WIDTH)
    width += writer->widths[names++];
  worksheet_freeze_panes (page, head <= MAX_FROZEN ? head : 0, (lxw_col_t) names);
}

static gboolean
write_sheet (Writer         *writer,
             const DewSheet *sheet,
             GError        **error)
{
  lxw_worksheet *page;

  if (!dew_xlsx_check_sheet (sheet, error) ||
      !take_result (writer, workbook_validate_sheet_name (writer->workbook, sheet->name), error))
    return FALSE;

  page = workbook_add_worksheet (writer->workbook, sheet->name);
  set_up_columns (writer, page, sheet);
  set_up_rows (writer, sheet);
  if (!take_result (writer, set_up_page (writer, page, sheet), error) ||
      !write_head (writer, page, sheet, error) || !add_table (writer, page, sheet, error))
    return FALSE;
  freeze (writer, page, sheet);
  for (guint r = 0; r < sheet->rows->len; r++)
    if (!write_row (writer, page, sheet, r, error))
      return FALSE;
  if (!guard_sheet (writer, page, sheet, error))
    return FALSE;
  if (sheet->chart != NULL && !dew_xlsx_chart_write (writer->workbook, page, sheet, writer->book->exact))
    return take_result (writer, LXW_ERROR_PARAMETER_VALIDATION, error);
  return TRUE;
}

/* ---- The workbook ---- */

static time_t
read_date (const char *date)
{
  g_autofree char *text = g_strconcat (date, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return time != NULL ? (time_t) g_date_time_to_unix (time) : NO_DATE;
}

static gboolean
set_properties (Writer  *writer,
                GError **error)
{
  g_autofree char *title = dew_xlsx_clean (writer->book->title);
  g_autofree char *subtitle = dew_xlsx_clean (writer->book->subtitle);
  lxw_doc_properties properties = {
    .title = title != NULL ? title : writer->book->title,
    .subject = subtitle != NULL ? subtitle : writer->book->subtitle,
    .created = read_date (writer->book->date),
  };

  return take_result (writer, workbook_set_properties (writer->workbook, &properties), error);
}

static gboolean
write_book (Writer  *writer,
            GError **error)
{
  for (guint i = 0; i < writer->book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (writer->book->sheets, i);

      writer->rows_total += sheet->rows->len;
    }

  add_formats (writer);
  if (!set_properties (writer, error))
    return FALSE;
  for (guint i = 0; i < writer->book->sheets->len; i++)
    {
      DewSheet *sheet = g_ptr_array_index (writer->book->sheets, i);

      if (!write_sheet (writer, sheet, error))
        return FALSE;
      if (writer->spends)
        dew_sheet_spend (sheet);
    }
  return !g_cancellable_set_error_if_cancelled (writer->cancellable, error);
}

/* What a close that failed has to say. The library keeps no errno, but the C library most often still has the one
 * of the write that failed. */
static void
set_close_error (GError    **error,
                 const char *path,
                 lxw_error   result,
                 int         errnum)
{
  if (errnum == 0)
    errnum = result == LXW_ERROR_MEMORY_MALLOC_FAILED ? ENOMEM : EIO;
  dew_safe_file_set_temporary_error (error, path, errnum);
}

/* Consumes the workbook. */
static gboolean
close_workbook (Writer      *writer,
                const char  *path,
                GError     **error)
{
  lxw_error result;

  /* It tells stderr of what it cannot write; that is told by whoever called, once. */
  dew_hush_begin ();
  errno = 0;
  result = workbook_close (writer->workbook);
  dew_hush_end ();
  if (result != LXW_NO_ERROR)
    set_close_error (error, path, result, errno);
  return result == LXW_NO_ERROR;
}

gboolean
dew_xlsx_write (DewBook       *book,
                gboolean       spend,
                const char    *path,
                GCancellable  *cancellable,
                DewProgress    progress,
                gpointer       data,
                GError       **error)
{
  g_return_val_if_fail (book != NULL && book->sheets->len > 0, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  Writer writer = { .book = book, .spends = spend, .cancellable = cancellable, .progress = progress, .data = data };
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  locale_t before = uselocale (plain);
  gboolean written = FALSE;

  /* The library prints numbers by the locale of the thread, and XML has no decimal comma. */
  writer.workbook = workbook_new (path);
  if (writer.workbook == NULL)
    set_close_error (error, path, LXW_ERROR_MEMORY_MALLOC_FAILED, 0);
  else if (write_book (&writer, error))
    written = close_workbook (&writer, path, error);
  else
    lxw_workbook_free (writer.workbook);
  uselocale (before);
  freelocale (plain);
  g_free (writer.widths);
  g_free (writer.places);
  g_free (writer.lines);

  if (written && progress != NULL)
    progress (0.9, data);
  return written && dew_zip_check (path, error);
}
