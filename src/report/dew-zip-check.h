/* dew-zip-check.h: reading a finished workbook back, to see that all of it is there. */
#pragma once

#include <glib.h>

/* TRUE when the file at path is a whole zip archive in which every part inflates to its stated size and is an XML
 * document that ends with its root's closing tag. The library that writes workbooks puts its parts together in
 * temporary files without looking whether the disk took them. */
gboolean dew_zip_check (const char *path, GError **error);
