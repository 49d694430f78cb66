/* dew-error.c: the domain of errors */

#include "dew-error.h"

G_DEFINE_QUARK (dew-error-quark, dew_error)
