/* dew-note.h: a text of several lines, as high as it needs to be. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The view that is typed into. It has to be put into its frame. */
GtkWidget *dew_note_new      (void);
GtkWidget *dew_note_frame    (GtkWidget  *note);

/* Free with g_free. */
char      *dew_note_get_text (GtkWidget  *note);

/* Leaves the cursor where it is if that is what it says already. */
void       dew_note_set_text (GtkWidget  *note,
                              const char *text);

G_END_DECLS
