/* dew-block-unit.c: whether what is pasted was in another unit than what is there */
#include "dew-block-unit.h"

#define FEWEST_OTHERS 3

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

/* 0 where fewer than fewest are not 0. */
static guint64
find_median (const gint64 *figures,
             guint         n,
             guint         fewest)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 low, high;

  for (guint i = 0; i < n; i++)
    {
      guint64 size = figures[i] < 0 ? -(guint64) figures[i] : (guint64) figures[i];

      if (size > 0)
        g_array_append_val (sizes, size);
    }

  if (sizes->len < fewest)
    return 0;

  g_array_sort (sizes, compare_sizes);
  low = g_array_index (sizes, guint64, (sizes->len - 1) / 2);
  high = g_array_index (sizes, guint64, sizes->len / 2);
  return low + (high - low) / 2;
}

static gboolean
is_about (guint64 large,
          guint64 small,
          guint   factor)
{
  unsigned __int128 tenfold = (unsigned __int128) large * 10;
  unsigned __int128 times = (unsigned __int128) small * factor;

  return tenfold >= times * 3 && tenfold <= times * 30;
}

/* How many thousands large is of small: 0, 1 or 2. */
static int
count_thousands (guint64 large,
                 guint64 small)
{
  return is_about (large, small, 1000) ? 1 : is_about (large, small, 1000000) ? 2 : 0;
}

int
dew_block_unit_off (const gint64 *pasted,
                    guint         n_pasted,
                    const gint64 *others,
                    guint         n_others)
{
  guint64 ours, theirs;

  g_return_val_if_fail (pasted != NULL || n_pasted == 0, 0);
  g_return_val_if_fail (others != NULL || n_others == 0, 0);

  ours = find_median (others, n_others, FEWEST_OTHERS);
  theirs = find_median (pasted, n_pasted, 1);
  if (ours == 0 || theirs == 0)
    return 0;

  return ours > theirs ? count_thousands (ours, theirs) : -count_thousands (theirs, ours);
}
