/* dew-window.h: a window: the welcome page, or one document with its pages. */
#pragma once

#include "dew-application.h"
#include "dew-document.h"

G_BEGIN_DECLS

#define DEW_TYPE_WINDOW (dew_window_get_type ())
G_DECLARE_FINAL_TYPE (DewWindow, dew_window, DEW, WINDOW, AdwApplicationWindow)

DewWindow   *dew_window_new      (DewApplication *application);

/* Opens a document in this window, in the background; what was open is closed when the new one is there. A window that is not shown yet is shown with the document, or
 * after a moment without it. */
void         dew_window_open     (DewWindow *self, GFile *file);

/* A document that is being read for a window that has still to be made. Begun early: the first frame waits for both. NULL where the file is not on this
 * computer or a mounted drive: dew_window_open () says so. */
typedef struct _DewOpening DewOpening;
DewOpening  *dew_opening_begin   (GFile *file);
void         dew_opening_cancel  (DewOpening *opening);

/* Makes a window for a document; opening, which is taken, is the file's, or NULL: it has not begun. */
DewWindow   *dew_window_new_open (DewApplication *application, GFile *file, DewOpening *opening);

/* Makes a copy of a sample among the user's data, or takes the one there is, and opens it. */
void         dew_window_open_sample (DewWindow *self, const char *name);

/* The open document, or NULL. Borrowed. */
DewDocument *dew_window_document (DewWindow *self);

/* Shows one sentence for a while. */
void         dew_window_toast    (DewWindow *self, const char *sentence);

/* Shows it in the window that a widget is in, if it is in one. */
void         dew_window_tell     (GtkWidget *widget, const char *sentence);

/* The same with a button that opens a file in the program made for it. */
void         dew_window_toast_file (DewWindow *self, const char *sentence, const char *path);

G_END_DECLS
