/* dew-toaster.h: the sentence at the foot of a window that says what happened, for a while.
 *
 * What happened last is told at once, in the place of what was told before. The toolkit's own overlay keeps sentences waiting; and where one is
 * taken away while it still comes in, libadwaita 1.2 uses what it has freed.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DEW_TYPE_TOASTER (dew_toaster_get_type ())
G_DECLARE_FINAL_TYPE (DewToaster, dew_toaster, DEW, TOASTER, AdwBin)

/* Tells a sentence for as long as it takes to read, and longer while the pointer or the focus is in it. With a path (NULL: none) a button opens that file. */
void dew_toaster_tell (DewToaster *self, const char *sentence, const char *path);

/* Takes away what is told; FALSE where there was nothing. */
gboolean dew_toaster_dismiss (DewToaster *self);

G_END_DECLS
