/* dew-typed-figure.h: what a figure means that is typed into a cell of a grid. */
#pragma once

#include "dew-grid-model.h"
#include "dew-money-print.h"

G_BEGIN_DECLS

/* A figure to the penny, as it is said and written down: £1,200,000, £507.32. */
#define DEW_WHOLE_FIGURE (DEW_PRINT_SYMBOL | DEW_PRINT_TRIM)

/* The question of a reply that asks which unit a bare number is in, beside what its cell has. */
#define DEW_TYPED_BESIDE 1

/* What the text would mean in a column of that unit, shown with that many decimals; *bad where it is not understood. Free with g_free. */
char *dew_typed_figure_preview (const char *text, DewUnit unit, int decimals, gboolean *bad);

/* Reads the text, with the choice after a question (0 at first): TAKEN with *pence, which is DEW_CLEARED for no text; else the reply says why not, or asks. What is asked is what a £ means
 * in another unit; and, where a bare number is about 1,000 or 1,000,000 times what the cell has (was, in pence; 0: nothing to go by) or that part of it, which unit it is in. */
DewGridAnswer dew_typed_figure_read (const char *text, DewUnit unit, int choice, gint64 was, gint64 *pence, DewGridReply *reply);

G_END_DECLS
