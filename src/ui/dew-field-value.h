/* dew-field-value.h: what a field shows of a column, and how it reads what is typed.
 *
 * A text stands as it is. A date is shown in words and read as people write dates. A whole number holds millionths and is shown and read as a percentage within what the
 * column may be: where that may be below 0, with its sign, "+2.1 %"; else 0 is blank. What the document says of itself is the usual where it is 0, so that no 0 can be typed there.
 */
#pragma once

#include "dew-changes.h"

/* Free with g_free. */
char    *dew_field_value_show (DewTable table, gconstpointer row, const char *column);

/* Writes what is typed into the row; FALSE with the reason where it cannot be read. */
gboolean dew_field_value_read (DewTable table, gpointer row, const char *column, const char *text, GError **error);
