/* dew-incentive.c: what is released of money that is paid for performance, in figures and in words */
#include "dew-incentive.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-edit-private.h"

#define PERCENT_DECIMALS 4

const char *const dew_incentive_state_words[DEW_N_INCENTIVE_STATES] = {
  [DEW_INCENTIVE_UNREPORTED] = N_("not reported"),
  [DEW_INCENTIVE_MISSED] = N_("missed"),
  [DEW_INCENTIVE_MET] = N_("met"),
  [DEW_INCENTIVE_EXCEEDED] = N_("exceeded"),
};

/* ---- Figures ---- */

DewIncentiveState
dew_incentive_state (const DewIncentive *incentive)
{
  g_return_val_if_fail (incentive != NULL, DEW_INCENTIVE_UNREPORTED);

  if (!incentive->reported)
    return DEW_INCENTIVE_UNREPORTED;
  if (incentive->achieved == incentive->target)
    return DEW_INCENTIVE_MET;

  return incentive->achieved < incentive->target ? DEW_INCENTIVE_MISSED : DEW_INCENTIVE_EXCEEDED;
}

gint64
dew_incentive_released (const DewIncentive *incentive)
{
  g_return_val_if_fail (incentive != NULL, 0);
  g_return_val_if_fail (incentive->pence >= 0 && incentive->target > 0, 0);

  if (!incentive->reported || incentive->achieved <= 0)
    return 0;
  if (incentive->achieved >= incentive->target)
    return incentive->pence;

  return (gint64) ((__int128) incentive->pence * incentive->achieved / incentive->target);
}

/* Of the smallest target a percentage has more digits than 64 bits hold; so what is before the point and what is behind it are printed apart. */
char *
dew_incentive_percent (const DewIncentive *incentive,
                       int                 decimals,
                       unsigned            flags,
                       char                buf[DEW_INCENTIVE_PERCENT_SIZE])
{
  unsigned __int128 millionths;
  guint64 fraction;
  char whole[DEW_MONEY_SIZE], behind[16] = "";
  int places = PERCENT_DECIMALS;

  g_return_val_if_fail (incentive != NULL && incentive->target > 0, NULL);
  g_return_val_if_fail (decimals == PERCENT_DECIMALS || decimals == -1, NULL);

  *buf = '\0';
  if (!incentive->reported)
    return buf;

  millionths = (unsigned __int128) ABS (incentive->achieved) * 1000000 / (unsigned __int128) incentive->target;
  fraction = (guint64) (millionths % 10000);
  for (; decimals == -1 && places > 0 && fraction % 10 == 0; places--)
    fraction /= 10;

  if (flags & DEW_PRINT_GROUPS)
    dew_print_count ((guint64) (millionths / 10000), whole);
  else
    g_snprintf (whole, sizeof whole, "%" G_GUINT64_FORMAT, (guint64) (millionths / 10000));
  if (places > 0)
    g_snprintf (behind, sizeof behind, ".%0*" G_GUINT64_FORMAT, places, fraction);
  g_snprintf (buf, DEW_INCENTIVE_PERCENT_SIZE, "%s%.32s%s", incentive->achieved >= 0 || millionths == 0 ? "" : flags & DEW_PRINT_MINUS ? "\u2212" : "-", whole, behind);

  return buf;
}

/* ---- Several ---- */

/* By where the pool stands in the tree, then by year; what is alike stays in its order. */
static gint
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      ledger)
{
  const DewIncentive *one = *(const DewIncentive *const *) a;
  const DewIncentive *two = *(const DewIncentive *const *) b;
  guint place = dew_ledger_node (ledger, DEW_TABLE_POOL, one->pool);
  guint other = dew_ledger_node (ledger, DEW_TABLE_POOL, two->pool);

  return place != other ? (place > other) - (place < other) : (one->year > two->year) - (one->year < two->year);
}

GPtrArray *
dew_incentives_of (const DewLedger *ledger,
                   gint64           pool,
                   int              year)
{
  const GPtrArray *all;
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (ledger != NULL, found);

  all = dew_ledger_rows (ledger, DEW_TABLE_INCENTIVE);
  for (guint i = 0; i < all->len; i++)
    {
      DewIncentive *incentive = g_ptr_array_index (all, i);

      if ((pool == 0 || incentive->pool == pool) && (year == 0 || incentive->year == year))
        g_ptr_array_add (found, incentive);
    }
  g_ptr_array_sort_with_data (found, compare_places, (gpointer) ledger);

  return found;
}

gboolean
dew_incentives_sum (const GPtrArray *incentives,
                    gint64          *pence,
                    gint64          *released)
{
  DewMoney all = DEW_MONEY_ZERO, out = DEW_MONEY_ZERO;

  g_return_val_if_fail (incentives != NULL && pence != NULL && released != NULL, FALSE);

  /* No more is released than there is: where that fits, so does this. */
  for (guint i = 0; i < incentives->len; i++)
    {
      const DewIncentive *incentive = g_ptr_array_index (incentives, i);

      if (!dew_money_add (all, dew_pence (incentive->pence), &all) || !dew_money_add (out, dew_pence (dew_incentive_released (incentive)), &out))
        return FALSE;
    }

  *pence = all.pence;
  *released = out.pence;
  return TRUE;
}

/* ---- In words ---- */

const char *
dew_incentive_keeper (const DewLedger    *ledger,
                      const DewIncentive *incentive)
{
  const DewPartner *partner;

  g_return_val_if_fail (ledger != NULL && incentive != NULL, NULL);

  partner = incentive->commissioner == 0 ? NULL : dew_ledger_find (ledger, DEW_TABLE_PARTNER, incentive->commissioner);
  return partner != NULL ? partner->name : _("the commissioner");
}

/* A quantity with its unit, where it has one. */
static char *
with_unit (const char         *quantity,
           const DewIncentive *incentive)
{
  return *incentive->unit == '\0' ? g_strdup (quantity) : g_strdup_printf ("%s %s", quantity, incentive->unit);
}

char *
dew_incentive_quantities (const DewIncentive *incentive)
{
  char target[DEW_QUANTITY_SIZE], achieved[DEW_QUANTITY_SIZE];
  g_autofree char *asked = NULL;

  g_return_val_if_fail (incentive != NULL, NULL);

  dew_quantity_print (incentive->target, DEW_PRINT_SCREEN, target);
  dew_quantity_print (incentive->achieved, DEW_PRINT_SCREEN, achieved);
  asked = with_unit (target, incentive);

  return incentive->reported ? g_strdup_printf (_("%s of %s"), achieved, asked) : g_strdup_printf (_("%s, not reported yet"), asked);
}

static char *
tell_missed (const DewIncentive *incentive,
             const char         *keeper)
{
  gint64 released = dew_incentive_released (incentive);
  g_autofree char *quantities = dew_incentive_quantities (incentive);
  char all[DEW_MONEY_SIZE], rest[DEW_MONEY_SIZE], percent[DEW_INCENTIVE_PERCENT_SIZE];

  _dew_pounds (incentive->pence, all);
  _dew_pounds (incentive->pence - released, rest);
  dew_incentive_percent (incentive, -1, DEW_PRINT_SCREEN, percent);
  if (released == 0)
    return g_strdup_printf (_("“%s” missed its target: %s, %s %%. Nothing of its %s is released; it stays with %s."), incentive->name, quantities, percent, all, keeper);

  return g_strdup_printf (_("“%s” missed its target: %s, %s %%. %s of its %s is not released and stays with %s."), incentive->name, quantities, percent, rest, all, keeper);
}

char *
dew_incentive_told (const DewLedger    *ledger,
                    const DewIncentive *incentive)
{
  const char *keeper = dew_incentive_keeper (ledger, incentive);
  g_autofree char *quantities = NULL;
  char all[DEW_MONEY_SIZE];

  g_return_val_if_fail (keeper != NULL, NULL);

  if (incentive->pence == 0)
    return g_strdup_printf (_("Nothing is ring-fenced for “%s”, so nothing is released."), incentive->name);

  _dew_pounds (incentive->pence, all);
  quantities = dew_incentive_quantities (incentive);
  switch (dew_incentive_state (incentive))
    {
    case DEW_INCENTIVE_MISSED:
      return tell_missed (incentive, keeper);
    case DEW_INCENTIVE_MET:
      return g_strdup_printf (_("“%s” met its target: all of its %s is released."), incentive->name, all);
    case DEW_INCENTIVE_EXCEEDED:
      return g_strdup_printf (_("“%s” exceeded its target: %s. All of its %s is released, and no more."), incentive->name, quantities, all);
    case DEW_INCENTIVE_UNREPORTED:
    case DEW_N_INCENTIVE_STATES:
    default:
      return g_strdup_printf (_("What “%s” achieved is not reported yet: its %s stays with %s until it is."), incentive->name, all, keeper);
    }
}
