/* dew-rule.c: a risk-share rule as a list of steps: read, printed, compared, and said in words */
#include "dew-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Every kind of step, in the order in which a list of them reads best. */
static const DewStepClass *const kinds[] = {
  &_dew_step_own,
  &_dew_step_proportional,
  &_dew_step_fixed,
  &_dew_step_equal,
  &_dew_step_all,
  &_dew_step_retain,
};

static void
free_step (gpointer data)
{
  DewStep *step = data;

  if (step->kind->clear)
    step->kind->clear (step);
  g_free (step);
}

gboolean
_dew_rule_is_word (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; kinds[i]->words[j]; j++)
      if (g_ascii_strcasecmp (kinds[i]->words[j], text) == 0)
        return TRUE;

  return FALSE;
}

/* ---- Parsing ---- */

static gboolean
refuse_kind (const DewRuleReader  *reader,
             GError              **error)
{
  const DewToken *token = _dew_rule_peek (reader);
  g_autoptr (GPtrArray) forms = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (token->kind == DEW_TOKEN_END)
    return _dew_rule_expect (reader, _("a step"), error);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (forms, (gpointer) kinds[i]->form);

  list = _dew_rule_join (forms);
  text = _dew_rule_clip (token->text);
  return _dew_rule_refuse (token->column, error, _("“%s” is no step; there are %s"), text, list);
}

static const DewStepClass *
accept_kind (DewRuleReader *reader)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (_dew_rule_accept_word (reader, kinds[i]->words[0]))
      return kinds[i];

  return NULL;
}

static gboolean
read_step (DewRule        *rule,
           DewRuleReader  *reader,
           GError        **error)
{
  const DewStepClass *kind = accept_kind (reader);
  DewStep *step;

  if (!kind)
    return refuse_kind (reader, error);

  step = g_malloc0 (kind->size);
  step->kind = kind;
  g_ptr_array_add (rule->steps, step);

  return !kind->parse || kind->parse (step, reader, error);
}

static gboolean
read_steps (DewRule        *rule,
            DewRuleReader  *reader,
            GError        **error)
{
  if (_dew_rule_peek (reader)->kind == DEW_TOKEN_END)
    return _dew_rule_refuse (1, error, _("the rule is empty; write a step such as “proportional gross”"));

  for (;;)
    {
      const DewToken *token;
      const DewStep *step;

      if (!read_step (rule, reader, error))
        return FALSE;

      step = rule->steps->pdata[rule->steps->len - 1];
      if (_dew_rule_peek (reader)->kind == DEW_TOKEN_END)
        return TRUE;

      if (!_dew_rule_accept (reader, DEW_TOKEN_SEMICOLON))
        return _dew_rule_expect (reader, _("“;” or the end of the rule"), error);

      token = _dew_rule_peek (reader);
      if (step->kind->takes_all && token->kind != DEW_TOKEN_END)
        return _dew_rule_refuse (token->column, error,
                                 _("nothing is left for another step, because “%s” takes everything"), step->kind->words[0]);
    }
}

DewRule *
dew_rule_parse (const DewLedger  *ledger,
                const char       *text,
                GError          **error)
{
  g_autoptr (DewRule) rule = NULL;
  DewRuleReader reader;
  gboolean good;

  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  rule = g_rc_box_new0 (DewRule);
  rule->steps = g_ptr_array_new_with_free_func (free_step);

  good = _dew_rule_reader_init (&reader, ledger, text, error) && read_steps (rule, &reader, error);
  _dew_rule_reader_clear (&reader);

  return good ? g_steal_pointer (&rule) : NULL;
}

static void
clear_rule (gpointer rule)
{
  g_ptr_array_unref (((DewRule *) rule)->steps);
}

void
dew_rule_free (DewRule *rule)
{
  if (rule)
    g_rc_box_release_full (rule, clear_rule);
}

DewRule *
_dew_rule_ref (DewRule *rule)
{
  return g_rc_box_acquire (rule);
}

/* ---- Comparing ---- */

gboolean
dew_rule_equal (const DewRule *a,
                const DewRule *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->steps->len != b->steps->len)
    return FALSE;

  for (guint i = 0; i < a->steps->len; i++)
    {
      const DewStep *one = a->steps->pdata[i];
      const DewStep *other = b->steps->pdata[i];

      if (one->kind != other->kind || (one->kind->equal && !one->kind->equal (one, other)))
        return FALSE;
    }

  return TRUE;
}

gboolean
dew_rule_serves (const DewRule  *rule,
                 DewDirection    direction,
                 GError        **error)
{
  g_return_val_if_fail (rule != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (guint i = 0; i < rule->steps->len; i++)
    {
      const DewStepClass *kind = ((const DewStep *) rule->steps->pdata[i])->kind;

      if (kind->under_only && direction != DEW_UNDER)
        {
          g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                       _("“%s” says what becomes of an underspend; for an overspend the rule must say who bears it."),
                       kind->words[0]);
          return FALSE;
        }
    }

  return TRUE;
}

/* ---- Printing and saying ---- */

char *
dew_rule_print (const DewRule   *rule,
                const DewLedger *ledger)
{
  GString *text;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (ledger != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < rule->steps->len; i++)
    {
      const DewStep *step = rule->steps->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", step->kind->words[0]);
      if (step->kind->print)
        step->kind->print (step, ledger, text);
    }

  return g_string_free (text, FALSE);
}

/* Takes over words. */
static void
append_step (GString *text,
             char    *words)
{
  if (text->len > 0)
    g_string_append (text, _("; then "));
  g_string_append (text, words);
  g_free (words);
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

      append_step (text, step->kind->brief (step, ledger));
    }

  return g_string_free (text, FALSE);
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

      append_step (text, step->kind->basis (step, ledger, moved));
    }

  return g_string_free (text, FALSE);
}

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
             const char      *as_at)
{
  guint n_nodes;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n_nodes);
  guint top = category ? dew_ledger_node (ledger, DEW_TABLE_LINE, category->id) : dew_ledger_node (ledger, DEW_TABLE_POOL, pool->id);

  for (guint i = top; i < nodes[top].end; i++)
    {
      const DewLine *line = nodes[i].kind == DEW_NODE_LINE ? nodes[i].line : NULL;

      if (line && !dew_ledger_pooled (ledger, line, DEW_BASELINE, as_at ? as_at : ""))
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

char *
_dew_rule_sentence_at (const DewRule   *rule,
                       const DewLedger *ledger,
                       const DewPool   *pool,
                       const DewLine   *line,
                       const char      *as_at,
                       DewDirection     direction)
{
  gboolean aligned = has_aligned (ledger, pool, line, as_at);
  g_autofree char *subject = NULL;
  GString *text = g_string_new (NULL);
  DewSaying saying = { .ledger = ledger, .pool = pool, .direction = direction };

  if (!dew_rule_serves (rule, direction, NULL))
    saying.direction = DEW_UNDER;

  subject = name_subject (pool, line, saying.direction, aligned);
  saying.object = name_object (line, aligned);

  for (guint i = 0; i < rule->steps->len; i++)
    {
      const DewStep *step = rule->steps->pdata[i];
      g_autofree char *sentence = NULL;

      saying.subject = i == 0 ? subject : _("What then remains of it");
      sentence = step->kind->say (step, &saying);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", sentence);
    }

  return g_string_free (text, FALSE);
}

char *
_dew_rule_say_aligned (const DewLedger *ledger,
                       const DewPool   *pool,
                       const char      *as_at,
                       DewDirection     direction)
{
  g_autofree char *fund = NULL;

  if (!has_aligned (ledger, pool, NULL, as_at))
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
                   const char      *as_at,
                   DewDirection     direction)
{
  g_autofree char *sentence = NULL;
  g_autofree char *aligned = NULL;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (pool != NULL, NULL);

  if (!dew_rule_serves (rule, direction, NULL))
    direction = DEW_UNDER;

  sentence = _dew_rule_sentence_at (rule, ledger, pool, NULL, as_at, direction);
  aligned = _dew_rule_say_aligned (ledger, pool, as_at, direction);

  return aligned ? g_strconcat (sentence, " ", aligned, NULL) : g_steal_pointer (&sentence);
}
