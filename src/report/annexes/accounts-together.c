/* accounts-together.c: the accounts note of all pools together: what is printed of each, added up. */
#include "dew-accounts-private.h"

#include <glib/gi18n-lib.h>

/* Rows of pools that say the same item and partner (NULL: any). */
static char *
print_matching (const DewAccounts *accounts,
                guint              n,
                const char        *item,
                const char        *who)
{
  g_autofree char *items = dew_sheet_range (accounts->sheet, 0, n, DEW_ACCOUNTS_ITEM, FALSE);
  g_autofree char *names = dew_sheet_range (accounts->sheet, 0, n, DEW_ACCOUNTS_WHO, FALSE);

  return who != NULL ? g_strdup_printf ("EXACT(%s,\"%s\")*EXACT(%s,%s)", items, item, names, who) : g_strdup_printf ("EXACT(%s,\"%s\")", items, item);
}

static gboolean
matches (const DewAccounts *accounts,
         guint              row,
         const char        *item,
         const char        *who)
{
  return g_strcmp0 (dew_sheet_cell (accounts->sheet, row, DEW_ACCOUNTS_ITEM)->text, item) == 0 &&
         (who == NULL || g_strcmp0 (dew_sheet_cell (accounts->sheet, row, DEW_ACCOUNTS_WHO)->text, who) == 0);
}

/* How many pools have funding or expenditure, and no net, which stands behind those. */
static guint
count_lacking (const DewAccounts *accounts,
               guint              n,
               guint              year)
{
  gboolean any = FALSE;
  guint count = 0;

  for (guint r = 0; r < n; r++)
    if (matches (accounts, r, DEW_ACCOUNTS_NET, NULL))
      {
        count += any && !_dew_accounts_shown (accounts, r, year);
        any = FALSE;
      }
    else if (matches (accounts, r, DEW_ACCOUNTS_TOTAL_FUNDING, NULL) || matches (accounts, r, DEW_ACCOUNTS_TOTAL_SPENDING, NULL))
      {
        any |= _dew_accounts_shown (accounts, r, year);
      }
  return count;
}

/* What the pools' rows of the first n come to, of that item and whose it is; no row where there is none. */
static void
put_together (const DewAccounts *accounts,
              guint              n,
              const char        *item,
              const char        *who)
{
  gboolean any = FALSE;
  guint row;

  for (guint r = 0; r < n && !any; r++)
    any = matches (accounts, r, item, who);
  if (!any)
    return;

  row = _dew_accounts_add_row (accounts, item, who);
  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    {
      g_autofree char *name = dew_sheet_address (accounts->sheet, row, DEW_ACCOUNTS_WHO, FALSE, FALSE);
      g_autofree char *test = print_matching (accounts, n, item, name);
      g_autofree char *cells = dew_sheet_range (accounts->sheet, 0, n, DEW_ACCOUNTS_COLUMN (y), FALSE);
      g_autofree char *plain = g_strdup_printf ("SUMPRODUCT(%s,%s)", test, cells);
      g_autofree char *sum = _dew_paper_sum (accounts->paper, plain);
      g_autofree char *formula = g_strdup_printf ("IF(SUMPRODUCT(%s*(%s<>\"\"))=0,\"\",%s)", test, cells, sum);
      gboolean shown = FALSE;
      gint64 pence = 0;

      if (accounts->years[y] == NULL)
        continue;
      for (guint r = 0; r < n; r++)
        if (matches (accounts, r, item, who))
          {
            shown |= _dew_accounts_shown (accounts, r, y);
            pence += _dew_accounts_printed (accounts, r, y);
          }
      _dew_accounts_put_money (accounts, row, y, pence, shown, 0, formula);
    }
}

/* A pool of which one of the two is not entered makes any difference of all of them mean nothing. */
static char *
print_lacking (const DewAccounts *accounts,
               guint              n,
               guint              year)
{
  g_autofree char *cells = dew_sheet_range (accounts->sheet, 0, n, DEW_ACCOUNTS_COLUMN (year), FALSE);
  g_autofree char *funding = print_matching (accounts, n, DEW_ACCOUNTS_TOTAL_FUNDING, NULL);
  g_autofree char *spending = print_matching (accounts, n, DEW_ACCOUNTS_TOTAL_SPENDING, NULL);
  g_autofree char *net = print_matching (accounts, n, DEW_ACCOUNTS_NET, NULL);

  return g_strdup_printf ("SUMPRODUCT(%2$s*(%1$s<>\"\"))<>SUMPRODUCT(%4$s*(%1$s<>\"\")),SUMPRODUCT(%3$s*(%1$s<>\"\"))<>SUMPRODUCT(%4$s*(%1$s<>\"\"))", cells, funding, spending, net);
}

static void
put_net_together (const DewAccounts *accounts,
                  guint              n,
                  guint              funding,
                  guint              spending)
{
  guint row = _dew_accounts_add_row (accounts, DEW_ACCOUNTS_NET, DEW_ACCOUNTS_ALL_PARTNERS);
  g_autoptr (GString) about = g_string_new (NULL);

  for (guint y = 0; y < DEW_ACCOUNTS_YEARS; y++)
    {
      guint lacking = count_lacking (accounts, n, y);
      g_autofree char *unless = print_lacking (accounts, n, y);

      if (accounts->years[y] == NULL)
        continue;
      _dew_accounts_put_net (accounts, row, y, funding, spending, lacking == 0, unless);
      if (lacking > 0)
        _dew_accounts_append_year (about, accounts->years[y], g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u pool lacks its funding, or expenditure to the end of the year", "%u pools lack their funding, or expenditure to the end of the year", lacking), lacking));
    }
  if (about->len > 0)
    dew_sheet_text (accounts->sheet, row, DEW_ACCOUNTS_ABOUT, about->str);
  dew_sheet_flag_row (accounts->sheet, row, DEW_CELL_TOTAL);
}

static guint
put_item_together (const DewAccounts *accounts,
                   guint              n,
                   const char        *item,
                   const char        *total)
{
  guint first = accounts->sheet->rows->len;

  for (guint i = 0; i < accounts->paper->partners->len; i++)
    put_together (accounts, n, item, _dew_paper_partner (accounts->paper, i)->name);
  put_together (accounts, n, item, accounts->paper->nobody);
  put_together (accounts, n, item, DEW_ACCOUNTS_NOT_SPLIT);
  return _dew_accounts_put_total (accounts, total, first);
}

void
_dew_accounts_put_all_pools (DewAccounts *accounts)
{
  guint n = accounts->sheet->rows->len;
  guint funding, spending;

  accounts->name = _("All pools");
  funding = put_item_together (accounts, n, DEW_ACCOUNTS_FUNDING, DEW_ACCOUNTS_TOTAL_FUNDING);
  spending = put_item_together (accounts, n, DEW_ACCOUNTS_SPENDING, DEW_ACCOUNTS_TOTAL_SPENDING);
  put_net_together (accounts, n, funding, spending);
}
