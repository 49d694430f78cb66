/* dew-cell-text.h: what a cell shows, as text: the same in every way out that cannot calculate, and on the screen. */
#pragma once

#include "dew-sheet.h"

/* "1,234,567.89", "−500.00", "50.7692", "1 April 2013"; "" where it shows nothing. A flagged unit is the one that money is shown in, rounded to it alone where it was not rounded before. Free with g_free. */
char    *dew_cell_text      (const DewCell *cell);

/* TRUE where it is a figure, which stands at the right. */
gboolean dew_cell_is_figure (const DewCell *cell);
