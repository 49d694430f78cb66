/* dew-rule-draft-private.h: the inside of a rule that is being written. */
#pragma once

#include "dew-rule-draft.h"
#include "dew-rule-private.h"

typedef struct {
  guint     kind;
  DewBand   band;
  char     *limit;        /* of a DEW_BAND_UP_TO, else "" */
  GPtrArray *rows;        /* char **: a text a slot, NULL-terminated; at least one row; what is not repeated stands in the first */
} DewDraftStep;

struct _DewRuleDraft {
  GPtrArray *steps;       /* DewDraftStep */
};

const DewStepClass *_dew_draft_class    (guint kind);
DewDraftStep       *_dew_draft_step     (const DewRuleDraft *draft, guint step);

/* A step with one row of empty texts; a row of such. */
DewDraftStep       *_dew_draft_step_new (guint kind);
char              **_dew_draft_row_new  (const DewStepSheet *sheet);
void                _dew_draft_step_free (gpointer step);

guint               _dew_sheet_n_slots  (const DewStepSheet *sheet);
void                _dew_draft_put      (char **row, guint slot, const char *text);

/* Reads an amount, a limit or a percentage, and appends it as it is printed. FALSE where something else stands there. dew-rule-draft-text.c */
gboolean            _dew_draft_read_typed (DewRuleReader *reader, DewSlotType type, GString *meaning, GError **error);
