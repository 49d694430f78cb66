/* dew-ledger-tree.c: the order of rows and the tree of nodes, built afresh when structure changes */
#include "dew-ledger-private.h"

#include <glib/gi18n-lib.h>

#define NONE G_MAXUINT

static gint64
position_of (DewTable      table,
             gconstpointer row)
{
  switch (table)
    {
    case DEW_TABLE_PARTNER:
      return ((const DewPartner *) row)->position;
    case DEW_TABLE_AGREEMENT:
      return ((const DewAgreement *) row)->position;
    case DEW_TABLE_POOL:
      return ((const DewPool *) row)->position;
    case DEW_TABLE_LINE:
      return ((const DewLine *) row)->position;
    case DEW_TABLE_SCENARIO:
      return ((const DewScenario *) row)->position;
    case DEW_TABLE_INCENTIVE:
      return ((const DewIncentive *) row)->position;
    case DEW_TABLE_DOCUMENT:
    case DEW_TABLE_FIGURE:
    case DEW_TABLE_RULE:
    case DEW_TABLE_VIREMENT:
    case DEW_TABLE_MOVEMENT:
    case DEW_TABLE_REMARK:
    case DEW_TABLE_ARRANGEMENT:
    case DEW_TABLE_VARIANCE:
    case DEW_TABLE_SPREAD:
    case DEW_N_TABLES:
    default:
      return 0;
    }
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  DewTable table = GPOINTER_TO_INT (data);
  gconstpointer one = *(const gconstpointer *) a;
  gconstpointer two = *(const gconstpointer *) b;
  gint64 first = position_of (table, one);
  gint64 second = position_of (table, two);

  if (first != second)
    return first < second ? -1 : 1;

  return *(const gint64 *) one < *(const gint64 *) two ? -1 : *(const gint64 *) one > *(const gint64 *) two;
}

/* Rows mostly come from the file in the order in which they are shown. */
static gboolean
is_sorted (const GPtrArray *rows,
           DewTable         table)
{
  for (guint i = 1; i < rows->len; i++)
    if (compare_rows (&rows->pdata[i - 1], &rows->pdata[i], GINT_TO_POINTER (table)) > 0)
      return FALSE;

  return TRUE;
}

/* Sorts rows of which nearly all are in order: the few that are not are taken out, and put in where they belong. FALSE, with nothing done, where they are not few. */
static gboolean
sort_few (GPtrArray *rows,
          DewTable   table)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_sized_new (rows->len);
  g_autoptr (GPtrArray) few = g_ptr_array_new ();
  guint at = 0, next = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      gpointer *row = &rows->pdata[i];
      gboolean behind = kept->len == 0 || compare_rows (&kept->pdata[kept->len - 1], row, GINT_TO_POINTER (table)) < 0;

      /* It is this one that is out of place, or the one before. */
      if (!behind && (kept->len == 1 || compare_rows (&kept->pdata[kept->len - 2], row, GINT_TO_POINTER (table)) < 0))
        {
          g_ptr_array_add (few, g_ptr_array_steal_index (kept, kept->len - 1));
          behind = TRUE;
        }
      g_ptr_array_add (behind ? kept : few, *row);
      if (few->len > rows->len / 16)
        return FALSE;
    }

  g_ptr_array_sort_with_data (few, compare_rows, GINT_TO_POINTER (table));
  for (guint i = 0; i < rows->len; i++)
    {
      gboolean kept_first = next == few->len || (at < kept->len && compare_rows (&kept->pdata[at], &few->pdata[next], GINT_TO_POINTER (table)) < 0);

      rows->pdata[i] = kept_first ? kept->pdata[at++] : few->pdata[next++];
    }

  return TRUE;
}

void
_dew_rows_let_go (DewRows *rows,
                  DewTable table)
{
  if (rows->gone == NULL)
    return;

  for (guint i = 0; i < rows->gone->len; i++)
    dew_row_free (table, g_ptr_array_index (rows->gone, i));
  g_clear_pointer (&rows->gone, g_ptr_array_unref);
}

void
_dew_rows_forget (DewRows *rows,
                  DewTable table)
{
  GHashTableIter iter;
  gpointer row;

  if (rows->went == NULL)
    return;

  g_hash_table_iter_init (&iter, rows->went);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    dew_row_free (table, row);
  g_clear_pointer (&rows->went, g_hash_table_unref);
}

/* A row that goes twice, and came in between, is told as it went last. */
static void
keep_gone (DewRows *rows,
           DewTable table)
{
  if (rows->went == NULL)
    rows->went = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->gone->len; i++)
    {
      gpointer row = g_ptr_array_index (rows->gone, i);
      gpointer before = g_hash_table_lookup (rows->went, row);

      g_hash_table_replace (rows->went, row, row);
      if (before != NULL)
        dew_row_free (table, before);
    }
  g_clear_pointer (&rows->gone, g_ptr_array_unref);
}

static void
drop_gone (DewRows *rows,
           DewTable table)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  guint n = 0;

  if (rows->gone == NULL)
    return;

  for (guint i = 0; i < rows->gone->len; i++)
    g_hash_table_add (gone, g_ptr_array_index (rows->gone, i));
  for (guint i = 0; i < rows->rows->len; i++)
    if (!g_hash_table_contains (gone, g_ptr_array_index (rows->rows, i)))
      rows->rows->pdata[n++] = g_ptr_array_index (rows->rows, i);
  g_ptr_array_set_size (rows->rows, (int) n);
  keep_gone (rows, table);
}

static void
sort_rows (DewRows *rows,
           DewTable table)
{
  if (!rows->stale)
    return;

  drop_gone (rows, table);

  if (!is_sorted (rows->rows, table) && !sort_few (rows->rows, table))
    g_ptr_array_sort_with_data (rows->rows, compare_rows, GINT_TO_POINTER (table));
  rows->stale = FALSE;
}

static gboolean
references_hold (const DewLedger *ledger,
                 DewTable         table,
                 GError         **error)
{
  const DewTableInfo *info = &dew_tables[table];
  const GPtrArray *rows = ledger->tables[table].rows;

  for (guint c = 0; c < info->n_columns; c++)
    {
      /* 0 is nobody, nothing or the baseline, except where a row is always part of another. */
      gboolean may_be_none = (info->columns[c].flags & DEW_COLUMN_NULLABLE) != 0 || info->columns[c].max != 0;
      gint64 last = 0;

      if (info->columns[c].refers < 0)
        continue;

      for (guint i = 0; i < rows->len; i++)
        {
          const gint64 *id = (const gint64 *) ((const char *) g_ptr_array_index (rows, i) + info->columns[c].offset);

          /* Many rows in a row name the same. */
          if ((*id == 0 && may_be_none) || (*id == last && i > 0))
            continue;
          last = *id;

          if (!g_hash_table_contains (ledger->tables[info->columns[c].refers].by_id, id))
            {
              g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
                           _("A row of “%s” names a row of “%s” that is not there; the document is damaged, go back to an earlier copy."),
                           info->name, dew_tables[info->columns[c].refers].name);
              return FALSE;
            }
        }
    }

  return TRUE;
}

gboolean
_dew_ledger_settle_rows (DewLedger *ledger,
                         DewTable   table,
                         GError   **error)
{
  sort_rows (&ledger->tables[table], table);

  return references_hold (ledger, table, error);
}

/* ---- The tree ---- */

typedef struct
{
  guint first, last;    /* numbers among the rows of lines */
} Children;

typedef struct
{
  const DewLedger *ledger;
  const GPtrArray *pools, *lines;
  Children        *of_pool, *of_line;
  guint           *sibling;     /* the next line under the same parent */
  GHashTable      *pool_at, *category_at;
  DewNode         *nodes;
  guint            n;
  guint            pool;        /* the node of the pool at hand */
} Builder;

static void
append_child (Builder  *builder,
              Children *children,
              guint     line)
{
  if (children->first == NONE)
    children->first = line;
  else
    builder->sibling[children->last] = line;
  children->last = line;
}

static Children *
new_children (guint n)
{
  Children *children = g_new (Children, n + 1);

  for (guint i = 0; i <= n; i++)
    children[i] = (Children) { NONE, NONE };

  return children;
}

static gboolean
refuse_tree (const char *name,
             GError    **error)
{
  g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
               _("“%s” does not stand in a category of its own pool; the document is damaged, go back to an earlier copy."), name);
  return FALSE;
}

/* Where the rows that others hang from stand: pools, and of lines the categories, which are few. */
static void
index_parents (Builder *builder)
{
  for (guint i = 0; i < builder->pools->len; i++)
    g_hash_table_insert (builder->pool_at, g_ptr_array_index (builder->pools, i), GUINT_TO_POINTER (i));

  for (guint i = 0; i < builder->lines->len; i++)
    {
      DewLine *line = g_ptr_array_index (builder->lines, i);

      if (line->kind == DEW_LINE_CATEGORY)
        g_hash_table_insert (builder->category_at, &line->id, GUINT_TO_POINTER (i));
    }
}

static gboolean
link_lines (Builder *builder,
            GError **error)
{
  for (guint i = 0; i < builder->lines->len; i++)
    {
      const DewLine *line = g_ptr_array_index (builder->lines, i);

      if (line->parent == 0)
        {
          guint pool = GPOINTER_TO_UINT (g_hash_table_lookup (builder->pool_at, &line->pool));

          append_child (builder, &builder->of_pool[pool], i);
        }
      else
        {
          gpointer at;

          if (!g_hash_table_lookup_extended (builder->category_at, &line->parent, NULL, &at) ||
              ((const DewLine *) g_ptr_array_index (builder->lines, GPOINTER_TO_UINT (at)))->pool != line->pool)
            return refuse_tree (line->name, error);
          append_child (builder, &builder->of_line[GPOINTER_TO_UINT (at)], i);
        }
    }

  return TRUE;
}

static guint
add_node (Builder      *builder,
          DewNodeKind   kind,
          gint64        id,
          guint         parent,
          guint         depth,
          gconstpointer row)
{
  DewNode *node = &builder->nodes[builder->n];

  *node = (DewNode) { .kind = kind, .id = id, .parent = parent, .depth = depth };
  node->pool = row;

  return builder->n++;
}

static gboolean
add_lines (Builder  *builder,
           Children *children,
           guint     parent,
           guint     depth,
           GError  **error)
{
  for (guint i = children->first; i != NONE; i = builder->sibling[i])
    {
      const DewLine *line = g_ptr_array_index (builder->lines, i);
      DewNodeKind kind = line->kind == DEW_LINE_CATEGORY ? DEW_NODE_CATEGORY : DEW_NODE_LINE;
      guint node = add_node (builder, kind, line->id, parent, depth, line);

      if (depth - builder->nodes[builder->pool].depth - 1 > DEW_MAX_CATEGORIES)
        {
          g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
                       _("“%s” stands more than %d categories deep; move it further out."), line->name, DEW_MAX_CATEGORIES);
          return FALSE;
        }
      if (!add_lines (builder, &builder->of_line[i], node, depth + 1, error))
        return FALSE;
      builder->nodes[node].end = builder->n;
    }

  return TRUE;
}

static gboolean
add_pools (Builder *builder,
           gint64   agreement,
           guint    parent,
           guint    depth,
           GError **error)
{
  for (guint i = 0; i < builder->pools->len; i++)
    {
      const DewPool *pool = g_ptr_array_index (builder->pools, i);
      guint node;

      if (pool->agreement != agreement)
        continue;

      node = builder->pool = add_node (builder, DEW_NODE_POOL, pool->id, parent, depth, pool);
      if (!add_lines (builder, &builder->of_pool[i], node, depth + 1, error))
        return FALSE;
      builder->nodes[node].end = builder->n;
    }

  return TRUE;
}

static gboolean
add_all (Builder *builder,
         GError **error)
{
  const GPtrArray *agreements = builder->ledger->tables[DEW_TABLE_AGREEMENT].rows;

  add_node (builder, DEW_NODE_ROOT, 0, 0, 0, NULL);
  for (guint i = 0; i < agreements->len; i++)
    {
      const DewAgreement *agreement = g_ptr_array_index (agreements, i);
      guint node = add_node (builder, DEW_NODE_AGREEMENT, agreement->id, 0, 1, agreement);

      if (!add_pools (builder, agreement->id, node, 2, error))
        return FALSE;
      builder->nodes[node].end = builder->n;
    }
  if (!add_pools (builder, 0, 0, 1, error))
    return FALSE;
  builder->nodes[0].end = builder->n;

  /* Lines in a ring hang from no pool. */
  if (builder->n != 1 + agreements->len + builder->pools->len + builder->lines->len)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT,
                   _("Some categories stand inside themselves; the document is damaged, go back to an earlier copy."));
      return FALSE;
    }

  return TRUE;
}

void
_dew_ledger_tie_figures (DewLedger *ledger)
{
  guint n_tied = 0;

  g_free (ledger->cells_of);
  ledger->cells_of = g_new0 (DewCells *, ledger->n_nodes);

  for (guint i = 0; i < ledger->n_nodes; i++)
    if (ledger->nodes[i].kind == DEW_NODE_LINE)
      {
        ledger->cells_of[i] = g_hash_table_lookup (ledger->cells, &ledger->nodes[i].id);
        n_tied += ledger->cells_of[i] != NULL;
      }

  ledger->n_orphans = g_hash_table_size (ledger->cells) - n_tied;
}

static void
take_tree (DewLedger *ledger,
           Builder   *builder)
{
  g_free (ledger->nodes);
  ledger->nodes = g_steal_pointer (&builder->nodes);
  ledger->n_nodes = builder->n;

  for (guint i = 0; i < G_N_ELEMENTS (ledger->node_of); i++)
    g_hash_table_remove_all (ledger->node_of[i]);

  for (guint i = 0; i < ledger->n_nodes; i++)
    {
      DewNode *node = &ledger->nodes[i];

      if (node->kind == DEW_NODE_POOL)
        g_hash_table_insert (ledger->node_of[0], (gpointer) &node->pool->id, GUINT_TO_POINTER (i));
      else if (node->kind == DEW_NODE_CATEGORY || node->kind == DEW_NODE_LINE)
        g_hash_table_insert (ledger->node_of[1], (gpointer) &node->line->id, GUINT_TO_POINTER (i));
    }
}

gboolean
_dew_ledger_build_tree (DewLedger *ledger,
                        GError   **error)
{
  g_autoptr (GHashTable) pool_at = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) category_at = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree Children *of_pool = NULL;
  g_autofree Children *of_line = NULL;
  g_autofree guint *sibling = NULL;
  Builder builder = { .ledger = ledger };
  gboolean good;

  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    sort_rows (&ledger->tables[table], table);
  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    if (table != DEW_TABLE_FIGURE && !references_hold (ledger, table, error))
      return FALSE;

  builder.pools = ledger->tables[DEW_TABLE_POOL].rows;
  builder.lines = ledger->tables[DEW_TABLE_LINE].rows;
  builder.of_pool = of_pool = new_children (builder.pools->len);
  builder.of_line = of_line = new_children (builder.lines->len);
  builder.sibling = sibling = g_new (guint, builder.lines->len + 1);
  for (guint i = 0; i < builder.lines->len; i++)
    sibling[i] = NONE;
  builder.pool_at = pool_at;
  builder.category_at = category_at;
  index_parents (&builder);
  builder.nodes = g_new0 (DewNode, 1 + ledger->tables[DEW_TABLE_AGREEMENT].rows->len + builder.pools->len + builder.lines->len);

  good = link_lines (&builder, error) && add_all (&builder, error);
  if (good)
    {
      take_tree (ledger, &builder);
      _dew_ledger_index (ledger);
    }
  g_free (builder.nodes);

  return good;
}

gboolean
_dew_ledger_build (DewLedger *ledger,
                   GError   **error)
{
  if (!_dew_ledger_build_tree (ledger, error))
    return FALSE;

  _dew_ledger_tie_figures (ledger);
  return TRUE;
}
