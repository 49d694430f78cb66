/* dew-document.c: an open document: the one way in for every change */
#include "dew-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Years and scenarios whose sums are kept; a comparison of six scenarios over two years fits. */
#define KEPT_TOTALS 12

enum {
  CHANGED,
  RELOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewDocument, dew_document, G_TYPE_OBJECT)

static void
dew_document_finalize (GObject *object)
{
  DewDocument *self = DEW_DOCUMENT (object);

  g_ptr_array_unref (self->totals);
  g_clear_pointer (&self->ledger, dew_ledger_free);
  /* The last to let go may be a thread that has lent its hand: a task, once done, keeps its document for as long as it likes. */
  if (self->store != NULL)
    dew_store_adopt (self->store);
  g_clear_pointer (&self->store, dew_store_close);

  G_OBJECT_CLASS (dew_document_parent_class)->finalize (object);
}

static void
dew_document_class_init (DewDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dew_document_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   g_cclosure_marshal_VOID__POINTER, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[RELOADED] = g_signal_new ("reloaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    g_cclosure_marshal_VOID__VOID, G_TYPE_NONE, 0);
}

static void
dew_document_init (DewDocument *self)
{
  self->totals = g_ptr_array_new_with_free_func ((GDestroyNotify) dew_totals_free);
  /* Gestures of an earlier session must not run on into this one. */
  self->gesture = g_get_real_time ();
}

/* ---- Opening ---- */

DewDocument *
dew_document_open (const char  *path,
                   DewStoreMode mode,
                   GError     **error)
{
  g_autoptr (DewStore) store = NULL;
  g_autoptr (DewLedger) ledger = NULL;
  DewDocument *self;

  g_return_val_if_fail (path != NULL, NULL);

  store = dew_store_open (path, mode, error);
  if (store == NULL)
    return NULL;
  ledger = dew_store_load (store, error);
  if (ledger == NULL)
    return NULL;

  self = g_object_new (DEW_TYPE_DOCUMENT, NULL);
  self->store = g_steal_pointer (&store);
  self->ledger = g_steal_pointer (&ledger);

  return self;
}

typedef struct
{
  char        *path;
  DewStoreMode mode;
} Opening;

static void
free_opening (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening);
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  DewDocument *document = dew_document_open (opening->path, opening->mode, &error);

  if (document == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, document, g_object_unref);
}

void
dew_document_open_async (const char         *path,
                         DewStoreMode        mode,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Opening *opening = g_new (Opening, 1);

  *opening = (Opening) { g_strdup (path), mode };
  g_task_set_source_tag (task, dew_document_open_async);
  g_task_set_task_data (task, opening, free_opening);
  g_task_run_in_thread (task, open_in_thread);
}

DewDocument *
dew_document_open_finish (GAsyncResult *result,
                          GError      **error)
{
  DewDocument *document;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  document = g_task_propagate_pointer (G_TASK (result), error);
  if (document != NULL)
    dew_store_adopt (document->store);

  return document;
}

/* ---- What it is ---- */

const char *
dew_document_path (DewDocument *self)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), NULL);

  return dew_store_path (self->store);
}

const char *
dew_document_title (DewDocument *self)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), NULL);

  return dew_ledger_document (self->ledger)->title;
}

gboolean
dew_document_read_only (DewDocument *self,
                        const char **why)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), TRUE);

  return dew_store_read_only (self->store, why);
}

char *
dew_document_stem (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ".dewpond"))
    name[strlen (name) - strlen (".dewpond")] = '\0';

  return name;
}

const DewLedger *
dew_document_ledger (DewDocument *self)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), NULL);

  return self->ledger;
}

char *
dew_document_as_at (DewDocument *self)
{
  g_autoptr (GDateTime) now = NULL;
  const char *as_at;

  g_return_val_if_fail (DEW_IS_DOCUMENT (self), NULL);

  as_at = dew_ledger_document (self->ledger)->as_at;
  if (*as_at != '\0')
    return g_strdup (as_at);

  now = g_date_time_new_now_local ();
  return g_date_time_format (now, "%Y-%m-%d");
}

const DewTotals *
dew_document_totals (DewDocument *self,
                     int          year,
                     gint64       scenario)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), NULL);

  for (guint i = self->totals->len; i > 0; i--)
    {
      DewTotals *totals = g_ptr_array_index (self->totals, i - 1);

      if (dew_totals_year (totals) == year && dew_totals_scenario (totals) == scenario)
        {
          g_ptr_array_add (self->totals, g_ptr_array_steal_index (self->totals, i - 1));
          return totals;
        }
    }

  g_ptr_array_add (self->totals, dew_totals_new (self->ledger, year, scenario));

  return g_ptr_array_index (self->totals, self->totals->len - 1);
}

DewIds
dew_document_ids (DewDocument *self)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), (DewIds) { NULL });

  return (DewIds) { dew_store_new_id, self->store };
}

gint64
dew_document_gesture (DewDocument *self)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), 0);

  return ++self->gesture;
}

/* ---- The door ---- */

/* Reads everything again. What was open before stays when it cannot be read. */
gboolean
_dew_document_reload (DewDocument *self,
                      GError     **error)
{
  DewLedger *ledger = dew_store_load (self->store, error);

  if (ledger == NULL)
    return FALSE;

  g_ptr_array_set_size (self->totals, 0);
  dew_ledger_free (self->ledger);
  self->ledger = ledger;
  g_signal_emit (self, signals[RELOADED], 0);

  return TRUE;
}

/* Keys may come while the document is lent. */
gboolean
_dew_document_here (DewDocument *self,
                    GError     **error)
{
  if (!self->lent)
    return TRUE;

  g_set_error_literal (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("A longer change is still being made; nothing else can be done until then."));
  return FALSE;
}

/* Ledger and totals. A changeset that does not fit the ledger means that the ledger is not the file's: the file is right. */
gboolean
_dew_document_follow_part (DewDocument      *self,
                           const DewChanges *part)
{
  guint64 structure = dew_ledger_structure (self->ledger);

  if (!dew_ledger_patch (self->ledger, part, NULL))
    return FALSE;

  /* In another tree all is added up afresh: the sums used last, and others when somebody asks for them. */
  if (structure != dew_ledger_structure (self->ledger) && self->totals->len > 1)
    g_ptr_array_remove_range (self->totals, 0, self->totals->len - 1);

  for (guint i = 0; i < self->totals->len; i++)
    dew_totals_patch (g_ptr_array_index (self->totals, i), self->ledger, part);

  return TRUE;
}

/* Sums were borrowed until now. */
static void
let_sums_go (DewDocument *self)
{
  if (self->totals->len > KEPT_TOTALS)
    g_ptr_array_remove_range (self->totals, 0, self->totals->len - KEPT_TOTALS);
}

/* Whoever listens is told. */
void
_dew_document_followed (DewDocument      *self,
                        const DewChanges *applied)
{
  let_sums_go (self);
  g_signal_emit (self, signals[CHANGED], 0, applied);
}

gboolean
_dew_document_follow (DewDocument      *self,
                      const DewChanges *applied,
                      GError          **error)
{
  if (dew_changes_length (applied) == 0)
    return TRUE;

  let_sums_go (self);
  if (!_dew_document_follow_part (self, applied))
    return _dew_document_reload (self, error);

  _dew_document_followed (self, applied);
  return TRUE;
}

/* After a refusal by the store the file may not be what the ledger says. */
gboolean
_dew_document_refused (DewDocument *self,
                       GError      *reason,
                       GError     **error)
{
  if (g_error_matches (reason, DEW_ERROR, DEW_ERROR_CONFLICT))
    _dew_document_reload (self, NULL);
  g_propagate_error (error, reason);

  return FALSE;
}

gboolean
dew_document_apply (DewDocument *self,
                    DewChanges  *edit,
                    const char  *what,
                    gint64       gesture,
                    GError     **error)
{
  g_autoptr (DewChanges) taken = edit;
  g_autoptr (DewChanges) applied = NULL;
  GError *reason = NULL;

  g_return_val_if_fail (DEW_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (edit != NULL && what != NULL, FALSE);

  if (!_dew_document_here (self, error) || !dew_ledger_fits (self->ledger, taken, error))
    return FALSE;
  if (!dew_store_apply (self->store, taken, what, gesture, &applied, &reason))
    return _dew_document_refused (self, reason, error);

  return _dew_document_follow (self, applied, error);
}

gboolean
dew_document_take (DewDocument *self,
                   DewChanges  *edit,
                   gboolean     good,
                   const char  *what,
                   GError     **error)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self) && edit != NULL, FALSE);

  if (good && dew_changes_length (edit) > 0)
    return dew_document_apply (self, edit, what, 0, error);

  dew_changes_free (edit);
  return good;
}

gboolean
dew_document_undo (DewDocument *self,
                   GError     **error)
{
  g_autoptr (DewChanges) applied = NULL;
  GError *reason = NULL;

  g_return_val_if_fail (DEW_IS_DOCUMENT (self), FALSE);

  if (!_dew_document_here (self, error))
    return FALSE;
  if (!dew_store_undo (self->store, &applied, &reason))
    return _dew_document_refused (self, reason, error);

  return _dew_document_follow (self, applied, error);
}

gboolean
dew_document_redo (DewDocument *self,
                   GError     **error)
{
  g_autoptr (DewChanges) applied = NULL;
  GError *reason = NULL;

  g_return_val_if_fail (DEW_IS_DOCUMENT (self), FALSE);

  if (!_dew_document_here (self, error))
    return FALSE;
  if (!dew_store_redo (self->store, &applied, &reason))
    return _dew_document_refused (self, reason, error);

  return _dew_document_follow (self, applied, error);
}

const char *
dew_document_undo_what (DewDocument *self)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), NULL);

  return self->lent ? NULL : dew_store_undo_what (self->store);
}

const char *
dew_document_redo_what (DewDocument *self)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), NULL);

  return self->lent ? NULL : dew_store_redo_what (self->store);
}

/* ---- Copies and checks ---- */

gboolean
dew_document_save_as (DewDocument *self,
                      const char  *path,
                      gboolean     replace,
                      gboolean     clean,
                      GError     **error)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), FALSE);

  return _dew_document_here (self, error) && dew_store_save_as (self->store, path, replace, clean, error);
}

/* The sums that were patched all along must be those of adding everything up again. */
static gboolean
same_sums (const DewTotals *kept,
           const DewLedger *ledger)
{
  g_autoptr (DewTotals) fresh = dew_totals_new (ledger, dew_totals_year (kept), dew_totals_scenario (kept));
  int n_partners = (int) dew_ledger_rows (ledger, DEW_TABLE_PARTNER)->len;
  guint n_nodes;

  dew_ledger_nodes (ledger, &n_nodes);
  for (guint node = 0; node < n_nodes; node++)
    for (int partner = DEW_NO_PARTNER; partner < n_partners; partner++)
      for (DewSum sum = 0; sum < DEW_N_SUMS; sum++)
        if (dew_totals_get (kept, node, partner, sum) != dew_totals_get (fresh, node, partner, sum) ||
            dew_totals_entered (kept, node, partner, sum) != dew_totals_entered (fresh, node, partner, sum))
          return FALSE;

  return TRUE;
}

GPtrArray *
_dew_document_check (DewDocument     *self,
                     const GPtrArray *totals,
                     GError         **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) finding = NULL;

  if (!dew_store_check (self->store, findings, error))
    return NULL;

  if (!dew_edit_validate (self->ledger, &finding))
    g_ptr_array_add (findings, g_strdup (finding->message));
  for (guint i = 0; i < totals->len; i++)
    if (!same_sums (g_ptr_array_index (totals, i), self->ledger))
      g_ptr_array_add (findings, g_strdup (_("The sums kept in memory are not those of the figures; close the document and open it again.")));

  return g_steal_pointer (&findings);
}

GPtrArray *
dew_document_check (DewDocument *self,
                    GError     **error)
{
  g_return_val_if_fail (DEW_IS_DOCUMENT (self), NULL);

  return _dew_document_here (self, error) ? _dew_document_check (self, self->totals, error) : NULL;
}
