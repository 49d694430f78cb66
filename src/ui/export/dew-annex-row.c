/* dew-annex-row.c: an annex in a list */
#include "dew-annex-row.h"

#include <glib/gi18n-lib.h>

#include "dew-spoken.h"

struct _DewAnnexRow
{
  GtkListBoxRow   parent_instance;

  const DewAnnex *annex;
  GtkWidget      *check;
  GtkWidget      *title, *why_not;
};

enum {
  TICKED,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewAnnexRow, dew_annex_row, GTK_TYPE_LIST_BOX_ROW)

static void
toggled_cb (DewAnnexRow *self)
{
  /* By Space the row is ticked where it is not the box that has the focus. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED, dew_annex_row_get_ticked (self), -1);
  g_signal_emit (self, signals[TICKED], 0);
}

/* ---- Dragging ---- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            DewAnnexRow   *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (DEW_TYPE_ANNEX_ROW, self);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         DewAnnexRow   *self)
{
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_object (value));
  return TRUE;
}

/* ---- The object ---- */

static void
dew_annex_row_class_init (DewAnnexRowClass *klass)
{
  signals[TICKED] = g_signal_new ("ticked", DEW_TYPE_ANNEX_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DROPPED] = g_signal_new ("dropped", DEW_TYPE_ANNEX_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DEW_TYPE_ANNEX_ROW);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
add_dragging (DewAnnexRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DEW_TYPE_ANNEX_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
dew_annex_row_init (DewAnnexRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  self->title = make_label (NULL);
  self->why_not = make_label ("dew-secondary");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->why_not);
  gtk_box_append (GTK_BOX (box), self->check);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  add_dragging (self);
}

GtkWidget *
dew_annex_row_new (const DewAnnex *annex)
{
  DewAnnexRow *self;

  g_return_val_if_fail (annex != NULL, NULL);

  self = g_object_new (DEW_TYPE_ANNEX_ROW, NULL);
  self->annex = annex;
  gtk_label_set_label (GTK_LABEL (self->title), _(annex->title));
  dew_spoken (self->check, _(annex->title));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), TRUE);
  dew_annex_row_set_why_not (self, NULL);

  return GTK_WIDGET (self);
}

const DewAnnex *
dew_annex_row_get_annex (DewAnnexRow *self)
{
  g_return_val_if_fail (DEW_IS_ANNEX_ROW (self), NULL);

  return self->annex;
}

gboolean
dew_annex_row_get_ticked (DewAnnexRow *self)
{
  g_return_val_if_fail (DEW_IS_ANNEX_ROW (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
}

void
dew_annex_row_set_ticked (DewAnnexRow *self,
                          gboolean     ticked)
{
  g_return_if_fail (DEW_IS_ANNEX_ROW (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), ticked);
}

gboolean
dew_annex_row_focus_box (DewAnnexRow *self)
{
  g_return_val_if_fail (DEW_IS_ANNEX_ROW (self), FALSE);

  return gtk_widget_grab_focus (self->check);
}

void
dew_annex_row_set_why_not (DewAnnexRow *self,
                           const char  *why_not)
{
  const char *about;
  g_autofree char *name = NULL;

  g_return_if_fail (DEW_IS_ANNEX_ROW (self));

  about = why_not != NULL ? why_not : _(self->annex->about);
  name = g_strdup_printf (C_("an annex: title, what it is about", "%s: %s"), _(self->annex->title), about);
  gtk_label_set_label (GTK_LABEL (self->why_not), why_not != NULL ? why_not : "");
  gtk_widget_set_visible (self->why_not, why_not != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _(self->annex->about));
  dew_spoken (GTK_WIDGET (self), name);
  if (why_not != NULL)
    gtk_widget_add_css_class (self->title, "dim-label");
  else
    gtk_widget_remove_css_class (self->title, "dim-label");
}
