/* dew-annex-list.h: the annexes in the order of the paper, each with a box to tick; one of them is chosen to be looked at.
 *
 * Keys: Space ticks, Alt+Up and Alt+Down move, Enter is the dialog's. A row can be dragged, too.
 */
#pragma once

#include <gtk/gtk.h>

#include "dew-annex.h"

G_BEGIN_DECLS

#define DEW_TYPE_ANNEX_LIST (dew_annex_list_get_type ())
G_DECLARE_FINAL_TYPE (DewAnnexList, dew_annex_list, DEW, ANNEX_LIST, GtkBox)

/* Puts some first, in their order, and ticks them; all others follow unticked. */
void            dew_annex_list_put_first    (DewAnnexList     *self,
                                             const GPtrArray  *annexes);

/* Which of dew_annexes () have something to show; of the others, their row says why not. Where `tick`, those are ticked and the others are not. Nobody is told. */
void            dew_annex_list_set_applying (DewAnnexList     *self,
                                             const gboolean   *applies,
                                             const char       *why_not,
                                             gboolean          tick);

/* Those that are ticked, in order: DewAnnex, free with g_ptr_array_unref. */
GPtrArray      *dew_annex_list_get_ticked   (DewAnnexList     *self);

/* The one that is looked at; NULL: none. */
const DewAnnex *dew_annex_list_get_selected (DewAnnexList     *self);

/* By its name; NULL: none. Nobody is told. */
void            dew_annex_list_set_selected (DewAnnexList     *self,
                                             const char       *annex);

/* Signals
 *   changed ()     a person ticked, unticked or moved one
 *   selected ()    a person chose another one to look at
 */

G_END_DECLS
