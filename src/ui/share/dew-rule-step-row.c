/* dew-rule-step-row.c: a step of a rule as a row: its number, what it is, what there is to fill in, and buttons to move and remove it */
#include "dew-rule-step-row-private.h"

#include <glib/gi18n-lib.h>

#include "dew-rule-field.h"
#include "dew-spoken.h"

G_DEFINE_FINAL_TYPE (DewRuleStepRow, dew_rule_step_row, GTK_TYPE_WIDGET)

/* ---- Controls ---- */

/* Which of them it is, whatever the number of the step; how many there are where none is. */
static guint
find_control (DewRuleStepRow       *self,
              const DewStepControl *wanted)
{
  guint i;

  for (i = 0; i < self->controls->len; i++)
    {
      const DewStepControl *control = _dew_rule_step_row_control (g_ptr_array_index (self->controls, i));

      if (control->use == wanted->use && control->place.row == wanted->place.row && control->place.slot == wanted->place.slot)
        break;
    }

  return i;
}

/* ---- The object ---- */

/* Tab goes through what there is to fill in, and then to the buttons, which stand higher. */
static gboolean
dew_rule_step_row_move_focus (GtkWidget       *widget,
                              GtkDirectionType direction)
{
  DewRuleStepRow *self = DEW_RULE_STEP_ROW (widget);
  gboolean forward = direction != GTK_DIR_TAB_BACKWARD;
  guint n = self->controls->len;
  guint at = forward ? 0 : n - 1;
  DewStepControl control;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (dew_rule_step_row_parent_class)->focus (widget, direction);

  if (dew_rule_step_row_find_focus (self, &control))
    at = find_control (self, &control);
  for (; at < n; at = forward ? at + 1 : at - 1)
    if (gtk_widget_child_focus (g_ptr_array_index (self->controls, at), direction))
      return TRUE;

  return FALSE;
}

static void
dew_rule_step_row_dispose (GObject *object)
{
  DewRuleStepRow *self = DEW_RULE_STEP_ROW (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->controls, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_rule_step_row_parent_class)->dispose (object);
}

static void
dew_rule_step_row_finalize (GObject *object)
{
  DewRuleStepRow *self = DEW_RULE_STEP_ROW (object);

  g_ptr_array_unref (self->controls);
  g_free (self->title);

  G_OBJECT_CLASS (dew_rule_step_row_parent_class)->finalize (object);
}

static void
dew_rule_step_row_class_init (DewRuleStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_rule_step_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_rule_step_row_finalize;

  widget_class->focus = dew_rule_step_row_move_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
dew_rule_step_row_init (DewRuleStepRow *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  self->controls = g_ptr_array_new ();
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_hexpand (self->content, TRUE);
  gtk_box_layout_set_spacing (layout, 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dew-step");
}

GtkWidget *
dew_rule_step_row_new (const DewRuleDraft *draft,
                       guint               step,
                       const DewLedger    *ledger,
                       DewDirection        direction,
                       DewStepUsed         used,
                       gpointer            data)
{
  DewRuleStepRow *self = g_object_new (DEW_TYPE_RULE_STEP_ROW, NULL);
  g_autofree char *name = NULL;

  g_return_val_if_fail (draft != NULL && step < dew_rule_draft_n_steps (draft), NULL);
  g_return_val_if_fail (ledger != NULL && used != NULL, NULL);

  self->step = step;
  self->sheet = dew_rule_sheet (dew_rule_draft_kind (draft, step));
  self->used = used;
  self->data = data;
  name = g_strdup_printf (_("Step %u: %s"), step + 1, _(self->sheet->name));
  dew_spoken (GTK_WIDGET (self), name);

  _dew_rule_step_row_build (self, draft, ledger, direction);
  dew_rule_step_row_fill (self, draft);

  return GTK_WIDGET (self);
}

/* ---- Followed ---- */

/* "Cap, At most, Council": in a repeated group the partner whose row it is in is said, for there are several. */
static char *
make_name (DewRuleStepRow      *self,
           const DewRuleDraft  *draft,
           const DewDraftPlace *place)
{
  const DewSlot *slots = self->sheet->slots;
  const char *label = place->slot == DEW_SLOT_BAND ? _("Up to") : _(slots[place->slot].label);

  if (place->slot != DEW_SLOT_BAND && slots[place->slot].rows != DEW_ROWS_NONE)
    {
      DewDraftPlace partner = *place;

      if (slots[place->slot].type == DEW_SLOT_PARTNER)
        return g_strdup_printf (_("%s, %s %u"), self->title, label, place->row + 1);
      for (partner.slot = 0; slots[partner.slot].type != DEW_SLOT_PARTNER; partner.slot++)
        ;
      return g_strdup_printf (_("%s, %s, %s"), self->title, label, dew_rule_draft_value (draft, &partner));
    }

  return g_strdup_printf (_("%s, %s"), self->title, label);
}

void
dew_rule_step_row_fill (DewRuleStepRow     *self,
                        const DewRuleDraft *draft)
{
  g_return_if_fail (DEW_IS_RULE_STEP_ROW (self));
  g_return_if_fail (draft != NULL);

  for (guint i = 0; i < self->controls->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (self->controls, i);
      const DewStepControl *control = _dew_rule_step_row_control (widget);
      g_autofree char *name = NULL;

      if (control->use != DEW_STEP_VALUE)
        continue;

      name = make_name (self, draft, &control->place);
      dew_rule_field_set_text (DEW_RULE_FIELD (widget), dew_rule_draft_value (draft, &control->place));
      dew_rule_field_name (DEW_RULE_FIELD (widget), name);
    }
}

void
dew_rule_step_row_tell (DewRuleStepRow *self,
                        const char     *reason,
                        guint           row,
                        guint           slot,
                        gboolean        mild)
{
  gboolean asked = FALSE;

  g_return_if_fail (DEW_IS_RULE_STEP_ROW (self));

  for (guint i = 0; i < self->controls->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (self->controls, i);
      const DewStepControl *control = _dew_rule_step_row_control (widget);
      gboolean here = reason != NULL && control->place.row == row && control->place.slot == slot;

      if (control->use != DEW_STEP_VALUE)
        continue;

      asked |= here && mild && dew_rule_field_is_blank (DEW_RULE_FIELD (widget));
      dew_rule_field_tell (DEW_RULE_FIELD (widget), here ? reason : NULL, here && !asked);
    }

  gtk_label_set_label (self->message, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), reason != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->message), (const char *[]) { asked ? "dew-secondary" : "dew-reason", NULL });
}

/* ---- The focus ---- */

gboolean
dew_rule_step_row_focus (DewRuleStepRow       *self,
                         const DewStepControl *wanted)
{
  guint at;

  g_return_val_if_fail (DEW_IS_RULE_STEP_ROW (self), FALSE);
  g_return_val_if_fail (wanted != NULL, FALSE);

  at = find_control (self, wanted);
  return at < self->controls->len && gtk_widget_grab_focus (g_ptr_array_index (self->controls, at));
}

void
dew_rule_step_row_focus_first (DewRuleStepRow *self)
{
  g_return_if_fail (DEW_IS_RULE_STEP_ROW (self));

  for (guint i = 0; i < self->controls->len; i++)
    if (DEW_IS_RULE_FIELD (g_ptr_array_index (self->controls, i)) && dew_rule_field_is_blank (g_ptr_array_index (self->controls, i)))
      {
        gtk_widget_grab_focus (g_ptr_array_index (self->controls, i));
        return;
      }

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

gboolean
dew_rule_step_row_find_focus (DewRuleStepRow *self,
                              DewStepControl *control)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (DEW_IS_RULE_STEP_ROW (self), FALSE);
  g_return_val_if_fail (control != NULL, FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root == NULL ? NULL : gtk_root_get_focus (root);
  for (guint i = 0; focus != NULL && i < self->controls->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (self->controls, i);

      if (focus == widget || gtk_widget_is_ancestor (focus, widget))
        {
          *control = *_dew_rule_step_row_control (widget);
          return TRUE;
        }
    }

  return FALSE;
}
