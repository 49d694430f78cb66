/* dew-published.h: a year's figures rounded for publication so that they foot down, across and up the tree.
 *
 * From the very top down, each step by largest remainder: the grand gross of all partners is rounded, half away from zero,
 * then shared over the partners' gross, and each partner's gross over its existing and additional money; grand income over
 * the partners; grand budget, actual, forecasts and what virements move over the partners and nobody. Then each of these atomic columns (a
 * partner's existing, additional, income, …) goes down the tree: agreements, pools, categories and lines to the node above.
 * Gross, net, current and the totals across partners are computed from the printed figures.
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
