/* dew-document-private.h: what the files of a document share */
#pragma once

#include "dew-document.h"

struct _DewDocument
{
  GObject    parent_instance;

  DewStore  *store;
  DewLedger *ledger;
  GPtrArray *totals;            /* DewTotals, the latest used last */
  gint64     gesture;
  gboolean   lent;              /* to a thread that works aside */
};

/* FALSE, with DEW_ERROR_CONFLICT, while the document is lent. */
gboolean _dew_document_here (DewDocument *self, GError **error);

/* Follows what the store has applied; reads everything again where it does not fit. */
gboolean _dew_document_follow (DewDocument *self, const DewChanges *applied, GError **error);

/* The same in parts, for many figures: all of them, one after the other, and then what they were parts of. FALSE where a part does not fit: then everything is read again. */
gboolean _dew_document_follow_part (DewDocument *self, const DewChanges *part);
void     _dew_document_followed    (DewDocument *self, const DewChanges *applied);
gboolean _dew_document_reload      (DewDocument *self, GError **error);

/* Passes a refusal of the store on; after a conflict everything is read again. reason is taken. FALSE. */
gboolean _dew_document_refused (DewDocument *self, GError *reason, GError **error);

/* As dew_document_check (), of those sums. */
GPtrArray *_dew_document_check (DewDocument *self, const GPtrArray *totals, GError **error);
