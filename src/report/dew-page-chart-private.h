/* dew-page-chart-private.h: a chart on paper while it is laid out. */
#pragma once

#include "dew-chart-scale.h"
#include "dew-page-chart.h"

/* Points: of figures at bars, and what is around them. */
#define VALUE_SIZE 7.0
#define VALUE_PAD  2.0

typedef struct {
  DewPageText         *texts;
  const DewSheetChart *of;
  DewPageChart        *made;
  double               y;               /* where the next part begins */
  double               pitch;           /* em, from line to line */
  DewUnit              unit;            /* at the axis */
  DewWide              low, high, step; /* pence: of the axis */
  double               plot_x, plot_y, plot_width, plot_height;
  double               row;             /* from a row to the next; */
  double               bar;             /* the bar in it */
  double               name_size;
  guint                name_lines;
} DewPagePlan;

/* How wide a text is on one line. */
double _dew_page_plan_measure (const DewPagePlan *plan, const char *text, double size, gboolean bold);

/* Adds a text, which it takes over, in so many lines at the most (0: all); returns how high it is. */
double _dew_page_plan_text    (DewPagePlan *plan, DewPageMark mark, char *text, DewPageRun run, double x, double y, guint most_lines);

/* ---- dew-page-chart-values.c ---- */

/* Writes figures at the bars, which are all there, where they fit and lie over none but their own. */
void   _dew_page_plan_values  (DewPagePlan *plan);
