/* test-dew-annex-no-working.c: annexes without the inputs and working that they stand on: the same tables, and no word of what is left out. */
#include "dew-annex.h"

#include <string.h>

#include "annex-checks.h"
#include "annex-random.h"

static DewBook *
make_all (const DewLedger *ledger,
          DewUnit          unit,
          gboolean         no_working)
{
  const DewAnnexQuery query = { .ledger = ledger, .year = 2013, .variance = MILLION, .unit = unit, .no_working = no_working };
  g_autoptr (GError) error = NULL;
  guint n;
  const DewAnnex *const *annexes = dew_annexes (&n);
  DewBook *book = dew_annex_book (&query, annexes, n, &error);

  g_assert_no_error (error);
  return book;
}

/* Fixed percentages, a cap, virements and what is spent over months have sheets of their own; so has a scenario that says otherwise. */
static DewLedger *
make_full (void)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, 1, "A", "");
  add_partner (&builder, 2, "B", "");
  add_row (&builder, DEW_TABLE_SCENARIO, 6, "All to B");
  add_pool (&builder, OLDER, "Pool", 1, 1);
  add_pool (&builder, LEARNING, "Other", 1, 1);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line", 1);
  add_line (&builder, 22, LEARNING, 0, DEW_LINE_SERVICE, "Line", 2);
  add_figure (&builder, 21, DEW_EXISTING, 1, 3 * MILLION);
  add_figure (&builder, 21, DEW_EXISTING, 2, 4 * MILLION);
  add_figure (&builder, 22, DEW_EXISTING, 2, MILLION);
  add_figure (&builder, 21, DEW_BUDGET, 0, 7 * MILLION);
  add_figure (&builder, 21, DEW_FORECAST, 0, 8 * MILLION);
  add_figure (&builder, 21, DEW_ACTUAL, 1, 2 * MILLION);
  add_scenario_figure (&builder, 6, 21, DEW_EXISTING, 1, 2 * MILLION);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "fixed A 60%, B 40%");
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_UNDER, "", "retain");
  add_rule (&builder, DEW_BASELINE, LEARNING, 0, DEW_OVER, "", "own");
  add_rule (&builder, 6, OLDER, 0, DEW_OVER, "", "all to B");
  return finish_ledger (&builder);
}

/* ---- No word of it ---- */

/* Words of sheets that are not there: by their names, or as "the working". */
static void
check_words (const char      *words,
             const GPtrArray *gone)
{
  g_autofree char *folded = words != NULL ? g_utf8_strdown (words, -1) : NULL;

  if (words == NULL)
    return;

  if (strstr (folded, "working") != NULL)
    g_error ("%s", words);
  for (guint i = 0; i < gone->len; i++)
    {
      const char *name = g_ptr_array_index (gone, i);
      g_autofree char *sheet = g_strdup_printf ("sheet %s", name);

      if (g_str_equal (words, name) || strstr (words, sheet) != NULL)
        g_error ("%s: %s", name, words);
    }
}

static void
check_sheet_words (const DewSheet  *sheet,
                   const GPtrArray *gone)
{
  check_words (sheet->title, gone);
  check_words (sheet->about, gone);
  for (guint i = 0; i < sheet->notes->len; i++)
    check_words (g_ptr_array_index (sheet->notes, i), gone);
  for (guint c = 0; c < sheet->columns->len; c++)
    check_words (((const DewSheetColumn *) g_ptr_array_index (sheet->columns, c))->plain, gone);
  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint c = 0; c < sheet->columns->len; c++)
      check_words (dew_sheet_cell (sheet, r, c)->text, gone);
}

/* ---- The same tables ---- */

static void
check_same (const DewSheet *with,
            const DewSheet *without)
{
  g_assert_cmpstr (without->title, ==, with->title);
  g_assert_cmpstr (without->annex, ==, with->annex);
  g_assert_cmpuint (without->live_notes->len, ==, 0);
  g_assert_cmpuint (without->columns->len, ==, with->columns->len);
  g_assert_cmpuint (without->rows->len, ==, with->rows->len);
  for (guint r = 0; r < with->rows->len; r++)
    for (guint c = 0; c < with->columns->len; c++)
      {
        const DewCell *one = dew_sheet_cell (with, r, c), *other = dew_sheet_cell (without, r, c);

        g_assert_cmpint (other->type, ==, one->type);
        g_assert_cmpint (other->flags, ==, one->flags);
        g_assert_cmpstr (other->text, ==, one->text);
        if (one->type != DEW_CELL_TEXT)
          g_assert_cmpint (other->number, ==, one->number);
        g_assert_null (other->formula);
      }
}

/* The cover lists what there is, and the notes say where in that; the rest is as it was, in the same order. Counts how many sheets are left out. */
static guint
check_book (const DewLedger *ledger,
            DewUnit          unit)
{
  g_autoptr (DewBook) with = make_all (ledger, unit, FALSE);
  g_autoptr (DewBook) without = make_all (ledger, unit, TRUE);
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  const DewSheet *cover = g_ptr_array_index (without->sheets, 0);
  guint n = 0;

  for (guint i = 0; i < with->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (with->sheets, i);

      if (sheet->annex != NULL)
        check_same (sheet, find_sheet (without, sheet->name));
      if (sheet->support)
        g_ptr_array_add (gone, sheet->name);
      else if (!g_str_equal (sheet->name, "Notes") || find_sheet (without, "Notes") != NULL)
        g_assert_cmpstr (((const DewSheet *) g_ptr_array_index (without->sheets, n++))->name, ==, sheet->name);
    }
  g_assert_cmpuint (n, ==, without->sheets->len);

  g_assert_cmpuint (cover->rows->len, ==, without->sheets->len - 1);
  for (guint r = 0; r < cover->rows->len; r++)
    g_assert_nonnull (find_sheet (without, dew_sheet_cell (cover, r, 0)->text));
  for (guint i = 0; i < without->sheets->len; i++)
    check_sheet_words (g_ptr_array_index (without->sheets, i), gone);
  return gone->len;
}

static void
test_full (void)
{
  g_autoptr (DewLedger) ledger = make_full ();

  for (guint unit = 0; unit <= DEW_UNIT_MILLIONS; unit++)
    g_assert_cmpuint (check_book (ledger, unit), >, 10);
}

static void
test_steps (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("reserve £100k; carve Council £120,000 because late; up to 1%: proportional gross; rest: equal; cap Council £300k to others", NULL);

  for (guint unit = 0; unit <= DEW_UNIT_MILLIONS; unit++)
    g_assert_cmpuint (check_book (ledger, unit), >, 1);
}

static void
test_random (void)
{
  for (guint i = count_documents () / 10; i > 0; i--)
    {
      g_autoptr (DewLedger) ledger = make_random_years ();

      check_book (ledger, (DewUnit) (i % 3));
    }
}

/* A document of nothing but a pool has nothing to leave out but words. */
static void
test_empty (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;

  start_ledger (&builder);
  add_pool (&builder, OLDER, "Pool", 0, 0);
  ledger = finish_ledger (&builder);
  check_book (ledger, DEW_UNIT_THOUSANDS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annex-no-working/full", test_full);
  g_test_add_func ("/annex-no-working/steps", test_steps);
  g_test_add_func ("/annex-no-working/random", test_random);
  g_test_add_func ("/annex-no-working/empty", test_empty);

  return g_test_run ();
}
