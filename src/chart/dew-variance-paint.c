/* dew-variance-paint.c: the colours and patterns of over and under */
#include "dew-variance-paint.h"

/* Light, dark. */
static const guint32 fills[][2] = {
  [DEW_VARIANCE_OVER]  = { 0xb3541e, 0xe08a55 },
  [DEW_VARIANCE_UNDER] = { 0x2f67b1, 0x6fa4e4 },
  [DEW_VARIANCE_NONE]  = { 0x6a6a72, 0xa6a6ac },
};

static const guint32 texts[][2] = {
  [DEW_VARIANCE_OVER]  = { 0x9a4312, 0xf4b48d },
  [DEW_VARIANCE_UNDER] = { 0x24528f, 0xa9cbf6 },
  [DEW_VARIANCE_NONE]  = { 0x5c5c64, 0xc8c8ce },
};

DewColour
dew_variance_fill (DewVariance variance,
                   gboolean    dark)
{
  g_return_val_if_fail (variance <= DEW_VARIANCE_NONE, dew_colour (0));

  return dew_colour (fills[variance][dark ? 1 : 0]);
}

DewColour
dew_variance_text (DewVariance variance,
                   gboolean    dark)
{
  g_return_val_if_fail (variance <= DEW_VARIANCE_NONE, dew_colour (0));

  return dew_colour (texts[variance][dark ? 1 : 0]);
}

double
dew_variance_tint (gboolean dark)
{
  return dark ? 0.20 : 0.16;
}

void
dew_variance_paint (cairo_t     *cr,
                    DewVariance  variance,
                    gboolean     dark)
{
  DewPattern pattern = variance == DEW_VARIANCE_UNDER ? DEW_PATTERN_HATCHED : DEW_PATTERN_SOLID;

  g_return_if_fail (cr != NULL);

  dew_pattern_paint (cr, pattern, dew_variance_fill (variance, dark), dark);
}
