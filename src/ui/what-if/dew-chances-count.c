/* dew-chances-count.c: how many lines vary, counted on a thread: the years before, of every lane, take their time in a large document */
#include "dew-chances-private.h"

/* Begins when nothing has changed for so long, ms: not with every edit. */
#define QUIET 150

typedef struct {
  DewLedger     *ledger;                /* a copy */
  gint64         pool;
  int            year;
  char          *as_at;
  GArray        *scenarios;             /* gint64 */
  gboolean       has_usual;
  DewUsualSpread usual;
  guint          serial;                /* of what it is counted for */
  DewVaryCounts  varying;
} Count;

static void
free_count (gpointer data)
{
  Count *count = data;

  g_clear_pointer (&count->ledger, dew_ledger_free);
  g_array_unref (count->scenarios);
  g_free (count->as_at);
  g_free (count);
}

static Count *
new_count (DewChances *self)
{
  Count *count = g_new0 (Count, 1);
  guint64 draws, seed;

  count->ledger = dew_ledger_copy (_dew_chances_ledger (self));
  count->pool = self->pool;
  count->year = self->year;
  count->as_at = g_strdup (self->as_at);
  count->scenarios = g_array_copy (self->scenarios);
  count->serial = self->count_serial;
  _dew_chances_read_settings (self, &draws, &seed, &count->has_usual, &count->usual);

  return count;
}

static void
count_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Count *count = data;
  DewLanesQuery query = {
    .pool = count->pool, .year = count->year, .as_at = count->as_at, .scenarios = (const gint64 *) (const void *) count->scenarios->data, .n_scenarios = count->scenarios->len,
    .usual = count->has_usual ? &count->usual : NULL,
  };

  count->varying = dew_lanes_varying (count->ledger, &query);
  g_task_return_boolean (task, TRUE);
}

/* What something has changed for meanwhile is dropped, and counted again. */
static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  DewChances *self = DEW_CHANCES (source);
  const Count *count = g_task_get_task_data (G_TASK (result));

  self->counts = FALSE;
  if (count->serial != self->count_serial)
    {
      if (self->counting == 0)
        _dew_chances_count_later (self);
      return;
    }

  self->varying = count->varying;
  self->counted = TRUE;
  _dew_chances_look (self);
}

/* Not while another page is shown, where it is for nobody, and one at a time. */
static gboolean
begin_cb (gpointer data)
{
  DewChances *self = data;
  g_autoptr (GTask) task = NULL;

  self->counting = 0;
  if (self->counts || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;

  task = g_task_new (self, NULL, counted_cb, NULL);
  g_task_set_source_tag (task, begin_cb);
  g_task_set_task_data (task, new_count (self), free_count);
  self->counts = TRUE;
  g_task_run_in_thread (task, count_in_thread);
  return G_SOURCE_REMOVE;
}

void
_dew_chances_count_later (DewChances *self)
{
  self->counted = FALSE;
  self->count_serial++;
  g_clear_handle_id (&self->counting, g_source_remove);
  if (self->document != NULL && self->pool != 0)
    self->counting = g_timeout_add (QUIET, begin_cb, self);
}
