/* dew-block.c: a block of cells, and how large it may be */
#include "dew-block-private.h"

#include <glib/gi18n-lib.h>

#include "dew-error.h"
#include "dew-money-print.h"

struct _DewBlock
{
  guint        n_rows, n_columns;
  DewBlockCell cells[];
};

/* Most cells of a sparse block hold nothing: they share one text. */
static char nothing[] = "";

static void
clear_cell (DewBlockCell *cell)
{
  if (cell->text != nothing)
    g_free (cell->text);
  g_free (cell->shown);
}

DewBlock *
dew_block_new (guint n_rows,
               guint n_columns)
{
  gsize n_cells = (gsize) n_rows * n_columns;
  DewBlock *block;

  g_return_val_if_fail (n_rows > 0 && n_columns > 0 && n_cells <= DEW_BLOCK_LIMIT, NULL);

  block = g_malloc0 (sizeof *block + n_cells * sizeof *block->cells);
  block->n_rows = n_rows;
  block->n_columns = n_columns;
  for (gsize i = 0; i < n_cells; i++)
    block->cells[i].text = nothing;

  return block;
}

void
dew_block_free (DewBlock *block)
{
  if (block == NULL)
    return;

  for (gsize i = 0; i < (gsize) block->n_rows * block->n_columns; i++)
    clear_cell (&block->cells[i]);
  g_free (block);
}

guint
dew_block_n_rows (const DewBlock *block)
{
  g_return_val_if_fail (block != NULL, 0);

  return block->n_rows;
}

guint
dew_block_n_columns (const DewBlock *block)
{
  g_return_val_if_fail (block != NULL, 0);

  return block->n_columns;
}

const DewBlockCell *
dew_block_get (const DewBlock *block,
               guint           row,
               guint           column)
{
  g_return_val_if_fail (block != NULL && row < block->n_rows && column < block->n_columns, NULL);

  return &block->cells[(gsize) row * block->n_columns + column];
}

const char *
dew_block_text (const DewBlock *block,
                guint           row,
                guint           column)
{
  const DewBlockCell *cell = dew_block_get (block, row, column);

  g_return_val_if_fail (cell != NULL, nothing);

  return cell->text;
}

void
dew_block_set (DewBlock   *block,
               guint       row,
               guint       column,
               const char *text,
               const char *shown,
               gboolean    figure,
               gboolean    bold)
{
  DewBlockCell *cell, was;

  g_return_if_fail (block != NULL && row < block->n_rows && column < block->n_columns);

  /* The texts may be those of this very cell. */
  cell = &block->cells[(gsize) row * block->n_columns + column];
  was = *cell;
  cell->text = text == NULL || *text == '\0' ? nothing : g_strdup (text);
  cell->shown = g_strdup (shown);
  cell->figure = figure;
  cell->bold = bold;
  clear_cell (&was);
}

gboolean
_dew_block_check_size (guint64  n_rows,
                       guint64  n_columns,
                       GError **error)
{
  char are[DEW_MONEY_SIZE], may[DEW_MONEY_SIZE];

  if (n_rows * n_columns <= DEW_BLOCK_LIMIT)
    return TRUE;

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("There are %s cells to paste, and %s at most may be pasted at once; paste it in parts."),
               dew_print_count (n_rows * n_columns, are), dew_print_count (DEW_BLOCK_LIMIT, may));
  return FALSE;
}
