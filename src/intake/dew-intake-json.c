/* dew-intake-json.c: the whole document as JSON, row by row, after the description of the tables */
#include "dew-intake-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "dew-date.h"

#define FORMAT    "dewpond"
#define VERSION   1
#define MAX_DEPTH 16            /* a document needs four; the parser calls itself for each */

typedef struct {
  const DewLedger *ledger;
  const char      *name;        /* of the file */
  DewChanges      *changes;
  DewTable         table;
  guint            row;         /* in its table, from 1 */
  GHashTable      *keys;        /* char *: of the rows of this table so far */
} Reader;

static gboolean
refuse (const Reader *reader,
        const char   *column,
        GError      **error,
        const char   *format,
        ...) G_GNUC_PRINTF (4, 5);

static gboolean
refuse (const Reader *reader,
        const char   *column,
        GError      **error,
        const char   *format,
        ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  if (column != NULL)
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s, table “%s”, row %u, column “%s”: %s"),
                 reader->name, dew_tables[reader->table].name, reader->row, column, reason);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s, table “%s”, row %u: %s"),
                 reader->name, dew_tables[reader->table].name, reader->row, reason);

  return FALSE;
}

/* ---- Cells ---- */

static gboolean
is_of_type (JsonNode *node,
            GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
read_word (const Reader    *reader,
           const DewColumn *column,
           JsonNode        *node,
           DewValue        *value,
           GError         **error)
{
  const char *word;

  if (!is_of_type (node, G_TYPE_STRING))
    return refuse (reader, column->name, error, _("it must be one of this column's words, in quotation marks."));

  word = json_node_get_string (node);
  for (gint64 i = 0; column->words[i] != NULL; i++)
    if (strcmp (column->words[i], word) == 0)
      {
        *value = (DewValue) { DEW_VALUE_INT, { .i = i } };
        return TRUE;
      }

  return refuse (reader, column->name, error, _("“%.40s” is not a word that this column takes."), word);
}

static gboolean
read_integer (const Reader    *reader,
              const DewColumn *column,
              JsonNode        *node,
              DewValue        *value,
              GError         **error)
{
  gint64 i;

  if (!is_of_type (node, G_TYPE_INT64))
    return refuse (reader, column->name, error, _("it must be a whole number."));

  i = json_node_get_int (node);
  if ((column->min != 0 || column->max != 0) && (i < column->min || i > column->max))
    return refuse (reader, column->name, error, _("%" G_GINT64_FORMAT " is out of range; it must be %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT "."),
                   i, column->min, column->max);

  *value = (DewValue) { DEW_VALUE_INT, { .i = i } };
  return TRUE;
}

static gboolean
read_text (const Reader    *reader,
           const DewColumn *column,
           JsonNode        *node,
           DewValue        *value,
           GError         **error)
{
  if (!is_of_type (node, G_TYPE_STRING))
    return refuse (reader, column->name, error, _("it must be a text, in quotation marks."));

  *value = (DewValue) { DEW_VALUE_TEXT, { .text = json_node_get_string (node) } };
  if (column->type == DEW_COLUMN_DATE && !dew_date_valid (value->text))
    return refuse (reader, column->name, error, _("“%.40s” is not a date; write it as 2014-03-31."), value->text);

  return TRUE;
}

static gboolean
read_cell (const Reader    *reader,
           const DewColumn *column,
           JsonNode        *node,
           DewValue        *value,
           GError         **error)
{
  if (JSON_NODE_HOLDS_NULL (node))
    {
      *value = (DewValue) { DEW_VALUE_NULL, { .i = 0 } };
      return (column->flags & DEW_COLUMN_NULLABLE) != 0 || refuse (reader, column->name, error, _("it may not be null."));
    }

  if (column->words != NULL)
    return read_word (reader, column, node, value, error);
  if (column->type == DEW_COLUMN_TEXT || column->type == DEW_COLUMN_DATE)
    return read_text (reader, column, node, value, error);

  return read_integer (reader, column, node, value, error);
}

/* ---- Rows ---- */

static gboolean
check_members (const Reader *reader,
               JsonObject   *object,
               GError      **error)
{
  const DewTableInfo *info = &dew_tables[reader->table];
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    if (dew_table_column (reader->table, member) < 0)
      return refuse (reader, NULL, error, _("there is no column “%.40s”."), member);

  for (guint i = 0; i < info->n_key; i++)
    if (!json_object_has_member (object, info->columns[i].name))
      return refuse (reader, info->columns[i].name, error, _("it is missing."));

  return TRUE;
}

static gboolean
claim_key (const Reader *reader,
           gconstpointer row,
           GError      **error)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < dew_tables[reader->table].n_key; i++)
    g_string_append_printf (key, "%" G_GINT64_FORMAT "/", dew_row_get (reader->table, row, i).i);

  if (reader->table == DEW_TABLE_DOCUMENT && *(const gint64 *) row != DEW_DOCUMENT_ID)
    return refuse (reader, "id", error, _("the document has one row, with the number %d."), (int) DEW_DOCUMENT_ID);

  return g_hash_table_add (reader->keys, g_string_free (g_steal_pointer (&key), FALSE)) ||
         refuse (reader, NULL, error, _("a row with the same key stands before it."));
}

/* The row that the ledger has under the same key, or NULL. */
static gconstpointer
find_old (const Reader *reader,
          gconstpointer row)
{
  const DewFigure *figure = row;

  if (reader->table != DEW_TABLE_FIGURE)
    return dew_ledger_find (reader->ledger, reader->table, *(const gint64 *) row);

  return dew_ledger_figure_row (reader->ledger, figure->line, figure->year, figure->month, (DewMeasure) figure->measure,
                                figure->partner, figure->scenario);
}

/* Columns that a row leaves out keep what they are; in a new row they are empty. */
static gboolean
read_columns (const Reader *reader,
              JsonObject   *object,
              gpointer      row,
              guint         from,
              guint         to,
              GError      **error)
{
  for (guint i = from; i < to; i++)
    {
      const DewColumn *column = &dew_tables[reader->table].columns[i];
      JsonNode *node = json_object_get_member (object, column->name);
      DewValue value;

      if (node == NULL)
        continue;
      if (!read_cell (reader, column, node, &value, error))
        return FALSE;
      dew_row_set (reader->table, row, i, &value);
    }

  return TRUE;
}

static gboolean
read_row (const Reader *reader,
          JsonObject   *object,
          GError      **error)
{
  const DewTableInfo *info = &dew_tables[reader->table];
  gpointer row = dew_row_new (reader->table);
  gconstpointer old = NULL;
  gboolean good;

  good = check_members (reader, object, error) &&
         read_columns (reader, object, row, 0, info->n_key, error) &&
         claim_key (reader, row, error);

  if (good && (old = find_old (reader, row)) != NULL)
    {
      dew_row_free (reader->table, row);
      row = dew_row_copy (reader->table, old);
    }

  good = good && read_columns (reader, object, row, info->n_key, info->n_columns, error);

  if (good && old != NULL)
    dew_changes_diff_row (reader->changes, reader->table, old, row);
  else if (good)
    dew_changes_insert_row (reader->changes, reader->table, row);

  dew_row_free (reader->table, row);
  return good;
}

static gboolean
read_table (Reader   *reader,
            JsonNode *node,
            GError  **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *rows;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s, table “%s”: it must be a list of rows."), reader->name, dew_tables[reader->table].name);
      return FALSE;
    }

  rows = json_node_get_array (node);
  reader->keys = keys;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);

      reader->row = i + 1;
      if (!JSON_NODE_HOLDS_OBJECT (row))
        return refuse (reader, NULL, error, _("a row must be an object, of column names and what stands in them."));
      if (!read_row (reader, json_node_get_object (row), error))
        return FALSE;
    }

  return TRUE;
}

/* ---- The document ---- */

static JsonObject *
find_tables (const char *name,
             JsonNode   *root,
             GError    **error)
{
  JsonObject *document = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *format = document != NULL ? json_object_get_member (document, "format") : NULL;
  JsonNode *version = document != NULL ? json_object_get_member (document, "version") : NULL;
  JsonNode *tables = document != NULL ? json_object_get_member (document, "tables") : NULL;

  if (format == NULL || !is_of_type (format, G_TYPE_STRING) || strcmp (json_node_get_string (format), FORMAT) != 0)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” is JSON, but not a Dewpond document; export one with “dewpond export FILE OUT.json”."), name);
  else if (version == NULL || !is_of_type (version, G_TYPE_INT64) || json_node_get_int (version) < 1)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” does not say which version of the format it is in."), name);
  else if (json_node_get_int (version) > VERSION)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” was written by a newer version of Dewpond; import it with that version."), name);
  else if (tables == NULL || !JSON_NODE_HOLDS_OBJECT (tables))
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” has no tables in it."), name);
  else
    return json_node_get_object (tables);

  return NULL;
}

static gboolean
read_tables (Reader     *reader,
             JsonObject *tables,
             GError    **error)
{
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init_ordered (&iter, tables);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    if (dew_table_find (member) < 0)
      {
        g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s: a document has no table “%.40s”."), reader->name, member);
        return FALSE;
      }

  /* In the order of the description, whatever the order of the file. */
  for (reader->table = 0; reader->table < DEW_N_TABLES; reader->table++)
    {
      JsonNode *table = json_object_get_member (tables, dew_tables[reader->table].name);

      if (table != NULL && !read_table (reader, table, error))
        return FALSE;
    }

  return TRUE;
}

/* The parser calls itself for each bracket: a file of nothing but brackets must not get to it. */
static gboolean
check_depth (const char *name,
             const char *bytes,
             gsize       length,
             GError    **error)
{
  gboolean quoted = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = bytes[i];

      if (c == '\\' && quoted)
        i++;
      else if (c == '"')
        quoted = !quoted;
      else if (!quoted && (c == '[' || c == '{') && ++depth > MAX_DEPTH)
        {
          g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” has brackets in brackets, more than a document has; it is not one of ours."), name);
          return FALSE;
        }
      else if (!quoted && (c == ']' || c == '}'))
        depth--;
    }

  return TRUE;
}

static guint
count_lines (const char *from,
             const char *to)
{
  guint n = 1;

  for (const char *p = from; p < to; p++)
    n += *p == '\n';

  return n;
}

static gboolean
parse (JsonParser *parser,
       const char *name,
       const char *bytes,
       gsize       length,
       GError    **error)
{
  g_autoptr (GError) trouble = NULL;
  const char *bad;
  int line, column, at;

  if (!g_utf8_validate_len (bytes, length, &bad))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s, line %u: the text is not UTF-8; save the file as UTF-8."), name, count_lines (bytes, bad));
      return FALSE;
    }
  if (!check_depth (name, bytes, length, error))
    return FALSE;
  if (json_parser_load_from_data (parser, bytes, (gssize) length, &trouble))
    return TRUE;

  /* The parser's message begins with its own name for the text, the line and the column. */
  if (sscanf (trouble->message, "%*[^:]:%d:%d: %n", &line, &column, &at) == 2)
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s, line %d, column %d: this is not JSON: %s"), name, line, column, trouble->message + at);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s: this is not JSON: %s"), name, trouble->message);
  return FALSE;
}

DewChanges *
dew_intake_json (const DewLedger *ledger,
                 const char      *name,
                 const char      *bytes,
                 gsize            length,
                 GError         **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (DewChanges) changes = NULL;
  Reader reader = { ledger, name, NULL, 0, 0, NULL };
  JsonObject *tables;

  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      length -= 3;
    }

  parser = json_parser_new_immutable ();
  if (!parse (parser, name, length == 0 ? "" : bytes, length, error))
    return NULL;

  tables = find_tables (name, json_parser_get_root (parser), error);
  if (tables == NULL)
    return NULL;

  reader.changes = changes = dew_changes_new ();
  if (!read_tables (&reader, tables, error))
    return NULL;

  return _dew_intake_finish (ledger, name, g_steal_pointer (&changes), error);
}
