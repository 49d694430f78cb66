/* dew-xlsx-look.c: how a workbook looks on the screen and on paper. */
#include "dew-xlsx-look.h"

#include <glib/gi18n-lib.h>

#include "dew-cell-text.h"

/* What has room in a footer at the left of what stands in its middle, and there. */
#define FOOTER_LEFT   54
#define FOOTER_MIDDLE 40

/* Minus is a sign and not a colour: the red that spreadsheets have for it is too pale to read on white. By unit; as a figure stands, and exact: what is shown as 0 has no sign. */
static const struct {
  const char *plain, *with_sign;
} money_formats[3][2] = {
  [DEW_UNIT_POUNDS] = {
    { "#,##0.00;-#,##0.00", "+#,##0.00;-#,##0.00;0.00" },
    { "#,##0.00;-#,##0.00", "+#,##0.00;-#,##0.00;0.00" },
  },
  [DEW_UNIT_THOUSANDS] = {
    { "#,##0;-#,##0", "+#,##0;-#,##0;0" },
    { "[>=500]#,##0,;[<=-500]-#,##0,;\"0\"", "[>=500]+#,##0,;[<=-500]-#,##0,;\"0\"" },
  },
  [DEW_UNIT_MILLIONS] = {
    { "#,##0.0;-#,##0.0", "+#,##0.0;-#,##0.0;0.0" },
    { "[>=50000]#,##0.0,,;[<=-50000]-#,##0.0,,;\"0.0\"", "[>=50000]+#,##0.0,,;[<=-50000]-#,##0.0,,;\"0.0\"" },
  },
};

const char *
dew_xlsx_number_format (DewCellType  type,
                        DewCellFlags flags,
                        gboolean     exact)
{
  DewUnit unit = dew_cell_unit (flags);

  switch (type)
    {
    case DEW_CELL_MONEY:
      return (flags & DEW_CELL_SIGNED) ? money_formats[unit][exact].with_sign : money_formats[unit][exact].plain;
    case DEW_CELL_DATE:
      return "d mmmm yyyy";
    case DEW_CELL_PENCE:
    case DEW_CELL_COUNT:
      return "#,##0;-#,##0";
    case DEW_CELL_PERCENT:
      return "0.0000;-0.0000";
    case DEW_CELL_EMPTY:
    case DEW_CELL_TEXT:
    default:
      return NULL;
    }
}

/* Written with the digits that read back to it. */
double
dew_xlsx_double (const DewCell *cell,
                 gboolean       exact)
{
  g_return_val_if_fail (cell != NULL, 0);

  switch (cell->type)
    {
    case DEW_CELL_MONEY:
      return (double) cell->number / (double) dew_unit_pence (exact ? DEW_UNIT_POUNDS : dew_cell_unit (cell->flags));
    case DEW_CELL_PERCENT:
      return (double) cell->number / 10000;
    case DEW_CELL_PENCE:
    case DEW_CELL_COUNT:
    case DEW_CELL_EMPTY:
    case DEW_CELL_TEXT:
    case DEW_CELL_DATE:
    default:
      return (double) cell->number;
    }
}

char *
dew_xlsx_axis_format (DewUnit stored,
                      DewUnit shown,
                      gint64  largest)
{
  const char *decimals = "", *thousands[] = { "", ",", ",," };

  g_return_val_if_fail (stored <= shown && shown <= DEW_UNIT_MILLIONS, NULL);

  if (largest < 10 * dew_unit_pence (shown))
    decimals = shown == DEW_UNIT_POUNDS ? ".00" : ".0";
  return g_strdup_printf ("#,##0%1$s%2$s;-#,##0%1$s%2$s", decimals, thousands[shown - stored]);
}

gboolean
dew_xlsx_is_number_column (const DewSheet *sheet,
                           guint           column)
{
  g_return_val_if_fail (sheet != NULL && column < sheet->columns->len, FALSE);

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const DewCell *cell = dew_sheet_cell (sheet, r, column);

      if (cell->type != DEW_CELL_EMPTY)
        return dew_cell_is_figure (cell);
    }
  return FALSE;
}

/* What is typed with more decimals than there are pence would be rounded unseen. */
char *
dew_xlsx_guard (DewCellType   type,
                guint         column,
                guint         row,
                const char  **message)
{
  char letters[DEW_COLUMN_SIZE];

  g_return_val_if_fail (message != NULL, NULL);

  *message = type == DEW_CELL_PERCENT ? _("A percentage has at most four decimals.") :
             type == DEW_CELL_COUNT ? _("This is a whole number.") :
             _("An amount is in pounds, with at most two decimals.");
  return g_strdup_printf ("=%1$s%2$u=ROUND(%1$s%2$u,%3$d)", dew_column_letters (column, letters), row,
                          type == DEW_CELL_PERCENT ? 4 : type == DEW_CELL_COUNT ? 0 : 2);
}

/* What a footer says of a text, in which & begins a code, in at most so many units. */
static void
append_said (GString    *footer,
             const char *text,
             guint       max_units)
{
  guint units = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (units >= max_units)
        {
          g_string_append (footer, "…");
          break;
        }
      g_string_append_unichar (footer, c);
      if (c == '&')
        g_string_append_c (footer, '&');
      units += c > 0xffff || c == '&' ? 2 : 1;
    }
}

char *
dew_xlsx_footer (const char *title,
                 const char *marking)
{
  GString *footer;

  g_return_val_if_fail (title != NULL && marking != NULL, NULL);

  footer = g_string_new ("&L");
  append_said (footer, title, FOOTER_LEFT);
  g_string_append (footer, "&C");
  append_said (footer, marking, FOOTER_MIDDLE);
  g_string_append_printf (footer, "%s%s", *marking != '\0' ? "&R&A, " : "&A&R", _("Page &P of &N"));
  return g_string_free (footer, FALSE);
}
