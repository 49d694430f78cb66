/* dew-segments.c: a choice between two or three words that stand side by side */
#include "dew-segments.h"

#include <glib/gi18n-lib.h>

#include "dew-spoken.h"

struct _DewSegments
{
  GtkWidget  parent_instance;

  GPtrArray *buttons;           /* GtkToggleButton */
  guint      selected;
  gboolean   optional;
};

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewSegments, dew_segments, GTK_TYPE_WIDGET)

static void toggled_cb (GtkToggleButton *button,
                        DewSegments     *self);

/* The buttons follow, and tell of it to nobody. */
static void
show_selected (DewSegments *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkToggleButton *button = g_ptr_array_index (self->buttons, i);

      g_signal_handlers_block_by_func (button, toggled_cb, self);
      gtk_toggle_button_set_active (button, i == self->selected);
      g_signal_handlers_unblock_by_func (button, toggled_cb, self);
    }
}

static void
toggled_cb (GtkToggleButton *button,
            DewSegments     *self)
{
  guint index = 0;
  guint before = self->selected;

  g_ptr_array_find (self->buttons, button, &index);
  if (gtk_toggle_button_get_active (button))
    self->selected = index;
  else if (self->optional)
    self->selected = DEW_SEGMENTS_NONE;
  show_selected (self);
  if (self->selected != before)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
dew_segments_dispose (GObject *object)
{
  DewSegments *self = DEW_SEGMENTS (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_segments_parent_class)->dispose (object);
}

static void
dew_segments_finalize (GObject *object)
{
  g_ptr_array_unref (DEW_SEGMENTS (object)->buttons);

  G_OBJECT_CLASS (dew_segments_parent_class)->finalize (object);
}

static void
dew_segments_class_init (DewSegmentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_segments_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_segments_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[CHOSEN] = g_signal_new ("chosen", DEW_TYPE_SEGMENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dew_segments_init (DewSegments *self)
{
  self->buttons = g_ptr_array_new ();
  self->selected = DEW_SEGMENTS_NONE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_add_css_class (GTK_WIDGET (self), "dew-segments");
}

GtkWidget *
dew_segments_new (gboolean optional)
{
  DewSegments *self = g_object_new (DEW_TYPE_SEGMENTS, NULL);

  self->optional = optional;

  return GTK_WIDGET (self);
}

void
dew_segments_add (DewSegments *self,
                  const char  *words)
{
  GtkWidget *button, *label;

  g_return_if_fail (DEW_IS_SEGMENTS (self) && words != NULL);

  button = gtk_toggle_button_new ();
  label = gtk_label_new (words);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "text-button");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (self->buttons, button);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
}

guint
dew_segments_get_selected (DewSegments *self)
{
  g_return_val_if_fail (DEW_IS_SEGMENTS (self), DEW_SEGMENTS_NONE);

  return self->selected;
}

void
dew_segments_set_selected (DewSegments *self,
                           guint        selected)
{
  g_return_if_fail (DEW_IS_SEGMENTS (self));

  self->selected = selected < self->buttons->len ? selected : DEW_SEGMENTS_NONE;
  show_selected (self);
}

void
dew_segments_name (DewSegments *self,
                   const char  *name)
{
  g_return_if_fail (DEW_IS_SEGMENTS (self) && name != NULL);

  dew_spoken (GTK_WIDGET (self), name);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      g_autofree char *whole = g_strdup_printf (C_("a choice, for what", "%s: %s"), gtk_label_get_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)))), name);

      dew_spoken (button, whole);
    }
}
