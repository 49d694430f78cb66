/* dew-what-if-chances.c: what is simulated on the What-if page: its pool, in the lanes that stand there */
#include "dew-what-if-page-private.h"

void
_dew_what_if_show_chances (DewWhatIfPage *self)
{
  gint64 scenarios[DEW_MAX_COMPARED];
  DewChancesQuery query = { .document = self->document, .year = self->year, .pool = self->pool, .as_at = self->as_at, .scenarios = scenarios };

  if (self->document == NULL || self->comparison == NULL)
    {
      dew_chances_show (self->chances, &(DewChancesQuery) { NULL, });
      return;
    }

  query.n_scenarios = dew_comparison_n_lanes (self->comparison);
  for (guint lane = 0; lane < query.n_scenarios; lane++)
    scenarios[lane] = dew_comparison_scenario (self->comparison, lane);
  dew_chances_show (self->chances, &query);
}

static void
simulate_activate (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  dew_chances_simulate (DEW_WHAT_IF_PAGE (widget)->chances);
}

/* Escape is left to others where nothing runs. */
static gboolean
stop_binding (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  return dew_chances_stop (DEW_WHAT_IF_PAGE (widget)->chances);
}

void
_dew_what_if_add_chances (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "what-if.simulate", NULL, simulate_activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "what-if.simulate", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, stop_binding, NULL);
}
