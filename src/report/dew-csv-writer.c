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
dew_csv_text (DewCsvWriter *csv,
              const char   *text)
{
  g_return_if_fail (csv != NULL && text != NULL);

  const char *guard = looks_like_formula (text) ? "'" : "";

  if (text[strcspn (text, ",\"\r\n")] == '\0')
    {
      write_raw (csv, guard, -1);
      dew_safe_file_write (csv->file, text, -1);
      return;
    }

  write_raw (csv, "\"", 1);
  dew_safe_file_write (csv->file, guard, -1);
  for (const char *p = text; *p != '\0'; p++)
    dew_safe_file_write (csv->file, *p == '"' ? "\"\"" : p, *p == '"' ? 2 : 1);
  dew_safe_file_write (csv->file, "\"", 1);
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
