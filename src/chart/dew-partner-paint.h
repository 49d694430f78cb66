/* dew-partner-paint.h: how a partner looks, wherever it is an area: a colour and a pattern.
 *
 * The partner at index n has a fill and a pattern of its own (solid, hatched, dotted, striped; from the fifth on the
 * colours again, each with the next pattern), on light ground and on dark, so that partners are told apart by more than
 * colour. All are tested to stand out from the cards they lie on (3 : 1), and their texts to be readable (4.5 : 1).
 */
#pragma once

#include <cairo.h>
#include <glib.h>

typedef struct {
  double red, green, blue;      /* 0 to 1, sRGB */
} DewColour;

typedef enum {
  DEW_PATTERN_SOLID,
  DEW_PATTERN_HATCHED,
  DEW_PATTERN_DOTTED,
  DEW_PATTERN_STRIPED,
} DewPattern;

/* The index of what is no partner's: grey and solid. What else is no partner's has the indices below it, down to
 * DEW_PAINT_NOBODY - 3, each with the next pattern. */
#define DEW_PAINT_NOBODY G_MAXUINT

/* What stays in the pool; what comes from its reserve. */
#define DEW_PAINT_HELD    DEW_PAINT_NOBODY
#define DEW_PAINT_RESERVE (DEW_PAINT_NOBODY - 2)

/* The index of what is unallocated: red, hatched thinly upon the ground, with an outline. */
#define DEW_PAINT_UNALLOCATED (DEW_PAINT_NOBODY - 4)

/* A colour from 0xRRGGBB. */
DewColour dew_colour (guint32 rgb);

/* The contrast of two colours after WCAG 2: 1 (the same) to 21 (black and white). */
double dew_colour_contrast (DewColour a,
                            DewColour b);

/* The fill of a partner; its colour as text on the ground; and the ink that can be read upon its fill. */
DewColour dew_partner_fill (guint    index,
                            gboolean dark);
DewColour dew_partner_text (guint    index,
                            gboolean dark);
DewColour dew_partner_ink  (guint    index,
                            gboolean dark);

DewPattern dew_partner_pattern (guint index);

/* Fills the current path with the partner's colour and pattern, and consumes it. The pattern is drawn as vectors and
 * begins at the path's lower left corner, so that a small key and a long bar show the same. */
void dew_partner_paint (cairo_t  *cr,
                        guint     index,
                        gboolean  dark);

/* The same with any fill and pattern. */
void dew_pattern_paint (cairo_t    *cr,
                        DewPattern  pattern,
                        DewColour   fill,
                        gboolean    dark);
