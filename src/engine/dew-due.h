/* dew-due.h: what is to be said of a date when the document is as at another, and how an arrangement stands then. */
#pragma once

#include "dew-ledger.h"

/* How many months before a date it is soon. */
#define DEW_SOON_MONTHS 6

typedef enum { DEW_DUE_NONE, DEW_DUE_SOON, DEW_DUE_PAST } DewDue;

/* Of a date that something ends or is to be reviewed on, "" where there is none: past after that day, soon on it and in the months before. as_at is a date. */
DewDue dew_due (const char *date, const char *as_at);

/* TRUE when a pool's dates say that it begins before the agreement that it stands under: one of the two is wrong. */
gboolean dew_due_older (const DewLedger *ledger, const DewPool *pool);

/* How a pool, or a line, is arranged at a date, as a sentence; "" where it is pooled and was never said to be aligned. While a pool is aligned so are its lines,
 * whatever they say themselves. Months count whole, as in dew_ledger_pooled (). Free with g_free. */
char *dew_due_pool_arrangement (const DewPool *pool, const char *as_at);
char *dew_due_line_arrangement (const DewLedger *ledger, const DewLine *line, const char *as_at);
