/* dew-cli-share.c: dewpond share */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cli-table.h"
#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-ratio.h"
#include "dew-share.h"

typedef struct {
  const DewLedger *ledger;
  const DewPool   *pool;
  const DewLine   *line;        /* or NULL */
  const DewShare  *share;
} Result;

/* The last year for which anything is contributed to the pool, or else the last with any figure at all; 0: there is none. */
static int
default_year (const DewLedger *ledger,
              const DewPool   *pool,
              gint64           scenario)
{
  g_autoptr (GArray) years = dew_ledger_years (ledger);
  guint node = dew_ledger_node (ledger, DEW_TABLE_POOL, pool->id);

  for (guint i = years->len; i > 0; i--)
    {
      int year = g_array_index (years, int, i - 1);
      g_autoptr (DewTotals) totals = dew_totals_new (ledger, year, scenario);

      if (dew_totals_entered (totals, node, DEW_ALL_PARTNERS, DEW_SUM_GROSS))
        return year;
    }

  return years->len > 0 ? g_array_index (years, int, years->len - 1) : 0;
}

static const char *
line_name (const Result *result,
           gint64        id)
{
  const DewLine *line = dew_ledger_find (result->ledger, DEW_TABLE_LINE, id);

  return line != NULL ? line->name : NULL;
}

/* ---- JSON ---- */

static void
add_partner (JsonBuilder           *builder,
             const Result          *result,
             const DewPartnerShare *one)
{
  char percent[DEW_PERCENT_SIZE];

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "name", _dew_cli_partner (result->ledger, one->partner));
  _dew_cli_member_text (builder, "percent", result->share->has_percent ? dew_percent_print (one->percent, 4, percent) : NULL);
  _dew_cli_member_pence (builder, "share", one->share);
  _dew_cli_member_pence (builder, "contribution", one->contribution);
  _dew_cli_member_pence (builder, "cost", one->cost);
  json_builder_end_object (builder);
}

static void
add_payments (JsonBuilder  *builder,
              const Result *result)
{
  json_builder_set_member_name (builder, "settlement");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->share->payments->len; i++)
    {
      const DewPayment *payment = &g_array_index (result->share->payments, DewPayment, i);

      json_builder_begin_object (builder);
      _dew_cli_member_text (builder, "from", _dew_cli_partner (result->ledger, payment->from));
      _dew_cli_member_text (builder, "to", _dew_cli_partner (result->ledger, payment->to));
      _dew_cli_member_pence (builder, "amount", payment->amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_part (JsonBuilder       *builder,
          const Result      *result,
          const DewWorkPart *part)
{
  json_builder_begin_object (builder);
  if (part->partner != 0)
    _dew_cli_member_text (builder, "partner", _dew_cli_partner (result->ledger, part->partner));
  if (part->line != 0)
    _dew_cli_member_text (builder, "line", line_name (result, part->line));
  _dew_cli_member_pence (builder, "weight", part->portion.weight);
  _dew_cli_member_pence (builder, "whole", part->portion.whole);
  _dew_cli_member_pence (builder, "remainder", part->portion.remainder);
  _dew_cli_member_pence (builder, "extra", part->portion.extra);
  _dew_cli_member_pence (builder, "share", part->portion.share.pence);
  json_builder_end_object (builder);
}

static void
add_work (JsonBuilder   *builder,
          const Result  *result,
          const DewWork *work)
{
  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "title", work->title);
  _dew_cli_member_text (builder, "basis", work->basis);
  _dew_cli_member_pence (builder, "before", work->before);
  _dew_cli_member_pence (builder, "amount", work->amount);
  _dew_cli_member_pence (builder, "after", work->after);
  _dew_cli_member_pence (builder, "total_weight", work->total_weight);
  _dew_cli_member_text (builder, "note", work->note);

  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < work->parts->len; i++)
    add_part (builder, result, &g_array_index (work->parts, DewWorkPart, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
put_json (const Result *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const DewShare *share = result->share;
  g_autofree char *year = dew_year_name (share->year);

  json_builder_begin_object (builder);
  _dew_cli_member_text (builder, "pool", result->pool->name);
  _dew_cli_member_text (builder, "line", result->line != NULL ? result->line->name : NULL);
  _dew_cli_member_text (builder, "year", year);
  _dew_cli_member_pence (builder, "variance", share->variance);
  _dew_cli_member_text (builder, "rule", share->rule);
  _dew_cli_member_text (builder, "sentence", share->sentence);
  _dew_cli_member_text (builder, "basis", share->basis);

  json_builder_set_member_name (builder, "partners");
  json_builder_begin_array (builder);
  for (guint i = 0; i < share->partners->len; i++)
    add_partner (builder, result, &g_array_index (share->partners, DewPartnerShare, i));
  json_builder_end_array (builder);

  _dew_cli_member_pence (builder, "reserve", share->reserve);
  _dew_cli_member_pence (builder, "held", share->held);
  _dew_cli_member_pence (builder, "unallocated", share->unallocated);
  add_payments (builder, result);
  _dew_cli_member_text (builder, "settlement_note", share->settlement_note);

  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < share->works->len; i++)
    add_work (builder, result, g_ptr_array_index (share->works, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  _dew_cli_put_json (builder);
}

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
put_share (DewCliTable           *table,
           const Result          *result,
           const DewPartnerShare *one,
           gboolean               plain)
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
put_rest (DewCliTable  *table,
          const Result *result,
          const char   *name,
          gint64        percent,
          gint64        pence,
          gboolean      plain)
{
  char text[DEW_PERCENT_SIZE];

  if (pence == 0)
    return;

  _dew_cli_table_text (table, name);
  _dew_cli_table_text (table, NULL);
  _dew_cli_table_figure (table, result->share->has_percent ? dew_percent_print (percent, 4, text) : "");
  put_money (table, pence, plain);
  _dew_cli_table_text (table, NULL);
}

static DewCliTable *
make_table (const Result *result,
            gboolean      plain)
{
  const DewShare *share = result->share;
  DewCliTable *table = _dew_cli_table_new ();

  _dew_cli_table_column (table, plain ? "partner" : _("Partner"), FALSE);
  _dew_cli_table_column (table, plain ? "contribution (£)" : _("Gross contribution, £"), TRUE);
  _dew_cli_table_column (table, plain ? "percent" : _("Of the variance, %"), TRUE);
  _dew_cli_table_column (table, plain ? "share (£)" : _("Share, £"), TRUE);
  _dew_cli_table_column (table, plain ? "cost (£)" : _("Final cost, £"), TRUE);

  for (guint i = 0; i < share->partners->len; i++)
    put_share (table, result, &g_array_index (share->partners, DewPartnerShare, i), plain);
  put_rest (table, result, _("From the reserve"), share->reserve_percent, share->reserve, plain);
  put_rest (table, result, _("Held in the pool"), share->held_percent, share->held, plain);
  put_rest (table, result, _("Unallocated, for decision"), share->unallocated_percent, share->unallocated, plain);

  return table;
}

static void
put_csv (const Result *result)
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
append_total (DewCliTable  *table,
              const Result *result)
{
  const DewShare *share = result->share;
  gint64 percent = share->reserve_percent + share->held_percent + share->unallocated_percent;
  gint64 contribution = 0, cost = 0;
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

/* A weight of contributions is pence, of percentages millionths; others are numbers. */
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
  gboolean weights;     /* in DEW_WORK_OWN every line goes to its lead as it is */
  gboolean pennies;     /* where something is left over */
} PartColumns;

static void
add_part_columns (DewCliTable       *table,
                  const DewWork     *work,
                  const PartColumns *columns)
{
  _dew_cli_table_column (table, work->kind == DEW_WORK_SPREAD ? _("Line") : _("Partner"), FALSE);
  if (columns->weights)
    _dew_cli_table_column (table, weight_heading (work), TRUE);
  if (columns->pennies)
    {
      _dew_cli_table_column (table, _("Whole pence, £"), TRUE);
      _dew_cli_table_column (table, _("Left over, p"), TRUE);
      _dew_cli_table_column (table, _("Odd penny, p"), TRUE);
    }
  _dew_cli_table_column (table, work->kind == DEW_WORK_SPREAD ? _("Amount, £") : _("Share, £"), TRUE);
}

/* "Council, for “Meals”" */
static char *
name_part (const Result      *result,
           const DewWorkPart *part)
{
  const char *partner = _dew_cli_partner (result->ledger, part->partner);
  const char *line = line_name (result, part->line);

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
append_parts (GString       *out,
              const Result  *result,
              const DewWork *work)
{
  const PartColumns columns = { work->kind != DEW_WORK_OWN, has_odd_pennies (work) };
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

/* Spreading over lines settles nothing yet: what there is to share is the same before and after. */
static void
append_balance (GString       *out,
                const DewWork *work)
{
  if (work->kind == DEW_WORK_SPREAD)
    {
      append_money (out, _("     Spread over lines: "), work->parts->len > 0 ? work->amount : 0, "");
      append_money (out, _("; still to be shared among the partners: "), work->after, "\n");
      return;
    }

  append_money (out, _("     To be shared: "), work->before, "");
  append_money (out, work->kind == DEW_WORK_HELD ? _("; kept in the pool: ") : _("; shared in this step: "), work->amount, "");
  append_money (out, _("; still to be shared: "), work->after, "\n");
}

static void
append_work (GString       *out,
             const Result  *result,
             guint          number,
             const DewWork *work)
{
  g_string_append_printf (out, "\n%2u.  %s\n", number, work->title);
  if (*work->basis != '\0')
    g_string_append_printf (out, _("     Basis: %s\n"), work->basis);
  append_balance (out, work);
  if (work->parts->len > 0)
    append_parts (out, result, work);
  if (*work->note != '\0')
    g_string_append_printf (out, "     %s\n", work->note);
}

static void
append_settlement (GString      *out,
                   const Result *result)
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
put_text (const Result *result)
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

  if (*share->rule != '\0')
    g_string_append_printf (out, _("Rule: %s\n"), share->rule);
  if (*share->sentence != '\0')
    g_string_append_printf (out, "%s\n", share->sentence);
  if (*share->basis != '\0')
    g_string_append_printf (out, _("Percentages: %s\n"), share->basis);

  append_total (table, result);
  shares = _dew_cli_table_to_text (table, "");
  g_string_append_printf (out, "\n%s", shares);

  append_settlement (out, result);

  if (share->works->len > 0)
    g_string_append (out, _("\nWorking\n"));
  for (guint i = 0; i < share->works->len; i++)
    append_work (out, result, i + 1, g_ptr_array_index (share->works, i));

  _dew_cli_put (out->str);
}

/* ---- The command ---- */

typedef struct {
  char *pool, *year, *variance, *line, *rule, *as_at, *scenario, *format;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->pool);
  g_free (options->year);
  g_free (options->variance);
  g_free (options->line);
  g_free (options->rule);
  g_free (options->as_at);
  g_free (options->scenario);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static int
share_variance (const char    *path,
                const Options *options,
                DewShareQuery *query,
                DewFormat      format)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_READ, &error);
  g_autoptr (DewShare) share = NULL;
  Result result = { NULL, };

  if (document == NULL)
    return _dew_cli_fail (error);

  result.ledger = dew_document_ledger (document);
  if (!_dew_cli_pool (result.ledger, options->pool, &result.pool, &error) ||
      !_dew_cli_scenario (result.ledger, options->scenario, &query->scenario, &error))
    return _dew_cli_fail (error);

  if (options->line != NULL)
    {
      result.line = dew_ledger_line_named (result.ledger, result.pool, options->line, &error);
      if (result.line == NULL)
        return _dew_cli_fail (error);
      query->line = result.line->id;
    }

  if (query->year == 0)
    query->year = default_year (result.ledger, result.pool, query->scenario);
  if (query->year == 0)
    return _dew_cli_fail (g_error_new (DEW_ERROR, DEW_ERROR_INVALID, _("The document has no figures yet; enter what the partners contribute to “%s” first."),
                                       result.pool->name));

  query->pool = result.pool->id;
  query->rule = options->rule;
  query->as_at = options->as_at;
  result.share = share = dew_share (result.ledger, query, &error);
  if (share == NULL)
    return _dew_cli_fail (error);

  if (format == DEW_FORMAT_JSON)
    put_json (&result);
  else if (format == DEW_FORMAT_CSV)
    put_csv (&result);
  else
    put_text (&result);

  return DEW_EXIT_DONE;
}

static int
run_share (int    argc,
           char **argv)
{
  g_auto (Options) options = { NULL, };
  const GOptionEntry entries[] = {
    { "pool", 0, 0, G_OPTION_ARG_FILENAME, &options.pool, N_("The pool whose variance is shared"), N_("NAME") },
    { "variance", 0, 0, G_OPTION_ARG_FILENAME, &options.variance, N_("An overspend in pounds, as 1000000 or 1.2m; an underspend is negative"), N_("POUNDS") },
    { "year", 0, 0, G_OPTION_ARG_FILENAME, &options.year, N_("The financial year, as 2013/14; by default the last with contributions"), N_("YEAR") },
    { "line", 0, 0, G_OPTION_ARG_FILENAME, &options.line, N_("The line that it falls on; by default the pool’s lines by gross contributions"), N_("NAME") },
    { "rule", 0, 0, G_OPTION_ARG_FILENAME, &options.rule, N_("A rule to try, as “proportional gross”; by default the pool’s own"), N_("TEXT") },
    { "as-at", 0, 0, G_OPTION_ARG_FILENAME, &options.as_at, N_("What is in force on that day, as 2014-03-31; by default the year’s last"), N_("DATE") },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &options.scenario, N_("As it would be in this scenario"), N_("NAME") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("text, csv or json (money in JSON is whole pence)"), N_("FORMAT") },
    { NULL }
  };
  DewShareQuery query = { 0, };
  DewFormat format;

  if (!_dew_cli_parse (&dew_command_share, entries, "FILE",
                       _("A rule is one of: own; proportional gross|net [opening|current]; fixed NAME 51%, NAME 49%; equal; all to NAME; retain."),
                       &argc, &argv) ||
      !_dew_cli_format (&dew_command_share, options.format, &format) ||
      !_dew_cli_year (&dew_command_share, options.year, &query.year))
    return DEW_EXIT_USAGE;

  if (options.pool == NULL || options.variance == NULL)
    return _dew_cli_usage (&dew_command_share, _("Both --pool and --variance must be given."));
  if (!_dew_cli_pounds (&dew_command_share, options.variance, &query.variance))
    return DEW_EXIT_USAGE;
  if (options.as_at != NULL && (!dew_date_valid (options.as_at) || *options.as_at == '\0'))
    return _dew_cli_usage (&dew_command_share, _("“%s” is not a date; write it as 2014-03-31."), options.as_at);

  return share_variance (argv[1], &options, &query, format);
}

const DewCommand dew_command_share = { "share", N_("share an overspend or underspend of a pool, with the working"), run_share };
