/* dew-chart-scale.c: the steps of an axis */
#include "dew-chart-scale-private.h"

#include <glib/gi18n-lib.h>

DewWide
dew_chart_nice_step (DewWide span,
                     int     most)
{
  DewWide power = 1;

  for (;; power *= 10)
    for (int i = 0; i < 3; i++)
      {
        DewWide step = power * (i == 0 ? 1 : i == 1 ? 2 : 5);

        if (step * most >= span)
          return step;
      }
}

DewWide
dew_chart_round_down (DewWide value,
                      DewWide quantum)
{
  DewWide rest = value % quantum;

  return value - (rest < 0 ? rest + quantum : rest);
}

DewWide
dew_chart_first_tick (DewWide value,
                      DewWide step)
{
  return -dew_chart_round_down (-value, step);
}

int
dew_chart_step_decimals (DewUnit unit,
                         DewWide step)
{
  int decimals = 0;

  for (DewWide scaled = step; scaled % dew_unit_pence (unit) != 0; scaled *= 10)
    decimals++;

  return decimals;
}

char *
dew_chart_print_tick (DewUnit unit,
                      DewWide value,
                      int     decimals)
{
  gint64 pence = (gint64) CLAMP (value, (DewWide) G_MININT64, (DewWide) G_MAXINT64);
  char buf[DEW_MONEY_SIZE];

  return g_strdup (dew_money_print (dew_pence (pence), unit, decimals, DEW_PRINT_SCREEN, buf));
}

char *
_dew_chart_say_cut (const DewChart *chart,
                    DewWide         start)
{
  int decimals = MAX (chart->decimals, dew_chart_step_decimals (chart->unit, start));
  g_autofree char *text = dew_chart_print_tick (chart->unit, start, decimals);

  return g_strdup_printf (_("axis starts at %s"), text);
}
