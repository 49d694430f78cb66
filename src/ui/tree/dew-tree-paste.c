/* dew-tree-paste.c: a block from the clipboard into the cells of a grid over a tree: one edit, and what has to be asked before */
#include "dew-tree-private.h"

#include <glib/gi18n-lib.h>

#include "dew-block-unit.h"
#include "dew-tree-cells.h"
#include "dew-typed-figure.h"
#include "dew-window.h"

/* What may be asked, each at most once. */
enum {
  ASK_LINES,                    /* 1: add lines for what goes beyond; 2: leave it out */
  ASK_UNIT,                     /* 1: as it stands; 2: in the other unit */
  ASK_POUNDS,                   /* 1: £ means pounds; 2: the column's unit */
};

/* More columns' other figures than this are not looked at to judge a block's unit. */
#define N_OTHERS 4000

/* A pasted text over a cell that is worked out: afterwards the two are compared. */
typedef struct
{
  gint64 id;                    /* of the line, pool or category; 0 for one that was new */
  guint  row, column;
  gint64 pence;
} Expected;

typedef struct
{
  const DewTreeCells *cells;
  const DewBlock     *block;
  guint               row, column;
  guint               n_rows, n_columns;        /* of the block, without what is empty at its end */
  guint               choices;
  DewGridReply       *reply;

  guint               n_old;                    /* rows of the block that fall on rows that are there */
  gint64              pool, parent;             /* where lines are added for the others; pool 0: nowhere */
  const char         *place;                    /* what that is called */
  guint               n_cells;                  /* entered */
  GArray             *pasted, *others;          /* gint64 pence: to judge the unit by */
  GArray             *expected;                 /* Expected */
  DewUnit             unit;
} Paste;

static int
choice_of (const Paste *self,
           guint        question)
{
  return (int) (self->choices >> 2 * question & 3);
}

static DewGridAnswer
ask (Paste      *self,
     guint       question,
     char       *message,
     const char *first,
     const char *second)
{
  *self->reply = (DewGridReply) { message, g_strdup (first), g_strdup (second), question };

  return DEW_GRID_ASKS;
}

static DewGridAnswer
refuse (Paste *self,
        char  *message)
{
  self->reply->message = message;

  return DEW_GRID_REFUSED;
}

/* ---- Where it goes ---- */

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

/* Whole columns and sheets are copied with what is empty behind. What is empty within the block clears. */
static void
measure (Paste *self)
{
  self->n_rows = dew_block_n_rows (self->block);
  self->n_columns = dew_block_n_columns (self->block);
  while (self->n_columns > 1 && self->column + self->n_columns > self->cells->n_columns && is_empty_column (self->block, self->n_columns - 1))
    self->n_columns--;
  while (self->n_rows > 1 && is_empty_row (self->block, self->n_rows - 1))
    self->n_rows--;
}

static guint
node_at (const Paste *self,
         guint        row)
{
  return row < dew_tree_n_rows (self->cells->tree) ? dew_tree_node (self->cells->tree, row) : DEW_TREE_NEW_POOL;
}

static gboolean
is_childless (const Paste *self,
              guint        node)
{
  const DewNode *at = node == DEW_TREE_NEW_POOL ? NULL : _dew_tree_get (self->cells->tree, node);

  return at != NULL && (at->kind == DEW_NODE_POOL || at->kind == DEW_NODE_CATEGORY) && at->end == node + 1;
}

/* Lines are added in a pool or category, or beside a line. */
static void
add_in (Paste *self,
        guint  node)
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
find_rows (Paste *self)
{
  guint last = 0;

  if (is_childless (self, node_at (self, self->row)))
    {
      add_in (self, node_at (self, self->row));
      return;
    }

  while (self->n_old < self->n_rows && node_at (self, self->row + self->n_old) != DEW_TREE_NEW_POOL)
    last = node_at (self, self->row + self->n_old++);
  if (self->n_old == 0 && self->row > 0)
    last = node_at (self, self->row - 1);
  if (self->n_old < self->n_rows && last != 0 && last != DEW_TREE_NEW_POOL)
    add_in (self, last);
}

static DewGridAnswer
check_place (Paste *self)
{
  guint n_new;

  if (self->row == DEW_GRID_TOTAL)
    return refuse (self, g_strdup (_("The total is worked out; paste on the rows above it.")));
  if (self->column + self->n_columns > self->cells->n_columns)
    return refuse (self, g_strdup_printf (_("What was copied has %u columns, but there are %u from here to the right; begin further left, or show more columns."),
                                          self->n_columns, self->cells->n_columns - self->column));

  find_rows (self);
  n_new = self->n_rows - self->n_old;
  if (n_new == 0)
    return DEW_GRID_TAKEN;
  if (self->pool == 0)
    return refuse (self, g_strdup (_("There are no lines here to paste on; add a pool first.")));
  if (choice_of (self, ASK_LINES) == 0)
    return ask (self, ASK_LINES,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "%u row of what was copied falls where there is no line. Add %u service line to “%s” for it?",
                                              "%u rows of what was copied fall where there is no line. Add %u service lines to “%s” for them?", n_new),
                                 n_new, n_new, self->place),
                _("_Add lines"), self->n_old > 0 ? _("_Leave them out") : NULL);

  if (choice_of (self, ASK_LINES) == 2)
    self->n_rows = self->n_old;

  return DEW_GRID_TAKEN;
}

/* ---- What it says ---- */

static void
aim_at (const Paste   *self,
        guint          row,
        guint          column,
        DewTreeTarget *target)
{
  guint node = row < self->n_old ? node_at (self, self->row + row) : 0;

  *target = (DewTreeTarget) { DEW_TREE_FIXED };
  self->cells->aim (self->cells->model, row < self->n_old ? dew_tree_node_kind (self->cells->tree, node) : DEW_NODE_LINE,
                    row < self->n_old ? node : DEW_TREE_NEW_POOL, self->column + column, target);
}

static DewGridAnswer
say_where (Paste        *self,
           guint         row,
           guint         column,
           DewGridAnswer answer)
{
  g_autofree char *message = self->reply->message;
  g_autofree char *words = NULL;

  if (answer != DEW_GRID_REFUSED)
    return answer;

  words = self->cells->words (self->cells->model, self->column + column);
  self->reply->message = g_strdup_printf (_("Row %u of what was copied, %s: %s Nothing was pasted."), row + 1, words, message);
  return DEW_GRID_REFUSED;
}

/* Whether figures with a £ have to be asked about, and what the block's bare figures are. */
static DewGridAnswer
look_at_figure (Paste      *self,
                guint       row,
                guint       column,
                const char *text)
{
  DewReading reading;

  switch (dew_money_read (text, self->cells->unit, &reading))
    {
    case DEW_READ_ASK:
      if (choice_of (self, ASK_POUNDS) != 0)
        return DEW_GRID_TAKEN;
      return ask (self, ASK_POUNDS,
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

static void
look_at_others (Paste *self,
                guint  column)
{
  DewTree *tree = self->cells->tree;

  for (guint row = 0; row < dew_tree_n_rows (tree) && self->others->len < N_OTHERS; row++)
    {
      guint node = dew_tree_node (tree, row);
      gint64 pence;

      if ((row >= self->row && row < self->row + self->n_old) || dew_tree_node_kind (tree, node) != DEW_NODE_LINE)
        continue;
      if (self->cells->figure (self->cells->model, row, column, &pence) && pence != 0)
        g_array_append_val (self->others, pence);
    }
}

static DewGridAnswer
look_at_column (Paste *self,
                guint  column)
{
  gboolean figures = FALSE;

  for (guint row = 0; row < self->n_rows; row++)
    {
      DewTreeTarget target;
      DewGridAnswer answer;

      aim_at (self, row, column, &target);
      if (target.kind != DEW_TREE_FIGURE)
        continue;
      figures = TRUE;
      answer = look_at_figure (self, row, column, dew_block_text (self->block, row, column));
      if (answer != DEW_GRID_TAKEN)
        return answer;
    }

  if (figures)
    look_at_others (self, self->column + column);

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
judge_unit (Paste *self)
{
  int off = dew_block_unit_off ((const gint64 *) (void *) self->pasted->data, self->pasted->len,
                                (const gint64 *) (void *) self->others->data, self->others->len);
  int other = (int) self->cells->unit + off;
  g_autofree char *as_is = NULL;
  g_autofree char *instead = NULL;

  self->unit = self->cells->unit;
  if (off == 0 || other < DEW_UNIT_POUNDS || other > DEW_UNIT_MILLIONS)
    return DEW_GRID_TAKEN;
  if (choice_of (self, ASK_UNIT) == 0)
    {
      as_is = g_strdup_printf (_("In %s"), call_unit (self->cells->unit));
      instead = g_strdup_printf (_("In %s"), call_unit ((DewUnit) other));
      return ask (self, ASK_UNIT,
                  g_strdup_printf (off > 0 ? _("The copied figures are about %s times smaller than the others in their columns. Which unit are they in?")
                                           : _("The copied figures are about %s times larger than the others in their columns. Which unit are they in?"),
                                   ABS (off) == 1 ? _("1,000") : _("1,000,000")),
                  as_is, instead);
    }
  if (choice_of (self, ASK_UNIT) == 2)
    self->unit = (DewUnit) other;

  return DEW_GRID_TAKEN;
}

static DewGridAnswer
look (Paste *self)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      DewGridAnswer answer = look_at_column (self, column);

      if (answer != DEW_GRID_TAKEN)
        return answer;
    }

  return judge_unit (self);
}

/* ---- Entering it ---- */

static gint64
id_of (const Paste *self,
       guint        row)
{
  guint node = row < self->n_old ? node_at (self, self->row + row) : DEW_TREE_NEW_POOL;

  return node == DEW_TREE_NEW_POOL ? 0 : _dew_tree_get (self->cells->tree, node)->id;
}

/* Over what is worked out nothing is entered; but if it then says otherwise, that is told. */
static void
expect (Paste      *self,
        guint       row,
        guint       column,
        const char *text)
{
  Expected expected = { id_of (self, row), self->row + row, self->column + column, 0 };
  DewReading reading;

  if (row >= self->n_old || dew_money_read (text, self->unit, &reading) != DEW_READ_OK)
    return;

  expected.pence = reading.value.pence;
  g_array_append_val (self->expected, expected);
}

static DewGridAnswer
enter_old (Paste       *self,
           DewTreeEdit *edit)
{
  for (guint row = 0; row < self->n_old; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        const char *text = dew_block_text (self->block, row, column);
        DewGridAnswer answer;
        DewTreeTarget target;

        aim_at (self, row, column, &target);
        if (target.kind == DEW_TREE_FIXED)
          {
            expect (self, row, column, text);
            continue;
          }
        /* A name cannot be nothing. */
        if (target.kind == DEW_TREE_FIELD && self->column + column == 0 && *text == '\0')
          continue;
        self->n_cells++;
        answer = dew_tree_edit_enter (edit, &target, text, self->unit, choice_of (self, ASK_POUNDS), NULL, self->reply);
        if (answer != DEW_GRID_TAKEN)
          return say_where (self, row, column, answer);
      }

  return DEW_GRID_TAKEN;
}

static DewGridAnswer
enter_new_row (Paste       *self,
               DewTreeEdit *edit,
               guint        row,
               gint64       line)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *text = dew_block_text (self->block, row, column);
      DewTreeTarget target;
      DewGridAnswer answer;

      aim_at (self, row, column, &target);
      if (target.kind != DEW_TREE_FIGURE)
        continue;
      answer = dew_typed_figure_read (text, self->unit, choice_of (self, ASK_POUNDS), &target.figure.pence, self->reply);
      if (answer != DEW_GRID_TAKEN)
        return say_where (self, row, column, answer);
      target.figure.line = line;
      dew_edit_new_figure (dew_tree_edit_changes (edit), &target.figure);
      self->n_cells++;
    }

  return DEW_GRID_TAKEN;
}

static DewGridAnswer
enter_new (Paste       *self,
           DewTreeEdit *edit)
{
  guint n = self->n_rows - self->n_old;
  g_autofree const char **names = g_new (const char *, n + 1);
  g_autofree gint64 *lines = g_new (gint64, n + 1);
  DewDocument *document = self->cells->tree->document;
  g_autoptr (GError) error = NULL;
  DewGridAnswer answer = DEW_GRID_TAKEN;

  if (n == 0)
    return DEW_GRID_TAKEN;

  for (guint i = 0; i < n; i++)
    names[i] = self->column == 0 ? dew_block_text (self->block, self->n_old + i, 0) : "";
  if (!dew_edit_add_lines (dew_document_ledger (document), dew_tree_edit_changes (edit), dew_document_ids (document), self->pool, self->parent, names, n, lines, &error))
    return refuse (self, g_strdup (error->message));

  for (guint i = 0; i < n && answer == DEW_GRID_TAKEN; i++)
    answer = enter_new_row (self, edit, self->n_old + i, lines[i]);

  return answer;
}

/* ---- Afterwards ---- */

typedef struct
{
  DewTreeCells cells;
  GObject     *model;           /* keeps the tree */
  GtkWidget   *widget;
  GArray      *expected;
} Compare;

static void
free_compare (Compare *self)
{
  g_array_unref (self->expected);
  g_clear_object (&self->widget);
  g_object_unref (self->model);
  g_free (self);
}

static gboolean
says_otherwise (const Compare  *self,
                const Expected *expected)
{
  guint node = expected->row < dew_tree_n_rows (self->cells.tree) ? dew_tree_node (self->cells.tree, expected->row) : DEW_TREE_NEW_POOL;
  gint64 pence = 0;

  if (node == DEW_TREE_NEW_POOL || _dew_tree_get (self->cells.tree, node)->id != expected->id)
    return FALSE;

  self->cells.figure (self->cells.model, expected->row, expected->column, &pence);
  return pence != expected->pence;
}

/* The first figure that is worked out otherwise than it was copied, and how many there are; NULL where all agree. */
static char *
compare (const Compare *self)
{
  const Expected *first = NULL;
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < self->expected->len; i++)
    {
      const Expected *expected = &g_array_index (self->expected, Expected, i);

      if (!says_otherwise (self, expected))
        continue;
      first = first == NULL ? expected : first;
      n++;
    }
  if (first == NULL)
    return NULL;

  words = self->cells.words (self->cells.model, first->column);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u copied figure is worked out otherwise here: %s of “%s”.",
                                       "%u copied figures are worked out otherwise here, first %s of “%s”.", n),
                          n, words, dew_tree_name (self->cells.tree, dew_tree_node (self->cells.tree, first->row)));
}

static void
done_cb (const char *refusal,
         gpointer    data)
{
  Compare *self = data;
  g_autofree char *sentence = refusal != NULL ? g_strdup (refusal) : compare (self);

  if (sentence != NULL && self->widget != NULL)
    dew_window_tell (self->widget, sentence);
  free_compare (self);
}

static DewGridAnswer
take (Paste       *self,
      DewTreeEdit *edit)
{
  Compare *later = g_new (Compare, 1);
  GtkWidget *widget = dew_tree_widget (self->cells->tree);
  g_autofree char *what = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Pasted %u cell", "Pasted %u cells", self->n_cells), self->n_cells);
  gboolean aside;
  DewGridAnswer answer;

  *later = (Compare) { *self->cells, g_object_ref (self->cells->model), widget == NULL ? NULL : g_object_ref (widget), g_array_ref (self->expected) };
  answer = dew_tree_edit_take (edit, what, done_cb, later, &aside, self->reply);
  if (aside)
    return answer;

  if (answer == DEW_GRID_TAKEN)
    self->reply->message = compare (later);
  free_compare (later);

  return answer;
}

static DewGridAnswer
paste (Paste       *self,
       DewGridArea *area)
{
  g_autoptr (DewTreeEdit) edit = NULL;
  DewGridAnswer answer;

  measure (self);
  answer = check_place (self);
  if (answer == DEW_GRID_TAKEN)
    answer = look (self);
  if (answer != DEW_GRID_TAKEN)
    return answer;

  edit = dew_tree_edit_new (self->cells);
  answer = enter_old (self, edit);
  if (answer == DEW_GRID_TAKEN)
    answer = enter_new (self, edit);
  if (answer != DEW_GRID_TAKEN)
    return answer;

  /* New lines of a pool that had none come beneath it. */
  *area = (DewGridArea) { self->row, self->column, self->row + self->n_rows - 1, self->column + self->n_columns - 1 };
  if (self->n_old == 0 && is_childless (self, node_at (self, self->row)))
    {
      area->top++;
      area->bottom++;
    }

  return take (self, edit);
}

DewGridAnswer
dew_tree_paste (const DewTreeCells *cells,
                const DewBlock     *block,
                guint               row,
                guint               column,
                guint               choices,
                DewGridArea        *area,
                DewGridReply       *reply)
{
  g_autoptr (GArray) pasted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (Expected));
  Paste self = { .cells = cells, .block = block, .row = row, .column = column, .choices = choices, .reply = reply,
                 .pasted = pasted, .others = others, .expected = expected, .unit = cells->unit };

  return paste (&self, area);
}
