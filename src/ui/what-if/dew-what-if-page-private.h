/* dew-what-if-page-private.h: what the files of the What-if page share.
 *
 * dew-what-if-page.c holds the page, follows the document and works the comparison out; controls.c has the pool and its variance; table.c the lanes; scenarios.c what can be done with a
 * scenario; shown.c which of them are shown; charts.c the charts; chances.c what is simulated.
 */
#pragma once

#include "dew-chances.h"
#include "dew-chart-view.h"
#include "dew-comparison.h"
#include "dew-lanes.h"
#include "dew-what-if-page.h"

G_BEGIN_DECLS

struct _DewWhatIfPage
{
  GtkWidget        parent_instance;

  GtkStack        *stack;
  GtkWidget       *toolbar;
  GtkDropDown     *pool_choice;
  GtkWidget       *variance_box;
  GtkLabel        *variance_caption;
  GtkEntry        *variance_entry;
  GtkLabel        *variance_message;
  GtkRevealer     *variance_revealer;
  GtkScale        *slider;
  GtkLabel        *of_budget;
  GtkToggleButton *forecast_button;
  GtkDropDown     *line_choice;
  GtkSwitch       *differences_switch;
  GtkMenuButton   *shown_button;
  GtkLabel        *shown_label;
  DewLanes        *lanes;
  GtkWidget       *bearing_card;
  DewChartView    *bearing_chart;
  GtkWidget       *curves_card;
  DewChartView    *curves_chart;
  GtkDropDown     *bearer_choice;
  GtkWidget       *bridge_card;
  DewChartView    *bridge_chart;
  GtkDropDown     *bridge_choice;
  DewChances      *chances;

  DewDocument     *document;
  int              year;
  gint64           pool;                /* id of the chosen one, 0: all */
  GArray          *pools;               /* gint64: ids behind pool_choice, 0 first */
  GArray          *lines;               /* gint64: ids behind line_choice, 0 first */
  GArray          *scenarios;           /* gint64: shown besides the baseline, in order */
  GHashTable      *left_out;            /* ids of scenarios that are not to be shown */
  char            *aside;               /* the name of the one that was put aside last, */
  guint            telling;             /* the source that tells so */
  DewComparison   *comparison;
  char            *as_at;               /* the day that it is as at */
  GPtrArray       *curves;              /* DewCurve, by lane, of the chosen pool and partner; empty: to be traced */
  GPtrArray       *refusals;            /* char *: why a curve has gaps */
  guint            bearer;              /* index of the partner whose share the charts are about */
  guint            bridged;             /* the lane that the bridge leads to */
  GPtrArray       *rows;                /* of the table */
  char            *shape;               /* what the widgets of the table were made for */
  gboolean         sentences;           /* rules are shown as sentences too */
  gboolean         filling;             /* controls are being set, and not by a person */
  gboolean         trying;              /* what the controls say is not in the document yet */
  guint            settling;            /* source that puts it there */
  gboolean         stale;               /* the document changed while another page was shown */
};

/* dew-what-if-page.c */
const DewLedger *_dew_what_if_ledger  (DewWhatIfPage *self);
/* The sums of the lanes, in their order; borrowed until the next change. */
void             _dew_what_if_totals  (DewWhatIfPage *self, const DewTotals *totals[DEW_MAX_COMPARED]);
/* Shares what is tried now, in all lanes, and shows it. */
void             _dew_what_if_try     (DewWhatIfPage *self);
/* Works all of it out again, with the scenarios that are to be shown now. */
void             _dew_what_if_look_again (DewWhatIfPage *self);
/* What of the pool, or all of them, is budgeted in the baseline, in pence; 0: nothing. */
gint64           _dew_what_if_budget  (DewWhatIfPage *self);
/* Makes an edit of the document, or tells why not; changes and error are taken. TRUE when it was made. */
gboolean         _dew_what_if_take    (DewWhatIfPage *self, DewChanges *changes, gboolean good, const char *what, GError **error);

/* dew-what-if-controls.c */
void  _dew_what_if_add_controls  (DewWhatIfPage *self);
void  _dew_what_if_list_choices  (DewWhatIfPage *self);
void  _dew_what_if_show_variance (DewWhatIfPage *self);
/* FALSE where what is typed cannot be taken. */
gboolean _dew_what_if_settle     (DewWhatIfPage *self);

/* The line or category that a typed variance falls on, 0 for all. */
gint64 _dew_what_if_line         (DewWhatIfPage *self);

/* dew-what-if-charts.c */
void  _dew_what_if_add_charts    (DewWhatIfPage *self);
void  _dew_what_if_show_charts   (DewWhatIfPage *self);
/* Something else than the variance has changed. */
void  _dew_what_if_forget_curves (DewWhatIfPage *self);

/* dew-what-if-chances.c: what a simulation is about, and its keys. */
void  _dew_what_if_add_chances   (GtkWidgetClass *widget_class);
void  _dew_what_if_show_chances  (DewWhatIfPage *self);

/* dew-what-if-table.c */
void  _dew_what_if_show_table    (DewWhatIfPage *self);
/* The number of a lane's scenario, 1 for the baseline; a number keeps its colour on every page. */
guint _dew_what_if_number        (DewWhatIfPage *self, gint64 scenario);
const char *_dew_what_if_name    (DewWhatIfPage *self, guint lane);

/* dew-what-if-shown.c */
void  _dew_what_if_add_shown     (DewWhatIfPage *self);
/* Lists the scenarios that are shown: as many as fit beside the baseline, but for those that were put aside. */
void  _dew_what_if_list_shown    (DewWhatIfPage *self);
void  _dew_what_if_set_shown     (DewWhatIfPage *self, gint64 scenario, gboolean shown);

/* dew-what-if-scenarios.c: the actions of a lane's menu. */
void  _dew_what_if_install_actions (GtkWidgetClass *widget_class);
GMenuModel *_dew_what_if_menu    (DewWhatIfPage *self, gint64 scenario);
/* What of a scenario differs from the baseline, in as few words as fit on a badge; NULL: nothing. Free with g_free. */
char *_dew_what_if_differs       (DewWhatIfPage *self, gint64 scenario);

G_END_DECLS
