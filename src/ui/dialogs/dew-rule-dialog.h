/* dew-rule-dialog.h: writes a rule: whose it is, for which sign, from when, and why. */
#pragma once

#include "dew-ask-dialog.h"

G_BEGIN_DECLS

#define DEW_TYPE_RULE_DIALOG (dew_rule_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DewRuleDialog, dew_rule_dialog, DEW, RULE_DIALOG, DewAskDialog)

/* Asks for one of a pool, or of something in it, in a scenario. text: what it begins with; line: whose it is to begin with, 0 the whole pool's. */
void dew_rule_dialog_write  (GtkWindow *parent, DewDocument *document, gint64 pool, gint64 line, gint64 scenario, DewDirection direction, const char *text);

/* Asks what one that is written is to say from now on, in a scenario; it stays where, and from when, it is. */
void dew_rule_dialog_change (GtkWindow *parent, DewDocument *document, gint64 rule, gint64 scenario);

G_END_DECLS
