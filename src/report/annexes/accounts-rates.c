/* accounts-rates.c: the fixed percentages by which accounts share a surplus or deficit: inputs, unless the risk share of the same book has them. */
#include "dew-accounts-private.h"
#include "dew-risk-private.h"

#include <glib/gi18n-lib.h>

enum { POOL, YEAR, FOR, PARTNER, PERCENT };

/* It is in the book, with inputs of its own: asked for, or under a comparison. */
static gboolean
has_risk_share (const DewPaper *paper)
{
  return paper->shows_risk || paper->compared;
}

static DewSheet *
find_rates (DewAccounts *accounts)
{
  g_autofree char *scope = NULL;
  g_autofree char *title = NULL;
  DewSheet *sheet;

  if (accounts->rates != NULL)
    return accounts->rates;

  scope = accounts->years[1] != NULL ? _dew_paper_scope_with (accounts->paper, accounts->years[1]) : _dew_paper_scope (accounts->paper);
  title = g_strconcat (_("Fixed percentages of the accounts"), scope, NULL);
  accounts->rates = sheet = _dew_paper_add_sheet (accounts->paper, _("Accounts percentages"), title);
  dew_sheet_about (sheet, _("The fixed percentages that a net surplus or deficit is shared by"));
  dew_sheet_note (sheet, _("The percentages of a rule come to 100, each with at most four decimals."));
  dew_sheet_note (sheet, _("An empty cell is one where there is nothing to say about the percentage."));
  dew_sheet_live_note (sheet, _("They may be changed; where they do not come to 100, nothing is shared by them."));
  if (has_risk_share (accounts->paper))
    dew_sheet_live_note (sheet, _("Those that the risk share has as inputs follow them: change them there."));
  dew_sheet_column (sheet, _("Pool"), 0);
  dew_sheet_column (sheet, _("Year"), 10);
  dew_sheet_column (sheet, _("For"), 0);
  dew_sheet_column (sheet, _("Partner"), 0);
  dew_sheet_input_column (sheet, _("Percentage, %"), 16);
  dew_sheet_column (sheet, _("About the percentage"), 22);
  return sheet;
}

static guint
add_row (const DewAccounts *accounts,
         guint              year,
         DewDirection       direction,
         const char        *who)
{
  guint row = dew_sheet_row (accounts->rates);

  dew_sheet_text (accounts->rates, row, POOL, accounts->name);
  dew_sheet_text (accounts->rates, row, YEAR, accounts->years[year]->year_name);
  dew_sheet_text (accounts->rates, row, FOR, direction == DEW_OVER ? _("A deficit") : _("A surplus"));
  dew_sheet_text (accounts->rates, row, PARTNER, who);
  return row;
}

/* NULL where the risk share of the year is not in the book, or does not have it. */
static char *
follow_risk (DewAccounts       *accounts,
             guint              year,
             DewDirection       direction,
             const DewPartner  *partner)
{
  const DewRiskInput input = { .rate = TRUE, .partner = partner->name };
  DewPaper *paper = accounts->years[year];

  return has_risk_share (paper) ? _dew_risk_find_input (_dew_risk_of (paper), accounts->node, direction, &input, DEW_RATES_PERCENT) : NULL;
}

char *
_dew_accounts_rate (DewAccounts       *accounts,
                    guint              year,
                    DewDirection       direction,
                    const DewWorkPart *part)
{
  const DewPartner *partner = dew_ledger_find (accounts->paper->ledger, DEW_TABLE_PARTNER, part->partner);
  g_autofree char *followed = follow_risk (accounts, year, direction, partner);
  DewSheet *sheet = find_rates (accounts);
  guint row = add_row (accounts, year, direction, partner->name);
  g_autofree char *address = dew_sheet_address (sheet, row, PERCENT, FALSE, TRUE);

  _dew_percent_put_fixed (sheet, row, PERCENT, part->portion.weight, followed);
  return g_strdup_printf ("ROUND(%s*10000,0)", address);
}

void
_dew_accounts_rates_total (const DewAccounts *accounts,
                           guint              year,
                           DewDirection       direction,
                           guint              n)
{
  guint row = add_row (accounts, year, direction, _("Total"));

  _dew_percent_put_whole (accounts->rates, row, PERCENT, n);
}
