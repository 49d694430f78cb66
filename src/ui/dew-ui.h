/* dew-ui.h: the way in to the window. */
#pragma once

/* Runs the windowed program to its end; returns the exit status. */
int dew_ui_run (int argc, char **argv);
