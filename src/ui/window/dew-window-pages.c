/* dew-window-pages.c: the pages of a window, and the sidebar that leads to them */
#include "dew-window-private.h"

#include <glib/gi18n-lib.h>

#include "dew-page.h"
#include "dew-schedule-page.h"
#include "dew-share-page.h"
#include "dew-spending-page.h"
#include "dew-what-if-page.h"

/* The pages, in the order of the sidebar. */
static const struct {
  const char *name;
  const char *title;            /* marked for translation */
  const char *icon;
  GType     (*type) (void);
} page_list[] = {
  { "schedule", N_("Schedule"), "dewpond-schedule-symbolic", dew_schedule_page_get_type },
  { "spending", N_("Spending"), "dewpond-spending-symbolic", dew_spending_page_get_type },
  { "share", N_("Risk share"), "dewpond-share-symbolic", dew_share_page_get_type },
  { "what-if", N_("What-if"), "dewpond-what-if-symbolic", dew_what_if_page_get_type },
};

/* NULL where it has not been made yet. */
static DewPage *
get_page (DewWindow  *self,
          const char *name)
{
  GtkWidget *page = adw_view_stack_get_child_by_name (self->pages, name);

  return page == NULL ? NULL : DEW_PAGE (page);
}

#define FOR_EACH_PAGE(self, page) \
  for (guint i_ = 0; i_ < G_N_ELEMENTS (page_list); i_++) \
    for (DewPage *page = get_page (self, page_list[i_].name); page != NULL; page = NULL)

/* ---- What the window tells them ---- */

void
_dew_window_pages_set_document (DewWindow   *self,
                                DewDocument *document)
{
  FOR_EACH_PAGE (self, page)
    dew_page_set_document (page, document);
}

void
_dew_window_pages_set_year (DewWindow *self)
{
  FOR_EACH_PAGE (self, page)
    dew_page_set_year (page, self->year);
}

void
_dew_window_pages_set_unit (DewWindow *self)
{
  FOR_EACH_PAGE (self, page)
    dew_page_set_unit (page, self->unit);
}

void
_dew_window_pages_set_scenario (DewWindow *self)
{
  FOR_EACH_PAGE (self, page)
    dew_page_set_scenario (page, self->scenario);
}

void
_dew_window_pages_set_narrow (DewWindow *self)
{
  FOR_EACH_PAGE (self, page)
    dew_page_set_narrow (page, self->narrow);
}

/* Every change is kept when the cell is left: also when the document is. FALSE where what is typed cannot be taken. */
gboolean
_dew_window_settle (DewWindow *self)
{
  FOR_EACH_PAGE (self, page)
    if (self->document != NULL && !dew_page_settle (page))
      return FALSE;

  return TRUE;
}

void
_dew_window_focus_page (DewWindow *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);

  if (page != NULL)
    dew_page_take_focus (DEW_PAGE (page));
}

/* ---- Turning to one ---- */

/* Pages are made before somebody turns to them, but the first frame does not wait for them, ms. */
#define LATER 1500

static GtkWidget *
take_page (DewWindow *self,
           guint      i)
{
  gpointer page = NULL;

  if (g_hash_table_steal_extended (self->ahead, page_list[i].name, NULL, &page))
    return page;

  return g_object_ref_sink (g_object_new (page_list[i].type (), NULL));
}

/* A page is in the window, and follows the document, from when it is first asked for: no edit waits for what nobody looks at. */
static void
need_page (DewWindow *self,
           guint      i)
{
  g_autoptr (GtkWidget) page = NULL;

  if (get_page (self, page_list[i].name) != NULL)
    return;

  page = take_page (self, i);
  dew_page_set_narrow (DEW_PAGE (page), self->narrow);
  dew_page_set_year (DEW_PAGE (page), self->year);
  dew_page_set_unit (DEW_PAGE (page), self->unit);
  dew_page_set_scenario (DEW_PAGE (page), self->scenario);
  dew_page_set_document (DEW_PAGE (page), self->document);
  adw_view_stack_add_named (self->pages, page, page_list[i].name);
}

static gboolean
make_next_page (gpointer data)
{
  DewWindow *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (page_list); i++)
    if (get_page (self, page_list[i].name) == NULL && !g_hash_table_contains (self->ahead, page_list[i].name))
      {
        g_hash_table_insert (self->ahead, (gpointer) page_list[i].name, take_page (self, i));
        return G_SOURCE_CONTINUE;
      }

  self->making = 0;
  return G_SOURCE_REMOVE;
}

void
_dew_window_make_first_page (DewWindow *self)
{
  need_page (self, 0);
  if (self->making == 0)
    self->making = g_timeout_add_full (G_PRIORITY_LOW, LATER, make_next_page, self, NULL);
}

static void
page_change (GSimpleAction *action,
             GVariant      *state,
             gpointer       data)
{
  DewWindow *self = data;
  const char *name = g_variant_get_string (state, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (page_list); i++)
    if (g_strcmp0 (page_list[i].name, name) == 0)
      {
        g_simple_action_set_state (action, state);
        need_page (self, i);
        adw_view_stack_set_visible_child_name (self->pages, name);
        gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, (int) i));
        if (self->narrow)
          adw_flap_set_reveal_flap (self->flap, FALSE);
        dew_page_take_focus (get_page (self, name));
      }
}

static void
show_sidebar_activate (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  DewWindow *self = data;

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
show_details_activate (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  DewWindow *self = data;

  dew_schedule_page_toggle_pane (DEW_SCHEDULE_PAGE (get_page (self, "schedule")));
}

static void
share_forecast_activate (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  DewWindow *self = data;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "share");
  dew_share_page_share_forecast (DEW_SHARE_PAGE (get_page (self, "share")), g_variant_get_int64 (parameter));
}

/* What another page shows of a pool is explained, in its scenario. */
static void
why_activate (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  DewWindow *self = data;
  gint64 scenario, pool, partner, variance, line;
  gboolean forecast;

  g_variant_get (parameter, "(xxxxxb)", &scenario, &pool, &partner, &variance, &line, &forecast);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-scenario", "x", scenario);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "share");
  dew_share_page_explain (DEW_SHARE_PAGE (get_page (self, "share")), pool, partner, variance, line, forecast);
}

/* ---- F6 ---- */

/* The parts of the window that F6 goes round; those that are not there cannot take the focus. */
static GPtrArray *
list_areas (DewWindow *self)
{
  GPtrArray *areas = g_ptr_array_new ();
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);

  if (page != NULL)
    dew_page_list_areas (DEW_PAGE (page), areas);
  g_ptr_array_add (areas, adw_flap_get_flap (self->flap));
  g_ptr_array_add (areas, self->header);

  return areas;
}

static gboolean
enter_area (GtkWidget *area)
{
  return gtk_widget_get_mapped (area) && gtk_widget_child_focus (area, GTK_DIR_TAB_FORWARD);
}

static void
next_area_activate (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  DewWindow *self = data;
  int by = g_variant_get_int32 (parameter);
  g_autoptr (GPtrArray) areas = list_areas (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int n = (int) areas->len;
  int at = by > 0 ? n - 1 : 0;

  for (int i = 0; i < n && focus != NULL; i++)
    if (gtk_widget_is_ancestor (focus, g_ptr_array_index (areas, i)))
      at = i;
  for (int step = 1; step < n; step++)
    if (enter_area (g_ptr_array_index (areas, ((at + by * step) % n + n) % n)))
      return;
}

static const GActionEntry actions[] = {
  { .name = "next-area", .activate = next_area_activate, .parameter_type = "i" },
  { .name = "share-forecast", .activate = share_forecast_activate, .parameter_type = "x" },
  { .name = "why", .activate = why_activate, .parameter_type = "(xxxxxb)" },
  { .name = "page", .parameter_type = "s", .state = "'schedule'", .change_state = page_change },
  { .name = "show-sidebar", .activate = show_sidebar_activate },
  { .name = "show-details", .activate = show_details_activate },
};

/* ---- The sidebar ---- */

static void
page_activated_cb (GtkListBox    *list,
                   GtkListBoxRow *row,
                   DewWindow     *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", page_list[gtk_list_box_row_get_index (row)].name);
}

static void
add_page (DewWindow *self,
          guint      i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page_list[i].icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_(page_list[i].title)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(page_list[i].title), -1);
  gtk_list_box_append (self->sidebar, row);
}

void
_dew_window_add_pages (DewWindow *self)
{
  self->ahead = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (page_list); i++)
    add_page (self, i);
  g_signal_connect (self->sidebar, "row-activated", G_CALLBACK (page_activated_cb), self);
  g_object_bind_property (self->flap, "reveal-flap", self->sidebar_button, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}
