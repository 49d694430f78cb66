/* dew-cli-private.h: what the commands share */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "dew-document.h"

typedef struct {
  const char *name;
  const char *about;                            /* one line, marked for translation */
  int       (*run) (int argc, char **argv);     /* argv[0] is the command's name; returns the exit status */
} DewCommand;

extern const DewCommand dew_command_new, dew_command_show, dew_command_share, dew_command_check, dew_command_export, dew_command_import;
extern const DewCommand dew_command_virement, dew_command_roll, dew_command_merge, dew_command_move, dew_command_split, dew_command_rule, dew_command_compare;
extern const DewCommand dew_command_scenario, dew_command_simulate, dew_command_incentive, dew_command_spread;

/* From DEW_EXIT_SIGNAL on: that and the number of the signal by which the command is to end. */
enum { DEW_EXIT_DONE, DEW_EXIT_FAULT, DEW_EXIT_USAGE, DEW_EXIT_SIGNAL = 128 };

typedef enum { DEW_FORMAT_TEXT, DEW_FORMAT_CSV, DEW_FORMAT_JSON } DewFormat;

/* ---- Command lines ---- */

/* Reads the options of a command; `arguments` is how they are called in its help ("FILE OUT"), as many as there are words must be left, those in
 * brackets, which are the last, need not be, and stand in argv[1], …; more may be said under the options. FALSE: the command line is at fault, which has been said. */
gboolean _dew_cli_parse (const DewCommand *command, const GOptionEntry *entries, const char *arguments, const char *more, int *argc, char ***argv);

/* Says a sentence on stderr. */
void _dew_cli_say (const char *message);

/* Says in one sentence what is wrong; return the exit status. error is freed. */
int _dew_cli_fail  (GError *error);
int _dew_cli_usage (const DewCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Reading what an option was given; NULL reads as the default. FALSE, said, when it is wrong. */
gboolean _dew_cli_format (const DewCommand *command, const char *text, DewFormat *format);
gboolean _dew_cli_year   (const DewCommand *command, const char *text, int *year);                /* 0 for NULL */
gboolean _dew_cli_pounds (const DewCommand *command, const char *text, gint64 *pence);
gboolean _dew_cli_unit   (const DewCommand *command, const char *text, DewUnit *unit);            /* pounds for NULL */

gboolean _dew_cli_percent (const DewCommand *command, const char *text, gint64 *millionths);     /* of either sign; 0 for NULL */
gboolean _dew_cli_percent_within (const DewCommand *command, const char *text, gint64 low, gint64 high, gint64 *millionths);     /* the same, from low <= 0 to high >= 0 */
gboolean _dew_cli_date    (const DewCommand *command, const char *text);                          /* a day that exists */

/* FALSE, said, when an option that a command cannot do without was not given or is empty. */
gboolean _dew_cli_needs (const DewCommand *command, const char *option, const char *text);

/* ---- Documents ---- */

/* Makes an edit, for dew_document_take (): what an edit answered, its changes and its error go in. Says `told` (NULL: nothing) when all is well; returns the exit status. changes and told are taken. */
int _dew_cli_take (DewDocument *document, DewChanges *changes, gboolean good, const char *what, char *told, GError *error);

/* The partner called that, 0 for NULL. FALSE with an error that lists what there is. */
gboolean _dew_cli_partner_named (const DewLedger *ledger, const char *name, gint64 *partner, GError **error);

/* The ids of the lines and categories at those places; pool NULL, else names in it will do. A GArray of gint64, NULL with an error. */
GArray *_dew_cli_lines (const DewLedger *ledger, const DewPool *pool, char *const *places, GError **error);

/* "1 line or category moved, 31 figures carried over": what an edit that carries lines does. Free with g_free. */
char *_dew_cli_carried (const DewChanges *changes);

/* What the document has and the tidy CSV has no columns for, in a sentence; NULL where it has nothing of the kind. Free with g_free. */
char *_dew_cli_export_left (const DewLedger *ledger);

/* The scenario called that, ignoring case; DEW_BASELINE for NULL. FALSE with an error that lists what there is. */
gboolean _dew_cli_scenario (const DewLedger *ledger, const char *name, gint64 *scenario, GError **error);

/* The pool called that, NULL for NULL. FALSE with an error. */
gboolean _dew_cli_pool (const DewLedger *ledger, const char *name, const DewPool **pool, GError **error);

/* A partner's name, NULL for 0. */
const char *_dew_cli_partner (const DewLedger *ledger, gint64 id);

/* "joint", "split", a partner's name, or NULL when it is not said. */
const char *_dew_cli_lead (const DewLedger *ledger, int mode, gint64 lead);

/* ---- Output ---- */

/* Writes to stdout as UTF-8, whatever the locale. */
void _dew_cli_put (const char *text);

/* Writes what a builder has built. */
void _dew_cli_put_json (JsonBuilder *builder);

/* Adds a member; a NULL or "" text is null. */
void _dew_cli_member_text  (JsonBuilder *builder, const char *name, const char *text);
void _dew_cli_member_pence (JsonBuilder *builder, const char *name, gint64 pence);
