/* dew-rule-editor-private.h: the inside of a rule written with widgets: dew-rule-editor-rows.c has the rows, and dew-rule-editor.c what they say. */
#pragma once

#include "dew-rule-editor.h"
#include "dew-rule-step-row.h"

G_BEGIN_DECLS

struct _DewRuleEditor
{
  GtkWidget      parent_instance;

  GtkBox        *steps;         /* DewRuleStepRow, one a step */
  GtkLabel      *message;       /* what is wrong with the rule as a whole */
  GtkMenuButton *add_step;
  GtkWidget     *add_band;

  DewDocument   *document;
  DewDirection   direction;
  char          *text;          /* of the last rule, or what was set */
  DewRuleDraft  *draft;         /* what the widgets say */
  GError        *refused;       /* why the text, a rule, cannot be applied; NULL: it can */
  gboolean       unread;        /* the text is no rule: the draft is that of the last one */

  guint          build_id;      /* the rows are made anew in a moment */
  gboolean       stale;         /* they have to be, once they are shown */
  gboolean       fresh;         /* of what was added last nothing has been filled in yet */
  DewStepControl wanted;        /* where the focus goes then */
  gboolean       wants_first;   /* to what is to be filled in first of that step */
  gboolean       wants_focus;
};

const DewLedger *_dew_rule_editor_ledger       (DewRuleEditor *self);

/* The row of a step; NULL: it has none (yet). */
DewRuleStepRow  *_dew_rule_editor_row          (DewRuleEditor *self,
                                                guint          step);

/* Why the draft is no rule, at its place; or that it is one. */
void             _dew_rule_editor_tell_at      (DewRuleEditor       *self,
                                                const DewDraftPlace *place,
                                                const char          *reason);
void             _dew_rule_editor_clear_told   (DewRuleEditor *self);

/* What can be added now. */
void             _dew_rule_editor_fill_buttons (DewRuleEditor *self);

/* Makes the rows of the draft anew; then gives the focus to what is wanted, if anything is: where it was, unless it has been said. */
void             _dew_rule_editor_build        (DewRuleEditor *self,
                                                DewStepUsed    used);
void             _dew_rule_editor_focus_wanted (DewRuleEditor *self);

G_END_DECLS
