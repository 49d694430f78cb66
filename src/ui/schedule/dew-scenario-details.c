/* dew-scenario-details.c: what a scenario says of the row that the details are of */
#include "dew-scenario-details.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-difference.h"
#include "dew-edit-arranged.h"
#include "dew-edit-reset.h"
#include "dew-edit-scenario.h"
#include "dew-said.h"
#include "dew-scenario-words.h"
#include "dew-spoken.h"
#include "dew-window.h"

/* As many changes as are listed one by one. */
#define LISTED 8

struct _DewScenarioDetails
{
  GtkWidget    parent_instance;

  GtkWidget   *locked;          /* why nothing can be changed */
  GtkWidget   *off_row;
  GtkWidget   *off_switch;
  GtkWidget   *heading;
  GtkWidget   *list;
  GtkWidget   *shared;

  DewDocument *document;        /* borrowed; NULL: nothing is shown */
  gint64       scenario;
  DewNodeKind  kind;
  gint64       id;
  char        *listed;          /* what the list was made of */
  gboolean     filling;
};

G_DEFINE_FINAL_TYPE (DewScenarioDetails, dew_scenario_details, GTK_TYPE_WIDGET)

static const DewLedger *
get_ledger (DewScenarioDetails *self)
{
  return dew_document_ledger (self->document);
}

static guint
get_node (DewScenarioDetails *self)
{
  return dew_ledger_node (get_ledger (self), dew_node_table (self->kind), self->id);
}

static const char *
get_name (DewScenarioDetails *self)
{
  DewTable table = dew_node_table (self->kind);

  return dew_row_text (table, dew_ledger_find (get_ledger (self), table, self->id), "name");
}

/* ---- Changing ---- */

static void
take (DewScenarioDetails *self,
      DewChanges         *changes,
      gboolean            good,
      const char         *what,
      GError             *error)
{
  g_autoptr (GError) reason = error;
  g_autofree char *deed = dew_scenario_deed (get_ledger (self), self->scenario, what);

  if (!dew_document_take (self->document, changes, good, deed, &reason))
    dew_window_tell (GTK_WIDGET (self), reason->message);
}

static void
show_switch (DewScenarioDetails *self)
{
  DewArranged arranged = { FALSE };

  gtk_widget_set_visible (self->off_row, self->kind == DEW_NODE_LINE);
  if (self->kind == DEW_NODE_LINE)
    dew_ledger_arranged (get_ledger (self), dew_ledger_find (get_ledger (self), DEW_TABLE_LINE, self->id), self->scenario, &arranged);
  self->filling = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->off_switch), arranged.off);
  self->filling = FALSE;
}

static void
switched_cb (DewScenarioDetails *self)
{
  gboolean off = gtk_switch_get_active (GTK_SWITCH (self->off_switch));
  g_autofree char *what = NULL;
  DewChanges *changes;
  GError *error = NULL;
  gboolean good;

  if (self->filling || self->document == NULL)
    return;

  what = g_strdup_printf (off ? _("Switched off “%s”") : _("Switched on “%s”"), get_name (self));
  changes = dew_changes_new ();
  good = dew_edit_switch_line (get_ledger (self), changes, dew_document_ids (self->document), self->scenario, self->id, off, &error);
  take (self, changes, good, what, error);
  show_switch (self);
}

/* Who has reset something with a key goes on with the next, or where the details begin. */
static void
keep_focus (DewScenarioDetails *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || gtk_root_get_focus (root) != NULL)
    return;
  if (!gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD) && !gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
}

static void
reset_cb (GtkButton          *button,
          DewScenarioDetails *self)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number"));
  g_autoptr (GPtrArray) differences = dew_differences_at (get_ledger (self), self->scenario, get_node (self), NULL);
  g_autofree char *what = NULL;
  const DewDifference *difference;
  DewChanges *changes;
  GError *error = NULL;
  gboolean good;

  g_return_if_fail (differences != NULL && number < differences->len);

  difference = g_ptr_array_index (differences, number);
  what = g_strdup_printf (_("As in the baseline again: %s"), difference->what);
  changes = dew_changes_new ();
  good = dew_edit_reset_difference (get_ledger (self), changes, dew_document_ids (self->document), self->scenario, difference, &error);
  take (self, changes, good, what, error);
  keep_focus (self);
}

static void
reset_all_cb (GtkButton          *button,
              DewScenarioDetails *self)
{
  g_autofree char *what = g_strdup_printf (_("All of “%s” is as in the baseline again"), get_name (self));
  DewChanges *changes = dew_changes_new ();
  GError *error = NULL;
  gboolean good = dew_edit_reset_place (get_ledger (self), changes, self->scenario, get_node (self), &error);

  take (self, changes, good, what, error);
  keep_focus (self);
}

/* ---- The list ---- */

/* Here it is plain which row is meant: "Home care: lead" is "Lead". */
static char *
shorten (DewScenarioDetails *self,
         const char         *what)
{
  g_autofree char *prefix = g_strconcat (get_name (self), ": ", NULL);
  const char *rest = g_str_has_prefix (what, prefix) ? what + strlen (prefix) : what;
  g_autofree char *first = g_utf8_substring (rest, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, rest + strlen (first), NULL);
}

static GtkWidget *
new_reset (const char *label,
           const char *spoken,
           gboolean    may_change)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_sensitive (button, may_change);
  gtk_widget_add_css_class (button, "dew-small");
  dew_spoken (button, spoken);

  return button;
}

static void
add_difference (DewScenarioDetails  *self,
                const DewDifference *difference,
                guint                number,
                gboolean             may_change)
{
  g_autofree char *what = shorten (self, difference->what);
  g_autofree char *from_to = g_strdup_printf (_("%s → %s"), difference->baseline, difference->scenario);
  g_autofree char *spoken = g_strdup_printf (_("Reset to the baseline: %s"), difference->what);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button = new_reset (_("Reset to the baseline"), spoken, may_change);
  GtkWidget *change = dew_said_new (from_to, "dew-change");

  g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (number));
  g_signal_connect (button, "clicked", G_CALLBACK (reset_cb), self);
  gtk_label_set_selectable (GTK_LABEL (change), FALSE);
  gtk_box_append (GTK_BOX (box), dew_said_new (what, "dew-secondary"));
  gtk_box_append (GTK_BOX (box), change);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (self->list), box);
}

static void
add_rest (DewScenarioDetails *self,
          guint               n,
          gboolean            may_change)
{
  g_autofree char *more = n <= LISTED ? NULL : g_strdup_printf (_("… and %u more, which “What differs” lists."), n - LISTED);
  g_autofree char *spoken = g_strdup_printf (_("Reset all of “%s” to the baseline"), get_name (self));
  GtkWidget *button;

  if (more != NULL)
    gtk_box_append (GTK_BOX (self->list), dew_said_new (more, "dew-secondary"));
  if (n < 2)
    return;

  button = new_reset (self->kind == DEW_NODE_LINE ? _("Reset all of this line") : _("Reset all in it"), spoken, may_change);
  g_signal_connect (button, "clicked", G_CALLBACK (reset_all_cb), self);
  gtk_box_append (GTK_BOX (self->list), button);
}

/* All that the list shows, to see whether it would be the same again. */
static char *
sign (DewScenarioDetails *self,
      const GPtrArray    *differences,
      gboolean            may_change)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d\n%s\n%u\n", may_change, get_name (self), dew_scenario_number (get_ledger (self), self->scenario));
  for (guint i = 0; i < differences->len; i++)
    {
      const DewDifference *difference = g_ptr_array_index (differences, i);

      g_string_append_printf (text, "%s\n%s\n%s\n", difference->what, difference->baseline, difference->scenario);
    }

  return g_string_free (text, FALSE);
}

static void
show_list (DewScenarioDetails *self,
           gboolean            may_change)
{
  g_autoptr (GPtrArray) differences = dew_differences_at (get_ledger (self), self->scenario, get_node (self), NULL);
  g_autofree char *heading = g_strdup_printf (_("Changed in scenario %u"), dew_scenario_number (get_ledger (self), self->scenario));
  char *listed = sign (self, differences, may_change);
  GtkWidget *child;

  gtk_widget_set_visible (self->heading, differences->len > 0);
  gtk_widget_set_visible (self->list, differences->len > 0);
  gtk_label_set_label (GTK_LABEL (self->heading), heading);
  if (g_strcmp0 (listed, self->listed) == 0)
    {
      g_free (listed);
      return;
    }

  g_free (self->listed);
  self->listed = listed;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < differences->len && i < LISTED; i++)
    add_difference (self, g_ptr_array_index (differences, i), i, may_change);
  add_rest (self, differences->len, may_change);
}

/* ---- The object ---- */

static void
dew_scenario_details_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_scenario_details_parent_class)->dispose (object);
}

static void
dew_scenario_details_finalize (GObject *object)
{
  g_free (DEW_SCENARIO_DETAILS (object)->listed);

  G_OBJECT_CLASS (dew_scenario_details_parent_class)->finalize (object);
}

static void
dew_scenario_details_class_init (DewScenarioDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dew_scenario_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_scenario_details_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_off_row (DewScenarioDetails *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = dew_said_new (_("Switched off in this scenario"), NULL);

  gtk_widget_set_hexpand (label, TRUE);
  self->off_switch = gtk_switch_new ();
  gtk_widget_set_valign (self->off_switch, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->off_switch, "notify::active", G_CALLBACK (switched_cb), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), self->off_switch);

  return row;
}

static void
dew_scenario_details_init (DewScenarioDetails *self)
{
  GtkWidget *parts[6];

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 8);
  parts[0] = self->heading = dew_said_new (NULL, "dew-pane-heading");
  parts[1] = self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  parts[2] = self->off_row = new_off_row (self);
  parts[3] = self->locked = dew_said_new (NULL, "dew-secondary");
  parts[4] = self->shared = dew_said_new (NULL, "dew-secondary");
  parts[5] = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_parent (parts[i], GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dew_scenario_details_new (void)
{
  return g_object_new (DEW_TYPE_SCENARIO_DETAILS, NULL);
}

void
dew_scenario_details_show (DewScenarioDetails *self,
                           DewDocument        *document,
                           gint64              scenario,
                           DewNodeKind         kind,
                           gint64              id)
{
  gboolean any = document != NULL && scenario != DEW_BASELINE && (kind == DEW_NODE_POOL || kind == DEW_NODE_CATEGORY || kind == DEW_NODE_LINE);
  g_autoptr (GError) error = NULL;
  g_autofree char *spoken = NULL;
  gboolean may_change;

  g_return_if_fail (DEW_IS_SCENARIO_DETAILS (self));

  gtk_widget_set_visible (GTK_WIDGET (self), any);
  self->document = any ? document : NULL;
  self->scenario = scenario;
  self->kind = kind;
  self->id = id;
  if (!any)
    return;

  may_change = dew_edit_may_change (get_ledger (self), scenario, &error) && !dew_document_read_only (document, NULL);
  gtk_label_set_label (GTK_LABEL (self->locked), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->locked, error != NULL);
  show_list (self, may_change);
  show_switch (self);
  spoken = g_strdup_printf (_("Switched off in this scenario, %s"), get_name (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->off_switch), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_sensitive (self->off_switch, may_change);
  gtk_label_set_label (GTK_LABEL (self->shared), kind == DEW_NODE_LINE ? _("Lead, and pooled or aligned, are this scenario’s own. All else below is the same in all scenarios.")
                                                                       : _("What follows is the same in all scenarios."));
}
