/* dew-what-if-private.h: the what-if comparison while it is made. */
#pragma once

#include "dew-risk-private.h"

/* A scenario, or the baseline, beside the others. */
typedef struct {
  DewRisk *risk;                /* of its paper */
  char    *name;
  char    *heading;             /* the name where space is short, on one line */
  GArray  *rules;               /* guint: the row on the sheet of rules + 1 of each pool, in the order of the paper's, 0 where it has nothing; and of all of them */
} DewWhatIfLane;

typedef struct {
  DewPaper *paper;              /* the book's */
  GArray   *lanes;              /* DewWhatIfLane, the baseline first */
  guint     n_pools;
  DewSheet *shares;             /* these four have the same rows, and a column a lane; changes none of the baseline */
  DewSheet *percents;
  DewSheet *costs;
  DewSheet *changes;
  DewSheet *rules;
} DewWhatIf;

/* How many pools have something in some lane. */
guint    _dew_what_if_count (const DewWhatIf *what_if);

/* A pool in a lane. */
const DewRiskPool *_dew_what_if_pool (const DewWhatIf *what_if, guint lane, guint pool);

/* What is shared in every lane, and the date of the rules: notes. */
void     _dew_what_if_note_variance  (const DewWhatIf *what_if, DewSheet *sheet);

/* ---- annexes/what-if-rules.c: what is shared in each lane, by which rule, and whether it can be ---- */

void     _dew_what_if_start_rules (DewWhatIf *what_if);
void     _dew_what_if_rules       (DewWhatIf *what_if);

/* A condition that holds where a pool (n_pools: every one) is shared in a lane; *now gets whether it does. NULL where there is nothing to share. Free with g_free. */
char    *_dew_what_if_shared      (const DewWhatIf *what_if, guint lane, guint pool, gboolean *now);

/* ---- annexes/what-if-tables.c: lanes side by side ---- */

void     _dew_what_if_start_tables (DewWhatIf *what_if);
void     _dew_what_if_tables       (DewWhatIf *what_if);

/* ---- annexes/what-if-differences.c: what each scenario says otherwise ---- */

void     _dew_what_if_differences  (const DewWhatIf *what_if);
