/* dew-page-columns.h: how wide the columns of a table are on paper, in type of what size, and on how many pages beside
 * each other.
 *
 * Figures and dates get what they need: they are neither cut nor wrapped. Texts share the rest so that the table is low,
 * wrap, and have at least room for their longest word, up to some length. Where that does not fit, the type gets smaller,
 * and where even the smallest is too wide, columns go onto further pages, which all begin with the first columns of text.
 */
#pragma once

#include <glib.h>

#include "dew-page-lowest.h"

/* What a column asks for, in em. */
typedef struct {
  double   least;               /* never narrower */
  double   need;                /* nothing wraps */
  gboolean figures;             /* its heading stands at the right */
  double   whole;               /* the heading has its unit in the line of its last word; less only for the sake of long texts */
} DewColumnNeed;

typedef struct {
  guint  column;
  double x, width;              /* points, from the left of the table */
} DewColumnPlace;

/* Columns that stand beside each other on one page. */
typedef struct {
  GArray *places;               /* DewColumnPlace */
  double  width;                /* points: of the whole */
} DewColumnBand;

typedef struct {
  double     size;              /* points: of the type */
  gboolean   upright;           /* on paper that is higher than wide */
  GPtrArray *bands;             /* DewColumnBand *; every column is in one, those that are repeated in all of them; none without columns */
} DewColumnPlan;

/* Sizes of the type in a table, points. */
#define DEW_TYPE_LARGEST  9.0
#define DEW_TYPE_SMALLEST 6.5

/* texts: of those columns; NULL where no more is known than that the longest of each might stand in one row. wide and narrow: how
 * much of the paper's width may be written on, in points, when it lies and when it stands; the same twice where it may not
 * be turned. Free with dew_column_plan_free. */
DewColumnPlan *dew_column_plan_new  (const DewColumnNeed *needs, guint n, const DewColumnTexts *texts, double wide, double narrow);
void           dew_column_plan_free (DewColumnPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewColumnPlan, dew_column_plan_free)
