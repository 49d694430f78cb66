/* test-dew-changes.c: lists of changes, and rows by description */
#include <string.h>

#include "dew-changes.h"

static const char *const texts[] = { "", "a", "Größe, 日本語", "two\nlines", "a longer text that no block of short ones has room for by chance" };

/* A row with something in every column that chance likes. */
static gpointer
make_random_row (DewTable table)
{
  gpointer row = dew_row_new (table);

  for (guint i = 0; i < dew_tables[table].n_columns; i++)
    {
      const DewColumn *column = &dew_tables[table].columns[i];
      DewValue value = { DEW_VALUE_INT, { .i = g_test_rand_int_range (0, 5) } };

      if (column->type == DEW_COLUMN_TEXT || column->type == DEW_COLUMN_DATE)
        value = (DewValue) { DEW_VALUE_TEXT, { .text = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))] } };
      else if ((column->flags & DEW_COLUMN_NULLABLE) != 0 && value.i == 0)
        value.type = DEW_VALUE_NULL;
      dew_row_set (table, row, i, &value);
    }

  return row;
}

static gboolean
same_value (DewValue a,
            DewValue b)
{
  return a.type == b.type && (a.type == DEW_VALUE_TEXT ? strcmp (a.text, b.text) == 0 : a.i == b.i);
}

static gboolean
same_row (DewTable      table,
          gconstpointer a,
          gconstpointer b)
{
  for (guint i = 0; i < dew_tables[table].n_columns; i++)
    if (!same_value (dew_row_get (table, a, i), dew_row_get (table, b, i)))
      return FALSE;

  return TRUE;
}

static gpointer
make_row_from (const DewChange *change)
{
  gpointer row = dew_row_new (change->table);

  for (guint i = 0; i < dew_tables[change->table].n_columns; i++)
    dew_row_set (change->table, row, i, &change->values[i]);

  return row;
}

/* ---- Rows ---- */

static void
test_row_new (void)
{
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    {
      gpointer row = dew_row_new (table);

      for (guint i = 0; i < dew_tables[table].n_columns; i++)
        {
          const DewColumn *column = &dew_tables[table].columns[i];
          DewValue value = dew_row_get (table, row, i);

          if (column->type == DEW_COLUMN_TEXT || column->type == DEW_COLUMN_DATE)
            g_assert_cmpstr (value.text, ==, "");
          else if (column->type == DEW_COLUMN_INT64 && (column->flags & DEW_COLUMN_NULLABLE) != 0)
            g_assert_cmpint (value.type, ==, DEW_VALUE_NULL);
          else
            g_assert_true (value.type == DEW_VALUE_INT && value.i == 0);
        }
      dew_row_free (table, row);
    }

  dew_row_free (DEW_TABLE_POOL, NULL);
}

static void
test_row_set (void)
{
  DewPool *pool = dew_row_new (DEW_TABLE_POOL);
  DewFigure figure = { 0, };
  DewValue null = { DEW_VALUE_NULL, { .i = 7 } };
  guint pence = (guint) dew_table_column (DEW_TABLE_FIGURE, "pence");
  DewPool *copy;

  dew_row_set_text (DEW_TABLE_POOL, pool, "name", "Older people");
  dew_row_set_text (DEW_TABLE_POOL, pool, "name", "Equipment");
  dew_row_set_text (DEW_TABLE_POOL, pool, "note", "A note");
  dew_row_set_text (DEW_TABLE_POOL, pool, "note", "");
  dew_row_set_int (DEW_TABLE_POOL, pool, "host", 3);
  dew_row_set_int (DEW_TABLE_POOL, pool, "lead_mode", DEW_LEAD_SPLIT);
  g_assert_cmpstr (pool->name, ==, "Equipment");
  g_assert_cmpstr (pool->note, ==, "");
  g_assert_cmpstr (dew_row_text (DEW_TABLE_POOL, pool, "name"), ==, "Equipment");
  g_assert_cmpstr (dew_row_text (DEW_TABLE_POOL, pool, "start"), ==, "");
  g_assert_cmpint (pool->host, ==, 3);
  g_assert_cmpint (pool->lead_mode, ==, DEW_LEAD_SPLIT);

  copy = dew_row_copy (DEW_TABLE_POOL, pool);
  dew_row_set_text (DEW_TABLE_POOL, pool, "name", "Carers");
  dew_row_set (DEW_TABLE_POOL, pool, (guint) dew_table_column (DEW_TABLE_POOL, "host"), &null);
  g_assert_cmpint (pool->host, ==, 0);
  g_assert_cmpstr (copy->name, ==, "Equipment");
  g_assert_cmpint (copy->host, ==, 3);
  dew_row_free (DEW_TABLE_POOL, copy);
  dew_row_free (DEW_TABLE_POOL, pool);

  dew_row_set (DEW_TABLE_FIGURE, &figure, pence, &null);
  g_assert_cmpint (figure.pence, ==, DEW_CLEARED);
  g_assert_cmpint (dew_row_get (DEW_TABLE_FIGURE, &figure, pence).type, ==, DEW_VALUE_NULL);
  figure.pence = 0;
  g_assert_cmpint (dew_row_get (DEW_TABLE_FIGURE, &figure, pence).type, ==, DEW_VALUE_INT);
}

/* A row built by hand may have NULL where there is no text. */
static void
test_null_text (void)
{
  DewScenario scenario = { 1, 2, NULL, NULL };
  DewScenario *copy;

  g_assert_cmpstr (dew_row_get (DEW_TABLE_SCENARIO, &scenario, 2).text, ==, "");
  copy = dew_row_copy (DEW_TABLE_SCENARIO, &scenario);
  g_assert_cmpstr (copy->name, ==, "");
  dew_row_free (DEW_TABLE_SCENARIO, copy);
}

/* ---- Changes ---- */

static void
test_insert (void)
{
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    for (guint n = 0; n < 20; n++)
      {
        g_autoptr (DewChanges) changes = dew_changes_new ();
        gpointer row = make_random_row (table);
        gpointer back;
        const DewChange *change;

        dew_changes_insert_row (changes, table, row);
        g_assert_cmpuint (dew_changes_length (changes), ==, 1);
        change = dew_changes_get (changes, 0);
        g_assert_cmpint (change->table, ==, table);
        g_assert_cmpint (change->op, ==, DEW_INSERT);
        for (guint i = 0; i < dew_tables[table].n_columns; i++)
          g_assert_true (same_value (change->values[i], dew_row_get (table, row, i)));

        back = make_row_from (change);
        g_assert_true (same_row (table, row, back));
        dew_row_free (table, back);
        dew_row_free (table, row);
      }
}

static void
test_update_and_delete (void)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();
  DewFigure figure = { 7, 2013, 2, DEW_ACTUAL, 3, 1, DEW_CLEARED };
  DewScenario scenario = { 9, 4, (char *) "Growth", (char *) "A note" };
  const DewChange *change;

  dew_changes_update_row (changes, DEW_TABLE_SCENARIO, &scenario, 1u << dew_table_column (DEW_TABLE_SCENARIO, "note"));
  dew_changes_delete_row (changes, DEW_TABLE_SCENARIO, &scenario);
  dew_changes_delete_row (changes, DEW_TABLE_FIGURE, &figure);
  g_assert_cmpuint (dew_changes_length (changes), ==, 3);

  change = dew_changes_get (changes, 0);
  g_assert_cmpint (change->op, ==, DEW_UPDATE);
  g_assert_cmpint (change->values[0].i, ==, 9);
  g_assert_cmpint (change->values[1].type, ==, DEW_VALUE_UNSET);
  g_assert_cmpint (change->values[2].type, ==, DEW_VALUE_UNSET);
  g_assert_cmpstr (change->values[3].text, ==, "A note");

  change = dew_changes_get (changes, 1);
  g_assert_cmpint (change->op, ==, DEW_DELETE);
  g_assert_cmpint (change->values[0].i, ==, 9);
  for (guint i = 1; i < dew_tables[DEW_TABLE_SCENARIO].n_columns; i++)
    g_assert_cmpint (change->values[i].type, ==, DEW_VALUE_UNSET);

  change = dew_changes_get (changes, 2);
  for (guint i = 0; i < dew_tables[DEW_TABLE_FIGURE].n_columns; i++)
    g_assert_cmpint (change->values[i].type, ==, i < dew_tables[DEW_TABLE_FIGURE].n_key ? DEW_VALUE_INT : DEW_VALUE_UNSET);
}

/* A difference says just what differs; taken into the old row it makes the new one. */
static void
test_diff (void)
{
  for (guint n = 0; n < 400; n++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();
      DewTable table = (DewTable) g_test_rand_int_range (0, DEW_N_TABLES);
      gpointer old = make_random_row (table);
      gpointer new_row = g_test_rand_bit () ? make_random_row (table) : dew_row_copy (table, old);

      for (guint i = 0; i < dew_tables[table].n_key; i++)
        {
          DewValue key = dew_row_get (table, old, i);

          dew_row_set (table, new_row, i, &key);
        }

      if (same_row (table, old, new_row))
        {
          g_assert_false (dew_changes_diff_row (changes, table, old, new_row));
          g_assert_cmpuint (dew_changes_length (changes), ==, 0);
        }
      else
        {
          const DewChange *change;

          g_assert_true (dew_changes_diff_row (changes, table, old, new_row));
          change = dew_changes_get (changes, 0);
          g_assert_cmpint (change->op, ==, DEW_UPDATE);
          for (guint i = dew_tables[table].n_key; i < dew_tables[table].n_columns; i++)
            {
              gboolean same = same_value (dew_row_get (table, old, i), dew_row_get (table, new_row, i));

              g_assert_cmpint (change->values[i].type == DEW_VALUE_UNSET, ==, same);
              if (!same)
                dew_row_set (table, old, i, &change->values[i]);
            }
          g_assert_true (same_row (table, old, new_row));
        }
      dew_row_free (table, old);
      dew_row_free (table, new_row);
    }
}

/* Texts are the list's own, and what was added stays where it is while thousands more come. */
static void
test_many (void)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (DewChanges) copy = dew_changes_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (DewTable));

  for (guint n = 0; n < 3000; n++)
    {
      DewTable table = (DewTable) g_test_rand_int_range (0, DEW_N_TABLES);

      g_ptr_array_add (rows, make_random_row (table));
      g_array_append_val (tables, table);
      dew_changes_insert_row (changes, table, g_ptr_array_index (rows, n));
    }
  dew_changes_delete_row (copy, DEW_TABLE_FIGURE, &(DewFigure) { 0, });
  dew_changes_append (copy, changes);
  g_clear_pointer (&changes, dew_changes_free);

  g_assert_cmpuint (dew_changes_length (copy), ==, rows->len + 1);
  for (guint n = 0; n < rows->len; n++)
    {
      const DewChange *change = dew_changes_get (copy, n + 1);
      gpointer back = make_row_from (change);

      g_assert_cmpint (change->table, ==, g_array_index (tables, DewTable, n));
      g_assert_true (same_row (change->table, back, g_ptr_array_index (rows, n)));
      dew_row_free (change->table, back);
      dew_row_free (change->table, g_ptr_array_index (rows, n));
    }
}

static void
test_values (void)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();
  DewValue *values = dew_changes_add (changes, DEW_TABLE_SCENARIO, DEW_UPDATE);
  char text[] = "Growth";

  for (guint i = 0; i < dew_tables[DEW_TABLE_SCENARIO].n_columns; i++)
    g_assert_cmpint (values[i].type, ==, DEW_VALUE_UNSET);

  dew_changes_set_int (changes, &values[0], 5);
  dew_changes_set_text (changes, &values[2], text);
  dew_changes_set_null (changes, &values[1]);
  text[0] = 'X';
  g_assert_true (dew_changes_get (changes, 0)->values == values);
  g_assert_cmpint (values[0].i, ==, 5);
  g_assert_cmpint (values[1].type, ==, DEW_VALUE_NULL);
  g_assert_cmpstr (values[2].text, ==, "Growth");

  dew_changes_free (NULL);
}

/* Parts are all of it, in order, and hold what the whole holds. */
static void
test_parts (void)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();
  guint seen = 0;

  g_assert_true (dew_changes_are_figures (changes));
  for (int i = 0; i < 10; i++)
    dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &(DewFigure) { 1, 2013 + i, 0, DEW_EXISTING, 0, DEW_BASELINE, i });
  g_assert_true (dew_changes_are_figures (changes));
  dew_changes_delete_row (changes, DEW_TABLE_LINE, &(DewLine) { .id = 1 });
  g_assert_false (dew_changes_are_figures (changes));

  for (guint from = 0; from < dew_changes_length (changes); from += 4)
    {
      g_autoptr (DewChanges) part = dew_changes_part (changes, from, 4);

      g_assert_cmpuint (dew_changes_length (part), ==, MIN (4, dew_changes_length (changes) - from));
      for (guint i = 0; i < dew_changes_length (part); i++)
        g_assert_true (dew_changes_get (part, i)->values == dew_changes_get (changes, seen++)->values);
    }
  g_assert_cmpuint (seen, ==, 11);

  {
    g_autoptr (DewChanges) nothing = dew_changes_part (changes, 11, 4);

    g_assert_cmpuint (dew_changes_length (nothing), ==, 0);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/changes/row-new", test_row_new);
  g_test_add_func ("/changes/row-set", test_row_set);
  g_test_add_func ("/changes/null-text", test_null_text);
  g_test_add_func ("/changes/insert", test_insert);
  g_test_add_func ("/changes/update-and-delete", test_update_and_delete);
  g_test_add_func ("/changes/diff", test_diff);
  g_test_add_func ("/changes/many", test_many);
  g_test_add_func ("/changes/parts", test_parts);
  g_test_add_func ("/changes/values", test_values);

  return g_test_run ();
}
