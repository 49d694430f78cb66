/* dew-date-private.h: what reading and printing dates share. */
#pragma once

#include "dew-date.h"

/* January to December, marked for translation. */
extern const char *const _dew_month_names[12];

/* How many days a month from 1 to 12 has. */
int _dew_days_in (int year, int month);
