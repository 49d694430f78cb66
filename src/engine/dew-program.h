/* dew-program.h: a pool's rules made ready to be applied many times: no working, no words, no memory.
 *
 * A program answers what dew_share () answers of amounts given line by line, to the penny, for a year in which the same rules are in force and the same lines pooled: those
 * of one day. It has the rules for both signs, and picks them as dew_share () does.
 *
 * Amounts are given by *class*: service lines that every rule treats alike. A class of one line is exact. Of a class of several the sums are exact too, but where dew_share ()
 * rounds line by line (aligned lines, `own` of a line without a single lead, lines of which a band or a reserve takes a part) pennies may lie elsewhere, by less than one a line.
 *
 * Other pools have no variance here: `offset across pools` finds nothing to set against. Nothing is carried over from other months.
 */
#pragma once

#include "dew-edit.h"
#include "dew-share.h"

typedef struct _DewProgram DewProgram;

/* What the lines of a class are over together, 0 or more, and under, 0 or less, in pence: sizes of at most 2⁶¹ in all classes together. The rest is room for the run. */
typedef struct {
  gint64 over, under;
  gint64 left, part, rest;
} DewClassAmount;

/* Invariant, to the penny: sum of shares + reserve + held + unallocated = sum of the amounts. */
typedef struct {
  gint64   shares[DEW_MAX_PARTNERS];    /* by partner index, signed; 0 for one that bears nothing */
  gint64   reserve, held, unallocated;  /* as in DewShare; what is not committed is in reserve */
  guint    capped;                      /* bits, by partner index: is relieved by a cap, or bears just that */
  gboolean exhausted;                   /* a reserve is drawn to the last penny */
} DewOutcome;

/* Of a query pool, year, scenario, rule, as_at (NULL or "": the year's last day) and totals count. NULL with an error where the query is refused or a rule cannot be read; a rule
 * that reads and cannot be applied refuses its runs. Keeps nothing of ledger and query. */
DewProgram *dew_program_new  (const DewLedger *ledger, const DewShareQuery *query, GError **error);
void        dew_program_free (DewProgram *program);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewProgram, dew_program_free)

/* ---- Partners, by index ---- */

guint    dew_program_n_partners   (const DewProgram *program);                  /* of the ledger */
gint64   dew_program_partner      (const DewProgram *program, guint partner);   /* its id */
gboolean dew_program_bears        (const DewProgram *program, guint partner);   /* it has to do with the pool, or some rule may give it something */
gboolean dew_program_caps         (const DewProgram *program, guint partner);   /* some rule caps it */
gint64   dew_program_contribution (const DewProgram *program, guint partner);   /* gross, current: its final cost is that and its share */

/* Some rule draws on a reserve, which may be exhausted. */
gboolean dew_program_reserves     (const DewProgram *program);

/* FALSE where nothing can ever stay unallocated. */
gboolean dew_program_leaves       (const DewProgram *program);

/* ---- Classes ---- */

#define DEW_NO_CLASS G_MAXUINT

/* The class of the ledger's node of a service line of the pool; DEW_NO_CLASS for any other. */
guint dew_program_n_classes (const DewProgram *program);
guint dew_program_class     (const DewProgram *program, guint node);

/* Whether it makes a difference what of a class is over and what under, and not only what it comes to: lines of one sign are set against those of the other. */
gboolean dew_program_splits (const DewProgram *program);

/* Adds what a line is over or under to its class. */
static inline void
dew_class_add (DewClassAmount *amount,
               gint64          pence)
{
  gint64 under = pence & (pence >> 63);

  amount->under += under;
  amount->over += pence - under;
}

/* ---- Running ---- */

/* Shares amounts, of all classes. FALSE where dew_share () would refuse them: then *out means nothing. Amounts keep over and under. May be called by many threads, each with
 * amounts and out of its own. */
gboolean dew_program_run (const DewProgram *program, DewClassAmount *amounts, DewOutcome *out);
