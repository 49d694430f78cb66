/* watch.h: telling how long each turn of a main loop took.
 *
 * A line is "turn BEGAN ENDED", between two waits of the main loop, in which a window answers nobody; "key T" where a key arrives, "paint T" where a frame has been painted,
 * and "shown T" once, when a frame shows what was waited for. All in microseconds of the monotonic clock.
 */
#pragma once

#include "first-frame.h"

/* From now on, until the program ends, into a file. Before the program asks anything of GTK. */
void bench_watch (const char *path,
                  BenchShown  shown);
