/* dew-page-lowest.h: how columns share a width so that their table is as low as can be, with arithmetic alone. */
#pragma once

#include <glib.h>

/* How long texts are that may wrap, in em: rows one after the other, each of all columns of the table; 0 where nothing is, or
 * nothing that wraps. The first row is the headings. */
typedef struct {
  const float *lengths;
  guint        n_rows, n_columns;
} DewColumnTexts;

/* A column among those that share. */
typedef struct {
  guint  column;                /* of the table */
  double width;                 /* in and out; the same unit for all of these */
  double most;                  /* more would be of no use */
} DewColumnShare;

/* How high rows are together, in lines, at these widths; size is how many units an em has. */
double dew_column_height (const DewColumnShare *shares, guint n, const DewColumnTexts *texts, double size);

/* Makes columns wider, by `left` together or as far as that is of use, so that rows are as low as possible together. What comes is
 * the same every time. */
void   dew_column_share  (DewColumnShare *shares, guint n, const DewColumnTexts *texts, double size, double left);
