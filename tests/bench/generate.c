/* generate.c: makes a document of any number of lines, as large ones are: pools of ten categories of fifty lines, two partners, six figures a line; and, where they are asked for, scenarios
 * to compare. */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "dew-store.h"
#include "generate-scenarios.h"

#define LINES_A_CATEGORY 50
#define CATEGORIES_A_POOL 10
#define YEAR 2013

/* Every hundredth line has a figure of its own in the scenario. */
#define OVERLAY_EVERY 100

typedef struct {
  DewStore   *store;
  DewChanges *edit;
  gint64      partners[2];
  gint64      agreement, pool, category, scenario;
} Generator;

static gint64
add_partner (Generator  *self,
             const char *name,
             const char *short_name,
             int         kind)
{
  DewPartner partner = { dew_store_new_id (self->store), 0, (char *) name, (char *) short_name, kind };

  partner.position = kind;
  dew_changes_insert_row (self->edit, DEW_TABLE_PARTNER, &partner);
  return partner.id;
}

static gint64
add_agreement (Generator *self)
{
  DewAgreement agreement = { 0 };

  agreement.id = dew_store_new_id (self->store);
  agreement.name = (char *) "Agreement";
  agreement.start = (char *) "2013-04-01";
  agreement.no_end = 1;
  agreement.end = agreement.review = agreement.note = agreement.source = (char *) "";
  dew_changes_insert_row (self->edit, DEW_TABLE_AGREEMENT, &agreement);
  return agreement.id;
}

static gint64
add_scenario (Generator *self)
{
  DewScenario scenario = { dew_store_new_id (self->store), 0, (char *) "Another way", (char *) "" };

  dew_changes_insert_row (self->edit, DEW_TABLE_SCENARIO, &scenario);
  return scenario.id;
}

static gint64
add_pool (Generator *self,
          guint      number)
{
  g_autofree char *name = g_strdup_printf ("Pool %u", number);
  DewPool pool = { 0 };

  pool.id = dew_store_new_id (self->store);
  pool.agreement = self->agreement;
  pool.position = number;
  pool.name = name;
  pool.host = self->partners[0];
  pool.lead_mode = DEW_LEAD_JOINT;
  pool.reference = pool.aims = pool.start = pool.end = pool.note = pool.source = (char *) "";
  dew_changes_insert_row (self->edit, DEW_TABLE_POOL, &pool);
  return pool.id;
}

static void
add_rule (Generator *self)
{
  DewRuleRow rule = { 0 };

  rule.id = dew_store_new_id (self->store);
  rule.scenario = DEW_BASELINE;
  rule.pool = self->pool;
  rule.direction = DEW_OVER;
  rule.text = (char *) "proportional gross";
  rule.start = rule.note = (char *) "";
  dew_changes_insert_row (self->edit, DEW_TABLE_RULE, &rule);
}

static gint64
add_line (Generator *self,
          int        kind,
          guint      number)
{
  g_autofree char *name = g_strdup_printf (kind == DEW_LINE_CATEGORY ? "Category %u" : "Line %u", number);
  DewLine line = { 0 };

  line.id = dew_store_new_id (self->store);
  line.pool = self->pool;
  line.parent = kind == DEW_LINE_CATEGORY ? 0 : self->category;
  line.position = number;
  line.kind = kind;
  line.contract = number % 2 == 0 ? DEW_CONTRACT_BLOCK : DEW_CONTRACT_DEMAND_LED;
  line.name = name;
  line.provider = line.pooled_from = line.note = line.source = (char *) "";
  dew_changes_insert_row (self->edit, DEW_TABLE_LINE, &line);
  return line.id;
}

static void
add_figures (Generator *self,
             gint64     line,
             guint      number)
{
  static const int measures[] = { DEW_EXISTING, DEW_ADDITIONAL, DEW_INCOME };

  for (guint m = 0; m < G_N_ELEMENTS (measures); m++)
    for (guint p = 0; p < G_N_ELEMENTS (self->partners); p++)
      {
        gint64 pounds = (number % 997 + 1) * (p + 2) * (measures[m] == DEW_INCOME ? 3 : 100);
        DewFigure figure = { line, YEAR, 0, measures[m], self->partners[p], DEW_BASELINE, pounds * 100 };

        dew_changes_insert_row (self->edit, DEW_TABLE_FIGURE, &figure);
        if (number % OVERLAY_EVERY != 0 || m != 0)
          continue;
        figure.scenario = self->scenario;
        figure.pence += 100;
        dew_changes_insert_row (self->edit, DEW_TABLE_FIGURE, &figure);
      }
}

static void
add_everything (Generator *self,
                guint      n_lines)
{
  self->partners[0] = add_partner (self, "County Council", "Council", DEW_PARTNER_AUTHORITY);
  self->partners[1] = add_partner (self, "Clinical Commissioning Group", "CCG", DEW_PARTNER_NHS_COMMISSIONER);
  self->agreement = add_agreement (self);
  self->scenario = add_scenario (self);
  for (guint i = 0; i < n_lines; i++)
    {
      if (i % (LINES_A_CATEGORY * CATEGORIES_A_POOL) == 0)
        {
          self->pool = add_pool (self, i / (LINES_A_CATEGORY * CATEGORIES_A_POOL) + 1);
          add_rule (self);
        }
      if (i % LINES_A_CATEGORY == 0)
        self->category = add_line (self, DEW_LINE_CATEGORY, i / LINES_A_CATEGORY + 1);
      add_figures (self, add_line (self, DEW_LINE_SERVICE, i + 1), i + 1);
    }
}

static gint64
next_id (gpointer data)
{
  return dew_store_new_id (data);
}

static void
apply (DewStore   *store,
       DewLedger  *ledger,
       DewChanges *edit)
{
  g_autoptr (DewChanges) applied = NULL;
  GError *error = NULL;

  dew_store_apply (store, edit, "Generate", 0, &applied, &error);
  bench_check (error);
  dew_ledger_patch (ledger, applied, &error);
  bench_check (error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DewChanges) edit = dew_changes_new ();
  g_autoptr (DewChanges) more = dew_changes_new ();
  g_autoptr (DewStore) store = NULL;
  g_autoptr (DewLedger) ledger = NULL;
  g_autofree char *draft = NULL;
  GError *error = NULL;
  guint64 n_lines = 0;
  Generator self = { 0 };

  if (argc < 3 || argc > 4 || (argc == 4 && strcmp (argv[3], "scenarios") != 0) || !g_ascii_string_to_unsigned (argv[2], 10, 1, 1000000, &n_lines, NULL))
    {
      g_printerr ("Usage: generate FILE LINES [scenarios]\n");
      return 2;
    }

  draft = g_strconcat (argv[1], ".draft", NULL);
  dew_store_create (draft, "A large agreement", &error);
  bench_check (error);
  store = dew_store_open (draft, DEW_STORE_MUST_WRITE, &error);
  bench_check (error);
  ledger = dew_store_load (store, &error);
  bench_check (error);

  self.store = store;
  self.edit = edit;
  add_everything (&self, (guint) n_lines);
  apply (store, ledger, edit);
  if (argc == 4)
    {
      generate_scenarios (ledger, more, (DewIds) { next_id, store });
      apply (store, ledger, more);
    }

  /* Nobody types 100,000 lines in one edit: the journal of it is left behind. */
  dew_store_save_as (store, argv[1], FALSE, TRUE, &error);
  bench_check (error);
  g_unlink (draft);
  return EXIT_SUCCESS;
}
