/* dew-csv-writer.c: comma-separated values, one cell after another. */
#include "dew-csv-writer.h"

#include <string.h>

#include "dew-money-print.h"
#include "dew-ratio.h"

static void
write_raw (DewCsvWriter *csv,
           const char   *text,
           gssize        length)
{
  if (csv->inside)
    dew_safe_file_write (csv->file, ",", 1);
  csv->inside = TRUE;
  dew_safe_file_write (csv->file, text, length);
}

/* Some strip blanks before they look. */
static gboolean
looks_like_formula (const char *text)
{
  char first = text[strspn (text, " \t\r\n")];

  return first != '\0' && strchr ("=+-@'", first) != NULL;
}

void
dew_csv_append (GString    *out,
                const char *text,
                gboolean    guarded)
{
  g_return_if_fail (out != NULL && text != NULL);

  gboolean quoted = strpbrk (text, ",\"\r\n") != NULL;

  if (quoted)
    g_string_append_c (out, '"');
  if (guarded && looks_like_formula (text))
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

void
dew_csv_text (DewCsvWriter *csv,
              const char   *text)
{
  g_return_if_fail (csv != NULL && text != NULL);

  g_autoptr (GString) cell = g_string_new (NULL);

  dew_csv_append (cell, text, TRUE);
  write_raw (csv, cell->str, (gssize) cell->len);
}

void
dew_csv_pounds (DewCsvWriter *csv,
                gint64        pence)
{
  dew_csv_money (csv, pence, DEW_UNIT_POUNDS);
}

void
dew_csv_money (DewCsvWriter *csv,
               gint64        pence,
               DewUnit       unit)
{
  char buf[DEW_MONEY_SIZE];

  g_return_if_fail (csv != NULL);

  write_raw (csv, dew_money_print (dew_pence (pence), unit, dew_unit_decimals (unit), DEW_PRINT_PLAIN, buf), -1);
}

void
dew_csv_date (DewCsvWriter *csv,
              const char   *date)
{
  g_return_if_fail (csv != NULL && date != NULL);

  write_raw (csv, date, -1);
}

void
dew_csv_integer (DewCsvWriter *csv,
                 gint64        number)
{
  char buf[24];

  g_return_if_fail (csv != NULL);

  g_snprintf (buf, sizeof buf, "%" G_GINT64_FORMAT, number);
  write_raw (csv, buf, -1);
}

void
dew_csv_percent (DewCsvWriter *csv,
                 gint64        millionths)
{
  char buf[DEW_PERCENT_SIZE];

  g_return_if_fail (csv != NULL);

  write_raw (csv, dew_percent_print (millionths, 4, buf), -1);
}

void
dew_csv_empty (DewCsvWriter *csv)
{
  g_return_if_fail (csv != NULL);

  write_raw (csv, "", 0);
}

void
dew_csv_end (DewCsvWriter *csv)
{
  g_return_if_fail (csv != NULL);

  dew_safe_file_write (csv->file, "\n", 1);
  csv->inside = FALSE;
}
