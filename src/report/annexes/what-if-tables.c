/* what-if-tables.c: scenarios side by side, pool by pool and all together: who bears what, final costs, changes. */
#include "dew-what-if-private.h"

#include <glib/gi18n-lib.h>

#include "dew-ratio.h"

/* Lanes follow from the third column on, in the table of changes without the baseline. A figure a table, so that also six lanes can be read side by side on paper. */
enum { POOL, PARTNER, FIRST };

/* So many cells are added up in one formula, be it on another sheet whose name is long: a spreadsheet takes 255 arguments, and 8,192 characters. */
#define MAX_ADDED 100

/* What a row is of. */
typedef struct {
  DewRiskRowKind kind;
  guint          partner;       /* index, of DEW_RISK_PARTNER */
} Bearer;

/* A row that is written. */
typedef struct {
  Bearer bearer;
  guint  row;
} Placed;

/* A pool, or all of them, while its rows are written. */
typedef struct {
  DewWhatIf *what_if;
  guint      pool;              /* index; n_pools: all */
  GArray    *bearers;           /* Bearer, without the total */
  guint      first;             /* its first row */
  GArray    *placed;            /* Placed: the rows of the pools so far, without totals */
} Block;

/* ---- Starting ---- */

static guint
lane_column (guint lane)
{
  return FIRST + lane;
}

static guint
change_column (guint lane)
{
  return FIRST + lane - 1;
}

static DewSheet *
add_table (const DewWhatIf *what_if,
           const char      *name,
           const char      *title,
           const char      *about)
{
  g_autofree char *scope = _dew_paper_scope_of_all (what_if->paper);
  g_autofree char *whole = g_strconcat (title, scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (what_if->paper, name, whole);

  dew_sheet_about (sheet, about);
  _dew_what_if_note_variance (what_if, sheet);
  return sheet;
}

static void
note_follows (const DewWhatIf *what_if,
              DewSheet        *sheet)
{
  g_autofree char *own = NULL;

  dew_sheet_note (sheet, _("An empty cell is of what cannot be shared there, of all pools where one of them cannot, or of a pool without contributions: the sheet What-if rules says why."));
  dew_sheet_live_note (sheet, _("Change an input of the baseline, and every scenario that does not say otherwise follows."));
  if (what_if->paper->scenario == DEW_BASELINE)
    return;
  own = g_strdup_printf (_("The scenario that this book is of, “%s”, has inputs of its own, which do not follow the baseline’s."), _dew_paper_scenario (what_if->paper));
  dew_sheet_live_note (sheet, own);
}

static void
add_lane_column (DewSheet            *sheet,
                 const DewWhatIfLane *lane,
                 const char          *format,
                 int                  width)
{
  g_autoptr (GString) heading = g_string_new (format);

  g_string_replace (heading, "%s", lane->heading, 1);
  dew_sheet_column (sheet, heading->str, width);
}

static void
add_columns (const DewWhatIf *what_if)
{
  DewSheet *const sheets[] = { what_if->shares, what_if->percents, what_if->costs, what_if->changes };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      dew_sheet_column (sheets[i], _("Pool"), 0);
      dew_sheet_column (sheets[i], _("Partner"), 0);
    }

  for (guint i = 0; i < what_if->lanes->len; i++)
    {
      const DewWhatIfLane *lane = &g_array_index (what_if->lanes, DewWhatIfLane, i);

      /* TRANSLATORS: the name of a scenario, and what stands in the column. */
      add_lane_column (what_if->shares, lane, _("%s: share, £"), 18);
      add_lane_column (what_if->percents, lane, _("%s: share of the variance, %"), 18);
      add_lane_column (what_if->costs, lane, _("%s: final cost, £"), 18);
      if (i > 0)
        add_lane_column (what_if->changes, lane, _("%s: change from the baseline, £"), 18);
    }
}

void
_dew_what_if_start_tables (DewWhatIf *what_if)
{
  gboolean moved = what_if->paper->moved;

  what_if->shares = add_table (what_if, _("What-if"), _("What-if comparison: who bears what"), _("What each partner bears of the variance in every scenario, side by side"));
  note_follows (what_if, what_if->shares);

  what_if->percents = add_table (what_if, _("What-if percentages"), _("What-if comparison: shares of the variance"), _("What part of the variance each partner bears in every scenario, side by side"));
  dew_sheet_note (what_if->percents, _("Percentages are of the variance in the same scenario, by the rule that the sheet What-if rules names, and come to 100."));
  note_follows (what_if, what_if->percents);

  what_if->costs = add_table (what_if, _("What-if costs"), _("What-if comparison: final costs"), _("What each partner pays in all in every scenario, side by side"));
  dew_sheet_note (what_if->costs, moved ? _("Final cost is the gross contribution in the scenario, after virements, and the share; what nobody bears has a row of its own.")
                                        : _("Final cost is the gross contribution in the scenario and the share; what nobody bears has a row of its own."));
  note_follows (what_if, what_if->costs);

  what_if->changes = add_table (what_if, _("What-if changes"), _("What-if comparison: changes from the baseline"), _("How much more or less each partner pays in every scenario than in the baseline"));
  dew_sheet_note (what_if->changes, _("A change is the final cost in the scenario less that in the baseline, as the sheet What-if costs has them: above 0 (+) it costs more, below 0 (−) less."));
  note_follows (what_if, what_if->changes);
  add_columns (what_if);
}

/* ---- A row ---- */

static const char *
say_bearer (const DewWhatIf *what_if,
            const Bearer    *bearer)
{
  switch (bearer->kind)
    {
    case DEW_RISK_PARTNER:
      return _dew_paper_partner (what_if->paper, bearer->partner)->name;
    case DEW_RISK_RESERVE:
      return _("From the reserve");
    case DEW_RISK_HELD:
      return _("Held in the pool");
    case DEW_RISK_REST:
      return _("Not shared out, for decision");
    case DEW_RISK_UNSAID:
      return what_if->paper->nobody;
    case DEW_RISK_TOTAL:
    default:
      return _("Total");
    }
}

/* The tables have the same rows. */
static guint
start_row (const Block  *block,
           const Bearer *bearer)
{
  const DewWhatIf *what_if = block->what_if;
  DewSheet *const sheets[] = { what_if->shares, what_if->percents, what_if->costs, what_if->changes };
  const char *pool = block->pool < what_if->n_pools ? _dew_what_if_pool (what_if, 0, block->pool)->pool->name : _("All pools");
  guint row = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      row = dew_sheet_row (sheets[i]);
      dew_sheet_text (sheets[i], row, POOL, pool);
      dew_sheet_text (sheets[i], row, PARTNER, bearer != NULL ? say_bearer (what_if, bearer) : _("No contributions entered"));
    }
  return row;
}

/* What stands in a cell of the lane's risk share, while it is shared. */
static void
put_cell (const Block    *block,
          guint           lane,
          DewSheet       *sheet,
          guint           row,
          guint           column,
          guint           of_row,
          guint           of_column)
{
  const DewSheet *shares = _dew_what_if_pool (block->what_if, lane, block->pool)->risk->shares;
  const DewCell *cell = dew_sheet_cell (shares, of_row, of_column);
  g_autofree char *address = dew_sheet_address (shares, of_row, of_column, TRUE, TRUE);
  gboolean now;
  g_autofree char *shared = _dew_what_if_shared (block->what_if, lane, block->pool, &now);

  dew_sheet_formula (sheet, row, column, cell->type, now ? cell->number : 0, now ? cell->flags & DEW_CELL_BLANK : DEW_CELL_BLANK, "=IF(%s,%s,\"\")", shared, address);
}

/* Who has to do with a pool only in other lanes bears nothing in this one, and puts nothing in. */
static void
put_none (const Block       *block,
          guint              lane,
          const DewRiskPool *pool,
          guint              row)
{
  const DewWhatIf *what_if = block->what_if;
  gboolean now, any;
  g_autofree char *shared = _dew_what_if_shared (what_if, lane, block->pool, &now);
  g_autofree char *total = NULL;
  guint of_row;

  if (shared == NULL || !_dew_risk_find_row (pool, DEW_RISK_TOTAL, 0, &of_row))
    return;

  total = dew_sheet_address (pool->risk->shares, of_row, DEW_SHARES_PERCENT, TRUE, TRUE);
  any = now && !(dew_sheet_cell (pool->risk->shares, of_row, DEW_SHARES_PERCENT)->flags & DEW_CELL_BLANK);
  dew_sheet_formula (what_if->percents, row, lane_column (lane), DEW_CELL_PERCENT, 0, any ? 0 : DEW_CELL_BLANK, "=IF(AND(%s,N(%s)<>0),0,\"\")", shared, total);
  dew_sheet_formula (what_if->shares, row, lane_column (lane), DEW_CELL_MONEY, 0, now ? 0 : DEW_CELL_BLANK, "=IF(%s,0,\"\")", shared);
  dew_sheet_formula (what_if->costs, row, lane_column (lane), DEW_CELL_MONEY, 0, now ? 0 : DEW_CELL_BLANK, "=IF(%s,0,\"\")", shared);
}

/* Where no contribution is entered in a pool, nor can be, its shares are all it costs. */
static void
put_lane (const Block  *block,
          guint         lane,
          const Bearer *bearer,
          guint         row)
{
  const DewWhatIf *what_if = block->what_if;
  const DewRiskPool *pool = _dew_what_if_pool (what_if, lane, block->pool);
  guint of_row;

  if (!_dew_risk_find_row (pool, bearer->kind, bearer->partner, &of_row))
    {
      put_none (block, lane, pool, row);
      return;
    }

  put_cell (block, lane, what_if->percents, row, lane_column (lane), of_row, DEW_SHARES_PERCENT);
  put_cell (block, lane, what_if->shares, row, lane_column (lane), of_row, DEW_SHARES_SHARE);
  put_cell (block, lane, what_if->costs, row, lane_column (lane), of_row,
            dew_sheet_cell (pool->risk->shares, of_row, DEW_SHARES_COST)->type != DEW_CELL_EMPTY ? DEW_SHARES_COST : DEW_SHARES_SHARE);
}

/* Worth what the printed costs differ by, where both are shared. */
static void
put_change (const Block *block,
            guint        lane,
            guint        row)
{
  const DewWhatIf *what_if = block->what_if;
  const DewCell *there = dew_sheet_cell (what_if->costs, row, lane_column (lane)), *base = dew_sheet_cell (what_if->costs, row, lane_column (0));
  g_autofree char *cost = dew_sheet_address (what_if->costs, row, lane_column (lane), TRUE, TRUE);
  g_autofree char *baseline = dew_sheet_address (what_if->costs, row, lane_column (0), TRUE, TRUE);
  gboolean now, before;
  g_autofree char *shared = _dew_what_if_shared (what_if, lane, block->pool, &now);
  g_autofree char *base_shared = _dew_what_if_shared (what_if, 0, block->pool, &before);

  if (shared == NULL || base_shared == NULL || (there->type == DEW_CELL_EMPTY && base->type == DEW_CELL_EMPTY))
    return;
  dew_sheet_formula (what_if->changes, row, change_column (lane), DEW_CELL_MONEY, now && before ? there->number - base->number : 0, DEW_CELL_SIGNED | (now && before ? 0 : DEW_CELL_BLANK),
                     "=IF(AND(%s,%s),ROUND(N(%s)-N(%s),2),\"\")", base_shared, shared, cost, baseline);
}

/* ---- Totals ---- */

/* Of what is printed above; empty where nothing is. */
static void
put_sum (const Block  *block,
         DewSheet     *sheet,
         guint         row,
         guint         column,
         DewCellFlags  flags)
{
  g_autofree char *range = dew_sheet_range (sheet, block->first, block->bearers->len, column, FALSE);
  DewCellType type = DEW_CELL_EMPTY;
  gboolean any = FALSE;
  gint64 sum = 0;

  for (guint i = 0; i < block->bearers->len; i++)
    {
      const DewCell *cell = dew_sheet_cell (sheet, block->first + i, column);

      if (cell->type == DEW_CELL_EMPTY)
        continue;
      type = cell->type;
      any |= !(cell->flags & DEW_CELL_BLANK);
      sum += cell->number;
    }
  if (type == DEW_CELL_EMPTY)
    return;

  dew_sheet_formula (sheet, row, column, type, any ? sum : 0, flags | DEW_CELL_TOTAL | (any ? 0 : DEW_CELL_BLANK),
                     type == DEW_CELL_PERCENT ? "=IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",SUM(%1$s))" : "=IF(AND(COUNT(%1$s)=0,SUM(%1$s)=0),\"\",ROUND(SUM(%1$s),2))", range);
}

static void
put_total (const Block *block)
{
  const DewWhatIf *what_if = block->what_if;
  const Bearer total = { .kind = DEW_RISK_TOTAL };
  DewSheet *const sheets[] = { what_if->shares, what_if->percents, what_if->costs, what_if->changes };
  guint row = start_row (block, &total);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      for (guint column = FIRST; column < sheets[i]->columns->len; column++)
        put_sum (block, sheets[i], row, column, sheets[i] == what_if->changes ? DEW_CELL_SIGNED : 0);
      dew_sheet_flag_row (sheets[i], row, DEW_CELL_TOTAL);
    }
}

/* ---- A pool ---- */

static gboolean
has_bearer (const DewWhatIf *what_if,
            guint            pool,
            const Bearer    *bearer)
{
  for (guint lane = 0; lane < what_if->lanes->len; lane++)
    {
      guint row;

      if (_dew_risk_find_row (_dew_what_if_pool (what_if, lane, pool), bearer->kind, bearer->partner, &row))
        return TRUE;
    }
  return FALSE;
}

/* In whichever lane, so that all have the same rows. */
static void
list_bearers (Block *block)
{
  const DewWhatIf *what_if = block->what_if;
  gboolean all = block->pool == what_if->n_pools;

  g_array_set_size (block->bearers, 0);
  for (guint kind = DEW_RISK_PARTNER; kind < DEW_RISK_TOTAL; kind++)
    for (guint p = 0; p < (kind == DEW_RISK_PARTNER ? what_if->paper->partners->len : 1); p++)
      {
        const Bearer bearer = { (DewRiskRowKind) kind, p };
        gboolean there = FALSE;

        for (guint pool = all ? 0 : block->pool; pool < (all ? what_if->n_pools : block->pool + 1); pool++)
          there |= has_bearer (what_if, pool, &bearer);
        if (there)
          g_array_append_val (block->bearers, bearer);
      }
}

static void
put_pool (Block *block,
          guint  pool)
{
  block->pool = pool;
  block->first = block->what_if->shares->rows->len;
  list_bearers (block);
  if (block->bearers->len == 0)
    {
      start_row (block, NULL);
      return;
    }

  for (guint i = 0; i < block->bearers->len; i++)
    {
      const Bearer *bearer = &g_array_index (block->bearers, Bearer, i);
      const Placed placed = { *bearer, start_row (block, bearer) };

      g_array_append_val (block->placed, placed);
      for (guint lane = 0; lane < block->what_if->lanes->len; lane++)
        put_lane (block, lane, bearer, placed.row);
      for (guint lane = 1; lane < block->what_if->lanes->len; lane++)
        put_change (block, lane, placed.row);
    }
  put_total (block);
}

/* ---- All pools ---- */

/* The cells of a bearer in the pools' rows. Free with g_ptr_array_unref. */
static GPtrArray *
list_cells (const Block    *block,
            const Bearer   *bearer,
            const DewSheet *sheet,
            guint           column,
            GArray         *values)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < block->placed->len; i++)
    {
      const Placed *placed = &g_array_index (block->placed, Placed, i);
      const DewCell *cell = dew_sheet_cell (sheet, placed->row, column);

      if (placed->bearer.kind != bearer->kind || placed->bearer.partner != bearer->partner || cell->type == DEW_CELL_EMPTY)
        continue;
      g_ptr_array_add (cells, dew_sheet_address (sheet, placed->row, column, FALSE, TRUE));
      g_array_append_val (values, cell->number);
    }
  return cells;
}

/* "SUM(D7,D15)" of some of them. */
static char *
add_up (const GPtrArray *cells,
        const GArray    *values,
        guint            first,
        guint            n,
        gint64          *sum)
{
  GString *text = g_string_new (n > 0 ? "SUM(" : "0");

  *sum = 0;
  for (guint i = first; i < first + n; i++)
    {
      g_string_append_printf (text, "%s%s", i > first ? "," : "", (const char *) cells->pdata[i]);
      *sum += g_array_index (values, gint64, i);
    }
  g_string_append (text, n > 0 ? ")" : "");
  return g_string_free (text, FALSE);
}

/* The same of more of them than a formula takes: first in parts, in the working. */
static char *
add_up_parts (DewPaper        *paper,
              const Block     *block,
              const Bearer    *bearer,
              const GPtrArray *cells,
              const GArray    *values,
              gint64          *sum)
{
  guint first = 0, n = 0;
  g_autofree char *range = NULL;

  *sum = 0;
  for (guint i = 0; i < cells->len; i += MAX_ADDED)
    {
      gint64 part;
      g_autofree char *added = add_up (cells, values, i, MIN (MAX_ADDED, cells->len - i), &part);
      g_autofree char *pence = g_strdup_printf ("ROUND(%s*100,0)", added);
      guint row = _dew_working_carry (paper, _("All pools: sums of a part of them"), say_bearer (block->what_if, bearer), pence, part);

      first = n++ == 0 ? row : first;
      *sum += part;
    }

  range = dew_sheet_range (paper->working, first, n, DEW_WORKING_SHARE, TRUE);
  return g_strdup_printf ("SUM(%s)/100", range);
}

/* Empty where a pool of the lane cannot be shared: what the others come to would be taken for all there is. */
static void
put_all_sum (const Block  *block,
             guint         lane,
             const Bearer *bearer,
             DewSheet     *sheet,
             guint         row)
{
  DewPaper *paper = g_array_index (block->what_if->lanes, DewWhatIfLane, lane).risk->paper;
  guint column = lane_column (lane);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) cells = list_cells (block, bearer, sheet, column, values);
  g_autofree char *formula = NULL;
  gboolean now;
  g_autofree char *shared = _dew_what_if_shared (block->what_if, lane, block->pool, &now);
  gint64 sum;

  if (shared == NULL)
    return;

  formula = cells->len <= MAX_ADDED ? add_up (cells, values, 0, cells->len, &sum) : add_up_parts (paper, block, bearer, cells, values, &sum);
  dew_sheet_formula (sheet, row, column, DEW_CELL_MONEY, now ? sum : 0, now ? 0 : DEW_CELL_BLANK, "=IF(%s,ROUND(%s,2),\"\")", shared, formula);
}

/* Of the variances of all pools: as they may be of either sign, so may a share of them be. */
static void
put_all_percentages (const Block *block,
                     guint        lane)
{
  const DewWhatIf *what_if = block->what_if;
  DewSheet *sheet = what_if->shares;
  DewPaper *paper = g_array_index (what_if->lanes, DewWhatIfLane, lane).risk->paper;
  guint n = block->bearers->len, column = lane_column (lane);
  g_autofree gint64 *shares = g_new0 (gint64, n);
  g_autofree char *range = dew_sheet_range (sheet, block->first, n, column, TRUE);
  gint64 sum = 0;
  DewBlock working;
  DewSpan rows;

  for (guint i = 0; i < n; i++)
    sum += dew_sheet_cell (sheet, block->first + i, column)->number;

  _dew_block_init (&working, _("All pools: share of the variance"), NULL, 0);
  working.either_sign = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *amount = dew_sheet_address (sheet, block->first + i, column, FALSE, TRUE);
      gint64 pence = dew_sheet_cell (sheet, block->first + i, column)->number;

      _dew_block_add (&working, dew_sheet_cell (sheet, block->first + i, PARTNER)->text, g_strdup_printf ("SIGN(ROUND(SUM(%s)*100,0))*ROUND(N(%s)*100,0)", range, amount),
                      sum < 0 ? -pence : sum > 0 ? pence : 0, NULL);
    }
  rows = _dew_working_block (paper, &working, shares);
  _dew_block_clear (&working);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *total = dew_sheet_address (paper->parts, rows.first + i, DEW_WORKING_TOTAL, FALSE, TRUE);
      g_autofree char *share = dew_sheet_address (paper->parts, rows.first + i, DEW_WORKING_SHARE, FALSE, TRUE);

      dew_sheet_formula (what_if->percents, block->first + i, lane_column (lane), DEW_CELL_PERCENT, shares[i], sum == 0 ? DEW_CELL_BLANK : 0, "=IF(%s=0,\"\",%s/10000)", total, share);
    }
}

static void
put_all (Block *block)
{
  const DewWhatIf *what_if = block->what_if;

  block->pool = what_if->n_pools;
  block->first = what_if->shares->rows->len;
  list_bearers (block);
  for (guint i = 0; i < block->bearers->len; i++)
    {
      const Bearer *bearer = &g_array_index (block->bearers, Bearer, i);
      guint row = start_row (block, bearer);

      for (guint lane = 0; lane < what_if->lanes->len; lane++)
        {
          put_all_sum (block, lane, bearer, what_if->shares, row);
          put_all_sum (block, lane, bearer, what_if->costs, row);
        }
      for (guint lane = 1; lane < what_if->lanes->len; lane++)
        put_change (block, lane, row);
    }
  for (guint lane = 0; lane < what_if->lanes->len; lane++)
    {
      gboolean now;
      g_autofree char *shared = _dew_what_if_shared (what_if, lane, block->pool, &now);

      if (shared != NULL)
        put_all_percentages (block, lane);
    }
  put_total (block);
}

void
_dew_what_if_tables (DewWhatIf *what_if)
{
  g_autoptr (GArray) bearers = g_array_new (FALSE, FALSE, sizeof (Bearer));
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  Block block = { .what_if = what_if, .bearers = bearers, .placed = placed };

  for (guint pool = 0; pool < what_if->n_pools; pool++)
    put_pool (&block, pool);
  if (_dew_what_if_count (what_if) > 1)
    put_all (&block);
}
