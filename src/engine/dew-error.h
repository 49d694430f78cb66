/* dew-error.h: what can go wrong, in few codes.
 *
 * The message of every error is one plain, translated sentence: what is wrong, where, and what to do. Callers show it
 * as it is. After an error the state is as it was before the call.
 */
#pragma once

#include <glib.h>

#define DEW_ERROR (dew_error_quark ())

typedef enum {
  DEW_ERROR_INVALID,      /* the input says something that cannot be: the user can mend it */
  DEW_ERROR_NOT_FOUND,    /* a partner, pool, line or file of that name is not there */
  DEW_ERROR_CONFLICT,     /* a name is taken, a row is in use, or the file was changed by somebody else */
  DEW_ERROR_FORMAT,       /* the file is not a document of ours, is damaged, or is newer than this program */
  DEW_ERROR_READ_ONLY,    /* the file or its folder cannot be written, or somebody else is writing */
  DEW_ERROR_IO,           /* the disk is full or failed */
  DEW_ERROR_OVERFLOW,     /* a sum does not fit */
} DewErrorCode;

GQuark dew_error_quark (void);

/* Where in the text of a rule something is wrong: its column, counted in characters from 1, and the reason as a clause that names no column. 0 and NULL
 * where an error is about no text. The reason is the error's. */
void        dew_error_set_column (GError *error, guint column, const char *reason);
guint       dew_error_column     (const GError *error);
const char *dew_error_reason     (const GError *error);
