/* dew-cell-text.c: what a cell shows, as text */
#include "dew-cell-text.h"

#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-ratio.h"

static char *
print_money (const DewCell *cell)
{
  DewUnit unit = dew_cell_unit (cell->flags);
  unsigned flags = DEW_PRINT_SCREEN | (cell->flags & DEW_CELL_SIGNED ? DEW_PRINT_PLUS : 0);
  char text[DEW_MONEY_SIZE];

  return g_strdup (dew_money_print (dew_pence (cell->number), unit, dew_unit_decimals (unit), flags, text));
}

/* A true minus, as everywhere. */
static char *
print_percent (const DewCell *cell)
{
  char text[DEW_PERCENT_SIZE];
  const char *plain = dew_percent_print (cell->number, 4, text);

  if (*plain == '-')
    return g_strconcat ("−", plain + 1, NULL);

  return g_strdup (plain);
}

static char *
print_count (const DewCell *cell)
{
  char text[DEW_MONEY_SIZE];

  dew_print_count ((guint64) ABS (cell->number), text);
  return g_strconcat (cell->number < 0 ? "−" : "", text, NULL);
}

char *
dew_cell_text (const DewCell *cell)
{
  g_return_val_if_fail (cell != NULL, NULL);

  if (cell->flags & DEW_CELL_BLANK)
    return g_strdup ("");

  switch (cell->type)
    {
    case DEW_CELL_TEXT:
      return g_strdup (cell->text != NULL ? cell->text : "");
    case DEW_CELL_MONEY:
      return print_money (cell);
    case DEW_CELL_PENCE:
    case DEW_CELL_COUNT:
      return print_count (cell);
    case DEW_CELL_PERCENT:
      return print_percent (cell);
    case DEW_CELL_DATE:
      return dew_date_words (cell->text);
    case DEW_CELL_EMPTY:
    default:
      return g_strdup ("");
    }
}

gboolean
dew_cell_is_figure (const DewCell *cell)
{
  g_return_val_if_fail (cell != NULL, FALSE);

  switch (cell->type)
    {
    case DEW_CELL_MONEY:
    case DEW_CELL_PENCE:
    case DEW_CELL_COUNT:
    case DEW_CELL_PERCENT:
      return TRUE;
    case DEW_CELL_EMPTY:
    case DEW_CELL_TEXT:
    case DEW_CELL_DATE:
    default:
      return FALSE;
    }
}
