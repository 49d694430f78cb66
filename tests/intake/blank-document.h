/* blank-document.h: a ledger with nothing in it, ids in order, and looking things up again by name */
#pragma once

#include "dew-edit.h"

static inline gint64
next_id (gpointer data)
{
  return ++*(gint64 *) data;
}

static inline DewLedger *
make_blank (void)
{
  DewLedger *ledger = dew_ledger_new ();
  DewDocumentRow *document = dew_row_new (DEW_TABLE_DOCUMENT);

  document->id = DEW_DOCUMENT_ID;
  dew_ledger_load_row (ledger, DEW_TABLE_DOCUMENT, document);
  g_assert_true (dew_ledger_load_finish (ledger, NULL));

  return ledger;
}

/* Takes over the changes. */
static inline void
patch (DewLedger  *ledger,
       DewChanges *changes)
{
  GError *error = NULL;

  dew_ledger_patch (ledger, changes, &error);
  g_assert_no_error (error);
  dew_changes_free (changes);
}

static inline const DewLine *
find_line (const DewLedger *ledger,
           const char      *pool,
           const char      *line)
{
  GError *error = NULL;
  const DewPool *row = dew_ledger_pool_named (ledger, pool, &error);
  const DewLine *found;

  g_assert_no_error (error);
  found = dew_ledger_line_named (ledger, row, line, &error);
  g_assert_no_error (error);

  return found;
}

static inline gint64
find_partner (const DewLedger *ledger,
              const char      *name)
{
  const DewPartner *partner = dew_ledger_partner_named (ledger, name);

  g_assert_nonnull (partner);
  return partner->id;
}
