/* dew-export-memory.c: what a document was last exported with, which it remembers */
#include "dew-export-memory.h"

#include <glib/gi18n-lib.h>

GPtrArray *
dew_export_memory_read (const char *text)
{
  GPtrArray *annexes = g_ptr_array_new ();
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (text != NULL, annexes);

  names = g_strsplit (text, " ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const DewAnnex *annex = dew_annex_find (names[i]);

      if (annex != NULL && !g_ptr_array_find (annexes, annex, NULL))
        g_ptr_array_add (annexes, (gpointer) annex);
    }

  return annexes;
}

char *
dew_export_memory_write (const GPtrArray *annexes)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (annexes != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < annexes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((const DewAnnex *) g_ptr_array_index (annexes, i))->name);

  return g_string_free (text, FALSE);
}

gboolean
dew_export_memory_keep (DewDocument *document,
                        const char  *annexes,
                        DewUnit      unit,
                        gboolean     working_copy,
                        GError     **error)
{
  const DewLedger *ledger;
  DewDocumentRow *row;
  DewChanges *changes;
  gboolean good;

  g_return_val_if_fail (DEW_IS_DOCUMENT (document), FALSE);

  ledger = dew_document_ledger (document);
  if (dew_document_read_only (document, NULL) || dew_ledger_document (ledger) == NULL)
    return TRUE;

  row = dew_row_copy (DEW_TABLE_DOCUMENT, dew_ledger_document (ledger));
  if (annexes != NULL)
    dew_row_set_text (DEW_TABLE_DOCUMENT, row, "annexes", annexes);
  row->paper_unit = (gint) unit;
  row->working_copy = working_copy;
  changes = dew_changes_new ();
  good = dew_edit_row (ledger, changes, DEW_TABLE_DOCUMENT, row, error);
  dew_row_free (DEW_TABLE_DOCUMENT, row);

  return dew_document_take (document, changes, good, _("Chose the annexes to export"), error);
}

/* ---- While it is open ---- */

#define VARIANCE "dew-export-variance"

const char *
dew_export_memory_variance (DewDocument *document)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (document), NULL);

  return g_object_get_data (G_OBJECT (document), VARIANCE);
}

void
dew_export_memory_keep_variance (DewDocument *document,
                                 const char  *typed)
{
  g_return_if_fail (DEW_IS_DOCUMENT (document) && typed != NULL);

  g_object_set_data_full (G_OBJECT (document), VARIANCE, g_strdup (typed), g_free);
}
