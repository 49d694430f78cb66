/* dew-share-private.h: a variance on its way through the rules: over the lines, then step by step to who bears it. */
#pragma once

#include "dew-date.h"
#include "dew-rule-private.h"
#include "dew-share.h"

/* One calculation. */
typedef struct {
  const DewLedger     *ledger;
  const DewShareQuery *query;
  const DewPool       *pool;
  const DewTotals     *totals;
  DewTotals           *own_totals;    /* those, where the query brought none */
  char                *as_at;         /* never empty */
  gint64               variance;      /* typed, or the sum of amounts */
  gboolean             nothing;       /* it is 0, and so is each of the amounts */
  DewDirection         direction;
  guint                node;          /* of the pool */
  DewRule             *rule;          /* the pool's in force, or the one typed; NULL where none is written for an overspend */
  gboolean             assumed;       /* nobody wrote it: it is what an underspend does by itself */
  gboolean             spread;        /* over lines; FALSE where it makes no difference which it falls on */
  gboolean             aligned;       /* there are aligned lines, though nothing could be spread over them */
  gint64               left;          /* of the variance, not yet borne by anybody */
  gint64              *shares;        /* by partner index */
  guint                n_partners;
  gboolean             moved;         /* virements of the year move something to or from lines of the pool */
  gboolean            *takes_part;    /* by partner index: it hosts or leads in the pool, or has some current contribution
                                       * there that is not nil */
  gboolean            *shown;         /* it hosts or leads, or has a contribution, income or movement entered, be it nil */
  DewShare            *share;         /* being filled */
} DewSharing;

/* An amount that stands at a node: a service line, or the pool or a category as a whole where no line in it has
 * contributions to spread by. */
typedef struct {
  guint  node;
  gint64 amount;
} DewFlowItem;

/* What one rule has to share: the amounts under it that no step has taken yet. */
struct _DewFlow {
  DewSharing *sharing;
  guint       place;                  /* node whose rule it is: the pool's or a line's */
  DewRule    *rule;
  GArray     *items;                  /* DewFlowItem */
};

/* A partner's contributions to the pooled lines under a node. */
typedef struct {
  gint64 existing, additional, moved, income;
} DewContributions;

void      _dew_flow_free             (DewFlow *flow);

/* ---- Spreading: dew-share-spread.c ---- */

/* The variance over lines, where that matters, or else on the pool as a whole; an array of DewFlowItem, in the order of nodes. */
GArray    *_dew_sharing_spread       (DewSharing *sharing, GError **error);
/* Takes the aligned lines out of items, borne by their funders. */
gboolean   _dew_sharing_take_aligned (DewSharing *sharing, GArray *items, GError **error);
/* The items by the rule they fall under; an array of DewFlow, the pool's first. */
GPtrArray *_dew_sharing_flows        (DewSharing *sharing, const GArray *items, GError **error);

/* ---- Amounts line by line: dew-share-amounts.c ---- */

/* FALSE where amounts are not such as the header of dew-share.h allows; TRUE where there are none. */
gboolean   _dew_amounts_check        (const DewLedger *ledger, const DewShareQuery *query, GError **error);
/* What they come to: all, or without those of lines that are aligned on that date. */
gint64     _dew_amounts_sum          (const DewLedger *ledger, const DewShareQuery *query, const char *pooled_on);
/* TRUE where one is not 0. */
gboolean   _dew_amounts_any          (const DewShareQuery *query);
/* The amounts, as an array of DewFlowItem in the order of nodes; and as a table of the working. */
GArray    *_dew_sharing_list_amounts (DewSharing *sharing);
/* Sets what has not the sign of their sum against the rest, where there is such; and books a table of it. */
gboolean   _dew_flow_offset          (DewFlow *flow, GError **error);

/* ---- Working: dew-share-work.c ---- */

/* Takes over title and basis. */
DewWork  *_dew_work_new              (DewWorkKind kind, DewBasis weights, gint64 place, char *title, char *basis);
void      _dew_work_free             (DewWork *work);
/* Appends a part of that weight; gives an amount to the part appended last, as it is. */
void      _dew_work_add              (DewWork *work, gint64 partner, gint64 line, gint64 weight);
void      _dew_work_give             (DewWork *work, gint64 amount);
/* Appends a sentence to the note and takes it over. */
void      _dew_work_note             (DewWork *work, char *sentence);

/* Shares an amount over the parts by their weights, of which none may be negative, nor all be 0, where the amount is not 0: then the parts get nothing. */
gboolean  _dew_sharing_apportion     (const DewSharing *sharing, DewWork *work, gint64 amount, GError **error);
/* Books what the parts got to their partners, unless nothing is borne yet, and the work, which it takes over, into the working. */
void      _dew_sharing_book          (DewSharing *sharing, DewWork *work, gint64 amount);
/* Shares an amount over those who fund a line, by their current gross contributions to it, and books it. Takes over title. */
gboolean  _dew_sharing_over_funders  (DewSharing *sharing, guint node, gint64 amount, DewWorkKind kind, char *title,
                                      GError **error);

/* ---- For the steps: dew-share-flow.c ---- */

/* The signed sum of what is left. */
gint64    _dew_flow_left             (const DewFlow *flow);
/* The name of the pool or line whose rule it is. */
const char *_dew_flow_place_name     (const DewFlow *flow);
/* An empty table of the working for a step. Takes over basis. */
DewWork  *_dew_flow_work             (const DewFlow *flow, const DewStep *step, DewWorkKind kind, DewBasis weights, char *basis);
/* Adds a partner's weight to it; one of 0 only if the partner has to do with the pool. */
void      _dew_flow_weigh            (const DewFlow *flow, DewWork *work, guint partner, gint64 weight);
/* Takes all that is left, and notes in the work from which lines. */
void      _dew_flow_take_all         (DewFlow *flow, DewWork *work);
/* Takes all that is left, shares it over the work's parts by their weights, and books it. Takes the work over. */
gboolean  _dew_flow_share            (DewFlow *flow, DewWork *work, GError **error);

/* A partner's contributions to the pooled lines of the flow's place. */
gboolean  _dew_flow_contributions    (const DewFlow *flow, guint partner, DewContributions *sums, GError **error);

/* Finds out who takes part in the pool and who is shown. */
void      _dew_sharing_find_partners (DewSharing *sharing);

/* TRUE where a contribution, income or movement is entered, be it nil: of a partner by index, or of DEW_ALL_PARTNERS. */
gboolean  _dew_sharing_entered       (const DewSharing *sharing, guint node, int partner);

/* The id of a partner by index; the name of a node. */
gint64      _dew_sharing_partner     (const DewSharing *sharing, guint partner);
const char *_dew_sharing_node_name   (const DewSharing *sharing, guint node);

/* An amount for a sentence: "£1,234.56". Returns buf. */
char     *_dew_sharing_pounds        (gint64 pence, char buf[64]);

/* ---- Result: dew-share-result.c ---- */

/* Amounts of either sign that sum to `whole`, which is not 0, as percentages of it in millionths that sum to 100. FALSE
 * where one does not fit. */
gboolean  _dew_share_percentages     (const gint64 *amounts, guint n, gint64 whole, gint64 *percents);
gboolean  _dew_sharing_finish        (DewSharing *sharing, const GPtrArray *flows, GError **error);
