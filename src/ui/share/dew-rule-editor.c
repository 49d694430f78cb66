/* dew-rule-editor.c: a rule written with widgets: a row a step, with what there is to fill in, to move and to remove; and what can be added */
#include "dew-rule-editor-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-in-view.h"
#include "dew-spoken.h"
#include "dew-step-menu.h"

enum {
  PROP_0,
  PROP_TEXT,
  PROP_DIRECTION,
  N_PROPS
};

enum {
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewRuleEditor, dew_rule_editor, GTK_TYPE_WIDGET)

/* ---- What the widgets say ---- */

static void
put_text (DewRuleEditor *self,
          const char    *text)
{
  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/* Columns are those of the text, which need not be that of the draft: "300000" may have been typed. */
static void
tell_refused (DewRuleEditor *self)
{
  g_autoptr (DewRuleDraft) draft = NULL;
  g_autofree char *reason = NULL;
  DewDraftPlace place;

  if (self->refused == NULL || self->document == NULL || self->unread || dew_error_column (self->refused) == 0)
    return;

  draft = dew_rule_draft_read (_dew_rule_editor_ledger (self), self->text, NULL);
  if (draft == NULL || !dew_rule_draft_alike (draft, self->draft) || !dew_rule_draft_locate (draft, dew_error_column (self->refused), &place))
    return;

  reason = dew_rule_draft_reason (self->refused);
  _dew_rule_editor_tell_at (self, &place, reason);
}

/* The rule that the draft says; NULL where it is none yet, and that is told. */
static DewRule *
judge (DewRuleEditor *self)
{
  DewDraftPlace place;
  g_autoptr (GError) error = NULL;
  DewRule *rule;

  if (self->document == NULL || self->unread)
    return NULL;

  rule = dew_rule_draft_parse (self->draft, _dew_rule_editor_ledger (self), self->direction, &place, &error);
  if (rule == NULL)
    _dew_rule_editor_tell_at (self, &place, error->message);
  else
    _dew_rule_editor_clear_told (self);

  return rule;
}

/* The rule that the draft says, if it is one, is the text from now on. */
static void
take (DewRuleEditor *self)
{
  g_autoptr (DewRule) rule = judge (self);
  g_autofree char *text = NULL;

  if (rule == NULL)
    return;

  self->fresh = FALSE;
  text = dew_rule_print (rule, _dew_rule_editor_ledger (self));
  if (strcmp (text, self->text) == 0)
    return;

  g_clear_error (&self->refused);
  put_text (self, text);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- The rows ---- */

static void step_used_cb (const DewStepControl *control,
                          const char           *text,
                          gpointer              data);

static gboolean
build_cb (gpointer data)
{
  DewRuleEditor *self = data;
  g_autoptr (DewRule) rule = NULL;

  self->build_id = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;

  _dew_rule_editor_build (self, step_used_cb);
  /* It may be another direction's. */
  rule = judge (self);
  if (rule != NULL)
    tell_refused (self);
  _dew_rule_editor_focus_wanted (self);

  return G_SOURCE_REMOVE;
}

/* Before the next frame, but not under the hands of the control that asked for it, which goes too. */
static void
queue_build (DewRuleEditor *self)
{
  self->stale = TRUE;
  if (self->build_id == 0)
    self->build_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, build_cb, self, NULL);
}

static void
want (DewRuleEditor        *self,
      const DewStepControl *control,
      guint                 step,
      gboolean              first)
{
  self->wanted = *control;
  self->wanted.place.step = step;
  self->wants_first = first;
  self->wants_focus = TRUE;
}

/* ---- What a person does ---- */

static void
add_row (DewRuleEditor *self,
         guint          step)
{
  dew_rule_draft_add_row (self->draft, _dew_rule_editor_ledger (self), step);
  self->fresh = TRUE;
  want (self, &(DewStepControl) { DEW_STEP_VALUE, { step, 0, 0 } }, step, TRUE);
}

static void
remove_step (DewRuleEditor        *self,
             const DewStepControl *control)
{
  dew_rule_draft_remove (self->draft, control->place.step);
  want (self, control, control->place.step, FALSE);
}

static void
move_step (DewRuleEditor        *self,
           const DewStepControl *control,
           int                   by)
{
  dew_rule_draft_move (self->draft, control->place.step, by);
  want (self, control, control->place.step + (guint) by, FALSE);
}

static void
become (DewRuleEditor        *self,
        const DewStepControl *control,
        const char           *kind)
{
  dew_rule_draft_become (self->draft, _dew_rule_editor_ledger (self), control->place.step, (guint) g_ascii_strtoull (kind, NULL, 10));
  self->fresh = TRUE;
  want (self, control, control->place.step, FALSE);
}

static void
step_used_cb (const DewStepControl *control,
              const char           *text,
              gpointer              data)
{
  DewRuleEditor *self = data;
  guint step = control->place.step;

  /* Of rows that are about to go nothing is taken any more. */
  if (self->stale)
    return;

  switch (control->use)
    {
    case DEW_STEP_VALUE:
      self->fresh = self->fresh && *text == '\0';
      dew_rule_draft_set (self->draft, &control->place, text);
      take (self);
      return;

    case DEW_STEP_BECOME:
      become (self, control, text);
      break;

    case DEW_STEP_UP:
      move_step (self, control, -1);
      break;

    case DEW_STEP_DOWN:
      move_step (self, control, 1);
      break;

    case DEW_STEP_REMOVE:
      remove_step (self, control);
      break;

    case DEW_STEP_REMOVE_ROW:
      dew_rule_draft_remove_row (self->draft, step, control->place.row);
      want (self, &(DewStepControl) { DEW_STEP_VALUE, { step, MIN (control->place.row, dew_rule_draft_n_rows (self->draft, step) - 1), 0 } }, step, FALSE);
      break;

    case DEW_STEP_ADD_ROW:
    default:
      add_row (self, step);
      break;
    }

  take (self);
  queue_build (self);
}

static void
step_chosen_cb (guint    kind,
                gpointer data)
{
  DewRuleEditor *self = data;
  guint step = dew_rule_draft_add (self->draft, _dew_rule_editor_ledger (self), kind);

  self->fresh = TRUE;
  want (self, &(DewStepControl) { DEW_STEP_VALUE, { step, 0, 0 } }, step, TRUE);
  take (self);
  queue_build (self);
}

static void
add_band_cb (GtkWidget     *button,
             DewRuleEditor *self)
{
  guint step = dew_rule_draft_add_band (self->draft);

  self->fresh = TRUE;
  want (self, &(DewStepControl) { DEW_STEP_VALUE, { step, 0, DEW_SLOT_BAND } }, step, FALSE);
  take (self);
  queue_build (self);
}

static void
open_menu_cb (GtkMenuButton *button,
              gpointer       data)
{
  DewRuleEditor *self = data;

  if (self->document != NULL)
    gtk_menu_button_set_popover (button, dew_step_menu_new (self->draft, self->direction, step_chosen_cb, self));
}

/* ---- What is set ---- */

/* Keeps the rows where only values differ. */
static void
follow (DewRuleEditor *self,
        DewRuleDraft  *draft)
{
  g_autoptr (DewRuleDraft) old = g_steal_pointer (&self->draft);

  self->draft = draft;
  self->fresh = FALSE;
  if (self->stale || !dew_rule_draft_alike (old, draft))
    {
      queue_build (self);
      return;
    }

  for (guint i = 0; i < dew_rule_draft_n_steps (draft); i++)
    dew_rule_step_row_fill (_dew_rule_editor_row (self, i), draft);
  _dew_rule_editor_clear_told (self);
}

static void
read_text (DewRuleEditor *self)
{
  g_autofree char *stripped = g_strstrip (g_strdup (self->text));
  DewRuleDraft *draft = self->document == NULL || *stripped == '\0' ? dew_rule_draft_new () : dew_rule_draft_read (_dew_rule_editor_ledger (self), self->text, NULL);

  self->unread = draft == NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), !self->unread);
  if (draft != NULL)
    follow (self, draft);
  else
    _dew_rule_editor_tell_at (self, &(DewDraftPlace) { DEW_DRAFT_RULE, 0, DEW_SLOT_STEP }, _("The text above is no rule; its steps are shown again when it is one."));
  _dew_rule_editor_fill_buttons (self);
}

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DewRuleEditor    *self)
{
  read_text (self);
  queue_build (self);
}

static void
reloaded_cb (DewDocument   *document,
             DewRuleEditor *self)
{
  changed_cb (document, NULL, self);
}

/* ---- The object ---- */

static void
dew_rule_editor_map (GtkWidget *widget)
{
  DewRuleEditor *self = DEW_RULE_EDITOR (widget);

  GTK_WIDGET_CLASS (dew_rule_editor_parent_class)->map (widget);
  if (self->stale)
    queue_build (self);
}

static void
dew_rule_editor_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  DewRuleEditor *self = DEW_RULE_EDITOR (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_DIRECTION:
      g_value_set_int (value, (int) self->direction);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
dew_rule_editor_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  DewRuleEditor *self = DEW_RULE_EDITOR (object);

  switch (id)
    {
    case PROP_TEXT:
      dew_rule_editor_set_text (self, g_value_get_string (value) == NULL ? "" : g_value_get_string (value));
      break;

    case PROP_DIRECTION:
      dew_rule_editor_set_direction (self, (DewDirection) g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
dew_rule_editor_dispose (GObject *object)
{
  DewRuleEditor *self = DEW_RULE_EDITOR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->build_id, g_source_remove);
  /* Nothing is taken from what goes. */
  self->stale = TRUE;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_rule_editor_parent_class)->dispose (object);
}

static void
dew_rule_editor_finalize (GObject *object)
{
  DewRuleEditor *self = DEW_RULE_EDITOR (object);

  g_clear_error (&self->refused);
  dew_rule_draft_free (self->draft);
  g_free (self->text);

  G_OBJECT_CLASS (dew_rule_editor_parent_class)->finalize (object);
}

static void
dew_rule_editor_class_init (DewRuleEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dew_rule_editor_get_property;
  object_class->set_property = dew_rule_editor_set_property;
  object_class->dispose = dew_rule_editor_dispose;
  object_class->finalize = dew_rule_editor_finalize;
  widget_class->map = dew_rule_editor_map;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DIRECTION] = g_param_spec_int ("direction", NULL, NULL, DEW_OVER, DEW_UNDER, DEW_OVER,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", DEW_TYPE_RULE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/rule-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DewRuleEditor, steps);
  gtk_widget_class_bind_template_child (widget_class, DewRuleEditor, message);
  gtk_widget_class_bind_template_child (widget_class, DewRuleEditor, add_step);
  gtk_widget_class_bind_template_child (widget_class, DewRuleEditor, add_band);
  gtk_widget_class_bind_template_callback (widget_class, add_band_cb);
}

static void
dew_rule_editor_init (DewRuleEditor *self)
{
  self->text = g_strdup ("");
  self->draft = dew_rule_draft_new ();
  self->direction = DEW_OVER;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->add_step, open_menu_cb, self, NULL);
  dew_open_in_view (GTK_WIDGET (self->add_step));
  dew_spoken_menu_button (self->add_step, _("Add step"));
}

void
dew_rule_editor_set_document (DewRuleEditor *self,
                              DewDocument   *document)
{
  g_return_if_fail (DEW_IS_RULE_EDITOR (self));
  g_return_if_fail (document == NULL || DEW_IS_DOCUMENT (document));

  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
    }
  read_text (self);
  queue_build (self);
}

const char *
dew_rule_editor_get_text (DewRuleEditor *self)
{
  g_return_val_if_fail (DEW_IS_RULE_EDITOR (self), NULL);

  return self->text;
}

void
dew_rule_editor_set_text (DewRuleEditor *self,
                          const char    *text)
{
  g_return_if_fail (DEW_IS_RULE_EDITOR (self));
  g_return_if_fail (text != NULL);

  if (strcmp (self->text, text) == 0)
    return;

  put_text (self, text);
  read_text (self);
}

void
dew_rule_editor_set_direction (DewRuleEditor *self,
                               DewDirection   direction)
{
  g_return_if_fail (DEW_IS_RULE_EDITOR (self));

  if (self->direction == direction)
    return;

  self->direction = direction;
  queue_build (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRECTION]);
}

void
dew_rule_editor_tell (DewRuleEditor *self,
                      const GError  *error)
{
  g_return_if_fail (DEW_IS_RULE_EDITOR (self));

  g_clear_error (&self->refused);
  self->refused = error == NULL ? NULL : g_error_copy (error);
  if (!self->stale)
    tell_refused (self);
}
