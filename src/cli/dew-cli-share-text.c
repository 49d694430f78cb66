/* dew-cli-share-text.c: dewpond share as text, with the working, and as CSV */
#include "dew-cli-share-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cli-table.h"
#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-ratio.h"

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
  put_rest (table, result, share->across == 0 ? _("Held in the pool") : share->across == share->held ? _("Set against other pools") : _("Held in the pool, or set against other pools"),
            share->held_percent, share->held, plain);
  put_rest (table, result, _("Unallocated, for decision"), share->unallocated_percent, share->unallocated, plain);

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
  gint64 contribution = 0;
  gint64 cost = share->reserve + share->held + share->unallocated;
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

/* A weight of contributions or of amounts is pence, of percentages millionths; others are numbers. */
static void
put_weight (DewCliTable   *table,
            const DewWork *work,
            gint64         weight)
{
  char text[DEW_MONEY_SIZE];

  switch (work->weights)
    {
    case DEW_BASIS_GROSS:
    case DEW_BASIS_GROSS_OPENING:
    case DEW_BASIS_NET:
    case DEW_BASIS_NET_OPENING:
    case DEW_BASIS_AMOUNT:
      put_money (table, weight, FALSE);
      break;
    case DEW_BASIS_FIXED:
      _dew_cli_table_figure (table, dew_percent_print (weight, 4, text));
      break;
    case DEW_BASIS_NONE:
    case DEW_BASIS_EQUAL:
    case DEW_BASIS_ONE:
    default:
      g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, weight);
      _dew_cli_table_figure (table, text);
    }
}

static gboolean
has_odd_pennies (const DewWork *work)
{
  for (guint i = 0; i < work->parts->len; i++)
    if (g_array_index (work->parts, DewWorkPart, i).portion.remainder != 0)
      return TRUE;

  return FALSE;
}

static const char *
weight_heading (const DewWork *work)
{
  switch (work->weights)
    {
    case DEW_BASIS_GROSS:
    case DEW_BASIS_GROSS_OPENING:
    case DEW_BASIS_NET:
    case DEW_BASIS_NET_OPENING:
    case DEW_BASIS_AMOUNT:
      return _("Weight, £");
    case DEW_BASIS_FIXED:
      return _("Weight, %");
    case DEW_BASIS_NONE:
    case DEW_BASIS_EQUAL:
    case DEW_BASIS_ONE:
    default:
      return _("Parts");
    }
}

/* What a table of the working has columns for. */
typedef struct {
  gboolean weights;     /* not where every line is taken as it is */
  gboolean pennies;     /* where something is left over */
} PartColumns;

static void
add_part_columns (DewCliTable       *table,
                  const DewWork     *work,
                  const PartColumns *columns)
{
  _dew_cli_table_column (table, dew_work_bears (work) ? _("Partner") : _("Line"), FALSE);
  if (columns->weights)
    _dew_cli_table_column (table, weight_heading (work), TRUE);
  if (columns->pennies)
    {
      _dew_cli_table_column (table, _("Whole pence, £"), TRUE);
      _dew_cli_table_column (table, _("Left over, p"), TRUE);
      _dew_cli_table_column (table, _("Odd penny, p"), TRUE);
    }
  _dew_cli_table_column (table, dew_work_bears (work) ? _("Share, £") : _("Amount, £"), TRUE);
}

/* "Council, for “Meals”" */
static char *
name_part (const DewCliShare      *result,
           const DewWorkPart      *part)
{
  const char *partner = _dew_cli_partner (result->ledger, part->partner);
  const char *line = _dew_cli_share_line (result, part->line);

  if (partner != NULL && line != NULL)
    return g_strdup_printf (_("%s, for “%s”"), partner, line);

  return g_strdup (partner != NULL ? partner : line);
}

/* With the sign of what is shared, so that a row adds up to its share. */
static void
put_pennies (DewCliTable   *table,
             const DewWork *work,
             gint64         whole,
             const char    *left_over,
             gint64         pennies)
{
  gboolean minus = work->amount < 0;
  g_autofree char *over = g_strdup_printf ("%s%s", minus && strcmp (left_over, "0.000") != 0 ? "−" : "", left_over);
  g_autofree char *odd = g_strdup_printf ("%s%" G_GINT64_FORMAT, minus ? "−" : "", pennies);

  put_money (table, minus ? -whole : whole, FALSE);
  _dew_cli_table_figure (table, over);
  _dew_cli_table_figure (table, pennies != 0 ? odd : "–");
}

static void
put_part_sum (DewCliTable       *table,
              const DewWork     *work,
              const PartColumns *columns)
{
  gint64 whole = 0, pennies = 0;
  char left_over[32];

  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);

      whole += part->portion.whole;
      pennies += part->portion.extra;
    }

  _dew_cli_table_rule (table);
  _dew_cli_table_text (table, _("Sum"));
  if (columns->weights)
    put_weight (table, work, work->total_weight);
  if (columns->pennies)
    {
      g_snprintf (left_over, sizeof left_over, "%" G_GINT64_FORMAT ".000", pennies);
      put_pennies (table, work, whole, left_over, pennies);
    }
  put_money (table, work->amount, FALSE);
}

static void
append_parts (GString            *out,
              const DewCliShare  *result,
              const DewWork      *work)
{
  const PartColumns columns = { !dew_work_as_it_is (work), has_odd_pennies (work) };
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  g_auto (GStrv) left_over = dew_work_left_over (work);
  g_autofree char *text = NULL;

  add_part_columns (table, work, &columns);
  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);
      g_autofree char *name = name_part (result, part);

      _dew_cli_table_text (table, name);
      if (columns.weights)
        put_weight (table, work, part->portion.weight);
      if (columns.pennies)
        put_pennies (table, work, part->portion.whole, left_over[i], part->portion.extra);
      put_money (table, part->portion.share.pence, FALSE);
    }
  put_part_sum (table, work, &columns);

  text = _dew_cli_table_to_text (table, "     ");
  g_string_append (out, text);
}

static const char *
say_on_lines (const DewWork *work)
{
  if (work->kind == DEW_WORK_LINES)
    return _("     On lines: ");

  return work->kind == DEW_WORK_OFFSET ? _("     Left on lines: ") : _("     Spread over lines: ");
}

/* What each bore, at most may bear, gives up and takes over. */
static void
append_caps (GString            *out,
             const DewCliShare  *result,
             const DewWork      *work)
{
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  g_autofree char *text = NULL;

  _dew_cli_table_column (table, _("Partner"), FALSE);
  _dew_cli_table_column (table, _("Bore so far, £"), TRUE);
  _dew_cli_table_column (table, _("At most, £"), TRUE);
  _dew_cli_table_column (table, _("Over, £"), TRUE);
  _dew_cli_table_column (table, _("Weight"), TRUE);
  _dew_cli_table_column (table, _("Takes over, £"), TRUE);
  _dew_cli_table_column (table, _("Bears now, £"), TRUE);
  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);
      g_autofree char *name = name_part (result, part);
      g_autofree char *weight = g_strdup_printf ("%" G_GINT64_FORMAT, part->portion.weight);

      _dew_cli_table_text (table, name);
      put_money (table, part->before, FALSE);
      if (part->cap >= 0)
        put_money (table, part->cap, FALSE);
      else
        _dew_cli_table_figure (table, _("no cap"));
      put_money (table, part->over, FALSE);
      _dew_cli_table_figure (table, weight);
      put_money (table, part->portion.share.pence, FALSE);
      put_money (table, part->before - part->over + part->portion.share.pence, FALSE);
    }

  text = _dew_cli_table_to_text (table, "     ");
  g_string_append (out, text);
}

static const char *
say_taken (const DewWork *work)
{
  switch (work->kind)
    {
    case DEW_WORK_HELD:
      return _("; kept in the pool: ");
    case DEW_WORK_RESERVE:
      return _("; drawn: ");
    case DEW_WORK_ACROSS:
      return _("; set against other pools: ");
    case DEW_WORK_CAP:
      return _("; shared anew, on the whole: ");
    case DEW_WORK_SPREAD:
    case DEW_WORK_LINES:
    case DEW_WORK_OFFSET:
    case DEW_WORK_ALIGNED:
    case DEW_WORK_CARVED:
    case DEW_WORK_OWN:
    case DEW_WORK_SHARE:
    case DEW_WORK_DECIDED:
    case DEW_WORK_OPEN:
    default:
      return _("; shared in this step: ");
    }
}

/* Nothing is settled yet by what is about lines: what there is to share is the same before and after. */
static void
append_balance (GString       *out,
                const DewWork *work)
{
  if (work->kind == DEW_WORK_OPEN)
    {
      append_money (out, _("     Left for decision: "), work->amount, "\n");
      return;
    }
  if (!dew_work_bears (work))
    {
      append_money (out, say_on_lines (work), work->parts->len > 0 ? work->amount : 0, "");
      append_money (out, _("; still to be shared among the partners: "), work->after, "\n");
      return;
    }

  append_money (out, _("     To be shared: "), work->before, "");
  append_money (out, say_taken (work), work->amount, "");
  append_money (out, _("; still to be shared: "), work->after, "\n");
}

static void
append_work (GString            *out,
             const DewCliShare  *result,
             guint               number,
             const DewWork      *work)
{
  g_string_append_printf (out, "\n%2u.  %s\n", number, work->title);
  if (*work->basis != '\0')
    g_string_append_printf (out, _("     Basis: %s\n"), work->basis);
  append_balance (out, work);
  if (work->kind == DEW_WORK_CAP)
    append_caps (out, result, work);
  else if (work->parts->len > 0)
    append_parts (out, result, work);
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
