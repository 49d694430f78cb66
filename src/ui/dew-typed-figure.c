/* dew-typed-figure.c: what a figure means that is typed into a cell of a grid */
#include "dew-typed-figure.h"

#include <glib/gi18n-lib.h>

#include "dew-block-unit.h"
#include "dew-pounds.h"
#include "dew-schema.h"

/* "The figure cannot be read at “x”: reason." */
static char *
refuse_reading (const char       *text,
                const DewReading *reading)
{
  return *(text + reading->offset) == '\0'
           ? g_strdup_printf (_("Not understood: %s."), _(reading->reason))
           : g_strdup_printf (_("Not understood at “%.12s”: %s."), text + reading->offset, _(reading->reason));
}

char *
dew_typed_figure_preview (const char *text,
                          DewUnit     unit,
                          int         decimals,
                          gboolean   *bad)
{
  DewReading reading;
  g_autofree char *full = NULL;
  char shown[DEW_MONEY_SIZE];

  *bad = FALSE;
  switch (dew_money_read (text, unit, &reading))
    {
    case DEW_READ_EMPTY:
      return g_strdup (_("No figure"));
    case DEW_READ_REFUSED:
      *bad = TRUE;
      return refuse_reading (text, &reading);
    case DEW_READ_OK:
    case DEW_READ_ASK:
    default:
      full = dew_pounds (reading.value.pence, DEW_WHOLE_FIGURE);
      dew_money_print (reading.value, unit, decimals, DEW_PRINT_SCREEN, shown);
      return unit == DEW_UNIT_POUNDS ? g_strdup_printf (_("= %s"), full)
                                     : g_strdup_printf (_("= %s, shown as %s"), full, shown);
    }
}

/* The figure in the unit that it seems to be in, beside what the cell has; FALSE where it says its unit itself, or seems right. */
static gboolean
read_in_other_unit (const char *text,
                    DewUnit     unit,
                    gint64      was,
                    gint64      pence,
                    gint64     *other)
{
  int seems = (int) unit + dew_block_unit_off (&pence, 1, &was, 1);
  DewReading reading;

  if (seems == (int) unit || seems < DEW_UNIT_POUNDS || seems > DEW_UNIT_MILLIONS || dew_money_read (text, (DewUnit) seems, &reading) != DEW_READ_OK)
    return FALSE;

  *other = reading.value.pence;
  return *other != pence;
}

static DewGridAnswer
ask_which (char         *message,
           gint64        first,
           gint64        second,
           DewGridReply *reply)
{
  reply->message = message;
  reply->first = dew_pounds (first, DEW_WHOLE_FIGURE);
  reply->second = dew_pounds (second, DEW_WHOLE_FIGURE);

  return DEW_GRID_ASKS;
}

DewGridAnswer
dew_typed_figure_read (const char   *text,
                       DewUnit       unit,
                       int           choice,
                       gint64        was,
                       gint64       *pence,
                       DewGridReply *reply)
{
  g_autofree char *now = NULL;
  gint64 other;
  DewReading reading;

  switch (dew_money_read (text, unit, &reading))
    {
    case DEW_READ_EMPTY:
      *pence = DEW_CLEARED;
      return DEW_GRID_TAKEN;
    case DEW_READ_REFUSED:
      reply->message = refuse_reading (text, &reading);
      return DEW_GRID_REFUSED;
    case DEW_READ_ASK:
      *pence = choice == 2 ? reading.other.pence : reading.value.pence;
      if (choice != 0)
        return DEW_GRID_TAKEN;
      return ask_which (g_strdup_printf (_("This column is in %s. Which is meant?"), dew_unit_symbol (unit)), reading.value.pence, reading.other.pence, reply);
    case DEW_READ_OK:
    default:
      *pence = reading.value.pence;
      if (was == 0 || choice == 1 || !read_in_other_unit (text, unit, was, *pence, &other))
        return DEW_GRID_TAKEN;
      *pence = choice == 2 ? other : *pence;
      if (choice == 2)
        return DEW_GRID_TAKEN;
      now = dew_pounds (was, DEW_PRINT_SCREEN | DEW_WHOLE_FIGURE);
      reply->question = DEW_TYPED_BESIDE;
      return ask_which (g_strdup_printf (_("This column is in %s, and %s is here now. Which is meant?"), dew_unit_symbol (unit), now), *pence, other, reply);
    }
}
