/* dew-work-table.h: the tables of a working, as texts: the same on the screen, at the command line and in the clipboard. */
#pragma once

#include "dew-share.h"

typedef struct {
  gint64     partner, line;   /* ids of whom or what it is about; 0: none */
  char      *since;           /* where there is a row of the line for each of several periods: the month that this one's begins in, "October 2013"; else NULL */
  GPtrArray *cells;           /* char *, one a column after the name; NULL: nothing stands there */
} DewWorkRow;

/* The first column is the name of whom or what a row is about, which is not in the cells; every other one is of figures. */
typedef struct {
  GPtrArray  *headings;       /* const char *, with the unit of the column; the first is the name's */
  GPtrArray  *rows;           /* DewWorkRow */
  DewWorkRow *sum;            /* of the rows, its partner and line 0 */
} DewWorkTable;

/* The tables of a work, none where it has no parts; of a cap two: who bears too much and what becomes of it, and how that is shared anew. Amounts carry the sign of what is
 * shared, so that a row of whole pence, what is left over and the odd penny adds up to its share, and each column to its sum. Free with g_ptr_array_unref. */
GPtrArray *dew_work_tables (const DewWork *work);

/* What there was to share before a work, what it took and what it leaves, in a sentence. Free with g_free. */
char *dew_work_balance (const DewWork *work);
