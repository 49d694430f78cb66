/* dew-edit-remark.c: the edit of the note and source on a figure */
#include "dew-edit-private.h"

gboolean
dew_edit_remark (const DewLedger *ledger,
                 DewChanges      *changes,
                 DewIds           ids,
                 const DewRemark *remark,
                 GError         **error)
{
  const DewRemark *there;
  DewRemark row;

  g_return_val_if_fail (ledger != NULL && changes != NULL && remark != NULL, FALSE);
  g_return_val_if_fail (ids.next != NULL, FALSE);

  row = *remark;
  there = dew_ledger_remark (ledger, row.line, row.year, row.month, (DewMeasure) row.measure, row.partner);
  if (*row.note == '\0' && *row.source == '\0')
    {
      if (there != NULL)
        dew_changes_delete_row (changes, DEW_TABLE_REMARK, there);
      return TRUE;
    }

  if (dew_ledger_find (ledger, DEW_TABLE_LINE, row.line) == NULL)
    return _dew_not_there (DEW_TABLE_LINE, error);

  /* The id is given only to what is good: a refusal uses none up. */
  row.id = there != NULL ? there->id : 1;
  if (!_dew_check_row (ledger, DEW_TABLE_REMARK, &row, error))
    return FALSE;

  if (there != NULL)
    {
      dew_changes_diff_row (changes, DEW_TABLE_REMARK, there, &row);
      return TRUE;
    }

  row.id = ids.next (ids.data);
  dew_changes_insert_row (changes, DEW_TABLE_REMARK, &row);
  return TRUE;
}
