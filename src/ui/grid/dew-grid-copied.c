/* dew-grid-copied.c: a block of cells on the clipboard: it is written as HTML or as text when somebody asks, and no sooner
 *
 * As HTML it is written on a thread: who copied goes on with something else.
 */

#include "dew-grid-private.h"

#include <string.h>

static const char html[] = "text/html";

#define DEW_TYPE_GRID_COPIED (dew_grid_copied_get_type ())
G_DECLARE_FINAL_TYPE (DewGridCopied, dew_grid_copied, DEW, GRID_COPIED, GdkContentProvider)

struct _DewGridCopied {
  GdkContentProvider parent_instance;

  DewBlock *block;              /* does not change */
};

G_DEFINE_TYPE (DewGridCopied, dew_grid_copied, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
dew_grid_copied_ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_mime_type (builder, html);
  gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
  return gdk_content_formats_builder_free_to_formats (builder);
}

static gboolean
dew_grid_copied_get_value (GdkContentProvider *provider,
                           GValue             *value,
                           GError            **error)
{
  if (!G_VALUE_HOLDS_STRING (value))
    return GDK_CONTENT_PROVIDER_CLASS (dew_grid_copied_parent_class)->get_value (provider, value, error);

  g_value_take_string (value, dew_block_write_text (DEW_GRID_COPIED (provider)->block));
  return TRUE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  g_task_return_pointer (task, dew_block_write_html (DEW_GRID_COPIED (source)->block), g_free);
}

/* The text goes on to the stream, which the first task holds. */
static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GTask *task = data;
  char *text = g_task_propagate_pointer (G_TASK (result), NULL);
  GOutputStream *stream = g_object_ref (g_task_get_task_data (task));

  g_task_set_task_data (task, text, g_free);
  g_output_stream_write_all_async (stream, text, strlen (text), g_task_get_priority (task), g_task_get_cancellable (task), written_cb, task);
  g_object_unref (stream);
}

static void
dew_grid_copied_write_mime_type_async (GdkContentProvider *provider,
                                       const char         *mime_type,
                                       GOutputStream      *stream,
                                       int                 priority,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            data)
{
  GTask *task = g_task_new (provider, cancellable, callback, data);
  g_autoptr (GTask) making = NULL;

  g_task_set_priority (task, priority);
  g_task_set_source_tag (task, dew_grid_copied_write_mime_type_async);
  if (strcmp (mime_type, html) != 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", mime_type);
      g_object_unref (task);
      return;
    }

  g_task_set_task_data (task, g_object_ref (stream), g_object_unref);
  making = g_task_new (provider, NULL, made_cb, task);
  g_task_run_in_thread (making, write_in_thread);
}

static gboolean
dew_grid_copied_write_mime_type_finish (GdkContentProvider *provider,
                                        GAsyncResult       *result,
                                        GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, provider), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
dew_grid_copied_finalize (GObject *object)
{
  dew_block_free (DEW_GRID_COPIED (object)->block);
  G_OBJECT_CLASS (dew_grid_copied_parent_class)->finalize (object);
}

static void
dew_grid_copied_class_init (DewGridCopiedClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dew_grid_copied_finalize;
  provider_class->ref_formats = dew_grid_copied_ref_formats;
  provider_class->get_value = dew_grid_copied_get_value;
  provider_class->write_mime_type_async = dew_grid_copied_write_mime_type_async;
  provider_class->write_mime_type_finish = dew_grid_copied_write_mime_type_finish;
}

static void
dew_grid_copied_init (DewGridCopied *self)
{
}

GdkContentProvider *
_dew_grid_copied_new (DewBlock *block)
{
  DewGridCopied *self = g_object_new (DEW_TYPE_GRID_COPIED, NULL);

  self->block = block;
  return GDK_CONTENT_PROVIDER (self);
}
