/* dew-property-choices.c: what there is to choose from for a field of the pane, and what a choice means for the row */
#include "dew-property-choices.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const DewLedger *
get_ledger (const DewPropertyOwner *owner)
{
  return dew_document_ledger (owner->document);
}

/* ---- Lists ---- */

/* What stands before the rows of a table: not said; and for a lead joint, and for a pool's split. */
static guint
count_before (const DewProperty      *property,
              const DewPropertyOwner *owner)
{
  if (property->kind == DEW_PROPERTY_LEAD)
    return owner->table == DEW_TABLE_POOL ? 3 : 2;

  return 1;
}

static void
append_names (GtkStringList   *list,
              const DewLedger *ledger,
              DewTable         table)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);

  for (guint i = 0; i < rows->len; i++)
    gtk_string_list_append (list, dew_row_text (table, g_ptr_array_index (rows, i), "name"));
}

static void
append_choices (GtkStringList     *list,
                const DewProperty *property)
{
  for (guint i = 0; i < G_N_ELEMENTS (property->choices) && property->choices[i] != NULL; i++)
    gtk_string_list_append (list, _(property->choices[i]));
}

static gboolean
follows_pool (const DewProperty      *property,
              const DewPropertyOwner *owner)
{
  return property->kind == DEW_PROPERTY_WAY && owner->table == DEW_TABLE_LINE;
}

static char *
say_as_pool (const DewProperty      *property,
             const DewPropertyOwner *owner)
{
  const DewLine *line = dew_property_row (owner);
  const DewPool *pool = line == NULL ? NULL : dew_ledger_find (get_ledger (owner), DEW_TABLE_POOL, line->pool);
  gint64 way = pool == NULL ? 0 : dew_row_get (DEW_TABLE_POOL, pool, (guint) dew_table_column (DEW_TABLE_POOL, property->column)).i;

  return g_strdup_printf (_("As the pool: %s"), _(property->choices[MAX (way, 1) - 1]));
}

GtkStringList *
dew_property_choices_list (const DewProperty      *property,
                           const DewPropertyOwner *owner)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  switch (property->kind)
    {
    case DEW_PROPERTY_WAY:
      if (follows_pool (property, owner))
        gtk_string_list_take (list, say_as_pool (property, owner));
      append_choices (list, property);
      break;
    case DEW_PROPERTY_AGREEMENT:
      gtk_string_list_append (list, _("No agreement"));
      append_names (list, get_ledger (owner), DEW_TABLE_AGREEMENT);
      break;
    case DEW_PROPERTY_PARTNER:
    case DEW_PROPERTY_LEAD:
      gtk_string_list_append (list, _("Not entered"));
      if (property->kind == DEW_PROPERTY_LEAD)
        gtk_string_list_append (list, _("Joint"));
      if (count_before (property, owner) == 3)
        gtk_string_list_append (list, _("Split by line"));
      append_names (list, get_ledger (owner), DEW_TABLE_PARTNER);
      break;
    case DEW_PROPERTY_WORDS:
    case DEW_PROPERTY_TEXT:
    case DEW_PROPERTY_CARE_GROUP:
    case DEW_PROPERTY_NOTE:
    case DEW_PROPERTY_DATE:
    case DEW_PROPERTY_SEGMENTS:
    case DEW_PROPERTY_FLAG:
    case DEW_PROPERTY_NAMED:
    default:
      append_choices (list, property);
    }

  return list;
}

static gboolean
are_same (GtkStringList *one,
          GtkStringList *other)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (one));

  if (g_list_model_get_n_items (G_LIST_MODEL (other)) != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (strcmp (gtk_string_list_get_string (one, i), gtk_string_list_get_string (other, i)) != 0)
      return FALSE;

  return TRUE;
}

void
dew_property_choices_update (const DewProperty      *property,
                             const DewPropertyOwner *owner,
                             GtkStringList          *list)
{
  g_autoptr (GtkStringList) now = dew_property_choices_list (property, owner);
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) names = NULL;

  /* A list that is made anew is shown anew. */
  if (are_same (list, now))
    return;

  builder = g_strv_builder_new ();
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (now)); i++)
    g_strv_builder_add (builder, gtk_string_list_get_string (now, i));
  names = g_strv_builder_end (builder);
  gtk_string_list_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), (const char *const *) names);
}

/* ---- A choice and the row ---- */

static guint
find_row (const DewLedger *ledger,
          DewTable         table,
          gint64           id)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);

  for (guint i = 0; i < rows->len; i++)
    if (*(const gint64 *) g_ptr_array_index (rows, i) == id)
      return i;

  return G_MAXUINT;
}

static gint64
row_id (const DewLedger *ledger,
        DewTable         table,
        guint            index)
{
  const GPtrArray *rows = dew_ledger_rows (ledger, table);

  return index < rows->len ? *(const gint64 *) g_ptr_array_index (rows, index) : 0;
}

static DewTable
listed_table (const DewProperty *property)
{
  return property->kind == DEW_PROPERTY_AGREEMENT ? DEW_TABLE_AGREEMENT : DEW_TABLE_PARTNER;
}

guint
dew_property_choices_selected (const DewProperty      *property,
                               const DewPropertyOwner *owner)
{
  gint64 value = dew_property_value (owner, property->column).i;
  guint index;

  if (property->kind == DEW_PROPERTY_WORDS || follows_pool (property, owner))
    return (guint) value;
  /* What a pool does not say is the first. */
  if (property->kind == DEW_PROPERTY_WAY)
    return (guint) MAX (value, 1) - 1;

  index = find_row (get_ledger (owner), listed_table (property), value);
  if (index != G_MAXUINT)
    return index + count_before (property, owner);
  if (property->kind != DEW_PROPERTY_LEAD)
    return 0;

  value = dew_property_value (owner, "lead_mode").i;
  return value == DEW_LEAD_JOINT ? 1 : value == DEW_LEAD_SPLIT ? 2 : 0;
}

static void
write_lead (const DewPropertyOwner *owner,
            gint64                  partner,
            guint                   selected,
            gpointer                row)
{
  static const DewLeadMode modes[] = { DEW_LEAD_MISSING, DEW_LEAD_JOINT, DEW_LEAD_SPLIT };

  dew_row_set_int (owner->table, row, "lead", partner);
  dew_row_set_int (owner->table, row, "lead_mode", partner != 0 || selected >= G_N_ELEMENTS (modes) ? DEW_LEAD_SINGLE : modes[selected]);
}

void
dew_property_choices_write (const DewProperty      *property,
                            const DewPropertyOwner *owner,
                            guint                   selected,
                            gpointer                row)
{
  guint before = count_before (property, owner);
  gint64 id;

  if (property->kind == DEW_PROPERTY_WORDS || property->kind == DEW_PROPERTY_WAY)
    {
      gboolean counts_from_1 = property->kind == DEW_PROPERTY_WAY && !follows_pool (property, owner);

      dew_row_set_int (owner->table, row, property->column, (gint64) selected + counts_from_1);
      return;
    }

  id = selected < before ? 0 : row_id (get_ledger (owner), listed_table (property), selected - before);
  if (property->kind == DEW_PROPERTY_LEAD)
    write_lead (owner, id, selected, row);
  else
    dew_row_set_int (owner->table, row, property->column, id);
}

/* ---- Names, suggestions ---- */

char *
dew_property_choices_name (const DewProperty      *property,
                           const DewPropertyOwner *owner)
{
  const DewLedger *ledger = get_ledger (owner);
  gint64 id = dew_property_value (owner, property->column).i;
  gconstpointer row = dew_ledger_find (ledger, owner->table, id);
  const DewPool *pool;

  if (row == NULL)
    return g_strdup ("");
  if (owner->table != DEW_TABLE_LINE)
    return g_strdup (dew_row_text (owner->table, row, "name"));

  pool = dew_ledger_find (ledger, DEW_TABLE_POOL, ((const DewLine *) row)->pool);
  return g_strdup_printf (C_("line, in its pool", "%s, in %s"), ((const DewLine *) row)->name, pool->name);
}

char **
dew_property_choices_care_groups (const DewLedger *ledger)
{
  const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const usual[] = { _("Adults"), _("Children’s"), _("All ages") };

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_hash_table_add (seen, (gpointer) usual[i]))
      g_strv_builder_add (builder, usual[i]);
  for (guint i = 0; i < pools->len; i++)
    {
      const DewPool *pool = g_ptr_array_index (pools, i);

      if (*pool->care_group != '\0' && g_hash_table_add (seen, pool->care_group))
        g_strv_builder_add (builder, pool->care_group);
    }

  return g_strv_builder_end (builder);
}
