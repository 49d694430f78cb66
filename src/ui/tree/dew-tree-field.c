/* dew-tree-field.c: what a column of a row says in words, as it is in a scenario */
#include "dew-edit-arranged.h"
#include "dew-row-words.h"
#include "dew-tree-cells.h"

char *
dew_tree_field_words (const DewLedger     *ledger,
                      const DewTreeTarget *target,
                      gint64               scenario)
{
  gconstpointer row;
  DewLine *line;
  char *words;

  g_return_val_if_fail (ledger != NULL && target != NULL, NULL);

  row = dew_ledger_find (ledger, target->table, target->id);
  if (scenario == DEW_BASELINE || row == NULL || target->table != DEW_TABLE_LINE || !dew_is_arranged (target->column))
    return dew_row_words (ledger, target->table, row, target->column);

  line = dew_arranged_line (ledger, row, scenario);
  words = dew_row_words (ledger, DEW_TABLE_LINE, line, target->column);
  dew_row_free (DEW_TABLE_LINE, line);

  return words;
}
