/* dew-tree-paste.c: a block from the clipboard into the cells of a grid over a tree: one edit, and what has to be asked before */
#include "dew-tree-paste-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-money-print.h"
#include "dew-row-words.h"
#include "dew-typed-figure.h"
#include "dew-window.h"

/* A pasted text over a cell that is worked out: afterwards the two are compared. */
typedef struct
{
  gint64 id;                    /* of the line, pool or category; 0 for one that was new */
  guint  row, column;
  gint64 pence;
} Expected;

int
_dew_tree_paste_choice (const DewTreePaste *self,
                        guint               question)
{
  return (int) (self->choices >> 2 * question & 3);
}

DewGridAnswer
_dew_tree_paste_ask (DewTreePaste      *self,
                     guint              question,
                     char              *message,
                     const char        *first,
                     const char        *second)
{
  *self->reply = (DewGridReply) { message, g_strdup (first), g_strdup (second), question };

  return DEW_GRID_ASKS;
}

DewGridAnswer
_dew_tree_paste_refuse (DewTreePaste *self,
                        char         *message)
{
  self->reply->message = message;

  return DEW_GRID_REFUSED;
}

void
_dew_tree_paste_aim (const DewTreePaste   *self,
                     guint                 row,
                     guint                 column,
                     DewTreeTarget        *target)
{
  guint node = row < self->n_old ? _dew_tree_paste_node (self, self->row + row) : 0;

  *target = (DewTreeTarget) { DEW_TREE_FIXED };
  self->cells->aim (self->cells->model, row < self->n_old ? dew_tree_node_kind (self->cells->tree, node) : DEW_NODE_LINE,
                    row < self->n_old ? node : DEW_TREE_NEW_POOL, self->column + column, target);
}

static gboolean
says_figure (const DewTreePaste *self,
             guint               row,
             guint               column,
             const char         *text)
{
  DewReading reading;
  gint64 pence;

  return dew_money_read (text, self->unit, &reading) == DEW_READ_OK &&
         self->cells->figure (self->cells->model, self->row + row, self->column + column, &pence) && pence == reading.value.pence;
}

static gboolean
says_words (const DewTreePaste  *self,
            const DewTreeTarget *target,
            const char          *text)
{
  const DewLedger *ledger = dew_document_ledger (self->cells->tree->document);
  g_autofree char *words = dew_tree_field_words (ledger, target, self->cells->scenario);

  return strcmp (words, text) == 0;
}

gboolean
_dew_tree_paste_says_so (const DewTreePaste  *self,
                         guint                row,
                         guint                column,
                         const DewTreeTarget *target,
                         const char          *text)
{
  if (row >= self->n_old)
    return FALSE;

  return target->kind == DEW_TREE_FIGURE ? says_figure (self, row, column, text) : says_words (self, target, text);
}

/* ---- Entering it ---- */

static void
free_line (gpointer line)
{
  dew_row_free (DEW_TABLE_LINE, line);
}

static gint64
id_of (const DewTreePaste *self,
       guint               row)
{
  guint node = row < self->n_old ? _dew_tree_paste_node (self, self->row + row) : DEW_TREE_NEW_POOL;

  return node == DEW_TREE_NEW_POOL ? 0 : _dew_tree_get (self->cells->tree, node)->id;
}

/* Over what is worked out nothing is entered; but if it then says otherwise, that is told. */
static void
expect (DewTreePaste      *self,
        guint              row,
        guint              column,
        const char        *text)
{
  Expected expected = { id_of (self, row), self->row + row, self->column + column, 0 };
  DewReading reading;

  if (!self->cells->is_money (self->cells->model, self->column + column) || dew_money_read (text, self->unit, &reading) != DEW_READ_OK)
    return;

  expected.pence = reading.value.pence;
  g_array_append_val (self->expected, expected);
}

static DewGridAnswer
say_where (DewTreePaste        *self,
           guint                row,
           guint                column,
           DewGridAnswer        answer)
{
  g_autofree char *message = NULL;
  g_autofree char *words = NULL;

  if (answer != DEW_GRID_REFUSED)
    return answer;

  message = self->reply->message;
  words = self->cells->words (self->cells->model, self->column + column);
  self->reply->message = g_strdup_printf (_("Row %u of what was copied, %s: %s Nothing was pasted."), row + 1, words, message);
  return DEW_GRID_REFUSED;
}

/* What cannot be nothing stays what it is. */
static gboolean
leaves_alone (const DewTreeTarget *target,
              const char          *text)
{
  return target->kind == DEW_TREE_FIELD && *text == '\0' && !dew_row_may_say_nothing (target->column);
}

/* A list of words that falls on the names is seldom meant to rename what is there. */
static void
note_name (DewTreePaste        *self,
           guint                row,
           const DewTreeTarget *target)
{
  if (target->kind != DEW_TREE_FIELD || strcmp (target->column, "name") != 0)
    return;

  if (self->n_renamed++ == 0)
    self->renamed = g_strdup (dew_tree_name (self->cells->tree, _dew_tree_paste_node (self, row + self->row)));
}

static DewGridAnswer
enter_old (DewTreePaste *self,
           guint         row,
           guint         column)
{
  const char *text = dew_block_text (self->block, row, column);
  DewTreeTarget target;

  _dew_tree_paste_aim (self, row, column, &target);
  if (target.kind == DEW_TREE_FIXED)
    {
      expect (self, row, column, text);
      return DEW_GRID_TAKEN;
    }
  if (leaves_alone (&target, text))
    return DEW_GRID_TAKEN;

  self->n_cells++;
  if (_dew_tree_paste_says_so (self, row, column, &target, text))
    return DEW_GRID_TAKEN;

  note_name (self, row, &target);
  return say_where (self, row, column, dew_tree_edit_enter (self->edit, &target, text, self->unit, self->pounds, 0, NULL, self->reply));
}

static DewGridAnswer
say_of_new (DewTreePaste        *self,
            const DewTreeTarget *target,
            const char          *text)
{
  const DewLedger *ledger = dew_document_ledger (self->cells->tree->document);
  DewLine *line = g_ptr_array_index (self->new.lines, self->new.lines->len - 1);
  DewFigure figure = target->figure;
  g_autoptr (GError) error = NULL;
  DewGridAnswer answer;

  if (target->kind == DEW_TREE_FIELD)
    return leaves_alone (target, text) || dew_row_take_words (ledger, DEW_TABLE_LINE, line, target->column, text, &error)
             ? DEW_GRID_TAKEN : _dew_tree_paste_refuse (self, g_strdup (error->message));

  answer = dew_typed_figure_read (text, self->unit, self->pounds, 0, &figure.pence, self->reply);
  if (answer != DEW_GRID_TAKEN || figure.pence == DEW_CLEARED)
    return answer;

  figure.line = self->new.lines->len - 1;
  g_array_append_val (self->new.figures, figure);
  if (self->cells->imply != NULL)
    self->cells->imply (self->cells->model, target, self->cells->tree, line);

  return DEW_GRID_TAKEN;
}

static void
begin_line (DewTreePaste *self,
            guint         row)
{
  DewLine *line = dew_row_new (DEW_TABLE_LINE);

  line->pool = self->pool;
  line->parent = self->parent;
  g_ptr_array_add (self->new.lines, line);
  if (self->column == 0)
    dew_row_set_text (DEW_TABLE_LINE, line, "name", dew_block_text (self->block, row, 0));
}

static DewGridAnswer
enter_new (DewTreePaste *self,
           guint         row,
           guint         column)
{
  DewTreeTarget target;

  if (column == 0)
    begin_line (self, row);

  _dew_tree_paste_aim (self, row, column, &target);
  if (target.kind == DEW_TREE_FIXED)
    return DEW_GRID_TAKEN;

  self->n_cells++;
  return say_where (self, row, column, say_of_new (self, &target, dew_block_text (self->block, row, column)));
}

static DewGridAnswer
add_new (DewTreePaste *self)
{
  DewDocument *document = self->cells->tree->document;
  DewChanges *changes = dew_tree_edit_changes (self->edit);
  g_autoptr (GError) error = NULL;

  if (self->new.lines->len == 0)
    return DEW_GRID_TAKEN;
  if (!dew_edit_add_lines (dew_document_ledger (document), changes, dew_document_ids (document), (DewLine **) self->new.lines->pdata, self->new.lines->len, &error))
    return _dew_tree_paste_refuse (self, g_strdup (error->message));

  for (guint i = 0; i < self->new.figures->len; i++)
    {
      DewFigure *figure = &g_array_index (self->new.figures, DewFigure, i);

      figure->line = ((const DewLine *) g_ptr_array_index (self->new.lines, (guint) figure->line))->id;
      dew_edit_new_figure (changes, figure);
    }

  return DEW_GRID_TAKEN;
}

/* ---- Afterwards ---- */

typedef struct
{
  DewTreeCells cells;
  GObject     *model;           /* keeps the tree */
  GtkWidget   *widget;
  GArray      *expected;
  char        *renamed;         /* what is to be said of names; NULL: nothing */
} Compare;

static void
free_compare (Compare *self)
{
  g_array_unref (self->expected);
  g_clear_object (&self->widget);
  g_object_unref (self->model);
  g_free (self->renamed);
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

/* The first figure that is worked out otherwise than it was copied, and how many there are; where all agree, what rows were renamed; else NULL. */
static char *
compare (const Compare *self)
{
  const Expected *first = NULL;
  g_autofree char *words = NULL;
  char count[DEW_MONEY_SIZE];
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
    return g_strdup (self->renamed);

  words = self->cells.words (self->cells.model, first->column);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s copied figure fell on a cell that cannot be typed into, and something else stands there: %s of “%s”.",
                                       "%s copied figures fell on cells that cannot be typed into, and something else stands there: first %s of “%s”.", n),
                          dew_print_count (n, count), words, dew_tree_name (self->cells.tree, dew_tree_node (self->cells.tree, first->row)));
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

static char *
tell_renamed (const DewTreePaste *self)
{
  char count[DEW_MONEY_SIZE];

  if (self->n_renamed == 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s row has another name now: it was “%s”. Ctrl+Z takes it back.",
                                       "%s rows have other names now: the first was “%s”. Ctrl+Z takes it back.", self->n_renamed),
                          dew_print_count (self->n_renamed, count), self->renamed);
}

static DewGridAnswer
take (DewTreePaste       *self,
      DewTreeEdit        *edit)
{
  Compare *later = g_new (Compare, 1);
  GtkWidget *widget = dew_tree_widget (self->cells->tree);
  g_autofree char *what = dew_tree_tell_deed (DEW_GRID_PASTED, self->n_cells);
  gboolean aside;
  DewGridAnswer answer;

  *later = (Compare) { *self->cells, g_object_ref (self->cells->model), widget == NULL ? NULL : g_object_ref (widget), g_array_ref (self->expected), tell_renamed (self) };
  answer = dew_tree_edit_take (edit, what, done_cb, later, &aside, self->reply);
  if (aside)
    return answer;

  if (answer == DEW_GRID_TAKEN)
    self->reply->message = compare (later);
  free_compare (later);

  return answer;
}

/* ---- Piece by piece ---- */

enum { PLACE, LOOK, JUDGE, ENTER, ADD, SETTLE };

/* Each cell is looked at before the first is entered. */
static DewGridAnswer
read_cell (DewTreePaste *self)
{
  guint row = self->at / self->n_columns;
  guint column = self->at % self->n_columns;

  self->at++;
  if (self->stage == LOOK)
    return _dew_tree_paste_look (self, row, column);

  return row < self->n_old ? enter_old (self, row, column) : enter_new (self, row, column);
}

static DewGridAnswer
read_piece (DewTreePaste *self,
            gboolean     *more)
{
  switch (self->stage)
    {
    case PLACE:
      return _dew_tree_paste_find_place (self);
    case JUDGE:
      return _dew_tree_paste_judge (self);
    case ADD:
      return add_new (self);
    case SETTLE:
      return dew_tree_edit_settle (self->edit, more, self->reply);
    case LOOK:
    case ENTER:
    default:
      return read_cell (self);
    }
}

/* The stages of many pieces are those of the cells, and the last, which says itself when it is done. */
static void
go_on (DewTreePaste *self)
{
  if (self->stage == SETTLE || ((self->stage == LOOK || self->stage == ENTER) && self->at < self->n_rows * self->n_columns))
    return;

  self->stage++;
  self->at = 0;
}

static DewGridAnswer
read_cb (DewGridJob   *job,
         gboolean     *more,
         DewGridReply *reply)
{
  DewTreePaste *self = (DewTreePaste *) job;
  DewGridAnswer answer;

  self->reply = reply;
  *more = TRUE;
  answer = read_piece (self, more);
  go_on (self);

  return answer;
}

static DewGridAnswer
take_cb (DewGridJob   *job,
         DewGridArea  *area,
         DewGridReply *reply)
{
  DewTreePaste *self = (DewTreePaste *) job;

  self->reply = reply;

  /* New lines of a pool that had none come beneath it. */
  *area = (DewGridArea) { self->row, self->column, self->row + self->n_rows - 1, self->column + self->n_columns - 1 };
  if (self->n_old == 0 && _dew_tree_paste_is_childless (self, _dew_tree_paste_node (self, self->row)))
    {
      area->top++;
      area->bottom++;
    }

  return take (self, self->edit);
}

static void
free_cb (DewGridJob *job)
{
  DewTreePaste *self = (DewTreePaste *) job;

  dew_tree_edit_free (self->edit);
  g_ptr_array_unref (self->new.lines);
  g_array_unref (self->new.figures);
  g_array_unref (self->pasted);
  g_array_unref (self->others);
  g_array_unref (self->replacing);
  g_array_unref (self->replaced);
  g_array_unref (self->expected);
  g_object_unref (self->model);
  g_free (self->renamed);
  g_free (self);
}

DewGridJob *
dew_tree_paste (const DewTreeCells *cells,
                const DewBlock     *block,
                guint               row,
                guint               column,
                guint               choices)
{
  DewTreePaste *self = g_new0 (DewTreePaste, 1);

  self->job = (DewGridJob) { read_cb, take_cb, free_cb };
  self->own = *cells;
  self->cells = &self->own;
  self->model = g_object_ref (cells->model);
  self->block = block;
  self->row = row;
  self->column = column;
  self->choices = choices;
  self->edit = dew_tree_edit_new (cells);
  self->new.lines = g_ptr_array_new_with_free_func (free_line);
  self->new.figures = g_array_new (FALSE, FALSE, sizeof (DewFigure));
  self->pasted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->replacing = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->replaced = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->expected = g_array_new (FALSE, FALSE, sizeof (Expected));

  /* What the figures are in, as far as it has been said. */
  self->pounds = _dew_tree_paste_choice (self, DEW_TREE_ASK_POUNDS);
  self->unit = self->pounds == 1 ? DEW_UNIT_POUNDS : cells->unit;

  return &self->job;
}
