/* dew-spread-draft.c: a spread while it is typed: one that the document has, or one that is not whole yet, or none */
#include "dew-spread-draft.h"

#include <glib/gi18n-lib.h>

#define CURVES (1 << DEW_SPREAD_NORMAL | 1 << DEW_SPREAD_LOGNORMAL)
#define POINTS (1 << DEW_SPREAD_THREE_POINT)

static const struct {
  const char *column;
  const char *label;            /* marked for translation */
  guint       shapes;           /* 1 << each that has it */
  guint       needed;           /* 1 << each that makes no sense without; else it is 0, or nothing, until it is typed */
} fields[] = {
  [DEW_SPREAD_LOW] = { "low", N_("Lowest"), POINTS, POINTS },
  [DEW_SPREAD_MIDDLE] = { "middle", N_("Mean"), CURVES | POINTS, POINTS },
  [DEW_SPREAD_DEVIATION] = { "deviation", N_("Standard deviation"), CURVES, CURVES },
  [DEW_SPREAD_HIGH] = { "high", N_("Highest"), POINTS, POINTS },
  [DEW_SPREAD_SOURCE] = { "source", N_("Source"), CURVES | POINTS, 0 },
};

static gboolean
has_points (const DewSpreadDraft *draft)
{
  return draft->spread != NULL && draft->spread->shape == DEW_SPREAD_THREE_POINT;
}

/* Puts another spread in the place of the one that is there, which it may be. */
static void
replace (DewSpreadDraft  *draft,
         const DewSpread *spread)
{
  DewSpread *old = draft->spread;

  draft->spread = spread == NULL ? NULL : dew_row_copy (DEW_TABLE_SPREAD, spread);
  if (old != NULL)
    dew_row_free (DEW_TABLE_SPREAD, old);
}

void
dew_spread_draft_set (DewSpreadDraft  *draft,
                      const DewSpread *spread)
{
  g_return_if_fail (draft != NULL);

  replace (draft, spread);
  draft->stored = spread != NULL;
  draft->unknown = 0;
}

void
dew_spread_draft_shape (DewSpreadDraft *draft,
                        gint64          line,
                        gint            shape)
{
  DewSpread spread = { .line = line, .shape = shape, .source = (char *) "" };

  g_return_if_fail (draft != NULL && !draft->stored);
  g_return_if_fail (shape >= DEW_SPREAD_NORMAL && shape <= DEW_SPREAD_THREE_POINT);

  if (draft->spread != NULL && has_points (draft) == (shape == DEW_SPREAD_THREE_POINT))
    {
      draft->spread->shape = shape;
      return;
    }

  if (draft->spread != NULL)
    spread.source = draft->spread->source;
  replace (draft, &spread);
  draft->unknown = 0;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if ((fields[i].needed & 1u << shape) != 0)
      draft->unknown |= 1u << i;
}

gboolean
dew_spread_draft_take (DewSpreadDraft  *draft,
                       DewSpreadField   field,
                       const DewSpread *row,
                       gboolean         blank)
{
  guint bit = 1u << field;
  guint unknown;

  g_return_val_if_fail (draft != NULL && draft->spread != NULL && !draft->stored, FALSE);
  g_return_val_if_fail (field < DEW_SPREAD_N_FIELDS && row != NULL, FALSE);

  unknown = blank && (fields[field].needed & 1u << row->shape) != 0 ? draft->unknown | bit : draft->unknown & ~bit;
  if (unknown == 0)
    return TRUE;

  replace (draft, row);
  draft->unknown = unknown;
  return FALSE;
}

gboolean
dew_spread_draft_has (const DewSpreadDraft *draft,
                      DewSpreadField        field)
{
  g_return_val_if_fail (draft != NULL && field < DEW_SPREAD_N_FIELDS, FALSE);

  return draft->spread != NULL && (fields[field].shapes & 1u << draft->spread->shape) != 0;
}

gboolean
dew_spread_draft_unknown (const DewSpreadDraft *draft,
                          DewSpreadField        field)
{
  g_return_val_if_fail (draft != NULL && field < DEW_SPREAD_N_FIELDS, FALSE);

  return (draft->unknown & 1u << field) != 0;
}

const char *
dew_spread_field_column (DewSpreadField field)
{
  g_return_val_if_fail (field < DEW_SPREAD_N_FIELDS, NULL);

  return fields[field].column;
}

/* Of three points, what is a mean elsewhere is the likeliest. */
const char *
dew_spread_draft_label (const DewSpreadDraft *draft,
                        DewSpreadField        field)
{
  g_return_val_if_fail (draft != NULL && field < DEW_SPREAD_N_FIELDS, NULL);

  return field == DEW_SPREAD_MIDDLE && has_points (draft) ? _("Likeliest") : _(fields[field].label);
}

const char *
dew_spread_draft_lacks (const DewSpreadDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);

  if (draft->unknown == 0)
    return NULL;

  return has_points (draft) ? _("Not kept yet, and nothing varies by it: type lowest, likeliest and highest.") : _("Not kept yet, and nothing varies by it: type a standard deviation.");
}

const char *
dew_spread_draft_say (const DewSpreadDraft *draft)
{
  g_return_val_if_fail (draft != NULL && draft->spread != NULL, NULL);

  switch (draft->spread->shape)
    {
    case DEW_SPREAD_LOGNORMAL:
      return _("In % of the latest budget, with a minus below it. Far over is likelier than as far under, and it is never below nothing.");
    case DEW_SPREAD_THREE_POINT:
      return _("In % of the latest budget, with a minus below it. Never under the lowest or over the highest, most often near the likeliest.");
    case DEW_SPREAD_NORMAL:
    default:
      return _("In % of the latest budget, with a minus below it. As often above the mean as below; twice in three times within one deviation.");
    }
}
