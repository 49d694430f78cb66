/* dew-tidy.c: the columns of the tidy CSV */
#include "dew-tidy-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define QUOTE 40        /* characters of a cell that a message shows */

static const char *const column_names[DEW_N_TIDY] = {
  [DEW_TIDY_POOL] = "pool",
  [DEW_TIDY_HOST] = "host",
  [DEW_TIDY_CATEGORY] = "category",
  [DEW_TIDY_LINE] = "line",
  [DEW_TIDY_LEAD] = "lead",
  [DEW_TIDY_STATUS] = "status",
  [DEW_TIDY_CONTRACT] = "contract",
  [DEW_TIDY_SCENARIO] = "scenario",
  [DEW_TIDY_PARTNER] = "partner",
  [DEW_TIDY_YEAR] = "year",
  [DEW_TIDY_MONTH] = "month",
  [DEW_TIDY_MEASURE] = "measure",
  [DEW_TIDY_POUNDS] = "pounds",
  [DEW_TIDY_AGREEMENT] = "agreement",
  [DEW_TIDY_PROVIDER] = "provider",
  [DEW_TIDY_POOLED_FROM] = "pooled_from",
  [DEW_TIDY_RECURRENCE] = "recurrence",
  [DEW_TIDY_FUNCTIONS] = "functions",
  [DEW_TIDY_REFERENCE] = "reference",
  [DEW_TIDY_NOTE] = "note",
};

static int
column_named (const char *name)
{
  for (int i = 0; i < DEW_N_TIDY; i++)
    if (g_ascii_strcasecmp (column_names[i], name) == 0)
      return i;

  return -1;
}

static gboolean
refuse_header (const DewTidyRow *row,
               DewTidyColumn     missing,
               GError          **error)
{
  return dew_csv_refuse (row->csv, row->line, DEW_CSV_NO_COLUMN, error,
                         _("the header has no column “%s”; the first line must name the columns, separated by commas."), column_names[missing]);
}

gboolean
_dew_tidy_header (DewTidyRow      *row,
                  const GPtrArray *cells,
                  GPtrArray       *ignored,
                  GError         **error)
{
  static const DewTidyColumn of_figures[] = { DEW_TIDY_LINE, DEW_TIDY_YEAR, DEW_TIDY_MEASURE, DEW_TIDY_POUNDS };
  gboolean figures = FALSE;

  for (guint i = 0; i < DEW_N_TIDY; i++)
    row->columns[i] = -1;

  for (guint i = 0; i < cells->len; i++)
    {
      const char *name = g_strstrip (g_ptr_array_index (cells, i));
      int column = column_named (name);

      if (column < 0)
        {
          if (ignored != NULL && *name != '\0')
            g_ptr_array_add (ignored, _dew_tidy_quote (name));
          continue;
        }
      if (row->columns[column] >= 0)
        return dew_csv_refuse (row->csv, row->line, i, error, _("the header names this column twice; take one away."));
      row->columns[column] = (int) i;
    }

  if (row->columns[DEW_TIDY_POOL] < 0)
    return refuse_header (row, DEW_TIDY_POOL, error);

  for (guint i = 1; i < G_N_ELEMENTS (of_figures); i++)
    figures = figures || row->columns[of_figures[i]] >= 0;
  for (guint i = 0; figures && i < G_N_ELEMENTS (of_figures); i++)
    if (row->columns[of_figures[i]] < 0)
      return refuse_header (row, of_figures[i], error);

  return TRUE;
}

/* A text that a spreadsheet would take for a formula is written with an apostrophe before it, and so is one that begins with an apostrophe. Blanks before that do not count. */
static char *
unguard (char *cell)
{
  char first;

  if (cell[0] != '\'')
    return cell;

  first = cell[1 + strspn (cell + 1, " \t\r\n")];
  return first != '\0' && strchr ("=+-@'", first) != NULL ? cell + 1 : cell;
}

gboolean
_dew_tidy_cells (DewTidyRow      *row,
                 const GPtrArray *cells,
                 guint            n_columns,
                 GError         **error)
{
  if (cells->len < n_columns)
    return dew_csv_refuse (row->csv, row->line, cells->len, error,
                           _("the row ends before this column, after %u of %u cells."), cells->len, n_columns);

  for (guint i = n_columns; i < cells->len; i++)
    if (*(const char *) g_ptr_array_index (cells, i) != '\0')
      return dew_csv_refuse (row->csv, row->line, i, error,
                             _("the row has more cells than the header has names; a cell with a comma in it must stand in quotation marks."));

  for (guint i = 0; i < DEW_N_TIDY; i++)
    row->cells[i] = row->columns[i] < 0 ? "" : g_strstrip (unguard (g_ptr_array_index (cells, (guint) row->columns[i])));

  return TRUE;
}

gboolean
_dew_tidy_refuse (const DewTidyRow *row,
                  DewTidyColumn     column,
                  GError          **error,
                  const char       *format,
                  ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  return dew_csv_refuse (row->csv, row->line, (guint) row->columns[column], error, "%s", reason);
}

char *
_dew_tidy_quote (const char *cell)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (cell, -1) <= QUOTE)
    return g_strdup (cell);

  start = g_utf8_substring (cell, 0, QUOTE);
  return g_strconcat (start, "…", NULL);
}

char *
_dew_tidy_step (const char **path)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const char *p = *path;

  for (; *p != '\0' && *p != '>'; p++)
    {
      if (p[0] == '\\' && (p[1] == '>' || p[1] == '\\'))
        p++;
      g_string_append_c (name, *p);
    }

  *path = *p == '>' ? p + 1 : NULL;
  return g_strstrip (g_string_free (g_steal_pointer (&name), FALSE));
}
