/* dew-rule-step-row.h: a step of a rule as a row: its number, what it is, what there is to fill in, and buttons to move and remove it. */
#pragma once

#include <gtk/gtk.h>

#include "dew-rule-draft.h"

G_BEGIN_DECLS

/* What a control of a row is for. */
typedef enum {
  DEW_STEP_VALUE,               /* sets the value at its place */
  DEW_STEP_BECOME,              /* chooses another kind */
  DEW_STEP_UP,
  DEW_STEP_DOWN,
  DEW_STEP_REMOVE,
  DEW_STEP_REMOVE_ROW,          /* of a repeated group: the row of its place */
  DEW_STEP_ADD_ROW,
} DewStepUse;

/* A control: what it is for, and of which place. */
typedef struct {
  DewStepUse    use;
  DewDraftPlace place;
} DewStepControl;

/* A person used a control; text is the new value, or the number of the kind, and else NULL. */
typedef void (*DewStepUsed) (const DewStepControl *control, const char *text, gpointer data);

#define DEW_TYPE_RULE_STEP_ROW (dew_rule_step_row_get_type ())
G_DECLARE_FINAL_TYPE (DewRuleStepRow, dew_rule_step_row, DEW, RULE_STEP_ROW, GtkWidget)

/* Of a step of a draft, with its values. Draft and ledger are not kept; data has to live as long as the row. */
GtkWidget *dew_rule_step_row_new        (const DewRuleDraft *draft,
                                         guint               step,
                                         const DewLedger    *ledger,
                                         DewDirection        direction,
                                         DewStepUsed         used,
                                         gpointer            data);

/* Shows the values of a draft that is alike. */
void       dew_rule_step_row_fill       (DewRuleStepRow     *self,
                                         const DewRuleDraft *draft);

/* Why the step is none yet, and which value of it is to blame (DEW_SLOT_STEP: all of it); reason NULL: it is one. A value that is blank is only asked for, where mild. */
void       dew_rule_step_row_tell       (DewRuleStepRow     *self,
                                         const char         *reason,
                                         guint               row,
                                         guint               slot,
                                         gboolean            mild);

/* Gives the focus to a control; FALSE where it is not there or takes none. To what has to be filled in first, or to the first there is. */
gboolean   dew_rule_step_row_focus      (DewRuleStepRow       *self,
                                         const DewStepControl *control);
void       dew_rule_step_row_focus_first (DewRuleStepRow    *self);

/* Which control has the focus; FALSE: none of the row. */
gboolean   dew_rule_step_row_find_focus (DewRuleStepRow     *self,
                                         DewStepControl     *control);

G_END_DECLS
