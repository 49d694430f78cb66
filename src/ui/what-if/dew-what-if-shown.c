/* dew-what-if-shown.c: which scenarios stand beside the baseline, and choosing them */
#include "dew-what-if-page-private.h"

#include <glib/gi18n-lib.h>

#include "dew-window.h"

#define MAX_SHOWN ((guint) DEW_MAX_COMPARED - 1)

static void
put_aside (DewWhatIfPage *self,
           gint64         scenario)
{
  g_hash_table_add (self->left_out, g_memdup2 (&scenario, sizeof scenario));
}

static gboolean
tell_aside_cb (gpointer data)
{
  DewWhatIfPage *self = data;
  guint n = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_SCENARIO)->len;
  g_autofree char *told = g_strdup_printf (_("“%s” has no room beside the %u that are shown; “%u of %u” chooses which."), self->aside, MAX_SHOWN, MAX_SHOWN, n);

  dew_window_tell (GTK_WIDGET (self), told);
  self->telling = 0;
  return G_SOURCE_REMOVE;
}

/* Made while there was no room: it is not shown, and that is told, after whoever made it has said so. */
static void
tell_aside (DewWhatIfPage     *self,
            const DewScenario *scenario)
{
  g_free (self->aside);
  self->aside = g_strdup (scenario->name);
  if (self->telling == 0)
    self->telling = g_idle_add (tell_aside_cb, self);
}

static void
show_count (DewWhatIfPage *self)
{
  const GPtrArray *scenarios = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_SCENARIO);
  /* Translators: how many of the scenarios stand beside the baseline: "3 of 4" */
  g_autofree char *count = g_strdup_printf (_("%u of %u"), self->scenarios->len, scenarios->len);
  g_autofree char *spoken = g_strdup_printf (_("What is shown; scenarios: %u of %u"), self->scenarios->len, scenarios->len);

  gtk_label_set_label (self->shown_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->shown_label), self->scenarios->len < scenarios->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->shown_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* What has no room is put aside for good, so that hiding another one does not bring it in. */
void
_dew_what_if_list_shown (DewWhatIfPage *self)
{
  const GPtrArray *scenarios = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_SCENARIO);
  gboolean first = self->scenarios->len == 0;

  g_array_set_size (self->scenarios, 0);
  for (guint i = 0; i < scenarios->len; i++)
    {
      const DewScenario *scenario = scenarios->pdata[i];

      if (g_hash_table_contains (self->left_out, &scenario->id))
        continue;
      if (self->scenarios->len < MAX_SHOWN)
        {
          g_array_append_val (self->scenarios, scenario->id);
          continue;
        }

      put_aside (self, scenario->id);
      if (!first)
        tell_aside (self, scenario);
    }

  show_count (self);
}

void
_dew_what_if_set_shown (DewWhatIfPage *self,
                        gint64         scenario,
                        gboolean       shown)
{
  if (shown)
    g_hash_table_remove (self->left_out, &scenario);
  else
    put_aside (self, scenario);
  _dew_what_if_look_again (self);
}

/* ---- Choosing ---- */

static void
sentences_cb (GtkCheckButton *check,
              DewWhatIfPage  *self)
{
  self->sentences = gtk_check_button_get_active (check);
  _dew_what_if_show_table (self);
}

/* Where there is no room for another one, only those that are shown can be chosen. */
static void
look_for_room (GtkWidget *box,
               guint      n_shown)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_object_get_data (G_OBJECT (child), "scenario") != NULL)
      gtk_widget_set_sensitive (child, gtk_check_button_get_active (GTK_CHECK_BUTTON (child)) || n_shown < MAX_SHOWN);
}

static void
toggled_cb (GtkCheckButton *check,
            DewWhatIfPage  *self)
{
  const gint64 *scenario = g_object_get_data (G_OBJECT (check), "scenario");

  _dew_what_if_set_shown (self, *scenario, gtk_check_button_get_active (check));
  look_for_room (gtk_widget_get_parent (GTK_WIDGET (check)), self->scenarios->len);
}

static GtkWidget *
new_check (DewWhatIfPage     *self,
           const DewScenario *scenario,
           guint              number)
{
  g_autofree char *name = g_strdup_printf ("%u  %s", number, scenario->name);
  GtkWidget *check = gtk_check_button_new_with_label (name);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !g_hash_table_contains (self->left_out, &scenario->id));
  g_object_set_data_full (G_OBJECT (check), "scenario", g_memdup2 (&scenario->id, sizeof scenario->id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  return check;
}

static void
add_scenarios (DewWhatIfPage *self,
               GtkWidget     *box)
{
  const GPtrArray *scenarios = dew_ledger_rows (_dew_what_if_ledger (self), DEW_TABLE_SCENARIO);
  g_autofree char *most = g_strdup_printf (_("Beside the baseline, at most %u:"), MAX_SHOWN);
  GtkWidget *hint = gtk_label_new (most);

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dew-secondary");
  gtk_box_append (GTK_BOX (box), hint);
  for (guint i = 0; i < scenarios->len; i++)
    gtk_box_append (GTK_BOX (box), new_check (self, scenarios->pdata[i], i + 2));

  gtk_widget_set_visible (hint, scenarios->len > 0);
  look_for_room (box, self->scenarios->len);
}

static void
open_cb (GtkMenuButton *button,
         gpointer       data)
{
  DewWhatIfPage *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *sentences = gtk_check_button_new_with_mnemonic (_("_Rules as sentences for the schedule"));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (sentences), self->sentences);
  g_signal_connect (sentences, "toggled", G_CALLBACK (sentences_cb), self);
  gtk_box_append (GTK_BOX (box), sentences);
  add_scenarios (self, box);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

void
_dew_what_if_add_shown (DewWhatIfPage *self)
{
  gtk_menu_button_set_create_popup_func (self->shown_button, open_cb, self, NULL);
}
