/* dew-year-choice.h: a drop-down of the financial years that something can happen from. */
#pragma once

#include <gtk/gtk.h>

#include "dew-ledger.h"

G_BEGIN_DECLS

/* From the first year with figures to some after the last, with one chosen. `before` (may be NULL) is what stands before them, for year 0. */
void dew_year_choice_list (GtkDropDown *choice, const DewLedger *ledger, int year, const char *before);

/* The year; 0 for what stands before them. */
int  dew_year_choice_get  (GtkDropDown *choice);

G_END_DECLS
