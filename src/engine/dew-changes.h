/* dew-changes.h: a list of changes to rows: what an edit asks for, and what a changeset says has happened.
 *
 * The same type goes both ways through the one door: functions of dew-edit.h and the importers make one, the store runs it as SQL in one transaction and
 * hands back what in fact changed (undo and redo hand back the same), and dew_ledger_patch () brings the ledger in line.
 */
#pragma once

#include "dew-schema.h"

typedef enum { DEW_INSERT, DEW_UPDATE, DEW_DELETE } DewOp;

typedef enum { DEW_VALUE_UNSET, DEW_VALUE_NULL, DEW_VALUE_INT, DEW_VALUE_TEXT } DewValueType;

typedef struct {
  DewValueType type;
  union {
    gint64      i;
    const char *text;     /* owned by the DewChanges it is in */
  };
} DewValue;

/* One row. values[] has an entry for every column of the table, in its order. The key's are always set. INSERT: all are set. UPDATE: those
 * that change are set, the others DEW_VALUE_UNSET. DELETE: only the key's. */
typedef struct {
  DewTable  table;
  DewOp     op;
  DewValue *values;
} DewChange;

typedef struct _DewChanges DewChanges;

DewChanges      *dew_changes_new    (void);
void             dew_changes_free   (DewChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewChanges, dew_changes_free)

guint            dew_changes_length (const DewChanges *changes);
const DewChange *dew_changes_get    (const DewChanges *changes, guint i);

/* Appends a change with every value unset and returns its values, to be set with the functions below. Valid until the next append. */
DewValue *dew_changes_add (DewChanges *changes, DewTable table, DewOp op);

void dew_changes_set_int  (DewChanges *changes, DewValue *value, gint64 i);
void dew_changes_set_text (DewChanges *changes, DewValue *value, const char *text);   /* copies */
void dew_changes_set_null (DewChanges *changes, DewValue *value);

/* Appends an INSERT of the row (a struct of dew-schema.h), an UPDATE to those columns of it whose bit is set in mask (1 << column), a DELETE of it. */
void dew_changes_insert_row (DewChanges *changes, DewTable table, gconstpointer row);
void dew_changes_update_row (DewChanges *changes, DewTable table, gconstpointer row, guint32 mask);
void dew_changes_delete_row (DewChanges *changes, DewTable table, gconstpointer row);

/* Sets an UPDATE's values from a row differing from old; appends nothing when they are the same. TRUE when something differs. */
gboolean dew_changes_diff_row (DewChanges *changes, DewTable table, gconstpointer old, gconstpointer new_row);

/* Appends copies of all of other's changes. */
void dew_changes_append (DewChanges *changes, const DewChanges *other);

/* So many of the changes, from there on: as many as there are. Their values are borrowed from changes; nothing is to be appended. */
DewChanges *dew_changes_part (const DewChanges *changes, guint from, guint n);

/* Whether nothing but figures changes. */
gboolean dew_changes_are_figures (const DewChanges *changes);

/* ---- Rows by description ---- */

/* Writes a value into a column of a row, freeing the text that was there; NULL becomes 0 or DEW_CLEARED. */
void dew_row_set (DewTable table, gpointer row, guint column, const DewValue *value);

/* The same for a text, and a number, by the column's name. */
void dew_row_set_text (DewTable table, gpointer row, const char *column, const char *text);
void dew_row_set_int  (DewTable table, gpointer row, const char *column, gint64 i);

/* Reads a column; text is borrowed from the row. A 0 in a nullable reference, and DEW_CLEARED, read as NULL. */
DewValue dew_row_get (DewTable table, gconstpointer row, guint column);

/* The same for a text, by the column's name. */
const char *dew_row_text (DewTable table, gconstpointer row, const char *column);

/* A row with every number 0 and every text "". Free with dew_row_free. Empty texts are shared: change a text with dew_row_set_text, never by g_free. */
gpointer dew_row_new  (DewTable table);
gpointer dew_row_copy (DewTable table, gconstpointer row);
void     dew_row_free (DewTable table, gpointer row);
/* Frees the texts, not the struct. */
void     dew_row_clear (DewTable table, gpointer row);
