/* dew-grid-cell.c: one cell in view: draws its text, its ground and its marks, and is what has the focus and a name. */

#include "dew-grid-private.h"

struct _DewGridCellView
{
  GtkWidget  parent_instance;

  guint      column;
  char      *text;
  char      *note;
  char      *aside;
  char      *name;              /* as screen readers were told; NULL: not yet */
  unsigned   flags;
  DewGridMark mark;
  gboolean   named;
  gboolean   selected;          /* as screen readers were told */
  gboolean   cut;               /* the text was too long for the column when last drawn */
};

G_DEFINE_FINAL_TYPE (DewGridCellView, dew_grid_cell_view, GTK_TYPE_WIDGET)

static DewGridRowView *
row_view (DewGridCellView *self)
{
  return DEW_GRID_ROW_VIEW (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static DewGrid *
grid_of (DewGridCellView *self)
{
  return _dew_grid_row_view_grid (row_view (self));
}

static void
dew_grid_cell_view_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural = 0;
}

/* Names of pools and categories are bold, and so are the figures of sums; in a category only those that are typed. */
static gboolean
is_bold (DewGridCellView  *self,
         const DewGridRow *row)
{
  if (self->flags & (DEW_GRID_BOLD | DEW_GRID_CHANGED | DEW_GRID_TOUCHED))
    return TRUE;
  if (row->style == DEW_GRID_LINE || row->style == DEW_GRID_WORDS)
    return FALSE;

  return row->style != DEW_GRID_CATEGORY || self->column == 0 || (self->flags & DEW_GRID_COMPUTED) == 0;
}

static const GdkRGBA *
ink_of (DewGridCellView      *self,
        const DewGridRow     *row,
        const DewGridPalette *palette)
{
  if (self->flags & (DEW_GRID_CHANGED | DEW_GRID_TOUCHED))
    return &palette->differs;
  if (self->flags & DEW_GRID_NIL)
    return &palette->nil;
  if ((self->flags & DEW_GRID_COMPUTED) != 0 && row->style != DEW_GRID_SUM && row->style != DEW_GRID_AGREEMENT)
    return &palette->dim;

  return &palette->ink;
}

static gboolean
is_text (DewGridCellView *self,
         DewGrid         *grid)
{
  if (grid->sheet)
    return (self->flags & DEW_GRID_FIGURE) == 0;

  return grid->heads[self->column].text || self->column == 0;
}

static void
snapshot_text (DewGridCellView *self,
               GtkSnapshot     *snapshot,
               DewGrid         *grid,
               const GdkRGBA   *ink,
               gboolean         bold,
               int              x,
               int              right)
{
  gboolean text = is_text (self, grid);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int top = _dew_grid_row_view_row (row_view (self)) == DEW_GRID_TOTAL ? 2 : 0;
  int text_height;
  int width = _dew_grid_text_width (grid, self->text, bold ? grid->bold : grid->regular, &text_height);

  self->cut = text && width > right - x && !_dew_grid_row_view_spills (row_view (self), self->column);
  if (self->cut)
    pango_layout_set_width (grid->text, MAX (right - x, 1) * PANGO_SCALE);
  else if (!text && width > right - x)
    _dew_grid_widen_later (grid, self->column, width + grid->sizes.pad + grid->sizes.pad_end);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (text ? x : right - width,
                                                top + (height - top - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, grid->text, ink);
  gtk_snapshot_restore (snapshot);
}

/* Where the text begins behind it. */
static int
snapshot_mark (DewGridCellView *self,
               GtkSnapshot     *snapshot,
               DewGrid         *grid)
{
  double size = grid->sizes.expander * 0.28;
  int x = grid->sizes.pad;

  if (self->mark == DEW_GRID_NO_MARK)
    return x;

  _dew_grid_snapshot_mark (snapshot, self->mark, x + size, gtk_widget_get_height (GTK_WIDGET (self)) / 2.0, size,
                           &grid->palette);
  return x + (int) (3 * size);
}

/* Gives where the name ends before it. */
static int
snapshot_aside (DewGridCellView *self,
                GtkSnapshot     *snapshot,
                DewGrid         *grid,
                int              right)
{
  int top = _dew_grid_row_view_row (row_view (self)) == DEW_GRID_TOTAL ? 2 : 0;
  int width, height;

  if (self->aside == NULL)
    return right;

  width = _dew_grid_text_width (grid, self->aside, grid->small, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (right - width, top + (gtk_widget_get_height (GTK_WIDGET (self)) - top - height) / 2));
  gtk_snapshot_append_layout (snapshot, grid->text, &grid->palette.differs);
  gtk_snapshot_restore (snapshot);

  return right - width - grid->sizes.pad;
}

static void
snapshot_name (DewGridCellView  *self,
               GtkSnapshot      *snapshot,
               DewGrid          *grid,
               const DewGridRow *row,
               gboolean          bold)
{
  const DewGridPalette *palette = &grid->palette;
  const DewGridSizes *sizes = &grid->sizes;
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int right = gtk_widget_get_width (GTK_WIDGET (self)) - sizes->names;
  int x = sizes->names;

  if (_dew_grid_row_view_row (row_view (self)) != DEW_GRID_TOTAL)
    x += (int) row->depth * sizes->indent;
  if (row->expandable)
    _dew_grid_snapshot_triangle (snapshot, row->expanded, x + sizes->expander * 0.2, height / 2.0,
                                 sizes->expander * 0.3, &palette->dim);
  if (_dew_grid_row_view_row (row_view (self)) != DEW_GRID_TOTAL)
    x += sizes->expander;
  if (self->flags & DEW_GRID_NOTE)
    {
      double size = sizes->expander * 0.56;

      _dew_grid_snapshot_leaf (snapshot, right - size, (height - size) / 2, size, &palette->accent);
      right -= (int) size + sizes->pad;
    }
  right = snapshot_aside (self, snapshot, grid, right);
  snapshot_text (self, snapshot, grid, ink_of (self, row, palette), bold, x, right);
}

static void
snapshot_row_number (DewGridCellView *self,
                     GtkSnapshot     *snapshot,
                     DewGrid         *grid)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  int text_height;
  int text_width = _dew_grid_text_width (grid, self->text, grid->small, &text_height);

  gtk_snapshot_append_color (snapshot, &grid->palette.header, &GRAPHENE_RECT_INIT (0, 0, width, height - 1));
  gtk_snapshot_append_color (snapshot, &grid->palette.group_rule, &GRAPHENE_RECT_INIT (width - 1, 0, 1, height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - text_width) / 2, (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, grid->text, &grid->palette.dim);
  gtk_snapshot_restore (snapshot);
}

/* Half a figure reads as another one: it is left out where its column is not whole. */
static gboolean
is_legible (DewGridCellView *self,
            DewGrid         *grid)
{
  return is_text (self, grid) || dew_grid_columns_whole (&grid->columns, self->column, _dew_grid_offset (grid));
}

/* Short heads stand on the rule like the last lines of long ones. */
static void
snapshot_heading (DewGridCellView *self,
                  GtkSnapshot     *snapshot,
                  DewGrid         *grid)
{
  int pads = grid->sizes.pad + grid->sizes.pad_end, line, height, y;

  _dew_grid_text_width (grid, self->text, grid->bold, &line);
  height = _dew_grid_wrap_heading (grid, self->text, gtk_widget_get_width (GTK_WIDGET (self)) - pads, (self->flags & DEW_GRID_FIGURE) != 0);
  y = gtk_widget_get_height (GTK_WIDGET (self)) - height - (grid->sizes.row - line) / 2;
  self->cut = FALSE;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (grid->sizes.pad, y));
  gtk_snapshot_append_layout (snapshot, grid->text, &grid->palette.ink);
  gtk_snapshot_restore (snapshot);
  _dew_grid_unwrap_heading (grid);
}

static void
snapshot_in_sheet (DewGridCellView  *self,
                   GtkSnapshot      *snapshot,
                   DewGrid          *grid,
                   const DewGridRow *row)
{
  const DewGridPalette *palette = &grid->palette;
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->column == 0)
    {
      snapshot_row_number (self, snapshot, grid);
      return;
    }

  if (self->flags & DEW_GRID_INPUT)
    gtk_snapshot_append_color (snapshot, &palette->input, &GRAPHENE_RECT_INIT (0, 0, width, height - 1));
  if (row->style != DEW_GRID_WORDS)
    gtk_snapshot_append_color (snapshot, &palette->rule, &GRAPHENE_RECT_INIT (width - 1, 0, 1, height - 1));
  if (self->flags & DEW_GRID_RULED)
    gtk_snapshot_append_color (snapshot, &palette->ink, &GRAPHENE_RECT_INIT (0, row->style == DEW_GRID_HEAD ? height - 1 : 0, width, 1));
  if (self->text[0] != '\0' && row->style == DEW_GRID_HEAD)
    snapshot_heading (self, snapshot, grid);
  else if (self->text[0] != '\0' && is_legible (self, grid))
    snapshot_text (self, snapshot, grid, &palette->ink, is_bold (self, row), grid->sizes.pad, width - grid->sizes.pad_end);
}

static void
dew_grid_cell_view_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  DewGridCellView *self = DEW_GRID_CELL_VIEW (widget);
  DewGrid *grid = grid_of (self);
  const DewGridRow *row = _dew_grid_row_view_what (row_view (self));
  const DewGridPalette *palette = &grid->palette;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int top = _dew_grid_row_view_row (row_view (self)) == DEW_GRID_TOTAL ? 2 : 0;

  if (self->column >= grid->n_columns)
    return;

  if (self->flags & DEW_GRID_COMPUTED && row->style != DEW_GRID_SUM && row->style != DEW_GRID_AGREEMENT)
    gtk_snapshot_append_color (snapshot, &palette->worked, &GRAPHENE_RECT_INIT (0, top, width, height - top));
  if (self->flags & DEW_GRID_CHANGED)
    {
      gtk_snapshot_append_color (snapshot, &palette->changed, &GRAPHENE_RECT_INIT (0, top, width, height - top));
      gtk_snapshot_append_color (snapshot, &palette->differs, &GRAPHENE_RECT_INIT (0, top, 3, height - top));
    }

  if (grid->sheet)
    {
      snapshot_in_sheet (self, snapshot, grid, row);
      return;
    }
  if (self->column == 0)
    {
      snapshot_name (self, snapshot, grid, row, is_bold (self, row));
      return;
    }

  if (self->text[0] != '\0')
    snapshot_text (self, snapshot, grid, ink_of (self, row, palette), is_bold (self, row), snapshot_mark (self, snapshot, grid),
                   width - grid->sizes.pad_end);
  if (self->flags & DEW_GRID_NOTE)
    _dew_grid_snapshot_corner (snapshot, width, top, grid->sizes.pad, &palette->accent);
}

static void
make_current (DewGridCellView *self)
{
  dew_grid_set_cursor (grid_of (self), _dew_grid_row_view_row (row_view (self)), self->column, TRUE);
}

static void
activate_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  make_current (DEW_GRID_CELL_VIEW (widget));
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DewGridCellView *self = DEW_GRID_CELL_VIEW (widget);

  make_current (self);
  dew_grid_edit (grid_of (self));
}

static void
dew_grid_cell_view_finalize (GObject *object)
{
  DewGridCellView *self = DEW_GRID_CELL_VIEW (object);

  g_free (self->text);
  g_free (self->note);
  g_free (self->aside);
  g_free (self->name);

  G_OBJECT_CLASS (dew_grid_cell_view_parent_class)->finalize (object);
}

static void
dew_grid_cell_view_class_init (DewGridCellViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dew_grid_cell_view_finalize;

  widget_class->measure = dew_grid_cell_view_measure;
  widget_class->snapshot = dew_grid_cell_view_snapshot;

  gtk_widget_class_install_action (widget_class, "cell.activate", NULL, activate_cb);
  gtk_widget_class_install_action (widget_class, "cell.edit", NULL, edit_cb);
  gtk_widget_class_set_css_name (widget_class, "dew-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
dew_grid_cell_view_init (DewGridCellView *self)
{
  self->text = g_strdup ("");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
}

GtkWidget *
_dew_grid_cell_view_new (guint column)
{
  DewGridCellView *self = g_object_new (DEW_TYPE_GRID_CELL_VIEW, NULL);

  self->column = column;
  return GTK_WIDGET (self);
}

void
_dew_grid_cell_view_bind (DewGridCellView   *self,
                          const DewGridCell *cell)
{
  const char *text = cell->text != NULL ? cell->text : "";
  const char *note = (cell->flags & (DEW_GRID_NOTE | DEW_GRID_CHANGED | DEW_GRID_TOUCHED)) != 0 ? cell->note : NULL;

  if (self->flags == cell->flags && self->mark == cell->mark && strcmp (self->text, text) == 0 && g_strcmp0 (self->note, note) == 0 &&
      g_strcmp0 (self->aside, cell->aside) == 0)
    return;

  if (strcmp (self->text, text) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (text);
    }
  if (g_strcmp0 (self->note, note) != 0)
    {
      g_free (self->note);
      self->note = g_strdup (note);
      g_clear_pointer (&self->name, g_free);
    }
  if (g_strcmp0 (self->aside, cell->aside) != 0)
    {
      g_free (self->aside);
      self->aside = g_strdup (cell->aside);
    }
  self->flags = cell->flags;
  self->mark = cell->mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Tells screen readers what it is, once for each time it is bound, and only if that is something else than before. */
void
_dew_grid_cell_view_name (DewGridCellView *self)
{
  DewGrid *grid = grid_of (self);
  g_autofree char *name = NULL;

  if (self->named)
    return;

  name = dew_grid_model_cell_name (grid->model, _dew_grid_row_view_row (row_view (self)), self->column);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cell.edit",
                                 (self->flags & DEW_GRID_EDITABLE) != 0 && !grid->read_only);
  if (name == NULL)
    name = g_strdup (self->text);
  self->named = TRUE;
  if (g_strcmp0 (name, self->name) == 0)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->note != NULL ? self->note : "",
                                  -1);
  g_free (self->name);
  self->name = g_steal_pointer (&name);
}

void
_dew_grid_cell_view_select (DewGridCellView *self,
                            gboolean         selected)
{
  if (self->selected == selected)
    return;

  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

void
_dew_grid_cell_view_unname (DewGridCellView *self)
{
  self->named = FALSE;
}

const char *
_dew_grid_cell_view_text (DewGridCellView *self)
{
  return self->text;
}

const char *
_dew_grid_cell_view_note (DewGridCellView *self)
{
  return self->note;
}

int
_dew_grid_cell_view_wanted (DewGridCellView *self)
{
  DewGrid *grid = grid_of (self);
  gboolean bold = is_bold (self, _dew_grid_row_view_what (row_view (self)));

  if (is_text (self, grid) || self->text[0] == '\0')
    return 0;

  return _dew_grid_text_width (grid, self->text, bold ? grid->bold : grid->regular, NULL) + grid->sizes.pad + grid->sizes.pad_end;
}

/* Whether the text was too long to be shown whole. */
gboolean
_dew_grid_cell_view_cut (DewGridCellView *self)
{
  return self->cut;
}
