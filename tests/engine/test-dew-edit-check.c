/* test-dew-edit-check.c: what a row, and a whole document, must be */
#include "engine-fixture.h"

#include <string.h>

#include "ledger-builder.h"

/* A row of the county with a column set otherwise, and whether that is right. */
typedef struct {
  DewTable     table;
  gint64       id;
  const char  *column;
  const char  *text;            /* NULL: number is meant */
  gint64       number;
  const char  *says;            /* NULL: it is taken */
  DewErrorCode code;
} Case;

static gpointer
make_row (const DewLedger *ledger,
          const Case      *one)
{
  gpointer row = dew_row_copy (one->table, dew_ledger_find (ledger, one->table, one->id));

  if (one->text != NULL)
    dew_row_set_text (one->table, row, one->column, one->text);
  else
    dew_row_set_int (one->table, row, one->column, one->number);

  return row;
}

/* Says the same when the row is changed and, but for its name, when another such is added. */
static void
check_cases (const Case *cases,
             guint       n_cases)
{
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < n_cases; i++)
    {
      const Case *one = &cases[i];
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      gpointer row = make_row (ledger, one);
      gboolean good = dew_edit_row (ledger, changes, one->table, row, &error);

      g_test_message ("%u: %s of %s", i, one->column, dew_tables[one->table].name);
      g_assert_cmpint (good, ==, one->says == NULL);
      if (!good)
        {
          assert_refused (&error, one->code, one->says);
          g_assert_cmpuint (dew_changes_length (changes), ==, 0);
        }
      g_assert_no_error (error);

      if (strcmp (one->column, "id") != 0)
        *(gint64 *) row = 500;
      if (strcmp (one->column, "name") != 0 && dew_table_column (one->table, "name") >= 0)
        dew_row_set_text (one->table, row, "name", "Another");
      if (one->table == DEW_TABLE_PARTNER && strcmp (one->column, "short_name") != 0)
        dew_row_set_text (one->table, row, "short_name", "");
      if (dew_table_column (one->table, "position") >= 0 && one->id != 0)
        {
          good = dew_edit_add (ledger, changes, one->table, row, 0, &error);
          if (one->says != NULL)
            {
              /* Where its own name is in the message, the other's stands there now. */
              g_assert_false (good);
              assert_refused (&error, one->code, g_str_has_prefix (one->says, "“") ? strstr (one->says, "”") : one->says);
            }
        }
      dew_row_free (one->table, row);
    }
}

#define TEXT_CASE(table, id, column, text, says) { table, id, column, text, 0, says, DEW_ERROR_INVALID }
#define NUMBER_CASE(table, id, column, number, says) { table, id, column, NULL, number, says, DEW_ERROR_INVALID }
#define TAKEN(table, id, column, text, says) { table, id, column, text, 0, says, DEW_ERROR_CONFLICT }

#define LETTERS_50 "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwx"
#define LETTERS_200 LETTERS_50 LETTERS_50 LETTERS_50 LETTERS_50

static void
test_texts (void)
{
  static const Case cases[] = {
    TEXT_CASE (DEW_TABLE_POOL, CARERS, "name", "", "A name is missing"),
    TEXT_CASE (DEW_TABLE_POOL, CARERS, "name", " Carers", "begin or end with a space"),
    TEXT_CASE (DEW_TABLE_PARTNER, TRUST, "name", "Trust ", "begin or end with a space"),
    TEXT_CASE (DEW_TABLE_AGREEMENT, ADULTS, "name", "\tAdults", "begin or end with a space"),
    TEXT_CASE (DEW_TABLE_LINE, MEALS, "name", "", "A name is missing"),
    TEXT_CASE (DEW_TABLE_SCENARIO, SPLIT, "name", "", "A name is missing"),
    TEXT_CASE (DEW_TABLE_SCENARIO, SPLIT, "name", "two\nlines", "line breaks or control characters"),
    TEXT_CASE (DEW_TABLE_LINE, MEALS, "name", "a\x7f" "b", "line breaks or control characters"),
    TEXT_CASE (DEW_TABLE_LINE, MEALS, "name", "a\xc2\x85" "b", "line breaks or control characters"),
    TEXT_CASE (DEW_TABLE_LINE, MEALS, "name", LETTERS_200, NULL),
    TEXT_CASE (DEW_TABLE_LINE, MEALS, "name", LETTERS_200 "x", "more than 200 characters"),
    TEXT_CASE (DEW_TABLE_LINE, MEALS, "name", "M\xff" "eals", "not valid UTF-8"),
    TEXT_CASE (DEW_TABLE_LINE, MEALS, "note", "\xc3", "“Meals” has a text in “note” that is not valid UTF-8"),
    TEXT_CASE (DEW_TABLE_LINE, MEALS, "note", "two\nlines", NULL),
    TEXT_CASE (DEW_TABLE_LINE, MEALS, "name", "Größe, 日本 =1+1 %s", NULL),
    TEXT_CASE (DEW_TABLE_PARTNER, TRUST, "short_name", "", NULL),
    TEXT_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "title", "", NULL),
    TEXT_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "title", "\xff", "“document” has a text in “title” that is not valid UTF-8"),
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* As much as a cell of a workbook takes. */
static void
test_long_text (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (32001, 'x');
  DewLine line = *(const DewLine *) dew_ledger_find (ledger, DEW_TABLE_LINE, MEALS);

  line.note = text;
  g_assert_false (dew_edit_row (ledger, changes, DEW_TABLE_LINE, &line, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "“note” is longer than 32000");
  text[32000] = '\0';
  g_assert_true (dew_edit_row (ledger, changes, DEW_TABLE_LINE, &line, &error));
}

/* Amber begins below red, also where one of the two is the usual. */
static void
test_thresholds (void)
{
  static const Case cases[] = {
    NUMBER_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "amber", 0, NULL),
    NUMBER_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "amber", 49999, NULL),
    NUMBER_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "amber", 50000, "Amber would begin at 5 % and red at 5 %; amber must begin below red"),
    NUMBER_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "amber", 62500, "Amber would begin at 6.25 % and red at 5 %"),
    NUMBER_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "red", 20001, NULL),
    NUMBER_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "red", 1000000, NULL),
    NUMBER_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "red", 20000, "Amber would begin at 2 % and red at 2 %"),
    NUMBER_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "red", 1000001, "which must be 0 to 1000000"),
    NUMBER_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "amber", -1, "which must be 0 to 1000000"),
  };
  DewDocumentRow both = { .id = DEW_DOCUMENT_ID, (char *) "", (char *) "", (char *) "", (char *) "", .amber = 70000, .red = 80000 };
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();

  check_cases (cases, G_N_ELEMENTS (cases));
  g_assert_true (dew_edit_row (ledger, changes, DEW_TABLE_DOCUMENT, &both, NULL));
}

static void
test_numbers (void)
{
  static const Case cases[] = {
    NUMBER_CASE (DEW_TABLE_PARTNER, TRUST, "kind", 4, "“Vale Health Trust” has 4 in “kind”, which must be 0 to 3"),
    NUMBER_CASE (DEW_TABLE_PARTNER, TRUST, "kind", -1, "“Vale Health Trust” has -1 in “kind”"),
    NUMBER_CASE (DEW_TABLE_PARTNER, TRUST, "kind", DEW_PARTNER_OTHER, NULL),
    NUMBER_CASE (DEW_TABLE_AGREEMENT, CHILDREN, "no_end", 2, "“Children” has 2 in “no_end”"),
    NUMBER_CASE (DEW_TABLE_LINE, MEALS, "status", 2, "“Meals” has 2 in “status”"),
    NUMBER_CASE (DEW_TABLE_LINE, MEALS, "contract", 3, "“Meals” has 3 in “contract”"),
    NUMBER_CASE (DEW_TABLE_LINE, MEALS, "contract", DEW_CONTRACT_DEMAND_LED, NULL),
    NUMBER_CASE (DEW_TABLE_LINE, MEALS, "kind", 2, "“Meals” has 2 in “kind”"),
    NUMBER_CASE (DEW_TABLE_POOL, CARERS, "position", G_MININT64, NULL),
    NUMBER_CASE (DEW_TABLE_POOL, CARERS, "host", 999, "“Carers” names an entry of “partner” that is not there"),
    NUMBER_CASE (DEW_TABLE_POOL, CARERS, "host", -1, "“Carers” names an entry of “partner” that is not there"),
    NUMBER_CASE (DEW_TABLE_POOL, CARERS, "host", 0, NULL),
    NUMBER_CASE (DEW_TABLE_POOL, CARERS, "host", TRUST, NULL),
    NUMBER_CASE (DEW_TABLE_POOL, CARERS, "agreement", 999, "“Carers” names an entry of “agreement” that is not there"),
    NUMBER_CASE (DEW_TABLE_LINE, MEALS, "lead", 999, "“Meals” names an entry of “partner” that is not there"),
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_leads (void)
{
  static const Case cases[] = {
    NUMBER_CASE (DEW_TABLE_POOL, OLDER, "lead", 0, "“Older people” must have either one lead partner, or"),
    NUMBER_CASE (DEW_TABLE_POOL, OLDER, "lead_mode", DEW_LEAD_JOINT, "“Older people” must have either one lead partner, or"),
    NUMBER_CASE (DEW_TABLE_POOL, OLDER, "lead", CCG, NULL),
    NUMBER_CASE (DEW_TABLE_POOL, CARERS, "lead", CCG, "“Carers” must have either one lead partner, or"),
    NUMBER_CASE (DEW_TABLE_POOL, CARERS, "lead_mode", DEW_LEAD_SINGLE, "“Carers” must have either one lead partner, or"),
    NUMBER_CASE (DEW_TABLE_POOL, CARERS, "lead_mode", DEW_LEAD_SPLIT, NULL),
    NUMBER_CASE (DEW_TABLE_POOL, CARERS, "lead_mode", DEW_LEAD_JOINT, NULL),
    NUMBER_CASE (DEW_TABLE_POOL, CARERS, "lead_mode", 4, "“Carers” has 4 in “lead_mode”"),
    NUMBER_CASE (DEW_TABLE_LINE, VAN, "lead_mode", DEW_LEAD_JOINT, NULL),
    NUMBER_CASE (DEW_TABLE_LINE, VAN, "lead_mode", DEW_LEAD_SPLIT, "“Transport” is a line and cannot have a split lead"),
    NUMBER_CASE (DEW_TABLE_LINE, VAN, "lead_mode", DEW_LEAD_SINGLE, "“Transport” must have either one lead partner, or"),
    NUMBER_CASE (DEW_TABLE_LINE, MEALS, "lead", 0, "“Meals” must have either one lead partner, or"),
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_dates (void)
{
  static const Case cases[] = {
    TEXT_CASE (DEW_TABLE_AGREEMENT, ADULTS, "start", "2013-02-29", "“2013-02-29” is not a date; write it as 2014-03-31"),
    TEXT_CASE (DEW_TABLE_AGREEMENT, ADULTS, "start", "1 April 2013", "“1 April 2013” is not a date"),
    TEXT_CASE (DEW_TABLE_AGREEMENT, ADULTS, "review", "2013-4-1", "“2013-4-1” is not a date"),
    TEXT_CASE (DEW_TABLE_AGREEMENT, ADULTS, "review", "2016-02-29", NULL),
    TEXT_CASE (DEW_TABLE_AGREEMENT, ADULTS, "start", "2016-04-01", "“Adults” ends before it starts"),
    TEXT_CASE (DEW_TABLE_AGREEMENT, ADULTS, "start", "2016-03-31", NULL),
    TEXT_CASE (DEW_TABLE_AGREEMENT, ADULTS, "start", "", NULL),
    TEXT_CASE (DEW_TABLE_AGREEMENT, ADULTS, "end", "", NULL),
    NUMBER_CASE (DEW_TABLE_AGREEMENT, ADULTS, "no_end", 1, "“Adults” has an end date and is said to have none"),
    TEXT_CASE (DEW_TABLE_POOL, CARERS, "end", "2014-13-01", "“2014-13-01” is not a date"),
    TEXT_CASE (DEW_TABLE_POOL, CARERS, "end", "2014-03-31", NULL),
    NUMBER_CASE (DEW_TABLE_POOL, CARERS, "no_end", 1, NULL),
    TEXT_CASE (DEW_TABLE_LINE, MEALS, "pooled_from", "soon", "“soon” is not a date"),
    TEXT_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "as_at", "2013-06-31", "“2013-06-31” is not a date"),
    TEXT_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "as_at", "2013-06-30", NULL),
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_names (void)
{
  static const Case cases[] = {
    TAKEN (DEW_TABLE_PARTNER, TRUST, "name", "westshire county COUNCIL", "There is a partner called “Westshire County Council” already"),
    TAKEN (DEW_TABLE_PARTNER, TRUST, "name", "council", "There is a partner called “Council” already"),
    TAKEN (DEW_TABLE_PARTNER, TRUST, "short_name", "ccg", "There is a partner called “CCG” already"),
    TAKEN (DEW_TABLE_PARTNER, TRUST, "short_name", "Westshire County Council", "There is a partner called “Westshire County Council” already"),
    TAKEN (DEW_TABLE_AGREEMENT, CHILDREN, "name", "ADULTS", "There is an agreement called “Adults” already"),
    TAKEN (DEW_TABLE_POOL, CARERS, "name", "equipment", "There is a pool called “Equipment” already"),
    TAKEN (DEW_TABLE_SCENARIO, SPLIT, "name", "growth", "There is a scenario called “Growth” already"),
    TAKEN (DEW_TABLE_LINE, MEALS, "name", "nursing", "There is a line called “Nursing” in the same place already"),
    TAKEN (DEW_TABLE_LINE, BEDS, "name", "TRANSPORT", "There is a line called “Transport” in the same place already"),
  };
  static const struct {
    DewTable    table;
    gint64      id;
    const char *column, *text;
  } free_names[] = {
    { DEW_TABLE_PARTNER, COUNCIL, "name", "Council" },          /* its own short name */
    { DEW_TABLE_PARTNER, COUNCIL, "short_name", "WESTSHIRE COUNTY COUNCIL" },
    { DEW_TABLE_PARTNER, COUNCIL, "name", "westshire county council" },
    { DEW_TABLE_POOL, CARERS, "name", "CARERS" },
    { DEW_TABLE_POOL, CARERS, "name", "Adults" },               /* an agreement's */
    { DEW_TABLE_LINE, MEALS, "name", "Transport" },             /* elsewhere there are some */
    { DEW_TABLE_LINE, MEALS, "name", "Care" },                  /* the category it stands in */
    { DEW_TABLE_SCENARIO, SPLIT, "name", "split" },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  check_cases (cases, G_N_ELEMENTS (cases));

  for (guint i = 0; i < G_N_ELEMENTS (free_names); i++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      gpointer row = dew_row_copy (free_names[i].table, dew_ledger_find (ledger, free_names[i].table, free_names[i].id));

      dew_row_set_text (free_names[i].table, row, free_names[i].column, free_names[i].text);
      dew_edit_row (ledger, changes, free_names[i].table, row, &error);
      g_assert_no_error (error);
      dew_row_free (free_names[i].table, row);
    }
}

/* Ignoring case is more than ASCII. */
static void
test_folding (void)
{
  g_autoptr (DewLedger) ledger = make_county ();
  g_autoptr (DewChanges) changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  DewScenario growth = *(const DewScenario *) dew_ledger_find (ledger, DEW_TABLE_SCENARIO, GROWTH);
  DewScenario split = *(const DewScenario *) dew_ledger_find (ledger, DEW_TABLE_SCENARIO, SPLIT);
  DewChanges *renaming = dew_changes_new ();

  growth.name = (char *) "Größe";
  g_assert_true (dew_edit_row (ledger, renaming, DEW_TABLE_SCENARIO, &growth, NULL));
  take (ledger, renaming);
  split.name = (char *) "GRÖSSE";
  g_assert_false (dew_edit_row (ledger, changes, DEW_TABLE_SCENARIO, &split, &error));
  assert_refused (&error, DEW_ERROR_CONFLICT, "“Größe” already");
}

/* ---- Changing a line where it stands ---- */

static void
test_line_in_place (void)
{
  static const struct {
    gint64      id;
    const char *column;
    gint64      value;
    const char *says;
  } cases[] = {
    { MEALS, "kind", DEW_LINE_CATEGORY, "“Meals” has figures and cannot become a category" },
    { CARE, "kind", DEW_LINE_SERVICE, "“Care” has lines in it and cannot become a line" },
    { RESPITE, "kind", DEW_LINE_SERVICE, NULL },
    { VAN, "kind", DEW_LINE_CATEGORY, NULL },
    { MEALS, "parent", 0, "“Meals” can only be put elsewhere by moving it" },
    { MEALS, "parent", NURSING, "“Meals” can only be put elsewhere by moving it" },
    { CARE, "parent", NURSING, "“Care” can only be put elsewhere by moving it" },
    { VAN, "pool", CARERS, "“Transport” can only be put elsewhere by moving it" },
    { VAN, "pool", 0, "“Transport” can only be put elsewhere by moving it" },
  };
  g_autoptr (DewLedger) ledger = make_county ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();
      g_autoptr (GError) error = NULL;
      DewLine *line = dew_row_copy (DEW_TABLE_LINE, dew_ledger_find (ledger, DEW_TABLE_LINE, cases[i].id));

      dew_row_set_int (DEW_TABLE_LINE, line, cases[i].column, cases[i].value);
      g_assert_cmpint (dew_edit_row (ledger, changes, DEW_TABLE_LINE, line, &error), ==, cases[i].says == NULL);
      if (cases[i].says != NULL)
        assert_refused (&error, DEW_ERROR_INVALID, cases[i].says);
      dew_row_free (DEW_TABLE_LINE, line);
    }
}

/* ---- Whole documents ---- */

/* A small document; each test spoils it before it is loaded. */
static void
start_small (Builder *builder)
{
  start_ledger (builder);
  add_partner (builder, COUNCIL, "Council", "");
  add_partner (builder, CCG, "CCG", "");
  add_row (builder, DEW_TABLE_AGREEMENT, ADULTS, "Adults");
  add_row (builder, DEW_TABLE_AGREEMENT, CHILDREN, "Children");
  add_pool (builder, OLDER, "Older people", 0, 0);
  add_pool (builder, CARERS, "Carers", 0, 0);
  add_line (builder, MEALS, OLDER, 0, DEW_LINE_SERVICE, "Meals", 0);
  add_line (builder, TRANSPORT, OLDER, 0, DEW_LINE_SERVICE, "Transport", 0);
  add_row (builder, DEW_TABLE_SCENARIO, GROWTH, "Growth");
  add_row (builder, DEW_TABLE_SCENARIO, SPLIT, "Split");
  add_rule (builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "all to CCG");
}

static void
test_validate_rows (void)
{
  static const Case cases[] = {
    TEXT_CASE (DEW_TABLE_POOL, OLDER, "name", "", "A name is missing"),
    TEXT_CASE (DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID, "as_at", "soon", "is not a date"),
    TAKEN (DEW_TABLE_PARTNER, COUNCIL, "name", "ccg", "There is a partner called “CCG” already"),
    TAKEN (DEW_TABLE_PARTNER, COUNCIL, "short_name", "ccg", "There is a partner called “CCG” already"),
    TAKEN (DEW_TABLE_PARTNER, CCG, "short_name", "COUNCIL", "There is a partner called “COUNCIL” already"),
    TAKEN (DEW_TABLE_AGREEMENT, CHILDREN, "name", "adults", "There is an agreement called “adults” already"),
    TAKEN (DEW_TABLE_POOL, CARERS, "name", "older PEOPLE", "There is a pool called “older PEOPLE” already"),
    TAKEN (DEW_TABLE_LINE, TRANSPORT, "name", "meals", "There is a line called “meals” in the same place already"),
    TAKEN (DEW_TABLE_SCENARIO, SPLIT, "name", "growth", "There is a scenario called “growth” already"),
    NUMBER_CASE (DEW_TABLE_LINE, MEALS, "lead_mode", DEW_LEAD_SPLIT, "cannot have a split lead"),
    NUMBER_CASE (DEW_TABLE_POOL, OLDER, "lead", CCG, "must have either one lead partner"),
    NUMBER_CASE (DEW_TABLE_AGREEMENT, ADULTS, "no_end", 2, "has 2 in “no_end”"),
    TEXT_CASE (DEW_TABLE_RULE, 1, "text", "all to nobody", "The risk-share rule of “Older people” cannot be read"),
    TEXT_CASE (DEW_TABLE_RULE, 1, "text", "retain", "retain"),
    TEXT_CASE (DEW_TABLE_RULE, 1, "start", "2013", "“2013” is not a date"),
    NUMBER_CASE (DEW_TABLE_RULE, 1, "pool", CARERS, NULL),
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Builder builder;
      g_autoptr (DewLedger) ledger = NULL;
      g_autoptr (GError) error = NULL;
      gpointer row;

      start_small (&builder);
      row = (gpointer) dew_ledger_find (builder.ledger, cases[i].table, cases[i].id);
      if (cases[i].text != NULL)
        dew_row_set_text (cases[i].table, row, cases[i].column, cases[i].text);
      else
        dew_row_set_int (cases[i].table, row, cases[i].column, cases[i].number);
      ledger = finish_ledger (&builder);

      g_test_message ("%u: %s", i, cases[i].column);
      g_assert_cmpint (dew_edit_validate (ledger, &error), ==, cases[i].says == NULL);
      if (cases[i].says != NULL)
        assert_refused (&error, cases[i].code, cases[i].says);
    }
}

static void
test_validate_figures (void)
{
  static const struct {
    DewFigure   figure;
    const char *says;
  } cases[] = {
    { { MEALS, 2013, 0, DEW_EXISTING, COUNCIL, 0, 1 }, NULL },
    { { MEALS, 2013, 1, DEW_EXISTING, COUNCIL, 0, 1 }, "contribution to “Meals” has no partner, or is only a month’s" },
    { { MEALS, 2013, 0, DEW_INCOME, DEW_UNATTRIBUTED, 0, 1 }, "contribution to “Meals” has no partner, or is only a month’s" },
    { { MEALS, 2013, 0, DEW_BUDGET, DEW_UNATTRIBUTED, 0, DEW_CLEARED }, "“Meals” is cleared in the baseline" },
    { { MEALS, 2013, 0, DEW_BUDGET, DEW_UNATTRIBUTED, GROWTH, DEW_CLEARED }, NULL },
    { { MEALS, 1947, 0, DEW_BUDGET, DEW_UNATTRIBUTED, 0, 1 }, "has 1947 in “year”" },
    { { MEALS, 2013, 13, DEW_BUDGET, DEW_UNATTRIBUTED, 0, 1 }, "has 13 in “month”" },
    { { MEALS, 2013, 0, DEW_N_MEASURES, DEW_UNATTRIBUTED, 0, 1 }, "has 7 in “measure”" },
    { { MEALS, 2013, 0, DEW_BUDGET, DEW_UNATTRIBUTED, 0, DEW_MONEY_LIMIT + 1 }, "in “pence”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Builder builder;
      g_autoptr (DewLedger) ledger = NULL;
      g_autoptr (GError) error = NULL;

      start_small (&builder);
      g_array_append_val (builder.figures, cases[i].figure);
      ledger = finish_ledger (&builder);

      g_test_message ("figure %u", i);
      g_assert_cmpint (dew_edit_validate (ledger, &error), ==, cases[i].says == NULL);
      if (cases[i].says != NULL)
        assert_refused (&error, DEW_ERROR_INVALID, cases[i].says);
    }
}

static void
test_validate_whole (void)
{
  g_autoptr (DewLedger) nothing = dew_ledger_new ();
  g_autoptr (DewLedger) many = NULL;
  g_autoptr (GError) error = NULL;
  Builder builder;

  g_assert_false (dew_edit_validate (nothing, &error));
  assert_refused (&error, DEW_ERROR_FORMAT, "lost the row that it is described in");

  start_small (&builder);
  for (gint64 id = 3; id <= DEW_MAX_PARTNERS + 1; id++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %d", (int) id);

      add_partner (&builder, id, name, "");
    }
  many = finish_ledger (&builder);
  g_assert_false (dew_edit_validate (many, &error));
  assert_refused (&error, DEW_ERROR_INVALID, "more than 8 partners");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit-check/texts", test_texts);
  g_test_add_func ("/edit-check/long-text", test_long_text);
  g_test_add_func ("/edit-check/thresholds", test_thresholds);
  g_test_add_func ("/edit-check/numbers", test_numbers);
  g_test_add_func ("/edit-check/leads", test_leads);
  g_test_add_func ("/edit-check/dates", test_dates);
  g_test_add_func ("/edit-check/names", test_names);
  g_test_add_func ("/edit-check/folding", test_folding);
  g_test_add_func ("/edit-check/line-in-place", test_line_in_place);
  g_test_add_func ("/edit-check/validate-rows", test_validate_rows);
  g_test_add_func ("/edit-check/validate-figures", test_validate_figures);
  g_test_add_func ("/edit-check/validate-whole", test_validate_whole);

  return g_test_run ();
}
