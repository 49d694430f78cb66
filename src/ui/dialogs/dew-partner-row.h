/* dew-partner-row.h: a partner in the list of partners: its names and kind to change, to be moved and removed. */
#pragma once

#include <adwaita.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_PARTNER_ROW (dew_partner_row_get_type ())
G_DECLARE_FINAL_TYPE (DewPartnerRow, dew_partner_row, DEW, PARTNER_ROW, AdwExpanderRow)

/* The document is borrowed: the row has to go before it does. index: of the partner in the ledger's order. */
GtkWidget *dew_partner_row_new        (DewDocument *document, gint64 partner, guint index);
gint64     dew_partner_row_partner    (DewPartnerRow *self);

/* Shows what the document says of the partner, which must be there. */
void       dew_partner_row_fill       (DewPartnerRow *self);

/* Whether something typed in it is refused. */
gboolean   dew_partner_row_refused    (DewPartnerRow *self);

/* Shows what the document says in place of that; FALSE where nothing is refused. */
gboolean   dew_partner_row_take_back  (DewPartnerRow *self);

/* The focus to the name, all of it selected; to the button that moves it by -1 or +1, or, where it can go no further, the
 * other. */
void       dew_partner_row_edit_name  (DewPartnerRow *self);
void       dew_partner_row_grab_mover (DewPartnerRow *self, int step);

/* Signals
 *   told (const char *reason)    why a change is refused; NULL: it is good
 *   moved (int step)             it is to be moved by that, -1 or +1
 *   removed ()                   it is to be removed
 */

G_END_DECLS
