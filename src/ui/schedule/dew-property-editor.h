/* dew-property-editor.h: what a field of the pane is edited with: its label, the control, and what is to be said below it. */
#pragma once

#include <gtk/gtk.h>

#include "dew-property.h"

G_BEGIN_DECLS

typedef struct _DewPropertyEditor DewPropertyEditor;

/* A person has chosen or typed something else, which dew_property_editor_write () tells. What is typed in one line is taken by its DewField itself, and what is of a spread by its editor. */
typedef void (*DewPropertyChanged) (DewPropertyEditor *editor, gpointer data);

/* Free with dew_property_editor_free once its widget is gone. */
DewPropertyEditor *dew_property_editor_new  (const DewProperty      *property,
                                             const DewPropertyOwner *owner,
                                             DewPropertyChanged      changed,
                                             gpointer                data);
void               dew_property_editor_free (DewPropertyEditor      *self);

const DewProperty *dew_property_editor_property (DewPropertyEditor *self);
GtkWidget         *dew_property_editor_widget   (DewPropertyEditor *self);

/* Takes what is being typed in it, if anything; FALSE where it is refused. */
gboolean           dew_property_editor_settle   (DewPropertyEditor *self);

/* Why what was typed is refused; NULL: it is not. */
const char        *dew_property_editor_refused  (DewPropertyEditor *self);

/* Drops what was typed, and is about nothing until it is filled again: what holds the focus may then go. */
void               dew_property_editor_let_go   (DewPropertyEditor *self);

/* Shows what the document says, which has to have the owner's row. */
void               dew_property_editor_fill     (DewPropertyEditor      *self,
                                                 const DewPropertyOwner *owner);

/* Writes into a copy of the owner's row what it says now. */
void               dew_property_editor_write    (DewPropertyEditor      *self,
                                                 const DewPropertyOwner *owner,
                                                 gpointer                row);

G_END_DECLS
