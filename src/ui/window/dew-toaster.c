/* dew-toaster.c: the sentence at the foot of a window that says what happened, for a while */
#include "dew-toaster.h"

#include <glib/gi18n-lib.h>

#include "dew-spoken.h"

/* Seconds that a sentence stays, and that one with something to do does; besides, one for so many characters. */
#define PLAIN    6
#define WITH_WAY 12
#define READ     30

struct _DewToaster
{
  AdwBin              parent_instance;

  GtkRevealer        *revealer;
  GtkLabel           *label;
  GtkWidget          *open;
  GtkWidget          *dismiss;
  GtkEventController *pointer;
  GtkEventController *focus;

  char               *path;
  guint               timeout;
};

G_DEFINE_FINAL_TYPE (DewToaster, dew_toaster, ADW_TYPE_BIN)

static gboolean
timeout_cb (gpointer data)
{
  DewToaster *self = data;

  if (gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->pointer)) ||
      gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus)))
    {
      self->timeout = g_timeout_add_seconds (1, timeout_cb, self);
      return G_SOURCE_REMOVE;
    }

  self->timeout = 0;
  dew_toaster_dismiss (self);
  return G_SOURCE_REMOVE;
}

void
dew_toaster_tell (DewToaster *self,
                  const char *sentence,
                  const char *path)
{
  guint seconds = (path != NULL ? WITH_WAY : PLAIN) + (guint) g_utf8_strlen (sentence, -1) / READ;

  g_return_if_fail (DEW_IS_TOASTER (self));

  g_free (self->path);
  self->path = g_strdup (path);
  gtk_label_set_label (self->label, sentence);
  gtk_widget_set_visible (self->open, path != NULL);
  if (path != NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *spoken = g_strdup_printf (_("Open %s"), name);

      dew_spoken (self->open, spoken);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (seconds, timeout_cb, self);
}

gboolean
dew_toaster_dismiss (DewToaster *self)
{
  g_return_val_if_fail (DEW_IS_TOASTER (self), FALSE);

  if (!gtk_revealer_get_reveal_child (self->revealer))
    return FALSE;

  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  return TRUE;
}

static void
revealed_cb (DewToaster *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer) && !gtk_revealer_get_child_revealed (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
open_cb (DewToaster *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
  dew_toaster_dismiss (self);
}

static void
dismiss_cb (DewToaster *self)
{
  dew_toaster_dismiss (self);
}

static void
dew_toaster_dispose (GObject *object)
{
  DewToaster *self = DEW_TOASTER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);

  G_OBJECT_CLASS (dew_toaster_parent_class)->dispose (object);
}

static void
dew_toaster_finalize (GObject *object)
{
  DewToaster *self = DEW_TOASTER (object);

  g_free (self->path);

  G_OBJECT_CLASS (dew_toaster_parent_class)->finalize (object);
}

static void
dew_toaster_class_init (DewToasterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dew_toaster_dispose;
  object_class->finalize = dew_toaster_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/toaster.ui");
  gtk_widget_class_bind_template_child (widget_class, DewToaster, revealer);
  gtk_widget_class_bind_template_child (widget_class, DewToaster, label);
  gtk_widget_class_bind_template_child (widget_class, DewToaster, open);
  gtk_widget_class_bind_template_child (widget_class, DewToaster, dismiss);
  gtk_widget_class_bind_template_child (widget_class, DewToaster, pointer);
  gtk_widget_class_bind_template_child (widget_class, DewToaster, focus);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
}

static void
dew_toaster_init (DewToaster *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dew_spoken (self->dismiss, _("Dismiss"));
}
