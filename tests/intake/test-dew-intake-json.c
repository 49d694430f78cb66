/* test-dew-intake-json.c: the whole document as JSON */
#include <string.h>

#include "blank-document.h"
#include "dew-intake.h"

static DewChanges *
propose (const DewLedger *ledger,
         const char      *text,
         GError         **error)
{
  return dew_intake_json (ledger, "f.json", text, strlen (text), error);
}

static DewChanges *
propose_tables (const DewLedger *ledger,
                const char      *tables,
                GError         **error)
{
  g_autofree char *text = g_strdup_printf ("{\"format\":\"dewpond\",\"version\":1,\"tables\":{%s}}", tables);

  return propose (ledger, text, error);
}

#define SMALL \
  "\"document\":[{\"id\":1,\"title\":\"T\",\"as_at\":\"2013-05-23\"}]," \
  "\"partner\":[{\"id\":1,\"position\":1,\"name\":\"A\",\"kind\":\"nhs_trust\"},{\"id\":2,\"position\":2,\"name\":\"B\"}]," \
  "\"pool\":[{\"id\":1,\"name\":\"P\",\"agreement\":null,\"host\":2,\"lead_mode\":\"joint\"}]," \
  "\"line\":[{\"id\":1,\"pool\":1,\"kind\":\"line\",\"name\":\"L\",\"contract\":\"demand-led\"}]," \
  "\"scenario\":[{\"id\":5,\"name\":\"S\"}]," \
  "\"figure\":[{\"line\":1,\"year\":2013,\"month\":0,\"measure\":\"existing\",\"partner\":1,\"scenario\":0,\"pence\":-7}," \
              "{\"line\":1,\"year\":2013,\"month\":0,\"measure\":\"existing\",\"partner\":1,\"scenario\":5,\"pence\":null}]," \
  "\"rule\":[{\"id\":1,\"scenario\":0,\"pool\":1,\"line\":null,\"direction\":\"over\",\"text\":\"equal\"}]"

static void
test_document (void)
{
  g_autoptr (DewLedger) ledger = make_blank ();
  GError *error = NULL;
  DewChanges *changes = propose_tables (ledger, SMALL, &error);
  const DewFigure *cleared;

  g_assert_no_error (error);
  patch (ledger, changes);

  g_assert_cmpstr (dew_ledger_document (ledger)->title, ==, "T");
  g_assert_cmpstr (dew_ledger_document (ledger)->as_at, ==, "2013-05-23");
  g_assert_cmpint (dew_ledger_partner_named (ledger, "A")->kind, ==, DEW_PARTNER_NHS_TRUST);
  g_assert_cmpint (dew_ledger_pool_named (ledger, "P", NULL)->host, ==, 2);
  g_assert_cmpint (dew_ledger_pool_named (ledger, "P", NULL)->lead_mode, ==, DEW_LEAD_JOINT);
  g_assert_cmpint (find_line (ledger, "P", "L")->contract, ==, DEW_CONTRACT_DEMAND_LED);
  g_assert_cmpint (dew_ledger_figure_row (ledger, 1, 2013, 0, DEW_EXISTING, 1, DEW_BASELINE)->pence, ==, -7);
  cleared = dew_ledger_figure_row (ledger, 1, 2013, 0, DEW_EXISTING, 1, 5);
  g_assert_cmpint (cleared->pence, ==, DEW_CLEARED);
}

/* The same again changes nothing; columns left out keep what they are. */
static void
test_again (void)
{
  g_autoptr (DewLedger) ledger = make_blank ();
  g_autoptr (DewChanges) same = NULL;
  GError *error = NULL;

  patch (ledger, propose_tables (ledger, SMALL, NULL));

  same = propose_tables (ledger, SMALL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dew_changes_length (same), ==, 0);

  patch (ledger, propose_tables (ledger, "\"partner\":[{\"id\":1,\"name\":\"C\"}]", &error));
  g_assert_no_error (error);
  g_assert_cmpint (dew_ledger_partner_named (ledger, "C")->kind, ==, DEW_PARTNER_NHS_TRUST);
}

/* A rule is stored as the program prints it; the same file again changes nothing, and a partner may be named by what it is called from then on. */
static void
test_rules (void)
{
  static const char typed[] =
    "\"partner\":[{\"id\":1,\"name\":\"A\"},{\"id\":2,\"name\":\"Second\",\"short_name\":\"B\"}],\"pool\":[{\"id\":1,\"name\":\"P\"}],"
    "\"rule\":[{\"id\":1,\"scenario\":0,\"pool\":1,\"line\":null,\"direction\":\"over\",\"text\":\"  Reserve 500000 ;fixed  second 49 %, a 51%\"}]";
  g_autoptr (DewLedger) ledger = make_blank ();
  g_autoptr (DewChanges) same = NULL;
  GError *error = NULL;

  patch (ledger, propose_tables (ledger, typed, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (((const DewRuleRow *) dew_ledger_find (ledger, DEW_TABLE_RULE, 1))->text, ==, "reserve £500,000; fixed B 49%, A 51%");

  same = propose_tables (ledger, typed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dew_changes_length (same), ==, 0);
}

static void
test_refused_tables (void)
{
  static const struct { const char *tables; const char *message; } cases[] = {
    { "\"colour\":[]", "f.json, line 1: a document has no table “colour”." },
    { "\"partner\":{}", "f.json, line 1, table “partner”: it must be a list of rows." },
    { "\"partner\":[7]", "f.json, line 1, table “partner”: a row must be an object" },
    { "\"partner\":[{\"id\":1,\"colour\":2}]", "f.json, line 1, table “partner”: there is no column “colour”." },
    { "\"partner\":[{\"name\":\"A\"}]", "f.json, line 1, table “partner”, column “id”: it is missing." },
    { "\"partner\":[{\"id\":\"1\"}]", "f.json, line 1, table “partner”, column “id”: it must be a whole number" },
    { "\"partner\":[{\"id\":1.0}]", "f.json, line 1, table “partner”, column “id”: it must be a whole number" },
    { "\"partner\":[{\"id\":true}]", "f.json, line 1, table “partner”, column “id”: it must be a whole number" },
    { "\"partner\":[{\"id\":0}]", "f.json, line 1, table “partner”, column “id”: 0 is out of range" },
    { "\"partner\":[{\"id\":null}]", "f.json, line 1, table “partner”, column “id”: it may not be null." },
    { "\"partner\":[{\"id\":1,\"name\":null}]", "f.json, line 1, table “partner”, column “name”: it may not be null." },
    { "\"partner\":[{\"id\":1,\"name\":5}]", "f.json, line 1, table “partner”, column “name”: it must be a text" },
    { "\"partner\":[{\"id\":1,\"name\":[\"A\"]}]", "f.json, line 1, table “partner”, column “name”: it must be a text" },
    { "\"partner\":[{\"id\":1,\"name\":\"A\",\"kind\":1}]", "f.json, line 1, table “partner”, column “kind”: it must be one of" },
    { "\"partner\":[{\"id\":1,\"name\":\"A\",\"kind\":\"bank\"}]", "f.json, line 1, table “partner”, column “kind”: it must be one of \"authority\", \"nhs_commissioner\"" },
    { "\"partner\":[{\"id\":1,\"name\":\"A\"},{\"id\":1,\"name\":\"B\"}]", "f.json, line 1, table “partner”: a row with the same key" },
    { "\"document\":[{\"id\":2}]", "f.json, line 1, table “document”, column “id”: the document has one row" },
    { "\"document\":[{\"id\":1,\"as_at\":\"2013-02-30\"}]", "f.json, line 1, table “document”, column “as_at”: “2013-02-30” is not a date" },
    { "\"agreement\":[{\"id\":1,\"name\":\"A\",\"no_end\":2}]", "f.json, line 1, table “agreement”, column “no_end”: 2 is out of range" },
    { "\"pool\":[{\"id\":9,\"name\":\"Q\",\"host\":77}]", "f.json, line 1, table “pool”, column “host”: there is no partner with the number 77." },
    { "\"pool\":[],\"pool\":[]", "f.json, line 1, table “pool”: the table stands there twice." },
    { "\"partner\":[{\"id\":1,\"id\":2}]", "f.json, line 1, table “partner”, column “id”: it stands twice" },
    { "\"partner\":[{\"id\":1,\"name\":\"A\"},{\"id\":2,\"name\":\"a\"}]", "f.json: " },
    { "\"pool\":[{\"id\":1,\"name\":\"P\",\"lead_mode\":\"single\"}]", "f.json: " },
    { "\"pool\":[{\"id\":1,\"name\":\"P\"}],\"rule\":[{\"id\":1,\"scenario\":0,\"pool\":1,\"direction\":\"over\",\"text\":\"fixed X 100%\"}]", "f.json: " },
    { "\"pool\":[{\"id\":1,\"name\":\"P\"}],\"line\":[{\"id\":1,\"pool\":1,\"parent\":1,\"kind\":\"category\",\"name\":\"L\"}]", "f.json: " },
    { "\"figure\":[{\"line\":1,\"year\":2013,\"month\":0,\"measure\":\"budget\",\"partner\":0,\"scenario\":0,\"pence\":1}]", "f.json, line 1, table “figure”, column “line”: there is no line with the number 1." },
    { "\"figure\":[{\"line\":1,\"year\":2013,\"month\":13,\"measure\":\"budget\",\"partner\":0,\"scenario\":0,\"pence\":1}]",
      "f.json, line 1, table “figure”, column “month”: 13 is out of range" },
    { "\"figure\":[{\"line\":1,\"year\":2013,\"month\":0,\"measure\":\"budget\",\"partner\":0,\"scenario\":0,\"pence\":10000000000001}]",
      "f.json, line 1, table “figure”, column “pence”: 10000000000001 is out of range" },
    { "\"figure\":[{\"line\":1,\"year\":2013,\"month\":0,\"measure\":\"budget\",\"partner\":0,\"scenario\":0,\"pence\":99999999999999999999999}]",
      "f.json, line 1, table “figure”, column “pence”: " },
    { "\"figure\":[{\"line\":1,\"year\":2013,\"month\":0,\"measure\":\"budget\",\"partner\":0,\"pence\":1}]",
      "f.json, line 1, table “figure”, column “scenario”: it is missing." },
  };
  g_autoptr (DewLedger) ledger = make_blank ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (propose_tables (ledger, cases[i].tables, &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, cases[i].message))
        g_error ("%s\n“%s”\nis not\n“%s”", cases[i].tables, error->message, cases[i].message);
    }
}

static void
test_refused_files (void)
{
  static const struct { const char *text; const char *message; } cases[] = {
    { "", "f.json, line 1, column 1: this is not JSON: it begins" },
    { "[]", "“f.json” is JSON, but not" },
    { "{}", "“f.json” is JSON, but not" },
    { "{\"format\":1}", "“f.json” is JSON, but not" },
    { "{\"format\":\"dewpond\"}", "“f.json” does not say which version" },
    { "{\"format\":\"dewpond\",\"version\":\"1\"}", "“f.json” does not say which version" },
    { "{\"format\":\"dewpond\",\"version\":5,\"tables\":{}}", "“f.json” was written by a newer version" },
    { "{\"format\":\"dewpond\",\"version\":1}", "“f.json” has no tables" },
    { "{\"format\":\n\"dewpond\" \"version\"", "f.json, line 2, column " },
    { "{\n\n\"a\":\xff}", "f.json, line 3: the text is not UTF-8" },
  };
  g_autoptr (DewLedger) ledger = make_blank ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (propose (ledger, cases[i].text, &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, cases[i].message))
        g_error ("%s\n“%s”\nis not\n“%s”", cases[i].text, error->message, cases[i].message);
    }
}

/* A parser that calls itself for every bracket must not be fed a million of them. */
static void
test_depth (void)
{
  g_autoptr (DewLedger) ledger = make_blank ();
  g_autofree char *deep = g_strnfill (1000 * 1000, '[');
  g_autofree char *quoted = g_strdup_printf ("{\"format\":\"dewpond\",\"version\":1,\"tables\":{\"document\":[{\"id\":1,\"note\":\"%.400s\\\"[\"}]}}", deep);
  g_autoptr (GError) error = NULL;

  g_assert_null (propose (ledger, deep, &error));
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);

  g_clear_error (&error);
  patch (ledger, propose (ledger, quoted, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (dew_ledger_document (ledger)->note), ==, 402);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/intake-json/document", test_document);
  g_test_add_func ("/intake-json/rules", test_rules);
  g_test_add_func ("/intake-json/again", test_again);
  g_test_add_func ("/intake-json/refused-tables", test_refused_tables);
  g_test_add_func ("/intake-json/refused-files", test_refused_files);
  g_test_add_func ("/intake-json/depth", test_depth);

  return g_test_run ();
}
