/* risk-chart.c: Who bears a variance, as a chart: the shares of each pool, by reference to them. */
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

static void
add_pool (DewPoolBars       *bars,
          const DewRiskPool *pool)
{
  if (pool->rows->len == 0)
    return;

  _dew_pool_bars_begin (bars, pool->node);
  for (guint i = 0; i < pool->rows->len; i++)
    {
      const DewRiskRow *row = &g_array_index (pool->rows, DewRiskRow, i);
      int partner = row->kind == DEW_RISK_PARTNER ? (int) row->partner : row->kind == DEW_RISK_TOTAL ? DEW_ALL_PARTNERS : DEW_NO_PARTNER;

      _dew_pool_bars_part (bars, partner, pool->risk->shares, row->row, DEW_SHARES_SHARE);
    }
}

void
_dew_risk_chart (DewRisk *risk)
{
  g_auto (DewPoolBars) bars = { 0 };
  DewBook *book = risk->paper->book;
  g_autofree char *variance = _dew_risk_say_variance (risk->paper);
  DewSheet *sheet;
  guint place;

  _dew_pool_bars_init (&bars, risk->paper, DEW_UNIT_POUNDS, _("Risk share chart"), _("Who bears a variance of each pool"), _("Share of the variance"));
  sheet = bars.sheet;
  dew_sheet_note (sheet, variance);
  dew_sheet_note (sheet, _("Above 0 is an overspend, below 0 an underspend; shares carry the sign."));
  dew_sheet_note (sheet, _("An empty cell is a figure that was not entered, or that there is none of."));
  bars.names = DEW_SHARES_PARTNER;
  for (guint i = 0; i < risk->pools->len; i++)
    add_pool (&bars, &g_array_index (risk->pools, DewRiskPool, i));

  if (_dew_pool_bars_finish (&bars) && g_ptr_array_find (book->sheets, risk->shares, &place))
    dew_book_move (book, sheet, place + 1);
}
