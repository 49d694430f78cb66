/* dew-schedule-columns.c: the list of columns to show or hide, and the year beside the one shown */
#include "dew-schedule-page-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-spoken.h"

/* A sort is shown or hidden from now on, whatever figures there are. */
static void
choose (DewSchedulePage *self,
        const char      *key,
        gboolean         show)
{
  g_autoptr (GVariant) old = g_settings_get_value (self->settings, "schedule-columns");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &value))
    if (g_strcmp0 (other, key) != 0)
      g_variant_builder_add (&builder, "{ss}", other, value);
  g_variant_builder_add (&builder, "{ss}", key, show ? "show" : "hide");
  g_settings_set_value (self->settings, "schedule-columns", g_variant_builder_end (&builder));
}

static void
toggled_cb (GtkCheckButton  *button,
            DewSchedulePage *self)
{
  gtk_check_button_set_inconsistent (button, FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), NULL);
  choose (self, g_object_get_data (G_OBJECT (button), "key"), gtk_check_button_get_active (button));
}

static void
reset_cb (GtkButton       *button,
          DewSchedulePage *self)
{
  g_settings_reset (self->settings, "schedule-columns");
  dew_tree_view_reset_widths (self->view);
  if (self->model != NULL)
    dew_schedule_model_set_beside (self->model, 0);
  gtk_menu_button_popdown (self->columns_button);
}

/* ---- Another year ---- */

/* The years with figures, and those next to the one shown. */
static GArray *
list_years (DewSchedulePage *self)
{
  GArray *years = dew_ledger_years (dew_document_ledger (self->document));

  for (int year = self->year - 1; year <= self->year + 1; year++)
    {
      guint at = 0;

      while (at < years->len && g_array_index (years, int, at) < year)
        at++;
      if (at == years->len || g_array_index (years, int, at) != year)
        g_array_insert_val (years, at, year);
    }

  return years;
}

static void
beside_cb (GtkDropDown     *choice,
           GParamSpec      *pspec,
           DewSchedulePage *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (choice);

  if (item != NULL)
    dew_schedule_model_set_beside (self->model, dew_year_read (gtk_string_object_get_string (item)));
}

static GtkWidget *
make_beside (DewSchedulePage *self)
{
  g_autoptr (GArray) years = list_years (self);
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *choice;
  guint selected = 0;

  gtk_string_list_append (list, _("No other year"));
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      g_autofree char *name = dew_year_name (year);

      if (year == self->year)
        continue;
      gtk_string_list_append (list, name);
      if (year == dew_schedule_model_beside (self->model))
        selected = g_list_model_get_n_items (G_LIST_MODEL (list)) - 1;
    }

  choice = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Year side by side with this one"), -1);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (beside_cb), self);

  return choice;
}

/* ---- The popover ---- */

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 6);

  return label;
}

/* Neither ticked nor not is what goes by the figures; a click ticks it. */
static void
show_choice (GtkCheckButton   *button,
             DewScheduleShown  shown)
{
  gtk_check_button_set_active (button, shown == DEW_SCHEDULE_SHOWN);
  gtk_check_button_set_inconsistent (button, shown == DEW_SCHEDULE_BY_FIGURES);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), shown == DEW_SCHEDULE_BY_FIGURES ? _("Shown where there are figures; tick it to have it for every partner") : NULL);
}

static void
add_sorts (DewSchedulePage *self,
           GtkBox          *box,
           gboolean         said)
{
  for (guint i = 0; i < dew_n_schedule_sorts; i++)
    {
      const DewScheduleSort *sort = &dew_schedule_sorts[i];
      GtkWidget *button;

      if (sort->said != said)
        continue;
      button = gtk_check_button_new_with_label (_(sort->label));
      g_object_set_data (G_OBJECT (button), "key", (gpointer) sort->key);
      show_choice (GTK_CHECK_BUTTON (button), dew_schedule_model_shows (self->model, sort->key));
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (box, button);
    }
}

/* Made afresh whenever it opens: which columns are shown goes by the figures there are. */
static void
fill_cb (GtkMenuButton *menu_button,
         gpointer       data)
{
  DewSchedulePage *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *reset = gtk_button_new_with_label (_("Reset columns"));

  if (self->model != NULL)
    {
      gtk_box_append (GTK_BOX (box), make_heading (_("Figures")));
      add_sorts (self, GTK_BOX (box), FALSE);
      gtk_box_append (GTK_BOX (box), make_heading (_("About the line")));
      add_sorts (self, GTK_BOX (box), TRUE);
      gtk_box_append (GTK_BOX (box), make_heading (_("Side by side with")));
      gtk_box_append (GTK_BOX (box), make_beside (self));
    }
  gtk_widget_set_margin_top (reset, 8);
  gtk_widget_set_tooltip_text (reset, _("The columns, their widths and one year as at first: columns where there are figures, and nothing that is said of lines"));
  g_signal_connect (reset, "clicked", G_CALLBACK (reset_cb), self);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  dew_tree_view_follow_popover (self->view, GTK_POPOVER (popover));
  gtk_menu_button_set_popover (menu_button, popover);
}

static void
columns_activate (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DewSchedulePage *self = data;

  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), TRUE);
  gtk_menu_button_popup (self->columns_button);
}

static const GActionEntry actions[] = {
  { .name = "columns", .activate = columns_activate },
};

void
_dew_schedule_page_add_columns (DewSchedulePage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_menu_button_set_create_popup_func (self->columns_button, fill_cb, self, NULL);
  dew_spoken_menu_button (self->columns_button, _("Columns"));
}
