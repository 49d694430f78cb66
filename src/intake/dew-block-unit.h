/* dew-block-unit.h: whether what is pasted was in another unit than what is there */
#pragma once

#include <glib.h>

/* Compares the median sizes of figures in pence, those of 0 left aside. Returns +1 where the pasted are about 1,000 times too small (they were in thousands), +2 for about a
 * million times, -1 and -2 where they are too large, and 0 where neither, or where either are none. 300 to 3,000 times counts as about 1,000. */
int dew_block_unit_off (const gint64 *pasted, guint n_pasted, const gint64 *others, guint n_others);

/* The same beside the very figures that are replaced: what stays the same thing seldom becomes 300 times as much or as little, so that anything from there counts, up to 300,000 times
 * as a thousand. */
int dew_block_unit_off_replaced (const gint64 *pasted, guint n_pasted, const gint64 *replaced, guint n_replaced);
