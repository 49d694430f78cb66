/* dew-chart-draw.c: the drawing of a chart, with Cairo and Pango */
#include "dew-chart-draw.h"

#include <math.h>

#include "dew-scenario-paint.h"
#include "dew-variance-paint.h"

#define RADIUS      2.5
#define SEGMENT_GAP 1.5         /* of ground between the segments of a bar */
#define CHIP_RADIUS 4
#define RING_WIDTH  2
#define RING_OFFSET 1.5
#define DOT         3.5         /* radius of a point */
#define DOT_LINE    1.6         /* of a hollow one */

/* Light, dark. */
static const guint32 ink[]    = { 0x2e2e33, 0xf2f2f2 };
static const guint32 dim[]    = { 0x6a6a72, 0xa6a6ac };
static const guint32 accent[] = { 0x1c71d8, 0x78aeed };
static const guint32 budget[] = { 0x1a5fb4, 0x99c1f1 };         /* as text, which may stand upon a band */
static const guint32 axis[]   = { 0x7e7e86, 0x8c8c94 };
static const guint32 grid[]   = { 0xe4e4e8, 0x414146 };

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

static void
set_source (cairo_t   *cr,
            DewColour  colour)
{
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
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
trace_rounded (cairo_t *cr,
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

static void
draw_text (cairo_t        *cr,
           PangoContext   *context,
           const DewShape *shape,
           DewColour       colour)
{
  g_autoptr (PangoLayout) layout = create_text (context, shape->text, dew_shape_text_style (shape));
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  set_source (cr, colour);
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
      set_source (cr, dew_partner_fill (shape->style, dark));
      trace_rounded (cr, (DewRect) { shape->box.x - 4, shape->box.y, shape->box.width + 8, shape->box.height }, 0);
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
  trace_rounded (cr, box, RADIUS);
  dew_partner_paint (cr, shape->style, dark);
}

/* ---- Lines through months ---- */

static DewColour
line_colour (guint    line,
             gboolean dark)
{
  return dew_colour (line == DEW_CHART_BUDGET ? accent[dark ? 1 : 0] : ink[dark ? 1 : 0]);
}

static void
trace_circle (cairo_t *cr,
              DewRect  box,
              double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, box.x + box.width / 2, box.y + box.height / 2, radius, 0, 2 * G_PI);
}

/* Actuals are filled, forecasts hollow; the budget is a plain line. */
static void
draw_dot (cairo_t  *cr,
          DewRect   box,
          guint     line,
          gboolean  dark)
{
  if (line == DEW_CHART_BUDGET)
    return;

  set_source (cr, line_colour (line, dark));
  trace_circle (cr, box, DOT);
  cairo_set_line_width (cr, DOT_LINE);
  if (line == DEW_CHART_FORECAST)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

static void
stroke_line (cairo_t  *cr,
             guint     line,
             gboolean  dark)
{
  static const double dashes[] = { 4, 3 };

  set_source (cr, line_colour (line, dark));
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (line == DEW_CHART_FORECAST)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
trace_points (cairo_t        *cr,
              const DewShape *shape)
{
  for (guint i = 0; i < shape->points->len; i++)
    {
      const DewPoint *point = &g_array_index (shape->points, DewPoint, i);

      cairo_line_to (cr, point->x, point->y);
    }
}

static void
draw_band (cairo_t        *cr,
           const DewShape *shape,
           gboolean        dark)
{
  DewColour fill = dew_variance_fill (shape->style, dark);

  trace_points (cr, shape);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, fill.red, fill.green, fill.blue, dew_variance_tint (dark));
  cairo_fill (cr);
}

/* What is within a hollow point stays the ground, whichever that is. */
static void
keep_dots_hollow (cairo_t              *cr,
                  const DewChartLayout *layout)
{
  if (layout->kind != DEW_CHART_MONTHS)
    return;

  cairo_rectangle (cr, 0, 0, layout->width, layout->height);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DewShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == DEW_SHAPE_POINT && shape->style == DEW_CHART_FORECAST)
        trace_circle (cr, shape->box, DOT);
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
}

static void
draw_line (cairo_t              *cr,
           const DewChartLayout *layout,
           const DewShape       *shape,
           gboolean              dark)
{
  cairo_save (cr);
  keep_dots_hollow (cr, layout);
  trace_points (cr, shape);
  stroke_line (cr, shape->style, dark);
  cairo_restore (cr);
}

static void
draw_rule (cairo_t              *cr,
           const DewChartLayout *layout,
           const DewShape       *shape,
           DewColour             colour)
{
  cairo_save (cr);
  keep_dots_hollow (cr, layout);
  set_source (cr, colour);
  cairo_rectangle (cr, shape->box.x, shape->box.y, shape->box.width, shape->box.height);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_line_key (cairo_t        *cr,
               const DewShape *shape,
               gboolean        dark)
{
  DewRect box = shape->box;
  double y = floor (box.y + box.height / 2);

  cairo_move_to (cr, box.x, y);
  cairo_line_to (cr, box.x + box.width, y);
  stroke_line (cr, shape->style, dark);
  if (shape->style == DEW_CHART_ACTUAL)
    draw_dot (cr, (DewRect) { box.x, y, box.width, 0 }, shape->style, dark);
}

static void
draw_key (cairo_t              *cr,
          const DewChartLayout *layout,
          const DewShape       *shape,
          gboolean              dark)
{
  if (layout->kind == DEW_CHART_MONTHS)
    {
      draw_line_key (cr, shape, dark);
      return;
    }

  trace_rounded (cr, shape->box, RADIUS);
  dew_partner_paint (cr, shape->style, dark);
}

/* A bar has its corners at its end only: it grows out of the zero line. What is unallocated is outlined, all round. */
static void
draw_bar (cairo_t        *cr,
          const DewShape *shape,
          gboolean        dark)
{
  DewRect box = shape->box, longer = box;

  if (shape->kind != DEW_SHAPE_SHARE || shape->style != DEW_PAINT_UNALLOCATED)
    {
      longer.width += RADIUS;
      if (shape->side > 0)
        longer.x -= RADIUS;
    }

  cairo_save (cr);
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_clip (cr);
  trace_rounded (cr, longer, RADIUS);
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
  trace_rounded (cr, shape->box, CHIP_RADIUS);
  set_source (cr, dew_scenario_colour (shape->style, dark));
  cairo_fill (cr);
  draw_text (cr, context, shape, dew_scenario_ink (shape->style, dark));
}

static DewColour
text_colour (const DewChartLayout *layout,
             const DewShape       *shape,
             gboolean              dark)
{
  int ground = dark ? 1 : 0;

  switch (shape->kind)
    {
    case DEW_SHAPE_BAR_LABEL:
      return layout->kind == DEW_CHART_GROUPED ? dew_partner_text (shape->style, dark) : dew_colour (ink[ground]);

    case DEW_SHAPE_BAND_LABEL:
      return dew_variance_text (shape->style, dark);

    case DEW_SHAPE_POINT_LABEL:
      return dew_colour (shape->style == DEW_CHART_BUDGET ? budget[ground] : ink[ground]);

    case DEW_SHAPE_LEGEND_TEXT:
    case DEW_SHAPE_TICK_LABEL:
    case DEW_SHAPE_NOTE:
    case DEW_SHAPE_CAVEAT:
    case DEW_SHAPE_STATE:
    case DEW_SHAPE_EMPTY:
      return dew_colour (shape->strong ? ink[ground] : dim[ground]);

    default:
      return dew_colour (ink[ground]);
    }
}

static void
draw_shape (cairo_t              *cr,
            PangoContext         *context,
            const DewChartLayout *layout,
            const DewShape       *shape,
            gboolean              dark)
{
  int ground = dark ? 1 : 0;

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
      draw_band (cr, shape, dark);
      break;

    case DEW_SHAPE_LINE:
      draw_line (cr, layout, shape, dark);
      break;

    case DEW_SHAPE_POINT:
      draw_dot (cr, shape->box, shape->style, dark);
      break;

    case DEW_SHAPE_LEGEND_KEY:
      draw_key (cr, layout, shape, dark);
      break;

    case DEW_SHAPE_AXIS:
    case DEW_SHAPE_GRID:
    default:
      draw_rule (cr, layout, shape, dew_colour (shape->kind == DEW_SHAPE_AXIS ? axis[ground] : grid[ground]));
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

  set_source (cr, dew_colour (accent[dark ? 1 : 0]));
  cairo_set_line_width (cr, RING_WIDTH);
  trace_rounded (cr, box, mark->kind == DEW_SHAPE_POINT ? box.width / 2 : RADIUS + out);
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
