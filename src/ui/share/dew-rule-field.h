/* dew-rule-field.h: a control for one value of a step of a rule: a choice, a partner, a tick, or what is typed with its meaning beside it. */
#pragma once

#include <gtk/gtk.h>

#include "dew-rule-draft.h"

G_BEGIN_DECLS

#define DEW_TYPE_RULE_FIELD (dew_rule_field_get_type ())
G_DECLARE_FINAL_TYPE (DewRuleField, dew_rule_field, DEW, RULE_FIELD, GtkWidget)

/* For a slot of a sheet (a limit, say, with no sheet: { DEW_SLOT_LIMIT }); the ledger has the partners there are to choose from, and is not kept. */
GtkWidget  *dew_rule_field_new        (const DewSlot   *slot,
                                       const DewLedger *ledger);

/* A choice of others: texts are its values and labels what is shown, both NULL-terminated and copied. */
GtkWidget  *dew_rule_field_new_choice (const char *const *texts,
                                       const char *const *labels);

/* The value, in the notation. Setting it tells nobody, and leaves alone what is being typed and means the same. */
const char *dew_rule_field_get_text   (DewRuleField *self);
void        dew_rule_field_set_text   (DewRuleField *self,
                                       const char   *text);

/* What it is called by a screen reader. */
void        dew_rule_field_name       (DewRuleField *self,
                                       const char   *name);

/* Why the value is refused, which is shown by a ring and read out; NULL: it is not. ring FALSE: it is only still to be typed. */
void        dew_rule_field_tell       (DewRuleField *self,
                                       const char   *reason,
                                       gboolean      ring);

/* Whether its value is typed, and nothing is. */
gboolean    dew_rule_field_is_blank   (DewRuleField *self);

/* Signals
 *   changed ()    a person chose or typed another value
 */

G_END_DECLS
