/* dew-columns.c: two children beside each other where there is room, else the second below the first
 *
 * It goes by its own width, and asks for no more than its children stacked: a window that shows it beside each other can still
 * be made narrower.
 */
#include "dew-columns.h"

#include "dew-tab-order.h"

/* px: the first beside the second, what the second has to have then, and what is between them. */
#define FIRST   440
#define SECOND  520
#define SPACING 14

struct _DewColumns
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DewColumns, dew_columns, GTK_TYPE_WIDGET)

static int
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size,
               gboolean        natural)
{
  int minimum = 0, wanted = 0;

  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, &minimum, &wanted, NULL, NULL);

  return natural ? wanted : minimum;
}

/* The width of the first beside the second: more than usual where its figures are very large. */
static int
first_width (GtkWidget *first)
{
  return MAX (FIRST, measure_child (first, GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
}

static gboolean
is_wide (GtkWidget *first,
         GtkWidget *second,
         int        width)
{
  return width >= first_width (first) + SPACING + MAX (SECOND, measure_child (second, GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
}

static void
dew_columns_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure_child (first, orientation, -1, FALSE), measure_child (second, orientation, -1, FALSE));
      *natural = first_width (first) + SPACING + MAX (SECOND, measure_child (second, orientation, -1, TRUE));
    }
  else if (for_size >= 0 && !is_wide (first, second, for_size))
    {
      *minimum = *natural = measure_child (first, orientation, for_size, TRUE) + SPACING + measure_child (second, orientation, for_size, TRUE);
    }
  else
    {
      *minimum = *natural = MAX (measure_child (first, orientation, first_width (first), TRUE),
                                 measure_child (second, orientation, for_size < 0 ? -1 : for_size - first_width (first) - SPACING, TRUE));
    }
}

static void
dew_columns_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);
  GtkAllocation above = { 0, 0, width, 0 };
  GtkAllocation below = { 0, 0, width, 0 };

  if (first == NULL)
    return;

  if (is_wide (first, second, width))
    {
      above.width = first_width (first);
      below.x = above.width + SPACING;
      below.width = width - below.x;
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        {
          above.x = width - above.width;
          below.x = 0;
        }
    }
  above.height = measure_child (first, GTK_ORIENTATION_VERTICAL, above.width, TRUE);
  below.height = measure_child (second, GTK_ORIENTATION_VERTICAL, below.width, TRUE);
  if (above.width == width)
    below.y = above.height + SPACING;

  gtk_widget_size_allocate (first, &above, -1);
  gtk_widget_size_allocate (second, &below, -1);
}

static GtkSizeRequestMode
dew_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Tab goes through the first and then the second. */
static gboolean
dew_columns_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  return dew_tab_in_order (widget, direction) ||
         (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD && GTK_WIDGET_CLASS (dew_columns_parent_class)->focus (widget, direction));
}

static void
dew_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_columns_parent_class)->dispose (object);
}

static void
dew_columns_class_init (DewColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_columns_dispose;

  widget_class->measure = dew_columns_measure;
  widget_class->size_allocate = dew_columns_size_allocate;
  widget_class->focus = dew_columns_focus;
  widget_class->get_request_mode = dew_columns_get_request_mode;
}

static void
dew_columns_init (DewColumns *self)
{
}
