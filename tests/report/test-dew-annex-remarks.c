/* test-dew-annex-remarks.c: what is said of lines, figures and rules reaches the sheet of notes, and each table refers to what is about it. */
#include "dew-annex.h"

#include "annex-checks.h"
#include "report-samples.h"

#define CARE 31
#define HOME 32
#define MEALS 33
#define OTHERWISE 1

static void
add_remark (Builder    *builder,
            gint64      line,
            int         year,
            int         month,
            DewMeasure  measure,
            gint64      partner,
            const char *note,
            const char *source)
{
  static gint64 id;
  DewRemark *remark = add_row (builder, DEW_TABLE_REMARK, ++id, NULL);

  remark->line = line;
  remark->year = year;
  remark->month = month;
  remark->measure = (gint) measure;
  remark->partner = partner;
  dew_row_set_text (DEW_TABLE_REMARK, remark, "note", note);
  dew_row_set_text (DEW_TABLE_REMARK, remark, "source", source);
}

static void
start_document (Builder *builder)
{
  start_ledger (builder);
  add_partner (builder, COUNCIL, "County Council", "Council");
  add_partner (builder, CCG, "Clinical Commissioning Group", "CCG");
  add_pool (builder, OLDER, "Older People", COUNCIL, 0);
  add_line (builder, CARE, OLDER, 0, DEW_LINE_CATEGORY, "Care", 0);
  add_line (builder, HOME, OLDER, CARE, DEW_LINE_SERVICE, "Home care", COUNCIL);
  add_line (builder, MEALS, OLDER, 0, DEW_LINE_SERVICE, "Meals", CCG);
  add_figure (builder, HOME, DEW_EXISTING, COUNCIL, 78 * MILLION);
  add_figure (builder, HOME, DEW_ACTUAL, COUNCIL, 80 * MILLION);
  add_figure (builder, MEALS, DEW_EXISTING, CCG, 2 * MILLION);
  add_figure (builder, MEALS, DEW_ACTUAL, CCG, 2 * MILLION);
}

static DewLedger *
make_ledger (void)
{
  Builder builder;
  DewScenario *scenario;
  const GPtrArray *rules;

  start_document (&builder);
  dew_row_set_text (DEW_TABLE_LINE, find_line (&builder, CARE), "note", "By hours.");
  dew_row_set_text (DEW_TABLE_LINE, find_line (&builder, MEALS), "note", "Until the kitchen closes.");
  dew_row_set_text (DEW_TABLE_LINE, find_line (&builder, MEALS), "source", "Deed, schedule 2");
  add_remark (&builder, HOME, 2013, 0, DEW_ACTUAL, COUNCIL, "An estimate.", "");
  add_remark (&builder, HOME, 2013, 0, DEW_EXISTING, COUNCIL, "Rounded.", "Deed, schedule 1");
  add_remark (&builder, HOME, 2013, 5, DEW_ACTUAL, CCG, "Late.", "");
  add_remark (&builder, HOME, 2012, 0, DEW_EXISTING, COUNCIL, "Of another year.", "");
  add_remark (&builder, HOME, 2013, 0, DEW_BUDGET, 0, "", "Budget book");
  scenario = add_row (&builder, DEW_TABLE_SCENARIO, OTHERWISE, "Otherwise");
  g_assert_nonnull (scenario);
  add_scenario_figure (&builder, OTHERWISE, HOME, DEW_EXISTING, COUNCIL, 70 * MILLION);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "equal");
  rules = dew_ledger_rows (builder.ledger, DEW_TABLE_RULE);
  dew_row_set_text (DEW_TABLE_RULE, g_ptr_array_index (rules, 0), "note", "To be reviewed.");
  return finish_ledger (&builder);
}

static DewBook *
build (const DewLedger *ledger,
       gint64           scenario,
       const char      *name)
{
  const DewAnnexQuery query = { .ledger = ledger, .scenario = scenario, .variance = MILLION, .worked_example = TRUE };
  const DewAnnex *annex = dew_annex_find (name);
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (&query, &annex, 1, &error);

  g_assert_no_error (error);
  return book;
}

static gboolean
has_column (const DewSheet *sheet,
            const char     *heading)
{
  for (guint c = 0; c < sheet->columns->len; c++)
    if (g_str_equal (((const DewSheetColumn *) g_ptr_array_index (sheet->columns, c))->heading, heading))
      return TRUE;
  return FALSE;
}

/* What the notes say that a cell refers to, in its order, each on a line of its own. */
static char *
follow (const DewBook *book,
        const DewCell *cell)
{
  const DewSheet *notes = find_sheet (book, "Notes");
  GString *said = g_string_new (NULL);

  for (const char *mark = cell->text != NULL ? strstr (cell->text, "[note ") : NULL; mark != NULL; mark = strstr (mark + 1, "[note "))
    {
      guint number = (guint) g_ascii_strtoull (mark + strlen ("[note "), NULL, 10);

      g_string_append_printf (said, "%s\n", dew_sheet_cell (notes, number - 1, 2)->text);
    }
  return g_string_free (said, FALSE);
}

static void
check_notes (const DewBook *book,
             const DewCell *cell,
             const char    *expected)
{
  g_autofree char *said = follow (book, cell);

  g_assert_cmpstr (said, ==, expected);
}

static void
test_schedule (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewBook) book = build (ledger, DEW_BASELINE, "schedule");

  check_notes (book, find_cell (book, "Schedule", "1.1", "Older People", "Notes"),
               "Home care, County Council existing, 2013/14: Rounded.\nSource: Deed, schedule 1\n"
               "Home care, budget not split by partner, 2013/14: Source: Budget book\n");
  check_notes (book, find_cell (book, "Schedule", "1.2", "Older People", "Notes"), "Meals: Until the kitchen closes.\nSource: Deed, schedule 2\n");
}

/* A note is on the figure that the scenario has not. */
static void
test_scenario (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewBook) book = build (ledger, OTHERWISE, "schedule");

  check_notes (book, find_cell (book, "Schedule", "1.1", "Older People", "Notes"), "Home care, budget not split by partner, 2013/14: Source: Budget book\n");
}

static const DewCell *
monitored (const DewBook *book,
           const char    *line)
{
  const DewSheet *sheet = find_sheet (book, "Monitoring");

  for (guint r = 0; r < sheet->rows->len; r++)
    if (g_strcmp0 (dew_sheet_cell (sheet, r, 2)->text, line) == 0)
      return dew_sheet_cell (sheet, r, sheet->columns->len - 1);
  g_error ("no line %s", line);
}

static void
test_monitoring (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewBook) book = build (ledger, DEW_BASELINE, "monitoring");

  g_assert_true (has_column (find_sheet (book, "Monitoring"), "Notes"));
  check_notes (book, monitored (book, "Home care"),
               "Home care, budget not split by partner, 2013/14: Source: Budget book\n"
               "Home care, County Council actual, 2013/14: An estimate.\n"
               "Home care, Clinical Commissioning Group actual, August 2013: Late.\n");
  check_notes (book, monitored (book, "Meals"), "Meals: Until the kitchen closes.\nSource: Deed, schedule 2\n");

  /* The first total is the category's: what is said of itself alone. */
  check_notes (book, monitored (book, "Total"), "Care: By hours.\n");
}

static void
test_accounts (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewBook) book = build (ledger, DEW_BASELINE, "accounts");

  check_notes (book, find_cell (book, "Accounts note", "Older People", "Funding", "About it"), "Home care, County Council existing, 2013/14: Rounded.\nSource: Deed, schedule 1\n");
  check_notes (book, find_cell (book, "Accounts note", "Older People", "Expenditure", "About it"), "Home care, County Council actual, 2013/14: An estimate.\n");
}

static void
test_rule (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autoptr (DewBook) book = build (ledger, DEW_BASELINE, "risk-share");
  const DewCell *cell = find_cell (book, "Rules", "Older People", "An overspend", "As entered");

  g_assert_true (g_str_has_prefix (cell->text, "equal [note "));
  check_notes (book, cell, "To be reviewed.\n");
}

/* Where nothing is said there is no column to say it in. */
static void
test_nothing (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) schedule = NULL;
  g_autoptr (DewBook) monitoring = NULL;

  start_document (&builder);
  ledger = finish_ledger (&builder);
  schedule = build (ledger, DEW_BASELINE, "schedule");
  monitoring = build (ledger, DEW_BASELINE, "monitoring");
  g_assert_false (has_column (find_sheet (schedule, "Schedule"), "Notes"));
  g_assert_false (has_column (find_sheet (monitoring, "Monitoring"), "Notes"));
  g_assert_null (find_sheet (schedule, "Notes"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annex-remarks/schedule", test_schedule);
  g_test_add_func ("/annex-remarks/scenario", test_scenario);
  g_test_add_func ("/annex-remarks/monitoring", test_monitoring);
  g_test_add_func ("/annex-remarks/accounts", test_accounts);
  g_test_add_func ("/annex-remarks/rule", test_rule);
  g_test_add_func ("/annex-remarks/nothing", test_nothing);
  return g_test_run ();
}
