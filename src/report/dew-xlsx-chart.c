/* dew-xlsx-chart.c: the chart of a sheet, in a workbook.
 *
 * What the library does not do by itself, or not well:
 *   - It takes a name that begins with "=" for a formula, so names are set where it keeps them.
 *   - It quotes names of sheets where it sees a need, which is not where Excel does, and takes quoted ones apart again
 *     without regard to apostrophes: so ranges are written out here, and the sheet is named beside them.
 *   - It keeps 0 as the value of a formula, and for a text that is one: programs that show what is kept, as previews do,
 *     would show no bars. So what the cells hold is kept here, and it is told not to look.
 *   - It cuts what a chart is in words off at 2,079 bytes, be it within a character: see DEW_SHEET_MAX_WORDS.
 *   - It warns on stderr of a chart without series, and of patterns in black: there are none of either.
 */
#include "dew-xlsx-chart.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "dew-xlsx-check.h"
#include "dew-xlsx-look.h"
#include "dew-xlsx-width.h"

#define FONT "Calibri"          /* as in the cells; sans-serif */
#define SWISS 34                /* which is what Excel calls that */
#define TITLE_SIZE 14
#define TEXT_SIZE 11
#define INK 0x202020
#define GROUND 0xFFFFFF
#define RULE 0xD0D0D0           /* of the lines behind the bars */

/* In pixels. */
#define LIBRARY_WIDTH 480       /* of a chart that is not scaled */
#define LIBRARY_HEIGHT 288
#define LEAST_HEIGHT 380
#define UPRIGHT_HEIGHT 480      /* of lines and columns, under which names of months take their room */
#define AROUND 150              /* title, axis */
#define ROW_HEIGHT 32           /* of a bar with the gap behind it, for a name of one line */
#define LINE_HEIGHT 18
#define CHARACTER 8             /* in width, on the whole; names at the side have a third of it */
#define KEY 40                  /* beside a name in the legend */
#define BESIDE 24               /* between table and chart */

#define GAP 50                  /* between rows of bars, in percent of a bar */

/* Series names, of which more does not get into a legend, as Excel has it. */
#define MAX_NAME_UNITS 255

/* As partners are painted on the screen, with patterns that can be told apart in grey; those that LibreOffice, which draws them by lines of its
 * own, shows so too. */
static const struct {
  lxw_color_t fill;
  uint8_t     pattern;          /* NONE: solid */
} paints[DEW_SHEET_N_PAINTS] = {
  { 0x12436D, LXW_CHART_PATTERN_NONE },
  { 0x28A197, LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL },
  { 0x801650, LXW_CHART_PATTERN_DOTTED_DIAMOND },
  { 0xF46A25, LXW_CHART_PATTERN_DASHED_VERTICAL },
  [DEW_SHEET_OTHERS] = { 0x6A6A72, LXW_CHART_PATTERN_DASHED_HORIZONTAL },
  [DEW_SHEET_NOBODY] = { 0xB3261E, LXW_CHART_PATTERN_LIGHT_UPWARD_DIAGONAL },
};

/* ---- What a chart keeps of cells ---- */

/* The library frees it by free (), which is what is behind GLib's. */
static lxw_series_data_point *
keep_point (lxw_series_range *range)
{
  lxw_series_data_point *point = g_new0 (lxw_series_data_point, 1);

  STAILQ_INSERT_TAIL (range->data_cache, point, list_pointers);
  range->num_data_points++;
  return point;
}

static void
keep_text (lxw_series_range *range,
           const char       *text)
{
  lxw_series_data_point *point = keep_point (range);
  char *clean = dew_xlsx_clean (text);

  point->is_string = LXW_TRUE;
  point->string = clean != NULL ? clean : g_strdup (text);
  range->has_string_cache = LXW_TRUE;
}

static void
keep_cell (lxw_series_range *range,
           const DewCell    *cell,
           gboolean          exact)
{
  if (cell->type == DEW_CELL_TEXT)
    {
      keep_text (range, cell->text);
      return;
    }

  lxw_series_data_point *point = keep_point (range);

  if (cell->type == DEW_CELL_EMPTY || (cell->flags & DEW_CELL_BLANK))
    point->no_data = LXW_TRUE;
  else
    point->number = dew_xlsx_double (cell, exact);
}

/* Where the cells are; the formula is taken over as it is, with neither parsing nor looking. */
static void
set_place (lxw_series_range *range,
           const DewSheet   *sheet,
           char             *formula)
{
  g_free (range->formula);
  range->formula = formula;
  range->sheetname = g_strdup (sheet->name);
  range->ignore_cache = LXW_TRUE;
}

static void
set_cells (lxw_series_range    *range,
           const DewSheetChart *chart,
           guint                column,
           gboolean             exact)
{
  set_place (range, chart->sheet, dew_sheet_range (chart->sheet, chart->first, chart->n, column, TRUE));
  for (guint r = 0; r < chart->n; r++)
    keep_cell (range, dew_sheet_cell (chart->sheet, chart->first + r, column), exact);
}

/* ---- Series ---- */

static char *
shorten_name (const char *name)
{
  g_autofree char *clean = dew_xlsx_clean (name);
  GString *shortened = g_string_new (NULL);
  guint units = 0;

  for (const char *p = clean != NULL ? clean : name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      units += c > 0xffff ? 2 : 1;
      if (units > MAX_NAME_UNITS)
        break;
      g_string_append_unichar (shortened, c);
    }
  return g_string_free (shortened, FALSE);
}

static void
set_name (lxw_chart_series     *made,
          const DewSheetSeries *series)
{
  if (series->named_in == NULL)
    {
      made->title.name = shorten_name (series->name);
      return;
    }

  set_place (made->title.range, series->named_in,
             dew_sheet_address (series->named_in, series->named_row, series->named_column, TRUE, TRUE));
  keep_text (made->title.range, series->name);
}

/* A line between bars that meet; what is nobody's is an outline. */
static void
paint_bars (lxw_chart_series *made,
            guint             paint)
{
  gboolean outlined = paint == DEW_SHEET_NOBODY;
  lxw_chart_line line = { .color = outlined ? paints[paint].fill : GROUND, .width = outlined ? 1.25f : 0.75f };
  lxw_chart_fill fill = { .color = paints[paint].fill };
  lxw_chart_pattern pattern = {
    .fg_color = outlined ? paints[paint].fill : GROUND,
    .bg_color = outlined ? GROUND : paints[paint].fill,
    .type = paints[paint].pattern,
  };

  chart_series_set_line (made, &line);
  if (paints[paint].pattern == LXW_CHART_PATTERN_NONE)
    chart_series_set_fill (made, &fill);
  else
    chart_series_set_pattern (made, &pattern);
}

static gboolean
add_series (lxw_chart           *made,
            const DewSheetChart *chart,
            guint                i,
            gboolean             exact)
{
  const DewSheetSeries *series = &chart->series[i];
  lxw_chart_series *added = chart_add_series (made, NULL, NULL);

  if (added == NULL)
    return FALSE;

  set_cells (added->categories, chart, 0, exact);
  set_cells (added->values, chart, series->column, exact);
  set_name (added, series);
  paint_bars (added, series->paint);
  return TRUE;
}

/* ---- Axes ---- */

static lxw_chart_font
make_font (double   size,
           gboolean bold)
{
  return (lxw_chart_font) { .name = (char *) FONT, .size = size, .bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE, .color = INK, .pitch_family = SWISS, .baseline = -1 };
}

static void
set_up_axis (lxw_chart_axis *axis,
             const char     *name)
{
  lxw_chart_font font = make_font (TEXT_SIZE, FALSE);
  lxw_chart_font bold = make_font (TEXT_SIZE, TRUE);
  lxw_chart_line line = { .color = INK, .width = 0.75f };

  axis->title.name = shorten_name (name);
  chart_axis_set_name_font (axis, &bold);
  chart_axis_set_num_font (axis, &font);
  chart_axis_set_line (axis, &line);
}

/* The rows stand beside each other, and their names under them. */
static gboolean
is_upright (const DewSheetChart *chart)
{
  return chart->kind == DEW_SHEET_COLUMNS;
}

/* Names stand at the side, and not on bars that go to the other side of nothing. */
static void
set_up_rows (lxw_chart_axis      *axis,
             const DewSheetChart *chart)
{
  set_up_axis (axis, chart->rows);
  chart_axis_set_label_position (axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_axis_set_major_tick_mark (axis, LXW_CHART_AXIS_TICK_MARK_NONE);
  chart_axis_set_interval_unit (axis, 1);
  if (is_upright (chart))
    return;

  /* The first row at the top, as in the table; the amounts stay at the bottom. */
  chart_axis_set_reverse (axis);
  chart_axis_set_crossing_max (axis);
}

/* Whether some value is above nothing, or below it (-1). */
static gboolean
has_sign (const DewSheetChart *chart,
          int                  sign)
{
  for (guint r = 0; r < chart->n; r++)
    for (guint i = 0; i < chart->n_series; i++)
      {
        const DewCell *cell = dew_sheet_cell (chart->sheet, chart->first + r, chart->series[i].column);

        if (cell->type != DEW_CELL_EMPTY && !(cell->flags & DEW_CELL_BLANK) && (sign < 0 ? cell->number < 0 : cell->number > 0))
          return TRUE;
      }
  return FALSE;
}

static void
set_up_values (lxw_chart_axis      *axis,
               const DewSheetChart *chart,
               gboolean             exact)
{
  lxw_chart_line rule = { .color = RULE, .width = 0.75f };
  DewUnit unit = dew_sheet_chart_unit (chart);
  g_autofree char *name = g_strdup_printf (_("%s, %s"), chart->values, dew_unit_symbol (unit));
  g_autofree char *format = dew_xlsx_axis_format (exact ? DEW_UNIT_POUNDS : dew_sheet_chart_cell_unit (chart), unit, dew_sheet_chart_largest (chart));

  set_up_axis (axis, name);
  chart_axis_set_num_format (axis, format);
  /* Bars that begin elsewhere than at 0 tell another story than their figures. */
  if (!has_sign (chart, -1))
    chart_axis_set_min (axis, 0);
  else if (!has_sign (chart, 1))
    chart_axis_set_max (axis, 0);
  chart_axis_major_gridlines_set_visible (axis, LXW_TRUE);
  chart_axis_major_gridlines_set_line (axis, &rule);
}

/* ---- The chart ---- */

/* Names of the legend stand in columns that are as wide as the longest. */
static guint
count_legend_lines (const DewSheetChart *chart)
{
  guint widest = 1, across;

  for (guint i = 0; i < chart->n_series; i++)
    widest = MAX (widest, KEY + CHARACTER * (guint) g_utf8_strlen (chart->series[i].name, MAX_NAME_UNITS * 4));
  across = MAX (DEW_XLSX_CHART_WIDTH / widest, 1);
  return chart->n_series > 1 ? (chart->n_series + across - 1) / across : 0;
}

/* Lines of names at the side, or bars where they are more. */
static guint
find_row_height (const DewSheetChart *chart,
                 guint                row)
{
  const DewCell *name = dew_sheet_cell (chart->sheet, row, 0);
  guint bars = chart->kind == DEW_SHEET_BARS ? chart->n_series : 1;
  guint lines = name->text != NULL ? dew_xlsx_lines (name->text, DEW_XLSX_CHART_WIDTH / 3 / CHARACTER) : 1;

  return ROW_HEIGHT + LINE_HEIGHT * (MAX (bars, MIN (lines, 3)) - 1);
}

guint
dew_xlsx_chart_height (const DewSheetChart *chart)
{
  guint highest = 0;

  g_return_val_if_fail (chart != NULL, LEAST_HEIGHT);

  if (is_upright (chart))
    return UPRIGHT_HEIGHT;

  /* All rows are as high as the highest. */
  for (guint r = 0; r < chart->n; r++)
    highest = MAX (highest, find_row_height (chart, chart->first + r));
  return MAX (LEAST_HEIGHT, AROUND + chart->n * highest + count_legend_lines (chart) * LINE_HEIGHT);
}

static uint8_t
find_type (DewSheetChartKind kind)
{
  switch (kind)
    {
    case DEW_SHEET_STACKED:
      return LXW_CHART_BAR_STACKED;
    case DEW_SHEET_COLUMNS:
      return LXW_CHART_COLUMN;
    case DEW_SHEET_BARS:
    default:
      return LXW_CHART_BAR;
    }
}

/* The title is that of the sheet, by its cell. */
static void
set_up_head (lxw_chart           *made,
             const DewSheetChart *chart)
{
  g_autofree char *quoted = dew_sheet_quoted (chart->sheet);
  lxw_chart_font title = make_font (TITLE_SIZE, TRUE);
  lxw_chart_font font = make_font (TEXT_SIZE, FALSE);

  set_place (made->title.range, chart->sheet, g_strconcat (quoted, "!$A$1", NULL));
  keep_text (made->title.range, chart->sheet->title);
  chart_title_set_name_font (made, &title);
  chart_legend_set_position (made, chart->n_series > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
  chart_legend_set_font (made, &font);
}

static void
set_up_ground (lxw_chart           *made,
               const DewSheetChart *chart)
{
  lxw_chart_line none = { .none = LXW_TRUE };
  lxw_chart_fill ground = { .color = GROUND };

  chart_chartarea_set_line (made, &none);
  chart_chartarea_set_fill (made, &ground);
  chart_set_series_gap (made, GAP);
}

/* Beside the last column, so that it covers no cell of the table; where columns are made wider it moves, and is no larger. */
static lxw_error
insert (lxw_worksheet       *page,
        lxw_chart           *made,
        const DewSheetChart *chart)
{
  g_autofree char *words = dew_xlsx_clean (chart->words);
  lxw_chart_options options = {
    .x_offset = BESIDE,
    .x_scale = (double) DEW_XLSX_CHART_WIDTH / LIBRARY_WIDTH,
    .y_scale = (double) dew_xlsx_chart_height (chart) / LIBRARY_HEIGHT,
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    .description = words != NULL ? words : chart->words,
  };

  return worksheet_insert_chart_opt (page, dew_sheet_head (chart->sheet) - 1, (lxw_col_t) chart->sheet->columns->len, made, &options);
}

gboolean
dew_xlsx_chart_write (struct lxw_workbook  *workbook,
                      struct lxw_worksheet *page,
                      const DewSheet       *sheet,
                      gboolean              exact)
{
  const DewSheetChart *chart;
  lxw_chart *made;
  gboolean upright;

  g_return_val_if_fail (workbook != NULL && page != NULL, FALSE);
  g_return_val_if_fail (sheet != NULL && sheet->chart != NULL && sheet->chart->n_series > 0, FALSE);

  chart = sheet->chart;
  upright = is_upright (chart);
  made = workbook_add_chart (workbook, find_type (chart->kind));
  if (made == NULL)
    return FALSE;

  for (guint i = 0; i < chart->n_series; i++)
    if (!add_series (made, chart, i, exact))
      return FALSE;
  set_up_head (made, chart);
  /* Of bars the library's x axis is the one of the amounts. */
  set_up_rows (upright ? made->x_axis : made->y_axis, chart);
  set_up_values (upright ? made->y_axis : made->x_axis, chart, exact);
  set_up_ground (made, chart);
  return insert (page, made, chart) == LXW_NO_ERROR;
}
