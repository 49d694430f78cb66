/* dew-rule-field.c: a control for one value of a step of a rule: a choice, a partner, a tick, or what is typed with its meaning beside it */
#include "dew-rule-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-choice.h"
#include "dew-leave.h"
#include "dew-spoken.h"
#include "dew-swatch.h"
#include "dew-tab-order.h"

struct _DewRuleField
{
  GtkWidget    parent_instance;

  DewSlotType  type;
  GtkDropDown *choice;          /* one of these three is there */
  GtkEntry    *entry;
  GtkCheckButton *check;
  GtkLabel    *meaning;         /* beside the entry */
  GPtrArray   *texts;           /* of a choice: what each entry stands for */
  char        *text;            /* the value */
  gboolean     filling;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewRuleField, dew_rule_field, GTK_TYPE_WIDGET)

static GtkWidget *
get_control (DewRuleField *self)
{
  if (self->choice != NULL)
    return GTK_WIDGET (self->choice);

  return self->entry != NULL ? GTK_WIDGET (self->entry) : GTK_WIDGET (self->check);
}

/* A person made it another. */
static void
take (DewRuleField *self,
      const char   *text)
{
  if (self->filling || strcmp (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- Typed ---- */

static void
show_meaning (DewRuleField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *means = dew_rule_slot_meaning (self->type, text);
  gboolean news = means != NULL && strcmp (means, text) != 0;
  g_autofree char *label = news ? g_strdup_printf (_("= %s"), means) : g_strdup ("");

  gtk_label_set_label (self->meaning, label);
  gtk_widget_set_visible (GTK_WIDGET (self->meaning), news);
}

static void
typed_cb (DewRuleField *self)
{
  show_meaning (self);
  take (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* "300000" was typed; what stands there from now on is what it means. What cannot be read stays as it is. */
static void
settle (GtkWidget *entry,
        gpointer   data)
{
  DewRuleField *self = data;
  g_autofree char *means = dew_rule_slot_meaning (self->type, gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (self->filling || means == NULL || strcmp (means, gtk_editable_get_text (GTK_EDITABLE (entry))) == 0)
    return;

  /* The entry is empty between its texts, which nobody typed. */
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (entry), means);
  self->filling = FALSE;
  take (self, means);
}

static void
activate_cb (DewRuleField *self)
{
  settle (GTK_WIDGET (self->entry), self);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
add_entry (DewRuleField *self)
{
  gboolean words = self->type == DEW_SLOT_REASON;

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), words ? 22 : self->type == DEW_SLOT_PERCENT ? 9 : 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), words ? 30 : 11);
  if (!words)
    {
      gtk_entry_set_input_hints (self->entry, GTK_INPUT_HINT_NO_SPELLCHECK);
      gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "dew-amount");
    }

  self->meaning = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->meaning), FALSE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->meaning), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->meaning), "dew-secondary");
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->meaning), GTK_WIDGET (self));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  dew_on_leave (GTK_WIDGET (self->entry), settle, self);
}

/* ---- Ticked ---- */

static void
toggled_cb (DewRuleField *self)
{
  take (self, gtk_check_button_get_active (self->check) ? g_ptr_array_index (self->texts, 0) : "");
}

static void
add_check (DewRuleField  *self,
           const DewSlot *slot)
{
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_(slot->label)));
  g_ptr_array_add (self->texts, g_strdup (slot->notation));
  gtk_widget_set_parent (GTK_WIDGET (self->check), GTK_WIDGET (self));
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
}

/* ---- Chosen ---- */

static void
chosen_cb (DewRuleField *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (selected < self->texts->len)
    take (self, g_ptr_array_index (self->texts, selected));
}

static void
add_choice (DewRuleField  *self,
            GtkStringList *labels)
{
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  dew_choice_shorten (self->choice);
  gtk_widget_set_parent (GTK_WIDGET (self->choice), GTK_WIDGET (self));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
}

static void
add_slot_choices (DewRuleField        *self,
                  GtkStringList       *labels,
                  const DewSlotChoice *choices)
{
  for (guint i = 0; choices != NULL && choices[i].label != NULL; i++)
    {
      g_ptr_array_add (self->texts, g_strdup (choices[i].notation));
      gtk_string_list_append (labels, _(choices[i].label));
    }
}

/* ---- A partner, with the key of its colour ---- */

static void
setup_partner_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  DewRuleField             *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_partner_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 DewRuleField             *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_last_child (box);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  guint partners = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self), "partners"));
  guint position = gtk_list_item_get_position (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (gtk_widget_get_first_child (box) != label)
    gtk_box_remove (GTK_BOX (box), gtk_widget_get_first_child (box));
  if (position >= self->texts->len - partners)
    gtk_box_prepend (GTK_BOX (box), dew_swatch_new (position - (self->texts->len - partners)));
}

static void
add_partner_choice (DewRuleField    *self,
                    const DewSlot   *slot,
                    const DewLedger *ledger)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkStringList *labels = gtk_string_list_new (NULL);

  add_slot_choices (self, labels, slot->choices);
  for (guint i = 0; i < partners->len; i++)
    {
      const DewPartner *partner = g_ptr_array_index (partners, i);

      g_ptr_array_add (self->texts, dew_rule_partner (ledger, partner->id));
      gtk_string_list_append (labels, dew_partner_short (partner));
    }
  g_object_set_data (G_OBJECT (self), "partners", GUINT_TO_POINTER (partners->len));

  add_choice (self, labels);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_partner_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_partner_cb), self, 0);
  gtk_drop_down_set_factory (self->choice, factory);
  gtk_drop_down_set_list_factory (self->choice, factory);
}

/* ---- The object ---- */

static gboolean
dew_rule_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_control (DEW_RULE_FIELD (widget)));
}

static void
dew_rule_field_dispose (GObject *object)
{
  GtkWidget *child;

  /* The focus leaves what goes; nothing is to be settled then. */
  DEW_RULE_FIELD (object)->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_rule_field_parent_class)->dispose (object);
}

static void
dew_rule_field_finalize (GObject *object)
{
  DewRuleField *self = DEW_RULE_FIELD (object);

  g_ptr_array_unref (self->texts);
  g_free (self->text);

  G_OBJECT_CLASS (dew_rule_field_parent_class)->finalize (object);
}

static void
dew_rule_field_class_init (DewRuleFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_rule_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_rule_field_finalize;

  /* Both: the toolkit's own focus() would give the focus back to what leaves it. */
  widget_class->grab_focus = dew_rule_field_grab_focus;
  widget_class->focus = dew_tab_in_order;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", DEW_TYPE_RULE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dew_rule_field_init (DewRuleField *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->text = g_strdup ("");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
dew_rule_field_new (const DewSlot   *slot,
                    const DewLedger *ledger)
{
  DewRuleField *self = g_object_new (DEW_TYPE_RULE_FIELD, NULL);
  GtkStringList *labels;

  g_return_val_if_fail (slot != NULL, NULL);
  g_return_val_if_fail (ledger != NULL, NULL);

  self->filling = TRUE;
  self->type = slot->type;
  switch (slot->type)
    {
    case DEW_SLOT_CHOICE:
      labels = gtk_string_list_new (NULL);
      add_slot_choices (self, labels, slot->choices);
      add_choice (self, labels);
      break;

    case DEW_SLOT_PARTNER:
      add_partner_choice (self, slot, ledger);
      break;

    case DEW_SLOT_FLAG:
      add_check (self, slot);
      break;

    case DEW_SLOT_END:
    case DEW_SLOT_WORDS:
    case DEW_SLOT_AMOUNT:
    case DEW_SLOT_LIMIT:
    case DEW_SLOT_PERCENT:
    case DEW_SLOT_REASON:
    default:
      add_entry (self);
      break;
    }
  self->filling = FALSE;

  return GTK_WIDGET (self);
}

GtkWidget *
dew_rule_field_new_choice (const char *const *texts,
                           const char *const *labels)
{
  DewRuleField *self = g_object_new (DEW_TYPE_RULE_FIELD, NULL);

  g_return_val_if_fail (texts != NULL && labels != NULL, NULL);

  self->filling = TRUE;
  self->type = DEW_SLOT_CHOICE;
  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (self->texts, g_strdup (texts[i]));
  add_choice (self, gtk_string_list_new (labels));
  self->filling = FALSE;

  return GTK_WIDGET (self);
}

const char *
dew_rule_field_get_text (DewRuleField *self)
{
  g_return_val_if_fail (DEW_IS_RULE_FIELD (self), NULL);

  return self->text;
}

/* GTK_INVALID_LIST_POSITION where it is none of them. */
static guint
find_text (DewRuleField *self,
           const char   *text)
{
  for (guint i = 0; i < self->texts->len; i++)
    if (strcmp (g_ptr_array_index (self->texts, i), text) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* What is being typed is the person's: "300000" is not turned into "£300,000" under her hands. */
static void
put_typed (DewRuleField *self,
           const char   *text)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *means = dew_rule_slot_meaning (self->type, typed);

  if (strcmp (typed, text) != 0 && g_strcmp0 (means, text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

void
dew_rule_field_set_text (DewRuleField *self,
                         const char   *text)
{
  g_return_if_fail (DEW_IS_RULE_FIELD (self));
  g_return_if_fail (text != NULL);

  self->filling = TRUE;
  if (self->choice != NULL)
    gtk_drop_down_set_selected (self->choice, find_text (self, text));
  else if (self->check != NULL)
    gtk_check_button_set_active (self->check, *text != '\0');
  else
    put_typed (self, text);
  g_free (self->text);
  self->text = g_strdup (self->entry == NULL ? text : gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  self->filling = FALSE;
}

void
dew_rule_field_name (DewRuleField *self,
                     const char   *name)
{
  g_return_if_fail (DEW_IS_RULE_FIELD (self));
  g_return_if_fail (name != NULL);

  dew_spoken (get_control (self), name);
}

void
dew_rule_field_tell (DewRuleField *self,
                     const char   *reason,
                     gboolean      ring)
{
  GtkWidget *control;

  g_return_if_fail (DEW_IS_RULE_FIELD (self));

  control = get_control (self);
  if (reason != NULL && ring)
    gtk_widget_add_css_class (control, "dew-bad");
  else
    gtk_widget_remove_css_class (control, "dew-bad");
  gtk_accessible_update_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
                               reason != NULL && ring ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "", -1);
}

gboolean
dew_rule_field_is_blank (DewRuleField *self)
{
  g_return_val_if_fail (DEW_IS_RULE_FIELD (self), FALSE);

  return self->entry != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';
}
