/* dew-json-reader.c: reading JSON piece by piece, strictly and bounded */
#include "dew-json-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-error.h"

static guint
count_lines (const char *from,
             const char *to)
{
  guint n = 0;

  for (const char *p = memchr (from, '\n', (gsize) (to - from)); p != NULL; p = memchr (p + 1, '\n', (gsize) (to - p - 1)))
    n++;

  return n;
}

gboolean
_dew_json_reader_init (DewJsonReader *reader,
                       const char    *source,
                       const char    *bytes,
                       gsize          length,
                       GError       **error)
{
  const char *bad;

  memset (reader, 0, sizeof *reader);
  reader->text = g_string_new (NULL);
  reader->source = source;
  reader->line = 1;
  reader->start = reader->at = bytes;
  reader->end = bytes + length;

  if (!g_utf8_validate_len (bytes, length, &bad))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s, line %u: the text is not UTF-8; save the file as UTF-8."),
                   source, 1 + count_lines (bytes, bad));
      return FALSE;
    }

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    reader->at += 3;

  return TRUE;
}

void
_dew_json_reader_clear (DewJsonReader *reader)
{
  if (reader->text != NULL)
    g_string_free (reader->text, TRUE);
  reader->text = NULL;
}

static DewJsonPiece
refuse (DewJsonReader *reader,
        const char    *reason,
        GError       **error)
{
  const char *line = reader->at;

  while (line > reader->start && line[-1] != '\n')
    line--;

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("%s, line %u, column %ld: this is not JSON: %s."),
               reader->source, reader->line, g_utf8_strlen (line, reader->at - line) + 1, reason);
  return DEW_JSON_ERROR;
}

static void
pass_space (DewJsonReader *reader)
{
  for (; reader->at < reader->end && strchr (" \t\r\n", *reader->at) != NULL && *reader->at != '\0'; reader->at++)
    reader->line += *reader->at == '\n';
}

static gboolean
take (DewJsonReader *reader,
      char           c)
{
  if (reader->at == reader->end || *reader->at != c)
    return FALSE;

  reader->at++;
  return TRUE;
}

/* ---- Strings ---- */

/* at stands behind "\u". */
static gboolean
read_four (DewJsonReader *reader,
           gunichar      *unit)
{
  *unit = 0;
  if (reader->end - reader->at < 4)
    return FALSE;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (reader->at[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + (gunichar) digit;
    }

  reader->at += 4;
  return TRUE;
}

/* A character outside the basic plane is written as two halves, which mean nothing alone. */
static gboolean
read_unicode (DewJsonReader *reader)
{
  gunichar high, low;

  if (!read_four (reader, &high) || high == 0)
    return FALSE;

  if (high >= 0xd800 && high < 0xdc00)
    {
      if (!take (reader, '\\') || !take (reader, 'u') || !read_four (reader, &low) || low < 0xdc00 || low >= 0xe000)
        return FALSE;
      high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (high >= 0xdc00 && high < 0xe000)
    {
      return FALSE;
    }

  g_string_append_unichar (reader->text, high);
  return TRUE;
}

static gboolean
read_escape (DewJsonReader *reader)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *escape;

  if (take (reader, 'u'))
    return read_unicode (reader);

  if (reader->at == reader->end || *reader->at == '\0' || (escape = strchr (escapes, *reader->at)) == NULL)
    return FALSE;

  g_string_append_c (reader->text, meanings[escape - escapes]);
  reader->at++;
  return TRUE;
}

/* at stands behind the opening quote. */
static gboolean
read_string (DewJsonReader *reader,
             GError       **error)
{
  g_string_truncate (reader->text, 0);

  for (;;)
    {
      const char *from = reader->at;

      while (reader->at < reader->end && *reader->at != '"' && *reader->at != '\\' && (guchar) *reader->at >= ' ')
        reader->at++;
      g_string_append_len (reader->text, from, reader->at - from);

      if (take (reader, '"'))
        return TRUE;

      if (!take (reader, '\\'))
        {
          refuse (reader, reader->at == reader->end ? _("a text is not closed") : _("there is a line break or control character in a text"), error);
          return FALSE;
        }
      if (!read_escape (reader))
        {
          refuse (reader, _("a backslash is followed by what it cannot be"), error);
          return FALSE;
        }
    }
}

/* ---- Numbers and words ---- */

static guint
pass_digits (DewJsonReader *reader)
{
  const char *from = reader->at;

  while (reader->at < reader->end && g_ascii_isdigit (*reader->at))
    reader->at++;

  return (guint) (reader->at - from);
}

static gboolean
read_integer (const char *from,
              const char *to,
              gint64     *integer)
{
  gboolean minus = *from == '-';
  gint64 sum = 0;

  /* Summed below 0, where there is one more. */
  for (const char *p = from + minus; p < to; p++)
    if (__builtin_mul_overflow (sum, 10, &sum) || __builtin_sub_overflow (sum, *p - '0', &sum))
      return FALSE;

  if (!minus && __builtin_sub_overflow (0, sum, &sum))
    return FALSE;

  *integer = sum;
  return TRUE;
}

static DewJsonPiece
read_number (DewJsonReader *reader,
             GError       **error)
{
  const char *from = reader->at;
  gboolean whole = TRUE;

  take (reader, '-');
  if (take (reader, '0') ? pass_digits (reader) > 0 : pass_digits (reader) == 0)
    return refuse (reader, _("a number is not written as one"), error);

  if (take (reader, '.'))
    {
      whole = FALSE;
      if (pass_digits (reader) == 0)
        return refuse (reader, _("a number is not written as one"), error);
    }

  if (take (reader, 'e') || take (reader, 'E'))
    {
      whole = FALSE;
      if (!take (reader, '-'))
        take (reader, '+');
      if (pass_digits (reader) == 0)
        return refuse (reader, _("a number is not written as one"), error);
    }

  return whole && read_integer (from, reader->at, &reader->integer) ? DEW_JSON_INTEGER : DEW_JSON_NUMBER;
}

static DewJsonPiece
read_word (DewJsonReader *reader,
           GError       **error)
{
  static const struct { const char *word; DewJsonPiece piece; } words[] = {
    { "null", DEW_JSON_NULL }, { "true", DEW_JSON_BOOLEAN }, { "false", DEW_JSON_BOOLEAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if ((gsize) (reader->end - reader->at) >= length && memcmp (reader->at, words[i].word, length) == 0)
        {
          reader->at += length;
          return words[i].piece;
        }
    }

  return refuse (reader, reader->at == reader->end ? _("it ends too soon") : _("a value was expected here"), error);
}

/* ---- Pieces ---- */

static DewJsonPiece
enter (DewJsonReader *reader,
       gboolean       array,
       GError       **error)
{
  if (reader->depth == DEW_JSON_MAX_DEPTH)
    return refuse (reader, _("more brackets in brackets than a document has"), error);

  reader->is_array[reader->depth++] = array;
  reader->first = TRUE;
  return array ? DEW_JSON_ARRAY : DEW_JSON_OBJECT;
}

static DewJsonPiece
leave (DewJsonReader *reader)
{
  reader->first = FALSE;
  return reader->is_array[--reader->depth] ? DEW_JSON_END_ARRAY : DEW_JSON_END_OBJECT;
}

static DewJsonPiece
read_value (DewJsonReader *reader,
            GError       **error)
{
  reader->after_member = FALSE;

  if (take (reader, '{'))
    return enter (reader, FALSE, error);
  if (take (reader, '['))
    return enter (reader, TRUE, error);

  reader->first = FALSE;
  if (take (reader, '"'))
    return read_string (reader, error) ? DEW_JSON_STRING : DEW_JSON_ERROR;
  if (reader->at < reader->end && (*reader->at == '-' || g_ascii_isdigit (*reader->at)))
    return read_number (reader, error);

  return read_word (reader, error);
}

static DewJsonPiece
read_member (DewJsonReader *reader,
             GError       **error)
{
  if (!take (reader, '"'))
    return refuse (reader, _("a name in quotation marks was expected here"), error);
  if (!read_string (reader, error))
    return DEW_JSON_ERROR;

  pass_space (reader);
  if (!take (reader, ':'))
    return refuse (reader, _("a colon was expected here"), error);

  reader->first = FALSE;
  reader->after_member = TRUE;
  return DEW_JSON_MEMBER;
}

DewJsonPiece
_dew_json_reader_next (DewJsonReader *reader,
                       GError       **error)
{
  gboolean array = reader->depth > 0 && reader->is_array[reader->depth - 1];

  pass_space (reader);

  if (reader->depth == 0)
    {
      if (reader->begun)
        return reader->at == reader->end ? DEW_JSON_END : refuse (reader, _("there is more after its end"), error);
      if (reader->at == reader->end || (*reader->at != '{' && *reader->at != '['))
        return refuse (reader, _("it begins with neither { nor ["), error);
      reader->begun = TRUE;
      return read_value (reader, error);
    }

  if (reader->after_member)
    return read_value (reader, error);

  if (take (reader, array ? ']' : '}'))
    return leave (reader);

  if (!reader->first)
    {
      if (!take (reader, ','))
        return refuse (reader, reader->at == reader->end ? _("it ends too soon") : _("a comma was expected here"), error);
      pass_space (reader);
    }

  return array ? read_value (reader, error) : read_member (reader, error);
}

gboolean
_dew_json_reader_skip (DewJsonReader *reader,
                       DewJsonPiece   piece,
                       GError       **error)
{
  guint depth = reader->depth;

  if (piece != DEW_JSON_OBJECT && piece != DEW_JSON_ARRAY)
    return piece != DEW_JSON_ERROR;

  while (reader->depth >= depth)
    if (_dew_json_reader_next (reader, error) == DEW_JSON_ERROR)
      return FALSE;

  return TRUE;
}
