/* dew-grid-row.c: one row in view: its ground and its cells, those that scroll clipped between the frozen ones. */

#include "dew-grid-private.h"

#include <glib/gi18n-lib.h>

struct _DewGridRowView
{
  GtkWidget   parent_instance;

  DewGrid    *grid;             /* the parent */
  GPtrArray  *cells;
  DewGridRow  what;
  guint       row;
  gboolean    bound;            /* shows that row, as it was when last bound */
  gboolean    stale;
  gboolean    named;
  int         level;            /* as told to screen readers; 0: nothing yet */
};

G_DEFINE_FINAL_TYPE (DewGridRowView, dew_grid_row_view, GTK_TYPE_WIDGET)

static void
dew_grid_row_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = *natural = 0;
}

gboolean
_dew_grid_row_view_spills (DewGridRowView *self,
                           guint           column)
{
  return self->what.style == DEW_GRID_WORDS && column == _dew_grid_first_column (self->grid);
}

static void
place_cell (DewGridRowView *self,
            guint           column,
            int             offset,
            int             height)
{
  const DewGridColumns *columns = &self->grid->columns;
  GtkWidget *cell = g_ptr_array_index (self->cells, column);
  gboolean current = self->grid->current == self && self->grid->column == column;
  gboolean wanted = current || dew_grid_columns_visible (columns, column, offset) || _dew_grid_row_view_spills (self, column);

  if (gtk_widget_get_child_visible (cell) != wanted)
    gtk_widget_set_child_visible (cell, wanted);
  if (!wanted)
    return;

  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (cell,
                            &(GtkAllocation) { dew_grid_columns_x (columns, column, offset), 0,
                                               columns->spans[column].width, height },
                            -1);
}

static void
dew_grid_row_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  DewGridRowView *self = DEW_GRID_ROW_VIEW (widget);
  int offset = _dew_grid_offset (self->grid);

  for (guint i = 0; i < self->cells->len && i < self->grid->columns.n_spans; i++)
    place_cell (self, i, offset, height);
}

static void
snapshot_ground (DewGridRowView *self,
                 GtkSnapshot    *snapshot,
                 int             width,
                 int             height)
{
  const DewGridPalette *palette = &self->grid->palette;
  const GdkRGBA *ground = &palette->ground;
  const GdkRGBA *rule = &palette->rule;

  switch (self->what.style)
    {
    case DEW_GRID_POOL:
      ground = &palette->pool;
      rule = &palette->pool_rule;
      break;

    case DEW_GRID_CATEGORY:
      ground = &palette->category;
      break;

    case DEW_GRID_AGREEMENT:
    case DEW_GRID_SUM:
      if (self->grid->sheet)
        break;
      ground = &palette->total;
      rule = &palette->pool_rule;
      break;

    case DEW_GRID_HEAD:
    case DEW_GRID_WORDS:
    case DEW_GRID_LINE:
    default:
      break;
    }

  gtk_snapshot_append_color (snapshot, ground, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->row == DEW_GRID_TOTAL)
    gtk_snapshot_append_color (snapshot, &palette->total_rule, &GRAPHENE_RECT_INIT (0, 0, width, 2));
  else
    gtk_snapshot_append_color (snapshot, rule, &GRAPHENE_RECT_INIT (0, height - 1, width, 1));
}

/* Whether a cell is drawn. In a sheet, one that is not whole shows its ground and, if it has any, its words. */
static gboolean
is_to_be_seen (DewGridRowView *self,
               guint           column)
{
  return dew_grid_columns_whole (&self->grid->columns, column, _dew_grid_offset (self->grid)) ||
         (self->grid->sheet && gtk_widget_get_child_visible (g_ptr_array_index (self->cells, column)));
}

static void
snapshot_cells (DewGridRowView *self,
                GtkSnapshot    *snapshot,
                gboolean        scrolled)
{
  const DewGridColumns *columns = &self->grid->columns;

  for (guint i = 0; i < self->cells->len; i++)
    if ((columns->spans[i].pin == DEW_GRID_SCROLLS) == scrolled && is_to_be_seen (self, i))
      gtk_widget_snapshot_child (GTK_WIDGET (self), g_ptr_array_index (self->cells, i), snapshot);
}

static void
dew_grid_row_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  DewGridRowView *self = DEW_GRID_ROW_VIEW (widget);
  const DewGridColumns *columns = &self->grid->columns;
  int height = gtk_widget_get_height (widget);

  if (!_dew_grid_has_size (self->grid) || !self->bound)
    return;

  snapshot_ground (self, snapshot, gtk_widget_get_width (widget), height);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (columns->start, 0, dew_grid_columns_view (columns), height));
  snapshot_cells (self, snapshot, TRUE);
  gtk_snapshot_pop (snapshot);
  snapshot_cells (self, snapshot, FALSE);
}

static void
toggle_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DewGridRowView *self = DEW_GRID_ROW_VIEW (widget);

  if (self->bound)
    _dew_grid_toggle (self->grid, self->row);
}

static void
dew_grid_row_view_dispose (GObject *object)
{
  DewGridRowView *self = DEW_GRID_ROW_VIEW (object);

  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->cells, i));
  g_ptr_array_set_size (self->cells, 0);

  G_OBJECT_CLASS (dew_grid_row_view_parent_class)->dispose (object);
}

static void
dew_grid_row_view_finalize (GObject *object)
{
  DewGridRowView *self = DEW_GRID_ROW_VIEW (object);

  g_ptr_array_unref (self->cells);

  G_OBJECT_CLASS (dew_grid_row_view_parent_class)->finalize (object);
}

static void
dew_grid_row_view_class_init (DewGridRowViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dew_grid_row_view_dispose;
  object_class->finalize = dew_grid_row_view_finalize;

  widget_class->measure = dew_grid_row_view_measure;
  widget_class->size_allocate = dew_grid_row_view_size_allocate;
  widget_class->snapshot = dew_grid_row_view_snapshot;

  gtk_widget_class_install_action (widget_class, "row.toggle", NULL, toggle_cb);
  gtk_widget_class_set_css_name (widget_class, "dew-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
dew_grid_row_view_init (DewGridRowView *self)
{
  self->cells = g_ptr_array_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.toggle", FALSE);
}

/* Parented by whoever asked for it. */
DewGridRowView *
_dew_grid_row_view_new (DewGrid *grid)
{
  DewGridRowView *self = g_object_new (DEW_TYPE_GRID_ROW_VIEW, NULL);

  self->grid = grid;
  _dew_grid_row_view_reset (self);
  return self;
}

/* As many cells as the grid has columns. */
void
_dew_grid_row_view_reset (DewGridRowView *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    _dew_grid_cell_view_unname (g_ptr_array_index (self->cells, i));
  while (self->cells->len > self->grid->n_columns)
    {
      gtk_widget_unparent (g_ptr_array_index (self->cells, self->cells->len - 1));
      g_ptr_array_set_size (self->cells, (int) self->cells->len - 1);
    }
  while (self->cells->len < self->grid->n_columns)
    {
      GtkWidget *cell = _dew_grid_cell_view_new (self->cells->len);

      gtk_widget_set_parent (cell, GTK_WIDGET (self));
      g_ptr_array_add (self->cells, cell);
    }
  self->stale = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
tell_state (DewGridRowView *self)
{
  GtkAccessible *name_cell = self->cells->len > 0 ? GTK_ACCESSIBLE (g_ptr_array_index (self->cells, 0)) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.toggle", self->what.expandable);
  for (int i = 0; i < 2; i++)
    {
      GtkAccessible *accessible = i == 0 ? GTK_ACCESSIBLE (self) : name_cell;

      if (accessible == NULL)
        continue;
      if (self->what.expandable)
        gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED, self->what.expanded, -1);
      else
        gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED);
    }
}

static void
tell_level (DewGridRowView *self)
{
  int level = (int) self->what.depth + 1;

  if (self->level == level)
    return;

  self->level = level;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
}

static void
take_row (DewGridRowView *self,
          guint           row)
{
  DewGridRow old = self->what;
  gboolean first = !self->bound;

  dew_grid_model_row (self->grid->model, row, &self->what);
  self->row = row;
  self->bound = TRUE;
  self->stale = FALSE;
  if (first || old.expandable != self->what.expandable || old.expanded != self->what.expanded)
    tell_state (self);
  tell_level (self);
  if (first || old.style != self->what.style || old.depth != self->what.depth
      || old.expandable != self->what.expandable || old.expanded != self->what.expanded)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self));
      for (guint i = 0; i < self->cells->len; i++)
        gtk_widget_queue_draw (g_ptr_array_index (self->cells, i));
    }
}

void
_dew_grid_row_view_bind (DewGridRowView *self,
                         guint           row)
{
  take_row (self, row);
  /* A cell may look the same and yet be another figure: its name says the exact one. */
  for (guint i = 0; i < self->cells->len; i++)
    {
      DewGridCellView *view = g_ptr_array_index (self->cells, i);
      DewGridCell cell;

      dew_grid_model_cell (self->grid->model, row, i, &cell);
      _dew_grid_cell_view_bind (view, &cell);
      _dew_grid_cell_view_unname (view);
    }

  self->named = FALSE;
  if (self->grid->settle == 0)
    _dew_grid_settle_later (self->grid);
  /* What has the focus is read out as it is now. */
  if (self == self->grid->current)
    _dew_grid_cell_view_name (g_ptr_array_index (self->cells, self->grid->column));
}

void
_dew_grid_row_view_stale (DewGridRowView *self)
{
  self->stale = TRUE;
}

gboolean
_dew_grid_row_view_shows (DewGridRowView *self,
                          guint           row)
{
  return self->bound && !self->stale && self->row == row;
}

/* The row it shows has moved to another number. */
void
_dew_grid_row_view_renumber (DewGridRowView *self,
                             guint           row)
{
  self->row = row;
  self->stale = TRUE;
}

void
_dew_grid_row_view_name (DewGridRowView *self)
{
  const char *name;

  if (!self->bound || self->cells->len == 0)
    return;

  for (guint i = 0; i < self->cells->len; i++)
    _dew_grid_cell_view_select (g_ptr_array_index (self->cells, i), _dew_grid_selected (self->grid, self->row, i));
  if (self->named)
    return;

  name = _dew_grid_cell_view_text (g_ptr_array_index (self->cells, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name[0] != '\0' ? name : _("Unnamed row"),
                                  -1);
  for (guint i = 0; i < self->cells->len; i++)
    _dew_grid_cell_view_name (g_ptr_array_index (self->cells, i));
  self->named = TRUE;
}

/* Lets a column's cell take the focus although it may be out of view. */
void
_dew_grid_row_view_keep (DewGridRowView *self,
                         int             column)
{
  GtkWidget *cell = g_ptr_array_index (self->cells, column);

  if (gtk_widget_get_child_visible (cell))
    return;

  gtk_widget_set_child_visible (cell, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

DewGrid *
_dew_grid_row_view_grid (DewGridRowView *self)
{
  return self->grid;
}

DewGridCellView *
_dew_grid_row_view_cell (DewGridRowView *self,
                         guint           column)
{
  return g_ptr_array_index (self->cells, column);
}

/* DEW_GRID_TOTAL for the total; meaningless before it is bound. */
guint
_dew_grid_row_view_row (DewGridRowView *self)
{
  return self->row;
}

const DewGridRow *
_dew_grid_row_view_what (DewGridRowView *self)
{
  return &self->what;
}
