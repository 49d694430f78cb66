/* dew-roll-outcome.h: what rolling a year forward goes by and comes to, in figures and in words. */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"
#include "dew-edit-roll.h"

G_BEGIN_DECLS

/* What all is of the year and of the next, how many figures are set and kept, and which lines are left out and why. Free with g_free. */
char      *dew_roll_outcome_words (const DewLedger *ledger, const DewRolled *rolled, int year);

/* Partner by partner the year, the next and the change: a table to look at. */
GtkWidget *dew_roll_outcome_table (const DewLedger *ledger, const DewRolled *rolled, int year);

G_END_DECLS
