/* dew-property.c: the fields that an agreement, a pool, a category and a line have besides their figures */
#include "dew-property.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-due.h"

/* ---- What is said below them ---- */

static char *
say_due (const DewPropertyOwner *owner,
         const char             *column,
         const char             *soon,
         const char             *past,
         DewHintLevel           *level)
{
  DewDue due = dew_due (dew_property_value (owner, column).text, owner->as_at);
  g_autofree char *as_at = dew_date_words (owner->as_at);

  if (due == DEW_DUE_NONE)
    return NULL;

  *level = due == DEW_DUE_SOON ? DEW_HINT_AMBER : DEW_HINT_RED;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (due == DEW_DUE_SOON ? soon : past, as_at);
#pragma GCC diagnostic pop
}

static char *
hint_end (const DewPropertyOwner *owner,
          DewHintLevel           *level)
{
  return say_due (owner, "end", _("Ends soon, as at %s"), _("Ended, as at %s"), level);
}

static char *
hint_review (const DewPropertyOwner *owner,
             DewHintLevel           *level)
{
  return say_due (owner, "review", _("Review due soon, as at %s"), _("Review date past, as at %s"), level);
}

static char *
hint_pool_start (const DewPropertyOwner *owner,
                 DewHintLevel           *level)
{
  const DewLedger *ledger = dew_document_ledger (owner->document);
  const DewPool *pool = dew_property_row (owner);
  const DewAgreement *agreement = dew_ledger_find (ledger, DEW_TABLE_AGREEMENT, pool->agreement);
  g_autofree char *start = NULL;

  if (!dew_due_older (ledger, pool))
    return NULL;

  *level = DEW_HINT_AMBER;
  start = dew_date_words (agreement->start);
  return g_strdup_printf (_("Older than its agreement, which starts on %s"), start);
}

static char *
hint_pool_arrangement (const DewPropertyOwner *owner,
                       DewHintLevel           *level)
{
  return dew_due_pool_arrangement (dew_property_row (owner), owner->as_at);
}

static char *
hint_line_arrangement (const DewPropertyOwner *owner,
                       DewHintLevel           *level)
{
  return dew_due_line_arrangement (dew_document_ledger (owner->document), dew_property_row (owner), owner->as_at);
}

static char *
hint_correlation (const DewPropertyOwner *owner,
                  DewHintLevel           *level)
{
  if (dew_property_value (owner, "correlation").i == 0)
    return g_strdup (_("In a simulation each line in it is over or under by itself. At 100 % they would all be so as one."));

  return g_strdup (_("How far the lines in it are over, or under, together in a simulation: at 0 % each by itself, at 100 % all as one."));
}

/* ---- Which of them are shown ---- */

/* An end that was entered is shown also where it contradicts. */
static gboolean
agreement_ends (gconstpointer row)
{
  const DewAgreement *agreement = row;

  return !agreement->no_end || *agreement->end != '\0';
}

static gboolean
pool_ends (gconstpointer row)
{
  const DewPool *pool = row;

  return !pool->no_end || *pool->end != '\0';
}

static gboolean
pool_is_aligned (gconstpointer row)
{
  return ((const DewPool *) row)->status == DEW_STATUS_ALIGNED;
}

static gboolean
pool_is_merged (gconstpointer row)
{
  return ((const DewPool *) row)->merged_into != 0;
}

static gboolean
line_is_aligned (gconstpointer row)
{
  return ((const DewLine *) row)->status == DEW_STATUS_ALIGNED;
}

static gboolean
line_continues (gconstpointer row)
{
  return ((const DewLine *) row)->continues != 0;
}

/* ---- The fields ---- */

#define CONTRACTS    { "", N_("Block"), N_("Demand-led") }
#define FUNCTIONS    { "", N_("NHS"), N_("Health-related") }
#define RECURRENCES  { N_("Not entered"), N_("Recurrent"), N_("Non-recurrent") }
#define ARRANGEMENTS { N_("Pooled"), N_("Aligned") }
#define PROFILES     { N_("Equal months"), N_("Last year’s months"), N_("Typed months") }
#define OUTLOOKS     { N_("Typed"), N_("Straight line"), N_("Last year’s shape") }

static const DewProperty agreement_list[] = {
  { NULL, "name", N_("Name"), DEW_PROPERTY_TEXT },
  { N_("Dates"), "start", N_("Starts on"), DEW_PROPERTY_DATE },
  { NULL, "end", N_("Ends on"), DEW_PROPERTY_DATE, .shown = agreement_ends, .hint = hint_end },
  { NULL, "no_end", N_("No end date"), DEW_PROPERTY_FLAG },
  { NULL, "review", N_("Review on"), DEW_PROPERTY_DATE, .hint = hint_review },
  { N_("Notes"), "note", N_("Note"), DEW_PROPERTY_NOTE },
  { NULL, "source", N_("Source"), DEW_PROPERTY_NOTE },
};

static const DewProperty pool_list[] = {
  { N_("What it is"), "reference", N_("Reference in the agreement"), DEW_PROPERTY_TEXT },
  { NULL, "agreement", N_("Stands under"), DEW_PROPERTY_AGREEMENT },
  { NULL, "client_group", N_("Client group"), DEW_PROPERTY_TEXT },
  { NULL, "care_group", N_("Care group"), DEW_PROPERTY_CARE_GROUP },
  { NULL, "services", N_("Services"), DEW_PROPERTY_NOTE },
  { NULL, "aims", N_("Aims"), DEW_PROPERTY_NOTE },
  { N_("Who"), "host", N_("Host partner"), DEW_PROPERTY_PARTNER },
  { NULL, "lead", N_("Lead commissioner"), DEW_PROPERTY_LEAD },
  { NULL, "manager", N_("Pool manager"), DEW_PROPERTY_TEXT },
  { N_("Dates"), "start", N_("Starts on"), DEW_PROPERTY_DATE, .hint = hint_pool_start },
  { NULL, "end", N_("Ends on"), DEW_PROPERTY_DATE, .shown = pool_ends, .hint = hint_end },
  { NULL, "no_end", N_("No end date"), DEW_PROPERTY_FLAG },
  { N_("Arrangement"), "status", N_("Pooled or aligned"), DEW_PROPERTY_SEGMENTS, ARRANGEMENTS, .hint = hint_pool_arrangement },
  { NULL, "pooled_from", N_("Pooled from"), DEW_PROPERTY_DATE, .shown = pool_is_aligned },
  { N_("Months and forecast"), "profile", N_("Budget over the months"), DEW_PROPERTY_WAY, PROFILES },
  { NULL, "outlook", N_("Forecast"), DEW_PROPERTY_WAY, OUTLOOKS },
  { N_("Notes"), "formerly", N_("Formerly"), DEW_PROPERTY_TEXT },
  { NULL, "merged_into", N_("Merged into"), DEW_PROPERTY_NAMED, .shown = pool_is_merged },
  { NULL, "note", N_("Note"), DEW_PROPERTY_NOTE },
  { NULL, "source", N_("Source"), DEW_PROPERTY_NOTE },
};

static const DewProperty line_list[] = {
  { N_("Who"), "lead", N_("Lead"), DEW_PROPERTY_LEAD },
  { NULL, "provider", N_("Provider"), DEW_PROPERTY_TEXT },
  { N_("What it is"), "contract", N_("Contract"), DEW_PROPERTY_SEGMENTS, CONTRACTS },
  { NULL, "functions", N_("Functions"), DEW_PROPERTY_SEGMENTS, FUNCTIONS },
  { NULL, "recurrence", N_("Recurrent or not"), DEW_PROPERTY_WORDS, RECURRENCES },
  { N_("Arrangement"), "status", N_("Pooled or aligned"), DEW_PROPERTY_SEGMENTS, ARRANGEMENTS, .hint = hint_line_arrangement },
  { NULL, "pooled_from", N_("Pooled from"), DEW_PROPERTY_DATE, .shown = line_is_aligned },
  { N_("Months and forecast"), "profile", N_("Budget over the months"), DEW_PROPERTY_WAY, PROFILES },
  { NULL, "outlook", N_("Forecast"), DEW_PROPERTY_WAY, OUTLOOKS },
  { N_("How its outturn may vary"), NULL, NULL, DEW_PROPERTY_SPREAD },
  { N_("Notes"), "continues", N_("Continues"), DEW_PROPERTY_NAMED, .shown = line_continues },
  { NULL, "note", N_("Note"), DEW_PROPERTY_NOTE },
  { NULL, "source", N_("Source"), DEW_PROPERTY_NOTE },
};

static const DewProperty category_list[] = {
  { N_("How outturns in it may vary"), "correlation", N_("Outturns move together"), DEW_PROPERTY_TEXT, .hint = hint_correlation },
  { N_("Notes"), "note", N_("Note"), DEW_PROPERTY_NOTE },
  { NULL, "source", N_("Source"), DEW_PROPERTY_NOTE },
};

const DewProperty *
dew_property_list (DewNodeKind kind,
                   guint      *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  switch (kind)
    {
    case DEW_NODE_AGREEMENT:
      *n = G_N_ELEMENTS (agreement_list);
      return agreement_list;
    case DEW_NODE_POOL:
      *n = G_N_ELEMENTS (pool_list);
      return pool_list;
    case DEW_NODE_CATEGORY:
      *n = G_N_ELEMENTS (category_list);
      return category_list;
    case DEW_NODE_LINE:
      *n = G_N_ELEMENTS (line_list);
      return line_list;
    case DEW_NODE_ROOT:
    default:
      *n = 0;
      return NULL;
    }
}

gconstpointer
dew_property_row (const DewPropertyOwner *owner)
{
  g_return_val_if_fail (owner != NULL, NULL);

  if (owner->line != NULL)
    return owner->line;

  return owner->document == NULL ? NULL : dew_ledger_find (dew_document_ledger (owner->document), owner->table, owner->id);
}

DewValue
dew_property_value (const DewPropertyOwner *owner,
                    const char             *column)
{
  return dew_row_get (owner->table, dew_property_row (owner), (guint) dew_table_column (owner->table, column));
}
