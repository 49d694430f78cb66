/* dew-asked.h: what is typed into the fields of a dialog for an amount, a percentage or a quantity. */
#pragma once

#include <glib.h>

#include "dew-money-read.h"

/* Reads an amount as cells in that unit do: *pence, 0 for no text, and *meaning what it says back: "= £250,000", "" for no text; g_free. FALSE with the reason where it is not
 * understood: then *meaning is NULL. */
gboolean dew_asked_amount  (const char *text, DewUnit unit, gint64 *pence, char **meaning, GError **error);

/* Reads "2.1 %", "2.1", "-1%" into millionths of the whole, 0 for no text: from −100 to 100 with at most four decimals; else FALSE with the reason. */
gboolean dew_asked_percent (const char *text, gint64 *millionths, GError **error);

/* Reads "1,200", "95.5", "-3" into thousandths, 0 for no text; else FALSE with the reason. */
gboolean dew_asked_quantity (const char *text, gint64 *thousandths, GError **error);

/* What opens in a field for an amount in that unit; g_free. */
char    *dew_asked_text    (gint64 pence, DewUnit unit);
