/* dew-chances-words.c: a simulation in sentences */
#include "dew-chances-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-money-print.h"
#include "dew-ratio.h"

const DewReadyLane *
_dew_chances_lane (const DewChancesResult *result,
                   guint                   lane)
{
  return result->ready->lanes->pdata[lane];
}

gboolean
_dew_chances_bears (const DewChancesResult *result,
                    guint                   lane,
                    guint                   partner)
{
  /* Where some draws are refused, the others are no fair sample. */
  return result->simulation->lanes[lane].refused == 0 && dew_program_bears (_dew_chances_lane (result, lane)->program, partner);
}

gboolean
_dew_chances_bears_any (const DewChancesResult *result,
                        guint                   partner)
{
  for (guint lane = 0; lane < result->simulation->n_lanes; lane++)
    if (_dew_chances_bears (result, lane, partner))
      return TRUE;

  return FALSE;
}

/* ---- What varies ---- */

/* "a", "a and b", "a, b and c". Free with g_free. */
static char *
join (const GPtrArray *parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      if (i > 0)
        g_string_append (text, i + 1 < parts->len ? _(", ") : _(" and "));
      g_string_append (text, parts->pdata[i]);
    }

  return g_string_free (text, FALSE);
}

/* How some lines vary; with their number where others vary otherwise. */
static void
append_way (GPtrArray  *ways,
            guint       n,
            guint       of,
            const char *way)
{
  char count[DEW_MONEY_SIZE];

  if (n == 0)
    return;

  g_ptr_array_add (ways, n == of ? g_strdup (way) : g_strdup_printf (_("%s %s"), dew_print_count (n, count), way));
}

/* "3 lines vary: 2 by a typed spread and 1 as in the last years". Free with g_free. */
static char *
tell_varying (const DewVaryCounts *varying)
{
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func (g_free);
  guint n = varying->typed + varying->years + varying->usual;
  g_autofree char *joined = NULL;
  char count[DEW_MONEY_SIZE];

  append_way (ways, varying->typed, n, _("by a typed spread"));
  append_way (ways, varying->years, n, _("as in the last years"));
  append_way (ways, varying->usual, n, _("that are demand-led by the deviation below"));
  joined = join (ways);

  if (n == 1)
    return g_strdup_printf (_("One line varies, %s"), joined);

  return g_strdup_printf (ways->len == 1 ? _("%s lines vary, %s") : _("%s lines vary: %s"), dew_print_count (n, count), joined);
}

char *
_dew_chances_explanation (const DewVaryCounts *varying)
{
  const char *what = _("Instead of the one variance above, outturns fall out by chance, again and again, and each time they are shared by the rule of every lane.");
  g_autofree char *vary = NULL;

  if (varying->typed + varying->years + varying->usual == 0)
    return g_strdup (what);

  vary = tell_varying (varying);
  return g_strdup_printf (_("%s %s; all others are over or under by their forecast."), what, vary);
}

/* ---- What it came to ---- */

static void
append_pounds (GString *text,
               gint64   pence)
{
  char pounds[DEW_MONEY_SIZE];

  g_string_append (text, dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL, pounds));
}

/* "£1.00 in the baseline" */
static char *
tell_lane (const DewChancesResult *result,
           guint                   lane,
           gint64                  pence)
{
  const DewReadyLane *ready = _dew_chances_lane (result, lane);
  GString *text = g_string_new (NULL);

  append_pounds (text, pence);
  if (ready->scenario == DEW_BASELINE)
    g_string_append (text, _(" in the baseline"));
  else
    g_string_append_printf (text, _(" in “%s”"), ready->name);

  return g_string_free (text, FALSE);
}

static void
append_partner (GString                *text,
                const DewChancesResult *result,
                guint                   partner)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  gint64 first = 0;
  gboolean same = TRUE;

  for (guint lane = 0; lane < result->simulation->n_lanes; lane++)
    {
      gint64 p90 = result->simulation->lanes[lane].costs[partner].p90;

      if (!_dew_chances_bears (result, lane, partner))
        continue;

      first = parts->len == 0 ? p90 : first;
      same &= p90 == first;
      g_ptr_array_add (parts, tell_lane (result, lane, p90));
    }

  if (parts->len == 0)
    return;

  joined = join (parts);
  g_string_append_printf (text, "%s", text->len > 0 ? "\n" : "");
  if (!same || parts->len < result->simulation->n_lanes || parts->len == 1)
    {
      g_string_append_printf (text, _("In nine draws of ten %s pays at most %s."), (const char *) result->partners->pdata[partner], joined);
      return;
    }

  g_string_append_printf (text, _("In nine draws of ten %s pays at most "), (const char *) result->partners->pdata[partner]);
  append_pounds (text, first);
  g_string_append (text, _(", whichever the scenario."));
}

/* What nobody bears is impossible to overlook. */
static void
append_unallocated (GString                *text,
                    const DewChancesResult *result)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint lane = 0; lane < result->simulation->n_lanes; lane++)
    if (result->simulation->lanes[lane].refused == 0 && result->simulation->lanes[lane].unallocated.p90 > 0)
      g_ptr_array_add (parts, tell_lane (result, lane, result->simulation->lanes[lane].unallocated.p90));
  if (parts->len == 0)
    return;

  joined = join (parts);
  g_string_append_printf (text, _("\nFor nobody yet, and to be decided: in nine draws of ten at most %s."), joined);
}

static void
append_refused (GString                *text,
                const DewChancesResult *result)
{
  for (guint lane = 0; lane < result->simulation->n_lanes; lane++)
    {
      const DewReadyLane *ready = _dew_chances_lane (result, lane);
      const DewLaneResult *one = &result->simulation->lanes[lane];
      char refused[DEW_MONEY_SIZE], all[DEW_MONEY_SIZE];

      if (one->refused == 0)
        continue;

      g_string_append_printf (text, _("\n%s: %s of %s draws cannot be shared, and the others alone would tell the wrong thing. %s"), ready->name, dew_print_count (one->refused, refused),
                              dew_print_count (result->simulation->draws, all), ready->reason != NULL ? ready->reason : "");
    }
}

char *
_dew_chances_sentences (const DewChancesResult *result)
{
  GString *text = g_string_new (NULL);

  for (guint partner = 0; partner < result->partners->len; partner++)
    append_partner (text, result, partner);
  append_unallocated (text, result);
  append_refused (text, result);

  return g_string_free (text, FALSE);
}

/* ---- By what ---- */

static char *
tell_usual (const DewReadyLanes *ready)
{
  static const char *const shapes[] = { N_("normal"), N_("lognormal"), N_("three-point") };
  char percent[DEW_PERCENT_SIZE];

  if (!ready->has_usual || ready->varying.usual == 0)
    return g_strdup ("");

  return g_strdup_printf (_(" Demand-led lines without a spread of their own vary by a %s one of %s %% of their budget."), _(shapes[ready->usual.shape]),
                          dew_percent_print (ready->usual.deviation, -1, percent));
}

char *
_dew_chances_basis (const DewChancesResult *result)
{
  g_autofree char *year = dew_year_name (result->ready->year);
  g_autofree char *day = dew_date_words (result->ready->rules_at);
  g_autofree char *usual = tell_usual (result->ready);
  char draws[DEW_MONEY_SIZE];

  return g_strdup_printf (_("“%s”, %s: %s draws, seed %" G_GUINT64_FORMAT ", by the rules in force on %s.%s In one draw of ten a final cost is at most P10, in five P50, in nine P90. "
                            "The same seed gives the same figures again."),
                          result->ready->pool, year, dew_print_count (result->simulation->draws, draws), result->simulation->seed, day, usual);
}
