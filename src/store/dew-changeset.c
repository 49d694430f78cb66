/* dew-changeset.c: what a changeset of SQLite's session extension says, read by our own eyes */
#include "dew-changeset.h"

#include <sqlite3.h>
#include <string.h>

#include "dew-sql.h"

/* Values as the format numbers them; floats and blobs are in none of our tables. */
enum {
  VALUE_UNDEFINED = 0,
  VALUE_INTEGER = 1,
  VALUE_TEXT = 3,
  VALUE_NULL = 5,
};

/* No table has more columns: their numbers are bits of a guint32. */
#define MAX_COLUMNS 32

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  GString      *text;   /* for values, which have no NUL of their own: reused */
  int           format;
} Reader;

static gboolean
read_byte (Reader *reader,
           guint8 *byte)
{
  if (reader->at == reader->end)
    return FALSE;

  *byte = *reader->at++;
  return TRUE;
}

static gboolean
expect_bytes (Reader       *reader,
              gconstpointer bytes,
              gsize         size)
{
  if ((gsize) (reader->end - reader->at) < size || memcmp (reader->at, bytes, size) != 0)
    return FALSE;

  reader->at += size;
  return TRUE;
}

/* Base 128, the highest first; what SQLite writes for a length fits in five bytes and has no leading zeros. */
static gboolean
read_length (Reader *reader,
             gsize  *length)
{
  guint64 value = 0;
  guint8 byte;

  for (int i = 0; i < 5; i++)
    {
      if (!read_byte (reader, &byte) || (i == 0 && byte == 0x80))
        return FALSE;
      value = value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        {
          *length = value;
          return value <= DEW_TEXT_LIMIT;
        }
    }

  return FALSE;
}

static gboolean
read_integer (Reader   *reader,
              DewValue *value)
{
  guint64 i = 0;

  if (reader->end - reader->at < 8)
    return FALSE;

  for (int n = 0; n < 8; n++)
    i = i << 8 | *reader->at++;

  *value = (DewValue) { DEW_VALUE_INT, { .i = (gint64) i } };
  return TRUE;
}

/* The text is borrowed from the reader until the next. */
static gboolean
read_text (Reader   *reader,
           DewValue *value)
{
  gsize length;

  if (!read_length (reader, &length) ||
      (gsize) (reader->end - reader->at) < length ||
      memchr (reader->at, '\0', length) != NULL)
    return FALSE;

  g_string_truncate (reader->text, 0);
  g_string_append_len (reader->text, (const char *) reader->at, (gssize) length);
  reader->at += length;

  *value = (DewValue) { DEW_VALUE_TEXT, { .text = reader->text->str } };
  return TRUE;
}

static gboolean
read_value (Reader          *reader,
            const DewColumn *column,
            DewValue        *value)
{
  guint8 type;

  if (!read_byte (reader, &type))
    return FALSE;

  switch (type)
    {
    case VALUE_UNDEFINED:
      *value = (DewValue) { DEW_VALUE_UNSET, { .i = 0 } };
      return TRUE;
    case VALUE_INTEGER:
      return read_integer (reader, value) && dew_column_accepts (column, value);
    case VALUE_TEXT:
      return read_text (reader, value) && dew_column_accepts (column, value);
    case VALUE_NULL:
      *value = (DewValue) { DEW_VALUE_NULL, { .i = 0 } };
      return dew_column_accepts (column, value);
    default:
      return FALSE;
    }
}

static void
keep_value (DewChanges     *changes,
            DewValue       *to,
            const DewValue *value)
{
  if (value->type == DEW_VALUE_TEXT)
    dew_changes_set_text (changes, to, value->text);
  else
    *to = *value;
}

/* A value for each column whose bit is in mask, none for the others; kept where `keep` has its bit. */
static gboolean
read_record (Reader     *reader,
             DewTable    table,
             guint32     mask,
             DewChanges *changes,
             DewValue   *values,
             guint32     keep)
{
  const DewTableInfo *info = &dew_tables[table];
  guint n_columns = dew_table_columns_in (table, reader->format);

  for (guint i = 0; i < n_columns; i++)
    {
      DewValue value;

      if (!read_value (reader, &info->columns[i], &value) ||
          (value.type != DEW_VALUE_UNSET) != ((mask & (1u << i)) != 0))
        return FALSE;
      if (values != NULL && (keep & (1u << i)) != 0)
        keep_value (changes, &values[i], &value);
    }

  return TRUE;
}

/* Which columns the old half of an UPDATE has; looks ahead without taking. */
static gboolean
peek_mask (Reader  *reader,
           DewTable table,
           guint32 *mask)
{
  const DewTableInfo *info = &dew_tables[table];
  const guint8 *start = reader->at;
  guint n_columns = dew_table_columns_in (table, reader->format);
  gboolean good = TRUE;

  *mask = 0;
  for (guint i = 0; good && i < n_columns; i++)
    {
      DewValue value;

      good = read_value (reader, &info->columns[i], &value);
      if (good && value.type != DEW_VALUE_UNSET)
        *mask |= 1u << i;
    }
  reader->at = start;

  return good;
}

static gboolean
read_update (Reader     *reader,
             DewTable    table,
             DewChanges *changes,
             DewValue   *values)
{
  const guint32 key = (1u << dew_tables[table].n_key) - 1;
  guint32 mask;

  /* The key stands in the old half, and with it all that changes; the new half has what changes and no key. */
  return peek_mask (reader, table, &mask) &&
         (mask & key) == key && mask != key &&
         read_record (reader, table, mask, changes, values, key) &&
         read_record (reader, table, mask & ~key, changes, values, ~key);
}

/* What a row has in columns that came after the format it was written in. */
static void
fill_new_columns (Reader     *reader,
                  DewTable    table,
                  DewChanges *changes,
                  DewValue   *values)
{
  const DewTableInfo *info = &dew_tables[table];
  gpointer row;

  if (dew_table_columns_in (table, reader->format) == info->n_columns)
    return;

  row = dew_row_new (table);
  for (guint i = dew_table_columns_in (table, reader->format); i < info->n_columns; i++)
    {
      DewValue value = dew_row_get (table, row, i);

      keep_value (changes, &values[i], &value);
    }
  dew_row_free (table, row);
}

static gboolean
read_change (Reader     *reader,
             DewTable    table,
             DewChanges *changes)
{
  const guint32 all = (1u << dew_table_columns_in (table, reader->format)) - 1;
  const guint32 key = (1u << dew_tables[table].n_key) - 1;
  guint8 code, indirect;
  DewValue *values = NULL;
  DewOp op;

  if (!read_byte (reader, &code) || !read_byte (reader, &indirect) || indirect != 0)
    return FALSE;

  if (code == SQLITE_INSERT)
    op = DEW_INSERT;
  else if (code == SQLITE_UPDATE)
    op = DEW_UPDATE;
  else if (code == SQLITE_DELETE)
    op = DEW_DELETE;
  else
    return FALSE;

  if (changes != NULL)
    values = dew_changes_add (changes, table, op);

  if (op == DEW_UPDATE)
    return read_update (reader, table, changes, values);

  if (op == DEW_INSERT && values != NULL)
    fill_new_columns (reader, table, changes, values);

  return read_record (reader, table, all, changes, values, op == DEW_INSERT ? all : key);
}

/* The head of a table, each at most once and exactly as it is in our schema. */
static gboolean
read_table (Reader   *reader,
            guint32  *seen,
            DewTable *table)
{
  const guint8 *name = reader->at + 1;
  const DewTableInfo *info;
  guint8 n_columns;
  int found;

  if (!read_byte (reader, &n_columns) || n_columns > MAX_COLUMNS || reader->end - reader->at <= n_columns)
    return FALSE;
  name += n_columns;
  if (memchr (name, '\0', (gsize) (reader->end - name)) == NULL)
    return FALSE;

  found = dew_table_find ((const char *) name);
  if (found < 0 || (*seen & (1u << found)) != 0)
    return FALSE;
  *table = (DewTable) found;
  *seen |= 1u << found;

  info = &dew_tables[found];
  if (n_columns == 0 || n_columns != dew_table_columns_in (*table, reader->format))
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if (*reader->at++ != (i < info->n_key ? i + 1 : 0))
      return FALSE;

  return expect_bytes (reader, info->name, strlen (info->name) + 1);
}

gboolean
dew_changeset_read (gconstpointer data,
                    gsize         size,
                    int           format,
                    DewChanges   *changes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { data, (const guint8 *) data + size, text, format };
  guint32 seen = 0;

  while (reader.at < reader.end)
    {
      guint n_changes = 0;
      DewTable table;

      if (*reader.at++ != 'T' || !read_table (&reader, &seen, &table))
        return FALSE;

      for (; reader.at < reader.end && *reader.at != 'T'; n_changes++)
        if (!read_change (&reader, table, changes))
          return FALSE;

      if (n_changes == 0)
        return FALSE;
    }

  return TRUE;
}
