/* chart-boxes.h: what holds for the shapes of all but stacked bars, whatever their figures. */
#pragma once

#include "dew-chart-layout.h"

/* As wide as it has characters; bold is wider. Needs no font. */
extern const DewTextMeasure chart_measure;

/* Every shape is within the chart and of some size; no text lies on another shape, a line or the way of the grid; and
 * every text is as wide as its box at most. */
void assert_boxes (const DewChartLayout *layout);

/* The texts of a kind, joined by "|". Free with g_free. */
char *join_texts (const DewChartLayout *layout,
                  DewShapeKind          kind);

guint count_shapes (const DewChartLayout *layout,
                    DewShapeKind          kind);

/* The first shape of a kind and series; NULL where there is none. Borrowed. */
const DewShape *find_shape (const DewChartLayout *layout,
                            DewShapeKind          kind,
                            int                   series);

DewPoint centre (const DewShape *shape);
