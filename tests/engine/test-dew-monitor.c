/* test-dew-monitor.c: the spending of a year by a day: sums, bounds, patches and signs by chance */
#include "monitor-fixture.h"

/* ---- What is asked ---- */

static void
test_asked (void)
{
  g_auto (Fixture) fixture = { make_lines (0, 0), NULL, NULL };

  watch (&fixture, NOV);
  g_assert_cmpint (dew_monitor_year (fixture.monitor), ==, YEAR);
  g_assert_cmpstr (dew_monitor_as_at (fixture.monitor), ==, NOV);
  g_assert_cmpint (dew_monitor_months_to_date (fixture.monitor), ==, 8);
  dew_monitor_free (NULL);
}

/* ---- What does not fit ---- */

/* So many lines that each make as much of a penny as a line can come to more than fits. One less, and they fit again, though nothing is added up anew. */
static void
test_bound (void)
{
  enum { N_LINES = 40 };
  const gint64 last = DEW_MONEY_LIMIT;
  Builder builder;
  g_auto (Fixture) fixture = { NULL, NULL, NULL };
  g_autofree char *why = NULL;
  DewMonitorMonths months;
  gint64 pence;
  guint n_fits = 0;

  start_ledger (&builder);
  add_pool (&builder, 1, "Pool", 0, 0);
  for (gint64 line = 1; line <= N_LINES; line++)
    add_line (&builder, line, 1, 0, DEW_LINE_SERVICE, "Line", 0)->outlook = DEW_OUTLOOK_LAST_YEAR;
  fixture.ledger = finish_ledger (&builder);
  for (gint64 line = 1; line <= N_LINES; line++)
    {
      put (fixture.ledger, line, YEAR, 1, DEW_ACTUAL, DEW_UNATTRIBUTED, DEW_BASELINE, 200000);
      put (fixture.ledger, line, YEAR - 1, 1, DEW_ACTUAL, DEW_UNATTRIBUTED, DEW_BASELINE, 1);
      put (fixture.ledger, line, YEAR - 1, 0, DEW_ACTUAL, DEW_UNATTRIBUTED, DEW_BASELINE, last);
    }
  watch (&fixture, NOV);
  g_assert_false (dew_monitor_get (fixture.monitor, 0, DEW_MONITOR_FORECAST, &pence));
  g_assert_true (dew_monitor_get (fixture.monitor, node_of (&fixture, 1), DEW_MONITOR_FORECAST, &pence));
  g_assert_cmpint (pence, ==, 200000 * last);
  for (DewMonitorColumn column = 0; column < DEW_N_MONITOR_COLUMNS; column++)
    g_assert_false (dew_monitor_get (fixture.monitor, 0, column, &pence));
  g_assert_cmpint (dew_monitor_status (fixture.monitor, 0), ==, DEW_MONITOR_NONE);
  why = dew_monitor_why_blank (fixture.monitor, fixture.ledger, 0, DEW_MONITOR_VARIANCE);
  g_assert_nonnull (strstr (why, "more than can be added up"));
  dew_monitor_months (fixture.monitor, fixture.ledger, 0, &months);
  g_assert_cmpuint (months.entered[DEW_MONTHLY_FORECAST], ==, 0);
  g_assert_cmpuint (months.lacking[DEW_MONTHLY_FORECAST], ==, N_LINES);
  g_assert_cmpint (months.pence[DEW_MONTHLY_ACTUAL][1], ==, N_LINES * 200000);

  for (gint64 line = 1; line <= N_LINES; line++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();
      DewFigure figure = { line, YEAR, 1, DEW_ACTUAL, DEW_UNATTRIBUTED, DEW_BASELINE, 1 };

      g_assert_true (dew_edit_figure (fixture.ledger, changes, &figure, NULL));
      g_assert_true (dew_ledger_patch (fixture.ledger, changes, NULL));
      dew_totals_patch (fixture.totals, fixture.ledger, changes);
      dew_monitor_patch (fixture.monitor, fixture.ledger, fixture.totals, changes);
      if (!dew_monitor_get (fixture.monitor, 0, DEW_MONITOR_FORECAST, &pence))
        continue;
      g_assert_cmpint (pence, ==, line * last + (N_LINES - line) * 200000 * last);
      n_fits++;
    }
  g_assert_cmpuint (n_fits, >, 0);
  g_assert_cmpuint (n_fits, <, N_LINES);
}

/* ---- By chance ---- */

static gint64
some_pence (void)
{
  static const gint64 few[] = { 0, 1, -1, 7, 100, 333 };

  if (g_test_rand_int_range (0, 4) == 0)
    return few[g_test_rand_int_range (0, G_N_ELEMENTS (few))];

  return g_test_rand_int_range (-20000, 100000);
}

static gint64
some_line (const DewLedger *ledger)
{
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);

  for (guint i = 0; i < 20 && lines->len > 0; i++)
    {
      const DewLine *line = g_ptr_array_index (lines, g_test_rand_int_range (0, (gint32) lines->len));

      if (line->kind == DEW_LINE_SERVICE)
        return line->id;
    }

  return 0;
}

static gboolean
change_month (const DewLedger *ledger,
              DewChanges      *changes)
{
  static const DewMeasure measures[] = { DEW_BUDGET, DEW_ACTUAL, DEW_ACTUAL, DEW_ACTUAL, DEW_FORECAST };
  gboolean cleared = g_test_rand_int_range (0, 5) == 0;
  DewFigure figure = { some_line (ledger), g_test_rand_int_range (2012, 2014), g_test_rand_int_range (0, 13), DEW_PREVIOUS, DEW_UNATTRIBUTED, DEW_BASELINE, 0 };

  if (figure.line == 0)
    return FALSE;

  figure.measure = (gint) (figure.month == 0 && g_test_rand_bit () ? DEW_PREVIOUS : measures[g_test_rand_int_range (0, G_N_ELEMENTS (measures))]);
  figure.scenario = g_test_rand_int_range (0, 4) == 0 ? GROWTH : DEW_BASELINE;
  figure.pence = cleared ? DEW_CLEARED : some_pence ();

  return dew_edit_figure (ledger, changes, &figure, NULL);
}

static gboolean
change_methods (const DewLedger *ledger,
                DewChanges      *changes)
{
  const DewLine *old = dew_ledger_find (ledger, DEW_TABLE_LINE, some_line (ledger));
  DewLine *line;
  gboolean good;

  if (old == NULL)
    return FALSE;

  line = dew_row_copy (DEW_TABLE_LINE, old);
  line->profile = g_test_rand_int_range (0, 4);
  line->outlook = g_test_rand_int_range (0, 4);
  line->continues = g_test_rand_bit () ? some_line (ledger) : line->continues;
  good = dew_edit_row (ledger, changes, DEW_TABLE_LINE, line, NULL);
  dew_row_free (DEW_TABLE_LINE, line);

  return good;
}

static gboolean
change_pool (const DewLedger *ledger,
             DewChanges      *changes)
{
  const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);
  DewPool *pool = dew_row_copy (DEW_TABLE_POOL, g_ptr_array_index (pools, g_test_rand_int_range (0, (gint32) pools->len)));
  gboolean good;

  if (g_test_rand_bit ())
    pool->profile = g_test_rand_int_range (0, 4);
  else
    pool->outlook = g_test_rand_int_range (0, 4);
  good = dew_edit_row (ledger, changes, DEW_TABLE_POOL, pool, NULL);
  dew_row_free (DEW_TABLE_POOL, pool);

  return good;
}

static gboolean
change_thresholds (const DewLedger *ledger,
                   DewChanges      *changes)
{
  DewDocumentRow *document = dew_row_copy (DEW_TABLE_DOCUMENT, dew_ledger_document (ledger));
  gboolean good;

  document->amber = g_test_rand_int_range (0, 1000000);
  document->red = g_test_rand_int_range (0, 1000000);
  good = dew_edit_row (ledger, changes, DEW_TABLE_DOCUMENT, document, NULL);
  dew_row_free (DEW_TABLE_DOCUMENT, document);

  return good;
}

static gboolean
change_virements (const DewLedger *ledger,
                  DewChanges      *changes,
                  gint64          *ids)
{
  DewVirement virement = { ++*ids, 2013, (char *) "2013-06-01", 0, (char *) "", (char *) "", (char *) "" };
  DewMovement from = { ++*ids, virement.id, some_line (ledger), some_pence () };
  DewMovement to = { ++*ids, virement.id, some_line (ledger), -from.pence };

  if (from.line == 0 || from.line == to.line || from.pence == 0)
    return FALSE;

  dew_changes_insert_row (changes, DEW_TABLE_VIREMENT, &virement);
  dew_changes_insert_row (changes, DEW_TABLE_MOVEMENT, &from);
  dew_changes_insert_row (changes, DEW_TABLE_MOVEMENT, &to);

  return TRUE;
}

static gboolean
change_by_chance (DewLedger  *ledger,
                  gint64     *ids,
                  DewChanges *changes)
{
  int kind = g_test_rand_int_range (0, 100);
  const char *what;
  gboolean good = FALSE;

  if (kind < 66)
    good = change_month (ledger, changes);
  else if (kind < 78)
    good = change_methods (ledger, changes);
  else if (kind < 83)
    good = change_pool (ledger, changes);
  else if (kind < 85)
    good = change_thresholds (ledger, changes);
  else if (kind < 88)
    good = change_virements (ledger, changes, ids);
  else
    good = random_verb (ledger, changes, (DewIds) { count_ids, ids }, &what, NULL);

  return good && dew_ledger_patch (ledger, changes, NULL);
}

static void
assert_same (const DewMonitor *monitor,
             const DewMonitor *other,
             const DewLedger  *ledger)
{
  guint n_nodes;

  dew_ledger_nodes (ledger, &n_nodes);
  for (guint node = 0; node < n_nodes; node++)
    {
      g_autoptr (GPtrArray) warnings = dew_monitor_warnings (monitor, ledger, node);
      g_autoptr (GPtrArray) others = dew_monitor_warnings (other, ledger, node);

      for (DewMonitorColumn column = 0; column < DEW_N_MONITOR_COLUMNS; column++)
        g_assert_cmpint (get (monitor, node, column), ==, get (other, node, column));
      g_assert_cmpint (dew_monitor_status (monitor, node), ==, dew_monitor_status (other, node));
      g_assert_cmpuint (dew_monitor_warned (monitor, node), ==, dew_monitor_warned (other, node));
      g_assert_cmpuint (warnings->len, ==, others->len);
      for (guint i = 0; i < warnings->len; i++)
        g_assert_cmpstr (g_ptr_array_index (warnings, i), ==, g_ptr_array_index (others, i));
    }
}

/* Every column adds down, where it is not blank; and why it is, is said. */
static void
assert_adds_down (const DewMonitor *monitor,
                  const DewLedger  *ledger)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  for (guint top = 0; top < n_nodes; top++)
    for (DewMonitorColumn column = 0; column < DEW_N_MONITOR_COLUMNS; column++)
      {
        gint64 sum = 0;
        gint64 pence = 0;
        gboolean any = FALSE;
        g_autofree char *why = dew_monitor_why_blank (monitor, ledger, top, column);

        for (guint i = top; i < nodes[top].end; i++)
          if (nodes[i].kind == DEW_NODE_LINE && dew_monitor_get (monitor, i, column, &pence))
            {
              sum += pence;
              any = TRUE;
            }
        if (dew_monitor_get (monitor, top, column, &pence))
          {
            g_assert_true (any);
            g_assert_cmpint (pence, ==, sum);
            g_assert_null (why);
          }
        else
          g_assert_true (column < DEW_MONITOR_VARIANCE_TO_DATE ? !any && why == NULL : why != NULL);
      }
}

/* Across: a difference is there only where its two are, and is theirs. */
static void
assert_holds_across (const DewMonitor *monitor,
                     guint             n_nodes)
{
  static const DewMonitorColumn across[][3] = {
    { DEW_MONITOR_VARIANCE_TO_DATE, DEW_MONITOR_ACTUAL_TO_DATE, DEW_MONITOR_BUDGET_TO_DATE },
    { DEW_MONITOR_MOVEMENT, DEW_MONITOR_FORECAST, DEW_MONITOR_PREVIOUS },
    { DEW_MONITOR_VARIANCE, DEW_MONITOR_FORECAST, DEW_MONITOR_LATEST },
  };

  for (guint node = 0; node < n_nodes; node++)
    for (guint i = 0; i < G_N_ELEMENTS (across); i++)
      {
        gint64 difference, first, second;

        if (!dew_monitor_get (monitor, node, across[i][0], &difference))
          continue;
        g_assert_true (dew_monitor_get (monitor, node, across[i][1], &first));
        g_assert_true (dew_monitor_get (monitor, node, across[i][2], &second));
        g_assert_cmpint (difference, ==, first - second);
      }
}

static gint64
sum_months (const DewMonitorMonths *months,
            DewMonthly              what)
{
  gint64 sum = 0;

  for (int month = 1; month <= 12; month++)
    sum += months->pence[what][month];

  return sum;
}

/* At every line, and down: the months come to what the columns say. */
static void
assert_months_add_up (const DewMonitor *monitor,
                      const DewLedger  *ledger)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  for (guint node = 0; node < n_nodes; node++)
    {
      DewMonitorMonths months;
      gint64 latest, to_date, forecast = 0, actual = 0, until = 0;

      dew_monitor_months (monitor, ledger, node, &months);
      if (months.lacking[DEW_MONTHLY_BUDGET] == 0 && dew_monitor_get (monitor, node, DEW_MONITOR_LATEST, &latest))
        {
          g_assert_cmpint (sum_months (&months, DEW_MONTHLY_BUDGET), ==, latest);
          for (int month = 1; month <= dew_monitor_months_to_date (monitor); month++)
            until += months.pence[DEW_MONTHLY_BUDGET][month];
          g_assert_true (dew_monitor_get (monitor, node, DEW_MONITOR_BUDGET_TO_DATE, &to_date));
          g_assert_cmpint (until, ==, to_date);
        }
      if (months.lacking[DEW_MONTHLY_ACTUAL] == 0)
        {
          dew_monitor_get (monitor, node, DEW_MONITOR_ACTUAL_TO_DATE, &actual);
          g_assert_cmpint (sum_months (&months, DEW_MONTHLY_ACTUAL), ==, actual);
        }
      actual = 0;
      if (nodes[node].kind == DEW_NODE_LINE && months.lacking[DEW_MONTHLY_FORECAST] == 0 && dew_monitor_get (monitor, node, DEW_MONITOR_FORECAST, &forecast))
        {
          dew_monitor_get (monitor, node, DEW_MONITOR_ACTUAL_TO_DATE, &actual);
          g_assert_cmpint (sum_months (&months, DEW_MONTHLY_FORECAST), ==, forecast - actual);
        }
    }
}

static void
test_patched (void)
{
  static const struct {
    gint64      scenario;
    const char *as_at;
  } kept[] = { { DEW_BASELINE, NOV }, { GROWTH, "2013-08-31" }, { DEW_BASELINE, AFTER }, { GROWTH, BEFORE } };
  g_autoptr (DewLedger) ledger = NULL;
  DewTotals *totals[G_N_ELEMENTS (kept)] = { NULL, };
  DewMonitor *monitors[G_N_ELEMENTS (kept)] = { NULL, };
  gint64 ids = 1000;
  guint steps = how_many (20000);

  for (guint step = 0; step < steps; step++)
    {
      g_autoptr (DewChanges) changes = dew_changes_new ();

      if (step % 500 == 0)
        {
          g_clear_pointer (&ledger, dew_ledger_free);
          ledger = make_county ();
          for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
            {
              g_clear_pointer (&totals[i], dew_totals_free);
              g_clear_pointer (&monitors[i], dew_monitor_free);
              totals[i] = dew_totals_new (ledger, YEAR, kept[i].scenario);
              monitors[i] = dew_monitor_new (ledger, totals[i], kept[i].as_at);
            }
        }

      if (!change_by_chance (ledger, &ids, changes))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
        {
          g_autoptr (DewMonitor) fresh = NULL;
          guint n_nodes;

          dew_totals_patch (totals[i], ledger, changes);
          dew_monitor_patch (monitors[i], ledger, totals[i], changes);
          fresh = dew_monitor_new (ledger, totals[i], kept[i].as_at);
          dew_ledger_nodes (ledger, &n_nodes);
          assert_same (monitors[i], fresh, ledger);
          assert_holds_across (monitors[i], n_nodes);
          if (step % 10 != 0)
            continue;
          assert_adds_down (monitors[i], ledger);
          assert_months_add_up (monitors[i], ledger);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      dew_totals_free (totals[i]);
      dew_monitor_free (monitors[i]);
    }
}

/* ---- Signs ---- */

static DewMonitorStatus
mirror (DewMonitorStatus status)
{
  static const DewMonitorStatus mirrored[DEW_N_MONITOR_STATUSES] = {
    DEW_MONITOR_NONE, DEW_MONITOR_WITHIN, DEW_MONITOR_AMBER_UNDER, DEW_MONITOR_RED_UNDER, DEW_MONITOR_AMBER_OVER, DEW_MONITOR_RED_OVER,
  };

  return mirrored[status];
}

/* Every figure with the other sign: every column is what it was, with the other sign, and what was over is under. */
static void
test_signs (void)
{
  for (guint step = 0; step < how_many (2000); step++)
    {
      int profile = g_test_rand_int_range (0, 4);
      int outlook = g_test_rand_int_range (0, 4);
      const char *days[] = { BEFORE, "2013-04-30", OCT, NOV, AFTER };
      const char *as_at = days[g_test_rand_int_range (0, G_N_ELEMENTS (days))];
      g_auto (Fixture) one = { make_lines (profile, outlook), NULL, NULL };
      g_auto (Fixture) other = { make_lines (profile, outlook), NULL, NULL };
      guint n_nodes;

      for (gint64 line = 1; line <= 4; line++)
        for (DewMeasure measure = DEW_EXISTING; measure <= DEW_PREVIOUS; measure++)
          for (int year = 2012; year <= 2013; year++)
            for (int month = 0; month <= (measure >= DEW_BUDGET && measure <= DEW_FORECAST ? 12 : 0); month++)
              if (g_test_rand_int_range (0, month == 0 ? 3 : 2) == 0)
                {
                  gint64 pence = some_pence ();

                  put (one.ledger, line, year, month, measure, COUNCIL, DEW_BASELINE, pence);
                  put (other.ledger, line, year, month, measure, COUNCIL, DEW_BASELINE, -pence);
                }
      watch (&one, as_at);
      watch (&other, as_at);

      dew_ledger_nodes (one.ledger, &n_nodes);
      for (guint node = 0; node < n_nodes; node++)
        {
          for (DewMonitorColumn column = 0; column < DEW_N_MONITOR_COLUMNS; column++)
            {
              gint64 pence = get (one.monitor, node, column);

              g_assert_cmpint (get (other.monitor, node, column), ==, pence == BLANK ? BLANK : -pence);
            }
          g_assert_cmpint (dew_monitor_status (other.monitor, node), ==, mirror (dew_monitor_status (one.monitor, node)));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monitor/asked", test_asked);
  g_test_add_func ("/monitor/bound", test_bound);
  g_test_add_func ("/monitor/patched", test_patched);
  g_test_add_func ("/monitor/signs", test_signs);

  return g_test_run ();
}
