/* charts.c: a chart of pools, each a bar, stacked of its partners: figures of another sheet, by reference to its cells. */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-edit.h"
#include "dew-sheet-chart.h"

/* As many bars as can be read beside each other, and are on one page. */
#define MAX_BARS 20

/* What a name has of a heading, in characters: the unit, and what keeps headings unlike, need some too. */
#define MAX_NAME 200

#define NAME_WIDTH 30
#define MONEY_WIDTH 14

/* Where a figure stands that is shown here. */
typedef struct {
  int             partner;      /* index, DEW_NO_PARTNER or, of a pool's whole, DEW_ALL_PARTNERS */
  const DewSheet *from;
  guint           row, column;
} Part;

typedef struct {
  guint  node;
  GArray *parts;                /* Part */
  gint64 size;                  /* of its whole, whichever sign it has */
} Pool;

/* A column of the table: of a partner, of several, of nobody, of all. */
typedef struct {
  int         partner;          /* the one; OTHERS */
  const Part *named;            /* whose name stands beside that; NULL: by the words */
  const char *words;
  guint       paint;
  guint       column;
} Slot;

#define OTHERS (-3)

typedef struct {
  DewPoolBars *bars;
  gboolean     present[DEW_MAX_PARTNERS];       /* has a part in some pool */
  gboolean     nobody;
  guint        rank[DEW_MAX_PARTNERS];          /* by what it contributes; 0 has the most */
  Slot         slots[DEW_SHEET_MAX_SERIES];
  guint        n_slots;
  guint        total;           /* the column of wholes */
} Table;

/* ---- What is shown ---- */

static void
clear_pool (gpointer data)
{
  Pool *pool = data;

  g_array_unref (pool->parts);
}

void
_dew_pool_bars_init (DewPoolBars *bars,
                     DewPaper    *paper,
                     DewUnit      unit,
                     const char  *name,
                     const char  *title,
                     const char  *measure)
{
  g_autofree char *scope = _dew_paper_scope (paper);
  g_autofree char *whole = g_strconcat (title, scope, NULL);

  bars->paper = paper;
  bars->sheet = dew_book_add_sheet (paper->book, name, whole);
  bars->unit = unit;
  bars->measure = measure;
  bars->pools = g_array_new (FALSE, FALSE, sizeof (Pool));
  g_array_set_clear_func (bars->pools, clear_pool);
  dew_sheet_about (bars->sheet, title);
}

void
_dew_pool_bars_clear (DewPoolBars *bars)
{
  g_clear_pointer (&bars->pools, g_array_unref);
}

void
_dew_pool_bars_begin (DewPoolBars *bars,
                      guint        node)
{
  const Pool pool = { .node = node, .parts = g_array_new (FALSE, FALSE, sizeof (Part)) };

  g_array_append_val (bars->pools, pool);
}

void
_dew_pool_bars_part (DewPoolBars    *bars,
                     int             partner,
                     const DewSheet *from,
                     guint           row,
                     guint           column)
{
  const Part part = { partner, from, row, column };
  Pool *pool = &g_array_index (bars->pools, Pool, bars->pools->len - 1);

  g_array_append_val (pool->parts, part);
  if (partner == DEW_ALL_PARTNERS)
    pool->size = ABS (dew_sheet_cell (from, row, column)->number);
}

/* ---- Which partners have a column ---- */

static gint64
weigh_partner (const DewPaper *paper,
               guint           partner)
{
  gint64 sum = 0;

  for (guint i = 0; i < paper->pools->len; i++)
    sum += dew_totals_get (paper->totals, g_array_index (paper->pools, guint, i), (int) partner, DEW_SUM_GROSS);
  return sum;
}

/* By contributions, so that all charts of a book choose the same partners. */
static void
rank_partners (Table *table)
{
  const DewPaper *paper = table->bars->paper;

  for (guint p = 0; p < paper->partners->len; p++)
    for (guint other = 0; other < paper->partners->len; other++)
      {
        gint64 more = table->present[other] ? weigh_partner (paper, other) - weigh_partner (paper, p) : -1;

        table->rank[p] += more > 0 || (more == 0 && other < p);
      }
}

static void
look_for_partners (Table *table)
{
  const DewPoolBars *bars = table->bars;

  for (guint i = 0; i < bars->pools->len; i++)
    {
      const GArray *parts = g_array_index (bars->pools, Pool, i).parts;

      for (guint k = 0; k < parts->len; k++)
        {
          int partner = g_array_index (parts, Part, k).partner;

          if (partner >= 0)
            table->present[partner] = TRUE;
          table->nobody |= partner == DEW_NO_PARTNER;
        }
    }
}

static const Part *
find_part (const DewPoolBars *bars,
           int                partner)
{
  for (guint i = 0; i < bars->pools->len; i++)
    {
      const GArray *parts = g_array_index (bars->pools, Pool, i).parts;

      for (guint k = 0; k < parts->len; k++)
        if (g_array_index (parts, Part, k).partner == partner)
          return &g_array_index (parts, Part, k);
    }
  return NULL;
}

static void
add_slot (Table      *table,
          int         partner,
          const char *words,
          guint       paint)
{
  table->slots[table->n_slots++] = (Slot) { .partner = partner, .words = words, .paint = paint };
}

/* A partner has the colour that it has everywhere, unless there are more partners than colours. */
static void
choose_partners (Table *table)
{
  const DewPaper *paper = table->bars->paper;
  guint room = DEW_SHEET_MAX_SERIES - (table->nobody ? 1 : 0), n = 0;

  for (guint p = 0; p < paper->partners->len; p++)
    n += table->present[p];
  for (guint p = 0; p < paper->partners->len; p++)
    if (table->present[p] && (n <= room || table->rank[p] < room - 1))
      add_slot (table, (int) p, _dew_paper_name (paper, (int) p), paper->partners->len <= DEW_SHEET_OTHERS ? p : table->rank[p]);
  if (n > room)
    add_slot (table, OTHERS, _("Others"), DEW_SHEET_OTHERS);
  if (table->nobody)
    add_slot (table, DEW_NO_PARTNER, _("No partner"), DEW_SHEET_NOBODY);
  for (guint i = 0; i < table->n_slots; i++)
    if (table->slots[i].partner >= 0)
      table->slots[i].named = find_part (table->bars, table->slots[i].partner);
}

/* ---- The table ---- */

/* Which slot shows what is this partner's. */
static gboolean
is_of (const Table *table,
       const Slot  *slot,
       int          partner)
{
  if (slot->partner != OTHERS)
    return slot->partner == partner;

  for (guint i = 0; i < table->n_slots; i++)
    if (table->slots[i].partner == partner)
      return FALSE;
  return partner >= 0;
}

static guint
add_money_column (const Table *table,
                  const char  *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  gboolean whole = g_utf8_strlen (valid, -1) <= MAX_NAME;
  g_autofree char *start = g_utf8_substring (valid, 0, whole ? -1 : MAX_NAME);
  g_autofree char *shown = g_strconcat (start, whole ? "" : "…", NULL);
  g_autofree char *heading = g_strdup_printf (_("%s, %s"), shown, dew_unit_symbol (table->bars->unit));

  return dew_sheet_column (table->bars->sheet, heading, MONEY_WIDTH);
}

static void
add_columns (Table *table)
{
  DewSheet *sheet = table->bars->sheet;

  if (table->nobody)
    dew_sheet_note (sheet, _("No partner: drawn from the reserve, held in the pool, or not shared out."));
  if (table->bars->pools->len > MAX_BARS)
    {
      g_autofree char *shown = g_strdup_printf (_("The chart shows the first %d of them."), MAX_BARS);

      dew_sheet_note (sheet, _("Pools with the largest amounts stand first."));
      dew_sheet_live_note (sheet, shown);
    }
  dew_sheet_live_note (sheet, _("The chart beside the table follows its figures, which are those of the sheet before."));
  dew_sheet_column (sheet, _("Pool"), NAME_WIDTH);
  for (guint i = 0; i < table->n_slots; i++)
    table->slots[i].column = add_money_column (table, table->slots[i].words);
  table->total = add_money_column (table, table->n_slots > 0 ? _("Total") : table->bars->measure);
}

/* The figures themselves, or what they come to; empty where none is a number. */
static void
put_sum (const Table *table,
         guint        row,
         guint        column,
         GPtrArray   *parts)
{
  const DewPoolBars *bars = table->bars;
  DewCellFlags flags = dew_unit_flag (bars->unit) | DEW_CELL_BLANK;
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *first = NULL;
  gint64 sum = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);
      const DewCell *cell = dew_sheet_cell (part->from, part->row, part->column);
      g_autofree char *address = dew_sheet_address (part->from, part->row, part->column, FALSE, TRUE);

      g_string_append_printf (list, "%s%s", i > 0 ? "," : "", address);
      if (i == 0)
        first = g_steal_pointer (&address);
      if (cell->type != DEW_CELL_MONEY || (cell->flags & DEW_CELL_BLANK))
        continue;
      sum += cell->number;
      flags &= ~DEW_CELL_BLANK;
    }

  if (parts->len == 1)
    {
      dew_sheet_formula (bars->sheet, row, column, DEW_CELL_MONEY, sum, flags, "=%s", first);
    }
  else if (parts->len > 1)
    {
      /* Tenths are no whole numbers to a spreadsheet. */
      gboolean tenths = bars->unit == DEW_UNIT_MILLIONS && !bars->paper->book->exact;

      dew_sheet_formula (bars->sheet, row, column, DEW_CELL_MONEY, sum, flags, tenths ? "=IF(COUNT(%1$s)=0,%2$s,ROUND(SUM(%1$s),1))" : "=IF(COUNT(%1$s)=0,%2$s,SUM(%1$s))",
                         list->str, first);
    }
}

static void
put_slot (const Table *table,
          guint        row,
          const Pool  *pool,
          const Slot  *slot,
          guint        column)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < pool->parts->len; i++)
    {
      Part *part = &g_array_index (pool->parts, Part, i);

      if (slot == NULL ? part->partner == DEW_ALL_PARTNERS : is_of (table, slot, part->partner))
        g_ptr_array_add (parts, part);
    }
  put_sum (table, row, column, parts);
}

static void
put_pool (const Table *table,
          const Pool  *pool)
{
  DewSheet *sheet = table->bars->sheet;
  guint row = dew_sheet_row (sheet);

  dew_sheet_text (sheet, row, 0, table->bars->paper->nodes[pool->node].pool->name);
  for (guint i = 0; i < table->n_slots; i++)
    put_slot (table, row, pool, &table->slots[i], table->slots[i].column);
  put_slot (table, row, pool, NULL, table->total);
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  const Pool *one = a, *other = b;

  return one->size != other->size ? (one->size < other->size ? 1 : -1) : (one->node > other->node) - (one->node < other->node);
}

/* ---- The chart ---- */

static void
put_chart (const Table *table)
{
  const DewPoolBars *bars = table->bars;
  const char *unit = dew_unit_symbol (bars->unit);
  /* TRANSLATORS: what a chart shows, and the unit, for who does not see it: "Bar chart. Gross contributions by pool, in £000." */
  g_autofree char *opening = g_strdup_printf (_("Bar chart. %s, in %s."), bars->sheet->title, unit);
  DewSheetChart *chart = dew_sheet_chart_new (bars->sheet, table->n_slots > 0 ? DEW_SHEET_STACKED : DEW_SHEET_BARS, 0, MIN (bars->pools->len, MAX_BARS), _("Pool"), bars->measure);

  for (guint i = 0; i < table->n_slots; i++)
    {
      const Slot *slot = &table->slots[i];

      if (slot->named != NULL)
        dew_sheet_chart_add_named (chart, slot->column, slot->paint, slot->named->from, slot->named->row, bars->names);
      else
        dew_sheet_chart_add (chart, slot->column, slot->paint, slot->words);
    }
  if (table->n_slots == 0)
    dew_sheet_chart_add (chart, table->total, 0, bars->measure);
  dew_sheet_chart_tell (chart, opening);
}

/* A chart of nothing but empty cells would be bare axes. */
static gboolean
has_figures (const DewPoolBars *bars)
{
  for (guint i = 0; i < bars->pools->len; i++)
    {
      const GArray *parts = g_array_index (bars->pools, Pool, i).parts;

      for (guint k = 0; k < parts->len; k++)
        {
          const Part *part = &g_array_index (parts, Part, k);
          const DewCell *cell = dew_sheet_cell (part->from, part->row, part->column);

          if (cell->type > DEW_CELL_TEXT && !(cell->flags & DEW_CELL_BLANK))
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
_dew_pool_bars_finish (DewPoolBars *bars)
{
  Table table = { .bars = bars };

  if (!has_figures (bars))
    {
      dew_book_remove_sheet (bars->paper->book, bars->sheet);
      return FALSE;
    }

  look_for_partners (&table);
  rank_partners (&table);
  choose_partners (&table);
  add_columns (&table);
  if (bars->pools->len > MAX_BARS)
    g_array_sort (bars->pools, compare_sizes);
  for (guint i = 0; i < bars->pools->len; i++)
    put_pool (&table, &g_array_index (bars->pools, Pool, i));
  put_chart (&table);
  return TRUE;
}
