/* test-dew-partner-paint.c: that partners can be told from their ground and from each other */
#include "dew-partner-paint.h"

#include <math.h>

/* Where areas lie and texts stand: cards and grids, light and dark; texts also on the page and on a pool's row. */
static const guint32 cards[2][2] = { { 0xffffff, 0xffffff }, { 0x2f2f32, 0x1e1e1e } };
static const guint32 papers[2][4] = { { 0xffffff, 0xfafafa, 0xeef2f7, 0xe4eaf2 }, { 0x2f2f32, 0x242424, 0x1e1e1e, 0x27303a } };

static void
test_contrast (void)
{
  g_assert_cmpfloat_with_epsilon (dew_colour_contrast (dew_colour (0x000000), dew_colour (0xffffff)), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (dew_colour_contrast (dew_colour (0xffffff), dew_colour (0x000000)), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (dew_colour_contrast (dew_colour (0x28a197), dew_colour (0x28a197)), 1, 1e-9);
  /* The grey that is known to be just readable on white. */
  g_assert_cmpfloat_with_epsilon (dew_colour_contrast (dew_colour (0x767676), dew_colour (0xffffff)), 4.54, 0.005);
}

static void
test_readable (void)
{
  for (int dark = 0; dark <= 1; dark++)
    for (guint i = 0; i <= 8; i++)
      {
        guint index = i < 8 ? i : DEW_PAINT_NOBODY;
        DewColour fill = dew_partner_fill (index, dark), text = dew_partner_text (index, dark);

        for (guint k = 0; k < G_N_ELEMENTS (cards[dark]); k++)
          g_assert_cmpfloat (dew_colour_contrast (fill, dew_colour (cards[dark][k])), >=, 3);
        for (guint k = 0; k < G_N_ELEMENTS (papers[dark]); k++)
          g_assert_cmpfloat (dew_colour_contrast (text, dew_colour (papers[dark][k])), >=, index == DEW_PAINT_NOBODY ? 4 : 4.5);
        g_assert_cmpfloat (dew_colour_contrast (fill, dew_partner_ink (index, dark)), >=, 4.5);
      }
}

/* The first four have a colour each; no two of the eight have both colour and pattern alike. */
static void
test_distinct (void)
{
  g_assert_cmpint (dew_partner_pattern (0), ==, DEW_PATTERN_SOLID);
  g_assert_cmpint (dew_partner_pattern (1), ==, DEW_PATTERN_HATCHED);
  g_assert_cmpint (dew_partner_pattern (2), ==, DEW_PATTERN_DOTTED);
  g_assert_cmpint (dew_partner_pattern (3), ==, DEW_PATTERN_STRIPED);
  g_assert_cmpint (dew_partner_pattern (4), ==, DEW_PATTERN_HATCHED);
  g_assert_cmpint (dew_partner_pattern (7), ==, DEW_PATTERN_SOLID);

  for (guint i = 0; i < 8; i++)
    for (guint j = 0; j < i; j++)
      {
        DewColour one = dew_partner_fill (i, FALSE), other = dew_partner_fill (j, FALSE);
        gboolean same = one.red == other.red && one.green == other.green && one.blue == other.blue;

        g_assert_cmpint (same, ==, i % 4 == j % 4);
        g_assert_false (same && dew_partner_pattern (i) == dew_partner_pattern (j));
      }
}

static guint32
pixel (cairo_surface_t *surface,
       int              x,
       int              y)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  return ((const guint32 *) (const void *) (data + y * cairo_image_surface_get_stride (surface)))[x];
}

static guint32
rgb (DewColour colour)
{
  return 0xff000000u | (guint32) lround (colour.red * 255) << 16 |
         (guint32) lround (colour.green * 255) << 8 | (guint32) lround (colour.blue * 255);
}

/* Paint stays within its path, shows the partner's colour, and a pattern where there is one. */
static void
test_paint (void)
{
  for (int dark = 0; dark <= 1; dark++)
    for (guint index = 0; index < 8; index++)
      {
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 80, 40);
        cairo_t *cr = cairo_create (surface);
        int plain = 0, other = 0;

        cairo_rectangle (cr, 10, 10, 60, 20);
        dew_partner_paint (cr, index, dark);
        g_assert_false (cairo_has_current_point (cr));
        cairo_surface_flush (surface);

        for (int y = 0; y < 40; y++)
          for (int x = 0; x < 80; x++)
            {
              gboolean inside = x >= 10 && x < 70 && y >= 10 && y < 30;
              guint32 found = pixel (surface, x, y);

              if (!inside)
                g_assert_cmphex (found, ==, 0);
              else if (found == rgb (dew_partner_fill (index, dark)))
                plain++;
              else
                other++;
            }

        g_assert_cmpint (plain + other, ==, 60 * 20);
        if (dew_partner_pattern (index) == DEW_PATTERN_SOLID)
          g_assert_cmpint (other, ==, 0);
        else
          {
            g_assert_cmpint (plain, >, 60 * 20 / 8);
            g_assert_cmpint (other, >, 60 * 20 / 8);
          }

        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

/* What is unallocated is red round its edge, and lets the ground show: no partner's area looks like that. */
static void
test_unallocated (void)
{
  for (int dark = 0; dark <= 1; dark++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 80, 40);
      cairo_t *cr = cairo_create (surface);
      int bare = 0;

      cairo_rectangle (cr, 10, 10, 60, 20);
      dew_partner_paint (cr, DEW_PAINT_UNALLOCATED, dark);
      g_assert_false (cairo_has_current_point (cr));
      cairo_surface_flush (surface);

      for (int x = 10; x < 70; x++)
        g_assert_cmphex (pixel (surface, x, 10), ==, rgb (dew_partner_fill (DEW_PAINT_UNALLOCATED, dark)));
      for (int y = 0; y < 40; y++)
        for (int x = 0; x < 80; x++)
          {
            gboolean inside = x >= 10 && x < 70 && y >= 10 && y < 30;

            if (!inside)
              g_assert_cmphex (pixel (surface, x, y), ==, 0);
            bare += inside && pixel (surface, x, y) == 0;
          }
      g_assert_cmpint (bare, >, 60 * 20 / 3);

      for (guint k = 0; k < G_N_ELEMENTS (papers[dark]); k++)
        g_assert_cmpfloat (dew_colour_contrast (dew_partner_text (DEW_PAINT_UNALLOCATED, dark), dew_colour (papers[dark][k])), >=, 4.5);

      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/partner-paint/contrast", test_contrast);
  g_test_add_func ("/partner-paint/readable", test_readable);
  g_test_add_func ("/partner-paint/distinct", test_distinct);
  g_test_add_func ("/partner-paint/paint", test_paint);
  g_test_add_func ("/partner-paint/unallocated", test_unallocated);

  return g_test_run ();
}
