/* dew-edit-private.h: the checks that edits and whole documents share */
#pragma once

#include "dew-edit.h"

/* What a row must be by itself and by what it refers to; names of siblings aside. */
gboolean _dew_check_row (const DewLedger *ledger, DewTable table, gconstpointer row, GError **error);

/* That no other row beside it has its name. */
gboolean _dew_check_name (const DewLedger *ledger, DewTable table, gconstpointer row, GError **error);

/* A ledger of partners alone, with `changed` (may be NULL) in the place of the one of its id, and without `gone` (0: none): enough to read and write rules with. */
DewLedger *_dew_partners_only (const DewLedger *ledger, const DewPartner *changed, gint64 gone);
