/* dew-block-html-write.c: blocks as HTML that spreadsheets and word processors take as it is meant
 *
 * sdval and sdnum are how LibreOffice writes and reads numbers and their formats, x:num and mso-number-format how Excel does. 1033 is the language that the format is written in.
 */
#include "dew-block-private.h"

#include <string.h>

#define HEAD \
  "<!DOCTYPE html>\n" \
  "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\n" \
  "<head>\n<meta charset=\"utf-8\">\n<style>br { mso-data-placement: same-cell }</style>\n</head>\n" \
  "<body>\n<table>\n"
#define TAIL "</table>\n</body>\n</html>\n"

/* A line break that is the last is not seen; spreadsheets keep it in the cell only where that says so. */
static void
append_break (GString    *out,
              const char *behind)
{
  g_string_append (out, *behind == '\0' ? "<br><br>" : "<br>");
}

static gboolean
is_character (gunichar c)
{
  return c >= ' ' ? (c & 0xfffe) != 0xfffe : c == '\t';
}

static void
append_text (GString    *out,
             const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;

      if (c == '\n' || c == '\r')
        append_break (out, p + 1);
      else if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else
        g_string_append_unichar (out, is_character (c) ? c : 0xfffd);
    }
}

/* Whether a browser would make another text of it: by its tabs, and spaces at the ends of lines or several in a row. */
static gboolean
needs_its_space (const char *text)
{
  gsize length = strlen (text);

  return strchr (text, '\t') != NULL || strstr (text, "\u00a0") != NULL || strstr (text, "  ") != NULL || *text == ' ' || (length > 0 && text[length - 1] == ' ')
         || strstr (text, "\n ") != NULL || strstr (text, " \n") != NULL || strstr (text, "\r ") != NULL || strstr (text, " \r") != NULL;
}

/* Whether a spreadsheet might take the text for a number, a date, a truth or a formula. */
static gboolean
looks_like_value (const char *text)
{
  return strpbrk (text, "0123456789") != NULL || (*text != '\0' && strchr ("=+-@'", *text) != NULL)
         || g_ascii_strcasecmp (text, "true") == 0 || g_ascii_strcasecmp (text, "false") == 0;
}

static gsize
count_decimals (const char *shown)
{
  const char *point = strrchr (shown, '.');

  return point != NULL ? strspn (point + 1, "0123456789") : 0;
}

/* Both programs show the number as it is shown here. */
static void
append_number (GString    *out,
               const char *number,
               const char *shown)
{
  static const char zeros[] = "000000";
  int n = (int) MIN (count_decimals (shown), strlen (zeros));

  g_string_append_printf (out, " align=\"right\" sdval=\"%s\" sdnum=\"1033;0;#,##0%s%.*s\" x:num=\"%s\"", number, n > 0 ? "." : "", n, zeros, number);
  g_string_append_printf (out, " style=\"mso-number-format:'\\#\\,\\#\\#0%s%.*s'\"", n > 0 ? "\\." : "", n, zeros);
}

static void
append_text_attributes (GString            *out,
                        const DewBlockCell *cell)
{
  gboolean marked = looks_like_value (cell->text), kept = needs_its_space (cell->text);

  if (cell->figure)
    g_string_append (out, " align=\"right\"");
  if (marked)
    g_string_append (out, " sdnum=\"1033;0;@\"");
  if (marked || kept)
    g_string_append_printf (out, " style=\"%s%s%s\"", marked ? "mso-number-format:'\\@'" : "", marked && kept ? "; " : "", kept ? "white-space: pre-wrap" : "");
}

/* What is shown of a figure has to say the figure: who pastes it elsewhere gets what was copied. */
static const char *
choose_shown (const DewBlockCell *cell)
{
  g_autofree char *number = NULL;

  if (!cell->figure || cell->shown == NULL)
    return cell->text;

  number = _dew_block_exact_number (cell->text, cell->shown);
  return g_strcmp0 (number, cell->text) == 0 ? cell->shown : cell->text;
}

static void
append_cell (GString            *out,
             const DewBlockCell *cell)
{
  const char *shown = choose_shown (cell);

  g_string_append (out, "<td");
  if (cell->figure && _dew_block_is_plain_number (cell->text))
    append_number (out, cell->text, shown);
  else
    append_text_attributes (out, cell);

  g_string_append (out, cell->bold ? "><b>" : ">");
  append_text (out, shown);
  g_string_append (out, cell->bold ? "</b></td>" : "</td>");
}

char *
dew_block_write_html (const DewBlock *block)
{
  GString *out;

  g_return_val_if_fail (block != NULL, NULL);

  out = g_string_new (HEAD);
  for (guint row = 0; row < dew_block_n_rows (block); row++)
    {
      g_string_append (out, "<tr>");
      for (guint column = 0; column < dew_block_n_columns (block); column++)
        append_cell (out, dew_block_get (block, row, column));
      g_string_append (out, "</tr>\n");
    }

  g_string_append (out, TAIL);
  return g_string_free (out, FALSE);
}
