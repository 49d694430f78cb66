/* dew-suggestions.h: a button beside a field for a text, with some to choose from; any other may be typed. */
#pragma once

#include "dew-field.h"

G_BEGIN_DECLS

/* The field is borrowed: it has to live as long as the button. */
GtkWidget *dew_suggestions_new  (DewField   *field);

/* Takes the texts over, NULL-terminated. */
void       dew_suggestions_set  (GtkWidget  *button,
                                 char      **texts);

/* `of` says what for, for a screen reader: "Care group, Older people". */
void       dew_suggestions_name (GtkWidget  *button,
                                 const char *of);

G_END_DECLS
