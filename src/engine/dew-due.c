/* dew-due.c: what is to be said of a date when the document is as at another, and how an arrangement stands then */
#include "dew-due.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"

DewDue
dew_due (const char *date,
         const char *as_at)
{
  g_autofree char *horizon = NULL;

  g_return_val_if_fail (date != NULL && as_at != NULL && *as_at != '\0', DEW_DUE_NONE);

  if (*date == '\0')
    return DEW_DUE_NONE;
  if (strcmp (date, as_at) < 0)
    return DEW_DUE_PAST;

  horizon = dew_date_later (as_at, DEW_SOON_MONTHS);
  return strcmp (date, horizon) <= 0 ? DEW_DUE_SOON : DEW_DUE_NONE;
}

gboolean
dew_due_older (const DewLedger *ledger,
               const DewPool   *pool)
{
  const DewAgreement *agreement;

  g_return_val_if_fail (ledger != NULL && pool != NULL, FALSE);

  agreement = dew_ledger_find (ledger, DEW_TABLE_AGREEMENT, pool->agreement);
  return agreement != NULL && *pool->start != '\0' && *agreement->start != '\0' && strcmp (pool->start, agreement->start) < 0;
}

/* ---- Arrangements ---- */

/* Months count whole, so that what is pooled from a day is pooled from the first of its month. */
static char *
say_until (const char *format,
           const char *pooled_from)
{
  g_autofree char *first = dew_date_first_of_month (pooled_from);
  g_autofree char *last = dew_date_before_month (pooled_from);
  g_autofree char *from = dew_date_words (first);
  g_autofree char *until = dew_date_words (last);

  /* Not every sentence says both. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, until, from);
#pragma GCC diagnostic pop
}

/* Whether what is aligned until some month is pooled at a date. */
static gboolean
is_pooled_by (const char *pooled_from,
              const char *as_at)
{
  return *pooled_from != '\0' && strncmp (pooled_from, as_at, strlen ("YYYY-MM")) <= 0;
}

static char *
say_arrangement (int         status,
                 const char *pooled_from,
                 const char *as_at)
{
  if (status == DEW_STATUS_POOLED)
    return g_strdup ("");
  if (*pooled_from == '\0')
    return g_strdup (_("Aligned: the money stays its funders’."));
  if (is_pooled_by (pooled_from, as_at))
    return say_until (_("Was aligned until %s; pooled since %s."), pooled_from);

  return say_until (_("Aligned until %s; pooled from %s."), pooled_from);
}

char *
dew_due_pool_arrangement (const DewPool *pool,
                          const char    *as_at)
{
  g_return_val_if_fail (pool != NULL && as_at != NULL && *as_at != '\0', NULL);

  return say_arrangement (pool->status, pool->pooled_from, as_at);
}

char *
dew_due_line_arrangement (const DewLedger *ledger,
                          const DewLine   *line,
                          const char      *as_at)
{
  const DewPool *pool;

  g_return_val_if_fail (ledger != NULL && line != NULL && as_at != NULL && *as_at != '\0', NULL);

  pool = dew_ledger_find (ledger, DEW_TABLE_POOL, line->pool);
  g_return_val_if_fail (pool != NULL, NULL);

  if (pool->status == DEW_STATUS_POOLED || is_pooled_by (pool->pooled_from, as_at))
    return say_arrangement (line->status, line->pooled_from, as_at);
  if (*pool->pooled_from == '\0')
    return g_strdup (_("The pool is aligned: so is this line."));

  return say_until (_("The pool is aligned until %s: so is this line."), pool->pooled_from);
}
