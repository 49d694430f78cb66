/* dew-window.c: a window: the welcome page, or one document with its pages */
#include "dew-window-private.h"

#include <glib/gi18n-lib.h>

#include "dew-create.h"
#include "dew-date.h"
#include "dew-file-dialogs.h"
#include "dew-page.h"
#include "dew-partners-dialog.h"
#include "dew-schedule-page.h"
#include "dew-share-page.h"
#include "dew-spoken.h"
#include "dew-welcome-page.h"

/* Below this width the sidebar becomes an overlay. */
#define NARROW 1000

/* How many years the chooser offers before and after those with figures. */
#define YEARS_BEFORE 3
#define YEARS_AFTER  3

/* A document that opens within this time is in the window's first frame, ms. */
#define MOMENT 200

struct _DewWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack        *stack;
  DewWelcomePage  *welcome;
  GtkLabel        *opening_label;
  AdwFlap         *flap;
  GtkListBox      *sidebar;
  GtkLabel        *file_label;
  GtkLabel        *saved_label;
  AdwWindowTitle  *title;
  GtkWidget       *sidebar_button;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  GtkWidget       *narrow_menu;
  GtkWidget       *export_button;
  GtkMenuButton   *unit_button;
  GtkMenuButton   *year_button;
  GtkInfoBar      *read_only_bar;
  GtkLabel        *read_only_label;
  AdwViewStack    *pages;
  GMenuModel      *unit_menu;

  GSettings       *settings;
  DewDocument     *document;
  GCancellable    *opening;
  guint            present_due; /* source that shows a window whose document is long in coming */
  int              year;
  DewUnit          unit;
  gboolean         narrow;
};

G_DEFINE_FINAL_TYPE (DewWindow, dew_window, ADW_TYPE_APPLICATION_WINDOW)

/* The pages, in the order of the sidebar. */
static const struct {
  const char *name;
  const char *title;            /* marked for translation */
  const char *icon;
  GType     (*type) (void);
} page_list[] = {
  { "schedule", N_("Schedule"), "dewpond-schedule-symbolic", dew_schedule_page_get_type },
  { "share", N_("Risk share"), "dewpond-share-symbolic", dew_share_page_get_type },
};

static const char *const unit_words[] = { "pounds", "thousands", "millions" };

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

/* ---- Toasts ---- */

void
dew_window_toast (DewWindow  *self,
                  const char *sentence)
{
  AdwToast *toast;
  g_autofree char *escaped = NULL;

  g_return_if_fail (DEW_IS_WINDOW (self));

  escaped = g_markup_escape_text (sentence, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 6);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
dew_window_tell (GtkWidget  *widget,
                 const char *sentence)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  if (DEW_IS_WINDOW (root))
    dew_window_toast (DEW_WINDOW (root), sentence);
}

static void
open_file_cb (AdwToast *toast,
              gpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_object_get_data (G_OBJECT (toast), "path"));
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (data), uri, GDK_CURRENT_TIME);
}

void
dew_window_toast_file (DewWindow  *self,
                       const char *sentence,
                       const char *path)
{
  AdwToast *toast;
  g_autofree char *escaped = NULL;

  g_return_if_fail (DEW_IS_WINDOW (self));

  escaped = g_markup_escape_text (sentence, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 12);
  adw_toast_set_button_label (toast, _("Open"));
  g_object_set_data_full (G_OBJECT (toast), "path", g_strdup (path), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_file_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* ---- Years and units ---- */

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

static int
today_year (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return dew_date_year (today);
}

/* The year the document is about: that of its as-at date, or today's. */
static int
document_year (DewWindow *self)
{
  const char *as_at = dew_ledger_document (dew_document_ledger (self->document))->as_at;

  return *as_at != '\0' ? dew_date_year (as_at) : today_year ();
}

/* From some years before the first with figures, or the document's, to some after the last: there are always years to look back to and to draft. */
static void
list_years (DewWindow *self)
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

  gtk_menu_button_set_menu_model (self->year_button, G_MENU_MODEL (menu));
}

int
_dew_window_year (DewWindow *self)
{
  return self->year;
}

static void
set_year (DewWindow *self,
          int        year)
{
  self->year = year;
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "year")), g_variant_new_int32 (year));
  FOR_EACH_PAGE (self, page)
    dew_page_set_year (page, year);
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
  FOR_EACH_PAGE (self, page)
    dew_page_set_unit (page, unit);
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

/* ---- Following the document ---- */

static void
set_enabled (DewWindow  *self,
             const char *action,
             gboolean    enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), action)), enabled);
}

static void
show_history (DewWindow *self)
{
  const char *undo = self->document == NULL ? NULL : dew_document_undo_what (self->document);
  g_autofree char *undo_tip = undo == NULL ? g_strdup (_("Nothing to undo")) : g_strdup_printf (_("Undo: %s (Ctrl+Z)"), undo);
  const char *redo = self->document == NULL ? NULL : dew_document_redo_what (self->document);
  g_autofree char *redo_tip = redo == NULL ? g_strdup (_("Nothing to redo")) : g_strdup_printf (_("Redo: %s (Ctrl+Y)"), redo);

  gtk_widget_set_tooltip_text (self->undo_button, undo_tip);
  gtk_widget_set_tooltip_text (self->redo_button, redo_tip);
  set_enabled (self, "undo", undo != NULL);
  set_enabled (self, "redo", redo != NULL);
}

static void
show_title (DewWindow *self)
{
  const DewDocumentRow *row = dew_ledger_document (dew_document_ledger (self->document));
  g_autofree char *file = dew_document_stem (dew_document_path (self->document));
  g_autofree char *window_title = g_strdup_printf (_("%s – Dewpond"), row->title);
  gboolean read_only = dew_document_read_only (self->document, NULL);

  adw_window_title_set_title (self->title, row->title);
  adw_window_title_set_subtitle (self->title, row->subtitle);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
  gtk_label_set_label (self->file_label, file);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file_label), dew_document_path (self->document));
  gtk_label_set_label (self->saved_label, read_only ? _("Read-only") : _("✓ Every change saved"));
}

static void
changed_cb (DewDocument      *document,
            const DewChanges *changes,
            DewWindow        *self)
{
  show_title (self);
  show_history (self);
  list_years (self);
}

static void
reloaded_cb (DewDocument *document,
             DewWindow   *self)
{
  changed_cb (document, NULL, self);
}

static void
show_document (DewWindow *self)
{
  static const char *const needs_document[] = { "save-as", "save-clean", "close-document", "export", "check", "year", "unit", "page", "show-details" };
  static const char *const needs_writing[] = { "import" };
  const char *why = NULL;
  gboolean open = self->document != NULL;
  gboolean read_only = open && dew_document_read_only (self->document, &why);

  for (guint i = 0; i < G_N_ELEMENTS (needs_document); i++)
    set_enabled (self, needs_document[i], open);
  for (guint i = 0; i < G_N_ELEMENTS (needs_writing); i++)
    set_enabled (self, needs_writing[i], open && !read_only);
  set_enabled (self, "partners", open && !read_only);
  show_history (self);

  /* The old document goes first, so that the new one is looked at once, in its own year. */
  FOR_EACH_PAGE (self, page)
    dew_page_set_document (page, NULL);

  if (!open)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Dewpond"));
      gtk_stack_set_visible_child_name (self->stack, "welcome");
      dew_welcome_page_refresh (self->welcome);
      /* What had the focus went with the document, and Tab would not find its way from there. */
      gtk_widget_child_focus (GTK_WIDGET (self->welcome), GTK_DIR_TAB_FORWARD);
      return;
    }

  gtk_label_set_label (self->read_only_label, why == NULL ? "" : why);
  gtk_info_bar_set_revealed (self->read_only_bar, read_only);
  show_title (self);
  set_year (self, first_year_to_show (self));
  set_unit (self, self->unit);
  list_years (self);
  FOR_EACH_PAGE (self, page)
    dew_page_set_document (page, self->document);
  gtk_stack_set_visible_child_name (self->stack, "document");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "schedule");
}

static void
set_document (DewWindow   *self,
              DewDocument *document)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
      dew_files_remember (dew_document_path (document), dew_document_title (document));
    }

  show_document (self);
}

DewDocument *
dew_window_document (DewWindow *self)
{
  g_return_val_if_fail (DEW_IS_WINDOW (self), NULL);

  return self->document;
}

/* Every change is kept when the cell is left: also when the document is. FALSE where what is typed cannot be taken. */
static gboolean
settle (DewWindow *self)
{
  FOR_EACH_PAGE (self, page)
    if (self->document != NULL && !dew_page_settle (page))
      return FALSE;

  return TRUE;
}

/* ---- Opening ---- */

static void
present_now (DewWindow *self)
{
  g_clear_handle_id (&self->present_due, g_source_remove);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
}

static gboolean
present_due (gpointer data)
{
  DewWindow *self = data;

  self->present_due = 0;
  present_now (self);

  return G_SOURCE_REMOVE;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DewWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DewDocument) document = dew_document_open_finish (result, &error);

  /* A window that was closed meanwhile, or another file asked for: this answer is stale. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening);
  if (document != NULL)
    set_document (self, document);
  else
    {
      gtk_stack_set_visible_child_name (self->stack, self->document != NULL ? "document" : "welcome");
      dew_window_toast (self, error->message);
    }
  present_now (self);
}

static void
cancel_opening (DewWindow *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

void
dew_window_open (DewWindow *self,
                 GFile     *file)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (DEW_IS_WINDOW (self));

  path = g_file_get_path (file);
  if (path == NULL)
    {
      present_now (self);
      dew_window_toast (self, _("Only files on this computer or on a mounted drive can be opened; copy the file here first."));
      return;
    }
  /* A document that is open here already would find itself locked. */
  if (self->document != NULL && g_strcmp0 (path, dew_document_path (self->document)) == 0)
    return;
  if (!settle (self))
    return;

  cancel_opening (self);
  self->opening = g_cancellable_new ();
  name = g_path_get_basename (path);
  label = g_strdup_printf (_("Opening “%s”…"), name);
  gtk_label_set_label (self->opening_label, label);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  dew_document_open_async (path, DEW_STORE_WRITE, self->opening, opened_cb, g_object_ref (self));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) && self->present_due == 0)
    self->present_due = g_timeout_add (MOMENT, present_due, self);
}

void
dew_window_open_sample (DewWindow  *self,
                        const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "dewpond", NULL);
  g_autofree char *base = g_strconcat (name, ".dewpond", NULL);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);

  g_mkdir_with_parents (folder, 0700);
  if (!there && !dew_create_from_sample (path, name, &error))
    {
      dew_window_toast (self, error->message);
      return;
    }

  dew_window_open (self, file);
  dew_window_toast (self, there ? _("This is your copy of the sample, as you left it.")
                                : _("This is a copy of the sample: change it as you like."));
}

static void
cancel_opening_activate (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  DewWindow *self = data;

  cancel_opening (self);
  gtk_stack_set_visible_child_name (self->stack, self->document != NULL ? "document" : "welcome");
}

static void
close_document_activate (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       data)
{
  if (settle (data))
    set_document (data, NULL);
}

static gboolean
dew_window_close_request (GtkWindow *window)
{
  if (!settle (DEW_WINDOW (window)))
    return TRUE;

  return GTK_WINDOW_CLASS (dew_window_parent_class)->close_request (window);
}

/* ---- Other actions ---- */

static void
undo_activate (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  DewWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!dew_document_undo (self->document, &error))
    dew_window_toast (self, error->message);
}

static void
redo_activate (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  DewWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!dew_document_redo (self->document, &error))
    dew_window_toast (self, error->message);
}

static void
partners_activate (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  DewWindow *self = data;

  dew_partners_dialog_present (GTK_WINDOW (self), self->document);
}

static void
year_change (GSimpleAction *action,
             GVariant      *state,
             gpointer       data)
{
  set_year (data, g_variant_get_int32 (state));
}

static void
unit_change (GSimpleAction *action,
             GVariant      *state,
             gpointer       data)
{
  for (DewUnit unit = DEW_UNIT_POUNDS; unit <= DEW_UNIT_MILLIONS; unit++)
    if (g_strcmp0 (unit_words[unit], g_variant_get_string (state, NULL)) == 0)
      set_unit (data, unit);
}

/* A page is made when it is first asked for: the first frame does not wait for what nobody looks at. */
static void
need_page (DewWindow *self,
           guint      i)
{
  GtkWidget *page;

  if (get_page (self, page_list[i].name) != NULL)
    return;

  page = g_object_new (page_list[i].type (), NULL);
  dew_page_set_narrow (DEW_PAGE (page), self->narrow);
  dew_page_set_year (DEW_PAGE (page), self->year);
  dew_page_set_unit (DEW_PAGE (page), self->unit);
  dew_page_set_document (DEW_PAGE (page), self->document);
  adw_view_stack_add_named (self->pages, page, page_list[i].name);
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
page_activated_cb (GtkListBox    *list,
                   GtkListBoxRow *row,
                   DewWindow     *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", page_list[gtk_list_box_row_get_index (row)].name);
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

/* Made when it is asked for; GtkApplication would make one with every window. */
static void
shortcuts_activate (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/dewpond/Dewpond/help-overlay.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (window, GTK_WINDOW (data));
  gtk_window_present (window);
}

static const GActionEntry actions[] = {
  { .name = "cancel-opening", .activate = cancel_opening_activate },
  { .name = "close-document", .activate = close_document_activate },
  { .name = "undo", .activate = undo_activate },
  { .name = "redo", .activate = redo_activate },
  { .name = "partners", .activate = partners_activate },
  { .name = "year", .parameter_type = "i", .state = "0", .change_state = year_change },
  { .name = "unit", .parameter_type = "s", .state = "'pounds'", .change_state = unit_change },
  { .name = "page", .parameter_type = "s", .state = "'schedule'", .change_state = page_change },
  { .name = "shortcuts", .activate = shortcuts_activate },
  { .name = "show-sidebar", .activate = show_sidebar_activate },
  { .name = "show-details", .activate = show_details_activate },
};

/* ---- Narrow and wide ---- */

static void
set_narrow (DewWindow *self,
            gboolean   narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  adw_flap_set_fold_policy (self->flap, narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, !narrow);
  gtk_widget_set_visible (self->sidebar_button, narrow);
  gtk_widget_set_visible (self->narrow_menu, narrow);
  gtk_widget_set_visible (self->export_button, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_button), !narrow);
  FOR_EACH_PAGE (self, page)
    dew_page_set_narrow (page, narrow);
  if (self->document != NULL)
    {
      show_year (self);
      list_years (self);
    }
}

static gboolean
look_at_width (gpointer data)
{
  DewWindow *self = data;

  set_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)) < NARROW);

  return G_SOURCE_REMOVE;
}

static void
dew_window_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  DewWindow *self = DEW_WINDOW (widget);

  GTK_WIDGET_CLASS (dew_window_parent_class)->size_allocate (widget, width, height, baseline);

  /* What is shown may not change while it is being laid out. */
  if (self->narrow != (width < NARROW))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, look_at_width, g_object_ref (self), g_object_unref);
}

/* ---- Dropping files ---- */

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         DewWindow     *self)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL)
    return FALSE;

  dew_window_open (self, file);
  return TRUE;
}

/* ---- The object ---- */

static void
dew_window_constructed (GObject *object)
{
  DewWindow *self = DEW_WINDOW (object);
  g_autofree char *unit = NULL;
  g_autoptr (GAction) all_columns = NULL;

  G_OBJECT_CLASS (dew_window_parent_class)->constructed (object);

  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);

  all_columns = g_settings_create_action (self->settings, "all-columns");
  g_action_map_add_action (G_ACTION_MAP (self), all_columns);

  unit = g_settings_get_string (self->settings, "unit");
  for (DewUnit i = DEW_UNIT_POUNDS; i <= DEW_UNIT_MILLIONS; i++)
    if (g_strcmp0 (unit_words[i], unit) == 0)
      self->unit = i;

  show_document (self);
}

static void
dew_window_dispose (GObject *object)
{
  DewWindow *self = DEW_WINDOW (object);

  cancel_opening (self);
  g_clear_handle_id (&self->present_due, g_source_remove);
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      FOR_EACH_PAGE (self, page)
        dew_page_set_document (page, NULL);
    }
  g_clear_object (&self->document);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dew_window_parent_class)->dispose (object);
}

static void
dew_window_class_init (DewWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dew_window_constructed;
  G_OBJECT_CLASS (klass)->dispose = dew_window_dispose;
  widget_class->size_allocate = dew_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = dew_window_close_request;

  g_type_ensure (DEW_TYPE_WELCOME_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DewWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, opening_label);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, file_label);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, saved_label);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, narrow_menu);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, unit_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, year_button);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DewWindow, unit_menu);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
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

static void
dew_window_init (DewWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->settings = g_settings_new ("org.dewpond.Dewpond");
  self->unit = DEW_UNIT_THOUSANDS;
  self->year = DEW_YEAR_MIN;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  _dew_window_add_file_actions (self);

  for (guint i = 0; i < G_N_ELEMENTS (page_list); i++)
    add_page (self, i);

  g_object_bind_property (self->flap, "reveal-flap", self->sidebar_button, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

DewWindow *
dew_window_new (DewApplication *application)
{
  return g_object_new (DEW_TYPE_WINDOW, "application", application, NULL);
}
