/* dew-rule-draft-text.c: a rule being written, read from text and put together to text */
#include "dew-rule-draft-private.h"

#include <string.h>

#include "dew-ratio.h"

/* ---- Read: canonical text, slot by slot ---- */

/* Passes words as they stand in the notation; FALSE, and nothing passed, where others stand there. "" is nothing, and always there. */
static gboolean
pass_words (DewRuleReader *reader,
            const char    *notation)
{
  g_auto (GStrv) words = g_strsplit (notation, " ", -1);
  guint start = reader->next;

  for (guint i = 0; words[i]; i++)
    if (!_dew_rule_accept_word (reader, words[i]))
      {
        reader->next = start;
        return FALSE;
      }

  return TRUE;
}

/* The one that is written longest, so that nothing written counts only where none of the others is. */
static const char *
pass_choice (DewRuleReader       *reader,
             const DewSlotChoice *choices)
{
  const char *found = "";
  guint start = reader->next;
  guint end = start;

  for (guint i = 0; choices && choices[i].label; i++)
    {
      if (pass_words (reader, choices[i].notation) && reader->next > end)
        {
          end = reader->next;
          found = choices[i].notation;
        }
      reader->next = start;
    }

  reader->next = end;
  return found;
}

/* `host` is a choice only where nothing of a name follows. */
static gboolean
pass_partner (DewRuleReader  *reader,
              const DewSlot  *slot,
              GError        **error)
{
  gint64 partner;

  for (guint i = 0; slot->choices && slot->choices[i].label; i++)
    if (_dew_rule_accept_only (reader, slot->choices[i].notation))
      return TRUE;

  return _dew_rule_read_partner (reader, &partner, error);
}

gboolean
_dew_draft_read_typed (DewRuleReader  *reader,
                       DewSlotType     type,
                       GString        *meaning,
                       GError        **error)
{
  char percent[DEW_PERCENT_SIZE];
  DewLimit limit;
  gint64 value;

  switch (type)
    {
    case DEW_SLOT_AMOUNT:
      if (!_dew_rule_read_amount (reader, TRUE, &value, error))
        return FALSE;
      _dew_rule_print_amount (value, meaning);
      return TRUE;

    case DEW_SLOT_LIMIT:
      if (!_dew_rule_read_limit (reader, &limit, error))
        return FALSE;
      _dew_rule_print_limit (&limit, meaning);
      return TRUE;

    case DEW_SLOT_PERCENT:
      if (!_dew_rule_read_percent (reader, &value, error))
        return FALSE;
      g_string_append_printf (meaning, "%s%%", dew_percent_print (value, -1, percent));
      return TRUE;

    case DEW_SLOT_END:
    case DEW_SLOT_WORDS:
    case DEW_SLOT_CHOICE:
    case DEW_SLOT_FLAG:
    case DEW_SLOT_PARTNER:
    case DEW_SLOT_REASON:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* The text of canonical notation at a slot. Free with g_free. */
static char *
read_slot (DewRuleReader *reader,
           const DewSlot *slot)
{
  g_autoptr (GString) meaning = g_string_new (NULL);
  gsize start = _dew_rule_peek (reader)->start;
  char *reason = NULL;
  gboolean good = TRUE;

  switch (slot->type)
    {
    case DEW_SLOT_WORDS:
      good = pass_words (reader, slot->notation);
      break;

    case DEW_SLOT_CHOICE:
      return g_strdup (pass_choice (reader, slot->choices));

    case DEW_SLOT_FLAG:
      return g_strdup (pass_words (reader, slot->notation) ? slot->notation : "");

    case DEW_SLOT_PARTNER:
      good = pass_partner (reader, slot, NULL);
      g_string_append_len (meaning, reader->text + start, (gssize) (g_array_index (reader->tokens, DewToken, reader->next - 1).end - start));
      break;

    case DEW_SLOT_REASON:
      good = _dew_rule_read_reason (reader, &reason, NULL);
      g_assert (good);
      return reason;

    case DEW_SLOT_END:
    case DEW_SLOT_AMOUNT:
    case DEW_SLOT_LIMIT:
    case DEW_SLOT_PERCENT:
    default:
      good = _dew_draft_read_typed (reader, slot->type, meaning, NULL);
      break;
    }

  /* It was printed; a sheet that does not follow what is printed is a mistake in the program. */
  g_assert (good);
  return g_string_free (g_steal_pointer (&meaning), FALSE);
}

/* From slot on, those of the repeated group, row by row; answers the slot behind it. */
static guint
read_group (DewDraftStep  *step,
            DewRuleReader *reader,
            guint          slot)
{
  const DewStepSheet *sheet = dew_rule_sheet (step->kind);
  guint row = 0;
  guint i;

  do
    {
      if (row == step->rows->len)
        g_ptr_array_add (step->rows, _dew_draft_row_new (sheet));
      for (i = slot; sheet->slots[i].rows != DEW_ROWS_NONE; i++)
        {
          g_autofree char *text = read_slot (reader, &sheet->slots[i]);

          _dew_draft_put (step->rows->pdata[row], i, text);
        }
      row++;
    }
  while (_dew_rule_accept (reader, DEW_TOKEN_COMMA));

  return i;
}

static void
read_band (DewDraftStep  *step,
           DewRuleReader *reader)
{
  g_autoptr (GString) limit = g_string_new (NULL);

  if (pass_words (reader, "rest"))
    step->band = DEW_BAND_REST;
  else if (pass_words (reader, "up to") && _dew_draft_read_typed (reader, DEW_SLOT_LIMIT, limit, NULL))
    step->band = DEW_BAND_UP_TO;
  else
    return;

  g_free (step->limit);
  step->limit = g_string_free (g_steal_pointer (&limit), FALSE);
  _dew_rule_accept (reader, DEW_TOKEN_COLON);
}

static void
read_slots (DewDraftStep  *step,
            DewRuleReader *reader)
{
  const DewStepSheet *sheet = dew_rule_sheet (step->kind);

  for (guint i = 0; sheet->slots[i].type != DEW_SLOT_END;)
    if (sheet->slots[i].rows != DEW_ROWS_NONE)
      i = read_group (step, reader, i);
    else
      {
        g_autofree char *text = read_slot (reader, &sheet->slots[i]);

        _dew_draft_put (step->rows->pdata[0], i, text);
        i++;
      }
}

static guint
find_kind (const DewStepClass *class)
{
  guint kind = 0;

  while (_dew_draft_class (kind) != class)
    kind++;

  return kind;
}

static void
read_steps (DewRuleDraft  *draft,
            const DewRule *rule,
            DewRuleReader *reader)
{
  for (guint i = 0; i < rule->steps->len; i++)
    {
      const DewStepClass *class = ((const DewStep *) rule->steps->pdata[i])->kind;
      DewDraftStep *step = _dew_draft_step_new (find_kind (class));

      read_band (step, reader);
      pass_words (reader, class->words[0]);
      read_slots (step, reader);
      g_assert (_dew_rule_at_end (reader));
      _dew_rule_accept (reader, DEW_TOKEN_SEMICOLON);
      g_ptr_array_add (draft->steps, step);
    }
}

DewRuleDraft *
dew_rule_draft_read (const DewLedger  *ledger,
                     const char       *text,
                     GError          **error)
{
  g_autoptr (DewRuleDraft) draft = dew_rule_draft_new ();
  g_autoptr (DewRule) rule = NULL;
  g_autofree char *canonical = NULL;
  DewRuleReader reader;
  gboolean good;

  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  rule = dew_rule_parse (ledger, text, error);
  if (!rule)
    return NULL;

  /* Canonical text may be longer than what was written, and so too long. */
  canonical = dew_rule_print (rule, ledger);
  good = _dew_rule_reader_init (&reader, ledger, canonical, error);
  if (good)
    read_steps (draft, rule, &reader);
  _dew_rule_reader_clear (&reader);

  return good ? g_steal_pointer (&draft) : NULL;
}

/* ---- Written, and where each piece stands ---- */

typedef struct {
  DewDraftPlace place;
  guint         column;         /* where it begins */
} Span;

typedef struct {
  GString *text;
  GArray  *spans;               /* Span, in the order of their columns; NULL: nobody asks */
} Writer;

/* What is written from now on is at that place. */
static void
mark (Writer *writer,
      guint   step,
      guint   row,
      guint   slot)
{
  Span span = { { step, row, slot }, 0 };

  if (!writer->spans)
    return;

  span.column = (guint) g_utf8_strlen (writer->text->str, -1) + 1;
  g_array_append_val (writer->spans, span);
}

static void
write_slot (Writer        *writer,
            const DewSlot *slot,
            const char    *value,
            guint          step,
            guint          row,
            guint          index)
{
  g_autofree char *text = g_strstrip (g_strdup (slot->type == DEW_SLOT_WORDS ? slot->notation : value));

  /* The blank before it is of it, or an error where nothing stands would be the next one's. */
  mark (writer, step, row, index);
  if (slot->type == DEW_SLOT_REASON)
    _dew_rule_print_reason (text, writer->text);
  else if (*text)
    g_string_append_printf (writer->text, " %s", text);
}

static guint
write_group (Writer             *writer,
             const DewDraftStep *step,
             guint               number,
             guint               slot)
{
  const DewStepSheet *sheet = dew_rule_sheet (step->kind);
  guint i = slot;

  for (guint row = 0; row < step->rows->len; row++)
    {
      if (row > 0)
        g_string_append_c (writer->text, ',');
      for (i = slot; sheet->slots[i].rows != DEW_ROWS_NONE; i++)
        write_slot (writer, &sheet->slots[i], ((char **) step->rows->pdata[row])[i], number, row, i);
    }

  return i;
}

static void
write_step (Writer             *writer,
            const DewDraftStep *step,
            guint               number)
{
  const DewStepSheet *sheet = dew_rule_sheet (step->kind);

  if (number > 0)
    g_string_append (writer->text, "; ");
  if (step->band == DEW_BAND_UP_TO)
    {
      mark (writer, number, 0, DEW_SLOT_BAND);
      g_string_append_printf (writer->text, "up to %s: ", step->limit);
    }
  else if (step->band == DEW_BAND_REST)
    g_string_append (writer->text, "rest: ");

  mark (writer, number, 0, DEW_SLOT_STEP);
  g_string_append (writer->text, _dew_draft_class (step->kind)->words[0]);
  for (guint i = 0; sheet->slots[i].type != DEW_SLOT_END;)
    if (sheet->slots[i].rows != DEW_ROWS_NONE)
      i = write_group (writer, step, number, i);
    else
      {
        write_slot (writer, &sheet->slots[i], ((char **) step->rows->pdata[0])[i], number, 0, i);
        i++;
      }
}

char *
dew_rule_draft_text (const DewRuleDraft *draft)
{
  Writer writer = { g_string_new (NULL), NULL };

  g_return_val_if_fail (draft != NULL, NULL);

  for (guint i = 0; i < draft->steps->len; i++)
    write_step (&writer, draft->steps->pdata[i], i);

  return g_string_free (writer.text, FALSE);
}

gboolean
dew_rule_draft_locate (const DewRuleDraft *draft,
                       guint               column,
                       DewDraftPlace      *place)
{
  Writer writer = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (Span)) };
  gboolean found;

  g_return_val_if_fail (draft != NULL, FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  for (guint i = 0; i < draft->steps->len; i++)
    write_step (&writer, draft->steps->pdata[i], i);

  found = writer.spans->len > 0;
  for (guint i = 0; i < writer.spans->len; i++)
    {
      const Span *span = &g_array_index (writer.spans, Span, i);

      if (i == 0 || span->column <= column)
        *place = span->place;
    }

  g_string_free (writer.text, TRUE);
  g_array_unref (writer.spans);
  return found;
}
