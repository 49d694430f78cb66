/* dew-intake-json.c: the whole document as JSON, after the description of the tables */
#include "dew-intake-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-json-reader-private.h"
#include "dew-rule.h"

#define FORMAT  "dewpond"
#define VERSION DEW_FORMAT_VERSION

/* A row of the file. */
typedef struct {
  gpointer row;
  guint32  given;               /* 1 << column, of the columns that the file has */
  guint    line;                /* of the file */
} JsonRow;

typedef struct {
  const DewLedger *ledger;
  const char      *name;                        /* of the file */
  DewJsonReader    json;
  GArray          *tables[DEW_N_TABLES];        /* JsonRow; NULL where the file has no such table */
  GHashTable      *keys[DEW_N_TABLES];          /* char *: of the rows of each */
} Reader;

/* ---- Saying what is wrong ---- */

static gboolean
refuse (const Reader *reader,
        DewTable      table,
        guint         line,
        const char   *column,
        GError      **error,
        const char   *format,
        ...) G_GNUC_PRINTF (6, 7);

static gboolean
refuse (const Reader *reader,
        DewTable      table,
        guint         line,
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
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s, line %u, table “%s”, column “%s”: %s"),
                 reader->name, line, dew_tables[table].name, column, reason);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s, line %u, table “%s”: %s"),
                 reader->name, line, dew_tables[table].name, reason);

  return FALSE;
}

/* ---- Cells ---- */

static gboolean
read_word (const Reader    *reader,
           DewTable         table,
           const DewColumn *column,
           DewJsonPiece     piece,
           DewValue        *value,
           GError         **error)
{
  const char *word = reader->json.text->str;
  g_autoptr (GString) list = g_string_new (NULL);

  for (gint64 i = 0; piece == DEW_JSON_STRING && column->words[i] != NULL; i++)
    if (strcmp (column->words[i], word) == 0)
      {
        *value = (DewValue) { DEW_VALUE_INT, { .i = i } };
        return TRUE;
      }

  for (guint i = 0; column->words[i] != NULL; i++)
    g_string_append_printf (list, "%s\"%s\"", i == 0 ? "" : ", ", column->words[i]);

  return refuse (reader, table, reader->json.line, column->name, error, _("it must be one of %s."), list->str);
}

static gboolean
read_integer (const Reader    *reader,
              DewTable         table,
              const DewColumn *column,
              DewJsonPiece     piece,
              DewValue        *value,
              GError         **error)
{
  gint64 i = reader->json.integer;

  if (piece != DEW_JSON_INTEGER)
    return refuse (reader, table, reader->json.line, column->name, error, _("it must be a whole number that is not too large."));

  if ((column->min != 0 || column->max != 0) && (i < column->min || i > column->max))
    return refuse (reader, table, reader->json.line, column->name, error,
                   _("%" G_GINT64_FORMAT " is out of range; it must be %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT "."), i, column->min, column->max);

  *value = (DewValue) { DEW_VALUE_INT, { .i = i } };
  return TRUE;
}

static gboolean
read_text (const Reader    *reader,
           DewTable         table,
           const DewColumn *column,
           DewJsonPiece     piece,
           DewValue        *value,
           GError         **error)
{
  if (piece != DEW_JSON_STRING)
    return refuse (reader, table, reader->json.line, column->name, error, _("it must be a text, in quotation marks."));

  *value = (DewValue) { DEW_VALUE_TEXT, { .text = reader->json.text->str } };
  if (column->type == DEW_COLUMN_DATE && !dew_date_valid (value->text))
    return refuse (reader, table, reader->json.line, column->name, error, _("“%.40s” is not a date; write it as 2014-03-31."), value->text);

  return TRUE;
}

static gboolean
read_cell (Reader          *reader,
           DewTable         table,
           const DewColumn *column,
           DewValue        *value,
           GError         **error)
{
  DewJsonPiece piece = _dew_json_reader_next (&reader->json, error);

  if (piece == DEW_JSON_ERROR)
    return FALSE;

  if (piece == DEW_JSON_NULL)
    {
      *value = (DewValue) { DEW_VALUE_NULL, { .i = 0 } };
      return (column->flags & DEW_COLUMN_NULLABLE) != 0 ||
             refuse (reader, table, reader->json.line, column->name, error, _("it may not be null."));
    }

  if (column->words != NULL)
    return read_word (reader, table, column, piece, value, error);
  if (column->type == DEW_COLUMN_TEXT || column->type == DEW_COLUMN_DATE)
    return read_text (reader, table, column, piece, value, error);

  return read_integer (reader, table, column, piece, value, error);
}

/* ---- Rows ---- */

/* The brace has been read; takes all up to its end. */
static gboolean
read_cells (Reader  *reader,
            DewTable table,
            JsonRow *row,
            GError **error)
{
  DewJsonPiece piece;

  while ((piece = _dew_json_reader_next (&reader->json, error)) == DEW_JSON_MEMBER)
    {
      const char *name = reader->json.text->str;
      int column = dew_table_column (table, name);
      DewValue value;

      if (column < 0)
        return refuse (reader, table, reader->json.line, NULL, error, _("there is no column “%.40s”."), name);
      if ((row->given & (1u << column)) != 0)
        return refuse (reader, table, reader->json.line, dew_tables[table].columns[column].name, error, _("it stands twice in one row."));
      if (!read_cell (reader, table, &dew_tables[table].columns[column], &value, error))
        return FALSE;

      dew_row_set (table, row->row, (guint) column, &value);
      row->given |= 1u << column;
    }

  return piece == DEW_JSON_END_OBJECT;
}

static char *
make_key (DewTable      table,
          gconstpointer row)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < dew_tables[table].n_key; i++)
    g_string_append_printf (key, "%" G_GINT64_FORMAT "/", dew_row_get (table, row, i).i);

  return g_string_free (key, FALSE);
}

static gboolean
claim_key (const Reader  *reader,
           DewTable       table,
           const JsonRow *row,
           GError       **error)
{
  const DewTableInfo *info = &dew_tables[table];

  for (guint i = 0; i < info->n_key; i++)
    if ((row->given & (1u << i)) == 0)
      return refuse (reader, table, row->line, info->columns[i].name, error, _("it is missing."));

  if (table == DEW_TABLE_DOCUMENT && *(const gint64 *) row->row != DEW_DOCUMENT_ID)
    return refuse (reader, table, row->line, "id", error, _("the document has one row, with the number %d."), (int) DEW_DOCUMENT_ID);

  return g_hash_table_add (reader->keys[table], make_key (table, row->row)) ||
         refuse (reader, table, row->line, NULL, error, _("a row with the same key stands before it."));
}

static gboolean
read_row (Reader  *reader,
          DewTable table,
          GError **error)
{
  JsonRow row = { dew_row_new (table), 0, reader->json.line };

  if (!read_cells (reader, table, &row, error) || !claim_key (reader, table, &row, error))
    {
      dew_row_free (table, row.row);
      return FALSE;
    }

  g_array_append_val (reader->tables[table], row);
  return TRUE;
}

static gboolean
read_table (Reader  *reader,
            DewTable table,
            GError **error)
{
  DewJsonPiece piece = _dew_json_reader_next (&reader->json, error);

  if (piece == DEW_JSON_ERROR)
    return FALSE;
  if (reader->tables[table] != NULL)
    return refuse (reader, table, reader->json.line, NULL, error, _("the table stands there twice."));
  if (piece != DEW_JSON_ARRAY)
    return refuse (reader, table, reader->json.line, NULL, error, _("it must be a list of rows."));

  reader->tables[table] = g_array_new (FALSE, FALSE, sizeof (JsonRow));
  reader->keys[table] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while ((piece = _dew_json_reader_next (&reader->json, error)) == DEW_JSON_OBJECT)
    if (!read_row (reader, table, error))
      return FALSE;

  if (piece != DEW_JSON_END_ARRAY && piece != DEW_JSON_ERROR)
    return refuse (reader, table, reader->json.line, NULL, error, _("a row must be an object, of column names and what stands in them."));

  return piece == DEW_JSON_END_ARRAY;
}

/* ---- What follows from the rows ---- */

/* The row that the ledger has under the same key, or NULL. */
static gconstpointer
find_old (const Reader *reader,
          DewTable      table,
          gconstpointer row)
{
  const DewFigure *figure = row;

  if (table != DEW_TABLE_FIGURE)
    return dew_ledger_find (reader->ledger, table, *(const gint64 *) row);

  return dew_ledger_figure_row (reader->ledger, figure->line, figure->year, figure->month, (DewMeasure) figure->measure,
                                figure->partner, figure->scenario);
}

static gboolean
is_there (const Reader *reader,
          DewTable      table,
          gint64        id)
{
  g_autofree char *key = NULL;

  if (dew_ledger_find (reader->ledger, table, id) != NULL)
    return TRUE;
  if (reader->keys[table] == NULL)
    return FALSE;

  key = g_strdup_printf ("%" G_GINT64_FORMAT "/", id);
  return g_hash_table_contains (reader->keys[table], key);
}

static gboolean
check_references (const Reader  *reader,
                  DewTable       table,
                  const JsonRow *row,
                  GError       **error)
{
  const DewTableInfo *info = &dew_tables[table];

  for (guint i = 0; i < info->n_columns; i++)
    {
      const DewColumn *column = &info->columns[i];
      gint64 id = column->refers >= 0 ? dew_row_get (table, row->row, i).i : 0;

      if (id != 0 && !is_there (reader, (DewTable) column->refers, id))
        return refuse (reader, table, row->line, column->name, error, _("there is no %s with the number %" G_GINT64_FORMAT "."),
                       dew_tables[column->refers].name, id);
    }

  return TRUE;
}

/* Columns that a row leaves out keep what they are; in a new row they are empty. */
static void
propose_row (DewChanges    *changes,
             DewTable       table,
             const JsonRow *row,
             gconstpointer  old)
{
  if (old == NULL)
    {
      dew_changes_insert_row (changes, table, row->row);
      return;
    }

  for (guint i = 0; i < dew_tables[table].n_columns; i++)
    if ((row->given & (1u << i)) == 0)
      {
        DewValue value = dew_row_get (table, old, i);

        dew_row_set (table, row->row, i, &value);
      }
  dew_changes_diff_row (changes, table, old, row->row);
}

static DewChanges *
propose (const Reader *reader,
         GError      **error)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();

  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    for (guint i = 0; reader->tables[table] != NULL && i < reader->tables[table]->len; i++)
      {
        const JsonRow *row = &g_array_index (reader->tables[table], JsonRow, i);

        if (!check_references (reader, table, row, error))
          return NULL;
        propose_row (changes, table, row, find_old (reader, table, row->row));
      }

  return g_steal_pointer (&changes);
}

/* ---- Rules ---- */

/* A ledger that has the partners alone, as they are after the import: rules name them. NULL where they cannot be. */
static DewLedger *
read_partners (const Reader *reader)
{
  g_autoptr (DewLedger) partners = dew_ledger_new ();
  g_autoptr (DewChanges) changes = dew_changes_new ();
  const GPtrArray *old = dew_ledger_rows (reader->ledger, DEW_TABLE_PARTNER);
  const GArray *rows = reader->tables[DEW_TABLE_PARTNER];

  for (guint i = 0; i < old->len; i++)
    dew_changes_insert_row (changes, DEW_TABLE_PARTNER, g_ptr_array_index (old, i));
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const JsonRow *row = &g_array_index (rows, JsonRow, i);

      propose_row (changes, DEW_TABLE_PARTNER, row, find_old (reader, DEW_TABLE_PARTNER, row->row));
    }

  return dew_ledger_patch (partners, changes, NULL) ? g_steal_pointer (&partners) : NULL;
}

/* Rules are stored as the program prints them, however they were typed, so that the same rule has one text. What is none is refused later. */
static void
settle_rules (const Reader *reader)
{
  const GArray *rows = reader->tables[DEW_TABLE_RULE];
  g_autoptr (DewLedger) partners = rows != NULL && rows->len > 0 ? read_partners (reader) : NULL;

  for (guint i = 0; partners != NULL && i < rows->len; i++)
    {
      DewRuleRow *rule = g_array_index (rows, JsonRow, i).row;
      g_autoptr (DewRule) parsed = dew_rule_parse (partners, rule->text, NULL);
      g_autofree char *text = parsed != NULL ? dew_rule_print (parsed, partners) : NULL;

      if (text != NULL)
        dew_row_set_text (DEW_TABLE_RULE, rule, "text", text);
    }
}

/* ---- The document ---- */

/* Goes over the whole file once: whether it is JSON at all, and a document of ours. */
static gboolean
check_file (DewJsonReader *json,
            const char    *name,
            GError       **error)
{
  DewJsonPiece piece = _dew_json_reader_next (json, error);
  gboolean ours = FALSE;
  gboolean tables = FALSE;
  gint64 version = 0;

  if (piece == DEW_JSON_ERROR)
    return FALSE;

  while (piece == DEW_JSON_OBJECT && (piece = _dew_json_reader_next (json, error)) == DEW_JSON_MEMBER)
    {
      g_autofree char *member = g_strdup (json->text->str);

      piece = _dew_json_reader_next (json, error);
      if (piece == DEW_JSON_STRING && strcmp (member, "format") == 0)
        ours = strcmp (json->text->str, FORMAT) == 0;
      else if (piece == DEW_JSON_INTEGER && strcmp (member, "version") == 0)
        version = json->integer;
      else if (piece == DEW_JSON_OBJECT && strcmp (member, "tables") == 0)
        tables = TRUE;

      if (!_dew_json_reader_skip (json, piece, error))
        return FALSE;
      piece = DEW_JSON_OBJECT;
    }

  if (piece == DEW_JSON_ERROR || !_dew_json_reader_skip (json, piece, error) || _dew_json_reader_next (json, error) == DEW_JSON_ERROR)
    return FALSE;

  if (!ours)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” is JSON, but not a Dewpond document; export one with “dewpond export FILE OUT.json”."), name);
  else if (version < 1)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” does not say which version of the format it is in."), name);
  else if (version > VERSION)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” was written by a newer version of Dewpond; import it with that version."), name);
  else if (!tables)
    g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("“%s” has no tables in it."), name);

  return ours && version >= 1 && version <= VERSION && tables;
}

static gboolean
read_tables (Reader  *reader,
             GError **error)
{
  DewJsonPiece piece;

  while ((piece = _dew_json_reader_next (&reader->json, error)) == DEW_JSON_MEMBER)
    {
      int table = dew_table_find (reader->json.text->str);

      if (table < 0)
        {
          g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s, line %u: a document has no table “%.40s”."),
                       reader->name, reader->json.line, reader->json.text->str);
          return FALSE;
        }
      if (!read_table (reader, (DewTable) table, error))
        return FALSE;
    }

  return piece == DEW_JSON_END_OBJECT;
}

/* The file has been checked: members other than the tables are passed over. */
static gboolean
read_document (Reader  *reader,
               GError **error)
{
  _dew_json_reader_next (&reader->json, NULL);

  while (_dew_json_reader_next (&reader->json, NULL) == DEW_JSON_MEMBER)
    {
      gboolean tables = strcmp (reader->json.text->str, "tables") == 0;
      DewJsonPiece piece = _dew_json_reader_next (&reader->json, NULL);

      if (tables && piece == DEW_JSON_OBJECT)
        {
          if (!read_tables (reader, error))
            return FALSE;
        }
      else
        {
          _dew_json_reader_skip (&reader->json, piece, NULL);
        }
    }

  return TRUE;
}

static void
clear_reader (Reader *reader)
{
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    {
      for (guint i = 0; reader->tables[table] != NULL && i < reader->tables[table]->len; i++)
        dew_row_free (table, g_array_index (reader->tables[table], JsonRow, i).row);
      g_clear_pointer (&reader->tables[table], g_array_unref);
      g_clear_pointer (&reader->keys[table], g_hash_table_unref);
    }
  _dew_json_reader_clear (&reader->json);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

DewChanges *
dew_intake_json (const DewLedger *ledger,
                 const char      *name,
                 const char      *bytes,
                 gsize            length,
                 GError         **error)
{
  g_auto (DewJsonReader) check = { NULL, };
  g_auto (Reader) reader = { NULL, };
  DewChanges *changes;

  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  reader.ledger = ledger;
  reader.name = name;
  if (length == 0)
    bytes = "";

  if (!_dew_json_reader_init (&check, name, bytes, length, error) || !check_file (&check, name, error) ||
      !_dew_json_reader_init (&reader.json, name, bytes, length, error) || !read_document (&reader, error))
    return NULL;

  settle_rules (&reader);
  changes = propose (&reader, error);
  return changes != NULL ? _dew_intake_finish (ledger, name, changes, error) : NULL;
}
