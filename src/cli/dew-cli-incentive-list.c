/* dew-cli-incentive-list.c: funds that are paid for performance, as a table, CSV and JSON */
#include "dew-cli-incentive-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-money-print.h"

/* ---- For people ---- */

static void
put_money (DewCliTable *table,
           gint64       pence,
           unsigned     flags)
{
  char text[DEW_MONEY_SIZE];

  _dew_cli_table_figure (table, dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, flags, text));
}

static const char *
pool_name (const DewLedger    *ledger,
           const DewIncentive *incentive)
{
  return ((const DewPool *) dew_ledger_find (ledger, DEW_TABLE_POOL, incentive->pool))->name;
}

static void
put_row (DewCliTable        *table,
         const DewLedger    *ledger,
         const DewIncentive *incentive,
         gboolean            pools)
{
  gint64 released = dew_incentive_released (incentive);
  g_autofree char *year = dew_year_name (incentive->year);
  g_autofree char *quantities = g_strdelimit (dew_incentive_quantities (incentive), "\r\n\t", ' ');
  char percent[DEW_INCENTIVE_PERCENT_SIZE];

  if (pools)
    _dew_cli_table_text (table, pool_name (ledger, incentive));
  _dew_cli_table_text (table, year);
  _dew_cli_table_text (table, incentive->name);
  _dew_cli_table_text (table, quantities);
  _dew_cli_table_figure (table, dew_incentive_percent (incentive, 4, DEW_PRINT_SCREEN, percent));
  put_money (table, incentive->pence, DEW_PRINT_SCREEN);
  put_money (table, released, DEW_PRINT_SCREEN);
  put_money (table, incentive->pence - released, DEW_PRINT_SCREEN);
  _dew_cli_table_text (table, dew_incentive_keeper (ledger, incentive));
}

/* Under several of one year: years are not added up. */
static void
put_total (DewCliTable     *table,
           const GPtrArray *incentives,
           gboolean         pools)
{
  gint64 pence, released;

  for (guint i = 1; i < incentives->len; i++)
    if (((const DewIncentive *) incentives->pdata[i])->year != ((const DewIncentive *) incentives->pdata[0])->year)
      return;
  if (incentives->len < 2 || !dew_incentives_sum (incentives, &pence, &released))
    return;

  _dew_cli_table_rule (table);
  _dew_cli_table_text (table, _("Total"));
  for (int i = 0; i < (pools ? 4 : 3); i++)
    _dew_cli_table_text (table, NULL);
  put_money (table, pence, DEW_PRINT_SCREEN);
  put_money (table, released, DEW_PRINT_SCREEN);
  put_money (table, pence - released, DEW_PRINT_SCREEN);
  _dew_cli_table_text (table, NULL);
}

DewCliTable *
_dew_cli_incentives_table (const DewLedger *ledger,
                           const GPtrArray *incentives,
                           gboolean         pools)
{
  DewCliTable *table = _dew_cli_table_new ();

  if (pools)
    _dew_cli_table_column (table, _("Pool"), FALSE);
  _dew_cli_table_column (table, _("Year"), FALSE);
  _dew_cli_table_column (table, _("Fund"), FALSE);
  _dew_cli_table_column (table, _("Achieved of target"), FALSE);
  _dew_cli_table_column (table, _("Of target, %"), TRUE);
  _dew_cli_table_column (table, _("Ring-fence, £"), TRUE);
  _dew_cli_table_column (table, _("Released, £"), TRUE);
  _dew_cli_table_column (table, _("Stays, £"), TRUE);
  _dew_cli_table_column (table, _("With"), FALSE);
  for (guint i = 0; i < incentives->len; i++)
    put_row (table, ledger, incentives->pdata[i], pools);
  put_total (table, incentives, pools);

  return table;
}

/* ---- For spreadsheets and scripts ---- */

static void
put_csv_row (DewCliTable        *table,
             const DewLedger    *ledger,
             const DewIncentive *incentive)
{
  gint64 released = dew_incentive_released (incentive);
  g_autofree char *year = dew_year_name (incentive->year);
  char quantity[DEW_QUANTITY_SIZE], percent[DEW_INCENTIVE_PERCENT_SIZE];

  _dew_cli_table_text (table, pool_name (ledger, incentive));
  _dew_cli_table_text (table, year);
  _dew_cli_table_text (table, incentive->name);
  _dew_cli_table_text (table, incentive->unit);
  _dew_cli_table_figure (table, dew_quantity_print (incentive->target, DEW_PRINT_PLAIN, quantity));
  _dew_cli_table_figure (table, incentive->reported ? dew_quantity_print (incentive->achieved, DEW_PRINT_PLAIN, quantity) : NULL);
  _dew_cli_table_figure (table, dew_incentive_percent (incentive, 4, DEW_PRINT_PLAIN, percent));
  put_money (table, incentive->pence, DEW_PRINT_PLAIN);
  put_money (table, released, DEW_PRINT_PLAIN);
  put_money (table, incentive->pence - released, DEW_PRINT_PLAIN);
  _dew_cli_table_text (table, _dew_cli_partner (ledger, incentive->commissioner));
  _dew_cli_table_text (table, dew_incentive_state_words[dew_incentive_state (incentive)]);
  _dew_cli_table_text (table, incentive->note);
}

DewCliTable *
_dew_cli_incentives_csv (const DewLedger *ledger,
                         const GPtrArray *incentives)
{
  static const struct { const char *name; gboolean figures; } columns[] = {
    { "pool", FALSE }, { "year", FALSE }, { "name", FALSE }, { "unit", FALSE }, { "target", TRUE }, { "achieved", TRUE }, { "of target (%)", TRUE },
    { "ring-fence (£)", TRUE }, { "released (£)", TRUE }, { "stays (£)", TRUE }, { "commissioner", FALSE }, { "state", FALSE }, { "note", FALSE },
  };
  DewCliTable *table = _dew_cli_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    _dew_cli_table_column (table, columns[i].name, columns[i].figures);
  for (guint i = 0; i < incentives->len; i++)
    put_csv_row (table, ledger, incentives->pdata[i]);

  return table;
}

static void
add_fund (JsonBuilder        *builder,
          const DewLedger    *ledger,
          const DewIncentive *incentive)
{
  gint64 released = dew_incentive_released (incentive);
  g_autofree char *year = dew_year_name (incentive->year);
  g_autofree char *told = dew_incentive_told (ledger, incentive);
  char quantity[DEW_QUANTITY_SIZE], percent[DEW_INCENTIVE_PERCENT_SIZE];

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "pool", pool_name (ledger, incentive));
  _dew_cli_member_text (builder, "year", year);
  _dew_cli_member_text (builder, "name", incentive->name);
  _dew_cli_member_text (builder, "unit", incentive->unit);
  _dew_cli_member_text (builder, "target", dew_quantity_print (incentive->target, DEW_PRINT_PLAIN, quantity));
  _dew_cli_member_text (builder, "achieved", incentive->reported ? dew_quantity_print (incentive->achieved, DEW_PRINT_PLAIN, quantity) : NULL);
  _dew_cli_member_text (builder, "percent", dew_incentive_percent (incentive, 4, DEW_PRINT_PLAIN, percent));
  _dew_cli_member_pence (builder, "ring_fence", incentive->pence);
  _dew_cli_member_pence (builder, "released", released);
  _dew_cli_member_pence (builder, "stays", incentive->pence - released);
  _dew_cli_member_text (builder, "commissioner", _dew_cli_partner (ledger, incentive->commissioner));
  _dew_cli_member_text (builder, "state", dew_incentive_state_words[dew_incentive_state (incentive)]);
  _dew_cli_member_text (builder, "sentence", told);
  _dew_cli_member_text (builder, "note", incentive->note);
  json_builder_end_object (builder);
}

void
_dew_cli_incentives_add (JsonBuilder     *builder,
                         const DewLedger *ledger,
                         const GPtrArray *incentives)
{
  json_builder_set_member_name (builder, "incentives");
  json_builder_begin_array (builder);
  for (guint i = 0; i < incentives->len; i++)
    add_fund (builder, ledger, incentives->pdata[i]);
  json_builder_end_array (builder);
}
