/* dew-create.c: making new documents */
#include "dew-create.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dew-intake.h"
#include "dew-sample.h"

/* Fills a new document with a sample. */
static gboolean
fill (DewDocument     *document,
      const DewSample *sample,
      GError         **error)
{
  g_autoptr (GBytes) bytes = dew_sample_bytes (sample);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  DewChanges *changes = dew_intake_json (dew_document_ledger (document), sample->name, text, length, error);

  return changes != NULL && dew_document_apply (document, changes, _("Filled from a sample"), 0, error);
}

static void
remove_draft (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lock_name = g_strdup_printf (".%s.lock", name);
  g_autofree char *lock = g_build_filename (folder, lock_name, NULL);

  g_unlink (path);
  g_unlink (lock);
}

/* The filling is nobody's edit: a clean copy of a draft leaves it out of the history. */
static gboolean
create_by_draft (const char      *path,
                 const char      *draft,
                 const DewSample *sample,
                 GError         **error)
{
  g_autoptr (DewDocument) document = NULL;
  gboolean good;

  if (!dew_store_create (draft, sample->name, error))
    return FALSE;

  document = dew_document_open (draft, DEW_STORE_MUST_WRITE, error);
  good = document != NULL && fill (document, sample, error) &&
         dew_document_save_as (document, path, FALSE, TRUE, error);
  g_clear_object (&document);
  remove_draft (draft);

  return good;
}

/* Of the draft nobody was told: what went wrong with it is said of the document. */
static void
hide_draft (GError     *error,
            const char *draft,
            const char *path)
{
  g_autofree char *ours = g_filename_display_basename (draft);
  g_autofree char *theirs = g_filename_display_basename (path);
  GString *message = g_string_new (error->message);

  g_string_replace (message, ours, theirs, 0);
  g_free (error->message);
  error->message = g_string_free (message, FALSE);
}

gboolean
dew_create_from_sample (const char *path,
                        const char *sample_name,
                        GError    **error)
{
  const DewSample *sample;
  g_autofree char *draft = NULL;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (path != NULL && sample_name != NULL, FALSE);

  sample = dew_sample_find (sample_name, error);
  if (sample == NULL)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, _("“%s” is there already; choose another name."), name);
      return FALSE;
    }

  draft = g_strdup_printf ("%s.%08x.draft", path, g_random_int ());
  if (create_by_draft (path, draft, sample, &reason))
    return TRUE;

  hide_draft (reason, draft, path);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}
