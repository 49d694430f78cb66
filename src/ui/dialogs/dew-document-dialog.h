/* dew-document-dialog.h: what a document says of itself: its title, the date it is as at, from when on a variance is marked. */
#pragma once

#include <adwaita.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_DOCUMENT_DIALOG (dew_document_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewDocumentDialog, dew_document_dialog, DEW, DOCUMENT_DIALOG, AdwWindow)

void dew_document_dialog_present (GtkWindow *parent, DewDocument *document);

/* With the focus on the first of what its annexes say on their cover. */
void dew_document_dialog_present_cover (GtkWindow *parent, DewDocument *document);

G_END_DECLS
