/* dew-rule-editor.h: a rule written with widgets: a row a step, with what there is to fill in, to move and to remove; and what can be added.
 *
 * The text of the rule is the truth. What is not a rule yet stays in the widgets, with the reason; the text is that of the last rule.
 */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_RULE_EDITOR (dew_rule_editor_get_type ())
G_DECLARE_FINAL_TYPE (DewRuleEditor, dew_rule_editor, DEW, RULE_EDITOR, GtkWidget)

/* Whose partners there are; NULL for none. */
void        dew_rule_editor_set_document  (DewRuleEditor *self,
                                           DewDocument   *document);

/* The rule; canonical where it was written here. A text that is no rule is not shown in steps until it is one; "" has no step yet. Setting the text that it has changes nothing, so
 * that what is being filled in stays. */
const char *dew_rule_editor_get_text      (DewRuleEditor *self);
void        dew_rule_editor_set_text      (DewRuleEditor *self,
                                           const char    *text);

/* Whether it is for overspends or underspends, which some kinds of steps are not. */
void        dew_rule_editor_set_direction (DewRuleEditor *self,
                                           DewDirection   direction);

/* What is wrong with the rule where it is applied, at a column of its text; NULL: nothing. */
void        dew_rule_editor_tell          (DewRuleEditor *self,
                                           const GError  *error);

/* Properties
 *   text, direction
 *
 * Signals
 *   changed ()    a person made it another rule; the text is that
 */

G_END_DECLS
