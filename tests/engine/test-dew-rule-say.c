/* test-dew-rule-say.c: the sentences of a schedule, step by step, and the few words for a list */
#include "dew-rule.h"

#include "ledger-builder.h"

enum { OLDER = 1, CARE_POOL, JOINT };

static DewLedger *
make_ledger (void)
{
  Builder builder;
  DewLine *line;

  start_ledger (&builder);
  add_partner (&builder, 1, "Oxfordshire County Council", "Council");
  add_partner (&builder, 2, "Oxfordshire Clinical Commissioning Group", "CCG");
  add_pool (&builder, OLDER, "Older people", 1, 1);
  add_pool (&builder, CARE_POOL, "Care", 1, 0);
  add_pool (&builder, JOINT, "Joint Fund", 0, 0);
  line = add_line (&builder, 1, CARE_POOL, 0, DEW_LINE_SERVICE, "Transport", 0);
  line->status = DEW_STATUS_ALIGNED;

  return finish_ledger (&builder);
}

#define OVER "Any overspend of the Older people Pooled Fund in a financial year"
#define UNDER "Any underspend of the Older people Pooled Fund in a financial year"
#define REST " What then remains of it"
#define BORNE_EQUALLY " shall be borne in equal parts by the partners that host, lead in or contribute to the Fund."
#define RETURNED_EQUALLY " shall be returned in equal parts to the partners that host, lead in or contribute to the Fund."
#define BY_GROSS "in proportion to their gross contributions to that Fund for that year, as varied"
#define TO_LEADS "by the partner that leads the service or, where no single partner leads it, by those who fund it, in proportion to their gross contributions to it for that " \
        "year, as varied."
#define FOR_LEADS "to the partner that leads the service or, where no single partner leads it, to those who fund it, in proportion to their gross contributions to it for that " \
        "year, as varied."
#define COUNCIL_NAME "Oxfordshire County Council"
#define CCG_NAME "Oxfordshire Clinical Commissioning Group"

static const struct {
  const char *text;
  const char *brief;
  const char *over;     /* NULL: it serves none */
  const char *under;
} sayings[] = {
  { "proportional gross per category", "Proportional to gross contributions, category by category",
    OVER " shall be borne category by category: what falls on each, by the partners in proportion to their gross contributions to that category for that year, as varied; a "
    "service that stands in no category shall be taken by itself.",
    UNDER " shall be returned category by category: what falls on each, to the partners in proportion to their gross contributions to that category for that year, as "
    "varied; a service that stands in no category shall be taken by itself." },
  { "proportional net per category including aligned", "Proportional to net contributions, category by category, aligned lines included",
    OVER " shall be borne category by category: what falls on each, by the partners in proportion to their net contributions to that category, its aligned services "
    "included, for that year, as varied, being their gross contributions less the income they bring in; a service that stands in no category shall be taken by itself.",
    UNDER " shall be returned category by category: what falls on each, to the partners in proportion to their net contributions to that category, its aligned services "
    "included, for that year, as varied, being their gross contributions less the income they bring in; a service that stands in no category shall be taken by itself." },
  { "proportional gross including aligned", "Proportional to gross contributions, aligned lines included",
    OVER " shall be borne by the partners in proportion to their gross contributions to that Fund, its aligned services included, for that year, as varied.",
    UNDER " shall be returned to the partners in proportion to their gross contributions to that Fund, its aligned services included, for that year, as varied." },

  { "offset within pool; equal", "Over- and underspends of lines set against each other; then in equal parts",
    OVER " shall be worked out after underspends on some services have been set against overspends on others. It" BORNE_EQUALLY,
    UNDER " shall be worked out after overspends on some services have been set against underspends on others. It" RETURNED_EQUALLY },
  { "offset across pools; equal", "Set against other pools; then in equal parts",
    OVER " shall first be met from underspends of the other pooled funds of the agreement whose rules allow it, in proportion to the overspends that they meet." REST
    BORNE_EQUALLY,
    UNDER " shall first meet overspends of the other pooled funds of the agreement whose rules allow it, in proportion to the underspends that meet them." REST
    RETURNED_EQUALLY },

  { "notify 5%; equal", "Reported above 5 %; then in equal parts",
    OVER " that is forecast to exceed 5 % of the budget of that Fund for that year shall be reported to the partners without delay. " OVER BORNE_EQUALLY,
    UNDER " that is forecast to exceed 5 % of the budget of that Fund for that year shall be reported to the partners without delay. " UNDER RETURNED_EQUALLY },
  { "notify £1m", "Reported above £1,000,000",
    OVER " that is forecast to exceed £1,000,000 shall be reported to the partners without delay. " OVER
    " shall not be allocated to any partner until the partners have decided who bears it.",
    UNDER " that is forecast to exceed £1,000,000 shall be reported to the partners without delay. " UNDER
    " shall not be allocated to any partner until the partners have decided what becomes of it." },

  { "reserve £500,000; equal", "Reserve of £500,000; then in equal parts",
    OVER " shall be met from the reserve held in the Fund, of £500,000, as far as that goes." REST BORNE_EQUALLY,
    "The reserve held in the Fund shall not be drawn upon for an underspend. " UNDER RETURNED_EQUALLY },
  { "reserve £500,000; uncommitted £2m; equal", "Reserve of £500,000; then uncommitted allocations of £2,000,000; then in equal parts",
    OVER " shall be met from the reserve held in the Fund, of £500,000, as far as that goes." REST
    " shall be met from allocations of the Fund that are not committed, of £2,000,000 in all, as far as they go." REST BORNE_EQUALLY,
    "The reserve held in the Fund shall not be drawn upon for an underspend. Allocations of the Fund that are not committed shall not be drawn upon for an underspend. "
    UNDER RETURNED_EQUALLY },
  { "reserve £500,000", "Reserve of £500,000",
    OVER " shall be met from the reserve held in the Fund, of £500,000, as far as that goes." REST
    " shall not be allocated to any partner until the partners have decided who bears it.",
    "The reserve held in the Fund shall not be drawn upon for an underspend. " UNDER
    " shall not be allocated to any partner until the partners have decided what becomes of it." },

  { "carve Council £120,000 because \"notice served late\"; equal", "£120,000 to Council by its own doing; then in equal parts",
    OVER " shall, up to £120,000, be borne in full by " COUNCIL_NAME ", which caused that part of it (notice served late)." REST BORNE_EQUALLY,
    "What " COUNCIL_NAME " caused by its own doing shall make no difference to an underspend. " UNDER RETURNED_EQUALLY },

  { "tolerance £250,000 excess; equal", "Each its own up to £250,000; then in equal parts",
    OVER " shall, up to £250,000, be borne service by service: " TO_LEADS REST BORNE_EQUALLY,
    UNDER " shall, up to £250,000, be returned service by service: " FOR_LEADS REST RETURNED_EQUALLY },
  { "tolerance 2% all; equal", "Each its own while at most 2 %; then in equal parts",
    OVER " shall, while it does not exceed 2 % of the budget of that Fund for that year, be borne service by service: " TO_LEADS
    " Where it exceeds that, the whole of it" BORNE_EQUALLY,
    UNDER " shall, while it does not exceed 2 % of the budget of that Fund for that year, be returned service by service: " FOR_LEADS
    " Where it exceeds that, the whole of it" RETURNED_EQUALLY },

  { "up to 1%: proportional gross; up to 3%: equal; rest: all to Council", "Up to 1 %: by gross contributions, current; above 1 % to 3 %: in equal parts; above 3 %: all to Council",
    OVER ", up to 1 % of the budget of that Fund for that year, shall be borne by the partners " BY_GROSS ". The part of it above 1 % of the budget of that Fund for that "
    "year and up to 3 % of the budget of that Fund for that year" BORNE_EQUALLY " The part of it above 3 % of the budget of that Fund for that year shall be borne in full "
    "by " COUNCIL_NAME ".",
    UNDER ", up to 1 % of the budget of that Fund for that year, shall be returned to the partners " BY_GROSS ". The part of it above 1 % of the budget of that Fund for "
    "that year and up to 3 % of the budget of that Fund for that year" RETURNED_EQUALLY " The part of it above 3 % of the budget of that Fund for that year shall be "
    "returned in full to " COUNCIL_NAME "." },
  { "reserve £1; up to £500,000: own; rest: equal", "Reserve of £1; up to £500,000: each line to its lead, or without a single lead to its funders; above £500,000: in equal parts",
    OVER " shall be met from the reserve held in the Fund, of £1, as far as that goes." REST ", up to £500,000, shall be borne service by service: " TO_LEADS
    " The part of it above £500,000" BORNE_EQUALLY,
    "The reserve held in the Fund shall not be drawn upon for an underspend. " UNDER ", up to £500,000, shall be returned service by service: " FOR_LEADS
    " The part of it above £500,000" RETURNED_EQUALLY },

  { "proportional gross; cap Council £300,000 to others", "Proportional to gross contributions; then capped",
    OVER " shall be borne by the partners " BY_GROSS ". Of all this, in a financial year " COUNCIL_NAME " shall bear at most £300,000; what exceeds that shall be borne by "
    "the other partners, " BY_GROSS ".",
    UNDER " shall be returned to the partners " BY_GROSS ". Of all this, in a financial year " COUNCIL_NAME " shall receive at most £300,000; what exceeds that shall be "
    "returned to the other partners, " BY_GROSS "." },
  { "equal; cap Council £300,000, CCG 1% to lead", "In equal parts; then capped",
    OVER BORNE_EQUALLY " Of all this, in a financial year " COUNCIL_NAME " shall bear at most £300,000 and " CCG_NAME " shall bear at most 1 % of the budget of that Fund "
    "for that year; what exceeds that shall be borne by the lead commissioner, " COUNCIL_NAME ".",
    UNDER RETURNED_EQUALLY " Of all this, in a financial year " COUNCIL_NAME " shall receive at most £300,000 and " CCG_NAME " shall receive at most 1 % of the budget of "
    "that Fund for that year; what exceeds that shall be returned to the lead commissioner, " COUNCIL_NAME "." },
  { "equal; cap CCG £5 unallocated", "In equal parts; then capped",
    OVER BORNE_EQUALLY " Of all this, in a financial year " CCG_NAME " shall bear at most £5; what exceeds that shall not be allocated until the partners have decided on it.",
    UNDER RETURNED_EQUALLY " Of all this, in a financial year " CCG_NAME " shall receive at most £5; what exceeds that shall not be allocated until the partners have "
    "decided on it." },
  { "equal; cap CCG £5 to others", "In equal parts; then capped",
    OVER BORNE_EQUALLY " Of all this, in a financial year " CCG_NAME " shall bear at most £5; what exceeds that shall be borne by the other partners, in equal parts.",
    UNDER RETURNED_EQUALLY " Of all this, in a financial year " CCG_NAME " shall receive at most £5; what exceeds that shall be returned to the other partners, in equal "
    "parts." },
  { "carve CCG £1 because late; fixed Council 51%, CCG 49%; cap CCG £5 to others", "£1 to CCG by its own doing; then by fixed percentages; then capped",
    OVER " shall, up to £1, be borne in full by " CCG_NAME ", which caused that part of it (late)." REST " shall be borne in these fixed shares, whatever is contributed: "
    COUNCIL_NAME " 51 % and " CCG_NAME " 49 %. Of all this, but for what a partner has caused, in a financial year " CCG_NAME " shall bear at most £5; what exceeds that "
    "shall be borne by the other partners, in proportion to their fixed shares.",
    "What " CCG_NAME " caused by its own doing shall make no difference to an underspend. " UNDER " shall be returned in these fixed shares, whatever is contributed: "
    COUNCIL_NAME " 51 % and " CCG_NAME " 49 %. Of all this, in a financial year " CCG_NAME " shall receive at most £5; what exceeds that shall be returned to the other "
    "partners, in proportion to their fixed shares." },
  /* Nobody else has a weight, so that it is for the partners to decide. */
  { "all to CCG; cap CCG £5 to others", "All to CCG; then capped",
    OVER " shall be borne in full by " CCG_NAME ". Of all this, in a financial year " CCG_NAME " shall bear at most £5; what exceeds that shall not be allocated until the "
    "partners have decided on it.",
    UNDER " shall be returned in full to " CCG_NAME ". Of all this, in a financial year " CCG_NAME " shall receive at most £5; what exceeds that shall not be allocated "
    "until the partners have decided on it." },
  { "own; cap CCG £5 to others", "Each partner bears its own lines; then capped",
    OVER " shall be borne service by service: " TO_LEADS " Of all this, in a financial year " CCG_NAME " shall bear at most £5; what exceeds that shall be borne by the other "
    "partners, " BY_GROSS ".",
    UNDER " shall be returned service by service: " FOR_LEADS " Of all this, in a financial year " CCG_NAME " shall receive at most £5; what exceeds that shall be returned to "
    "the other partners, " BY_GROSS "." },
  { "proportional net including aligned; cap CCG £5 to others", "Proportional to net contributions, aligned lines included; then capped",
    OVER " shall be borne by the partners in proportion to their net contributions to that Fund, its aligned services included, for that year, as varied, being their gross "
    "contributions less the income they bring in. Of all this, in a financial year " CCG_NAME " shall bear at most £5; what exceeds that shall be borne by the other "
    "partners, in proportion to their net contributions to that Fund, its aligned services included, for that year, as varied, being their gross contributions less the "
    "income they bring in.",
    UNDER " shall be returned to the partners in proportion to their net contributions to that Fund, its aligned services included, for that year, as varied, being their "
    "gross contributions less the income they bring in. Of all this, in a financial year " CCG_NAME " shall receive at most £5; what exceeds that shall be returned to the "
    "other partners, in proportion to their net contributions to that Fund, its aligned services included, for that year, as varied, being their gross contributions less "
    "the income they bring in." },

  { "decided Council £400,000, CCG £600,000 because \"minute 12\"", "Decided: Council £400,000 and CCG £600,000",
    OVER " shall be borne as the partners have decided (minute 12): " COUNCIL_NAME " £400,000 and " CCG_NAME " £600,000.",
    UNDER " shall be returned as the partners have decided (minute 12): " COUNCIL_NAME " £400,000 and " CCG_NAME " £600,000." },
  /* What is returned is said without a sign. */
  { "decided Council -£400,000, CCG £1 because \"minute 12\"", "Decided: Council £400,000 and CCG −£1", NULL,
    UNDER " shall be returned as the partners have decided (minute 12): " COUNCIL_NAME " £400,000 and " CCG_NAME " −£1." },
  { "reserve £1; decided CCG £5 because so", "Reserve of £1; then as decided",
    OVER " shall be met from the reserve held in the Fund, of £1, as far as that goes." REST " shall be borne as the partners have decided (so): " CCG_NAME " £5.",
    "The reserve held in the Fund shall not be drawn upon for an underspend. " UNDER " shall be returned as the partners have decided (so): " CCG_NAME " £5." },

  { "retain non-recurrent", "Retained in the pool for non-recurrent use", NULL,
    UNDER " shall be retained in the Fund, for uses that do not recur, and shall not be returned to the partners." },
  { "carry forward", "Carried forward", NULL, UNDER " shall be carried forward in the Fund into the next financial year." },
  { "up to £5: retain; rest: carry forward", "Up to £5: retained in the pool; above £5: carried forward", NULL,
    UNDER ", up to £5, shall be retained in the Fund for its purposes, and shall not be returned to the partners. The part of it above £5 shall be carried forward in the "
    "Fund into the next financial year." },
  { "unallocated", "Left for decision",
    OVER " shall not be allocated to any partner until the partners have decided who bears it.",
    UNDER " shall not be allocated to any partner until the partners have decided what becomes of it." },
};

static void
test_sentences (void)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  const DewPool *pool = dew_ledger_find (ledger, DEW_TABLE_POOL, OLDER);

  for (guint i = 0; i < G_N_ELEMENTS (sayings); i++)
    {
      g_autoptr (DewRule) rule = dew_rule_parse (ledger, sayings[i].text, NULL);
      g_autofree char *brief = dew_rule_short (rule, ledger);
      g_autofree char *over = dew_rule_sentence (rule, ledger, pool, DEW_BASELINE, NULL, DEW_OVER);
      g_autofree char *under = dew_rule_sentence (rule, ledger, pool, DEW_BASELINE, NULL, DEW_UNDER);

      g_assert_cmpstr (brief, ==, sayings[i].brief);
      g_assert_cmpstr (under, ==, sayings[i].under);
      if (sayings[i].over != NULL)
        g_assert_cmpstr (over, ==, sayings[i].over);
    }
}

/* A pool with aligned services excepts them, whatever the first step is; one without a lead does not name it. */
static void
test_pools (void)
{
  static const struct { gint64 pool; const char *text; const char *sentence; } table[] = {
    { CARE_POOL, "up to £5: equal; rest: own",
      "Any overspend of the Care Pooled Fund in a financial year, except on its aligned services, up to £5," BORNE_EQUALLY
      " The part of it above £5 shall be borne service by service: " TO_LEADS " Any overspend on an aligned service of the Care Pooled Fund in a financial year shall stay with "
      "the partners that fund that service, in proportion to their gross contributions to it for that year, as varied." },
    { CARE_POOL, "notify 1%; proportional gross",
      "Any overspend of the Care Pooled Fund in a financial year, except on its aligned services, that is forecast to exceed 1 % of the budget of that Fund for that year shall "
      "be reported to the partners without delay. Any overspend of the Care Pooled Fund in a financial year, except on its aligned services, shall be borne by the partners in "
      "proportion to their gross contributions to the pooled services of that Fund for that year, as varied. Any overspend on an aligned service of the Care Pooled Fund in a "
      "financial year shall stay with the partners that fund that service, in proportion to their gross contributions to it for that year, as varied." },
    { JOINT, "equal; cap CCG £5 to lead",
      "Any overspend of the Joint Fund in a financial year" BORNE_EQUALLY " Of all this, in a financial year " CCG_NAME " shall bear at most £5; what exceeds that shall be borne "
      "by the lead commissioner." },
    { JOINT, "reserve £5; all to host",
      "Any overspend of the Joint Fund in a financial year shall be met from the reserve held in the Fund, of £5, as far as that goes." REST
      " shall be borne in full by the host partner." },
  };
  g_autoptr (DewLedger) ledger = make_ledger ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DewRule) rule = dew_rule_parse (ledger, table[i].text, NULL);
      g_autofree char *sentence = dew_rule_sentence (rule, ledger, dew_ledger_find (ledger, DEW_TABLE_POOL, table[i].pool), DEW_BASELINE, NULL, DEW_OVER);

      g_assert_cmpstr (sentence, ==, table[i].sentence);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-say/sentences", test_sentences);
  g_test_add_func ("/rule-say/pools", test_pools);

  return g_test_run ();
}
