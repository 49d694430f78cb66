/* dew-json-reader-private.h: reading JSON piece by piece, strictly and bounded.
 *
 * RFC 8259 and nothing more: no comments, no trailing commas; the outermost value is an object or an array. A whole number is exact or is not one: nothing wraps round, and nothing
 * becomes a double. Nesting is bounded, and the reader does not call itself.
 */
#pragma once

#include <glib.h>

#define DEW_JSON_MAX_DEPTH 16

typedef enum {
  DEW_JSON_ERROR,
  DEW_JSON_END,                 /* of the text */
  DEW_JSON_OBJECT, DEW_JSON_END_OBJECT,
  DEW_JSON_ARRAY, DEW_JSON_END_ARRAY,
  DEW_JSON_MEMBER,              /* the name of one; its value is the next piece */
  DEW_JSON_STRING,
  DEW_JSON_INTEGER,             /* a whole number that fits */
  DEW_JSON_NUMBER,              /* any other */
  DEW_JSON_BOOLEAN,
  DEW_JSON_NULL,
} DewJsonPiece;

typedef struct {
  const char *source;           /* for messages; borrowed */
  const char *start, *at, *end;
  guint       line;             /* of the piece read last, from 1 */
  GString    *text;             /* of a member or string */
  gint64      integer;
  guint       depth;
  gboolean    is_array[DEW_JSON_MAX_DEPTH];
  gboolean    begun;            /* the outermost value was entered */
  gboolean    first;            /* nothing stands in the innermost object or array yet */
  gboolean    after_member;
} DewJsonReader;

/* bytes must outlive the reader. FALSE when they are not UTF-8. Clear it in any case. */
gboolean _dew_json_reader_init  (DewJsonReader *reader, const char *source, const char *bytes, gsize length, GError **error);
void     _dew_json_reader_clear (DewJsonReader *reader);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DewJsonReader, _dew_json_reader_clear)

/* The next piece. */
DewJsonPiece _dew_json_reader_next (DewJsonReader *reader, GError **error);

/* Passes over what `piece`, just read, begins. FALSE with an error. */
gboolean _dew_json_reader_skip (DewJsonReader *reader, DewJsonPiece piece, GError **error);
