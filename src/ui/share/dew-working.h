/* dew-working.h: the working of a sharing, as numbered steps with their tables, and as text. */
#pragma once

#include <gtk/gtk.h>

#include "dew-share.h"

G_BEGIN_DECLS

/* Fills a box with the steps of the working; what stood in it goes. asked: the partner (id) whose rows are marked; 0: none. */
void  dew_working_fill (GtkBox *box, const DewLedger *ledger, const DewShare *share, gint64 asked);

/* The same as plain text with tabs between the columns, for the clipboard. Free with g_free. */
char *dew_working_text (const DewLedger *ledger, const DewShare *share);

/* A table of figures on a card: a grid with a head row; columns but the first are right aligned. */
GtkWidget *dew_working_table_new  (const char *const *headings, guint n);
/* A row's name first: a cell is called by it and its heading. */
void       dew_working_table_cell (GtkGrid *table, int row, int column, const char *text, const char *style);
void       dew_working_table_name (GtkGrid *table, int row, const char *name, int partner);    /* with its key; -1: no partner */
void       dew_working_table_area (GtkGrid *table, int row, const char *name, guint paint);     /* the same of what is no partner's: DEW_PAINT_… */
void       dew_working_table_rule (GtkGrid *table, int row, int n_columns, gboolean sum);

G_END_DECLS
