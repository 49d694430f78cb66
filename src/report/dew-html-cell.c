/* dew-html-cell.c: a cell as HTML that word processors and spreadsheets take as it is meant.
 *
 * sdval and sdnum are how LibreOffice reads numbers and their formats, x:num and mso-number-format how Excel does.
 * LibreOffice Writer shows what the format makes of the number in place of the text, so both must say the same.
 */
#include "dew-html-private.h"

#include <string.h>

#include "dew-cell-text.h"
#include "dew-money-print.h"
#include "dew-ratio.h"
#include "dew-xlsx-look.h"

#define NUMBER_SIZE MAX (DEW_MONEY_SIZE, DEW_PERCENT_SIZE)

/* ---- Text ---- */

/* Tabs and line breaks are the only control characters that XML can write. */
static gboolean
is_character (gunichar c)
{
  return c >= ' ' ? (c & 0xfffe) != 0xfffe : c == '\t';
}

static void
append_character (GString  *out,
                  gunichar  c)
{
  switch (c)
    {
    case '&':
      g_string_append (out, "&amp;");
      break;
    case '<':
      g_string_append (out, "&lt;");
      break;
    case '>':
      g_string_append (out, "&gt;");
      break;
    case '"':
      g_string_append (out, "&quot;");
      break;
    default:
      g_string_append_unichar (out, is_character (c) ? c : ' ');
    }
}

void
_dew_html_text (GString    *out,
                const char *text,
                const char *line_break)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
        g_string_append (out, line_break);
      else if (*p != '\r')
        append_character (out, g_utf8_get_char (p));
    }
}

/* Whether a browser would make another text of it: by its tabs, and spaces at the ends of lines or several in a row. */
static gboolean
needs_its_space (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean first = p == text || strchr (" \r\n", p[-1]) != NULL;
      gboolean last = p[1] == '\0' || strchr ("\r\n", p[1]) != NULL;

      if (*p == '\t' || (*p == ' ' && (first || last)))
        return TRUE;
    }
  return FALSE;
}

/* A spreadsheet strips blanks before it looks. */
gboolean
_dew_html_looks_like_formula (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  while (c != 0 && (!is_character (c) || g_unichar_isspace (c)))
    {
      text = g_utf8_next_char (text);
      c = g_utf8_get_char (text);
    }
  return *text != '\0' && strchr ("=+-@'", *text) != NULL;
}

/* Whether a spreadsheet might take the text for a number, a date, a truth or a formula. */
static gboolean
looks_like_value (const char *text)
{
  g_autofree char *word = g_strstrip (g_strdup (text));

  return strpbrk (text, "0123456789") != NULL || _dew_html_looks_like_formula (text) ||
         g_ascii_strcasecmp (word, "true") == 0 || g_ascii_strcasecmp (word, "false") == 0;
}

/* Hebrew to Arabic Extended-A, their presentation forms, and the planes' blocks of such scripts; and the marks that turn text. */
static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefe) ||
         (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff) || c == 0x200f || c == 0x202b || c == 0x202e || c == 0x2067;
}

static gboolean
turns_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_right_to_left (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* ---- Numbers ---- */

/* The classes, one for each way that a number is shown. */
static const struct {
  const char  *name;
  DewCellType  type;
  DewCellFlags flags;
} shown_as[] = {
  { "pounds", DEW_CELL_MONEY, 0 },
  { "pounds-signed", DEW_CELL_MONEY, DEW_CELL_SIGNED },
  { "thousands", DEW_CELL_MONEY, DEW_CELL_THOUSANDS },
  { "thousands-signed", DEW_CELL_MONEY, DEW_CELL_THOUSANDS | DEW_CELL_SIGNED },
  { "millions", DEW_CELL_MONEY, DEW_CELL_MILLIONS },
  { "millions-signed", DEW_CELL_MONEY, DEW_CELL_MILLIONS | DEW_CELL_SIGNED },
  { "pence", DEW_CELL_PENCE, 0 },
  { "count", DEW_CELL_COUNT, 0 },
  { "percent", DEW_CELL_PERCENT, 0 },
  { "date", DEW_CELL_DATE, 0 },
};

static const char *
find_class (const DewCell *cell)
{
  DewCellFlags flags = cell->type == DEW_CELL_MONEY ? dew_unit_flag (dew_cell_unit (cell->flags)) | (cell->flags & DEW_CELL_SIGNED) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (shown_as); i++)
    if (shown_as[i].type == cell->type && shown_as[i].flags == flags)
      return shown_as[i].name;
  return NULL;
}

/* As a machine reads it. */
static const char *
print_number (const DewCell *cell,
              char           buf[NUMBER_SIZE])
{
  DewUnit unit = dew_cell_unit (cell->flags);

  if (cell->type == DEW_CELL_MONEY)
    return dew_money_print (dew_pence (cell->number), unit, dew_unit_decimals (unit), DEW_PRINT_PLAIN, buf);
  if (cell->type == DEW_CELL_PERCENT)
    return dew_percent_print (cell->number, 4, buf);

  g_snprintf (buf, NUMBER_SIZE, "%" G_GINT64_FORMAT, cell->number);
  return buf;
}

/* The format is written in American English; its minus is the one that is shown. Months are named in British. */
static void
append_number (GString       *out,
               const DewCell *cell)
{
  char buf[NUMBER_SIZE];
  const char *number = print_number (cell, buf);
  const char *format = dew_xlsx_number_format (cell->type, cell->flags, FALSE);

  g_string_append_printf (out, " class=\"%s\" x:num=\"%s\" sdval=\"%s\" sdnum=\"%s;0;", find_class (cell), number, number, cell->type == DEW_CELL_DATE ? "2057" : "1033");
  for (const char *p = format; *p != '\0'; p++)
    if (*p == '-')
      g_string_append (out, "−");
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

void
_dew_html_formats (GString *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown_as); i++)
    {
      g_string_append_printf (out, ".%s { mso-number-format: \"", shown_as[i].name);
      for (const char *p = dew_xlsx_number_format (shown_as[i].type, shown_as[i].flags, FALSE); *p != '\0'; p++)
        g_string_append_printf (out, "%s%c", g_ascii_isalnum (*p) ? "" : "\\", *p);
      g_string_append (out, "\" }\n");
    }
}

/* ---- Cells ---- */

static void
append_style (GString    *out,
              gboolean   *begun,
              const char *declaration)
{
  g_string_append (out, *begun ? "; " : " style=\"");
  g_string_append (out, declaration);
  *begun = TRUE;
}

/* Said in the cell itself: what is pasted may leave its style sheet behind. Rules are not, as LibreOffice Writer gives a
 * cell with one no room at its other sides. */
static void
append_styles (GString       *out,
               const DewCell *cell,
               gboolean       heads_row,
               gboolean       kept,
               gboolean       marked,
               const char    *look)
{
  gboolean begun = FALSE, total = (cell->flags & DEW_CELL_TOTAL) != 0;

  if (dew_cell_is_figure (cell))
    append_style (out, &begun, "text-align: right");
  else if (heads_row)
    append_style (out, &begun, "text-align: left");
  if (total || heads_row)
    append_style (out, &begun, total ? "font-weight: bold" : "font-weight: normal");
  if (kept)
    append_style (out, &begun, "white-space: pre-wrap");
  if (marked)
    append_style (out, &begun, DEW_HTML_TEXT_STYLE);
  if (look != NULL)
    append_style (out, &begun, look);
  if (begun)
    g_string_append_c (out, '"');
}

void
_dew_html_cell (GString       *out,
                const DewCell *cell,
                gboolean       heads_row,
                const char    *look)
{
  g_autofree char *shown = dew_cell_text (cell);
  gboolean is_text = cell->type == DEW_CELL_TEXT && *shown != '\0';
  gboolean heads = heads_row && is_text, marked = is_text && looks_like_value (shown);

  g_string_append (out, heads ? "<th scope=\"row\" align=\"left\"" : "<td");
  if (dew_cell_is_figure (cell))
    g_string_append (out, " align=\"right\"");
  if (!is_text && *shown != '\0')
    append_number (out, cell);
  if (marked)
    g_string_append (out, DEW_HTML_TEXT);
  if (is_text && turns_right_to_left (shown))
    g_string_append (out, " dir=\"auto\"");
  append_styles (out, cell, heads, is_text && needs_its_space (shown), marked, look);

  g_string_append_c (out, '>');
  _dew_html_text (out, shown, "<br>");
  g_string_append (out, heads ? "</th>" : "</td>");
}
