/* dew-share-beside-private.h: what is known of pools that others are set against, so that each is looked at once for all of them.
 *
 * Of every pool among the others of a query, by their order: it holds as long as their amounts, the rules and figures of their pools, and all else that the queries have in common stay as they are.
 */
#pragma once

#include "dew-share.h"

typedef struct {
  gboolean checked;           /* its amounts are such as they may be */
  gboolean opened;            /* the next two are known */
  gboolean takes_part;        /* it can be spread, and falls under rules */
  gint64   pence;             /* then what of it can be set against others: signed */
  gboolean asked;             /* the next is known */
  gboolean takes;             /* it takes what others, where nothing is written, would keep */
} DewBesidePool;

struct _DewBeside {
  DewBesidePool *pools;
  guint          n;
  gboolean       looked;      /* what came out of a sharing depends on what is known here, but for checks; to be set back before each */
};

DewBeside *_dew_beside_new   (guint n);
void       _dew_beside_free  (DewBeside *beside);

/* Looks again at what was known of the i-th of the others of a query, which is one of any of the pools. TRUE where it is what it was. */
gboolean   _dew_beside_renew (DewBeside *beside, const DewLedger *ledger, const DewShareQuery *query, guint i);
