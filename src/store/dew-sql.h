/* dew-sql.h: SQL, and what values may be, from the description of the tables. */
#pragma once

#include "dew-changes.h"

/* No text of a document is longer, in bytes. */
#define DEW_TEXT_LIMIT (1 << 20)

/* The first n_columns columns in their order, in the order of the key. Free with g_free, as all here. */
char *dew_sql_select (DewTable table, guint n_columns);

/* One parameter a column, in their order. */
char *dew_sql_insert (DewTable table);

/* Sets the columns whose bit is in mask; the columns to set are the first parameters, the key the last. */
char *dew_sql_update (DewTable table, guint32 mask);

/* The key is the parameters. */
char *dew_sql_delete (DewTable table);

/* Whether a column may hold a value. */
gboolean dew_column_accepts (const DewColumn *column, const DewValue *value);
