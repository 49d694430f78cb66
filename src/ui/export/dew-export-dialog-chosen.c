/* dew-export-dialog-chosen.c: what was chosen in the export dialog, and remembering it */
#include "dew-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "dew-export-memory.h"

/* ---- What was chosen ---- */

DewExportKind
_dew_export_dialog_kind (DewExportDialog *self)
{
  guint word = dew_segments_get_selected (self->as_choice);

  return word == DEW_EXPORT_DATA ? DEW_EXPORT_DATA + dew_segments_get_selected (self->data_choice) : (DewExportKind) word;
}

gboolean
_dew_export_dialog_is_working_copy (DewExportDialog *self)
{
  return dew_segments_get_selected (self->for_choice) == 1;
}

static gint64
get_pool (DewExportDialog *self)
{
  const GPtrArray *pools = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_POOL);
  guint selected = gtk_drop_down_get_selected (self->pool_choice);

  return selected == 0 || selected > pools->len ? 0 : ((const DewPool *) g_ptr_array_index (pools, selected - 1))->id;
}

DewReadStatus
_dew_export_dialog_read_variance (DewExportDialog *self,
                                  DewReading      *reading)
{
  return dew_money_read (gtk_editable_get_text (GTK_EDITABLE (self->variance_entry)), DEW_UNIT_POUNDS, reading);
}

gboolean
_dew_export_dialog_is_example (DewExportDialog *self)
{
  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->variance_entry)), DEW_EXAMPLE_VARIANCE);
}

DewExportOrder *
_dew_export_dialog_order (DewExportDialog *self)
{
  DewExportOrder *order = dew_export_order_new (self->ledger);
  DewReading reading;

  _dew_export_dialog_read_variance (self, &reading);
  order->kind = _dew_export_dialog_kind (self);
  order->query.year = self->year;
  order->query.scenario = DEW_BASELINE;
  order->query.pool = get_pool (self);
  order->query.variance = reading.value.pence;
  order->query.worked_example = _dew_export_dialog_is_example (self);
  order->query.unit = (DewUnit) dew_segments_get_selected (self->unit_choice);
  order->query.exact = order->kind == DEW_EXPORT_XLSX && _dew_export_dialog_is_working_copy (self);
  if (self->by_hand)
    order->annexes = dew_annex_list_get_ticked (self->annexes);

  return order;
}

/* All that a preview depends on. */
char *
_dew_export_dialog_describe (const DewExportOrder *order)
{
  g_autofree char *annexes = order->annexes != NULL ? dew_export_memory_write (order->annexes) : g_strdup ("*");

  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%d/%u/%d", annexes, order->query.pool, order->query.variance,
                          order->query.worked_example, order->query.unit, order->query.exact);
}

/* ---- Remembering ---- */

/* What cannot be remembered is told, and keeps nobody from exporting. */
void
_dew_export_dialog_remember (DewExportDialog *self)
{
  const DewDocumentRow *row = dew_ledger_document (dew_document_ledger (self->document));
  g_autoptr (GPtrArray) ticked = dew_annex_list_get_ticked (self->annexes);
  g_autofree char *text = dew_export_memory_write (ticked);
  DewExportKind kind = _dew_export_dialog_kind (self);
  gboolean same = !self->by_hand || g_strcmp0 (text, self->before) == 0;
  gboolean working_copy = kind == DEW_EXPORT_XLSX ? _dew_export_dialog_is_working_copy (self) : row != NULL && row->working_copy;
  g_autoptr (GError) error = NULL;

  if (dew_export_kind (kind)->annexes &&
      !dew_export_memory_keep (self->document, same ? NULL : text, (DewUnit) dew_segments_get_selected (self->unit_choice), working_copy, &error))
    dew_toaster_tell (self->toaster, error->message, NULL);
}
