/* dew-window-choosers.c: the financial year and the unit that a window's pages show, and the menus to choose them from */
#include "dew-window-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-menu.h"
#include "dew-spoken.h"

/* How many years the chooser offers before and after those with figures. */
#define YEARS_BEFORE 3
#define YEARS_AFTER  3

static const char *const unit_words[] = { "pounds", "thousands", "millions" };

/* ---- The menus ---- */

static void
show_year (DewWindow *self)
{
  g_autofree char *year = dew_year_name (self->year);
  g_autofree char *both = g_strdup_printf ("%s · %s", year, dew_unit_symbol (self->unit));
  g_autofree char *spoken = self->narrow ? g_strdup_printf (_("Financial year and unit: %s"), both)
                                         : g_strdup_printf (_("Financial year: %s"), year);
  g_autofree char *unit = g_strdup_printf (_("Unit of the figures: %s"), dew_unit_symbol (self->unit));

  gtk_menu_button_set_label (self->year_button, self->narrow ? both : year);
  gtk_menu_button_set_label (self->unit_button, dew_unit_symbol (self->unit));
  dew_spoken_menu_button (self->year_button, spoken);
  dew_spoken_menu_button (self->unit_button, unit);
}

/* The year the document is about: that of its as-at date. */
static int
document_year (DewWindow *self)
{
  g_autofree char *as_at = dew_document_as_at (self->document);

  return dew_date_year (as_at);
}

/* What is chosen in a menu of one's making is a button that is active; that menu is the toolkit's. */
static GtkWidget *
find_chosen (GtkWidget *widget)
{
  gboolean active = FALSE;

  if (gtk_widget_get_focusable (widget) && g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "active") != NULL)
    g_object_get (widget, "active", &active, NULL);
  if (active)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *chosen = find_chosen (child);

      if (chosen != NULL)
        return chosen;
    }

  return NULL;
}

static gboolean
focus_chosen (gpointer data)
{
  GtkWidget *popover = data;
  GtkWidget *chosen = gtk_widget_get_mapped (popover) ? find_chosen (popover) : NULL;

  if (chosen != NULL)
    gtk_widget_grab_focus (chosen);

  return G_SOURCE_REMOVE;
}

/* By keys one goes on from the year that is shown, not from the first. The toolkit gives the focus once the menu is there. */
static void
years_mapped_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, focus_chosen, g_object_ref (popover), g_object_unref);
}

static void
menu_closed_cb (GtkPopover *popover,
                DewWindow  *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->document != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (popover))))
    _dew_window_focus_page (self);
}

void
_dew_window_menu_built (GtkPopover *popover,
                        gpointer    window)
{
  g_signal_connect_object (popover, "closed", G_CALLBACK (menu_closed_cb), window, 0);
}

static void
years_built_cb (GtkPopover *popover,
                gpointer    data)
{
  _dew_window_menu_built (popover, data);
  g_signal_connect (popover, "map", G_CALLBACK (years_mapped_cb), NULL);
}

/* From some years before the first with figures, or the document's, to some after the last: there are always years to look back to and to draft. */
void
_dew_window_list_years (DewWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GArray) years = dew_ledger_years (dew_document_ledger (self->document));
  int first = document_year (self);
  int last = first;

  if (years->len > 0)
    {
      first = MIN (first, g_array_index (years, int, 0));
      last = MAX (last, g_array_index (years, int, years->len - 1));
    }
  first = MIN (first, self->year);
  last = MAX (last, self->year);
  if (first == self->listed[0] && last == self->listed[1] && self->narrow == self->listed_narrow)
    return;

  self->listed[0] = first;
  self->listed[1] = last;
  self->listed_narrow = self->narrow;

  for (int year = MAX (first - YEARS_BEFORE, DEW_YEAR_MIN); year <= MIN (last + YEARS_AFTER, DEW_YEAR_MAX); year++)
    {
      g_autofree char *name = dew_year_name (year);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "win.year", "i", year);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, _("Financial year"), G_MENU_MODEL (section));
  if (self->narrow)
    g_menu_append_section (menu, NULL, self->unit_menu);

  dew_menu_set (self->year_button, G_MENU_MODEL (menu), years_built_cb, self);
}

void
_dew_window_show_choosers (DewWindow *self)
{
  show_year (self);
  _dew_window_list_years (self);
}

/* ---- What is chosen ---- */

static void
set_year (DewWindow *self,
          int        year)
{
  self->year = year;
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "year")), g_variant_new_int32 (year));
  _dew_window_pages_set_year (self);
  show_year (self);
}

static void
set_unit (DewWindow *self,
          DewUnit    unit)
{
  self->unit = unit;
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "unit")),
                             g_variant_new_string (unit_words[unit]));
  g_settings_set_string (self->settings, "unit", unit_words[unit]);
  _dew_window_pages_set_unit (self);
  show_year (self);
}

/* The last year that has contributions, else the document's own. */
static int
first_year_to_show (DewWindow *self)
{
  g_autoptr (GArray) years = dew_ledger_years (dew_document_ledger (self->document));

  for (guint i = years->len; i > 0; i--)
    {
      int year = g_array_index (years, int, i - 1);
      const DewTotals *totals = dew_document_totals (self->document, year, DEW_BASELINE);

      if (dew_totals_entered (totals, 0, DEW_ALL_PARTNERS, DEW_SUM_GROSS))
        return year;
    }

  return years->len > 0 ? g_array_index (years, int, years->len - 1) : document_year (self);
}

void
_dew_window_start_choosers (DewWindow *self)
{
  set_year (self, first_year_to_show (self));
  set_unit (self, self->unit);
  _dew_window_list_years (self);
}

void
_dew_window_follow_figures (DewWindow *self)
{
  g_autoptr (GArray) years = dew_ledger_years (dew_document_ledger (self->document));

  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) == self->year)
      return;

  set_year (self, first_year_to_show (self));
}

/* ---- Actions ---- */

static void
year_change (GSimpleAction *action,
             GVariant      *state,
             gpointer       data)
{
  set_year (data, g_variant_get_int32 (state));
}

static void
step_year_activate (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  DewWindow *self = data;
  int year = self->year + g_variant_get_int32 (parameter);

  /* What is being typed is a figure of the year that was shown. */
  if (year < DEW_YEAR_MIN || year > DEW_YEAR_MAX || !_dew_window_settle (self))
    return;

  set_year (self, year);
  _dew_window_list_years (self);
}

/* The unit of that word; the one there is where it is none. */
static DewUnit
find_unit (DewWindow  *self,
           const char *word)
{
  for (DewUnit unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
    if (g_strcmp0 (unit_words[unit], word) == 0)
      return unit;

  return self->unit;
}

static void
unit_change (GSimpleAction *action,
             GVariant      *state,
             gpointer       data)
{
  set_unit (data, find_unit (data, g_variant_get_string (state, NULL)));
}

static const GActionEntry actions[] = {
  { .name = "step-year", .activate = step_year_activate, .parameter_type = "i" },
  { .name = "year", .parameter_type = "i", .state = "0", .change_state = year_change },
  { .name = "unit", .parameter_type = "s", .state = "'pounds'", .change_state = unit_change },
};

void
_dew_window_add_choosers (DewWindow *self)
{
  g_autofree char *unit = g_settings_get_string (self->settings, "unit");

  self->year = DEW_YEAR_MIN;
  self->unit = DEW_UNIT_THOUSANDS;
  self->unit = find_unit (self, unit);
  dew_menu_set (self->unit_button, self->unit_menu, _dew_window_menu_built, self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
