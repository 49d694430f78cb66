/* dew-sheet-model.c: a sheet of a book as a grid shows it */
#include "dew-sheet-model.h"

#include <glib/gi18n-lib.h>

#include "dew-cell-text.h"

/* What there is at least to be seen, in rows and in characters, and what an empty column takes. */
#define LEAST_ROWS 30
#define LEAST_WIDTH 150
#define EMPTY_WIDTH 9

/* A character, in px of the grid's own scale: of words, and of figures. */
#define CHARACTER 6.3
#define DIGIT 7.6

/* Heads of a table stand in at most so many lines. */
#define HEAD_LINES 3

struct _DewSheetModel
{
  GObject                parent_instance;

  DewExportBook         *book;
  const DewSheet        *sheet;
  const DewExportColumn *columns;
  gboolean               calculates;
  guint                  head;          /* rows down to that of the heads */
  guint                  n_columns;     /* of the grid */
  guint                  n_rows;
  char                  *text;          /* what was asked for last */
  char                  *sample;        /* so, of a column */
  char                   key[DEW_COLUMN_SIZE];
};

static void sheet_model_init (DewGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DewSheetModel, dew_sheet_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DEW_TYPE_GRID_MODEL, sheet_model_init))

/* ---- What stands where ---- */

/* A cell of the table by the grid's row and column; NULL: there is none. */
static const DewCell *
find_cell (DewSheetModel *self,
           guint          row,
           guint          column)
{
  guint head = self->head;

  if (row < head || row - head >= self->sheet->rows->len || column == 0 || column > self->sheet->columns->len)
    return NULL;

  return dew_sheet_cell (self->sheet, row - head, column - 1);
}

static gboolean
is_head (DewSheetModel *self,
         guint          row)
{
  return row + 1 == self->head;
}

static const DewSheetColumn *
find_column (DewSheetModel *self,
             guint          column)
{
  return column == 0 || column > self->sheet->columns->len ? NULL : g_ptr_array_index (self->sheet->columns, column - 1);
}

static const char *
tell_heading (DewSheetModel        *self,
              const DewSheetColumn *column)
{
  return self->calculates ? column->heading : column->plain;
}

/* Title and notes; NULL elsewhere. */
static const char *
find_words (DewSheetModel *self,
            guint          row)
{
  guint n = self->sheet->notes->len;

  if (row == 0)
    return self->sheet->title;
  if (row <= n)
    return g_ptr_array_index (self->sheet->notes, row - 1);
  return self->calculates && row - n <= self->sheet->live_notes->len ? g_ptr_array_index (self->sheet->live_notes, row - n - 1) : NULL;
}

/* What a cell shows; g_free. */
static char *
tell_text (DewSheetModel *self,
           guint          row,
           guint          column)
{
  const DewSheetColumn *head = find_column (self, column);
  const DewCell *cell = find_cell (self, row, column);
  const char *words = column == 1 ? find_words (self, row) : NULL;

  if (column == 0)
    return g_strdup_printf ("%u", row + 1);
  if (words != NULL)
    return g_strdup (words);
  if (is_head (self, row) && head != NULL)
    return g_strdup (tell_heading (self, head));

  return cell != NULL ? dew_cell_text (cell) : g_strdup ("");
}

/* ---- The model ---- */

static guint
sheet_model_n_rows (DewGridModel *model)
{
  return DEW_SHEET_MODEL (model)->n_rows;
}

static guint
sheet_model_n_columns (DewGridModel *model)
{
  return DEW_SHEET_MODEL (model)->n_columns;
}

static gboolean
is_total (DewSheetModel *self,
          guint          row)
{
  const DewCell *cell = find_cell (self, row, 1);

  return cell != NULL && (cell->flags & DEW_CELL_TOTAL) != 0;
}

static void
sheet_model_row (DewGridModel *model,
                 guint         row,
                 DewGridRow   *out)
{
  DewSheetModel *self = DEW_SHEET_MODEL (model);

  *out = (DewGridRow) { .style = DEW_GRID_LINE, .id = row };
  if (find_words (self, row) != NULL)
    out->style = DEW_GRID_WORDS;
  else if (is_head (self, row))
    out->style = DEW_GRID_HEAD;
  else if (is_total (self, row))
    out->style = DEW_GRID_SUM;
}

/* The longest of the lines of words, none of which is longer than so many characters unless it is one word; *n gets how many there are. g_free. */
static char *
break_words (const char *words,
             glong       length,
             guint      *n)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  char *longest = g_strdup ("");

  *n = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0 && g_utf8_strlen (line->str, -1) + 1 + g_utf8_strlen (parts[i], -1) <= length)
        g_string_append_printf (line, " %s", parts[i]);
      else
        {
          g_string_assign (line, parts[i]);
          ++*n;
        }
      if (g_utf8_strlen (line->str, -1) > g_utf8_strlen (longest, -1))
        {
          g_free (longest);
          longest = g_strdup (line->str);
        }
    }

  return longest;
}

/* What the column has to have room for, so that the heading is in no more lines than it may. g_free. */
static char *
shorten_heading (const char *heading)
{
  glong length = g_utf8_strlen (heading, -1) / HEAD_LINES;
  guint n;
  char *line = break_words (heading, length, &n);

  while (n > HEAD_LINES)
    {
      g_free (line);
      line = break_words (heading, ++length, &n);
    }

  return line;
}

static char *
make_sample (DewSheetModel        *self,
             guint                 column,
             const DewSheetColumn *head)
{
  char *heading = shorten_heading (tell_heading (self, head));
  const char *longest = self->columns[column - 1].longest;

  if (longest == NULL || g_utf8_strlen (longest, -1) <= g_utf8_strlen (heading, -1))
    return heading;

  g_free (heading);
  return g_strdup (longest);
}

static void
sheet_model_column (DewGridModel  *model,
                    guint          column,
                    DewGridColumn *out)
{
  DewSheetModel *self = DEW_SHEET_MODEL (model);
  const DewSheetColumn *head = find_column (self, column);
  double width = column == 0 ? 0 : EMPTY_WIDTH * CHARACTER;

  if (head != NULL)
    width = self->columns[column - 1].width * (self->columns[column - 1].figures ? DIGIT : CHARACTER);
  *out = (DewGridColumn) { .group_style = -1, .pin = column == 0 ? DEW_GRID_PIN_START : DEW_GRID_SCROLLS, .width = (int) width };
  out->key = out->heading = column == 0 ? "" : dew_column_letters (column - 1, self->key);
  g_clear_pointer (&self->sample, g_free);
  if (column == 0)
    self->sample = g_strdup_printf ("%u", self->n_rows);
  else if (head != NULL)
    self->sample = make_sample (self, column, head);
  out->sample = self->sample;
}

static gboolean
is_input (DewSheetModel *self,
          const DewCell *cell)
{
  return self->calculates && (cell->flags & DEW_CELL_INPUT) != 0;
}

static gboolean
has_formula (DewSheetModel *self,
             const DewCell *cell)
{
  return self->calculates && cell->formula != NULL;
}

static unsigned
tell_flags (DewSheetModel *self,
            guint          row,
            guint          column)
{
  const DewCell *cell = find_cell (self, row, column);
  unsigned flags = row == 0 ? DEW_GRID_BOLD : 0;

  if (find_column (self, column) == NULL)
    return flags;
  if (is_head (self, row))
    return DEW_GRID_RULED | (self->columns[column - 1].figures ? DEW_GRID_FIGURE : 0);
  if (cell == NULL)
    return flags;

  return (is_input (self, cell) ? DEW_GRID_INPUT : 0) | (cell->flags & DEW_CELL_TOTAL ? DEW_GRID_RULED : 0) |
         (dew_cell_is_figure (cell) ? DEW_GRID_FIGURE : 0);
}

static void
sheet_model_cell (DewGridModel *model,
                  guint         row,
                  guint         column,
                  DewGridCell  *out)
{
  DewSheetModel *self = DEW_SHEET_MODEL (model);

  g_free (self->text);
  self->text = tell_text (self, row, column);
  *out = (DewGridCell) { .text = self->text, .flags = tell_flags (self, row, column) };
}

static void
append_part (GString    *name,
             const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (name->len > 0)
    g_string_append (name, ", ");
  g_string_append (name, part);
}

static char *
sheet_model_cell_name (DewGridModel *model,
                       guint         row,
                       guint         column)
{
  DewSheetModel *self = DEW_SHEET_MODEL (model);
  g_autofree char *address = dew_sheet_model_address (self, row, column);
  g_autofree char *text = tell_text (self, row, column);
  const DewCell *cell = find_cell (self, row, column);
  GString *name;

  if (column == 0)
    return g_strdup_printf (_("Row %u"), row + 1);

  name = g_string_new (address);
  if (cell != NULL)
    append_part (name, find_column (self, column)->plain);
  append_part (name, text[0] != '\0' ? text : _("empty"));
  if (cell != NULL && is_input (self, cell))
    append_part (name, _("input cell"));
  if (cell != NULL && has_formula (self, cell))
    {
      g_autofree char *formula = g_strdup_printf (_("formula %s"), cell->formula);

      append_part (name, formula);
    }

  return g_string_free (name, FALSE);
}

static char *
sheet_model_why_fixed (DewGridModel *model,
                       guint         row,
                       guint         column)
{
  return g_strdup (DEW_SHEET_MODEL (model)->calculates
                   ? _("This shows what the workbook will hold. Change figures on the pages of the window, and in the workbook once it is exported.")
                   : _("This shows what will be exported. Change figures on the pages of the window."));
}

static void
sheet_model_toggle (DewGridModel *model,
                    guint         row)
{
}

static char *
sheet_model_edit_text (DewGridModel *model,
                       guint         row,
                       guint         column)
{
  return g_strdup ("");
}

static char *
sheet_model_preview (DewGridModel *model,
                     guint         row,
                     guint         column,
                     const char   *text,
                     gboolean     *bad)
{
  return NULL;
}

static DewGridAnswer
sheet_model_commit (DewGridModel *model,
                    guint         row,
                    guint         column,
                    const char   *text,
                    int           choice,
                    DewGridReply *reply)
{
  reply->message = sheet_model_why_fixed (model, row, column);
  return DEW_GRID_REFUSED;
}

static void
sheet_model_init (DewGridModelInterface *iface)
{
  iface->n_rows = sheet_model_n_rows;
  iface->n_columns = sheet_model_n_columns;
  iface->row = sheet_model_row;
  iface->column = sheet_model_column;
  iface->cell = sheet_model_cell;
  iface->cell_name = sheet_model_cell_name;
  iface->toggle = sheet_model_toggle;
  iface->edit_text = sheet_model_edit_text;
  iface->preview = sheet_model_preview;
  iface->why_fixed = sheet_model_why_fixed;
  iface->commit = sheet_model_commit;
}

/* ---- The object ---- */

static void
dew_sheet_model_finalize (GObject *object)
{
  DewSheetModel *self = DEW_SHEET_MODEL (object);

  dew_export_book_unref (self->book);
  g_free (self->text);
  g_free (self->sample);

  G_OBJECT_CLASS (dew_sheet_model_parent_class)->finalize (object);
}

static void
dew_sheet_model_class_init (DewSheetModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dew_sheet_model_finalize;
}

static void
dew_sheet_model_init (DewSheetModel *self)
{
}

/* So many columns that the longest of the notes has room. */
static guint
count_columns (DewSheetModel *self)
{
  double longest = LEAST_WIDTH, width = 0;
  guint n = self->sheet->columns->len;

  for (guint row = 0; row < self->head; row++)
    if (find_words (self, row) != NULL)
      longest = MAX (longest, (double) g_utf8_strlen (find_words (self, row), -1));
  for (guint c = 0; c < n; c++)
    width += self->columns[c].width;

  return n + (guint) (MAX (longest - width, 0) / EMPTY_WIDTH) + 1;
}

DewSheetModel *
dew_sheet_model_new (DewExportBook *book,
                     guint          sheet,
                     gboolean       calculates)
{
  DewSheetModel *self;

  g_return_val_if_fail (book != NULL && sheet < book->book->sheets->len, NULL);

  self = g_object_new (DEW_TYPE_SHEET_MODEL, NULL);
  self->book = dew_export_book_ref (book);
  self->sheet = dew_export_book_sheet (book, sheet);
  self->columns = dew_export_book_columns (book, sheet);
  self->calculates = calculates;
  self->head = dew_sheet_head (self->sheet) - (calculates ? 0 : self->sheet->live_notes->len);
  self->n_rows = MAX (LEAST_ROWS, self->head + self->sheet->rows->len + 2);
  self->n_columns = 1 + count_columns (self);

  return self;
}

char *
dew_sheet_model_address (DewSheetModel *self,
                         guint          row,
                         guint          column)
{
  char letters[DEW_COLUMN_SIZE];

  g_return_val_if_fail (DEW_IS_SHEET_MODEL (self), NULL);

  return g_strdup_printf ("%s%u", column == 0 ? "" : dew_column_letters (column - 1, letters), row + 1);
}

char *
dew_sheet_model_content (DewSheetModel *self,
                         guint          row,
                         guint          column)
{
  const DewCell *cell;

  g_return_val_if_fail (DEW_IS_SHEET_MODEL (self), NULL);

  cell = find_cell (self, row, column);
  return cell != NULL && has_formula (self, cell) ? g_strdup (cell->formula) : tell_text (self, row, column);
}
