/* dew-edit-roll.h: the edit that begins a year with the figures of the one before.
 *
 * A service line's existing contributions of the new year are, partner by partner, what it contributed (existing and additional) in the old one. Where a line has no contributions but a budget,
 * be it nobody's or a partner's, its whole-year budget is rolled the same way.
 *
 * Nothing that is entered is overwritten: a cell of the new year with a figure stays as it is, and so does the budget of a line that has months of it, or contributions, in the new year.
 * So rolling a second time changes nothing.
 *
 * A line that another one continues, and that has no figures after the old year, is rolled into that one: its earlier years are that line's.
 */
#pragma once

#include "dew-edit.h"

typedef struct {
  int      from;                /* the old year */
  gint64   pool;                /* 0: all */
  gint64   uplift;              /* millionths, -DEW_WHOLE to DEW_WHOLE; each figure is rounded half away from zero */
  gint64   savings;             /* pence, 0 or more, off what is set (income aside) in all, by largest remainder over it as uplifted */
  gboolean variance;            /* the variances given go into the new year of lines said to be recurrent, over the partners by what each had on the line */
  gboolean virements;           /* what the old year's virements moved stays moved; nobody's goes over the partners by their gross */
  gboolean income;              /* income is carried over as it is */
  gboolean non_recurrent;       /* lines said to be non-recurrent are rolled too */
} DewRoll;

/* The over- (above 0) or underspend of a line in the old year. */
typedef struct {
  gint64 line;
  gint64 pence;
} DewLineVariance;

typedef enum {
  DEW_ROLL_CLOSED,              /* its pool has ended by the new year, or was merged */
  DEW_ROLL_NON_RECURRENT,
  DEW_ROLL_NO_WEIGHT,           /* something on it is nobody's, and there is nothing that it could be given to partners by */
} DewRollWhy;

typedef struct {
  gint64     line;
  DewRollWhy why;
} DewRollLeft;

typedef struct {
  guint   n_set;                /* figures that are set */
  guint   n_kept;               /* that would be, but are entered already */
  guint   n_variances;          /* lines that a variance went into */
  GArray *left;                 /* DewRollLeft: the lines that had something to roll and are left out, in the order of the tree */
  gint64  before[1 + DEW_MAX_PARTNERS]; /* of the old year, in pence, without what virements move: slot 0 nobody's, 1 + i the partner's with that index. A line's contributions,
                                         * or its budget where it has none */
  gint64  after[1 + DEW_MAX_PARTNERS];  /* the same of the new year, with what is set */
} DewRolled;

/* Free with dew_rolled_free. `variances` may be NULL where there are none. The changes are what a preview is of; they need not be applied. NULL with an error: the pool is not there, the year is out
 * of range, the uplift is, savings are less than 0 or more than there is, or a figure would be too large. */
DewRolled *dew_edit_roll (const DewLedger *ledger, DewChanges *changes, const DewRoll *roll, const DewLineVariance *variances, guint n_variances, GError **error);

void dew_rolled_free (DewRolled *rolled);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewRolled, dew_rolled_free)
