/* bench-grid.c: what a grid of 101,100 rows costs a frame, against the frame of a window with nothing in it: bench-grid
 *
 * Counted is what the main thread works, not what it waits: from the deed to the end of the frame that shows it,
 * without the wait for that frame. Medians, in ms.
 */
#include <adwaita.h>

#include "demo-grid-model.h"
#include "dew-grid.h"

#define ROUNDS 60

typedef struct {
  GtkWidget     *window;
  DewGrid       *grid;
  GtkAdjustment *across, *down;
  DemoGridModel *model;
  guint          columns;
  gint64         frame_began, frame_took;
  guint          frames;
} Bench;

typedef void (*Deed) (Bench *bench,
                      guint  round);

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->frame_began = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  bench->frame_took = g_get_monotonic_time () - bench->frame_began;
  bench->frames++;
}

static void
wait_frame (Bench *bench)
{
  guint before = bench->frames;

  gtk_widget_queue_draw (bench->window);
  while (bench->frames == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (Bench *bench)
{
  gint64 until = g_get_monotonic_time () + 250000;

  while (g_get_monotonic_time () < until)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

static int
compare (const void *a,
         const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
measure (Bench *bench,
         Deed   deed,
         guint  rounds)
{
  double *times = g_newa (double, rounds);

  settle (bench);
  for (guint round = 0; round < rounds; round++)
    {
      gint64 began = g_get_monotonic_time ();
      gint64 worked;

      deed (bench, round);
      worked = g_get_monotonic_time () - began;
      wait_frame (bench);
      times[round] = (double) (worked + bench->frame_took) / 1000;
    }
  qsort (times, rounds, sizeof *times, compare);
  return times[rounds / 2];
}

static void
do_nothing (Bench *bench,
            guint  round)
{
}

static void
scroll_a_bit (Bench *bench,
              guint  round)
{
  gtk_adjustment_set_value (bench->down, (round + 1) * 37);
}

static void
scroll_across (Bench *bench,
               guint  round)
{
  gtk_adjustment_set_value (bench->across, round % 2 == 0 ? 37 : 0);
}

static void
jump (Bench *bench,
      guint  round)
{
  gtk_adjustment_set_value (bench->down, (round * 104729 % 100000) * 26.0);
}

static void
page_down (Bench *bench,
           guint  round)
{
  dew_grid_set_cursor (bench->grid, (round + 1) * 26, 1, TRUE);
}

static void
edit (Bench *bench,
      guint  round)
{
  demo_grid_model_touch (bench->model, 10);
}

static void
fold (Bench *bench,
      guint  round)
{
  dew_grid_model_toggle (DEW_GRID_MODEL (bench->model), 0);
}

static void
watch (Bench     *bench,
       GtkWidget *content)
{
  GdkFrameClock *clock;

  bench->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1280, 800);
  adw_window_set_content (ADW_WINDOW (bench->window), content);
  gtk_window_present (GTK_WINDOW (bench->window));
  clock = gtk_widget_get_frame_clock (bench->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
}

static double
first_frame (Bench     *bench,
             GtkWidget *content)
{
  gint64 began = g_get_monotonic_time ();

  watch (bench, content);
  wait_frame (bench);
  return (double) (g_get_monotonic_time () - began) / 1000;
}

static double
measure_bare (double *first)
{
  Bench bench = { 0 };
  double took;

  *first = first_frame (&bench, gtk_label_new ("Nothing"));
  took = measure (&bench, do_nothing, ROUNDS);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  settle (&bench);
  return took;
}

static void
measure_grid (guint  partners,
              double bare,
              double bare_first)
{
  static const struct { const char *what; Deed deed; guint rounds; } deeds[] = {
    { "scroll by 37 px", scroll_a_bit, ROUNDS },
    { "scroll across by 37 px", scroll_across, ROUNDS },
    { "jump, every row bound anew", jump, ROUNDS },
    { "cursor a page down", page_down, ROUNDS },
    { "an edit that changes 10 figures", edit, ROUNDS },
    { "fold or unfold 1,010 rows", fold, ROUNDS / 4 },
  };
  Bench bench = { 0 };
  GtkWidget *scroller = gtk_scrolled_window_new ();
  double first;

  bench.model = demo_grid_model_new_large (100, 10, 100, partners);
  bench.grid = DEW_GRID (dew_grid_new ());
  dew_grid_set_model (bench.grid, DEW_GRID_MODEL (bench.model));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (bench.grid));
  bench.across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  bench.down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  first = first_frame (&bench, scroller);
  g_print ("%u columns\n", dew_grid_model_n_columns (DEW_GRID_MODEL (bench.model)));
  g_print ("  %-34s %7.1f ms %7.1f ×\n", "first frame", first, first / bare_first);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      double took = measure (&bench, deeds[i].deed, deeds[i].rounds);

      g_print ("  %-34s %7.1f ms %7.1f ×\n", deeds[i].what, took, took / bare);
    }
  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_object_unref (bench.model);
}

int
main (void)
{
  double bare, first;

  adw_init ();
  measure_bare (&first);
  bare = measure_bare (&first);
  g_print ("a window with nothing in it: first frame %.1f ms, a frame %.2f ms; × is against these\n", first, bare);
  measure_grid (2, bare, first);
  measure_grid (6, bare, first);
  return 0;
}
