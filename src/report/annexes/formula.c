/* formula.c: formulas whose cells are named by their columns, and products and quotients of pence that are exact in them. */
#include "dew-annex-private.h"

#include <string.h>

/* Which column a name at `name` means, and in *length how long it is. */
static guint
find_column (const DewNamed *at,
             const char     *name,
             gsize          *length)
{
  *length = strspn (name, "abcdefghijklmnopqrstuvwxyz ");
  for (guint c = 0; at->names[c] != NULL; c++)
    if (strlen (at->names[c]) == *length && strncmp (at->names[c], name, *length) == 0)
      return c;

  g_error ("no column is called so: %s", name);
}

/* What stands behind a name says which of the column's cells is meant. */
static void
append_cells (const DewNamed *at,
              GString        *formula,
              const char     *letters,
              char            which)
{
  guint here = dew_sheet_place (at->sheet, at->row);
  guint first = dew_sheet_place (at->sheet, at->span.first);

  if (which == ':')
    g_string_append_printf (formula, "%s$%u:%s$%u", letters, first, letters, first + at->span.n - 1);
  else if (which == '>')
    g_string_append_printf (formula, "%s$%u:%s%u", letters, first, letters, here);
  else if (which == '1')
    g_string_append_printf (formula, "%s$%u", letters, first);
  else
    g_string_append_printf (formula, "%s%u", letters, which == '<' ? here - 1 : here);
}

static char *
expand (const DewNamed *at,
        const char     *format)
{
  GString *formula = g_string_new (NULL);

  for (const char *p = format; *p != '\0'; p++)
    {
      char letters[DEW_COLUMN_SIZE];
      gsize length;

      if (*p != '[')
        {
          g_string_append_c (formula, *p);
          continue;
        }
      dew_column_letters (find_column (at, p + 1, &length), letters);
      p += length + 1;
      append_cells (at, formula, letters, *p);
      if (*p != ']')
        p++;
    }

  return g_string_free (formula, FALSE);
}

void
_dew_named_formula (const DewNamed *at,
                    guint           column,
                    DewCellType     type,
                    const gint64   *value,
                    const char     *format)
{
  g_autofree char *formula = expand (at, format);

  dew_sheet_formula (at->sheet, at->row, column, type, value != NULL ? *value : 0, value != NULL ? 0 : DEW_CELL_BLANK, "=%s", formula);
}

void
_dew_named_words (const DewNamed *at,
                  guint           column,
                  const char     *text,
                  const char     *other,
                  const char     *format)
{
  g_autofree char *formula = expand (at, format);

  dew_sheet_text_formula (at->sheet, at->row, column, text, other, "=%s", formula);
}

/* ---- A quotient of a product, half away from zero ---- */

char *
_dew_print_estimate (const char *amount,
                     const char *num,
                     const char *den)
{
  return g_strdup_printf ("INT(%s*%s/%s+" DEW_ESTIMATE_OFFSET ")", amount, num, den);
}

/* By long multiplication in millions and rest; nothing is to be proved of what has more digits than a spreadsheet. */
char *
_dew_print_check (const char *amount,
                  const char *num,
                  const char *den,
                  const char *estimate)
{
  return g_strdup_printf ("IF(OR(%1$s*%2$s>9E27,%4$s>9E15),0,((INT(%1$s/1000000)*INT(%2$s/1000000)-INT(%4$s/1000000)*INT(%3$s/1000000))*1000000"
                          "+INT(%1$s/1000000)*MOD(%2$s,1000000)+MOD(%1$s,1000000)*INT(%2$s/1000000)"
                          "-INT(%4$s/1000000)*MOD(%3$s,1000000)-MOD(%4$s,1000000)*INT(%3$s/1000000))*1000000"
                          "+MOD(%1$s,1000000)*MOD(%2$s,1000000)-MOD(%4$s,1000000)*MOD(%3$s,1000000))", amount, num, den, estimate);
}

char *
_dew_print_quotient (const char *den,
                     const char *estimate,
                     const char *check)
{
  return g_strdup_printf ("(%2$s+IF(2*%3$s<-%1$s,-1,IF(2*%3$s<%1$s,0,IF(2*%3$s<3*%1$s,1,2))))", den, estimate, check);
}

gint64
_dew_check (gint64 amount,
            gint64 num,
            gint64 den,
            gint64 estimate)
{
  if ((double) amount * (double) num > 9e27 || estimate > G_GINT64_CONSTANT (9000000000000000))
    return 0;

  return (gint64) ((__int128) amount * num - (__int128) estimate * den);
}

gint64
_dew_quotient (gint64 amount,
               gint64 num,
               gint64 den)
{
  return (gint64) ((2 * (__int128) amount * num + den) / (2 * (__int128) den));
}
