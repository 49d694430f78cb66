/* dew-edit-validate.c: what a whole document must be, beyond what each row is by itself */
#include "dew-edit-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-ledger-private.h"

static gboolean
has_name (DewTable table)
{
  return dew_table_column (table, "name") >= 0;
}

static gboolean
validate_table (const DewLedger *ledger,
                DewTable         table,
                GError         **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *rows = dew_ledger_rows (ledger, table);

  for (guint i = 0; i < rows->len; i++)
    {
      gconstpointer row = g_ptr_array_index (rows, i);

      if (!_dew_check_row (ledger, table, row, error) ||
          (has_name (table) && !_dew_claim_names (names, table, row, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
validate_figures (const DewLedger *ledger,
                  GError         **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, ledger->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DewCells *cells = value;

      for (guint i = 0; i < cells->n; i++)
        {
          const DewFigure *figure = &cells->figures[i];
          const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, figure->line);

          if (!_dew_check_columns (ledger, DEW_TABLE_FIGURE, figure, error))
            return FALSE;
          if (figure->measure == DEW_PREVIOUS && figure->month != 0)
            return _dew_refuse (error, _("A previous forecast of “%s” is only a month’s; it is a whole year’s."), line->name);
          if (!dew_measure_fits ((DewMeasure) figure->measure, figure->month, figure->partner))
            return _dew_refuse (error, _("A contribution to “%s” has no partner, or is only a month’s; a contribution is a partner’s for a whole year."),
                                line->name);
          if (figure->pence == DEW_CLEARED && figure->scenario == DEW_BASELINE)
            return _dew_refuse (error, _("A figure of “%s” is cleared in the baseline; only a scenario can clear one."), line->name);
        }
    }

  return TRUE;
}

/* What a virement takes it gives. */
static gboolean
validate_virements (const DewLedger *ledger,
                    GError         **error)
{
  const GPtrArray *virements = dew_ledger_rows (ledger, DEW_TABLE_VIREMENT);

  for (guint i = 0; i < virements->len; i++)
    {
      const DewVirement *virement = g_ptr_array_index (virements, i);
      const GPtrArray *movements = dew_ledger_movements_by (ledger, virement->id);
      g_autoptr (GHashTable) lines = g_hash_table_new (g_int64_hash, g_int64_equal);
      gint64 sum = 0;

      for (guint m = 0; movements != NULL && m < movements->len; m++)
        {
          DewMovement *movement = g_ptr_array_index (movements, m);

          sum += movement->pence;
          if (!g_hash_table_add (lines, &movement->line))
            return _dew_refuse (error, _("The virement of %s names a line twice; give each line one amount."), virement->date);
        }
      if (movements == NULL || sum != 0)
        return _dew_refuse (error, _("The virement of %s does not give as much as it takes; correct its amounts."), virement->date);
    }

  return TRUE;
}

static guint
hash_remark (gconstpointer data)
{
  const DewRemark *remark = data;

  return (guint) (remark->line ^ remark->line >> 32) + (guint) (remark->year * 31 + remark->month * 7 + remark->measure) + (guint) remark->partner;
}

static gboolean
equal_remarks (gconstpointer a,
               gconstpointer b)
{
  const DewRemark *one = a;
  const DewRemark *two = b;

  return one->line == two->line && one->year == two->year && one->month == two->month && one->measure == two->measure &&
         one->partner == two->partner;
}

static gboolean
validate_remarks (const DewLedger *ledger,
                  GError         **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_remark, equal_remarks);
  const GPtrArray *remarks = dew_ledger_rows (ledger, DEW_TABLE_REMARK);

  for (guint i = 0; i < remarks->len; i++)
    {
      DewRemark *remark = g_ptr_array_index (remarks, i);
      const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, remark->line);

      if (!g_hash_table_add (seen, remark))
        return _dew_refuse (error, _("A figure of “%s” has two notes; make them one."), line->name);
    }

  return TRUE;
}

/* Follows the references to rows of the same table from a row's own; TRUE when they come to an end without the row itself. A chain longer than there are rows is a ring. */
static gboolean
ends (const DewLedger *ledger,
      DewTable         table,
      gconstpointer    row,
      const char      *column)
{
  gsize offset = dew_tables[table].columns[dew_table_column (table, column)].offset;
  guint n = dew_ledger_rows (ledger, table)->len;
  gint64 id = *(const gint64 *) ((const char *) row + offset);

  while (id != 0 && id != *(const gint64 *) row && n-- > 0)
    {
      gconstpointer next = dew_ledger_find (ledger, table, id);

      id = next == NULL ? 0 : *(const gint64 *) ((const char *) next + offset);
    }

  return id == 0;
}

gboolean
_dew_check_chain (const DewLedger *ledger,
                  DewTable         table,
                  gconstpointer    row,
                  GError         **error)
{
  if (table == DEW_TABLE_POOL && !ends (ledger, table, row, "merged_into"))
    return _dew_refuse (error, _("“%s” would be merged into itself; choose another pool."), ((const DewPool *) row)->name);
  if (table == DEW_TABLE_LINE && !ends (ledger, table, row, "continues"))
    return _dew_refuse (error, _("“%s” would continue itself; choose another line."), ((const DewLine *) row)->name);

  return TRUE;
}

static gboolean
validate_chains (const DewLedger *ledger,
                 GError         **error)
{
  static const DewTable tables[] = { DEW_TABLE_POOL, DEW_TABLE_LINE };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      const GPtrArray *rows = dew_ledger_rows (ledger, tables[t]);

      for (guint i = 0; i < rows->len; i++)
        if (!_dew_check_chain (ledger, tables[t], g_ptr_array_index (rows, i), error))
          return FALSE;
    }

  return TRUE;
}

gboolean
dew_edit_validate (const DewLedger *ledger,
                   GError         **error)
{
  g_return_val_if_fail (ledger != NULL, FALSE);

  if (dew_ledger_document (ledger) == NULL)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("The document has lost the row that it is described in; go back to an earlier copy."));
      return FALSE;
    }
  if (dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len > DEW_MAX_PARTNERS)
    return _dew_refuse (error, _("There are more than %d partners; one agreement can have %d."), DEW_MAX_PARTNERS, DEW_MAX_PARTNERS);

  for (DewTable table = 0; table < DEW_N_TABLES; table++)
    if (table != DEW_TABLE_FIGURE && !validate_table (ledger, table, error))
      return FALSE;

  return validate_figures (ledger, error) && validate_virements (ledger, error) && validate_remarks (ledger, error) &&
         validate_chains (ledger, error);
}
