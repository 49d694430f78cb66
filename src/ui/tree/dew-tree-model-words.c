/* dew-tree-model-words.c: what the cells of a tree's model are to a screen reader */
#include "dew-tree-model-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-pounds.h"
#include "dew-typed-figure.h"

static void
aim (DewTreeModel  *self,
     guint          node,
     guint          number,
     DewTreeTarget *target)
{
  *target = (DewTreeTarget) { DEW_TREE_FIXED };
  if (node != DEW_TREE_NEW_POOL)
    _dew_tree_model_aim (self, dew_tree_node_kind (_dew_tree_model_private (self)->tree, node), node, number, target);
}

static char *
spoken_value (DewTreeModel *self,
              guint         node,
              guint         number)
{
  DewTreeModelPrivate *priv = _dew_tree_model_private (self);
  DewTreeModelClass *klass = DEW_TREE_MODEL_GET_CLASS (self);
  char *value = klass->value != NULL ? klass->value (self, node, number) : NULL;
  DewTreeTarget target;
  gint64 pence;

  aim (self, node, number, &target);
  if (value == NULL && target.kind == DEW_TREE_FIELD)
    {
      value = dew_tree_field_words (dew_document_ledger (priv->document), &target, priv->scenario);
      if (*value == '\0')
        g_clear_pointer (&value, g_free);
    }
  else if (value == NULL && klass->figure (self, node, number, &pence))
    value = dew_pounds (pence, DEW_WHOLE_FIGURE);

  return value != NULL ? value : g_strdup (_("not entered"));
}

/* Said last: what it differs by is the cell's description. */
static const char *
spoken_difference (DewTreeModel *self,
                   guint         node,
                   guint         number)
{
  DewTreeTarget target;

  if (_dew_tree_model_private (self)->scenario == DEW_BASELINE)
    return "";

  aim (self, node, number, &target);
  switch (_dew_tree_model_differs (self, node, number, &target))
    {
    case DEW_TREE_CHANGED:
      return _(", changed in scenario");
    case DEW_TREE_TOUCHED:
      return _(", differs in scenario");
    case DEW_TREE_SAME:
    default:
      return "";
    }
}

int
_dew_tree_model_column_year (DewTreeModel *self,
                             guint         number)
{
  DewTreeModelClass *klass = DEW_TREE_MODEL_GET_CLASS (self);

  return klass->year != NULL ? klass->year (self, number) : _dew_tree_model_private (self)->year;
}

static char *
name_spoken (DewTreeModel *self,
             guint         node)
{
  g_autofree char *name = dew_tree_name_spoken (_dew_tree_model_private (self)->tree, node);
  g_autofree char *changes = _dew_tree_model_tell_changes (self, node);

  return changes == NULL ? g_steal_pointer (&name) : g_strdup_printf (_("%s, %s in this scenario"), name, changes);
}

/* end is what is said last. */
static char *
say_cell (DewTreeModel *self,
          guint         node,
          guint         number,
          const char   *end)
{
  const char *name = dew_tree_name (_dew_tree_model_private (self)->tree, node);
  g_autofree char *words = DEW_TREE_MODEL_GET_CLASS (self)->words (self, number);
  g_autofree char *value = NULL;
  g_autofree char *year = NULL;
  int of;

  if (node == DEW_TREE_NEW_POOL)
    return g_strdup_printf (_("%s, %s, blank"), name, words);

  value = spoken_value (self, node, number);
  of = _dew_tree_model_column_year (self, number);
  if (of == 0)
    return g_strdup_printf (_("%s, %s, %s%s"), name, words, value, end);

  year = dew_year_name (of);
  return g_strdup_printf (_("%s, %s, %s, %s%s"), name, words, year, value, end);
}

char *
_dew_tree_model_cell_name (DewGridModel *model,
                           guint         row,
                           guint         number)
{
  DewTreeModel *self = DEW_TREE_MODEL (model);
  guint node = dew_tree_node (_dew_tree_model_private (self)->tree, row);

  return number == 0 ? name_spoken (self, node) : say_cell (self, node, number, spoken_difference (self, node, number));
}

char *
dew_tree_model_tell_cell (DewTreeModel *self,
                          guint         row,
                          guint         column)
{
  DewTreeTarget target;
  g_autofree char *difference = NULL;
  g_autofree char *words = NULL;
  guint node;

  g_return_val_if_fail (DEW_IS_TREE_MODEL (self), NULL);

  node = dew_tree_node (_dew_tree_model_private (self)->tree, row);
  if (column == 0)
    return name_spoken (self, node);

  aim (self, node, column, &target);
  difference = _dew_tree_model_tell_difference (self, node, column, &target, TRUE);
  words = say_cell (self, node, column, difference != NULL ? "" : spoken_difference (self, node, column));

  /* What cannot be seen elsewhere comes first: the line may be too short. */
  return difference == NULL ? g_steal_pointer (&words) : g_strdup_printf ("%s · %s", difference, words);
}
