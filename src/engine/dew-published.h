/* dew-published.h: a year's figures rounded for publication so that they foot down, across and up the tree.
 *
 * The atomic columns (each partner's existing, additional, income; budget, actual, forecast) are rounded from the top
 * down: the grand total, then agreements, pools, categories and lines to the node above, each by largest remainder;
 * gross, net and the totals across partners are computed from the printed figures.
 */
#pragma once

#include "dew-money-read.h"
#include "dew-totals.h"

typedef struct _DewPublished DewPublished;

/* NULL with DEW_ERROR_OVERFLOW. */
DewPublished *dew_published_new  (const DewLedger *ledger, const DewTotals *totals, gint64 unit_pence, GError **error);
void          dew_published_free (DewPublished *published);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewPublished, dew_published_free)

/* As dew_totals_get (), in whole units. */
gint64 dew_published_get (const DewPublished *published, guint node, int partner, DewSum sum);
