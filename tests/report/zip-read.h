/* zip-read.h: the parts of a workbook, read back by somebody else's parser. */
#pragma once

#include <gio/gio.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

typedef struct {
  char              *text;      /* as it is in the file */
  xmlDocPtr          doc;
  xmlXPathContextPtr context;
} Part;

static inline void
clear_part (Part *part)
{
  xmlXPathFreeContext (part->context);
  xmlFreeDoc (part->doc);
  g_free (part->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Part, clear_part)

static inline guint
read_little (const char *p,
             guint       n)
{
  guint value = 0;

  while (n-- > 0)
    value = value << 8 | (guint8) p[n];
  return value;
}

static inline char *
inflate_text (const char *packed,
              gsize       length,
              gsize       size)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  char *text = g_malloc0 (size + 1);
  gsize taken, made;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (decompressor), packed, length, text, size, G_CONVERTER_INPUT_AT_END, &taken, &made, NULL), ==, G_CONVERTER_FINISHED);
  g_assert_cmpuint (made, ==, size);
  return text;
}

/* What a part says, NULL where there is none of that name. */
static inline char *
read_part_text (const char *path,
                const char *name)
{
  g_autofree char *file = NULL;
  gsize length;
  const char *entry;

  g_assert_true (g_file_get_contents (path, &file, &length, NULL));
  entry = file + read_little (file + length - 6, 4);
  for (guint left = read_little (file + length - 12, 2); left > 0; left--)
    {
      gsize name_length = read_little (entry + 28, 2);
      const char *local = file + read_little (entry + 42, 4);

      if (name_length == strlen (name) && memcmp (entry + 46, name, name_length) == 0)
        return inflate_text (local + 30 + read_little (local + 26, 2) + read_little (local + 28, 2), read_little (entry + 20, 4), read_little (entry + 24, 4));
      entry += 46 + name_length + read_little (entry + 30, 2) + read_little (entry + 32, 2);
    }
  return NULL;
}

/* A part, which is there and is XML. */
static inline void
read_part (Part       *part,
           const char *path,
           const char *name)
{
  part->text = read_part_text (path, name);
  g_assert_nonnull (part->text);
  part->doc = xmlReadMemory (part->text, (int) strlen (part->text), NULL, NULL, XML_PARSE_NONET);
  g_assert_nonnull (part->doc);
  part->context = xmlXPathNewContext (part->doc);
  xmlXPathRegisterNs (part->context, BAD_CAST "c", BAD_CAST "http://schemas.openxmlformats.org/drawingml/2006/chart");
  xmlXPathRegisterNs (part->context, BAD_CAST "a", BAD_CAST "http://schemas.openxmlformats.org/drawingml/2006/main");
  xmlXPathRegisterNs (part->context, BAD_CAST "x", BAD_CAST "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing");
}

/* What an XPath expression is worth, as a string. Free with g_free. */
static inline char *
ask_part (const Part *part,
          const char *path)
{
  xmlXPathObjectPtr object = xmlXPathEvalExpression (BAD_CAST path, part->context);
  xmlChar *worth;
  char *copy;

  g_assert_nonnull (object);
  worth = xmlXPathCastToString (object);
  copy = g_strdup ((const char *) worth);
  xmlFree (worth);
  xmlXPathFreeObject (object);
  return copy;
}

/* The same for a formatted expression, compared. */
static inline void
G_GNUC_PRINTF (3, 4)
check_part (const Part *part,
            const char *worth,
            const char *format,
            ...)
{
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;
  va_list args;

  va_start (args, format);
  path = g_strdup_vprintf (format, args);
  va_end (args);
  found = ask_part (part, path);
  if (strcmp (found, worth) != 0)
    g_error ("%s is “%s”, not “%s”", path, found, worth);
}
