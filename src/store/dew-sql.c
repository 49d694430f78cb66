/* dew-sql.c: SQL, and what values may be, from the description of the tables */
#include "dew-sql.h"

#include <string.h>

#include "dew-date.h"

/* Names are ours, so quoting is enough; `end` is a word of SQL. */
static void
append_names (GString    *sql,
              DewTable    table,
              guint       from,
              guint       to,
              const char *suffix,
              const char *separator)
{
  for (guint i = from; i < to; i++)
    g_string_append_printf (sql, "%s\"%s\"%s", i > from ? separator : "", dew_tables[table].columns[i].name, suffix);
}

static void
append_key (GString  *sql,
            DewTable  table)
{
  g_string_append (sql, " WHERE ");
  append_names (sql, table, 0, dew_tables[table].n_key, " = ?", " AND ");
}

char *
dew_sql_select (DewTable table,
                guint    n_columns)
{
  const DewTableInfo *info = &dew_tables[table];
  GString *sql = g_string_new ("SELECT ");

  append_names (sql, table, 0, n_columns, "", ", ");
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY ", info->name);
  append_names (sql, table, 0, info->n_key, "", ", ");

  return g_string_free (sql, FALSE);
}

char *
dew_sql_insert (DewTable table)
{
  const DewTableInfo *info = &dew_tables[table];
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\" (", info->name);
  append_names (sql, table, 0, info->n_columns, "", ", ");
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < info->n_columns; i++)
    g_string_append (sql, i > 0 ? ", ?" : "?");
  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

char *
dew_sql_update (DewTable table,
                guint32  mask)
{
  const DewTableInfo *info = &dew_tables[table];
  GString *sql = g_string_new (NULL);
  const char *separator = "";

  g_string_printf (sql, "UPDATE \"%s\" SET ", info->name);
  for (guint i = 0; i < info->n_columns; i++)
    if ((mask & (1u << i)) != 0)
      {
        g_string_append_printf (sql, "%s\"%s\" = ?", separator, info->columns[i].name);
        separator = ", ";
      }
  append_key (sql, table);

  return g_string_free (sql, FALSE);
}

char *
dew_sql_delete (DewTable table)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "DELETE FROM \"%s\"", dew_tables[table].name);
  append_key (sql, table);

  return g_string_free (sql, FALSE);
}

static gboolean
accepts_int (const DewColumn *column,
             gint64           i)
{
  if (column->type == DEW_COLUMN_TEXT || column->type == DEW_COLUMN_DATE)
    return FALSE;

  /* A reference without bounds is an id; 0 in one that may be NULL is written as NULL. */
  if (column->min == 0 && column->max == 0)
    return column->refers < 0 || i > 0;

  return i >= column->min && i <= column->max;
}

gboolean
dew_column_accepts (const DewColumn *column,
                    const DewValue  *value)
{
  switch (value->type)
    {
    case DEW_VALUE_NULL:
      return (column->flags & DEW_COLUMN_NULLABLE) != 0;
    case DEW_VALUE_INT:
      return accepts_int (column, value->i);
    case DEW_VALUE_TEXT:
      if (column->type == DEW_COLUMN_DATE)
        return dew_date_valid (value->text);
      return column->type == DEW_COLUMN_TEXT && g_utf8_validate (value->text, -1, NULL) &&
             strlen (value->text) <= DEW_TEXT_LIMIT;
    case DEW_VALUE_UNSET:
    default:
      return FALSE;
    }
}
