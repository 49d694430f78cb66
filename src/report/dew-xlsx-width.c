/* dew-xlsx-width.c: how wide a column of a workbook should be. */
#include "dew-xlsx-width.h"

#include "dew-money-print.h"

#include <string.h>

#define NARROWEST 8
#define WIDEST 54
#define MARGIN 2

/* "30 September 2013" */
#define DATE_WIDTH 17

/* How many decimals a number is shown with, and *least gets how much of it the last of them stands for. */
static int
find_decimals (const DewCell *cell,
               gint64        *least)
{
  DewUnit unit = dew_cell_unit (cell->flags);

  *least = 1;
  if (cell->type != DEW_CELL_MONEY)
    return cell->type == DEW_CELL_PERCENT ? 4 : 0;

  *least = dew_unit_step (unit);
  return dew_unit_decimals (unit);
}

/* Digits, the commas between them, the decimals and a sign. */
static int
measure_number (const DewCell *cell)
{
  gint64 least;
  int decimals = find_decimals (cell, &least);
  gint64 rest = cell->number / least;
  int digits = 0;

  if (cell->type == DEW_CELL_DATE)
    return DATE_WIDTH;

  for (; rest != 0; rest /= 10)
    digits++;
  digits = MAX (digits - decimals, 1);
  return digits + (digits - 1) / 3 + (decimals > 0 ? decimals + 1 : 0) +
         (cell->number < 0 || (cell->flags & DEW_CELL_SIGNED));
}

static int
measure_text (const char *text,
              int         enough)
{
  return text == NULL || strlen (text) <= (gsize) enough ? 0 : (int) g_utf8_strlen (text, WIDEST * 4);
}

static int
measure_texts (const DewCell *cell,
               int            enough)
{
  return MAX (measure_text (cell->text, enough), measure_text (cell->other, enough));
}

/* The numbers of a column that are measured: those between two of a kind are no wider. */
typedef struct {
  DewCellType  type;
  DewCellFlags flags;
  gint64       low, high;
  int          width;           /* of all until now */
} Numbers;

static void
add_number (Numbers       *numbers,
            const DewCell *cell)
{
  gboolean alike = cell->type == numbers->type && cell->flags == numbers->flags;

  if (alike && cell->number >= numbers->low && cell->number <= numbers->high)
    return;

  if (!alike)
    *numbers = (Numbers) { cell->type, cell->flags, cell->number, cell->number, numbers->width };
  numbers->low = MIN (numbers->low, cell->number);
  numbers->high = MAX (numbers->high, cell->number);
  numbers->width = MAX (numbers->width, measure_number (cell));
}

static int
measure_longest_word (const char *text)
{
  int longest = 0, length = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      length = *p == ' ' ? 0 : length + 1;
      longest = MAX (longest, length);
    }
  return longest;
}

/* A column, as its cells are gone through: a text goes on in the next line where its column is too narrow; a number is not shown at all. */
typedef struct {
  int      set, word;           /* the column's own width, and the longest word of its heading */
  int      text;                /* the widest text, where it has none of its own */
  Numbers  numbers;
} Column;

static Column *
start_columns (const DewSheet *sheet)
{
  Column *columns = g_new0 (Column, sheet->columns->len);

  for (guint c = 0; c < sheet->columns->len; c++)
    {
      const DewSheetColumn *head = g_ptr_array_index (sheet->columns, c);

      columns[c] = (Column) { .set = (int) head->width, .word = MIN (measure_longest_word (head->heading), WIDEST) };
      columns[c].text = MAX (NARROWEST, columns[c].word);
    }
  return columns;
}

/* TRUE where it is a text that goes on in another line. */
static gboolean
measure_cell (Column        *column,
              const DewCell *cell)
{
  int room = column->set > 0 ? column->set : WIDEST, width;

  if (cell->type == DEW_CELL_EMPTY)
    return FALSE;
  if (cell->type != DEW_CELL_TEXT)
    {
      add_number (&column->numbers, cell);
      return FALSE;
    }

  width = measure_texts (cell, column->set > 0 ? room : column->text);
  if (column->set == 0)
    column->text = MAX (column->text, MIN (width, WIDEST));
  return width > room;
}

double *
dew_xlsx_widths (const DewSheet *sheet,
                 gboolean       *wraps)
{
  g_autofree Column *columns = NULL;
  double *widths;
  gboolean any = FALSE;

  g_return_val_if_fail (sheet != NULL, NULL);

  /* Row by row, as they lie in memory: there may be millions of cells. */
  columns = start_columns (sheet);
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const DewCell *cells = dew_sheet_cell (sheet, r, 0);

      for (guint c = 0; c < sheet->columns->len; c++)
        any |= measure_cell (&columns[c], &cells[c]);
    }

  widths = g_new (double, sheet->columns->len);
  for (guint c = 0; c < sheet->columns->len; c++)
    {
      const Column *column = &columns[c];

      if (column->set > 0)
        widths[c] = MAX (column->set, MAX (column->numbers.width, column->word) + MARGIN);
      else
        widths[c] = MIN (MAX (column->text, column->numbers.width), WIDEST) + MARGIN;
    }
  if (wraps != NULL)
    *wraps = any;
  return widths;
}

/* In hundredths of a digit, from the space on: what Calibri, Arial or DejaVu Sans set a character in at most, for a sheet is seen in any of them. */
static const guint8 character_widths[] = {
  50, 65, 80, 132, 100, 160, 135, 44, 62, 62, 99, 132, 50, 61, 50, 77,                  /* to / */
  100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 53, 53, 132, 132, 132, 100,         /* to ? */
  183, 120, 120, 130, 130, 120, 110, 140, 130, 50, 90, 120, 100, 169, 130, 140,         /* to O */
  120, 140, 130, 120, 110, 130, 120, 176, 120, 120, 110, 62, 77, 62, 132, 100,          /* to _ */
  79, 100, 104, 90, 104, 100, 61, 100, 104, 46, 48, 92, 46, 158, 104, 105,              /* to o */
  104, 104, 69, 90, 67, 104, 94, 142, 94, 94, 90, 100, 91, 100, 132,                    /* to ~ */
};

#define SPACE 50
#define LATIN 140               /* with accents; money, too */
#define OTHER 180
#define WIDE 210

/* How near to the end of its column a text is when the next one seems to go on with it, and in how many rows that is looked for. */
#define FULL 150
#define LOOKED_AT 10000

static int
measure_character (gunichar c)
{
  if (c < ' ')
    return 0;
  if (c - ' ' < G_N_ELEMENTS (character_widths))
    return character_widths[c - ' '];
  if (c >= 0x2010 && c <= 0x201f)       /* dashes and quotes */
    return 100;
  return c < 0x250 ? LATIN : g_unichar_iswide (c) ? WIDE : OTHER;
}

/* How many lines a text takes, and *widest how wide the widest of them is, in hundredths of a digit. */
static guint
break_text (const char *text,
            int         room,
            int        *widest)
{
  int used = 0, word = 0;
  guint lines = 1;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      if (*p != ' ' && *p != '\n' && *p != '\0')
        {
          word += measure_character (g_utf8_get_char (p));
          continue;
        }

      /* A word that does not fit behind the others begins a line, and goes on over as many as it needs. */
      if (used > 0 && word > 0 && used + SPACE + word > room)
        {
          lines++;
          used = 0;
        }
      lines += (guint) (MAX (word - 1, 0) / room);
      used += word + (used > 0 ? SPACE : 0);
      *widest = MAX (*widest, MIN (used, room));
      used = used > room ? word % room : used;
      word = 0;

      if (*p == '\0')
        return lines;
      if (*p == '\n')
        {
          lines++;
          used = 0;
        }
    }
}

static int
to_hundredths (double width)
{
  return MAX ((int) (width * 100), 100);
}

/* Most texts do, and there are many. */
static gboolean
fits_line (const char *text,
           int         room)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      if ((guint) (*p - ' ') >= G_N_ELEMENTS (character_widths))
        return FALSE;
      room -= character_widths[*p - ' '];
      if (room < 0)
        return FALSE;
    }
  return TRUE;
}

guint
dew_xlsx_lines (const char *text,
                double      width)
{
  int widest = 0;

  g_return_val_if_fail (text != NULL, 1);

  return fits_line (text, to_hundredths (width)) ? 1 : break_text (text, to_hundredths (width), &widest);
}

double
dew_xlsx_heading_width (const char *heading,
                        double      width,
                        double      beside)
{
  /* Bold letters of one font or another, by which lines end after one word or another. */
  static const double fonts[] = { DEW_XLSX_BOLD, 0.98 };

  g_return_val_if_fail (heading != NULL, width);

  for (guint i = 0; i < G_N_ELEMENTS (fonts) && width < WIDEST; i++)
    {
      int widest = 0;
      double needed;

      break_text (heading, to_hundredths (width / fonts[i]), &widest);
      needed = widest * fonts[i] / 100 + beside;
      if (needed <= width)
        continue;
      /* Once more from the first: a line may now have room for another word. */
      width = needed;
      i = (guint) -1;
    }
  return width;
}

gboolean
dew_xlsx_is_full (const DewSheet *sheet,
                  guint           column,
                  double          width)
{
  int room = to_hundredths (width);

  g_return_val_if_fail (sheet != NULL && column < sheet->columns->len, FALSE);

  for (guint r = 0; r < MIN (sheet->rows->len, LOOKED_AT); r++)
    {
      const DewCell *cell = dew_sheet_cell (sheet, r, column);
      int widest = 0;

      if (cell->type != DEW_CELL_TEXT || fits_line (cell->text, room - FULL))
        continue;
      break_text (cell->text, room, &widest);
      if (widest > room - FULL)
        return TRUE;
    }
  return FALSE;
}
