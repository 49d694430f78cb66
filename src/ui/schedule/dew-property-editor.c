/* dew-property-editor.c: what a field of the pane is edited with: its label, the control, and what is to be said below it */
#include "dew-property-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-calendar-button.h"
#include "dew-choice.h"
#include "dew-field.h"
#include "dew-leave.h"
#include "dew-note.h"
#include "dew-property-choices.h"
#include "dew-said.h"
#include "dew-segments.h"
#include "dew-spoken.h"
#include "dew-spread-editor.h"
#include "dew-suggestions.h"

struct _DewPropertyEditor
{
  const DewProperty *property;
  DewPropertyChanged changed;
  gpointer           data;
  gboolean           filling;
  char              *kept;      /* of a text of several lines: what the document has */

  GtkWidget         *box;       /* all of it */
  GtkWidget         *editor;
  GtkWidget         *button;    /* beside the editor, NULL where there is none */
  GtkWidget         *hint, *hint_icon, *hint_label;
};

/* ---- Being changed ---- */

static void
tell (DewPropertyEditor *self)
{
  if (!self->filling)
    self->changed (self, self->data);
}

static void
notify_cb (GtkWidget         *editor,
           GParamSpec        *pspec,
           DewPropertyEditor *self)
{
  tell (self);
}

static void
left_cb (GtkWidget *editor,
         gpointer   data)
{
  tell (data);
}

/* ---- Making ---- */

static GtkWidget *
new_field (DewPropertyEditor *self)
{
  GtkWidget *field = dew_field_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (field), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (field), _("Not entered yet"));
  if (self->property->kind == DEW_PROPERTY_DATE)
    self->button = dew_calendar_button_new (DEW_FIELD (field));
  else if (self->property->kind == DEW_PROPERTY_CARE_GROUP)
    self->button = dew_suggestions_new (DEW_FIELD (field));

  return field;
}

static GtkWidget *
new_choice (DewPropertyEditor      *self,
            const DewPropertyOwner *owner)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (dew_property_choices_list (self->property, owner)), NULL);

  g_signal_connect (choice, "notify::selected", G_CALLBACK (notify_cb), self);

  return choice;
}

static GtkWidget *
new_segments (DewPropertyEditor *self)
{
  const char *const *choices = self->property->choices;
  gboolean optional = *choices[0] == '\0';
  GtkWidget *segments = dew_segments_new (optional);

  for (guint i = optional ? 1 : 0; i < G_N_ELEMENTS (self->property->choices) && choices[i] != NULL; i++)
    dew_segments_add (DEW_SEGMENTS (segments), _(choices[i]));
  g_signal_connect_swapped (segments, "chosen", G_CALLBACK (tell), self);

  return segments;
}

static GtkWidget *
new_words (void)
{
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (words), TRUE);

  return words;
}

static GtkWidget *
new_flag (DewPropertyEditor *self)
{
  GtkWidget *flag = gtk_check_button_new_with_label (_(self->property->label));

  g_signal_connect (flag, "notify::active", G_CALLBACK (notify_cb), self);
  return flag;
}

/* Escape takes back what is typed, as in a field of one line. */
static gboolean
note_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             DewPropertyEditor     *self)
{
  g_autofree char *text = dew_note_get_text (self->editor);

  if (key != GDK_KEY_Escape || self->kept == NULL || strcmp (text, self->kept) == 0)
    return FALSE;

  dew_note_set_text (self->editor, self->kept);
  return TRUE;
}

static GtkWidget *
new_note (DewPropertyEditor *self)
{
  GtkWidget *note = dew_note_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  dew_on_leave (note, left_cb, self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (note_key_cb), self);
  gtk_widget_add_controller (note, keys);
  return note;
}

static GtkWidget *
new_editor (DewPropertyEditor      *self,
            const DewPropertyOwner *owner)
{
  switch (self->property->kind)
    {
    case DEW_PROPERTY_TEXT:
    case DEW_PROPERTY_CARE_GROUP:
    case DEW_PROPERTY_DATE:
      return new_field (self);
    case DEW_PROPERTY_NOTE:
      return new_note (self);
    case DEW_PROPERTY_SEGMENTS:
      return new_segments (self);
    case DEW_PROPERTY_FLAG:
      return new_flag (self);
    case DEW_PROPERTY_NAMED:
      return new_words ();
    case DEW_PROPERTY_SPREAD:
      return dew_spread_editor_new ();
    case DEW_PROPERTY_WORDS:
    case DEW_PROPERTY_WAY:
    case DEW_PROPERTY_PARTNER:
    case DEW_PROPERTY_LEAD:
    case DEW_PROPERTY_AGREEMENT:
    default:
      return new_choice (self, owner);
    }
}

static GtkWidget *
new_hint (DewPropertyEditor *self)
{
  self->hint = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->hint_icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign", GTK_ALIGN_START, "margin-top", 2, NULL);
  self->hint_label = dew_said_new (NULL, "dew-secondary");
  gtk_box_append (GTK_BOX (self->hint), self->hint_icon);
  gtk_box_append (GTK_BOX (self->hint), self->hint_label);
  gtk_widget_set_visible (self->hint, FALSE);

  return self->hint;
}

/* The control with what belongs beside or around it. */
static GtkWidget *
dress_editor (DewPropertyEditor *self)
{
  if (self->button != NULL)
    return dew_calendar_button_join (self->editor, self->button);
  if (self->property->kind == DEW_PROPERTY_NOTE)
    return dew_note_frame (self->editor);
  if (GTK_IS_DROP_DOWN (self->editor))
    return dew_choice_wrap (GTK_DROP_DOWN (self->editor));

  return self->editor;
}

DewPropertyEditor *
dew_property_editor_new (const DewProperty      *property,
                         const DewPropertyOwner *owner,
                         DewPropertyChanged      changed,
                         gpointer                data)
{
  DewPropertyEditor *self;
  GtkWidget *dressed;

  g_return_val_if_fail (property != NULL && owner != NULL && changed != NULL, NULL);

  self = g_new0 (DewPropertyEditor, 1);
  self->property = property;
  self->changed = changed;
  self->data = data;
  self->filling = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->editor = g_object_ref_sink (new_editor (self, owner));
  if (property->kind != DEW_PROPERTY_FLAG && property->kind != DEW_PROPERTY_SPREAD)
    gtk_box_append (GTK_BOX (self->box), dew_said_new (_(property->label), "dew-secondary"));
  dressed = dress_editor (self);
  gtk_widget_set_sensitive (dressed, property->kind == DEW_PROPERTY_NAMED || !dew_document_read_only (owner->document, NULL));
  gtk_box_append (GTK_BOX (self->box), dressed);
  if (DEW_IS_FIELD (self->editor))
    gtk_box_append (GTK_BOX (self->box), dew_said_refusal_new (self->editor));
  if (property->hint != NULL)
    gtk_box_append (GTK_BOX (self->box), new_hint (self));
  self->filling = FALSE;

  return self;
}

void
dew_property_editor_free (DewPropertyEditor *self)
{
  dew_property_editor_let_go (self);
  g_object_unref (self->editor);
  g_free (self->kept);
  g_free (self);
}

const DewProperty *
dew_property_editor_property (DewPropertyEditor *self)
{
  return self->property;
}

GtkWidget *
dew_property_editor_widget (DewPropertyEditor *self)
{
  return self->box;
}

/* ---- Leaving ---- */

gboolean
dew_property_editor_settle (DewPropertyEditor *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  if ((gtk_widget_get_state_flags (self->box) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    return TRUE;
  if (DEW_IS_FIELD (self->editor))
    return dew_field_take (DEW_FIELD (self->editor));
  if (DEW_IS_SPREAD_EDITOR (self->editor))
    return dew_spread_editor_settle (DEW_SPREAD_EDITOR (self->editor));
  if (self->property->kind == DEW_PROPERTY_NOTE)
    tell (self);

  return TRUE;
}

const char *
dew_property_editor_refused (DewPropertyEditor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (DEW_IS_FIELD (self->editor))
    return dew_field_refused (DEW_FIELD (self->editor));

  return DEW_IS_SPREAD_EDITOR (self->editor) ? dew_spread_editor_refused (DEW_SPREAD_EDITOR (self->editor)) : NULL;
}

void
dew_property_editor_let_go (DewPropertyEditor *self)
{
  g_return_if_fail (self != NULL);

  if (DEW_IS_FIELD (self->editor))
    dew_field_set (DEW_FIELD (self->editor), NULL, DEW_TABLE_DOCUMENT, 0, NULL, NULL);
  else if (DEW_IS_SPREAD_EDITOR (self->editor))
    dew_spread_editor_show (DEW_SPREAD_EDITOR (self->editor), NULL, 0, 0, DEW_BASELINE);
}

/* ---- Filling ---- */

/* Says what it is and whose. */
static void
name_editor (DewPropertyEditor      *self,
             const DewPropertyOwner *owner)
{
  g_autofree char *name = g_strdup_printf (C_("field, whose it is", "%s, %s"), _(self->property->label), dew_property_value (owner, "name").text);

  if (DEW_IS_SEGMENTS (self->editor))
    dew_segments_name (DEW_SEGMENTS (self->editor), name);
  else
    dew_spoken (self->editor, name);
  if (self->property->kind == DEW_PROPERTY_DATE)
    dew_calendar_button_name (self->button, name);
  else if (self->property->kind == DEW_PROPERTY_CARE_GROUP)
    dew_suggestions_name (self->button, name);
}

static void
show_hint (DewPropertyEditor      *self,
           const DewPropertyOwner *owner)
{
  static const char *const icons[] = { NULL, "dialog-warning-symbolic", "dewpond-past-symbolic" };
  static const char *const classes[] = { "dew-plain", "dew-amber", "dew-red" };
  DewHintLevel level = DEW_HINT_PLAIN;
  g_autofree char *hint = self->property->hint (owner, &level);

  gtk_widget_set_visible (self->hint, hint != NULL && *hint != '\0');
  gtk_widget_set_visible (self->hint_icon, icons[level] != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->hint_icon), icons[level]);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->hint, classes[i]);
  gtk_widget_add_css_class (self->hint, classes[level]);
  gtk_label_set_label (GTK_LABEL (self->hint_label), hint != NULL ? hint : "");
}

/* A field of its own shows what the document says by itself. */
static void
fill_field (DewPropertyEditor      *self,
            const DewPropertyOwner *owner)
{
  dew_field_set (DEW_FIELD (self->editor), owner->document, owner->table, owner->id, self->property->column, _(self->property->label));
  dew_field_set_scenario (DEW_FIELD (self->editor), owner->scenario);
  dew_field_fill (DEW_FIELD (self->editor));
  if (self->property->kind == DEW_PROPERTY_CARE_GROUP)
    dew_suggestions_set (self->button, dew_property_choices_care_groups (dew_document_ledger (owner->document)));
}

static void
fill_control (DewPropertyEditor      *self,
              const DewPropertyOwner *owner)
{
  const DewProperty *property = self->property;
  g_autofree char *words = NULL;

  switch (property->kind)
    {
    case DEW_PROPERTY_TEXT:
    case DEW_PROPERTY_CARE_GROUP:
    case DEW_PROPERTY_DATE:
      fill_field (self, owner);
      break;
    case DEW_PROPERTY_NOTE:
      g_free (self->kept);
      self->kept = g_strdup (dew_property_value (owner, property->column).text);
      dew_note_set_text (self->editor, self->kept);
      break;
    case DEW_PROPERTY_FLAG:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->editor), dew_property_value (owner, property->column).i != 0);
      break;
    case DEW_PROPERTY_NAMED:
      words = dew_property_choices_name (property, owner);
      gtk_label_set_label (GTK_LABEL (self->editor), words);
      break;
    case DEW_PROPERTY_SPREAD:
      dew_spread_editor_show (DEW_SPREAD_EDITOR (self->editor), owner->document, owner->id, owner->year, owner->scenario);
      break;
    case DEW_PROPERTY_SEGMENTS:
      /* Where there may be none, none is 0. */
      dew_segments_set_selected (DEW_SEGMENTS (self->editor), (guint) dew_property_value (owner, property->column).i - (*property->choices[0] == '\0'));
      break;
    case DEW_PROPERTY_WORDS:
    case DEW_PROPERTY_WAY:
    case DEW_PROPERTY_PARTNER:
    case DEW_PROPERTY_LEAD:
    case DEW_PROPERTY_AGREEMENT:
    default:
      dew_property_choices_update (property, owner, GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->editor))));
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), dew_property_choices_selected (property, owner));
    }
}

void
dew_property_editor_fill (DewPropertyEditor      *self,
                          const DewPropertyOwner *owner)
{
  g_return_if_fail (self != NULL && dew_property_row (owner) != NULL);

  self->filling = TRUE;
  gtk_widget_set_visible (self->box, self->property->shown == NULL || self->property->shown (dew_property_row (owner)));
  fill_control (self, owner);
  /* After it is filled: words are called what they say. */
  if (self->property->kind != DEW_PROPERTY_SPREAD)
    name_editor (self, owner);
  if (self->property->hint != NULL)
    show_hint (self, owner);
  self->filling = FALSE;
}

void
dew_property_editor_write (DewPropertyEditor      *self,
                           const DewPropertyOwner *owner,
                           gpointer                row)
{
  const DewProperty *property = self->property;
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL && row != NULL);

  switch (property->kind)
    {
    case DEW_PROPERTY_NOTE:
      text = dew_note_get_text (self->editor);
      dew_row_set_text (owner->table, row, property->column, text);
      break;
    case DEW_PROPERTY_FLAG:
      dew_row_set_int (owner->table, row, property->column, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->editor)));
      break;
    case DEW_PROPERTY_SEGMENTS:
      dew_row_set_int (owner->table, row, property->column,
                       (gint64) (dew_segments_get_selected (DEW_SEGMENTS (self->editor)) + (*property->choices[0] == '\0')));
      break;
    case DEW_PROPERTY_WORDS:
    case DEW_PROPERTY_WAY:
    case DEW_PROPERTY_PARTNER:
    case DEW_PROPERTY_LEAD:
    case DEW_PROPERTY_AGREEMENT:
      dew_property_choices_write (property, owner, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editor)), row);
      break;
    case DEW_PROPERTY_TEXT:
    case DEW_PROPERTY_CARE_GROUP:
    case DEW_PROPERTY_DATE:
    case DEW_PROPERTY_NAMED:
    case DEW_PROPERTY_SPREAD:
    default:
      g_assert_not_reached ();
    }
}
