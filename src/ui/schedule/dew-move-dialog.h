/* dew-move-dialog.h: choosing where a line, category or pool is to stand. */
#pragma once

#include <adwaita.h>

#include "dew-ledger.h"

G_BEGIN_DECLS

#define DEW_TYPE_MOVE_DIALOG (dew_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewMoveDialog, dew_move_dialog, DEW, MOVE_DIALOG, AdwWindow)

/* For a line: the pool and the category (0: the pool itself), and the financial year it moves from, with its earlier years left where they are; 0: it moves with all it has. For a pool:
 * parent is the agreement. */
typedef void (*DewMoveChosen) (DewTable table, gint64 id, gint64 pool, gint64 parent, int year, gpointer data);

/* Lists every place the row can go to; calls chosen unless the user cancels. Where a line has figures or movements before the year, from which year it moves is asked too. data must live as
 * long as parent. */
void dew_move_dialog_present (GtkWindow *parent, const DewLedger *ledger, DewTable table, gint64 id, int year, DewMoveChosen chosen, gpointer data);

G_END_DECLS
