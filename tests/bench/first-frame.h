/* first-frame.h: leaving the program as soon as a frame is painted that shows what was waited for. */
#pragma once

#include <gtk/gtk.h>

/* Whether a widget that was just painted is what was waited for. */
typedef gboolean (*BenchShown) (GtkWidget *widget);

/* Whether a widget, or one in it, is, and is mapped. */
gboolean bench_is_shown (GtkWidget *widget,
                         BenchShown shown);

/* From now on, after each frame of any window: ends the program, at once and with status 0, if a mapped widget of a window is what was waited for. */
void bench_leave_when_painted (BenchShown shown);
