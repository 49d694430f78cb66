/* dew-chances-run.c: a simulation on a thread of its own, with how far it is and a way to stop it */
#include "dew-chances-private.h"

#include <glib/gi18n-lib.h>

#include "dew-in-view.h"
#include "dew-window.h"

/* How often it is shown how far it is, ms. */
#define POLL 60

struct _DewChancesJob
{
  GCancellable     *cancellable;
  DewLedger        *ledger;             /* a copy: the document goes on meanwhile */
  int               year;
  char             *as_at;
  GArray           *scenarios;          /* gint64 */
  gboolean          has_usual;
  DewUsualSpread    usual;
  guint64           draws, seed;
  gint              done;               /* atomic: of 1000 */
  DewChancesResult *result;
};

void
_dew_chances_result_free (DewChancesResult *result)
{
  if (result == NULL)
    return;

  dew_ready_lanes_free (result->ready);
  g_free (result->simulation);
  g_ptr_array_unref (result->partners);
  g_free (result);
}

static void
free_job (gpointer data)
{
  DewChancesJob *job = data;

  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->ledger, dew_ledger_free);
  g_clear_pointer (&job->result, _dew_chances_result_free);
  g_array_unref (job->scenarios);
  g_free (job->as_at);
  g_free (job);
}

void
_dew_chances_job_edited (DewChancesJob *job)
{
  job->result->edited = TRUE;
}

/* ---- On the thread ---- */

static gboolean
note_progress (guint64  done,
               guint64  of,
               gpointer data)
{
  DewChancesJob *job = data;

  g_atomic_int_set (&job->done, (gint) (of == 0 ? 1000 : done * 1000 / of));
  return !g_cancellable_is_cancelled (job->cancellable);
}

/* FALSE where no lane shares any draw: there is nothing to show. */
static gboolean
shares_any (const DewSimulation *simulation)
{
  for (guint lane = 0; lane < simulation->n_lanes; lane++)
    if (simulation->lanes[lane].shared > 0)
      return TRUE;

  return FALSE;
}

static gboolean
run_job (DewChancesJob  *job,
         GError        **error)
{
  DewChancesResult *result = job->result;
  DewLanesQuery lanes = {
    .pool = result->pool, .year = job->year, .as_at = job->as_at, .scenarios = (const gint64 *) (const void *) job->scenarios->data, .n_scenarios = job->scenarios->len,
    .usual = job->has_usual ? &job->usual : NULL,
  };
  DewSimulateQuery query = { .draws = job->draws, .seed = job->seed, .threads = g_get_num_processors (), .progress = note_progress, .data = job };

  result->ready = dew_ready_lanes_new (job->ledger, &lanes, error);
  g_clear_pointer (&job->ledger, dew_ledger_free);
  if (result->ready == NULL)
    return FALSE;

  result->simulation = dew_ready_lanes_run (result->ready, &query, error);
  return result->simulation != NULL && (shares_any (result->simulation) || dew_ready_lanes_shared (result->ready, result->simulation, error));
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (run_job (data, &error))
    g_task_return_boolean (task, TRUE);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

/* ---- In the window ---- */

static gboolean
show_progress (gpointer data)
{
  DewChances *self = data;
  gint done = g_atomic_int_get (&self->job->done);
  g_autofree char *text = g_strdup_printf (_("%d %%"), done / 10);

  gtk_progress_bar_set_fraction (self->progress, done / 1000.0);
  gtk_progress_bar_set_text (self->progress, text);
  return G_SOURCE_CONTINUE;
}

/* The focus goes from the button that stops to what the simulation came to, which is read out and scrolled to. */
static void
move_focus (DewChances *self,
            gboolean    there_is_more)
{
  if (there_is_more)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->sentences));
      gtk_label_select_region (self->sentences, 0, 0);
      dew_top_in_view (GTK_WIDGET (self));
      return;
    }

  gtk_widget_grab_focus (gtk_widget_get_sensitive (self->simulate_button) ? self->simulate_button : GTK_WIDGET (self->seed_entry));
}

static void
take_result (DewChances    *self,
             DewChancesJob *job)
{
  g_autofree char *sentences = NULL, *basis = NULL;

  _dew_chances_result_free (self->result);
  self->result = g_steal_pointer (&job->result);
  sentences = _dew_chances_sentences (self->result);
  basis = _dew_chances_basis (self->result);
  gtk_label_set_label (self->sentences, sentences);
  gtk_label_set_label (self->basis, basis);
  _dew_chances_show_table (self);
  _dew_chances_show_chart (self);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  DewChances *self = DEW_CHANCES (source);
  DewChancesJob *job = g_task_get_task_data (G_TASK (result));
  gboolean focused = gtk_widget_has_focus (self->stop_button);
  g_autoptr (GError) error = NULL;
  gboolean good = g_task_propagate_boolean (G_TASK (result), &error);

  /* One that was stopped because something else is shown now has been let go already. */
  if (self->job != job)
    return;

  self->job = NULL;
  g_clear_handle_id (&self->polling, g_source_remove);
  if (good)
    take_result (self, job);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->failure = g_strdup (error->message);
  else
    dew_window_tell (GTK_WIDGET (self), _dew_chances_is_shown (self) ? _("Stopped. The figures are those of the simulation before.") : _("Stopped before there was a result."));

  _dew_chances_look (self);
  if (focused)
    move_focus (self, good);
}

/* ---- Beginning ---- */

static GPtrArray *
list_partners (DewChances *self)
{
  const GPtrArray *rows = dew_ledger_rows (_dew_chances_ledger (self), DEW_TABLE_PARTNER);
  GPtrArray *partners = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (partners, g_strdup (dew_partner_short (rows->pdata[i])));

  return partners;
}

/* The number of a scenario in the document: it keeps its colour on every page. */
static guint
find_number (DewChances *self,
             gint64      scenario)
{
  const GPtrArray *rows = dew_ledger_rows (_dew_chances_ledger (self), DEW_TABLE_SCENARIO);

  for (guint i = 0; i < rows->len; i++)
    if (((const DewScenario *) rows->pdata[i])->id == scenario)
      return i + 2;

  return 1;
}

static DewChancesJob *
new_job (DewChances *self)
{
  DewChancesJob *job = g_new0 (DewChancesJob, 1);

  job->cancellable = g_cancellable_new ();
  job->ledger = dew_ledger_copy (_dew_chances_ledger (self));
  job->year = self->year;
  job->as_at = g_strdup (self->as_at);
  job->scenarios = g_array_copy (self->scenarios);
  job->result = g_new0 (DewChancesResult, 1);
  job->result->pool = self->pool;
  job->result->partners = list_partners (self);
  for (guint i = 0; i < self->scenarios->len; i++)
    job->result->numbers[i] = find_number (self, g_array_index (self->scenarios, gint64, i));
  _dew_chances_read_settings (self, &job->draws, &job->seed, &job->has_usual, &job->usual);

  return job;
}

void
_dew_chances_run (DewChances *self)
{
  DewChancesJob *job = new_job (self);
  g_autoptr (GTask) task = g_task_new (self, job->cancellable, ran_cb, NULL);

  g_clear_pointer (&self->failure, g_free);
  g_task_set_source_tag (task, _dew_chances_run);
  g_task_set_task_data (task, job, free_job);
  self->job = job;
  self->polling = g_timeout_add (POLL, show_progress, self);
  show_progress (self);
  g_task_run_in_thread (task, run_in_thread);
}

gboolean
dew_chances_stop (DewChances *self)
{
  g_return_val_if_fail (DEW_IS_CHANCES (self), FALSE);

  if (self->job == NULL)
    return FALSE;

  g_cancellable_cancel (self->job->cancellable);
  return TRUE;
}
