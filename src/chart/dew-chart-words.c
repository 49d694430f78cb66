/* dew-chart-words.c: words within a plot, each beside the place that they are about */
#include "dew-chart-words-private.h"

#include <math.h>

#include "dew-chart-room-private.h"

#define CLEARANCE 2             /* pixels between a text and anything else */

gboolean
_dew_plot_is_free (const DewPlot *plot,
                   const DewRect *box)
{
  DewRect wide = { box->x - CLEARANCE, box->y - CLEARANCE, box->width + 2 * CLEARANCE, box->height + 2 * CLEARANCE };

  if (box->x < plot->left || box->x + box->width > plot->right || box->y < plot->top || box->y + box->height > plot->bottom)
    return FALSE;

  return !_dew_chart_is_taken (plot->plan, &wide);
}

void
_dew_plot_add_leader (const DewPlot *plot,
                      guint          series,
                      DewPoint       from,
                      DewPoint       to)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DewPoint));

  g_array_append_val (points, from);
  g_array_append_val (points, to);
  _dew_chart_add_path (plot->plan, DEW_SHAPE_LEADER, (int) series, points);
}

/* The point of a box that is nearest to a place. */
static DewPoint
nearest (const DewRect *box,
         DewPoint       at)
{
  return (DewPoint) { CLAMP (at.x, box->x, box->x + box->width), CLAMP (at.y, box->y, box->y + box->height) };
}

/* Moves a box to where it lies that far from a place, that way; sideways into the plot where it would stick out. */
static void
move_box (const DewPlot   *plot,
          DewPoint         at,
          DewPoint         way,
          double           distance,
          DewRect         *box)
{
  DewPoint to = { at.x + way.x * distance, at.y + way.y * distance };
  double least = plot->left + CLEARANCE, most = plot->right - CLEARANCE - box->width;

  box->x = way.x > 0 ? to.x : way.x < 0 ? to.x - box->width : to.x - box->width / 2;
  box->y = way.y > 0 ? to.y : way.y < 0 ? to.y - box->height : to.y - box->height / 2;
  box->x = round (CLAMP (box->x, least, MAX (most, least)));
  box->y = round (box->y);
}

#define N_SLANTED 14

/* Places round a place, near ones first: to the lower right, where curves that rise leave most room, then the others, level
 * ones last of all: there a line to it is taken for a curve. Where they are allowed, they come before what is farther. */
static gboolean
place_words (const DewPlot *plot,
             DewPoint       at,
             gboolean       level,
             DewRect       *box)
{
  static const double distances[] = { 12, 18, 26, 36, 48, 62, 76, 90, 106, 124 };
  static const DewPoint ways[] = { { 0.7, 0.7 }, { -0.7, -0.7 }, { 0.7, -0.7 }, { -0.7, 0.7 }, { 0.4, 0.9 }, { -0.4, -0.9 }, { 0.4, -0.9 },
                                   { -0.4, 0.9 }, { 0, 1 }, { 0, -1 }, { 0.1, 1 }, { -0.1, -1 }, { 0.1, -1 }, { -0.1, 1 }, { 1, 0 }, { -1, 0 } };
  guint n = level ? G_N_ELEMENTS (ways) : N_SLANTED;

  for (guint from = 0; from < G_N_ELEMENTS (ways); from = n, n = G_N_ELEMENTS (ways))
    for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
      for (guint k = from; k < n; k++)
        {
          move_box (plot, at, ways[k], distances[i], box);
          if (_dew_plot_is_free (plot, box) && !_dew_chart_crosses_text (plot->plan, at, nearest (box, at)))
            return TRUE;
        }

  return FALSE;
}

void
_dew_plot_add_words (const DewPlot *plot,
                     guint          series,
                     DewPoint       at,
                     gboolean       level,
                     const char    *words)
{
  DewRect box = { 0, 0, ceil (_dew_chart_text_width (plot->plan, words, DEW_TEXT_SMALL)), ceil (plot->plan->line * 0.9) };
  DewPoint to, from;
  double way;

  if (!place_words (plot, at, level, &box))
    return;

  to = nearest (&box, at);
  way = hypot (to.x - at.x, to.y - at.y);
  from = (DewPoint) { at.x + (to.x - at.x) * DEW_WORDS_RADIUS / way, at.y + (to.y - at.y) * DEW_WORDS_RADIUS / way };
  to = (DewPoint) { to.x - (to.x - at.x) * CLEARANCE / way, to.y - (to.y - at.y) * CLEARANCE / way };
  _dew_plot_add_leader (plot, series, from, to);
  _dew_chart_add_shape (plot->plan, DEW_SHAPE_KINK_LABEL, box, -1, (int) series, g_strdup (words), 0.5);
}
