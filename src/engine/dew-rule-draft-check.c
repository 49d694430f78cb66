/* dew-rule-draft-check.c: what in a rule that is being written is no rule yet, and why */
#include "dew-rule-draft-private.h"

#include <glib/gi18n-lib.h>

char *
dew_rule_slot_meaning (DewSlotType type,
                       const char *text)
{
  g_autoptr (GString) meaning = g_string_new (NULL);
  DewRuleReader reader;
  gboolean good;

  g_return_val_if_fail (text != NULL, NULL);

  if (type != DEW_SLOT_AMOUNT && type != DEW_SLOT_LIMIT && type != DEW_SLOT_PERCENT)
    return NULL;

  good = _dew_rule_reader_init (&reader, NULL, text, NULL) && _dew_draft_read_typed (&reader, type, meaning, NULL) &&
         _dew_rule_peek (&reader)->kind == DEW_TOKEN_END;
  _dew_rule_reader_clear (&reader);
  return good ? g_string_free (g_steal_pointer (&meaning), FALSE) : NULL;
}

/* What to do where nothing stands; NULL: nothing has to. */
static const char *
ask_for (DewSlotType type)
{
  switch (type)
    {
    case DEW_SLOT_PARTNER:
      return _("Choose a partner.");

    case DEW_SLOT_AMOUNT:
      return _("Type an amount such as £500,000.");

    case DEW_SLOT_LIMIT:
      return _("Type an amount such as £500,000, or a percentage of the budget such as 2%.");

    case DEW_SLOT_PERCENT:
      return _("Type a percentage such as 51%.");

    case DEW_SLOT_REASON:
      return _("Type the reason.");

    case DEW_SLOT_END:
    case DEW_SLOT_WORDS:
    case DEW_SLOT_CHOICE:
    case DEW_SLOT_FLAG:
    default:
      return NULL;
    }
}

char *
dew_rule_draft_reason (const GError *error)
{
  const char *reason;
  g_autofree char *capital = NULL;
  char first[7] = "";

  g_return_val_if_fail (error != NULL, NULL);

  reason = dew_error_reason (error);
  if (!reason)
    return g_strdup (error->message);

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (reason)), first);
  capital = g_strconcat (first, g_utf8_next_char (reason), NULL);
  return g_strdup_printf (_("%s."), capital);
}

static gboolean
refuse (const GError  *reason,
        GError       **error)
{
  g_autofree char *sentence = dew_rule_draft_reason (reason);

  g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, sentence);
  return FALSE;
}

/* By itself, so that what is typed into one field never reads as part of another; and the reason is about that alone. */
static gboolean
check_typed (DewSlotType   type,
             const char   *text,
             GError      **error)
{
  g_autoptr (GString) meaning = g_string_new (NULL);
  g_autoptr (GError) reason = NULL;
  DewRuleReader reader;
  gboolean good;

  good = _dew_rule_reader_init (&reader, NULL, text, &reason) && _dew_draft_read_typed (&reader, type, meaning, &reason);
  if (good && _dew_rule_peek (&reader)->kind != DEW_TOKEN_END)
    {
      g_autofree char *clipped = _dew_rule_clip (_dew_rule_peek (&reader)->text);

      good = _dew_rule_refuse (_dew_rule_peek (&reader)->column, &reason, _("“%s” is too much here, where “%s” is understood"), clipped, meaning->str);
    }
  _dew_rule_reader_clear (&reader);

  return good || refuse (reason, error);
}

static gboolean
check_value (DewSlotType   type,
             const char   *text,
             GError      **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (!*stripped && ask_for (type))
    {
      g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, ask_for (type));
      return FALSE;
    }

  return (type != DEW_SLOT_AMOUNT && type != DEW_SLOT_LIMIT && type != DEW_SLOT_PERCENT) || check_typed (type, stripped, error);
}

static gboolean
check_step (const DewDraftStep  *step,
            DewDraftPlace       *place,
            GError             **error)
{
  const DewSlot *slots = dew_rule_sheet (step->kind)->slots;

  place->row = 0;
  place->slot = DEW_SLOT_BAND;
  if (step->band == DEW_BAND_UP_TO && !check_value (DEW_SLOT_LIMIT, step->limit, error))
    return FALSE;

  for (place->row = 0; place->row < step->rows->len; place->row++)
    for (place->slot = 0; slots[place->slot].type != DEW_SLOT_END; place->slot++)
      if ((place->row == 0 || slots[place->slot].rows != DEW_ROWS_NONE) &&
          !check_value (slots[place->slot].type, ((char **) step->rows->pdata[place->row])[place->slot], error))
        return FALSE;

  return TRUE;
}

static gboolean
check_steps (const DewRuleDraft  *draft,
             DewDraftPlace       *place,
             GError             **error)
{
  for (place->step = 0; place->step < draft->steps->len; place->step++)
    if (!check_step (draft->steps->pdata[place->step], place, error))
      return FALSE;

  return TRUE;
}

/* The step that means nothing in that direction. */
static void
find_misdirected (const DewRuleDraft *draft,
                  DewDraftPlace      *place)
{
  *place = (DewDraftPlace) { 0, 0, DEW_SLOT_STEP };
  while (!_dew_draft_class (_dew_draft_step (draft, place->step)->kind)->under_only)
    place->step++;
}

DewRule *
dew_rule_draft_parse (const DewRuleDraft  *draft,
                      const DewLedger     *ledger,
                      DewDirection         direction,
                      DewDraftPlace       *place,
                      GError             **error)
{
  g_autofree char *text = NULL;
  g_autoptr (DewRule) rule = NULL;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (draft != NULL, NULL);
  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (place != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_steps (draft, place, error))
    return NULL;

  text = dew_rule_draft_text (draft);
  rule = dew_rule_parse (ledger, text, &reason);
  if (!rule)
    {
      if (!dew_rule_draft_locate (draft, dew_error_column (reason), place))
        *place = (DewDraftPlace) { DEW_DRAFT_RULE, 0, DEW_SLOT_STEP };
      refuse (reason, error);
      return NULL;
    }

  if (!dew_rule_serves (rule, direction, error))
    {
      find_misdirected (draft, place);
      return NULL;
    }

  return g_steal_pointer (&rule);
}
