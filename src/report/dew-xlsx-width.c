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

/* A text goes on in the next line where its column is too narrow; a number is not shown at all. */
static int
measure_numbers (const DewSheet *sheet,
                 guint           column)
{
  Numbers numbers = { .type = DEW_CELL_EMPTY };

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const DewCell *cell = dew_sheet_cell (sheet, r, column);

      if (cell->type > DEW_CELL_TEXT)
        add_number (&numbers, cell);
    }
  return numbers.width;
}

double
dew_xlsx_width (const DewSheet *sheet,
                guint           column)
{
  g_return_val_if_fail (sheet != NULL && column < sheet->columns->len, NARROWEST);

  const DewSheetColumn *head = g_ptr_array_index (sheet->columns, column);
  int word = MIN (measure_longest_word (head->heading), WIDEST), width;
  Numbers numbers = { .type = DEW_CELL_EMPTY };

  if (head->width > 0)
    return MAX (head->width, MAX (measure_numbers (sheet, column), word) + MARGIN);

  width = MAX (NARROWEST, word);
  for (guint r = 0; r < sheet->rows->len && width < WIDEST; r++)
    {
      const DewCell *cell = dew_sheet_cell (sheet, r, column);

      if (cell->type == DEW_CELL_TEXT)
        width = MAX (width, measure_texts (cell, width));
      else if (cell->type != DEW_CELL_EMPTY)
        add_number (&numbers, cell);
    }
  return MIN (MAX (width, numbers.width), WIDEST) + MARGIN;
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

guint
dew_xlsx_lines (const char *text,
                double      width)
{
  int widest = 0;

  g_return_val_if_fail (text != NULL, 1);

  return break_text (text, to_hundredths (width), &widest);
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
dew_xlsx_wraps (const DewSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, FALSE);

  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint c = 0; c < sheet->columns->len; c++)
      {
        const DewCell *cell = dew_sheet_cell (sheet, r, c);
        const DewSheetColumn *head = g_ptr_array_index (sheet->columns, c);
        int width = head->width > 0 ? head->width : WIDEST;

        if (cell->type == DEW_CELL_TEXT && measure_texts (cell, width) > width)
          return TRUE;
      }
  return FALSE;
}
