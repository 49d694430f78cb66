/* dew-rule-draft-edit.c: a rule being written step by step: what may stand where, and what becomes of it when it is changed */
#include "dew-rule-draft-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-apportion.h"
#include "dew-ratio.h"

static const DewStepClass *
get_class (const DewRuleDraft *draft,
           guint               step)
{
  return _dew_draft_class (_dew_draft_step (draft, step)->kind);
}

/* The rows that the group of it begins with; DEW_ROWS_NONE where there is no group. */
static DewSlotRows
find_rows (const DewStepSheet *sheet)
{
  for (const DewSlot *slot = sheet->slots; slot->type != DEW_SLOT_END; slot++)
    if (slot->rows != DEW_ROWS_NONE)
      return slot->rows;

  return DEW_ROWS_NONE;
}

/* ---- What may stand where ---- */

/* Steps stand in the order of these; of those that share none is before another. */
static guint
get_rank (DewStepPlace place)
{
  static const guint ranks[] = { [DEW_STEP_NET] = 0, [DEW_STEP_SOME] = 1, [DEW_STEP_ALL] = 2, [DEW_STEP_DECIDED] = 2, [DEW_STEP_CAP] = 3 };

  return ranks[place];
}

/* The first step of that rank or a higher one; the number of steps where there is none. */
static guint
find_rank (const DewRuleDraft *draft,
           guint               rank)
{
  guint i = 0;

  while (i < draft->steps->len && get_rank (get_class (draft, i)->place) < rank)
    i++;

  return i;
}

/* The first of the steps that take all; the number of steps where there is none. */
static guint
find_sharing (const DewRuleDraft *draft)
{
  guint i = find_rank (draft, get_rank (DEW_STEP_ALL));

  return i < draft->steps->len && get_class (draft, i)->place != DEW_STEP_CAP ? i : draft->steps->len;
}

static gboolean
has_caps (const DewRuleDraft *draft)
{
  return find_rank (draft, get_rank (DEW_STEP_CAP)) < draft->steps->len;
}

static gboolean
has_kind (const DewRuleDraft *draft,
          guint               kind)
{
  for (guint i = 0; i < draft->steps->len; i++)
    if (_dew_draft_step (draft, i)->kind == kind)
      return TRUE;

  return FALSE;
}

static const char *
why_no_sharing (const DewRuleDraft *draft,
                const DewStepClass *class)
{
  if (find_sharing (draft) < draft->steps->len)
    return _("It is chosen in place of the step that says who bears it, or of a band.");
  if (class->place == DEW_STEP_DECIDED && has_caps (draft))
    return _("What the board decided is not capped; remove the cap first.");

  return NULL;
}

static const char *
why_no_cap (const DewRuleDraft *draft)
{
  guint sharing = find_sharing (draft);

  if (sharing == draft->steps->len)
    return _("A cap needs a step that says who bears it; add that first.");
  if (get_class (draft, sharing)->place == DEW_STEP_DECIDED)
    return _("What the board decided is not capped.");

  return NULL;
}

const char *
dew_rule_draft_why_no_step (const DewRuleDraft *draft,
                            guint               kind,
                            DewDirection        direction)
{
  const DewStepClass *class = _dew_draft_class (kind);

  g_return_val_if_fail (draft != NULL, NULL);

  if (class->under_only && direction != DEW_UNDER)
    return _("It says what becomes of an underspend.");
  if (class != &_dew_step_carve && get_rank (class->place) != get_rank (DEW_STEP_ALL) && has_kind (draft, kind))
    return _("The rule has it already.");

  switch (class->place)
    {
    case DEW_STEP_ALL:
    case DEW_STEP_DECIDED:
      return why_no_sharing (draft, class);

    case DEW_STEP_CAP:
      return why_no_cap (draft);

    case DEW_STEP_NET:
    case DEW_STEP_SOME:
    default:
      return NULL;
    }
}

/* ---- What a new step begins with ---- */

static char *
name_partner (const DewLedger *ledger,
              guint            index)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);

  return index < partners->len ? dew_rule_partner (ledger, ((const DewPartner *) partners->pdata[index])->id) : g_strdup ("");
}

/* Percentages as equal as they can be, so that they come to a hundred. */
static void
fill_percents (DewDraftStep *step,
               guint         slot)
{
  guint n = step->rows->len;
  g_autofree gint64 *ones = g_new (gint64, n);
  g_autofree gint64 *parts = g_new (gint64, n);
  char percent[DEW_PERCENT_SIZE];

  for (guint i = 0; i < n; i++)
    ones[i] = 1;
  if (dew_apportion_units (DEW_WHOLE, ones, n, parts) != DEW_APPORTION_OK)
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s%%", dew_percent_print (parts[i], -1, percent));

      _dew_draft_put (step->rows->pdata[i], slot, text);
    }
}

static void
fill_slot (DewDraftStep    *step,
           const DewLedger *ledger,
           const DewSlot   *slot,
           guint            index)
{
  switch (slot->type)
    {
    case DEW_SLOT_CHOICE:
      _dew_draft_put (step->rows->pdata[0], index, slot->choices[0].notation);
      break;

    case DEW_SLOT_PARTNER:
      for (guint i = 0; i < step->rows->len; i++)
        {
          g_autofree char *name = name_partner (ledger, i);

          _dew_draft_put (step->rows->pdata[i], index, name);
        }
      break;

    case DEW_SLOT_PERCENT:
      fill_percents (step, index);
      break;

    case DEW_SLOT_END:
    case DEW_SLOT_WORDS:
    case DEW_SLOT_FLAG:
    case DEW_SLOT_AMOUNT:
    case DEW_SLOT_LIMIT:
    case DEW_SLOT_REASON:
    default:
      break;
    }
}

static DewDraftStep *
make_step (const DewLedger *ledger,
           guint            kind)
{
  DewDraftStep *step = _dew_draft_step_new (kind);
  const DewStepSheet *sheet = dew_rule_sheet (kind);
  guint n_partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len;

  while (find_rows (sheet) == DEW_ROWS_EVERYBODY && step->rows->len < n_partners)
    g_ptr_array_add (step->rows, _dew_draft_row_new (sheet));
  for (guint i = 0; sheet->slots[i].type != DEW_SLOT_END; i++)
    fill_slot (step, ledger, &sheet->slots[i], i);

  return step;
}

/* ---- Adding, removing, moving ---- */

guint
dew_rule_draft_add (DewRuleDraft    *draft,
                    const DewLedger *ledger,
                    guint            kind)
{
  guint at;

  g_return_val_if_fail (draft != NULL, 0);
  g_return_val_if_fail (ledger != NULL, 0);
  g_return_val_if_fail (dew_rule_draft_why_no_step (draft, kind, DEW_UNDER) == NULL, 0);

  at = find_rank (draft, get_rank (_dew_draft_class (kind)->place) + 1);
  g_ptr_array_insert (draft->steps, (int) at, make_step (ledger, kind));
  return at;
}

gboolean
dew_rule_draft_may_become (const DewRuleDraft *draft,
                           guint               step,
                           guint               kind,
                           DewDirection        direction)
{
  const DewStepClass *class = _dew_draft_class (kind);

  g_return_val_if_fail (draft != NULL, FALSE);

  if (_dew_draft_step (draft, step)->kind == kind)
    return TRUE;
  if (get_rank (get_class (draft, step)->place) != get_rank (DEW_STEP_ALL) || get_rank (class->place) != get_rank (DEW_STEP_ALL))
    return FALSE;
  if (class->under_only && direction != DEW_UNDER)
    return FALSE;

  return class->place == DEW_STEP_ALL || (!has_caps (draft) && _dew_draft_step (draft, step)->band == DEW_BAND_NONE);
}

void
dew_rule_draft_become (DewRuleDraft    *draft,
                       const DewLedger *ledger,
                       guint            step,
                       guint            kind)
{
  DewDraftStep *old;
  DewDraftStep *fresh;

  g_return_if_fail (draft != NULL);
  g_return_if_fail (ledger != NULL);
  g_return_if_fail (dew_rule_draft_may_become (draft, step, kind, DEW_UNDER));

  old = _dew_draft_step (draft, step);
  if (old->kind == kind)
    return;

  fresh = make_step (ledger, kind);
  fresh->band = old->band;
  g_free (fresh->limit);
  fresh->limit = g_steal_pointer (&old->limit);
  _dew_draft_step_free (old);
  draft->steps->pdata[step] = fresh;
}

static void
set_band (DewDraftStep *step,
          DewBand       band,
          const char   *limit)
{
  g_autofree char *old = step->limit;

  step->band = band;
  step->limit = g_strdup (limit);
}

/* The last band is the rest, and one by itself is none. */
static void
close_bands (DewRuleDraft *draft)
{
  guint first = find_sharing (draft);
  guint end = find_rank (draft, get_rank (DEW_STEP_CAP));

  if (end - first == 1)
    set_band (_dew_draft_step (draft, first), DEW_BAND_NONE, "");
  else if (first < end && _dew_draft_step (draft, end - 1)->band == DEW_BAND_UP_TO)
    set_band (_dew_draft_step (draft, end - 1), DEW_BAND_REST, "");
}

void
dew_rule_draft_remove (DewRuleDraft *draft,
                       guint         step)
{
  g_return_if_fail (draft != NULL);
  g_return_if_fail (step < draft->steps->len);

  g_ptr_array_remove_index (draft->steps, step);
  close_bands (draft);
}

gboolean
dew_rule_draft_may_move (const DewRuleDraft *draft,
                         guint               step,
                         int                 by)
{
  guint other = step + (guint) by;

  g_return_val_if_fail (draft != NULL, FALSE);
  g_return_val_if_fail (by == -1 || by == 1, FALSE);

  return step < draft->steps->len && other < draft->steps->len && get_rank (get_class (draft, step)->place) == get_rank (get_class (draft, other)->place);
}

void
dew_rule_draft_move (DewRuleDraft *draft,
                     guint         step,
                     int           by)
{
  DewDraftStep *one, *other;
  DewBand band;
  char *limit;

  g_return_if_fail (dew_rule_draft_may_move (draft, step, by));

  one = _dew_draft_step (draft, step);
  other = _dew_draft_step (draft, step + (guint) by);
  band = one->band;
  limit = one->limit;
  one->band = other->band;
  one->limit = other->limit;
  other->band = band;
  other->limit = limit;
  draft->steps->pdata[step] = other;
  draft->steps->pdata[step + (guint) by] = one;
}

/* ---- Bands ---- */

static DewDraftStep *
copy_step (const DewDraftStep *step)
{
  DewDraftStep *copy = _dew_draft_step_new (step->kind);

  g_ptr_array_set_size (copy->rows, 0);
  for (guint i = 0; i < step->rows->len; i++)
    g_ptr_array_add (copy->rows, g_strdupv (step->rows->pdata[i]));

  return copy;
}

const char *
dew_rule_draft_why_no_band (const DewRuleDraft *draft)
{
  guint sharing;

  g_return_val_if_fail (draft != NULL, NULL);

  sharing = find_sharing (draft);
  if (sharing == draft->steps->len)
    return _("Bands are of a step that says who bears it; add that first.");
  if (get_class (draft, sharing)->place == DEW_STEP_DECIDED)
    return _("What the board decided has no bands.");

  return NULL;
}

/* Twice a limit; "" where that is not known or not possible. */
static char *
double_limit (const char *text)
{
  g_autoptr (GString) twice = g_string_new (NULL);
  g_autofree char *meaning = dew_rule_slot_meaning (DEW_SLOT_LIMIT, text);
  DewRuleReader reader;
  DewLimit limit;

  if (meaning && _dew_rule_reader_init (&reader, NULL, meaning, NULL))
    {
      if (_dew_rule_read_limit (&reader, &limit, NULL) && limit.value <= (limit.of_budget ? DEW_WHOLE : DEW_MONEY_LIMIT) / 2)
        {
          limit.value *= 2;
          _dew_rule_print_limit (&limit, twice);
        }
      _dew_rule_reader_clear (&reader);
    }

  return g_string_free (g_steal_pointer (&twice), FALSE);
}

guint
dew_rule_draft_add_band (DewRuleDraft *draft)
{
  guint first, last;
  DewDraftStep *band;
  g_autofree char *limit = NULL;

  g_return_val_if_fail (draft != NULL, 0);
  g_return_val_if_fail (dew_rule_draft_why_no_band (draft) == NULL, 0);

  first = find_sharing (draft);
  last = find_rank (draft, get_rank (DEW_STEP_CAP)) - 1;
  limit = last == first ? g_strdup ("1%") : double_limit (_dew_draft_step (draft, last - 1)->limit);
  band = copy_step (_dew_draft_step (draft, last));
  set_band (band, DEW_BAND_UP_TO, limit);
  set_band (_dew_draft_step (draft, last), DEW_BAND_REST, "");
  g_ptr_array_insert (draft->steps, (int) last, band);
  return last;
}

/* ---- Rows ---- */

/* The slot of the repeated group that names a partner. */
static guint
find_partner_slot (const DewStepSheet *sheet)
{
  for (guint i = 0; sheet->slots[i].type != DEW_SLOT_END; i++)
    if (sheet->slots[i].type == DEW_SLOT_PARTNER && sheet->slots[i].rows != DEW_ROWS_NONE)
      return i;

  return DEW_SLOT_STEP;
}

static gboolean
is_named (const DewDraftStep *step,
          guint               slot,
          const char         *name)
{
  for (guint i = 0; i < step->rows->len; i++)
    if (strcmp (((char **) step->rows->pdata[i])[slot], name) == 0)
      return TRUE;

  return FALSE;
}

/* NULL where all are named. */
static char *
find_unnamed (const DewDraftStep *step,
              const DewLedger    *ledger,
              guint               slot)
{
  guint n_partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len;

  for (guint i = 0; i < n_partners; i++)
    {
      g_autofree char *name = name_partner (ledger, i);

      if (!is_named (step, slot, name))
        return g_steal_pointer (&name);
    }

  return NULL;
}

gboolean
dew_rule_draft_may_add_row (const DewRuleDraft *draft,
                            const DewLedger    *ledger,
                            guint               step)
{
  const DewDraftStep *at;
  guint slot;
  g_autofree char *name = NULL;

  g_return_val_if_fail (draft != NULL, FALSE);
  g_return_val_if_fail (ledger != NULL, FALSE);

  at = _dew_draft_step (draft, step);
  slot = find_partner_slot (dew_rule_sheet (at->kind));
  name = slot == DEW_SLOT_STEP ? NULL : find_unnamed (at, ledger, slot);
  return name != NULL;
}

void
dew_rule_draft_add_row (DewRuleDraft    *draft,
                        const DewLedger *ledger,
                        guint            step)
{
  DewDraftStep *at;
  const DewStepSheet *sheet;
  char **row;
  g_autofree char *name = NULL;

  g_return_if_fail (dew_rule_draft_may_add_row (draft, ledger, step));

  at = _dew_draft_step (draft, step);
  sheet = dew_rule_sheet (at->kind);
  name = find_unnamed (at, ledger, find_partner_slot (sheet));
  row = _dew_draft_row_new (sheet);
  _dew_draft_put (row, find_partner_slot (sheet), name);
  g_ptr_array_add (at->rows, row);
}

/* What is not repeated stays in the first row, whichever that is. */
static void
keep_single (DewDraftStep *step)
{
  const DewStepSheet *sheet = dew_rule_sheet (step->kind);
  char **first = step->rows->pdata[0];
  char **second = step->rows->pdata[1];

  for (guint i = 0; sheet->slots[i].type != DEW_SLOT_END; i++)
    if (sheet->slots[i].rows == DEW_ROWS_NONE)
      _dew_draft_put (second, i, first[i]);
}

void
dew_rule_draft_remove_row (DewRuleDraft *draft,
                           guint         step,
                           guint         row)
{
  DewDraftStep *at;

  g_return_if_fail (draft != NULL);

  at = _dew_draft_step (draft, step);
  g_return_if_fail (at->rows->len > 1 && row < at->rows->len);

  if (row == 0)
    keep_single (at);
  g_ptr_array_remove_index (at->rows, row);
}
