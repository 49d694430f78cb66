/* dew-ledger-private.h: how a ledger is kept */
#pragma once

#include "dew-ledger.h"

/* One table but figures: rows by id, and in the order shown. */
typedef struct {
  GHashTable *by_id;    /* gint64 * (in the row) -> row */
  GPtrArray  *rows;     /* borrowed from by_id; sorted by position, id unless stale, when it has those that are gone, too */
  GPtrArray  *gone;     /* owned, until the list is put in order; NULL: none */
  GHashTable *went;     /* gint64 * (in the row) -> row, owned: those that the last patch took away; NULL: none */
  gboolean    stale;
} DewRows;

/* The figures of one line, in key order. */
typedef struct {
  gint64     line;
  DewFigure *figures;
  guint      n, room;   /* room is 0 where the figures stand in one of the ledger's blocks, as they were loaded */
} DewCells;

/* A line that a scenario has figures of, and how many. */
typedef struct {
  gint64 line;
  guint  n;
} DewOverlaid;

/* Which partners or scenarios the figures named while they were loaded. */
typedef struct {
  gint64   ids[16];
  guint    n;
  gboolean many;        /* more than are told here */
} DewNames;

struct _DewLedger
{
  DewRows     tables[DEW_N_TABLES];   /* DEW_TABLE_FIGURE's stays empty */
  GHashTable *cells;                  /* gint64 * (DewCells.line) -> DewCells */
  guint       n_figures;
  unsigned __int128 magnitude;        /* the sizes of all figures added up */
  DewCells   *filling;                /* the line that is being loaded */
  GPtrArray  *blocks;                 /* of figures as they were loaded; NULL where none were */
  guint       block_left;             /* the room in the last of them */
  DewNames    named[2];               /* partners, scenarios */
  gboolean    grown;                  /* the tree of what is being loaded is built */
  DewCells  **cells_of;               /* by node number, NULL where a line has none; none of it while structure changes */
  guint       n_orphans;              /* lines with figures that are not in the tree, or are categories */

  DewNode    *nodes;
  guint       n_nodes;
  GHashTable *node_of[2];             /* gint64 * (id in the row) -> node number; pools, lines */
  guint64     structure;

  GHashTable *arrangements, *variances, *spreads;       /* rows by what they are about; NULL where there are none */
  guint8     *maybe_arranged;         /* a bit for some lines each: of which a scenario may say something; NULL: of none */
  GHashTable *overlaid;               /* gint64 * (scenario) -> GHashTable of gint64 * (DewOverlaid.line) -> DewOverlaid; NULL where no figure ever was a scenario's */
  GHashTable *moved_on, *moved_by, *remarks_on;         /* gint64 * (in a row): a line, a virement, a line -> GPtrArray of rows */
  unsigned __int128 moved;            /* the sizes of all movements added up */
};

/* The most that the sizes of all figures may come to: then no sum of any of them, nor of a few such sums, can overflow. */
#define DEW_MAGNITUDE_LIMIT (G_MAXINT64 / 16)

/* The most categories that may stand around a line, each in the next: deeper trees come only from hostile files; nobody could read them. */
#define DEW_MAX_CATEGORIES 64

/* As memcmp, over the key of a figure without its line. */
int _dew_figure_cmp (const DewFigure *a, const DewFigure *b);

/* The place of a figure among a line's, or where it would stand; TRUE when it is there. */
gboolean _dew_cells_find (const DewCells *cells, const DewFigure *key, guint *at);

/* The figures of a service line by its node, without looking the line up. */
const DewFigure *_dew_ledger_node_figures (const DewLedger *ledger, guint node, guint *n);

/* What a figure adds to the ledger's magnitude. */
static inline guint64
_dew_figure_size (gint64 pence)
{
  return pence == DEW_CLEARED ? 0 : (guint64) ABS (pence);
}

/* That every figure belongs to a service line in the tree, and to partners and scenarios that are there. */
gboolean _dew_ledger_figures_fit (const DewLedger *ledger, GError **error);

/* Finds movements and remarks by what they are about, afresh; forgets it. */
void _dew_ledger_index       (DewLedger *ledger);
void _dew_ledger_index_clear (DewLedger *ledger);

/* Frees the rows that are gone, or that went with the last patch; the list must not be used any more, or have none of them. */
void _dew_rows_let_go (DewRows *rows, DewTable table);
void _dew_rows_forget (DewRows *rows, DewTable table);

/* Brings in line what hangs on rows of a table that the tree does not depend on: their order, and what they refer to. */
gboolean _dew_ledger_settle_rows (DewLedger *ledger, DewTable table, GError **error);

/* Rebuilds the order of rows and the tree; checks references, kinds and cycles. FALSE, the old tree standing, with DEW_ERROR_FORMAT. */
gboolean _dew_ledger_build (DewLedger *ledger, GError **error);

/* Its two halves: the tree of rows, which looks at no figure; and the tie of figures to the nodes of their lines. */
gboolean _dew_ledger_build_tree (DewLedger *ledger, GError **error);
void     _dew_ledger_tie_figures (DewLedger *ledger);

/* What a scenario says otherwise, by what it is about: part of the index. */
void _dew_ledger_index_arranged       (DewLedger *ledger);
void _dew_ledger_index_arranged_clear (DewLedger *ledger);

/* TRUE when the line is switched off there. Always FALSE in the baseline, and asks next to nothing where no scenario has arrangements. */
gboolean _dew_ledger_is_off (const DewLedger *ledger, gint64 line, gint64 scenario);

/* As dew_ledger_pooled (), of a line of that pool. */
gboolean _dew_ledger_pooled_in (const DewLedger *ledger, const DewPool *pool, const DewLine *line, gint64 scenario, const char *as_at);

/* Keeps count of a scenario's figures, line by line. */
void _dew_ledger_overlay_added   (DewLedger *ledger, const DewFigure *figure);
void _dew_ledger_overlay_removed (DewLedger *ledger, const DewFigure *figure);
void _dew_ledger_overlaid_copy   (DewLedger *copy, const DewLedger *ledger);

/* The figures of a scenario (not the baseline), by line, then in key order: a GArray of DewFigure. Free with g_array_unref. */
GArray *_dew_overlay_figures (const DewLedger *ledger, gint64 scenario);

/* The lines that a scenario has figures of, gint64 * -> DewOverlaid; borrowed; NULL where it never had any. */
GHashTable *_dew_ledger_overlaid (const DewLedger *ledger, gint64 scenario);
