/* dew-chart-bars-private.h: horizontal bars that grow out of a line, each with its figure at its end. */
#pragma once

#include "dew-chart-layout-private.h"

/* Pixels; what depends on the size of text is in lines. */
#define DEW_FIGURE_GAP 6        /* between a bar and its figure */

/* Where a bar ends, from 0, and how wide the text there is, with its gap. */
typedef struct {
  DewWide pence;
  double  text;
} DewBarEnd;

/* What has to be left free for texts, in pixels. */
typedef struct {
  double left, right;           /* on either side of the bars */
  double names;                 /* what the names would take */
  double part;                  /* of what is not figures: so much at most goes to names, 0 to 1 */
  GArray *ends;                 /* DewBarEnd, borrowed: bars grow until one of these meets the edge; NULL where any text may
                                 * stand at the longest bar */
} DewBarRoom;

/* A bar to be added, in a slot of the height of plan->pitch at y. */
typedef struct {
  DewShapeKind kind;
  guint        row, series;
  DewWide      from, to;        /* pence; it grows from the one to the other */
  double       y;
  char        *text;            /* its figure; taken */
  int          end;             /* where its figure stands: 1 at its right, -1 at its left, 0 where it grows to */
} DewBarPlan;

/* Shares plan->width out: figures first, then the bars, then the names; widens it where figures and bars need more. Goes
 * by plan->low, high and origin. */
void _dew_chart_share_width (DewChartPlan     *plan,
                             const DewBarRoom *room);

/* Gives every row one bar, from plan->top down to that height where there is more than the least, as far as they still
 * belong together. Sets plan->bar, pitch and bottom. */
void _dew_chart_share_rows (DewChartPlan *plan,
                            double        height);

/* The one place where amounts become coordinates. */
double _dew_chart_bar_x (const DewChartPlan *plan,
                         DewWide             pence);

/* The width of a figure at a bar's end. */
double _dew_chart_figure_width (const DewChartPlan *plan,
                                const char         *text);

/* Adds a bar, which is a mark as wide as the plot, and its figure; returns the bar. */
DewShape *_dew_chart_add_bar (DewChartPlan     *plan,
                              const DewBarPlan *bar);

/* Adds words where a bar would be, which are the mark, right of that place. Takes the text. */
DewShape *_dew_chart_add_state (DewChartPlan *plan,
                                guint         row,
                                guint         series,
                                double        x,
                                double        y,
                                char         *text);

/* Adds the ticks below the bars, from plan->low to plan->high, the grid, which is broken where it would run through a
 * figure, and the line the bars grow out of. Everything else comes first. Returns where the ticks end. */
double _dew_chart_add_bar_scale (DewChartPlan *plan);

/* How high the ticks are, with the gap above them. */
double _dew_chart_bar_scale_height (const DewChartPlan *plan);
