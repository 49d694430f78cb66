/* dew-what-if-page.h: the page that compares scenarios, side by side. */
#pragma once

#include "dew-page.h"

G_BEGIN_DECLS

#define DEW_TYPE_WHAT_IF_PAGE (dew_what_if_page_get_type ())
G_DECLARE_FINAL_TYPE (DewWhatIfPage, dew_what_if_page, DEW, WHAT_IF_PAGE, GtkWidget)

G_END_DECLS
