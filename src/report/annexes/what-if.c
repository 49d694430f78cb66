/* what-if.c: What-if comparison: scenarios beside the baseline: shares, final costs, changes, and what differs.
 *
 * Every lane has a risk share of its own in the book, which these tables refer to. A scenario's follows the baseline where it does not say otherwise: risk-follow.c.
 */
#include "dew-annexes.h"
#include "dew-what-if-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-comparison.h"
#include "dew-money-print.h"

/* So many characters of a name stand in the heading of a column. */
#define HEADING_LENGTH 48

/* ---- Which lanes ---- */

/* Scenarios that there are, each once, as many as there is room for beside the baseline: gint64. */
static GArray *
list_scenarios (const DewPaper *paper)
{
  const GPtrArray *rows = dew_ledger_rows (paper->ledger, DEW_TABLE_SCENARIO);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = paper->query->lanes != NULL ? paper->query->n_lanes : rows->len;

  for (guint i = 0; i < n && list->len + 1 < DEW_MAX_COMPARED; i++)
    {
      gint64 id = paper->query->lanes != NULL ? paper->query->lanes[i] : ((const DewScenario *) rows->pdata[i])->id;
      gboolean there = id == DEW_BASELINE || dew_ledger_find (paper->ledger, DEW_TABLE_SCENARIO, id) == NULL;

      for (guint k = 0; k < list->len; k++)
        there |= g_array_index (list, gint64, k) == id;
      if (!there)
        g_array_append_val (list, id);
    }
  return list;
}

static gboolean
has_scenarios (const DewPaper *paper)
{
  g_autoptr (GArray) list = list_scenarios (paper);

  return list->len > 0;
}

/* A heading is one line, and not longer than a spreadsheet bears. */
static char *
make_heading (const char *name)
{
  g_autofree char *line = g_strdelimit (g_strdup (name), "\r\n\t\v\f", ' ');
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (line, -1) <= HEADING_LENGTH)
    return g_steal_pointer (&line);

  cut = g_utf8_substring (line, 0, HEADING_LENGTH - 1);
  return g_strconcat (g_strchomp (cut), "…", NULL);
}

static void
add_lane (DewWhatIf *what_if,
          gint64     scenario)
{
  DewPaper *paper = _dew_paper_of (what_if->paper, what_if->paper->year, scenario);
  const DewScenario *row = scenario != DEW_BASELINE ? dew_ledger_find (paper->ledger, DEW_TABLE_SCENARIO, scenario) : NULL;
  DewWhatIfLane lane = { .name = g_strdup (row != NULL ? row->name : _("Baseline")) };

  lane.heading = make_heading (lane.name);
  lane.risk = _dew_risk_of (paper);
  lane.rules = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (what_if->lanes, lane);
}

static void
clear_lane (gpointer data)
{
  DewWhatIfLane *lane = data;

  g_free (lane->name);
  g_free (lane->heading);
  g_array_unref (lane->rules);
}

const DewRiskPool *
_dew_what_if_pool (const DewWhatIf *what_if,
                   guint            lane,
                   guint            pool)
{
  return &g_array_index (g_array_index (what_if->lanes, DewWhatIfLane, lane).risk->pools, DewRiskPool, pool);
}

guint
_dew_what_if_count (const DewWhatIf *what_if)
{
  guint n = 0;

  for (guint pool = 0; pool < what_if->n_pools; pool++)
    {
      gboolean any = FALSE;

      for (guint lane = 0; lane < what_if->lanes->len; lane++)
        any |= !_dew_what_if_pool (what_if, lane, pool)->nothing;
      n += any;
    }
  return n;
}

/* ---- Notes ---- */

static char *
say_variance (const DewPaper *paper)
{
  gboolean under = paper->variance < 0;
  char buf[DEW_MONEY_SIZE];

  dew_money_print (dew_pence (ABS (paper->variance)), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, buf);
  if (paper->pools->len == 1 && !paper->worked_example)
    return g_strdup_printf (under ? _("In every scenario an underspend of %s is shared.") : _("In every scenario an overspend of %s is shared."), buf);
  if (paper->pools->len == 1)
    return g_strdup_printf (under ? _("A worked example, not a forecast: where no variance is typed, an underspend of %s is shared.") : _("A worked example, not a forecast: where no variance is typed, an overspend of %s is shared."), buf);
  if (!paper->worked_example)
    return g_strdup_printf (under ? _("In every scenario an underspend of %s is shared, in each pool by itself.") : _("In every scenario an overspend of %s is shared, in each pool by itself."), buf);
  return g_strdup_printf (under ? _("A worked example, not a forecast: where no variance is typed, an underspend of %s is shared, in each pool by itself.")
                                : _("A worked example, not a forecast: where no variance is typed, an overspend of %s is shared, in each pool by itself."), buf);
}

void
_dew_what_if_note_variance (const DewWhatIf *what_if,
                            DewSheet        *sheet)
{
  g_autofree char *variance = say_variance (what_if->paper);
  g_autofree char *rules = _dew_risk_say_in_force (what_if->paper);
  gboolean across = FALSE;

  dew_sheet_note (sheet, variance);
  if (rules != NULL)
    dew_sheet_note (sheet, rules);
  for (guint lane = 0; lane < what_if->lanes->len; lane++)
    across |= g_array_index (what_if->lanes, DewWhatIfLane, lane).risk->across;
  if (across)
    _dew_risk_note_across (sheet);
  dew_sheet_note (sheet, _("Above 0 is an overspend, below 0 an underspend; shares carry the sign."));
}

/* ---- The annex ---- */

/* Asked for by name where there is nothing to set side by side. */
static void
put_nothing (DewPaper *paper)
{
  g_autofree char *scope = _dew_paper_scope_of_all (paper);
  g_autofree char *title = g_strconcat (_("What-if comparison"), scope, NULL);
  DewSheet *sheet = _dew_paper_add_sheet (paper, _("What-if"), title);
  guint row;

  dew_sheet_column (sheet, _("What is compared"), 0);
  row = dew_sheet_row (sheet);
  dew_sheet_text (sheet, row, 0, _("There is no scenario beside the baseline yet"));
}

/* In the risk share, too, a variance that is typed counts then: both say the same. */
static void
prepare_what_if (DewPaper *paper)
{
  paper->compared = has_scenarios (paper);
}

/* The tables stand before what they refer to. */
static gboolean
build_what_if (DewPaper  *paper,
               GError   **error)
{
  g_autoptr (GArray) scenarios = list_scenarios (paper);
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (DewWhatIfLane));
  DewWhatIf what_if = { .paper = paper, .lanes = lanes, .n_pools = paper->pools->len };

  if (scenarios->len == 0)
    {
      put_nothing (paper);
      return TRUE;
    }

  g_array_set_clear_func (lanes, clear_lane);
  add_lane (&what_if, DEW_BASELINE);
  for (guint i = 0; i < scenarios->len; i++)
    add_lane (&what_if, g_array_index (scenarios, gint64, i));

  _dew_what_if_start_tables (&what_if);
  _dew_what_if_start_rules (&what_if);
  _dew_what_if_rules (&what_if);
  _dew_what_if_tables (&what_if);
  _dew_what_if_differences (&what_if);
  return TRUE;
}

const DewAnnex dew_annex_what_if = {
  .name = "what-if",
  .title = N_("What-if comparison"),
  .about = N_("Scenarios beside the baseline: who bears what, final costs, changes, and what differs"),
  .applies = has_scenarios,
  .prepare = prepare_what_if,
  .build = build_what_if,
};
