/* dew-page-chart.c: where what stands in a chart on paper. */
#include "dew-page-chart-private.h"

#include <glib/gi18n-lib.h>

/* Points. */
#define TEXT_SIZE  8.0
#define LEAST_SIZE 6.5          /* of names below columns */
#define GAP        5.0          /* between a text and what it belongs to */
#define PART_GAP   8.0          /* between legend and plot */
#define TITLE_GAP  3.0          /* between an axis and what it is of */
#define KEY_WIDTH  16.0
#define KEY_HEIGHT 9.0
#define KEY_GAP    18.0         /* between series in the legend */
#define BAR        13.0         /* of one bar in a row; */
#define THIN_BAR   9.0          /* of several */
#define ROW_GAP    7.0
#define LEAST_GAP  3.0
#define COLUMNS    210.0        /* how high columns can be */
#define LEAST_PLOT 60.0         /* whichever way */
#define LEAST_ROW  20.0         /* of columns that stand, with their name below */
#define COLUMN_PART 0.75        /* of a row's width that its columns take */

/* Lines of a name, at the most; and how much of the width names at the side have. */
#define NAME_LINES 3
#define NAME_PART  0.3

#define MOST_TICKS 10

/* ---- Marks ---- */

static void
clear_mark (gpointer data)
{
  g_free (((DewPageMark *) data)->text);
}

static void
add_box (DewPagePlan        *plan,
         DewPageMark         mark,
         double              x,
         double              y,
         double              width,
         double              height)
{
  mark.x = x;
  mark.y = y;
  mark.width = width;
  mark.height = height;
  g_array_append_val (plan->made->marks, mark);
}

double
_dew_page_plan_measure (const DewPagePlan *plan,
                        const char        *text,
                        double             size,
                        gboolean           bold)
{
  return dew_page_text_bound (plan->texts, text, bold, FALSE, NULL) * size;
}

/* In so many lines at the most, where 0 is no end of them. */
static guint
count_lines (const DewPagePlan *plan,
             DewPageRun        *run,
             const char        *text,
             guint              most)
{
  guint lines;

  run->text = text;
  lines = dew_page_text_lines (plan->texts, run);
  if (most == 0 || lines <= most)
    return lines;

  run->n = most;
  run->cut = TRUE;
  return most;
}

double
_dew_page_plan_text (DewPagePlan        *plan,
                     DewPageMark         mark,
                     char               *text,
                     DewPageRun          run,
                     double              x,
                     double              y,
                     guint               most_lines)
{
  double height = count_lines (plan, &run, text, most_lines) * plan->pitch * run.size;

  mark.text = text;
  mark.run = run;
  mark.run.text = text;
  add_box (plan, mark, x, y, run.width, height);
  return height;
}

/* ---- Amounts ---- */

static void
find_ends (DewPagePlan *plan)
{
  gint64 low, high;

  dew_sheet_chart_ends (plan->of, &low, &high);
  plan->low = low;
  plan->high = low == high ? dew_unit_pence (plan->unit) : high;
}

/* The one place where amounts become places: points from the beginning of the axis. */
static double
find_place (const DewPagePlan *plan,
            DewWide            pence,
            double             length)
{
  return (double) (pence - plan->low) / (double) (plan->high - plan->low) * length;
}

static double
measure_ticks (const DewPagePlan *plan)
{
  int decimals = dew_chart_step_decimals (plan->unit, plan->step);
  double widest = 0;

  for (DewWide at = plan->low; at <= plan->high; at += plan->step)
    {
      g_autofree char *text = dew_chart_print_tick (plan->unit, at, decimals);

      widest = MAX (widest, _dew_page_plan_measure (plan, text, TEXT_SIZE, FALSE));
    }
  return widest;
}

/* As many steps as have room for what stands at them; the axis ends at one, on either side. FALSE where not even one has. */
static gboolean
choose_steps (DewPagePlan    *plan,
              double          length,
              gboolean        upright)
{
  DewWide low, high;

  find_ends (plan);
  low = plan->low;
  high = plan->high;
  for (int most = MOST_TICKS; most > 0; most--)
    {
      double each;

      plan->step = dew_chart_nice_step (high - low, most);
      plan->low = dew_chart_round_down (low, plan->step);
      plan->high = dew_chart_first_tick (high, plan->step);
      each = length * (double) plan->step / (double) (plan->high - plan->low);
      if (each >= (upright ? 2 * plan->pitch * TEXT_SIZE : measure_ticks (plan) + 2 * GAP))
        return TRUE;
    }
  return FALSE;
}

/* The plot has half a figure beyond either end. FALSE where it is too narrow then. */
static gboolean
place_plot (DewPagePlan   *plan,
            double         names)
{
  double half = 0;

  for (guint pass = 0; pass < 2; pass++)
    {
      plan->plot_x = MAX (names + GAP, half);
      plan->plot_width = plan->made->width - plan->plot_x - MAX (KEY_GAP, half);
      if (plan->plot_width < LEAST_PLOT || !choose_steps (plan, plan->plot_width, FALSE))
        return FALSE;
      half = measure_ticks (plan) / 2;
    }
  return TRUE;
}

/* ---- The legend ---- */

static double
measure_series (const DewPagePlan *plan,
                guint              series)
{
  double most = plan->made->width - KEY_WIDTH - GAP;

  return MIN (_dew_page_plan_measure (plan, plan->of->series[series].name, TEXT_SIZE, FALSE), most);
}

static void
add_legend (DewPagePlan *plan)
{
  double x = 0, line = plan->pitch * TEXT_SIZE;

  if (plan->of->n_series < 2)
    return;

  for (guint i = 0; i < plan->of->n_series; i++)
    {
      DewPageRun run = { .size = TEXT_SIZE, .width = measure_series (plan, i) };
      const DewPageMark key = { .kind = DEW_MARK_KEY, .series = i, .paint = plan->of->series[i].paint };
      const DewPageMark name = { .kind = DEW_MARK_SERIES, .series = i };

      if (x > 0 && x + KEY_WIDTH + GAP + run.width > plan->made->width)
        {
          x = 0;
          plan->y += line;
        }
      add_box (plan, key, x, plan->y + (line - KEY_HEIGHT) / 2, KEY_WIDTH, KEY_HEIGHT);
      _dew_page_plan_text (plan, name, g_strdup (plan->of->series[i].name), run, x + KEY_WIDTH + GAP, plan->y, 1);
      x += KEY_WIDTH + GAP + run.width + KEY_GAP;
    }
  plan->y += line + PART_GAP;
}

/* ---- Axes ---- */

static char *
name_values (const DewPagePlan *plan)
{
  return g_strdup_printf (_("%s, %s"), plan->of->values, dew_unit_symbol (plan->unit));
}

static void
add_title (DewPagePlan   *plan,
           char          *text,
           double         x,
           double         width,
           double         align)
{
  DewPageRun run = { .size = TEXT_SIZE, .bold = TRUE, .width = width, .align = align };

  plan->y += _dew_page_plan_text (plan, (DewPageMark) { .kind = DEW_MARK_TITLE }, text, run, x, plan->y, NAME_LINES);
}

/* In the middle below the plot; it may be wider. */
static void
add_title_below (DewPagePlan *plan,
                 char        *text)
{
  double need = _dew_page_plan_measure (plan, text, TEXT_SIZE, TRUE), middle = plan->plot_x + plan->plot_width / 2;
  double half = MAX (plan->plot_width / 2, MIN (need / 2, MIN (middle, plan->made->width - middle)));

  add_title (plan, text, middle - half, 2 * half, 0.5);
}

static void
add_tick (DewPagePlan   *plan,
          DewWide        at,
          double         x,
          double         y,
          double         width,
          double         align)
{
  DewPageRun run = { .size = TEXT_SIZE, .width = width, .align = align };
  char *text = dew_chart_print_tick (plan->unit, at, dew_chart_step_decimals (plan->unit, plan->step));

  _dew_page_plan_text (plan, (DewPageMark) { .kind = DEW_MARK_TICK, .pence = (gint64) at }, text, run, x, y, 1);
}

static void
add_grid (DewPagePlan    *plan,
          gboolean        upright)
{
  for (DewWide at = plan->low; at <= plan->high; at += plan->step)
    {
      const DewPageMark mark = { .kind = at == 0 ? DEW_MARK_AXIS : DEW_MARK_GRID, .pence = (gint64) at };

      if (upright)
        add_box (plan, mark, plan->plot_x, plan->plot_y + plan->plot_height - find_place (plan, at, plan->plot_height), plan->plot_width, 0);
      else
        add_box (plan, mark, plan->plot_x + find_place (plan, at, plan->plot_width), plan->plot_y, 0, plan->plot_height);
    }
}

/* ---- Bars ---- */

static DewPageMark
describe_bar (const DewPagePlan *plan,
              guint              row,
              guint              series)
{
  return (DewPageMark) { .kind = DEW_MARK_BAR, .row = row, .series = series, .paint = plan->of->series[series].paint, .pence = dew_sheet_chart_pence (plan->of, row, series) };
}

/* From one amount to another, along the axis. */
static void
add_bar (DewPagePlan        *plan,
         DewPageMark         bar,
         DewWide             from,
         DewWide             to,
         double              across)
{
  gboolean upright = plan->of->kind == DEW_SHEET_COLUMNS;
  double length = upright ? plan->plot_height : plan->plot_width;
  double low = find_place (plan, MIN (from, to), length), high = find_place (plan, MAX (from, to), length);

  if (upright)
    add_box (plan, bar, across, plan->plot_y + length - high, plan->bar, high - low);
  else
    add_box (plan, bar, plan->plot_x + low, across, high - low, plan->bar);
}

static void
add_bars (DewPagePlan  *plan,
          guint         row,
          double        across)
{
  DewWide over = 0, under = 0;

  for (guint i = 0; i < plan->of->n_series; i++)
    {
      DewPageMark bar = describe_bar (plan, row, i);
      DewWide *sum = bar.pence > 0 ? &over : &under;

      if (plan->of->kind == DEW_SHEET_STACKED)
        {
          if (bar.pence != 0)
            add_bar (plan, bar, *sum, *sum + bar.pence, across);
          *sum += bar.pence;
        }
      else if (bar.pence != 0)
        {
          add_bar (plan, bar, 0, bar.pence, across + i * plan->bar);
        }
    }
}

/* How much of a row its bars take. */
static double
measure_bars (const DewPagePlan *plan)
{
  return plan->of->kind == DEW_SHEET_STACKED ? plan->bar : plan->bar * plan->of->n_series;
}

static void
add_all_bars (DewPagePlan   *plan,
              double         first)
{
  for (guint r = 0; r < plan->of->n; r++)
    add_bars (plan, r, first + r * plan->row + (plan->row - measure_bars (plan)) / 2);
}

/* ---- Names of rows ---- */

static const char *
name_row (const DewPagePlan *plan,
          guint              row)
{
  const DewCell *cell = dew_sheet_cell (plan->of->sheet, plan->of->first + row, 0);

  return cell->type == DEW_CELL_TEXT && cell->text != NULL ? cell->text : "";
}

static DewPageRun
describe_name (const DewPagePlan *plan,
               double             width)
{
  return (DewPageRun) { .size = plan->name_size, .width = width, .align = plan->of->kind == DEW_SHEET_COLUMNS ? 0.5 : 1 };
}

/* The lines of the name that has most. */
static guint
count_name_lines (const DewPagePlan *plan,
                  double             width)
{
  guint lines = 1;

  for (guint r = 0; r < plan->of->n; r++)
    {
      DewPageRun run = describe_name (plan, width);

      lines = MAX (lines, count_lines (plan, &run, name_row (plan, r), plan->name_lines));
    }
  return lines;
}

static void
add_name (DewPagePlan  *plan,
          guint         row,
          double        x,
          double        y,
          double        width,
          double        height)
{
  const DewPageMark mark = { .kind = DEW_MARK_NAME, .row = row };
  DewPageRun run = describe_name (plan, width);
  double taken = count_lines (plan, &run, name_row (plan, row), plan->name_lines) * plan->pitch * run.size;

  _dew_page_plan_text (plan, mark, g_strdup (name_row (plan, row)), describe_name (plan, width), x, y + (height - taken) / 2, plan->name_lines);
}

/* ---- Bars that lie, below each other ---- */

/* What names at the side need: of all, and of their longest word. */
static double
measure_names (const DewPagePlan *plan)
{
  double widest = _dew_page_plan_measure (plan, plan->of->rows, TEXT_SIZE, TRUE);

  for (guint r = 0; r < plan->of->n; r++)
    widest = MAX (widest, _dew_page_plan_measure (plan, name_row (plan, r), plan->name_size, FALSE));
  return MIN (widest, plan->made->width * NAME_PART);
}

/* As high as goes, up to what is wanted. FALSE where even the least does not. */
static gboolean
fit_rows (DewPagePlan   *plan,
          double         names,
          double         room)
{
  guint bars = plan->of->kind == DEW_SHEET_STACKED ? 1 : plan->of->n_series;

  plan->bar = bars > 1 ? THIN_BAR : BAR;
  for (plan->name_lines = NAME_LINES; plan->name_lines > 0; plan->name_lines--)
    {
      double need = MAX (plan->bar * bars, count_name_lines (plan, names) * plan->pitch * plan->name_size);

      plan->row = MIN (need + ROW_GAP, room / plan->of->n);
      if (plan->row >= need + LEAST_GAP)
        return TRUE;
    }
  return FALSE;
}

/* Names at the side, figures below. */
static void
label_lying (DewPagePlan   *plan,
             double         names)
{
  double width = measure_ticks (plan);

  for (guint r = 0; r < plan->of->n; r++)
    add_name (plan, r, 0, plan->plot_y + r * plan->row, names, plan->row);

  plan->y = plan->plot_y + plan->plot_height + GAP;
  for (DewWide at = plan->low; at <= plan->high; at += plan->step)
    {
      double x = plan->plot_x + find_place (plan, at, plan->plot_width) - width / 2;

      add_tick (plan, at, CLAMP (x, 0, plan->made->width - width), plan->y, width, 0.5);
    }
  plan->y += plan->pitch * TEXT_SIZE + TITLE_GAP;
  add_title_below (plan, name_values (plan));
}

static gboolean
lay_out_lying (DewPagePlan   *plan,
               double         most)
{
  double line = plan->pitch * TEXT_SIZE, names = measure_names (plan), foot = GAP + line + TITLE_GAP + line;

  add_legend (plan);
  add_title (plan, g_strdup (plan->of->rows), 0, names, 1);
  plan->y += LEAST_GAP;
  if (!place_plot (plan, names) || !fit_rows (plan, names, most - plan->y - foot))
    return FALSE;

  plan->plot_y = plan->y;
  plan->plot_height = plan->row * plan->of->n;
  add_grid (plan, FALSE);
  add_all_bars (plan, plan->plot_y);
  _dew_page_plan_values (plan);
  label_lying (plan, names);
  return TRUE;
}

/* ---- Columns, beside each other ---- */

/* In the largest type in which no word of theirs is broken. */
static void
size_names (DewPagePlan  *plan,
            double        width)
{
  double longest = 0, word;

  for (guint r = 0; r < plan->of->n; r++)
    {
      dew_page_text_bound (plan->texts, name_row (plan, r), FALSE, FALSE, &word);
      longest = MAX (longest, word);
    }
  plan->name_size = CLAMP (width / MAX (longest, 1), LEAST_SIZE, TEXT_SIZE);
}

/* Figures at the side, names below. */
static void
label_upright (DewPagePlan *plan)
{
  double line = plan->pitch * TEXT_SIZE, width = plan->row - VALUE_PAD;

  for (DewWide at = plan->low; at <= plan->high; at += plan->step)
    add_tick (plan, at, 0, plan->plot_y + plan->plot_height - find_place (plan, at, plan->plot_height) - line / 2, plan->plot_x - GAP, 1);

  plan->y = plan->plot_y + plan->plot_height + GAP;
  size_names (plan, width);
  plan->name_lines = NAME_LINES;
  for (guint r = 0; r < plan->of->n; r++)
    _dew_page_plan_text (plan, (DewPageMark) { .kind = DEW_MARK_NAME, .row = r }, g_strdup (name_row (plan, r)), describe_name (plan, width),
                         plan->plot_x + r * plan->row + VALUE_PAD / 2, plan->y, plan->name_lines);
  plan->y += count_name_lines (plan, width) * plan->pitch * plan->name_size + TITLE_GAP;
  add_title_below (plan, g_strdup (plan->of->rows));
}

static gboolean
lay_out_upright (DewPagePlan   *plan,
                 double         most)
{
  double line = plan->pitch * TEXT_SIZE, foot = GAP + NAME_LINES * line + TITLE_GAP + line;

  add_legend (plan);
  add_title (plan, name_values (plan), 0, plan->made->width, 0);
  plan->plot_y = plan->y + GAP + plan->pitch * VALUE_SIZE;
  plan->plot_height = MIN (COLUMNS, most - plan->plot_y - foot);
  if (plan->plot_height < LEAST_PLOT || !choose_steps (plan, plan->plot_height, TRUE))
    return FALSE;

  plan->plot_x = measure_ticks (plan) + GAP;
  plan->plot_width = plan->made->width - plan->plot_x;
  if (plan->plot_width < LEAST_PLOT || plan->plot_width < LEAST_ROW * plan->of->n)
    return FALSE;

  plan->row = plan->plot_width / plan->of->n;
  plan->bar = plan->row * COLUMN_PART / plan->of->n_series;
  add_grid (plan, TRUE);
  add_all_bars (plan, plan->plot_x);
  _dew_page_plan_values (plan);
  label_upright (plan);
  return TRUE;
}

/* ---- The chart ---- */

DewPageChart *
dew_page_chart_new (DewPageText         *texts,
                    const DewSheetChart *chart,
                    double               width,
                    double               most)
{
  g_return_val_if_fail (texts != NULL, NULL);
  g_return_val_if_fail (chart != NULL && chart->n_series > 0, NULL);

  g_autoptr (DewPageChart) made = g_new0 (DewPageChart, 1);
  DewPagePlan plan = { .texts = texts, .of = chart, .made = made, .pitch = dew_page_text_pitch (texts), .name_size = TEXT_SIZE };

  made->width = width;
  made->marks = g_array_new (FALSE, FALSE, sizeof (DewPageMark));
  g_array_set_clear_func (made->marks, clear_mark);
  plan.unit = dew_sheet_chart_unit (chart);
  if (!(chart->kind == DEW_SHEET_COLUMNS ? lay_out_upright (&plan, most) : lay_out_lying (&plan, most)) || plan.y > most)
    return NULL;

  made->height = plan.y;
  return g_steal_pointer (&made);
}

void
dew_page_chart_free (DewPageChart *chart)
{
  if (chart == NULL)
    return;

  g_array_unref (chart->marks);
  g_free (chart);
}
