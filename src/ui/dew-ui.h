/* dew-ui.h: the way in to the window. */
#pragma once

/* Runs the windowed program to its end; returns the exit status: 1, and says on stderr why, when there is no display to open it on
 * or its settings are not installed. */
int dew_ui_run (int argc, char **argv);
