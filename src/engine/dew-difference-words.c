/* dew-difference-words.c: what differs between a scenario and the baseline, in words */
#include "dew-difference-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-edit-private.h"

/* What a figure is. */
static const char *const measures[DEW_N_MEASURES] = {
  [DEW_EXISTING] = N_("existing contribution"),
  [DEW_ADDITIONAL] = N_("additional contribution"),
  [DEW_INCOME] = N_("income"),
  [DEW_BUDGET] = N_("budget"),
  [DEW_ACTUAL] = N_("actual"),
  [DEW_FORECAST] = N_("forecast"),
  [DEW_PREVIOUS] = N_("previous forecast"),
};

/* The line, category or pool it is about. */
static const char *
name_subject (const DewLedger     *ledger,
              const DewDifference *difference)
{
  const DewNode *node = &dew_ledger_nodes (ledger, NULL)[difference->node];

  return node->kind == DEW_NODE_POOL ? node->pool->name : node->line->name;
}

static char *
say_pounds (gint64 pence)
{
  char buf[64];

  return g_strdup (_dew_pounds (pence, buf));
}

/* ---- Figures ---- */

static char *
say_figure_what (const DewLedger     *ledger,
                 const DewDifference *difference)
{
  const DewPartner *partner = difference->partner == DEW_UNATTRIBUTED ? NULL : dew_ledger_find (ledger, DEW_TABLE_PARTNER, difference->partner);
  g_autofree char *when = difference->month == 0 ? dew_year_name (difference->year) : dew_month_words (difference->year, difference->month);
  const char *measure = _(measures[difference->measure]);
  const char *name = name_subject (ledger, difference);

  if (partner == NULL)
    return g_strdup_printf (_("%s: %s, %s"), name, measure, when);

  return g_strdup_printf (_("%s: %s of %s, %s"), name, measure, dew_partner_short (partner), when);
}

static char *
say_figure (const DewLedger     *ledger,
            const DewDifference *difference,
            gint64               scenario)
{
  gint64 pence;

  if (!dew_ledger_figure (ledger, difference->line, difference->year, difference->month, difference->measure, difference->partner, scenario, &pence))
    return g_strdup (_("not entered"));

  return say_pounds (pence);
}

/* ---- Rules ---- */

static char *
say_rules_what (const DewLedger     *ledger,
                const DewDifference *difference)
{
  return g_strdup_printf (difference->direction == DEW_OVER ? _("%s: rule for an overspend") : _("%s: rule for an underspend"), name_subject (ledger, difference));
}

/* A list of one rule that always held is its text alone. Notes are told only where nothing else differs. */
static char *
say_list (const GPtrArray *list,
          gboolean         notes)
{
  GString *text = g_string_new (NULL);

  if (list->len == 0)
    g_string_append (text, _("none"));

  for (guint i = 0; i < list->len; i++)
    {
      const DewRuleRow *rule = g_ptr_array_index (list, i);
      g_autofree char *date = dew_date_words (rule->start);

      g_string_append (text, i == 0 ? "" : " | ");
      if (*rule->start != '\0')
        g_string_append_printf (text, _("from %s: %s"), date, rule->text);
      else if (list->len > 1)
        g_string_append_printf (text, _("from the beginning: %s"), rule->text);
      else
        g_string_append (text, rule->text);
      if (notes && *rule->note != '\0')
        g_string_append_printf (text, " (%s)", rule->note);
    }

  return g_string_free (text, FALSE);
}

static void
say_rules (const DewLedger *ledger,
           gint64           scenario,
           DewDifference   *difference)
{
  g_autoptr (GPtrArray) own = _dew_difference_rules (ledger, scenario, difference->pool, difference->line, difference->direction);
  g_autoptr (GPtrArray) under = _dew_difference_rules (ledger, DEW_BASELINE, difference->pool, difference->line, difference->direction);

  difference->baseline = say_list (under, FALSE);
  difference->scenario = say_list (own, FALSE);
  if (strcmp (difference->baseline, difference->scenario) != 0)
    return;

  g_free (difference->baseline);
  g_free (difference->scenario);
  difference->baseline = say_list (under, TRUE);
  difference->scenario = say_list (own, TRUE);
}

/* ---- Lines and pools ---- */

static char *
say_status (const DewArranged *arranged)
{
  g_autofree char *date = dew_date_words (arranged->pooled_from);

  if (arranged->status == DEW_STATUS_POOLED)
    return g_strdup (_("pooled"));

  return *date == '\0' ? g_strdup (_("aligned")) : g_strdup_printf (_("aligned, pooled from %s"), date);
}

static char *
say_lead (const DewLedger   *ledger,
          const DewArranged *arranged)
{
  const DewPartner *lead = arranged->lead_mode == DEW_LEAD_SINGLE ? dew_ledger_find (ledger, DEW_TABLE_PARTNER, arranged->lead) : NULL;

  if (lead != NULL)
    return g_strdup (dew_partner_short (lead));

  return g_strdup (arranged->lead_mode == DEW_LEAD_JOINT ? _("joint") : _("not said"));
}

static void
say_line (const DewLedger *ledger,
          gint64           scenario,
          DewDifference   *difference)
{
  const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, difference->line);
  DewArranged was, is;

  dew_ledger_arranged (ledger, line, DEW_BASELINE, &was);
  dew_ledger_arranged (ledger, line, scenario, &is);

  if (difference->kind == DEW_DIFFERENCE_OFF)
    {
      difference->what = g_strdup_printf (_("%s: switched on or off"), line->name);
      difference->baseline = g_strdup (_("on"));
      difference->scenario = g_strdup (_("off"));
    }
  else if (difference->kind == DEW_DIFFERENCE_STATUS)
    {
      difference->what = g_strdup_printf (_("%s: pooled or aligned"), line->name);
      difference->baseline = say_status (&was);
      difference->scenario = say_status (&is);
    }
  else
    {
      difference->what = g_strdup_printf (_("%s: lead"), line->name);
      difference->baseline = say_lead (ledger, &was);
      difference->scenario = say_lead (ledger, &is);
    }
}

static char *
say_variance (const DewLedger     *ledger,
              const DewDifference *difference,
              gint64               scenario)
{
  gint64 pence;

  return dew_ledger_variance (ledger, difference->pool, difference->year, scenario, &pence) ? say_pounds (pence) : g_strdup (_("as forecast"));
}

/* ---- Together ---- */

static char *
say_in (const DewLedger     *ledger,
        const DewDifference *difference)
{
  const DewNode *node = &dew_ledger_nodes (ledger, NULL)[difference->node];

  return dew_ledger_place (ledger, node->kind == DEW_NODE_POOL ? difference->node : node->parent);
}

void
_dew_difference_say (const DewLedger *ledger,
                     gint64           scenario,
                     DewDifference   *difference)
{
  g_autofree char *year = dew_year_name (difference->year);

  difference->in = say_in (ledger, difference);
  switch (difference->kind)
    {
    case DEW_DIFFERENCE_RULES:
      difference->what = say_rules_what (ledger, difference);
      say_rules (ledger, scenario, difference);
      break;
    case DEW_DIFFERENCE_VARIANCE:
      difference->what = g_strdup_printf (_("%s: variance, %s"), name_subject (ledger, difference), year);
      difference->baseline = say_variance (ledger, difference, DEW_BASELINE);
      difference->scenario = say_variance (ledger, difference, scenario);
      break;
    case DEW_DIFFERENCE_OFF:
    case DEW_DIFFERENCE_STATUS:
    case DEW_DIFFERENCE_LEAD:
      say_line (ledger, scenario, difference);
      break;
    case DEW_DIFFERENCE_FIGURE:
    default:
      difference->what = say_figure_what (ledger, difference);
      difference->baseline = say_figure (ledger, difference, DEW_BASELINE);
      difference->scenario = difference->gone ? g_strdup (_("not entered")) : say_figure (ledger, difference, scenario);
    }
}
