/* dew-share-page.h: the page that shares an over- or underspend between the partners, with the working. */
#pragma once

#include "dew-page.h"

G_BEGIN_DECLS

#define DEW_TYPE_SHARE_PAGE (dew_share_page_get_type ())
G_DECLARE_FINAL_TYPE (DewSharePage, dew_share_page, DEW, SHARE_PAGE, GtkWidget)

/* Shares the forecast variance of a pool, line by line; of the one that is shown where pool is 0. */
void dew_share_page_share_forecast (DewSharePage *self, gint64 pool);

/* Shares what another page shared of a pool, in the scenario that is edited: its forecast, or a variance in pence that falls on a line or category (0: all lines). The share of partner is explained; where it is 0, the rule gets the focus. */
void dew_share_page_explain (DewSharePage *self, gint64 pool, gint64 partner, gint64 variance, gint64 line, gboolean forecast);

G_END_DECLS
