/* dew-schedule-figures.c: what stands in the columns of the schedule: sums, and the change between two years */
#include "dew-schedule-model-private.h"

#include <glib/gi18n-lib.h>

static gboolean
get_sum (DewScheduleModel            *self,
         guint                        node,
         int                          year,
         gint64                       scenario,
         const DewScheduleColumn     *column,
         gint64                      *pence)
{
  const DewTotals *totals = dew_document_totals (dew_tree_model_document (DEW_TREE_MODEL (self)), year, scenario);

  *pence = dew_totals_get (totals, node, column->partner, column->sum);

  return dew_totals_entered (totals, node, column->partner, column->sum);
}

/* From the earlier year to the later; what is not entered counts for nothing as long as the other year is. */
static gboolean
get_change (DewScheduleModel            *self,
            guint                        node,
            gint64                       scenario,
            const DewScheduleColumn     *column,
            gint64                      *change,
            gint64                      *base)
{
  gint64 later;
  gboolean before = get_sum (self, node, _dew_schedule_earlier_year (self), scenario, column, base);
  gboolean after = get_sum (self, node, _dew_schedule_later_year (self), scenario, column, &later);

  *change = later - *base;

  return before || after;
}

static gboolean
get_figure (DewScheduleModel            *self,
            guint                        node,
            gint64                       scenario,
            const DewScheduleColumn     *column,
            gint64                      *pence)
{
  gint64 base;

  if (column->kind == SCHEDULE_CHANGE)
    return get_change (self, node, scenario, column, pence, &base);

  return column->kind == SCHEDULE_SUM && get_sum (self, node, column->year, scenario, column, pence);
}

gboolean
_dew_schedule_figure (DewTreeModel *model,
                      guint         node,
                      guint         number,
                      gint64       *pence)
{
  return get_figure (DEW_SCHEDULE_MODEL (model), node, dew_tree_model_scenario (model), _dew_schedule_column (model, number), pence);
}

gboolean
_dew_schedule_baseline (DewTreeModel *model,
                        guint         node,
                        guint         number,
                        gint64       *pence)
{
  return get_figure (DEW_SCHEDULE_MODEL (model), node, DEW_BASELINE, _dew_schedule_column (model, number), pence);
}

/* In tenths of a percent of the earlier year, half away from zero; FALSE where there was nothing. */
static gboolean
get_percent (DewScheduleModel            *self,
             guint                        node,
             gint64                       scenario,
             const DewScheduleColumn     *column,
             gint64                      *change,
             gint64                      *tenths)
{
  gint64 base;

  if (!get_change (self, node, scenario, column, change, &base) || base == 0)
    return FALSE;

  *tenths = (gint64) (((__int128) ABS (*change) * 2000 + ABS (base)) / (2 * (__int128) ABS (base)));
  if ((*change < 0) != (base < 0))
    *tenths = -*tenths;

  return TRUE;
}

gboolean
_dew_schedule_differs (DewTreeModel *model,
                       guint         node,
                       guint         number)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  const DewScheduleColumn *column = _dew_schedule_column (model, number);
  gint64 change, is = 0, was = 0;

  return column->kind == SCHEDULE_PERCENT &&
         (get_percent (self, node, dew_tree_model_scenario (model), column, &change, &is) != get_percent (self, node, DEW_BASELINE, column, &change, &was) || is != was);
}

/* A change too small to show is not nil. */
static void
print_percent (gint64 change,
               gint64 tenths,
               char  *text,
               gsize  size)
{
  if (change == 0)
    g_strlcpy (text, "–", size);
  else
    g_snprintf (text, size, "%s%" G_GINT64_FORMAT ".%d", tenths == 0 ? "" : tenths < 0 ? "−" : "+", ABS (tenths) / 10, (int) (ABS (tenths) % 10));
}

void
_dew_schedule_dress (DewTreeModel *model,
                     guint         node,
                     guint         number,
                     DewGridCell  *out)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  const DewScheduleColumn *column = _dew_schedule_column (model, number);
  gint64 value, change;

  if (column->kind == SCHEDULE_CHANGE && _dew_schedule_figure (model, node, number, &value))
    out->text = dew_tree_model_print (model, value, DEW_PRINT_SCREEN | DEW_PRINT_DASH | DEW_PRINT_PLUS);
  if (column->kind == SCHEDULE_PERCENT && get_percent (self, node, dew_tree_model_scenario (model), column, &change, &value))
    {
      print_percent (change, value, self->text, sizeof self->text);
      out->text = self->text;
      out->flags |= change == 0 ? DEW_GRID_NIL : 0;
    }
}

char *
_dew_schedule_value (DewTreeModel *model,
                     guint         node,
                     guint         number)
{
  const DewScheduleColumn *column = _dew_schedule_column (model, number);
  char text[32];
  gint64 change, tenths;

  if (column->kind != SCHEDULE_PERCENT || !get_percent (DEW_SCHEDULE_MODEL (model), node, dew_tree_model_scenario (model), column, &change, &tenths))
    return NULL;

  print_percent (change, tenths, text, sizeof text);

  return g_strdup_printf (_("%s percent"), text);
}
