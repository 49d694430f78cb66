/* dew-share-bar.c: one bar of the partners' shares of a variance, by size */
#include "dew-share-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dew-chart-draw.h"
#include "dew-ratio.h"

#define HEIGHT 26
#define GAP    2
#define RADIUS 4

typedef struct
{
  guint  paint;         /* a partner's index, or what else is painted as an area */
  gint64 size;          /* of the share, pence */
} Segment;

struct _DewShareBar
{
  GtkWidget parent_instance;

  GArray   *segments;
  gint64    whole;      /* size of all segments, pence: that of the variance, unless somebody is owed of an overspend */
};

G_DEFINE_FINAL_TYPE (DewShareBar, dew_share_bar, GTK_TYPE_WIDGET)

/* The one place here where pence become pixels. */
static double
to_pixels (gint64 pence,
           gint64 whole,
           double width)
{
  return whole == 0 ? 0 : width * ((double) pence / (double) whole);
}

static void
round_rectangle (cairo_t *cr,
                 double   x,
                 double   width)
{
  double radius = MIN (RADIUS, width / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, HEIGHT - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, HEIGHT - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, radius, radius, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

static void
dew_share_bar_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  DewShareBar *self = DEW_SHARE_BAR (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  int width = gtk_widget_get_width (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, HEIGHT));
  double x = 0;

  round_rectangle (cr, 0, width);
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.55, 0.18);
  cairo_fill (cr);

  for (guint i = 0; i < self->segments->len; i++)
    {
      const Segment *segment = &g_array_index (self->segments, Segment, i);
      double length = to_pixels (segment->size, self->whole, width);

      if (length > GAP)
        {
          round_rectangle (cr, x, length - GAP);
          dew_partner_paint (cr, segment->paint, dark);
        }
      x += length;
    }
  cairo_destroy (cr);
}

static void
dew_share_bar_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 80;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 400;
}

static void
dew_share_bar_finalize (GObject *object)
{
  g_array_unref (DEW_SHARE_BAR (object)->segments);

  G_OBJECT_CLASS (dew_share_bar_parent_class)->finalize (object);
}

static void
dew_share_bar_class_init (DewShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dew_share_bar_finalize;
  widget_class->measure = dew_share_bar_measure;
  widget_class->snapshot = dew_share_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dew_share_bar_init (DewShareBar *self)
{
  self->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/* What no partner bears. */
static void
add_rest (DewShareBar *self,
          GString     *spoken,
          guint        paint,
          const char  *name,
          gint64       amount,
          gint64       percent)
{
  Segment segment = { paint, ABS (amount) };
  char text[DEW_PERCENT_SIZE];

  if (amount == 0)
    return;

  g_array_append_val (self->segments, segment);
  g_string_append_printf (spoken, ", %s %s %%", name, dew_percent_print (percent, 4, text));
}

void
dew_share_bar_set_share (DewShareBar     *self,
                         const DewLedger *ledger,
                         const DewShare  *share)
{
  g_autoptr (GString) spoken = g_string_new (_("Who bears it"));

  g_return_if_fail (DEW_IS_SHARE_BAR (self));

  g_array_set_size (self->segments, 0);
  self->whole = 0;

  for (guint i = 0; share != NULL && i < share->partners->len; i++)
    {
      const DewPartnerShare *one = &g_array_index (share->partners, DewPartnerShare, i);
      const DewPartner *partner = dew_ledger_find (ledger, DEW_TABLE_PARTNER, one->partner);
      int index = dew_ledger_partner_index (ledger, one->partner);
      Segment segment = { (guint) index, ABS (one->share) };
      char percent[DEW_PERCENT_SIZE];

      g_array_append_val (self->segments, segment);
      if (share->has_percent)
        g_string_append_printf (spoken, ", %s %s %%", dew_partner_short (partner), dew_percent_print (one->percent, 4, percent));
    }

  if (share != NULL)
    {
      add_rest (self, spoken, DEW_PAINT_RESERVE, _("from the reserve"), share->reserve, share->reserve_percent);
      add_rest (self, spoken, DEW_PAINT_HELD, share->across == 0 ? _("held in the pool") : dew_share_held_words (share->held, share->across), share->held, share->held_percent);
      add_rest (self, spoken, DEW_PAINT_UNALLOCATED, _("unallocated"), share->unallocated, share->unallocated_percent);
    }

  for (guint i = 0; i < self->segments->len; i++)
    self->whole += g_array_index (self->segments, Segment, i).size;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
