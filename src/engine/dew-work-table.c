/* dew-work-table.c: the tables of a working, as texts */
#include "dew-work-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-ratio.h"

/* ---- Texts ---- */

static char *
print_pounds (gint64   pence,
              int      decimals,
              unsigned flags)
{
  char text[DEW_MONEY_SIZE];

  return g_strdup (dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, decimals, DEW_PRINT_SCREEN | flags, text));
}

/* What the weights of a work are: of a cap, by what others take over. */
static DewBasis
find_basis (const DewWork *work)
{
  return work->kind == DEW_WORK_CAP ? work->over_by : work->weights;
}

static gboolean
is_money (DewBasis basis)
{
  return basis == DEW_BASIS_GROSS || basis == DEW_BASIS_GROSS_OPENING || basis == DEW_BASIS_NET || basis == DEW_BASIS_NET_OPENING || basis == DEW_BASIS_AMOUNT;
}

/* Contributions are mostly whole pounds; where all of a table are, their pence would only take room. */
static int
find_decimals (const DewWork *work)
{
  for (guint i = 0; i < work->parts->len; i++)
    if (g_array_index (work->parts, DewWorkPart, i).portion.weight % 100 != 0)
      return 2;

  return 0;
}

static char *
print_weight (const DewWork *work,
              int            decimals,
              gint64         weight)
{
  char percent[DEW_PERCENT_SIZE];

  if (is_money (find_basis (work)))
    return print_pounds (weight, decimals, 0);
  if (find_basis (work) == DEW_BASIS_FIXED)
    return g_strdup (dew_percent_print (weight, 4, percent));

  return g_strdup_printf ("%" G_GINT64_FORMAT, weight);
}

static const char *
weight_heading (const DewWork *work)
{
  if (is_money (find_basis (work)))
    return _("Weight, £");

  return find_basis (work) == DEW_BASIS_FIXED ? _("Weight, %") : _("Parts");
}

/* ---- Rows ---- */

static void
free_row (gpointer data)
{
  DewWorkRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row->since);
  g_free (row);
}

static DewWorkRow *
new_row (gint64 partner,
         gint64 line)
{
  DewWorkRow *row = g_new0 (DewWorkRow, 1);

  row->partner = partner;
  row->line = line;
  row->cells = g_ptr_array_new_with_free_func (g_free);

  return row;
}

static void
put (DewWorkRow *row,
     char       *text)
{
  g_ptr_array_add (row->cells, text);
}

static void
put_money (DewWorkRow *row,
           gint64      pence)
{
  put (row, print_pounds (pence, 2, 0));
}

static void
free_table (gpointer data)
{
  DewWorkTable *table = data;

  g_ptr_array_unref (table->headings);
  g_ptr_array_unref (table->rows);
  g_clear_pointer (&table->sum, free_row);
  g_free (table);
}

static DewWorkTable *
new_table (const DewWork *work)
{
  DewWorkTable *table = g_new0 (DewWorkTable, 1);

  table->headings = g_ptr_array_new ();
  table->rows = g_ptr_array_new_with_free_func (free_row);
  table->sum = new_row (0, 0);
  g_ptr_array_add (table->headings, (gpointer) (dew_work_bears (work) ? _("Partner") : _("Line")));

  return table;
}

static void
add_heading (DewWorkTable *table,
             const char   *text)
{
  g_ptr_array_add (table->headings, (gpointer) text);
}

/* ---- By weights ---- */

static gboolean
has_odd_pennies (const DewWork *work)
{
  for (guint i = 0; i < work->parts->len; i++)
    if (g_array_index (work->parts, DewWorkPart, i).portion.remainder != 0)
      return TRUE;

  return FALSE;
}

/* With the sign of what is shared, so that the row adds up to the share. */
static void
put_pennies (DewWorkRow *row,
             gboolean    under,
             gint64      whole,
             const char *left_over,
             gint64      pennies)
{
  gboolean nil = strspn (left_over, "0.") == strlen (left_over);

  put_money (row, under ? -whole : whole);
  put (row, g_strdup_printf ("%s%s", under && !nil ? "−" : "", left_over));
  put (row, pennies == 0 ? g_strdup ("–") : g_strdup_printf ("%s%" G_GINT64_FORMAT, under ? "−" : "", pennies));
}

static const char *
share_heading (const DewWork *work)
{
  if (work->kind == DEW_WORK_CAP)
    return _("Takes on, £");

  return dew_work_bears (work) ? _("Share, £") : _("Amount, £");
}

static DewWorkTable *
new_shares (const DewWork *work)
{
  DewWorkTable *table = new_table (work);
  gboolean weights = !dew_work_as_it_is (work);
  gboolean odd = has_odd_pennies (work);
  int decimals = find_decimals (work);
  g_auto (GStrv) left_over = dew_work_left_over (work);
  gint64 whole = 0, pennies = 0, shares = 0;
  gboolean under;

  for (guint i = 0; i < work->parts->len; i++)
    shares += g_array_index (work->parts, DewWorkPart, i).portion.share.pence;
  under = shares < 0;

  if (weights)
    add_heading (table, weight_heading (work));
  if (odd)
    {
      add_heading (table, _("Rounded down, £"));
      add_heading (table, _("Left over, p"));
      add_heading (table, _("Penny, p"));
    }
  add_heading (table, share_heading (work));

  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);
      DewWorkRow *row = new_row (part->partner, part->line);

      row->since = part->month != 0 ? dew_month_words (part->year, part->month) : NULL;
      if (weights)
        put (row, print_weight (work, decimals, part->portion.weight));
      if (odd)
        put_pennies (row, under, part->portion.whole, left_over[i], part->portion.extra);
      put_money (row, part->portion.share.pence);
      g_ptr_array_add (table->rows, row);
      whole += part->portion.whole;
      pennies += part->portion.extra;
    }

  if (weights)
    put (table->sum, print_weight (work, decimals, work->total_weight));
  if (odd)
    {
      g_autofree char *left = g_strdup_printf ("%" G_GINT64_FORMAT ".000", pennies);

      put_pennies (table->sum, under, whole, left, pennies);
    }
  put_money (table->sum, shares);

  return table;
}

/* ---- Caps ---- */

static DewWorkTable *
new_caps (const DewWork *work)
{
  DewWorkTable *table = new_table (work);
  gint64 before = 0, over = 0, taken = 0;

  add_heading (table, _("Before, £"));
  add_heading (table, _("At most, £"));
  add_heading (table, _("Over, £"));
  add_heading (table, _("Takes on, £"));
  add_heading (table, _("Bears, £"));

  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);
      DewWorkRow *row = new_row (part->partner, 0);

      put_money (row, part->before);
      put (row, part->cap < 0 ? g_strdup (_("no cap")) : print_pounds (part->cap, 2, 0));
      put_money (row, part->over);
      put_money (row, part->portion.share.pence);
      put_money (row, part->before - part->over + part->portion.share.pence);
      g_ptr_array_add (table->rows, row);
      before += part->before;
      over += part->over;
      taken += part->portion.share.pence;
    }

  put_money (table->sum, before);
  put (table->sum, NULL);
  put_money (table->sum, over);
  put_money (table->sum, taken);
  put_money (table->sum, before - over + taken);

  return table;
}

/* ---- All of them ---- */

GPtrArray *
dew_work_tables (const DewWork *work)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (free_table);

  g_return_val_if_fail (work != NULL, tables);

  if (work->parts->len == 0)
    return tables;

  if (work->kind == DEW_WORK_CAP)
    g_ptr_array_add (tables, new_caps (work));
  /* Nobody takes over what nobody is relieved of, and what is for nobody has no weights. */
  if (work->kind != DEW_WORK_CAP || work->total_weight > 0)
    g_ptr_array_add (tables, new_shares (work));

  return tables;
}

char *
dew_work_balance (const DewWork *work)
{
  const unsigned flags = DEW_PRINT_SYMBOL | DEW_PRINT_TRIM;
  g_autofree char *before = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *after = NULL;
  g_autofree char *opening = NULL;
  g_autofree char *nobody = NULL;

  g_return_val_if_fail (work != NULL, NULL);

  before = print_pounds (work->before, 2, flags);
  amount = print_pounds (work->kind == DEW_WORK_SPREAD && work->parts->len == 0 ? 0 : work->amount, 2, flags);
  after = print_pounds (work->after, 2, flags);
  opening = print_pounds (work->opening, 2, flags);
  nobody = print_pounds (-work->amount, 2, flags);

  switch (work->kind)
    {
    case DEW_WORK_SPREAD:
      return g_strdup_printf (_("Spread over lines: %s; still to be shared among the partners: %s"), amount, after);
    case DEW_WORK_LINES:
      return g_strdup_printf (_("On lines: %s; still to be shared among the partners: %s"), amount, after);
    case DEW_WORK_OFFSET:
      return g_strdup_printf (_("Left on lines: %s; still to be shared among the partners: %s"), amount, after);
    case DEW_WORK_OPEN:
      return g_strdup_printf (_("Left for decision: %s"), amount);
    case DEW_WORK_HELD:
      return g_strdup_printf (_("To be shared: %s; kept in the pool: %s; still to be shared: %s"), before, amount, after);
    case DEW_WORK_RESERVE:
      return g_strdup_printf (_("To be shared: %s; drawn: %s of %s; still to be shared: %s"), before, amount, opening, after);
    case DEW_WORK_ACROSS:
      return g_strdup_printf (_("To be shared: %s; set against other pools: %s; still to be shared: %s"), before, amount, after);
    case DEW_WORK_CAP:
      return work->amount == 0 ? g_strdup (_("All that is over a cap is taken over")) : g_strdup_printf (_("Over the caps, and for nobody yet: %s"), nobody);
    case DEW_WORK_ALIGNED:
    case DEW_WORK_CARVED:
    case DEW_WORK_OWN:
    case DEW_WORK_SHARE:
    case DEW_WORK_DECIDED:
    default:
      return g_strdup_printf (_("To be shared: %s; shared in this step: %s; still to be shared: %s"), before, amount, after);
    }
}
