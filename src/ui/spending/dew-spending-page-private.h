/* dew-spending-page-private.h: what the files of the spending page share: dew-spending-page.c holds it and draws the charts, dew-spending-choosers.c has what there is to choose and do, and
 * dew-spending-dialogs.c what of that dialogs ask for. */
#pragma once

#include <adwaita.h>

#include "dew-chart-view.h"
#include "dew-page.h"
#include "dew-spending-model.h"
#include "dew-spending-page.h"
#include "dew-tree-view.h"

G_BEGIN_DECLS

struct _DewSpendingPage
{
  GtkWidget           parent_instance;

  GtkStack           *stack;
  DewTreeView        *view;
  GtkDropDown        *sheet_choice;
  GtkDropDown        *whose_choice;
  GtkMenuButton      *month_button;
  GtkWidget          *share_button;
  GtkMenuButton      *more_button;
  GtkWidget          *chart_button;
  GtkRevealer        *charts;
  GtkToggleButton    *each_button;
  GtkToggleButton    *cumulative_button;
  DewChartView       *months;
  GtkWidget          *bars_card;
  DewChartView       *bars;
  GtkPopover         *popover;

  GSettings          *settings;
  GSimpleActionGroup *actions;
  DewDocument        *document;
  DewSpendingModel   *model;
  int                 year;
  DewUnit             unit;
  gboolean            narrow;
  gboolean            narrow_charts;    /* the charts were asked for though there is little room */
  gboolean            filling;
  guint               drawn;            /* the node the months are of */
  guint               drawing;          /* source that draws the charts */
};

/* dew-spending-page.c. The node the cursor is on, 0 for none; the pool it is in, 0 for none. */
guint  _dew_spending_page_node (DewSpendingPage *self);
gint64 _dew_spending_page_pool (DewSpendingPage *self);

/* dew-spending-choosers.c */
void _dew_spending_page_add_choosers (DewSpendingPage *self);
void _dew_spending_page_fill_whose   (DewSpendingPage *self);   /* partners may be others */
void _dew_spending_page_show_month   (DewSpendingPage *self);
void _dew_spending_page_enable       (DewSpendingPage *self);

/* dew-spending-dialogs.c: the actions that ask more. */
void _dew_spending_page_add_dialogs         (DewSpendingPage *self);
void _dew_spending_page_class_add_shortcuts (GtkWidgetClass *widget_class);

G_END_DECLS
