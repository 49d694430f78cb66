/* dew-cli-show.c: dewpond show */
#include "dew-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-cli-spending-private.h"
#include "dew-cli-table.h"
#include "dew-cli-view.h"
#include "dew-date.h"

/* ---- Rows, of text and CSV ---- */

/* What a row of a year's table is about: the partners in their order, then what is nobody's, then all together. */
static int
row_partner (guint row,
             guint n_partners)
{
  if (row < n_partners)
    return (int) row;

  return row == n_partners ? DEW_NO_PARTNER : DEW_ALL_PARTNERS;
}

static const char *
row_name (const DewCliView *view,
          int               partner)
{
  if (partner == DEW_ALL_PARTNERS)
    return _("Total");
  if (partner == DEW_NO_PARTNER)
    return _("Not attributed");

  return ((const DewPartner *) g_ptr_array_index (dew_ledger_rows (view->ledger, DEW_TABLE_PARTNER), (guint) partner))->name;
}

/* TRUE when the year's figures of all pools together are shown too: they are not those of the one pool that has any. */
static gboolean
sums_pools (const DewCliView *view,
            guint             year)
{
  const GPtrArray *pools = view->pools;
  guint n = 0;

  for (guint i = 0; i < pools->len; i++)
    n += _dew_cli_view_any (view, year, _dew_cli_view_node (view, g_ptr_array_index (pools, i)), DEW_ALL_PARTNERS);

  return view->pool == NULL && n > 1;
}

static void
put_csv_figures (DewCliTable      *table,
                 const DewCliView *view,
                 guint             year,
                 guint             node,
                 int               partner)
{
  for (guint i = 0; i < DEW_N_VIEW_COLUMNS; i++)
    {
      g_autofree char *figure = _dew_cli_view_print (view, year, node, partner, _dew_cli_view_columns[i].sum, TRUE);

      _dew_cli_table_figure (table, figure);
    }
}

/* A row of a year's figures; pool NULL: of all pools together. What kind it is is said in words of its own, because a partner
 * may be called "Total", and a pool "All pools". */
static void
put_csv_row (DewCliTable      *table,
             const DewCliView *view,
             const DewPool    *pool,
             guint             year,
             int               partner)
{
  g_autofree char *name = dew_year_name (g_array_index (view->years, int, year));

  _dew_cli_table_text (table, pool != NULL ? pool->name : _("All pools"));
  _dew_cli_table_text (table, pool != NULL ? _dew_cli_partner (view->ledger, pool->host) : NULL);
  _dew_cli_table_text (table, pool != NULL ? _dew_cli_lead (view->ledger, pool->lead_mode, pool->lead) : NULL);
  _dew_cli_table_text (table, name);
  _dew_cli_table_text (table, row_name (view, partner));
  put_csv_figures (table, view, year, pool != NULL ? _dew_cli_view_node (view, pool) : 0, partner);
  _dew_cli_table_text (table, pool != NULL ? "pool" : "all pools");
  _dew_cli_table_text (table, partner == DEW_ALL_PARTNERS ? "total" : partner == DEW_NO_PARTNER ? "unattributed" : "partner");
}

/* A pool without figures. */
static void
put_csv_bare (DewCliTable      *table,
              const DewCliView *view,
              const DewPool    *pool)
{
  _dew_cli_table_text (table, pool->name);
  _dew_cli_table_text (table, _dew_cli_partner (view->ledger, pool->host));
  _dew_cli_table_text (table, _dew_cli_lead (view->ledger, pool->lead_mode, pool->lead));
  for (guint i = 0; i < 2 + DEW_N_VIEW_COLUMNS; i++)
    _dew_cli_table_text (table, NULL);
  _dew_cli_table_text (table, "pool");
  _dew_cli_table_text (table, NULL);
}

/* FALSE when there is none. */
static gboolean
put_csv_year (DewCliTable      *table,
              const DewCliView *view,
              const DewPool    *pool,
              guint             year)
{
  guint n_partners = dew_ledger_rows (view->ledger, DEW_TABLE_PARTNER)->len;
  guint node = pool != NULL ? _dew_cli_view_node (view, pool) : 0;
  gboolean any = FALSE;

  for (guint row = 0; row < n_partners + 2; row++)
    if (_dew_cli_view_any (view, year, node, row_partner (row, n_partners)))
      {
        put_csv_row (table, view, pool, year, row_partner (row, n_partners));
        any = TRUE;
      }

  return any;
}

static void
put_csv_pool (DewCliTable      *table,
              const DewCliView *view,
              const DewPool    *pool)
{
  gboolean any = FALSE;

  for (guint year = 0; year < view->years->len; year++)
    any |= put_csv_year (table, view, pool, year);

  if (!any)
    put_csv_bare (table, view, pool);
}

static void
add_csv_columns (DewCliTable      *table,
                 const DewCliView *view)
{
  static const char *const before[] = { "pool", "host", "lead", "year", "partner" };
  static const char *const behind[] = { "scope", "row" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    _dew_cli_table_column (table, before[i], FALSE);
  for (guint i = 0; i < DEW_N_VIEW_COLUMNS; i++)
    {
      g_autofree char *head = g_strdup_printf ("%s (%s)", _dew_cli_view_columns[i].name, dew_unit_symbol (view->unit));

      _dew_cli_table_column (table, head, TRUE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    _dew_cli_table_column (table, behind[i], FALSE);
}

static void
put_csv (const DewCliView *view)
{
  const GPtrArray *pools = view->pools;
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  g_autofree char *text = NULL;

  add_csv_columns (table, view);
  for (guint i = 0; i < pools->len; i++)
    if (_dew_cli_view_shows (view, g_ptr_array_index (pools, i)))
      put_csv_pool (table, view, g_ptr_array_index (pools, i));
  for (guint year = 0; year < view->years->len; year++)
    if (sums_pools (view, year))
      put_csv_year (table, view, NULL, year);

  text = _dew_cli_table_to_csv (table);
  _dew_cli_put (text);
}

/* ---- Text ---- */

/* A year's table of a node; columns and rows in which nothing is entered are left out. */
static void
put_table (GString          *out,
           const DewCliView *view,
           guint             year,
           guint             node)
{
  g_autoptr (DewCliTable) table = _dew_cli_table_new ();
  guint n_partners = dew_ledger_rows (view->ledger, DEW_TABLE_PARTNER)->len;
  gboolean used[DEW_N_VIEW_COLUMNS];
  g_autofree char *text = NULL;

  _dew_cli_table_column (table, _("Partner"), FALSE);
  for (guint i = 0; i < DEW_N_VIEW_COLUMNS; i++)
    {
      g_autofree char *head = g_strdup_printf ("%s, %s", _(_dew_cli_view_columns[i].heading), dew_unit_symbol (view->unit));

      used[i] = _dew_cli_view_entered (view, year, node, DEW_ALL_PARTNERS, _dew_cli_view_columns[i].sum);
      if (used[i])
        _dew_cli_table_column (table, head, TRUE);
    }

  for (guint row = 0; row < n_partners + 2; row++)
    {
      int partner = row_partner (row, n_partners);

      if (!_dew_cli_view_any (view, year, node, partner))
        continue;
      if (partner == DEW_ALL_PARTNERS)
        _dew_cli_table_rule (table);

      _dew_cli_table_text (table, row_name (view, partner));
      for (guint i = 0; i < DEW_N_VIEW_COLUMNS; i++)
        if (used[i])
          {
            g_autofree char *figure = _dew_cli_view_print (view, year, node, partner, _dew_cli_view_columns[i].sum, FALSE);

            _dew_cli_table_figure (table, figure);
          }
    }

  text = _dew_cli_table_to_text (table, "  ");
  g_string_append (out, text);
}

static char *
say_span (const char *start,
          const char *end,
          int         no_end)
{
  g_autofree char *from = dew_date_words (start);
  g_autofree char *to = dew_date_words (end);

  if (*from != '\0' && *to != '\0')
    return g_strdup_printf (_("from %s to %s"), from, to);
  if (*from != '\0')
    return g_strdup_printf (no_end ? _("from %s with no end date") : _("from %s"), from);
  if (*to != '\0')
    return g_strdup_printf (_("to %s"), to);

  return g_strdup (no_end ? _("with no end date") : "");
}

static void
add_part (GString    *out,
          const char *before,
          const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s%s", out->len == 0 ? "" : "; ", before, text);
}

static void
put_pool (GString          *out,
          const DewCliView *view,
          const DewPool    *pool)
{
  g_autoptr (GString) about = g_string_new (NULL);
  g_autofree char *span = say_span (pool->start, pool->end, pool->no_end);
  gboolean any = FALSE;

  add_part (about, "", pool->reference);
  add_part (about, _("host "), _dew_cli_partner (view->ledger, pool->host));
  add_part (about, _("lead "), _dew_cli_lead (view->ledger, pool->lead_mode, pool->lead));
  add_part (about, "", span);

  g_string_append_printf (out, "\n%s\n", pool->name);
  if (about->len > 0)
    g_string_append_printf (out, "  %s\n", about->str);

  for (guint year = 0; year < view->years->len; year++)
    if (_dew_cli_view_any (view, year, _dew_cli_view_node (view, pool), DEW_ALL_PARTNERS))
      {
        g_autofree char *name = dew_year_name (g_array_index (view->years, int, year));

        g_string_append_printf (out, "\n  %s\n", name);
        put_table (out, view, year, _dew_cli_view_node (view, pool));
        any = TRUE;
      }

  if (!any)
    g_string_append_printf (out, "  %s\n", view->year != 0 ? _("No figures for that year.") : _("No figures."));
  _dew_cli_view_put_incentives (out, view, pool);
}

static void
put_head (GString          *out,
          const DewCliView *view)
{
  const DewDocumentRow *document = dew_ledger_document (view->ledger);
  const GPtrArray *agreements = dew_ledger_rows (view->ledger, DEW_TABLE_AGREEMENT);
  g_autofree char *as_at = dew_date_words (document->as_at);

  g_string_append_printf (out, "%s\n", document->title);
  if (*document->subtitle != '\0')
    g_string_append_printf (out, "%s\n", document->subtitle);
  if (*as_at != '\0')
    g_string_append_printf (out, _("As at %s\n"), as_at);
  if (_dew_cli_view_scenario (view) != NULL)
    g_string_append_printf (out, _("In the scenario “%s”\n"), _dew_cli_view_scenario (view));

  for (guint i = 0; i < agreements->len; i++)
    {
      const DewAgreement *agreement = g_ptr_array_index (agreements, i);
      g_autofree char *span = say_span (agreement->start, agreement->end, agreement->no_end);

      g_string_append_printf (out, _("Agreement: %s%s%s\n"), agreement->name, *span != '\0' ? ", " : "", span);
    }
}

static void
put_text (const DewCliView *view)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const GPtrArray *pools = view->pools;

  put_head (out, view);
  for (guint i = 0; i < pools->len; i++)
    if (_dew_cli_view_shows (view, g_ptr_array_index (pools, i)))
      put_pool (out, view, g_ptr_array_index (pools, i));

  for (guint year = 0; year < view->years->len; year++)
    if (sums_pools (view, year))
      {
        g_autofree char *name = dew_year_name (g_array_index (view->years, int, year));

        g_string_append_printf (out, _("\nAll pools, %s\n"), name);
        put_table (out, view, year, 0);
      }

  _dew_cli_view_put_virements (out, view);
  _dew_cli_view_put_notes (out, view);
  if (view->unit != DEW_UNIT_POUNDS)
    g_string_append (out, _("\nRounded from the grand total of all pools down, so that rows and columns add up as printed.\n"));

  _dew_cli_put (out->str);
}

/* ---- The command ---- */

typedef enum { PAGE_SCHEDULE, PAGE_SPENDING } Page;

typedef struct {
  char     *format_text, *unit_text, *pool, *year_text, *scenario, *page_text, *as_at;
  DewFormat format;
  DewUnit   unit;
  int       year;       /* 0: all */
  Page      page;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->format_text);
  g_free (options->unit_text);
  g_free (options->pool);
  g_free (options->year_text);
  g_free (options->scenario);
  g_free (options->page_text);
  g_free (options->as_at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
read_page (Options *options)
{
  static const char *const names[] = { "schedule", "spending" };

  options->page = PAGE_SCHEDULE;
  if (options->page_text == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], options->page_text) == 0)
      {
        options->page = (Page) i;
        return TRUE;
      }

  _dew_cli_usage (&dew_command_show, _("“%s” is none of the pages schedule and spending."), options->page_text);
  return FALSE;
}

/* The spending page is of one year and as at a day; the schedule is not. */
static gboolean
check_page (const Options *options)
{
  if (options->page == PAGE_SPENDING && options->year == 0)
    _dew_cli_usage (&dew_command_show, _("The page “spending” is of one year; say which with --year, as 2013/14."));
  else if (options->page == PAGE_SCHEDULE && options->as_at != NULL)
    _dew_cli_usage (&dew_command_show, _("--as-at goes with --page spending."));
  else if (options->as_at != NULL && (*options->as_at == '\0' || !dew_date_valid (options->as_at)))
    _dew_cli_usage (&dew_command_show, _("“%s” is not a date; write it as 2014-03-31."), options->as_at);
  else
    return TRUE;

  return FALSE;
}

static gboolean
show_schedule (const DewLedger *ledger,
               const Options   *options,
               gint64           scenario,
               const DewPool   *pool,
               GError         **error)
{
  g_auto (DewCliView) view = { NULL, };

  if (!_dew_cli_view_init (&view, ledger, scenario, pool, options->year, options->unit, error))
    return FALSE;

  if (options->format == DEW_FORMAT_JSON)
    _dew_cli_view_put_json (&view);
  else if (options->format == DEW_FORMAT_CSV)
    put_csv (&view);
  else
    put_text (&view);

  return TRUE;
}

static char *
find_day (const DewLedger *ledger,
          const Options   *options)
{
  const char *as_at = options->as_at != NULL ? options->as_at : dew_ledger_document (ledger)->as_at;
  g_autoptr (GDateTime) now = NULL;

  if (*as_at != '\0')
    return g_strdup (as_at);

  now = g_date_time_new_now_local ();
  return g_date_time_format (now, "%Y-%m-%d");
}

static gboolean
show_spending (const DewLedger *ledger,
               const Options   *options,
               gint64           scenario,
               const DewPool   *pool,
               GError         **error)
{
  g_auto (DewCliSpending) spending = { NULL, };
  g_autofree char *as_at = find_day (ledger, options);

  if (!_dew_cli_spending_init (&spending, ledger, scenario, pool, options->year, as_at, options->unit, error))
    return FALSE;

  if (options->format == DEW_FORMAT_JSON)
    _dew_cli_spending_put_json (&spending);
  else if (options->format == DEW_FORMAT_CSV)
    _dew_cli_spending_put_csv (&spending);
  else
    _dew_cli_spending_put_text (&spending);

  return TRUE;
}

static int
show (const char    *path,
      const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, DEW_STORE_READ, &error);
  const DewLedger *ledger;
  const DewPool *pool;
  gint64 scenario;

  if (document == NULL)
    return _dew_cli_fail (g_steal_pointer (&error));

  ledger = dew_document_ledger (document);
  if (!_dew_cli_pool (ledger, options->pool, &pool, &error) || !_dew_cli_scenario (ledger, options->scenario, &scenario, &error) ||
      !(options->page == PAGE_SPENDING ? show_spending : show_schedule)(ledger, options, scenario, pool, &error))
    return _dew_cli_fail (g_steal_pointer (&error));

  return DEW_EXIT_DONE;
}

static int
run_show (int    argc,
          char **argv)
{
  g_auto (Options) options = { NULL, };
  const GOptionEntry entries[] = {
    { "page", 0, 0, G_OPTION_ARG_FILENAME, &options.page_text, N_("schedule (by default), or spending: a year against its budget"), N_("PAGE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format_text, N_("text, csv or json (money in JSON is whole pence)"), N_("FORMAT") },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &options.unit_text, N_("£, £000 or £m, rounded so that the tables add up; JSON is always exact"), N_("UNIT") },
    { "pool", 0, 0, G_OPTION_ARG_FILENAME, &options.pool, N_("Only this pool"), N_("NAME") },
    { "year", 0, 0, G_OPTION_ARG_FILENAME, &options.year_text, N_("Only this financial year, as 2013/14"), N_("YEAR") },
    { "as-at", 0, 0, G_OPTION_ARG_FILENAME, &options.as_at, N_("Spending to that day, as 2013-11-30; by default the document’s, or today"), N_("DATE") },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &options.scenario, N_("As it would be in this scenario"), N_("NAME") },
    { NULL }
  };

  if (!_dew_cli_parse (&dew_command_show, entries, "FILE", NULL, &argc, &argv) ||
      !_dew_cli_format (&dew_command_show, options.format_text, &options.format) ||
      !_dew_cli_year (&dew_command_show, options.year_text, &options.year) ||
      !_dew_cli_unit (&dew_command_show, options.unit_text, &options.unit) ||
      !read_page (&options) ||
      !check_page (&options))
    return DEW_EXIT_USAGE;

  if (options.format == DEW_FORMAT_JSON)
    options.unit = DEW_UNIT_POUNDS;

  return show (argv[1], &options);
}

const DewCommand dew_command_show = { "show", N_("show the pools, years, contributions and totals of a document, or its spending"), run_show };
