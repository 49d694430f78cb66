/* dew-tree-find.c: finding rows by what is said of them */
#define _GNU_SOURCE     /* strcasestr */
#include "dew-tree-private.h"

#include <string.h>

/* What is looked for; letters beyond ASCII need their case folded first, which costs. */
typedef struct
{
  const char *text;
  char       *folded;           /* NULL: the text is ASCII */
} Needle;

static gboolean
is_in (const Needle *needle,
       const char   *text)
{
  g_autofree char *folded = NULL;

  if (*text == '\0')
    return FALSE;
  if (needle->folded == NULL)
    return strcasestr (text, needle->text) != NULL;

  folded = g_utf8_casefold (text, -1);
  return strstr (folded, needle->folded) != NULL;
}

static gboolean
row_matches (const Needle  *needle,
             const DewNode *node)
{
  switch (node->kind)
    {
    case DEW_NODE_AGREEMENT:
      return is_in (needle, node->agreement->name) || is_in (needle, node->agreement->note) || is_in (needle, node->agreement->source);
    case DEW_NODE_POOL:
      return is_in (needle, node->pool->name) || is_in (needle, node->pool->reference) || is_in (needle, node->pool->note) ||
             is_in (needle, node->pool->source) || is_in (needle, node->pool->manager) || is_in (needle, node->pool->aims);
    case DEW_NODE_CATEGORY:
    case DEW_NODE_LINE:
      return is_in (needle, node->line->name) || is_in (needle, node->line->provider) || is_in (needle, node->line->note) ||
             is_in (needle, node->line->source);
    case DEW_NODE_ROOT:
    default:
      return FALSE;
    }
}

/* Notes on figures are few beside the lines: they are gone through once. */
static GHashTable *
match_remarks (const Needle    *needle,
               const DewLedger *ledger)
{
  const GPtrArray *remarks = dew_ledger_rows (ledger, DEW_TABLE_REMARK);
  GHashTable *lines = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < remarks->len; i++)
    {
      DewRemark *remark = g_ptr_array_index (remarks, i);

      if (is_in (needle, remark->note) || is_in (needle, remark->source))
        g_hash_table_add (lines, &remark->line);
    }

  return lines;
}

GArray *
dew_tree_find (DewTree    *self,
               const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = NULL;
  g_autoptr (GHashTable) remarked = NULL;
  Needle needle = { text, NULL };
  const DewLedger *ledger;
  const DewNode *nodes;
  guint n;

  g_return_val_if_fail (self != NULL && text != NULL, found);

  if (*text == '\0')
    return found;
  if (!g_str_is_ascii (text))
    needle.folded = folded = g_utf8_casefold (text, -1);

  ledger = dew_document_ledger (self->document);
  nodes = dew_ledger_nodes (ledger, &n);
  remarked = match_remarks (&needle, ledger);
  for (guint i = 1; i < n; i++)
    if (row_matches (&needle, &nodes[i]) || (nodes[i].kind == DEW_NODE_LINE && g_hash_table_contains (remarked, &nodes[i].id)))
      g_array_append_val (found, i);

  return found;
}
