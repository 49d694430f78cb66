/* dew-application.h: the running program: its windows, its appearance, files given to open. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DEW_TYPE_APPLICATION (dew_application_get_type ())
G_DECLARE_FINAL_TYPE (DewApplication, dew_application, DEW, APPLICATION, AdwApplication)

DewApplication *dew_application_new (void);

/* What is remembered between runs. Borrowed. */
GSettings *dew_application_settings (DewApplication *self);

G_END_DECLS
