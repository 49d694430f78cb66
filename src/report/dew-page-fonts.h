/* dew-page-fonts.h: the fonts that pages are set in. */
#pragma once

#include <pango/pango.h>

/* Those of the machine, but for fonts of pictures in colour: a PDF has such letters as pictures, which nobody finds, copies or hears read. A new one; free with g_object_unref. */
PangoFontMap *dew_page_fonts_new (void);
