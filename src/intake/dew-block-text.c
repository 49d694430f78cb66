/* dew-block-text.c: blocks as text with tabs, as spreadsheets put it on the clipboard */
#include "dew-block-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-error.h"

/* ---- Reading ---- */

/* A cell as it stands in the text. */
typedef struct {
  const char *begin, *end;      /* inside the quotation marks */
  gboolean    quoted;
} Piece;

static gboolean
ends_cell (const char *at,
           const char *end)
{
  return at == end || *at == '\t' || *at == '\n' || *at == '\r';
}

/* at stands behind a quotation mark; NULL where none closes it right before the end of a cell. */
static const char *
find_closing (const char *at,
              const char *end)
{
  const char *quote;

  while ((quote = memchr (at, '"', (gsize) (end - at))) != NULL)
    {
      if (ends_cell (quote + 1, end))
        return quote;
      if (quote[1] != '"')
        return NULL;
      at = quote + 2;
    }

  return NULL;
}

/* Returns what stands behind the cell. */
static const char *
find_piece (const char *at,
            const char *end,
            Piece      *piece)
{
  const char *closing = at < end && *at == '"' ? find_closing (at + 1, end) : NULL;

  piece->begin = closing != NULL ? at + 1 : at;
  piece->quoted = closing != NULL;
  if (closing != NULL)
    {
      piece->end = closing;
      return closing + 1;
    }

  while (!ends_cell (at, end))
    at++;
  piece->end = at;
  return at;
}

static char *
read_piece (const Piece *piece)
{
  GString *text = g_string_sized_new ((gsize) (piece->end - piece->begin));

  for (const char *p = piece->begin; p < piece->end; p++)
    {
      if (*p == '\r' && p + 1 < piece->end && p[1] == '\n')
        p++;
      g_string_append_c (text, *p == '\r' ? '\n' : *p);
      if (*p == '"' && piece->quoted)
        p++;
    }

  return g_string_free (text, FALSE);
}

/* Counts rows and columns, and fills the block where there is one. */
static void
walk (const char *at,
      const char *end,
      DewBlock   *block,
      guint64    *n_rows,
      guint64    *n_columns)
{
  guint64 column = 0;

  *n_rows = *n_columns = 0;
  for (;; at++)
    {
      Piece piece;

      at = find_piece (at, end, &piece);
      if (block != NULL && piece.begin < piece.end)
        {
          g_autofree char *text = read_piece (&piece);

          dew_block_set (block, (guint) *n_rows, (guint) column, text, NULL, FALSE, FALSE);
        }

      column++;
      if (at < end && *at == '\t')
        continue;

      *n_columns = MAX (*n_columns, column);
      *n_rows += 1;
      column = 0;
      if (at + 1 < end && *at == '\r' && at[1] == '\n')
        at++;
      if (end - at <= 1)
        return;
    }
}

static gboolean
check_text (const char *text,
            gsize       length,
            GError    **error)
{
  if (length == 0)
    g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("There is nothing to paste; copy some cells first."));
  else if (memchr (text, '\0', length) != NULL)
    g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("There is a zero byte in what was copied, so it is not text; copy the cells again."));
  else if (!g_utf8_validate_len (text, length, NULL))
    g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, _("What was copied is not text in UTF-8; copy the cells again."));
  else
    return TRUE;

  return FALSE;
}

DewBlock *
dew_block_read_text (const char *text,
                     gsize       length,
                     GError    **error)
{
  const char *end = text + length;
  guint64 n_rows, n_columns;
  DewBlock *block;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3;
  if (!check_text (text, (gsize) (end - text), error))
    return NULL;

  walk (text, end, NULL, &n_rows, &n_columns);
  if (!_dew_block_check_size (n_rows, n_columns, error))
    return NULL;

  block = dew_block_new ((guint) n_rows, (guint) n_columns);
  walk (text, end, block, &n_rows, &n_columns);
  return block;
}

/* ---- Writing ---- */

static void
write_cell (GString    *out,
            const char *text)
{
  gboolean quoted = strpbrk (text, "\t\n\r\"") != NULL;

  if (!quoted)
    {
      g_string_append (out, text);
      return;
    }

  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

char *
dew_block_write_text (const DewBlock *block)
{
  GString *out;

  g_return_val_if_fail (block != NULL, NULL);

  out = g_string_new (NULL);
  for (guint row = 0; row < dew_block_n_rows (block); row++)
    {
      for (guint column = 0; column < dew_block_n_columns (block); column++)
        {
          if (column > 0)
            g_string_append_c (out, '\t');
          write_cell (out, dew_block_text (block, row, column));
        }
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}
