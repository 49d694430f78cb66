/* test-dew-grid.c: what a grid makes of its model's changes, and that nothing of it stays behind. */
#include <adwaita.h>

#include "demo-grid-model.h"
#include "dew-grid.h"

typedef struct {
  GtkWidget     *window;
  DewGrid       *grid;
  DemoGridModel *model;
  guint          moves;
} Fixture;

static void
cursor_changed_cb (Fixture *fixture)
{
  fixture->moves++;
}

static void
run_until_idle (void)
{
  gint64 until = g_get_monotonic_time () + 200000;

  while (g_get_monotonic_time () < until)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

static void
present (Fixture       *fixture,
         DemoGridModel *model)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->moves = 0;
  fixture->model = model;
  fixture->window = adw_window_new ();
  fixture->grid = DEW_GRID (dew_grid_new ());
  g_signal_connect_swapped (fixture->grid, "cursor-changed", G_CALLBACK (cursor_changed_cb), fixture);
  dew_grid_set_model (fixture->grid, DEW_GRID_MODEL (model));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->grid));
  adw_window_set_content (ADW_WINDOW (fixture->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
show (Fixture       *fixture,
      DemoGridModel *model)
{
  present (fixture, model);
  run_until_idle ();
}

/* The grid goes with its window, and lets its model go. */
static void
tear_down (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->grid), (gpointer *) &fixture->grid);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_until_idle ();
  g_assert_null (fixture->grid);
  g_assert_finalize_object (fixture->model);
}

static void
assert_at (Fixture *fixture,
           guint    row,
           guint    column)
{
  guint at_row = 0, at_column = 0;

  g_assert_true (dew_grid_get_cursor (fixture->grid, &at_row, &at_column));
  g_assert_cmpuint (at_row, ==, row);
  g_assert_cmpuint (at_column, ==, column);
}

static void
test_cursor (void)
{
  Fixture fixture;

  show (&fixture, demo_grid_model_new_small ());
  assert_at (&fixture, 0, 0);
  dew_grid_set_cursor (fixture.grid, 5, 2, TRUE);
  assert_at (&fixture, 5, 2);
  g_assert_cmpuint (fixture.moves, ==, 2);
  dew_grid_set_cursor (fixture.grid, 5, 2, TRUE);
  g_assert_cmpuint (fixture.moves, ==, 2);

  /* Beyond the edges lies the edge. */
  dew_grid_set_cursor (fixture.grid, 5000, 500, TRUE);
  assert_at (&fixture, 17, 12);
  dew_grid_set_cursor (fixture.grid, DEW_GRID_TOTAL, 1, TRUE);
  assert_at (&fixture, DEW_GRID_TOTAL, 1);
  tear_down (&fixture);
}

static void
test_removing (void)
{
  Fixture fixture;

  show (&fixture, demo_grid_model_new_small ());
  dew_grid_set_cursor (fixture.grid, 5, 2, TRUE);
  demo_grid_model_remove (fixture.model, 1);
  assert_at (&fixture, 4, 2);
  demo_grid_model_remove (fixture.model, 4);
  assert_at (&fixture, 4, 2);

  /* The last rows go: the nearest is the last. */
  dew_grid_set_cursor (fixture.grid, 15, 2, FALSE);
  demo_grid_model_remove (fixture.model, 15);
  assert_at (&fixture, 14, 2);

  /* All go, and then there is none; the total has no cell to be in either. */
  while (dew_grid_model_n_rows (DEW_GRID_MODEL (fixture.model)) > 0)
    {
      demo_grid_model_remove (fixture.model, 0);
      run_until_idle ();
    }
  g_assert_false (dew_grid_get_cursor (fixture.grid, &(guint) { 0 }, &(guint) { 0 }));
  dew_grid_set_cursor (fixture.grid, 0, 0, TRUE);
  g_assert_false (dew_grid_edit (fixture.grid));
  tear_down (&fixture);
}

/* The current row is folded away with what it is under. */
static void
test_folding (void)
{
  Fixture fixture;

  show (&fixture, demo_grid_model_new_large (3, 4, 50, 2));
  dew_grid_set_cursor (fixture.grid, 100, 3, TRUE);
  run_until_idle ();
  dew_grid_model_toggle (DEW_GRID_MODEL (fixture.model), 52);
  assert_at (&fixture, 52, 3);
  dew_grid_model_toggle (DEW_GRID_MODEL (fixture.model), 52);
  assert_at (&fixture, 52, 3);
  run_until_idle ();
  dew_grid_model_toggle (DEW_GRID_MODEL (fixture.model), 0);
  assert_at (&fixture, 0, 3);
  tear_down (&fixture);
}

static void
test_editing (void)
{
  Fixture fixture;

  show (&fixture, demo_grid_model_new_small ());
  dew_grid_set_cursor (fixture.grid, 5, 3, TRUE);
  g_assert_false (dew_grid_edit (fixture.grid));
  dew_grid_set_cursor (fixture.grid, 5, 2, TRUE);
  g_assert_true (dew_grid_edit (fixture.grid));
  g_assert_true (dew_grid_editing (fixture.grid));

  /* A row above goes: the editor stays on its own. Its own goes: so does the editor. */
  demo_grid_model_remove (fixture.model, 1);
  g_assert_true (dew_grid_editing (fixture.grid));
  assert_at (&fixture, 4, 2);
  demo_grid_model_remove (fixture.model, 4);
  g_assert_false (dew_grid_editing (fixture.grid));

  g_assert_true (dew_grid_edit (fixture.grid));
  dew_grid_set_cursor (fixture.grid, 0, 0, TRUE);
  g_assert_false (dew_grid_editing (fixture.grid));

  g_assert_true (dew_grid_edit (fixture.grid));
  dew_grid_model_columns_changed (DEW_GRID_MODEL (fixture.model));
  g_assert_false (dew_grid_editing (fixture.grid));

  dew_grid_set_read_only (fixture.grid, TRUE);
  g_assert_false (dew_grid_edit (fixture.grid));
  dew_grid_set_read_only (fixture.grid, FALSE);
  g_assert_true (dew_grid_edit (fixture.grid));
  tear_down (&fixture);
}

/* Keys came before anything had been laid out, and what they typed was looked for among columns that had no place yet. */
static void
test_before_first_frame (void)
{
  Fixture fixture;
  GtkWidget *text;

  present (&fixture, demo_grid_model_new_small ());
  dew_grid_set_cursor (fixture.grid, 5, 2, TRUE);
  g_assert_true (dew_grid_edit (fixture.grid));
  text = gtk_window_get_focus (GTK_WINDOW (fixture.window));
  g_assert_true (GTK_IS_EDITABLE (text));
  gtk_editable_set_text (GTK_EDITABLE (text), "12");
  run_until_idle ();
  g_assert_true (dew_grid_editing (fixture.grid));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == text);
  g_assert_true (dew_grid_settle (fixture.grid));
  assert_at (&fixture, 5, 2);
  tear_down (&fixture);
}

/* Other models, with more columns and fewer, more rows and fewer, and none at all. */
static void
test_models (void)
{
  Fixture fixture;
  g_autoptr (DemoGridModel) wide = demo_grid_model_new_large (2, 2, 100, 6);
  g_autoptr (DemoGridModel) narrow = demo_grid_model_new_large (1, 1, 1, 1);

  show (&fixture, demo_grid_model_new_small ());
  dew_grid_set_cursor (fixture.grid, 12, 12, TRUE);
  dew_grid_set_model (fixture.grid, DEW_GRID_MODEL (wide));
  assert_at (&fixture, 0, 0);
  run_until_idle ();
  dew_grid_set_cursor (fixture.grid, 150, 30, TRUE);
  assert_at (&fixture, 150, 30);
  dew_grid_set_model (fixture.grid, DEW_GRID_MODEL (narrow));
  run_until_idle ();
  dew_grid_set_cursor (fixture.grid, 150, 30, TRUE);
  assert_at (&fixture, 2, 7);
  dew_grid_set_model (fixture.grid, NULL);
  run_until_idle ();
  g_assert_false (dew_grid_get_cursor (fixture.grid, &(guint) { 0 }, &(guint) { 0 }));
  g_assert_null (dew_grid_get_model (fixture.grid));
  dew_grid_set_model (fixture.grid, DEW_GRID_MODEL (fixture.model));
  assert_at (&fixture, 0, 0);
  tear_down (&fixture);
}

/* Every number of a scenario has its colour, in the light and in the dark: the style warns where it has none. A seventh takes the first again. */
static void
test_scenario_colours (void)
{
  Fixture fixture;

  show (&fixture, demo_grid_model_new_small ());
  for (guint dark = 0; dark < 2; dark++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      for (guint number = 0; number <= 7; number++)
        {
          dew_grid_set_scenario (fixture.grid, number);
          while (g_main_context_iteration (NULL, FALSE))
            ;
        }
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  tear_down (&fixture);
}

/* Whatever the height, whatever is done: what is current is in view and has the focus. */
static void
test_walk (void)
{
  guint rounds = g_getenv ("DEW_LONG") != NULL ? 2000 : 200;
  Fixture fixture;

  show (&fixture, demo_grid_model_new_large (4, 3, 30, 2));
  for (guint round = 0; round < rounds; round++)
    {
      DewGridModel *model = DEW_GRID_MODEL (fixture.model);
      guint n = dew_grid_model_n_rows (model);
      guint row = (guint) g_test_rand_int_range (0, (gint32) n);
      DewGridRow what;
      GtkWidget *focus;

      dew_grid_model_row (model, row, &what);
      if (what.expandable && g_test_rand_int_range (0, 3) == 0)
        dew_grid_model_toggle (model, row);
      else if (n > 20 && g_test_rand_int_range (0, 20) == 0)
        demo_grid_model_remove (fixture.model, row);
      else
        dew_grid_set_cursor (fixture.grid, row, (guint) g_test_rand_int_range (0, 13), TRUE);
      if (round % 20 == 0)
        gtk_window_set_default_size (GTK_WINDOW (fixture.window), g_test_rand_int_range (300, 1200),
                                     g_test_rand_int_range (200, 780));
      if (round % 5 == 0)
        run_until_idle ();

      g_assert_true (dew_grid_get_cursor (fixture.grid, &(guint) { 0 }, &(guint) { 0 }));
      focus = gtk_window_get_focus (GTK_WINDOW (fixture.window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture.grid)));
      g_assert_true (gtk_widget_get_mapped (focus));
    }
  tear_down (&fixture);
}

/* ---- Notes ---- */

static GtkWidget *
find_bubble (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->grid)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "bubble"))
      return child;

  g_assert_not_reached ();
}

/* The first name with a note, and the first without. */
static guint
find_row (Fixture *fixture,
          gboolean noted)
{
  for (guint row = 0; row < dew_grid_model_n_rows (DEW_GRID_MODEL (fixture->model)); row++)
    {
      DewGridCell cell = { 0 };

      dew_grid_model_cell (DEW_GRID_MODEL (fixture->model), row, 0, &cell);
      if (((cell.flags & DEW_GRID_NOTE) != 0) == noted)
        return row;
    }

  g_assert_not_reached ();
}

/* The note of the current cell is shown after a rest, not while the cursor goes on; it goes at once. */
static void
test_note_rests (void)
{
  Fixture fixture;
  guint noted, plain;

  show (&fixture, demo_grid_model_new_small ());
  noted = find_row (&fixture, TRUE);
  plain = find_row (&fixture, FALSE);
  for (guint i = 0; i < 4; i++)
    {
      gint64 start = g_get_monotonic_time ();
      gboolean shown;

      dew_grid_set_cursor (fixture.grid, i % 2 == 0 ? noted : plain, 0, TRUE);
      g_assert_false (gtk_widget_get_visible (find_bubble (&fixture)));
      run_until_idle ();
      shown = gtk_widget_get_visible (find_bubble (&fixture));
      /* On a busy machine the rest may be over. */
      g_assert_true (!shown || g_get_monotonic_time () - start >= 600000);
    }

  dew_grid_set_cursor (fixture.grid, noted, 0, TRUE);
  for (guint i = 0; i < 50 && !gtk_widget_get_visible (find_bubble (&fixture)); i++)
    run_until_idle ();
  g_assert_true (gtk_widget_get_visible (find_bubble (&fixture)));
  dew_grid_set_cursor (fixture.grid, plain, 0, TRUE);
  g_assert_false (gtk_widget_get_visible (find_bubble (&fixture)));

  /* A note that is due goes with the grid. */
  dew_grid_set_cursor (fixture.grid, noted, 0, TRUE);
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/grid/cursor", test_cursor);
  g_test_add_func ("/grid/removing", test_removing);
  g_test_add_func ("/grid/folding", test_folding);
  g_test_add_func ("/grid/editing", test_editing);
  g_test_add_func ("/grid/before-first-frame", test_before_first_frame);
  g_test_add_func ("/grid/models", test_models);
  g_test_add_func ("/grid/scenario-colours", test_scenario_colours);
  g_test_add_func ("/grid/walk", test_walk);
  g_test_add_func ("/grid/note-rests", test_note_rests);

  return g_test_run ();
}
