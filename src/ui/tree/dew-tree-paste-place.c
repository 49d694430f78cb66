/* dew-tree-paste-place.c: where a block from the clipboard goes: which rows it meets, and where lines are added for what meets none */
#include "dew-tree-paste-private.h"

#include <glib/gi18n-lib.h>

#include "dew-money-print.h"

static gboolean
is_empty_row (const DewBlock *block,
              guint           row)
{
  for (guint column = 0; column < dew_block_n_columns (block); column++)
    if (*dew_block_text (block, row, column) != '\0')
      return FALSE;

  return TRUE;
}

static gboolean
is_empty_column (const DewBlock *block,
                 guint           column)
{
  for (guint row = 0; row < dew_block_n_rows (block); row++)
    if (*dew_block_text (block, row, column) != '\0')
      return FALSE;

  return TRUE;
}

/* Whole sheets are copied with empty columns behind. */
static void
measure (DewTreePaste *self)
{
  self->n_rows = dew_block_n_rows (self->block);
  self->n_columns = dew_block_n_columns (self->block);
  while (self->n_columns > 1 && self->column + self->n_columns > self->cells->n_columns && is_empty_column (self->block, self->n_columns - 1))
    self->n_columns--;
}

/* Whole columns are copied with empty rows behind, which add nothing where no row is. Over a row that is there, what is empty clears. */
static void
drop_empty_end (DewTreePaste *self)
{
  while (self->n_rows > MAX (self->n_old, 1) && is_empty_row (self->block, self->n_rows - 1))
    self->n_rows--;
}

guint
_dew_tree_paste_node (const DewTreePaste *self,
                      guint               row)
{
  return row < dew_tree_n_rows (self->cells->tree) ? dew_tree_node (self->cells->tree, row) : DEW_TREE_NEW_POOL;
}

gboolean
_dew_tree_paste_is_childless (const DewTreePaste *self,
                              guint               node)
{
  const DewNode *at = node == DEW_TREE_NEW_POOL ? NULL : _dew_tree_get (self->cells->tree, node);

  return at != NULL && (at->kind == DEW_NODE_POOL || at->kind == DEW_NODE_CATEGORY) && at->end == node + 1;
}

/* Lines are added in a pool or category, or beside a line. */
static void
add_in (DewTreePaste *self,
        guint         node)
{
  const DewNode *at = _dew_tree_get (self->cells->tree, node);

  if (at->kind == DEW_NODE_POOL)
    self->pool = at->id;
  else if (at->kind == DEW_NODE_CATEGORY || at->kind == DEW_NODE_LINE)
    {
      self->pool = at->line->pool;
      self->parent = at->kind == DEW_NODE_CATEGORY ? at->id : at->line->parent;
    }
  if (self->pool != 0)
    self->place = dew_tree_name (self->cells->tree, at->kind == DEW_NODE_LINE ? at->parent : node);
}

/* Which rows of the block meet rows that are there: all of them, up to the end of the tree; none where it begins on a pool or category with nothing in it. */
static void
find_rows (DewTreePaste *self)
{
  guint last = 0;

  if (_dew_tree_paste_is_childless (self, _dew_tree_paste_node (self, self->row)))
    {
      add_in (self, _dew_tree_paste_node (self, self->row));
      return;
    }

  while (self->n_old < self->n_rows && _dew_tree_paste_node (self, self->row + self->n_old) != DEW_TREE_NEW_POOL)
    last = _dew_tree_paste_node (self, self->row + self->n_old++);
  if (self->n_old == 0 && self->row > 0)
    last = _dew_tree_paste_node (self, self->row - 1);
  if (self->n_old < self->n_rows && last != 0 && last != DEW_TREE_NEW_POOL)
    add_in (self, last);
}

DewGridAnswer
_dew_tree_paste_find_place (DewTreePaste *self)
{
  char count[DEW_MONEY_SIZE];
  guint n_new;

  measure (self);
  if (self->row == DEW_GRID_TOTAL)
    return _dew_tree_paste_refuse (self, g_strdup (_("The total is worked out; paste on the rows above it.")));
  if (self->column + self->n_columns > self->cells->n_columns)
    return _dew_tree_paste_refuse (self, g_strdup_printf (_("What was copied has %u columns, but there are %u from here to the right; begin further left, or show more columns."),
                                                          self->n_columns, self->cells->n_columns - self->column));

  find_rows (self);
  drop_empty_end (self);
  n_new = self->n_rows - self->n_old;
  if (n_new == 0)
    return DEW_GRID_TAKEN;
  if (self->pool == 0)
    return _dew_tree_paste_refuse (self, g_strdup (_("There are no lines here to paste on; add a pool first.")));

  dew_print_count (n_new, count);
  if (_dew_tree_paste_choice (self, DEW_TREE_ASK_LINES) == 0)
    return _dew_tree_paste_ask (self, DEW_TREE_ASK_LINES,
                                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                              "%s row of what was copied falls where there is no line. Add %s service line to “%s” for it?",
                                                              "%s rows of what was copied fall where there is no line. Add %s service lines to “%s” for them?", n_new),
                                                 count, count, self->place),
                                _("_Add lines"), self->n_old > 0 ? _("_Leave them out") : NULL);

  if (_dew_tree_paste_choice (self, DEW_TREE_ASK_LINES) == 2)
    self->n_rows = self->n_old;

  return DEW_GRID_TAKEN;
}
