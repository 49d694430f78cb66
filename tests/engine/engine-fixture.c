/* engine-fixture.c: a small county to edit, and ledgers as text */
#include "engine-fixture.h"

#include <string.h>

#include "dew-edit-scenario.h"
#include "dew-ledger-private.h"
#include "ledger-builder.h"

guint
how_many (guint full)
{
  return g_getenv ("DEW_LONG") != NULL ? full : full / 10;
}

gint64
count_ids (gpointer data)
{
  return ++*(gint64 *) data;
}

DewIds
next_ids (void)
{
  static gint64 ids = 9000;

  return (DewIds) { count_ids, &ids };
}

void
arrange (DewLedger  *ledger,
         gint64      scenario,
         gint64      line,
         gint        off,
         gint        status,
         const char *pooled_from,
         gint        lead_mode,
         gint64      lead)
{
  DewChanges *changes = dew_changes_new ();
  DewArrangement arrangement = { 0, scenario, line, off, status, (char *) pooled_from, lead_mode, lead };
  g_autoptr (GError) error = NULL;

  dew_edit_arrange (ledger, changes, next_ids (), &arrangement, &error);
  g_assert_no_error (error);
  take (ledger, changes);
}

/* ---- The county ---- */

static void
add_agreement (Builder    *builder,
               gint64      id,
               const char *name)
{
  DewAgreement *agreement = add_row (builder, DEW_TABLE_AGREEMENT, id, name);

  dew_row_set_text (DEW_TABLE_AGREEMENT, agreement, "start", "2013-04-01");
  dew_row_set_text (DEW_TABLE_AGREEMENT, agreement, "end", "2016-03-31");
}

static void
add_lines (Builder *builder)
{
  add_line (builder, CARE, OLDER, 0, DEW_LINE_CATEGORY, "Care", 0);
  add_line (builder, NURSING, OLDER, CARE, DEW_LINE_CATEGORY, "Nursing", 0);
  add_line (builder, DISTRICT, OLDER, NURSING, DEW_LINE_SERVICE, "District nurses", CCG);
  add_line (builder, NIGHT, OLDER, NURSING, DEW_LINE_SERVICE, "Transport", 0);
  add_line (builder, MEALS, OLDER, CARE, DEW_LINE_SERVICE, "Meals", COUNCIL);
  add_line (builder, TRANSPORT, OLDER, 0, DEW_LINE_SERVICE, "Transport", COUNCIL);
  add_line (builder, BEDS, EQUIPMENT, 0, DEW_LINE_SERVICE, "Beds", 0);
  add_line (builder, VAN, EQUIPMENT, 0, DEW_LINE_SERVICE, "Transport", 0);
  add_line (builder, RESPITE, CARERS, 0, DEW_LINE_CATEGORY, "Respite", 0);
}

static void
add_figures (Builder *builder)
{
  add_figure (builder, DISTRICT, DEW_EXISTING, CCG, 5000000);
  add_figure (builder, DISTRICT, DEW_ADDITIONAL, COUNCIL, 120050);
  add_scenario_figure (builder, GROWTH, DISTRICT, DEW_EXISTING, CCG, 6000000);
  add_figure (builder, MEALS, DEW_EXISTING, COUNCIL, 2500000);
  add_figure (builder, MEALS, DEW_INCOME, COUNCIL, 400000);
  add_scenario_figure (builder, GROWTH, MEALS, DEW_INCOME, COUNCIL, DEW_CLEARED);
  add_figure (builder, TRANSPORT, DEW_EXISTING, COUNCIL, 300000);
  add_figure (builder, BEDS, DEW_BUDGET, DEW_UNATTRIBUTED, 900000);
  add_figure (builder, BEDS, DEW_ACTUAL, CCG, 1000000);
}

static void
add_months (DewLedger *ledger)
{
  put (ledger, DISTRICT, 2014, 0, DEW_EXISTING, CCG, DEW_BASELINE, 5100000);
  for (int month = 1; month <= 12; month++)
    put (ledger, DISTRICT, 2013, month, DEW_ACTUAL, CCG, DEW_BASELINE, 10000 * month);
  put (ledger, DISTRICT, 2013, 3, DEW_ACTUAL, CCG, GROWTH, 50000);
  put (ledger, DISTRICT, 2013, 4, DEW_ACTUAL, CCG, GROWTH, DEW_CLEARED);
  put (ledger, BEDS, 2013, 1, DEW_BUDGET, DEW_UNATTRIBUTED, DEW_BASELINE, 70000);
}

DewLedger *
make_county (void)
{
  Builder builder;
  DewLedger *ledger;
  g_autoptr (GError) error = NULL;

  start_ledger (&builder);
  add_partner (&builder, COUNCIL, "Westshire County Council", "Council");
  add_partner (&builder, CCG, "Westshire Clinical Commissioning Group", "CCG");
  add_partner (&builder, TRUST, "Vale Health Trust", "");
  add_agreement (&builder, ADULTS, "Adults");
  add_agreement (&builder, CHILDREN, "Children");
  add_pool (&builder, OLDER, "Older people", COUNCIL, COUNCIL);
  add_pool (&builder, EQUIPMENT, "Equipment", CCG, 0);
  add_pool (&builder, CARERS, "Carers", 0, 0);
  ((DewPool *) dew_ledger_find (builder.ledger, DEW_TABLE_POOL, OLDER))->agreement = ADULTS;
  ((DewPool *) dew_ledger_find (builder.ledger, DEW_TABLE_POOL, EQUIPMENT))->agreement = ADULTS;
  add_lines (&builder);
  add_row (&builder, DEW_TABLE_SCENARIO, GROWTH, "Growth");
  add_row (&builder, DEW_TABLE_SCENARIO, SPLIT, "Split");
  add_figures (&builder);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "own");
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "2014-04-01", "fixed Council 60%, CCG 40%");
  add_rule (&builder, GROWTH, OLDER, 0, DEW_OVER, "2015-04-01", "equal");
  add_rule (&builder, DEW_BASELINE, OLDER, DISTRICT, DEW_OVER, "", "all to CCG");
  add_rule (&builder, DEW_BASELINE, EQUIPMENT, 0, DEW_UNDER, "", "retain");
  ledger = finish_ledger (&builder);
  add_months (ledger);

  dew_edit_validate (ledger, &error);
  g_assert_no_error (error);

  return ledger;
}

void
take (DewLedger  *ledger,
      DewChanges *changes)
{
  g_autoptr (GError) error = NULL;

  dew_ledger_patch (ledger, changes, &error);
  g_assert_no_error (error);
  dew_changes_free (changes);
}

void
put (DewLedger  *ledger,
     gint64      line,
     int         year,
     int         month,
     DewMeasure  measure,
     gint64      partner,
     gint64      scenario,
     gint64      pence)
{
  DewChanges *changes = dew_changes_new ();
  DewFigure figure = { line, year, month, (gint) measure, partner, scenario, pence };

  dew_changes_insert_row (changes, DEW_TABLE_FIGURE, &figure);
  take (ledger, changes);
}

/* ---- As text ---- */

static void
append_row (GString       *text,
            DewTable       table,
            gconstpointer  row)
{
  g_string_append (text, dew_tables[table].name);
  for (guint i = 0; i < dew_tables[table].n_columns; i++)
    {
      DewValue value = dew_row_get (table, row, i);

      if (value.type == DEW_VALUE_TEXT)
        g_string_append_printf (text, "|%s", value.text);
      else if (value.type == DEW_VALUE_NULL)
        g_string_append (text, "|NULL");
      else
        g_string_append_printf (text, "|%" G_GINT64_FORMAT, value.i);
    }
  g_string_append_c (text, '\n');
}

/* The figures of scenarios, by the count that is kept of them. */
static guint
count_overlaid (const DewLedger *ledger)
{
  const GPtrArray *scenarios = dew_ledger_rows (ledger, DEW_TABLE_SCENARIO);
  guint count = 0;

  for (guint i = 0; i < scenarios->len; i++)
    {
      GHashTable *lines = _dew_ledger_overlaid (ledger, *(const gint64 *) g_ptr_array_index (scenarios, i));
      GHashTableIter iter;
      gpointer overlaid;

      if (lines == NULL)
        continue;
      g_hash_table_iter_init (&iter, lines);
      while (g_hash_table_iter_next (&iter, NULL, &overlaid))
        count += ((const DewOverlaid *) overlaid)->n;
    }

  return count;
}

static void
append_figures (GString         *text,
                const DewLedger *ledger)
{
  const GPtrArray *lines = dew_ledger_rows (ledger, DEW_TABLE_LINE);
  guint n_figures = 0;
  guint n_overlaid = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      guint n;
      const DewFigure *figures = dew_ledger_figures (ledger, ((const DewLine *) g_ptr_array_index (lines, i))->id, &n);

      for (guint f = 0; f < n; f++)
        {
          append_row (text, DEW_TABLE_FIGURE, &figures[f]);
          n_overlaid += figures[f].scenario != DEW_BASELINE;
        }
      n_figures += n;
    }

  g_assert_cmpuint (n_figures, ==, dew_ledger_n_figures (ledger));
  g_assert_cmpuint (n_overlaid, ==, count_overlaid (ledger));
  g_string_append_printf (text, "%u figures, sizes %" G_GUINT64_FORMAT "\n", n_figures, (guint64) ledger->magnitude);
}

static void
append_tree (GString         *text,
             const DewLedger *ledger)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      g_string_append_printf (text, "node %u: kind %d, id %" G_GINT64_FORMAT ", parent %u, end %u, depth %u\n",
                              i, (int) nodes[i].kind, nodes[i].id, nodes[i].parent, nodes[i].end, nodes[i].depth);
      /* The row is the one that is there now, and finds its node again. */
      if (nodes[i].kind == DEW_NODE_AGREEMENT)
        g_assert_true (nodes[i].agreement == dew_ledger_find (ledger, DEW_TABLE_AGREEMENT, nodes[i].id));
      else if (nodes[i].kind != DEW_NODE_ROOT)
        {
          DewTable table = nodes[i].kind == DEW_NODE_POOL ? DEW_TABLE_POOL : DEW_TABLE_LINE;

          g_assert_true (nodes[i].pool == dew_ledger_find (ledger, table, nodes[i].id));
          g_assert_cmpuint (dew_ledger_node (ledger, table, nodes[i].id), ==, i);
        }
    }
}

char *
dump_ledger (const DewLedger *ledger)
{
  GString *text = g_string_new (NULL);

  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    if (table != DEW_TABLE_FIGURE)
      {
        const GPtrArray *rows = dew_ledger_rows (ledger, table);

        for (guint i = 0; i < rows->len; i++)
          {
            gconstpointer row = g_ptr_array_index (rows, i);

            g_assert_true (dew_ledger_find (ledger, table, *(const gint64 *) row) == row);
            append_row (text, table, row);
          }
      }
  append_figures (text, ledger);
  append_tree (text, ledger);

  return g_string_free (text, FALSE);
}

void
assert_same_dump (const DewLedger *ledger,
                  const char      *expected)
{
  g_autofree char *now = dump_ledger (ledger);

  g_assert_cmpstr (now, ==, expected);
}

void
assert_refused (GError       **error,
                DewErrorCode   code,
                const char    *says)
{
  g_assert_error (*error, DEW_ERROR, (int) code);
  if (strstr ((*error)->message, says) == NULL)
    g_error ("“%s” does not say “%s”", (*error)->message, says);
  g_assert_true (g_str_has_suffix ((*error)->message, "."));
  g_clear_error (error);
}
