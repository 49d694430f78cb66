/* test-dew-row-words.c: what columns of a row say in words, and what typing those words means */
#include <string.h>

#include "engine-fixture.h"

#include "dew-row-words.h"

static const DewTable tables[] = { DEW_TABLE_AGREEMENT, DEW_TABLE_POOL, DEW_TABLE_LINE };

/* ---- There and back ---- */

static char *
words_of (const DewLedger *ledger,
          DewTable         table,
          gconstpointer    row,
          guint            column)
{
  return dew_row_words (ledger, table, row, dew_tables[table].columns[column].name);
}

/* Only what says who or what kind, and texts and dates: references to other rows than partners have no words. */
static gboolean
has_words (DewTable table,
           guint    column)
{
  const DewColumn *at = &dew_tables[table].columns[column];

  return (at->flags & DEW_COLUMN_KEY) == 0 && (at->refers < 0 || at->refers == DEW_TABLE_PARTNER) && strcmp (at->name, "lead_mode") != 0;
}

static void
assert_column_returns (const DewLedger *ledger,
                       DewTable         table,
                       gconstpointer    row,
                       guint            column)
{
  g_autofree char *words = words_of (ledger, table, row, column);
  g_autofree char *loud = g_utf8_strup (words, -1);
  const char *typed[] = { words, loud };
  gboolean text = dew_tables[table].columns[column].type == DEW_COLUMN_TEXT;

  for (guint i = 0; i < (text ? 1 : G_N_ELEMENTS (typed)); i++)
    {
      gpointer copy = dew_row_copy (table, row);
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;

      /* From something else, where there is something else. */
      if (dew_row_may_say_nothing (dew_tables[table].columns[column].name) && !strstr ("position no_end kind", dew_tables[table].columns[column].name))
        g_assert_true (dew_row_take_words (ledger, table, copy, dew_tables[table].columns[column].name, "", &error));
      if (!dew_row_take_words (ledger, table, copy, dew_tables[table].columns[column].name, typed[i], &error))
        g_error ("%s of %s: %s", dew_tables[table].columns[column].name, dew_tables[table].name, error->message);
      if (dew_changes_diff_row (changes, table, row, copy))
        g_error ("%s of %s says “%s” and does not come back", dew_tables[table].columns[column].name, dew_tables[table].name, words);
      dew_row_free (table, copy);
    }
}

static void
fill_row (DewTable table,
          gpointer row)
{
  for (guint i = 0; i < dew_tables[table].n_columns; i++)
    {
      const DewColumn *column = &dew_tables[table].columns[i];

      if (column->type == DEW_COLUMN_DATE)
        dew_row_set_text (table, row, column->name, "2013-12-09");
      else if (column->type == DEW_COLUMN_TEXT && strcmp (column->name, "name") != 0)
        dew_row_set_text (table, row, column->name, "Über “alles”");
      else if (column->refers == DEW_TABLE_PARTNER)
        dew_row_set_int (table, row, column->name, g_test_rand_int_range (COUNCIL, TRUST + 1));
      else if (column->words != NULL || strcmp (column->name, "correlation") == 0)
        dew_row_set_int (table, row, column->name, g_test_rand_int_range (0, (gint32) column->max + 1));
    }
}

/* A lead is one partner, or the way that several are. */
static void
settle_lead (DewTable table,
             gpointer row)
{
  gint *mode = table == DEW_TABLE_POOL ? &((DewPool *) row)->lead_mode : &((DewLine *) row)->lead_mode;
  gint64 *lead = table == DEW_TABLE_POOL ? &((DewPool *) row)->lead : &((DewLine *) row)->lead;

  if (table == DEW_TABLE_LINE && *mode == DEW_LEAD_SPLIT)
    *mode = DEW_LEAD_JOINT;
  if (*mode != DEW_LEAD_SINGLE)
    *lead = 0;
}

static void
test_return (void)
{
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint n = 0; n < how_many (500); n++)
      {
        const GPtrArray *rows = dew_ledger_rows (ledger, tables[t]);
        gpointer row = dew_row_copy (tables[t], g_ptr_array_index (rows, n % rows->len));

        if (n >= rows->len)
          fill_row (tables[t], row);
        if (tables[t] != DEW_TABLE_AGREEMENT)
          settle_lead (tables[t], row);
        for (guint column = 0; column < dew_tables[tables[t]].n_columns; column++)
          if (has_words (tables[t], column))
            assert_column_returns (ledger, tables[t], row, column);
        dew_row_free (tables[t], row);
      }
}

/* ---- Choices ---- */

/* Whatever there is to choose is taken, and is then what is said. */
static void
test_choices (void)
{
  static const char *const columns[] = { "lead", "contract", "status", "recurrence", "functions", "profile", "outlook", "host" };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint t = 1; t < G_N_ELEMENTS (tables); t++)
    for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
      {
        gpointer row = dew_row_copy (tables[t], g_ptr_array_index (dew_ledger_rows (ledger, tables[t]), 0));
        g_auto (GStrv) choices = NULL;

        if (dew_table_column (tables[t], columns[c]) >= 0)
          choices = dew_row_choices (ledger, tables[t], row, columns[c]);
        for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
          {
            g_autofree char *words = NULL;
            g_autofree char *spaced = g_strdup_printf ("  %s ", choices[i]);

            g_assert_true (dew_row_take_words (ledger, tables[t], row, columns[c], spaced, NULL));
            words = dew_row_words (ledger, tables[t], row, columns[c]);
            g_assert_cmpstr (words, ==, strcmp (choices[i], "Not entered") == 0 ? "" : choices[i]);
          }
        dew_row_free (tables[t], row);
      }
}

static void
test_lists (void)
{
  static const struct
  {
    DewTable    table;
    const char *column;
    const char *choices;
  } cases[] = {
    { DEW_TABLE_LINE, "lead", "Not entered|Council|CCG|Vale Health Trust|Joint" },
    { DEW_TABLE_POOL, "lead", "Not entered|Council|CCG|Vale Health Trust|Joint|Split by line" },
    { DEW_TABLE_POOL, "host", "Not entered|Council|CCG|Vale Health Trust" },
    { DEW_TABLE_LINE, "status", "Pooled|Aligned" },
    { DEW_TABLE_LINE, "contract", "Not entered|Block|Demand-led" },
    { DEW_TABLE_LINE, "provider", NULL },
    { DEW_TABLE_LINE, "name", NULL },
    { DEW_TABLE_LINE, "pooled_from", NULL },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gconstpointer row = g_ptr_array_index (dew_ledger_rows (ledger, cases[i].table), 0);
      g_auto (GStrv) choices = dew_row_choices (ledger, cases[i].table, row, cases[i].column);
      g_autofree char *joined = choices == NULL ? NULL : g_strjoinv ("|", choices);

      g_assert_cmpstr (joined, ==, cases[i].choices);
    }
}

/* ---- Refused ---- */

static void
test_refused (void)
{
  static const struct
  {
    const char *column, *text, *says;
  } cases[] = {
    { "lead", "Nobody", "“Nobody” is none of these: Not entered, Council, CCG, Vale Health Trust, Joint." },
    { "lead", "Split by line", "“Split by line” is none of these" },
    { "contract", "lump", "“lump” is none of these: Not entered, Block, Demand-led." },
    { "status", "", "“” is none of these: Pooled, Aligned." },
    { "status", "Not entered", "none of these" },
    { "pooled_from", "31 February 2013", "February" },
    { "position", "first", "“first” is no whole number." },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gconstpointer old = dew_ledger_find (ledger, DEW_TABLE_LINE, MEALS);
      gpointer row = dew_row_copy (DEW_TABLE_LINE, old);
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (dew_row_take_words (ledger, DEW_TABLE_LINE, row, cases[i].column, cases[i].text, &error));
      assert_refused (&error, DEW_ERROR_INVALID, cases[i].says);
      g_assert_false (dew_changes_diff_row (changes, DEW_TABLE_LINE, old, row));
      dew_row_free (DEW_TABLE_LINE, row);
    }
}

static void
test_nothing (void)
{
  g_assert_false (dew_row_may_say_nothing ("name"));
  g_assert_false (dew_row_may_say_nothing ("status"));
  g_assert_true (dew_row_may_say_nothing ("contract"));
  g_assert_true (dew_row_may_say_nothing ("lead"));
  g_assert_true (dew_row_may_say_nothing ("provider"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/row-words/return", test_return);
  g_test_add_func ("/row-words/choices", test_choices);
  g_test_add_func ("/row-words/lists", test_lists);
  g_test_add_func ("/row-words/refused", test_refused);
  g_test_add_func ("/row-words/nothing", test_nothing);

  return g_test_run ();
}
