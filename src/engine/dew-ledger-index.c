/* dew-ledger-index.c: finding virements and notes by what they are about */
#include "dew-ledger-private.h"

/* Puts a row under the id that a field of it holds. */
static void
put (GHashTable   *index,
     const gint64 *id,
     gpointer      row)
{
  GPtrArray *rows = g_hash_table_lookup (index, id);

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_hash_table_insert (index, (gpointer) id, rows);
    }
  g_ptr_array_add (rows, row);
}

static GHashTable *
make_index (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
}

void
_dew_ledger_index (DewLedger *ledger)
{
  const GPtrArray *movements = ledger->tables[DEW_TABLE_MOVEMENT].rows;
  const GPtrArray *remarks = ledger->tables[DEW_TABLE_REMARK].rows;

  _dew_ledger_index_clear (ledger);
  ledger->moved_on = make_index ();
  ledger->moved_by = make_index ();
  ledger->remarks_on = make_index ();

  _dew_ledger_index_arranged (ledger);

  for (guint i = 0; i < movements->len; i++)
    {
      DewMovement *movement = g_ptr_array_index (movements, i);

      put (ledger->moved_on, &movement->line, movement);
      put (ledger->moved_by, &movement->virement, movement);
      ledger->moved += _dew_figure_size (movement->pence);
    }
  for (guint i = 0; i < remarks->len; i++)
    {
      DewRemark *remark = g_ptr_array_index (remarks, i);

      put (ledger->remarks_on, &remark->line, remark);
    }
}

void
_dew_ledger_index_clear (DewLedger *ledger)
{
  g_clear_pointer (&ledger->moved_on, g_hash_table_unref);
  g_clear_pointer (&ledger->moved_by, g_hash_table_unref);
  g_clear_pointer (&ledger->remarks_on, g_hash_table_unref);
  _dew_ledger_index_arranged_clear (ledger);
  ledger->moved = 0;
}

static const GPtrArray *
look_up (GHashTable *index,
         gint64      id)
{
  return index == NULL ? NULL : g_hash_table_lookup (index, &id);
}

const GPtrArray *
dew_ledger_movements_on (const DewLedger *ledger,
                         gint64           line)
{
  return look_up (ledger->moved_on, line);
}

const GPtrArray *
dew_ledger_movements_by (const DewLedger *ledger,
                         gint64           virement)
{
  return look_up (ledger->moved_by, virement);
}

const GPtrArray *
dew_ledger_remarks_on (const DewLedger *ledger,
                       gint64           line)
{
  return look_up (ledger->remarks_on, line);
}

const DewRemark *
dew_ledger_remark (const DewLedger *ledger,
                   gint64           line,
                   int              year,
                   int              month,
                   DewMeasure       measure,
                   gint64           partner)
{
  const GPtrArray *remarks = dew_ledger_remarks_on (ledger, line);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const DewRemark *remark = g_ptr_array_index (remarks, i);

      if (remark->year == year && remark->month == month && remark->measure == (gint) measure && remark->partner == partner)
        return remark;
    }

  return NULL;
}
