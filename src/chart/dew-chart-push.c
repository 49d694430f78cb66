/* dew-chart-push.c: texts one above the other that must not lie upon each other */
#include "dew-chart-push-private.h"

/* Items that touch and move together: the mean of where they would be, all drawn up to the first. */
typedef struct {
  double mean;
  guint  n;
} Cluster;

/* How far the centre of each is from that of the first where all touch. */
static double *
measure_offsets (const DewPushItem *items,
                 guint              n)
{
  double *offsets = g_new0 (double, n);

  for (guint i = 1; i < n; i++)
    offsets[i] = offsets[i - 1] + (items[i - 1].height + items[i].height) / 2;

  return offsets;
}

/* Drawn up by their offsets, items that keep their order and distance are numbers that do not fall: the nearest such to
 * given ones are found by averaging neighbours that fall. */
void
_dew_chart_push_apart (DewPushItem *items,
                       guint        n,
                       double       top,
                       double       bottom)
{
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (Cluster));
  g_autofree double *offsets = NULL;
  double least, most;
  guint i = 0;

  if (n == 0)
    return;

  offsets = measure_offsets (items, n);
  for (guint k = 0; k < n; k++)
    {
      Cluster last = { items[k].centre - offsets[k], 1 };

      while (clusters->len > 0 && g_array_index (clusters, Cluster, clusters->len - 1).mean >= last.mean)
        {
          Cluster before = g_array_index (clusters, Cluster, clusters->len - 1);

          last = (Cluster) { (before.mean * before.n + last.mean * last.n) / (before.n + last.n), before.n + last.n };
          g_array_set_size (clusters, clusters->len - 1);
        }
      g_array_append_val (clusters, last);
    }

  least = top + items[0].height / 2;
  most = MAX (bottom - items[n - 1].height / 2 - offsets[n - 1], least);
  for (guint k = 0; k < clusters->len; k++)
    for (guint rest = g_array_index (clusters, Cluster, k).n; rest > 0; rest--, i++)
      items[i].centre = CLAMP (g_array_index (clusters, Cluster, k).mean, least, most) + offsets[i];
}
