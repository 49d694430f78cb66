/* dew-chart-plot.c: the drawing of a chart, and the way through its figures */
#include "dew-chart-plot-private.h"

#include <adwaita.h>
#include <math.h>

#include "dew-chart-draw.h"
#include "dew-chart-segment-private.h"
#include "dew-chart-tell.h"
#include "dew-chart-tip-private.h"
#include "dew-chart-walk.h"

#define NATURAL_WIDTH 560

struct _DewChartPlot {
  GtkWidget        parent_instance;

  DewChart        *chart;               /* NULL: nothing to show */
  DewChartLayout  *layout;              /* of the chart in layout_width; NULL when it has to be worked out again */
  double           layout_width, layout_height;
  int              corner;              /* pixels kept free at the top right */
  GPtrArray       *segments;            /* DewChartSegment *, borrowed: one for each mark of the chart, row by row */
  DewChartSegment *current;             /* borrowed: where the focus is, was last, or would enter */
};

enum {
  ROW_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewChartPlot, dew_chart_plot, GTK_TYPE_WIDGET)

static void
drop_layout (DewChartPlot *self)
{
  g_clear_pointer (&self->layout, dew_chart_layout_free);
}

static DewChartLayout *
lay_out (DewChartPlot *self,
         double        width,
         double        height)
{
  DewTextMeasure measure = dew_chart_measure (gtk_widget_get_pango_context (GTK_WIDGET (self)));

  return dew_chart_layout_beside (self->chart, width, height, self->corner, &measure);
}

static const DewChartLayout *
ensure_layout (DewChartPlot *self,
               double        width,
               double        height)
{
  if (self->layout != NULL && (self->layout_width != width || self->layout_height != height))
    drop_layout (self);

  if (self->layout == NULL)
    {
      self->layout = lay_out (self, width, height);
      self->layout_width = width;
      self->layout_height = height;
    }

  return self->layout;
}

static const DewShape *
segment_shape (DewChartPlot    *self,
               DewChartSegment *segment)
{
  return dew_chart_layout_mark (self->layout, dew_chart_segment_row (segment), dew_chart_segment_series (segment));
}

/* The whole pixels that a segment is in. */
static GdkRectangle
segment_area (DewChartPlot    *self,
              DewChartSegment *segment)
{
  const DewRect *box = &segment_shape (self, segment)->box;
  int x = (int) floor (box->x), y = (int) floor (box->y);

  return (GdkRectangle) { x, y, (int) ceil (box->x + box->width) - x, (int) ceil (box->y + box->height) - y };
}

static DewChartSegment *
find_segment (DewChartPlot   *self,
              const DewShape *shape)
{
  for (guint i = 0; shape != NULL && i < self->segments->len; i++)
    {
      DewChartSegment *segment = g_ptr_array_index (self->segments, i);

      if ((int) dew_chart_segment_row (segment) == shape->row && (int) dew_chart_segment_series (segment) == shape->series)
        return segment;
    }

  return NULL;
}

/* -1 for any other key. */
static int
key_to_walk (guint    key,
             gboolean control)
{
  static const struct { guint key, keypad; DewWalk walk, far; } walks[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, DEW_WALK_LEFT, DEW_WALK_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, DEW_WALK_RIGHT, DEW_WALK_RIGHT },
    { GDK_KEY_Up, GDK_KEY_KP_Up, DEW_WALK_UP, DEW_WALK_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, DEW_WALK_DOWN, DEW_WALK_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, DEW_WALK_FIRST, DEW_WALK_TOP },
    { GDK_KEY_End, GDK_KEY_KP_End, DEW_WALK_LAST, DEW_WALK_BOTTOM },
  };

  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    if (walks[i].key == key || walks[i].keypad == key)
      return control ? walks[i].far : walks[i].walk;

  return -1;
}

static void
activate_row (DewChartPlot    *self,
              DewChartSegment *segment)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, dew_chart_segment_id (segment));
}

static DewChartSegment *
focused_segment (DewChartPlot *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child != NULL && gtk_widget_is_focus (child) ? DEW_CHART_SEGMENT (child) : NULL;
}

static gboolean
key_pressed_cb (DewChartPlot    *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  DewChartSegment *from = focused_segment (self), *to;
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  int walk = key_to_walk (key, control);

  if (from == NULL || (state & (GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;

  if (!control && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter))
    {
      activate_row (self, from);
      return TRUE;
    }

  if (walk < 0)
    return FALSE;

  /* A change of style, as by the focus that has just come, drops the layout until the next frame. */
  ensure_layout (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));

  /* Out of the chart at its top and bottom, as out of any list; a bar has no way out at its ends. */
  to = find_segment (self, dew_chart_walk (self->layout, segment_shape (self, from), (DewWalk) walk));
  if (to == NULL)
    return walk == DEW_WALK_LEFT || walk == DEW_WALK_RIGHT;

  return gtk_widget_grab_focus (GTK_WIDGET (to));
}

static DewChartSegment *
segment_at (DewChartPlot *self,
            double        x,
            double        y)
{
  return self->layout != NULL ? find_segment (self, dew_chart_hit (self->layout, x, y)) : NULL;
}

static void
released_cb (DewChartPlot *self,
             int           n_press,
             double        x,
             double        y)
{
  DewChartSegment *segment = segment_at (self, x, y);

  if (segment == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (segment));
  activate_row (self, segment);
}

static char *
tell_segment (DewChartPlot    *self,
              DewChartSegment *segment)
{
  return dew_chart_tell (self->chart, dew_chart_segment_row (segment), dew_chart_segment_series (segment));
}

/* A name that is cut short is told in full. */
static gboolean
tell_label (DewChartPlot *self,
            double        x,
            double        y,
            GtkTooltip   *tooltip)
{
  const DewShape *shape = dew_chart_hit_label (self->layout, x, y);
  const char *label;

  if (shape == NULL)
    return FALSE;
  label = shape->row >= 0 ? dew_chart_row (self->chart, shape->row)->label : dew_chart_series (self->chart, shape->series);
  if (g_str_equal (shape->text, label))
    return FALSE;

  gtk_tooltip_set_text (tooltip, label);

  return TRUE;
}

static gboolean
dew_chart_plot_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  DewChartPlot *self = DEW_CHART_PLOT (widget);
  DewChartSegment *segment = keyboard ? focused_segment (self) : segment_at (self, x, y);
  g_autofree char *words = NULL;
  GdkRectangle area;

  if (self->layout == NULL)
    return FALSE;
  if (segment == NULL)
    return !keyboard && tell_label (self, x, y, tooltip);

  words = tell_segment (self, segment);
  area = segment_area (self, segment);
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip, &area);

  return TRUE;
}

static GtkSizeRequestMode
dew_chart_plot_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dew_chart_plot_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DewChartPlot *self = DEW_CHART_PLOT (widget);

  *minimum = *natural = 0;
  if (self->chart == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      g_autoptr (DewChartLayout) narrowest = lay_out (self, 0, 0);

      *minimum = (int) ceil (narrowest->width);
      *natural = MAX (*minimum, NATURAL_WIDTH);
    }
  else
    {
      /* Not the one that is shown, which may be taller. */
      g_autoptr (DewChartLayout) natural_layout = lay_out (self, for_size < 0 ? NATURAL_WIDTH : for_size, 0);

      *minimum = *natural = (int) ceil (natural_layout->height);
    }
}

static void
dew_chart_plot_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DewChartPlot *self = DEW_CHART_PLOT (widget);

  if (self->chart == NULL)
    return;

  ensure_layout (self, width, height);
  for (guint i = 0; i < self->segments->len; i++)
    {
      DewChartSegment *segment = g_ptr_array_index (self->segments, i);
      GdkRectangle area = segment_area (self, segment);

      gtk_widget_size_allocate (GTK_WIDGET (segment), &area, -1);
    }
}

static void
dew_chart_plot_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  DewChartPlot *self = DEW_CHART_PLOT (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), row = -1, series = -1;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  DewChartSegment *focused = focused_segment (self);
  cairo_t *cr;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;

  if (focused != NULL && !gtk_widget_has_visible_focus (GTK_WIDGET (focused)))
    focused = NULL;
  if (focused != NULL)
    {
      row = (int) dew_chart_segment_row (focused);
      series = (int) dew_chart_segment_series (focused);
    }

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  dew_chart_draw (cr, gtk_widget_get_pango_context (widget), ensure_layout (self, width, height), dark, row, series);
  cairo_destroy (cr);

  if (focused != NULL)
    {
      g_autofree char *words = tell_segment (self, focused);
      GdkRectangle area = segment_area (self, focused);

      _dew_chart_tip_snapshot (widget, snapshot, &area, words, dark);
    }
}

/* One stop for Tab: it enters at the segment last visited, and leaves from wherever it is. */
static gboolean
dew_chart_plot_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

static gboolean
dew_chart_plot_grab_focus (GtkWidget *widget)
{
  DewChartPlot *self = DEW_CHART_PLOT (widget);

  return self->current != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->current));
}

static void
dew_chart_plot_set_focus_child (GtkWidget *widget,
                                GtkWidget *child)
{
  GTK_WIDGET_CLASS (dew_chart_plot_parent_class)->set_focus_child (widget, child);

  if (child != NULL)
    DEW_CHART_PLOT (widget)->current = DEW_CHART_SEGMENT (child);
}

/* Another font has other widths. */
static void
dew_chart_plot_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dew_chart_plot_parent_class)->css_changed (widget, change);
  drop_layout (DEW_CHART_PLOT (widget));
}

static void
dew_chart_plot_system_setting_changed (GtkWidget        *widget,
                                       GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (dew_chart_plot_parent_class)->system_setting_changed (widget, setting);
  drop_layout (DEW_CHART_PLOT (widget));
  gtk_widget_queue_resize (widget);
}

static void
dew_chart_plot_dispose (GObject *object)
{
  DewChartPlot *self = DEW_CHART_PLOT (object);

  self->current = NULL;
  while (self->segments->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index (self->segments, self->segments->len - 1));

  G_OBJECT_CLASS (dew_chart_plot_parent_class)->dispose (object);
}

static void
dew_chart_plot_finalize (GObject *object)
{
  DewChartPlot *self = DEW_CHART_PLOT (object);

  g_ptr_array_unref (self->segments);
  drop_layout (self);
  dew_chart_free (self->chart);

  G_OBJECT_CLASS (dew_chart_plot_parent_class)->finalize (object);
}

static void
dew_chart_plot_class_init (DewChartPlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dew_chart_plot_dispose;
  object_class->finalize = dew_chart_plot_finalize;

  widget_class->query_tooltip = dew_chart_plot_query_tooltip;
  widget_class->get_request_mode = dew_chart_plot_get_request_mode;
  widget_class->measure = dew_chart_plot_measure;
  widget_class->size_allocate = dew_chart_plot_size_allocate;
  widget_class->snapshot = dew_chart_plot_snapshot;
  widget_class->focus = dew_chart_plot_focus;
  widget_class->grab_focus = dew_chart_plot_grab_focus;
  widget_class->set_focus_child = dew_chart_plot_set_focus_child;
  widget_class->css_changed = dew_chart_plot_css_changed;
  widget_class->system_setting_changed = dew_chart_plot_system_setting_changed;

  signals[ROW_ACTIVATED] =
    g_signal_new ("row-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
dew_chart_plot_init (DewChartPlot *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->segments = g_ptr_array_new ();
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dew_chart_plot_new (void)
{
  return g_object_new (DEW_TYPE_CHART_PLOT, NULL);
}

/* Takes the segment of that row and series out of the old ones. */
static DewChartSegment *
reuse_segment (GPtrArray  *old,
               gint64      id,
               const char *name)
{
  for (guint i = 0; i < old->len; i++)
    if (dew_chart_segment_is (g_ptr_array_index (old, i), id, name))
      return g_ptr_array_steal_index (old, i);

  return NULL;
}

static void
add_segment (DewChartPlot *self,
             GPtrArray    *old,
             guint         row,
             guint         series)
{
  gint64 id = dew_chart_row (self->chart, row)->id;
  const char *name = dew_chart_series (self->chart, series);
  DewChartSegment *segment = reuse_segment (old, id, name);
  GtkWidget *before = NULL;
  g_autofree char *words = dew_chart_tell (self->chart, row, series);

  if (segment == NULL)
    {
      segment = dew_chart_segment_new (id, name);
      g_signal_connect_object (segment, "activated", G_CALLBACK (activate_row), self, G_CONNECT_SWAPPED);
    }

  dew_chart_segment_place (segment, row, series);
  dew_chart_segment_tell (segment, words);

  /* The order of the children is the order in which they are read. */
  if (self->segments->len > 0)
    before = g_ptr_array_index (self->segments, self->segments->len - 1);
  if (gtk_widget_get_parent (GTK_WIDGET (segment)) == NULL || gtk_widget_get_prev_sibling (GTK_WIDGET (segment)) != before)
    gtk_widget_insert_after (GTK_WIDGET (segment), GTK_WIDGET (self), before);
  g_ptr_array_add (self->segments, segment);
}

/* Where the focus goes from a segment that is going away: to its bar, or to where its bar was. */
static DewChartSegment *
find_near (DewChartPlot    *self,
           DewChartSegment *gone)
{
  DewChartSegment *near = NULL;

  for (guint i = 0; i < self->segments->len; i++)
    {
      DewChartSegment *segment = g_ptr_array_index (self->segments, i);

      if (dew_chart_segment_id (segment) == dew_chart_segment_id (gone))
        return segment;
      if (near == NULL || dew_chart_segment_row (segment) <= dew_chart_segment_row (gone))
        near = segment;
    }

  return near;
}

static void
update_segments (DewChartPlot *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->segments);
  DewChartSegment *focused = focused_segment (self);

  self->segments = g_ptr_array_new ();
  for (guint row = 0; self->chart != NULL && row < self->chart->rows->len; row++)
    for (guint series = 0; series < self->chart->series->len; series++)
      if (dew_chart_has_mark (self->chart, row, series))
        add_segment (self, old, row, series);

  if (self->current == NULL)
    self->current = self->segments->len > 0 ? g_ptr_array_index (self->segments, 0) : NULL;
  else if (g_ptr_array_find (old, self->current, NULL))
    self->current = find_near (self, self->current);
  if (focused != NULL && self->current != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->current));

  for (guint i = 0; i < old->len; i++)
    gtk_widget_unparent (g_ptr_array_index (old, i));
}

static void
update_accessible (DewChartPlot *self)
{
  g_autofree char *summary = NULL;

  if (self->chart == NULL)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }

  summary = dew_chart_summarise (self->chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, self->chart->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary,
                                  -1);
}

void
dew_chart_plot_set_chart (DewChartPlot *self,
                          DewChart     *chart)
{
  g_return_if_fail (DEW_IS_CHART_PLOT (self));

  dew_chart_free (self->chart);
  self->chart = chart;
  drop_layout (self);
  update_segments (self);
  update_accessible (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const DewChart *
dew_chart_plot_get_chart (DewChartPlot *self)
{
  g_return_val_if_fail (DEW_IS_CHART_PLOT (self), NULL);

  return self->chart;
}

void
dew_chart_plot_set_corner (DewChartPlot *self,
                           int           width)
{
  g_return_if_fail (DEW_IS_CHART_PLOT (self));
  g_return_if_fail (width >= 0);

  if (self->corner == width)
    return;

  self->corner = width;
  drop_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
