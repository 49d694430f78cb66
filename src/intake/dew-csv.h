/* dew-csv.h: reading separated values: comma for files, tab for the clipboard.
 *
 * Reads RFC 4180: quoted cells with doubled quotes, separators and line ends inside; CR LF, LF or CR. Keeps the number of the line a record starts on. Bounded: a record has at
 * most DEW_CSV_MAX_COLUMNS cells of at most DEW_CSV_MAX_CELL bytes, then it is refused. A cell that is not UTF-8, or holds a NUL, is refused.
 */
#pragma once

#include <glib.h>

#define DEW_CSV_MAX_COLUMNS 4096
#define DEW_CSV_MAX_CELL    (1024 * 1024)
#define DEW_CSV_NO_COLUMN   G_MAXUINT

typedef struct _DewCsv DewCsv;

/* bytes must outlive the reader. A byte order mark at their beginning is passed over. */
DewCsv *dew_csv_new  (const char *bytes, gsize length, char separator);
void    dew_csv_free (DewCsv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewCsv, dew_csv_free)

/* What messages call the source, "figures.csv", and its columns; both are copied. Without them the source is not named and columns are numbered from 1. */
void dew_csv_set_names (DewCsv *csv, const char *source, const GPtrArray *columns);

/* The next record that is not blank; NULL at the end, or with an error. Borrowed until the next call: char *, *line gets the number of the line it starts on, from 1. */
const GPtrArray *dew_csv_next (DewCsv *csv, guint *line, GError **error);

/* Sets DEW_ERROR_INVALID: "figures.csv, line 3, column “pounds”: " and then reason. column counts from 0; with DEW_CSV_NO_COLUMN none
 * is named. Returns FALSE. */
gboolean dew_csv_refuse (const DewCsv *csv, guint line, guint column, GError **error, const char *format, ...) G_GNUC_PRINTF (5, 6);
