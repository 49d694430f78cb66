/* what-if-differences.c: what each scenario says otherwise than the baseline, in words. */
#include "dew-what-if-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-difference.h"

enum { SCENARIO, WHERE, WHAT, BASELINE, OTHERWISE };

static DewSheet *
start_sheet (const DewWhatIf *what_if)
{
  g_autofree char *scope = _dew_paper_scope_of_all (what_if->paper);
  g_autofree char *title = g_strconcat (_("What differs from the baseline"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (what_if->paper, _("What differs"), title);

  dew_sheet_about (sheet, _("What each scenario says otherwise than the baseline: rules, lines, figures"));
  dew_sheet_note (sheet, _("What a scenario does not say otherwise is as in the baseline. Figures in pounds."));
  dew_sheet_note (sheet, _("An empty cell is one that the row has no use for."));
  dew_sheet_live_note (sheet, _("As it was when exported, whatever inputs are changed."));
  dew_sheet_column (sheet, _("Scenario"), 0);
  dew_sheet_column (sheet, _("Where"), 26);
  dew_sheet_column (sheet, _("What"), 40);
  dew_sheet_column (sheet, _("In the baseline"), 44);
  dew_sheet_column (sheet, _("In the scenario"), 44);
  return sheet;
}

static gboolean
is_asked_for (const DewWhatIf     *what_if,
              const DewDifference *difference)
{
  const DewPaper *paper = what_if->paper;

  if (difference->year != 0 && difference->year != paper->year)
    return FALSE;
  for (guint i = 0; i < paper->pools->len; i++)
    if (paper->nodes[g_array_index (paper->pools, guint, i)].id == difference->pool)
      return TRUE;
  return FALSE;
}

/* One rule that always held stands as the sentence for the schedule; a list by dates, or none, as it is told. Free with g_free. */
static char *
say_rule (const DewPaper      *paper,
          const DewDifference *difference,
          const char          *text,
          gint64               scenario)
{
  const DewPool *pool = dew_ledger_find (paper->ledger, DEW_TABLE_POOL, difference->pool);
  g_autoptr (DewRule) rule = difference->kind == DEW_DIFFERENCE_RULES ? dew_rule_parse (paper->ledger, text, NULL) : NULL;
  DewRuleRow row = { .pool = difference->pool, .line = difference->line, .scenario = scenario, .direction = (gint) difference->direction, .start = (char *) "", .text = (char *) text, .note = (char *) "" };

  if (rule == NULL)
    return g_strdup (text);
  return difference->line != 0 ? dew_rule_sentence_of (rule, paper->ledger, &row) : dew_rule_sentence (rule, paper->ledger, pool, scenario, paper->in_force, difference->direction);
}

static void
put_difference (const DewPaper      *paper,
                DewSheet            *sheet,
                const char          *name,
                gint64               scenario,
                const DewDifference *difference)
{
  g_autofree char *baseline = say_rule (paper, difference, difference->baseline, DEW_BASELINE);
  g_autofree char *otherwise = say_rule (paper, difference, difference->scenario, scenario);
  guint row = dew_sheet_row (sheet);

  dew_sheet_text (sheet, row, SCENARIO, name);
  dew_sheet_text (sheet, row, WHERE, difference->in);
  dew_sheet_text (sheet, row, WHAT, difference->what);
  dew_sheet_text (sheet, row, BASELINE, baseline);
  dew_sheet_text (sheet, row, OTHERWISE, otherwise);
}

/* What the scenario itself is said to be. */
static void
put_note (const DewPaper *paper,
          DewSheet       *sheet,
          const char     *name,
          gint64          scenario)
{
  const DewScenario *said = dew_ledger_find (paper->ledger, DEW_TABLE_SCENARIO, scenario);
  guint row;

  if (said == NULL || said->note[0] == '\0')
    return;

  row = dew_sheet_row (sheet);
  dew_sheet_text (sheet, row, SCENARIO, name);
  dew_sheet_text (sheet, row, WHAT, _("Note on the scenario"));
  dew_sheet_text (sheet, row, OTHERWISE, said->note);
}

static void
put_lane (const DewWhatIf     *what_if,
          DewSheet            *sheet,
          const DewWhatIfLane *lane)
{
  const DewPaper *paper = what_if->paper;
  gint64 scenario = lane->risk->paper->scenario;
  g_autoptr (GPtrArray) differences = dew_differences (paper->ledger, scenario, NULL);
  guint before;

  put_note (paper, sheet, lane->name, scenario);
  before = sheet->rows->len;
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    if (is_asked_for (what_if, differences->pdata[i]))
      put_difference (paper, sheet, lane->name, scenario, differences->pdata[i]);

  if (sheet->rows->len == before)
    {
      guint row = dew_sheet_row (sheet);

      dew_sheet_text (sheet, row, SCENARIO, lane->name);
      dew_sheet_text (sheet, row, WHAT, _("Nothing differs from the baseline"));
    }
}

void
_dew_what_if_differences (const DewWhatIf *what_if)
{
  DewSheet *sheet = start_sheet (what_if);

  for (guint lane = 1; lane < what_if->lanes->len; lane++)
    put_lane (what_if, sheet, &g_array_index (what_if->lanes, DewWhatIfLane, lane));
}
