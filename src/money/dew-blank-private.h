/* dew-blank-private.h: the spaces that people type and paste */
#pragma once

#include <stddef.h>

/* The bytes of the blank that the text starts with: ASCII white space, the no-break spaces, the spaces of
 * typographers. 0 where there is none. */
static inline size_t
_dew_blank_length (const char *text)
{
  const unsigned char *byte = (const unsigned char *) text;

  if (*byte == ' ' || (*byte >= '\t' && *byte <= '\r'))
    return 1;

  /* U+00A0 */
  if (byte[0] == 0xc2 && byte[1] == 0xa0)
    return 2;

  /* U+2000 to U+200A, U+202F */
  if (byte[0] == 0xe2 && byte[1] == 0x80 && ((byte[2] >= 0x80 && byte[2] <= 0x8a) || byte[2] == 0xaf))
    return 3;

  return 0;
}

static inline const char *
_dew_skip_blanks (const char *text)
{
  size_t length;

  while ((length = _dew_blank_length (text)) > 0)
    text += length;

  return text;
}
