/* dew-csv.h: reading separated values: comma for files, tab for the clipboard.
 *
 * Reads RFC 4180: quoted cells with doubled quotes, separators and line ends inside; CR LF, LF or CR. Keeps the number of the line a record starts on. Bounded: a record has at
 * most DEW_CSV_MAX_COLUMNS cells, then it is refused.
 */
#pragma once

#include <glib.h>

#define DEW_CSV_MAX_COLUMNS 4096

typedef struct _DewCsv DewCsv;

/* bytes must be valid UTF-8 and outlive the reader. */
DewCsv *dew_csv_new  (const char *bytes, gsize length, char separator);
void    dew_csv_free (DewCsv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewCsv, dew_csv_free)

/* The next record that is not blank; NULL at the end, or with an error. Borrowed until the next call: char *, *line gets the number of the line it starts on, from 1. */
const GPtrArray *dew_csv_next (DewCsv *csv, guint *line, GError **error);
