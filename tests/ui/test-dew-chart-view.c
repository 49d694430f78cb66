/* test-dew-chart-view.c: what can be done with a chart: its menu, the table, copying and saving */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dew-chart-plot-private.h"
#include "dew-chart-view.h"

#define THOUSAND 100000         /* pounds, in pence */

typedef struct {
  GtkWidget *window;
  GtkWidget *view;
  char      *told;              /* the last sentence */
  gint64     activated;
} Fixture;

static DewChart *
make_chart (gint64 first)
{
  static const struct { const char *name; gint64 value; } rows[] = {
    { "Older people", 1750 * THOUSAND }, { "Equipment", 0 }, { "Mental health", -210 * THOUSAND },
  };
  DewChart *chart = dew_chart_new_diverging ("Forecast over/under, £000", "Variance", DEW_UNIT_THOUSANDS, 0);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 value = i == 0 ? first : rows[i].value;

      dew_chart_add_row (chart, rows[i].name, 10 + i, &value);
    }
  dew_chart_add_row (chart, "Transport", 20, NULL);

  return chart;
}

static void
told_cb (Fixture    *fixture,
         const char *sentence)
{
  g_free (fixture->told);
  fixture->told = g_strdup (sentence);
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
  fixture->window = g_object_ref_sink (gtk_window_new ());
  fixture->view = dew_chart_view_new ();
  dew_chart_view_set_chart (DEW_CHART_VIEW (fixture->view), make_chart (1750 * THOUSAND));
  g_signal_connect_swapped (fixture->view, "told", G_CALLBACK (told_cb), fixture);
  g_signal_connect_swapped (fixture->view, "row-activated", G_CALLBACK (activated_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 300);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  g_free (fixture->told);
}

/* The first visible widget of a type within one, or NULL. */
static GtkWidget *
find_type (GtkWidget *within,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (within), type) && gtk_widget_get_mapped (within))
    return within;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The first visible widget of a role within one, or NULL. */
static GtkWidget *
find_role (GtkWidget         *within,
           GtkAccessibleRole  role)
{
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (within)) == role && gtk_widget_get_mapped (within))
    return within;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_role (child, role);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
assert_says (GtkWidget  *widget,
             const char *words)
{
  g_assert_nonnull (widget);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

/* ---- The drawing ---- */

static void
test_figures (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *words[] = {
    "Older people: £1,750k over", "Equipment: on budget", "Mental health: £210k under", "Transport: not entered",
  };
  GtkWidget *plot = find_type (fixture->view, DEW_TYPE_CHART_PLOT), *child = gtk_widget_get_first_child (plot);

  gtk_test_accessible_assert_role (plot, GTK_ACCESSIBLE_ROLE_LIST);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++, child = gtk_widget_get_next_sibling (child))
    assert_says (child, words[i]);
  g_assert_null (child);

  child = gtk_widget_get_last_child (plot);
  g_assert_true (gtk_widget_activate_action (child, "segment.activate", NULL));
  g_assert_cmpint (fixture->activated, ==, 20);
}

/* ---- The menu ---- */

static void
test_button (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *button = find_type (fixture->view, GTK_TYPE_MENU_BUTTON), *plot = find_type (fixture->view, DEW_TYPE_CHART_PLOT);
  GtkWidget *inner = gtk_widget_get_first_child (button);
  graphene_rect_t box, all;

  assert_says (inner, "Chart menu");
  g_assert_true (gtk_widget_compute_bounds (button, fixture->view, &box));
  g_assert_true (gtk_widget_compute_bounds (plot, fixture->view, &all));
  g_assert_cmpfloat_with_epsilon (box.origin.x + box.size.width, all.origin.x + all.size.width, 0.5);
  g_assert_cmpfloat_with_epsilon (box.origin.y, all.origin.y, 0.5);

  /* After the chart's one stop. */
  gtk_widget_grab_focus (fixture->view);
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == inner);

  /* Nothing to choose from without a chart. */
  dew_chart_view_set_chart (DEW_CHART_VIEW (fixture->view), NULL);
  g_assert_null (find_type (fixture->view, GTK_TYPE_MENU_BUTTON));
}

/* Does what the class has bound to a key, as the toolkit would. */
static gboolean
press (GtkWidget       *widget,
       guint            key,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (key, state);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, NULL);
        }
    }

  return FALSE;
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct { guint key; GdkModifierType state; } keys[] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };
  GtkMenuButton *button = GTK_MENU_BUTTON (find_type (fixture->view, GTK_TYPE_MENU_BUTTON));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *popover;

      g_assert_true (press (fixture->view, keys[i].key, keys[i].state));
      settle ();
      popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
      g_assert_true (gtk_widget_get_mapped (popover));
      gtk_menu_button_popdown (button);
      settle ();
      g_assert_false (gtk_widget_get_mapped (popover));
    }
  g_assert_false (press (fixture->view, GDK_KEY_F9, 0));
}

static void
test_pointer (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->view);
  GdkRectangle at;
  GtkWidget *popover;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        {
          g_assert_cmpuint (gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)), ==, GDK_BUTTON_SECONDARY);
          g_signal_emit_by_name (controller, "pressed", 1, 90.0, 70.0);
        }
    }
  settle ();

  popover = gtk_widget_get_last_child (fixture->view);
  g_assert_true (GTK_IS_POPOVER_MENU (popover));
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (popover), &at));
  g_assert_cmpint (at.x, ==, 90);
  g_assert_cmpint (at.y, ==, 70);

  gtk_popover_popdown (GTK_POPOVER (popover));
  settle ();
  g_assert_false (gtk_widget_get_mapped (popover));
}

/* ---- The table ---- */

static GtkWidget *
nth_cell (GtkWidget *table,
          int        row,
          int        column)
{
  GtkWidget *child = gtk_widget_get_first_child (table);

  while (row-- > 0)
    child = gtk_widget_get_next_sibling (child);
  child = gtk_widget_get_first_child (child);
  while (column-- > 0)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *table;

  g_assert_null (find_role (fixture->view, GTK_ACCESSIBLE_ROLE_TABLE));
  g_assert_true (gtk_widget_activate_action (fixture->view, "chart.show-table", NULL));
  settle ();

  table = find_role (fixture->view, GTK_ACCESSIBLE_ROLE_TABLE);
  assert_says (table, "Forecast over/under, £000");
  g_assert_null (find_type (fixture->view, DEW_TYPE_CHART_PLOT));
  gtk_test_accessible_assert_role (nth_cell (table, 0, 1), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  assert_says (nth_cell (table, 0, 1), "Variance, £000");
  gtk_test_accessible_assert_role (nth_cell (table, 1, 0), GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  assert_says (nth_cell (table, 1, 0), "Older people");
  gtk_test_accessible_assert_role (nth_cell (table, 1, 1), GTK_ACCESSIBLE_ROLE_CELL);
  assert_says (nth_cell (table, 1, 1), "+1,750");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (nth_cell (table, 4, 1))), ==, "");
  assert_says (nth_cell (table, 4, 1), "not entered");

  /* It has the focus when the chart is given it, and follows edits. */
  g_assert_true (gtk_widget_grab_focus (fixture->view));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == table);
  dew_chart_view_set_chart (DEW_CHART_VIEW (fixture->view), make_chart (-5 * THOUSAND));
  settle ();
  table = find_role (fixture->view, GTK_ACCESSIBLE_ROLE_TABLE);
  assert_says (nth_cell (table, 1, 1), "−5");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == table);

  /* One stop, and then the menu. */
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  assert_says (gtk_window_get_focus (GTK_WINDOW (fixture->window)), "Chart menu");
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == table);

  g_assert_true (gtk_widget_activate_action (fixture->view, "chart.show-table", NULL));
  settle ();
  g_assert_null (find_role (fixture->view, GTK_ACCESSIBLE_ROLE_TABLE));
  g_assert_nonnull (find_type (fixture->view, DEW_TYPE_CHART_PLOT));
}

/* The focus goes where the figures go. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *plot = find_type (fixture->view, DEW_TYPE_CHART_PLOT), *last = gtk_widget_get_last_child (plot);

  g_assert_true (gtk_widget_grab_focus (last));
  g_assert_true (gtk_widget_activate_action (fixture->view, "chart.show-table", NULL));
  settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == find_role (fixture->view, GTK_ACCESSIBLE_ROLE_TABLE));
  g_assert_true (gtk_widget_activate_action (fixture->view, "chart.show-table", NULL));
  settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == last);
}

/* Figures stand below each other: a column's labels have one width and place. */
static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *table;
  graphene_rect_t first, other;

  g_object_set (fixture->view, "show-table", TRUE, NULL);
  settle ();
  table = find_role (fixture->view, GTK_ACCESSIBLE_ROLE_TABLE);

  for (int column = 0; column < 2; column++)
    for (int row = 1; row < 5; row++)
      {
        g_assert_true (gtk_widget_compute_bounds (nth_cell (table, 0, column), table, &first));
        g_assert_true (gtk_widget_compute_bounds (nth_cell (table, row, column), table, &other));
        g_assert_cmpfloat (first.origin.x, ==, other.origin.x);
        g_assert_cmpfloat (first.size.width, ==, other.size.width);
      }
}

/* ---- Copying ---- */

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copy_table (Fixture       *fixture,
                 gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->view);
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_activate_action (fixture->view, "chart.copy-table", NULL));
  g_assert_cmpstr (fixture->told, ==, "Copied the figures of the chart as a table.");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/plain;charset=utf-8"));

  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  settle ();
  g_assert_cmpstr (text, ==, "Name\tVariance, £000\nOlder people\t1750\nEquipment\t0\nMental health\t-210\nTransport\t\n");
}

static void
texture_read_cb (GObject      *clipboard,
                 GAsyncResult *result,
                 gpointer      data)
{
  *(GdkTexture **) data = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copy_picture (Fixture       *fixture,
                   gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->view);
  g_autoptr (GdkTexture) texture = NULL;

  g_assert_true (gtk_widget_activate_action (fixture->view, "chart.copy-picture", NULL));
  g_assert_cmpstr (fixture->told, ==, "Copied the chart as a picture.");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "image/png"));

  gdk_clipboard_read_texture_async (clipboard, NULL, texture_read_cb, &texture);
  settle ();
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2 * (760 + 32));
}

/* ---- Saving ---- */

static GtkWidget *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

/* Answers the question for a file with one in that folder. */
static void
save_in (Fixture    *fixture,
         const char *format,
         const char *folder,
         const char *name)
{
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  GtkWidget *chooser;

  g_assert_true (gtk_widget_activate_action (fixture->view, "chart.save", "s", format));
  settle ();
  chooser = find_chooser ();
  g_assert_nonnull (chooser);
  g_assert_true (gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), place, NULL));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  settle ();
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  /* It looks into the folder, then presses its button for a moment. */
  for (int i = 0; fixture->told == NULL && i < 50; i++)
    settle ();
}

static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct { const char *format, *given, *name, *begins; } cases[] = {
    { "png", "chart.png", "chart.png", "\x89PNG" },
    { "svg", "chart", "chart.svg", "<?xml" },
    { "pdf", "chart.pdf", "chart.pdf", "%PDF" },
  };
  g_autofree char *folder = g_dir_make_tmp ("dewpond-chart-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL), *bytes = NULL, *words = NULL;

      g_clear_pointer (&fixture->told, g_free);
      save_in (fixture, cases[i].format, folder, cases[i].given);
      words = g_strdup_printf ("Saved the chart as “%s”.", cases[i].name);
      g_assert_cmpstr (fixture->told, ==, words);
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, cases[i].begins));
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The name proposed is the title's, without what cannot be in one; and a chart that has gone is not asked for again. */
static void
test_save_proposes (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *name = NULL;
  GtkWidget *chooser;

  g_assert_true (gtk_widget_activate_action (fixture->view, "chart.save", "s", "pdf"));
  settle ();
  chooser = find_chooser ();
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser));
  g_assert_cmpstr (name, ==, "Forecast over-under, £000.pdf");

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  settle ();
  g_assert_null (fixture->told);
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/chart-view/figures", test_figures },
    { "/chart-view/button", test_button },
    { "/chart-view/keys", test_keys },
    { "/chart-view/pointer", test_pointer },
    { "/chart-view/table", test_table },
    { "/chart-view/focus", test_focus },
    { "/chart-view/columns", test_columns },
    { "/chart-view/copy-table", test_copy_table },
    { "/chart-view/copy-picture", test_copy_picture },
    { "/chart-view/save", test_save },
    { "/chart-view/save-proposes", test_save_proposes },
  };

  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
