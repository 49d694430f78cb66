/* dew-ledger.h: a whole document in memory.
 *
 * Invariants
 *   - The file is the truth; the ledger follows it, only ever through dew_ledger_patch ().
 *   - Everything else takes it const. A worker gets a copy.
 *   - Nodes are the tree in the order shown: the root, agreements, their pools, categories and service lines, each before its children. A node's subtree is
 *     nodes[i] .. nodes[i].end - 1. Node numbers hold until the next patch that touches structure (dew_ledger_structure () tells).
 *   - Figures of a line stand sorted by year, month, measure, partner, scenario: an overlay beside its baseline.
 */
#pragma once

#include "dew-changes.h"
#include "dew-error.h"

typedef enum { DEW_NODE_ROOT, DEW_NODE_AGREEMENT, DEW_NODE_POOL, DEW_NODE_CATEGORY, DEW_NODE_LINE } DewNodeKind;

typedef struct {
  DewNodeKind kind;
  gint64      id;         /* of the agreement, pool or line; 0 for the root */
  guint       parent;     /* number of the node above; the root's is 0 */
  guint       end;        /* one past the last node of the subtree */
  guint       depth;      /* 0 for the root */
  union {                 /* the row, borrowed */
    const DewAgreement *agreement;
    const DewPool      *pool;
    const DewLine      *line;   /* categories and service lines */
  };
} DewNode;

typedef struct _DewLedger DewLedger;

DewLedger *dew_ledger_new  (void);
DewLedger *dew_ledger_copy (const DewLedger *ledger);
void       dew_ledger_free (DewLedger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewLedger, dew_ledger_free)

/* Brings the ledger in line with changes, in whatever order they stand. FALSE, ledger as it was, when they do not fit it (a row inserted twice, a row
 * that is not there, a reference to nothing): then the file is damaged, DEW_ERROR_FORMAT. */
gboolean dew_ledger_patch (DewLedger *ledger, const DewChanges *changes, GError **error);

/* TRUE when no sum can overflow once changes are made; else DEW_ERROR_OVERFLOW. A ledger that loads fits. */
gboolean dew_ledger_fits (const DewLedger *ledger, const DewChanges *changes, GError **error);

/* Loading in bulk: rows are taken over (not copied) in any order of tables but with figures in key order, then finish checks references, cycles and kinds, and
 * builds the tree. */
void     dew_ledger_load_row    (DewLedger *ledger, DewTable table, gpointer row);
void     dew_ledger_load_figure (DewLedger *ledger, const DewFigure *figure);
gboolean dew_ledger_load_finish (DewLedger *ledger, GError **error);

/* Builds the tree once all rows are there, which finish does otherwise. Figures may meanwhile be loaded by one other thread: they touch nothing that rows or the tree do. */
gboolean dew_ledger_load_tree   (DewLedger *ledger, GError **error);

/* Goes up with every patch that changes which nodes there are, their order, or partners: not with one of figures, virements, notes, rules or what a row says. */
guint64 dew_ledger_structure (const DewLedger *ledger);

/* ---- Rows ---- */

const DewDocumentRow *dew_ledger_document (const DewLedger *ledger);      /* NULL only while loading */

/* All rows of a table but figures, in the order of position, then id; borrowed: a GPtrArray of the structs of dew-schema.h. */
const GPtrArray *dew_ledger_rows (const DewLedger *ledger, DewTable table);

/* The id of the last of them, 0 when there is none. */
gint64 dew_ledger_last (const DewLedger *ledger, DewTable table);

/* The row with that id, or NULL; any table but figures. */
gconstpointer dew_ledger_find (const DewLedger *ledger, DewTable table, gint64 id);

/* The row with that id that the last patch took away, or NULL: who follows changes asks what it was about. */
gconstpointer dew_ledger_went (const DewLedger *ledger, DewTable table, gint64 id);

/* The index of a partner among dew_ledger_rows (PARTNER), or -1. */
int dew_ledger_partner_index (const DewLedger *ledger, gint64 partner);

/* The partner called that, by name or short name, ignoring case; NULL when none is, or more than one. */
const DewPartner *dew_ledger_partner_named (const DewLedger *ledger, const char *name);

/* What to call a partner where space is short: its short name, or else its name. */
const char *dew_partner_short (const DewPartner *partner);

/* ---- The tree ---- */

const DewNode *dew_ledger_nodes (const DewLedger *ledger, guint *n_nodes);

/* The node of a pool or line (category), 0 when there is none. */
guint dew_ledger_node (const DewLedger *ledger, DewTable table, gint64 id);

/* The table that the row of such a node stands in; for the root, which has none, that of lines. */
DewTable dew_node_table (DewNodeKind kind);

/* The pool called that, ignoring case, NULL with an error that lists what there is. */
const DewPool *dew_ledger_pool_named (const DewLedger *ledger, const char *name, GError **error);

/* The line or category of a pool called that: its name where only one has it, or its path "Category > Line". NULL with an error. */
const DewLine *dew_ledger_line_named (const DewLedger *ledger, const DewPool *pool, const char *name, GError **error);

/* The node of "Pool" or "Pool > Category > Line": a pool, or a line or category of it by name or path. 0 with an error. */
guint dew_ledger_place_named (const DewLedger *ledger, const char *place, GError **error);

/* What a pool, category or line is called so: "Pool > Category > Line". Free with g_free. */
char *dew_ledger_place (const DewLedger *ledger, guint node);

/* "A > B" for the categories above a line, without the line; "" in the pool itself. Free with g_free. */
char *dew_ledger_category_path (const DewLedger *ledger, const DewLine *line);

/* ---- Figures ---- */

/* The figures of a line, all years and scenarios. */
const DewFigure *dew_ledger_figures (const DewLedger *ledger, gint64 line, guint *n);

/* What stands in the cell: the scenario's figure, or where it has none the baseline's. FALSE when it is not entered, or cleared there. Of a line that is switched off in the
 * scenario too: what stands there counts for nothing then. */
gboolean dew_ledger_figure (const DewLedger *ledger, gint64 line, int year, int month, DewMeasure measure, gint64 partner, gint64 scenario, gint64 *pence);

/* The figure row itself in just that scenario, or NULL. */
const DewFigure *dew_ledger_figure_row (const DewLedger *ledger, gint64 line, int year, int month, DewMeasure measure, gint64 partner, gint64 scenario);

guint dew_ledger_n_figures (const DewLedger *ledger);

/* ---- What is said of figures ---- */

/* The movements on a line, of all years; those of a virement. A GPtrArray of DewMovement, borrowed; NULL where there is none. */
const GPtrArray *dew_ledger_movements_on (const DewLedger *ledger, gint64 line);
const GPtrArray *dew_ledger_movements_by (const DewLedger *ledger, gint64 virement);

/* The notes on the figures of a line, as they were loaded; NULL where there are none. Borrowed: a GPtrArray of DewRemark. */
const GPtrArray *dew_ledger_remarks_on (const DewLedger *ledger, gint64 line);

/* The note on a figure, or NULL. */
const DewRemark *dew_ledger_remark (const DewLedger *ledger, gint64 line, int year, int month, DewMeasure measure, gint64 partner);

/* The years that have a figure anywhere, ascending; a GArray of int. Free with g_array_unref. */
GArray *dew_ledger_years (const DewLedger *ledger);

/* TRUE when a line counts as pooled in a scenario on that date, with "" from the beginning: its pool is pooled by then, and so is it. By whole months: it is pooled in the month
 * it becomes so. */
gboolean dew_ledger_pooled (const DewLedger *ledger, const DewLine *line, gint64 scenario, const char *as_at);

/* ---- What a scenario says of lines and pools ---- */

/* A service line as it is in a scenario. */
typedef struct {
  gboolean    off;              /* switched off: it has no figures there, whatever is entered */
  gint        status;           /* DewStatus before pooled_from; its pool's is not looked at */
  const char *pooled_from;      /* borrowed */
  gint        lead_mode;        /* DewLeadMode */
  gint64      lead;             /* partner, only with DEW_LEAD_SINGLE */
} DewArranged;

/* How a line stands in a scenario; in the baseline as its row says. Does not depend on how many lines or arrangements there are. */
void dew_ledger_arranged (const DewLedger *ledger, const DewLine *line, gint64 scenario, DewArranged *arranged);

/* What just that scenario says of a line, or NULL. */
const DewArrangement *dew_ledger_arrangement (const DewLedger *ledger, gint64 line, gint64 scenario);

/* The variance typed for a pool in a year: the scenario's, or where it says nothing the baseline's. FALSE when it is the forecast's. */
gboolean dew_ledger_variance (const DewLedger *ledger, gint64 pool, int year, gint64 scenario, gint64 *pence);

/* The row itself in just that scenario, or NULL. */
const DewVariance *dew_ledger_variance_row (const DewLedger *ledger, gint64 pool, int year, gint64 scenario);

/* The spread of a line's outturn in a simulation, or NULL. */
const DewSpread *dew_ledger_spread (const DewLedger *ledger, gint64 line);

/* The rule that a place (a pool, or a line of it, not its categories) has in a scenario, for a direction, in force on a date: the scenario's list for that place
 * and direction where it has one, else the baseline's; of that list the latest that started in or before the date's month. NULL when there is none. */
const DewRuleRow *dew_ledger_rule (const DewLedger *ledger, gint64 pool, gint64 line, DewDirection direction, const char *date, gint64 scenario);
