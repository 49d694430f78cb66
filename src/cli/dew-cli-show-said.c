/* dew-cli-show-said.c: what show --format=json says of pools and lines beyond their figures */
#include "dew-cli-private.h"
#include "dew-cli-view.h"

/* The word that the description has for a number in a row. */
static void
add_word (JsonBuilder  *builder,
          DewTable      table,
          gconstpointer row,
          const char   *column)
{
  guint at = (guint) dew_table_column (table, column);

  _dew_cli_member_text (builder, column, dew_tables[table].columns[at].words[dew_row_get (table, row, at).i]);
}

static void
add_line (JsonBuilder      *builder,
          const DewCliView *view,
          const DewLine    *line)
{
  static const char *const words[] = { "kind", "recurrence", "functions", "profile", "outlook" };
  guint before = line->continues == 0 ? 0 : dew_ledger_node (view->ledger, DEW_TABLE_LINE, line->continues);
  g_autofree char *category = dew_ledger_category_path (view->ledger, line);
  g_autofree char *continues = before == 0 ? NULL : dew_ledger_place (view->ledger, before);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "name", line->name);
  _dew_cli_member_text (builder, "category", category);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    add_word (builder, DEW_TABLE_LINE, line, words[i]);
  _dew_cli_member_text (builder, "continues", continues);
  json_builder_end_object (builder);
}

void
_dew_cli_view_add_said (JsonBuilder      *builder,
                        const DewCliView *view,
                        const DewPool    *pool)
{
  static const char *const texts[] = { "services", "client_group", "care_group", "manager", "pooled_from", "formerly" };
  static const char *const words[] = { "status", "profile", "outlook" };
  const DewPool *into = dew_ledger_find (view->ledger, DEW_TABLE_POOL, pool->merged_into);
  const DewNode *nodes = dew_ledger_nodes (view->ledger, NULL);
  guint top = _dew_cli_view_node (view, pool);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    _dew_cli_member_text (builder, texts[i], dew_row_text (DEW_TABLE_POOL, pool, texts[i]));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    add_word (builder, DEW_TABLE_POOL, pool, words[i]);
  _dew_cli_member_text (builder, "merged_into", into != NULL ? into->name : NULL);

  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = top + 1; i < nodes[top].end; i++)
    add_line (builder, view, nodes[i].line);
  json_builder_end_array (builder);
}
