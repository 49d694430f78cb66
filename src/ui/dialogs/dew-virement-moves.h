/* dew-virement-moves.h: what a virement moves between two places, and what one that was recorded says of its places. */
#pragma once

#include "dew-edit.h"

/* For a place: the lines that a virement has on that side already. */
#define DEW_RECORDED G_MAXUINT

/* The lines that a virement takes from (side −1) or gives to (+1) are all in this place: the line itself where it is one, else the smallest pool or category; 0 where that is none. *n is
 * how many they are. */
guint    dew_virement_place  (const DewLedger *ledger, gint64 virement, int side, guint *n);

/* What it moves in all, in pence. */
gint64   dew_virement_amount (const DewLedger *ledger, gint64 virement);

/* Adds to moves (of DewMove) that an amount above 0 is taken from (side −1) or given to (+1) a place; with DEW_RECORDED, the lines that the virement has on that side, in the proportion it
 * has them, by largest remainder. Lines of the other place, where it stands in this one, have no part. FALSE with the reason. */
gboolean dew_virement_spread (const DewLedger *ledger, gint64 virement, guint place, guint other, int side, int year, gint64 partner, gint64 pence, GArray *moves, GError **error);

/* What moves come to within a place, beyond what the virement moves there as it is. */
gint64   dew_virement_within (const DewLedger *ledger, gint64 virement, guint place, const GArray *moves);

/* Whether moves take from (side −1) or give to (+1) a line in a place. */
gboolean dew_virement_touches (const DewLedger *ledger, guint place, int side, const GArray *moves);
