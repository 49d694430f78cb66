/* dew-grid-model.c: the interface between a grid and what it shows. */

#include "dew-grid-model.h"

enum {
  ROWS_CHANGED,
  COLUMNS_CHANGED,
  CELLS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (DewGridModel, dew_grid_model, G_TYPE_OBJECT)

static guint
add_signal (const char *name)
{
  return g_signal_new (name, DEW_TYPE_GRID_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dew_grid_model_default_init (DewGridModelInterface *iface)
{
  signals[ROWS_CHANGED] = add_signal ("rows-changed");
  signals[COLUMNS_CHANGED] = add_signal ("columns-changed");
  signals[CELLS_CHANGED] = add_signal ("cells-changed");
}

void
dew_grid_reply_clear (DewGridReply *reply)
{
  g_return_if_fail (reply != NULL);

  g_clear_pointer (&reply->message, g_free);
  g_clear_pointer (&reply->first, g_free);
  g_clear_pointer (&reply->second, g_free);
}

void
dew_grid_model_rows_changed (DewGridModel *self)
{
  g_return_if_fail (DEW_IS_GRID_MODEL (self));

  g_signal_emit (self, signals[ROWS_CHANGED], 0);
}

void
dew_grid_model_columns_changed (DewGridModel *self)
{
  g_return_if_fail (DEW_IS_GRID_MODEL (self));

  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

void
dew_grid_model_cells_changed (DewGridModel *self)
{
  g_return_if_fail (DEW_IS_GRID_MODEL (self));

  g_signal_emit (self, signals[CELLS_CHANGED], 0);
}

guint
dew_grid_model_n_rows (DewGridModel *self)
{
  g_return_val_if_fail (DEW_IS_GRID_MODEL (self), 0);

  return DEW_GRID_MODEL_GET_IFACE (self)->n_rows (self);
}

guint
dew_grid_model_n_columns (DewGridModel *self)
{
  g_return_val_if_fail (DEW_IS_GRID_MODEL (self), 0);

  return DEW_GRID_MODEL_GET_IFACE (self)->n_columns (self);
}

void
dew_grid_model_row (DewGridModel *self,
                    guint         row,
                    DewGridRow   *out)
{
  g_return_if_fail (DEW_IS_GRID_MODEL (self));
  g_return_if_fail (out != NULL);

  *out = (DewGridRow) { 0 };
  DEW_GRID_MODEL_GET_IFACE (self)->row (self, row, out);
}

void
dew_grid_model_column (DewGridModel  *self,
                       guint          column,
                       DewGridColumn *out)
{
  g_return_if_fail (DEW_IS_GRID_MODEL (self));
  g_return_if_fail (out != NULL);

  *out = (DewGridColumn) { .group_style = -1 };
  DEW_GRID_MODEL_GET_IFACE (self)->column (self, column, out);
}

void
dew_grid_model_cell (DewGridModel *self,
                     guint         row,
                     guint         column,
                     DewGridCell  *out)
{
  g_return_if_fail (DEW_IS_GRID_MODEL (self));
  g_return_if_fail (out != NULL);

  *out = (DewGridCell) { 0 };
  DEW_GRID_MODEL_GET_IFACE (self)->cell (self, row, column, out);
}

char *
dew_grid_model_cell_name (DewGridModel *self,
                          guint         row,
                          guint         column)
{
  g_return_val_if_fail (DEW_IS_GRID_MODEL (self), NULL);

  return DEW_GRID_MODEL_GET_IFACE (self)->cell_name (self, row, column);
}

void
dew_grid_model_toggle (DewGridModel *self,
                       guint         row)
{
  g_return_if_fail (DEW_IS_GRID_MODEL (self));

  DEW_GRID_MODEL_GET_IFACE (self)->toggle (self, row);
}

char *
dew_grid_model_edit_text (DewGridModel *self,
                          guint         row,
                          guint         column)
{
  g_return_val_if_fail (DEW_IS_GRID_MODEL (self), NULL);

  return DEW_GRID_MODEL_GET_IFACE (self)->edit_text (self, row, column);
}

char *
dew_grid_model_preview (DewGridModel *self,
                        guint         row,
                        guint         column,
                        const char   *text,
                        gboolean     *bad)
{
  g_return_val_if_fail (DEW_IS_GRID_MODEL (self), NULL);
  g_return_val_if_fail (bad != NULL, NULL);

  *bad = FALSE;
  return DEW_GRID_MODEL_GET_IFACE (self)->preview (self, row, column, text, bad);
}

char *
dew_grid_model_why_fixed (DewGridModel *self,
                          guint         row,
                          guint         column)
{
  DewGridModelInterface *iface;

  g_return_val_if_fail (DEW_IS_GRID_MODEL (self), NULL);

  iface = DEW_GRID_MODEL_GET_IFACE (self);
  return iface->why_fixed != NULL ? iface->why_fixed (self, row, column) : NULL;
}

char **
dew_grid_model_choices (DewGridModel *self,
                        guint         row,
                        guint         column)
{
  DewGridModelInterface *iface;

  g_return_val_if_fail (DEW_IS_GRID_MODEL (self), NULL);

  iface = DEW_GRID_MODEL_GET_IFACE (self);
  return iface->choices != NULL ? iface->choices (self, row, column) : NULL;
}

gboolean
dew_grid_model_figure (DewGridModel *self,
                       guint         row,
                       guint         column,
                       gint64       *value)
{
  DewGridModelInterface *iface;

  g_return_val_if_fail (DEW_IS_GRID_MODEL (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  iface = DEW_GRID_MODEL_GET_IFACE (self);
  return iface->figure != NULL && iface->figure (self, row, column, value);
}

char *
dew_grid_model_plain (DewGridModel *self,
                      guint         row,
                      guint         column)
{
  DewGridModelInterface *iface;

  g_return_val_if_fail (DEW_IS_GRID_MODEL (self), NULL);

  iface = DEW_GRID_MODEL_GET_IFACE (self);
  return iface->plain != NULL ? iface->plain (self, row, column) : NULL;
}

gboolean
dew_grid_model_can_enter (DewGridModel *self)
{
  g_return_val_if_fail (DEW_IS_GRID_MODEL (self), FALSE);

  return DEW_GRID_MODEL_GET_IFACE (self)->enter != NULL;
}

gboolean
dew_grid_model_can_paste (DewGridModel *self)
{
  g_return_val_if_fail (DEW_IS_GRID_MODEL (self), FALSE);

  return DEW_GRID_MODEL_GET_IFACE (self)->paste != NULL;
}

DewGridJob *
dew_grid_model_enter (DewGridModel       *self,
                      DewGridDeed         deed,
                      const DewGridEntry *entries,
                      guint               n,
                      int                 choice)
{
  g_return_val_if_fail (dew_grid_model_can_enter (self), NULL);
  g_return_val_if_fail (entries != NULL && n > 0, NULL);
  g_return_val_if_fail (choice >= 0 && choice <= 2, NULL);

  return DEW_GRID_MODEL_GET_IFACE (self)->enter (self, deed, entries, n, choice);
}

DewGridJob *
dew_grid_model_paste (DewGridModel   *self,
                      const DewBlock *block,
                      guint           row,
                      guint           column,
                      guint           choices)
{
  g_return_val_if_fail (dew_grid_model_can_paste (self), NULL);
  g_return_val_if_fail (block != NULL, NULL);

  return DEW_GRID_MODEL_GET_IFACE (self)->paste (self, block, row, column, choices);
}

DewGridAnswer
dew_grid_job_do (DewGridJob   *job,
                 DewGridArea  *area,
                 DewGridReply *reply)
{
  DewGridAnswer answer = DEW_GRID_TAKEN;
  gboolean more = TRUE;

  g_return_val_if_fail (job != NULL && area != NULL && reply != NULL, DEW_GRID_REFUSED);

  *area = (DewGridArea) { 1, 0, 0, 0 };
  *reply = (DewGridReply) { 0 };
  while (more && answer == DEW_GRID_TAKEN)
    answer = job->read (job, &more, reply);
  if (answer == DEW_GRID_TAKEN)
    answer = job->take (job, area, reply);

  job->free (job);
  return answer;
}

DewGridAnswer
dew_grid_model_commit (DewGridModel *self,
                       guint         row,
                       guint         column,
                       const char   *text,
                       int           choice,
                       DewGridReply *reply)
{
  g_return_val_if_fail (DEW_IS_GRID_MODEL (self), DEW_GRID_REFUSED);
  g_return_val_if_fail (text != NULL, DEW_GRID_REFUSED);
  g_return_val_if_fail (choice >= 0 && choice <= 2, DEW_GRID_REFUSED);
  g_return_val_if_fail (reply != NULL, DEW_GRID_REFUSED);

  *reply = (DewGridReply) { 0 };
  return DEW_GRID_MODEL_GET_IFACE (self)->commit (self, row, column, text, choice, reply);
}
