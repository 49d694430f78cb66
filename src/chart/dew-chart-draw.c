/* dew-chart-draw.c: the drawing of a chart, with Cairo and Pango */
#include "dew-chart-draw.h"

#include <math.h>

#include "dew-chart-draw-private.h"
#include "dew-scenario-paint.h"
#include "dew-variance-paint.h"

#define RADIUS      2.5
#define SEGMENT_GAP 1.5         /* of ground between the segments of a bar */
#define CHIP_RADIUS 4
#define RING_WIDTH  2
#define RING_OFFSET 1.5

/* Light, dark. */
static const guint32 grounds[][2] = {
  [DEW_GROUND_INK]    = { 0x2e2e33, 0xf2f2f2 },
  [DEW_GROUND_DIM]    = { 0x6a6a72, 0xa6a6ac },
  [DEW_GROUND_ACCENT] = { 0x1c71d8, 0x78aeed },
  [DEW_GROUND_BUDGET] = { 0x1a5fb4, 0x99c1f1 },
  [DEW_GROUND_AXIS]   = { 0x7e7e86, 0x8c8c94 },
  [DEW_GROUND_GRID]   = { 0xe4e4e8, 0x414146 },
};

/* Sizes against the body text. */
static const struct {
  double   size;
  gboolean bold;
} styles[] = {
  [DEW_TEXT_TITLE]  = { 0.955, TRUE },
  [DEW_TEXT_LABEL]  = { 0.886, FALSE },
  [DEW_TEXT_FIGURE] = { 0.852, TRUE },
  [DEW_TEXT_SMALL]  = { 0.852, FALSE },
};

DewColour
_dew_chart_ground_colour (DewGround ground,
                          gboolean  dark)
{
  return dew_colour (grounds[ground][dark ? 1 : 0]);
}

void
_dew_chart_set_source (cairo_t   *cr,
                       DewColour  colour)
{
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

void
_dew_chart_trace_rounded (cairo_t *cr,
                          DewRect  box,
                          double   radius)
{
  double right = box.x + box.width, bottom = box.y + box.height;

  radius = MIN (radius, MIN (box.width, box.height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, box.y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, box.x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, box.x + radius, box.y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static PangoFontDescription *
describe_font (PangoContext *context,
               DewTextStyle  style)
{
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
  double size = pango_font_description_get_size (font) * styles[style].size;

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, (int) size);
  pango_font_description_set_weight (font, styles[style].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  return font;
}

/* Figures have one width each, so that an edit does not make a label jump. */
static PangoLayout *
create_text (PangoContext *context,
             const char   *text,
             DewTextStyle  style)
{
  g_autoptr (PangoFontDescription) font = describe_font (context, style);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoLayout *layout = pango_layout_new (context);

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

#define N_STYLES (DEW_TEXT_SMALL + 1)

/* A chart is laid out several times for each frame that shows it, and most of its texts are those of the frame before: what was measured is kept with the context, as long
 * as that stays as it is. */
typedef struct
{
  guint       serial;           /* of the context that it was measured in */
  GHashTable *widths[N_STYLES]; /* char * -> Pango units */
} Widths;

/* More texts than any chart has. */
#define MOST_WIDTHS 8192

static void
free_widths (gpointer data)
{
  Widths *widths = data;

  for (guint i = 0; i < N_STYLES; i++)
    g_hash_table_unref (widths->widths[i]);
  g_free (widths);
}

static GHashTable *
widths_of (PangoContext *context,
           DewTextStyle  style)
{
  static GQuark quark;
  Widths *widths;

  if (quark == 0)
    quark = g_quark_from_static_string ("dew-chart-widths");
  widths = g_object_get_qdata (G_OBJECT (context), quark);
  if (widths == NULL || widths->serial != pango_context_get_serial (context) || g_hash_table_size (widths->widths[style]) > MOST_WIDTHS)
    {
      widths = g_new (Widths, 1);
      widths->serial = pango_context_get_serial (context);
      for (guint i = 0; i < N_STYLES; i++)
        widths->widths[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_object_set_qdata_full (G_OBJECT (context), quark, widths, free_widths);
    }

  return widths->widths[style];
}

static double
measure_text (const char   *text,
              DewTextStyle  style,
              gpointer      data)
{
  GHashTable *widths = widths_of (data, style);
  gpointer known;
  int width;

  if (g_hash_table_lookup_extended (widths, text, NULL, &known))
    width = GPOINTER_TO_INT (known);
  else
    {
      g_autoptr (PangoLayout) layout = create_text (data, text, style);

      pango_layout_get_size (layout, &width, NULL);
      g_hash_table_insert (widths, g_strdup (text), GINT_TO_POINTER (width));
    }

  return (double) width / PANGO_SCALE;
}

DewTextMeasure
dew_chart_measure (PangoContext *context)
{
  DewTextMeasure measure = { measure_text, context, 1 };
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), measure);

  layout = create_text (context, "", DEW_TEXT_LABEL);
  pango_layout_get_size (layout, NULL, &height);
  measure.line = MAX (ceil ((double) height / PANGO_SCALE), 1);

  return measure;
}

static void
draw_text (cairo_t        *cr,
           PangoContext   *context,
           const DewShape *shape,
           DewColour       colour)
{
  g_autoptr (PangoLayout) layout = create_text (context, shape->text, dew_shape_text_style (shape));
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  _dew_chart_set_source (cr, colour);
  cairo_move_to (cr, shape->box.x + (shape->box.width - (double) width / PANGO_SCALE) * shape->align,
                 round (shape->box.y + (shape->box.height - (double) height / PANGO_SCALE) / 2));
  pango_cairo_show_layout (cr, layout);
}

/* A figure is read upon the plain fill: the pattern stops round it. */
static void
draw_segment_label (cairo_t        *cr,
                    PangoContext   *context,
                    const DewShape *shape,
                    gboolean        dark)
{
  if (dew_partner_pattern (shape->style) != DEW_PATTERN_SOLID)
    {
      _dew_chart_set_source (cr, dew_partner_fill (shape->style, dark));
      _dew_chart_trace_rounded (cr, (DewRect) { shape->box.x - 4, shape->box.y, shape->box.width + 8, shape->box.height }, 0);
      cairo_fill (cr);
    }

  draw_text (cr, context, shape, dew_partner_ink (shape->style, dark));
}

static void
draw_segment (cairo_t        *cr,
              const DewShape *shape,
              gboolean        dark)
{
  DewRect box = shape->box;

  box.width -= SEGMENT_GAP;
  _dew_chart_trace_rounded (cr, box, RADIUS);
  dew_partner_paint (cr, shape->style, dark);
}

static void
draw_key (cairo_t              *cr,
          const DewChartLayout *layout,
          const DewShape       *shape,
          gboolean              dark)
{
  if (layout->kind == DEW_CHART_MONTHS || layout->kind == DEW_CHART_DISTRIBUTION)
    {
      _dew_chart_draw_line_key (cr, layout, shape, dark);
      return;
    }

  _dew_chart_trace_rounded (cr, shape->box, RADIUS);
  dew_partner_paint (cr, shape->style, dark);
}

/* What is left out of a bar is neither drawn nor painted over. */
static void
clip_bar (cairo_t        *cr,
          const DewShape *shape)
{
  cairo_rectangle (cr, shape->box.x, shape->box.y, shape->box.width, shape->box.height);
  for (guint i = 0; shape->points != NULL && i < shape->points->len; i++)
    {
      const DewPoint *point = &g_array_index (shape->points, DewPoint, i);

      if (i == 0)
        cairo_move_to (cr, point->x, point->y);
      else
        cairo_line_to (cr, point->x, point->y);
    }
  cairo_close_path (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
}

/* A bar has its corners at its end only: it grows out of the zero line. What is unallocated is outlined, all round. */
static void
draw_bar (cairo_t        *cr,
          const DewShape *shape,
          gboolean        dark)
{
  DewRect longer = shape->box;

  if (shape->kind != DEW_SHAPE_SHARE || shape->style != DEW_PAINT_UNALLOCATED)
    {
      longer.width += RADIUS;
      if (shape->side > 0)
        longer.x -= RADIUS;
    }

  cairo_save (cr);
  clip_bar (cr, shape);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  _dew_chart_trace_rounded (cr, longer, RADIUS);
  if (shape->kind == DEW_SHAPE_SHARE)
    dew_partner_paint (cr, shape->style, dark);
  else
    dew_variance_paint (cr, shape->style, dark);
  cairo_restore (cr);
}

static void
draw_chip (cairo_t        *cr,
           PangoContext   *context,
           const DewShape *shape,
           gboolean        dark)
{
  _dew_chart_trace_rounded (cr, shape->box, CHIP_RADIUS);
  _dew_chart_set_source (cr, dew_scenario_colour (shape->style, dark));
  cairo_fill (cr);
  draw_text (cr, context, shape, dew_scenario_ink (shape->style, dark));
}

static DewColour
text_colour (const DewChartLayout *layout,
             const DewShape       *shape,
             gboolean              dark)
{
  switch (shape->kind)
    {
    case DEW_SHAPE_BAR_LABEL:
      return layout->kind == DEW_CHART_GROUPED ? dew_partner_text (shape->style, dark) : _dew_chart_ground_colour (DEW_GROUND_INK, dark);

    case DEW_SHAPE_BAND_LABEL:
      return dew_variance_text (shape->style, dark);

    case DEW_SHAPE_POINT_LABEL:
      return _dew_chart_ground_colour (shape->style == DEW_CHART_BUDGET ? DEW_GROUND_BUDGET : DEW_GROUND_INK, dark);

    case DEW_SHAPE_LANE_LABEL:
    case DEW_SHAPE_KINK_LABEL:
      return dew_scenario_colour (shape->style, dark);

    case DEW_SHAPE_NOW_LABEL:
      return _dew_chart_ground_colour (DEW_GROUND_ACCENT, dark);

    case DEW_SHAPE_LEGEND_TEXT:
    case DEW_SHAPE_TICK_LABEL:
    case DEW_SHAPE_AXIS_LABEL:
    case DEW_SHAPE_NOTE:
    case DEW_SHAPE_CAVEAT:
    case DEW_SHAPE_STATE:
    case DEW_SHAPE_EMPTY:
      return _dew_chart_ground_colour (shape->strong ? DEW_GROUND_INK : DEW_GROUND_DIM, dark);

    default:
      return _dew_chart_ground_colour (DEW_GROUND_INK, dark);
    }
}

static void
draw_shape (cairo_t              *cr,
            PangoContext         *context,
            const DewChartLayout *layout,
            const DewShape       *shape,
            gboolean              dark)
{
  switch (shape->kind)
    {
    case DEW_SHAPE_TITLE:
    case DEW_SHAPE_ROW_LABEL:
    case DEW_SHAPE_TOTAL_LABEL:
    case DEW_SHAPE_BAR_LABEL:
    case DEW_SHAPE_POINT_LABEL:
    case DEW_SHAPE_BAND_LABEL:
    case DEW_SHAPE_LEGEND_TEXT:
    case DEW_SHAPE_TICK_LABEL:
    case DEW_SHAPE_NOTE:
    case DEW_SHAPE_CAVEAT:
    case DEW_SHAPE_STATE:
    case DEW_SHAPE_EMPTY:
    case DEW_SHAPE_LANE_LABEL:
    case DEW_SHAPE_KINK_LABEL:
    case DEW_SHAPE_NOW_LABEL:
    case DEW_SHAPE_AXIS_LABEL:
      draw_text (cr, context, shape, text_colour (layout, shape, dark));
      break;

    case DEW_SHAPE_SEGMENT_LABEL:
      draw_segment_label (cr, context, shape, dark);
      break;

    case DEW_SHAPE_SEGMENT:
      draw_segment (cr, shape, dark);
      break;

    case DEW_SHAPE_CHIP:
      draw_chip (cr, context, shape, dark);
      break;

    case DEW_SHAPE_BAR:
    case DEW_SHAPE_SHARE:
      draw_bar (cr, shape, dark);
      break;

    case DEW_SHAPE_BAND:
      _dew_chart_draw_band (cr, layout, shape, dark);
      break;

    case DEW_SHAPE_LINE:
      _dew_chart_draw_line (cr, layout, shape, dark);
      break;

    case DEW_SHAPE_LEADER:
      _dew_chart_draw_leader (cr, shape, dark);
      break;

    case DEW_SHAPE_NOW:
      _dew_chart_draw_now (cr, layout, shape, dark);
      break;

    case DEW_SHAPE_KINK:
      _dew_chart_draw_kink (cr, shape, dark);
      break;

    case DEW_SHAPE_POINT:
      _dew_chart_draw_point (cr, layout, shape, dark);
      break;

    case DEW_SHAPE_LEGEND_KEY:
      draw_key (cr, layout, shape, dark);
      break;

    case DEW_SHAPE_AXIS:
    case DEW_SHAPE_CONNECTOR:
    case DEW_SHAPE_GRID:
    default:
      _dew_chart_draw_rule (cr, layout, shape, _dew_chart_ground_colour (shape->kind == DEW_SHAPE_GRID ? DEW_GROUND_GRID : DEW_GROUND_AXIS, dark));
      break;
    }
}

static void
draw_ring (cairo_t        *cr,
           const DewShape *mark,
           gboolean        dark)
{
  double out = RING_OFFSET + RING_WIDTH / 2.0;
  DewRect box = mark->box;

  box.x -= out;
  box.y -= out;
  box.width += 2 * out - (mark->kind == DEW_SHAPE_SEGMENT ? SEGMENT_GAP : 0);
  box.height += 2 * out;

  _dew_chart_set_source (cr, _dew_chart_ground_colour (DEW_GROUND_ACCENT, dark));
  cairo_set_line_width (cr, RING_WIDTH);
  _dew_chart_trace_rounded (cr, box, mark->kind == DEW_SHAPE_POINT ? box.width / 2 : RADIUS + out);
  cairo_stroke (cr);
}

void
dew_chart_draw (cairo_t              *cr,
                PangoContext         *context,
                const DewChartLayout *layout,
                gboolean              dark,
                int                   focus_row,
                int                   focus_series)
{
  const DewShape *focused = NULL;

  g_return_if_fail (cr != NULL);
  g_return_if_fail (PANGO_IS_CONTEXT (context));
  g_return_if_fail (layout != NULL);

  for (guint i = 0; i < layout->shapes->len; i++)
    draw_shape (cr, context, layout, g_ptr_array_index (layout->shapes, i), dark);

  if (focus_row >= 0 && focus_series >= 0)
    focused = dew_chart_layout_mark (layout, focus_row, focus_series);
  if (focused != NULL)
    draw_ring (cr, focused, dark);
}
