/* dew-cli-spread-put.c: what lines vary by, as a table or as JSON */
#include "dew-cli-spread-private.h"

#include <glib/gi18n-lib.h>

#include "dew-cli-table.h"
#include "dew-date.h"
#include "dew-ratio.h"
#include "dew-spread-typed.h"

const char *const _dew_cli_shapes[3] = { "normal", "lognormal", "three-point" };

/* What stands for a line. */
typedef struct {
  const DewSpread *typed;       /* NULL: nothing is */
  gboolean         demand_led;
  DewSpreadYears   years;       /* where nothing is typed for one that is */
  DewSpread        past;        /* what they come to, where n_years is not 0 */
  guint            n_years;
} Stands;

static Stands
find_line (const DewLedger *ledger,
           const DewLine   *line,
           int              year)
{
  Stands stands = { .typed = dew_ledger_spread (ledger, line->id), .demand_led = line->contract == DEW_CONTRACT_DEMAND_LED };

  if (stands.typed != NULL || !stands.demand_led)
    return stands;

  dew_spread_years (ledger, line->id, year, DEW_BASELINE, &stands.years);
  if (dew_spread_of_years (&stands.years, line->id, &stands.past))
    stands.n_years = stands.years.n;

  return stands;
}

/* The lines and categories that are told of: guint nodes. */
static GArray *
list_nodes (const DewLedger *ledger,
            const DewPool   *pool,
            guint            node)
{
  const DewNode *nodes;
  guint n, from = 0, to;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  if (node != 0)
    {
      g_array_append_val (list, node);
      return list;
    }

  nodes = dew_ledger_nodes (ledger, &n);
  if (pool != NULL)
    from = dew_ledger_node (ledger, DEW_TABLE_POOL, pool->id);
  to = nodes[from].end;
  for (guint i = from; i < to; i++)
    if ((nodes[i].kind == DEW_NODE_CATEGORY && nodes[i].line->correlation > 0) ||
        (nodes[i].kind == DEW_NODE_LINE && (nodes[i].line->contract == DEW_CONTRACT_DEMAND_LED || dew_ledger_spread (ledger, nodes[i].id) != NULL)))
      g_array_append_val (list, i);

  return list;
}

/* ---- A table ---- */

static void
add_percent (DewCliTable *table,
             gboolean     any,
             gint64       millionths)
{
  char text[DEW_PERCENT_SIZE];

  _dew_cli_table_figure (table, any ? dew_percent_print (millionths, -1, text) : NULL);
}

static void
add_category (DewCliTable   *table,
              const DewLine *line)
{
  for (guint i = 0; i < 5; i++)
    _dew_cli_table_text (table, NULL);
  add_percent (table, TRUE, line->correlation);
  _dew_cli_table_text (table, NULL);
}

static void
add_line (DewCliTable  *table,
          const Stands *stands)
{
  const DewSpread *spread = stands->typed != NULL ? stands->typed : &stands->past;
  gboolean varies = stands->typed != NULL || stands->n_years > 0;
  gboolean points = varies && spread->shape == DEW_SPREAD_THREE_POINT;
  g_autofree char *past = g_strdup_printf (_("last %u years"), stands->n_years);
  g_autofree char *source = g_strdelimit (g_strdup (stands->typed != NULL ? stands->typed->source : ""), "\r\n\t", ' ');

  _dew_cli_table_text (table, stands->typed != NULL ? _dew_cli_shapes[spread->shape] : varies ? past : _("does not vary"));
  add_percent (table, varies, spread->middle);
  add_percent (table, varies && !points, spread->deviation);
  add_percent (table, points, spread->low);
  add_percent (table, points, spread->high);
  _dew_cli_table_text (table, NULL);
  _dew_cli_table_text (table, source);
}

static DewCliTable *
make_table (const DewLedger *ledger,
            const GArray    *list,
            int              year)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  DewCliTable *table = _dew_cli_table_new ();

  _dew_cli_table_column (table, _("Line or category"), FALSE);
  _dew_cli_table_column (table, _("Shape"), FALSE);
  _dew_cli_table_column (table, _("Mean or likeliest (%)"), TRUE);
  _dew_cli_table_column (table, _("Deviation (%)"), TRUE);
  _dew_cli_table_column (table, _("Lowest (%)"), TRUE);
  _dew_cli_table_column (table, _("Highest (%)"), TRUE);
  _dew_cli_table_column (table, _("Move together (%)"), TRUE);
  _dew_cli_table_column (table, _("Source"), FALSE);
  for (guint i = 0; i < list->len; i++)
    {
      guint node = g_array_index (list, guint, i);
      g_autofree char *place = dew_ledger_place (ledger, node);
      Stands stands;

      _dew_cli_table_text (table, place);
      if (nodes[node].kind == DEW_NODE_CATEGORY)
        {
          add_category (table, nodes[node].line);
          continue;
        }
      stands = find_line (ledger, nodes[node].line, year);
      add_line (table, &stands);
    }

  return table;
}

/* Nothing but a sentence is to be said of one line that has no spread. */
static char *
tell_untyped (const DewLedger *ledger,
              guint            node,
              int              year)
{
  const DewNode *found = &dew_ledger_nodes (ledger, NULL)[node];
  g_autofree char *sentence = NULL;

  if (node == 0 || found->kind != DEW_NODE_LINE || dew_ledger_spread (ledger, found->id) != NULL)
    return NULL;

  sentence = dew_spread_say_untyped (ledger, found->id, year, DEW_BASELINE);
  return g_strdup_printf ("%s\n", sentence);
}

/* ---- JSON ---- */

static void
member_percent (JsonBuilder *builder,
                const char  *name,
                gboolean     any,
                gint64       millionths)
{
  char text[DEW_PERCENT_SIZE];

  _dew_cli_member_text (builder, name, any ? dew_percent_print (millionths, 4, text) : NULL);
}

static void
member_past (JsonBuilder  *builder,
             const Stands *stands)
{
  json_builder_set_member_name (builder, "past");
  if (stands->n_years == 0)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "years");
  json_builder_begin_array (builder);
  for (guint i = stands->n_years; i > 0; i--)
    {
      g_autofree char *name = dew_year_name (stands->years.years[i - 1]);

      json_builder_add_string_value (builder, name);
    }
  json_builder_end_array (builder);
  member_percent (builder, "mean", TRUE, stands->past.middle);
  member_percent (builder, "deviation", TRUE, stands->past.deviation);
  json_builder_end_object (builder);
}

static void
put_json_line (JsonBuilder     *builder,
               const DewLedger *ledger,
               const DewLine   *line,
               int              year)
{
  static const DewSpread none = { 0 };
  Stands stands = find_line (ledger, line, year);
  const DewSpread *spread = stands.typed != NULL ? stands.typed : &none;
  gboolean any = stands.typed != NULL;
  gboolean points = any && spread->shape == DEW_SPREAD_THREE_POINT;
  g_autofree char *place = dew_ledger_place (ledger, dew_ledger_node (ledger, DEW_TABLE_LINE, line->id));

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "line", place);
  json_builder_set_member_name (builder, "demand_led");
  json_builder_add_boolean_value (builder, stands.demand_led);
  _dew_cli_member_text (builder, "shape", any ? _dew_cli_shapes[spread->shape] : NULL);
  member_percent (builder, "mean", any && !points, spread->middle);
  member_percent (builder, "deviation", any && !points, spread->deviation);
  member_percent (builder, "low", points, spread->low);
  member_percent (builder, "middle", points, spread->middle);
  member_percent (builder, "high", points, spread->high);
  _dew_cli_member_text (builder, "source", spread->source);
  member_past (builder, &stands);
  json_builder_end_object (builder);
}

static void
put_json_category (JsonBuilder     *builder,
                   const DewLedger *ledger,
                   const DewLine   *line)
{
  g_autofree char *place = dew_ledger_place (ledger, dew_ledger_node (ledger, DEW_TABLE_LINE, line->id));

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "category", place);
  member_percent (builder, "correlation", TRUE, line->correlation);
  json_builder_end_object (builder);
}

static void
put_json (const DewLedger *ledger,
          const GArray    *list,
          int              year)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *name = dew_year_name (year);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "year", name);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    if (nodes[g_array_index (list, guint, i)].kind == DEW_NODE_LINE)
      put_json_line (builder, ledger, nodes[g_array_index (list, guint, i)].line, year);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "categories");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    if (nodes[g_array_index (list, guint, i)].kind == DEW_NODE_CATEGORY)
      put_json_category (builder, ledger, nodes[g_array_index (list, guint, i)].line);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  _dew_cli_put_json (builder);
}

void
_dew_cli_spread_put (const DewLedger *ledger,
                     const DewPool   *pool,
                     guint            node,
                     int              year,
                     DewFormat        format)
{
  g_autoptr (GArray) list = list_nodes (ledger, pool, node);
  g_autoptr (DewCliTable) table = NULL;
  g_autofree char *text = NULL;

  if (format == DEW_FORMAT_JSON)
    {
      put_json (ledger, list, year);
      return;
    }

  table = make_table (ledger, list, year);
  if (format == DEW_FORMAT_CSV)
    text = _dew_cli_table_to_csv (table);
  else if (list->len == 0)
    text = g_strdup (_("No line is demand-led or has a spread, so nothing varies in a simulation.\n"));
  else
    text = tell_untyped (ledger, node, year);
  if (text == NULL)
    text = _dew_cli_table_to_text (table, "");
  _dew_cli_put (text);
}
