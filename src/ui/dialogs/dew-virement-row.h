/* dew-virement-row.h: a virement as a row of a table, and what stands above its columns. */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"

G_BEGIN_DECLS

/* A row for a list; its id is what dew_virement_row_id () gives, 0 of the headings. The delete button of it (NULL where the document can only be read) is borrowed. */
GtkWidget *dew_virement_row_new      (DewDocument *document, const DewVirement *virement, GtkWidget **delete_button);
GtkWidget *dew_virement_row_headings (void);
gint64     dew_virement_row_id       (GtkWidget *row);

/* "£250,000 from “Home care” to “Equipment”". Free with g_free. */
char      *dew_virement_words        (const DewLedger *ledger, gint64 virement);

G_END_DECLS
