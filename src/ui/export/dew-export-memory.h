/* dew-export-memory.h: what a document was last exported with, which it remembers.
 *
 * Annexes are kept by their names, in order. Names that are not known are those of another version: they are left out when they are read, and are gone once something else is chosen.
 */
#pragma once

#include "dew-annex.h"
#include "dew-document.h"

G_BEGIN_DECLS

/* The annexes named in a text, each once, in order; and the text of some. Free with g_ptr_array_unref and g_free. */
GPtrArray *dew_export_memory_read  (const char *text);
char      *dew_export_memory_write (const GPtrArray *annexes);

/* Lets the document remember, as one edit; where it remembers that already, nothing is written. annexes NULL: those of before. Where the document can only be read, nothing is
 * remembered, and that is no error. */
gboolean   dew_export_memory_keep  (DewDocument *document,
                                    const char  *annexes,
                                    DewUnit      unit,
                                    gboolean     working_copy,
                                    GError     **error);

/* The variance that was typed when the document was last exported; NULL: none was. Remembered while it is open, not in the file: last month's would be taken for this month's. Borrowed. */
const char *dew_export_memory_variance      (DewDocument *document);
void        dew_export_memory_keep_variance (DewDocument *document, const char *typed);

G_END_DECLS
