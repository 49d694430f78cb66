/* dew-safe-file.h: replacing a file as a whole or not at all.
 *
 * What is written goes to a temporary file beside the target; only dew_safe_file_commit () puts it in the target's
 * place, after it has reached the disk. Until then, and after any error, the target is as it was and nothing else
 * is left behind.
 */
#pragma once

#include <glib.h>

typedef struct _DewSafeFile DewSafeFile;

/* NULL with an error when path is a folder, or nothing can be written there. A link is followed. */
DewSafeFile *dew_safe_file_new  (const char *path, GError **error);

/* Takes the temporary file away, unless it was committed. */
void         dew_safe_file_free (DewSafeFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewSafeFile, dew_safe_file_free)

/* Appends bytes; length -1 for a string. An error is remembered and told by commit. */
void dew_safe_file_write (DewSafeFile *file, const char *bytes, gssize length);

/* TRUE once something could not be written: whoever writes much need not go on. */
gboolean dew_safe_file_failed (const DewSafeFile *file);

/* FALSE with an error in one sentence that names the target. Call once. */
gboolean dew_safe_file_commit (DewSafeFile *file, GError **error);

/* The sentence for an errno met while writing the target at path; and while writing what is to become one, at a path among the temporary files. */
void dew_safe_file_set_error           (GError **error, const char *path, int errnum);
void dew_safe_file_set_temporary_error (GError **error, const char *path, int errnum);
