/* bench.h: timing ours against theirs, turn by turn.
 *
 * A benchmark takes two ways to do a thing and does each in turn, so that whatever else the machine does falls on both; what counts is the ratio of a turn, the median of all turns.
 */
#pragma once

#include <glib.h>

/* One turn. Returns what it took, in microseconds; what is not to be counted it does outside. */
typedef gint64 (*BenchTurn) (gpointer data);

/* Does both once unmeasured, then turns times each, and prints what both took in the turn of the median ratio, in microseconds, and a remark, on a line of stdout. */
void bench_compare (BenchTurn   ours,
                    BenchTurn   theirs,
                    gpointer    data,
                    guint       turns,
                    const char *remark);

/* Does it once unmeasured, then turns times, and prints the median and the ninth decile in microseconds, and a remark, on a line of stdout: for what is told as part of a frame. */
void bench_tell (BenchTurn   ours,
                 gpointer    data,
                 guint       turns,
                 const char *remark);

/* Ends the program with the message if there is an error. */
void bench_check (const GError *error);
