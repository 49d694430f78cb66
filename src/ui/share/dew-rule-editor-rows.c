/* dew-rule-editor-rows.c: the rows of the steps of a rule, what is told at them, and where the focus goes when they are made anew */
#include "dew-rule-editor-private.h"

#include <glib/gi18n-lib.h>

#include "dew-in-view.h"

const DewLedger *
_dew_rule_editor_ledger (DewRuleEditor *self)
{
  return dew_document_ledger (self->document);
}

DewRuleStepRow *
_dew_rule_editor_row (DewRuleEditor *self,
                      guint          step)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->steps));

  while (row != NULL && step-- > 0)
    row = gtk_widget_get_next_sibling (row);

  return row == NULL ? NULL : DEW_RULE_STEP_ROW (row);
}

/* ---- What is wrong, and where ---- */

void
_dew_rule_editor_clear_told (DewRuleEditor *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->steps)); row != NULL; row = gtk_widget_get_next_sibling (row))
    dew_rule_step_row_tell (DEW_RULE_STEP_ROW (row), NULL, 0, DEW_SLOT_STEP, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
}

/* What was typed last is to blame, where the reason is about its step: of percentages that do not come to a hundred the parser names the first. */
void
_dew_rule_editor_tell_at (DewRuleEditor       *self,
                          const DewDraftPlace *place,
                          const char          *reason)
{
  DewRuleStepRow *row = place->step == DEW_DRAFT_RULE ? NULL : _dew_rule_editor_row (self, place->step);
  DewStepControl typed;
  guint at = place->row, slot = place->slot;

  _dew_rule_editor_clear_told (self);
  if (row == NULL)
    {
      gtk_label_set_label (self->message, reason);
      gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
      return;
    }

  if (!self->fresh && dew_rule_step_row_find_focus (row, &typed) && typed.use == DEW_STEP_VALUE)
    {
      at = typed.place.row;
      slot = typed.place.slot;
    }
  dew_rule_step_row_tell (row, reason, at, slot, self->fresh);
}

/* ---- The rows ---- */

void
_dew_rule_editor_focus_wanted (DewRuleEditor *self)
{
  guint n = dew_rule_draft_n_steps (self->draft);
  DewRuleStepRow *row = _dew_rule_editor_row (self, MIN (self->wanted.place.step, n == 0 ? 0 : n - 1));
  DewStepControl other = self->wanted;

  if (!self->wants_focus)
    return;

  self->wants_focus = FALSE;
  dew_focus_in_view (GTK_WIDGET (self->steps));
  if (row == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->add_step));
      return;
    }

  /* The end of the way has no button to go further. */
  other.use = self->wanted.use == DEW_STEP_UP ? DEW_STEP_DOWN : DEW_STEP_UP;
  if (!self->wants_first && (dew_rule_step_row_focus (row, &self->wanted) ||
                             (self->wanted.use != DEW_STEP_VALUE && dew_rule_step_row_focus (row, &other))))
    return;

  dew_rule_step_row_focus_first (row);
}


/* Each by itself: what is insensitive because it stands in something that is, a screen reader is not told of. */
void
_dew_rule_editor_fill_buttons (DewRuleEditor *self)
{
  const char *why_no_band = dew_rule_draft_why_no_band (self->draft);

  gtk_widget_set_sensitive (GTK_WIDGET (self->add_step), !self->unread);
  gtk_widget_set_sensitive (self->add_band, !self->unread && why_no_band == NULL);
  gtk_widget_set_tooltip_text (self->add_band, why_no_band != NULL ? why_no_band : _("Share the variance up to a limit another way"));
}

/* Where the focus is in the rows that are going, it returns. */
static void
keep_focus (DewRuleEditor *self)
{
  if (self->wants_focus)
    return;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->steps)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (dew_rule_step_row_find_focus (DEW_RULE_STEP_ROW (row), &self->wanted))
      {
        self->wants_focus = TRUE;
        self->wants_first = FALSE;
      }
}

void
_dew_rule_editor_build (DewRuleEditor *self,
                        DewStepUsed    used)
{
  GtkWidget *child;

  self->stale = FALSE;
  keep_focus (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_box_remove (self->steps, child);
  if (self->document == NULL)
    return;

  for (guint i = 0; i < dew_rule_draft_n_steps (self->draft); i++)
    gtk_box_append (self->steps, dew_rule_step_row_new (self->draft, i, _dew_rule_editor_ledger (self), self->direction, used, self));
  gtk_widget_set_visible (GTK_WIDGET (self->steps), dew_rule_draft_n_steps (self->draft) > 0);
  _dew_rule_editor_fill_buttons (self);
}
