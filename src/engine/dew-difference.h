/* dew-difference.h: what differs between a scenario and the baseline, thing by thing, in words.
 *
 * A difference is a figure, a place's list of rules for a direction, a pool's typed variance of a year, or whether a line is switched on, how it is pooled, who leads it. What a scenario says, and the
 * baseline says too, is none. Differences stand in the order of the tree; of a place rules come first, then variances, then how a line stands, then figures by year.
 */
#pragma once

#include "dew-ledger.h"

typedef enum {
  DEW_DIFFERENCE_RULES, DEW_DIFFERENCE_VARIANCE, DEW_DIFFERENCE_OFF, DEW_DIFFERENCE_STATUS, DEW_DIFFERENCE_LEAD, DEW_DIFFERENCE_FIGURE,
} DewDifferenceKind;

typedef struct {
  DewDifferenceKind kind;
  gint64            pool;
  gint64            line;       /* or category; 0: the pool as a whole */
  int               year;       /* of a figure or variance, else 0 */
  int               month;      /* of a figure */
  DewMeasure        measure;    /* of a figure */
  gint64            partner;    /* of a figure */
  DewDirection      direction;  /* of rules */
  gboolean          gone;       /* of a figure in dew_differences_promoted (): it goes because its line is switched off */
  guint             node;       /* of the line, or else the pool */
  char             *what;       /* "Home care: existing contribution of Council, 2013/14" */
  char             *baseline;   /* "£1,000", "not entered", "as forecast", the text of a rule, … */
  char             *scenario;
  char             *in;         /* where that is: "Older people > Care at home"; of a pool as a whole its name */
} DewDifference;

/* What differs: a GPtrArray of DewDifference, which it owns. Free with g_ptr_array_unref. NULL with DEW_ERROR_NOT_FOUND where there is no such scenario. */
GPtrArray *dew_differences (const DewLedger *ledger, gint64 scenario, GError **error);

/* The same of one node: of a pool as a whole, of a category, or of a line with its figures; without what stands in it. Takes time by what is said of it, but for rules. */
GPtrArray *dew_differences_at (const DewLedger *ledger, gint64 scenario, guint node, GError **error);

/* What dew_edit_promote () with the same scenario and year would change of the baseline, the same way: `scenario` is what it will be. Of a line that is switched off it is its figures that go. */
GPtrArray *dew_differences_promoted (const DewLedger *ledger, gint64 scenario, int year, GError **error);

/* How many differences there are, without a word; takes time by what the scenario says, not by what the document has. 0 for the baseline. */
guint dew_difference_count         (const DewLedger *ledger, gint64 scenario);
guint dew_difference_count_figures (const DewLedger *ledger, gint64 scenario);
guint dew_difference_count_at      (const DewLedger *ledger, gint64 scenario, guint node);      /* as dew_differences_at () */

/* Whether one thing differs: the figure in the cell and scenario that `figure` names; the rules of a place (line 0: the whole pool); how a line stands in any way; a variance. */
gboolean dew_difference_figure   (const DewLedger *ledger, const DewFigure *figure);
gboolean dew_difference_rules    (const DewLedger *ledger, gint64 scenario, gint64 pool, gint64 line, DewDirection direction);
gboolean dew_difference_line     (const DewLedger *ledger, gint64 scenario, const DewLine *line);
gboolean dew_difference_variance (const DewLedger *ledger, gint64 scenario, gint64 pool, int year);
