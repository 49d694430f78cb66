/* test-dew-annex-what-if.c: scenarios side by side in the annexes: what the comparison says of them, and what follows what. */
#include "dew-annex.h"

#include <string.h>

#include "annex-checks.h"
#include "dew-comparison.h"
#include "dew-ratio.h"
#include "report-samples.h"
#include "share-random.h"

#define TRIALS (g_getenv ("DEW_LONG") != NULL ? 400 : 40)

/* ---- Books ---- */

static DewBook *
make_lanes (DewAnnexQuery *query)
{
  const DewAnnex *annexes[] = { dew_annex_find ("what-if") };
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (query, annexes, G_N_ELEMENTS (annexes), &error);

  g_assert_no_error (error);
  return book;
}

static DewArrangement *
add_arrangement (Builder *builder,
                 gint64   id,
                 gint64   scenario,
                 gint64   line)
{
  DewArrangement *arrangement = add_row (builder, DEW_TABLE_ARRANGEMENT, id, NULL);

  arrangement->scenario = scenario;
  arrangement->line = line;
  return arrangement;
}

static void
add_variance (Builder *builder,
              gint64   id,
              gint64   scenario,
              gint64   pool,
              gint64   pence)
{
  DewVariance *variance = add_row (builder, DEW_TABLE_VARIANCE, id, NULL);

  *variance = (DewVariance) { .id = id, .scenario = scenario, .pool = pool, .year = builder->year, .pence = pence };
}

/* The column of a lane in a table that has no column of the first so many. */
static guint
column_of (const DewSheet *sheet,
           guint           lane,
           guint           without)
{
  g_assert_cmpuint (2 + lane - without, <, sheet->columns->len);
  return 2 + lane - without;
}

/* ---- Against the comparison ---- */

typedef struct {
  const DewLedger     *ledger;
  const DewBook       *book;
  const DewComparison *comparison;
  const char          *pool;    /* of the rows */
  gint64               id;      /* 0: all */
  guint                lane;
  DewLaneSum           base, sum;
  gboolean             shared, compared;
} Check;

/* A partner that the table has no row of has nothing to do with the pool, but by an empty row. */
static void
check_row (const Check *check,
           const char  *name,
           gint64       share,
           gint64       percent,
           gint64       cost,
           gint64       change)
{
  const DewSheet *shares = find_sheet (check->book, "What-if"), *percents = find_sheet (check->book, "What-if percentages");
  const DewSheet *costs = find_sheet (check->book, "What-if costs"), *changes = find_sheet (check->book, "What-if changes");
  guint row = find_row (shares, check->pool, name), column = column_of (shares, check->lane, 0);

  g_assert_cmpint (is_blank (shares, row, column), ==, !check->shared);
  g_assert_cmpint (is_blank (costs, row, column), ==, !check->shared);
  if (check->lane > 0)
    g_assert_cmpint (is_blank (changes, row, column_of (changes, check->lane, 1)), ==, !check->compared);
  if (!check->shared)
    return;

  g_assert_cmpint (dew_sheet_cell (shares, row, column)->number, ==, share);
  g_assert_cmpint (dew_sheet_cell (costs, row, column)->number, ==, cost);
  g_assert_cmpint (is_blank (percents, row, column), ==, !check->sum.has_percent);
  if (check->sum.has_percent)
    g_assert_cmpint (dew_sheet_cell (percents, row, column)->number, ==, percent);
  if (check->lane > 0 && check->compared)
    g_assert_cmpint (dew_sheet_cell (changes, row, column_of (changes, check->lane, 1))->number, ==, change);
}

static gboolean
stands_on (const DewSheet *sheet,
           const char     *first,
           const char     *second)
{
  for (guint r = 0; r < sheet->rows->len; r++)
    if (g_strcmp0 (dew_sheet_cell (sheet, r, 0)->text, first) == 0 && g_strcmp0 (dew_sheet_cell (sheet, r, 1)->text, second) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_row (const DewBook *book,
         const char    *pool,
         const char    *name)
{
  return stands_on (find_sheet (book, "What-if"), pool, name);
}

static void
check_nobodys (const Check *check,
               const char  *name,
               gint64       pence,
               gint64       percent,
               gint64       before)
{
  if (has_row (check->book, check->pool, name) && !is_blank (find_sheet (check->book, "What-if"), find_row (find_sheet (check->book, "What-if"), check->pool, name), 2 + check->lane))
    check_row (check, name, pence, percent, pence, pence - before);
  else if (check->shared)
    g_assert_cmpint (pence, ==, 0);
}

/* What virements move in a pool that do not say whose it is, where that is told: a cost of the pool, that the comparison is not about. */
static gint64
find_unsaid_of (const Check   *check,
                guint          lane,
                const DewPool *pool)
{
  g_autoptr (DewTotals) totals = dew_totals_new (check->ledger, 2013, dew_comparison_scenario (check->comparison, lane));
  const DewSheet *costs = find_sheet (check->book, "What-if costs");

  if (!has_row (check->book, pool->name, "not said whose") || is_blank (costs, find_row (costs, pool->name, "not said whose"), column_of (costs, lane, 0)))
    return 0;
  return dew_totals_get (totals, dew_ledger_node (check->ledger, DEW_TABLE_POOL, pool->id), DEW_NO_PARTNER, DEW_SUM_CURRENT);
}

static gint64
find_unsaid (const Check *check,
             guint        lane)
{
  const GPtrArray *pools = dew_ledger_rows (check->ledger, DEW_TABLE_POOL);
  gint64 unsaid = 0;

  for (guint i = 0; i < pools->len; i++)
    if (check->id == 0 || check->id == ((const DewPool *) pools->pdata[i])->id)
      unsaid += find_unsaid_of (check, lane, pools->pdata[i]);
  return unsaid;
}

static void
check_lane (Check *check)
{
  gint64 unsaid = find_unsaid (check, check->lane), unsaid_before = find_unsaid (check, 0);
  const GPtrArray *partners = dew_ledger_rows (check->ledger, DEW_TABLE_PARTNER);
  gint64 whole = check->sum.reserve + check->sum.held + check->sum.unallocated, costs = whole, before = check->base.reserve + check->base.held + check->base.unallocated;

  for (guint i = 0; i < partners->len; i++)
    {
      const char *name = ((const DewPartner *) partners->pdata[i])->name;

      whole += check->sum.shares[i];
      costs += check->sum.costs[i];
      before += check->base.costs[i];
      if (check->sum.shown[i])
        check_row (check, name, check->sum.shares[i], check->sum.percents[i], check->sum.costs[i], check->sum.costs[i] - check->base.costs[i]);
    }

  check_nobodys (check, "From the reserve", check->sum.reserve, check->sum.reserve_percent, check->base.reserve);
  check_nobodys (check, "Held in the pool", check->sum.held, check->sum.held_percent, check->base.held);
  check_nobodys (check, "Not shared out, for decision", check->sum.unallocated, check->sum.unallocated_percent, check->base.unallocated);
  if (has_row (check->book, check->pool, "not said whose"))
    check_row (check, "not said whose", 0, 0, unsaid, unsaid - unsaid_before);
  else if (check->shared)
    g_assert_cmpint (unsaid, ==, 0);
  check_row (check, "Total", whole, DEW_WHOLE, costs + unsaid, costs + unsaid - before - unsaid_before);
}

static const char *
name_lane (const Check *check,
           guint        lane)
{
  const DewScenario *scenario = dew_ledger_find (check->ledger, DEW_TABLE_SCENARIO, dew_comparison_scenario (check->comparison, lane));

  return scenario != NULL ? scenario->name : "Baseline";
}

/* A pool to which nobody contributes in the lane has no variance in a workbook, while the comparison has one that nobody bears. */
static gboolean
has_nothing (const Check *check,
             guint        lane,
             gint64       id)
{
  const DewPool *row = dew_ledger_find (check->ledger, DEW_TABLE_POOL, id);
  const DewLanePool *pool = dew_comparison_pool (check->comparison, lane, id);
  gboolean nothing = !stands_on (find_sheet (check->book, "What-if rules"), name_lane (check, lane), row->name);

  if (nothing)
    g_assert_true (pool->share == NULL || pool->share->held == pool->variance);
  return nothing;
}

/* So has a lane of all pools where one of them has nothing. */
static gboolean
is_left_out (const Check *check,
             guint        lane)
{
  const GPtrArray *pools = dew_ledger_rows (check->ledger, DEW_TABLE_POOL);

  for (guint i = 0; i < pools->len; i++)
    {
      gint64 id = ((const DewPool *) pools->pdata[i])->id;

      if ((check->id == 0 || check->id == id) && has_nothing (check, lane, id))
        return TRUE;
    }
  return FALSE;
}

/* Its cells are empty. */
static void
check_left_out (const Check *check)
{
  const DewSheet *shares = find_sheet (check->book, "What-if"), *changes = find_sheet (check->book, "What-if changes");
  guint row = find_row (shares, check->pool, "Total");

  if (check->id == 0)
    return;
  g_assert_true (is_blank (shares, row, column_of (shares, check->lane, 0)));
  if (check->lane > 0)
    g_assert_true (is_blank (changes, row, column_of (changes, check->lane, 1)));
}

/* Whether a pool, or (0) every pool, is shared in a lane, and the sheet of rules says so, and why not. */
static gboolean
check_rules (const Check *check,
             guint        lane)
{
  const DewLanePool *pool = check->id != 0 ? dew_comparison_pool (check->comparison, lane, check->id) : NULL;
  const char *name = name_lane (check, lane);
  const char *why;
  DewLaneSum sum;

  dew_comparison_sum (check->comparison, check->ledger, lane, check->id, &sum);
  if (pool != NULL)
    {
      why = find_cell (check->book, "What-if rules", name, check->pool, "Why it could not")->text;
      g_assert_cmpint (find_cell (check->book, "What-if rules", name, check->pool, "Variance")->number, ==, pool->variance);
      if (pool->reason != NULL)
        g_assert_cmpstr (why, ==, pool->reason);
      else
        g_assert_cmpstr (why, ==, NULL);
    }
  g_assert_cmpint (g_str_equal (find_cell (check->book, "What-if rules", name, check->pool, "Whether it is shared")->text, "shared"), ==, sum.n_refused == 0);
  return sum.n_refused == 0;
}

/* Every lane of a pool, or of all, of which there is no sum where a pool is refused. */
static void
check_lanes (Check *check)
{
  gboolean left_out = is_left_out (check, 0), base = !left_out && check_rules (check, 0);

  if (check->id == 0 && left_out)
    return;
  for (check->lane = 0; check->lane < dew_comparison_n_lanes (check->comparison); check->lane++)
    {
      if (is_left_out (check, check->lane))
        {
          check_left_out (check);
          continue;
        }
      dew_comparison_sum (check->comparison, check->ledger, 0, check->id, &check->base);
      dew_comparison_sum (check->comparison, check->ledger, check->lane, check->id, &check->sum);
      check->compared = check_rules (check, check->lane) && base;
      check->shared = check->sum.n_refused == 0;
      check_lane (check);
    }
}

/* tried: in every lane and pool that variance, else what is typed. */
static void
check_book (const DewLedger *ledger,
            const DewBook   *book,
            gboolean         tried,
            gint64           variance)
{
  g_autoptr (DewComparison) comparison = dew_comparison_new (2013, "2014-03-31", NULL);
  const GPtrArray *scenarios = dew_ledger_rows (ledger, DEW_TABLE_SCENARIO), *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);
  DewTotals *totals[DEW_MAX_COMPARED];
  Check check = { .ledger = ledger, .book = book, .comparison = comparison };
  guint n;

  for (guint i = 0; i < MIN (scenarios->len, DEW_MAX_COMPARED - 1); i++)
    dew_comparison_add_lane (comparison, ((const DewScenario *) scenarios->pdata[i])->id);
  for (guint i = 0; tried && i < pools->len; i++)
    dew_comparison_try (comparison, ((const DewPool *) pools->pdata[i])->id, variance);
  n = dew_comparison_n_lanes (comparison);
  for (guint i = 0; i < n; i++)
    totals[i] = dew_totals_new (ledger, 2013, dew_comparison_scenario (comparison, i));
  dew_comparison_update (comparison, ledger, (const DewTotals *const *) totals);

  for (guint i = 0; i < pools->len; i++)
    {
      check.pool = ((const DewPool *) pools->pdata[i])->name;
      check.id = ((const DewPool *) pools->pdata[i])->id;
      if (!has_row (book, check.pool, "No contributions entered"))
        check_lanes (&check);
    }
  check.pool = "All pools";
  check.id = 0;
  if (has_row (book, "All pools", "Total"))
    check_lanes (&check);
  for (guint i = 0; i < n; i++)
    dew_totals_free (totals[i]);
}

/* ---- A document ---- */

enum { GROSS = 5, OTHERWISE, REFUSED, NOTHING };

/* The baseline's rule has percentages, which a scenario may share by, too; and there is another pool. */
static void
build_scenarios (Builder *builder)
{
  DewArrangement *arrangement;

  start_ledger (builder);
  add_row (builder, DEW_TABLE_SCENARIO, GROSS, "Gross");
  add_row (builder, DEW_TABLE_SCENARIO, OTHERWISE, "Otherwise");
  add_row (builder, DEW_TABLE_SCENARIO, REFUSED, "Refused");
  add_row (builder, DEW_TABLE_SCENARIO, NOTHING, "Nothing");
  dew_row_set_text (DEW_TABLE_SCENARIO, (DewScenario *) dew_ledger_find (builder->ledger, DEW_TABLE_SCENARIO, GROSS), "note", "As the board asked.");
  add_partner (builder, COUNCIL, "County Council", "Council");
  add_partner (builder, CCG, "Clinical Commissioning Group", "CCG");
  add_pool (builder, OLDER, "Older People", COUNCIL, COUNCIL);
  add_pool (builder, LEARNING, "Learning Disabilities", COUNCIL, 0);
  add_line (builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Homes", COUNCIL);
  add_line (builder, 22, OLDER, 0, DEW_LINE_SERVICE, "Nursing", CCG);
  add_line (builder, 23, OLDER, 0, DEW_LINE_SERVICE, "Day care", COUNCIL);
  add_line (builder, 31, LEARNING, 0, DEW_LINE_SERVICE, "Homes", CCG);
  add_figure (builder, 21, DEW_EXISTING, COUNCIL, 78 * MILLION);
  add_figure (builder, 21, DEW_INCOME, COUNCIL, 18 * MILLION);
  add_figure (builder, 22, DEW_EXISTING, CCG, 30 * MILLION);
  add_figure (builder, 22, DEW_ADDITIONAL, COUNCIL, 3 * MILLION);
  add_figure (builder, 23, DEW_EXISTING, CCG, 7 * MILLION);
  add_figure (builder, 31, DEW_EXISTING, CCG, 2 * MILLION);
  add_figure (builder, 31, DEW_EXISTING, COUNCIL, 1 * MILLION);
  add_rule (builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "fixed Council 51%, CCG 49%");
  add_rule (builder, DEW_BASELINE, LEARNING, 0, DEW_OVER, "", "reserve £10,000; equal; cap CCG £400,000 to others");
  add_rule (builder, GROSS, OLDER, 0, DEW_OVER, "", "proportional gross");
  add_rule (builder, REFUSED, LEARNING, 0, DEW_OVER, "", "decided Council £1m, CCG £1m because minute");
  add_scenario_figure (builder, OTHERWISE, 22, DEW_EXISTING, CCG, 31 * MILLION);
  add_scenario_figure (builder, OTHERWISE, 31, DEW_INCOME, CCG, 100);
  arrangement = add_arrangement (builder, 1, OTHERWISE, 21);
  arrangement->status = DEW_ARRANGED_ALIGNED;
  arrangement->lead_mode = DEW_ARRANGED_LEAD_SINGLE;
  arrangement->lead = CCG;
  add_arrangement (builder, 2, OTHERWISE, 23)->off = 1;
}

static DewLedger *
make_scenarios (void)
{
  Builder builder;

  build_scenarios (&builder);
  return finish_ledger (&builder);
}

/* ---- Side by side ---- */

static void
test_side_by_side (void)
{
  g_autoptr (DewLedger) ledger = make_scenarios ();
  DewAnnexQuery query = { .ledger = ledger };

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DewBook) book = NULL;

      query.variance = i == 0 ? MILLION : i == 1 ? -12345 : 0;
      book = make_lanes (&query);
      check_book (ledger, book, TRUE, query.variance);
    }
}

/* One that cannot be shared says why, in its lane alone. */
static void
test_refused (void)
{
  g_autoptr (DewLedger) ledger = make_scenarios ();
  DewAnnexQuery query = { .ledger = ledger, .variance = MILLION };
  g_autoptr (DewBook) book = make_lanes (&query);
  const DewCell *why = find_cell (book, "What-if rules", "Refused", "Learning Disabilities", "Why it could not");

  g_assert_nonnull (strstr (why->text, "the decided amounts come to £2,000,000"));
  g_assert_cmpstr (find_cell (book, "What-if rules", "Refused", "All pools", "Whether")->text, ==, "not all can be shared");
  g_assert_true (find_cell (book, "What-if", "Learning Disabilities", "Total", "Refused:")->flags & DEW_CELL_BLANK);
  g_assert_true (find_cell (book, "What-if changes", "All pools", "Total", "Refused:")->flags & DEW_CELL_BLANK);
  g_assert_cmpint (find_cell (book, "What-if", "Learning Disabilities", "Total", "Gross:")->number, ==, MILLION);
  g_assert_true (find_cell (book, "What-if", "All pools", "Total", "Refused:")->flags & DEW_CELL_BLANK);
  g_assert_true (find_cell (book, "What-if costs", "All pools", "Total", "Refused:")->flags & DEW_CELL_BLANK);
  g_assert_true (find_cell (book, "What-if percentages", "All pools", "Total", "Refused:")->flags & DEW_CELL_BLANK);
  g_assert_cmpint (find_cell (book, "What-if", "All pools", "Total", "Gross:")->number, ==, 2 * MILLION);
}

/* A heading says the unit, and whose the figures are; where nothing differs, that is said. */
static void
test_words (void)
{
  g_autoptr (DewLedger) ledger = make_scenarios ();
  DewAnnexQuery query = { .ledger = ledger, .variance = MILLION, .worked_example = TRUE };
  g_autoptr (DewBook) book = make_lanes (&query);
  const DewSheet *shares = find_sheet (book, "What-if");

  g_assert_cmpstr (shares->title, ==, "What-if comparison: who bears what, 2013/14");
  g_assert_cmpstr (((const DewSheetColumn *) shares->columns->pdata[2])->heading, ==, "Baseline: share, £");
  g_assert_cmpstr (((const DewSheetColumn *) shares->columns->pdata[3])->heading, ==, "Gross: share, £");
  g_assert_cmpuint (find_sheet (book, "What-if changes")->columns->len, ==, shares->columns->len - 1);
  g_assert_cmpstr (shares->notes->pdata[0], ==, "A worked example, not a forecast: where no variance is typed, an overspend of £1,000,000 is shared, in each pool by itself.");
  g_assert_cmpstr (find_cell (book, "What differs", "Gross", "Older People", "In the scenario")->text, ==,
                   "Any overspend of the Older People Pooled Fund in a financial year shall be borne by the partners in proportion to their gross contributions to that Fund for that year, as varied.");
  g_assert_cmpstr (find_cell (book, "What differs", "Otherwise", "Older People", "What")->text, ==, "Homes: pooled or aligned");
  g_assert_cmpstr (find_cell (book, "What differs", "Gross", NULL, "What")->text, ==, "Note on the scenario");
  g_assert_cmpstr (find_cell (book, "What differs", "Gross", NULL, "In the scenario")->text, ==, "As the board asked.");
  g_assert_cmpstr (find_cell (book, "What differs", "Nothing", NULL, "What")->text, ==, "Nothing differs from the baseline");
}

static gboolean
says_across (const DewBook *book,
             const char    *name)
{
  const DewSheet *sheet = find_sheet (book, name);

  for (guint i = 0; i < sheet->notes->len; i++)
    if (g_str_has_prefix (sheet->notes->pdata[i], "A rule sets pools against each other; here each pool is shared by itself"))
      return TRUE;
  return FALSE;
}

/* The comparison shares what the other pool leaves. */
static void
check_set_against (const DewLedger *ledger)
{
  g_autoptr (DewComparison) comparison = dew_comparison_new (2013, "2014-03-31", NULL);
  DewTotals *totals[2] = { dew_totals_new (ledger, 2013, DEW_BASELINE), dew_totals_new (ledger, 2013, GROSS) };
  DewLaneSum sum;

  dew_comparison_add_lane (comparison, GROSS);
  dew_comparison_update (comparison, ledger, (const DewTotals *const *) totals);
  dew_comparison_sum (comparison, ledger, 1, LEARNING, &sum);
  g_assert_cmpint (sum.across, ==, 2 * MILLION);
  g_assert_cmpint (sum.shares[0], ==, 3 * MILLION / 2);
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    dew_totals_free (totals[i]);
}

/* What the comparison sets against other pools, and what is shared of the same pool here: the sheets say that it differs. */
static void
test_across (void)
{
  static const char *const names[] = { "What-if", "What-if percentages", "What-if costs", "What-if changes", "What-if rules", "Risk share Gross", "Rules Gross" };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewLedger) plain = make_scenarios ();
  g_autoptr (DewBook) book = NULL;
  g_autoptr (DewBook) other = NULL;
  DewAnnexQuery query = { .ledger = plain, .variance = MILLION, .worked_example = TRUE };

  other = make_lanes (&query);
  build_scenarios (&builder);
  add_rule (&builder, GROSS, LEARNING, 0, DEW_OVER, "", "offset across pools; equal");
  add_variance (&builder, 1, DEW_BASELINE, LEARNING, 5 * MILLION);
  add_variance (&builder, 2, DEW_BASELINE, OLDER, -2 * MILLION);
  query.ledger = ledger = finish_ledger (&builder);
  book = make_lanes (&query);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (says_across (book, names[i]));
      g_assert_false (says_across (other, names[i]));
    }
  g_assert_false (says_across (book, "Risk share"));
  g_assert_cmpint (find_cell (book, "What-if", "Learning Disabilities", "County Council", "Gross:")->number, ==, 5 * MILLION / 2);
  check_set_against (ledger);
}

/* ---- What follows what ---- */

static const DewCell *
find_figure (const DewBook *book,
             const char    *sheet_name,
             const char    *line,
             const char    *partner,
             guint          column)
{
  const DewSheet *sheet = find_sheet (book, sheet_name);

  for (guint r = 0; r < sheet->rows->len; r++)
    if (g_strcmp0 (dew_sheet_cell (sheet, r, 2)->text, line) == 0 && g_strcmp0 (dew_sheet_cell (sheet, r, 3)->text, partner) == 0)
      return dew_sheet_cell (sheet, r, column);
  return NULL;
}

/* What the scenario says is an input; all else refers to the baseline's cell. */
static void
test_follows (void)
{
  g_autoptr (DewLedger) ledger = make_scenarios ();
  DewAnnexQuery query = { .ledger = ledger, .variance = MILLION };
  g_autoptr (DewBook) book = make_lanes (&query);
  const DewCell *cell;

  cell = find_figure (book, "Lines Otherwise", "Nursing", "Clinical Commissioning Group", 6);
  g_assert_null (cell->formula);
  g_assert_true (cell->flags & DEW_CELL_INPUT);
  g_assert_cmpint (cell->number, ==, 31 * MILLION);
  cell = find_figure (book, "Lines Otherwise", "Nursing", "County Council", 7);
  g_assert_true (g_str_has_prefix (cell->formula, "=Lines!$H$"));
  g_assert_cmpint (cell->number, ==, 3 * MILLION);
  g_assert_cmpstr (find_figure (book, "Lines Otherwise", "Homes", "County Council", 5)->text, ==, "aligned");
  g_assert_cmpstr (find_figure (book, "Lines Otherwise", "Homes", "County Council", 4)->text, ==, "Clinical Commissioning Group");
  g_assert_null (find_figure (book, "Lines Otherwise", "Day care", "Clinical Commissioning Group", 6));
  g_assert_nonnull (find_figure (book, "Lines Gross", "Day care", "Clinical Commissioning Group", 6));
  g_assert_true (g_str_has_suffix (((const DewSheetColumn *) find_sheet (book, "Lines Gross")->columns->pdata[6])->heading, "Existing, £"));

  cell = find_cell (book, "Variances Gross", "Older People", NULL, "Variance");
  g_assert_true (g_str_has_prefix (cell->formula, "='Risk") || g_str_has_prefix (cell->formula, "=Variances!$B$"));
  cell = dew_sheet_cell (find_sheet (book, "Percentages Nothing"), 0, 4);
  g_assert_true (g_str_has_prefix (cell->formula, "=Percentages!"));
  cell = dew_sheet_cell (find_sheet (book, "Limits Gross"), 0, 5);
  g_assert_cmpint (cell->number, ==, 1000000);
  g_assert_true (g_str_has_prefix (cell->formula, "=Limits!$F$"));
  cell = dew_sheet_cell (find_sheet (book, "Limits Refused"), 0, 5);
  g_assert_null (cell->formula);
}

/* Of the scenarios, or for want of those of the baseline, where no other is asked for. */
static void
test_typed (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  g_autoptr (DewBook) given = NULL;
  DewAnnexQuery query = { .variance = MILLION, .worked_example = TRUE };

  build_scenarios (&builder);
  add_variance (&builder, 1, DEW_BASELINE, OLDER, 5 * MILLION);
  add_variance (&builder, 2, DEW_BASELINE, LEARNING, -MILLION / 3);
  add_variance (&builder, 3, OTHERWISE, OLDER, 6 * MILLION);
  add_variance (&builder, 4, REFUSED, LEARNING, 2 * MILLION);
  query.ledger = ledger = finish_ledger (&builder);
  book = make_lanes (&query);
  check_book (ledger, book, FALSE, 0);
  g_assert_cmpstr (find_cell (book, "What-if rules", "Baseline", "Older People", "About")->text, ==, "As typed in the document");
  g_assert_cmpstr (find_cell (book, "What-if rules", "Otherwise", "Older People", "About")->text, ==, "As typed in the scenario");
  g_assert_cmpstr (find_cell (book, "What-if rules", "Gross", "Older People", "About")->text, ==, "As in the baseline");
  g_assert_null (find_cell (book, "Variances Otherwise", "Older People", NULL, "Variance")->formula);

  query.worked_example = FALSE;
  given = make_lanes (&query);
  check_book (ledger, given, TRUE, MILLION);
  g_assert_cmpstr (find_cell (given, "What-if rules", "Otherwise", "Older People", "About")->text, ==, "As in the baseline");
}

/* A scenario may say that it is not the baseline's variance that counts: then the example does. */
static void
test_typed_no_more (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  DewAnnexQuery query = { .variance = MILLION, .worked_example = TRUE };

  build_scenarios (&builder);
  add_variance (&builder, 1, DEW_BASELINE, OLDER, 5 * MILLION);
  add_variance (&builder, 2, GROSS, OLDER, DEW_CLEARED);
  query.ledger = ledger = finish_ledger (&builder);
  book = make_lanes (&query);
  g_assert_cmpint (find_cell (book, "What-if", "Older People", "Total", "Baseline:")->number, ==, 5 * MILLION);
  g_assert_cmpint (find_cell (book, "What-if", "Older People", "Total", "Gross:")->number, ==, MILLION);
  g_assert_cmpstr (find_cell (book, "What-if rules", "Gross", "Older People", "About")->text, ==, "Worked example, not a forecast");
}

/* ---- Which lanes ---- */

static void
test_lanes (void)
{
  static const gint64 asked[] = { NOTHING, DEW_BASELINE, NOTHING, 999, GROSS };
  static const char *const headings[] = { "Pool", "Partner", "Baseline: share, £", "Nothing: share, £", "Gross: share, £" };
  g_autoptr (DewLedger) ledger = make_scenarios ();
  DewAnnexQuery query = { .ledger = ledger, .variance = MILLION, .lanes = asked, .n_lanes = G_N_ELEMENTS (asked) };
  g_autoptr (DewBook) book = make_lanes (&query);
  const DewSheet *sheet = find_sheet (book, "What-if");

  g_assert_cmpuint (sheet->columns->len, ==, G_N_ELEMENTS (headings));
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    g_assert_cmpstr (((const DewSheetColumn *) sheet->columns->pdata[i])->heading, ==, headings[i]);
}

/* As many as there is room for, whatever they are called. */
static void
test_names (void)
{
  static const char *const names[] = {
    "A scenario whose name is longer than that of a sheet: one", "A scenario whose name is longer than that of a sheet: two", "=cmd()|'!A1", "Baseline", "[x]:*?/\\\n'é\u202e", "seventh",
  };
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  DewAnnexQuery query = { .variance = MILLION };

  start_ledger (&builder);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_row (&builder, DEW_TABLE_SCENARIO, i + 1, names[i]);
  add_partner (&builder, 1, "A", "");
  add_pool (&builder, OLDER, "Pool", 1, 1);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Line", 1);
  add_figure (&builder, 21, DEW_EXISTING, 1, 100);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "own");
  query.ledger = ledger = finish_ledger (&builder);
  book = make_lanes (&query);

  g_assert_cmpuint (find_sheet (book, "What-if")->columns->len, ==, 2 + DEW_MAX_COMPARED);
  for (guint i = 0; i < book->sheets->len; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpint (g_ascii_strcasecmp (((const DewSheet *) book->sheets->pdata[i])->name, ((const DewSheet *) book->sheets->pdata[k])->name), !=, 0);
  for (guint c = 2; c < 2 + DEW_MAX_COMPARED; c++)
    {
      const char *heading = ((const DewSheetColumn *) find_sheet (book, "What-if")->columns->pdata[c])->heading;

      g_assert_cmpint (g_utf8_strlen (heading, -1), <, 80);
      g_assert_null (strchr (heading, '\n'));
      for (guint k = 2; k < c; k++)
        g_assert_cmpstr (heading, !=, ((const DewSheetColumn *) find_sheet (book, "What-if")->columns->pdata[k])->heading);
      g_assert_cmpint (dew_sheet_cell (find_sheet (book, "What-if"), 0, c)->number, ==, MILLION);
    }
}

/* ---- In a book with others ---- */

static guint
count_titles (const DewBook *book,
              const char    *title)
{
  guint n = 0;

  for (guint i = 0; i < book->sheets->len; i++)
    n += g_str_equal (((const DewSheet *) book->sheets->pdata[i])->title, title);
  return n;
}

static guint
place_of (const DewBook *book,
          const char    *name)
{
  guint index;

  g_assert_true (g_ptr_array_find (book->sheets, find_sheet (book, name), &index));
  return index;
}

/* The risk share of the baseline is there once: where it is asked for, in its place, else among what the tables stand on. */
static void
test_shared_once (void)
{
  const DewAnnex *annexes[] = { dew_annex_find ("what-if"), dew_annex_find ("risk-share") };
  g_autoptr (DewLedger) ledger = make_scenarios ();
  DewAnnexQuery query = { .ledger = ledger, .variance = MILLION };
  g_autoptr (DewBook) all = dew_annex_book (&query, NULL, 0, NULL);
  g_autoptr (DewBook) alone = make_lanes (&query);
  g_autoptr (DewBook) turned = dew_annex_book (&query, annexes, G_N_ELEMENTS (annexes), NULL);
  const DewBook *books[] = { all, alone, turned };

  for (guint i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_assert_cmpuint (count_titles (books[i], "Risk share, 2013/14"), ==, 1);
      g_assert_cmpuint (count_titles (books[i], "Risk share, 2013/14, Gross"), ==, 1);
      g_assert_cmpuint (place_of (books[i], "What differs"), <, place_of (books[i], "Risk share Gross"));
    }
  g_assert_cmpuint (place_of (all, "Risk share"), <, place_of (all, "What-if"));
  g_assert_cmpuint (place_of (alone, "Risk share"), >, place_of (alone, "What differs"));
  g_assert_cmpuint (place_of (turned, "Risk share"), >, place_of (turned, "What differs"));
  g_assert_cmpuint (place_of (turned, "Risk share"), <, place_of (turned, "Working"));
}

/* Without scenarios it is not there unless it is asked for, and then says so. */
static void
test_applies (void)
{
  g_autoptr (DewLedger) ledger = make_older_people ("own", NULL);
  g_autoptr (DewLedger) other = make_scenarios ();
  DewAnnexQuery query = { .ledger = ledger, .variance = MILLION };
  g_autoptr (DewBook) book = dew_annex_book (&query, NULL, 0, NULL);
  g_autoptr (DewBook) asked = make_lanes (&query);

  g_assert_null (find_sheet (book, "What-if"));
  g_assert_false (annex_applies (dew_annex_find ("what-if"), &query));
  g_assert_cmpstr (dew_sheet_cell (find_sheet (asked, "What-if"), 0, 0)->text, ==, "There is no scenario beside the baseline yet");
  query.ledger = other;
  g_assert_true (annex_applies (dew_annex_find ("what-if"), &query));
}

/* A book of a scenario compares it with the baseline all the same; its own inputs stay inputs. */
static void
test_of_a_scenario (void)
{
  g_autoptr (DewLedger) ledger = make_scenarios ();
  DewAnnexQuery query = { .ledger = ledger, .variance = MILLION, .scenario = GROSS };
  g_autoptr (DewBook) book = dew_annex_book (&query, NULL, 0, NULL);

  check_book (ledger, book, TRUE, MILLION);
  g_assert_null (find_figure (book, "Lines", "Nursing", "County Council", 7)->formula);
  g_assert_null (find_figure (book, "Lines Baseline", "Nursing", "County Council", 7)->formula);
  g_assert_true (g_str_has_prefix (find_figure (book, "Lines Otherwise", "Nursing", "County Council", 7)->formula, "='Lines Baseline'!$H$"));
}

/* Where shares are kept, they stand beside the others, and are gone once an input of theirs is changed. */
static void
test_kept (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewBook) book = NULL;
  DewAnnexQuery query = { .variance = 10000 };
  const DewCell *shared;

  start_ledger (&builder);
  add_row (&builder, DEW_TABLE_SCENARIO, 1, "Kept");
  add_partner (&builder, 1, "A", "");
  add_partner (&builder, 2, "B", "");
  add_pool (&builder, OLDER, "Pool", 1, 1);
  add_pool (&builder, LEARNING, "Other", 1, 1);
  add_line (&builder, 22, LEARNING, 0, DEW_LINE_SERVICE, "Line", 1);
  add_figure (&builder, 22, DEW_EXISTING, 1, 100);
  add_rule (&builder, DEW_BASELINE, LEARNING, 0, DEW_OVER, "", "equal");
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "equal");
  add_rule (&builder, 1, OLDER, 0, DEW_OVER, "", "up to £500: all to B; rest: own");
  query.ledger = ledger = finish_ledger (&builder);
  book = make_lanes (&query);

  check_book (ledger, book, TRUE, 10000);
  shared = find_cell (book, "What-if rules", "Kept", "Pool", "Whether");
  g_assert_cmpstr (shared->text, ==, "shared");
  g_assert_cmpstr (shared->other, ==, "export again");
  g_assert_nonnull (find_sheet (book, "As exported Kept"));
}

/* ---- Any ---- */

static const char *
random_rule_of_a_pool (void)
{
  const char *rule;

  /* In a workbook each pool is by itself. */
  do
    rule = random_rule ();
  while (strstr (rule, "across") != NULL);
  return rule;
}

static void
add_random_pool (Builder *builder,
                 gint64   pool,
                 gint64   first)
{
  g_autofree char *name = g_strdup_printf ("Pool %d", (int) pool);

  add_pool (builder, pool, name, g_test_rand_int_range (0, 4), g_test_rand_int_range (0, 4));
  for (gint64 id = first; id < first + 4; id++)
    {
      DewLine *line = add_line (builder, id, pool, 0, DEW_LINE_SERVICE, "Line", g_test_rand_int_range (0, 4));

      line->status = one_in (4) ? DEW_STATUS_ALIGNED : DEW_STATUS_POOLED;
      for (gint64 partner = 1; partner <= 3; partner++)
        for (guint measure = DEW_EXISTING; measure <= DEW_INCOME; measure++)
          if (g_test_rand_bit ())
            add_figure (builder, id, (DewMeasure) measure, partner, g_test_rand_int_range (0, 1000) * (g_test_rand_bit () ? 1 : 1000003));
      if (one_in (4))
        add_figure (builder, id, DEW_BUDGET, 0, g_test_rand_int_range (0, 1000000));
    }
  add_figure (builder, first, DEW_ACTUAL, 1, 0);
  for (DewDirection direction = DEW_OVER; direction <= DEW_UNDER; direction++)
    if (direction == DEW_OVER || g_test_rand_bit ())
      add_rule (builder, DEW_BASELINE, pool, 0, direction, "", random_rule_of_a_pool ());
  if (one_in (3))
    add_rule (builder, DEW_BASELINE, pool, first, DEW_OVER, "", random_rule_of_a_pool ());
}

static void
add_random_scenario (Builder *builder,
                     gint64   scenario)
{
  g_autofree char *name = g_strdup_printf ("Scenario %d", (int) scenario);

  add_row (builder, DEW_TABLE_SCENARIO, scenario, name);
  for (gint64 pool = 1; pool <= 2; pool++)
    for (DewDirection direction = DEW_OVER; direction <= DEW_UNDER; direction++)
      if (g_test_rand_bit ())
        add_rule (builder, scenario, pool, 0, direction, "", random_rule_of_a_pool ());
  for (gint64 line = 1; line <= 8; line++)
    {
      DewArrangement *arrangement;

      if (one_in (3))
        add_scenario_figure (builder, scenario, line, one_in (4) ? DEW_BUDGET : (DewMeasure) g_test_rand_int_range (0, 2), g_test_rand_int_range (1, 4),
                             one_in (5) ? DEW_CLEARED : g_test_rand_int_range (0, 1000000));
      if (!one_in (3))
        continue;
      arrangement = add_arrangement (builder, scenario * 100 + line, scenario, line);
      arrangement->off = one_in (3);
      arrangement->status = g_test_rand_int_range (0, 3);
      arrangement->lead_mode = g_test_rand_bit () ? DEW_ARRANGED_LEAD_SINGLE : DEW_ARRANGED_LEAD_JOINT;
      arrangement->lead = arrangement->lead_mode == DEW_ARRANGED_LEAD_SINGLE ? g_test_rand_int_range (1, 4) : 0;
    }
}

static DewLedger *
make_random_scenarios (void)
{
  Builder builder;

  start_ledger (&builder);
  for (gint64 partner = 1; partner <= 3; partner++)
    add_partner (&builder, partner, partner == 1 ? "A" : partner == 2 ? "B" : "C", "");
  add_random_pool (&builder, 1, 1);
  add_random_pool (&builder, 2, 5);
  for (gint64 scenario = 1; scenario <= 3; scenario++)
    add_random_scenario (&builder, scenario);
  if (g_test_rand_bit ())
    add_virement (&builder, 2013, g_test_rand_int_range (0, 4), g_test_rand_int_range (1, 5), g_test_rand_int_range (5, 9), g_test_rand_int_range (1, 1000));
  return finish_ledger (&builder);
}

static void
test_any (void)
{
  for (int i = 0; i < TRIALS; i++)
    {
      g_autoptr (DewLedger) ledger = make_random_scenarios ();
      DewAnnexQuery query = { .ledger = ledger, .variance = random_variance () * (g_test_rand_bit () ? 1 : -1) };
      g_autoptr (DewBook) book = NULL;

      query.year = 2013;
      query.variance %= G_GINT64_CONSTANT (100000000000);
      book = make_lanes (&query);
      check_book (ledger, book, TRUE, query.variance);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/what-if/side-by-side", test_side_by_side);
  g_test_add_func ("/what-if/refused", test_refused);
  g_test_add_func ("/what-if/words", test_words);
  g_test_add_func ("/what-if/across", test_across);
  g_test_add_func ("/what-if/follows", test_follows);
  g_test_add_func ("/what-if/typed", test_typed);
  g_test_add_func ("/what-if/typed-no-more", test_typed_no_more);
  g_test_add_func ("/what-if/lanes", test_lanes);
  g_test_add_func ("/what-if/names", test_names);
  g_test_add_func ("/what-if/shared-once", test_shared_once);
  g_test_add_func ("/what-if/applies", test_applies);
  g_test_add_func ("/what-if/of-a-scenario", test_of_a_scenario);
  g_test_add_func ("/what-if/kept", test_kept);
  g_test_add_func ("/what-if/any", test_any);

  return g_test_run ();
}
