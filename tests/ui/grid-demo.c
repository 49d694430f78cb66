/* grid-demo.c: a window with a grid in it, to look at and to drive.
 *
 *   grid-demo [--dark] [--large] [--partners N] [--read-only] [--size WxH]
 *
 * Ctrl+Z counts in the line below, Ctrl+R takes away the row above the current one, Ctrl+Shift+R the current one,
 * Ctrl+E changes a figure elsewhere.
 */
#include <adwaita.h>

#include "demo-grid-model.h"
#include "dew-grid.h"

static gboolean dark, large, read_only;
static int partners = 2, width = 1112, height = 722;

static GtkWidget     *status;
static DewGrid       *grid;
static DemoGridModel *model;
static int            undone, menus;

static void
tell_status (void)
{
  g_autofree char *text = NULL;
  guint row = 0, column = 0;

  if (!dew_grid_get_cursor (grid, &row, &column))
    text = g_strdup ("no cell");
  else if (row == DEW_GRID_TOTAL)
    text = g_strdup_printf ("row total column %u undone %d menus %d", column, undone, menus);
  else
    text = g_strdup_printf ("row %u column %u undone %d menus %d", row, column, undone, menus);
  gtk_label_set_label (GTK_LABEL (status), text);
}

static void
context_menu_cb (DewGrid *view,
                 double   x,
                 double   y)
{
  menus++;
  tell_status ();
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  undone++;
  tell_status ();
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  guint row, column;

  if (dew_grid_get_cursor (grid, &row, &column) && row != DEW_GRID_TOTAL && row >= (guint) GPOINTER_TO_INT (data))
    demo_grid_model_remove (model, row - (guint) GPOINTER_TO_INT (data));
  tell_status ();
}

static void
touch_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  demo_grid_model_touch (model, 1);
}

static void
add_action (GtkApplication *app,
            const char     *name,
            const char     *key,
            GCallback       callback,
            int             data)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);
  g_autofree char *full = g_strconcat ("app.", name, NULL);

  g_signal_connect (action, "activate", callback, GINT_TO_POINTER (data));
  g_action_map_add_action (G_ACTION_MAP (app), G_ACTION (action));
  gtk_application_set_accels_for_action (app, full, (const char *[]) { key, NULL });
}

static void
activate_cb (GtkApplication *app)
{
  GtkWidget *window = adw_application_window_new (app);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  model = large ? demo_grid_model_new_large (100, 10, 100, (guint) partners) : demo_grid_model_new_small ();
  grid = DEW_GRID (dew_grid_new ());
  dew_grid_set_model (grid, DEW_GRID_MODEL (model));
  dew_grid_set_read_only (grid, read_only);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, "Schedule", -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (grid));
  gtk_widget_set_vexpand (scroller, TRUE);
  status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (status), 0);
  gtk_widget_set_margin_start (status, 14);
  gtk_widget_set_size_request (status, -1, 30);

  gtk_box_append (GTK_BOX (top), gtk_button_new_with_label ("Before"));
  gtk_box_append (GTK_BOX (top), gtk_button_new_with_label ("After"));
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), status);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_title (GTK_WINDOW (window), "Grid");

  g_signal_connect (grid, "cursor-changed", G_CALLBACK (tell_status), NULL);
  g_signal_connect (grid, "context-menu", G_CALLBACK (context_menu_cb), NULL);
  add_action (app, "undo", "<Control>z", G_CALLBACK (undo_cb), 0);
  add_action (app, "remove-above", "<Control>r", G_CALLBACK (remove_cb), 1);
  add_action (app, "remove", "<Control><Shift>r", G_CALLBACK (remove_cb), 0);
  add_action (app, "touch", "<Control>e", G_CALLBACK (touch_cb), 0);
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  gtk_window_present (GTK_WINDOW (window));
  tell_status ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) app = NULL;
  g_autofree char *size = NULL;
  const GOptionEntry options[] = {
    { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Dark ground", NULL },
    { "large", 0, 0, G_OPTION_ARG_NONE, &large, "101,100 rows", NULL },
    { "partners", 0, 0, G_OPTION_ARG_INT, &partners, "With --large, so many partners", "N" },
    { "read-only", 0, 0, G_OPTION_ARG_NONE, &read_only, "Nothing can be edited", NULL },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, "Of the window", "WxH" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  int status_code;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (size != NULL)
    sscanf (size, "%dx%d", &width, &height);

  app = adw_application_new ("org.dewpond.GridDemo", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  status_code = g_application_run (G_APPLICATION (app), 1, argv);
  g_clear_object (&model);
  return status_code;
}
