/* dew-cli-spending-json.c: dewpond show --page spending --format=json */
#include "dew-cli-private.h"
#include "dew-cli-spending-private.h"
#include "dew-date.h"

static void
add_blank_or (JsonBuilder *builder,
              const char  *name,
              gboolean     entered,
              gint64       number)
{
  if (entered)
    _dew_cli_member_pence (builder, name, number);
  else
    _dew_cli_member_text (builder, name, NULL);
}

static void
add_remarks (JsonBuilder          *builder,
             const DewCliSpending *spending,
             guint                 node)
{
  g_autoptr (GPtrArray) remarks = _dew_cli_spending_remarks (spending, node);

  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < remarks->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (remarks, i));
  json_builder_end_array (builder);
}

static void
add_columns (JsonBuilder          *builder,
             const DewCliSpending *spending,
             guint                 node)
{
  gint64 number = 0;
  gboolean entered;

  for (guint i = 0; i < DEW_N_SPENDING_COLUMNS; i++)
    {
      entered = dew_monitor_get (spending->monitor, node, _dew_cli_spending_columns[i].column, &number);
      add_blank_or (builder, _dew_cli_spending_columns[i].name, entered, number);
    }
  entered = dew_monitor_percent (spending->monitor, node, &number);
  add_blank_or (builder, "percent", entered, number);
  _dew_cli_member_text (builder, "status", dew_monitor_status_names[dew_monitor_status (spending->monitor, node)]);
  add_remarks (builder, spending, node);
}

static void
add_line (JsonBuilder          *builder,
          const DewCliSpending *spending,
          guint                 node)
{
  const DewNode *row = &dew_ledger_nodes (spending->ledger, NULL)[node];
  g_autofree char *path = dew_ledger_category_path (spending->ledger, row->line);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "name", row->line->name);
  _dew_cli_member_text (builder, "kind", row->kind == DEW_NODE_LINE ? "line" : "category");
  _dew_cli_member_text (builder, "category", path);
  add_columns (builder, spending, node);
  json_builder_end_object (builder);
}

static void
add_pool (JsonBuilder          *builder,
          const DewCliSpending *spending,
          guint                 node)
{
  const DewNode *nodes = dew_ledger_nodes (spending->ledger, NULL);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "name", nodes[node].pool->name);
  _dew_cli_member_text (builder, "reference", nodes[node].pool->reference);
  add_columns (builder, spending, node);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = node + 1; i < nodes[node].end; i++)
    add_line (builder, spending, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_pools (JsonBuilder          *builder,
           const DewCliSpending *spending)
{
  guint n_nodes;

  dew_ledger_nodes (spending->ledger, &n_nodes);
  json_builder_set_member_name (builder, "pools");
  json_builder_begin_array (builder);
  for (guint node = 0; node < n_nodes; node++)
    if (_dew_cli_spending_shows (spending, node))
      add_pool (builder, spending, node);
  json_builder_end_array (builder);
}

void
_dew_cli_spending_put_json (const DewCliSpending *spending)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const DewDocumentRow *document = dew_ledger_document (spending->ledger);
  g_autofree char *year = dew_year_name (dew_monitor_year (spending->monitor));

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "title", document->title);
  _dew_cli_member_text (builder, "subtitle", document->subtitle);
  _dew_cli_member_text (builder, "year", year);
  _dew_cli_member_text (builder, "as_at", dew_monitor_as_at (spending->monitor));
  _dew_cli_member_pence (builder, "months_to_date", dew_monitor_months_to_date (spending->monitor));
  _dew_cli_member_text (builder, "scenario", spending->scenario);
  add_pools (builder, spending);
  if (spending->pool == NULL)
    {
      json_builder_set_member_name (builder, "total");
      json_builder_begin_object (builder);
      add_columns (builder, spending, 0);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);

  _dew_cli_put_json (builder);
}
