/* dew-tidy-private.h: the columns of the tidy CSV */
#pragma once

#include "dew-csv.h"
#include "dew-draft-private.h"

typedef enum {
  DEW_TIDY_POOL, DEW_TIDY_HOST, DEW_TIDY_CATEGORY, DEW_TIDY_LINE, DEW_TIDY_LEAD, DEW_TIDY_STATUS, DEW_TIDY_CONTRACT,
  DEW_TIDY_SCENARIO, DEW_TIDY_PARTNER, DEW_TIDY_YEAR, DEW_TIDY_MONTH, DEW_TIDY_MEASURE, DEW_TIDY_POUNDS,
  DEW_TIDY_AGREEMENT, DEW_TIDY_PROVIDER, DEW_TIDY_POOLED_FROM, DEW_TIDY_RECURRENCE, DEW_TIDY_FUNCTIONS, DEW_TIDY_REFERENCE, DEW_TIDY_NOTE,
  DEW_N_TIDY
} DewTidyColumn;

/* A row of the file. */
typedef struct {
  DewCsv     *csv;
  guint       line;
  int         columns[DEW_N_TIDY];      /* where each column stands in the file, -1: it has none */
  const char *cells[DEW_N_TIDY];        /* trimmed, the guard against formulas taken off; "" where the file has no such column */
} DewTidyRow;

/* Reads the header. Names of columns that are not known are appended to ignored (char *) where that is not NULL. */
gboolean _dew_tidy_header (DewTidyRow *row, const GPtrArray *cells, GPtrArray *ignored, GError **error);

/* Takes the cells of a record. FALSE where they are not as many as the header's n_columns. Mends the cells in place. */
gboolean _dew_tidy_cells (DewTidyRow *row, const GPtrArray *cells, guint n_columns, GError **error);

/* Refuses the row: the place, then the reason. Returns FALSE. */
gboolean _dew_tidy_refuse (const DewTidyRow *row, DewTidyColumn column, GError **error, const char *format, ...) G_GNUC_PRINTF (4, 5);

/* What a message quotes of a cell: its beginning. Free with g_free. */
char *_dew_tidy_quote (const char *cell);

/* The next name of a category path, "A > B"; moves *path on, which is NULL after the last. "\>" is a ">" in a name, "\\" a "\". Free with g_free. */
char *_dew_tidy_step (const char **path);
