/* bench-simulate.c: a simulation of a pool of 200 lines under six rules; prints the pool and what came out, for others to do the same and compare. */
#include <stdlib.h>

#include "bench.h"
#include "dew-simulate.h"

#define LINES 200
#define CATEGORY 10             /* lines in each */
#define PARTNERS 3
#define YEAR 2013

static const char *const rules[] = {
  "own",
  "proportional gross",
  "fixed A 51%, B 40%, C 9%",
  "up to 1%: proportional gross; up to 3%: equal; rest: all to A",
  "reserve £2,000,000; equal",
  "proportional net; cap A £1,000,000 to others",
};

/* ---- The pool ---- */

static gint64
contribution (guint line,
              guint partner)
{
  return (gint64) (line * 997 % 1000 + 1) * 10000 * (partner + 1) + line;
}

static void
load_figures (DewLedger *ledger,
              guint      line)
{
  for (guint k = 0; k < 2; k++)
    for (guint i = 0; i < PARTNERS; i++)
      {
        gint64 pence = contribution (line, i);
        DewFigure figure = { line, YEAR, 0, k == 0 ? DEW_EXISTING : DEW_INCOME, i + 1, DEW_BASELINE, k == 0 ? pence : pence / (3 + i) };

        dew_ledger_load_figure (ledger, &figure);
      }
}

static void
load_line (DewLedger *ledger,
           guint      number)
{
  DewLine *line = dew_row_new (DEW_TABLE_LINE);
  g_autofree char *name = g_strdup_printf ("Line %u", number);

  line->id = number;
  line->position = number;
  line->pool = 1;
  line->lead_mode = DEW_LEAD_SINGLE;
  line->lead = 1 + number % PARTNERS;
  dew_row_set_text (DEW_TABLE_LINE, line, "name", name);
  dew_ledger_load_row (ledger, DEW_TABLE_LINE, line);
}

static DewLedger *
make_ledger (void)
{
  static const char *const names[PARTNERS] = { "A", "B", "C" };
  DewLedger *ledger = dew_ledger_new ();
  DewDocumentRow *document = dew_row_new (DEW_TABLE_DOCUMENT);
  DewPool *pool = dew_row_new (DEW_TABLE_POOL);
  GError *error = NULL;

  document->id = DEW_DOCUMENT_ID;
  dew_ledger_load_row (ledger, DEW_TABLE_DOCUMENT, document);
  for (guint i = 0; i < PARTNERS; i++)
    {
      DewPartner *partner = dew_row_new (DEW_TABLE_PARTNER);

      partner->id = partner->position = i + 1;
      dew_row_set_text (DEW_TABLE_PARTNER, partner, "name", names[i]);
      dew_ledger_load_row (ledger, DEW_TABLE_PARTNER, partner);
    }

  pool->id = pool->host = 1;
  dew_row_set_text (DEW_TABLE_POOL, pool, "name", "Pool");
  dew_ledger_load_row (ledger, DEW_TABLE_POOL, pool);
  for (guint i = 1; i <= LINES; i++)
    load_line (ledger, i);
  for (guint i = 1; i <= LINES; i++)
    load_figures (ledger, i);

  dew_ledger_load_finish (ledger, &error);
  bench_check (error);
  return ledger;
}

/* A third of each shape; lines of a category move together where they are not of three points. */
static void
make_inputs (const DewLedger *ledger,
             DewSpreadInput  *inputs)
{
  for (guint i = 1; i <= LINES; i++)
    {
      gboolean points = i % 3 == DEW_SPREAD_THREE_POINT;
      DewSpreadInput input = { .line = i, .node = dew_ledger_node (ledger, DEW_TABLE_LINE, i), .shape = (gint) (i % 3), .middle = 10000 };

      for (guint k = 0; k < PARTNERS; k++)
        input.base += contribution (i, k);
      input.deviation = points ? 0 : 100000 + i % 7 * 10000;
      input.low = points ? -100000 : 0;
      input.high = points ? 150000 + i % 5 * 10000 : 0;
      input.group = points ? 0 : 1000 + i / CATEGORY;
      input.correlation = points ? 0 : 200000;
      inputs[i - 1] = input;
    }
}

/* ---- Output ---- */

static void
print_number (const char *name,
              gint64      number,
              const char *behind)
{
  g_print ("\"%s\": %" G_GINT64_FORMAT "%s", name, number, behind);
}

static void
print_lines (const DewSpreadInput *inputs)
{
  g_print ("\"lines\": [");
  for (guint i = 0; i < LINES; i++)
    {
      g_print ("%s{", i > 0 ? ", " : "");
      print_number ("shape", inputs[i].shape, ", ");
      print_number ("base", inputs[i].base, ", ");
      print_number ("middle", inputs[i].middle, ", ");
      print_number ("deviation", inputs[i].deviation, ", ");
      print_number ("low", inputs[i].low, ", ");
      print_number ("high", inputs[i].high, ", ");
      print_number ("group", inputs[i].group, ", ");
      print_number ("correlation", inputs[i].correlation, ", ");
      print_number ("lead", (i + 1) % PARTNERS, "}");
    }
  g_print ("],\n");
}

static void
print_partners (void)
{
  g_print ("\"partners\": [");
  for (guint k = 0; k < PARTNERS; k++)
    {
      gint64 gross = 0, income = 0;

      for (guint i = 1; i <= LINES; i++)
        {
          gross += contribution (i, k);
          income += contribution (i, k) / (3 + k);
        }
      g_print ("%s{", k > 0 ? ", " : "");
      print_number ("gross", gross, ", ");
      print_number ("net", gross - income, "}");
    }
  g_print ("],\n");
}

static void
print_results (const DewSimulation *simulation)
{
  g_print ("\"results\": [");
  for (guint i = 0; i < simulation->n_lanes; i++)
    for (guint k = 0; k < PARTNERS; k++)
      {
        const DewDistribution *cost = &simulation->lanes[i].costs[k];

        g_print ("%s[%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT "]", i + k > 0 ? ", " : "", cost->mean, cost->p10, cost->p50, cost->p90);
      }
  g_print ("]}\n");
}

/* ---- The measure ---- */

static DewProgram *
make_program (const DewLedger *ledger,
              const char      *rule)
{
  DewShareQuery query = { .pool = 1, .year = YEAR, .rule = rule };
  GError *error = NULL;
  DewProgram *program = dew_program_new (ledger, &query, &error);

  bench_check (error);
  return program;
}

static DewSimulation *
simulate (const DewLedger      *ledger,
          const DewSpreadInput *inputs,
          guint64               draws,
          guint64               seed)
{
  DewLane lanes[G_N_ELEMENTS (rules)];
  DewSimulateQuery query = { .lanes = lanes, .n_lanes = G_N_ELEMENTS (rules), .draws = draws, .seed = seed, .threads = g_get_num_processors () };
  GError *error = NULL;
  DewSimulation *simulation;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    lanes[i] = (DewLane) { make_program (ledger, rules[i]), inputs, LINES };

  simulation = dew_simulate (&query, &error);
  bench_check (error);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    dew_program_free ((DewProgram *) lanes[i].program);

  return simulation;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DewLedger) ledger = make_ledger ();
  g_autofree DewSimulation *simulation = NULL;
  DewSpreadInput inputs[LINES];
  guint64 draws = 0, seed = 0;
  gint64 start;

  if (argc != 3 || !g_ascii_string_to_unsigned (argv[1], 10, 1, DEW_MAX_DRAWS, &draws, NULL) || !g_ascii_string_to_unsigned (argv[2], 10, 0, G_MAXINT64, &seed, NULL))
    {
      g_printerr ("Usage: bench-simulate DRAWS SEED\n");
      return 2;
    }

  make_inputs (ledger, inputs);
  start = g_get_monotonic_time ();
  simulation = simulate (ledger, inputs, draws, seed);
  g_print ("{");
  print_number ("microseconds", g_get_monotonic_time () - start, ",\n");
  print_lines (inputs);
  print_partners ();
  print_results (simulation);
  return EXIT_SUCCESS;
}
