/* dew-window-scenario.c: which scenario is edited in a window, and the strip that says so */
#include "dew-window-private.h"

#include <glib/gi18n-lib.h>

#include "dew-differences-dialog.h"
#include "dew-scenario-words.h"

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
  self->told_shared = FALSE;
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

  number = dew_scenario_number (dew_document_ledger (self->document), self->scenario);
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

/* ---- What all scenarios share ---- */

static gboolean
is_overlay (const DewChange *change)
{
  guint column = (guint) dew_table_column (DEW_TABLE_FIGURE, "scenario");

  return change->table == DEW_TABLE_RULE || change->table == DEW_TABLE_ARRANGEMENT || change->table == DEW_TABLE_VARIANCE ||
         (change->table == DEW_TABLE_FIGURE && change->values[column].i != DEW_BASELINE);
}

static gboolean
is_shared (const DewChange *change)
{
  return change->table == DEW_TABLE_AGREEMENT || change->table == DEW_TABLE_POOL || change->table == DEW_TABLE_LINE || change->table == DEW_TABLE_PARTNER ||
         change->table == DEW_TABLE_VIREMENT || change->table == DEW_TABLE_INCENTIVE || change->table == DEW_TABLE_SPREAD ||
         (change->table == DEW_TABLE_FIGURE && !is_overlay (change));
}

/* Promoting changes the baseline too, and is known by what it takes from the scenario; but so does a line that goes, or comes. */
static gboolean
changes_shared (const DewChanges *changes)
{
  gboolean shared = FALSE, overlay = FALSE, comes = FALSE;

  for (guint i = 0; i < dew_changes_length (changes); i++)
    {
      const DewChange *change = dew_changes_get (changes, i);

      shared |= is_shared (change);
      overlay |= is_overlay (change);
      comes |= change->op != DEW_UPDATE && (change->table == DEW_TABLE_LINE || change->table == DEW_TABLE_POOL);
    }

  return shared && (!overlay || comes);
}

/* After what was told of the edit itself, whose place it takes. */
static gboolean
tell_shared (gpointer data)
{
  DewWindow *self = data;

  self->telling = 0;
  dew_window_toast (self, _("This changed in the baseline too: names, places of lines, virements, spreads, funds paid for performance and what is rolled forward are the same in all scenarios. Ctrl+Z takes it back."));

  return G_SOURCE_REMOVE;
}

void
_dew_window_tell_shared (DewWindow        *self,
                         const DewChanges *changes)
{
  if (self->scenario == DEW_BASELINE || self->told_shared || !changes_shared (changes))
    return;

  self->told_shared = TRUE;
  self->telling = g_idle_add (tell_shared, self);
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
