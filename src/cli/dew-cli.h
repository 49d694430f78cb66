/* dew-cli.h: the commands that need no display.
 *
 * Exit status: 0 done, 1 the file or the data is at fault (one sentence on stderr), 2 the command line is. Text, --format=csv or --format=json on stdout.
 * A command is one file here and a line in the list in dew-cli.c.
 */
#pragma once

/* TRUE when the first argument names a command (or is --help or --version), so that no window is wanted. */
int dew_cli_wants (int argc, char **argv);

/* Runs it; returns the exit status. */
int dew_cli_run (int argc, char **argv);
