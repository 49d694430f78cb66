/* dew-fixed.h: functions of numbers with 32 bits behind the point: 1 is DEW_FIXED_ONE. The same to the last bit on any machine. */
#pragma once

#include <glib.h>

#define DEW_FIXED_ONE (G_GINT64_CONSTANT (1) << 32)

/* e to the power of x: within 2⁻³⁰ of itself; G_MAXINT64 where it does not fit. */
gint64 dew_fixed_exp (gint64 x);

/* The natural logarithm of x, which is above 0: within 2⁻³⁰. */
gint64 dew_fixed_ln (gint64 x);

/* The square root of x: within 2⁻³². x is not below 0. */
gint64 dew_fixed_sqrt (gint64 x);

/* The square root of a whole number, rounded down. */
guint64 dew_root (unsigned __int128 number);
