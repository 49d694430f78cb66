/* dew-tree-view-sum.c: adds up what is selected in the grid, a slice at a time */
#include "dew-tree-view-private.h"

#include <glib/gi18n-lib.h>

#include "dew-money-print.h"

/* A slice takes no longer than this, in µs. */
#define SLICE 4000

static void
add_row (DewTreeView *self,
         guint        row)
{
  DewGridModel *model = DEW_GRID_MODEL (self->model);
  guint64 before = self->sum.n_figures;
  DewGridRow shown;

  for (guint column = self->sum.area.left; column <= self->sum.area.right; column++)
    {
      gint64 pence;

      if (!dew_grid_model_figure (model, row, column, &pence))
        continue;
      self->sum.sum += pence;
      self->sum.n_figures++;
    }

  if (row == DEW_GRID_TOTAL || self->sum.n_figures == before)
    return;

  /* In the order of a tree, what lies deeper than a row before it lies in one of those. */
  dew_grid_model_row (model, row, &shown);
  self->sum.twice |= before > 0 && shown.depth > self->sum.depth;
  self->sum.depth = before > 0 ? MIN (self->sum.depth, shown.depth) : shown.depth;
}

static gboolean
slice_cb (gpointer data)
{
  DewTreeView *self = data;
  gint64 until = g_get_monotonic_time () + SLICE;

  while (self->sum.row <= self->sum.area.bottom)
    {
      add_row (self, self->sum.row++);
      if (g_get_monotonic_time () >= until && self->sum.row <= self->sum.area.bottom)
        return G_SOURCE_CONTINUE;
    }

  self->sum.source = 0;
  self->sum.done = TRUE;
  _dew_tree_view_show_status (self);
  return G_SOURCE_REMOVE;
}

void
_dew_tree_view_stop_sum (DewTreeView *self)
{
  g_clear_handle_id (&self->sum.source, g_source_remove);
}

void
_dew_tree_view_sum (DewTreeView *self)
{
  DewGridArea area;

  _dew_tree_view_stop_sum (self);
  self->sum = (DewTreeSum) { .n_cells = 0 };
  if (self->model == NULL || !dew_grid_get_selection (self->grid, &area))
    return;

  self->sum.n_cells = area.top == DEW_GRID_TOTAL ? area.right - area.left + 1
                                                 : (guint64) (area.bottom - area.top + 1) * (area.right - area.left + 1);
  if (self->sum.n_cells < 2)
    return;

  self->sum.area = area;
  if (area.top == DEW_GRID_TOTAL)
    {
      add_row (self, DEW_GRID_TOTAL);
      self->sum.done = TRUE;
      return;
    }
  self->sum.row = area.top;
  self->sum.source = g_idle_add (slice_cb, self);
}

gint64
_dew_tree_view_average (__int128 sum,
                        guint64  n)
{
  __int128 size = sum < 0 ? -sum : sum;
  gint64 average = (gint64) ((size * 2 + n) / (2 * (__int128) n));

  return sum < 0 ? -average : average;
}

static char *
print (DewTreeView *self,
       gint64       pence)
{
  return g_strdup (dew_tree_model_print (self->model, pence, DEW_PRINT_SCREEN));
}

char *
_dew_tree_view_tell_sum (DewTreeView *self)
{
  g_autofree char *cells = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *average = NULL;
  char count[DEW_MONEY_SIZE];

  if (self->sum.n_cells < 2)
    return NULL;

  cells = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s cell", "%s cells", (gulong) self->sum.n_cells), dew_print_count (self->sum.n_cells, count));
  if (!self->sum.done)
    return g_strdup_printf (_("%s · adding up…"), cells);
  if (self->sum.n_figures == 0)
    return g_strdup_printf (_("%s · no figures"), cells);

  sum = print (self, (gint64) CLAMP (self->sum.sum, G_MININT64, G_MAXINT64));
  average = print (self, _dew_tree_view_average (self->sum.sum, self->sum.n_figures));
  dew_print_count (self->sum.n_figures, count);

  /* Whoever takes a column's sum for the pools' is told that it is not. */
  if (self->sum.twice)
    return g_strdup_printf (_("%s · Sum <b>%s</b>, of totals and their lines alike · Average <b>%s</b> · Count <b>%s</b>"), cells, sum, average, count);
  return g_strdup_printf (_("%s · Sum <b>%s</b> · Average <b>%s</b> · Count <b>%s</b>"), cells, sum, average, count);
}
