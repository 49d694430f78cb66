/* dew-xlsx-check.c: what Excel would not take, before it is written. */
#include "dew-xlsx-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-error.h"
#include "dew-notes.h"
#include "dew-sheet-chart.h"

#define MAX_ROWS 1048576
#define MAX_COLUMNS 16384
#define MAX_TEXT_UNITS DEW_CELL_UNITS
#define MAX_HEADING_UNITS DEW_HEADING_UNITS
#define MAX_CHART_POINTS 32000          /* of a series */

gboolean
dew_xlsx_is_plain (const char *text)
{
  const char *p = text;

  g_return_val_if_fail (text != NULL, FALSE);

  while (*p >= ' ' && *p <= '~' && *p != '_')
    p++;
  return *p == '\0' && p - text <= MAX_TEXT_UNITS;
}

static gboolean
check_length (const DewSheet *sheet,
              const char     *text,
              glong           max_units,
              GError        **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
                   _("A text for the sheet “%s” is not valid UTF-8: correct it and export again."), sheet->name);
      return FALSE;
    }

  /* A byte is a unit at most, so only long texts need counting. */
  if (strlen (text) <= (gsize) max_units || dew_text_units (text) <= max_units)
    return TRUE;

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID,
               _("A text for the sheet “%s” is longer than the %ld characters that a cell holds: "
                 "shorten it and export again."), sheet->name, max_units);
  return FALSE;
}

gboolean
dew_xlsx_check_text (const DewSheet *sheet,
                     const char     *text,
                     GError        **error)
{
  g_return_val_if_fail (sheet != NULL && text != NULL, FALSE);

  return dew_xlsx_is_plain (text) || check_length (sheet, text, MAX_TEXT_UNITS, error);
}

/* Names that are too long for a legend are cut where they are written. */
static gboolean
check_chart (const DewSheet       *sheet,
             const DewSheetChart  *chart,
             GError              **error)
{
  if (chart->n > MAX_CHART_POINTS)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_OVERFLOW,
                   _("The sheet “%s” has more rows than a chart can show: export one pool at a time, or as CSV."), sheet->name);
      return FALSE;
    }

  for (guint i = 0; i < chart->n_series; i++)
    if (!check_length (sheet, chart->series[i].name, MAX_TEXT_UNITS, error))
      return FALSE;
  return check_length (sheet, chart->rows, MAX_HEADING_UNITS, error) && check_length (sheet, chart->values, MAX_HEADING_UNITS, error) &&
         check_length (sheet, chart->words, DEW_SHEET_MAX_WORDS, error);
}

gboolean
dew_xlsx_check_sheet (const DewSheet *sheet,
                      GError        **error)
{
  g_return_val_if_fail (sheet != NULL, FALSE);

  if (dew_sheet_head (sheet) + sheet->rows->len > MAX_ROWS || sheet->columns->len > MAX_COLUMNS)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_OVERFLOW,
                   _("The sheet “%s” is larger than a workbook can hold: export one pool at a time, or as CSV."),
                   sheet->name);
      return FALSE;
    }

  if (!check_length (sheet, sheet->title, MAX_TEXT_UNITS, error))
    return FALSE;
  for (guint i = 0; i < sheet->notes->len; i++)
    if (!check_length (sheet, g_ptr_array_index (sheet->notes, i), MAX_TEXT_UNITS, error))
      return FALSE;
  for (guint i = 0; i < sheet->live_notes->len; i++)
    if (!check_length (sheet, g_ptr_array_index (sheet->live_notes, i), MAX_TEXT_UNITS, error))
      return FALSE;
  for (guint c = 0; c < sheet->columns->len; c++)
    if (!check_length (sheet, ((const DewSheetColumn *) g_ptr_array_index (sheet->columns, c))->heading,
                       MAX_HEADING_UNITS, error))
      return FALSE;
  return sheet->chart == NULL || check_chart (sheet, sheet->chart, error);
}

/* XML has no way to write these; a name that has them is pasted from somewhere, and reads the same without. */
char *
dew_xlsx_clean (const char *text)
{
  GString *clean;
  const char *p = text;

  while (*p != '\0' && ((guchar) *p >= 0x20 || *p == '\n' || *p == '\t') && (guchar) *p != 0xef)
    p++;
  if (*p == '\0')
    return NULL;

  clean = g_string_new (NULL);
  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* A break of a line is one sign in a cell. */
      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r')
        c = '\n';
      g_string_append_unichar (clean, (c < 0x20 && c != '\n' && c != '\t') || c == 0xfffe || c == 0xffff ? ' ' : c);
    }
  return g_string_free (clean, FALSE);
}

/* "_x0041_" stands for a character. */
static gboolean
is_escape (const char *text)
{
  guint digits = 0;

  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  while (digits < 4 && g_ascii_isxdigit (text[2 + digits]))
    digits++;
  return digits == 4 && text[6] == '_';
}

static const char *
find_escape (const char *text)
{
  const char *p = strchr (text, '_');

  while (p != NULL && !is_escape (p))
    p = strchr (p + 1, '_');
  return p;
}

char *
dew_xlsx_cell_text (const char *text)
{
  char *clean = dew_xlsx_clean (text);
  const char *rest = clean != NULL ? clean : text;
  const char *escape = find_escape (rest);
  GString *escaped;

  if (escape == NULL)
    return clean;

  escaped = g_string_new (NULL);
  for (; escape != NULL; escape = find_escape (rest))
    {
      g_string_append_len (escaped, rest, escape - rest);
      g_string_append (escaped, "_x005F_");
      rest = escape + 1;
    }
  g_string_append (escaped, rest);
  g_free (clean);
  return g_string_free (escaped, FALSE);
}
