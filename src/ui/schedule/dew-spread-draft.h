/* dew-spread-draft.h: a spread while it is typed: one that the document has, or one that is not whole yet, or none. */
#pragma once

#include "dew-ledger.h"

/* The fields, in the order shown. */
typedef enum { DEW_SPREAD_LOW, DEW_SPREAD_MIDDLE, DEW_SPREAD_DEVIATION, DEW_SPREAD_HIGH, DEW_SPREAD_SOURCE, DEW_SPREAD_N_FIELDS } DewSpreadField;

typedef struct {
  DewSpread *spread;            /* owned; NULL: none */
  gboolean   stored;            /* the document has it */
  guint      unknown;           /* 1 << each field that is still to be typed; nothing in one that is stored */
} DewSpreadDraft;

/* Makes it a copy of what the document has, or none (NULL). Clear it so before it goes. */
void        dew_spread_draft_set     (DewSpreadDraft  *draft,
                                      const DewSpread *spread);

/* Gives it another shape (DewSpreadShape), where it is not stored: a new one, of a line, has its percentages still to be typed; what is typed already stays where the other shape has it too. */
void        dew_spread_draft_shape   (DewSpreadDraft  *draft,
                                      gint64           line,
                                      gint             shape);

/* Takes what was typed into a field: `row` is the spread with it, blank that nothing was. TRUE where nothing is still to be typed then; where something is, it is the draft. */
gboolean    dew_spread_draft_take    (DewSpreadDraft  *draft,
                                      DewSpreadField   field,
                                      const DewSpread *row,
                                      gboolean         blank);

/* Whether there is one whose shape has that field, and whether it is still to be typed. */
gboolean    dew_spread_draft_has     (const DewSpreadDraft *draft,
                                      DewSpreadField        field);
gboolean    dew_spread_draft_unknown (const DewSpreadDraft *draft,
                                      DewSpreadField        field);

/* The column of a spread that it is, and what it is called, translated. */
const char *dew_spread_field_column  (DewSpreadField        field);
const char *dew_spread_draft_label   (const DewSpreadDraft *draft,
                                      DewSpreadField        field);

/* What is still to be typed, in a sentence; NULL: nothing. */
const char *dew_spread_draft_lacks   (const DewSpreadDraft *draft);

/* What the percentages of it mean, in two sentences. There has to be one. */
const char *dew_spread_draft_say     (const DewSpreadDraft *draft);
