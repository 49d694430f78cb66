/* dew-past.h: pools and lines that a financial year finds over: the pool had ended, or another line goes on for the line. */
#pragma once

#include "dew-ledger.h"

G_BEGIN_DECLS

/* Whether a pool is closed on a valid day: after its end; where it was merged and has no end, always. */
gboolean dew_pool_closed (const DewPool *pool, const char *date);

/* The lines that others continue, each with the first that does: node to node (GUINT_TO_POINTER). Goes through all lines, and is good for as long as the ledger's structure. Free with
 * g_hash_table_unref. */
GHashTable *dew_followers (const DewLedger *ledger);

/* Whether no more figures of a year (named by the one that it starts in) are to come at a node: its pool was closed when the year began; or, of a service line, it has figures, all of them of
 * earlier years, and another one that continues it has some of that year or before. follower is that other one's node; 0: none. */
gboolean dew_is_past (const DewLedger *ledger, guint node, guint follower, int year);

/* The same in a sentence, with where figures belong instead; NULL where it is not so. Free with g_free. */
char *dew_why_past (const DewLedger *ledger, guint node, guint follower, int year);

G_END_DECLS
