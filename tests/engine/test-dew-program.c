/* test-dew-program.c: programs against dew_share (), to the penny: any rule, any pool, any amounts. */
#include "dew-program.h"

#include "dew-money-print.h"
#include "dew-rule-private.h"
#include "share-checks.h"
#include "share-random.h"

/* ---- Rules by chance ---- */

static const char *
pick (const char *const *texts,
      guint              n)
{
  return texts[g_test_rand_int_range (0, (gint32) n)];
}

static const char *
some_limit (void)
{
  static const char *const limits[] = { "£0", "£0.07", "£1", "£999.99", "£1,000,000", "£30m", "0%", "0.5%", "3%", "100%" };

  return pick (limits, G_N_ELEMENTS (limits));
}

static const char *
some_taker (void)
{
  static const char *const takers[] = {
    "own", "proportional gross", "proportional net", "proportional gross opening", "proportional net opening", "proportional gross per category",
    "proportional net per category including aligned", "proportional gross including aligned", "equal", "all to host", "all to lead", "all to B",
    "fixed A 33.3333%, B 66.6667%", "fixed C 0.0001%, A 99.9999%", "retain", "carry forward", "unallocated",
  };

  return pick (takers, G_N_ELEMENTS (takers));
}

static void
append_before (GString *text)
{
  if (g_test_rand_int_range (0, 6) == 0)
    g_string_append_printf (text, "notify %s; ", some_limit ());
  if (g_test_rand_int_range (0, 4) == 0)
    g_string_append (text, g_test_rand_bit () ? "offset within pool; " : "offset across pools; ");
  if (g_test_rand_int_range (0, 4) == 0)
    g_string_append_printf (text, "carve C £%d because \"late\"; ", g_test_rand_int_range (0, 100000));
  if (g_test_rand_int_range (0, 3) == 0)
    g_string_append_printf (text, "reserve £%d.05; ", g_test_rand_int_range (0, g_test_rand_bit () ? 10 : 10000000));
  if (g_test_rand_int_range (0, 5) == 0)
    g_string_append_printf (text, "uncommitted £%d; ", g_test_rand_int_range (0, 1000000));
  if (g_test_rand_int_range (0, 4) == 0)
    g_string_append_printf (text, "tolerance %s %s; ", some_limit (), g_test_rand_bit () ? "all" : "excess");
  if (g_test_rand_int_range (0, 5) == 0)
    g_string_append_printf (text, "carve B £%d.11 because \"late\"; ", g_test_rand_int_range (0, 1000));
}

static void
put_bands (GString *text)
{
  gboolean percent = g_test_rand_bit ();
  int until = g_test_rand_int_range (1, 5);

  for (int i = g_test_rand_int_range (1, 4); i > 0; i--, until *= g_test_rand_int_range (2, 50))
    g_string_append_printf (text, percent ? "up to %d%%: %s; " : "up to £%d000: %s; ", until, some_taker ());
  g_string_append_printf (text, "rest: %s", some_taker ());
}

static void
put_caps (GString *text)
{
  static const char *const to[] = { "to others", "to lead", "unallocated" };

  g_string_append_printf (text, "; cap A %s", some_limit ());
  if (g_test_rand_bit ())
    g_string_append_printf (text, ", C %s", some_limit ());
  if (g_test_rand_bit ())
    g_string_append_printf (text, ", B %s", some_limit ());
  g_string_append_printf (text, " %s", pick (to, G_N_ELEMENTS (to)));
}

/* Amounts that come to a sum, or to one that is a penny off. */
static void
append_decided (GString *text,
                gint64   sum)
{
  gint64 part = g_test_rand_int_range (-1000, 1000);
  char first[DEW_MONEY_SIZE], second[DEW_MONEY_SIZE];

  sum = g_test_rand_bit () ? sum : -sum;
  sum += g_test_rand_int_range (0, 4) == 0;
  dew_money_print (dew_pence (part), DEW_UNIT_POUNDS, 2, DEW_PRINT_PLAIN, first);
  dew_money_print (dew_pence (sum - part), DEW_UNIT_POUNDS, 2, DEW_PRINT_PLAIN, second);
  g_string_append_printf (text, "decided B %s, A %s because \"minute 12\"", first, second);
}

/* Some rule that reads. sum is what is shared, as far as is known. */
static char *
make_rule (const DewLedger *ledger,
           gint64           sum)
{
  for (;;)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DewRule) rule = NULL;

      if (g_test_rand_int_range (0, 3) > 0)
        append_before (text);
      switch (g_test_rand_int_range (0, 8))
        {
        case 0:
          append_decided (text, sum);
          break;
        case 1:
        case 2:
        case 3:
          put_bands (text);
          break;
        default:
          g_string_append (text, some_taker ());
        }
      if (g_test_rand_int_range (0, 3) == 0)
        put_caps (text);

      rule = dew_rule_parse (ledger, text->str, NULL);
      if (rule != NULL)
        return g_string_free (g_steal_pointer (&text), FALSE);
    }
}

/* ---- Amounts by chance ---- */

static gint64
some_amount (int kind)
{
  gint64 size = g_test_rand_bit () ? g_test_rand_int_range (0, 30) : g_test_rand_int_range (0, G_MAXINT32) * (gint64) g_test_rand_int_range (1, 100);

  switch (kind)
    {
    case 0:
      return size;
    case 1:
      return -size;
    case 2:
      return 0;
    default:
      return g_test_rand_bit () ? size : -size;
    }
}

static gboolean
is_line (const DewNode *node)
{
  return node->kind == DEW_NODE_LINE;
}

/* Of every service line; with `single` at most one of each class has something. */
static GArray *
make_amounts (const DewLedger  *ledger,
              const DewProgram *program,
              gboolean          single)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint top = dew_ledger_node (ledger, DEW_TABLE_POOL, 1);
  guint n_classes = dew_program_n_classes (program);
  g_autofree gboolean *used = g_new0 (gboolean, n_classes + 1);
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (DewLineAmount));
  int kind = g_test_rand_int_range (0, 5);

  for (guint i = top + 1; i < nodes[top].end; i++)
    {
      DewLineAmount amount = { nodes[i].id, some_amount (kind) };
      guint class = dew_program_class (program, i);

      g_assert_cmpint (is_line (&nodes[i]), ==, class != DEW_NO_CLASS);
      if (!is_line (&nodes[i]))
        continue;

      g_assert_cmpuint (class, <, n_classes);
      if (single && used[class])
        amount.pence = 0;
      used[class] |= amount.pence != 0;
      g_array_append_val (amounts, amount);
    }

  return amounts;
}

static DewClassAmount *
sum_classes (const DewLedger  *ledger,
             const DewProgram *program,
             const GArray     *amounts)
{
  DewClassAmount *classes = g_new0 (DewClassAmount, dew_program_n_classes (program) + 1);

  for (guint i = 0; i < amounts->len; i++)
    {
      const DewLineAmount *amount = &g_array_index (amounts, DewLineAmount, i);

      dew_class_add (&classes[dew_program_class (program, dew_ledger_node (ledger, DEW_TABLE_LINE, amount->line))], amount->pence);
    }

  return classes;
}

/* ---- One against the other ---- */

static gint64
find_work_over (const DewShare *share,
                gint64          partner)
{
  gint64 over = 0;

  for (guint i = 0; i < share->works->len; i++)
    for (guint k = 0; k < work_at (share, i)->parts->len; k++)
      {
        const DewWorkPart *part = &g_array_index (work_at (share, i)->parts, DewWorkPart, k);

        if (work_at (share, i)->kind == DEW_WORK_CAP && part->partner == partner)
          over += ABS (part->over);
      }

  return over;
}

static gboolean
is_exhausted (const DewShare *share)
{
  for (guint i = 0; i < share->works->len; i++)
    {
      const DewWork *work = work_at (share, i);

      if (work->kind == DEW_WORK_RESERVE && work->amount > 0 && work->amount == work->opening)
        return TRUE;
    }

  return FALSE;
}

static void
assert_same (const DewProgram *program,
             const DewOutcome *out,
             const DewShare   *share,
             const char       *rule)
{
  for (guint i = 0; i < dew_program_n_partners (program); i++)
    {
      gint64 partner = dew_program_partner (program, i);

      g_assert_cmpint (out->shares[i], ==, share_of (share, partner));
      if (find_partner (share, partner) != NULL)
        {
          g_assert_cmpint (dew_program_contribution (program, i), ==, find_partner (share, partner)->contribution);
          g_assert_true (dew_program_bears (program, i));
        }
      if (find_work_over (share, partner) != 0)
        g_assert_true ((out->capped & 1u << i) != 0);
      if ((out->capped & 1u << i) != 0)
        g_assert_true (dew_program_caps (program, i));
    }

  g_assert_cmpint (out->reserve, ==, share->reserve);
  g_assert_cmpint (out->held, ==, share->held);
  g_assert_cmpint (out->unallocated, ==, share->unallocated);
  g_assert_true (out->unallocated == 0 || dew_program_leaves (program));
  if (rule != NULL && strstr (rule, "uncommitted") == NULL)
    g_assert_cmpint (out->exhausted, ==, is_exhausted (share));
}

/* What is left may lie elsewhere by less than one penny a line and time that lines are rounded. */
static void
assert_near (const DewProgram *program,
             const DewOutcome *out,
             const DewShare   *share,
             guint             n_lines)
{
  gint64 slack = 4 * (n_lines + 1);
  gint64 sum = out->reserve + out->held + out->unallocated;

  for (guint i = 0; i < dew_program_n_partners (program); i++)
    {
      gint64 off = out->shares[i] - share_of (share, dew_program_partner (program, i));

      g_assert_cmpint (ABS (off), <=, slack);
      sum += out->shares[i];
    }

  g_assert_cmpint (sum, ==, share->variance);
}

static gint64
sum_amounts (const GArray *amounts)
{
  gint64 sum = 0;

  for (guint i = 0; i < amounts->len; i++)
    sum += g_array_index (amounts, DewLineAmount, i).pence;

  return sum;
}

/* How often programs share, and how often they refuse. */
typedef struct {
  guint shared, refused;
} Tally;

static void
check_one (const DewLedger  *ledger,
           const DewProgram *program,
           const GArray     *amounts,
           DewShareQuery    *query,
           gboolean          single,
           Tally            *tally)
{
  g_autofree DewClassAmount *classes = sum_classes (ledger, program, amounts);
  g_autoptr (GError) error = NULL;
  g_autoptr (DewShare) share = NULL;
  DewOutcome out;
  gboolean good;

  if (amounts->len == 0)        /* that would be a typed one */
    return;

  /* A program is of one day; a forecast is cut where something changes in the year. */
  if (dew_share_starts (ledger, query->pool, query->year, query->scenario, query->rule) != 1u << 1)
    return;

  query->amounts = (const DewLineAmount *) (const void *) amounts->data;
  query->n_amounts = amounts->len;
  share = dew_share (ledger, query, &error);
  good = dew_program_run (program, classes, &out);

  /* Where a penny lies elsewhere, it may lie where it cannot be shared. */
  if (good != (share != NULL) && !single)
    return;
  if (good != (share != NULL))
    g_error ("“%s”: the program %s, but: %s", query->rule != NULL ? query->rule : "its own", good ? "shares" : "refuses", error != NULL ? error->message : "it is shared");
  tally->shared += good;
  tally->refused += !good;
  if (good && single)
    assert_same (program, &out, share, query->rule);
  else if (good)
    assert_near (program, &out, share, amounts->len);
}

static void
test_lines (void)
{
  int n = g_getenv ("DEW_LONG") != NULL ? 100000 : 5000;
  Tally tally = { 0, };

  for (int i = 0; i < n; i++)
    {
      g_autoptr (DewLedger) ledger = make_random_ledger ();
      DewShareQuery query = { .pool = 1, .year = 2013 };
      g_autoptr (GError) error = NULL;
      g_autofree char *rule = NULL;

      for (guint k = 0; k < 4; k++)
        {
          g_autoptr (DewProgram) rough = dew_program_new (ledger, &query, NULL);
          g_autoptr (DewProgram) program = NULL;
          g_autoptr (GArray) amounts = NULL;
          DewShareQuery asked = query;
          gboolean single = k < 3;

          g_assert_nonnull (rough);
          amounts = make_amounts (ledger, rough, FALSE);
          g_clear_pointer (&rule, g_free);
          if (k != 0)
            asked.rule = rule = make_rule (ledger, sum_amounts (amounts));

          program = dew_program_new (ledger, &asked, &error);
          g_assert_no_error (error);
          if (single && g_test_rand_int_range (0, 4) > 0)
            {
              g_array_unref (amounts);
              amounts = make_amounts (ledger, program, TRUE);
            }
          else
            single = FALSE;
          check_one (ledger, program, amounts, &asked, single, &tally);
        }
    }

  g_test_message ("%u shared, %u refused", tally.shared, tally.refused);
  g_assert_cmpuint (tally.shared, >, tally.refused / 2);
  g_assert_cmpuint (tally.refused, >, 100);
}

/* ---- Typed variances ---- */

static gboolean
has_aligned (const DewLedger *ledger)
{
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);

  for (guint i = 0; i < lines->len; i++)
    if (!dew_ledger_pooled (ledger, lines->pdata[i], DEW_BASELINE, "2014-03-31"))
      return TRUE;

  return FALSE;
}

static void
test_typed (void)
{
  int n = g_getenv ("DEW_LONG") != NULL ? 300000 : 30000;
  guint compared = 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (DewLedger) ledger = make_random_ledger ();
      gint64 variance = g_test_rand_bit () ? random_variance () : -random_variance ();
      g_autofree char *text = make_rule (ledger, variance);
      g_autoptr (DewRule) rule = dew_rule_parse (ledger, text, NULL);
      DewShareQuery query = { .pool = 1, .year = 2013, .variance = variance, .rule = text };
      g_autoptr (DewProgram) program = dew_program_new (ledger, &query, NULL);
      g_autoptr (DewShare) share = NULL;
      DewClassAmount amount = { 0, };
      DewOutcome out;

      g_assert_nonnull (program);
      if (has_aligned (ledger) || _dew_rule_by_line (rule) || dew_program_n_classes (program) == 0)
        continue;

      g_assert_cmpuint (dew_program_n_classes (program), ==, 1);
      share = dew_share (ledger, &query, NULL);
      dew_class_add (&amount, variance);
      g_assert_cmpint (dew_program_run (program, &amount, &out), ==, share != NULL);
      if (share != NULL)
        assert_same (program, &out, share, text);
      compared += share != NULL;
    }

  g_test_message ("%u compared", compared);
  g_assert_cmpuint (compared, >, (guint) n / 50);
}

/* ---- What it has, and what it refuses ---- */

static void
test_classes (void)
{
  Builder builder;
  g_autoptr (DewLedger) ledger = NULL;
  g_autoptr (DewProgram) own = NULL;
  g_autoptr (DewProgram) equal = NULL;
  g_autoptr (DewProgram) units = NULL;
  DewShareQuery query = { .pool = 1, .year = 2013, .rule = "own" };

  build_lines (&builder);
  add_line (&builder, 20, 1, CARE, DEW_LINE_SERVICE, "More meals", CCG);
  add_line (&builder, 21, 1, CARE, DEW_LINE_SERVICE, "Like home care", 0)->lead_mode = DEW_LEAD_JOINT;
  add_figure (&builder, 21, DEW_EXISTING, COUNCIL, 600);
  add_figure (&builder, 21, DEW_EXISTING, CCG, 200);
  ledger = finish_ledger (&builder);

  own = dew_program_new (ledger, &query, NULL);
  query.rule = "equal";
  equal = dew_program_new (ledger, &query, NULL);
  query.rule = "proportional gross per category";
  units = dew_program_new (ledger, &query, NULL);
  g_assert_cmpuint (dew_program_n_classes (equal), ==, 1);
  g_assert_cmpuint (dew_program_n_classes (units), ==, 3);

  /* Led by one partner; led jointly in the same proportion; of nobody. Transport is pooled by the year's end, and the council funds it. */
  g_assert_cmpuint (dew_program_n_classes (own), ==, 4);
  g_assert_cmpuint (dew_program_class (own, dew_ledger_node (ledger, DEW_TABLE_LINE, MEALS)), ==, dew_program_class (own, dew_ledger_node (ledger, DEW_TABLE_LINE, 20)));
  g_assert_cmpuint (dew_program_class (own, dew_ledger_node (ledger, DEW_TABLE_LINE, HOME_CARE)), ==, dew_program_class (own, dew_ledger_node (ledger, DEW_TABLE_LINE, 21)));
  g_assert_cmpuint (dew_program_class (own, dew_ledger_node (ledger, DEW_TABLE_LINE, CARE)), ==, DEW_NO_CLASS);
  g_assert_cmpuint (dew_program_class (own, dew_ledger_node (ledger, DEW_TABLE_POOL, 2)), ==, DEW_NO_CLASS);
}

static void
test_refused (void)
{
  g_autoptr (DewLedger) ledger = make_oxfordshire ();
  DewShareQuery query = { .pool = 7, .year = 2013 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DewProgram) program = NULL;
  DewClassAmount amount = { .over = 100 };
  DewOutcome out;

  g_assert_null (dew_program_new (ledger, &query, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND);
  g_clear_error (&error);

  query = (DewShareQuery) { .pool = 1, .year = 2013, .rule = "proportional" };
  g_assert_null (dew_program_new (ledger, &query, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  /* Nothing is written for an overspend; an underspend is retained. */
  query.rule = NULL;
  program = dew_program_new (ledger, &query, &error);
  g_assert_no_error (error);
  g_assert_false (dew_program_run (program, &amount, &out));
  amount = (DewClassAmount) { .under = -100 };
  g_assert_true (dew_program_run (program, &amount, &out));
  g_assert_cmpint (out.held, ==, -100);
  amount = (DewClassAmount) { 0, };
  g_assert_true (dew_program_run (program, &amount, &out));
}

/* What is worked out in the domain's own examples. */
static void
test_worked (void)
{
  static const struct { const char *rule; gint64 variance, council, ccg, reserve, unallocated; guint capped; gboolean exhausted; } cases[] = {
    { "proportional gross", MILLION, 50769231, 49230769, 0, 0, 0, FALSE },
    { "proportional gross", -MILLION, -50769231, -49230769, 0, 0, 0, FALSE },
    { "up to 1%: proportional gross; up to 3%: equal; rest: all to Council", 8 * MILLION, 509000000, 291000000, 0, 0, 0, FALSE },
    { "proportional gross; cap Council £300,000 to others", MILLION, 30000000, 70000000, 0, 0, 1, FALSE },
    { "proportional gross; cap Council £300,000, CCG £200,000 to others", MILLION, 30000000, 20000000, 0, 50000000, 3, FALSE },
    { "reserve £500,000; equal", 90000000, 20000000, 20000000, 50000000, 0, 0, TRUE },
    { "reserve £500,000; equal", 40000000, 0, 0, 40000000, 0, 0, FALSE },
  };
  g_autoptr (DewLedger) ledger = make_oxfordshire ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DewShareQuery query = { .pool = 1, .year = 2013, .rule = cases[i].rule };
      g_autoptr (DewProgram) program = dew_program_new (ledger, &query, NULL);
      DewClassAmount amount = { 0, };
      DewOutcome out;

      dew_class_add (&amount, cases[i].variance);
      g_assert_true (dew_program_run (program, &amount, &out));
      g_assert_cmpint (out.shares[0], ==, cases[i].council);
      g_assert_cmpint (out.shares[1], ==, cases[i].ccg);
      g_assert_cmpint (out.reserve, ==, cases[i].reserve);
      g_assert_cmpint (out.unallocated, ==, cases[i].unallocated);
      g_assert_cmpuint (out.capped, ==, cases[i].capped);
      g_assert_cmpint (out.exhausted, ==, cases[i].exhausted);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/program/worked", test_worked);
  g_test_add_func ("/program/lines", test_lines);
  g_test_add_func ("/program/typed", test_typed);
  g_test_add_func ("/program/classes", test_classes);
  g_test_add_func ("/program/refused", test_refused);
  return g_test_run ();
}
