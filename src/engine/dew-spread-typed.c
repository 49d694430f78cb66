/* dew-spread-typed.c: a spread as people type it: another shape of the same, the one that the last years give, and what is said of it */
#include "dew-spread-typed.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-edit-private.h"
#include "dew-fixed.h"
#include "dew-ratio.h"

/* ---- Another shape ---- */

/* Within what the column may be. */
static gint
clamp (const char *column,
       gint64      millionths)
{
  const DewColumn *bounds = &dew_tables[DEW_TABLE_SPREAD].columns[dew_table_column (DEW_TABLE_SPREAD, column)];

  return (gint) CLAMP (millionths, bounds->min, bounds->max);
}

/* A triangle that is the same up and down is √6 times its deviation wide on either side. */
static void
make_points (DewSpread *spread)
{
  gint64 reach = (gint64) dew_root ((unsigned __int128) 6 * (guint64) spread->deviation * (guint64) spread->deviation);

  spread->low = clamp ("low", spread->middle - reach);
  spread->high = clamp ("high", spread->middle + reach);
  spread->deviation = 0;
}

/* The square of a triangle's deviation is the sum of the squares of how far its points lie from one another, over 36. */
static void
take_points (DewSpread *spread)
{
  gint64 below = (gint64) spread->middle - spread->low, above = (gint64) spread->high - spread->middle, all = below + above;
  gint64 sum = (gint64) spread->low + spread->middle + spread->high;
  gint64 deviation = (gint64) dew_root (((unsigned __int128) (below * below) + (unsigned __int128) (above * above) + (unsigned __int128) (all * all)) / 36);

  spread->middle = (gint) ((sum < 0 ? sum - 1 : sum + 1) / 3);
  spread->deviation = clamp ("deviation", MAX (deviation, 1));
  spread->low = spread->high = 0;
}

void
dew_spread_reshape (DewSpread *spread,
                    gint       shape)
{
  gboolean had_points, has_points = shape == DEW_SPREAD_THREE_POINT;

  g_return_if_fail (spread != NULL);
  g_return_if_fail (shape >= DEW_SPREAD_NORMAL && shape <= DEW_SPREAD_THREE_POINT);

  had_points = spread->shape == DEW_SPREAD_THREE_POINT;
  if (has_points && !had_points)
    make_points (spread);
  else if (had_points && !has_points)
    take_points (spread);
  spread->shape = shape;
}

/* ---- From the last years ---- */

/* "2010/11, 2011/12 and 2012/13". */
static char *
list_years (const DewSpreadYears *years)
{
  GString *list = g_string_new (NULL);

  for (guint i = years->n; i > 0; i--)
    {
      g_autofree char *name = dew_year_name (years->years[i - 1]);

      if (i < years->n)
        g_string_append (list, i == 1 ? _(" and ") : ", ");
      g_string_append (list, name);
    }

  return g_string_free (list, FALSE);
}

/* Why they give no spread; two years and more that are all the same give none either. */
static gboolean
refuse_years (const DewSpreadYears *years,
              int                   year,
              GError              **error)
{
  g_autofree char *name = dew_year_name (year);
  g_autofree char *list = list_years (years);

  if (years->n == 0)
    return _dew_refuse (error, _("None of the %d years before %s has both a budget and an outturn of the whole year; it takes two."), DEW_SPREAD_YEARS, name);
  if (years->n == 1)
    return _dew_refuse (error, _("Only %s, of the %d years before %s, has both a budget and an outturn of the whole year; it takes two."), list, DEW_SPREAD_YEARS, name);

  return _dew_refuse (error, _("In %s the outturn was always the same part of the budget, so that nothing would vary."), list);
}

static gboolean
read_past (const DewLedger      *ledger,
           gint64                line,
           int                   year,
           gint64                scenario,
           DewSpreadYears       *years,
           DewSpread            *spread,
           GError              **error)
{
  dew_spread_years (ledger, line, year, scenario, years);

  return dew_spread_of_years (years, line, spread) || refuse_years (years, year, error);
}

DewSpread *
dew_spread_from_past (const DewLedger *ledger,
                      gint64           line,
                      int              year,
                      gint             shape,
                      GError         **error)
{
  DewSpreadYears years;
  DewSpread spread;
  DewSpread *row;
  g_autofree char *list = NULL;
  g_autofree char *source = NULL;

  g_return_val_if_fail (ledger != NULL, NULL);

  if (!read_past (ledger, line, year, DEW_BASELINE, &years, &spread, error))
    return NULL;

  list = list_years (&years);
  if (clamp ("middle", spread.middle) != spread.middle || clamp ("deviation", spread.deviation) != spread.deviation)
    {
      _dew_refuse (error, _("In %s the outturn was so far above the budget that no spread can hold it; look at the figures of those years."), list);
      return NULL;
    }

  dew_spread_reshape (&spread, shape);
  row = dew_row_copy (DEW_TABLE_SPREAD, &(DewSpread) { .line = line, .source = (char *) "" });
  row->shape = spread.shape;
  row->middle = spread.middle;
  row->deviation = spread.deviation;
  row->low = spread.low;
  row->high = spread.high;
  source = g_strdup_printf (_("Outturn against budget in %s"), list);
  dew_row_set_text (DEW_TABLE_SPREAD, row, "source", source);

  return row;
}

/* ---- In words ---- */

/* To the nearest 0.1 %. */
static char *
say_percent (gint64   millionths,
             gboolean is_signed)
{
  const gint64 step = DEW_WHOLE / 1000;
  gint64 near = (millionths + (millionths < 0 ? -step / 2 : step / 2)) / step * step;
  char text[DEW_PERCENT_SIZE];

  return g_strdup_printf (_("%s %%"), is_signed ? dew_percent_print_signed (near, text) : dew_percent_print (near, -1, text));
}

char *
dew_spread_words (const DewSpread *spread)
{
  g_autofree char *middle = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *deviation = NULL;

  g_return_val_if_fail (spread != NULL, NULL);

  middle = say_percent (spread->middle, TRUE);
  low = say_percent (spread->low, TRUE);
  high = say_percent (spread->high, TRUE);
  deviation = say_percent (spread->deviation, FALSE);

  return spread->shape == DEW_SPREAD_THREE_POINT ? g_strdup_printf (_("%s to %s, likeliest %s"), low, high, middle) : g_strdup_printf (_("%s ± %s"), middle, deviation);
}

char *
dew_spread_say_untyped (const DewLedger *ledger,
                        gint64           line,
                        int              year,
                        gint64           scenario)
{
  const DewLine *row;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  DewSpreadYears years;
  DewSpread spread;

  g_return_val_if_fail (ledger != NULL, NULL);

  row = dew_ledger_find (ledger, DEW_TABLE_LINE, line);
  g_return_val_if_fail (row != NULL, NULL);

  if (row->contract != DEW_CONTRACT_DEMAND_LED)
    return g_strdup (_("Does not vary in a simulation: it is not demand-led, and nothing is entered here."));
  if (!read_past (ledger, line, year, scenario, &years, &spread, &error))
    return g_strdup_printf (_("Demand-led, but does not vary by itself. %s"), error->message);

  words = dew_spread_words (&spread);
  return g_strdup_printf (_("Demand-led: varies as in the last %u years, %s."), years.n, words);
}
