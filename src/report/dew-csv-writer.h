/* dew-csv-writer.h: comma-separated values, one cell after another.
 *
 * UTF-8 without a byte order mark; lines end in LF; a cell is quoted where it holds a comma, a quote or a line
 * end. A text that begins with = + - @ or ', be it behind blanks, gets one ' before it, so that no program takes it for a formula; a
 * reader takes one ' off that is followed by one of those.
 */
#pragma once

#include "dew-money-read.h"
#include "dew-safe-file.h"

typedef struct {
  DewSafeFile *file;            /* borrowed */
  gboolean     inside;          /* a cell has been written in this line */
} DewCsvWriter;

/* Appends a cell to a line, quoted where it has to be; guarded against being taken for a formula, which figures are not. */
void dew_csv_append  (GString *out, const char *text, gboolean guarded);

void dew_csv_text    (DewCsvWriter *csv, const char *text);
/* Pounds with two decimals: "-1234.50"; and any unit, with as many as are shown of it. */
void dew_csv_pounds  (DewCsvWriter *csv, gint64 pence);
void dew_csv_money   (DewCsvWriter *csv, gint64 pence, DewUnit unit);
void dew_csv_date    (DewCsvWriter *csv, const char *date);
void dew_csv_integer (DewCsvWriter *csv, gint64 number);
/* Millionths of the whole, in percent with four decimals. */
void dew_csv_percent (DewCsvWriter *csv, gint64 millionths);
void dew_csv_empty   (DewCsvWriter *csv);
void dew_csv_end     (DewCsvWriter *csv);
