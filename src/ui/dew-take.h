/* dew-take.h: takes large edits aside, and takes them back, with a dialog that says so. */
#pragma once

#include <gtk/gtk.h>

#include "dew-document.h"

G_BEGIN_DECLS

/* Edits of more changes than this are worth it. */
#define DEW_TAKE_ASIDE 2000

/* How it went: NULL, or why nothing was changed, in a sentence. */
typedef void (*DewTaken) (const char *refusal, gpointer data);

/* Takes an edit (transfer full) on a thread; the window that the widget is in takes no input meanwhile. */
void dew_take_aside (GtkWidget *widget, DewDocument *document, const char *heading, DewChanges *edit, const char *what, DewTaken taken, gpointer data);

/* Undo and redo: a small step at once, a large one on a thread as above. */
void dew_take_back  (GtkWidget *widget, DewDocument *document, DewTaken taken, gpointer data);
void dew_take_again (GtkWidget *widget, DewDocument *document, DewTaken taken, gpointer data);

G_END_DECLS
