/* dew-schedule-page.h: the page with the tree of pools and lines, their contributions, and a chart of them. */
#pragma once

#include "dew-page.h"

G_BEGIN_DECLS

#define DEW_TYPE_SCHEDULE_PAGE (dew_schedule_page_get_type ())
G_DECLARE_FINAL_TYPE (DewSchedulePage, dew_schedule_page, DEW, SCHEDULE_PAGE, GtkWidget)

/* Shows or hides the details of the current line. */
void dew_schedule_page_toggle_pane (DewSchedulePage *self);

G_END_DECLS
