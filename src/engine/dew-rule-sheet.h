/* dew-rule-sheet.h: what there is to fill in for each kind of step of a rule, for whoever offers it in widgets.
 *
 * A sheet follows the canonical notation behind the step's first word, slot by slot; so a step is read into values and written from them without knowing which kind it is.
 * Strings are static; labels, names and hints are marked for translation.
 */
#pragma once

#include "dew-ledger.h"

typedef enum {
  DEW_SLOT_END,           /* there are no more */
  DEW_SLOT_WORDS,         /* always there and nothing to fill in: the "to" of `all to` */
  DEW_SLOT_CHOICE,        /* one of its choices */
  DEW_SLOT_FLAG,          /* its notation, or nothing */
  DEW_SLOT_PARTNER,       /* a partner as the notation names it, or one of its choices */
  DEW_SLOT_AMOUNT,        /* money */
  DEW_SLOT_LIMIT,         /* money, or a percentage of the budget */
  DEW_SLOT_PERCENT,
  DEW_SLOT_REASON,        /* any text but an empty one; its value has neither "because" nor quotes */
} DewSlotType;

/* Whether a slot is of a group that is repeated, row by row, and what rows a new step has: one, or one for every partner. */
typedef enum { DEW_ROWS_NONE, DEW_ROWS_ONE, DEW_ROWS_EVERYBODY } DewSlotRows;

typedef struct {
  const char *notation;   /* "" where nothing is written for it */
  const char *label;      /* NULL ends a list of them */
} DewSlotChoice;

typedef struct {
  DewSlotType          type;
  DewSlotRows          rows;
  const char          *label;           /* what it is, by itself: "Percentage"; NULL of words */
  const char          *caption;         /* what stands before it among the others of its step: "because"; NULL where it needs none */
  const char          *notation;        /* of words and flags */
  const DewSlotChoice *choices;         /* of a choice, the default first; of a partner: what may stand in place of one; NULL: nothing */
} DewSlot;

/* At most that many slots, the end included. */
#define DEW_SHEET_SLOTS 6

typedef struct {
  const char *name;       /* for a list: "Proportional to contributions" */
  const char *hint;       /* what it does, in one line without a full stop */
  DewSlot     slots[DEW_SHEET_SLOTS];
} DewStepSheet;

/* The band a step has of what is shared: all of it, up to a limit, or what is above the last limit. */
typedef enum { DEW_BAND_NONE, DEW_BAND_UP_TO, DEW_BAND_REST } DewBand;

/* Kinds of steps are numbered in the order in which a list of them reads best. */
guint               dew_rule_n_kinds (void);
const DewStepSheet *dew_rule_sheet   (guint kind);
