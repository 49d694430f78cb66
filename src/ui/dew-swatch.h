/* dew-swatch.h: the key of a partner: a small square in its colour and pattern. Decoration: the partner's name stands beside it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEW_TYPE_SWATCH (dew_swatch_get_type ())
G_DECLARE_FINAL_TYPE (DewSwatch, dew_swatch, DEW, SWATCH, GtkWidget)

/* index: of the partner in the ledger's order. */
GtkWidget *dew_swatch_new (guint index);

G_END_DECLS
