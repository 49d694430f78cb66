/* dew-welcome-page.h: what the window shows without a document: new, open, recent documents, samples. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEW_TYPE_WELCOME_PAGE (dew_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DewWelcomePage, dew_welcome_page, DEW, WELCOME_PAGE, GtkWidget)

/* Looks at the recent documents again: they may have been opened, moved or locked since. */
void dew_welcome_page_refresh (DewWelcomePage *self);

G_END_DECLS
