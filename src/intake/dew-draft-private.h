/* dew-draft-private.h: a document as it would be after an import, over the ledger as it is.
 *
 * Rows are found by name among their siblings, first exactly, then ignoring case, or added. What a file says of a row is noted with the line that said it, so that a second line
 * that says otherwise can be told of the first. Nothing is changed in the ledger.
 */
#pragma once

#include "dew-edit.h"

/* What a file can say of a row. */
typedef enum {
  DEW_SAY_HOST, DEW_SAY_LEAD, DEW_SAY_AGREEMENT, DEW_SAY_REFERENCE, DEW_SAY_NOTE,
  DEW_SAY_STATUS, DEW_SAY_CONTRACT, DEW_SAY_PROVIDER, DEW_SAY_POOLED_FROM, DEW_SAY_RECURRENCE, DEW_SAY_FUNCTIONS,
  DEW_N_SAYS
} DewSay;

typedef struct _DewDraft DewDraft;

/* A row of the draft: one of the ledger's, or a new one. */
typedef struct {
  DewTable       table;
  gconstpointer  old;                   /* the ledger's row; NULL when it is new */
  gpointer       row;                   /* as it would be; NULL where nothing was said of it */
  guint          said[DEW_N_SAYS];      /* the line of the file that said it, 0: none did */
} DewDraftRow;

DewDraft *_dew_draft_new  (const DewLedger *ledger, DewIds ids);
void      _dew_draft_free (DewDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewDraft, _dew_draft_free)

/* The row as it stands in the draft, a struct of dew-schema.h. */
gconstpointer _dew_draft_row    (const DewDraftRow *row);
gint64        _dew_draft_row_id (const DewDraftRow *row);

/* The row called that, or NULL. `pool` and `parent` (the category, 0: directly in the pool) say among which lines; both are 0 for other tables. */
DewDraftRow *_dew_draft_find (DewDraft *draft, DewTable table, gint64 pool, gint64 parent, const char *name);

/* Adds a row of that name, last among its siblings. */
DewDraftRow *_dew_draft_add (DewDraft *draft, DewTable table, gint64 pool, gint64 parent, const char *name);

/* The partner called that by name or short name, added when there is none; NULL when there are as many as there may be. */
DewDraftRow *_dew_draft_partner (DewDraft *draft, const char *name);

/* Notes that a line of the file says so of the row. Returns 0, or the line that said otherwise. */
guint _dew_draft_say_int  (DewDraft *draft, DewDraftRow *row, DewSay say, gint64 value, guint line);
guint _dew_draft_say_text (DewDraft *draft, DewDraftRow *row, DewSay say, const char *value, guint line);
guint _dew_draft_say_lead (DewDraft *draft, DewDraftRow *row, DewLeadMode mode, gint64 partner, guint line);

/* Notes a figure. Returns 0, or the line that has already given one for the same cell. */
guint _dew_draft_figure (DewDraft *draft, const DewFigure *figure, guint line);

/* What would change, rows in the order they were met. */
DewChanges *_dew_draft_changes (DewDraft *draft);
