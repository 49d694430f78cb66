/* monitor-fixture.h: a few lines to monitor, by figures that are said in a word each. */
#pragma once

#include "engine-fixture.h"

#include <string.h>

#include "dew-ledger-private.h"
#include "dew-monitor.h"
#include "ledger-builder.h"

#define YEAR  2013
#define BLANK G_MININT64

enum { EQUAL = DEW_PROFILE_EQUAL, LAST = DEW_PROFILE_LAST_YEAR, TYPED = DEW_PROFILE_TYPED };
enum { O_TYPED = DEW_OUTLOOK_TYPED, O_STRAIGHT = DEW_OUTLOOK_STRAIGHT, O_LAST = DEW_OUTLOOK_LAST_YEAR };

#define NOV "2013-11-30"
#define OCT "2013-11-29"
#define BEFORE "2013-03-31"
#define AFTER "2014-04-01"

/* ---- A line by its figures ---- */

/* What may be said of a line's figures: "b=1200 a1-8=100@1 A1=50 v=-30", each a measure (a capital: of last year; v: what a virement moves), months, a partner and pence. */
static inline DewMeasure
find_measure (char letter)
{
  static const char letters[] = "edibafp";
  const char *found = strchr (letters, g_ascii_tolower (letter));

  g_assert_nonnull (found);
  return (DewMeasure) (found - letters);
}

static inline void
move_budget (DewLedger *ledger,
             gint64     line,
             gint64     pence)
{
  DewChanges *changes = dew_changes_new ();
  DewVirement virement = { dew_ledger_last (ledger, DEW_TABLE_VIREMENT) + 1, YEAR, (char *) "2014-03-01", 0, (char *) "", (char *) "", (char *) "" };
  DewMovement to = { dew_ledger_last (ledger, DEW_TABLE_MOVEMENT) + 1, virement.id, line, pence };

  dew_changes_insert_row (changes, DEW_TABLE_VIREMENT, &virement);
  dew_changes_insert_row (changes, DEW_TABLE_MOVEMENT, &to);
  take (ledger, changes);
}

static inline void
enter_figure (DewLedger  *ledger,
              gint64      line,
              const char *said)
{
  char *end;
  int year = g_ascii_isupper (*said) ? YEAR - 1 : YEAR;
  int from = 0;
  int to = 0;
  gint64 partner = DEW_UNATTRIBUTED;
  gint64 pence;
  DewMeasure measure;

  if (*said == 'v')
    {
      move_budget (ledger, line, g_ascii_strtoll (said + 2, NULL, 10));
      return;
    }

  measure = find_measure (*said);
  said++;
  if (g_ascii_isdigit (*said))
    {
      from = to = (int) g_ascii_strtoll (said, &end, 10);
      if (*end == '-')
        to = (int) g_ascii_strtoll (end + 1, &end, 10);
      said = end;
    }
  pence = g_ascii_strtoll (said + 1, &end, 10);
  if (*end == '@')
    partner = g_ascii_strtoll (end + 1, NULL, 10);
  else if (measure <= DEW_INCOME)
    partner = COUNCIL;

  for (int month = from; month <= to; month++)
    put (ledger, line, year, month, measure, partner, DEW_BASELINE, pence);
}

static inline void
enter_figures (DewLedger  *ledger,
               gint64      line,
               const char *said)
{
  g_auto (GStrv) figures = g_strsplit (said, " ", -1);

  for (guint i = 0; figures[i] != NULL; i++)
    if (*figures[i] != '\0')
      enter_figure (ledger, line, figures[i]);
}

/* Lines 1 to 3 of pool 1, of which the third continues the second, and line 4 of pool 2; three partners. */
static inline DewLedger *
make_lines (int profile,
            int outlook)
{
  Builder builder;
  DewLine *line;

  start_ledger (&builder);
  builder.year = YEAR;
  add_partner (&builder, COUNCIL, "Council", "");
  add_partner (&builder, CCG, "CCG", "");
  add_partner (&builder, TRUST, "Trust", "");
  add_pool (&builder, 1, "Older people", COUNCIL, 0);
  add_pool (&builder, 2, "Carers", COUNCIL, 0);
  add_line (&builder, 10, 1, 0, DEW_LINE_CATEGORY, "Care", 0);
  line = add_line (&builder, 1, 1, 10, DEW_LINE_SERVICE, "Meals", 0);
  line->profile = profile;
  line->outlook = outlook;
  add_line (&builder, 2, 1, 10, DEW_LINE_SERVICE, "Transport", 0);
  line = add_line (&builder, 3, 1, 0, DEW_LINE_SERVICE, "Beds", 0);
  line->continues = 2;
  line->profile = DEW_PROFILE_LAST_YEAR;
  line->outlook = DEW_OUTLOOK_LAST_YEAR;
  add_line (&builder, 4, 2, 0, DEW_LINE_SERVICE, "Respite", 0);

  return finish_ledger (&builder);
}

typedef struct {
  DewLedger  *ledger;
  DewTotals  *totals;
  DewMonitor *monitor;
} Fixture;

static inline void
watch (Fixture    *fixture,
       const char *as_at)
{
  g_clear_pointer (&fixture->totals, dew_totals_free);
  g_clear_pointer (&fixture->monitor, dew_monitor_free);
  fixture->totals = dew_totals_new (fixture->ledger, YEAR, DEW_BASELINE);
  fixture->monitor = dew_monitor_new (fixture->ledger, fixture->totals, as_at);
}

static inline void
clear_fixture (Fixture *fixture)
{
  dew_ledger_free (fixture->ledger);
  dew_totals_free (fixture->totals);
  dew_monitor_free (fixture->monitor);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, clear_fixture)

static inline guint
node_of (const Fixture *fixture,
         gint64         line)
{
  return dew_ledger_node (fixture->ledger, DEW_TABLE_LINE, line);
}

static inline gint64
get (const DewMonitor *monitor,
     guint             node,
     DewMonitorColumn  column)
{
  gint64 pence = BLANK;

  dew_monitor_get (monitor, node, column, &pence);

  return pence;
}
