/* dew-tree-view-private.h: what the files of the view share.
 *
 * dew-tree-view.c holds the widget and follows the cursor; find.c finds, filter.c says which lines are shown and in which order, sum.c adds up what is selected.
 */
#pragma once

#include "dew-tree-view.h"

G_BEGIN_DECLS

/* Which lines are shown. */
typedef struct {
  gint64 partner;               /* contributes to it; 0: whoever does */
  gint64 lead;                  /* leads it; 0: whoever does */
  int    lead_mode;             /* DewLeadMode besides DEW_LEAD_SINGLE, −1: whichever */
  int    pooled;                /* 1 pooled, 0 aligned, −1 whichever */
  int    contract;              /* DewContract, −1 whichever */
  guint  own;                   /* of the model's own choices; 0 all */
} DewTreeChoice;

typedef enum {
  DEW_SORT_DOCUMENT,
  DEW_SORT_NAME,
  DEW_SORT_LEAD,
  DEW_SORT_PROVIDER,
  DEW_SORT_CONTRACT,
  DEW_SORT_STATUS,
  DEW_SORT_LARGEST,             /* figures of a column, the largest first */
  DEW_SORT_SMALLEST,
} DewTreeSort;

/* Adding up, in slices, so that a large block does not hold the window up. */
typedef struct {
  guint       source;
  DewGridArea area;             /* in rows; what is left of it begins at `row` */
  guint       row;
  guint64     n_cells;
  guint64     n_figures;
  __int128    sum;              /* pence */
  guint       depth;            /* the least of the rows with figures */
  gboolean    twice;            /* a figure lies in another that is counted, too */
  gboolean    done;
} DewTreeSum;

struct _DewTreeView
{
  GtkWidget       parent_instance;

  GtkWidget      *toolbar;
  GtkSearchEntry *search;
  GtkLabel       *matches;
  GtkMenuButton  *filter_button;
  GtkBox         *tools;
  GtkWidget      *strip;
  GtkLabel       *strip_label;
  GtkWidget      *scrolled;
  DewGrid        *grid;
  GtkBox         *below;
  GtkLabel       *status;
  GtkLabel       *hint;
  GtkLabel       *status_end;

  char           *key;
  GSettings      *settings;
  GSimpleActionGroup *actions;
  DewTreeModel   *model;
  guint           showing;              /* source that shows what is current */

  GArray         *found;                /* guint: nodes; NULL: nothing is looked for */
  guint           found_at;             /* which of them the cursor is on */

  DewTreeChoice   choice;
  char           *as_at;                /* the date that the arrangement is looked at on */
  DewTreeSort     sort;
  guint           sort_column;
  GtkWidget      *filter_rows[6];       /* drop-downs: partner, lead, arrangement, contract, the model's own, order */
  gboolean        filling;

  DewTreeSum      sum;
};

/* dew-tree-view.c */
void _dew_tree_view_show_status (DewTreeView *self);

/* dew-tree-view-find.c */
void _dew_tree_view_add_find    (DewTreeView *self);
void _dew_tree_view_find_again  (DewTreeView *self);    /* the document has changed */

/* dew-tree-view-filter.c */
void _dew_tree_view_add_filter  (DewTreeView *self);
void _dew_tree_view_fill_filter (DewTreeView *self);    /* partners may be others */
void _dew_tree_view_show_all    (DewTreeView *self);
void _dew_tree_view_show_strip  (DewTreeView *self);

/* dew-tree-view-scenario.c */
void _dew_tree_view_add_scenario  (DewTreeView *self);
void _dew_tree_view_show_scenario (DewTreeView *self);

/* dew-tree-view-sum.c */
void _dew_tree_view_sum         (DewTreeView *self);    /* what is selected, from now on */
void _dew_tree_view_stop_sum    (DewTreeView *self);

/* The average of n figures, to the penny, half away from zero. */
gint64 _dew_tree_view_average (__int128 sum, guint64 n);

/* What the line beneath says of it, as markup; NULL where one cell is selected. g_free. */
char *_dew_tree_view_tell_sum   (DewTreeView *self);

G_END_DECLS
