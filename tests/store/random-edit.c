/* random-edit.c: edits by chance over all tables, row by row */
#include "store-fixture.h"

#include <string.h>

/* ---- What there is, by SQL ---- */

static gint64
get_int (sqlite3    *reader,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 value = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (reader, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);

  return value;
}

/* A random id of those that fulfil a condition; 0 when none does. */
static gint64
pick (sqlite3    *reader,
      const char *table,
      const char *condition)
{
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM \"%s\" WHERE %s", table, condition);
  gint64 n = get_int (reader, count);
  g_autofree char *sql = NULL;

  if (n == 0)
    return 0;

  sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE %s LIMIT 1 OFFSET %d", table, condition, g_test_rand_int_range (0, (gint32) n));

  return get_int (reader, sql);
}

static gint64
lookup (sqlite3    *reader,
        const char *table,
        const char *column,
        gint64      id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = %" G_GINT64_FORMAT, column, table, id);

  return get_int (reader, sql);
}

/* ---- Random values ---- */

static const char *const texts[] = {
  "", "", "Equipment", "Speech & language therapy", "“Quoted” and 'quoted'", "Größe, naïve, 日本語, 👵", "a\nb\tc", "%s%n", "=1+1", "NULL",
  "A note that is a good deal longer than the others, so that its length takes two bytes in a changeset: it goes on and on, as notes on pooled "
  "budgets do, until nobody reads it any more but the auditors.",
};

static const char *const dates[] = { "", "", "2013-04-01", "2014-03-31", "2016-02-29", "1999-12-31" };

static gint64
random_int (gint64 min,
            gint64 max)
{
  guint64 bits = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

  return min + (gint64) (bits % ((guint64) (max - min) + 1));
}

static void
set_random (sqlite3         *reader,
            DewTable         table,
            gpointer         row,
            guint            column)
{
  const DewColumn *description = &dew_tables[table].columns[column];
  gboolean may_be_0 = (description->flags & DEW_COLUMN_NULLABLE) != 0 || (description->min == 0 && description->max != 0);
  DewValue value = { DEW_VALUE_INT, { .i = 0 } };

  if (description->type == DEW_COLUMN_TEXT)
    value = (DewValue) { DEW_VALUE_TEXT, { .text = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))] } };
  else if (description->type == DEW_COLUMN_DATE)
    value = (DewValue) { DEW_VALUE_TEXT, { .text = dates[g_test_rand_int_range (0, G_N_ELEMENTS (dates))] } };
  else if (description->refers >= 0)
    value.i = may_be_0 && g_test_rand_int_range (0, 4) == 0 ? 0 : pick (reader, dew_tables[description->refers].name, "true");
  else if (description->min != 0 || description->max != 0)
    value.i = random_int (description->min, description->max);
  else
    value.i = random_int (-1000, 1000);

  dew_row_set (table, row, column, &value);
}

/* ---- Rows that hold together ---- */

static gboolean
mend_line (sqlite3 *reader,
           DewLine *line)
{
  if (line->lead_mode == DEW_LEAD_SPLIT)
    line->lead_mode = DEW_LEAD_JOINT;
  line->parent = g_test_rand_bit () ? pick (reader, "line", "kind = 1") : 0;
  if (line->parent != 0)
    line->pool = lookup (reader, "line", "pool", line->parent);

  return line->pool != 0;
}

static gboolean
mend_rule (sqlite3    *reader,
           DewRuleRow *rule)
{
  if (rule->line != 0)
    rule->pool = lookup (reader, "line", "pool", rule->line);

  return rule->pool != 0;
}

static gboolean
mend_figure (sqlite3   *reader,
             DewFigure *figure)
{
  figure->line = pick (reader, "line", "kind = 0");
  figure->year = g_test_rand_int_range (2012, 2016);
  if (figure->measure == DEW_PREVIOUS)
    figure->month = 0;
  if (figure->measure <= DEW_INCOME)
    {
      figure->month = 0;
      figure->partner = pick (reader, "partner", "true");
    }
  if (figure->scenario != DEW_BASELINE && g_test_rand_int_range (0, 3) == 0)
    figure->pence = DEW_CLEARED;

  return figure->line != 0 && (figure->partner != 0 || figure->measure > DEW_INCOME);
}

static gboolean
mend_variance (DewVariance *variance)
{
  if (variance->scenario != DEW_BASELINE && g_test_rand_int_range (0, 3) == 0)
    variance->pence = DEW_CLEARED;

  return variance->pool != 0;
}

static gboolean
mend (sqlite3  *reader,
      DewTable  table,
      gpointer  row)
{
  if (table == DEW_TABLE_LINE)
    return mend_line (reader, row);
  if (table == DEW_TABLE_RULE)
    return mend_rule (reader, row);
  if (table == DEW_TABLE_FIGURE)
    return mend_figure (reader, row);
  if (table == DEW_TABLE_MOVEMENT)
    return ((DewMovement *) row)->virement != 0 && ((DewMovement *) row)->line != 0;
  if (table == DEW_TABLE_REMARK)
    return ((DewRemark *) row)->line != 0;
  if (table == DEW_TABLE_ARRANGEMENT)
    return ((DewArrangement *) row)->scenario != 0 && ((DewArrangement *) row)->line != 0;
  if (table == DEW_TABLE_VARIANCE)
    return mend_variance (row);
  if (table == DEW_TABLE_INCENTIVE)
    return ((DewIncentive *) row)->pool != 0;
  if (table == DEW_TABLE_SPREAD)
    return ((DewSpread *) row)->line != 0;

  return TRUE;
}

/* Columns whose change would tear the tree, or make a variance that is no more than cleared one of the baseline. */
static gboolean
is_fixed (DewTable table,
          guint    column)
{
  const char *name = dew_tables[table].columns[column].name;

  if (table == DEW_TABLE_VARIANCE && strcmp (name, "scenario") == 0)
    return TRUE;

  return (table == DEW_TABLE_LINE || table == DEW_TABLE_RULE) &&
         (strcmp (name, "pool") == 0 || strcmp (name, "parent") == 0 || strcmp (name, "kind") == 0 || strcmp (name, "line") == 0);
}

static gboolean
has_figure (sqlite3         *reader,
            const DewFigure *figure)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM figure WHERE line = %" G_GINT64_FORMAT " AND year = %d AND month = %d AND measure = %d "
                                          "AND partner = %" G_GINT64_FORMAT " AND scenario = %" G_GINT64_FORMAT,
                                          figure->line, figure->year, figure->month, figure->measure, figure->partner, figure->scenario);

  return get_int (reader, sql) > 0;
}

static void
add_figure (sqlite3    *reader,
            DewChanges *edit)
{
  DewFigure figure = { 0, };

  for (guint i = 0; i < dew_tables[DEW_TABLE_FIGURE].n_columns; i++)
    set_random (reader, DEW_TABLE_FIGURE, &figure, i);
  if (!mend_figure (reader, &figure))
    return;

  if (!has_figure (reader, &figure))
    dew_changes_insert_row (edit, DEW_TABLE_FIGURE, &figure);
  else if (g_test_rand_int_range (0, 3) == 0)
    dew_changes_delete_row (edit, DEW_TABLE_FIGURE, &figure);
  else
    dew_changes_update_row (edit, DEW_TABLE_FIGURE, &figure, 1u << (dew_tables[DEW_TABLE_FIGURE].n_columns - 1));
}

static void
insert_row (DewStore   *store,
            sqlite3    *reader,
            DewTable    table,
            DewChanges *edit)
{
  gpointer row = dew_row_new (table);

  for (guint i = 1; i < dew_tables[table].n_columns; i++)
    set_random (reader, table, row, i);
  *(gint64 *) row = dew_store_new_id (store);
  if (mend (reader, table, row))
    dew_changes_insert_row (edit, table, row);
  dew_row_free (table, row);
}

static void
update_row (sqlite3    *reader,
            DewTable    table,
            DewChanges *edit)
{
  gint64 id = pick (reader, dew_tables[table].name, "true");
  gpointer row = dew_row_new (table);
  guint32 mask = 0;

  *(gint64 *) row = id;
  for (guint i = 1; i < dew_tables[table].n_columns; i++)
    if (!is_fixed (table, i) && g_test_rand_bit ())
      {
        set_random (reader, table, row, i);
        mask |= 1u << i;
      }
  if (table == DEW_TABLE_LINE && ((DewLine *) row)->lead_mode == DEW_LEAD_SPLIT)
    ((DewLine *) row)->lead_mode = DEW_LEAD_SINGLE;
  if (id != 0)
    dew_changes_update_row (edit, table, row, mask);
  dew_row_free (table, row);
}

/* Where 0 has a meaning there is no foreign key to say no. */
static void
delete_row (sqlite3    *reader,
            DewTable    table,
            DewChanges *edit)
{
  const char *condition = "true";
  gint64 id;

  if (table == DEW_TABLE_DOCUMENT)
    return;
  if ((table == DEW_TABLE_PARTNER || table == DEW_TABLE_SCENARIO) && dew_changes_length (edit) > 0)
    return;
  if (table == DEW_TABLE_PARTNER)
    condition = "id NOT IN (SELECT partner FROM figure) AND id NOT IN (SELECT partner FROM remark)";
  else if (table == DEW_TABLE_SCENARIO)
    condition = "id NOT IN (SELECT scenario FROM figure) AND id NOT IN (SELECT scenario FROM rule) AND id NOT IN (SELECT scenario FROM variance)";

  id = pick (reader, dew_tables[table].name, condition);
  if (id != 0)
    dew_changes_set_int (edit, dew_changes_add (edit, table, DEW_DELETE), id);
}

static void
add_change (DewStore   *store,
            sqlite3    *reader,
            DewChanges *edit)
{
  DewTable table = (DewTable) g_test_rand_int_range (0, DEW_N_TABLES);
  gint32 kind = g_test_rand_int_range (0, 10);

  if (table == DEW_TABLE_FIGURE || kind < 3)
    add_figure (reader, edit);
  else if (kind < 6 && table != DEW_TABLE_DOCUMENT)
    insert_row (store, reader, table, edit);
  else if (kind < 9)
    update_row (reader, table, edit);
  else
    delete_row (reader, table, edit);
}

DewChanges *
random_edit (DewStore *store,
             sqlite3  *reader)
{
  DewChanges *edit = dew_changes_new ();

  for (gint32 n = g_test_rand_int_range (1, 5); n > 0; n--)
    {
      add_change (store, reader, edit);
      if (dew_changes_length (edit) == 1 && dew_changes_get (edit, 0)->op == DEW_DELETE)
        break;
    }

  return edit;
}

/* ---- Some of everything ---- */

void
fixture_fill (Fixture *fixture)
{
  static const DewTable order[] = {
    DEW_TABLE_PARTNER, DEW_TABLE_PARTNER, DEW_TABLE_PARTNER, DEW_TABLE_AGREEMENT, DEW_TABLE_POOL, DEW_TABLE_POOL, DEW_TABLE_SCENARIO,
    DEW_TABLE_LINE, DEW_TABLE_LINE, DEW_TABLE_LINE, DEW_TABLE_LINE, DEW_TABLE_LINE, DEW_TABLE_LINE, DEW_TABLE_RULE, DEW_TABLE_RULE,
    DEW_TABLE_VIREMENT, DEW_TABLE_MOVEMENT, DEW_TABLE_MOVEMENT, DEW_TABLE_REMARK,
    DEW_TABLE_ARRANGEMENT, DEW_TABLE_VARIANCE, DEW_TABLE_INCENTIVE, DEW_TABLE_SPREAD,
  };
  sqlite3 *reader = open_reader (fixture->path);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (DewChanges) edit = dew_changes_new ();

      insert_row (fixture->store, reader, order[i], edit);
      /* Both kinds of line there are, whatever chance says. */
      if (order[i] == DEW_TABLE_LINE)
        {
          DewValue *values = dew_changes_get (edit, 0)->values;

          dew_changes_set_int (edit, &values[dew_table_column (DEW_TABLE_LINE, "kind")], i & 1);
        }
      fixture_apply (fixture, edit, "Add a row", 0);
    }

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (DewChanges) edit = dew_changes_new ();

      add_figure (reader, edit);
      if (dew_changes_length (edit) > 0)
        fixture_apply (fixture, edit, "Enter a figure", 0);
    }
  sqlite3_close (reader);
}
