/* dew-spending-page-private.h: what the files of the spending page share: dew-spending-page.c holds it and draws the charts, dew-spending-choosers.c has what there is to choose and do,
 * dew-spending-dialogs.c what of that dialogs ask for, and dew-spending-ways.c what is chosen for a pool or line in menus. */
#pragma once

#include <adwaita.h>

#include "dew-chart-view.h"
#include "dew-page.h"
#include "dew-spending-model.h"
#include "dew-spending-page.h"
#include "dew-tree-view.h"

G_BEGIN_DECLS

#define DEW_N_SPENDING_WAYS 2

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
  GtkPopover         *popover;      /* NULL until it is asked for */
  GMenuModel         *more_menu;
  GMenuModel         *row_menu;
  GMenu              *more_ways;        /* where the menus of ways stand, in the page's menu and the row's */
  GMenu              *row_ways;

  GSettings          *settings;
  GSimpleActionGroup *actions;
  GMenu              *way_menus[DEW_N_SPENDING_WAYS];
  GtkStringList      *way_words[DEW_N_SPENDING_WAYS];   /* what is in them */
  DewDocument        *document;
  DewSpendingModel   *model;
  int                 year;
  DewUnit             unit;
  gint64              scenario;         /* that is edited, or DEW_BASELINE */
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

/* dew-spending-ways.c: the actions of the current pool or line, and what there is to choose for it. */
void _dew_spending_page_add_ways  (DewSpendingPage *self);
void _dew_spending_page_show_ways (DewSpendingPage *self, gboolean writable);
void _dew_spending_page_drop_ways (DewSpendingPage *self);

/* dew-spending-dialogs.c: the actions that ask more. What is chosen from a menu begins by settling: FALSE where what is being typed is refused. */
gboolean _dew_spending_page_settle          (DewSpendingPage *self);
void _dew_spending_page_add_dialogs         (DewSpendingPage *self);
void _dew_spending_page_class_add_shortcuts (GtkWidgetClass *widget_class);

G_END_DECLS
