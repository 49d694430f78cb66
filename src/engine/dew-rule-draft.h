/* dew-rule-draft.h: a rule being written step by step, for whoever edits it with widgets.
 *
 * The text of a rule stays the truth. A draft is read from a text that is a rule, is changed piece by piece, and is put together to a text again; in between it may say what is no
 * rule yet: an amount that is still to be typed, percentages that do not come to a hundred. Steps stand only where they may: netting first, caps last, and one step, or one a band,
 * that takes all; the last band is always the rest.
 *
 * Values are texts in the notation; what is typed need not be canonical. A partner is named as dew_rule_partner () does.
 */
#pragma once

#include "dew-rule-sheet.h"
#include "dew-rule.h"

typedef struct _DewRuleDraft DewRuleDraft;

/* Steps, rows and slots are counted from 0. */
typedef struct {
  guint step;
  guint row;            /* of the rows of a repeated group; 0 for what is not repeated */
  guint slot;           /* of the sheet, or one of those below */
} DewDraftPlace;

#define DEW_SLOT_BAND (DEW_SHEET_SLOTS + 0u)    /* the limit that a band goes up to */
#define DEW_SLOT_STEP (DEW_SHEET_SLOTS + 1u)    /* the step as a whole */

/* No step at all: what is wrong is wrong with the rule. */
#define DEW_DRAFT_RULE G_MAXUINT

/* ---- Made ---- */

/* Without a step. */
DewRuleDraft *dew_rule_draft_new  (void);

/* Of a text that is a rule; NULL with DEW_ERROR_INVALID where it is none, as dew_rule_parse () has it. */
DewRuleDraft *dew_rule_draft_read (const DewLedger *ledger, const char *text, GError **error);
void          dew_rule_draft_free (DewRuleDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewRuleDraft, dew_rule_draft_free)

/* ---- Looked at ---- */

guint       dew_rule_draft_n_steps (const DewRuleDraft *draft);
guint       dew_rule_draft_kind    (const DewRuleDraft *draft, guint step);
DewBand     dew_rule_draft_band    (const DewRuleDraft *draft, guint step);

/* Rows of the step's repeated group; 1 where it has none. */
guint       dew_rule_draft_n_rows  (const DewRuleDraft *draft, guint step);

/* The text at a place, a slot's or a band's limit; "" where nothing stands there. Borrowed until it is set. */
const char *dew_rule_draft_value   (const DewRuleDraft *draft, const DewDraftPlace *place);

/* TRUE when both have the same steps with as many rows: they differ in values alone. */
gboolean    dew_rule_draft_alike   (const DewRuleDraft *a, const DewRuleDraft *b);

/* What a value means, as it is printed canonically: "300000" is "£300,000". NULL where it is empty or cannot be read, and for a type that is not typed. Free with g_free. */
char       *dew_rule_slot_meaning  (DewSlotType type, const char *text);

/* ---- Changed ----
 *
 * What a function answers with "why not" is NULL where it is possible, else a translated sentence; nothing that is not possible may be asked for. */

void        dew_rule_draft_set        (DewRuleDraft *draft, const DewDraftPlace *place, const char *text);

/* A step of a kind, at the place where it belongs, filled in as far as can be guessed: with the first partner, or with all of them in equal parts. Answers which one it is. */
const char *dew_rule_draft_why_no_step (const DewRuleDraft *draft, guint kind, DewDirection direction);
guint       dew_rule_draft_add         (DewRuleDraft *draft, const DewLedger *ledger, guint kind);

/* Another kind in place of a step that takes all. FALSE for all other steps, and for what may not stand there. */
gboolean    dew_rule_draft_may_become  (const DewRuleDraft *draft, guint step, guint kind, DewDirection direction);
void        dew_rule_draft_become      (DewRuleDraft *draft, const DewLedger *ledger, guint step, guint kind);

/* Of bands, those that are left close up; a single one is none. */
void        dew_rule_draft_remove      (DewRuleDraft *draft, guint step);

/* By one place up (-1) or down (+1). Of bands, what is shared by moves; the limits stay where they are. */
gboolean    dew_rule_draft_may_move    (const DewRuleDraft *draft, guint step, int by);
void        dew_rule_draft_move        (DewRuleDraft *draft, guint step, int by);

/* A band below the rest, shared as the rest is, so that no share changes yet: from 1 % on, and then twice the limit before it. Answers which step it is. */
const char *dew_rule_draft_why_no_band (const DewRuleDraft *draft);
guint       dew_rule_draft_add_band    (DewRuleDraft *draft);

/* A row of the repeated group, with a partner that is not named yet; FALSE where all are, or nothing is repeated. One row always stays. */
gboolean    dew_rule_draft_may_add_row (const DewRuleDraft *draft, const DewLedger *ledger, guint step);
void        dew_rule_draft_add_row     (DewRuleDraft *draft, const DewLedger *ledger, guint step);
void        dew_rule_draft_remove_row  (DewRuleDraft *draft, guint step, guint row);

/* ---- Written ---- */

/* What is filled in, in the notation; "" without a step. Free with g_free. */
char    *dew_rule_draft_text   (const DewRuleDraft *draft);

/* What stands at a column of that text, counted in characters from 1. FALSE where it has no step. */
gboolean dew_rule_draft_locate (const DewRuleDraft *draft, guint column, DewDraftPlace *place);

/* The rule it says, for a direction. NULL with DEW_ERROR_INVALID where it is none yet: the message is the reason as a sentence, and place where in the draft it stands. */
DewRule *dew_rule_draft_parse  (const DewRuleDraft *draft, const DewLedger *ledger, DewDirection direction, DewDraftPlace *place, GError **error);

/* Why a rule was refused, as a sentence that names no column. Free with g_free. */
char    *dew_rule_draft_reason (const GError *error);
