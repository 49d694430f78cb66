/* dew-scenario-words.c: which scenario something is in, for titles, the record of changes, and colours */
#include "dew-scenario-words.h"

#include <glib/gi18n-lib.h>

guint
dew_scenario_number (const DewLedger *ledger,
                     gint64           scenario)
{
  const GPtrArray *scenarios;

  g_return_val_if_fail (ledger != NULL, 1);

  scenarios = dew_ledger_rows (ledger, DEW_TABLE_SCENARIO);
  for (guint i = 0; i < scenarios->len; i++)
    if (((const DewScenario *) g_ptr_array_index (scenarios, i))->id == scenario)
      return i + 2;

  return 1;
}

/* NULL for the baseline. */
static const DewScenario *
find (const DewLedger *ledger,
      gint64           scenario)
{
  return scenario == DEW_BASELINE ? NULL : dew_ledger_find (ledger, DEW_TABLE_SCENARIO, scenario);
}

char *
dew_scenario_deed (const DewLedger *ledger,
                   gint64           scenario,
                   const char      *what)
{
  const DewScenario *row;

  g_return_val_if_fail (ledger != NULL && what != NULL, NULL);

  row = find (ledger, scenario);

  return row == NULL ? g_strdup (what) : g_strdup_printf (_("In “%s”: %s"), row->name, what);
}

char *
dew_scenario_title (const DewLedger *ledger,
                    gint64           scenario,
                    const char      *title)
{
  const DewScenario *row;

  g_return_val_if_fail (ledger != NULL && title != NULL, NULL);

  row = find (ledger, scenario);

  return row == NULL ? g_strdup (title) : g_strdup_printf (_("%s, in “%s”"), title, row->name);
}
