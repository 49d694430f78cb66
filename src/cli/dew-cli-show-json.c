/* dew-cli-show-json.c: dewpond show --format=json */
#include "dew-cli-private.h"
#include "dew-cli-view.h"
#include "dew-date.h"

static void
add_sums (JsonBuilder      *builder,
          const DewCliView *view,
          guint             year,
          guint             node,
          int               partner)
{
  for (guint i = 0; i < DEW_N_VIEW_CONTRIBUTION; i++)
    _dew_cli_member_pence (builder, _dew_cli_view_columns[i].name, _dew_cli_view_get (view, year, node, partner, _dew_cli_view_columns[i].sum));
}

/* Budget, actual and forecast are not contributions: where none is entered there is none, which is not 0. */
static void
add_monitoring (JsonBuilder      *builder,
                const DewCliView *view,
                guint             year,
                guint             node,
                int               partner)
{
  for (guint i = DEW_N_VIEW_CONTRIBUTION; i < DEW_N_VIEW_COLUMNS; i++)
    if (_dew_cli_view_entered (view, year, node, partner, _dew_cli_view_columns[i].sum))
      _dew_cli_member_pence (builder, _dew_cli_view_columns[i].name, _dew_cli_view_get (view, year, node, partner, _dew_cli_view_columns[i].sum));
    else
      _dew_cli_member_text (builder, _dew_cli_view_columns[i].name, NULL);
}

static void
add_year (JsonBuilder      *builder,
          const DewCliView *view,
          const DewPool    *pool,
          guint             year)
{
  const GPtrArray *partners = dew_ledger_rows (view->ledger, DEW_TABLE_PARTNER);
  g_autofree char *name = dew_year_name (g_array_index (view->years, int, year));
  guint node = _dew_cli_view_node (view, pool);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "year", name);

  json_builder_set_member_name (builder, "partners");
  json_builder_begin_array (builder);
  for (guint i = 0; i < partners->len; i++)
    if (_dew_cli_view_takes_part (view, pool, (int) i))
      {
        json_builder_begin_object (builder);
        _dew_cli_member_text (builder, "name", ((const DewPartner *) g_ptr_array_index (partners, i))->name);
        add_sums (builder, view, year, node, (int) i);
        add_monitoring (builder, view, year, node, (int) i);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "total");
  json_builder_begin_object (builder);
  add_sums (builder, view, year, node, DEW_ALL_PARTNERS);
  json_builder_end_object (builder);

  add_monitoring (builder, view, year, node, DEW_ALL_PARTNERS);
  json_builder_end_object (builder);
}

static void
add_flag (JsonBuilder *builder,
          const char  *name,
          int          value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value != 0);
}

static void
add_pool (JsonBuilder      *builder,
          const DewCliView *view,
          const DewPool    *pool)
{
  const DewAgreement *agreement = dew_ledger_find (view->ledger, DEW_TABLE_AGREEMENT, pool->agreement);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "name", pool->name);
  _dew_cli_member_text (builder, "reference", pool->reference);
  _dew_cli_member_text (builder, "agreement", agreement != NULL ? agreement->name : NULL);
  _dew_cli_member_text (builder, "host", _dew_cli_partner (view->ledger, pool->host));
  _dew_cli_member_text (builder, "lead", _dew_cli_lead (view->ledger, pool->lead_mode, pool->lead));
  _dew_cli_member_text (builder, "start", pool->start);
  _dew_cli_member_text (builder, "end", pool->end);
  add_flag (builder, "no_end", pool->no_end);
  _dew_cli_view_add_said (builder, view, pool);

  json_builder_set_member_name (builder, "years");
  json_builder_begin_array (builder);
  for (guint i = 0; i < view->years->len; i++)
    if (_dew_cli_view_any (view, i, _dew_cli_view_node (view, pool), DEW_ALL_PARTNERS))
      add_year (builder, view, pool, i);
  json_builder_end_array (builder);
  _dew_cli_view_add_incentives (builder, view, pool);
  json_builder_end_object (builder);
}

static void
add_partners (JsonBuilder      *builder,
              const DewCliView *view)
{
  const GPtrArray *partners = dew_ledger_rows (view->ledger, DEW_TABLE_PARTNER);
  const DewColumn *kind = &dew_tables[DEW_TABLE_PARTNER].columns[dew_table_column (DEW_TABLE_PARTNER, "kind")];

  json_builder_set_member_name (builder, "partners");
  json_builder_begin_array (builder);
  for (guint i = 0; i < partners->len; i++)
    {
      const DewPartner *partner = g_ptr_array_index (partners, i);

      json_builder_begin_object (builder);
      _dew_cli_member_text (builder, "name", partner->name);
      json_builder_set_member_name (builder, "short_name");
      json_builder_add_string_value (builder, partner->short_name);
      _dew_cli_member_text (builder, "kind", kind->words[partner->kind]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_agreement (JsonBuilder        *builder,
               const DewAgreement *agreement)
{
  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "name", agreement->name);
  _dew_cli_member_text (builder, "start", agreement->start);
  _dew_cli_member_text (builder, "end", agreement->end);
  add_flag (builder, "no_end", agreement->no_end);
  _dew_cli_member_text (builder, "review", agreement->review);
  json_builder_end_object (builder);
}

static void
add_agreements (JsonBuilder      *builder,
                const DewCliView *view)
{
  const GPtrArray *agreements = dew_ledger_rows (view->ledger, DEW_TABLE_AGREEMENT);

  json_builder_set_member_name (builder, "agreement");
  if (agreements->len > 0)
    add_agreement (builder, g_ptr_array_index (agreements, 0));
  else
    json_builder_add_null_value (builder);

  json_builder_set_member_name (builder, "agreements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < agreements->len; i++)
    add_agreement (builder, g_ptr_array_index (agreements, i));
  json_builder_end_array (builder);
}

void
_dew_cli_view_put_json (const DewCliView *view)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const DewDocumentRow *document = dew_ledger_document (view->ledger);
  const GPtrArray *pools = view->pools;

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "title", document->title);
  _dew_cli_member_text (builder, "subtitle", document->subtitle);
  _dew_cli_member_text (builder, "as_at", document->as_at);
  _dew_cli_member_text (builder, "scenario", _dew_cli_view_scenario (view));
  add_agreements (builder, view);
  add_partners (builder, view);

  json_builder_set_member_name (builder, "pools");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pools->len; i++)
    if (_dew_cli_view_shows (view, g_ptr_array_index (pools, i)))
      add_pool (builder, view, g_ptr_array_index (pools, i));
  json_builder_end_array (builder);
  _dew_cli_view_add_virements (builder, view);
  _dew_cli_view_add_notes (builder, view);
  json_builder_end_object (builder);

  _dew_cli_put_json (builder);
}
