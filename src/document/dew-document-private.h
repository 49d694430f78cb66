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

/* Passes a refusal of the store on; after a conflict everything is read again. reason is taken. FALSE. */
gboolean _dew_document_refused (DewDocument *self, GError *reason, GError **error);

/* As dew_document_check (), of those sums. */
GPtrArray *_dew_document_check (DewDocument *self, const GPtrArray *totals, GError **error);
