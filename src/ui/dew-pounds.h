/* dew-pounds.h: an amount in pounds, to be put into a sentence or a label. */
#pragma once

#include <glib.h>

#include "dew-money-print.h"

/* Pence as text for the screen, with the DewPrintFlags besides. Free with g_free. */
char *dew_pounds (gint64 pence, unsigned flags);
