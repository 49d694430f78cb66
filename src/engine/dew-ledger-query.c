/* dew-ledger-query.c: questions to a ledger */
#include "dew-ledger-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"

const DewDocumentRow *
dew_ledger_document (const DewLedger *ledger)
{
  return dew_ledger_find (ledger, DEW_TABLE_DOCUMENT, DEW_DOCUMENT_ID);
}

const GPtrArray *
dew_ledger_rows (const DewLedger *ledger,
                 DewTable         table)
{
  g_return_val_if_fail (table < DEW_N_TABLES && table != DEW_TABLE_FIGURE, NULL);

  return ledger->tables[table].rows;
}

gint64
dew_ledger_last (const DewLedger *ledger,
                 DewTable         table)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);

  return rows->len == 0 ? 0 : *(const gint64 *) g_ptr_array_index (rows, rows->len - 1);
}

gconstpointer
dew_ledger_find (const DewLedger *ledger,
                 DewTable         table,
                 gint64           id)
{
  g_return_val_if_fail (table < DEW_N_TABLES && table != DEW_TABLE_FIGURE, NULL);

  return g_hash_table_lookup (ledger->tables[table].by_id, &id);
}

gconstpointer
dew_ledger_went (const DewLedger *ledger,
                 DewTable         table,
                 gint64           id)
{
  g_return_val_if_fail (table < DEW_N_TABLES && table != DEW_TABLE_FIGURE, NULL);

  return ledger->tables[table].went == NULL ? NULL : g_hash_table_lookup (ledger->tables[table].went, &id);
}

/* ---- Names ---- */

/* Names are the same that differ in case alone. */
static gboolean
same_name (const char *a,
           const char *b)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  if (strcmp (a, b) == 0)
    return TRUE;

  one = g_utf8_casefold (a, -1);
  two = g_utf8_casefold (b, -1);

  return strcmp (one, two) == 0;
}

int
dew_ledger_partner_index (const DewLedger *ledger,
                          gint64           partner)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);

  for (guint i = 0; i < partners->len; i++)
    if (((const DewPartner *) g_ptr_array_index (partners, i))->id == partner)
      return (int) i;

  return -1;
}

const DewPartner *
dew_ledger_partner_named (const DewLedger *ledger,
                          const char      *name)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  const DewPartner *found = NULL;

  for (guint i = 0; i < partners->len; i++)
    {
      const DewPartner *partner = g_ptr_array_index (partners, i);

      if (!same_name (partner->name, name) && (*partner->short_name == '\0' || !same_name (partner->short_name, name)))
        continue;
      if (found != NULL)
        return NULL;
      found = partner;
    }

  return found;
}

const char *
dew_partner_short (const DewPartner *partner)
{
  return *partner->short_name != '\0' ? partner->short_name : partner->name;
}

static char *
list_names (const DewLedger *ledger,
            DewTable         table,
            gsize            offset)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < rows->len && i < 12; i++)
    g_string_append_printf (list, "%s“%s”", i == 0 ? "" : ", ",
                            *(char *const *) ((const char *) g_ptr_array_index (rows, i) + offset));
  if (rows->len > 12)
    g_string_append (list, ", …");

  return g_string_free (g_steal_pointer (&list), FALSE);
}

const DewPool *
dew_ledger_pool_named (const DewLedger *ledger,
                       const char      *name,
                       GError         **error)
{
  const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);
  const DewPool *found = NULL;
  g_autofree char *names = NULL;
  guint n = 0;

  for (guint i = 0; i < pools->len; i++)
    {
      const DewPool *pool = g_ptr_array_index (pools, i);

      if (strcmp (pool->name, name) == 0)
        return pool;
      if (same_name (pool->name, name) || (*pool->reference != '\0' && same_name (pool->reference, name)))
        {
          found = pool;
          n++;
        }
    }

  if (n == 1)
    return found;

  names = list_names (ledger, DEW_TABLE_POOL, G_STRUCT_OFFSET (DewPool, name));
  if (n > 1)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("More than one pool is called “%s”; the pools are %s."), name, names);
  else if (pools->len == 0)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("There is no pool “%s”: the document has no pools yet."), name);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("There is no pool “%s”; the pools are %s."), name, names);

  return NULL;
}

char *
dew_ledger_category_path (const DewLedger *ledger,
                          const DewLine   *line)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (const DewLine *up = dew_ledger_find (ledger, DEW_TABLE_LINE, line->parent);
       up != NULL;
       up = dew_ledger_find (ledger, DEW_TABLE_LINE, up->parent))
    {
      if (path->len > 0)
        g_string_prepend (path, " > ");
      g_string_prepend (path, up->name);
    }

  return g_string_free (g_steal_pointer (&path), FALSE);
}

/* Whether a line is called that with the categories above it; in the pool itself it is its name alone. */
static gboolean
has_path (const DewLedger *ledger,
          const DewLine   *line,
          const char      *name)
{
  g_autofree char *above = NULL;
  g_autofree char *path = NULL;

  if (line->parent == 0)
    return same_name (line->name, name);
  if (strstr (name, " > ") == NULL)
    return FALSE;

  above = dew_ledger_category_path (ledger, line);
  path = g_strconcat (above, " > ", line->name, NULL);

  return same_name (path, name);
}

const DewLine *
dew_ledger_line_named (const DewLedger *ledger,
                       const DewPool   *pool,
                       const char      *name,
                       GError         **error)
{
  guint top = dew_ledger_node (ledger, DEW_TABLE_POOL, pool->id);
  const DewLine *found = NULL;
  guint n = 0;

  for (guint i = top + 1; i < ledger->nodes[top].end; i++)
    {
      const DewLine *line = ledger->nodes[i].line;

      /* A path is one line's only. */
      if (has_path (ledger, line, name))
        return line;
      if (!same_name (line->name, name))
        continue;
      found = line;
      n++;
    }

  if (n == 1)
    return found;

  if (n > 1)
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND,
                 _("More than one line of “%s” is called “%s”; write it with its categories, as “Category > Line”."), pool->name, name);
  else
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("There is no line “%s” in the pool “%s”."), name, pool->name);

  return NULL;
}

char *
dew_ledger_place (const DewLedger *ledger,
                  guint            node)
{
  GString *place = g_string_new (NULL);

  for (;; node = ledger->nodes[node].parent)
    {
      const DewNode *up = &ledger->nodes[node];

      if (up->kind == DEW_NODE_ROOT || up->kind == DEW_NODE_AGREEMENT)
        break;
      if (place->len > 0)
        g_string_prepend (place, " > ");
      g_string_prepend (place, up->kind == DEW_NODE_POOL ? up->pool->name : up->line->name);
    }

  return g_string_free (place, FALSE);
}

guint
dew_ledger_place_named (const DewLedger *ledger,
                        const char      *place,
                        GError         **error)
{
  g_autoptr (GError) first = NULL;
  const DewPool *pool = dew_ledger_pool_named (ledger, place, &first);

  if (pool != NULL)
    return dew_ledger_node (ledger, DEW_TABLE_POOL, pool->id);

  /* A pool may have a ">" in its name. */
  for (const char *cut = strstr (place, " > "); cut != NULL; cut = strstr (cut + 1, " > "))
    {
      g_autofree char *name = g_strndup (place, (gsize) (cut - place));
      const DewLine *line;

      g_clear_error (&first);
      pool = dew_ledger_pool_named (ledger, name, &first);
      if (pool == NULL)
        continue;
      line = dew_ledger_line_named (ledger, pool, cut + 3, error);
      return line == NULL ? 0 : dew_ledger_node (ledger, DEW_TABLE_LINE, line->id);
    }

  g_propagate_error (error, g_steal_pointer (&first));
  return 0;
}

/* ---- The tree ---- */

const DewNode *
dew_ledger_nodes (const DewLedger *ledger,
                  guint           *n_nodes)
{
  if (n_nodes != NULL)
    *n_nodes = ledger->n_nodes;

  return ledger->nodes;
}

guint
dew_ledger_node (const DewLedger *ledger,
                 DewTable         table,
                 gint64           id)
{
  g_return_val_if_fail (table == DEW_TABLE_POOL || table == DEW_TABLE_LINE, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (ledger->node_of[table == DEW_TABLE_LINE], &id));
}

DewTable
dew_node_table (DewNodeKind kind)
{
  return kind == DEW_NODE_AGREEMENT ? DEW_TABLE_AGREEMENT : kind == DEW_NODE_POOL ? DEW_TABLE_POOL : DEW_TABLE_LINE;
}

/* ---- Figures ---- */

const DewFigure *
dew_ledger_figures (const DewLedger *ledger,
                    gint64           line,
                    guint           *n)
{
  const DewCells *cells = g_hash_table_lookup (ledger->cells, &line);

  *n = cells == NULL ? 0 : cells->n;
  return cells == NULL ? NULL : cells->figures;
}

const DewFigure *
_dew_ledger_node_figures (const DewLedger *ledger,
                          guint            node,
                          guint           *n)
{
  const DewCells *cells = ledger->cells_of[node];

  *n = cells == NULL ? 0 : cells->n;
  return cells == NULL ? NULL : cells->figures;
}

const DewFigure *
dew_ledger_figure_row (const DewLedger *ledger,
                       gint64           line,
                       int              year,
                       int              month,
                       DewMeasure       measure,
                       gint64           partner,
                       gint64           scenario)
{
  const DewCells *cells = g_hash_table_lookup (ledger->cells, &line);
  DewFigure key = { line, year, month, (gint) measure, partner, scenario, 0 };
  guint at;

  return cells != NULL && _dew_cells_find (cells, &key, &at) ? &cells->figures[at] : NULL;
}

gboolean
dew_ledger_figure (const DewLedger *ledger,
                   gint64           line,
                   int              year,
                   int              month,
                   DewMeasure       measure,
                   gint64           partner,
                   gint64           scenario,
                   gint64          *pence)
{
  const DewFigure *figure = dew_ledger_figure_row (ledger, line, year, month, measure, partner, scenario);

  if (figure == NULL && scenario != DEW_BASELINE)
    figure = dew_ledger_figure_row (ledger, line, year, month, measure, partner, DEW_BASELINE);
  if (figure == NULL || figure->pence == DEW_CLEARED)
    return FALSE;

  *pence = figure->pence;
  return TRUE;
}

guint
dew_ledger_n_figures (const DewLedger *ledger)
{
  return ledger->n_figures;
}

GArray *
dew_ledger_years (const DewLedger *ledger)
{
  gboolean seen[DEW_YEAR_MAX - DEW_YEAR_MIN + 1] = { FALSE, };
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, ledger->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DewCells *cells = value;

      for (guint i = 0; i < cells->n; i++)
        if (cells->figures[i].year >= DEW_YEAR_MIN && cells->figures[i].year <= DEW_YEAR_MAX)
          seen[cells->figures[i].year - DEW_YEAR_MIN] = TRUE;
    }

  for (int year = DEW_YEAR_MIN; year <= DEW_YEAR_MAX; year++)
    if (seen[year - DEW_YEAR_MIN])
      g_array_append_val (years, year);

  return years;
}

/* ---- Rules ---- */

static gboolean
rule_stands (const DewRuleRow *rule,
             gint64            pool,
             gint64            line,
             DewDirection      direction,
             gint64            scenario)
{
  return rule->pool == pool && rule->line == line && rule->direction == (gint) direction && rule->scenario == scenario;
}

const DewRuleRow *
dew_ledger_rule (const DewLedger *ledger,
                 gint64           pool,
                 gint64           line,
                 DewDirection     direction,
                 const char      *date,
                 gint64           scenario)
{
  const GPtrArray *rules = dew_ledger_rows (ledger, DEW_TABLE_RULE);
  const DewRuleRow *found = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < rules->len; i++)
    {
      const DewRuleRow *rule = g_ptr_array_index (rules, i);

      if (!rule_stands (rule, pool, line, direction, scenario))
        continue;

      any = TRUE;
      /* Whole months: a rule that starts within the date's month is in force. YYYY-MM sorts as text. */
      if (strncmp (rule->start, date, 7) <= 0 && (found == NULL || strcmp (rule->start, found->start) > 0))
        found = rule;
    }

  /* A scenario's list replaces the whole list of the place, also where none of it is in force yet. */
  if (!any && scenario != DEW_BASELINE)
    return dew_ledger_rule (ledger, pool, line, direction, date, DEW_BASELINE);

  return found;
}
