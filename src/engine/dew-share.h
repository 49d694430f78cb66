/* dew-share.h: who bears how much of a variance, and why.
 *
 * Signs: a variance above 0 is an overspend, below 0 an underspend; shares carry its sign. Everything in pence.
 * Invariant, to the penny: sum of shares + reserve + held + unallocated = variance.
 * A variance is typed, or it is a forecast's, line by line. A typed one is spread over lines first; amounts of a forecast stand where they are, each with its
 * own sign, and nothing is spread.
 * A forecast is cut by month where rules for its sign change in the year, which is where another text is in force, or lines become pooled, by their own date and their
 * pool's: what of it falls on which months is given with the amounts, or is a twelfth each. Each month's part goes by what stood on the month's first day; consecutive
 * months in which the same stood are one period. Over all of them lines of the other sign are set against the rest; then bands, reserves, what was carved out and caps are
 * used up in date order. A typed variance goes by what stands on one day.
 * Against other pools go, in date order, the months whose rule offsets across pools, and of an underspend those for which no rule is written; after all months of the pool's
 * own have been set against each other. Another pool that cannot be spread, or is over in months without a rule, takes no part.
 * The order: spread over lines, aligned lines to their funders, then the steps of each rule over the lines under it. Where one rule takes all, whichever
 * line it falls on, and no line is aligned, it is not spread. Every line and partner with a contribution, income or movement entered takes part, be it by a
 * weight of 0.
 *
 * Current contributions are those after the year's virements: a partner's to a line is its gross contribution and what virements of its money move there. A
 * virement that does not say whose money it moves changes no partner's contribution, and so nobody's weight. But it is part of what its lines have to spend,
 * and so of their weights when a variance is spread over lines. Where such money is moved between pools, or between aligned and pooled lines, the weights of
 * lines therefore do not come to those of partners; a line that has no other is weighed, but has no funders. Opening contributions are as before any virement.
 */
#pragma once

#include "dew-money.h"
#include "dew-apportion.h"
#include "dew-rule.h"
#include "dew-totals.h"

/* What a service line is over (above 0) or under. */
typedef struct {
  gint64 line;                /* id */
  gint64 pence;
} DewLineAmount;

/* What another pool is over or under, for a rule that offsets across pools: typed, or line by line. */
typedef struct {
  gint64               pool;  /* id */
  gint64               variance;      /* not looked at where there are amounts */
  const DewLineAmount *amounts;
  guint                n_amounts;
  const gint64        *months;        /* as in DewShareQuery */
} DewPoolAmount;

/* What sharings of one year and scenario have found out of the others: dew-share-beside-private.h. */
typedef struct _DewBeside DewBeside;

typedef struct {
  gint64       pool;          /* id */
  int          year;
  gint64       variance;      /* pence; not looked at where there are amounts: then it is their sum */
  const DewLineAmount *amounts;       /* a forecast less the latest budget, of service lines of the pool, each at most once and in any order; the others have none.
                                       * Their sizes come to at most DEW_MONEY_LIMIT together. NULL: the variance is typed */
  guint        n_amounts;
  const gint64 *months;       /* of each of the amounts in turn, what of it falls on April to March: 12 each, that come to it. NULL: equal parts */
  const DewPoolAmount *others;        /* the variances of other pools, each at most once and such as the pool's own may be, which matter only to a rule that offsets
                                       * across pools; a pool not among them has none, and one that cannot be shared takes no part */
  guint        n_others;
  DewBeside   *beside;        /* what is known of just these others; NULL: each is looked at for this */
  gint64       line;          /* the line or category a typed variance falls on; 0: the pool's lines by gross */
  const char  *rule;          /* text tried for this calculation, for both signs; NULL: the rules in force */
  const char  *as_at;         /* what is in force on that day, for a typed variance; NULL or "": the year's last day */
  gint64       scenario;
  const gint64 *rules_of;     /* the scenario whose rules are in force; NULL: the same */
  gboolean     plan;          /* the works alone are wanted, as a workbook has them in which figures may be changed: weights that share nothing, or are
                               * less than nothing, refuse nothing; what a rule that does not take all leaves is a DEW_WORK_OPEN; what the works then come to
                               * means nothing */
  const DewTotals *totals;    /* of that year and scenario, where the caller has them: many pools of one document then share one sum; NULL: summed for this */
} DewShareQuery;

typedef struct {
  gint64  partner;            /* id */
  gint64  percent;            /* millionths of the variance, the column made to sum; 0 where !has_percent */
  gint64  share;              /* signed */
  gint64  contribution;       /* gross, current: after virements of the year */
  gint64  cost;               /* contribution + share */
} DewPartnerShare;

typedef struct {
  gint64 from, to;            /* partner ids */
  gint64 amount;              /* more than 0 */
} DewPayment;

/* What one step shared by; one table of the working. */
typedef enum {
  DEW_WORK_SPREAD,            /* over lines, by gross */
  DEW_WORK_LINES,             /* the amounts of a forecast, line by line, as they were given */
  DEW_WORK_OFFSET,            /* lines of one sign set against those of the other */
  DEW_WORK_ALIGNED,           /* one aligned line, over its funders */
  DEW_WORK_ACROSS,            /* set against other pools */
  DEW_WORK_RESERVE,           /* drawn from the reserve, or from what is not committed */
  DEW_WORK_CARVED,            /* one partner's own doing */
  DEW_WORK_OWN,               /* line by line to its lead; a line without a single one follows in a DEW_WORK_SHARE */
  DEW_WORK_SHARE,             /* over partners, by weights */
  DEW_WORK_DECIDED,           /* amounts as they were decided */
  DEW_WORK_HELD,              /* retained in the pool, or carried forward */
  DEW_WORK_OPEN,              /* left for decision */
  DEW_WORK_CAP,               /* what is over the caps, taken over by others */
} DewWorkKind;

/* What the weights of a work are, so that an annex can write each as a formula over the figures. Contributions are the year's,
 * summed for each partner over the pooled lines of `counted` (DEW_WORK_ALIGNED and a line's funders: over that line alone)
 * before anything is taken off; in DEW_WORK_SPREAD, for each line over the partners. */
typedef enum {
  DEW_BASIS_NONE,             /* nothing is weighed: DEW_WORK_HELD */
  DEW_BASIS_GROSS,            /* existing + additional + moved; in DEW_WORK_SPREAD with what virements move without saying whose it is */
  DEW_BASIS_GROSS_OPENING,    /* existing */
  DEW_BASIS_NET,              /* existing + additional + moved - income */
  DEW_BASIS_NET_OPENING,      /* existing - max (0, income - additional) */
  DEW_BASIS_FIXED,            /* millionths of the whole, as the rule has them */
  DEW_BASIS_EQUAL,            /* 1 each */
  DEW_BASIS_ONE,              /* 1 for the one that bears it, 0 for the others */
  DEW_BASIS_AMOUNT,           /* what the line is over or under, without its sign; 0 where that is not the sign of their sum */
} DewBasis;

/* How much of what is left under a rule a step takes. */
typedef enum {
  DEW_TAKES_ALL,              /* all of it */
  DEW_TAKES_UP_TO,            /* at most its limit */
  DEW_TAKES_WHILE,            /* all of it, where what there was, less what was drawn from reserves and carved out, is at most its limit; else nothing */
  DEW_TAKES_BAND,             /* at most its limit less what the bands before it took */
} DewTaking;

/* A limit as the rule has it: in pence, or in millionths of the latest budget of the place that the rule is for. */
typedef struct {
  DewTaking taking;
  gboolean  of_budget;
  gint64    value;            /* -1: none */
} DewWorkLimit;

typedef struct {
  gint64     partner;         /* id; 0 where it is a line's */
  gint64     line;            /* id; 0 where it is a partner's or no single line's */
  int        year, month;     /* where a work has parts of a line for several periods: the month (1 is April) that this one's begins in; else 0 */
  DewPortion portion;         /* share, weight, whole, remainder, extra */
  gint64     before;          /* in DEW_WORK_CAP: what the partner bore before it, in what months the rule is for */
  gint64     cap;             /* and its cap: what is left of it by earlier months; -1: none */
  gint64     over;            /* and what it was relieved of, signed as what it bore; its share is what it takes over */
  gint64     uncapped;        /* and its weight, were it below its cap */
  DewWorkLimit limit;         /* and its cap as the rule has it; in DEW_WORK_CARVED and DEW_WORK_DECIDED its amount as the rule has it */
} DewWorkPart;

/* The balance of the variance runs through the works in order: before - amount = after; but in DEW_WORK_SPREAD, DEW_WORK_LINES,
 * DEW_WORK_OFFSET and DEW_WORK_OPEN nothing is borne yet, and after = before. The parts sum to the amount; but DEW_WORK_ACROSS, DEW_WORK_RESERVE, DEW_WORK_HELD and
 * DEW_WORK_OPEN have none, nor has DEW_WORK_SPREAD where no line
 * has contributions above 0. Every part is amount × weight ÷ total_weight; but in DEW_WORK_OWN each line's amount goes to its lead as
 * it is, and in DEW_WORK_LINES, DEW_WORK_CARVED and DEW_WORK_DECIDED it stands as it is (weight 1 of 1). In DEW_WORK_CAP the shares are those of all that is over, or are nil where
 * nobody takes it over, and their sum less what is over is the amount: what is so left over is below 0. Which works there are, their parts and lines do not depend on how large the variance is: a line on
 * which nothing falls is among them with its 0. */
typedef struct {
  DewWorkKind kind;
  gint64      place;          /* line id whose rule this is, or line the block is about; 0: the pool */
  char       *title;          /* "Spread over the pool's lines by gross contributions" */
  char       *basis;          /* what the weights are and where they come from: "Gross contributions, 2013/14, current", or where
                               * the pool is `moved` "…, current, after virements"; `weights` says in what unit */
  char       *note;           /* what to say of it, who got the odd penny and why, in sentences; "" when nothing */
  gint64      before;         /* what was left */
  gint64      amount;         /* what this step took */
  gint64      after;          /* what it left */
  gint64      total_weight;
  GArray     *parts;          /* DewWorkPart */
  DewBasis    weights;        /* what portion.weight is */
  gint64      counted;        /* the category or line whose pooled lines' contributions are the weights; 0: the whole pool's */
  gboolean    with_aligned;   /* aligned lines' contributions count too */
  gboolean    limited;        /* what it took depends on a limit of the rule, or on what other steps used up */
  gint64      rule_of;        /* the line or category by whose rule it is; 0: the pool's */
  guint       part;           /* works that share what one step or band took have the same, and follow each other; 0: all that the steps before left */
  char       *part_title;     /* of that: "Up to 1 % (£1,950,000)"; NULL where it is 0 */
  DewWorkLimit limit;         /* how much that is; in DEW_WORK_RESERVE of the work itself */
  DewBasis    over_by;        /* in DEW_WORK_CAP: what `uncapped` is; DEW_BASIS_NONE: nobody takes anything over */
  gint64      opening;        /* in DEW_WORK_RESERVE: what there was to draw from; what it took is drawn */
  GArray     *lines;          /* gint64: ids of the lines whose amounts this work took; empty: what stayed with the pool or a
                               * category as a whole */
} DewWork;

typedef struct {
  gint64     pool;
  int        year;
  gint64     variance;
  char      *rule;            /* canonical text of the rule applied: the pool's, or where nothing fell under that, the first
                               * line's; of a forecast that is cut, the first; "" when none was needed or written */
  char      *rule_short;
  gboolean   assumed;         /* nobody wrote it: it is what an underspend does by itself */
  char      *sentence;        /* for the schedule; where lines took part by rules of their own, a sentence for each of those
                               * follows, and in the end one for aligned lines where the pool has any */
  char      *basis;           /* what the percentages are of: "Share of the variance; by gross contributions, current" */
  gboolean   moved;           /* virements of the year move something to or from lines of the pool: contributions are after them */
  gboolean   has_percent;     /* FALSE when the variance is 0, or next to nothing of what lines of either sign come to */
  GArray    *partners;        /* DewPartnerShare, in partner order: all that host, lead or have a contribution, income or
                               * movement entered in the pool, and who gets a share */
  gint64     reserve, held, unallocated;  /* signed: drawn from the reserve and what is not committed; retained, carried forward, or set against other pools; nobody's */
  gint64     across;          /* of what is held, what is set against other pools: above 0 where their underspends meet it, below 0 where it meets their overspends */
  gint64     reserve_percent, held_percent, unallocated_percent;  /* as a partner's: with theirs they come to 100 */
  GArray    *payments;        /* DewPayment: the settlement. The host has paid the providers, of aligned lines too, so that every
                               * other partner owes it its whole share of an overspend, on whatever line, or is owed it of an
                               * underspend; partners owe each other nothing */
  char      *settlement_note; /* said when it cannot be worked out: no host named; "" otherwise */
  GPtrArray *works;           /* DewWork, in order */
  GArray    *budgets;         /* gint64: where a limit is a percentage of a budget, the line or category whose budget that is, 0: the pool's. It must not be below
                               * 0 */
  GPtrArray *notices;         /* sentences (char *): that a variance has to be reported */
} DewShare;

/* Shares a variance.
 *
 * A forecast's amounts: aligned lines leave first, each with its own amount and sign, to their funders. The sign of what is left, which is what a rule speaks of,
 * tells whether the rules for an overspend or for an underspend apply, to all of it (where nothing is left: the sign of the variance). A rule that is only `own` takes
 * the lines as they are. Before any other, the lines of each place whose sign is not that of their sum are set against the others, in proportion to their amounts.
 * What is retained is never an overspend; where it would be, that is refused. Where a variance stays with a place as a whole, steps that go by lines (`own`, tolerance, per category)
 * are refused where something of it, not 0, comes to them.
 *
 * NULL with an error in one sentence: no such pool, a rule that does not parse or cannot be applied (all
 * weights zero or a negative weight where there is something to share by them, no single lead, decided amounts that do not come to what is left). A variance of 0, and of
 * no line, is shared by any rule that parses. */
DewShare *dew_share (const DewLedger *ledger, const DewShareQuery *query, GError **error);
void      dew_share_free (DewShare *share);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewShare, dew_share_free)

/* Whether something is borne, or held, in a work: not in DEW_WORK_SPREAD, DEW_WORK_LINES and DEW_WORK_OFFSET, which are about lines alone, nor in
 * DEW_WORK_OPEN. */
gboolean dew_work_bears (const DewWork *work);

/* Whether the parts of a work stand as they are, and not by weights: in DEW_WORK_OWN, DEW_WORK_LINES, DEW_WORK_CARVED and DEW_WORK_DECIDED. */
gboolean dew_work_as_it_is (const DewWork *work);

/* What of each part of a work was left over as less than a penny, in pence to three decimals: "0.769"; together they come to
 * the pennies that were handed out. One text a part. Free with g_strfreev. */
char **dew_work_left_over (const DewWork *work);

/* The text of the rule in force for a whole pool, borrowed: what is written, or "retain" for an underspend where nothing is;
 * NULL for an overspend where nothing is written (then a variance cannot be shared without a rule typed for it). *written (may
 * be NULL) tells which. as_at NULL or "" asks for the latest. */
const char *dew_share_rule_text (const DewLedger *ledger, gint64 pool, DewDirection direction, const char *as_at,
                                 gint64 scenario, gboolean *written);

/* Whether that rule sets the pool against others of its agreement. */
gboolean dew_share_crosses (const DewLedger *ledger, gint64 pool, DewDirection direction, const char *as_at, gint64 scenario);

/* What becomes of what is held, in a few words: "Held in the pool", "Set against other pools" where that is all of it, or both. Translated. */
const char *dew_share_held_words (gint64 held, gint64 across);

/* The months of a year (1 is April) in which other rules come into force in a pool or other lines become pooled than before, as bits; April, bit 1, always. A forecast is cut there.
 * rule: one typed for the calculation, so that those that are written do not matter; or NULL. */
guint dew_share_starts (const DewLedger *ledger, gint64 pool, int year, gint64 scenario, const char *rule);
