/* dew-changes.c: a list of changes to rows, and rows by description */
#include "dew-changes.h"

#include <string.h>

struct _DewChanges
{
  GArray       *changes;        /* DewChange; values point into blocks */
  GPtrArray    *blocks;         /* DewValue arrays, many rows each: an import has 100,000 rows */
  guint         used, size;     /* of the last block */
  GStringChunk *texts;
};

/* Values in a block, at least; a row's values never straddle two. */
#define BLOCK 1024

DewChanges *
dew_changes_new (void)
{
  DewChanges *changes = g_new0 (DewChanges, 1);

  changes->changes = g_array_new (FALSE, FALSE, sizeof (DewChange));
  changes->blocks = g_ptr_array_new_with_free_func (g_free);

  return changes;
}

void
dew_changes_free (DewChanges *changes)
{
  if (changes == NULL)
    return;

  g_array_unref (changes->changes);
  g_ptr_array_unref (changes->blocks);
  if (changes->texts != NULL)
    g_string_chunk_free (changes->texts);
  g_free (changes);
}

guint
dew_changes_length (const DewChanges *changes)
{
  return changes->changes->len;
}

const DewChange *
dew_changes_get (const DewChanges *changes,
                 guint             i)
{
  g_return_val_if_fail (i < changes->changes->len, NULL);

  return &g_array_index (changes->changes, DewChange, i);
}

static DewValue *
take_values (DewChanges *changes,
             guint       n)
{
  DewValue *block;

  if (changes->size - changes->used < n)
    {
      /* Small edits are the many: the first block is a few rows only. */
      guint size = changes->blocks->len == 0 ? 64 : BLOCK;

      g_ptr_array_add (changes->blocks, g_new0 (DewValue, size));
      changes->size = size;
      changes->used = 0;
    }

  block = g_ptr_array_index (changes->blocks, changes->blocks->len - 1);
  changes->used += n;

  return block + changes->used - n;
}

DewValue *
dew_changes_add (DewChanges *changes,
                 DewTable    table,
                 DewOp       op)
{
  DewChange change = { table, op, NULL };

  g_return_val_if_fail (table < DEW_N_TABLES, NULL);

  change.values = take_values (changes, dew_tables[table].n_columns);
  g_array_append_val (changes->changes, change);

  return change.values;
}

void
dew_changes_set_int (DewChanges *changes,
                     DewValue   *value,
                     gint64      i)
{
  value->type = DEW_VALUE_INT;
  value->i = i;
}

void
dew_changes_set_text (DewChanges *changes,
                      DewValue   *value,
                      const char *text)
{
  g_return_if_fail (text != NULL);

  if (changes->texts == NULL)
    changes->texts = g_string_chunk_new (256);

  value->type = DEW_VALUE_TEXT;
  value->text = *text == '\0' ? "" : g_string_chunk_insert (changes->texts, text);
}

void
dew_changes_set_null (DewChanges *changes,
                      DewValue   *value)
{
  value->type = DEW_VALUE_NULL;
  value->i = 0;
}

static void
copy_value (DewChanges     *changes,
            DewValue       *to,
            const DewValue *from)
{
  if (from->type == DEW_VALUE_TEXT)
    dew_changes_set_text (changes, to, from->text);
  else
    *to = *from;
}

static void
add_row (DewChanges   *changes,
         DewTable      table,
         DewOp         op,
         gconstpointer row,
         guint32       mask)
{
  const DewTableInfo *info = &dew_tables[table];
  DewValue *values = dew_changes_add (changes, table, op);

  for (guint i = 0; i < info->n_columns; i++)
    if (i < info->n_key || (mask & (1u << i)) != 0)
      {
        DewValue value = dew_row_get (table, row, i);

        copy_value (changes, &values[i], &value);
      }
}

void
dew_changes_insert_row (DewChanges   *changes,
                        DewTable      table,
                        gconstpointer row)
{
  add_row (changes, table, DEW_INSERT, row, G_MAXUINT32);
}

void
dew_changes_update_row (DewChanges   *changes,
                        DewTable      table,
                        gconstpointer row,
                        guint32       mask)
{
  add_row (changes, table, DEW_UPDATE, row, mask);
}

void
dew_changes_delete_row (DewChanges   *changes,
                        DewTable      table,
                        gconstpointer row)
{
  add_row (changes, table, DEW_DELETE, row, 0);
}

static gboolean
same_value (const DewValue *a,
            const DewValue *b)
{
  if (a->type != b->type)
    return FALSE;
  if (a->type == DEW_VALUE_TEXT)
    return strcmp (a->text, b->text) == 0;

  return a->i == b->i;
}

gboolean
dew_changes_diff_row (DewChanges   *changes,
                      DewTable      table,
                      gconstpointer old,
                      gconstpointer new_row)
{
  const DewTableInfo *info = &dew_tables[table];
  guint32 mask = 0;

  for (guint i = info->n_key; i < info->n_columns; i++)
    {
      DewValue a = dew_row_get (table, old, i);
      DewValue b = dew_row_get (table, new_row, i);

      if (!same_value (&a, &b))
        mask |= 1u << i;
    }

  if (mask != 0)
    dew_changes_update_row (changes, table, new_row, mask);

  return mask != 0;
}

void
dew_changes_append (DewChanges       *changes,
                    const DewChanges *other)
{
  for (guint i = 0; i < other->changes->len; i++)
    {
      const DewChange *change = dew_changes_get (other, i);
      DewValue *values = dew_changes_add (changes, change->table, change->op);

      for (guint c = 0; c < dew_tables[change->table].n_columns; c++)
        copy_value (changes, &values[c], &change->values[c]);
    }
}

DewChanges *
dew_changes_part (const DewChanges *changes,
                  guint             from,
                  guint             n)
{
  DewChanges *part = dew_changes_new ();

  g_return_val_if_fail (from <= changes->changes->len, part);

  if (from < changes->changes->len)
    g_array_append_vals (part->changes, &g_array_index (changes->changes, DewChange, from), MIN (n, changes->changes->len - from));

  return part;
}

gboolean
dew_changes_are_figures (const DewChanges *changes)
{
  for (guint i = 0; i < changes->changes->len; i++)
    if (g_array_index (changes->changes, DewChange, i).table != DEW_TABLE_FIGURE)
      return FALSE;

  return TRUE;
}

/* ---- Rows by description ---- */

/* Most texts of most rows are empty: they share one, and only others are on the heap. */
static char empty_text[] = "";

static gboolean
is_text (const DewColumn *column)
{
  return column->type == DEW_COLUMN_TEXT || column->type == DEW_COLUMN_DATE;
}

static void
free_text (char *text)
{
  if (text != empty_text)
    g_free (text);
}

static char *
copy_text (const char *text)
{
  return text == NULL || *text == '\0' ? empty_text : g_strdup (text);
}

void
dew_row_set (DewTable        table,
             gpointer        row,
             guint           column,
             const DewValue *value)
{
  const DewColumn *description = &dew_tables[table].columns[column];
  gpointer field = (char *) row + description->offset;
  gint64 i = value->type == DEW_VALUE_INT ? value->i : 0;

  switch (description->type)
    {
    case DEW_COLUMN_TEXT:
    case DEW_COLUMN_DATE:
      free_text (*(char **) field);
      *(char **) field = copy_text (value->type == DEW_VALUE_TEXT ? value->text : NULL);
      break;
    case DEW_COLUMN_INT:
      *(gint *) field = (gint) i;
      break;
    case DEW_COLUMN_MONEY:
      *(gint64 *) field = value->type == DEW_VALUE_NULL ? DEW_CLEARED : i;
      break;
    case DEW_COLUMN_INT64:
    default:
      *(gint64 *) field = i;
    }
}

void
dew_row_set_text (DewTable    table,
                  gpointer    row,
                  const char *column,
                  const char *text)
{
  DewValue value = { DEW_VALUE_TEXT, { .text = text } };
  int index = dew_table_column (table, column);

  g_return_if_fail (index >= 0);

  dew_row_set (table, row, (guint) index, &value);
}

void
dew_row_set_int (DewTable    table,
                 gpointer    row,
                 const char *column,
                 gint64      i)
{
  DewValue value = { DEW_VALUE_INT, { .i = i } };
  int index = dew_table_column (table, column);

  g_return_if_fail (index >= 0);

  dew_row_set (table, row, (guint) index, &value);
}

DewValue
dew_row_get (DewTable      table,
             gconstpointer row,
             guint         column)
{
  const DewColumn *description = &dew_tables[table].columns[column];
  gconstpointer field = (const char *) row + description->offset;
  DewValue value = { DEW_VALUE_INT, { .i = 0 } };

  switch (description->type)
    {
    case DEW_COLUMN_TEXT:
    case DEW_COLUMN_DATE:
      value.type = DEW_VALUE_TEXT;
      value.text = *(char *const *) field != NULL ? *(char *const *) field : "";
      break;
    case DEW_COLUMN_INT:
      value.i = *(const gint *) field;
      break;
    case DEW_COLUMN_MONEY:
      value.i = *(const gint64 *) field;
      if (value.i == DEW_CLEARED)
        value = (DewValue) { DEW_VALUE_NULL, { .i = 0 } };
      break;
    case DEW_COLUMN_INT64:
    default:
      value.i = *(const gint64 *) field;
      if (value.i == 0 && (description->flags & DEW_COLUMN_NULLABLE) != 0)
        value.type = DEW_VALUE_NULL;
    }

  return value;
}

const char *
dew_row_text (DewTable      table,
              gconstpointer row,
              const char   *column)
{
  int index = dew_table_column (table, column);

  g_return_val_if_fail (index >= 0, NULL);

  return dew_row_get (table, row, (guint) index).text;
}

gpointer
dew_row_new (DewTable table)
{
  const DewTableInfo *info = &dew_tables[table];
  gpointer row = g_malloc0 (info->size);

  for (guint i = 0; i < info->n_columns; i++)
    if (is_text (&info->columns[i]))
      *(char **) ((char *) row + info->columns[i].offset) = empty_text;

  return row;
}

gpointer
dew_row_copy (DewTable      table,
              gconstpointer row)
{
  const DewTableInfo *info = &dew_tables[table];
  gpointer copy = g_memdup2 (row, info->size);

  for (guint i = 0; i < info->n_columns; i++)
    if (is_text (&info->columns[i]))
      {
        char **field = (char **) ((char *) copy + info->columns[i].offset);

        *field = copy_text (*field);
      }

  return copy;
}

void
dew_row_clear (DewTable table,
               gpointer row)
{
  const DewTableInfo *info = &dew_tables[table];

  for (guint i = 0; i < info->n_columns; i++)
    if (is_text (&info->columns[i]))
      free_text (*(char **) ((char *) row + info->columns[i].offset));
}

void
dew_row_free (DewTable table,
              gpointer row)
{
  if (row == NULL)
    return;

  dew_row_clear (table, row);
  g_free (row);
}
