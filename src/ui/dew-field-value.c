/* dew-field-value.c: what a field shows of a column, and how it reads what is typed */
#include "dew-field-value.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-error.h"
#include "dew-ratio.h"

static const DewColumn *
get_column (DewTable    table,
            const char *column)
{
  return &dew_tables[table].columns[dew_table_column (table, column)];
}

static char *
show_percent (const DewColumn *column,
              gint64           millionths)
{
  char text[DEW_PERCENT_SIZE];

  if (column->min < 0)
    return g_strdup_printf (_("%s %%"), dew_percent_print_signed (millionths, text));
  if (millionths == 0)
    return g_strdup ("");

  return g_strdup_printf (_("%s %%"), dew_percent_print (millionths, -1, text));
}

char *
dew_field_value_show (DewTable      table,
                      gconstpointer row,
                      const char   *column)
{
  DewValue value;

  g_return_val_if_fail (row != NULL && dew_table_column (table, column) >= 0, NULL);

  value = dew_row_get (table, row, (guint) dew_table_column (table, column));
  switch (get_column (table, column)->type)
    {
    case DEW_COLUMN_DATE:
      return dew_date_words (value.text);
    case DEW_COLUMN_INT:
      return show_percent (get_column (table, column), value.i);
    case DEW_COLUMN_TEXT:
    case DEW_COLUMN_INT64:
    case DEW_COLUMN_MONEY:
    default:
      return g_strdup (value.text);
    }
}

static void
refuse_percent (const DewColumn *column,
                const char      *text,
                GError         **error)
{
  g_autofree char *low = g_strdup_printf (column->min < 0 ? "−%" G_GINT64_FORMAT : "%" G_GINT64_FORMAT, ABS (column->min) * 100 / DEW_WHOLE);

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is not a percentage from %s to %" G_GINT64_FORMAT " with at most four decimals; write it as %s %%."), text,
               low, column->max * 100 / DEW_WHOLE, column->min < 0 ? "−2.5" : "2.5");
}

/* Blank is 0; where that stands for the usual, a typed 0 would come to something else. */
static gboolean
read_percent (DewTable         table,
              const DewColumn *column,
              const char      *text,
              gint64          *millionths,
              GError         **error)
{
  int64_t read = 0;

  if (*text != '\0' && !dew_percent_read_within (text, column->min, column->max, &read))
    {
      refuse_percent (column, text, error);
      return FALSE;
    }
  if (*text != '\0' && read == 0 && table == DEW_TABLE_DOCUMENT)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("The percentage must be above 0; leave it blank for the usual one."));
      return FALSE;
    }

  *millionths = read;
  return TRUE;
}

gboolean
dew_field_value_read (DewTable    table,
                      gpointer    row,
                      const char *column,
                      const char *text,
                      GError    **error)
{
  char date[DEW_DATE_SIZE];
  gint64 millionths;

  g_return_val_if_fail (row != NULL && text != NULL && dew_table_column (table, column) >= 0, FALSE);

  switch (get_column (table, column)->type)
    {
    case DEW_COLUMN_DATE:
      if (!dew_date_read (text, date, error))
        return FALSE;
      dew_row_set_text (table, row, column, date);
      return TRUE;
    case DEW_COLUMN_INT:
      if (!read_percent (table, get_column (table, column), text, &millionths, error))
        return FALSE;
      dew_row_set_int (table, row, column, millionths);
      return TRUE;
    case DEW_COLUMN_TEXT:
    case DEW_COLUMN_INT64:
    case DEW_COLUMN_MONEY:
    default:
      dew_row_set_text (table, row, column, text);
      return TRUE;
    }
}
