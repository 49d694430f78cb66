/* dew-rule-amounts.c: percentages, amounts of money, limits and reasons in the text of a rule */
#include "dew-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-money-print.h"
#include "dew-ratio.h"

/* ---- Percentages ---- */

gboolean
_dew_rule_read_percent (DewRuleReader  *reader,
                        gint64         *millionths,
                        GError        **error)
{
  const DewToken *token = _dew_rule_peek (reader);
  g_autofree char *text = NULL;

  if (token->kind != DEW_TOKEN_NUMBER)
    return _dew_rule_expect (reader, _("a percentage"), error);

  if (!dew_percent_read (token->text, millionths, NULL))
    {
      text = _dew_rule_clip (token->text);
      return _dew_rule_refuse (token->column, error,
                               _("“%s” is not a percentage from 0 to 100 with at most four decimals"), text);
    }

  _dew_rule_accept (reader, DEW_TOKEN_NUMBER);
  _dew_rule_accept (reader, DEW_TOKEN_PERCENT);
  return TRUE;
}

/* ---- Money ---- */

static gboolean
is_unit (const char *word)
{
  static const char *const units[] = { "k", "m", "bn", "thousand", "million", "billion" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (units[i], word) == 0)
      return TRUE;

  return FALSE;
}

/* Passes what belongs to an amount: commas between digits were taken for commas between steps, and a unit may stand apart. Returns where it ends. */
static gsize
pass_amount (DewRuleReader *reader)
{
  gsize end = _dew_rule_peek (reader)->end;

  _dew_rule_accept (reader, DEW_TOKEN_NUMBER);
  while (_dew_rule_peek (reader)->kind == DEW_TOKEN_COMMA && _dew_rule_peek (reader)->start == end &&
         g_ascii_isdigit (reader->text[end + 1]))
    {
      _dew_rule_accept (reader, DEW_TOKEN_COMMA);
      end = _dew_rule_peek (reader)->end;
      _dew_rule_accept (reader, DEW_TOKEN_NUMBER);
    }

  if (_dew_rule_peek (reader)->kind == DEW_TOKEN_WORD && is_unit (_dew_rule_peek (reader)->text))
    {
      end = _dew_rule_peek (reader)->end;
      _dew_rule_accept (reader, DEW_TOKEN_WORD);
    }

  return end;
}

gboolean
_dew_rule_at_pound (const DewRuleReader *reader)
{
  const DewToken *token = _dew_rule_peek (reader);

  return token->kind == DEW_TOKEN_WORD && strcmp (token->text, "£") == 0 && (token + 1)->kind == DEW_TOKEN_NUMBER;
}

gboolean
_dew_rule_read_amount (DewRuleReader  *reader,
                       gboolean        may_be_negative,
                       gint64         *pence,
                       GError        **error)
{
  guint column = _dew_rule_peek (reader)->column;
  gsize start = _dew_rule_peek (reader)->start;
  g_autofree char *text = NULL;
  g_autofree char *clipped = NULL;
  DewReading reading;

  if (_dew_rule_at_pound (reader))
    _dew_rule_accept (reader, DEW_TOKEN_WORD);
  if (_dew_rule_peek (reader)->kind != DEW_TOKEN_NUMBER)
    return _dew_rule_expect (reader, _("an amount such as £500,000"), error);

  text = g_strndup (reader->text + start, pass_amount (reader) - start);
  clipped = _dew_rule_clip (text);
  if (_dew_rule_peek (reader)->kind == DEW_TOKEN_PERCENT)
    return _dew_rule_refuse (column, error, _("an amount of money is expected here, not a percentage"));
  if (dew_money_read (text, DEW_UNIT_POUNDS, &reading) != DEW_READ_OK)
    return _dew_rule_refuse (column, error, _("“%s” is not an amount of money: %s"), clipped, _(reading.reason));
  if (reading.value.pence < 0 && !may_be_negative)
    return _dew_rule_refuse (column, error, _("“%s” is less than nothing"), clipped);

  *pence = reading.value.pence;
  return TRUE;
}

void
_dew_rule_print_amount (gint64   pence,
                        GString *text)
{
  char amount[DEW_MONEY_SIZE];

  g_string_append (text, dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_GROUPS | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, amount));
}

char *
_dew_rule_say_amount (gint64 pence)
{
  char amount[DEW_MONEY_SIZE];

  return g_strdup (dew_money_print (dew_pence (pence), DEW_UNIT_POUNDS, 2, DEW_PRINT_SCREEN | DEW_PRINT_SYMBOL | DEW_PRINT_TRIM, amount));
}

/* ---- Limits ---- */

/* "of the budget" may be said, and makes no difference. */
static void
pass_of_budget (DewRuleReader *reader)
{
  guint start = reader->next;

  if (!_dew_rule_accept_word (reader, "of"))
    return;

  _dew_rule_accept_word (reader, "the");
  if (!_dew_rule_accept_word (reader, "budget"))
    reader->next = start;
}

gboolean
_dew_rule_read_limit (DewRuleReader  *reader,
                      DewLimit       *limit,
                      GError        **error)
{
  const DewToken *token = _dew_rule_peek (reader);

  *limit = (DewLimit) { FALSE, 0 };
  if (token->kind != DEW_TOKEN_NUMBER && !_dew_rule_at_pound (reader))
    return _dew_rule_expect (reader, _("an amount such as £500,000, or a percentage of the budget,"), error);

  if (token->kind != DEW_TOKEN_NUMBER || (token + 1)->kind != DEW_TOKEN_PERCENT)
    return _dew_rule_read_amount (reader, FALSE, &limit->value, error);

  limit->of_budget = TRUE;
  if (!_dew_rule_read_percent (reader, &limit->value, error))
    return FALSE;

  pass_of_budget (reader);
  return TRUE;
}

void
_dew_rule_print_limit (const DewLimit *limit,
                       GString        *text)
{
  char percent[DEW_PERCENT_SIZE];

  if (limit->of_budget)
    g_string_append_printf (text, "%s%%", dew_percent_print (limit->value, -1, percent));
  else
    _dew_rule_print_amount (limit->value, text);
}

char *
_dew_rule_brief_limit (const DewLimit *limit)
{
  char percent[DEW_PERCENT_SIZE];

  if (limit->of_budget)
    return g_strdup_printf (_("%s %%"), dew_percent_print (limit->value, -1, percent));

  return _dew_rule_say_amount (limit->value);
}

char *
_dew_rule_say_limit (const DewLimit *limit,
                     const char     *object)
{
  char percent[DEW_PERCENT_SIZE];

  if (limit->of_budget)
    return g_strdup_printf (_("%s %% of the budget of %s for that year"), dew_percent_print (limit->value, -1, percent), object);

  return _dew_rule_say_amount (limit->value);
}

gboolean
_dew_limit_equal (const DewLimit *a,
                  const DewLimit *b)
{
  return a->of_budget == b->of_budget && a->value == b->value;
}

/* ---- Reasons ---- */

/* As it was written, up to the next step. */
static char *
pass_words (DewRuleReader *reader)
{
  gsize start = _dew_rule_peek (reader)->start;
  gsize end = start;

  while (!_dew_rule_at_end (reader))
    {
      end = _dew_rule_peek (reader)->end;
      reader->next++;
    }

  return g_strndup (reader->text + start, end - start);
}

/* Whatever kind of blank. */
static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

gboolean
_dew_rule_read_reason (DewRuleReader  *reader,
                       char          **reason,
                       GError        **error)
{
  guint column;
  g_autofree char *text = NULL;

  if (!_dew_rule_accept_word (reader, "because"))
    return _dew_rule_expect (reader, _("“because” with the reason"), error);

  column = _dew_rule_peek (reader)->column;
  if (_dew_rule_peek (reader)->kind == DEW_TOKEN_QUOTED)
    {
      text = g_strdup (_dew_rule_peek (reader)->text);
      _dew_rule_accept (reader, DEW_TOKEN_QUOTED);
    }
  else
    text = pass_words (reader);

  if (is_blank (g_strstrip (text)))
    return _dew_rule_refuse (column, error, _("the reason is empty; say why"));

  *reason = g_steal_pointer (&text);
  return TRUE;
}

void
_dew_rule_print_reason (const char *reason,
                        GString    *text)
{
  g_string_append (text, " because ");
  _dew_rule_print_quoted (reason, text);
}
