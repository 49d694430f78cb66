/* dew-swatch.c: the key of a partner: a small square in its colour and pattern */
#include "dew-swatch.h"

#include <adwaita.h>

#include "dew-chart-draw.h"

#define SIZE 11

struct _DewSwatch
{
  GtkWidget parent_instance;

  guint     index;
};

G_DEFINE_FINAL_TYPE (DewSwatch, dew_swatch, GTK_TYPE_WIDGET)

static void
dew_swatch_measure (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline,
                    int           *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
dew_swatch_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  DewSwatch *self = DEW_SWATCH (widget);
  float x = (float) (gtk_widget_get_width (widget) - SIZE) / 2;
  float y = (float) (gtk_widget_get_height (widget) - SIZE) / 2;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, SIZE, SIZE));

  cairo_rectangle (cr, x, y, SIZE, SIZE);
  dew_partner_paint (cr, self->index, adw_style_manager_get_dark (adw_style_manager_get_default ()));
  cairo_destroy (cr);
}

static void
dew_swatch_class_init (DewSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dew_swatch_measure;
  widget_class->snapshot = dew_swatch_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dew_swatch_init (DewSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dew_swatch_new (guint index)
{
  DewSwatch *self = g_object_new (DEW_TYPE_SWATCH, NULL);

  self->index = index;

  return GTK_WIDGET (self);
}
