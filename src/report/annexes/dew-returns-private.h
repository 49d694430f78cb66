/* dew-returns-private.h: what the rounding of figures asks of the return: expenditure by quarter. */
#pragma once

#include "dew-annex-private.h"

#define DEW_QUARTERS 4

/* The part that is a quarter's expenditure, 0 to 3, or of 4 what is in no quarter. */
DewPart _dew_returns_part (guint quarter);

/* What a pool has in a quarter, or of 4 in none; FALSE where nothing is entered. And an expression for how many figures that is; free with g_free. */
gboolean _dew_returns_spent (const DewPaper *paper, guint pool, guint quarter, gint64 *pence);
char    *_dew_returns_count (const DewPaper *paper, guint node, guint quarter);

/* Whether expenditure is entered to the end of a quarter: of its last month, or of a later one; of the whole year: of March, or of the year's own. As expressions that are above 0 where it is, free with g_free. */
gboolean _dew_returns_is_reached (const DewPaper *paper, guint pool, guint quarter);
gboolean _dew_returns_is_whole   (const DewPaper *paper, guint pool);
char    *_dew_returns_reached    (const DewPaper *paper, guint node, guint quarter);
char    *_dew_returns_whole      (const DewPaper *paper, guint node);

/* Of such a part, of a pool or what is over pools: an expression worth it in whole pence, free with g_free; and of a pool what that is. */
char  *_dew_returns_pence (const DewPaper *paper, guint node, DewPart part);
gint64 _dew_returns_worth (const DewPaper *paper, guint node, DewPart part);
