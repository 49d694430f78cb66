/* dew-block-unit.c: whether what is pasted was in another unit than what is there */
#include "dew-block-unit.h"

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

/* 0 where all are 0. */
static guint64
find_median (const gint64 *figures,
             guint         n)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 low, high;

  for (guint i = 0; i < n; i++)
    {
      guint64 size = figures[i] < 0 ? -(guint64) figures[i] : (guint64) figures[i];

      if (size > 0)
        g_array_append_val (sizes, size);
    }

  if (sizes->len == 0)
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
count_thousands (guint64  large,
                 guint64  small,
                 gboolean replaced)
{
  if (replaced)
    return large / 300000 >= small ? 2 : large / 300 >= small ? 1 : 0;

  return is_about (large, small, 1000) ? 1 : is_about (large, small, 1000000) ? 2 : 0;
}

static int
compare_medians (const gint64 *pasted,
                 guint         n_pasted,
                 const gint64 *others,
                 guint         n_others,
                 gboolean      replaced)
{
  guint64 ours = find_median (others, n_others);
  guint64 theirs = find_median (pasted, n_pasted);

  if (ours == 0 || theirs == 0)
    return 0;

  return ours > theirs ? count_thousands (ours, theirs, replaced) : -count_thousands (theirs, ours, replaced);
}

int
dew_block_unit_off (const gint64 *pasted,
                    guint         n_pasted,
                    const gint64 *others,
                    guint         n_others)
{
  g_return_val_if_fail (pasted != NULL || n_pasted == 0, 0);
  g_return_val_if_fail (others != NULL || n_others == 0, 0);

  return compare_medians (pasted, n_pasted, others, n_others, FALSE);
}

int
dew_block_unit_off_replaced (const gint64 *pasted,
                             guint         n_pasted,
                             const gint64 *replaced,
                             guint         n_replaced)
{
  g_return_val_if_fail (pasted != NULL || n_pasted == 0, 0);
  g_return_val_if_fail (replaced != NULL || n_replaced == 0, 0);

  return compare_medians (pasted, n_pasted, replaced, n_replaced, TRUE);
}
