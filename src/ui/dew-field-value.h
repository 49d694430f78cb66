/* dew-field-value.h: what a field shows of a column, and how it reads what is typed.
 *
 * A text stands as it is. A date is shown in words and read as people write dates. A whole number holds millionths and is shown and read as a percentage; 0 is blank.
 */
#pragma once

#include "dew-changes.h"

/* Free with g_free. */
char    *dew_field_value_show (DewTable table, gconstpointer row, const char *column);

/* Writes what is typed into the row; FALSE with the reason where it cannot be read. */
gboolean dew_field_value_read (DewTable table, gpointer row, const char *column, const char *text, GError **error);
