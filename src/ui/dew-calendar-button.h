/* dew-calendar-button.h: a button beside a field for a date, with a calendar to choose one from. */
#pragma once

#include "dew-field.h"

G_BEGIN_DECLS

/* The field is borrowed: it has to live as long as the button. `of` says whose date it is, for a screen reader: "Starts on, Older people". */
GtkWidget *dew_calendar_button_new  (DewField   *field);
void       dew_calendar_button_name (GtkWidget  *button,
                                     const char *of);

/* The two side by side, as one. */
GtkWidget *dew_calendar_button_join (GtkWidget  *field,
                                     GtkWidget  *button);

G_END_DECLS
