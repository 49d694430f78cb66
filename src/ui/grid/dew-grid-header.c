/* dew-grid-header.c: the two lines above the columns: groups with their partner's key, headings beneath. */

#include "dew-grid-private.h"

#include <glib/gi18n-lib.h>

#include "dew-partner-paint.h"

#define DEW_TYPE_GRID_HEADING (dew_grid_heading_get_type ())
G_DECLARE_FINAL_TYPE (DewGridHeading, dew_grid_heading, DEW, GRID_HEADING, GtkWidget)

/* A column's heading: its widget is there to have a name, and draws the words. */
struct _DewGridHeading
{
  GtkWidget  parent_instance;

  guint      column;
};

G_DEFINE_FINAL_TYPE (DewGridHeading, dew_grid_heading, GTK_TYPE_WIDGET)

struct _DewGridHeader
{
  GtkWidget  parent_instance;

  DewGrid   *grid;              /* the parent */
  GPtrArray *headings;
};

G_DEFINE_FINAL_TYPE (DewGridHeader, dew_grid_header, GTK_TYPE_WIDGET)

static void
measure_nothing (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
append_text (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             const GdkRGBA *colour,
             double         x,
             double         y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
dew_grid_heading_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DewGridHeading *self = DEW_GRID_HEADING (widget);
  DewGrid *grid = DEW_GRID_HEADER (gtk_widget_get_parent (widget))->grid;
  gboolean text = self->column == 0 || grid->heads[self->column].text;
  int begin = self->column == 0 ? grid->sizes.names : grid->sizes.pad;
  int width = gtk_widget_get_width (widget) - begin - grid->sizes.pad_end;
  int text_height;
  int text_width = _dew_grid_text_width (grid, grid->heads[self->column].heading, grid->small, &text_height);

  if (grid->sheet)
    gtk_snapshot_append_color (snapshot, &grid->palette.group_rule,
                               &GRAPHENE_RECT_INIT (gtk_widget_get_width (widget) - 1, 0, 1, gtk_widget_get_height (widget)));
  if (text)
    pango_layout_set_width (grid->text, MAX (width, 1) * PANGO_SCALE);
  if (grid->sheet)
    begin = (gtk_widget_get_width (widget) - text_width) / 2;
  append_text (snapshot, grid->text, &grid->palette.dim, text || grid->sheet ? begin : begin + width - text_width,
               (gtk_widget_get_height (widget) - text_height) / 2);
}

static void
dew_grid_heading_class_init (DewGridHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = measure_nothing;
  widget_class->snapshot = dew_grid_heading_snapshot;

  gtk_widget_class_set_css_name (widget_class, "dew-heading");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
}

static void
dew_grid_heading_init (DewGridHeading *self)
{
}

static void
dew_grid_header_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DewGridHeader *self = DEW_GRID_HEADER (widget);
  const DewGridColumns *columns = &self->grid->columns;
  int offset = _dew_grid_offset (self->grid);

  for (guint i = 0; i < self->headings->len && i < columns->n_spans; i++)
    {
      GtkWidget *heading = g_ptr_array_index (self->headings, i);

      gtk_widget_measure (heading, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (heading,
                                &(GtkAllocation) { dew_grid_columns_x (columns, i, offset), self->grid->sizes.group,
                                                   columns->spans[i].width, self->grid->sizes.heading },
                                -1);
    }
}

/* The partner's key: a square of its colour and pattern. */
static void
snapshot_key (DewGridHeader *self,
              GtkSnapshot   *snapshot,
              int            partner,
              int            x,
              int            y,
              int            size)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, size, size));
  double radius = size / 5.0;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + size - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + size - radius, y + size - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + size - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
  dew_partner_paint (cr, (guint) partner, self->grid->palette.dark);
  cairo_destroy (cr);
}

/* The name of the group that begins at a column and is so wide; it stays in sight while any of its columns is. */
static void
snapshot_group (DewGridHeader *self,
                GtkSnapshot   *snapshot,
                guint          column,
                int            x,
                int            width)
{
  const DewGridHead *head = &self->grid->heads[column];
  const DewGridSizes *sizes = &self->grid->sizes;
  GdkRGBA colour = self->grid->palette.ink;
  int left = x + 1 + sizes->pad, right = x + width - sizes->pad_end;
  int key = sizes->pad + 3;
  int text_height;

  if (self->grid->columns.spans[column].pin == DEW_GRID_SCROLLS)
    {
      left = MAX (left, self->grid->columns.start + sizes->pad);
      right = MIN (right, self->grid->columns.width - self->grid->columns.end - sizes->pad_end);
    }
  if (head->group_style >= 0)
    {
      DewColour text = dew_partner_text ((guint) head->group_style, self->grid->palette.dark);

      colour = (GdkRGBA) { (float) text.red, (float) text.green, (float) text.blue, 1 };
      if (left + key <= right)
        snapshot_key (self, snapshot, head->group_style, left, (sizes->group - key) / 2, key);
      left += key + sizes->pad + 4;
    }
  else
    {
      left += sizes->pad_end;
    }
  if (left >= right)
    return;

  _dew_grid_text_width (self->grid, head->group, self->grid->bold, &text_height);
  pango_layout_set_width (self->grid->text, (right - left) * PANGO_SCALE);
  append_text (snapshot, self->grid->text, &colour, left, (sizes->group - text_height) / 2);
}

static void
snapshot_part (DewGridHeader *self,
               GtkSnapshot   *snapshot,
               gboolean       scrolled)
{
  const DewGrid *grid = self->grid;
  int offset = _dew_grid_offset (self->grid);
  guint next;

  for (guint i = 0; i < grid->n_columns; i = next)
    {
      int width = 0;

      for (next = i; next < grid->n_columns && (next == i || !grid->columns.spans[next].leads); next++)
        width += grid->columns.spans[next].width;
      if ((grid->columns.spans[i].pin == DEW_GRID_SCROLLS) != scrolled)
        continue;
      if (grid->heads[i].group != NULL)
        snapshot_group (self, snapshot, i, dew_grid_columns_x (&grid->columns, i, offset), width);
      for (guint k = i; k < next; k++)
        if (dew_grid_columns_whole (&grid->columns, k, offset) || (grid->sheet && dew_grid_columns_visible (&grid->columns, k, offset)))
          gtk_widget_snapshot_child (GTK_WIDGET (self), g_ptr_array_index (self->headings, k), snapshot);
    }
}

static void
dew_grid_header_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DewGridHeader *self = DEW_GRID_HEADER (widget);
  const DewGridColumns *columns = &self->grid->columns;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (!_dew_grid_has_size (self->grid))
    return;

  gtk_snapshot_append_color (snapshot, &self->grid->palette.header, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->grid->sheet)
    gtk_snapshot_append_color (snapshot, &self->grid->palette.group_rule, &GRAPHENE_RECT_INIT (0, height - 1, width, 1));
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (columns->start, 0, dew_grid_columns_view (columns), height));
  snapshot_part (self, snapshot, TRUE);
  gtk_snapshot_pop (snapshot);
  snapshot_part (self, snapshot, FALSE);
}

static void
dew_grid_header_dispose (GObject *object)
{
  DewGridHeader *self = DEW_GRID_HEADER (object);

  for (guint i = 0; i < self->headings->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->headings, i));
  g_ptr_array_set_size (self->headings, 0);

  G_OBJECT_CLASS (dew_grid_header_parent_class)->dispose (object);
}

static void
dew_grid_header_finalize (GObject *object)
{
  DewGridHeader *self = DEW_GRID_HEADER (object);

  g_ptr_array_unref (self->headings);

  G_OBJECT_CLASS (dew_grid_header_parent_class)->finalize (object);
}

static void
dew_grid_header_class_init (DewGridHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dew_grid_header_dispose;
  object_class->finalize = dew_grid_header_finalize;

  widget_class->measure = measure_nothing;
  widget_class->size_allocate = dew_grid_header_size_allocate;
  widget_class->snapshot = dew_grid_header_snapshot;

  gtk_widget_class_set_css_name (widget_class, "dew-header");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
dew_grid_header_init (DewGridHeader *self)
{
  self->headings = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Column headings"), -1);
}

/* Parented by whoever asked for it. */
GtkWidget *
_dew_grid_header_new (DewGrid *grid)
{
  DewGridHeader *self = g_object_new (DEW_TYPE_GRID_HEADER, NULL);

  self->grid = grid;
  return GTK_WIDGET (self);
}

static void
name_heading (DewGridHeading    *heading,
              const DewGridHead *head)
{
  g_autofree char *name = NULL;

  if (head->group != NULL)
    name = g_strdup_printf (C_("column heading: partner, column", "%s, %s"), head->group, head->heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (heading),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : head->heading[0] != '\0' ? head->heading : _("Row"),
                                  -1);
}

/* The columns are others. */
void
_dew_grid_header_reset (DewGridHeader *self)
{
  while (self->headings->len > self->grid->n_columns)
    {
      gtk_widget_unparent (g_ptr_array_index (self->headings, self->headings->len - 1));
      g_ptr_array_set_size (self->headings, (int) self->headings->len - 1);
    }
  while (self->headings->len < self->grid->n_columns)
    {
      DewGridHeading *heading = g_object_new (dew_grid_heading_get_type (), NULL);

      heading->column = self->headings->len;
      gtk_widget_set_parent (GTK_WIDGET (heading), GTK_WIDGET (self));
      g_ptr_array_add (self->headings, heading);
    }
  for (guint i = 0; i < self->headings->len; i++)
    {
      name_heading (g_ptr_array_index (self->headings, i), &self->grid->heads[i]);
      gtk_widget_queue_draw (g_ptr_array_index (self->headings, i));
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
