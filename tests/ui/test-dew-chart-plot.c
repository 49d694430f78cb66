/* test-dew-chart-plot.c: the drawing of a chart as a widget: its figures for a screen reader, the focus, the keys */
#include <adwaita.h>

#include "dew-chart-layout.h"
#include "dew-chart-plot-private.h"
#include "dew-chart-segment-private.h"
#include "dew-chart-tip-private.h"

#define MILLION G_GINT64_CONSTANT (100000000)   /* pounds, in pence */

typedef struct {
  GtkWidget *window;
  GtkWidget *view;
  GtkWidget *after;             /* what Tab reaches next */
  gint64     activated;         /* the last row that was followed, -1 for none */
} Fixture;

typedef struct {
  const char *label;
  gint64      id;
  gint64      values[2];
} Row;

static const Row usual[] = {
  { "Older people", 1, { 99 * MILLION, 96 * MILLION } },
  { "Learning disability", 2, { 0, 40 * MILLION } },
  { "Physical disability", 3, { 0, 0 } },
  { "Mental health", 4, { 30 * MILLION, 60 * MILLION } },
};

static DewChart *
make_chart (const Row *rows,
            guint      n_rows)
{
  DewChart *chart = dew_chart_new ("Gross contributions by pool, £m", DEW_UNIT_MILLIONS, 1);

  dew_chart_add_series (chart, "Council");
  dew_chart_add_series (chart, "CCG");
  for (guint i = 0; i < n_rows; i++)
    dew_chart_add_row (chart, rows[i].label, rows[i].id, rows[i].values);

  return chart;
}

static void
activated_cb (Fixture *fixture,
              gint64   id)
{
  fixture->activated = id;
}

static void
settle (void)
{
  for (int i = 0; i < 40; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->activated = -1;
  fixture->window = g_object_ref_sink (gtk_window_new ());
  fixture->view = dew_chart_plot_new ();
  fixture->after = gtk_button_new_with_label ("After");
  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), make_chart (usual, G_N_ELEMENTS (usual)));
  g_signal_connect_swapped (fixture->view, "row-activated", G_CALLBACK (activated_cb), fixture);
  gtk_box_append (GTK_BOX (box), fixture->view);
  gtk_box_append (GTK_BOX (box), fixture->after);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 400);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
}

static GtkWidget *
nth (Fixture *fixture,
     int      n)
{
  GtkWidget *child = gtk_widget_get_first_child (fixture->view);

  while (n-- > 0 && child != NULL)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static int
focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  for (int n = 0; nth (fixture, n) != NULL; n++)
    if (nth (fixture, n) == focus)
      return n;

  return -1;
}

static gboolean
press (Fixture         *fixture,
       guint            key,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->view);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }

  return handled;
}

static void
assert_says (GtkWidget  *widget,
             const char *words)
{
  g_assert_nonnull (widget);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

static void
test_accessible (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *words[] = {
    "Older people, Council: £99.0m, 50.8 % of all partners’ £195.0m",
    "Older people, CCG: £96.0m, 49.2 % of all partners’ £195.0m",
    "Learning disability, CCG: £40.0m, 100.0 % of all partners’ £40.0m",
    "Mental health, Council: £30.0m, 33.3 % of all partners’ £90.0m",
    "Mental health, CCG: £60.0m, 66.7 % of all partners’ £90.0m",
  };

  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_LIST);
  assert_says (fixture->view, "Gross contributions by pool, £m");
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "£325.0m in 3 bars. The longest is Older people, £195.0m. 1 more is nil.");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gtk_test_accessible_assert_role (nth (fixture, i), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      assert_says (nth (fixture, i), words[i]);
      g_assert_true (gtk_widget_get_focusable (nth (fixture, i)));
    }
  g_assert_null (nth (fixture, G_N_ELEMENTS (words)));
}

/* Each figure's widget lies over its segment. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  graphene_rect_t first, second, below;

  g_assert_true (gtk_widget_compute_bounds (nth (fixture, 0), fixture->view, &first));
  g_assert_true (gtk_widget_compute_bounds (nth (fixture, 1), fixture->view, &second));
  g_assert_true (gtk_widget_compute_bounds (nth (fixture, 2), fixture->view, &below));

  g_assert_cmpfloat (first.size.width, >, 20);
  g_assert_cmpfloat_with_epsilon (first.origin.x + first.size.width, second.origin.x, 2);
  g_assert_cmpfloat_with_epsilon (first.size.width / second.size.width, 99.0 / 96.0, 0.02);
  g_assert_cmpfloat (first.origin.y, ==, second.origin.y);
  g_assert_cmpfloat (below.origin.y, >, first.origin.y);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct {
    guint           key;
    GdkModifierType state;
    int             to;
  } walk[] = {
    { GDK_KEY_Right, 0, 1 },
    { GDK_KEY_Right, 0, 1 },                    /* the end of the bar */
    { GDK_KEY_Down, 0, 2 },
    { GDK_KEY_Left, 0, 2 },
    { GDK_KEY_Down, 0, 4 },                     /* over the bar that is nil */
    { GDK_KEY_Home, 0, 3 },
    { GDK_KEY_Up, 0, 2 },                       /* no segment of the council's: the nearest */
    { GDK_KEY_Home, GDK_CONTROL_MASK, 0 },
    { GDK_KEY_End, GDK_CONTROL_MASK, 4 },
    { GDK_KEY_KP_Left, 0, 3 },
    { GDK_KEY_End, 0, 4 },
  };

  g_assert_true (gtk_widget_grab_focus (fixture->view));
  g_assert_cmpint (focused (fixture), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (walk); i++)
    {
      g_assert_true (press (fixture, walk[i].key, walk[i].state));
      g_assert_cmpint (focused (fixture), ==, walk[i].to);
    }

  /* Out at the bottom the window may take the key to whatever is there. */
  g_assert_false (press (fixture, GDK_KEY_Down, 0));
  g_assert_false (press (fixture, GDK_KEY_a, 0));
  g_assert_false (press (fixture, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_cmpint (focused (fixture), ==, 4);
}

/* The focus changes the style, and that drops the layout until the next frame: a key that came before it was lost. */
static void
test_key_at_once_after_focus (Fixture       *fixture,
                              gconstpointer  data)
{
  gtk_widget_grab_focus (fixture->after);
  settle ();
  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), make_chart (usual, G_N_ELEMENTS (usual)));
  gtk_widget_grab_focus (nth (fixture, 0));
  g_assert_true (press (fixture, GDK_KEY_Down, 0));
  g_assert_cmpint (focused (fixture), ==, 2);
}

static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  gtk_widget_grab_focus (nth (fixture, 3));
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->after);
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
  g_assert_cmpint (focused (fixture), ==, 3);
}

static void
test_activate (Fixture       *fixture,
               gconstpointer  data)
{
  gtk_widget_grab_focus (nth (fixture, 2));
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_cmpint (fixture->activated, ==, 2);
  g_assert_true (gtk_widget_activate_action (nth (fixture, 4), "segment.activate", NULL));
  g_assert_cmpint (fixture->activated, ==, 4);
}

/* An edit changes what the figures say, and nothing else; the focus does not move. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  Row rows[G_N_ELEMENTS (usual)];
  GtkWidget *before[5];

  memcpy (rows, usual, sizeof usual);
  rows[3].values[1] = 70 * MILLION;
  for (int i = 0; i < 5; i++)
    before[i] = nth (fixture, i);
  gtk_widget_grab_focus (nth (fixture, 4));

  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), make_chart (rows, G_N_ELEMENTS (rows)));
  for (int i = 0; i < 5; i++)
    g_assert_true (nth (fixture, i) == before[i]);
  g_assert_cmpint (focused (fixture), ==, 4);
  assert_says (nth (fixture, 4), "Mental health, CCG: £70.0m, 70.0 % of all partners’ £100.0m");
  settle ();
}

/* Rows that move take the focus with them; where the figure is gone it goes to its bar, then to the bar above. */
static void
test_structure (Fixture       *fixture,
                gconstpointer  data)
{
  const Row turned[] = { usual[3], usual[2], usual[1], usual[0] };
  const Row without[] = { usual[3], usual[2], { "Learning disability", 2, { 5 * MILLION, 0 } } };

  gtk_widget_grab_focus (nth (fixture, 2));
  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), make_chart (turned, 4));
  g_assert_cmpint (focused (fixture), ==, 2);
  assert_says (nth (fixture, 0), "Mental health, Council: £30.0m, 33.3 % of all partners’ £90.0m");
  assert_says (nth (fixture, 2), "Learning disability, CCG: £40.0m, 100.0 % of all partners’ £40.0m");
  settle ();

  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), make_chart (without, 3));
  g_assert_null (nth (fixture, 3));
  g_assert_cmpint (focused (fixture), ==, 2);
  assert_says (nth (fixture, 2), "Learning disability, Council: £5.0m, 100.0 % of all partners’ £5.0m");
  settle ();

  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), make_chart (without, 2));
  g_assert_cmpint (focused (fixture), ==, 1);
  settle ();

  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), make_chart (usual + 2, 1));
  g_assert_null (nth (fixture, 0));
  g_assert_cmpint (focused (fixture), ==, -1);
  settle ();

  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), make_chart (usual, 4));
  g_assert_true (gtk_widget_grab_focus (fixture->view));
  g_assert_cmpint (focused (fixture), ==, 0);
}

static void
test_size (Fixture       *fixture,
           gconstpointer  data)
{
  int minimum, natural, narrow, wide;

  gtk_widget_measure (fixture->view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, >, 100);
  g_assert_cmpint (minimum, <, 300);
  g_assert_cmpint (natural, >, minimum);
  gtk_widget_measure (fixture->view, GTK_ORIENTATION_VERTICAL, minimum, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (fixture->view, GTK_ORIENTATION_VERTICAL, 1000, &wide, NULL, NULL, NULL);
  /* The legend stands below the title where it has no room beside it. */
  g_assert_cmpint (narrow, >, wide);

  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), NULL);
  gtk_widget_measure (fixture->view, GTK_ORIENTATION_VERTICAL, 1000, &wide, NULL, NULL, NULL);
  g_assert_cmpint (wide, ==, 0);
  g_assert_null (nth (fixture, 0));
  settle ();
}

static gboolean
tip_at (Fixture *fixture,
        double   x,
        double   y)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (fixture->view, "query-tooltip", (int) x, (int) y, FALSE, tooltip, &shown);

  return shown;
}

static void
test_tooltip (Fixture       *fixture,
              gconstpointer  data)
{
  Row rows[G_N_ELEMENTS (usual)];
  graphene_rect_t box;

  memcpy (rows, usual, sizeof usual);
  for (int i = 0; i < 5; i++)
    {
      g_assert_true (gtk_widget_compute_bounds (nth (fixture, i), fixture->view, &box));
      g_assert_true (tip_at (fixture, box.origin.x + box.size.width / 2, box.origin.y + box.size.height / 2));
    }
  g_assert_false (tip_at (fixture, 2, 2));

  /* The name of a row says nothing that is not to be read, unless it is cut short. */
  g_assert_true (gtk_widget_compute_bounds (nth (fixture, 2), fixture->view, &box));
  g_assert_false (tip_at (fixture, 10, box.origin.y + 4));
  rows[1].label = "Learning disability, autism and the transition from services for children to those for adults";
  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), make_chart (rows, G_N_ELEMENTS (rows)));
  settle ();
  g_assert_true (tip_at (fixture, 10, box.origin.y + 4));
}

/* The view as it is drawn now. Destroy with cairo_surface_destroy. */
static cairo_surface_t *
picture (Fixture *fixture)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (fixture->view);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int width = gtk_widget_get_width (fixture->view), height = gtk_widget_get_height (fixture->view);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  cairo_destroy (cr);

  return surface;
}

static guint32
pixel_in (cairo_surface_t *surface,
          int              x,
          int              y)
{
  return ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x];
}

static guint32
pixel_at (Fixture *fixture,
          int      x,
          int      y)
{
  cairo_surface_t *surface = picture (fixture);
  guint32 pixel = pixel_in (surface, x, y);

  cairo_surface_destroy (surface);

  return pixel;
}

/* Where the words beside a figure stand, by their ground, which is the colour of texts, too: the row of pixels with the most of it, and how many. */
static int
find_tip (Fixture *fixture,
          int     *row)
{
  cairo_surface_t *surface = picture (fixture);
  int most = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      int n = 0;

      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        n += pixel_in (surface, x, y) == 0xff2e2e33;
      if (n > most)
        {
          most = n;
          *row = y;
        }
    }
  cairo_surface_destroy (surface);

  return most;
}

/* Whoever goes by the keys is shown what the pointer is told; whoever clicked is not, nor is one who has left. */
static void
test_tip (Fixture       *fixture,
          gconstpointer  data)
{
  int first = 0, next = 0;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_grab_focus (nth (fixture, 0));
  gtk_window_set_focus_visible (GTK_WINDOW (fixture->window), FALSE);
  settle ();
  g_assert_cmpint (find_tip (fixture, &first), <, 150);

  gtk_window_set_focus_visible (GTK_WINDOW (fixture->window), TRUE);
  settle ();
  g_assert_cmpint (find_tip (fixture, &first), >, 250);
  press (fixture, GDK_KEY_Down, 0);
  settle ();
  g_assert_cmpint (find_tip (fixture, &next), >, 250);
  g_assert_cmpint (next, !=, first);

  gtk_widget_grab_focus (fixture->after);
  settle ();
  g_assert_cmpint (find_tip (fixture, &first), <, 150);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* Above the figure, else below it, and never out of the chart where it has room. */
static void
test_tip_place (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct {
    GdkRectangle area;
    int          x, y;
  } cases[] = {
    { { 100, 60, 20, 10 }, 70, 34 },
    { { 0, 60, 20, 10 }, 0, 34 },
    { { 190, 60, 10, 10 }, 120, 34 },
    { { 100, 10, 20, 10 }, 70, 26 },
    { { 100, 10, 20, 80 }, 70, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GdkRectangle box = { 0, 0, 80, 20 };

      _dew_chart_tip_place (&cases[i].area, 200, 100, &box);
      g_assert_cmpint (box.x, ==, cases[i].x);
      g_assert_cmpint (box.y, ==, cases[i].y);
    }
}

static void
test_dark (Fixture       *fixture,
           gconstpointer  data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  graphene_rect_t box;

  g_assert_true (gtk_widget_compute_bounds (nth (fixture, 0), fixture->view, &box));

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  settle ();
  g_assert_cmphex (pixel_at (fixture, box.origin.x + 4, box.origin.y + 4), ==, 0xff12436d);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  settle ();
  g_assert_cmphex (pixel_at (fixture, box.origin.x + 4, box.origin.y + 4), ==, 0xff6da7de);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

/* Scenarios side by side are read out and walked like any figures; a lane that is refused is reached, too. */
static void
test_grouped (Fixture       *fixture,
              gconstpointer  data)
{
  static const gint64 own[] = { 5 * MILLION, 0 };
  DewChart *chart = dew_chart_new_grouped ("Who bears the £5.0m, £m", DEW_UNIT_MILLIONS, 2);

  dew_chart_add_series (chart, "Council");
  dew_chart_add_series (chart, "CCG");
  dew_chart_add_lane (chart, 1, "Baseline", 1, own, NULL);
  dew_chart_add_lane (chart, 2, "Printed", 2, NULL, "The percentages are not 100.");
  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), chart);
  settle ();

  assert_says (nth (fixture, 0), "Baseline: Council bears £5,000,000, 100.0 % of £5,000,000");
  assert_says (nth (fixture, 1), "Baseline: CCG bears nothing of £5,000,000");
  assert_says (nth (fixture, 2), "Printed cannot be shared: The percentages are not 100.");
  g_assert_null (nth (fixture, 3));

  gtk_widget_grab_focus (nth (fixture, 0));
  g_assert_true (press (fixture, GDK_KEY_Down, 0));
  g_assert_cmpint (focused (fixture), ==, 1);
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  g_assert_cmpint (focused (fixture), ==, 2);
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_cmpint (fixture->activated, ==, 2);
}

/* Following a vertex says its variance. */
static void
test_curves (Fixture       *fixture,
             gconstpointer  data)
{
  static const DewChartVertex own[] = { { -10 * MILLION, -10 * MILLION }, { 0, 0 }, { 10 * MILLION, 10 * MILLION } };
  static const DewChartVertex half[] = { { -10 * MILLION, -5 * MILLION }, { 0, 0 }, { 10 * MILLION, 5 * MILLION } };
  DewChart *chart = dew_chart_new_curves ("Council’s share, £m", "Council", DEW_UNIT_MILLIONS, 1, 100 * MILLION);

  dew_chart_add_curve (chart, 1, "Baseline", own, G_N_ELEMENTS (own), NULL);
  dew_chart_add_curve (chart, 2, "Half", half, G_N_ELEMENTS (half), NULL);
  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), chart);
  settle ();

  assert_says (nth (fixture, 0), "Baseline at −10 % (£10.0m under): Council bears −£10,000,000");
  g_assert_nonnull (nth (fixture, 5));
  g_assert_null (nth (fixture, 6));

  gtk_widget_grab_focus (nth (fixture, 0));
  g_assert_true (press (fixture, GDK_KEY_End, 0));
  g_assert_cmpint (focused (fixture), ==, 4);
  g_assert_true (press (fixture, GDK_KEY_Down, 0));
  g_assert_cmpint (focused (fixture), ==, 5);
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_cmpint (fixture->activated, ==, 10 * MILLION);
}

/* Left and right go from step to step, up and down from lane to lane, the refused one among them; each says what it is. */
static void
test_distribution (Fixture       *fixture,
                   gconstpointer  data)
{
  const DewDistribution own = { .start = 2 * MILLION, .width = MILLION, .n_bins = 2, .bins = { 3, 1 }, .least = 2 * MILLION, .most = 4 * MILLION - 1,
                                .p10 = 2 * MILLION, .p50 = 2 * MILLION + 1, .p90 = 3 * MILLION };
  DewChart *chart = dew_chart_new_distribution ("What Council may pay, £m", "Council", DEW_UNIT_MILLIONS, 1, FALSE);

  dew_chart_add_distribution (chart, 1, "Baseline", 1, &own, NULL);
  dew_chart_add_distribution (chart, 2, "Printed", 2, NULL, "The percentages are not 100.");
  dew_chart_plot_set_chart (DEW_CHART_PLOT (fixture->view), chart);
  settle ();

  assert_says (nth (fixture, 0), "Baseline: in 75.0 % of the draws Council pays £2.0m to under £3.0m; in one of ten at most £2,000,000 (P10); "
               "in half of them at most £2,000,000.01 (P50)");
  assert_says (nth (fixture, 1), "Printed cannot be shared: The percentages are not 100.");
  assert_says (nth (fixture, 2), "Baseline: in 25.0 % of the draws Council pays £3.0m to under £4.0m; in nine of ten at most £3,000,000 (P90)");
  g_assert_null (nth (fixture, 3));

  gtk_widget_grab_focus (nth (fixture, 0));
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  g_assert_cmpint (focused (fixture), ==, 2);
  g_assert_true (press (fixture, GDK_KEY_Down, 0));
  g_assert_cmpint (focused (fixture), ==, 1);
  g_assert_true (press (fixture, GDK_KEY_Up, 0));
  g_assert_cmpint (focused (fixture), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/chart-plot/accessible", test_accessible },
    { "/chart-plot/places", test_places },
    { "/chart-plot/keys", test_keys },
    { "/chart-plot/key-at-once-after-focus", test_key_at_once_after_focus },
    { "/chart-plot/tab", test_tab },
    { "/chart-plot/activate", test_activate },
    { "/chart-plot/edit", test_edit },
    { "/chart-plot/structure", test_structure },
    { "/chart-plot/size", test_size },
    { "/chart-plot/tooltip", test_tooltip },
    { "/chart-plot/tip", test_tip },
    { "/chart-plot/tip-place", test_tip_place },
    { "/chart-plot/dark", test_dark },
    { "/chart-plot/grouped", test_grouped },
    { "/chart-plot/curves", test_curves },
    { "/chart-plot/distribution", test_distribution },
  };

  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
