/* dew-chart.h: a chart as figures, and what it says in words.
 *
 * Figures -> dew_chart_layout () -> shapes -> dew_chart_draw (). The one layout serves the drawing, the hit test, the
 * tooltip and the accessible figures, so that they cannot disagree.
 *
 * Stacked horizontal bars: one bar a row, one segment a series. Values are whole pence. What is below 0 is stacked to
 * the left of the zero line; what is nil has no segment.
 */
#pragma once

#include <glib.h>

#include "dew-money-print.h"

typedef struct {
  char      *title;             /* with the unit: "Gross contributions by pool, £m" */
  GPtrArray *series;            /* char *: partner names, in partner order; the style follows the index */
  gboolean   nobodys;           /* the last series is no partner's */
  GPtrArray *rows;              /* DewChartRow * */
  DewUnit    unit;              /* of the figures that are written */
  int        decimals;
} DewChart;

typedef struct {
  char     *label;
  gint64    id;                 /* for whoever follows a click */
  GArray   *values;             /* gint64 pence, one a series */
  gboolean  entered;            /* FALSE: there are no figures, which is blank; nil is a dash */
} DewChartRow;

DewChart *dew_chart_new  (const char *title,
                          DewUnit     unit,
                          int         decimals);
void      dew_chart_free (DewChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewChart, dew_chart_free)

/* All series come before the first row. */
void dew_chart_add_series (DewChart   *chart,
                           const char *name);

/* The same for what is not split by partner: it has no partner's colour. The last one. */
void dew_chart_add_nobodys (DewChart   *chart,
                            const char *name);

/* What a series is painted as: a partner's index, or DEW_PAINT_NOBODY. */
guint dew_chart_style (const DewChart *chart,
                       guint           series);

/* values: one a series, pence; NULL where none is entered. */
void dew_chart_add_row (DewChart     *chart,
                        const char   *label,
                        gint64        id,
                        const gint64 *values);

const DewChartRow *dew_chart_row    (const DewChart *chart,
                                     guint           row);
const char        *dew_chart_series (const DewChart *chart,
                                     guint           series);
gint64             dew_chart_value  (const DewChart *chart,
                                     guint           row,
                                     guint           series);

/* The sum of a row in pence; a sum that does not fit is held at the nearest that does. */
gint64 dew_chart_total (const DewChart *chart,
                        guint           row);

/* TRUE when no row has any value but 0: there is nothing to draw. */
gboolean dew_chart_is_nil (const DewChart *chart);

/* A value as the chart writes it: in its unit, without the symbol, nil as a dash. Returns buf. */
char *dew_chart_print (const DewChart *chart,
                       gint64          pence,
                       char            buf[DEW_MONEY_SIZE]);

/* What a segment says: "Older people, County Council: £99.0m, 50.8 % of all partners’ £195.0m". The percentage is exact
 * arithmetic, rounded half up to one decimal; a row with a value below 0 has none, as its parts are not parts of a
 * whole. Free with g_free. */
char *dew_chart_tell (const DewChart *chart,
                      guint           row,
                      guint           series);

/* What the whole chart says, for someone who does not see it: how much in how many bars, and which is the longest. Free
 * with g_free. */
char *dew_chart_summarise (const DewChart *chart);
