/* dew-pounds.c: an amount in pounds, to be put into a sentence or a label */
#include "dew-pounds.h"

char *
dew_pounds (gint64   pence,
            unsigned flags)
{
  char text[DEW_MONEY_SIZE];

  return g_strdup (dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | flags, text));
}
