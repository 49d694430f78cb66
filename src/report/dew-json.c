/* dew-json.c: the whole document as JSON, row by row as the description has them. */
#include "dew-export.h"

#include <string.h>

#include "dew-safe-file.h"

#define ROWS_A_TICK 4096

typedef struct {
  DewSafeFile  *file;
  GCancellable *cancellable;
  guint         rows;
} Json;

static void
put (Json       *json,
     const char *text)
{
  dew_safe_file_write (json->file, text, -1);
}

static void
put_integer (Json   *json,
             gint64  number)
{
  char buf[24];

  g_snprintf (buf, sizeof buf, "%" G_GINT64_FORMAT, number);
  put (json, buf);
}

static void
put_string (Json       *json,
            const char *text)
{
  const char *start = text;

  put (json, "\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      char escaped[8];

      if ((guchar) *p >= 0x20 && *p != '"' && *p != '\\')
        continue;
      dew_safe_file_write (json->file, start, p - start);
      start = p + 1;
      if (*p == '"' || *p == '\\')
        g_snprintf (escaped, sizeof escaped, "\\%c", *p);
      else
        g_snprintf (escaped, sizeof escaped, "\\u%04x", (guint) (guchar) *p);
      put (json, escaped);
    }
  put (json, start);
  put (json, "\"");
}

static void
put_value (Json            *json,
           const DewColumn *column,
           const DewValue  *value)
{
  if (value->type == DEW_VALUE_TEXT)
    put_string (json, value->text);
  else if (value->type != DEW_VALUE_INT)
    put (json, "null");
  else if (column->words != NULL)
    put_string (json, column->words[value->i]);
  else
    put_integer (json, value->i);
}

/* FALSE when cancelled. */
static gboolean
put_row (Json          *json,
         DewTable       table,
         gconstpointer  row,
         gboolean       first,
         GError       **error)
{
  const DewTableInfo *info = &dew_tables[table];

  put (json, first ? "\n{" : ",\n{");
  for (guint c = 0; c < info->n_columns; c++)
    {
      DewValue value = dew_row_get (table, row, c);

      put (json, c == 0 ? "\"" : ",\"");
      put (json, info->columns[c].name);
      put (json, "\":");
      put_value (json, &info->columns[c], &value);
    }
  put (json, "}");

  return ++json->rows % ROWS_A_TICK != 0 || !g_cancellable_set_error_if_cancelled (json->cancellable, error);
}

static gboolean
put_figures (Json             *json,
             const DewLedger  *ledger,
             GError          **error)
{
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);
  gboolean first = TRUE;

  for (guint i = 0; i < lines->len; i++)
    {
      const DewLine *line = g_ptr_array_index (lines, i);
      guint n;
      const DewFigure *figures = dew_ledger_figures (ledger, line->id, &n);

      for (guint k = 0; k < n; k++)
        {
          if (!put_row (json, DEW_TABLE_FIGURE, &figures[k], first, error))
            return FALSE;
          first = FALSE;
        }
    }
  return TRUE;
}

static gboolean
put_table (Json             *json,
           const DewLedger  *ledger,
           DewTable          table,
           GError          **error)
{
  put (json, table == 0 ? "\n\"" : ",\n\"");
  put (json, dew_tables[table].name);
  put (json, "\":[");

  if (table == DEW_TABLE_FIGURE)
    {
      if (!put_figures (json, ledger, error))
        return FALSE;
    }
  else
    {
      const GPtrArray *rows = dew_ledger_rows (ledger, table);

      for (guint i = 0; i < rows->len; i++)
        if (!put_row (json, table, g_ptr_array_index (rows, i), i == 0, error))
          return FALSE;
    }

  put (json, "]");
  return TRUE;
}

gboolean
dew_export_json (const DewLedger  *ledger,
                 const char       *path,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_return_val_if_fail (ledger != NULL && path != NULL, FALSE);

  g_autoptr (DewSafeFile) file = dew_safe_file_new (path, error);
  Json json = { .file = file, .cancellable = cancellable };

  if (file == NULL)
    return FALSE;

  put (&json, "{\"format\":\"dewpond\",\"version\":");
  put_integer (&json, DEW_FORMAT_VERSION);
  put (&json, ",\"tables\":{");
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    if (!put_table (&json, ledger, table, error))
      return FALSE;
  put (&json, "}}\n");

  return !g_cancellable_set_error_if_cancelled (cancellable, error) && dew_safe_file_commit (file, error);
}
