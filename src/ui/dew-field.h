/* dew-field.h: an entry for a text, a date or a percentage of a row of the document: what is typed is taken when it is left. */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_FIELD (dew_field_get_type ())
G_DECLARE_FINAL_TYPE (DewField, dew_field, DEW, FIELD, GtkEntry)

/* Takes what is typed on Enter and when the focus leaves; Escape takes it back. What is refused stays, marked. */
GtkWidget *dew_field_new     (void);

/* What it is about: a column of a row (how it is shown and read: dew-field-value.h), by the name the record of changes has for it ("Short name"). The document (NULL: none)
 * is borrowed: it has to be let go of before it goes. What was refused of another row is dropped. */
void       dew_field_set     (DewField    *self,
                              DewDocument *document,
                              DewTable     table,
                              gint64       id,
                              const char  *column,
                              const char  *label);

/* What is no column of a row: what is shown (free with g_free), and how what is typed is taken; FALSE with the reason where it is refused. */
typedef struct {
  char    *(*show) (gpointer data);
  gboolean (*take) (gpointer data, const char *text, GError **error);
} DewFieldOwn;

/* Makes it about that, in place of a row (NULL: about nothing); what was refused is dropped. Both have to live as long as it is. */
void       dew_field_set_own (DewField          *self,
                              const DewFieldOwn *own,
                              gpointer           data);

/* Puts a text into it as if it were typed, and takes it. */
void       dew_field_type    (DewField    *self,
                              const char  *text);

/* The date that stands in it, or where none does the one that the document is as at; NULL without a document. Free with g_free. */
char      *dew_field_date    (DewField    *self);

/* The scenario that is shown and typed into, of what is a scenario's to say of a line; DEW_BASELINE from the beginning. */
void       dew_field_set_scenario (DewField *self, gint64 scenario);

/* Shows what the document says; but what was refused waits to be put right. */
void       dew_field_fill    (DewField    *self);

/* Takes what is typed, if anything; FALSE where it is refused. */
gboolean   dew_field_take    (DewField    *self);

/* Shows what the document says in place of what is typed; FALSE where that is the same. */
gboolean   dew_field_take_back (DewField  *self);

/* Why what is typed is refused; NULL: it is not. */
const char *dew_field_refused (DewField   *self);

/* Signals
 *   told (const char *reason)    why what was typed is refused; NULL: nothing is, any more
 */

G_END_DECLS
