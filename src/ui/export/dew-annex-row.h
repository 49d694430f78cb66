/* dew-annex-row.h: an annex in a list: a box to tick and its title; what it is about is in its tooltip and name. It can be dragged onto another. */
#pragma once

#include <gtk/gtk.h>

#include "dew-annex.h"

G_BEGIN_DECLS

#define DEW_TYPE_ANNEX_ROW (dew_annex_row_get_type ())
G_DECLARE_FINAL_TYPE (DewAnnexRow, dew_annex_row, DEW, ANNEX_ROW, GtkListBoxRow)

GtkWidget      *dew_annex_row_new         (const DewAnnex *annex);
const DewAnnex *dew_annex_row_get_annex   (DewAnnexRow *self);

gboolean        dew_annex_row_get_ticked  (DewAnnexRow *self);
void            dew_annex_row_set_ticked  (DewAnnexRow *self,
                                           gboolean     ticked);

/* Gives the focus to its box. */
gboolean        dew_annex_row_focus_box   (DewAnnexRow *self);

/* Why there is nothing to show in it, a sentence under its title; NULL: there is something. */
void            dew_annex_row_set_why_not (DewAnnexRow *self,
                                           const char  *why_not);

/* Signals
 *   ticked ()                       it was ticked or unticked
 *   dropped (DewAnnexRow *other)    another row was dropped here, to take its place
 */

G_END_DECLS
