/* dew-wrap.h: children in a line, and in another below it where there is no room. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DEW_TYPE_WRAP (dew_wrap_get_type ())
G_DECLARE_FINAL_TYPE (DewWrap, dew_wrap, DEW, WRAP, GtkWidget)

GtkWidget *dew_wrap_new    (void);
void       dew_wrap_append (DewWrap   *self,
                            GtkWidget *child);

G_END_DECLS
