/* dew-window-scenario.c: which scenario is edited in a window, and the strip that says so */
#include "dew-window-private.h"

#include <glib/gi18n-lib.h>

#include "dew-differences-dialog.h"

/* The number of a scenario, 1 for the baseline. */
static guint
find_number (DewWindow *self)
{
  const GPtrArray *scenarios = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_SCENARIO);

  for (guint i = 0; i < scenarios->len; i++)
    if (((const DewScenario *) scenarios->pdata[i])->id == self->scenario)
      return i + 2;

  return 1;
}

static void
colour (GtkWidget *widget,
        guint      number)
{
  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *style = g_strdup_printf ("dew-scenario-%u", i);

      if (i == (number - 1) % 6 + 1)
        gtk_widget_add_css_class (widget, style);
      else
        gtk_widget_remove_css_class (widget, style);
    }
}

static void
enable (DewWindow *self)
{
  static const char *const names[] = { "scenario-differs", "scenario-promote" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), names[i])), self->scenario != DEW_BASELINE);
}

static void
set_scenario (DewWindow *self,
              gint64     scenario)
{
  if (self->scenario == scenario)
    return;

  self->scenario = scenario;
  enable (self);
  _dew_window_pages_set_scenario (self);
}

void
_dew_window_show_scenario (DewWindow *self)
{
  const DewScenario *scenario = dew_ledger_find (dew_document_ledger (self->document), DEW_TABLE_SCENARIO, self->scenario);
  g_autofree char *chip = NULL;
  g_autofree char *text = NULL;
  guint number;

  if (scenario == NULL)
    set_scenario (self, DEW_BASELINE);
  gtk_widget_set_visible (self->scenario_strip, scenario != NULL);
  if (scenario == NULL)
    return;

  number = find_number (self);
  chip = g_strdup_printf ("%u", number);
  text = g_strdup_printf (scenario->plan ? _("Looking at scenario %u, “%s”, locked as the plan.") : _("Editing scenario %u, “%s”."), number, scenario->name);
  gtk_label_set_label (self->scenario_chip, chip);
  gtk_label_set_label (self->scenario_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->scenario_label), scenario->note);
  colour (self->scenario_strip, number);
  colour (GTK_WIDGET (self->scenario_chip), number);
}

void
_dew_window_leave_scenario (DewWindow *self)
{
  set_scenario (self, DEW_BASELINE);
  gtk_widget_set_visible (self->scenario_strip, FALSE);
}

/* ---- Actions ---- */

static void
edit_scenario_activate (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       data)
{
  DewWindow *self = data;

  if (self->document == NULL || !_dew_window_settle (self))
    return;

  set_scenario (self, g_variant_get_int64 (parameter));
  _dew_window_show_scenario (self);
  _dew_window_focus_page (self);
}

static void
differs_activate (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DewWindow *self = data;

  dew_differences_dialog_present (GTK_WINDOW (self), self->document, self->scenario);
}

static void
promote_activate (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DewWindow *self = data;

  dew_differences_dialog_promote (GTK_WINDOW (self), self->document, self->scenario, self->year);
}

static const GActionEntry actions[] = {
  { .name = "edit-scenario", .activate = edit_scenario_activate, .parameter_type = "x" },
  { .name = "scenario-differs", .activate = differs_activate },
  { .name = "scenario-promote", .activate = promote_activate },
};

void
_dew_window_add_scenario (DewWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  enable (self);
}
