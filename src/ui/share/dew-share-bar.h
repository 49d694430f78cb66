/* dew-share-bar.h: one bar of the partners' shares of a variance, by size. */
#pragma once

#include <gtk/gtk.h>

#include "dew-share.h"

G_BEGIN_DECLS

#define DEW_TYPE_SHARE_BAR (dew_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (DewShareBar, dew_share_bar, DEW, SHARE_BAR, GtkWidget)

/* Shows the shares; NULL for none. What nobody bears is left empty. Copies what it needs. */
void dew_share_bar_set_share (DewShareBar *self, const DewLedger *ledger, const DewShare *share);

G_END_DECLS
