/* dew-elsewhere.h: pools and lines whose figures of a financial year belong elsewhere: the pool had ended, another line goes on for the line, or it only comes to go on for another. */
#pragma once

#include "dew-ledger.h"

G_BEGIN_DECLS

/* Whether a pool is closed on a valid day: after its end; where it was merged and has no end, always. */
gboolean dew_pool_closed (const DewPool *pool, const char *date);

/* The lines that others continue, each with the first that does: node to node (GUINT_TO_POINTER). Goes through all lines, and is good for as long as the ledger's structure. Free with
 * g_hash_table_unref. */
GHashTable *dew_followers (const DewLedger *ledger);

/* Whether new figures of a year (named by the one that it starts in) belong elsewhere than at a node: its pool was closed when the year began; or, of a service line, it has figures, all of
 * them of earlier years, and another one that continues it has some of that year or before; or it continues one that has figures of that year or later, and has none so early itself.
 * follower is the node of the one that continues it; 0: none. */
gboolean dew_is_elsewhere (const DewLedger *ledger, guint node, guint follower, int year);

/* The same in a sentence, with where figures belong instead; NULL where it is not so. Free with g_free. */
char *dew_why_elsewhere (const DewLedger *ledger, guint node, guint follower, int year);

G_END_DECLS
