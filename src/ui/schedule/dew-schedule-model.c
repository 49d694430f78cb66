/* dew-schedule-model.c: a document's pools, categories and lines with a year's contributions, as rows of a grid */
#include "dew-schedule-model-private.h"

#include <glib/gi18n-lib.h>

#include "dew-typed-figure.h"

static void dew_schedule_model_iface_init (DewGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DewScheduleModel, dew_schedule_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DEW_TYPE_GRID_MODEL, dew_schedule_model_iface_init))

const DewTotals *
_dew_schedule_model_totals (DewScheduleModel *self)
{
  return dew_document_totals (self->document, self->year, DEW_BASELINE);
}

/* ---- What the grid asks ---- */

static guint
dew_schedule_model_n_rows (DewGridModel *model)
{
  return dew_tree_n_rows (DEW_SCHEDULE_MODEL (model)->tree);
}

static guint
dew_schedule_model_n_columns (DewGridModel *model)
{
  return 1 + DEW_SCHEDULE_MODEL (model)->columns->len;
}

static void
dew_schedule_model_row (DewGridModel *model,
                        guint         row,
                        DewGridRow   *out)
{
  dew_tree_row (DEW_SCHEDULE_MODEL (model)->tree, row, out);
}

static void
dew_schedule_model_column (DewGridModel  *model,
                           guint          number,
                           DewGridColumn *out)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);

  if (number == 0)
    dew_tree_name_column (self->narrow, out);
  else
    _dew_schedule_model_describe_column (self, number, out);
}

static void
dew_schedule_model_cell (DewGridModel *model,
                         guint         row,
                         guint         number,
                         DewGridCell  *out)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  guint node = dew_tree_node (self->tree, row);

  if (number == 0)
    dew_tree_name_cell (self->tree, node, out);
  else
    _dew_schedule_model_figure_cell (self, node, number, out);
}

static char *
dew_schedule_model_cell_name (DewGridModel *model,
                              guint         row,
                              guint         number)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  guint node = dew_tree_node (self->tree, row);

  return number == 0 ? dew_tree_name_spoken (self->tree, node) : _dew_schedule_model_figure_spoken (self, node, number);
}

static void
dew_schedule_model_toggle (DewGridModel *model,
                           guint         row)
{
  if (dew_tree_toggle (DEW_SCHEDULE_MODEL (model)->tree, row))
    dew_grid_model_rows_changed (model);
}

static char *
dew_schedule_model_edit_text (DewGridModel *model,
                              guint         row,
                              guint         number)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  guint node = dew_tree_node (self->tree, row);

  return number == 0 ? dew_tree_name_text (self->tree, node) : _dew_schedule_model_figure_text (self, node, number);
}

static char *
dew_schedule_model_preview (DewGridModel *model,
                            guint         row,
                            guint         number,
                            const char   *text,
                            gboolean     *bad)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);

  *bad = FALSE;

  return number == 0 ? NULL : dew_typed_figure_preview (text, self->unit, self->decimals, bad);
}

static char *
dew_schedule_model_why_fixed (DewGridModel *model,
                              guint         row,
                              guint         number)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  guint node = dew_tree_node (self->tree, row);
  const char *why = NULL;

  if (dew_document_read_only (self->document, &why))
    return g_strdup (why);

  return number == 0 ? g_strdup (_("This row adds up all pools; it has no name of its own.")) : _dew_schedule_model_figure_fixed (self, node, number);
}

static DewGridAnswer
dew_schedule_model_commit (DewGridModel *model,
                           guint         row,
                           guint         number,
                           const char   *text,
                           int           choice,
                           DewGridReply *reply)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (model);
  guint node = dew_tree_node (self->tree, row);

  return number == 0 ? dew_tree_name_commit (self->tree, node, text, reply)
                     : _dew_schedule_model_figure_commit (self, node, number, text, choice, reply);
}

static void
dew_schedule_model_iface_init (DewGridModelInterface *iface)
{
  iface->n_rows = dew_schedule_model_n_rows;
  iface->n_columns = dew_schedule_model_n_columns;
  iface->row = dew_schedule_model_row;
  iface->column = dew_schedule_model_column;
  iface->cell = dew_schedule_model_cell;
  iface->cell_name = dew_schedule_model_cell_name;
  iface->toggle = dew_schedule_model_toggle;
  iface->edit_text = dew_schedule_model_edit_text;
  iface->preview = dew_schedule_model_preview;
  iface->why_fixed = dew_schedule_model_why_fixed;
  iface->commit = dew_schedule_model_commit;
}

/* ---- Following the document ---- */

static void
look_again (DewScheduleModel *self,
            gboolean          structure)
{
  gboolean columns = _dew_schedule_model_list_columns (self);

  if (structure)
    dew_tree_list (self->tree);

  if (columns || structure)
    dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
  else
    dew_grid_model_cells_changed (DEW_GRID_MODEL (self));
}

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DewScheduleModel *self)
{
  gboolean structure = FALSE;

  for (guint i = 0; !structure && i < dew_changes_length (changes); i++)
    structure = dew_changes_get (changes, i)->table != DEW_TABLE_FIGURE;

  look_again (self, structure);
}

static void
reloaded_cb (DewDocument      *document,
             DewScheduleModel *self)
{
  look_again (self, TRUE);
}

static void
dew_schedule_model_dispose (GObject *object)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->tree, dew_tree_free);

  G_OBJECT_CLASS (dew_schedule_model_parent_class)->dispose (object);
}

static void
dew_schedule_model_finalize (GObject *object)
{
  DewScheduleModel *self = DEW_SCHEDULE_MODEL (object);

  g_clear_pointer (&self->columns, g_array_unref);

  G_OBJECT_CLASS (dew_schedule_model_parent_class)->finalize (object);
}

static void
dew_schedule_model_class_init (DewScheduleModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dew_schedule_model_dispose;
  object_class->finalize = dew_schedule_model_finalize;
}

static void
dew_schedule_model_init (DewScheduleModel *self)
{
}

DewScheduleModel *
dew_schedule_model_new (DewDocument *document,
                        int          year,
                        DewUnit      unit)
{
  DewScheduleModel *self = g_object_new (DEW_TYPE_SCHEDULE_MODEL, NULL);

  self->document = g_object_ref (document);
  self->year = year;
  self->unit = unit;
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
  _dew_schedule_model_list_columns (self);
  self->tree = dew_tree_new (document);

  return self;
}

void
dew_schedule_model_set_year (DewScheduleModel *self,
                             int               year)
{
  g_return_if_fail (DEW_IS_SCHEDULE_MODEL (self));

  if (self->year == year)
    return;

  self->year = year;
  _dew_schedule_model_list_columns (self);
  dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
}

void
dew_schedule_model_set_unit (DewScheduleModel *self,
                             DewUnit           unit)
{
  g_return_if_fail (DEW_IS_SCHEDULE_MODEL (self));

  if (self->unit == unit)
    return;

  self->unit = unit;
  _dew_schedule_model_list_columns (self);
  dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
}

void
dew_schedule_model_set_narrow (DewScheduleModel *self,
                               gboolean          narrow)
{
  g_return_if_fail (DEW_IS_SCHEDULE_MODEL (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
}

void
dew_schedule_model_set_all_columns (DewScheduleModel *self,
                                    gboolean          all)
{
  g_return_if_fail (DEW_IS_SCHEDULE_MODEL (self));

  if (self->all_columns == all)
    return;

  self->all_columns = all;
  if (_dew_schedule_model_list_columns (self))
    dew_grid_model_columns_changed (DEW_GRID_MODEL (self));
}

DewNodeKind
dew_schedule_model_node (DewScheduleModel *self,
                         guint             row,
                         gint64           *id)
{
  g_return_val_if_fail (DEW_IS_SCHEDULE_MODEL (self), DEW_NODE_ROOT);

  return dew_tree_kind (self->tree, row, id);
}

guint
dew_schedule_model_reveal (DewScheduleModel *self,
                           DewTable          table,
                           gint64            id)
{
  gboolean unfolded;
  guint row;

  g_return_val_if_fail (DEW_IS_SCHEDULE_MODEL (self), G_MAXUINT);

  row = dew_tree_reveal (self->tree, table, id, &unfolded);
  if (unfolded)
    dew_grid_model_rows_changed (DEW_GRID_MODEL (self));

  return row;
}
