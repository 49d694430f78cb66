/* dew-schedule-page-private.h: what the files of the schedule page share.
 *
 * dew-schedule-page.c holds the page and follows the document and the cursor; dew-schedule-actions.c is what can be done with the rows, dew-schedule-dialogs.c what of that
 * dialogs ask for, dew-schedule-columns.c which columns there are.
 */
#pragma once

#include <adwaita.h>

#include "dew-chart-view.h"
#include "dew-page.h"
#include "dew-properties-pane.h"
#include "dew-schedule-model.h"
#include "dew-schedule-page.h"
#include "dew-tree-view.h"

G_BEGIN_DECLS

struct _DewSchedulePage
{
  GtkWidget          parent_instance;

  GtkStack          *stack;
  AdwFlap           *pane_flap;
  DewPropertiesPane *pane;
  DewTreeView       *view;
  GtkMenuButton     *columns_button;
  GtkMenuButton     *more_button;
  GtkWidget         *virement_button;
  GtkWidget         *chart_button;
  GtkWidget         *pane_button;
  GtkRevealer       *chart_revealer;
  DewChartView      *chart;
  GtkPopover        *popover;      /* NULL until it is asked for */
  GMenuModel        *add_menu;
  GMenuModel        *more_menu;
  GMenuModel        *row_menu;
  GtkMenuButton     *add_button;

  GSettings         *settings;
  GSimpleActionGroup *actions;
  DewDocument       *document;
  DewScheduleModel  *model;
  int                year;
  DewUnit            unit;
  gint64             scenario;      /* that is edited, or DEW_BASELINE */
  gboolean           narrow;
  gboolean           narrow_chart;      /* the chart was asked for though there is little room */
};

/* dew-schedule-page.c. The row the cursor is on: DEW_NODE_ROOT where it is on none that can be edited. */
DewNodeKind _dew_schedule_page_current (DewSchedulePage *self, gint64 *id);

/* Brings the cursor to the name of a pool or line; FALSE where that is not shown. */
gboolean    _dew_schedule_page_go_to   (DewSchedulePage *self, DewTable table, gint64 id);

/* The figure of a line that the cursor is on; FALSE where it is on none. */
gboolean    _dew_schedule_page_figure  (DewSchedulePage *self, DewFigure *key);

/* dew-schedule-columns.c: which columns are shown. */
void _dew_schedule_page_add_columns (DewSchedulePage *self);

/* dew-schedule-actions.c. Which are enabled goes by the row the cursor is on. */
void _dew_schedule_page_add_actions         (DewSchedulePage *self);
void _dew_schedule_page_enable_actions      (DewSchedulePage *self);
void _dew_schedule_page_class_add_shortcuts (GtkWidgetClass *widget_class);

/* dew-schedule-dialogs.c: what is done in dialogs and in the pane: moving money, merging, splitting and renaming pools, notes on figures. Among the actions above. */
void _dew_schedule_page_add_dialogs    (DewSchedulePage *self);
void _dew_schedule_page_enable_dialogs (DewSchedulePage *self);

G_END_DECLS
