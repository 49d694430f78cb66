/* dew-document-aside.c: longer work of a document, on a thread that it is lent to */
#include "dew-document-private.h"

typedef struct
{
  DewChanges *edit;
  char       *what;
  DewChanges *applied;
  guint       n_followed;       /* of what was applied */
  GPtrArray  *totals;           /* to be checked: borrowed, until the next change, and there is none meanwhile */
  char       *path;
  gboolean    replace, clean;
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->edit, dew_changes_free);
  g_clear_pointer (&work->applied, dew_changes_free);
  g_clear_pointer (&work->totals, g_ptr_array_unref);
  g_free (work->what);
  g_free (work->path);
  g_free (work);
}

static void
refuse (DewDocument        *self,
        Work               *work,
        GError             *error,
        GAsyncReadyCallback callback,
        gpointer            data)
{
  free_work (work);
  g_task_report_error (self, callback, data, NULL, error);
}

/* NULL where it is lent already, which is told. */
static GTask *
new_task (DewDocument        *self,
          Work               *work,
          gpointer            tag,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            data)
{
  GError *error = NULL;
  GTask *task;

  if (!_dew_document_here (self, &error))
    {
      refuse (self, work, error, callback, data);
      return NULL;
    }

  task = g_task_new (self, cancellable, callback, data);
  /* What is in the file by the time it is cancelled is done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, work, free_work);
  self->lent = TRUE;
  return task;
}

static void
lend (DewDocument        *self,
      Work               *work,
      GTaskThreadFunc     run,
      gpointer            tag,
      GAsyncReadyCallback callback,
      gpointer            data)
{
  g_autoptr (GTask) task = new_task (self, work, tag, NULL, callback, data);

  if (task != NULL)
    g_task_run_in_thread (task, run);
}

static void
come_home (DewDocument *self)
{
  g_assert (self->lent);
  self->lent = FALSE;
}

/* The document is its own thread's again; NULL where it never left. */
static Work *
take_back (DewDocument  *self,
           GAsyncResult *result)
{
  Work *work = g_task_get_task_data (G_TASK (result));

  if (work == NULL)
    return NULL;

  come_home (self);
  dew_store_adopt (self->store);

  return work;
}

/* ---- Edits, undo, redo ---- */

typedef gboolean (*Step) (DewStore *store, Work *work, GError **error);

static gboolean
apply (DewStore *store,
       Work     *work,
       GError  **error)
{
  return dew_store_apply (store, work->edit, work->what, 0, &work->applied, error);
}

static gboolean
undo (DewStore *store,
      Work     *work,
      GError  **error)
{
  return dew_store_undo (store, &work->applied, error);
}

static gboolean
redo (DewStore *store,
      Work     *work,
      GError  **error)
{
  return dew_store_redo (store, &work->applied, error);
}

static void
change_in_thread (GTask        *task,
                  DewDocument  *self,
                  Work         *work,
                  Step          step,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean good;

  dew_store_adopt (self->store);
  dew_store_set_cancellable (self->store, cancellable);
  good = step (self->store, work, &error);
  dew_store_set_cancellable (self->store, NULL);
  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
apply_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  change_in_thread (task, source, data, apply, cancellable);
}

static void
undo_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  change_in_thread (task, source, data, undo, cancellable);
}

static void
redo_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  change_in_thread (task, source, data, redo, cancellable);
}

/* So many figures are followed in one turn of the main loop: some milliseconds. */
#define AT_ONCE 4000

/* The document is lent until it says what the file says. */
static void
follow (GTask *task)
{
  DewDocument *self = g_task_get_source_object (task);
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;

  come_home (self);
  if (work->n_followed == 0 ? _dew_document_follow (self, work->applied, &error) : _dew_document_reload (self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
follow_cb (gpointer data)
{
  GTask *task = data;
  DewDocument *self = g_task_get_source_object (task);
  Work *work = g_task_get_task_data (task);
  g_autoptr (DewChanges) part = dew_changes_part (work->applied, work->n_followed, AT_ONCE);

  if (!_dew_document_follow_part (self, part))
    {
      follow (task);
      return G_SOURCE_REMOVE;
    }

  work->n_followed += AT_ONCE;
  if (work->n_followed < dew_changes_length (work->applied))
    return G_SOURCE_CONTINUE;

  come_home (self);
  _dew_document_followed (self, work->applied);
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  DewDocument *self = DEW_DOCUMENT (source);
  g_autoptr (GTask) task = data;
  Work *work = g_task_get_task_data (task);
  GError *reason = NULL, *error = NULL;

  dew_store_adopt (self->store);
  if (!g_task_propagate_boolean (G_TASK (result), &reason))
    {
      come_home (self);
      _dew_document_refused (self, reason, &error);
      g_task_return_error (task, error);
    }
  else if (dew_changes_length (work->applied) <= AT_ONCE || !dew_changes_are_figures (work->applied))
    {
      follow (task);
    }
  else
    {
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, follow_cb, g_object_ref (task), g_object_unref);
    }
}

/* The store is changed on a thread; ledger and sums, which the window reads all the time, follow here. */
static void
lend_to_change (DewDocument        *self,
                Work               *work,
                GTaskThreadFunc     run,
                gpointer            tag,
                GCancellable       *cancellable,
                GAsyncReadyCallback callback,
                gpointer            data)
{
  GTask *task = new_task (self, work, tag, cancellable, callback, data);
  g_autoptr (GTask) inner = NULL;

  if (task == NULL)
    return;

  inner = g_task_new (self, cancellable, changed_cb, task);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, work, NULL);
  g_task_run_in_thread (inner, run);
}

void
dew_document_apply_async (DewDocument        *self,
                          DewChanges         *edit,
                          const char         *what,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            data)
{
  Work *work;
  GError *error = NULL;

  g_return_if_fail (DEW_IS_DOCUMENT (self));
  g_return_if_fail (edit != NULL && what != NULL);

  work = g_new0 (Work, 1);
  work->edit = edit;
  work->what = g_strdup (what);

  if (dew_ledger_fits (self->ledger, edit, &error))
    lend_to_change (self, work, apply_in_thread, dew_document_apply_async, cancellable, callback, data);
  else
    refuse (self, work, error, callback, data);
}

gboolean
dew_document_apply_finish (DewDocument  *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Some two thousand figures. */
#define LARGE 100000

gboolean
dew_document_undo_is_large (DewDocument *self)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), FALSE);

  return !self->lent && dew_store_undo_size (self->store) > LARGE;
}

gboolean
dew_document_redo_is_large (DewDocument *self)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), FALSE);

  return !self->lent && dew_store_redo_size (self->store) > LARGE;
}

void
dew_document_undo_async (DewDocument        *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  g_return_if_fail (DEW_IS_DOCUMENT (self));

  lend_to_change (self, g_new0 (Work, 1), undo_in_thread, dew_document_undo_async, cancellable, callback, data);
}

void
dew_document_redo_async (DewDocument        *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  g_return_if_fail (DEW_IS_DOCUMENT (self));

  lend_to_change (self, g_new0 (Work, 1), redo_in_thread, dew_document_redo_async, cancellable, callback, data);
}

gboolean
dew_document_travel_finish (DewDocument  *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Copies ---- */

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  DewDocument *self = source;
  Work *work = data;
  GError *error = NULL;

  dew_store_adopt (self->store);
  if (dew_store_save_as (self->store, work->path, work->replace, work->clean, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dew_document_save_as_async (DewDocument        *self,
                            const char         *path,
                            gboolean            replace,
                            gboolean            clean,
                            GAsyncReadyCallback callback,
                            gpointer            data)
{
  Work *work;

  g_return_if_fail (DEW_IS_DOCUMENT (self));
  g_return_if_fail (path != NULL);

  work = g_new0 (Work, 1);
  work->path = g_strdup (path);
  work->replace = replace;
  work->clean = clean;
  lend (self, work, save_in_thread, dew_document_save_as_async, callback, data);
}

gboolean
dew_document_save_as_finish (DewDocument  *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  take_back (self, result);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Copies of the ledger ---- */

static void
free_ledger (gpointer ledger)
{
  dew_ledger_free (ledger);
}

static void
copy_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  DewDocument *self = source;

  g_task_return_pointer (task, dew_ledger_copy (self->ledger), free_ledger);
}

/* Lent, so that the ledger stays as it is until the copy is whole. */
void
dew_document_copy_async (DewDocument        *self,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  g_return_if_fail (DEW_IS_DOCUMENT (self));

  lend (self, g_new0 (Work, 1), copy_in_thread, dew_document_copy_async, callback, data);
}

DewLedger *
dew_document_copy_finish (DewDocument  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  take_back (self, result);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Checking ---- */

static void
check_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  DewDocument *self = source;
  Work *work = data;
  GError *error = NULL;
  GPtrArray *findings;

  dew_store_adopt (self->store);
  findings = _dew_document_check (self, work->totals, &error);
  if (findings != NULL)
    g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
dew_document_check_async (DewDocument        *self,
                          GAsyncReadyCallback callback,
                          gpointer            data)
{
  Work *work;

  g_return_if_fail (DEW_IS_DOCUMENT (self));

  /* A list of its own: who looks at sums meanwhile moves ours about. */
  work = g_new0 (Work, 1);
  work->totals = g_ptr_array_new ();
  for (guint i = 0; i < self->totals->len; i++)
    g_ptr_array_add (work->totals, g_ptr_array_index (self->totals, i));
  lend (self, work, check_in_thread, dew_document_check_async, callback, data);
}

GPtrArray *
dew_document_check_finish (DewDocument  *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  take_back (self, result);

  return g_task_propagate_pointer (G_TASK (result), error);
}
