/* dew-what-if-scenarios.c: what can be done with the scenarios of the What-if page */
#include "dew-what-if-page-private.h"

#include <glib/gi18n-lib.h>

#include "dew-difference.h"
#include "dew-differences-dialog.h"
#include "dew-edit-scenario.h"
#include "dew-scenario-dialog.h"
#include "dew-window.h"

static const DewScenario *
find_scenario (DewWhatIfPage *self,
               gint64         scenario)
{
  return dew_ledger_find (_dew_what_if_ledger (self), DEW_TABLE_SCENARIO, scenario);
}

static GtkWindow *
get_window (DewWhatIfPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

char *
_dew_what_if_differs (DewWhatIfPage *self,
                      gint64         scenario)
{
  guint n = dew_difference_count (_dew_what_if_ledger (self), scenario);
  g_autoptr (GPtrArray) differences = NULL;

  if (n == 0)
    return NULL;
  if (n > 1)
    return g_strdup_printf (_("≠ %u"), n);

  differences = dew_differences (_dew_what_if_ledger (self), scenario, NULL);
  switch (((const DewDifference *) differences->pdata[0])->kind)
    {
    case DEW_DIFFERENCE_RULES:
      return g_strdup (_("≠ rule"));
    case DEW_DIFFERENCE_VARIANCE:
      return g_strdup (_("≠ variance"));
    case DEW_DIFFERENCE_FIGURE:
      return g_strdup (_("≠ figure"));
    case DEW_DIFFERENCE_OFF:
    case DEW_DIFFERENCE_STATUS:
    case DEW_DIFFERENCE_LEAD:
    default:
      return g_strdup (_("≠ line"));
    }
}

/* ---- Actions, with the scenario as their parameter ---- */

static void
new_activate (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (widget);

  dew_scenario_dialog_new (get_window (self), self->document, DEW_BASELINE);
}

static void
duplicate_activate (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (widget);

  dew_scenario_dialog_new (get_window (self), self->document, g_variant_get_int64 (parameter));
}

static void
rename_activate (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (widget);

  dew_scenario_dialog_change (get_window (self), self->document, g_variant_get_int64 (parameter));
}

static void
differs_activate (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (widget);

  dew_differences_dialog_present (get_window (self), self->document, g_variant_get_int64 (parameter));
}

static void
promote_activate (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (widget);

  dew_differences_dialog_promote (get_window (self), self->document, g_variant_get_int64 (parameter), self->year);
}

static void
delete_activate (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (widget);
  const DewScenario *scenario = find_scenario (self, g_variant_get_int64 (parameter));
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  g_autofree char *what = g_strdup_printf (_("Deleted the scenario “%s”"), scenario->name);
  g_autofree char *sentence = g_strdup_printf (_("%s. Ctrl+Z takes it back."), what);

  if (_dew_what_if_take (self, changes, dew_edit_delete (_dew_what_if_ledger (self), changes, DEW_TABLE_SCENARIO, scenario->id, &error), what, &error))
    dew_window_tell (widget, sentence);
}

static void
lock_activate (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (widget);
  const DewScenario *scenario = find_scenario (self, g_variant_get_int64 (parameter));
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  g_autofree char *what = g_strdup_printf (scenario->plan ? _("Unlocked the plan “%s”") : _("Locked “%s” as the plan"), scenario->name);

  _dew_what_if_take (self, changes, dew_edit_lock_scenario (_dew_what_if_ledger (self), changes, scenario->id, !scenario->plan, &error), what, &error);
}

static void
hide_activate (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  _dew_what_if_set_shown (DEW_WHAT_IF_PAGE (widget), g_variant_get_int64 (parameter), FALSE);
}

/* The rule of a scenario is edited, and each figure explained, where one sharing is shown alone. */
static void
why_activate (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (widget);
  gint64 scenario, pool, partner;
  const DewLanePool *one = NULL;

  g_variant_get (parameter, "(xxx)", &scenario, &pool, &partner);
  _dew_what_if_settle (self);
  for (guint lane = 0; lane < dew_comparison_n_lanes (self->comparison); lane++)
    if (dew_comparison_scenario (self->comparison, lane) == scenario)
      one = dew_comparison_pool (self->comparison, lane, pool);
  if (one == NULL)
    return;

  gtk_widget_activate_action (widget, "win.why", "(xxxxxb)", scenario, pool, partner, one->variance, _dew_what_if_line (self), one->source == DEW_VARIANCE_FORECAST);
}

static void
rule_activate (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  DewWhatIfPage *self = DEW_WHAT_IF_PAGE (widget);
  gint64 pool = self->pool != 0 ? self->pool : self->pools->len > 1 ? g_array_index (self->pools, gint64, 1) : 0;
  g_autoptr (GVariant) why = g_variant_ref_sink (g_variant_new ("(xxx)", g_variant_get_int64 (parameter), pool, G_GINT64_CONSTANT (0)));

  why_activate (widget, action, why);
}

/* In the window from now on, on every page that edits. */
static void
edit_activate (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.edit-scenario", "x", g_variant_get_int64 (parameter));
  gtk_widget_activate_action (widget, "win.page", "s", "schedule");
}

static const struct {
  const char                 *name;
  const char                 *type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "what-if.new", NULL, new_activate },
  { "what-if.duplicate", "x", duplicate_activate },
  { "what-if.rename", "x", rename_activate },
  { "what-if.differs", "x", differs_activate },
  { "what-if.promote", "x", promote_activate },
  { "what-if.delete", "x", delete_activate },
  { "what-if.lock", "x", lock_activate },
  { "what-if.hide", "x", hide_activate },
  { "what-if.rule", "x", rule_activate },
  { "what-if.edit", "x", edit_activate },
  { "what-if.why", "(xxx)", why_activate },
};

void
_dew_what_if_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
}

/* ---- The menu of a lane ---- */

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        gint64      scenario)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", scenario);
  g_menu_append_item (menu, item);
}

GMenuModel *
_dew_what_if_menu (DewWhatIfPage *self,
                   gint64         scenario)
{
  const DewScenario *row = find_scenario (self, scenario);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) compare = g_menu_new ();
  g_autoptr (GMenu) keep = g_menu_new ();

  append (edit, _("Edit the _rule…"), "what-if.rule", scenario);
  append (edit, _("_Edit figures in the schedule"), "what-if.edit", scenario);
  append (edit, _("Name and rea_son…"), "what-if.rename", scenario);
  append (compare, _("_What differs…"), "what-if.differs", scenario);
  append (compare, _("_Duplicate…"), "what-if.duplicate", scenario);
  append (compare, _("_Hide this lane"), "what-if.hide", scenario);
  append (keep, row != NULL && row->plan ? _("Un_lock") : _("_Lock as the plan"), "what-if.lock", scenario);
  append (keep, _("_Promote to the baseline…"), "what-if.promote", scenario);
  append (keep, _("Dele_te"), "what-if.delete", scenario);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (compare));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (keep));

  return G_MENU_MODEL (menu);
}
