/* dew-ledger-arranged.c: finding what a scenario says of lines and pools, and which lines it has figures of */
#include "dew-ledger-private.h"

#include <string.h>

/* ---- By what they are about ---- */

static guint
hash_ids (gint64 one,
          gint64 other)
{
  guint64 hash = ((guint64) one * 31 + (guint64) other) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (hash >> 32);
}

static guint
hash_arrangement (gconstpointer data)
{
  const DewArrangement *arrangement = data;

  return hash_ids (arrangement->line, arrangement->scenario);
}

static gboolean
equal_arrangements (gconstpointer a,
                    gconstpointer b)
{
  const DewArrangement *one = a;
  const DewArrangement *other = b;

  return one->line == other->line && one->scenario == other->scenario;
}

static guint
hash_variance (gconstpointer data)
{
  const DewVariance *variance = data;

  return hash_ids (variance->pool * 331 + variance->year, variance->scenario);
}

static gboolean
equal_variances (gconstpointer a,
                 gconstpointer b)
{
  const DewVariance *one = a;
  const DewVariance *other = b;

  return one->pool == other->pool && one->year == other->year && one->scenario == other->scenario;
}

static guint
hash_spread (gconstpointer data)
{
  return hash_ids (((const DewSpread *) data)->line, 0);
}

static gboolean
equal_spreads (gconstpointer a,
               gconstpointer b)
{
  return ((const DewSpread *) a)->line == ((const DewSpread *) b)->line;
}

/* The rows of a table by hash; NULL where there are none, so that a document without them need not even ask. */
static GHashTable *
index_table (const DewLedger *ledger,
             DewTable         table,
             GHashFunc        hash,
             GEqualFunc       equal)
{
  const GPtrArray *rows = ledger->tables[table].rows;
  GHashTable *index = rows->len == 0 ? NULL : g_hash_table_new (hash, equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (index, g_ptr_array_index (rows, i));

  return index;
}

/* Few lines are arranged, and every line is asked. */
#define MAYBE_BITS 0x10000u

static guint
maybe_bit (gint64 line)
{
  return hash_ids (line, 0) % MAYBE_BITS;
}

static void
note_arranged (DewLedger *ledger)
{
  const GPtrArray *rows = ledger->tables[DEW_TABLE_ARRANGEMENT].rows;

  ledger->maybe_arranged = rows->len == 0 ? NULL : g_new0 (guint8, MAYBE_BITS / 8);
  for (guint i = 0; i < rows->len; i++)
    {
      guint bit = maybe_bit (((const DewArrangement *) g_ptr_array_index (rows, i))->line);

      ledger->maybe_arranged[bit / 8] |= (guint8) (1u << bit % 8);
    }
}

static gboolean
may_be_arranged (const DewLedger *ledger,
                 gint64           line)
{
  guint bit = maybe_bit (line);

  return ledger->maybe_arranged != NULL && (ledger->maybe_arranged[bit / 8] & 1u << bit % 8) != 0;
}

void
_dew_ledger_index_arranged (DewLedger *ledger)
{
  note_arranged (ledger);
  ledger->arrangements = index_table (ledger, DEW_TABLE_ARRANGEMENT, hash_arrangement, equal_arrangements);
  ledger->variances = index_table (ledger, DEW_TABLE_VARIANCE, hash_variance, equal_variances);
  ledger->spreads = index_table (ledger, DEW_TABLE_SPREAD, hash_spread, equal_spreads);
}

void
_dew_ledger_index_arranged_clear (DewLedger *ledger)
{
  g_clear_pointer (&ledger->arrangements, g_hash_table_unref);
  g_clear_pointer (&ledger->variances, g_hash_table_unref);
  g_clear_pointer (&ledger->spreads, g_hash_table_unref);
  g_clear_pointer (&ledger->maybe_arranged, g_free);
}

/* ---- Asking ---- */

const DewArrangement *
dew_ledger_arrangement (const DewLedger *ledger,
                        gint64           line,
                        gint64           scenario)
{
  const DewArrangement key = { .line = line, .scenario = scenario };

  return may_be_arranged (ledger, line) ? g_hash_table_lookup (ledger->arrangements, &key) : NULL;
}

gboolean
_dew_ledger_is_off (const DewLedger *ledger,
                    gint64           line,
                    gint64           scenario)
{
  const DewArrangement *arrangement = scenario == DEW_BASELINE ? NULL : dew_ledger_arrangement (ledger, line, scenario);

  return arrangement != NULL && arrangement->off;
}

void
dew_ledger_arranged (const DewLedger *ledger,
                     const DewLine   *line,
                     gint64           scenario,
                     DewArranged     *arranged)
{
  static const gint leads[] = {
    [DEW_ARRANGED_LEAD_NONE] = DEW_LEAD_MISSING, [DEW_ARRANGED_LEAD_SINGLE] = DEW_LEAD_SINGLE, [DEW_ARRANGED_LEAD_JOINT] = DEW_LEAD_JOINT,
  };
  const DewArrangement *arrangement = scenario == DEW_BASELINE ? NULL : dew_ledger_arrangement (ledger, line->id, scenario);

  *arranged = (DewArranged) { FALSE, line->status, line->pooled_from, line->lead_mode, line->lead };
  if (arrangement == NULL)
    return;

  arranged->off = arrangement->off;
  if (arrangement->status != DEW_ARRANGED_AS_BASELINE)
    {
      arranged->status = arrangement->status == DEW_ARRANGED_POOLED ? DEW_STATUS_POOLED : DEW_STATUS_ALIGNED;
      arranged->pooled_from = arrangement->pooled_from;
    }
  if (arrangement->lead_mode != DEW_ARRANGED_LEAD_AS_BASELINE)
    {
      arranged->lead_mode = leads[arrangement->lead_mode];
      arranged->lead = arrangement->lead;
    }
}

static gboolean
is_pooled (int         status,
           const char *pooled_from,
           const char *as_at)
{
  if (status == DEW_STATUS_POOLED)
    return TRUE;

  /* Dates count by whole months; YYYY-MM sorts as text. */
  return *pooled_from != '\0' && strncmp (pooled_from, as_at, 7) <= 0;
}

gboolean
_dew_ledger_pooled_in (const DewLedger *ledger,
                       const DewPool   *pool,
                       const DewLine   *line,
                       gint64           scenario,
                       const char      *as_at)
{
  DewArranged arranged;

  dew_ledger_arranged (ledger, line, scenario, &arranged);

  return is_pooled (pool->status, pool->pooled_from, as_at) && is_pooled (arranged.status, arranged.pooled_from, as_at);
}

gboolean
dew_ledger_pooled (const DewLedger *ledger,
                   const DewLine   *line,
                   gint64           scenario,
                   const char      *as_at)
{
  return _dew_ledger_pooled_in (ledger, dew_ledger_find (ledger, DEW_TABLE_POOL, line->pool), line, scenario, as_at);
}

const DewVariance *
dew_ledger_variance_row (const DewLedger *ledger,
                         gint64           pool,
                         int              year,
                         gint64           scenario)
{
  const DewVariance key = { .pool = pool, .year = year, .scenario = scenario };

  return ledger->variances == NULL ? NULL : g_hash_table_lookup (ledger->variances, &key);
}

gboolean
dew_ledger_variance (const DewLedger *ledger,
                     gint64           pool,
                     int              year,
                     gint64           scenario,
                     gint64          *pence)
{
  const DewVariance *row = dew_ledger_variance_row (ledger, pool, year, scenario);

  if (row == NULL && scenario != DEW_BASELINE)
    row = dew_ledger_variance_row (ledger, pool, year, DEW_BASELINE);
  if (row == NULL || row->pence == DEW_CLEARED)
    return FALSE;

  *pence = row->pence;
  return TRUE;
}

const DewSpread *
dew_ledger_spread (const DewLedger *ledger,
                   gint64           line)
{
  const DewSpread key = { .line = line };

  return ledger->spreads == NULL ? NULL : g_hash_table_lookup (ledger->spreads, &key);
}

/* ---- Lines that a scenario has figures of ---- */

static GHashTable *
new_lines (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

static GHashTable *
get_lines (DewLedger *ledger,
           gint64     scenario)
{
  GHashTable *lines;

  if (ledger->overlaid == NULL)
    ledger->overlaid = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_hash_table_unref);

  lines = g_hash_table_lookup (ledger->overlaid, &scenario);
  if (lines == NULL)
    {
      lines = new_lines ();
      g_hash_table_insert (ledger->overlaid, g_memdup2 (&scenario, sizeof scenario), lines);
    }

  return lines;
}

void
_dew_ledger_overlay_added (DewLedger       *ledger,
                           const DewFigure *figure)
{
  GHashTable *lines = get_lines (ledger, figure->scenario);
  DewOverlaid *overlaid = g_hash_table_lookup (lines, &figure->line);

  if (overlaid == NULL)
    {
      overlaid = g_new0 (DewOverlaid, 1);
      overlaid->line = figure->line;
      g_hash_table_insert (lines, &overlaid->line, overlaid);
    }
  overlaid->n++;
}

void
_dew_ledger_overlay_removed (DewLedger       *ledger,
                             const DewFigure *figure)
{
  GHashTable *lines = get_lines (ledger, figure->scenario);
  DewOverlaid *overlaid = g_hash_table_lookup (lines, &figure->line);

  g_return_if_fail (overlaid != NULL);

  if (--overlaid->n == 0)
    g_hash_table_remove (lines, &figure->line);
}

void
_dew_ledger_overlaid_copy (DewLedger       *copy,
                           const DewLedger *ledger)
{
  GHashTableIter iter, line;
  gpointer key, lines, overlaid;

  if (ledger->overlaid == NULL)
    return;

  g_hash_table_iter_init (&iter, ledger->overlaid);
  while (g_hash_table_iter_next (&iter, &key, &lines))
    {
      GHashTable *twin = get_lines (copy, *(const gint64 *) key);

      g_hash_table_iter_init (&line, lines);
      while (g_hash_table_iter_next (&line, NULL, &overlaid))
        {
          DewOverlaid *other = g_memdup2 (overlaid, sizeof *other);

          g_hash_table_insert (twin, &other->line, other);
        }
    }
}

GHashTable *
_dew_ledger_overlaid (const DewLedger *ledger,
                      gint64           scenario)
{
  return ledger->overlaid == NULL ? NULL : g_hash_table_lookup (ledger->overlaid, &scenario);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

GArray *
_dew_overlay_figures (const DewLedger *ledger,
                      gint64           scenario)
{
  GHashTable *overlaid = _dew_ledger_overlaid (ledger, scenario);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *all = g_array_new (FALSE, FALSE, sizeof (DewFigure));
  GHashTableIter iter;
  gpointer key;

  if (overlaid == NULL)
    return all;

  g_hash_table_iter_init (&iter, overlaid);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (lines, *(const gint64 *) key);
  /* The same edit is the same list of changes, whatever the hash. */
  g_array_sort (lines, compare_lines);

  for (guint i = 0; i < lines->len; i++)
    {
      guint n;
      const DewFigure *figures = dew_ledger_figures (ledger, g_array_index (lines, gint64, i), &n);

      for (guint f = 0; f < n; f++)
        if (figures[f].scenario == scenario)
          g_array_append_val (all, figures[f]);
    }

  return all;
}
