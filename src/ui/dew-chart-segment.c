/* dew-chart-segment.c: one figure of a chart as a widget */
#include "dew-chart-segment-private.h"

struct _DewChartSegment {
  GtkWidget  parent_instance;

  gint64     id;
  char      *name;
  guint      row, series;
  char      *words;
};

enum {
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewChartSegment, dew_chart_segment, GTK_TYPE_WIDGET)

static void
activate (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

/* The ring round a focused segment is part of the chart's drawing. */
static void
dew_chart_segment_state_flags_changed (GtkWidget     *widget,
                                       GtkStateFlags  before)
{
  GtkWidget *chart = gtk_widget_get_parent (widget);

  if (chart != NULL)
    gtk_widget_queue_draw (chart);

  GTK_WIDGET_CLASS (dew_chart_segment_parent_class)->state_flags_changed (widget, before);
}

static void
dew_chart_segment_finalize (GObject *object)
{
  DewChartSegment *self = DEW_CHART_SEGMENT (object);

  g_free (self->name);
  g_free (self->words);

  G_OBJECT_CLASS (dew_chart_segment_parent_class)->finalize (object);
}

static void
dew_chart_segment_class_init (DewChartSegmentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dew_chart_segment_finalize;
  widget_class->state_flags_changed = dew_chart_segment_state_flags_changed;

  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "segment.activate", NULL, activate);
  gtk_widget_class_set_css_name (widget_class, "segment");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
dew_chart_segment_init (DewChartSegment *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* The pointer is the chart's: its hit test knows. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

DewChartSegment *
dew_chart_segment_new (gint64      id,
                       const char *name)
{
  DewChartSegment *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (DEW_TYPE_CHART_SEGMENT, NULL);
  self->id = id;
  self->name = g_strdup (name);

  return self;
}

gboolean
dew_chart_segment_is (DewChartSegment *self,
                      gint64           id,
                      const char      *name)
{
  g_return_val_if_fail (DEW_IS_CHART_SEGMENT (self), FALSE);

  return self->id == id && g_str_equal (self->name, name);
}

gint64
dew_chart_segment_id (DewChartSegment *self)
{
  g_return_val_if_fail (DEW_IS_CHART_SEGMENT (self), 0);

  return self->id;
}

void
dew_chart_segment_place (DewChartSegment *self,
                         guint            row,
                         guint            series)
{
  g_return_if_fail (DEW_IS_CHART_SEGMENT (self));

  self->row = row;
  self->series = series;
}

guint
dew_chart_segment_row (DewChartSegment *self)
{
  g_return_val_if_fail (DEW_IS_CHART_SEGMENT (self), 0);

  return self->row;
}

guint
dew_chart_segment_series (DewChartSegment *self)
{
  g_return_val_if_fail (DEW_IS_CHART_SEGMENT (self), 0);

  return self->series;
}

void
dew_chart_segment_tell (DewChartSegment *self,
                        const char      *words)
{
  g_return_if_fail (DEW_IS_CHART_SEGMENT (self));
  g_return_if_fail (words != NULL);

  /* Said again only when it is something else: a screen reader hears every change. */
  if (g_strcmp0 (self->words, words) == 0)
    return;

  g_free (self->words);
  self->words = g_strdup (words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
