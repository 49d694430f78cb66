/* dew-spending-page.h: the page with a year's spending: the monitoring table, the months it is typed in, and charts of them. */
#pragma once

#include "dew-page.h"

G_BEGIN_DECLS

#define DEW_TYPE_SPENDING_PAGE (dew_spending_page_get_type ())
G_DECLARE_FINAL_TYPE (DewSpendingPage, dew_spending_page, DEW, SPENDING_PAGE, GtkWidget)

G_END_DECLS
