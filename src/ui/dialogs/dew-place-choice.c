/* dew-place-choice.c: two drop-downs to choose a pool with, and all of it or a category or line of it */
#include "dew-place-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"

/* More than these are searched rather than looked through. */
#define MANY 15

struct _DewPlaceChoice
{
  GtkDropDown     *pools;
  GtkDropDown     *lines;
  DewDocument     *document;    /* borrowed */
  GArray          *pool_ids;    /* gint64, one an entry of the first; 0: the other */
  GArray          *line_ids;    /* gint64, one an entry of the second; 0: all of the pool */
  guint            other_place;
};

gboolean
dew_pool_is_open (const DewPool *pool,
                  int            year)
{
  g_autofree char *first = dew_year_first_day (year);

  return *pool->end != '\0' ? strcmp (pool->end, first) >= 0 : pool->merged_into == 0;
}

static const DewLedger *
get_ledger (DewPlaceChoice *self)
{
  return dew_document_ledger (self->document);
}

static gint64
chosen (GtkDropDown  *choice,
        const GArray *ids)
{
  guint selected = gtk_drop_down_get_selected (choice);

  return selected < ids->len ? g_array_index (ids, gint64, selected) : 0;
}

static void
choose (GtkDropDown  *choice,
        const GArray *ids,
        gint64        id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      gtk_drop_down_set_selected (choice, i);
}

static void
search_where_many (GtkDropDown   *choice,
                   GtkStringList *list)
{
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (choice, expression);
  gtk_drop_down_set_enable_search (choice, g_list_model_get_n_items (G_LIST_MODEL (list)) > MANY);
}

static void
add_line (DewPlaceChoice *self,
          GtkStringList  *list,
          const DewNode  *node)
{
  g_autofree char *path = dew_ledger_category_path (get_ledger (self), node->line);
  g_autofree char *place = *path == '\0' ? g_strdup (node->line->name) : g_strdup_printf ("%s > %s", path, node->line->name);

  if (node->kind == DEW_NODE_CATEGORY)
    gtk_string_list_take (list, g_strdup_printf (_("%s, over its lines"), place));
  else
    gtk_string_list_append (list, place);
  g_array_append_val (self->line_ids, node->id);
}

static void
list_lines (DewPlaceChoice *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const DewNode *nodes = dew_ledger_nodes (get_ledger (self), NULL);
  gint64 pool = chosen (self->pools, self->pool_ids);
  guint top = pool == 0 ? 0 : dew_ledger_node (get_ledger (self), DEW_TABLE_POOL, pool);
  gint64 all = 0;

  g_array_set_size (self->line_ids, 0);
  g_array_append_val (self->line_ids, all);
  gtk_string_list_append (list, _("Spread over its lines by budget"));
  for (guint i = top + 1; top != 0 && i < nodes[top].end; i++)
    add_line (self, list, &nodes[i]);

  search_where_many (self->lines, list);
  gtk_drop_down_set_model (self->lines, G_LIST_MODEL (list));
  gtk_widget_set_visible (GTK_WIDGET (self->lines), top != 0);
}

static void
pool_chosen_cb (DewPlaceChoice *self)
{
  if (self->document != NULL)
    list_lines (self);
}

DewPlaceChoice *
dew_place_choice_new (GtkDropDown *pools,
                      GtkDropDown *lines)
{
  DewPlaceChoice *self = g_new0 (DewPlaceChoice, 1);

  self->pools = pools;
  self->lines = lines;
  self->pool_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->line_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect_swapped (pools, "notify::selected", G_CALLBACK (pool_chosen_cb), self);

  return self;
}

void
dew_place_choice_free (DewPlaceChoice *self)
{
  if (self == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->pools, self);
  g_array_unref (self->pool_ids);
  g_array_unref (self->line_ids);
  g_free (self);
}

void
dew_place_choice_list (DewPlaceChoice *self,
                       DewDocument    *document,
                       int             year,
                       const char     *other,
                       guint           other_place)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const GPtrArray *pools = dew_ledger_rows (dew_document_ledger (document), DEW_TABLE_POOL);
  gint64 none = 0;

  self->document = document;
  self->other_place = other_place;
  g_array_set_size (self->pool_ids, 0);
  if (other != NULL)
    {
      gtk_string_list_append (list, other);
      g_array_append_val (self->pool_ids, none);
    }
  for (guint i = 0; i < pools->len; i++)
    {
      const DewPool *pool = g_ptr_array_index (pools, i);

      if (!dew_pool_is_open (pool, year))
        continue;
      gtk_string_list_append (list, pool->name);
      g_array_append_val (self->pool_ids, pool->id);
    }

  search_where_many (self->pools, list);
  gtk_drop_down_set_model (self->pools, G_LIST_MODEL (list));
  list_lines (self);
}

void
dew_place_choice_set (DewPlaceChoice *self,
                      guint           place)
{
  const DewNode *nodes = dew_ledger_nodes (get_ledger (self), NULL);
  guint pool = place;

  while (pool != 0 && nodes[pool].kind != DEW_NODE_POOL)
    pool = nodes[pool].parent;
  if (pool == 0)
    return;

  choose (self->pools, self->pool_ids, nodes[pool].id);
  if (place != pool && chosen (self->pools, self->pool_ids) == nodes[pool].id)
    choose (self->lines, self->line_ids, nodes[place].id);
}

guint
dew_place_choice_get (DewPlaceChoice *self)
{
  gint64 pool = chosen (self->pools, self->pool_ids);
  gint64 line = chosen (self->lines, self->line_ids);

  if (pool == 0)
    return self->other_place;

  return line == 0 ? dew_ledger_node (get_ledger (self), DEW_TABLE_POOL, pool) : dew_ledger_node (get_ledger (self), DEW_TABLE_LINE, line);
}
