/* dew-xlsx.h: a book as an Excel workbook.
 *
 * With the files that share dew-xlsx-private.h, and dew-xlsx-chart.c, the one place that knows libxlsxwriter, which needs a careful
 * caller: whatever it or Excel would not take is refused here before it is asked.
 */
#pragma once

#include <gio/gio.h>

#include "dew-export.h"

/* Writes the book, whose sheets are spent once they are written where that is said, into the file at path, which may exist. It is not safe by itself (see dew-safe-file.h), and where
 * the disk fails the library also says so on stderr: let path be among the temporary files. The finished file is
 * read back and checked. */
gboolean dew_xlsx_write (DewBook *book, gboolean spend, const char *path, GCancellable *cancellable,
                         DewProgress progress, gpointer data, GError **error);
