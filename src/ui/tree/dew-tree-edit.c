/* dew-tree-edit.c: texts for many cells on their way to be one edit */
#include "dew-tree-private.h"

#include <glib/gi18n-lib.h>

#include "dew-edit-arranged.h"
#include "dew-row-words.h"
#include "dew-scenario-words.h"
#include "dew-take.h"
#include "dew-tree-cells.h"
#include "dew-typed-figure.h"
#include "dew-window.h"

/* A row of which something is said: as it would be. Rows of different tables may have the same id. */
typedef struct
{
  DewTable table;
  gint64   id;
  gpointer row;
} Pending;

struct _DewTreeEdit
{
  DewTreeCells  cells;
  DewChanges   *changes;
  GHashTable   *rows;           /* Pending, its own key */
  GPtrArray    *order;          /* Pending, as they were met: borrowed */
  GHashTable   *names;          /* the rows' own, of those that are settled, with their places */
  guint         n_settled;      /* of the rows; */
  guint         n_looked;       /* and of the changes, once the rows are */
  const char   *implied;        /* a sentence to be told when it is taken; NULL: none */
};

static guint
hash_pending (gconstpointer data)
{
  const Pending *pending = data;

  return g_int64_hash (&pending->id) ^ (guint) pending->table;
}

static gboolean
equal_pending (gconstpointer a,
               gconstpointer b)
{
  const Pending *one = a;
  const Pending *two = b;

  return one->table == two->table && one->id == two->id;
}

static void
free_pending (gpointer data)
{
  Pending *pending = data;

  dew_row_free (pending->table, pending->row);
  g_free (pending);
}

DewTreeEdit *
dew_tree_edit_new (const DewTreeCells *cells)
{
  DewTreeEdit *edit;

  g_return_val_if_fail (cells != NULL, NULL);

  edit = g_new0 (DewTreeEdit, 1);
  edit->cells = *cells;
  edit->changes = dew_changes_new ();
  edit->rows = g_hash_table_new_full (hash_pending, equal_pending, NULL, free_pending);
  edit->order = g_ptr_array_new ();
  edit->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return edit;
}

void
dew_tree_edit_free (DewTreeEdit *edit)
{
  if (edit == NULL)
    return;

  g_clear_pointer (&edit->changes, dew_changes_free);
  g_ptr_array_unref (edit->order);
  g_hash_table_unref (edit->names);
  g_hash_table_unref (edit->rows);
  g_free (edit);
}

DewChanges *
dew_tree_edit_changes (DewTreeEdit *edit)
{
  return edit->changes;
}

static const DewLedger *
get_ledger (DewTreeEdit *edit)
{
  return dew_document_ledger (edit->cells.tree->document);
}

/* NULL where the row is not there. */
static gpointer
need_row (DewTreeEdit *edit,
          DewTable     table,
          gint64       id)
{
  Pending key = { table, id, NULL };
  Pending *pending = g_hash_table_lookup (edit->rows, &key);
  gconstpointer row = pending == NULL ? dew_ledger_find (get_ledger (edit), table, id) : NULL;

  if (pending == NULL && row != NULL)
    {
      pending = g_new (Pending, 1);
      *pending = (Pending) { table, id, table == DEW_TABLE_LINE ? dew_arranged_line (get_ledger (edit), row, edit->cells.scenario) : dew_row_copy (table, row) };
      g_hash_table_add (edit->rows, pending);
      g_ptr_array_add (edit->order, pending);
    }

  return pending == NULL ? NULL : pending->row;
}

static DewGridAnswer
refuse (DewGridReply *reply,
        GError       *error)
{
  reply->message = g_strdup (error->message);
  g_error_free (error);

  return DEW_GRID_REFUSED;
}

static DewGridAnswer
enter_figure (DewTreeEdit         *edit,
              const DewTreeTarget *target,
              const char          *text,
              DewUnit              unit,
              int                  choice,
              gint64               was,
              gint64              *pence,
              DewGridReply        *reply)
{
  DewFigure figure = target->figure;
  DewGridAnswer answer = dew_typed_figure_read (text, unit, choice, was, &figure.pence, reply);
  GError *error = NULL;

  if (answer != DEW_GRID_TAKEN)
    return answer;
  if (pence != NULL)
    *pence = figure.pence;
  if (edit->cells.imply != NULL && figure.pence != DEW_CLEARED)
    {
      const char *implied = edit->cells.imply (edit->cells.model, target, edit->cells.tree, need_row (edit, DEW_TABLE_LINE, figure.line));

      edit->implied = implied != NULL ? implied : edit->implied;
    }

  return dew_edit_figure (get_ledger (edit), edit->changes, &figure, &error) ? DEW_GRID_TAKEN : refuse (reply, error);
}

static DewGridAnswer
enter_field (DewTreeEdit         *edit,
             const DewTreeTarget *target,
             const char          *text,
             DewGridReply        *reply)
{
  gpointer row = need_row (edit, target->table, target->id);
  GError *error = NULL;

  if (row == NULL)
    {
      reply->message = g_strdup (_("The row is not there any more."));
      return DEW_GRID_REFUSED;
    }

  return dew_row_take_words (get_ledger (edit), target->table, row, target->column, text, &error) ? DEW_GRID_TAKEN : refuse (reply, error);
}

DewGridAnswer
dew_tree_edit_enter (DewTreeEdit         *edit,
                     const DewTreeTarget *target,
                     const char          *text,
                     DewUnit              unit,
                     int                  choice,
                     gint64               was,
                     gint64              *pence,
                     DewGridReply        *reply)
{
  switch (target->kind)
    {
    case DEW_TREE_FIGURE:
      return enter_figure (edit, target, text, unit, choice, was, pence, reply);
    case DEW_TREE_FIELD:
      return enter_field (edit, target, text, reply);
    case DEW_TREE_FIXED:
    default:
      reply->message = g_strdup (_("This is worked out and cannot be typed over."));
      return DEW_GRID_REFUSED;
    }
}

/* ---- Taking it ---- */

static gboolean
add_name (GHashTable  *names,
          DewTable     table,
          gint64       pool,
          gint64       parent,
          const char  *name,
          GError     **error)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (g_hash_table_add (names, g_strdup_printf ("%d/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%s", (int) table, pool, parent, folded)))
    return TRUE;

  g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("Two rows in the same place would be called “%s”; give each a name of its own."), name);
  return FALSE;
}

static gboolean
add_pending_name (GHashTable    *names,
                  const Pending *pending,
                  GError       **error)
{
  const DewLine *line = pending->table == DEW_TABLE_LINE ? pending->row : NULL;

  return add_name (names, pending->table, line == NULL ? 0 : line->pool, line == NULL ? 0 : line->parent,
                   dew_row_text (pending->table, pending->row, "name"), error);
}

/* Of a line that the edit adds. */
static gboolean
add_new_name (GHashTable      *names,
              const DewChange *change,
              GError         **error)
{
  const DewValue *values = change->values;

  return change->table != DEW_TABLE_LINE || change->op != DEW_INSERT ||
         add_name (names, DEW_TABLE_LINE, values[dew_table_column (DEW_TABLE_LINE, "pool")].i,
                   values[dew_table_column (DEW_TABLE_LINE, "parent")].type == DEW_VALUE_INT ? values[dew_table_column (DEW_TABLE_LINE, "parent")].i : 0,
                   values[dew_table_column (DEW_TABLE_LINE, "name")].text, error);
}

/* Each row is looked at beside the others as they are: two that take the same name at once are met only here. */
static gboolean
settle_row (DewTreeEdit   *edit,
            const Pending *pending,
            GError       **error)
{
  if (!add_pending_name (edit->names, pending, error))
    return FALSE;
  if (pending->table == DEW_TABLE_LINE)
    return dew_edit_arranged_line (get_ledger (edit), edit->changes, dew_document_ids (edit->cells.tree->document), edit->cells.scenario, pending->row, error);

  return dew_edit_row (get_ledger (edit), edit->changes, pending->table, pending->row, error);
}

DewGridAnswer
dew_tree_edit_settle (DewTreeEdit  *edit,
                      gboolean     *more,
                      DewGridReply *reply)
{
  GError *error = NULL;
  gboolean good = TRUE;

  if (edit->n_settled < edit->order->len)
    good = settle_row (edit, g_ptr_array_index (edit->order, edit->n_settled++), &error);
  else if (edit->n_looked < dew_changes_length (edit->changes))
    good = add_new_name (edit->names, dew_changes_get (edit->changes, edit->n_looked++), &error);

  *more = edit->n_settled < edit->order->len || edit->n_looked < dew_changes_length (edit->changes);
  return good ? DEW_GRID_TAKEN : refuse (reply, error);
}

static DewGridAnswer
settle_all (DewTreeEdit  *edit,
            DewGridReply *reply)
{
  DewGridAnswer answer = DEW_GRID_TAKEN;
  gboolean more = TRUE;

  while (more && answer == DEW_GRID_TAKEN)
    answer = dew_tree_edit_settle (edit, &more, reply);

  return answer;
}

/* Whether it changes what the scenario says: names and the like are everybody's. */
static gboolean
is_of_scenario (const DewTreeEdit *edit)
{
  guint column = (guint) dew_table_column (DEW_TABLE_FIGURE, "scenario");

  for (guint i = 0; i < dew_changes_length (edit->changes); i++)
    {
      const DewChange *change = dew_changes_get (edit->changes, i);

      if (change->table == DEW_TABLE_ARRANGEMENT || (change->table == DEW_TABLE_FIGURE && change->values[column].i != DEW_BASELINE))
        return TRUE;
    }

  return FALSE;
}

DewGridAnswer
dew_tree_edit_take (DewTreeEdit  *edit,
                    const char   *what,
                    DewTreeDone   done,
                    gpointer      data,
                    gboolean     *aside,
                    DewGridReply *reply)
{
  DewTree *tree = edit->cells.tree;
  g_autofree char *where = NULL;
  DewGridAnswer settled;

  *aside = FALSE;
  settled = settle_all (edit, reply);
  if (settled != DEW_GRID_TAKEN)
    return settled;

  where = dew_scenario_deed (get_ledger (edit), is_of_scenario (edit) ? edit->cells.scenario : DEW_BASELINE, what);

  if (tree->widget == NULL || dew_changes_length (edit->changes) <= DEW_TAKE_ASIDE)
    {
      DewGridAnswer answer = dew_tree_take (tree, g_steal_pointer (&edit->changes), TRUE, where, NULL, reply);

      if (answer == DEW_GRID_TAKEN && edit->implied != NULL && tree->widget != NULL)
        dew_window_tell (tree->widget, edit->implied);
      return answer;
    }

  *aside = TRUE;
  dew_take_aside (tree->widget, tree->document, _("Changing many cells"), g_steal_pointer (&edit->changes), where, done, data);
  return DEW_GRID_TAKEN;
}
