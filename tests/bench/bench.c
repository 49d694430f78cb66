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

/* Of one turn. */
typedef struct {
  gint64 ours, theirs;
} Pair;

static int
compare_ratios (gconstpointer a,
                gconstpointer b)
{
  const Pair *left = a, *right = b;
  double one = (double) left->ours / (double) left->theirs, other = (double) right->ours / (double) right->theirs;

  return (one > other) - (one < other);
}

/* A machine that is slow for a while is so for both of a turn: the medians of each alone may be of different whiles. */
void
bench_compare (BenchTurn   ours,
               BenchTurn   theirs,
               gpointer    data,
               guint       turns,
               const char *remark)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  const Pair *middle;

  ours (data);
  theirs (data);
  for (guint i = 0; i < turns; i++)
    {
      Pair pair = { .ours = ours (data) };

      pair.theirs = theirs (data);
      g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_ratios);
  middle = &g_array_index (pairs, Pair, pairs->len / 2);
  g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", middle->ours, middle->theirs, remark);
}

void
bench_tell (BenchTurn   ours,
            gpointer    data,
            guint       turns,
            const char *remark)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  ours (data);
  for (guint i = 0; i < turns; i++)
    {
      gint64 time = ours (data);

      g_array_append_val (times, time);
    }

  g_array_sort (times, compare_times);
  g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", g_array_index (times, gint64, times->len / 2), g_array_index (times, gint64, times->len * 9 / 10), remark);
}

void
bench_check (const GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}
