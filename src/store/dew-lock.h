/* dew-lock.h: who may write a document: one at a time, told by a file beside it.
 *
 * Beside plan.dewpond lies .plan.dewpond.lock; whoever writes the document holds an open-file-description lock on it, which the system gives up with the process,
 * however that ends, and which other threads of the process respect too. In it stand the name, the host and the time, for the others. It is never unlinked: two could
 * then hold a lock on two files of one name.
 */
#pragma once

#include <glib.h>

typedef struct _DewLock DewLock;

/* Takes the lock of the document at a path without symbolic links. DEW_ERROR_READ_ONLY when somebody has it, with who, or when no lock can be taken there. */
DewLock *dew_lock_take    (const char *path, GError **error);
void     dew_lock_release (DewLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewLock, dew_lock_release)

/* "Jane Smith on laptop since 3 June 2013 09:15", or NULL when nobody holds it. Free with g_free. */
char    *dew_lock_holder  (const char *path);
