/* dew-share-printed.c: what whole percentages, as papers print them, would make of a share by contributions */
#include "dew-share-printed.h"

#include "dew-ratio.h"

#define PER_CENT (DEW_WHOLE / 100)

/* Whether nothing but contributions decided, in one step. */
static gboolean
is_by_contributions (const DewShare *share)
{
  const DewWork *last = NULL;

  for (guint i = 0; i < share->works->len; i++)
    {
      const DewWork *work = g_ptr_array_index (share->works, i);

      if (work->kind == DEW_WORK_SPREAD)
        continue;
      if (last != NULL || work->kind != DEW_WORK_SHARE)
        return FALSE;
      last = work;
    }

  return last != NULL && last->weights >= DEW_BASIS_GROSS && last->weights <= DEW_BASIS_NET_OPENING;
}

/* The percentages, half up, and the rule they make; FALSE when it is none, or no other. */
static gboolean
print_whole (const DewLedger *ledger,
             const DewShare  *share,
             GString         *percentages,
             GString         *rule)
{
  gboolean rounded = FALSE;
  gint64 sum = 0;

  for (guint i = 0; i < share->partners->len; i++)
    {
      const DewPartnerShare *one = &g_array_index (share->partners, DewPartnerShare, i);
      g_autofree char *name = dew_rule_partner (ledger, one->partner);
      gint64 whole = (one->percent + PER_CENT / 2) / PER_CENT;

      g_string_append_printf (percentages, "%s%d", i == 0 ? "" : " / ", (int) whole);
      g_string_append_printf (rule, "%s %s %d%%", i == 0 ? "fixed" : ",", name, (int) whole);
      rounded = rounded || whole * PER_CENT != one->percent;
      sum += whole;
    }

  return rounded && sum == 100;
}

DewPrinted *
dew_printed_new (const DewLedger     *ledger,
                 const DewShareQuery *query,
                 const DewShare      *share)
{
  g_autoptr (GString) percentages = g_string_new (NULL);
  g_autoptr (GString) rule = g_string_new (NULL);
  g_autoptr (DewShare) other = NULL;
  DewShareQuery tried = *query;
  DewPrinted *printed;

  g_return_val_if_fail (ledger != NULL && query != NULL && share != NULL, NULL);

  if (!share->has_percent || !is_by_contributions (share) || !print_whole (ledger, share, percentages, rule))
    return NULL;

  tried.rule = rule->str;
  other = dew_share (ledger, &tried, NULL);
  if (other == NULL)
    return NULL;

  printed = g_new0 (DewPrinted, 1);
  printed->percentages = g_strdup (percentages->str);
  printed->rule = g_strdup (other->rule);
  printed->partner = g_array_index (share->partners, DewPartnerShare, 0).partner;
  printed->difference = g_array_index (other->partners, DewPartnerShare, 0).share
                        - g_array_index (share->partners, DewPartnerShare, 0).share;
  return printed;
}

void
dew_printed_free (DewPrinted *printed)
{
  if (printed == NULL)
    return;

  g_free (printed->percentages);
  g_free (printed->rule);
  g_free (printed);
}
