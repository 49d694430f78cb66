/* dew-grid-jobs.c: does what is about many cells, and lets the window answer in between */

#include "dew-grid-private.h"

#include <glib/gi18n-lib.h>

#include "dew-slices.h"

typedef struct {
  DewGrid      *grid;
  DewGridModel *model;
  DewGridJob   *job;
  DewGridReply  reply;
  DewGridAnswer answer;
  gboolean      changed;        /* the model, while the job was read */
  DewGridDone   done;
  gpointer      data;
} Doing;

static void
changed_cb (Doing *self)
{
  self->changed = TRUE;
}

static void
watch (Doing *self)
{
  static const char *const signals[] = { "rows-changed", "columns-changed", "cells-changed" };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_swapped (self->model, signals[i], G_CALLBACK (changed_cb), self);
}

static void
refuse (Doing      *self,
        const char *why)
{
  /* Whatever the job had answered in the same moment. */
  dew_grid_reply_clear (&self->reply);
  self->reply = (DewGridReply) { NULL, NULL, NULL, 0 };
  self->answer = DEW_GRID_REFUSED;
  self->reply.message = g_strdup (why);
}

/* Rows and columns by number, and what was read of them, may be others by now: by a shortcut, or an edit that comes from elsewhere. */
static gboolean
check_unchanged (Doing *self)
{
  if (self->changed || self->grid->model != self->model)
    refuse (self, _("The table changed meanwhile, and nothing was done; try again."));

  return self->answer == DEW_GRID_TAKEN;
}

static gboolean
slice_cb (gpointer data)
{
  Doing *self = data;
  gboolean more = FALSE;

  if (!check_unchanged (self))
    return FALSE;

  self->answer = self->job->read (self->job, &more, &self->reply);
  return self->answer == DEW_GRID_TAKEN && more;
}

static void
sliced_cb (gboolean whole,
           gpointer data)
{
  Doing *self = data;
  DewGridArea area = { 1, 0, 0, 0 };

  if (!whole)
    refuse (self, _("It was stopped, and nothing was done."));
  else if (self->answer == DEW_GRID_TAKEN && check_unchanged (self))
    self->answer = self->job->take (self->job, &area, &self->reply);

  g_signal_handlers_disconnect_by_data (self->model, self);
  self->grid->committing = FALSE;
  self->job->free (self->job);
  self->done (self->grid, self->answer, &area, &self->reply, self->data);
  dew_grid_reply_clear (&self->reply);
  g_object_unref (self->model);
  g_object_unref (self->grid);
  g_free (self);
}

void
_dew_grid_do (DewGrid    *self,
              const char *heading,
              DewGridJob *job,
              DewGridDone done,
              gpointer    data)
{
  Doing *doing = g_new0 (Doing, 1);

  *doing = (Doing) { g_object_ref (self), g_object_ref (self->model), job, { NULL, NULL, NULL, 0 }, DEW_GRID_TAKEN, FALSE, done, data };
  watch (doing);
  /* An editor that is open waits for what comes of it. */
  self->committing = TRUE;
  dew_slices_run (GTK_WIDGET (self), heading, slice_cb, sliced_cb, doing);
}
