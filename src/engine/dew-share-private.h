/* dew-share-private.h: a variance on its way through the rules: over the lines, then step by step to who bears it. */
#pragma once

#include "dew-date.h"
#include "dew-rule-private.h"
#include "dew-share.h"

/* Months of the year in which the same rules are in force and the same lines pooled; a typed variance has a single one of them. */
typedef struct {
  int       from, until;                /* months, 1 is April; both 0 for a typed variance */
  char     *as_at;                      /* a day in the first of them, never empty */
  DewRule  *rule;                       /* the pool's in force, or the one typed; NULL where none is written for an overspend */
  gboolean  assumed;                    /* nobody wrote it: it is what an underspend does by itself */
  guint    *places;                     /* by node, from the pool's own: the node whose rule it falls under */
  guint    *aligned;                    /* by node, from the pool's own: how many aligned lines stand before it; one more for the end */
} DewPeriod;

/* One calculation. */
typedef struct {
  const DewLedger     *ledger;
  const DewShareQuery *query;
  const DewPool       *pool;
  const DewTotals     *totals;
  DewTotals           *own_totals;    /* those, where the query brought none */
  gint64               variance;      /* typed, or the sum of amounts */
  gboolean             nothing;       /* it is 0, and so is each of the amounts */
  DewDirection         direction;
  guint                node;          /* of the pool */
  guint               *amount_nodes;  /* of the lines of the query's amounts; NULL where the variance is typed */
  GArray              *periods;       /* DewPeriod, in date order */
  const DewPeriod     *period;        /* the one that is being shared */
  gboolean             spread;        /* over lines; FALSE where it makes no difference which it falls on */
  gboolean             aligned;       /* there are aligned lines, though nothing could be spread over them */
  guint                n_parts;       /* how many a step or band has taken so far */
  gint64               left;          /* of the variance, not yet borne by anybody */
  gint64              *shares;        /* by partner index */
  guint                n_partners;
  gboolean             moved;         /* virements of the year move something to or from lines of the pool */
  gboolean            *takes_part;    /* by partner index: it hosts or leads in the pool, or has some current contribution
                                       * there that is not nil */
  gboolean            *shown;         /* it hosts or leads, or has a contribution, income or movement entered, be it nil */
  GPtrArray           *pots;          /* DewPot, of all places */
  gboolean             beside;        /* another pool's: what can be set against it is all that is wanted, so that aligned lines are left out */
  DewShare            *share;         /* being filled */
} DewSharing;

/* An amount that stands at a node: a service line, or the pool or a category as a whole where no line in it has
 * contributions to spread by. */
typedef struct {
  guint  node;
  guint  period;                      /* its number */
  gint64 amount;
} DewFlowItem;

/* What was carved out already. */
typedef struct {
  gint64      partner;
  const char *reason;                 /* borrowed from the rule */
  gint64      pence;
} DewCarved;

/* Amounts that were decided for the year. */
typedef struct {
  const DewStep *step;                /* borrowed from the rule */
  gint64        *left;                /* signed, by partner: what of them is still to come */
} DewDecision;

/* What a place used up so far, of what its rules use up in date order. Sizes, without sign. */
typedef struct {
  gint64   banded;                    /* reached the bands */
  gint64   tolerated;                 /* reached the tolerance */
  gint64   drawn[2];                  /* from the reserve, from what is not committed */
  gint64   year;                      /* signed: what is in all periods, before any step */
  gint64   open;                      /* signed: of that, what the rules let be set against other pools */
  gint64   across;                    /* signed: what other pools take off, and is not taken yet */
  gint64   met;                       /* signed: what other pools take off in all periods */
  gboolean crossed;                   /* that was found out */
  gboolean notified;
  GArray  *carved;                    /* DewCarved */
  gint64  *borne;                     /* signed, by partner: what they bear of it, carve-outs aside */
  GArray  *decisions;                 /* DewDecision */
} DewPot;

/* What one rule has to share: the amounts under it in a period that no step has taken yet. */
struct _DewFlow {
  DewSharing *sharing;
  guint       place;                  /* node whose rule it is: the pool's or a line's */
  guint       period;                 /* its number */
  DewRule    *rule;
  GArray     *items;                  /* DewFlowItem */
  DewPot     *pot;                    /* of the place; the sharing's */
  gint64      ahead;                  /* signed: what of later periods of the place is left for the steps that take all, in a place where one was decided */
  char       *part;                   /* what of it this is, to stand before a title: "Up to 1 %"; NULL: all */
  guint       number;                 /* of that part; 0: all */
  DewWorkLimit limit;                 /* and how much it is */
  guint       first_work;             /* how many works there were before its rule was applied */
};

/* A partner's contributions to the pooled lines under a node. */
typedef struct {
  gint64 existing, additional, moved, income;
} DewContributions;

void      _dew_flow_free             (DewFlow *flow);
DewPot   *_dew_pot_new               (guint n_partners);
void      _dew_pot_free              (DewPot *pot);

/* ---- Periods: dew-share-periods.c ---- */

/* Finds the direction, and cuts the year where rules for it change or lines become pooled: for a typed variance nowhere. */
void       _dew_sharing_cut          (DewSharing *sharing);
void       _dew_period_clear         (DewPeriod *period);
/* Finds out which rules are in force in each of them. */
gboolean   _dew_sharing_read_rules   (DewSharing *sharing, GError **error);
/* The text of the rule of a line or category in a period, NULL where it has none. */
const char *_dew_sharing_line_rule   (const DewSharing *sharing, const DewPeriod *period, gint64 line);
/* Turns to a period. */
void       _dew_sharing_enter        (DewSharing *sharing, guint period);
/* TRUE where the node is a service line that is aligned; how many such are under a node, or it is one. */
gboolean   _dew_period_is_aligned    (const DewSharing *sharing, const DewPeriod *period, guint node);
guint      _dew_period_n_aligned     (const DewSharing *sharing, const DewPeriod *period, guint node);
/* "April to September 2013", or NULL where there is a single one. Free with g_free. */
char      *_dew_sharing_name_period  (const DewSharing *sharing, guint period);

/* ---- Spreading: dew-share-spread.c ---- */

/* The variance over lines, where that matters, or else on the pool as a whole; an array of DewFlowItem, by period and in the order of nodes. */
GArray    *_dew_sharing_spread       (DewSharing *sharing, GError **error);
/* Takes the aligned lines out of items, borne by their funders. */
gboolean   _dew_sharing_take_aligned (DewSharing *sharing, GArray *items, GError **error);
/* The rule in force at the flow's place, in its period; NULL without an error where the pool has none. */
DewRule   *_dew_flow_read_rule       (const DewFlow *flow, GError **error);
/* The items by the rule they fall under; an array of DewFlow, by place, the pool's first, and period. */
GPtrArray *_dew_sharing_flows        (DewSharing *sharing, const GArray *items, GError **error);

/* ---- Amounts line by line: dew-share-amounts.c ---- */

/* FALSE where amounts are not such as the header of dew-share.h allows; TRUE where there are none. */
gboolean   _dew_amounts_check        (const DewLedger *ledger, const DewShareQuery *query, GError **error);
/* What they come to. */
gint64     _dew_amounts_sum          (const DewShareQuery *query);
/* TRUE where one is not 0. */
gboolean   _dew_amounts_any          (const DewShareQuery *query);
/* What of an amount falls on the months up to one, in equal parts. */
gint64     _dew_amount_until         (gint64 pence, int month);
/* What amounts come to without what falls on lines while they are aligned. */
gint64     _dew_amounts_pooled       (const DewSharing *sharing);
/* The amounts, as an array of DewFlowItem, by period and in the order of nodes; and as a table of the working. */
GArray    *_dew_sharing_list_amounts (DewSharing *sharing);
/* Sets what of the flows of one place has not the sign of their sum against the rest, where there is such, and books a table of it; but leaves those of a
 * bare `own` as they are. */
gboolean   _dew_flows_offset         (DewFlow *const *flows, guint n, GError **error);

/* ---- Against other pools: dew-share-across.c ---- */

/* What of a flow its rule lets be set against other pools: all where it says so, or an underspend for which no rule is written. */
gint64     _dew_flow_open            (const DewFlow *flow);
/* What of a pool's own flow the other pools take off, or of its underspend is given to them: signed as it is. */
gint64     _dew_flow_across          (const DewFlow *flow);
/* FALSE where the i-th of the others is not such as the header of dew-share.h allows. */
gboolean   _dew_others_check         (const DewLedger *ledger, const DewShareQuery *query, guint i, GError **error);
/* TRUE when another pool's rule for an overspend, on any day that counts, takes what this pool, where nothing is written, would keep. */
gboolean   _dew_sharing_is_crossed   (const DewSharing *sharing);

/* ---- Working: dew-share-work.c ---- */

/* Takes over title and basis. */
DewWork  *_dew_work_new              (DewWorkKind kind, DewBasis weights, gint64 place, char *title, char *basis);
void      _dew_work_free             (DewWork *work);
/* Makes room for as many parts in one that has none yet. */
void      _dew_work_expect           (DewWork *work, guint n);
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
/* TRUE where what its place comes to is an underspend. */
gboolean  _dew_flow_is_under         (const DewFlow *flow);
/* The name of the pool or line whose rule it is. */
const char *_dew_flow_place_name     (const DewFlow *flow);
/* An empty table of the working for a step. Takes over basis. */
DewWork  *_dew_flow_work             (const DewFlow *flow, const DewStep *step, DewWorkKind kind, DewBasis weights, char *basis);
/* Says of a work by whose rule it is, and of what part. */
void      _dew_flow_mark             (const DewFlow *flow, DewWork *work);
/* A limit of the rule as a work has it. */
DewWorkLimit _dew_flow_say_limit     (DewTaking taking, const DewLimit *limit);
/* Adds a partner's weight to it; one of 0 only if the partner has to do with the pool. */
void      _dew_flow_weigh            (const DewFlow *flow, DewWork *work, guint partner, gint64 weight);
/* Takes all that is left, and notes in the work from which lines. */
void      _dew_flow_take_all         (DewFlow *flow, DewWork *work);
/* Takes an amount, of the sign of what is left and at most that, from every line in proportion. Free with _dew_flow_free. */
DewFlow  *_dew_flow_take             (DewFlow *flow, gint64 amount);
/* The same for a part that has a title, which it takes over, and a limit. */
DewFlow  *_dew_flow_take_part        (DewFlow *flow, gint64 amount, char *part, DewTaking taking, const DewLimit *limit);
/* Takes all that is left, shares it over the work's parts by their weights, and books it. Takes the work over. */
gboolean  _dew_flow_share            (DewFlow *flow, DewWork *work, GError **error);
/* Gives a limit of the rule in pence. */
gboolean  _dew_flow_limit            (const DewFlow *flow, const DewLimit *limit, gint64 *pence, GError **error);
/* Applies the steps of the rule to the flow. */
gboolean  _dew_flow_apply            (DewFlow *flow, GError **error);

/* A partner's contributions to the lines under a node, pooled ones or all. */
void      _dew_flow_contributions    (const DewFlow *flow, guint node, gboolean aligned, guint partner, DewContributions *sums);

/* The gross contributions to pooled lines of the flow's place as weights. steps/proportional.c */
gboolean  _dew_flow_weigh_gross      (const DewFlow *flow, gboolean must_share, gint64 *weights, GError **error);

/* Finds out who takes part in the pool and who is shown. */
void      _dew_sharing_find_partners (DewSharing *sharing);

/* TRUE where a contribution, income or movement is entered, be it nil: of a partner by index, or of DEW_ALL_PARTNERS. */
gboolean  _dew_sharing_entered       (const DewSharing *sharing, guint node, int partner);

/* The id of a partner by index; the name of a node. */
gint64      _dew_sharing_partner     (const DewSharing *sharing, guint partner);
const char *_dew_sharing_node_name   (const DewSharing *sharing, guint node);

/* An amount for a sentence: "£1,234.56". Returns buf. */
char     *_dew_sharing_pounds        (gint64 pence, char buf[64]);

/* ---- One calculation: dew-share.c ---- */

/* FALSE where what is asked is not in the document, or out of range. */
gboolean   _dew_sharing_check        (const DewLedger *ledger, const DewShareQuery *query, GError **error);

/* Starts one, and gets as far as the flows of each place, of which it hands over the array; NULL with an error. Clear it either way. */
void       _dew_sharing_init         (DewSharing *sharing, const DewLedger *ledger, const DewShareQuery *query);
GPtrArray *_dew_sharing_open         (DewSharing *sharing, GError **error);
void       _dew_sharing_clear        (DewSharing *sharing);

/* ---- Result: dew-share-result.c ---- */

/* Amounts of either sign that sum to `whole`, which is not 0, as percentages of it in millionths that sum to 100. FALSE
 * where one does not fit. */
gboolean  _dew_share_percentages     (const gint64 *amounts, guint n, gint64 whole, gint64 *percents);
gboolean  _dew_sharing_finish        (DewSharing *sharing, const GPtrArray *flows, GError **error);
