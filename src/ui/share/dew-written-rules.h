/* dew-written-rules.h: a card with the rules that are written for a pool and what is in it, each with what can be done with it. */
#pragma once

#include "dew-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEW_TYPE_WRITTEN_RULES (dew_written_rules_get_type ())
G_DECLARE_FINAL_TYPE (DewWrittenRules, dew_written_rules, DEW, WRITTEN_RULES, GtkWidget)

/* Shows those of a pool as a scenario has them. Buttons and menus activate share.write, and share.try, share.change and share.take-away with the rule's id ("x"). */
void dew_written_rules_show (DewWrittenRules *self, const DewLedger *ledger, gint64 pool, gint64 scenario);

G_END_DECLS
