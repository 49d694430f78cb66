/* dew-intake.c: files from outside, by their ending */
#include "dew-intake-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define MAX_SIZE (G_GINT64_CONSTANT (1) << 30)

DewChanges *
_dew_intake_finish (const DewLedger *ledger,
                    const char      *name,
                    DewChanges      *changes,
                    GError         **error)
{
  g_autoptr (DewChanges) mine = changes;
  g_autoptr (DewLedger) after = dew_ledger_copy (ledger);

  if (dew_edit_check_locked (ledger, changes, error) && dew_ledger_fits (ledger, changes, error) && dew_ledger_patch (after, changes, error) && dew_edit_validate (after, error))
    return g_steal_pointer (&mine);

  /* A fault that stood in the document before is not the file's. */
  if (dew_edit_validate (ledger, NULL))
    g_prefix_error (error, "%s: ", name);
  else
    g_prefix_error (error, _("Nothing can be imported, because the document itself has a fault: "));

  return NULL;
}

/* Reads a whole file, but no more than MAX_SIZE of it. */
static GBytes *
read_file (const char *path,
           GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) trouble = NULL;
  GBytes *bytes;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, &trouble);
  if (g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("There is no file “%s”."), path);
  else if (info == NULL)
    g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("“%s” cannot be read: %s."), path, trouble->message);
  if (info == NULL)
    return NULL;

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is not a file."), path);
      return NULL;
    }
  if (g_file_info_get_size (info) > MAX_SIZE)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is larger than 1 GiB; is this the right file?"), path);
      return NULL;
    }

  bytes = g_file_load_bytes (file, NULL, NULL, &trouble);
  if (bytes == NULL)
    g_set_error (error, DEW_ERROR, DEW_ERROR_IO, _("“%s” cannot be read: %s."), path, trouble->message);

  return bytes;
}

static gboolean
has_ending (const char *path,
            const char *ending)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ending);
}

DewChanges *
dew_intake_file (const DewLedger *ledger,
                 const char      *path,
                 DewIds           ids,
                 GPtrArray       *ignored,
                 GError         **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) file = NULL;
  const char *bytes;
  gsize length;

  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (!has_ending (path, ".csv") && !has_ending (path, ".json"))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is neither a .csv nor a .json file; only those can be imported."), path);
      return NULL;
    }

  file = read_file (path, error);
  if (file == NULL)
    return NULL;

  name = g_filename_display_basename (path);
  bytes = g_bytes_get_data (file, &length);

  return has_ending (path, ".csv") ? dew_intake_csv (ledger, name, bytes, length, ids, ignored, error)
                                   : dew_intake_json (ledger, name, bytes, length, error);
}
