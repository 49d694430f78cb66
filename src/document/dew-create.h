/* dew-create.h: making new documents. */
#pragma once

#include "dew-document.h"

/* Makes a document from a sample, with nothing to undo, at a path where nothing is yet (else DEW_ERROR_CONFLICT). On error no file is left. */
gboolean dew_create_from_sample (const char *path, const char *sample, GError **error);
