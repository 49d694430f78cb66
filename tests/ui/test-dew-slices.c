/* test-dew-slices.c: long work in slices: all of it is done, the window answers in between, and the focus is where it was afterwards */
#include <adwaita.h>

#include "dew-busy.h"
#include "dew-slices.h"

typedef struct
{
  guint      n, done;
  guint      pause;             /* µs that a piece takes */
  GtkWidget *goes;              /* is taken away with the last piece; NULL: nothing */
  gboolean   over, whole;
  gboolean   sensitive;         /* the window's content, in the last piece */
  GtkWidget *content;
  guint      turns;             /* of the main loop meanwhile */
} Work;

static gboolean
slice_cb (gpointer data)
{
  Work *work = data;

  if (work->pause > 0)
    g_usleep (work->pause);
  if (work->content != NULL)
    work->sensitive = gtk_widget_get_sensitive (work->content);
  work->done++;
  if (work->done == work->n && work->goes != NULL)
    gtk_button_set_child (GTK_BUTTON (gtk_widget_get_parent (work->goes)), NULL);

  return work->done < work->n;
}

static void
sliced_cb (gboolean whole,
           gpointer data)
{
  Work *work = data;

  g_assert_false (work->over);
  work->over = TRUE;
  work->whole = whole;
}

static gboolean
turn_cb (gpointer data)
{
  ((Work *) data)->turns++;
  return G_SOURCE_CONTINUE;
}

static void
wait_for (Work *work)
{
  guint timer = g_timeout_add (1, turn_cb, work);

  while (!work->over)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

typedef struct
{
  GtkWidget *window, *content, *button, *check;
} Scene;

static void
set_scene (Scene *scene)
{
  scene->window = adw_application_window_new (NULL);
  scene->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  scene->button = gtk_button_new ();
  scene->check = gtk_check_button_new ();
  gtk_button_set_child (GTK_BUTTON (scene->button), scene->check);
  gtk_box_append (GTK_BOX (scene->content), gtk_check_button_new ());
  gtk_box_append (GTK_BOX (scene->content), scene->button);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (scene->window), scene->content);
  gtk_window_present (GTK_WINDOW (scene->window));
  while (!gtk_widget_get_mapped (scene->check))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_grab_focus (scene->check);
}

static GtkWidget *
focus_of (Scene *scene)
{
  return gtk_window_get_focus (GTK_WINDOW (scene->window));
}

/* What is little is done before anything else can happen. */
static void
test_little (void)
{
  Scene scene;
  Work work = { .n = 100 }, without = { .n = 1000000 };

  set_scene (&scene);
  work.content = scene.content;
  dew_slices_run (scene.check, "Much", slice_cb, sliced_cb, &work);
  g_assert_true (work.over && work.whole && work.sensitive);
  g_assert_cmpuint (work.done, ==, 100);

  dew_slices_run (NULL, "Much", slice_cb, sliced_cb, &without);
  g_assert_true (without.over && without.whole);
  g_assert_cmpuint (without.done, ==, 1000000);
  gtk_window_destroy (GTK_WINDOW (scene.window));
}

static void
test_much (void)
{
  Scene scene;
  Work work = { .n = 8000, .pause = 10 };

  set_scene (&scene);
  work.content = scene.content;
  dew_slices_run (scene.check, "Much", slice_cb, sliced_cb, &work);
  g_assert_false (work.over);
  wait_for (&work);
  g_assert_true (work.whole);
  g_assert_cmpuint (work.done, ==, 8000);
  g_assert_cmpuint (work.turns, >, 3);
  g_assert_false (work.sensitive);

  g_assert_true (gtk_widget_get_sensitive (scene.content));
  g_assert_true (focus_of (&scene) == scene.check);
  gtk_window_destroy (GTK_WINDOW (scene.window));
}

/* What had the focus goes with the work, as an editor does. */
static void
test_focus_gone (void)
{
  Scene scene;
  Work work = { .n = 8000, .pause = 10 };

  set_scene (&scene);
  work.goes = scene.check;
  dew_slices_run (scene.window, "Much", slice_cb, sliced_cb, &work);
  wait_for (&work);
  g_assert_true (focus_of (&scene) == scene.button);
  gtk_window_destroy (GTK_WINDOW (scene.window));
}

static GtkWindow *
find_dialog (Scene *scene)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (scene->window))
        return window;
    }

  return NULL;
}

/* After a moment a dialog says so, and closing it ends the work where it is. */
static void
test_stopped (void)
{
  Scene scene;
  Work work = { .n = G_MAXUINT, .pause = 10 };

  set_scene (&scene);
  dew_slices_run (scene.check, "Much", slice_cb, sliced_cb, &work);
  while (find_dialog (&scene) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (work.over);
  gtk_window_close (find_dialog (&scene));
  wait_for (&work);
  g_assert_false (work.whole);
  g_assert_null (find_dialog (&scene));
  g_assert_true (gtk_widget_get_sensitive (scene.content));
  gtk_window_destroy (GTK_WINDOW (scene.window));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/slices/little", test_little);
  g_test_add_func ("/slices/much", test_much);
  g_test_add_func ("/slices/focus-gone", test_focus_gone);
  g_test_add_func ("/slices/stopped", test_stopped);

  return g_test_run ();
}
