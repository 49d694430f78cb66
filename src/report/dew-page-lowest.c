/* dew-page-lowest.c: how columns share a width so that their table is as low as can be.
 *
 * How high a row is falls with the width of the column that has most lines in it, and with that alone; so what is there to
 * give goes by small steps to where it takes most away from all rows. That the sum is convex makes this come out right.
 */
#include "dew-page-lowest.h"

#include <math.h>

#define FALLS 1.15              /* lines do not end where the column does: so much more than their length do texts take */
#define STEPS 200
#define REST  0.01              /* of a step: less than that is nothing */
#define HEAD  2.0               /* headings stand on every page, of which there are some */

static double
find_length (const DewColumnShare *share,
             const DewColumnTexts *texts,
             guint                 row,
             double                size)
{
  return texts->lengths[(gsize) row * texts->n_columns + share->column] * size;
}

static double
count_lines (double length,
             double width)
{
  return length <= width ? 1 : MAX (length * FALLS / width, 1);
}

static double
weigh (guint row)
{
  return row == 0 ? HEAD : 1;
}

double
dew_column_height (const DewColumnShare *shares,
                   guint                 n,
                   const DewColumnTexts *texts,
                   double                size)
{
  double height = 0;

  g_return_val_if_fail (shares != NULL || n == 0, 0);
  g_return_val_if_fail (texts != NULL, 0);

  for (guint r = 0; r < texts->n_rows; r++)
    {
      double most = 1;

      for (guint i = 0; i < n; i++)
        most = MAX (most, count_lines (find_length (&shares[i], texts, r, size), shares[i].width));
      height += weigh (r) * ceil (most);
    }
  return height;
}

/* The rows (guint) in which something wraps: the others are as low as they can be. */
static GArray *
find_rows (const DewColumnShare *shares,
           guint                 n,
           const DewColumnTexts *texts,
           double                size)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint r = 0; r < texts->n_rows; r++)
    for (guint i = 0; i < n; i++)
      if (find_length (&shares[i], texts, r, size) > shares[i].width)
        {
          g_array_append_val (rows, r);
          break;
        }
  return rows;
}

/* What all of these rows lose together by a little more for the column that each is as high as. */
static void
find_gains (const DewColumnShare *shares,
            guint                 n,
            const DewColumnTexts *texts,
            const GArray         *rows,
            double                size,
            double               *gains)
{
  for (guint i = 0; i < n; i++)
    gains[i] = 0;

  for (guint k = 0; k < rows->len; k++)
    {
      guint row = g_array_index (rows, guint, k), highest = n;
      double most = 1;

      for (guint i = 0; i < n; i++)
        {
          double lines = count_lines (find_length (&shares[i], texts, row, size), shares[i].width);

          if (lines > most)
            {
              most = lines;
              highest = i;
            }
        }
      if (highest < n)
        gains[highest] += weigh (row) * most / shares[highest].width;
    }
}

void
dew_column_share (DewColumnShare       *shares,
                  guint                 n,
                  const DewColumnTexts *texts,
                  double                size,
                  double                left)
{
  g_autofree double *gains = g_new (double, MAX (n, 1));
  g_autoptr (GArray) rows = NULL;
  double step = left / STEPS;

  g_return_if_fail (shares != NULL || n == 0);
  g_return_if_fail (texts != NULL);

  rows = find_rows (shares, n, texts, size);
  while (left > step * REST)
    {
      guint best = n;
      double given;

      find_gains (shares, n, texts, rows, size, gains);
      for (guint i = 0; i < n; i++)
        if (shares[i].width < shares[i].most && gains[i] > (best < n ? gains[best] : 0))
          best = i;
      if (best == n)
        return;

      given = MIN (MIN (step, left), shares[best].most - shares[best].width);
      shares[best].width += given;
      left -= given;
    }
}
