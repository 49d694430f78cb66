/* dew-window-private.h: what the files of a window share.
 *
 * dew-window.c holds the object and shows a document; open.c brings one in; pages.c has the pages, choosers.c the year and the unit they show; actions.c and files.c
 * are what can be done with the document.
 */
#pragma once

#include "dew-money-read.h"
#include "dew-toaster.h"
#include "dew-welcome-page.h"
#include "dew-window.h"

struct _DewWindow
{
  AdwApplicationWindow parent_instance;

  DewToaster      *toaster;
  GtkStack        *stack;
  DewWelcomePage  *welcome;
  GtkLabel        *opening_label;
  AdwFlap         *flap;
  GtkListBox      *sidebar;
  GtkLabel        *file_label;
  GtkLabel        *saved_label;
  AdwWindowTitle  *title;
  GtkWidget       *header;
  GtkWidget       *sidebar_button;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  GtkMenuButton   *narrow_menu;
  GtkWidget       *export_button;
  GtkMenuButton   *unit_button;
  GtkMenuButton   *year_button;
  GtkInfoBar      *read_only_bar;
  GtkLabel        *read_only_label;
  GtkWidget       *scenario_strip;
  GtkLabel        *scenario_chip;
  GtkLabel        *scenario_label;
  AdwViewStack    *pages;
  GtkMenuButton   *welcome_button;
  GtkMenuButton   *menu_button;
  GMenuModel      *welcome_menu;
  GMenuModel      *main_menu;
  GMenuModel      *more_menu;
  GMenuModel      *unit_menu;

  GSettings       *settings;
  DewDocument     *document;
  GCancellable    *opening;
  GHashTable      *ahead;       /* char * to GtkWidget: pages that nobody has turned to yet */
  guint            making;      /* source that makes them, one after the other */
  guint            present_due; /* source that shows a window whose document is long in coming */
  int              year;
  DewUnit          unit;
  gint64           scenario;    /* that is edited; DEW_BASELINE: none */
  gboolean         told_shared; /* since it is: that some edits are of all scenarios */
  guint            telling;     /* source that tells it */
  gboolean         narrow;
  int              listed[2];           /* the years that the menu begins and ends with, and whether it is the narrow window's */
  gboolean         listed_narrow;
  int              least_wide;  /* px that it needs at least while it is not narrow */
};

/* dew-window.c: shows a document, or with NULL the welcome page. */
void _dew_window_set_document (DewWindow *self, DewDocument *document);

/* dew-window-open.c: the actions new, open, cancel-opening and close-document. */
void _dew_window_add_open_actions (DewWindow *self);
void _dew_window_cancel_opening   (DewWindow *self);

/* dew-window-choosers.c: whoever closes a menu of the header, and has not gone elsewhere by it, goes on in the page. For dew_menu_set (). */
void _dew_window_menu_built (GtkPopover *popover, gpointer window);

/* dew-window-pages.c: the sidebar, and the actions page, next-area, show-sidebar and show-details. Pages follow the document from when they are asked for. */
void     _dew_window_add_pages          (DewWindow *self);
void     _dew_window_make_first_page    (DewWindow *self);     /* that it is there when a document comes */
void     _dew_window_pages_set_document (DewWindow *self, DewDocument *document);
void     _dew_window_pages_set_year     (DewWindow *self);
void     _dew_window_pages_set_unit     (DewWindow *self);
void     _dew_window_pages_set_scenario (DewWindow *self);
void     _dew_window_pages_set_narrow   (DewWindow *self);
gboolean _dew_window_settle             (DewWindow *self);
void     _dew_window_focus_page         (DewWindow *self);      /* to where the work of the page is */

/* dew-window-choosers.c: the actions year, step-year and unit. */
void _dew_window_add_choosers   (DewWindow *self);
void _dew_window_start_choosers (DewWindow *self);      /* with the year that a document is worth beginning with */
void _dew_window_list_years     (DewWindow *self);
void _dew_window_follow_figures (DewWindow *self);      /* to a year with figures, where the one shown has none */
void _dew_window_show_choosers  (DewWindow *self);

/* dew-window-scenario.c: which scenario is edited; the actions edit-scenario, scenario-differs and scenario-promote. */
void _dew_window_add_scenario    (DewWindow *self);
void _dew_window_show_scenario   (DewWindow *self);     /* the baseline, where the one that was edited is gone */
void _dew_window_leave_scenario  (DewWindow *self);
void _dew_window_tell_shared     (DewWindow *self, const DewChanges *changes); /* once, where they are of all scenarios while one is edited */

/* dew-window-actions.c: the actions undo, redo, document, partners, virements, roll-forward and shortcuts; which actions are enabled. */
void _dew_window_add_actions    (DewWindow *self);
void _dew_window_enable_actions (DewWindow *self);
void _dew_window_show_history   (DewWindow *self);

/* dew-window-files.c: the actions save-as, save-clean, import, export and check. */
void _dew_window_add_file_actions (DewWindow *self);
