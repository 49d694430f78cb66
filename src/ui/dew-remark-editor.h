/* dew-remark-editor.h: the note on a figure, and where the figure was taken from, to read and to type. */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_REMARK_EDITOR (dew_remark_editor_get_type ())
G_DECLARE_FINAL_TYPE (DewRemarkEditor, dew_remark_editor, DEW, REMARK_EDITOR, GtkBox)

/* Where it `takes`, what is typed in a field is taken when that is left, and Escape takes it back; otherwise whoever has it takes it. */
GtkWidget *dew_remark_editor_new    (gboolean takes);

/* Which figure it is about: the line, year, month, measure and partner of the key; NULL for none, then it is not seen. The document is borrowed as long as there is a key. What is typed of another
 * one is taken first. */
void       dew_remark_editor_show   (DewRemarkEditor *self, DewDocument *document, const DewFigure *key);

/* Appends what it says to changes, which is nothing where the document says the same. */
gboolean   dew_remark_editor_write  (DewRemarkEditor *self, DewChanges *changes, DewIds ids, GError **error);

/* Takes what is typed; FALSE where it is refused: then it stays with the reason. */
gboolean   dew_remark_editor_settle (DewRemarkEditor *self);

/* The field of the note, where typing begins. */
GtkWidget *dew_remark_editor_note   (DewRemarkEditor *self);

/* Signals
 *   typed ()    something was typed
 *   left ()     a person is done with it, by Escape or Ctrl+Enter: the focus may go back to the figure
 */

G_END_DECLS
