/* dew-tidy.c: the tidy CSV: one row a figure, and one for each pool, category and line. */
#include "dew-export.h"

#include <string.h>

#include "dew-csv-writer.h"
#include "dew-date.h"

#define ROWS_A_TICK 1024

static const char *const headings[] = {
  "pool", "host", "category", "line", "lead", "status", "contract",
  "scenario", "partner", "year", "month", "measure", "pounds",
  "agreement", "provider", "pooled_from", "recurrence", "functions",
};

typedef struct {
  const DewLedger *ledger;
  const DewNode   *nodes;
  int              year;        /* 0: all */
  DewCsvWriter     csv;
  GCancellable    *cancellable;
  guint            rows;
} Tidy;

/* What all rows about a node have in common. */
typedef struct {
  const DewPool      *pool;
  const DewAgreement *agreement;        /* or NULL */
  const char         *category;         /* the path */
  const DewLine      *line;             /* of a service line; else NULL */
  const char         *lead;
} Place;

static const char *
name_partner (const Tidy *tidy,
              gint64      id)
{
  const DewPartner *partner = id != 0 ? dew_ledger_find (tidy->ledger, DEW_TABLE_PARTNER, id) : NULL;

  return partner != NULL ? partner->name : "";
}

static const char *
name_lead (const Tidy *tidy,
           gint        mode,
           gint64      lead)
{
  switch ((DewLeadMode) mode)
    {
    case DEW_LEAD_SINGLE:
      return name_partner (tidy, lead);
    case DEW_LEAD_JOINT:
      return "joint";
    case DEW_LEAD_SPLIT:
      return "split";
    case DEW_LEAD_MISSING:
    default:
      return "";
    }
}

/* The word that the description has for a value. */
static const char *
find_word (const char *column,
           gint        value)
{
  const DewColumn *info = &dew_tables[DEW_TABLE_LINE].columns[dew_table_column (DEW_TABLE_LINE, column)];

  return info->words[value];
}

static void
escape_name (GString    *path,
             const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '>' || *p == '\\')
        g_string_append_c (path, '\\');
      g_string_append_c (path, *p);
    }
}

/* "A > B" for a category and those above it. */
static char *
make_path (const Tidy *tidy,
           guint       node)
{
  GString *path = g_string_new (NULL);

  for (; tidy->nodes[node].kind == DEW_NODE_CATEGORY; node = tidy->nodes[node].parent)
    {
      g_autofree char *below = g_strdup (path->str);

      g_string_truncate (path, 0);
      escape_name (path, tidy->nodes[node].line->name);
      if (below[0] != '\0')
        g_string_append_printf (path, " > %s", below);
    }
  return g_string_free (path, FALSE);
}

/* The figure's own columns; figure is NULL for the row that names the place. */
static void
put_figure (Tidy            *tidy,
            const DewFigure *figure)
{
  DewCsvWriter *csv = &tidy->csv;
  const DewScenario *scenario = NULL;
  g_autofree char *year = NULL;

  if (figure == NULL)
    {
      for (guint i = 0; i < 6; i++)
        dew_csv_empty (csv);
      return;
    }

  if (figure->scenario != DEW_BASELINE)
    scenario = dew_ledger_find (tidy->ledger, DEW_TABLE_SCENARIO, figure->scenario);
  dew_csv_text (csv, scenario != NULL ? scenario->name : "");
  dew_csv_text (csv, name_partner (tidy, figure->partner));
  year = dew_year_name (figure->year);
  dew_csv_text (csv, year);
  if (figure->month != 0)
    dew_csv_integer (csv, figure->month);
  else
    dew_csv_empty (csv);
  dew_csv_text (csv, dew_measure_words[figure->measure]);
  if (figure->pence != DEW_CLEARED)
    dew_csv_pounds (csv, figure->pence);
  else
    dew_csv_empty (csv);
}

/* FALSE when cancelled. */
static gboolean
put_row (Tidy             *tidy,
         const Place      *place,
         const DewFigure  *figure,
         GError          **error)
{
  DewCsvWriter *csv = &tidy->csv;
  const DewLine *line = place->line;

  dew_csv_text (csv, place->pool->name);
  dew_csv_text (csv, name_partner (tidy, place->pool->host));
  dew_csv_text (csv, place->category);
  dew_csv_text (csv, line != NULL ? line->name : "");
  dew_csv_text (csv, place->lead);
  dew_csv_text (csv, line != NULL ? find_word ("status", line->status) : "");
  dew_csv_text (csv, line != NULL && line->contract != DEW_CONTRACT_UNSAID ? find_word ("contract", line->contract) : "");
  put_figure (tidy, figure);
  dew_csv_text (csv, place->agreement != NULL ? place->agreement->name : "");
  dew_csv_text (csv, line != NULL ? line->provider : "");
  dew_csv_text (csv, line != NULL ? line->pooled_from : "");
  dew_csv_text (csv, line != NULL ? find_word ("recurrence", line->recurrence) : "");
  dew_csv_text (csv, line != NULL ? find_word ("functions", line->functions) : "");
  dew_csv_end (csv);

  return ++tidy->rows % ROWS_A_TICK != 0 || !g_cancellable_set_error_if_cancelled (tidy->cancellable, error);
}

static gboolean
put_line (Tidy         *tidy,
          const Place  *place,
          GError      **error)
{
  guint n;
  const DewFigure *figures = dew_ledger_figures (tidy->ledger, place->line->id, &n);

  for (guint i = 0; i < n; i++)
    if ((tidy->year == 0 || figures[i].year == tidy->year) && !put_row (tidy, place, &figures[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
put_node (Tidy    *tidy,
          Place   *place,
          guint    node,
          GError **error)
{
  const DewLine *line = tidy->nodes[node].line;
  gboolean service = tidy->nodes[node].kind == DEW_NODE_LINE;
  g_autofree char *path = make_path (tidy, service ? tidy->nodes[node].parent : node);

  place->category = path;
  place->line = service ? line : NULL;
  place->lead = name_lead (tidy, line->lead_mode, line->lead);
  return put_row (tidy, place, NULL, error) && (!service || put_line (tidy, place, error));
}

static gboolean
put_pool (Tidy    *tidy,
          guint    node,
          GError **error)
{
  const DewPool *pool = tidy->nodes[node].pool;
  Place place = { .pool = pool, .category = "" };

  place.agreement = pool->agreement != 0 ? dew_ledger_find (tidy->ledger, DEW_TABLE_AGREEMENT, pool->agreement) : NULL;
  place.lead = name_lead (tidy, pool->lead_mode, pool->lead);
  if (!put_row (tidy, &place, NULL, error))
    return FALSE;
  for (guint i = node + 1; i < tidy->nodes[node].end; i++)
    if (!put_node (tidy, &place, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
put_pools (Tidy    *tidy,
           gint64   pool,
           GError **error)
{
  guint n_nodes;

  tidy->nodes = dew_ledger_nodes (tidy->ledger, &n_nodes);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    dew_csv_text (&tidy->csv, headings[i]);
  dew_csv_end (&tidy->csv);

  for (guint i = 0; i < n_nodes; i++)
    if (tidy->nodes[i].kind == DEW_NODE_POOL && (pool == 0 || tidy->nodes[i].id == pool) && !put_pool (tidy, i, error))
      return FALSE;
  return TRUE;
}

gboolean
dew_export_tidy_csv (const DewLedger  *ledger,
                     gint64            pool,
                     int               year,
                     const char       *path,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_return_val_if_fail (ledger != NULL && path != NULL, FALSE);

  g_autoptr (DewSafeFile) file = dew_safe_file_new (path, error);
  Tidy tidy = { .ledger = ledger, .year = year, .csv = { .file = file }, .cancellable = cancellable };

  if (file == NULL)
    return FALSE;
  return put_pools (&tidy, pool, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         dew_safe_file_commit (file, error);
}
