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
  &_dew_step_carry,
  &_dew_step_unallocated,
  &_dew_step_offset,
  &_dew_step_reserve,
  &_dew_step_uncommitted,
  &_dew_step_carve,
  &_dew_step_tolerance,
  &_dew_step_notify,
  &_dew_step_decided,
  &_dew_step_cap,
};

const DewStepClass *const *
_dew_rule_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

/* What stands before a step that shares a band. */
static const char *const band_words[] = { "up", "rest" };

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

  for (guint i = 0; i < G_N_ELEMENTS (band_words); i++)
    if (g_ascii_strcasecmp (band_words[i], text) == 0)
      return TRUE;

  return FALSE;
}

/* ---- What a rule is made of ---- */

gboolean
_dew_step_takes (const DewStep *step)
{
  return step->kind->place == DEW_STEP_ALL || step->kind->place == DEW_STEP_DECIDED;
}

const DewStep *
_dew_rule_last (const DewRule *rule)
{
  for (guint i = rule->steps->len; i > 0; i--)
    if (_dew_step_takes (rule->steps->pdata[i - 1]))
      return rule->steps->pdata[i - 1];

  return NULL;
}

gboolean
_dew_rule_by_line (const DewRule *rule)
{
  for (guint i = 0; i < rule->steps->len; i++)
    {
      const DewStep *step = rule->steps->pdata[i];

      if (step->kind->by_line && step->kind->by_line (step))
        return TRUE;
    }

  return FALSE;
}

gboolean
_dew_rule_is_own (const DewRule *rule)
{
  const DewStep *first = rule->steps->pdata[0];

  return rule->steps->len == 1 && first->kind == &_dew_step_own;
}

/* ---- Parsing ---- */

const char *const *
dew_rule_forms (void)
{
  static const char *forms[G_N_ELEMENTS (kinds) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    forms[i] = kinds[i]->form;

  return forms;
}

static gboolean
refuse_kind (const DewRuleReader  *reader,
             GError              **error)
{
  const DewToken *token = _dew_rule_peek (reader);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (token->kind == DEW_TOKEN_END)
    return _dew_rule_expect (reader, _("a step"), error);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (words, (gpointer) kinds[i]->words[0]);

  list = _dew_rule_join (words);
  text = _dew_rule_clip (token->text);
  return _dew_rule_refuse (token->column, error, _("“%s” is no step; steps begin with %s, and bands with “up to”"), text, list);
}

static const DewStepClass *
accept_kind (DewRuleReader *reader)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (_dew_rule_accept_word (reader, kinds[i]->words[0]))
      return kinds[i];

  return NULL;
}

/* "up to 1%:" or "rest:" */
static gboolean
read_band (DewStep        *step,
           DewRuleReader  *reader,
           GError        **error)
{
  if (_dew_rule_accept_word (reader, band_words[0]))
    {
      step->band = DEW_BAND_UP_TO;
      if (!_dew_rule_accept_word (reader, "to"))
        return _dew_rule_expect (reader, _("“to” with where the band ends"), error);
      if (!_dew_rule_read_limit (reader, &step->limit, error))
        return FALSE;
    }
  else if (_dew_rule_accept_word (reader, band_words[1]))
    step->band = DEW_BAND_REST;
  else
    return TRUE;

  return _dew_rule_accept (reader, DEW_TOKEN_COLON) || _dew_rule_expect (reader, _("“:” and who shares the band"), error);
}

static DewStep *
read_step (DewRuleReader  *reader,
           GError        **error)
{
  DewStep start = { .column = _dew_rule_peek (reader)->column };
  DewStep *step;

  if (!read_band (&start, reader, error))
    return NULL;

  start.kind = accept_kind (reader);
  if (!start.kind)
    {
      refuse_kind (reader, error);
      return NULL;
    }

  step = g_malloc0 (start.kind->size);
  *step = start;
  if (start.kind->parse && !start.kind->parse (step, reader, error))
    {
      free_step (step);
      return NULL;
    }

  return step;
}

static const DewStep *
find_before (const DewRule *rule)
{
  return rule->steps->len > 0 ? rule->steps->pdata[rule->steps->len - 1] : NULL;
}

/* Bands are contiguous from nothing on, and only the last of them is open. */
static gboolean
check_band (const DewStep  *before,
            const DewStep  *step,
            GError        **error)
{
  gboolean open = before && before->band == DEW_BAND_UP_TO;

  if (step->band == DEW_BAND_NONE)
    return !open || _dew_rule_refuse (step->column, error, _("the bands end at a limit; write “rest:” with who shares what is above it"));

  if (step->kind->place != DEW_STEP_ALL)
    return _dew_rule_refuse (step->column, error, _("“%s” cannot share a band"), step->kind->words[0]);

  if (!open)
    return step->band == DEW_BAND_UP_TO ||
           _dew_rule_refuse (step->column, error, _("“rest:” stands behind a band; begin with “up to” and where the first one ends"));

  if (step->band == DEW_BAND_UP_TO && step->limit.of_budget != before->limit.of_budget)
    return _dew_rule_refuse (step->column, error,
                             _("the bands must be all in pounds or all in per cent, or they might overlap"));

  return step->band == DEW_BAND_REST || step->limit.value > before->limit.value ||
         _dew_rule_refuse (step->column, error, _("this band overlaps the one before it; its limit must be above that"));
}

/* A first band that ends where it begins is none. */
static gboolean
check_first (const DewStep  *step,
             GError        **error)
{
  return step->band != DEW_BAND_UP_TO || step->limit.value > 0 ||
         _dew_rule_refuse (step->column, error, _("a band up to nothing holds nothing; its limit must be above 0"));
}

/* Netting of lines and of pools are two things, though of one kind. */
static gboolean
has_alike (const DewRule *rule,
           const DewStep *step)
{
  for (guint i = 0; i < rule->steps->len; i++)
    {
      const DewStep *other = rule->steps->pdata[i];

      if (other->kind == step->kind && (step->kind != &_dew_step_offset || step->kind->equal (step, other)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_once (const DewRule  *rule,
            const DewStep  *step,
            GError        **error)
{
  gboolean once = step->band == DEW_BAND_NONE && step->kind != &_dew_step_carve;

  return !once || !has_alike (rule, step) ||
         _dew_rule_refuse (step->column, error, _("“%s” stands twice; a rule has it once"), step->kind->words[0]);
}

static gboolean
refuse_behind (const DewStep  *step,
               const DewStep  *last,
               GError        **error)
{
  return _dew_rule_refuse (step->column, error, _("nothing is left for another step, because “%s” takes everything"), last->kind->words[0]);
}

/* Whether a step may stand behind those that are there. */
static gboolean
check_order (const DewRule  *rule,
             const DewStep  *step,
             GError        **error)
{
  const DewStep *before = find_before (rule);
  const DewStep *last = _dew_rule_last (rule);

  if (step->kind->place == DEW_STEP_CAP)
    {
      if (!last)
        return _dew_rule_refuse (step->column, error, _("a cap stands behind the step that says who bears the variance"));
      return last->kind->place != DEW_STEP_DECIDED ||
             _dew_rule_refuse (step->column, error, _("what the board decided is not capped; leave the cap out"));
    }

  if (before && before->kind->place == DEW_STEP_CAP)
    return _dew_rule_refuse (step->column, error, _("caps come last; write “%s” before them"), step->kind->words[0]);
  if (last && !(last->band == DEW_BAND_UP_TO && step->band != DEW_BAND_NONE))
    return refuse_behind (step, last, error);
  if (step->kind->place == DEW_STEP_NET && before && before->kind->place != DEW_STEP_NET)
    return _dew_rule_refuse (step->column, error, _("“%s” comes first; write it before the other steps"), step->kind->words[0]);

  return TRUE;
}

static gboolean
check_step (const DewRule  *rule,
            const DewStep  *step,
            GError        **error)
{
  return check_band (find_before (rule), step, error) &&
         check_first (step, error) &&
         check_order (rule, step, error) &&
         check_once (rule, step, error);
}

static gboolean
check_end (const DewRule        *rule,
           const DewRuleReader  *reader,
           GError              **error)
{
  const DewStep *before = find_before (rule);

  return before->band != DEW_BAND_UP_TO ||
         _dew_rule_refuse (_dew_rule_peek (reader)->column, error, _("the bands end at a limit; write “rest:” with who shares what is above it"));
}

/* Caps may be written one by one. */
static gboolean
join_cap (const DewRule        *rule,
          const DewRuleReader  *reader,
          DewStep              *step,
          gboolean             *joined,
          GError              **error)
{
  DewStep *before = rule->steps->len > 0 ? rule->steps->pdata[rule->steps->len - 1] : NULL;

  *joined = before && before->kind == &_dew_step_cap && step->kind == &_dew_step_cap && step->band == DEW_BAND_NONE;
  return !*joined || _dew_cap_join (before, step, reader->ledger, error);
}

static gboolean
add_step (DewRule        *rule,
          DewRuleReader  *reader,
          GError        **error)
{
  DewStep *step = read_step (reader, error);
  gboolean joined = FALSE;

  if (!step)
    return FALSE;

  if (!join_cap (rule, reader, step, &joined, error) || (!joined && !check_step (rule, step, error)))
    {
      free_step (step);
      return FALSE;
    }

  if (joined)
    free_step (step);
  else
    g_ptr_array_add (rule->steps, step);

  return TRUE;
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
      if (!add_step (rule, reader, error))
        return FALSE;

      if (_dew_rule_peek (reader)->kind == DEW_TOKEN_END)
        return check_end (rule, reader, error);

      if (!_dew_rule_accept (reader, DEW_TOKEN_SEMICOLON))
        return _dew_rule_expect (reader, _("“;” or the end of the rule"), error);
    }
}

/* Canonical text may be longer than what was typed, and has to be read back. */
static gboolean
check_printed (const DewRule    *rule,
               const DewLedger  *ledger,
               GError          **error)
{
  g_autofree char *text = dew_rule_print (rule, ledger);
  glong length = g_utf8_strlen (text, -1);

  return length <= DEW_RULE_LENGTH ||
         _dew_rule_refuse (DEW_RULE_LENGTH + 1, error, _("a rule has at most %d characters, and this text, written out in full, has %ld"), DEW_RULE_LENGTH, length);
}

static DewRule *
parse (const DewLedger  *ledger,
       DewLedger        *scratch,
       const char       *text,
       GError          **error)
{
  g_autoptr (DewRule) rule = g_rc_box_new0 (DewRule);
  DewRuleReader reader;
  gboolean good;

  rule->steps = g_ptr_array_new_with_free_func (free_step);

  good = _dew_rule_reader_init (&reader, ledger, text, error);
  reader.scratch = scratch;
  good = good && read_steps (rule, &reader, error) && check_printed (rule, ledger, error);
  _dew_rule_reader_clear (&reader);

  return good ? g_steal_pointer (&rule) : NULL;
}

DewRule *
dew_rule_parse (const DewLedger  *ledger,
                const char       *text,
                GError          **error)
{
  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return parse (ledger, NULL, text, error);
}

DewRule *
dew_rule_parse_alone (const char  *text,
                      DewLedger  **ledger,
                      GError     **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  *ledger = dew_ledger_new ();
  if (!dew_ledger_load_finish (*ledger, NULL))
    g_assert_not_reached ();

  return parse (*ledger, *ledger, text, error);
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

      if (one->kind != other->kind || one->band != other->band || !_dew_limit_equal (&one->limit, &other->limit) ||
          (one->kind->equal && !one->kind->equal (one, other)))
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

/* ---- Printing ---- */

static void
print_band (const DewStep *step,
            GString       *text)
{
  if (step->band == DEW_BAND_UP_TO)
    {
      g_string_append (text, "up to ");
      _dew_rule_print_limit (&step->limit, text);
      g_string_append (text, ": ");
    }
  else if (step->band == DEW_BAND_REST)
    g_string_append (text, "rest: ");
}

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

      if (i > 0)
        g_string_append (text, "; ");
      print_band (step, text);
      g_string_append (text, step->kind->words[0]);
      if (step->kind->print)
        step->kind->print (step, ledger, text);
    }

  return g_string_free (text, FALSE);
}
