/* dew-annex.h: the annexes, and putting them together into one book.
 *
 * An annex is one file in annexes/ that defines a DewAnnex, and a line in the list in dew-annex.c.
 *
 * The book is alive: its inputs (contributions, budgets, fixed percentages, amounts and limits of rules, variances) stand in marked cells, everything
 * else that is a number is a formula beside its value, and a changed input, recalculated, gives to the penny what
 * dew_share () gives for the document so changed, for over- and underspends alike. The pattern is in
 * annexes/working.c.
 */
#pragma once

#include "dew-ledger.h"
#include "dew-sheet.h"

typedef struct {
  const DewLedger *ledger;
  int              year;        /* 0: the last year that has contributions, else the last with any figure */
  gint64           scenario;
  gint64           pool;        /* 0: all */
  const gint64    *lanes;       /* scenarios that are set side by side with the baseline, in order; NULL: those of the document, as many as there is room for */
  guint            n_lanes;
  int              month;       /* that monitoring goes to the end of, 1 (April) to 12; 0: by the document's own date, else the last month with an actual */
  gint64           variance;    /* pence, for the risk share */
  gboolean         worked_example;      /* the variance was not given: say that it is an example */
  const char      *as_at;       /* the date whose rules are in force; NULL or "": the year's last day */
  DewUnit          unit;        /* that tables for print are in; inputs, working and the risk share are in pounds and pence always */
  gboolean         exact;       /* a working copy: figures in £000 and £m stand to the penny behind a format that shows them so; else they are rounded together, and add up as they are printed */
  gboolean         no_working;  /* without the inputs and working that the annexes stand on: to be read, as there are no formulas then */
} DewAnnexQuery;

/* A book being put together: what its annexes share. */
typedef struct _DewPaper DewPaper;

typedef struct {
  const char *name;             /* for scripts: "contributions" */
  const char *title;            /* for people, marked for translation */
  const char *about;            /* one line, marked for translation */
  /* TRUE where the document has something to show in it: else it is left out unless it is asked for by name. NULL: always. */
  gboolean (*applies) (const DewPaper *paper);
  /* Before any: adds what the inputs stand on, where it has such; or NULL. */
  void     (*prepare) (DewPaper *paper);
  /* Appends its sheets to the book. FALSE with an error. A pool without figures is said to have none, and is no
   * error. */
  gboolean (*build) (DewPaper *paper, GError **error);
} DewAnnex;

/* All annexes, in the order of the paper; *n gets how many. */
const DewAnnex *const *dew_annexes (guint *n);
const DewAnnex        *dew_annex_find (const char *name);

/* Of each of dew_annexes (), whether the document has something to show in it for that question: applies has room for as many. */
void                   dew_annexes_apply (const DewAnnexQuery *query, gboolean *applies);

/* A book with a cover sheet (title, what it holds, the document's date and that of its rules, units, notes), the sheets of those annexes, and the
 * working and inputs they stand on, unless the query says without; n = 0 for all that apply. */
DewBook *dew_annex_book (const DewAnnexQuery *query, const DewAnnex *const *annexes, guint n, GError **error);
