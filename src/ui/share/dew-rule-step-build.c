/* dew-rule-step-build.c: what stands in the row of a step of a rule: its number, what it is, what there is to fill in, and buttons */
#include "dew-rule-step-row-private.h"

#include <glib/gi18n-lib.h>

#include "dew-rule-field.h"
#include "dew-spoken.h"
#include "dew-wrap.h"

#define CONTROL "dew-step-control"

/* ---- Controls ---- */

const DewStepControl *
_dew_rule_step_row_control (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), CONTROL);
}

static void
add_control (DewRuleStepRow *self,
             GtkWidget      *widget,
             DewStepUse      use,
             guint           row,
             guint           slot)
{
  DewStepControl control = { use, { self->step, row, slot } };

  g_object_set_data_full (G_OBJECT (widget), CONTROL, g_memdup2 (&control, sizeof control), g_free);
  g_ptr_array_add (self->controls, widget);
}

static void
field_changed_cb (DewRuleField   *field,
                  DewRuleStepRow *self)
{
  self->used (_dew_rule_step_row_control (GTK_WIDGET (field)), dew_rule_field_get_text (field), self->data);
}

static void
clicked_cb (GtkWidget      *button,
            DewRuleStepRow *self)
{
  self->used (_dew_rule_step_row_control (button), NULL, self->data);
}

static GtkWidget *
new_button (DewRuleStepRow *self,
            const char     *icon,
            const char     *tooltip,
            const char     *name,
            DewStepUse      use,
            guint           row)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dew-step-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  dew_spoken (button, name);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  add_control (self, button, use, row, DEW_SLOT_STEP);

  return button;
}

/* ---- What it is ---- */

static guint
count_kind (const DewRuleDraft *draft,
            guint               kind)
{
  guint n = 0;

  for (guint i = 0; i < dew_rule_draft_n_steps (draft); i++)
    n += dew_rule_draft_kind (draft, i) == kind;

  return n;
}

/* Where the rule has several of the kind, with its number. */
static char *
make_title (const DewRuleDraft *draft,
            guint               step)
{
  guint kind = dew_rule_draft_kind (draft, step);
  const char *name = _(dew_rule_sheet (kind)->name);

  return count_kind (draft, kind) == 1 ? g_strdup (name) : g_strdup_printf (_("%s, step %u"), name, step + 1);
}

static GtkWidget *
new_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dew-step-caption");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/* What else may share what this step does, itself included. */
static GtkWidget *
new_kind_choice (DewRuleStepRow     *self,
                 const DewRuleDraft *draft,
                 DewDirection        direction)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *now = g_strdup_printf ("%u", dew_rule_draft_kind (draft, self->step));
  GtkWidget *field;

  for (guint kind = 0; kind < dew_rule_n_kinds (); kind++)
    if (dew_rule_draft_may_become (draft, self->step, kind, direction))
      {
        g_ptr_array_add (texts, g_strdup_printf ("%u", kind));
        g_ptr_array_add (labels, _(dew_rule_sheet (kind)->name));
      }
  if (texts->len < 2)
    return NULL;

  g_ptr_array_add (texts, NULL);
  g_ptr_array_add (labels, NULL);
  field = dew_rule_field_new_choice ((const char *const *) texts->pdata, (const char *const *) labels->pdata);
  dew_rule_field_set_text (DEW_RULE_FIELD (field), now);
  return field;
}

static GtkWidget *
new_kind (DewRuleStepRow     *self,
          const DewRuleDraft *draft,
          DewDirection        direction)
{
  GtkWidget *kind = new_kind_choice (self, draft, direction);
  g_autofree char *name = g_strdup_printf (_("Step %u is"), self->step + 1);

  if (kind != NULL)
    {
      dew_rule_field_name (DEW_RULE_FIELD (kind), name);
      add_control (self, kind, DEW_STEP_BECOME, 0, DEW_SLOT_STEP);
      g_signal_connect (kind, "changed", G_CALLBACK (field_changed_cb), self);
    }
  else
    {
      kind = gtk_label_new (_(self->sheet->name));
      gtk_widget_add_css_class (kind, "dew-step-name");
    }
  gtk_widget_set_tooltip_text (kind, _(self->sheet->hint));

  return kind;
}

/* ---- What there is to fill in ---- */

static void
add_field (DewRuleStepRow  *self,
           DewWrap         *line,
           const DewSlot   *slot,
           const DewLedger *ledger,
           guint            row,
           guint            index)
{
  GtkWidget *field = dew_rule_field_new (slot, ledger);

  add_control (self, field, DEW_STEP_VALUE, row, index);
  g_signal_connect (field, "changed", G_CALLBACK (field_changed_cb), self);
  if (slot->caption == NULL)
    {
      dew_wrap_append (line, field);
    }
  else
    {
      /* A caption goes with what it is of into the next line. */
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

      gtk_box_append (GTK_BOX (box), new_caption (_(slot->caption)));
      gtk_box_append (GTK_BOX (box), field);
      dew_wrap_append (line, box);
    }
}

static DewWrap *
add_line (DewRuleStepRow *self)
{
  GtkWidget *line = dew_wrap_new ();

  gtk_box_append (GTK_BOX (self->content), line);
  return DEW_WRAP (line);
}

static void
add_band (DewRuleStepRow  *self,
          DewWrap         *line,
          DewBand          band,
          const DewLedger *ledger)
{
  static const DewSlot limit = { .type = DEW_SLOT_LIMIT, .label = N_("Up to"), .caption = N_("Up to") };

  if (band == DEW_BAND_UP_TO)
    add_field (self, line, &limit, ledger, 0, DEW_SLOT_BAND);
  else if (band == DEW_BAND_REST)
    dew_wrap_append (line, new_caption (_("The rest")));
}

static void
add_row_buttons (DewRuleStepRow *self,
                 DewWrap        *line,
                 guint           row,
                 gboolean        may_remove,
                 gboolean        may_add)
{
  g_autofree char *remove = g_strdup_printf (_("Remove partner %u of “%s”"), row + 1, self->title);
  g_autofree char *add = g_strdup_printf (_("Add a partner to “%s”"), self->title);

  if (may_remove)
    dew_wrap_append (line, new_button (self, "list-remove-symbolic", _("Remove this partner"), remove, DEW_STEP_REMOVE_ROW, row));
  if (may_add)
    dew_wrap_append (line, new_button (self, "list-add-symbolic", _("Add a partner"), add, DEW_STEP_ADD_ROW, 0));
}

/* One line a row; answers the slot behind the group. */
static guint
add_group (DewRuleStepRow     *self,
           const DewRuleDraft *draft,
           const DewLedger    *ledger,
           guint               slot)
{
  guint n_rows = dew_rule_draft_n_rows (draft, self->step);
  guint i = slot;

  for (guint row = 0; row < n_rows; row++)
    {
      DewWrap *line = add_line (self);

      for (i = slot; self->sheet->slots[i].rows != DEW_ROWS_NONE; i++)
        add_field (self, line, &self->sheet->slots[i], ledger, row, i);
      add_row_buttons (self, line, row, n_rows > 1, row + 1 == n_rows && dew_rule_draft_may_add_row (draft, ledger, self->step));
    }

  return i;
}

static void
add_slots (DewRuleStepRow     *self,
           const DewRuleDraft *draft,
           const DewLedger    *ledger,
           DewWrap            *line)
{
  const DewSlot *slots = self->sheet->slots;

  for (guint i = 0; slots[i].type != DEW_SLOT_END;)
    if (slots[i].rows != DEW_ROWS_NONE)
      {
        i = add_group (self, draft, ledger, i);
        line = NULL;
      }
    else
      {
        if (line == NULL)
          line = add_line (self);
        if (slots[i].type != DEW_SLOT_WORDS)
          add_field (self, line, &slots[i], ledger, 0, i);
        i++;
      }
}

/* A single value stands beside the name; several below it, where the buttons take no room from them. */
static gboolean
has_one_field (const DewStepSheet *sheet)
{
  guint n = 0;

  for (const DewSlot *slot = sheet->slots; slot->type != DEW_SLOT_END; slot++)
    n += slot->type != DEW_SLOT_WORDS;

  return n == 1;
}

/* ---- Around it ---- */

static GtkWidget *
new_number (guint step)
{
  g_autofree char *text = g_strdup_printf ("%u", step + 1);
  GtkWidget *number = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (number, "dew-step-number");
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  return number;
}

static GtkWidget *
new_step_button (DewRuleStepRow *self,
                 DewStepUse      use,
                 gboolean        possible)
{
  g_autofree char *name = NULL;
  GtkWidget *button;

  if (use == DEW_STEP_UP)
    {
      name = g_strdup_printf (_("Move “%s” up"), self->title);
      button = new_button (self, "go-up-symbolic", _("Move up"), name, use, 0);
    }
  else if (use == DEW_STEP_DOWN)
    {
      name = g_strdup_printf (_("Move “%s” down"), self->title);
      button = new_button (self, "go-down-symbolic", _("Move down"), name, use, 0);
    }
  else
    {
      name = g_strdup_printf (_("Remove “%s”"), self->title);
      button = new_button (self, "user-trash-symbolic", _("Remove this step"), name, use, 0);
    }
  gtk_widget_set_sensitive (button, possible);

  return button;
}

/* A step that has but one place has nothing to move it with. */
static GtkWidget *
new_buttons (DewRuleStepRow     *self,
             const DewRuleDraft *draft)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gboolean up = dew_rule_draft_may_move (draft, self->step, -1);
  gboolean down = dew_rule_draft_may_move (draft, self->step, 1);

  gtk_widget_set_valign (box, GTK_ALIGN_START);
  if (up || down)
    {
      gtk_box_append (GTK_BOX (box), new_step_button (self, DEW_STEP_UP, up));
      gtk_box_append (GTK_BOX (box), new_step_button (self, DEW_STEP_DOWN, down));
    }
  gtk_box_append (GTK_BOX (box), new_step_button (self, DEW_STEP_REMOVE, TRUE));

  return box;
}

static void
add_content (DewRuleStepRow     *self,
             const DewRuleDraft *draft,
             const DewLedger    *ledger,
             DewDirection        direction)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *line = dew_wrap_new ();

  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (self->content), head);
  add_band (self, DEW_WRAP (line), dew_rule_draft_band (draft, self->step), ledger);
  dew_wrap_append (DEW_WRAP (line), new_kind (self, draft, direction));
  add_slots (self, draft, ledger, has_one_field (self->sheet) ? DEW_WRAP (line) : NULL);
  gtk_box_append (GTK_BOX (head), new_buttons (self, draft));

  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->message));
}

void
_dew_rule_step_row_build (DewRuleStepRow     *self,
                          const DewRuleDraft *draft,
                          const DewLedger    *ledger,
                          DewDirection        direction)
{
  self->title = make_title (draft, self->step);
  gtk_widget_set_parent (new_number (self->step), GTK_WIDGET (self));
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  add_content (self, draft, ledger, direction);
}
