/* dew-chart-table-widget.c: the figures of a chart as a table of labels */
#include <glib/gi18n-lib.h>

#include "dew-chart-table-private.h"

#define ROW_GAP    3
#define COLUMN_GAP 24

/* A box cannot have the focus itself. */
struct _DewChartTableWidget {
  GtkWidget parent_instance;
};

G_DECLARE_FINAL_TYPE (DewChartTableWidget, dew_chart_table_widget, DEW, CHART_TABLE_WIDGET, GtkWidget)
G_DEFINE_FINAL_TYPE (DewChartTableWidget, dew_chart_table_widget, GTK_TYPE_WIDGET)

/* The name is at the start, figures at the end; what is not entered is blank, and said. */
static GtkWidget *
new_cell (const char        *text,
          GtkAccessibleRole  role,
          gboolean           name)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text, "xalign", name ? 0.0 : 1.0, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *text != '\0' ? text : _("not entered"), -1);

  return label;
}

static GtkWidget *
new_row (char      **cells,
         gboolean    heading,
         GPtrArray  *columns)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, "spacing", COLUMN_GAP, NULL);

  if (heading)
    gtk_widget_add_css_class (row, "dew-chart-heads");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      GtkAccessibleRole role = heading ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : i == 0 ? GTK_ACCESSIBLE_ROLE_ROW_HEADER : GTK_ACCESSIBLE_ROLE_CELL;
      GtkWidget *cell = new_cell (cells[i], role, i == 0);

      gtk_size_group_add_widget (g_ptr_array_index (columns, i), cell);
      gtk_box_append (GTK_BOX (row), cell);
    }

  return row;
}

static void
dew_chart_table_widget_dispose (GObject *object)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (row);

  G_OBJECT_CLASS (dew_chart_table_widget_parent_class)->dispose (object);
}

static void
dew_chart_table_widget_class_init (DewChartTableWidgetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dew_chart_table_widget_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
dew_chart_table_widget_init (DewChartTableWidget *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, ROW_GAP);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dew-chart-table");
}

GtkWidget *
_dew_chart_table_widget_new (const DewChartTable *table)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *widget = g_object_new (dew_chart_table_widget_get_type (), NULL);

  for (guint i = 0; table->headings[i] != NULL; i++)
    g_ptr_array_add (columns, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, table->title, -1);
  gtk_widget_set_parent (new_row (table->headings, TRUE, columns), widget);
  for (guint i = 0; i < table->rows->len; i++)
    gtk_widget_set_parent (new_row (g_ptr_array_index (table->rows, i), FALSE, columns), widget);

  return widget;
}
