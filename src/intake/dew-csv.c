/* dew-csv.c: reading separated values, bounded */
#include "dew-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-error.h"

struct _DewCsv
{
  const char *at, *end;
  char        separator;
  guint       line;             /* that at stands on */
  GString    *text;             /* the cells of the record, each with its terminator */
  GArray     *starts;           /* gsize: where each begins in text */
  GPtrArray  *cells;            /* what the caller sees; into text */
  char       *source;
  GPtrArray  *columns;
};

DewCsv *
dew_csv_new (const char *bytes,
             gsize       length,
             char        separator)
{
  DewCsv *csv;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  csv = g_new0 (DewCsv, 1);
  csv->at = bytes;
  csv->end = bytes + length;
  csv->separator = separator;
  csv->line = 1;
  csv->text = g_string_new (NULL);
  csv->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  csv->cells = g_ptr_array_new ();

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    csv->at += 3;

  return csv;
}

void
dew_csv_free (DewCsv *csv)
{
  if (csv == NULL)
    return;

  g_string_free (csv->text, TRUE);
  g_array_unref (csv->starts);
  g_ptr_array_unref (csv->cells);
  g_clear_pointer (&csv->columns, g_ptr_array_unref);
  g_free (csv->source);
  g_free (csv);
}

void
dew_csv_set_names (DewCsv          *csv,
                   const char      *source,
                   const GPtrArray *columns)
{
  g_return_if_fail (csv != NULL);

  g_free (csv->source);
  csv->source = g_strdup (source);

  g_clear_pointer (&csv->columns, g_ptr_array_unref);
  if (columns != NULL)
    {
      csv->columns = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < columns->len; i++)
        g_ptr_array_add (csv->columns, g_strdup (g_ptr_array_index (columns, i)));
    }
}

gboolean
dew_csv_refuse (const DewCsv *csv,
                guint         line,
                guint         column,
                GError      **error,
                const char   *format,
                ...)
{
  g_autofree char *reason = NULL;
  g_autoptr (GString) place = g_string_new (NULL);
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  if (csv->source != NULL)
    g_string_append_printf (place, _("%s, line %u"), csv->source, line);
  else
    g_string_append_printf (place, _("Line %u"), line);

  if (csv->columns != NULL && column < csv->columns->len)
    g_string_append_printf (place, _(", column “%s”"), (const char *) g_ptr_array_index (csv->columns, column));
  else if (column != DEW_CSV_NO_COLUMN)
    g_string_append_printf (place, _(", column %u"), column + 1);

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, "%s: %s", place->str, reason);
  return FALSE;
}

/* Appends bytes to the cell being read. FALSE when it gets too long. */
static gboolean
take_bytes (DewCsv     *csv,
            const char *bytes,
            gsize       n)
{
  gsize start = g_array_index (csv->starts, gsize, csv->starts->len - 1);

  if (csv->text->len - start + n > DEW_CSV_MAX_CELL)
    return FALSE;

  g_string_append_len (csv->text, bytes, (gssize) n);
  return TRUE;
}

static guint
cell_number (const DewCsv *csv)
{
  return csv->starts->len - 1;
}

static gboolean
refuse_long (DewCsv  *csv,
             GError **error)
{
  return dew_csv_refuse (csv, csv->line, cell_number (csv), error, _("the cell is too long; is a quotation mark missing?"));
}

/* Counts the line ends in what was read. A CR LF is one. */
static void
count_lines (DewCsv     *csv,
             const char *from,
             const char *to)
{
  for (const char *p = from; p < to; p++)
    if (*p == '\r' || (*p == '\n' && (p == from || p[-1] != '\r')))
      csv->line++;
}

/* at stands behind the opening quote; leaves it behind the closing one. */
static gboolean
read_quoted (DewCsv  *csv,
             GError **error)
{
  const char *start = csv->at;
  guint line = csv->line;

  for (;;)
    {
      const char *quote = memchr (csv->at, '"', (gsize) (csv->end - csv->at));

      if (quote == NULL)
        return dew_csv_refuse (csv, line, cell_number (csv), error, _("the quotation mark that opens here is never closed."));

      if (!take_bytes (csv, csv->at, (gsize) (quote - csv->at)))
        return refuse_long (csv, error);
      csv->at = quote + 1;

      if (csv->at == csv->end || *csv->at != '"')
        break;
      if (!take_bytes (csv, "\"", 1))
        return refuse_long (csv, error);
      csv->at++;
    }

  count_lines (csv, start, csv->at);

  if (csv->at < csv->end && *csv->at != csv->separator && *csv->at != '\n' && *csv->at != '\r')
    return dew_csv_refuse (csv, csv->line, cell_number (csv), error,
                           _("there is text after the closing quotation mark; a quotation mark inside a cell is written twice."));

  return TRUE;
}

static gboolean
read_plain (DewCsv  *csv,
            GError **error)
{
  const char *start = csv->at;

  while (csv->at < csv->end && *csv->at != csv->separator && *csv->at != '\n' && *csv->at != '\r')
    csv->at++;

  return take_bytes (csv, start, (gsize) (csv->at - start)) || refuse_long (csv, error);
}

static gboolean
check_cell (DewCsv  *csv,
            guint    line,
            GError **error)
{
  gsize start = g_array_index (csv->starts, gsize, csv->starts->len - 1);
  gsize length = csv->text->len - start;

  if (memchr (csv->text->str + start, '\0', length) != NULL)
    return dew_csv_refuse (csv, line, cell_number (csv), error, _("there is a zero byte in it; this is not a text file."));

  if (!g_utf8_validate_len (csv->text->str + start, length, NULL))
    return dew_csv_refuse (csv, line, cell_number (csv), error, _("the text is not UTF-8; save the file as “CSV UTF-8”."));

  g_string_append_c (csv->text, '\0');
  return TRUE;
}

static gboolean
read_cell (DewCsv  *csv,
           GError **error)
{
  guint line = csv->line;

  g_array_append_val (csv->starts, csv->text->len);

  if (csv->starts->len > DEW_CSV_MAX_COLUMNS)
    return dew_csv_refuse (csv, line, cell_number (csv), error, _("there are more than %d columns; is this the right file?"), DEW_CSV_MAX_COLUMNS);

  if (csv->at < csv->end && *csv->at == '"')
    {
      csv->at++;
      if (!read_quoted (csv, error))
        return FALSE;
    }
  else if (!read_plain (csv, error))
    {
      return FALSE;
    }

  return check_cell (csv, line, error);
}

static void
pass_line_end (DewCsv *csv)
{
  if (csv->at == csv->end)
    return;

  if (*csv->at == '\r' && csv->at + 1 < csv->end && csv->at[1] == '\n')
    csv->at++;
  csv->at++;
  csv->line++;
}

static gboolean
read_record (DewCsv  *csv,
             GError **error)
{
  g_string_truncate (csv->text, 0);
  g_array_set_size (csv->starts, 0);

  for (;;)
    {
      if (!read_cell (csv, error))
        return FALSE;
      if (csv->at == csv->end || *csv->at != csv->separator)
        break;
      csv->at++;
    }

  pass_line_end (csv);
  return TRUE;
}

const GPtrArray *
dew_csv_next (DewCsv  *csv,
              guint   *line,
              GError **error)
{
  g_return_val_if_fail (csv != NULL, NULL);

  while (csv->at < csv->end)
    {
      *line = csv->line;
      if (!read_record (csv, error))
        {
          csv->at = csv->end;
          return NULL;
        }

      /* A blank line is one empty cell. */
      if (csv->starts->len == 1 && csv->text->len == 1)
        continue;

      g_ptr_array_set_size (csv->cells, 0);
      for (guint i = 0; i < csv->starts->len; i++)
        g_ptr_array_add (csv->cells, csv->text->str + g_array_index (csv->starts, gsize, i));

      return csv->cells;
    }

  return NULL;
}
