/* dew-asked.c: what is typed into the fields of a dialog for an amount, a percentage or a quantity */
#include "dew-asked.h"

#include <glib/gi18n-lib.h>

#include "dew-error.h"
#include "dew-pounds.h"
#include "dew-quantity.h"
#include "dew-ratio.h"
#include "dew-typed-figure.h"

/* Nobody is asked here which was meant: the pound sign says it, and the other is said beside it. */
static char *
tell_meaning (const DewReading *reading,
              gboolean          ask)
{
  g_autofree char *pounds = dew_pounds (reading->value.pence, DEW_WHOLE_FIGURE);
  g_autofree char *other = ask ? dew_pounds (reading->other.pence, DEW_WHOLE_FIGURE) : NULL;

  return ask ? g_strdup_printf (_("= %s; leave the £ out for %s"), pounds, other) : g_strdup_printf (_("= %s"), pounds);
}

gboolean
dew_asked_amount (const char *text,
                  DewUnit     unit,
                  gint64     *pence,
                  char      **meaning,
                  GError    **error)
{
  g_autofree char *why = NULL;
  DewReading reading;
  gboolean bad;
  DewReadStatus status;

  g_return_val_if_fail (text != NULL && pence != NULL && meaning != NULL, FALSE);

  *pence = 0;
  *meaning = NULL;
  status = dew_money_read (text, unit, &reading);
  switch (status)
    {
    case DEW_READ_REFUSED:
      why = dew_typed_figure_preview (text, unit, 0, &bad);
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, why);
      return FALSE;
    case DEW_READ_EMPTY:
      *meaning = g_strdup ("");
      return TRUE;
    case DEW_READ_OK:
    case DEW_READ_ASK:
    default:
      *pence = reading.value.pence;
      *meaning = tell_meaning (&reading, status == DEW_READ_ASK);
      return TRUE;
    }
}

gboolean
dew_asked_percent (const char *text,
                   gint64     *millionths,
                   GError    **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  int64_t read = 0;

  g_return_val_if_fail (text != NULL && millionths != NULL, FALSE);

  if (*typed != '\0' && !dew_percent_read_within (typed, -DEW_WHOLE, DEW_WHOLE, &read))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is not a percentage from −100 to 100 with at most four decimals; write it as 2.1 %%."), typed);
      return FALSE;
    }

  *millionths = read;
  return TRUE;
}

gboolean
dew_asked_quantity (const char *text,
                    gint64     *thousandths,
                    GError    **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  int64_t read = 0;

  g_return_val_if_fail (text != NULL && thousandths != NULL, FALSE);

  if (*typed != '\0' && !dew_quantity_read (typed, &read, NULL))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is not a quantity; write it as 1,200 or 95.5, without its unit and with at most three decimals."), typed);
      return FALSE;
    }

  *thousandths = read;
  return TRUE;
}

char *
dew_asked_text (gint64  pence,
                DewUnit unit)
{
  char text[DEW_MONEY_SIZE];

  return g_strdup (dew_money_print_edit (dew_pence (pence), unit, text));
}
