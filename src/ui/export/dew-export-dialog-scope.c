/* dew-export-dialog-scope.c: of which pool and in which scenario, and which scenarios stand beside the baseline in the annex that compares them */
#include "dew-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "dew-comparison.h"
#include "dew-spoken.h"

#define MAX_LANES ((guint) DEW_MAX_COMPARED - 1)

/* As high as the list of scenarios gets before it scrolls, px. */
#define HIGHEST 260

static const GPtrArray *
get_rows (DewExportDialog *self,
          DewTable         table)
{
  return dew_ledger_rows (dew_document_ledger (self->document), table);
}

/* ---- Lanes ---- */

static gboolean
is_left_out (DewExportDialog *self,
             gint64           scenario)
{
  return g_hash_table_contains (self->left_out, &scenario);
}

static void
set_left_out (DewExportDialog *self,
              gint64           scenario,
              gboolean         left_out)
{
  if (left_out)
    g_hash_table_add (self->left_out, g_memdup2 (&scenario, sizeof scenario));
  else
    g_hash_table_remove (self->left_out, &scenario);
}

GArray *
_dew_export_dialog_lanes (DewExportDialog *self)
{
  const GPtrArray *scenarios = get_rows (self, DEW_TABLE_SCENARIO);
  GArray *lanes = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < scenarios->len; i++)
    {
      gint64 id = ((const DewScenario *) g_ptr_array_index (scenarios, i))->id;

      if (!is_left_out (self, id))
        g_array_append_val (lanes, id);
    }

  return lanes;
}

static void
show_lanes (DewExportDialog *self)
{
  g_autoptr (GArray) lanes = _dew_export_dialog_lanes (self);
  guint n = get_rows (self, DEW_TABLE_SCENARIO)->len;
  /* TRANSLATORS: how many of the scenarios stand beside the baseline: "3 of 4" */
  g_autofree char *count = g_strdup_printf (_("%u of %u"), lanes->len, n);
  g_autofree char *spoken = g_strdup_printf (_("Beside the baseline in What-if; scenarios: %u of %u"), lanes->len, n);

  gtk_label_set_label (self->lanes_label, count);
  dew_spoken_menu_button (self->lanes_button, spoken);
}

/* There is at least one, and where there is no room for another one, only those that are there can be chosen. */
static void
look_for_room (DewExportDialog *self,
               GtkWidget       *box)
{
  g_autoptr (GArray) lanes = _dew_export_dialog_lanes (self);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child))
      gtk_widget_set_sensitive (child, gtk_check_button_get_active (GTK_CHECK_BUTTON (child)) ? lanes->len > 1 : lanes->len < MAX_LANES);
}

static void
lane_toggled_cb (GtkCheckButton  *check,
                 DewExportDialog *self)
{
  const gint64 *scenario = g_object_get_data (G_OBJECT (check), "scenario");

  set_left_out (self, *scenario, !gtk_check_button_get_active (check));
  look_for_room (self, gtk_widget_get_parent (GTK_WIDGET (check)));
  show_lanes (self);
  _dew_export_dialog_look_again (self);
}

static GtkWidget *
new_check (DewExportDialog   *self,
           const DewScenario *scenario,
           guint              number)
{
  g_autofree char *name = g_strdup_printf ("%u  %s", number, scenario->name);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_set_tooltip_text (check, scenario->name);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  dew_spoken (check, name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !is_left_out (self, scenario->id));
  g_object_set_data_full (G_OBJECT (check), "scenario", g_memdup2 (&scenario->id, sizeof scenario->id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (lane_toggled_cb), self);
  return check;
}

static GtkWidget *
new_checks (DewExportDialog *self)
{
  const GPtrArray *scenarios = get_rows (self, DEW_TABLE_SCENARIO);
  g_autofree char *most = g_strdup_printf (_("Beside the baseline, at least one and at most %u:"), MAX_LANES);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *hint = gtk_label_new (most);

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dew-secondary");
  gtk_box_append (GTK_BOX (box), hint);
  for (guint i = 0; i < scenarios->len; i++)
    gtk_box_append (GTK_BOX (box), new_check (self, g_ptr_array_index (scenarios, i), i + 2));
  look_for_room (self, box);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);

  return box;
}

static void
open_cb (GtkMenuButton *button,
         gpointer       data)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HIGHEST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), new_checks (data));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

/* What there is no room for is left out from the beginning. */
static void
list_lanes (DewExportDialog *self)
{
  const GPtrArray *scenarios = get_rows (self, DEW_TABLE_SCENARIO);

  for (guint i = MAX_LANES; i < scenarios->len; i++)
    set_left_out (self, ((const DewScenario *) g_ptr_array_index (scenarios, i))->id, TRUE);
  gtk_menu_button_set_create_popup_func (self->lanes_button, open_cb, self, NULL);
  gtk_widget_set_visible (self->lanes_box, scenarios->len > 1);
  show_lanes (self);
}

/* ---- Pools and scenarios ---- */

static void
list_pools (DewExportDialog *self)
{
  const GPtrArray *pools = get_rows (self, DEW_TABLE_POOL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _("All pools"));
  for (guint i = 0; i < pools->len; i++)
    gtk_string_list_append (list, ((const DewPool *) g_ptr_array_index (pools, i))->name);
  gtk_drop_down_set_model (self->pool_choice, G_LIST_MODEL (list));
  gtk_widget_set_visible (self->pool_box, pools->len > 1);
}

static void
list_scenarios (DewExportDialog *self)
{
  const GPtrArray *scenarios = get_rows (self, DEW_TABLE_SCENARIO);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _("Baseline"));
  for (guint i = 0; i < scenarios->len; i++)
    gtk_string_list_append (list, ((const DewScenario *) g_ptr_array_index (scenarios, i))->name);
  gtk_drop_down_set_model (self->scenario_choice, G_LIST_MODEL (list));
  gtk_widget_set_visible (self->scenario_box, scenarios->len > 0);
}

void
_dew_export_dialog_list_scope (DewExportDialog *self)
{
  list_pools (self);
  list_scenarios (self);
  list_lanes (self);
}

gint64
_dew_export_dialog_pool (DewExportDialog *self)
{
  const GPtrArray *pools = get_rows (self, DEW_TABLE_POOL);
  guint selected = gtk_drop_down_get_selected (self->pool_choice);

  return selected == 0 || selected > pools->len ? 0 : ((const DewPool *) g_ptr_array_index (pools, selected - 1))->id;
}

gint64
_dew_export_dialog_scenario (DewExportDialog *self)
{
  const GPtrArray *scenarios = get_rows (self, DEW_TABLE_SCENARIO);
  guint selected = gtk_drop_down_get_selected (self->scenario_choice);

  return selected == 0 || selected > scenarios->len ? DEW_BASELINE : ((const DewScenario *) g_ptr_array_index (scenarios, selected - 1))->id;
}

/* Data has all scenarios. */
void
_dew_export_dialog_look_at_scope (DewExportDialog *self)
{
  DewExportKind kind = _dew_export_dialog_kind (self);
  gboolean annexes = dew_export_kind (kind)->annexes;
  g_autoptr (GPtrArray) ticked = dew_annex_list_get_ticked (self->annexes);

  gtk_widget_set_sensitive (self->pool_box, kind != DEW_EXPORT_JSON);
  gtk_widget_set_sensitive (self->scenario_box, annexes);
  gtk_widget_set_sensitive (self->lanes_box, annexes && g_ptr_array_find (ticked, dew_annex_find ("what-if"), NULL));
}
