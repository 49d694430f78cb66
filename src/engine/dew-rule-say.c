/* dew-rule-say.c: a rule in words: the sentence for a schedule, and a few words for a list */
#include "dew-ledger-private.h"
#include "dew-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Without the brackets it may stand in. Free with g_free. */
static char *
find_last_word (const char *name)
{
  const char *end = name + strlen (name);
  const char *start;

  while (end > name && end[-1] == ')')
    end--;

  for (start = end; start > name && start[-1] != ' ' && start[-1] != '(';)
    start--;

  return g_strndup (start, (gsize) (end - start));
}

/* "the Older people Pooled Fund"; a pool that is called a fund, pool or budget, be it in brackets, keeps its own word. */
static char *
name_fund (const DewPool *pool)
{
  static const char *const words[] = { "fund", "pool", "budget" };
  g_autofree char *name = g_strstrip (g_strdup (pool->name));
  g_autofree char *last = find_last_word (name);
  const char *article = g_ascii_strncasecmp (name, "the ", 4) == 0 ? name + 4 : name;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (last, words[i]) == 0)
      return g_strdup_printf (_("the %s"), article);

  return g_strdup_printf (_("the %s Pooled Fund"), article);
}

/* TRUE when a service line of the pool, or of a category of it, is aligned on that date. */
static gboolean
has_aligned (const DewLedger *ledger,
             const DewPool   *pool,
             const DewLine   *category,
             gint64           scenario,
             const char      *as_at)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);
  guint top = category ? dew_ledger_node (ledger, DEW_TABLE_LINE, category->id) : dew_ledger_node (ledger, DEW_TABLE_POOL, pool->id);

  for (guint i = top; i < nodes[top].end; i++)
    {
      const DewLine *line = nodes[i].kind == DEW_NODE_LINE ? nodes[i].line : NULL;

      if (line && !_dew_ledger_pooled_in (ledger, pool, line, scenario, as_at ? as_at : ""))
        return TRUE;
    }

  return FALSE;
}

static char *
name_subject (const DewPool *pool,
              const DewLine *line,
              DewDirection   direction,
              gboolean       aligned)
{
  g_autofree char *fund = name_fund (pool);
  g_autofree char *subject = NULL;

  if (line)
    subject = g_strdup_printf (direction == DEW_OVER
                               ? _("Any overspend on “%s” in %s in a financial year")
                               : _("Any underspend on “%s” in %s in a financial year"), line->name, fund);
  else
    subject = g_strdup_printf (direction == DEW_OVER
                               ? _("Any overspend of %s in a financial year")
                               : _("Any underspend of %s in a financial year"), fund);

  return aligned ? g_strdup_printf (_("%s, except on its aligned services,"), subject) : g_steal_pointer (&subject);
}

/* Only what is pooled counts for a proportion. */
static const char *
name_object (const DewLine *line,
             gboolean       aligned)
{
  if (!line)
    return aligned ? _("the pooled services of that Fund") : _("that Fund");
  if (line->kind == DEW_LINE_CATEGORY)
    return aligned ? _("the pooled ones among those services") : _("those services");

  return _("that service");
}

/* What the sentence of a step begins with. */
static char *
name_band (const DewStep  *step,
           const DewLimit *from,
           const char     *subject,
           const char     *whole)
{
  g_autofree char *above = from ? _dew_rule_say_limit (from, whole) : NULL;
  g_autofree char *until = step->band == DEW_BAND_UP_TO ? _dew_rule_say_limit (&step->limit, whole) : NULL;

  if (above && until)
    return g_strdup_printf (_("The part of it above %s and up to %s"), above, until);
  if (above)
    return g_strdup_printf (_("The part of it above %s"), above);
  if (until)
    return g_strdup_printf (g_str_has_suffix (subject, ",") ? _("%s up to %s,") : _("%s, up to %s,"), subject, until);

  return g_strdup (subject);
}

/* The limit that a band begins above; NULL for the first one, and for what is none. */
static const DewLimit *
find_from (const DewRule *rule,
           guint          i)
{
  const DewStep *step = rule->steps->pdata[i];
  const DewStep *before = i > 0 ? rule->steps->pdata[i - 1] : NULL;

  return step->band != DEW_BAND_NONE && before && before->band == DEW_BAND_UP_TO ? &before->limit : NULL;
}

static void
append_sentence (GString *text,
                 char    *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static const char *
name_rest (const DewStep   *step,
           const DewSaying *saying,
           const char      *subject)
{
  return step->kind->say_rest != NULL ? step->kind->say_rest (step, saying, subject) : _("What then remains of it");
}

static void
say_steps (const DewRule *rule,
           DewSaying     *saying,
           const char    *subject,
           GString       *text)
{
  const char *remains = subject;

  for (guint i = 0; i < rule->steps->len; i++)
    {
      const DewStep *step = rule->steps->pdata[i];
      g_autofree char *name = name_band (step, find_from (rule, i), remains, saying->whole);

      saying->subject = name;
      append_sentence (text, step->kind->say (step, saying));
      remains = name_rest (step, saying, remains);
    }

  /* What no step takes is left for decision, as if the rule said so. */
  saying->subject = remains;
  if (!_dew_rule_last (rule))
    append_sentence (text, _dew_step_unallocated.say (NULL, saying));
}

char *
_dew_rule_sentence_at (const DewRule   *rule,
                       const DewLedger *ledger,
                       const DewPool   *pool,
                       const DewLine   *line,
                       gint64           scenario,
                       const char      *as_at,
                       DewDirection     direction)
{
  gboolean aligned = has_aligned (ledger, pool, line, scenario, as_at);
  g_autofree char *subject = NULL;
  GString *text = g_string_new (NULL);
  DewSaying saying = { .ledger = ledger, .rule = rule, .pool = pool, .direction = direction };

  if (!dew_rule_serves (rule, direction, NULL))
    saying.direction = DEW_UNDER;

  subject = name_subject (pool, line, saying.direction, aligned);
  saying.object = name_object (line, aligned);
  saying.whole = name_object (line, FALSE);
  say_steps (rule, &saying, subject, text);

  return g_string_free (text, FALSE);
}

/* Of a pool that nothing is known of. */
static char *
say_alone (const DewRule   *rule,
           const DewLedger *ledger,
           DewDirection     direction)
{
  DewPool *pool = dew_row_new (DEW_TABLE_POOL);
  GString *text = g_string_new (NULL);
  DewSaying saying = { .ledger = ledger, .rule = rule, .pool = pool, .direction = direction, .object = _("that Fund"), .whole = _("that Fund") };

  say_steps (rule, &saying, direction == DEW_OVER ? _("Any overspend of the Pooled Fund in a financial year") : _("Any underspend of the Pooled Fund in a financial year"), text);
  if (!_dew_rule_last (rule))
    append_sentence (text, g_strdup (_("Who bears the rest is for the partners to decide.")));
  dew_row_free (DEW_TABLE_POOL, pool);

  return g_string_free (text, FALSE);
}

char *
_dew_rule_say_aligned (const DewLedger *ledger,
                       const DewPool   *pool,
                       gint64           scenario,
                       const char      *as_at,
                       DewDirection     direction)
{
  g_autofree char *fund = NULL;

  if (!has_aligned (ledger, pool, NULL, scenario, as_at))
    return NULL;

  fund = name_fund (pool);
  return g_strdup_printf (direction == DEW_OVER
                          ? _("Any overspend on an aligned service of %s in a financial year shall stay with the partners that "
                              "fund that service, in proportion to their gross contributions to it for that year, as varied.")
                          : _("Any underspend on an aligned service of %s in a financial year shall stay with the partners "
                              "that fund that service, in proportion to their gross contributions to it for that year, as "
                              "varied."), fund);
}

char *
dew_rule_sentence (const DewRule   *rule,
                   const DewLedger *ledger,
                   const DewPool   *pool,
                   gint64           scenario,
                   const char      *as_at,
                   DewDirection     direction)
{
  g_autofree char *sentence = NULL;
  g_autofree char *aligned = NULL;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (ledger != NULL, NULL);

  if (!dew_rule_serves (rule, direction, NULL))
    direction = DEW_UNDER;

  if (pool == NULL)
    return say_alone (rule, ledger, direction);

  sentence = _dew_rule_sentence_at (rule, ledger, pool, NULL, scenario, as_at, direction);
  aligned = _dew_rule_say_aligned (ledger, pool, scenario, as_at, direction);

  return aligned ? g_strconcat (sentence, " ", aligned, NULL) : g_steal_pointer (&sentence);
}

char *
dew_rule_sentence_of (const DewRule    *rule,
                      const DewLedger  *ledger,
                      const DewRuleRow *row)
{
  const DewPool *pool;
  const DewLine *line;

  g_return_val_if_fail (rule != NULL && ledger != NULL && row != NULL, NULL);

  pool = dew_ledger_find (ledger, DEW_TABLE_POOL, row->pool);
  line = row->line != 0 ? dew_ledger_find (ledger, DEW_TABLE_LINE, row->line) : NULL;
  if (pool == NULL || line == NULL)
    return dew_rule_sentence (rule, ledger, pool, row->scenario, NULL, (DewDirection) row->direction);

  return _dew_rule_sentence_at (rule, ledger, pool, line, row->scenario, NULL, (DewDirection) row->direction);
}

/* ---- For a list ---- */

char *
_dew_rule_brief_band (const DewRule *rule,
                      const DewStep *step)
{
  const DewLimit *from = NULL;
  g_autofree char *above = NULL;
  g_autofree char *until = NULL;

  for (guint i = 0; i < rule->steps->len; i++)
    if (rule->steps->pdata[i] == step)
      from = find_from (rule, i);

  above = from ? _dew_rule_brief_limit (from) : NULL;
  until = step->band == DEW_BAND_UP_TO ? _dew_rule_brief_limit (&step->limit) : NULL;
  if (above && until)
    return g_strdup_printf (_("above %s to %s: "), above, until);
  if (until)
    return g_strdup_printf (_("up to %s: "), until);

  return above ? g_strdup_printf (_("above %s: "), above) : g_strdup ("");
}

/* Behind what is there already. Takes over words. */
static void
append_brief (const DewRule *rule,
              const DewStep *step,
              GString       *text,
              char          *words)
{
  g_autofree char *band = _dew_rule_brief_band (rule, step);

  if (text->len > 0)
    g_string_append (text, step->band != DEW_BAND_NONE && step->kind->place == DEW_STEP_ALL ? _("; ") : _("; then "));
  g_string_append_printf (text, "%s%s", band, words);
  g_free (words);
}

char *
_dew_rule_capitalize (char *text)
{
  g_autofree char *rest = text;
  char first[7] = "";

  if (*rest == '\0')
    return g_steal_pointer (&rest);

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (rest)), first);
  return g_strconcat (first, g_utf8_next_char (rest), NULL);
}

char *
dew_rule_short (const DewRule   *rule,
                const DewLedger *ledger)
{
  GString *text;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (ledger != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < rule->steps->len; i++)
    {
      const DewStep *step = rule->steps->pdata[i];
      gboolean alone = i == 0 && step->band == DEW_BAND_NONE;
      char *basis = alone ? NULL : step->kind->basis (step, ledger, FALSE);

      append_brief (rule, step, text, basis ? basis : step->kind->brief (step, ledger));
    }

  return _dew_rule_capitalize (g_string_free (text, FALSE));
}

char *
_dew_rule_basis (const DewRule   *rule,
                 const DewLedger *ledger,
                 gboolean         moved)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rule->steps->len; i++)
    {
      const DewStep *step = rule->steps->pdata[i];
      char *basis = step->kind->basis (step, ledger, moved);

      if (basis)
        append_brief (rule, step, text, basis);
    }

  return g_string_free (text, FALSE);
}
