/* annual-report-words.c: what an annual report says of each schedule: outcomes, services and who provides them, targets, and notes. */
#include "dew-annual-report-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-incentive.h"
#include "dew-monitor.h"

enum { POOL, ABOUT, SAID };

typedef struct {
  const DewPaper   *paper;
  const DewMonitor *monitor;    /* of the whole year; NULL where there is no year */
  DewSheet         *sheet;
  guint             node;       /* of the pool at hand */
} Words;

static void
put (const Words *words,
     const char  *about,
     const char  *said)
{
  guint row;

  if (said == NULL || said[0] == '\0')
    return;

  row = dew_sheet_row (words->sheet);
  dew_sheet_text (words->sheet, row, POOL, words->paper->nodes[words->node].pool->name);
  dew_sheet_text (words->sheet, row, ABOUT, about);
  dew_sheet_text (words->sheet, row, SAID, said);
}

/* Who provides what, line by line. */
static void
put_providers (const Words *words)
{
  const DewNode *nodes = words->paper->nodes;
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = words->node; i < nodes[words->node].end; i++)
    if ((nodes[i].kind == DEW_NODE_LINE || nodes[i].kind == DEW_NODE_CATEGORY) && nodes[i].line->provider[0] != '\0')
      g_string_append_printf (list, "%s%s: %s", list->len > 0 ? "\n" : "", nodes[i].line->name, nodes[i].line->provider);
  put (words, _("Providers"), list->str);
}

static void
put_targets (const Words *words)
{
  g_autoptr (GPtrArray) incentives = dew_incentives_of (words->paper->ledger, words->paper->nodes[words->node].id, words->paper->year);

  for (guint i = 0; words->paper->year != 0 && i < incentives->len; i++)
    {
      const DewIncentive *incentive = g_ptr_array_index (incentives, i);
      g_autofree char *told = dew_incentive_told (words->paper->ledger, incentive);

      put (words, _("Target"), told);
      put (words, _("Note on the target"), incentive->note);
    }
}

/* What makes a figure of the year less than it seems. */
static void
put_cautions (const Words *words)
{
  g_autofree char *caution = NULL;
  g_autofree char *blank = NULL;

  if (words->monitor == NULL || !dew_totals_entered (words->paper->totals, words->node, DEW_ALL_PARTNERS, DEW_SUM_ACTUAL))
    return;

  caution = dew_monitor_caution (words->monitor, words->paper->ledger, words->node);
  blank = dew_monitor_why_blank (words->monitor, words->paper->ledger, words->node, DEW_MONITOR_VARIANCE_TO_DATE);
  put (words, _("What was spent"), caution);
  put (words, _("What was spent"), blank);
}

static void
put_notes (const Words *words)
{
  const DewNode *nodes = words->paper->nodes;

  put (words, _("Note"), nodes[words->node].pool->note);
  for (guint i = words->node; i < nodes[words->node].end; i++)
    if (nodes[i].kind == DEW_NODE_LINE || nodes[i].kind == DEW_NODE_CATEGORY)
      {
        /* TRANSLATORS: a note on a service: what that is called. */
        g_autofree char *about = g_strdup_printf (_("Note on %s"), nodes[i].line->name);

        put (words, about, nodes[i].line->note);
      }
}

static void
put_pool (Words *words,
          guint  node)
{
  const DewPool *pool = words->paper->nodes[node].pool;

  words->node = node;
  put (words, _("Outcomes"), pool->aims[0] != '\0' ? pool->aims : _("Not said"));
  put (words, _("Services"), pool->services);
  put_providers (words);
  put_targets (words);
  put_cautions (words);
  put_notes (words);
  put (words, _("Formerly"), pool->formerly);
  put (words, _("Source"), pool->source);
}

void
_dew_annual_report_add_words (DewPaper *paper)
{
  g_autofree char *scope = _dew_paper_scope (paper);
  g_autofree char *title = g_strconcat (_("Annual report: outcomes, targets and notes"), scope, NULL);
  g_autofree char *end = paper->year != 0 ? dew_year_last_day (paper->year) : NULL;
  g_autoptr (DewMonitor) monitor = end != NULL ? dew_monitor_new (paper->ledger, paper->totals, end) : NULL;
  Words words = { .paper = paper, .monitor = monitor, .sheet = _dew_paper_add_sheet (paper, _("Outcomes and notes"), title) };

  dew_sheet_about (words.sheet, _("What each schedule is to achieve, who provides it, targets and what was achieved, and notes"));
  dew_sheet_note (words.sheet, _("What is not said of a schedule is left out, but for its outcomes. Amounts in words are in pounds."));
  dew_sheet_column (words.sheet, _("Schedule"), 0);
  dew_sheet_column (words.sheet, _("What it is about"), 0);
  dew_sheet_column (words.sheet, _("What is said"), 80);
  for (guint i = 0; i < paper->pools->len; i++)
    put_pool (&words, g_array_index (paper->pools, guint, i));
}
