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

  order->lanes = _dew_export_dialog_lanes (self);
  _dew_export_dialog_read_variance (self, &reading);
  order->kind = _dew_export_dialog_kind (self);
  order->query.year = self->year;
  order->query.scenario = _dew_export_dialog_scenario (self);
  order->query.pool = _dew_export_dialog_pool (self);
  order->query.lanes = order->lanes->len > 0 ? (const gint64 *) (const void *) order->lanes->data : NULL;
  order->query.n_lanes = order->lanes->len;
  order->query.variance = reading.value.pence;
  order->query.worked_example = _dew_export_dialog_is_example (self);
  order->query.unit = (DewUnit) dew_segments_get_selected (self->unit_choice);
  order->query.exact = order->kind == DEW_EXPORT_XLSX && _dew_export_dialog_is_working_copy (self);
  order->query.no_working = dew_export_kind (order->kind)->leaves_working && !self->working;
  if (self->by_hand)
    order->annexes = dew_annex_list_get_ticked (self->annexes);

  return order;
}

/* All that a preview depends on. */
char *
_dew_export_dialog_describe (DewExportDialog      *self,
                             const DewExportOrder *order)
{
  g_autofree char *annexes = order->annexes != NULL ? dew_export_memory_write (order->annexes) : g_strdup ("*");
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%u/%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%d/%u/%d/%d", self->copies, annexes, order->query.pool,
                   order->query.scenario, order->query.variance, order->query.worked_example, order->query.unit, order->query.exact,
                   order->query.no_working);
  for (guint i = 0; i < order->lanes->len; i++)
    g_string_append_printf (text, "/%" G_GINT64_FORMAT, g_array_index (order->lanes, gint64, i));

  return g_string_free (text, FALSE);
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

  if (dew_export_kind (kind)->annexes)
    dew_export_memory_keep_variance (self->document, gtk_editable_get_text (GTK_EDITABLE (self->variance_entry)));
  if (dew_export_kind (kind)->annexes &&
      !dew_export_memory_keep (self->document, same ? NULL : text, (DewUnit) dew_segments_get_selected (self->unit_choice), working_copy, &error))
    dew_toaster_tell (self->toaster, error->message, NULL);
}
