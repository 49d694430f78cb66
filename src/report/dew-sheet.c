/* dew-sheet.c: tables of typed cells, before any file format. */
#include "dew-sheet.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "dew-sheet-chart.h"

/* What Excel allows in the name of a sheet, in UTF-16 units. */
#define NAME_MAX_UNITS 31

#define CHUNK_SIZE 4096
#define FORMULA_BUFFER 512

/* ---- Names ---- */

static guint
count_units (gunichar c)
{
  return c > 0xffff ? 2 : 1;
}

/* Leaves out the part of a word that the end of a name is, unless that is most of the name. */
static void
drop_part (GString *name)
{
  const char *space = strrchr (name->str, ' ');

  if (space != NULL && (gsize) (space - name->str) >= name->len / 2)
    g_string_truncate (name, (gsize) (space - name->str));
}

/* Leaves out what Excel refuses in a name and cuts it to length, behind a word. */
static char *
mend_name (const char *name,
           guint       room)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GString *mended = g_string_new (NULL);
  guint units = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || c == 0xfffe || c == 0xffff || (c < 0x80 && strchr ("[]:*?/\\\x7f", (int) c) != NULL))
        c = ' ';
      if (c == ' ' && g_str_has_suffix (mended->str, " "))
        continue;
      if (units + count_units (c) > room)
        {
          if (c != ' ')
            drop_part (mended);
          break;
        }
      units += count_units (c);
      g_string_append_unichar (mended, c);
    }

  /* An apostrophe may stand inside, but neither first nor last. */
  g_strstrip (mended->str);
  mended->len = strlen (mended->str);
  while (mended->len > 0 && mended->str[mended->len - 1] == '\'')
    g_string_truncate (mended, mended->len - 1);
  while (mended->len > 0 && mended->str[0] == '\'')
    g_string_erase (mended, 0, 1);

  /* Excel keeps "History" for itself. */
  if (g_ascii_strcasecmp (mended->str, "History") == 0)
    g_string_append_c (mended, '_');
  if (mended->len == 0)
    g_string_assign (mended, C_("a sheet without a name", "Sheet"));

  return g_string_free (mended, FALSE);
}

static gboolean
has_sheet (const DewBook *book,
           const char    *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i);
      g_autofree char *other = g_utf8_casefold (sheet->name, -1);

      if (strcmp (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
make_unique_name (const DewBook *book,
                  const char    *name)
{
  char *mended = mend_name (name, NAME_MAX_UNITS);

  for (guint i = 2; has_sheet (book, mended); i++)
    {
      g_autofree char *ending = g_strdup_printf (" %u", i);
      g_autofree char *stem = mend_name (name, NAME_MAX_UNITS - strlen (ending));

      g_free (mended);
      mended = g_strconcat (stem, ending, NULL);
    }
  return mended;
}

/* The opening keeps it from looking like a cell's address, the number from being another's. */
static char *
make_table_name (const DewBook *book,
                 const char    *name)
{
  GString *table = g_string_new (NULL);

  g_string_printf (table, "Table_%u_", book->sheets->len + 1);
  for (const char *p = name; *p != '\0'; p++)
    g_string_append_c (table, g_ascii_isalnum (*p) ? *p : '_');
  return g_string_free (table, FALSE);
}

/* ---- Books ---- */

static void
free_column (gpointer data)
{
  DewSheetColumn *column = data;

  g_free (column->heading);
  g_free (column->plain);
  g_free (column->note);
  g_free (column);
}

static void
free_sheet (gpointer data)
{
  DewSheet *sheet = data;

  dew_sheet_chart_free (sheet->chart);
  g_ptr_array_unref (sheet->rows);
  g_array_unref (sheet->marks);
  g_string_chunk_free (sheet->texts);
  g_ptr_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->notes);
  g_ptr_array_unref (sheet->live_notes);
  g_free (sheet->name);
  g_free (sheet->title);
  g_free (sheet->about);
  g_free (sheet->table);
  g_free (sheet);
}

DewBook *
dew_book_new (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  DewBook *book = g_new0 (DewBook, 1);

  book->title = g_strdup (title);
  book->subtitle = g_strdup ("");
  book->marking = g_strdup ("");
  book->date = g_strdup ("");
  book->sheets = g_ptr_array_new_with_free_func (free_sheet);
  return book;
}

void
dew_book_free (DewBook *book)
{
  if (book == NULL)
    return;

  g_ptr_array_unref (book->sheets);
  g_free (book->title);
  g_free (book->subtitle);
  g_free (book->marking);
  g_free (book->date);
  g_free (book);
}

DewSheet *
dew_book_add_sheet (DewBook    *book,
                    const char *name,
                    const char *title)
{
  g_return_val_if_fail (book != NULL && name != NULL && title != NULL, NULL);

  DewSheet *sheet = g_new0 (DewSheet, 1);

  sheet->name = make_unique_name (book, name);
  sheet->table = make_table_name (book, sheet->name);
  sheet->title = g_strdup (title);
  sheet->about = g_strdup (title);
  sheet->notes = g_ptr_array_new_with_free_func (g_free);
  sheet->live_notes = g_ptr_array_new_with_free_func (g_free);
  sheet->columns = g_ptr_array_new_with_free_func (free_column);
  sheet->rows = g_ptr_array_new_with_free_func (g_free);
  sheet->marks = g_array_new (FALSE, FALSE, sizeof (DewSheetMark));
  sheet->texts = g_string_chunk_new (CHUNK_SIZE);
  g_ptr_array_add (book->sheets, sheet);
  return sheet;
}

void
dew_book_move (DewBook  *book,
               DewSheet *sheet,
               guint     place)
{
  guint index;

  g_return_if_fail (book != NULL && place < book->sheets->len);
  g_return_if_fail (g_ptr_array_find (book->sheets, sheet, &index));

  g_ptr_array_steal_index (book->sheets, index);
  g_ptr_array_insert (book->sheets, (int) place, sheet);
}

void
dew_book_move_last (DewBook  *book,
                    DewSheet *sheet)
{
  g_return_if_fail (book != NULL && book->sheets->len > 0);

  dew_book_move (book, sheet, book->sheets->len - 1);
}

void
dew_book_remove_sheet (DewBook  *book,
                       DewSheet *sheet)
{
  g_return_if_fail (book != NULL);
  g_return_if_fail (g_ptr_array_find (book->sheets, sheet, NULL));

  g_ptr_array_remove (book->sheets, sheet);
}

void
dew_sheet_spend (DewSheet *sheet)
{
  g_return_if_fail (sheet != NULL);

  g_ptr_array_set_size (sheet->rows, 0);
  g_array_set_size (sheet->marks, 0);
  g_string_chunk_clear (sheet->texts);
}

gboolean
dew_sheet_is_read (const DewSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, FALSE);

  return !sheet->contents && !sheet->support;
}

guint
dew_book_formulas (const DewBook *book)
{
  guint n = 0;

  g_return_val_if_fail (book != NULL, 0);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i);

      for (guint r = 0; r < sheet->rows->len; r++)
        for (guint c = 0; c < sheet->columns->len; c++)
          n += dew_sheet_cell (sheet, r, c)->formula != NULL;
    }
  return n;
}

/* ---- Sheets ---- */

void
dew_sheet_about (DewSheet   *sheet,
                 const char *about)
{
  g_return_if_fail (sheet != NULL && about != NULL);

  g_free (sheet->about);
  sheet->about = g_strdup (about);
}

void
dew_sheet_note (DewSheet   *sheet,
                const char *note)
{
  g_return_if_fail (sheet != NULL && note != NULL);
  g_return_if_fail (sheet->rows->len == 0);

  g_ptr_array_add (sheet->notes, g_strdup (note));
}

void
dew_sheet_live_note (DewSheet   *sheet,
                     const char *note)
{
  g_return_if_fail (sheet != NULL && note != NULL);
  g_return_if_fail (sheet->rows->len == 0);

  g_ptr_array_add (sheet->live_notes, g_strdup (note));
}

static gboolean
has_heading (const DewSheet *sheet,
             const char     *heading)
{
  g_autofree char *folded = g_utf8_casefold (heading, -1);

  for (guint c = 0; c < sheet->columns->len; c++)
    {
      const DewSheetColumn *column = g_ptr_array_index (sheet->columns, c);
      g_autofree char *other = g_utf8_casefold (column->heading, -1);

      if (strcmp (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Excel takes a table with two like headings for damaged, and a translation may well make them alike. */
static char *
make_unique_heading (const DewSheet *sheet,
                     const char     *heading)
{
  char *unique = g_strdup (heading);

  for (guint i = 2; has_heading (sheet, unique); i++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s %u", heading, i);
    }
  return unique;
}

static guint
add_column (DewSheet   *sheet,
            const char *heading,
            const char *plain,
            int         width)
{
  DewSheetColumn *column = g_new0 (DewSheetColumn, 1);

  column->heading = make_unique_heading (sheet, heading);
  column->plain = g_strdup (plain != NULL ? plain : column->heading);
  column->width = width;
  g_ptr_array_add (sheet->columns, column);
  return sheet->columns->len - 1;
}

guint
dew_sheet_column (DewSheet   *sheet,
                  const char *heading,
                  int         width)
{
  g_return_val_if_fail (sheet != NULL && heading != NULL, 0);
  g_return_val_if_fail (sheet->rows->len == 0, 0);

  return add_column (sheet, heading, NULL, width);
}

guint
dew_sheet_input_column (DewSheet   *sheet,
                        const char *heading,
                        int         width)
{
  g_return_val_if_fail (sheet != NULL && heading != NULL, 0);
  g_return_val_if_fail (sheet->rows->len == 0, 0);

  g_autofree char *marked = g_strdup_printf (_("%s (input)"), heading);

  return add_column (sheet, marked, heading, width);
}

void
dew_sheet_footnote (DewSheet   *sheet,
                    guint       column,
                    const char *note)
{
  DewSheetColumn *there;

  g_return_if_fail (sheet != NULL && column < sheet->columns->len && note != NULL);

  there = g_ptr_array_index (sheet->columns, column);
  g_free (there->note);
  there->note = g_strdup (note);
}

guint
dew_sheet_row (DewSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL && sheet->columns->len > 0, 0);

  g_ptr_array_add (sheet->rows, g_new0 (DewCell, sheet->columns->len));
  return sheet->rows->len - 1;
}

DewCell *
dew_sheet_cell (const DewSheet *sheet,
                guint           row,
                guint           column)
{
  g_return_val_if_fail (sheet != NULL && row < sheet->rows->len && column < sheet->columns->len, NULL);

  return (DewCell *) g_ptr_array_index (sheet->rows, row) + column;
}

void
dew_sheet_flag_row (DewSheet    *sheet,
                    guint        row,
                    DewCellFlags flag)
{
  g_return_if_fail (sheet != NULL);

  for (guint c = 0; c < sheet->columns->len; c++)
    dew_sheet_cell (sheet, row, c)->flags |= flag;
}

/* ---- Cells ---- */

static gboolean
is_unwritten (const DewCell *cell)
{
  return cell != NULL && cell->type == DEW_CELL_EMPTY && cell->text == NULL && cell->formula == NULL;
}

void
dew_sheet_text (DewSheet   *sheet,
                guint       row,
                guint       column,
                const char *text)
{
  DewCell *cell = dew_sheet_cell (sheet, row, column);

  g_return_if_fail (is_unwritten (cell) && text != NULL);

  cell->type = DEW_CELL_TEXT;
  cell->text = g_string_chunk_insert (sheet->texts, text);
  sheet->long_texts |= strlen (text) > DEW_CELL_UNITS;
}

void
dew_sheet_mark (DewSheet   *sheet,
                guint       row,
                guint       column,
                const char *note)
{
  const DewCell *cell = dew_sheet_cell (sheet, row, column);
  DewSheetMark mark = { row, column, NULL };

  g_return_if_fail (cell != NULL && cell->type <= DEW_CELL_TEXT && cell->formula == NULL && note != NULL);

  mark.note = g_string_chunk_insert (sheet->texts, note);
  g_array_append_val (sheet->marks, mark);
}

void
dew_sheet_number (DewSheet     *sheet,
                  guint         row,
                  guint         column,
                  DewCellType   type,
                  gint64        number,
                  DewCellFlags  flags)
{
  DewCell *cell = dew_sheet_cell (sheet, row, column);

  g_return_if_fail (is_unwritten (cell) && type > DEW_CELL_TEXT);

  cell->type = type;
  cell->number = number;
  cell->flags |= flags;
}

/* Most formulas are short; a workbook has hundreds of thousands of them. */
static const char *
keep_formula (DewSheet   *sheet,
              const char *format,
              va_list     args)
{
  char buf[FORMULA_BUFFER];
  va_list again;
  gsize length;
  const char *kept;

  va_copy (again, args);
  length = (gsize) g_vsnprintf (buf, sizeof buf, format, args);
  if (length < sizeof buf)
    {
      kept = g_string_chunk_insert_len (sheet->texts, buf, (gssize) length);
    }
  else
    {
      g_autofree char *formula = g_strdup_vprintf (format, again);

      kept = g_string_chunk_insert (sheet->texts, formula);
    }
  va_end (again);
  return kept;
}

void
dew_sheet_formula (DewSheet     *sheet,
                   guint         row,
                   guint         column,
                   DewCellType   type,
                   gint64        value,
                   DewCellFlags  flags,
                   const char   *format,
                   ...)
{
  DewCell *cell = dew_sheet_cell (sheet, row, column);
  va_list args;

  g_return_if_fail (is_unwritten (cell) && type > DEW_CELL_TEXT && format[0] == '=');

  cell->type = type;
  cell->number = value;
  cell->flags |= flags;
  va_start (args, format);
  cell->formula = keep_formula (sheet, format, args);
  va_end (args);
}

void
dew_sheet_text_formula (DewSheet   *sheet,
                        guint       row,
                        guint       column,
                        const char *text,
                        const char *other,
                        const char *format,
                        ...)
{
  DewCell *cell = dew_sheet_cell (sheet, row, column);
  va_list args;

  g_return_if_fail (is_unwritten (cell) && text != NULL && format[0] == '=');

  cell->type = DEW_CELL_TEXT;
  cell->text = g_string_chunk_insert (sheet->texts, text);
  if (other != NULL)
    cell->other = g_string_chunk_insert (sheet->texts, other);
  va_start (args, format);
  cell->formula = keep_formula (sheet, format, args);
  va_end (args);
}

/* 30 December 1899, from which spreadsheets count days, as GLib counts them. */
#define DAY_0 693594

void
dew_sheet_date (DewSheet     *sheet,
                guint         row,
                guint         column,
                const char   *date,
                DewCellFlags  flags)
{
  DewCell *cell = dew_sheet_cell (sheet, row, column);
  unsigned year, month, day;
  GDate gdate;

  g_return_if_fail (is_unwritten (cell) && date != NULL);
  g_return_if_fail (sscanf (date, "%4u-%2u-%2u", &year, &month, &day) == 3 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year));

  g_date_clear (&gdate, 1);
  g_date_set_dmy (&gdate, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  cell->type = DEW_CELL_DATE;
  cell->text = g_string_chunk_insert (sheet->texts, date);
  cell->number = (gint64) g_date_get_julian (&gdate) - DAY_0;
  cell->flags |= flags;
}

/* ---- Units ---- */

DewUnit
dew_cell_unit (DewCellFlags flags)
{
  if (flags & DEW_CELL_MILLIONS)
    return DEW_UNIT_MILLIONS;

  return flags & DEW_CELL_THOUSANDS ? DEW_UNIT_THOUSANDS : DEW_UNIT_POUNDS;
}

DewCellFlags
dew_unit_flag (DewUnit unit)
{
  switch (unit)
    {
    case DEW_UNIT_THOUSANDS:
      return DEW_CELL_THOUSANDS;
    case DEW_UNIT_MILLIONS:
      return DEW_CELL_MILLIONS;
    case DEW_UNIT_POUNDS:
    default:
      return 0;
    }
}
