/* dew-tree-paste-look.c: what the figures of a block from the clipboard are in, as far as that has to be asked */
#include "dew-tree-paste-private.h"

#include <glib/gi18n-lib.h>

#include "dew-block-unit.h"
#include "dew-pounds.h"

/* More columns' other figures than this are not looked at to judge a block's unit, nor more rows for them. */
#define N_OTHERS 4000
#define N_ROWS 20000

/* Fewer than these say little. */
#define FEW_OTHERS 3

/* ---- What it says ---- */

/* A figure of the block, and the one that it replaces. */
static void
note_figure (DewTreePaste *self,
             guint         row,
             guint         column,
             gint64        pence)
{
  gint64 was;

  if (pence == 0)
    return;

  g_array_append_val (self->pasted, pence);
  if (row < self->n_old && self->cells->figure (self->cells->model, self->row + row, self->column + column, &was) && was != 0)
    {
      g_array_append_val (self->replacing, pence);
      g_array_append_val (self->replaced, was);
    }
}

/* Whether figures with a £ have to be asked about, and what the block's bare figures are. */
static DewGridAnswer
look_at_figure (DewTreePaste      *self,
                guint              row,
                guint              column,
                const char        *text)
{
  DewReading reading;

  switch (dew_money_read (text, self->unit, &reading))
    {
    case DEW_READ_ASK:
      if (self->pounds != 0)
        return DEW_GRID_TAKEN;
      return _dew_tree_paste_ask (self, DEW_TREE_ASK_POUNDS,
                                  g_strdup_printf (_("These columns are in %s, and some of what was copied has a £ before it, as “%.20s”. Is all of it in pounds?"),
                                                   dew_unit_symbol (self->cells->unit), text),
                                  _("In _pounds"), self->cells->unit == DEW_UNIT_MILLIONS ? _("In £_m") : _("In £_000"));
    case DEW_READ_OK:
      note_figure (self, row, column, reading.value.pence);
      return DEW_GRID_TAKEN;
    case DEW_READ_EMPTY:
    case DEW_READ_REFUSED:
    default:
      return DEW_GRID_TAKEN;
    }
}

/* Those of the other rows of a column. */
static void
look_at_others (DewTreePaste *self,
                guint         column)
{
  DewTree *tree = self->cells->tree;
  guint n = MIN (dew_tree_n_rows (tree), N_ROWS);

  for (guint row = 0; row < n && self->others->len < N_OTHERS; row++)
    {
      guint node = dew_tree_node (tree, row);
      gint64 pence;

      if ((row >= self->row && row < self->row + self->n_old) || dew_tree_node_kind (tree, node) != DEW_NODE_LINE)
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

DewGridAnswer
_dew_tree_paste_look (DewTreePaste *self,
                      guint         row,
                      guint         column)
{
  const char *text = dew_block_text (self->block, row, column);
  DewTreeTarget target;

  _dew_tree_paste_aim (self, row, column, &target);
  if (target.kind != DEW_TREE_FIGURE || _dew_tree_paste_says_so (self, row, column, &target, text))
    return DEW_GRID_TAKEN;

  return look_at_figure (self, row, column, text);
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

static void
look_at_all_others (DewTreePaste *self)
{
  for (guint column = 0; column < self->n_columns; column++)
    if (has_figures (self, column))
      look_at_others (self, self->column + column);
}

static int
unit_off (GArray *pasted,
          GArray *others,
          int   (*compare) (const gint64 *, guint, const gint64 *, guint))
{
  return compare ((const gint64 *) (void *) pasted->data, pasted->len, (const gint64 *) (void *) others->data, others->len);
}

static char *
say_replaced (DewTreePaste *self,
              int           off)
{
  g_autofree char *pasted = dew_pounds (g_array_index (self->replacing, gint64, 0), DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM);
  g_autofree char *was = dew_pounds (g_array_index (self->replaced, gint64, 0), DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM);

  return g_strdup_printf (off > 0 ? _("The copied figures are far smaller than those they replace: %s where %s was. Which unit are they in?")
                                  : _("The copied figures are far larger than those they replace: %s where %s was. Which unit are they in?"), pasted, was);
}

static char *
say_others (int off)
{
  return g_strdup_printf (off > 0 ? _("The copied figures are about %s times smaller than the others in their columns. Which unit are they in?")
                                  : _("The copied figures are about %s times larger than the others in their columns. Which unit are they in?"),
                          ABS (off) == 1 ? _("1,000") : _("1,000,000"));
}

/* What is off by thousands is asked about once, for the whole block. The figures that are replaced are the best witnesses; where there are none, the others in their columns are. */
static DewGridAnswer
judge_unit (DewTreePaste *self)
{
  gboolean replaced = self->replaced->len > 0;
  int off, other;

  if (replaced)
    off = unit_off (self->replacing, self->replaced, dew_block_unit_off_replaced);
  else
    {
      look_at_all_others (self);
      off = self->others->len < FEW_OTHERS ? 0 : unit_off (self->pasted, self->others, dew_block_unit_off);
    }

  other = (int) self->unit + off;
  if (off == 0 || other < DEW_UNIT_POUNDS || other > DEW_UNIT_MILLIONS)
    return DEW_GRID_TAKEN;
  if (_dew_tree_paste_choice (self, DEW_TREE_ASK_UNIT) == 0)
    {
      g_autofree char *instead = g_strdup_printf (_("In %s"), call_unit ((DewUnit) other));
      g_autofree char *as_is = g_strdup_printf (_("In %s"), call_unit (self->unit));

      return _dew_tree_paste_ask (self, DEW_TREE_ASK_UNIT, replaced ? say_replaced (self, off) : say_others (off), instead, as_is);
    }

  /* Who says what the figures are in has said it of those with a £ too. */
  if (_dew_tree_paste_choice (self, DEW_TREE_ASK_UNIT) == 1)
    {
      self->unit = (DewUnit) other;
      self->pounds = 2;
    }

  return DEW_GRID_TAKEN;
}

DewGridAnswer
_dew_tree_paste_judge (DewTreePaste *self)
{
  /* One answer is enough. */
  return self->pounds != 0 ? DEW_GRID_TAKEN : judge_unit (self);
}
