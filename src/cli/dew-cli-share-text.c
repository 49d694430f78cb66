/* dew-cli-share-text.c: dewpond share as text, with the working, and as CSV */
#include "dew-cli-share-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cli-table.h"
#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-ratio.h"
#include "dew-work-table.h"

/* ---- Tables ---- */

static void
put_money (DewCliTable *table,
           gint64       pence,
           gboolean     plain)
{
  char text[DEW_MONEY_SIZE];

  _dew_cli_table_figure (table, dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, plain ? DEW_PRINT_PLAIN : DEW_PRINT_SCREEN, text));
}

static void
put_share (DewCliTable                *table,
           const DewCliShare          *result,
           const DewPartnerShare      *one,
           gboolean                    plain)
{
  char percent[DEW_PERCENT_SIZE];

  _dew_cli_table_text (table, _dew_cli_partner (result->ledger, one->partner));
  put_money (table, one->contribution, plain);
  _dew_cli_table_figure (table, result->share->has_percent ? dew_percent_print (one->percent, 4, percent) : "");
  put_money (table, one->share, plain);
  put_money (table, one->cost, plain);
}

/* What no partner bears; a row for each that is not nil. */
static void
put_rest (DewCliTable       *table,
          const DewCliShare *result,
          const char        *name,
          gint64             percent,
          gint64             pence,
          gboolean           plain)
{
  char text[DEW_PERCENT_SIZE];

  if (pence == 0)
    return;

  _dew_cli_table_text (table, name);
  _dew_cli_table_text (table, NULL);
  _dew_cli_table_figure (table, result->share->has_percent ? dew_percent_print (percent, 4, text) : "");
  put_money (table, pence, plain);
  put_money (table, pence, plain);
}

/* It bears nothing, and is part of what the pool has. */
static void
put_unsaid (DewCliTable *table,
            gint64       pence,
            gboolean     plain)
{
  if (pence == 0)
    return;

  _dew_cli_table_text (table, _("Not said whose"));
  put_money (table, pence, plain);
  _dew_cli_table_figure (table, "");
  put_money (table, 0, plain);
  put_money (table, pence, plain);
}

static DewCliTable *
make_table (const DewCliShare *result,
            gboolean           plain)
{
  const DewShare *share = result->share;
  DewCliTable *table = _dew_cli_table_new ();

  _dew_cli_table_column (table, plain ? "partner" : _("Partner"), FALSE);
  _dew_cli_table_column (table, plain ? "contribution (£)" : share->moved ? _("Gross contribution after virements, £") : _("Gross contribution, £"), TRUE);
  _dew_cli_table_column (table, plain ? "percent" : _("Of the variance, %"), TRUE);
  _dew_cli_table_column (table, plain ? "share (£)" : _("Share, £"), TRUE);
  _dew_cli_table_column (table, plain ? "cost (£)" : _("Final cost, £"), TRUE);

  for (guint i = 0; i < share->partners->len; i++)
    put_share (table, result, &g_array_index (share->partners, DewPartnerShare, i), plain);
  put_rest (table, result, _("From the reserve"), share->reserve_percent, share->reserve, plain);
  put_rest (table, result, dew_share_held_words (share->held, share->across), share->held_percent, share->held, plain);
  put_rest (table, result, _("Unallocated, for decision"), share->unallocated_percent, share->unallocated, plain);
  put_unsaid (table, result->unsaid, plain);

  return table;
}

void
_dew_cli_share_put_csv (const DewCliShare *result)
{
  g_autoptr (DewCliTable) table = make_table (result, TRUE);
  g_autofree char *text = _dew_cli_table_to_csv (table);

  _dew_cli_put (text);
}

/* ---- Text ---- */

static void
append_money (GString    *out,
              const char *before,
              gint64      pence,
              const char *after)
{
  char text[DEW_MONEY_SIZE];

  g_string_append_printf (out, "%s%s%s", before,
                          dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, text), after);
}

static void
append_total (DewCliTable       *table,
              const DewCliShare *result)
{
  const DewShare *share = result->share;
  gint64 percent = share->reserve_percent + share->held_percent + share->unallocated_percent;
  gint64 contribution = result->unsaid;
  gint64 cost = share->reserve + share->held + share->unallocated + result->unsaid;
  char text[DEW_PERCENT_SIZE];

  for (guint i = 0; i < share->partners->len; i++)
    {
      const DewPartnerShare *one = &g_array_index (share->partners, DewPartnerShare, i);

      contribution += one->contribution;
      percent += one->percent;
      cost += one->cost;
    }

  _dew_cli_table_rule (table);
  _dew_cli_table_text (table, _("Total"));
  put_money (table, contribution, FALSE);
  _dew_cli_table_figure (table, share->has_percent ? dew_percent_print (percent, 4, text) : "");
  put_money (table, share->variance, FALSE);
  put_money (table, cost, FALSE);
}

/* "Council, for “Meals”" */
static char *
name_part (const DewCliShare *result,
           const DewWorkRow  *part)
{
  const char *partner = _dew_cli_partner (result->ledger, part->partner);
  const char *line = _dew_cli_share_line (result, part->line);

  if (partner != NULL && line != NULL)
    return g_strdup_printf (_("%s, for “%s”"), partner, line);

  if (part->since != NULL && line != NULL)
    return g_strdup_printf (_("%s, from %s"), line, part->since);

  return g_strdup (partner != NULL ? partner : line);
}

static void
append_row (DewCliTable      *table,
            const char       *name,
            const DewWorkRow *row)
{
  _dew_cli_table_text (table, name);
  for (guint i = 0; i < row->cells->len; i++)
    _dew_cli_table_figure (table, row->cells->pdata[i] != NULL ? row->cells->pdata[i] : "");
}

static void
append_table (GString            *out,
              const DewCliShare  *result,
              const DewWorkTable *parts)
{
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < parts->headings->len; i++)
    _dew_cli_table_column (table, parts->headings->pdata[i], i > 0);
  for (guint i = 0; i < parts->rows->len; i++)
    {
      const DewWorkRow *row = parts->rows->pdata[i];
      g_autofree char *name = name_part (result, row);

      append_row (table, name, row);
    }
  _dew_cli_table_rule (table);
  append_row (table, _("Sum"), parts->sum);

  text = _dew_cli_table_to_text (table, "     ");
  g_string_append (out, text);
}

static void
append_work (GString            *out,
             const DewCliShare  *result,
             guint               number,
             const DewWork      *work)
{
  g_autofree char *balance = dew_work_balance (work);
  g_autoptr (GPtrArray) tables = dew_work_tables (work);

  g_string_append_printf (out, "\n%2u.  %s\n", number, work->title);
  if (*work->basis != '\0')
    g_string_append_printf (out, _("     Basis: %s\n"), work->basis);
  g_string_append_printf (out, "     %s\n", balance);
  for (guint i = 0; i < tables->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      append_table (out, result, tables->pdata[i]);
    }
  if (*work->note != '\0')
    g_string_append_printf (out, "     %s\n", work->note);
}

static void
append_settlement (GString           *out,
                   const DewCliShare *result)
{
  g_string_append (out, _("\nSettlement\n"));

  for (guint i = 0; i < result->share->payments->len; i++)
    {
      const DewPayment *payment = &g_array_index (result->share->payments, DewPayment, i);

      g_string_append_printf (out, _("  %s pays %s "), _dew_cli_partner (result->ledger, payment->from), _dew_cli_partner (result->ledger, payment->to));
      append_money (out, "", payment->amount, "\n");
    }

  if (*result->share->settlement_note != '\0')
    g_string_append_printf (out, "  %s\n", result->share->settlement_note);
  else if (result->share->payments->len == 0)
    g_string_append (out, _("  Nobody owes anything.\n"));
}

static void
append_forecast (GString           *out,
                 const DewCliShare *result)
{
  g_autofree char *day = NULL;

  if (result->forecast == NULL)
    return;

  day = dew_date_words (result->forecast);
  g_string_append_printf (out, _("The forecast less the latest budget, line by line, as at %s\n"), day);
  if (result->left_out != NULL)
    g_string_append_printf (out, _("Some lines are left out. %s\n"), result->left_out);
  for (guint i = 0; i < result->warnings->len; i++)
    g_string_append_printf (out, "%s\n", (const char *) g_ptr_array_index (result->warnings, i));
}

void
_dew_cli_share_put_text (const DewCliShare *result)
{
  const DewShare *share = result->share;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DewCliTable) table = make_table (result, FALSE);
  g_autofree char *year = dew_year_name (share->year);
  g_autofree char *shares = NULL;

  g_string_append_printf (out, "%s, %s: ", result->pool->name, year);
  if (share->variance == 0)
    g_string_append (out, _("no variance"));
  else
    append_money (out, share->variance > 0 ? _("an overspend of ") : _("an underspend of "), ABS (share->variance), "");
  g_string_append_printf (out, result->line != NULL ? _(" on “%s”\n") : "\n", result->line != NULL ? result->line->name : NULL);

  append_forecast (out, result);
  if (*share->rule != '\0')
    g_string_append_printf (out, share->assumed ? _("Rule: %s (none is written for an underspend)\n") : _("Rule: %s\n"), share->rule);
  if (*share->sentence != '\0')
    g_string_append_printf (out, "%s\n", share->sentence);
  if (*share->basis != '\0')
    g_string_append_printf (out, _("Percentages: %s\n"), share->basis);

  append_total (table, result);
  shares = _dew_cli_table_to_text (table, "");
  g_string_append_printf (out, "\n%s", shares);

  for (guint i = 0; i < share->notices->len; i++)
    g_string_append_printf (out, "\n%s\n", (const char *) g_ptr_array_index (share->notices, i));
  append_settlement (out, result);

  if (share->works->len > 0)
    g_string_append (out, _("\nWorking\n"));
  for (guint i = 0; i < share->works->len; i++)
    append_work (out, result, i + 1, g_ptr_array_index (share->works, i));

  _dew_cli_put (out->str);
}
