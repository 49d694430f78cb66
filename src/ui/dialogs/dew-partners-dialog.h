/* dew-partners-dialog.h: the partners of a document. */
#pragma once

#include <adwaita.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_PARTNERS_DIALOG (dew_partners_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewPartnersDialog, dew_partners_dialog, DEW, PARTNERS_DIALOG, AdwWindow)

void dew_partners_dialog_present (GtkWindow *parent, DewDocument *document);

G_END_DECLS
