/* bench.c: timing ours against theirs, turn by turn. */
#include "bench.h"

#include <stdlib.h>

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gint64
median (GArray *times)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, gint64, times->len / 2);
}

void
bench_compare (BenchTurn   ours,
               BenchTurn   theirs,
               gpointer    data,
               guint       turns,
               const char *remark)
{
  g_autoptr (GArray) our_times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) their_times = g_array_new (FALSE, FALSE, sizeof (gint64));

  ours (data);
  theirs (data);
  for (guint i = 0; i < turns; i++)
    {
      gint64 our_time = ours (data);
      gint64 their_time = theirs (data);

      g_array_append_val (our_times, our_time);
      g_array_append_val (their_times, their_time);
    }
  g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", median (our_times), median (their_times), remark);
}

void
bench_tell (BenchTurn   ours,
            gpointer    data,
            guint       turns,
            const char *remark)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 middle;

  ours (data);
  for (guint i = 0; i < turns; i++)
    {
      gint64 time = ours (data);

      g_array_append_val (times, time);
    }

  middle = median (times);
  g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", middle, g_array_index (times, gint64, times->len * 9 / 10), remark);
}

void
bench_check (const GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}
