/* dew-annex-private.h: what the annexes of one book share: the query made definite, the sheets of inputs, the sheet
 * of working. */
#pragma once

#include "dew-annex.h"
#include "dew-monitor.h"
#include "dew-totals.h"

/* Rows of a sheet's body that follow one another. */
typedef struct {
  guint first;
  guint n;              /* 0: none */
} DewSpan;

/* The risk share of a paper: annexes/dew-risk-private.h. */
typedef struct _DewRisk DewRisk;
typedef struct _DewMonitoring DewMonitoring;

struct _DewPaper {
  DewPaper        *root;                /* the paper that this is a part of: of another year or scenario, in the same book; NULL: none */
  GPtrArray       *others;              /* DewPaper: those, of the root */
  DewPaper        *follows;             /* of a scenario that is a part: the baseline of that year, whose inputs are its own where it does not say otherwise; else NULL */
  const DewAnnexQuery *query;           /* what was asked, while the book is built */
  const DewLedger *ledger;
  const DewNode   *nodes;
  guint            n_nodes;
  const GPtrArray *partners;            /* DewPartner */
  int              year;
  DewUnit          unit;                /* that tables for print are in; the book's `exact` says whether they are rounded together */
  char            *year_name;           /* "2013/14" */
  char            *in_force;            /* the date whose rules apply; "" only where the ledger has no year at all */
  gint64           scenario;
  gint64           variance;
  gboolean         worked_example;
  GArray          *pools;               /* guint: the nodes of the pools asked for, in order */
  gboolean         moved;               /* virements of the year move something to or from a line of these */
  char            *nobody;              /* what stands in place of a partner where a figure or a virement does not say whose it is: no partner's name */
  gboolean         nobodys;             /* some virement of the year there does not say whose money it moves */
  DewTotals       *totals;
  DewBook         *book;
  DewSheet        *lines;               /* the inputs */
  guint           *lines_before;        /* by node: how many rows of the inputs stand before its own and its subtree's */
  guint           *aligned_before;      /* the same, of aligned lines */
  DewSheet        *budgets;             /* inputs too; NULL until an annex asks for them, and where none is entered */
  guint           *budgets_before;      /* by node, as lines_before */
  GHashTable      *budget_rows;         /* node -> its row + 1 */
  DewSheet        *spending;            /* inputs too; NULL until an annex asks for them, and where nothing is entered */
  guint           *spending_before;     /* by node and DewSpent: how many of its rows stand before those */
  DewSheet        *virements;           /* inputs too; NULL where that annex is not asked for */
  GHashTable      *moved_by;            /* line and partner -> where it is said what is moved: annexes/virements.c */
  DewMonitoring   *monitoring;          /* NULL until an annex asks for it: annexes/dew-monitoring-private.h */
  DewSheet        *rounding;            /* NULL until a figure is rounded */
  GHashTable      *rounded;             /* figures, and where they stand there: annexes/rounding.c */
  gboolean         capped;              /* the working has columns for caps */
  DewSheet        *working;             /* in pence; NULL until a block is needed */
  DewSheet        *parts;               /* the same of percentages, in parts of 0.0001 % */
  DewRisk         *risk;                /* NULL until an annex asks for it */
  gboolean         shows_risk;          /* the risk share is among the annexes asked for, and has its place among them */
  gboolean         compared;            /* scenarios are set side by side in the book: variances that are typed count */
  DewSheet        *nets;                /* the same of surpluses and deficits, in steps of what is printed */
};

/* ---- dew-annex.c ---- */

const DewPartner *_dew_paper_partner (const DewPaper *paper, guint index);

/* The name of a partner, or for DEW_NO_PARTNER what stands in its place; borrowed. */
const char *_dew_paper_name (const DewPaper *paper, int partner);

/* The same paper of another year or scenario, in the same book, with inputs, working and rounding of its own; itself where both are its own. Made once, its Lines with it. The root paper has it. */
DewPaper *_dew_paper_of (DewPaper *paper, int year, gint64 scenario);

/* What sets a paper apart: the name of its scenario, or of the baseline where the book is of a scenario; NULL where it needs none. Borrowed. */
const char *_dew_paper_scenario (const DewPaper *paper);
/* The same paper of another year, for what is spent in it: with its sheet of spending, and its Lines only where they were asked for. */
DewPaper *_dew_paper_spent (DewPaper *paper, int year);

/* Adds a sheet to the book, after whose name stands what sets a paper apart from the root: "Lines 2012-13". */
DewSheet *_dew_paper_add_sheet (DewPaper *paper, const char *name, const char *title);

/* Moves a sheet to the end of the book, as one of the annex of that name, which outlives it; NULL: as one that annexes stand on. */
void _dew_paper_move_last (DewPaper *paper, DewSheet *sheet, const char *annex);

/* What a title ends with: ", Older People Pooled Fund, 2013/14" for one pool, ", 2013/14" for several, and the scenario where it is one. Free with
 * g_free. */
char *_dew_paper_scope (const DewPaper *paper);

/* The same without the scenario, of what has several side by side. Free with g_free. */
char *_dew_paper_scope_of_all (const DewPaper *paper);

/* The same of two years, that of the paper and that of `other`, the earlier first: ", Older People Pooled Fund, 2013/14 and 2014/15". Free with g_free. */
char *_dew_paper_scope_with (const DewPaper *paper, const DewPaper *other);

/* TRUE where tables for print are in £000 or £m, and rounded together: _dew_rounded () has their figures. */
gboolean _dew_paper_rounds (const DewPaper *paper);

/* How much the last digit of what stands in a cell for print is, in pence: a penny, unless the paper rounds. */
gint64 _dew_paper_step (const DewPaper *paper);

/* A sum or difference of what is printed, rounded to as much as is printed of it: tenths are no whole numbers to a spreadsheet. Free with g_free. */
char *_dew_paper_sum (const DewPaper *paper, const char *sum);

/* Adds a column of money in the paper's unit, "Existing, £000"; says how figures in it are rounded. */
guint _dew_paper_money_column (const DewPaper *paper, DewSheet *sheet, const char *name, int width);
void  _dew_paper_note_unit    (const DewPaper *paper, DewSheet *sheet);

/* The date whose rules apply, in words, and why it is that one: "31 March 2014, the last day of the year"; NULL where
 * there is none. Free with g_free. */
char *_dew_paper_in_force (const DewPaper *paper);

/* ---- annexes/formula.c: formulas whose cells are named ---- */

/* A row that formulas are written in, and the rows that stand with it. In a formula "[latest]" is the cell of that column in the row, "[latest:]" the column's cells in all of the rows, "[latest>]" those from the
 * first of them to this, "[latest1]" the first, "[latest<]" the one in the row above. */
typedef struct {
  DewSheet          *sheet;
  const char *const *names;     /* of the columns, in small letters, NULL behind the last */
  guint              row;
  DewSpan            span;
} DewNamed;

/* Writes a formula, without its "=", beside its value; NULL where that is "". */
void  _dew_named_formula (const DewNamed *at, guint column, DewCellType type, const gint64 *value, const char *format);
void  _dew_named_words   (const DewNamed *at, guint column, const char *text, const char *other, const char *format);

/* Amount × num ÷ den, half away from zero, none of them below 0 and den not 0: an estimate, right or out by one; how much is left of the product, exactly; and the quotient from those two. Expressions; free with
 * g_free. */
char *_dew_print_estimate (const char *amount, const char *num, const char *den);
char *_dew_print_check    (const char *amount, const char *num, const char *den, const char *estimate);
char *_dew_print_quotient (const char *den, const char *estimate, const char *check);

/* What those are worth; of the estimate _dew_estimate () in working.c. */
gint64 _dew_check    (gint64 amount, gint64 num, gint64 den, gint64 estimate);
gint64 _dew_quotient (gint64 amount, gint64 num, gint64 den);

/* ---- annexes/cover.c: the first sheet, written last: what the book is, then what it holds ---- */

DewSheet *_dew_cover_add  (DewBook *book);
void      _dew_cover_say  (DewPaper *paper, DewSheet *cover);
void      _dew_cover_list (DewPaper *paper, DewSheet *cover);

/* ---- annexes/contributions-change.c: two years side by side ---- */

/* Adds the sheet where the year after, or else the year before, has contributions too. */
void _dew_contributions_change_add (DewPaper *paper);

/* ---- annexes/lines.c: the contributions, each an input ---- */

enum {
  DEW_LINES_POOL, DEW_LINES_CATEGORY, DEW_LINES_LINE, DEW_LINES_PARTNER, DEW_LINES_LEAD, DEW_LINES_STATUS,
  DEW_LINES_EXISTING, DEW_LINES_ADDITIONAL, DEW_LINES_INCOME,
  DEW_LINES_MOVED       /* only where the paper is `moved` */
};

/* The first four are columns, MOVED only where there is one. GROSS is existing + additional, NET gross - income, CURRENT gross and what is moved; BUDGET is of budgets.c, SPENT the year's actual of spending.c. */
typedef enum { DEW_PART_EXISTING, DEW_PART_ADDITIONAL, DEW_PART_INCOME, DEW_PART_MOVED, DEW_PART_GROSS, DEW_PART_CURRENT, DEW_PART_BUDGET, DEW_PART_NET, DEW_PART_SPENT,
               DEW_PART_QUARTER /* what is spent in the first of four, and behind them in none: returns.c */, DEW_PART_NO_QUARTER = DEW_PART_QUARTER + 4,
               DEW_PART_MONITORED /* and as many more as are added up: a DewMonitorColumn from here on; and behind those DEW_PART_MORE () of each */ } DewPart;

void    _dew_lines_add  (DewPaper *paper);

/* The row of what a partner contributes to a line; FALSE where there is none. */
gboolean _dew_lines_find (const DewPaper *paper, guint node, int partner, guint *row);

/* Who leads a line, in words; borrowed. */
const char *_dew_lines_lead (const DewPaper *paper, const DewLine *line);

/* The rows of a pool, category or line. */
DewSpan _dew_lines_rows (const DewPaper *paper, guint node);

/* An expression worth a node's contributions in whole pence: those of the partner whose name stands at the address
 * (NULL: of all, with what is moved and nobody's), of pooled lines only or of all. Free with g_free. */
char   *_dew_lines_sum  (const DewPaper *paper, guint node, const char *partner, gboolean pooled_only, DewPart part);

/* An expression worth `worth`, or "" where nothing of the part is entered. partner as above. NULL when the workbook has no inputs of the node. Free with g_free. */
char   *_dew_lines_if_entered (const DewPaper *paper, guint node, const char *partner, DewPart part, const char *worth);

/* An expression worth the contributions of the partner whose name stands at the address (NULL: of all) in pounds, or ""
 * where none is entered. NULL when the workbook has no inputs of the node. Free with g_free. */
char   *_dew_lines_pounds (const DewPaper *paper, guint node, const char *partner, DewPart part);

/* Whether the workbook has inputs of what a partner contributes, and what that is as it is printed: gross and after virements, rounded where the paper rounds; an expression as above. `name` is the address
 * of the partner's name. *pence gets what it is worth. Free with g_free. */
gboolean _dew_lines_funds   (const DewPaper *paper, guint node, int partner);
char    *_dew_lines_funding (DewPaper *paper, guint node, int partner, const char *name, gint64 *pence);

/* TRUE where that of the current contribution shows a figure of the partner's, as the book stands. */
gboolean _dew_lines_shows (const DewPaper *paper, guint node, int partner);

/* An expression worth 1 when the partner has a current contribution that is not nil to some line under the node,
 * else 0. Free with g_free. */
char   *_dew_lines_contributes (const DewPaper *paper, guint node, const char *partner);

/* ---- annexes/budgets.c: the budgets, each an input ---- */

/* Adds the sheet where some line has a budget, unless it is there. */
void    _dew_budgets_add  (DewPaper *paper);

/* The rows of a pool, category or line; of node 0, all. */
DewSpan _dew_budgets_rows (const DewPaper *paper, guint node);

/* The address of a line's budget, which is entered. Free with g_free. */
char   *_dew_budgets_cell (const DewPaper *paper, guint node);

/* An expression worth those rows, of which there are some, in pounds; and one worth a node's budgets in whole pence. Free with g_free. */
char   *_dew_budgets_sum  (const DewPaper *paper, guint node);
char   *_dew_budgets_pence (const DewPaper *paper, guint node);

/* ---- annexes/risk-share.c: who bears what ---- */

void    _dew_risk_free      (DewRisk *risk);

/* Moves its sheets to the end of the book, as _dew_paper_move_last () has it. */
void    _dew_risk_move_last (const DewRisk *risk, const char *annex);

/* ---- annexes/spending.c: what is spent and expected, each an input ---- */

typedef enum { DEW_SPENT_BUDGET, DEW_SPENT_ACTUAL, DEW_SPENT_FORECAST, DEW_SPENT_PREVIOUS, DEW_N_SPENT } DewSpent;

/* Adds the sheet where something is entered, unless it is there: before the sheet of budgets, which follows it where budgets are by month; so an annex that needs it has it added when it is prepared. In a year before the
 * root's it has what the lines that are asked for go on for, too, be that in another pool. Budgets are in it only of lines that have them by month. */
void    _dew_spending_add  (DewPaper *paper);

/* The rows of a pool, category or line; and those of one figure of a line, a row for each partner and nobody of whom it is entered. */
DewSpan _dew_spending_rows (const DewPaper *paper, guint node);
DewSpan _dew_spending_of   (const DewPaper *paper, guint node, DewSpent what);

/* A test of such rows, of which there are some: which of them are of that figure. Free with g_free. */
char   *_dew_spending_test (const DewPaper *paper, DewSpan rows, DewSpent what);

/* The cells of such rows, of which there are some, in pounds: of the whole year; of months, 1 (April) to 12, one row and column beside the other. Free with g_free. */
char   *_dew_spending_whole  (const DewPaper *paper, DewSpan rows);
char   *_dew_spending_months (const DewPaper *paper, DewSpan rows, int from, int to);

/* What stands in the cells of such rows, all of them together. */
typedef struct {
  gint64 pence[13];             /* [0] is the whole year's, [1] April's */
  guint  entered;               /* bits */
  gint64 counted[13];           /* of months that count: of rows without a whole year's */
  guint  counts;                /* bits */
} DewSpentYear;

void    _dew_spending_read (const DewPaper *paper, DewSpan rows, DewSpentYear *year);

/* An expression worth a node's figure of the whole year in whole pence: of the partner (or nobody, paper->nobody) whose name stands at the address, NULL: of all. Of each the year's own where it is entered, else its
 * months. Of budgets only those that are here. Free with g_free. */
char   *_dew_spending_sum (const DewPaper *paper, guint node, const char *partner, DewSpent what);

/* An expression worth 0 where nothing of it is entered, else more than 0; and one worth `worth`, or "" where nothing of it is, NULL when the workbook has no inputs of it. Free with g_free. */
char   *_dew_spending_entered    (const DewPaper *paper, guint node, const char *partner, DewSpent what);
char   *_dew_spending_if_entered (const DewPaper *paper, guint node, const char *partner, DewSpent what, const char *worth);

/* What is printed of a node's actual of the year, rounded where the paper rounds: an expression in the paper's unit, or "" where nothing of it is entered; NULL where the workbook has no inputs of it. Of a partner, or DEW_ALL_PARTNERS; `name` is the address of the partner's name, NULL for all. *pence gets what it is worth. Free with g_free. */
char   *_dew_spending_printed    (DewPaper *paper, guint node, int partner, const char *name, gint64 *pence);

/* ---- annexes/dates.c: from when to when a pool is agreed ---- */

/* Days, "" where they are not said; and whether they are its agreement's, because it has none of its own. Borrowed. */
typedef struct {
  const char *start;
  const char *end;              /* "" where there is no end, too */
  gboolean    no_end;
  gboolean    agreements_start, agreements_end;
} DewPoolDates;

DewPoolDates        _dew_dates_of        (const DewPaper *paper, const DewPool *pool);
const DewAgreement *_dew_dates_agreement (const DewPaper *paper, const DewPool *pool);

/* Writes them in a column and the next. */
void                _dew_dates_put       (const DewPaper *paper, DewSheet *sheet, guint row, guint column, const DewPool *pool);

/* ---- annexes/remarks.c: what is said of lines and figures ---- */

/* What notes are wanted: those on measures, each 1 << its number, of the paper's year; of whole years only; on lines and categories. */
enum {
  DEW_REMARKS_CONTRIBUTED = 1 << DEW_EXISTING | 1 << DEW_ADDITIONAL | 1 << DEW_INCOME,
  DEW_REMARKS_SPENT = 1 << DEW_BUDGET | 1 << DEW_ACTUAL | 1 << DEW_FORECAST | 1 << DEW_PREVIOUS,
  DEW_REMARKS_YEARLY = 1 << DEW_N_MEASURES,
  DEW_REMARKS_LINES = 1 << (DEW_N_MEASURES + 1),
};

/* Whether there are any of the lines and categories of the paper. */
gboolean _dew_remarks_any (const DewPaper *paper, guint what);

/* Has a cell, as dew_sheet_mark () does, refer to those on a line or category itself: of a partner, DEW_NO_PARTNER or DEW_ALL_PARTNERS. */
void     _dew_remarks_put (const DewPaper *paper, DewSheet *sheet, guint row, guint column, guint node, guint what, int partner);

/* ---- annexes/percent.c ---- */

/* By how many millionths of itself `before` is exceeded. FALSE where there is no such percentage: of nothing or less, or beyond DEW_PERCENT_LIMIT. */
gboolean _dew_percent_more (gint64 before, gint64 after, gint64 *millionths);

/* The same as an expression, worth per cent with four decimals, of two expressions worth whole pence; "" where one of the cells that show them, by their addresses, is empty. Free with g_free. */
char    *_dew_print_percent_more (const char *shown_before, const char *shown_after, const char *before, const char *after);

/* A fixed percentage, in millionths of the whole: an input, or what it follows (NULL: nothing), and in the next column whether it is as written. And what the n rows above come to, which is the whole. */
void  _dew_percent_put_fixed (DewSheet *sheet, guint row, guint column, gint64 millionths, const char *followed);
void  _dew_percent_put_whole (DewSheet *sheet, guint row, guint column, guint n);

/* ---- annexes/virements.c: what is moved, each an input ---- */

/* An expression worth what virements move of a partner's to a line, less what they move from it, in pounds; NULL where that annex is not in the book, or nothing is. Free with g_free. */
char   *_dew_virements_sum (const DewPaper *paper, guint node, int partner);

/* ---- annexes/rounding.c: figures in £000 or £m that add up as they are printed ---- */

/* An expression worth what a node has of a part in the paper's unit, which is not pounds: of a partner, or of DEW_ALL_PARTNERS, of whom there are inputs there; node 0: of all pools asked for. It is rounded together with what it
 * stands beside, in it and over it. *pence gets what it is worth. Parts that are entered: not GROSS, NET and CURRENT, which are worked out from what is printed. Free with g_free. */
char   *_dew_rounded (DewPaper *paper, guint node, int partner, DewPart part, gint64 *pence);

/* ---- annexes/working.c: sharing in whole pence, or in parts of 0.0001 %, as formulas ---- */

enum {
  DEW_WORKING_STEP, DEW_WORKING_PARTNER, DEW_WORKING_AMOUNT, DEW_WORKING_WEIGHT, DEW_WORKING_TOTAL,
  DEW_WORKING_WHOLE, DEW_WORKING_REMAINDER, DEW_WORKING_ORDER, DEW_WORKING_EXTRA, DEW_WORKING_SHARE,
  DEW_WORKING_ESTIMATE, DEW_WORKING_MILLIONS, DEW_WORKING_CHECK = DEW_WORKING_MILLIONS + 8,
  DEW_WORKING_GOES_TO,
  DEW_WORKING_BEFORE, DEW_WORKING_CAP, DEW_WORKING_HELD, DEW_WORKING_OVER, DEW_WORKING_AFTER, DEW_WORKING_UNCAPPED      /* only where the paper is `capped` */
};

/* One row of a block: who gets a share, by what weight. */
typedef struct {
  const char *label;            /* the partner, or the line */
  char       *formula;          /* of the weight, without "="; owned */
  gint64      weight;           /* its value */
  const char *goes_to;          /* the step that takes this share on; NULL where the share is borne */
} DewBlockRow;

typedef struct {
  const char *step;             /* what column A says */
  const char *amount;           /* address of the signed amount in pence; NULL to share out the whole, 1,000,000 millionths */
  gint64      value;            /* the amount */
  gboolean    either_sign;      /* a weight may be below nothing, where the whole is shared out, and has its share then */
  gboolean    steps;            /* the amount is in steps of what is printed (_dew_paper_step ()), not in pence */
  gboolean    percentages;      /* the weights are percentages, and share nothing unless they come to 100 */
  GArray     *rows;             /* DewBlockRow */
} DewBlock;

void    _dew_block_init   (DewBlock *block, const char *step, const char *amount, gint64 value);
void    _dew_block_clear  (DewBlock *block);
/* Takes over formula. */
void    _dew_block_add    (DewBlock *block, const char *label, char *formula, gint64 weight, const char *goes_to);

/* The address, within the sheet, of the label in the k-th row of the block that is written next. Free with g_free. */
char   *_dew_working_label (DewPaper *paper, guint k);

/* The same where the block is in steps. */
char   *_dew_working_net_label (DewPaper *paper, guint k);

/* The same of any cell of that row, of a block in pence. */
char   *_dew_working_cell  (DewPaper *paper, guint k, guint column);

/* What a spreadsheet makes of amount × weight ÷ total, rounded down from a little more than it is: right or out by one. */
#define DEW_ESTIMATE_OFFSET "0.381966011250105"
gint64  _dew_estimate (gint64 amount, gint64 weight, gint64 total);

/* Writes a block, on the sheet `working`, in steps on the sheet `nets` or, to share out the whole, on the sheet `parts`; shares (may be NULL) gets what
 * each row gets. */
DewSpan _dew_working_block (DewPaper *paper, const DewBlock *block, gint64 *shares);

/* Writes a row that passes an amount on as it is: to the partner that leads a line. */
guint   _dew_working_carry (DewPaper *paper, const char *step, const char *partner, const char *amount, gint64 value);

/* ---- annexes/charts.c: a chart of pools, each a bar, whose figures stand on another sheet ---- */

/* While it is made. Notes of its own can be put on the sheet before it is finished. */
typedef struct {
  DewPaper   *paper;
  DewSheet   *sheet;
  DewUnit     unit;             /* that the figures are in */
  const char *measure;          /* what they are: "Gross contributions" */
  guint       names;            /* the column of those other sheets in which the partner's name stands */
  GArray     *pools;
} DewPoolBars;

/* Adds the sheet; the title goes without what the paper is of, and measure has to stay. */
void    _dew_pool_bars_init   (DewPoolBars *bars, DewPaper *paper, DewUnit unit, const char *name, const char *title, const char *measure);
void    _dew_pool_bars_clear  (DewPoolBars *bars);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewPoolBars, _dew_pool_bars_clear)

/* Begins a pool; says where something of it stands: what is a partner's (by index), nobody's (DEW_NO_PARTNER), and of DEW_ALL_PARTNERS the
 * whole. More cells of one kind are added up. Where no pool has partners, the chart is one of wholes. */
void    _dew_pool_bars_begin  (DewPoolBars *bars, guint node);
void    _dew_pool_bars_part   (DewPoolBars *bars, int partner, const DewSheet *from, guint row, guint column);

/* Writes table and chart; FALSE, and takes the sheet away, where there is no figure. At most DEW_SHEET_MAX_SERIES series: of more partners those that
 * contribute the most, and the others together. */
gboolean _dew_pool_bars_finish (DewPoolBars *bars);
