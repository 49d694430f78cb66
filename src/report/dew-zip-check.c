/* dew-zip-check.c: reading a finished workbook back. */
#include "dew-zip-check.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-error.h"

#define END_SIZE 22
#define END_MARK 0x06054b50
#define ENTRY_SIZE 46
#define ENTRY_MARK 0x02014b50
#define LOCAL_SIZE 30
#define LOCAL_MARK 0x04034b50
#define METHOD_STORED 0
#define METHOD_DEFLATED 8

/* How much of the beginning and the end of a part is looked at. */
#define LOOK 256

typedef struct {
  const guint8 *bytes;
  gsize         length;
} Span;

typedef struct {
  char  head[LOOK + 1];
  gsize head_length;
  char  tail[LOOK + 1];
  gsize tail_length;
  gsize length;
} Part;

static guint32
read_16 (const guint8 *p)
{
  return p[0] | p[1] << 8;
}

static guint32
read_32 (const guint8 *p)
{
  return read_16 (p) | read_16 (p + 2) << 16;
}

/* The length bytes at an offset, NULL when they are not all there. */
static const guint8 *
look_at (Span  file,
         gsize offset,
         gsize length)
{
  return offset <= file.length && length <= file.length - offset ? file.bytes + offset : NULL;
}

/* Adds bytes to what is kept of a part: its first and its last few. */
static void
keep (Part       *part,
      const char *bytes,
      gsize       length)
{
  gsize n = MIN (length, LOOK - part->head_length);

  memcpy (part->head + part->head_length, bytes, n);
  part->head_length += n;
  part->length += length;

  if (length > LOOK)
    {
      bytes += length - LOOK;
      length = LOOK;
    }
  n = MIN (part->tail_length, LOOK - length);
  memmove (part->tail, part->tail + part->tail_length - n, n);
  memcpy (part->tail + n, bytes, length);
  part->tail_length = n + length;
}

static gboolean
inflate_part (const guint8 *bytes,
              gsize         length,
              Part         *part)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  static const gsize size = 64 * 1024;
  g_autofree char *buffer = g_malloc (size);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize taken = 0, made = 0;

      result = g_converter_convert (G_CONVERTER (decompressor), bytes, length, buffer, size,
                                    G_CONVERTER_INPUT_AT_END, &taken, &made, NULL);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      keep (part, buffer, made);
      bytes += taken;
      length -= taken;
    }
  return length == 0;
}

/* "<?xml …?> <root …> … </root>", by its beginning and its end. */
static gboolean
is_whole_xml (Part *part)
{
  g_autofree char *closing = NULL;
  const char *root;
  gsize name;

  part->head[part->head_length] = '\0';
  part->tail[part->tail_length] = '\0';
  g_strchomp (part->tail);

  root = strstr (part->head, "?>");
  root = root != NULL ? strchr (root, '<') : NULL;
  if (root == NULL)
    return FALSE;
  name = strcspn (root + 1, " />\n\r\t");
  closing = g_strdup_printf ("</%.*s>", (int) name, root + 1);
  return name > 0 &&
         (g_str_has_suffix (part->tail, closing) || (part->length < LOOK && g_str_has_suffix (part->tail, "/>")));
}

static gboolean
check_entry (Span          file,
             const guint8 *entry)
{
  guint32 method = read_16 (entry + 10);
  gsize packed = read_32 (entry + 20);
  gsize size = read_32 (entry + 24);
  gsize offset = read_32 (entry + 42);
  const guint8 *local = look_at (file, offset, LOCAL_SIZE);
  const guint8 *data;
  Part part = { 0 };

  if (local == NULL || read_32 (local) != LOCAL_MARK)
    return FALSE;
  data = look_at (file, offset + LOCAL_SIZE + read_16 (local + 26) + read_16 (local + 28), packed);
  if (data == NULL)
    return FALSE;

  if (method == METHOD_STORED)
    keep (&part, (const char *) data, packed);
  else if (method != METHOD_DEFLATED || !inflate_part (data, packed, &part))
    return FALSE;
  return part.length == size && is_whole_xml (&part);
}

static gboolean
check_archive (Span file)
{
  const guint8 *end = file.length >= END_SIZE ? file.bytes + file.length - END_SIZE : NULL;
  gsize at;

  if (end == NULL || read_32 (end) != END_MARK)
    return FALSE;

  at = read_32 (end + 16);
  for (guint left = read_16 (end + 10); left > 0; left--)
    {
      const guint8 *entry = look_at (file, at, ENTRY_SIZE);

      if (entry == NULL || read_32 (entry) != ENTRY_MARK || !check_entry (file, entry))
        return FALSE;
      at += ENTRY_SIZE + read_16 (entry + 28) + read_16 (entry + 30) + read_16 (entry + 32);
    }
  return file.bytes + at == end;
}

gboolean
dew_zip_check (const char *path,
               GError    **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);
  Span file = { 0 };

  if (mapped != NULL)
    {
      file.bytes = (const guint8 *) g_mapped_file_get_contents (mapped);
      file.length = g_mapped_file_get_length (mapped);
    }
  if (check_archive (file))
    return TRUE;

  g_set_error_literal (error, DEW_ERROR, DEW_ERROR_IO,
                       _("The workbook did not reach the disk whole, which may be full: make room, also for "
                         "temporary files, and export again."));
  return FALSE;
}
