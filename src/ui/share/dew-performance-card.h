/* dew-performance-card.h: the card of the funds of a pool that are paid for performance in a year, to be looked at and edited. */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_PERFORMANCE_CARD (dew_performance_card_get_type ())
G_DECLARE_FINAL_TYPE (DewPerformanceCard, dew_performance_card, DEW, PERFORMANCE_CARD, GtkWidget)

/* Made by templates. What it is about; it holds the document, and follows it. document NULL: nothing. In a scenario it says that the funds are the same in all. Setting what is set already
 * costs nothing. */
void dew_performance_card_set (DewPerformanceCard *self, DewDocument *document, gint64 pool, int year, gint64 scenario);

G_END_DECLS
