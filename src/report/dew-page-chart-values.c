/* dew-page-chart-values.c: the figures at the bars of a chart on paper. */
#include "dew-page-chart-private.h"

#include "dew-cell-text.h"

static gboolean
lies_over (const DewPageMark *mark,
           double             x,
           double             y,
           double             width,
           double             height)
{
  return mark->x < x + width && x < mark->x + mark->width && mark->y < y + height && y < mark->y + mark->height;
}

/* Whether nothing stands there that has to be seen. */
static gboolean
is_free (const DewPagePlan *plan,
         double             x,
         double             y,
         double             width,
         double             height)
{
  if (x < plan->plot_x || x + width > plan->made->width || y < plan->plot_y - height || y + height > plan->plot_y + plan->plot_height)
    return FALSE;

  for (guint i = 0; i < plan->made->marks->len; i++)
    {
      const DewPageMark *mark = &g_array_index (plan->made->marks, DewPageMark, i);

      if (mark->kind != DEW_MARK_GRID && lies_over (mark, x, y, width, height))
        return FALSE;
    }
  return TRUE;
}

/* In its bar, where it is large enough. FALSE where it is not. */
static gboolean
put_inside (DewPagePlan              *plan,
            const DewPageMark        *bar,
            const char               *text,
            DewPageRun                run)
{
  const DewPageMark mark = { .kind = DEW_MARK_VALUE, .row = bar->row, .series = bar->series, .paint = bar->paint, .inside = TRUE };
  double height = plan->pitch * run.size;

  if (run.width + 2 * VALUE_PAD > bar->width || height > bar->height)
    return FALSE;

  _dew_page_plan_text (plan, mark, g_strdup (text), run, bar->x + (bar->width - run.width) / 2, bar->y + (bar->height - height) / 2, 1);
  return TRUE;
}

/* Beyond its end. */
static gboolean
put_beyond (DewPagePlan              *plan,
            const DewPageMark        *bar,
            const char               *text,
            DewPageRun                run)
{
  const DewPageMark mark = { .kind = DEW_MARK_VALUE, .row = bar->row, .series = bar->series };
  double height = plan->pitch * run.size, x, y;

  if (plan->of->kind == DEW_SHEET_COLUMNS)
    {
      x = bar->x + (bar->width - run.width) / 2;
      y = bar->pence < 0 ? bar->y + bar->height : bar->y - height;
    }
  else
    {
      x = bar->pence < 0 ? bar->x - run.width - VALUE_PAD : bar->x + bar->width + VALUE_PAD;
      y = bar->y + (bar->height - height) / 2;
    }
  if (!is_free (plan, x, y, run.width, height))
    return FALSE;

  _dew_page_plan_text (plan, mark, g_strdup (text), run, x, y, 1);
  return TRUE;
}

/* As at the axis, so that the two can be compared; as in the table, where that has the same unit, or what is there would be told as 0. */
static char *
print_value (const DewPagePlan        *plan,
             const DewPageMark        *bar)
{
  const DewCell *cell = dew_sheet_cell (plan->of->sheet, plan->of->first + bar->row, plan->of->series[bar->series].column);
  DewPrintFlags flags = DEW_PRINT_SCREEN | (cell->flags & DEW_CELL_SIGNED ? DEW_PRINT_PLUS : 0);
  int decimals = dew_unit_decimals (plan->unit);
  gint64 least = dew_unit_pence (plan->unit);
  char buf[DEW_MONEY_SIZE];

  for (int i = 0; i < decimals; i++)
    least /= 10;
  if (dew_cell_unit (cell->flags) == plan->unit || ABS (bar->pence) < least)
    return dew_cell_text (cell);
  return g_strdup (dew_money_print (dew_pence (bar->pence), plan->unit, decimals, flags, buf));
}

/* Columns that stand side by side have all their figures, or none. */
static gboolean
has_room_for_all (const DewPagePlan *plan)
{
  double room = plan->of->n_series > 1 ? plan->bar : plan->row - VALUE_PAD;

  for (guint i = 0; i < plan->made->marks->len; i++)
    {
      const DewPageMark *mark = &g_array_index (plan->made->marks, DewPageMark, i);
      g_autofree char *text = mark->kind == DEW_MARK_BAR ? print_value (plan, mark) : NULL;

      if (text != NULL && _dew_page_plan_measure (plan, text, VALUE_SIZE, FALSE) > room)
        return FALSE;
    }
  return TRUE;
}

/* All bars are there: a figure lies over none but its own. */
void
_dew_page_plan_values (DewPagePlan *plan)
{
  guint n = plan->made->marks->len;

  if (plan->of->kind == DEW_SHEET_COLUMNS && !has_room_for_all (plan))
    return;

  for (guint i = 0; i < n; i++)
    {
      DewPageMark bar = g_array_index (plan->made->marks, DewPageMark, i);
      DewPageRun run = { .size = VALUE_SIZE, .align = 0.5 };
      g_autofree char *text = NULL;

      if (bar.kind != DEW_MARK_BAR)
        continue;
      text = print_value (plan, &bar);
      run.width = _dew_page_plan_measure (plan, text, run.size, FALSE);
      if (plan->of->kind == DEW_SHEET_STACKED || !put_beyond (plan, &bar, text, run))
        put_inside (plan, &bar, text, run);
    }
}
