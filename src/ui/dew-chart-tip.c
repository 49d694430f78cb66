/* dew-chart-tip.c: the words beside a figure of a chart that the keyboard is at */
#include "dew-chart-tip-private.h"

/* Pixels. */
#define GAP       6             /* to the figure, with the ring round it */
#define PAD_X     9
#define PAD_Y     4
#define RADIUS    5
#define MOST_WIDE 360           /* of the words */

#define SCALE     0.887         /* of the widget's font */

/* On light, on dark: as what the grid says at a cell. */
static const char *grounds[] = { "#2e2e33", "#f0f0f2" };
static const char *inks[] = { "#ffffff", "#2e2e33" };

static PangoLayout *
lay_out (GtkWidget  *widget,
         const char *words,
         int         width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, words);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (SCALE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width * PANGO_SCALE);

  return layout;
}

static GdkRGBA
get_colour (const char *name)
{
  GdkRGBA colour = { 0, 0, 0, 1 };

  gdk_rgba_parse (&colour, name);

  return colour;
}

void
_dew_chart_tip_place (const GdkRectangle *area,
                      int                 width,
                      int                 height,
                      GdkRectangle       *box)
{
  int above = area->y - GAP - box->height, below = area->y + area->height + GAP;

  box->x = CLAMP (area->x + (area->width - box->width) / 2, 0, MAX (width - box->width, 0));
  if (above >= 0)
    box->y = above;
  else
    box->y = below + box->height <= height ? below : 0;
}

void
_dew_chart_tip_snapshot (GtkWidget          *widget,
                         GtkSnapshot        *snapshot,
                         const GdkRectangle *area,
                         const char         *words,
                         gboolean            dark)
{
  int width = gtk_widget_get_width (widget);
  g_autoptr (PangoLayout) layout = lay_out (widget, words, CLAMP (width - 2 * PAD_X, 1, MOST_WIDE));
  GdkRGBA ground = get_colour (grounds[dark ? 1 : 0]), ink = get_colour (inks[dark ? 1 : 0]);
  GskRoundedRect outline;
  GdkRectangle box;

  pango_layout_get_pixel_size (layout, &box.width, &box.height);
  box.width += 2 * PAD_X;
  box.height += 2 * PAD_Y;
  _dew_chart_tip_place (area, width, gtk_widget_get_height (widget), &box);

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (box.x, box.y, box.width, box.height), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &outline.bounds);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (box.x + PAD_X, box.y + PAD_Y));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}
