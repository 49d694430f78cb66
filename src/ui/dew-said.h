/* dew-said.h: what stands above and below a field: its name, a hint, why what was typed is refused. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text in as many lines as it needs. css_class may be NULL. */
GtkWidget *dew_said_new         (const char *text,
                                 const char *css_class);

/* Why what is typed in a DewField is refused, shown while it is, and scrolled to where it comes; field NULL: said by dew_said_refuse () alone. */
GtkWidget *dew_said_refusal_new (GtkWidget  *field);
void       dew_said_refuse      (GtkWidget  *refusal,
                                 const char *reason);

G_END_DECLS
