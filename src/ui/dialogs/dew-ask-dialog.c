/* dew-ask-dialog.c: a dialog that asks for what an edit needs, says beforehand what the edit will do, and does it */
#include "dew-ask-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-choice.h"
#include "dew-spoken.h"
#include "dew-take.h"
#include "dew-window.h"

/* Ids of rows that are only tried: far from those of any document. */
#define FIRST_TRIED (G_GINT64_CONSTANT (1) << 61)

typedef struct
{
  AdwWindowTitle      *heading;
  GtkRevealer         *message_revealer;
  GtkLabel            *message;
  AdwPreferencesPage  *page;
  AdwPreferencesGroup *lead_group;
  GtkBox              *below;
  GtkLabel            *preview;
  GtkWidget           *apply_button;
  GtkLabel            *verb_label;

  DewDocument         *document;
  guint                looking; /* source that looks again */
  guint                closing; /* source that closes it: what there was to choose from may be another */
  gboolean             pressed; /* what is lacking is told as a refusal */
  char                *what;    /* what is being done */
} DewAskDialogPrivate;

enum {
  PROPERTY_LEAD = 1,
  PROPERTY_VERB,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static GtkBuildableIface *parent_buildable;

static void dew_ask_dialog_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (DewAskDialog, dew_ask_dialog, ADW_TYPE_WINDOW,
                         G_ADD_PRIVATE (DewAskDialog)
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, dew_ask_dialog_buildable_init))

static DewAskDialogPrivate *
get_private (gpointer self)
{
  return dew_ask_dialog_get_instance_private (self);
}

/* ---- What would be ---- */

static gint64
next_tried (gpointer data)
{
  return ++*(gint64 *) data;
}

static void
clear_asking (DewAsking *asking)
{
  g_clear_pointer (&asking->changes, dew_changes_free);
  g_clear_pointer (&asking->what, g_free);
  g_clear_pointer (&asking->preview, g_free);
}

static void
tell (DewAskDialog *self,
      const char   *refusal)
{
  DewAskDialogPrivate *priv = get_private (self);

  if (refusal != NULL)
    gtk_label_set_label (priv->message, refusal);
  gtk_revealer_set_reveal_child (priv->message_revealer, refusal != NULL);
}

/* What the button would do is told beside its name too. */
static void
show_preview (DewAskDialog *self,
              const char   *words)
{
  DewAskDialogPrivate *priv = get_private (self);

  gtk_label_set_label (priv->preview, words == NULL ? "" : words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->apply_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words == NULL ? "" : words, -1);
}

static gboolean
propose (DewAskDialog *self,
         DewAsking    *asking,
         GError      **error)
{
  return DEW_ASK_DIALOG_GET_CLASS (self)->propose (self, asking, error);
}

static void
show_outcome (DewAskDialog    *self,
              const DewAsking *asking,
              const GError    *error)
{
  gboolean refused = error != NULL && (!asking->lacking || get_private (self)->pressed);
  const char *hint = error != NULL && !refused ? error->message : NULL;
  g_autofree char *words = asking->preview != NULL && hint != NULL ? g_strdup_printf ("%s\n%s", asking->preview, hint)
                                                                   : g_strdup (asking->preview != NULL ? asking->preview : hint);

  tell (self, refused ? error->message : NULL);
  show_preview (self, words);
}

static gboolean
look_cb (gpointer data)
{
  DewAskDialog *self = data;
  DewAskDialogPrivate *priv = get_private (self);
  gint64 tried = FIRST_TRIED;
  DewAsking asking = { dew_changes_new (), { next_tried, &tried }, NULL, NULL, FALSE };
  g_autoptr (GError) error = NULL;

  priv->looking = 0;
  propose (self, &asking, &error);
  show_outcome (self, &asking, error);
  clear_asking (&asking);

  return G_SOURCE_REMOVE;
}

/* After the keys that have come meanwhile: it may have to add up the whole document. */
void
dew_ask_dialog_look_again (DewAskDialog *self)
{
  DewAskDialogPrivate *priv = get_private (self);

  g_return_if_fail (DEW_IS_ASK_DIALOG (self));

  if (priv->document != NULL && priv->looking == 0 && priv->closing == 0)
    priv->looking = g_idle_add (look_cb, self);
}

gboolean
dew_asking_lacks (DewAsking  *asking,
                  GError    **error,
                  const char *sentence)
{
  asking->lacking = TRUE;
  g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, sentence);

  return FALSE;
}

/* ---- Doing it ---- */

static gboolean
close_later (gpointer data)
{
  get_private (data)->closing = 0;
  gtk_window_close (GTK_WINDOW (data));

  return G_SOURCE_REMOVE;
}

/* The file was changed by another program: what stands in lists here may not be there any more. */
static void
reloaded_cb (DewDocument  *document,
             DewAskDialog *self)
{
  DewAskDialogPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->looking, g_source_remove);
  if (priv->closing == 0)
    priv->closing = g_idle_add (close_later, self);
}

static void
refuse (DewAskDialog *self,
        const char   *reason)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  tell (self, reason);
  if (get_private (self)->closing != 0 && parent != NULL)
    dew_window_tell (GTK_WIDGET (parent), reason);
}

static void
finish (DewAskDialog *self,
        gboolean      changed)
{
  DewAskDialogPrivate *priv = get_private (self);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *sentence = g_strdup_printf (_("%s. Ctrl+Z takes it back."), priv->what);

  if (changed && parent != NULL)
    dew_window_tell (GTK_WIDGET (parent), sentence);
  if (DEW_ASK_DIALOG_GET_CLASS (self)->done != NULL)
    DEW_ASK_DIALOG_GET_CLASS (self)->done (self);
  gtk_window_close (GTK_WINDOW (self));
}

static void
taken_aside_cb (const char *refusal,
                gpointer    data)
{
  g_autoptr (DewAskDialog) self = data;

  if (refusal != NULL)
    refuse (self, refusal);
  else
    finish (self, TRUE);
}

static void
take (DewAskDialog *self,
      DewAsking    *asking)
{
  DewAskDialogPrivate *priv = get_private (self);
  guint n = dew_changes_length (asking->changes);
  g_autoptr (GError) error = NULL;

  g_free (priv->what);
  priv->what = g_steal_pointer (&asking->what);
  if (n > DEW_TAKE_ASIDE)
    dew_take_aside (GTK_WIDGET (self), priv->document, gtk_window_get_title (GTK_WINDOW (self)), g_steal_pointer (&asking->changes), priv->what,
                    taken_aside_cb, g_object_ref (self));
  else if (dew_document_take (priv->document, g_steal_pointer (&asking->changes), TRUE, priv->what, &error))
    finish (self, n > 0);
  else
    refuse (self, error->message);
}

void
dew_ask_dialog_apply (DewAskDialog *self)
{
  DewAskDialogPrivate *priv = get_private (self);
  DewAsking asking = { NULL, };
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DEW_IS_ASK_DIALOG (self));

  if (priv->document == NULL || priv->closing != 0)
    return;

  g_clear_handle_id (&priv->looking, g_source_remove);
  priv->pressed = TRUE;
  asking.changes = dew_changes_new ();
  asking.ids = dew_document_ids (priv->document);
  if (propose (self, &asking, &error))
    take (self, &asking);
  else
    show_outcome (self, &asking, error);
  clear_asking (&asking);
}

static gboolean
apply_shortcut (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   data)
{
  dew_ask_dialog_apply (DEW_ASK_DIALOG (widget));

  return TRUE;
}

/* ---- The object ---- */

static void
dew_ask_dialog_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *spec)
{
  if (id == PROPERTY_LEAD)
    dew_ask_dialog_set_lead (DEW_ASK_DIALOG (object), g_value_get_string (value));
  else
    dew_ask_dialog_set_verb (DEW_ASK_DIALOG (object), g_value_get_string (value));
}

static void
dew_ask_dialog_dispose (GObject *object)
{
  DewAskDialogPrivate *priv = get_private (object);

  g_clear_handle_id (&priv->looking, g_source_remove);
  g_clear_handle_id (&priv->closing, g_source_remove);
  if (priv->document != NULL)
    g_signal_handlers_disconnect_by_data (priv->document, object);

  G_OBJECT_CLASS (dew_ask_dialog_parent_class)->dispose (object);
}

/* Fields borrow the document to the last. */
static void
dew_ask_dialog_finalize (GObject *object)
{
  DewAskDialogPrivate *priv = get_private (object);

  g_clear_object (&priv->document);
  g_free (priv->what);

  G_OBJECT_CLASS (dew_ask_dialog_parent_class)->finalize (object);
}

static void
dew_ask_dialog_add_child (GtkBuildable *buildable,
                          GtkBuilder   *builder,
                          GObject      *child,
                          const char   *type)
{
  DewAskDialogPrivate *priv = get_private (buildable);

  if (g_strcmp0 (type, "below") == 0)
    gtk_box_prepend (priv->below, GTK_WIDGET (child));
  else if (ADW_IS_PREFERENCES_GROUP (child))
    adw_preferences_page_add (priv->page, ADW_PREFERENCES_GROUP (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
dew_ask_dialog_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = dew_ask_dialog_add_child;
}

static void
dew_ask_dialog_class_init (DewAskDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = dew_ask_dialog_set_property;
  G_OBJECT_CLASS (klass)->dispose = dew_ask_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_ask_dialog_finalize;
  properties[PROPERTY_LEAD] = g_param_spec_string ("lead", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROPERTY_VERB] = g_param_spec_string ("verb", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/ask-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DewAskDialog, heading);
  gtk_widget_class_bind_template_child_private (widget_class, DewAskDialog, message_revealer);
  gtk_widget_class_bind_template_child_private (widget_class, DewAskDialog, message);
  gtk_widget_class_bind_template_child_private (widget_class, DewAskDialog, page);
  gtk_widget_class_bind_template_child_private (widget_class, DewAskDialog, lead_group);
  gtk_widget_class_bind_template_child_private (widget_class, DewAskDialog, below);
  gtk_widget_class_bind_template_child_private (widget_class, DewAskDialog, preview);
  gtk_widget_class_bind_template_child_private (widget_class, DewAskDialog, apply_button);
  gtk_widget_class_bind_template_child_private (widget_class, DewAskDialog, verb_label);
  gtk_widget_class_bind_template_callback (widget_class, dew_ask_dialog_apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, apply_shortcut, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, apply_shortcut, NULL);
}

static void
dew_ask_dialog_init (DewAskDialog *self)
{
  DewAskDialogPrivate *priv = get_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "title", priv->heading, "title", G_BINDING_SYNC_CREATE);
}

/* ---- Public ---- */

DewDocument *
dew_ask_dialog_document (DewAskDialog *self)
{
  g_return_val_if_fail (DEW_IS_ASK_DIALOG (self), NULL);

  return get_private (self)->document;
}

const DewLedger *
dew_ask_dialog_ledger (DewAskDialog *self)
{
  g_return_val_if_fail (DEW_IS_ASK_DIALOG (self), NULL);

  return dew_document_ledger (get_private (self)->document);
}

void
dew_ask_dialog_start (DewAskDialog *self,
                      DewDocument  *document,
                      const char   *subtitle)
{
  DewAskDialogPrivate *priv = get_private (self);

  g_return_if_fail (DEW_IS_ASK_DIALOG (self) && priv->document == NULL);

  priv->document = g_object_ref (document);
  g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
  adw_window_title_set_subtitle (priv->heading, subtitle == NULL ? "" : subtitle);
}

void
dew_ask_dialog_set_lead (DewAskDialog *self,
                         const char   *lead)
{
  g_return_if_fail (DEW_IS_ASK_DIALOG (self));

  /* The group takes it for markup. */
  g_autofree char *escaped = g_markup_escape_text (lead == NULL ? "" : lead, -1);

  adw_preferences_group_set_description (get_private (self)->lead_group, escaped);
  gtk_widget_set_visible (GTK_WIDGET (get_private (self)->lead_group), *escaped != '\0');
}

void
dew_ask_dialog_set_verb (DewAskDialog *self,
                         const char   *verb)
{
  DewAskDialogPrivate *priv = get_private (self);

  g_return_if_fail (DEW_IS_ASK_DIALOG (self));

  gtk_label_set_text_with_mnemonic (priv->verb_label, verb == NULL ? "" : verb);
  dew_spoken (priv->apply_button, gtk_label_get_text (priv->verb_label));
}

void
dew_ask_dialog_show (DewAskDialog *self,
                     GtkWidget    *focus)
{
  GtkWindow *below = GTK_WINDOW (self);
  int width, height;

  g_return_if_fail (DEW_IS_ASK_DIALOG (self));

  /* Another dialog may be between it and the window. */
  while (gtk_window_get_transient_for (below) != NULL)
    below = gtk_window_get_transient_for (below);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (below != GTK_WINDOW (self) && gtk_widget_get_height (GTK_WIDGET (below)) > 0)
    height = MIN (height, gtk_widget_get_height (GTK_WIDGET (below)));
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);

  /* A window that has its focus before it is shown is not told to screen readers as the active one. */
  dew_ask_dialog_look_again (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (focus);
}

/* ---- Fields ---- */

static void
entered_cb (GtkWidget *entry)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (entry)), GTK_DIR_TAB_FORWARD);
}

void
dew_ask_dialog_add_entry (DewAskDialog *self,
                          GtkEntry     *entry,
                          const char   *name,
                          gboolean      last)
{
  g_return_if_fail (DEW_IS_ASK_DIALOG (self) && GTK_IS_ENTRY (entry));

  dew_spoken (GTK_WIDGET (entry), name);
  /* Not by the default button: that lets a moment pass first, in which one types on. */
  if (last)
    g_signal_connect_object (entry, "activate", G_CALLBACK (dew_ask_dialog_apply), self, G_CONNECT_SWAPPED);
  else
    g_signal_connect (entry, "activate", G_CALLBACK (entered_cb), NULL);
  g_signal_connect_object (entry, "changed", G_CALLBACK (dew_ask_dialog_look_again), self, G_CONNECT_SWAPPED);
}

void
dew_ask_dialog_add_choice (DewAskDialog *self,
                           GtkDropDown  *choice,
                           const char   *name)
{
  g_return_if_fail (DEW_IS_ASK_DIALOG (self) && GTK_IS_DROP_DOWN (choice));

  dew_spoken (GTK_WIDGET (choice), name);
  dew_choice_shorten (choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (dew_ask_dialog_look_again), self, G_CONNECT_SWAPPED);
}

void
dew_ask_dialog_add_switch (DewAskDialog *self,
                           GtkSwitch    *toggle,
                           const char   *name)
{
  g_return_if_fail (DEW_IS_ASK_DIALOG (self) && GTK_IS_SWITCH (toggle));

  dew_spoken (GTK_WIDGET (toggle), name);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (dew_ask_dialog_look_again), self, G_CONNECT_SWAPPED);
}
