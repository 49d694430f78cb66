/* dew-cli-view.h: the figures that `show` shows: pools, years, partners, in a scenario, exact or rounded for publication */
#pragma once

#include <json-glib/json-glib.h>

#include "dew-ledger.h"
#include "dew-money-read.h"
#include "dew-totals.h"

typedef struct {
  const DewLedger *ledger;
  gint64           scenario;
  const DewPool   *pool;        /* the only one to show; NULL: all */
  int              year;        /* the same; 0: all */
  DewUnit          unit;        /* in pounds all is exact; else all foots, see dew-published.h */
  GPtrArray       *pools;       /* DewPool, as they stand in the agreements */
  GArray          *years;       /* int: that have a figure, ascending */
  GPtrArray       *totals;      /* DewTotals, one a year */
  GPtrArray       *published;   /* DewPublished, one a year; empty in pounds */
  gboolean         pence;       /* some figure is not in whole pounds */
} DewCliView;

/* The columns of the proposal table, contributions first, then what is budgeted and spent. */
typedef struct {
  DewSum      sum;
  const char *name;             /* for scripts */
  const char *heading;          /* for people, marked for translation */
} DewCliViewColumn;

#define DEW_N_VIEW_CONTRIBUTION 5
#define DEW_N_VIEW_COLUMNS      8

extern const DewCliViewColumn _dew_cli_view_columns[DEW_N_VIEW_COLUMNS];

/* FALSE with an error when sums do not fit. Clear it in any case. */
gboolean _dew_cli_view_init  (DewCliView *view, const DewLedger *ledger, gint64 scenario, const DewPool *pool, int year, DewUnit unit, GError **error);
void     _dew_cli_view_clear (DewCliView *view);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewCliView, _dew_cli_view_clear)

gboolean    _dew_cli_view_shows    (const DewCliView *view, const DewPool *pool);
guint       _dew_cli_view_node     (const DewCliView *view, const DewPool *pool);
const char *_dew_cli_view_scenario (const DewCliView *view);    /* its name; NULL for the baseline */

/* TRUE when a figure of a node is entered in the year with that index. partner as in dew-totals.h. */
gboolean _dew_cli_view_entered (const DewCliView *view, guint year, guint node, int partner, DewSum sum);
gboolean _dew_cli_view_any     (const DewCliView *view, guint year, guint node, int partner);

/* The figure in pence: exact, or the printed one. */
gint64   _dew_cli_view_get     (const DewCliView *view, guint year, guint node, int partner, DewSum sum);

/* The same as text: grouped for people, plain for CSV; "" when it is not entered. Free with g_free. */
char    *_dew_cli_view_print   (const DewCliView *view, guint year, guint node, int partner, DewSum sum, gboolean plain);

/* TRUE when a partner hosts or leads in a pool, or has a figure in it in any year. */
gboolean _dew_cli_view_takes_part (const DewCliView *view, const DewPool *pool, int partner);

/* Adds the year's, or all years', virements that are of the pool, if one is chosen: to text a small table, if there are any; to JSON a member. In whole pence, whatever the unit. */
void _dew_cli_view_put_virements (GString *out, const DewCliView *view);
void _dew_cli_view_add_virements (JsonBuilder *builder, const DewCliView *view);

/* The same with a pool's funds that are paid for performance, and what is released of them; in every scenario they are the same. */
void _dew_cli_view_put_incentives (GString *out, const DewCliView *view, const DewPool *pool);
void _dew_cli_view_add_incentives (JsonBuilder *builder, const DewCliView *view, const DewPool *pool);

/* And with the notes on single figures: to text a line each, if there are any; to JSON a member. */
void _dew_cli_view_put_notes (GString *out, const DewCliView *view);
void _dew_cli_view_add_notes (JsonBuilder *builder, const DewCliView *view);

/* Adds to JSON what is said of a pool beyond its figures, and of its lines. */
void _dew_cli_view_add_said (JsonBuilder *builder, const DewCliView *view, const DewPool *pool);

/* Writes all of it to stdout. */
void _dew_cli_view_put_json (const DewCliView *view);
