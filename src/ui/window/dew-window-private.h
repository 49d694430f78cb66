/* dew-window-private.h: what the files of a window share */
#pragma once

#include "dew-window.h"

/* Adds the actions new, open, save-as, save-clean, import, export and check. */
void _dew_window_add_file_actions (DewWindow *self);

/* The year that is shown. */
int _dew_window_year (DewWindow *self);
