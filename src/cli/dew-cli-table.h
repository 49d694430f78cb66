/* dew-cli-table.h: a table for the terminal, or as CSV */
#pragma once

#include <glib.h>

typedef struct _DewCliTable DewCliTable;

/* Columns of figures stand right, of text left. */
DewCliTable *_dew_cli_table_new    (void);
void         _dew_cli_table_free   (DewCliTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewCliTable, _dew_cli_table_free)

void _dew_cli_table_column (DewCliTable *table, const char *heading, gboolean figures);

/* A cell of the current row, in order; the row ends by itself when it is full. NULL is an empty cell. */
void _dew_cli_table_text   (DewCliTable *table, const char *text);
/* The same for a figure that is already printed: CSV writes it as it is, without the guard that texts get. */
void _dew_cli_table_figure (DewCliTable *table, const char *figure);

/* A rule above the next row: it is a total. */
void _dew_cli_table_rule   (DewCliTable *table);

/* Free with g_free. Each line of text begins with the indent. */
char *_dew_cli_table_to_text (const DewCliTable *table, const char *indent);
char *_dew_cli_table_to_csv  (const DewCliTable *table);
