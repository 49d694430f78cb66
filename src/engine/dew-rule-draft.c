/* dew-rule-draft.c: a rule being written step by step: what it consists of */
#include "dew-rule-draft-private.h"

#include <string.h>

/* ---- Kinds and their sheets ---- */

guint
dew_rule_n_kinds (void)
{
  guint n;

  _dew_rule_kinds (&n);
  return n;
}

const DewStepClass *
_dew_draft_class (guint kind)
{
  guint n;
  const DewStepClass *const *kinds = _dew_rule_kinds (&n);

  g_assert (kind < n);
  return kinds[kind];
}

const DewStepSheet *
dew_rule_sheet (guint kind)
{
  return _dew_draft_class (kind)->sheet;
}

guint
_dew_sheet_n_slots (const DewStepSheet *sheet)
{
  guint n = 0;

  while (sheet->slots[n].type != DEW_SLOT_END)
    n++;

  return n;
}

/* ---- Steps ---- */

DewDraftStep *
_dew_draft_step (const DewRuleDraft *draft,
                 guint               step)
{
  g_assert (step < draft->steps->len);
  return draft->steps->pdata[step];
}

void
_dew_draft_put (char      **row,
                guint       slot,
                const char *text)
{
  g_free (row[slot]);
  row[slot] = g_strdup (text);
}

char **
_dew_draft_row_new (const DewStepSheet *sheet)
{
  guint n = _dew_sheet_n_slots (sheet);
  char **row = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    row[i] = g_strdup ("");

  return row;
}

DewDraftStep *
_dew_draft_step_new (guint kind)
{
  DewDraftStep *step = g_new0 (DewDraftStep, 1);

  step->kind = kind;
  step->limit = g_strdup ("");
  step->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (step->rows, _dew_draft_row_new (dew_rule_sheet (kind)));

  return step;
}

void
_dew_draft_step_free (gpointer data)
{
  DewDraftStep *step = data;

  g_free (step->limit);
  g_ptr_array_unref (step->rows);
  g_free (step);
}

DewRuleDraft *
dew_rule_draft_new (void)
{
  DewRuleDraft *draft = g_new0 (DewRuleDraft, 1);

  draft->steps = g_ptr_array_new_with_free_func (_dew_draft_step_free);
  return draft;
}

void
dew_rule_draft_free (DewRuleDraft *draft)
{
  if (!draft)
    return;

  g_ptr_array_unref (draft->steps);
  g_free (draft);
}

/* ---- Looking ---- */

guint
dew_rule_draft_n_steps (const DewRuleDraft *draft)
{
  g_return_val_if_fail (draft != NULL, 0);

  return draft->steps->len;
}

guint
dew_rule_draft_kind (const DewRuleDraft *draft,
                     guint               step)
{
  g_return_val_if_fail (draft != NULL, 0);

  return _dew_draft_step (draft, step)->kind;
}

DewBand
dew_rule_draft_band (const DewRuleDraft *draft,
                     guint               step)
{
  g_return_val_if_fail (draft != NULL, DEW_BAND_NONE);

  return _dew_draft_step (draft, step)->band;
}

guint
dew_rule_draft_n_rows (const DewRuleDraft *draft,
                       guint               step)
{
  g_return_val_if_fail (draft != NULL, 0);

  return _dew_draft_step (draft, step)->rows->len;
}

/* Where the text at a place is kept. */
static char **
find_value (const DewRuleDraft  *draft,
            const DewDraftPlace *place)
{
  DewDraftStep *step = _dew_draft_step (draft, place->step);

  if (place->slot == DEW_SLOT_BAND)
    return &step->limit;

  g_assert (place->row < step->rows->len);
  g_assert (place->slot < _dew_sheet_n_slots (dew_rule_sheet (step->kind)));
  return &((char **) step->rows->pdata[place->row])[place->slot];
}

const char *
dew_rule_draft_value (const DewRuleDraft  *draft,
                      const DewDraftPlace *place)
{
  g_return_val_if_fail (draft != NULL, NULL);
  g_return_val_if_fail (place != NULL, NULL);

  return *find_value (draft, place);
}

void
dew_rule_draft_set (DewRuleDraft        *draft,
                    const DewDraftPlace *place,
                    const char          *text)
{
  char **value;

  g_return_if_fail (draft != NULL);
  g_return_if_fail (place != NULL);
  g_return_if_fail (text != NULL && g_utf8_validate (text, -1, NULL));

  value = find_value (draft, place);
  if (strcmp (*value, text) == 0)
    return;

  g_free (*value);
  *value = g_strdup (text);
}

gboolean
dew_rule_draft_alike (const DewRuleDraft *a,
                      const DewRuleDraft *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->steps->len != b->steps->len)
    return FALSE;

  for (guint i = 0; i < a->steps->len; i++)
    {
      const DewDraftStep *one = a->steps->pdata[i];
      const DewDraftStep *other = b->steps->pdata[i];

      if (one->kind != other->kind || one->band != other->band || one->rows->len != other->rows->len)
        return FALSE;
    }

  return TRUE;
}
