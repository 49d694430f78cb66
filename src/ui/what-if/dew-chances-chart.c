/* dew-chances-chart.c: how likely it is what one partner comes to pay, as a chart */
#include "dew-chances-private.h"

#include <glib/gi18n-lib.h>

#include "dew-choice.h"
#include "dew-in-view.h"
#include "dew-window.h"

static guint
get_bearer (DewChances *self)
{
  guint chosen = gtk_drop_down_get_selected (self->bearer_choice);

  return chosen < self->bearers->len ? g_array_index (self->bearers, guint, chosen) : 0;
}

/* The partner that was chosen before stays chosen where it is there. */
static void
list_bearers (DewChances *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const DewProgram *program = _dew_chances_lane (self->result, 0)->program;
  guint selected = 0;

  g_array_set_size (self->bearers, 0);
  for (guint i = 0; i < self->result->partners->len; i++)
    {
      if (!_dew_chances_bears_any (self->result, i))
        continue;
      if (dew_program_partner (program, i) == self->bearer)
        selected = self->bearers->len;
      g_array_append_val (self->bearers, i);
      gtk_string_list_append (list, self->result->partners->pdata[i]);
    }

  self->filling = TRUE;
  gtk_drop_down_set_model (self->bearer_choice, G_LIST_MODEL (list));
  if (self->bearers->len > 0)
    gtk_drop_down_set_selected (self->bearer_choice, selected);
  self->filling = FALSE;
}

/* Written beside the axis in £m from a million on. */
static DewUnit
choose_unit (const DewChancesResult *result,
             guint                   partner)
{
  gint64 most = 0;

  for (guint lane = 0; lane < result->simulation->n_lanes; lane++)
    {
      const DewDistribution *cost = &result->simulation->lanes[lane].costs[partner];

      most = MAX (most, MAX (ABS (cost->most), ABS (cost->least)));
    }

  return most >= dew_unit_pence (DEW_UNIT_MILLIONS) ? DEW_UNIT_MILLIONS : most >= dew_unit_pence (DEW_UNIT_THOUSANDS) * 100 ? DEW_UNIT_THOUSANDS : DEW_UNIT_POUNDS;
}

static DewChart *
new_chart (DewChances *self)
{
  const DewChancesResult *result = self->result;
  guint partner = get_bearer (self);
  const char *name = result->partners->pdata[partner];
  gboolean cumulative = dew_segments_get_selected (self->kind_choice) == 1;
  DewUnit unit = choose_unit (result, partner);
  g_autofree char *title = g_strdup_printf (_("What %s may have to pay"), name);
  DewChart *chart = dew_chart_new_distribution (title, name, unit, unit == DEW_UNIT_MILLIONS ? 2 : 0, cumulative);

  for (guint lane = 0; lane < result->simulation->n_lanes; lane++)
    {
      const DewReadyLane *ready = _dew_chances_lane (result, lane);
      gboolean bears = _dew_chances_bears (result, lane, partner);

      dew_chart_add_distribution (chart, result->numbers[lane], ready->name, ready->scenario, bears ? &result->simulation->lanes[lane].costs[partner] : NULL,
                                  bears ? NULL : ready->reason != NULL ? ready->reason : _("It bears nothing here."));
    }

  return chart;
}

static void
show_chosen (DewChances *self)
{
  gtk_widget_set_visible (self->chart_card, self->bearers->len > 0);
  dew_chart_view_set_chart (self->chart, self->bearers->len > 0 ? new_chart (self) : NULL);
}

static void
chart_chosen_cb (DewChances *self)
{
  if (self->filling || self->result == NULL || self->bearers->len == 0)
    return;

  self->bearer = dew_program_partner (_dew_chances_lane (self->result, 0)->program, get_bearer (self));
  show_chosen (self);
}

void
_dew_chances_show_chart (DewChances *self)
{
  list_bearers (self);
  show_chosen (self);
}

void
_dew_chances_add_chart (DewChances *self)
{
  dew_segments_add (self->kind_choice, _("Histogram"));
  dew_segments_add (self->kind_choice, _("Cumulative"));
  dew_segments_set_selected (self->kind_choice, 0);
  dew_segments_name (self->kind_choice, _("the chart of the final cost"));
  dew_choice_shorten (self->bearer_choice);
  dew_open_in_view (GTK_WIDGET (self->bearer_choice));
  g_signal_connect_swapped (self->bearer_choice, "notify::selected", G_CALLBACK (chart_chosen_cb), self);
  g_signal_connect_swapped (self->kind_choice, "chosen", G_CALLBACK (chart_chosen_cb), self);
  g_signal_connect_swapped (self->chart, "told", G_CALLBACK (dew_window_tell), self);
}
