/* dew-wrap.c: children in a line, and in another below it where there is no room
 *
 * The toolkit's own box that wraps lays its children out in columns, and keeps the arrows for itself.
 */
#include "dew-wrap.h"

/* px between children, and between lines. */
#define GAP  8
#define LINE 6

struct _DewWrap
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DewWrap, dew_wrap, GTK_TYPE_WIDGET)

/* As wide as it likes, but no wider than there is room for and never narrower than it can be. */
static int
child_width (GtkWidget *child,
             int        room)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, room));
}

static int
child_height (GtkWidget *child,
              int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* The children of the line that begins with one: how high it is, and the first child behind it. */
static GtkWidget *
measure_line (GtkWidget *first,
              int        room,
              int       *height)
{
  GtkWidget *child = first;
  int used = 0;

  *height = 0;
  do
    {
      int width = child_width (child, room);

      if (child != first && used + GAP + width > room)
        break;

      used += (child == first ? 0 : GAP) + width;
      *height = MAX (*height, child_height (child, width));
      child = next_shown (gtk_widget_get_next_sibling (child));
    }
  while (child != NULL);

  return child;
}

static void
measure_widths (GtkWidget *self,
                int       *minimum,
                int       *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (self)); child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int least, wanted;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wanted + (*natural == 0 ? 0 : GAP);
    }
}

static void
dew_wrap_measure (GtkWidget     *widget,
                  GtkOrientation orientation,
                  int            for_size,
                  int           *minimum,
                  int           *natural,
                  int           *minimum_baseline,
                  int           *natural_baseline)
{
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  int least, wanted;

  measure_widths (widget, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
      return;
    }

  *natural = 0;
  while (child != NULL)
    {
      int height;

      child = measure_line (child, for_size < 0 ? wanted : MAX (for_size, least), &height);
      *natural += height + (child == NULL ? 0 : LINE);
    }
  *minimum = *natural;
}

static void
allocate_line (GtkWidget *self,
               GtkWidget *first,
               GtkWidget *end,
               int        room,
               int        y,
               int        height)
{
  gboolean mirrored = gtk_widget_get_direction (self) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      GtkAllocation place = { x, y, child_width (child, room), height };

      x += place.width + GAP;
      if (mirrored)
        place.x = room - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
dew_wrap_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  GtkWidget *first = next_shown (gtk_widget_get_first_child (widget));
  int y = 0;

  while (first != NULL)
    {
      int line;
      GtkWidget *end = measure_line (first, width, &line);

      allocate_line (widget, first, end, width, y, line);
      y += line + LINE;
      first = end;
    }
}

static GtkSizeRequestMode
dew_wrap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dew_wrap_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_wrap_parent_class)->dispose (object);
}

static void
dew_wrap_class_init (DewWrapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_wrap_dispose;

  widget_class->measure = dew_wrap_measure;
  widget_class->size_allocate = dew_wrap_size_allocate;
  widget_class->get_request_mode = dew_wrap_get_request_mode;
}

static void
dew_wrap_init (DewWrap *self)
{
}

GtkWidget *
dew_wrap_new (void)
{
  return g_object_new (DEW_TYPE_WRAP, NULL);
}

void
dew_wrap_append (DewWrap   *self,
                 GtkWidget *child)
{
  g_return_if_fail (DEW_IS_WRAP (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
