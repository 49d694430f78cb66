/* dew-cli.h: the commands that need no display.
 *
 * Exit status: 0 done, 1 the file or the data is at fault (one sentence on stderr), 2 the command line is. A signal that cancelled an export (one sentence
 * on stderr) ends the program once all is tidied up. Text, --format=csv or --format=json on stdout.
 * A command is one file here and a line in the list in dew-cli.c.
 */
#pragma once

/* TRUE when no window is wanted: the first argument is a command, --help or --version; or it is none, nor a file either, so that
 * the command line is at fault. What is there, has a slash in it or ends in ".dewpond" is a file. */
int dew_cli_wants (int argc, char **argv);

/* Runs it; returns the exit status. */
int dew_cli_run (int argc, char **argv);
