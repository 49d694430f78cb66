/* dew-chart-view.c: a chart with what can be done with it */
#include "dew-chart-view.h"

#include <glib/gi18n-lib.h>

#include "dew-chart-file.h"
#include "dew-chart-plot-private.h"
#include "dew-chart-table-private.h"
#include "dew-file-dialogs.h"
#include "dew-menu.h"
#include "dew-spoken.h"

#define CORNER 28               /* pixels: the menu's button, and some air */

struct _DewChartView {
  GtkWidget      parent_instance;

  GtkWidget     *overlay;
  GtkStack      *stack;         /* the drawing or the table */
  DewChartPlot  *plot;
  GtkLabel      *title;         /* of the table */
  GtkWidget     *scroller;      /* round it */
  GtkWidget     *table;         /* NULL while the drawing is shown */
  GtkMenuButton *button;
  GMenuModel    *menu;
  GtkWidget     *context;       /* the same menu at the pointer; NULL until it is asked for */

  gboolean       show_table;
  DewChartFormat saving;        /* what is being asked for */
};

enum {
  PROP_SHOW_TABLE = 1,
  N_PROPERTIES
};

enum {
  ROW_ACTIVATED,
  TOLD,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewChartView, dew_chart_view, GTK_TYPE_WIDGET)

/* By format. */
static const struct {
  const char *target;           /* of the action */
  const char *title;            /* marked for translation */
  DewFileType type;
} formats[] = {
  [DEW_CHART_PNG] = { "png", N_("Save as PNG"), DEW_FILE_PNG },
  [DEW_CHART_SVG] = { "svg", N_("Save as SVG"), DEW_FILE_SVG },
  [DEW_CHART_PDF] = { "pdf", N_("Save as PDF"), DEW_FILE_PDF },
};

static void
tell (DewChartView *self,
      const char   *sentence)
{
  g_signal_emit (self, signals[TOLD], 0, sentence);
}

static const DewChart *
get_chart (DewChartView *self)
{
  return dew_chart_plot_get_chart (self->plot);
}

/* Whether the focus is in a widget, or it has it. */
static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* ---- The table ---- */

static void
fill_table (DewChartView *self)
{
  g_autoptr (DewChartTable) table = NULL;
  gboolean focused = self->table != NULL && gtk_widget_is_focus (self->table);

  self->table = NULL;
  if (get_chart (self) != NULL && self->show_table)
    {
      table = dew_chart_table_new (get_chart (self), DEW_CHART_TABLE_READ);
      gtk_label_set_text (self->title, table->title);
      self->table = _dew_chart_table_widget_new (table);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->table);
  if (focused && self->table != NULL)
    gtk_widget_grab_focus (self->table);
}

static void
set_show_table (DewChartView *self,
                gboolean      show)
{
  gboolean focused = has_focus (GTK_WIDGET (self->stack));

  if (self->show_table == show)
    return;

  self->show_table = show;
  if (show)
    fill_table (self);
  gtk_stack_set_visible_child_name (self->stack, show ? "table" : "plot");
  if (!show)
    fill_table (self);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_TABLE]);
}

/* ---- Copying ---- */

static void
copy_picture (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DewChartView *self = DEW_CHART_VIEW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) both = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GdkContentProvider *kinds[2];

  if (get_chart (self) == NULL)
    return;

  bytes = dew_chart_to_bytes (get_chart (self), DEW_CHART_PNG, &error);
  texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, &error) : NULL;
  if (texture == NULL)
    {
      tell (self, error->message);
      return;
    }

  /* The file itself for who takes it as it is; from the texture the toolkit makes whatever else is asked for. */
  kinds[0] = gdk_content_provider_new_for_bytes ("image/png", bytes);
  kinds[1] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  both = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
  tell (self, _("Copied the chart as a picture."));
}

static GdkContentProvider *
provide_text (const char *type,
              char       *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

static void
copy_table (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  DewChartView *self = DEW_CHART_VIEW (widget);
  g_autoptr (DewChartTable) table = NULL;
  g_autoptr (GdkContentProvider) all = NULL;
  g_autofree char *text = NULL;
  GdkContentProvider *kinds[3];

  if (get_chart (self) == NULL)
    return;

  table = dew_chart_table_new (get_chart (self), DEW_CHART_TABLE_COPY);
  text = dew_chart_table_to_text (table);
  kinds[0] = provide_text ("text/html", dew_chart_table_to_html (table));
  kinds[1] = provide_text ("text/plain;charset=utf-8", g_strdup (text));
  kinds[2] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  all = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), all);
  tell (self, _("Copied the figures of the chart as a table."));
}

/* ---- Saving ---- */

static void
file_chosen (GFile    *file,
             gpointer  data)
{
  DewChartView *self = DEW_CHART_VIEW (data);
  g_autofree char *path = g_file_get_path (file), *name = NULL, *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (get_chart (self) == NULL)
    return;
  if (path == NULL)
    {
      tell (self, _("The chart can only be saved on this computer: choose a folder of it."));
      return;
    }
  if (!dew_chart_write (get_chart (self), self->saving, path, &error))
    {
      tell (self, error->message);
      return;
    }

  name = g_path_get_basename (path);
  sentence = g_strdup_printf (_("Saved the chart as “%s”."), name);
  tell (self, sentence);
}

/* The title of the chart as the name of a file, on whichever system it may be copied to. */
static char *
propose_name (const DewChart *chart,
              DewChartFormat  format)
{
  g_autofree char *name = g_strdelimit (g_strdup (chart->title), "/\\:*?\"<>|", '-');

  return g_strconcat (name, dew_chart_format_ending (format), NULL);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  DewChartView *self = DEW_CHART_VIEW (widget);
  const char *target = g_variant_get_string (parameter, NULL);

  for (guint i = 0; get_chart (self) != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = NULL;

      if (!g_str_equal (formats[i].target, target))
        continue;

      name = propose_name (get_chart (self), i);
      self->saving = i;
      dew_files_ask_for (widget, _(formats[i].title), formats[i].type, name, file_chosen);
    }
}

/* ---- The menu ---- */

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) show = g_menu_new (), copying = g_menu_new (), saving = g_menu_new ();

  g_menu_append (show, _("Show as table"), "chart.show-table");
  g_menu_append (copying, _("Copy as picture"), "chart.copy-picture");
  g_menu_append (copying, _("Copy as table"), "chart.copy-table");
  g_menu_append (saving, _("Save as PNG…"), "chart.save::png");
  g_menu_append (saving, _("Save as SVG…"), "chart.save::svg");
  g_menu_append (saving, _("Save as PDF…"), "chart.save::pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (show));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copying));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (saving));

  return G_MENU_MODEL (menu);
}

static gboolean
popup_menu (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  DewChartView *self = DEW_CHART_VIEW (widget);

  if (get_chart (self) == NULL)
    return FALSE;

  gtk_menu_button_popup (self->button);

  return TRUE;
}

static void
pressed_cb (DewChartView *self,
            int           n_press,
            double        x,
            double        y,
            GtkGesture   *gesture)
{
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  if (get_chart (self) == NULL)
    return;

  if (self->context == NULL)
    {
      self->context = GTK_WIDGET (dew_menu_new_within (GTK_WIDGET (self), self->menu));
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context), &at);
  gtk_popover_popup (GTK_POPOVER (self->context));
}

/* ---- The class ---- */

static void
row_activated_cb (DewChartView *self,
                  gint64        id)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, id);
}

/* The figures come before the menu, although it stands above them. */
static gboolean
dew_chart_view_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  DewChartView *self = DEW_CHART_VIEW (widget);
  GtkWidget *parts[] = { GTK_WIDGET (self->stack), GTK_WIDGET (self->button) };
  int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1, at;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (dew_chart_view_parent_class)->focus (widget, direction);

  for (at = step > 0 ? 0 : 1; at >= 0 && at < 2; at += step)
    if (has_focus (parts[at]))
      break;
  if (at < 0 || at >= 2)
    at = step > 0 ? 0 : 1;

  for (; at >= 0 && at < 2; at += step)
    if (gtk_widget_child_focus (parts[at], direction))
      return TRUE;

  return FALSE;
}

static gboolean
dew_chart_view_grab_focus (GtkWidget *widget)
{
  DewChartView *self = DEW_CHART_VIEW (widget);

  return gtk_widget_grab_focus (self->table != NULL ? self->table : GTK_WIDGET (self->plot));
}

static void
dew_chart_view_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOW_TABLE:
      g_value_set_boolean (value, DEW_CHART_VIEW (object)->show_table);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
dew_chart_view_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_SHOW_TABLE:
      set_show_table (DEW_CHART_VIEW (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
dew_chart_view_dispose (GObject *object)
{
  DewChartView *self = DEW_CHART_VIEW (object);

  g_clear_pointer (&self->context, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (dew_chart_view_parent_class)->dispose (object);
}

static void
dew_chart_view_class_init (DewChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dew_chart_view_dispose;
  object_class->get_property = dew_chart_view_get_property;
  object_class->set_property = dew_chart_view_set_property;
  widget_class->focus = dew_chart_view_focus;
  widget_class->grab_focus = dew_chart_view_grab_focus;

  properties[PROP_SHOW_TABLE] =
    g_param_spec_boolean ("show-table", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[ROW_ACTIVATED] =
    g_signal_new ("row-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[TOLD] =
    g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_property_action (widget_class, "chart.show-table", "show-table");
  gtk_widget_class_install_action (widget_class, "chart.copy-picture", NULL, copy_picture);
  gtk_widget_class_install_action (widget_class, "chart.copy-table", NULL, copy_table);
  gtk_widget_class_install_action (widget_class, "chart.save", "s", save);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, popup_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, popup_menu, NULL);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chart-view");
}

static GtkWidget *
create_table_page (DewChartView *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_set_margin_end (GTK_WIDGET (self->title), CORNER);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dew-chart-title");
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->title));

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), 96);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 340);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (page), self->scroller);

  return page;
}

static GtkMenuButton *
create_button (GMenuModel *menu)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_menu_button_new ());

  gtk_menu_button_set_icon_name (button, "view-more-horizontal-symbolic");
  dew_menu_set (button, menu, NULL, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), _("Chart menu"));
  dew_spoken_menu_button (button, _("Chart menu"));
  gtk_menu_button_set_has_frame (button, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (button), "dew-chart-menu");
  gtk_widget_set_halign (GTK_WIDGET (button), GTK_ALIGN_END);
  gtk_widget_set_valign (GTK_WIDGET (button), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (button), FALSE);

  return button;
}

static void
dew_chart_view_init (DewChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->menu = create_menu ();
  self->button = create_button (self->menu);
  self->plot = DEW_CHART_PLOT (dew_chart_plot_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->overlay = gtk_overlay_new ();

  dew_chart_plot_set_corner (self->plot, CORNER);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->plot), "plot");
  gtk_stack_add_named (self->stack, create_table_page (self), "table");
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->stack));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->button));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));

  g_signal_connect_swapped (self->plot, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
dew_chart_view_new (void)
{
  return g_object_new (DEW_TYPE_CHART_VIEW, NULL);
}

void
dew_chart_view_set_chart (DewChartView *self,
                          DewChart     *chart)
{
  g_return_if_fail (DEW_IS_CHART_VIEW (self));

  dew_chart_plot_set_chart (self->plot, chart);
  gtk_widget_set_visible (GTK_WIDGET (self->button), chart != NULL);
  fill_table (self);
}
