/* share-amounts.c: shares amounts that are given line by line, and prints what `share --format=json` prints.
 *
 *   share-amounts FILE POOL YEAR RULE AS-AT SCENARIO [LINE PENCE]…
 *
 * Ids, the year as a number, pence; a rule or date of "" is none.
 */
#include <stdlib.h>

#include "dew-cli-share-private.h"

static gint64
read_number (const char *text)
{
  return g_ascii_strtoll (text, NULL, 10);
}

static int
share (const DewLedger     *ledger,
       const DewShareQuery *query)
{
  GError *error = NULL;
  g_autoptr (DewShare) result = dew_share (ledger, query, &error);
  const DewCliShare told = { ledger, dew_ledger_find (ledger, DEW_TABLE_POOL, query->pool), NULL, result };

  if (result == NULL)
    return _dew_cli_fail (error);

  _dew_cli_share_put_json (&told);
  return DEW_EXIT_DONE;
}

int
main (int    argc,
      char **argv)
{
  GError *error = NULL;
  g_autoptr (DewDocument) document = argc > 6 ? dew_document_open (argv[1], DEW_STORE_READ, &error) : NULL;
  g_autoptr (GArray) amounts = g_array_new (TRUE, FALSE, sizeof (DewLineAmount));
  DewShareQuery query;

  if (document == NULL)
    return error != NULL ? _dew_cli_fail (error) : DEW_EXIT_USAGE;

  for (int i = 7; i + 1 < argc; i += 2)
    {
      DewLineAmount amount = { read_number (argv[i]), read_number (argv[i + 1]) };

      g_array_append_val (amounts, amount);
    }

  query = (DewShareQuery) {
    .pool = read_number (argv[2]),
    .year = (int) read_number (argv[3]),
    .rule = argv[4][0] != '\0' ? argv[4] : NULL,
    .as_at = argv[5],
    .scenario = read_number (argv[6]),
    .amounts = (const DewLineAmount *) amounts->data,
    .n_amounts = amounts->len,
  };
  return share (dew_document_ledger (document), &query);
}
