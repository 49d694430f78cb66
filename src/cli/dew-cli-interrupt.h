/* dew-cli-interrupt.h: Ctrl+C as a wish to cancel
 *
 * SIGINT, SIGTERM and SIGHUP, those of them that were not ignored before. Meanwhile only the answer to them differs: no signal is blocked, neither in threads that are started nor
 * in programs.
 */
#pragma once

#include <gio/gio.h>

/* From here to the end such a signal cancels what this returns, and another, half a second later or more, ends the program at once. It is valid until the end, which must come; one
 * such stretch at a time. Where the system has no room for it nothing is ever cancelled, and the signals do what they do else. */
GCancellable *_dew_cli_interrupt_begin (void);

/* Signals do again what they did before. Returns the number of the first that came, 0 where none did; the work may have been finished nevertheless. */
int           _dew_cli_interrupt_end   (void);

/* Ends the program by that signal, as it would have been without all this, so that whoever started it knows: a shell also leaves the loop that it is in, and has 128 and
 * the number as the exit status. Returns that, where the signal did not end the program. */
int           _dew_cli_interrupt_leave (int number);
