/* dew-accounts-private.h: the accounts note while it is made. */
#pragma once

#include "dew-annex-private.h"
#include "dew-monitor.h"
#include "dew-share.h"

enum { DEW_ACCOUNTS_POOL, DEW_ACCOUNTS_ITEM, DEW_ACCOUNTS_WHO, DEW_ACCOUNTS_THIS, DEW_ACCOUNTS_LAST, DEW_ACCOUNTS_ABOUT };

#define DEW_ACCOUNTS_YEARS 2

typedef struct {
  DewPaper   *paper;            /* this year's */
  DewPaper   *years[DEW_ACCOUNTS_YEARS];        /* this year, then last; NULL where nothing is entered of it */
  DewMonitor *monitors[DEW_ACCOUNTS_YEARS];     /* of each whole year; NULL where nothing is spent */
  DewSheet   *sheet;
  DewSheet   *rates;            /* the fixed percentages of rules; NULL until one has some */
  guint       node;             /* of the pool at hand */
  const char *name;             /* its name */
  guint       net;              /* the row of its net surplus or deficit */
} DewAccounts;

/* What rows are about, and whose they are; those of all pools are found by these texts. */
#define DEW_ACCOUNTS_FUNDING        _("Funding")
#define DEW_ACCOUNTS_TOTAL_FUNDING  _("Total funding")
#define DEW_ACCOUNTS_SPENDING       _("Expenditure")
#define DEW_ACCOUNTS_TOTAL_SPENDING _("Total expenditure")
#define DEW_ACCOUNTS_NET            _("Net surplus (+) or deficit (−)")
#define DEW_ACCOUNTS_NOT_SPLIT      _("budget, not split by partner")
#define DEW_ACCOUNTS_ALL_PARTNERS   _("All partners")

/* ---- annexes/accounts.c: the sheet, and each pool ---- */

#define DEW_ACCOUNTS_COLUMN(year) (DEW_ACCOUNTS_THIS + (year))

/* What is printed of a year in a row: FALSE where that is nothing; and pence. */
gboolean _dew_accounts_shown   (const DewAccounts *accounts, guint row, guint year);
gint64   _dew_accounts_printed (const DewAccounts *accounts, guint row, guint year);

/* Adds a row of accounts->name. */
guint    _dew_accounts_add_row (const DewAccounts *accounts, const char *item, const char *who);

/* Writes a formula, without its "=", beside what it is worth; blank unless shown. */
void     _dew_accounts_put_money (const DewAccounts *accounts, guint row, guint year, gint64 pence, gboolean shown, DewCellFlags flags, const char *formula);

/* Adds the total of the rows from `first` on; returns its row. */
guint    _dew_accounts_put_total (const DewAccounts *accounts, const char *item, guint first);

/* Writes what the one total is more than the other; not where `unless` holds, conditions separated by commas (NULL: none), which is so now unless `known`. */
void     _dew_accounts_put_net (const DewAccounts *accounts, guint row, guint year, guint funding, guint spending, gboolean known, const char *unless);

/* Adds what there is to say of a year, if anything. Takes over `what`, which may be NULL. */
void     _dew_accounts_append_year (GString *about, const DewPaper *paper, char *what);

/* ---- annexes/accounts-together.c: all pools ---- */

/* Adds up the rows that are there. */
void     _dew_accounts_put_all_pools (DewAccounts *accounts);

/* ---- annexes/accounts-rates.c: fixed percentages ---- */

/* Writes the percentage of a part of a year's rule for the pool at hand: an input, or where the risk share of the book has it as one, what stands there. Returns an expression worth it in ten-thousandths of a per cent; free
 * with g_free. */
char    *_dew_accounts_rate        (DewAccounts *accounts, guint year, DewDirection direction, const DewWorkPart *part);

/* Shows that the last n of them come to 100. */
void     _dew_accounts_rates_total (const DewAccounts *accounts, guint year, DewDirection direction, guint n);

/* ---- annexes/accounts-shares.c: whose the net is ---- */

/* Writes the rows under that of the net: each partner's share of it by the rule in force, or why that cannot be told. */
void _dew_accounts_shares (DewAccounts *accounts);
