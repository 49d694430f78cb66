/* dew-cli-show-virements.c: the virements that dewpond show lists */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>

#include "dew-cli-table.h"
#include "dew-cli-view.h"
#include "dew-date.h"
#include "dew-money-print.h"

static gboolean
touches (const DewCliView *view,
         const GPtrArray  *movements)
{
  for (guint i = 0; i < movements->len; i++)
    {
      const DewLine *line = dew_ledger_find (view->ledger, DEW_TABLE_LINE, ((const DewMovement *) g_ptr_array_index (movements, i))->line);

      if (line->pool == view->pool->id)
        return TRUE;
    }

  return FALSE;
}

/* The movements of a virement that is shown; NULL where it is not. */
static const GPtrArray *
shown (const DewCliView  *view,
       const DewVirement *virement)
{
  const GPtrArray *movements = dew_ledger_movements_by (view->ledger, virement->id);

  if (movements == NULL || (view->year != 0 && virement->year != view->year) || (view->pool != NULL && !touches (view, movements)))
    return NULL;

  return movements;
}

static char *
place_of (const DewCliView  *view,
          const DewMovement *movement)
{
  return dew_ledger_place (view->ledger, dew_ledger_node (view->ledger, DEW_TABLE_LINE, movement->line));
}

/* ---- JSON ---- */

static void
add_virement (JsonBuilder       *builder,
              const DewCliView  *view,
              const DewVirement *virement,
              const GPtrArray   *movements)
{
  g_autofree char *year = dew_year_name (virement->year);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "year", year);
  _dew_cli_member_text (builder, "date", virement->date);
  _dew_cli_member_text (builder, "partner", _dew_cli_partner (view->ledger, virement->partner));
  _dew_cli_member_text (builder, "reason", virement->reason);
  _dew_cli_member_text (builder, "approved", virement->approved);
  _dew_cli_member_text (builder, "assessment", virement->assessment);

  json_builder_set_member_name (builder, "movements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < movements->len; i++)
    {
      const DewMovement *movement = g_ptr_array_index (movements, i);
      g_autofree char *place = place_of (view, movement);

      json_builder_begin_object (builder);
      _dew_cli_member_text (builder, "place", place);
      _dew_cli_member_pence (builder, "pence", movement->pence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

void
_dew_cli_view_add_virements (JsonBuilder      *builder,
                             const DewCliView *view)
{
  const GPtrArray *virements = dew_ledger_rows (view->ledger, DEW_TABLE_VIREMENT);

  json_builder_set_member_name (builder, "virements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < virements->len; i++)
    {
      const DewVirement *virement = g_ptr_array_index (virements, i);
      const GPtrArray *movements = shown (view, virement);

      if (movements != NULL)
        add_virement (builder, view, virement, movements);
    }
  json_builder_end_array (builder);
}

/* ---- Text ---- */

/* A row a movement; what all of a virement have in common stands on the first. */
static void
put_movements (DewCliTable       *table,
               const DewCliView  *view,
               const DewVirement *virement,
               const GPtrArray   *movements,
               gboolean           assessed)
{
  for (guint i = 0; i < movements->len; i++)
    {
      const DewMovement *movement = g_ptr_array_index (movements, i);
      g_autofree char *place = place_of (view, movement);
      char pounds[DEW_MONEY_SIZE];

      dew_money_print (dew_pence (movement->pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_PLUS, pounds);
      _dew_cli_table_text (table, i == 0 ? virement->date : NULL);
      _dew_cli_table_text (table, i == 0 ? _dew_cli_partner (view->ledger, virement->partner) : NULL);
      _dew_cli_table_text (table, place);
      _dew_cli_table_figure (table, pounds);
      _dew_cli_table_text (table, i == 0 ? virement->reason : NULL);
      if (assessed)
        _dew_cli_table_text (table, i == 0 ? virement->assessment : NULL);
    }
}

/* Whether a virement of the year that is shown has an assessment to refer to. */
static gboolean
any_assessed (const DewCliView *view,
              int               year)
{
  const GPtrArray *virements = dew_ledger_rows (view->ledger, DEW_TABLE_VIREMENT);

  for (guint i = 0; i < virements->len; i++)
    {
      const DewVirement *virement = g_ptr_array_index (virements, i);

      if (virement->year == year && *virement->assessment != '\0' && shown (view, virement) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
put_year (GString          *out,
          const DewCliView *view,
          int               year)
{
  const GPtrArray *virements = dew_ledger_rows (view->ledger, DEW_TABLE_VIREMENT);
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  gboolean assessed = any_assessed (view, year);
  g_autofree char *name = dew_year_name (year);
  g_autofree char *text = NULL;

  _dew_cli_table_column (table, _("Date"), FALSE);
  _dew_cli_table_column (table, _("Partner"), FALSE);
  _dew_cli_table_column (table, _("Place"), FALSE);
  _dew_cli_table_column (table, _("Moved, £"), TRUE);
  _dew_cli_table_column (table, _("Reason"), FALSE);
  if (assessed)
    _dew_cli_table_column (table, _("Assessment"), FALSE);
  for (guint i = 0; i < virements->len; i++)
    {
      const DewVirement *virement = g_ptr_array_index (virements, i);
      const GPtrArray *movements = virement->year == year ? shown (view, virement) : NULL;

      if (movements != NULL)
        put_movements (table, view, virement, movements, assessed);
    }

  text = _dew_cli_table_to_text (table, "  ");
  g_string_append_printf (out, _("\nVirements, %s\n"), name);
  g_string_append (out, text);
}

void
_dew_cli_view_put_virements (GString          *out,
                             const DewCliView *view)
{
  const GPtrArray *virements = dew_ledger_rows (view->ledger, DEW_TABLE_VIREMENT);
  gboolean years[DEW_YEAR_MAX - DEW_YEAR_MIN + 1] = { FALSE, };

  for (guint i = 0; i < virements->len; i++)
    {
      const DewVirement *virement = g_ptr_array_index (virements, i);

      if (shown (view, virement) != NULL)
        years[virement->year - DEW_YEAR_MIN] = TRUE;
    }

  for (int year = DEW_YEAR_MIN; year <= DEW_YEAR_MAX; year++)
    if (years[year - DEW_YEAR_MIN])
      put_year (out, view, year);
}
