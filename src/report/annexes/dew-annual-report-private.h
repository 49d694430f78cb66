/* dew-annual-report-private.h: the annual report while it is made. */
#pragma once

#include "dew-annex-private.h"

/* ---- annexes/annual-report-words.c: what is said of each schedule ---- */

/* Adds the sheet. */
void _dew_annual_report_add_words (DewPaper *paper);
