/* dew-said.c: what stands above and below a field: its name, a hint, why what was typed is refused */
#include "dew-said.h"

#include "dew-field.h"

GtkWidget *
dew_said_new (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* The field with what is said below it, once that has been laid out: in the frame after this one. */
static gboolean
scroll_cb (GtkWidget     *refusal,
           GdkFrameClock *clock,
           gpointer       data)
{
  gboolean *laid_out = data;
  GtkWidget *viewport = gtk_widget_get_ancestor (refusal, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  if (!*laid_out)
    {
      *laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }

  if (viewport != NULL && gtk_widget_compute_bounds (gtk_widget_get_parent (refusal), gtk_viewport_get_child (GTK_VIEWPORT (viewport)), &bounds))
    gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)), (double) bounds.origin.y,
                               (double) (bounds.origin.y + bounds.size.height));
  return G_SOURCE_REMOVE;
}

static void
told_cb (GtkWidget  *field,
         const char *reason,
         GtkWidget  *refusal)
{
  dew_said_refuse (refusal, reason);
}

GtkWidget *
dew_said_refusal_new (GtkWidget *field)
{
  GtkWidget *refusal = dew_said_new (NULL, "dew-reason");

  gtk_widget_set_visible (refusal, FALSE);
  if (field != NULL)
    g_signal_connect_object (field, "told", G_CALLBACK (told_cb), refusal, 0);

  return refusal;
}

void
dew_said_refuse (GtkWidget  *refusal,
                 const char *reason)
{
  g_return_if_fail (GTK_IS_LABEL (refusal));

  gtk_label_set_label (GTK_LABEL (refusal), reason != NULL ? reason : "");
  gtk_widget_set_visible (refusal, reason != NULL);
  if (reason != NULL)
    gtk_widget_add_tick_callback (refusal, scroll_cb, g_new0 (gboolean, 1), g_free);
}
