/* dew-lanes.c: lanes of cells beside the names of their rows */
#include "dew-lanes.h"

/* px: between lanes; of the names; the widest that a lane gets. */
#define GAP    9
#define NAMES  152
#define WIDEST 330

typedef struct {
  GtkWidget *widget;
  guint      column;
  guint      row;
} Cell;

struct _DewLanes
{
  GtkWidget      parent_instance;

  GArray        *cells;
  GPtrArray     *grounds;       /* a widget a lane, that lies under its cells */
  guint          n_lanes;
  guint          n_rows;
  GHashTable    *hidden;        /* rows, by number + 1 */
  GtkAdjustment *scroll;        /* of the lanes after the first */
  GtkWidget     *scrollbar;
};

G_DEFINE_FINAL_TYPE (DewLanes, dew_lanes, GTK_TYPE_WIDGET)

/* ---- Cells ---- */

/* A child that had the focus gives it up when it goes, and the lanes are measured for that: they must be gone from the list by then. */
static void
clear_cells (DewLanes *self)
{
  g_autoptr (GArray) cells = g_steal_pointer (&self->cells);
  g_autoptr (GPtrArray) grounds = g_steal_pointer (&self->grounds);

  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->grounds = g_ptr_array_new ();
  self->n_lanes = 0;
  self->n_rows = 0;
  g_hash_table_remove_all (self->hidden);

  for (guint i = 0; i < cells->len; i++)
    gtk_widget_unparent (g_array_index (cells, Cell, i).widget);
  for (guint i = 0; i < grounds->len; i++)
    gtk_widget_unparent (grounds->pdata[i]);
}

void
dew_lanes_start (DewLanes    *self,
                 const guint *numbers,
                 guint        n_lanes)
{
  g_return_if_fail (DEW_IS_LANES (self));

  clear_cells (self);
  self->n_lanes = n_lanes;

  for (guint i = 0; i < n_lanes; i++)
    {
      GtkWidget *ground = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      g_autofree char *style = g_strdup_printf ("dew-scenario-%u", (numbers[i] - 1) % 6 + 1);

      gtk_widget_add_css_class (ground, "dew-lane");
      gtk_widget_add_css_class (ground, style);
      gtk_widget_set_can_target (ground, FALSE);
      gtk_widget_set_parent (ground, GTK_WIDGET (self));
      g_ptr_array_add (self->grounds, ground);
    }
}

void
dew_lanes_add (DewLanes  *self,
               GtkWidget *widget,
               guint      column,
               guint      row)
{
  Cell cell = { widget, column, row };

  g_return_if_fail (DEW_IS_LANES (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (column <= self->n_lanes);

  /* The pointer finds what does not scroll first. */
  if (column <= 1)
    gtk_widget_insert_before (widget, GTK_WIDGET (self), NULL);
  else
    gtk_widget_insert_after (widget, GTK_WIDGET (self), NULL);
  g_array_append_val (self->cells, cell);
  self->n_rows = MAX (self->n_rows, row + 1);
}

static gboolean
is_hidden (DewLanes *self,
           guint     row)
{
  return g_hash_table_contains (self->hidden, GUINT_TO_POINTER (row + 1));
}

void
dew_lanes_show_row (DewLanes *self,
                    guint     row,
                    gboolean  shown)
{
  g_return_if_fail (DEW_IS_LANES (self));

  if (shown == !is_hidden (self, row))
    return;

  if (shown)
    g_hash_table_remove (self->hidden, GUINT_TO_POINTER (row + 1));
  else
    g_hash_table_add (self->hidden, GUINT_TO_POINTER (row + 1));

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      if (cell->row == row)
        gtk_widget_set_child_visible (cell->widget, shown);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* ---- Measuring ---- */

/* The narrowest that the figures of a lane allow. */
static int
measure_lane (DewLanes *self)
{
  int least = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      int minimum;

      if (cell->column == 0 || is_hidden (self, cell->row))
        continue;
      gtk_widget_measure (cell->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      least = MAX (least, minimum);
    }

  return least;
}

/* As wide as there is room for; what does not fit is scrolled to. */
static int
find_lane_width (DewLanes *self,
                 int       width)
{
  int n = (int) MAX (self->n_lanes, 1);

  return MAX (measure_lane (self), MIN (WIDEST, (width - NAMES - n * GAP) / n));
}

static void
measure_rows (DewLanes *self,
              int       lane,
              int      *heights)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      int minimum;

      if (is_hidden (self, cell->row))
        continue;
      gtk_widget_measure (cell->widget, GTK_ORIENTATION_VERTICAL, cell->column == 0 ? NAMES : lane, &minimum, NULL, NULL, NULL);
      heights[cell->row] = MAX (heights[cell->row], minimum);
    }
}

static gboolean
scrolls (DewLanes *self,
         int       width,
         int       lane)
{
  return NAMES + (int) self->n_lanes * (lane + GAP) > width;
}

static void
dew_lanes_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  DewLanes *self = DEW_LANES (widget);
  int least = measure_lane (self);
  int n = (int) self->n_lanes;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = NAMES + MIN (n, 2) * (least + GAP);
      *natural = MAX (*minimum, NAMES + n * (MAX (least, 200) + GAP));
      return;
    }

  int width = for_size < 0 ? NAMES + n * (MAX (least, 200) + GAP) : for_size;
  int lane = find_lane_width (self, width);
  g_autofree int *heights = g_new0 (int, self->n_rows + 1);

  measure_rows (self, lane, heights);
  *minimum = 0;
  for (guint i = 0; i < self->n_rows; i++)
    *minimum += heights[i];
  if (scrolls (self, width, lane))
    {
      int bar;

      gtk_widget_measure (self->scrollbar, GTK_ORIENTATION_VERTICAL, -1, &bar, NULL, NULL, NULL);
      *minimum += bar;
    }
  *natural = *minimum;
}

/* ---- Placing ---- */

static void
place (GtkWidget *widget,
       int        x,
       int        y,
       int        width,
       int        height)
{
  gtk_widget_size_allocate (widget, &(GtkAllocation) { x, y, MAX (width, 0), MAX (height, 0) }, -1);
}

/* Where a lane begins, the first of them 1. */
static int
find_lane (DewLanes *self,
           guint     column,
           int       lane)
{
  int x = NAMES + GAP + (int) (column - 1) * (lane + GAP);

  return column <= 1 ? x : x - (int) gtk_adjustment_get_value (self->scroll);
}

static int
place_scrollbar (DewLanes *self,
                 int       width,
                 int       height,
                 int       lane)
{
  int fixed = NAMES + GAP + lane + GAP;
  int content = (int) (self->n_lanes - 1) * (lane + GAP) - GAP;
  int room = MAX (width - fixed, 1);
  gboolean needed = scrolls (self, width, lane) && self->n_lanes > 1;
  int bar = 0;

  gtk_adjustment_configure (self->scroll, CLAMP (gtk_adjustment_get_value (self->scroll), 0, MAX (content - room, 0)), 0, MAX (content, room), lane + GAP, room, room);
  gtk_widget_set_child_visible (self->scrollbar, needed);
  if (needed)
    {
      gtk_widget_measure (self->scrollbar, GTK_ORIENTATION_VERTICAL, -1, &bar, NULL, NULL, NULL);
      place (self->scrollbar, fixed, height - bar, room, bar);
    }

  return bar;
}

static void
dew_lanes_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  DewLanes *self = DEW_LANES (widget);
  int lane = find_lane_width (self, width);
  int bar = place_scrollbar (self, width, height, lane);
  g_autofree int *heights = g_new0 (int, self->n_rows + 1);
  g_autofree int *tops = g_new0 (int, self->n_rows + 1);

  measure_rows (self, lane, heights);
  for (guint i = 0; i < self->n_rows; i++)
    tops[i + 1] = tops[i] + heights[i];

  for (guint i = 0; i < self->grounds->len; i++)
    place (self->grounds->pdata[i], find_lane (self, i + 1, lane), 0, lane, MIN (tops[self->n_rows], height - bar));
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      if (!is_hidden (self, cell->row))
        place (cell->widget, cell->column == 0 ? 0 : find_lane (self, cell->column, lane), tops[cell->row], cell->column == 0 ? NAMES : lane, heights[cell->row]);
    }
}

/* Lanes that scroll stay behind those that do not. */
static void
snapshot_lanes (DewLanes    *self,
                GtkSnapshot *snapshot,
                gboolean     fixed)
{
  for (guint i = 0; i < self->grounds->len; i++)
    if ((i == 0) == fixed)
      gtk_widget_snapshot_child (GTK_WIDGET (self), self->grounds->pdata[i], snapshot);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      if ((cell->column <= 1) == fixed && !is_hidden (self, cell->row))
        gtk_widget_snapshot_child (GTK_WIDGET (self), cell->widget, snapshot);
    }
}

static void
dew_lanes_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  DewLanes *self = DEW_LANES (widget);
  int width = gtk_widget_get_width (widget);
  int fixed = NAMES + GAP + find_lane_width (self, width) + GAP / 2;

  snapshot_lanes (self, snapshot, TRUE);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) fixed, 0, (float) MAX (width - fixed, 0), (float) gtk_widget_get_height (widget)));
  snapshot_lanes (self, snapshot, FALSE);
  gtk_snapshot_pop (snapshot);
  if (gtk_widget_get_child_visible (self->scrollbar))
    gtk_widget_snapshot_child (widget, self->scrollbar, snapshot);
}

/* ---- Scrolling ---- */

/* What has the focus is seen. */
static void
dew_lanes_set_focus_child (GtkWidget *widget,
                           GtkWidget *child)
{
  DewLanes *self = DEW_LANES (widget);
  int lane = find_lane_width (self, gtk_widget_get_width (widget));

  GTK_WIDGET_CLASS (dew_lanes_parent_class)->set_focus_child (widget, child);

  for (guint i = 0; child != NULL && i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      if (cell->widget == child && cell->column > 1)
        {
          double from = (double) (cell->column - 2) * (lane + GAP);

          gtk_adjustment_clamp_page (self->scroll, from, from + lane);
          return;
        }
    }
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           DewLanes                 *self)
{
  double before = gtk_adjustment_get_value (self->scroll);

  if (dx == 0 || !gtk_widget_get_child_visible (self->scrollbar))
    return FALSE;

  gtk_adjustment_set_value (self->scroll, before + dx * 60);
  return gtk_adjustment_get_value (self->scroll) != before;
}

/* ---- The object ---- */

static void
dew_lanes_dispose (GObject *object)
{
  DewLanes *self = DEW_LANES (object);

  if (self->cells != NULL)
    clear_cells (self);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->grounds, g_ptr_array_unref);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_pointer (&self->scrollbar, gtk_widget_unparent);

  G_OBJECT_CLASS (dew_lanes_parent_class)->dispose (object);
}

static GtkSizeRequestMode
dew_lanes_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dew_lanes_class_init (DewLanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_lanes_dispose;
  widget_class->get_request_mode = dew_lanes_get_request_mode;
  widget_class->measure = dew_lanes_measure;
  widget_class->size_allocate = dew_lanes_size_allocate;
  widget_class->snapshot = dew_lanes_snapshot;
  widget_class->set_focus_child = dew_lanes_set_focus_child;
  gtk_widget_class_set_css_name (widget_class, "lanes");
}

static void
dew_lanes_init (DewLanes *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL);

  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->grounds = g_ptr_array_new ();
  self->hidden = g_hash_table_new (NULL, NULL);
  self->scroll = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->scroll);
  gtk_widget_set_parent (self->scrollbar, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  g_signal_connect_object (self->scroll, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);
  g_signal_connect (wheel, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}
