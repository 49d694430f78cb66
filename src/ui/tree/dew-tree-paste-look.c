/* dew-tree-paste-look.c: what the figures of a block from the clipboard are in, as far as that has to be asked */
#include "dew-tree-paste-private.h"

#include <glib/gi18n-lib.h>

#include "dew-block-unit.h"

/* More columns' other figures than this are not looked at to judge a block's unit. */
#define N_OTHERS 4000

/* Fewer than these say little. */
#define FEW_OTHERS 3

/* ---- What it says ---- */

/* Whether figures with a £ have to be asked about, and what the block's bare figures are. */
static DewGridAnswer
look_at_figure (DewTreePaste      *self,
                guint              row,
                guint              column,
                const char        *text)
{
  DewReading reading;

  switch (dew_money_read (text, self->cells->unit, &reading))
    {
    case DEW_READ_ASK:
      if (_dew_tree_paste_choice (self, DEW_TREE_ASK_POUNDS) != 0)
        return DEW_GRID_TAKEN;
      return _dew_tree_paste_ask (self, DEW_TREE_ASK_POUNDS,
                                  g_strdup_printf (_("These columns are in %s, and some of what was copied has a £ before it, as “%.20s”. Is that in pounds?"),
                                                   dew_unit_symbol (self->cells->unit), text),
                                  _("In _pounds"), self->cells->unit == DEW_UNIT_MILLIONS ? _("In £_m") : _("In £_000"));
    case DEW_READ_OK:
      if (reading.value.pence != 0)
        g_array_append_val (self->pasted, reading.value.pence);
      return DEW_GRID_TAKEN;
    case DEW_READ_EMPTY:
    case DEW_READ_REFUSED:
    default:
      return DEW_GRID_TAKEN;
    }
}

/* Those of the other rows of the columns, or of the rows that the block meets. */
static void
look_at_others (DewTreePaste *self,
                guint         column,
                gboolean      met)
{
  DewTree *tree = self->cells->tree;

  for (guint row = 0; row < dew_tree_n_rows (tree) && self->others->len < N_OTHERS; row++)
    {
      guint node = dew_tree_node (tree, row);
      gint64 pence;

      if ((row >= self->row && row < self->row + self->n_old) != met || dew_tree_node_kind (tree, node) != DEW_NODE_LINE)
        continue;
      if (self->cells->figure (self->cells->model, row, column, &pence) && pence != 0)
        g_array_append_val (self->others, pence);
    }
}

static gboolean
has_figures (DewTreePaste *self,
             guint         column)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      DewTreeTarget target;

      _dew_tree_paste_aim (self, row, column, &target);
      if (target.kind == DEW_TREE_FIGURE)
        return TRUE;
    }

  return FALSE;
}

static DewGridAnswer
look_at_column (DewTreePaste *self,
                guint         column)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      DewTreeTarget target;
      DewGridAnswer answer;

      _dew_tree_paste_aim (self, row, column, &target);
      if (target.kind != DEW_TREE_FIGURE || _dew_tree_paste_says_so (self, row, column, &target, dew_block_text (self->block, row, column)))
        continue;
      answer = look_at_figure (self, row, column, dew_block_text (self->block, row, column));
      if (answer != DEW_GRID_TAKEN)
        return answer;
    }

  return DEW_GRID_TAKEN;
}

static const char *
call_unit (DewUnit unit)
{
  switch (unit)
    {
    case DEW_UNIT_THOUSANDS:
      return _("£000");
    case DEW_UNIT_MILLIONS:
      return _("£m");
    case DEW_UNIT_POUNDS:
    default:
      return _("£");
    }
}

/* A factor of a thousand either way is asked about once, for the whole block. */
static DewGridAnswer
judge_unit (DewTreePaste *self)
{
  int off = dew_block_unit_off ((const gint64 *) (void *) self->pasted->data, self->pasted->len,
                                (const gint64 *) (void *) self->others->data, self->others->len);
  int other = (int) self->cells->unit + off;
  g_autofree char *as_is = NULL;
  g_autofree char *instead = NULL;

  self->unit = self->cells->unit;
  self->pounds = _dew_tree_paste_choice (self, DEW_TREE_ASK_POUNDS);
  if (off == 0 || other < DEW_UNIT_POUNDS || other > DEW_UNIT_MILLIONS)
    return DEW_GRID_TAKEN;
  if (_dew_tree_paste_choice (self, DEW_TREE_ASK_UNIT) == 0)
    {
      as_is = g_strdup_printf (_("In %s"), call_unit (self->cells->unit));
      instead = g_strdup_printf (_("In %s"), call_unit ((DewUnit) other));
      return _dew_tree_paste_ask (self, DEW_TREE_ASK_UNIT,
                                  g_strdup_printf (off > 0 ? _("The copied figures are about %s times smaller than the others in their columns. Which unit are they in?")
                                           : _("The copied figures are about %s times larger than the others in their columns. Which unit are they in?"),
                                                   ABS (off) == 1 ? _("1,000") : _("1,000,000")),
                                  as_is, instead);
    }
  if (_dew_tree_paste_choice (self, DEW_TREE_ASK_UNIT) == 2)
    self->unit = (DewUnit) other;

  /* Who says what the figures are in has said it of those with a £ too. */
  if (self->unit != self->cells->unit && self->pounds == 0)
    self->pounds = 2;

  return DEW_GRID_TAKEN;
}

static void
look_at_all_others (DewTreePaste *self,
                    gboolean      met)
{
  for (guint column = 0; column < self->n_columns; column++)
    if (has_figures (self, column))
      look_at_others (self, self->column + column, met);
}

DewGridAnswer
_dew_tree_paste_look (DewTreePaste *self)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      DewGridAnswer answer = look_at_column (self, column);

      if (answer != DEW_GRID_TAKEN)
        return answer;
    }

  /* Where whole columns are pasted over, what stands there now is all there is to go by. */
  look_at_all_others (self, FALSE);
  if (self->others->len < FEW_OTHERS)
    look_at_all_others (self, TRUE);

  return judge_unit (self);
}
