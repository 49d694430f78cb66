/* test-dew-variance-paint.c: that over and under can be told from their ground and from each other */
#include "dew-variance-paint.h"

static const guint32 cards[2][2] = { { 0xffffff, 0xfafafa }, { 0x2f2f32, 0x1e1e1e } };

/* What is seen where the fill lies thinly upon a card. */
static DewColour
tint (DewColour fill,
      DewColour card,
      double    part)
{
  return (DewColour) { card.red + (fill.red - card.red) * part, card.green + (fill.green - card.green) * part,
                       card.blue + (fill.blue - card.blue) * part };
}

static void
test_readable (void)
{
  for (int dark = 0; dark <= 1; dark++)
    for (guint k = 0; k < G_N_ELEMENTS (cards[dark]); k++)
      for (DewVariance variance = 0; variance <= DEW_VARIANCE_NONE; variance++)
        {
          DewColour card = dew_colour (cards[dark][k]), text = dew_variance_text (variance, dark);
          DewColour band = tint (dew_variance_fill (variance, dark), card, dew_variance_tint (dark));

          g_assert_cmpfloat (dew_colour_contrast (dew_variance_fill (variance, dark), card), >=, 3);
          g_assert_cmpfloat (dew_colour_contrast (text, card), >=, 4.5);
          g_assert_cmpfloat (dew_colour_contrast (text, band), >=, 4.5);
        }
}

/* Over is plain, under has a pattern: so many colours there are in a bar. */
static gboolean
has_pattern (DewVariance variance,
             gboolean    dark)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 24, 24);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels;
  gboolean found = FALSE;

  cairo_rectangle (cr, 0, 0, 24, 24);
  dew_variance_paint (cr, variance, dark);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (const void *) cairo_image_surface_get_data (surface);
  for (int i = 1; i < 24 * 24; i++)
    found = found || pixels[i] != pixels[0];
  cairo_surface_destroy (surface);

  return found;
}

static void
test_distinct (void)
{
  for (int dark = 0; dark <= 1; dark++)
    {
      g_assert_false (has_pattern (DEW_VARIANCE_OVER, dark));
      g_assert_true (has_pattern (DEW_VARIANCE_UNDER, dark));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/variance-paint/readable", test_readable);
  g_test_add_func ("/variance-paint/distinct", test_distinct);

  return g_test_run ();
}
