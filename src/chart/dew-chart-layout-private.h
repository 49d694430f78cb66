/* dew-chart-layout-private.h: a layout while it is being made. */
#pragma once

#include "dew-chart-layout.h"
#include "dew-chart-scale.h"

typedef struct {
  const DewChart       *chart;
  const DewTextMeasure *measure;
  GPtrArray            *shapes;
  double                width;
  double                caveat;         /* height kept free for it, below */
  double                corner;         /* kept free at the right of the title */
  double                line;           /* height of a line of text */
  double                pitch, bar;     /* from row to row; of the bar in it */
  double                label_width;
  double                plot_x, plot_width;
  double                top, bottom;    /* of the plot */
  double                zero_x;         /* where bars begin */
  DewWide               origin;         /* what that place stands for: 0, but on an axis that is cut */
  double                per_pence;      /* pixels */
  DewWide               low, high;      /* how far the bars reach to either side: low <= origin <= high */
  int                   most_below, most_above; /* segments on either side in any one bar */
} DewChartPlan;

/* Adds a shape, and takes its text. */
DewShape *_dew_chart_add_shape (DewChartPlan *plan,
                                DewShapeKind  kind,
                                DewRect       box,
                                int           row,
                                int           series,
                                char         *text,
                                double        align);

/* Adds a line through the points, or what they are the ring of; takes them. */
DewShape *_dew_chart_add_path (DewChartPlan *plan,
                               DewShapeKind  kind,
                               int           series,
                               GArray       *points);

double _dew_chart_text_width (const DewChartPlan *plan,
                              const char         *text,
                              DewTextStyle        style);

/* The text as far as it fits, with an ellipsis where it does not. Free with g_free. */
char *_dew_chart_fit_text (const DewChartPlan *plan,
                           const char         *text,
                           DewTextStyle        style,
                           double              width);

/* Adds the title and the legend, in plan->width, and sets plan->top to where the bars begin. */
void _dew_chart_add_head (DewChartPlan *plan);

/* How high the caveat is in plan->width, with the gap above it; 0 where there is none. */
double _dew_chart_caveat_height (const DewChartPlan *plan);

/* Adds it below y; returns where it ends. */
double _dew_chart_add_caveat (DewChartPlan *plan,
                              double        y);

/* Series (guint) in the order in which their lines are drawn: those that draw less lie above, so that of equal ones all are seen. Free with g_array_unref. */
GArray *_dew_chart_order_lines (const DewChartPlan *plan);

/* Lay a kind out, its head included; return where it ends. */
double _dew_chart_plan_stacked      (DewChartPlan *plan,
                                     double        height);
double _dew_chart_plan_diverging    (DewChartPlan *plan,
                                     double        height);
double _dew_chart_plan_grouped      (DewChartPlan *plan,
                                     double        height);
double _dew_chart_plan_bridge       (DewChartPlan *plan,
                                     double        height);
double _dew_chart_plan_curves       (DewChartPlan *plan,
                                     double        height);
double _dew_chart_plan_distribution (DewChartPlan *plan,
                                     double        height);
double _dew_chart_plan_months       (DewChartPlan *plan,
                                     double        height);
