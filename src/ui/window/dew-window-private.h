/* dew-window-private.h: what a window does aside with its document, while it takes no input */
#pragma once

#include "dew-window.h"

/* Saves a copy over whatever stands there; opens it, but for a clean one. */
void _dew_window_save_copy (DewWindow *self, GFile *file, gboolean clean);

/* Takes in a file of figures as one edit. */
void _dew_window_import (DewWindow *self, GFile *file);

/* Looks the document over and says what it found. */
void _dew_window_check (DewWindow *self);
