/* dew-schedule-columns.c: which columns of contributions a schedule has, and what they are called */
#include "dew-schedule-model-private.h"

#include <glib/gi18n-lib.h>

/* A partner whose columns are few is headed by its short name if the other has more characters than this. */
#define LONG_NAME 24

/* ---- Which there are ---- */

static gboolean
has_income_columns (DewScheduleModel *self,
                    int               partner)
{
  return self->all_columns || dew_totals_entered (_dew_schedule_model_totals (self), 0, partner, DEW_SUM_INCOME);
}

static void
add_column (DewScheduleModel *self,
            int               partner,
            DewSum            sum)
{
  DewScheduleColumn column = { partner, sum };

  g_array_append_val (self->columns, column);
}

gboolean
_dew_schedule_model_list_columns (DewScheduleModel *self)
{
  const DewTotals *totals = _dew_schedule_model_totals (self);
  guint n_partners = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_PARTNER)->len;
  int decimals = self->unit == DEW_UNIT_POUNDS && !dew_totals_pence (totals) ? 0 : dew_unit_decimals (self->unit);
  g_autoptr (GArray) before = g_steal_pointer (&self->columns);
  gboolean changed;

  self->columns = g_array_new (FALSE, FALSE, sizeof (DewScheduleColumn));
  for (guint i = 0; i < n_partners; i++)
    {
      add_column (self, (int) i, DEW_SUM_EXISTING);
      add_column (self, (int) i, DEW_SUM_ADDITIONAL);
      add_column (self, (int) i, DEW_SUM_GROSS);
      if (has_income_columns (self, (int) i))
        {
          add_column (self, (int) i, DEW_SUM_INCOME);
          add_column (self, (int) i, DEW_SUM_NET);
        }
    }
  /* Papers that give a pool's value without saying whose it is: it stands with the totals. */
  if (self->all_columns || dew_totals_entered (totals, 0, DEW_NO_PARTNER, DEW_SUM_BUDGET))
    add_column (self, DEW_NO_PARTNER, DEW_SUM_BUDGET);
  add_column (self, DEW_ALL_PARTNERS, DEW_SUM_GROSS);
  add_column (self, DEW_ALL_PARTNERS, DEW_SUM_NET);

  changed = before == NULL || before->len != self->columns->len || decimals != self->decimals;
  for (guint i = 0; !changed && i < before->len; i++)
    {
      const DewScheduleColumn *one = &g_array_index (before, DewScheduleColumn, i);
      const DewScheduleColumn *two = &g_array_index (self->columns, DewScheduleColumn, i);

      changed = one->partner != two->partner || one->sum != two->sum;
    }
  self->decimals = decimals;

  return changed;
}

const DewScheduleColumn *
_dew_schedule_model_get_column (DewScheduleModel *self,
                                guint             number)
{
  return &g_array_index (self->columns, DewScheduleColumn, number - 1);
}

/* ---- What they are called ---- */

static const char *
column_heading (DewSum sum)
{
  switch (sum)
    {
    case DEW_SUM_EXISTING:
      return _("Existing");
    case DEW_SUM_ADDITIONAL:
      return _("Additional");
    case DEW_SUM_INCOME:
      return _("Income");
    case DEW_SUM_NET:
      return _("Net");
    case DEW_SUM_BUDGET:
      return _("Budget");
    case DEW_SUM_GROSS:
    case DEW_SUM_ACTUAL:
    case DEW_SUM_FORECAST:
    case DEW_N_SUMS:
    default:
      return _("Gross");
    }
}

const DewPartner *
_dew_schedule_model_partner (DewScheduleModel *self,
                             int               index)
{
  const GPtrArray *partners = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_PARTNER);

  return index < 0 ? NULL : g_ptr_array_index (partners, (guint) index);
}

static const char *
group_name (DewScheduleModel *self,
            int               partner)
{
  const DewPartner *row = _dew_schedule_model_partner (self, partner);

  if (row != NULL)
    return g_utf8_strlen (row->name, -1) > LONG_NAME && !has_income_columns (self, partner) ? dew_partner_short (row) : row->name;
  return dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_PARTNER)->len == 2 ? _("Both partners") : _("All partners");
}

/* Wide enough for what the root's total is, and for a figure of that many digits. */
static const char *
sample_text (DewScheduleModel        *self,
             const DewScheduleColumn *column)
{
  DewSum sum = column->sum == DEW_SUM_BUDGET ? DEW_SUM_BUDGET : DEW_SUM_GROSS;
  gint64 most = ABS (dew_totals_get (_dew_schedule_model_totals (self), 0, column->partner, sum));
  gint64 least = dew_unit_pence (self->unit) * (self->unit == DEW_UNIT_MILLIONS ? 10 : 10000);

  dew_money_print (dew_pence (MAX (most, least)), self->unit, self->decimals, DEW_PRINT_SCREEN, self->text);

  return self->text;
}

void
_dew_schedule_model_describe_column (DewScheduleModel *self,
                                     guint             number,
                                     DewGridColumn    *out)
{
  const DewScheduleColumn *column = _dew_schedule_model_get_column (self, number);

  *out = (DewGridColumn) {
    .heading = column_heading (column->sum),
    .group = group_name (self, column->partner),
    .group_style = column->partner >= 0 ? column->partner : -1,
    .pin = column->partner >= 0 ? DEW_GRID_SCROLLS : DEW_GRID_PIN_END,
    .width = 62,
    .sample = sample_text (self, column),
    .text = FALSE,
  };
}

char *
_dew_schedule_model_column_words (DewScheduleModel        *self,
                                  const DewScheduleColumn *column)
{
  const DewPartner *partner = _dew_schedule_model_partner (self, column->partner);
  g_autofree char *measure = g_utf8_strdown (column_heading (column->sum), -1);

  if (column->partner == DEW_NO_PARTNER)
    return g_strdup_printf (_("%s not split by partner"), measure);

  return g_strdup_printf ("%s %s", partner != NULL ? dew_partner_short (partner) : _("all partners"), measure);
}
