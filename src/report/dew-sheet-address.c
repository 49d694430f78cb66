/* dew-sheet-address.c: where the cells of a table stand in a workbook. */
#include "dew-sheet.h"

#include <string.h>

guint
dew_sheet_head (const DewSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, 0);

  return sheet->notes->len + sheet->live_notes->len + 3;
}

guint
dew_sheet_place (const DewSheet *sheet,
                 guint           row)
{
  return dew_sheet_head (sheet) + 1 + row;
}

char *
dew_column_letters (guint column,
                    char  buf[DEW_COLUMN_SIZE])
{
  char *p = buf + DEW_COLUMN_SIZE - 1;

  g_return_val_if_fail (column < 18278, NULL);

  *p = '\0';
  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    *--p = 'A' + (n - 1) % 26;
  return memmove (buf, p, strlen (p) + 1);
}

/* Four plain letters or more are taken for nothing else by any spreadsheet; whatever is quoted never is. */
static gboolean
needs_quotes (const char *name)
{
  if (strlen (name) < 4)
    return TRUE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      return TRUE;
  return g_ascii_strcasecmp (name, "TRUE") == 0 || g_ascii_strcasecmp (name, "FALSE") == 0;
}

/* What follows writes from p on, and returns the end: addresses are the most of what formulas are made of. */

static char *
append_name (char           *p,
             const DewSheet *sheet)
{
  gboolean quotes = needs_quotes (sheet->name);

  if (quotes)
    *p++ = '\'';
  for (const char *name = sheet->name; *name != '\0'; name++)
    {
      if (*name == '\'')
        *p++ = '\'';
      *p++ = *name;
    }
  if (quotes)
    *p++ = '\'';
  return p;
}

static char *
append_number (char  *p,
               guint  number)
{
  char digits[16];
  guint n = 0;

  do
    digits[n++] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  while (n > 0)
    *p++ = digits[--n];
  return p;
}

static char *
append_cell (char           *p,
             const DewSheet *sheet,
             guint           row,
             guint           column,
             gboolean        absolute)
{
  if (absolute)
    *p++ = '$';
  p += strlen (dew_column_letters (column, p));
  if (absolute)
    *p++ = '$';
  return append_number (p, dew_sheet_place (sheet, row));
}

/* Room for an address with what stands before it. */
static char *
make_room (const DewSheet *sheet,
           gboolean        with_sheet)
{
  return g_malloc ((with_sheet ? 2 * strlen (sheet->name) + 3 : 0) + 2 * (DEW_COLUMN_SIZE + 16));
}

char *
dew_sheet_quoted (const DewSheet *sheet)
{
  char *quoted;

  g_return_val_if_fail (sheet != NULL, NULL);

  quoted = make_room (sheet, TRUE);
  *append_name (quoted, sheet) = '\0';
  return quoted;
}

char *
dew_sheet_address (const DewSheet *sheet,
                   guint           row,
                   guint           column,
                   gboolean        absolute,
                   gboolean        with_sheet)
{
  char *address, *p;

  g_return_val_if_fail (sheet != NULL, NULL);

  address = p = make_room (sheet, with_sheet);
  if (with_sheet)
    {
      p = append_name (p, sheet);
      *p++ = '!';
    }
  *append_cell (p, sheet, row, column, absolute) = '\0';
  return address;
}

char *
dew_sheet_range (const DewSheet *sheet,
                 guint           row,
                 guint           n,
                 guint           column,
                 gboolean        with_sheet)
{
  char *range, *p;

  g_return_val_if_fail (sheet != NULL && n > 0, NULL);

  range = p = make_room (sheet, with_sheet);
  if (with_sheet)
    {
      p = append_name (p, sheet);
      *p++ = '!';
    }
  p = append_cell (p, sheet, row, column, TRUE);
  *p++ = ':';
  *append_cell (p, sheet, row + n - 1, column, TRUE) = '\0';
  return range;
}
