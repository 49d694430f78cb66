/* dew-page-fonts.c: the fonts that pages are set in. */
#include "dew-page-fonts.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

static const char refused[] =
  "<?xml version=\"1.0\"?>"
  "<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
  "<fontconfig><selectfont><rejectfont><pattern><patelt name=\"color\"><bool>true</bool></patelt></pattern></rejectfont></selectfont></fontconfig>";

/* NULL where it cannot be had: then it is the one that the machine has. */
static FcConfig *
configure (void)
{
  FcConfig *config = FcInitLoadConfig ();

  if (config != NULL && FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) refused, FcTrue) && FcConfigBuildFonts (config))
    return config;

  if (config != NULL)
    FcConfigDestroy (config);
  return NULL;
}

PangoFontMap *
dew_page_fonts_new (void)
{
  static gsize ready;
  static FcConfig *config;      /* one for all threads, and for good: finding fonts takes its time */
  PangoFontMap *map = pango_cairo_font_map_new ();

  if (g_once_init_enter (&ready))
    {
      config = configure ();
      g_once_init_leave (&ready, 1);
    }
  if (config != NULL && PANGO_IS_FC_FONT_MAP (map))
    pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  return map;
}
