/* dew-cli-table.c: a table for the terminal, or as CSV */
#include "dew-cli-table.h"

#include "dew-csv-writer.h"

typedef struct {
  char    *heading;
  gboolean figures;
} Column;

typedef struct {
  char    *text;
  gboolean figure;
} Cell;

struct _DewCliTable
{
  GArray *columns;      /* Column */
  GArray *cells;        /* Cell, row after row */
  GArray *rules;        /* guint: rows with a rule above */
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->heading);
}

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

DewCliTable *
_dew_cli_table_new (void)
{
  DewCliTable *table = g_new0 (DewCliTable, 1);

  table->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (table->columns, clear_column);
  table->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (table->cells, clear_cell);
  table->rules = g_array_new (FALSE, FALSE, sizeof (guint));

  return table;
}

void
_dew_cli_table_free (DewCliTable *table)
{
  if (table == NULL)
    return;

  g_array_unref (table->columns);
  g_array_unref (table->cells);
  g_array_unref (table->rules);
  g_free (table);
}

void
_dew_cli_table_column (DewCliTable *table,
                       const char  *heading,
                       gboolean     figures)
{
  Column column = { g_strdup (heading), figures };

  g_array_append_val (table->columns, column);
}

void
_dew_cli_table_text (DewCliTable *table,
                     const char  *text)
{
  Cell cell = { g_strdup (text != NULL ? text : ""), FALSE };

  g_array_append_val (table->cells, cell);
}

void
_dew_cli_table_figure (DewCliTable *table,
                       const char  *figure)
{
  Cell cell = { g_strdup (figure != NULL ? figure : ""), TRUE };

  g_array_append_val (table->cells, cell);
}

static guint
count_rows (const DewCliTable *table)
{
  return table->cells->len / table->columns->len;
}

void
_dew_cli_table_rule (DewCliTable *table)
{
  guint row = count_rows (table);

  g_array_append_val (table->rules, row);
}

static const Column *
get_column (const DewCliTable *table,
            guint              i)
{
  return &g_array_index (table->columns, Column, i);
}

static const Cell *
get_cell (const DewCliTable *table,
          guint              row,
          guint              column)
{
  return &g_array_index (table->cells, Cell, row * table->columns->len + column);
}

/* ---- Text ---- */

/* How many places of a terminal a text takes. */
static glong
measure (const char *text)
{
  glong width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static void
pad (GString *out,
     glong    n)
{
  for (glong i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

static void
put_cell (GString    *out,
          const char *text,
          gboolean    right,
          glong       width)
{
  if (right)
    pad (out, width - measure (text));
  g_string_append (out, text);
  if (!right)
    pad (out, width - measure (text));
}

/* Ends a line, without blanks at its end. */
static void
end_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
put_rule (GString     *out,
          const char  *indent,
          const glong *widths,
          guint        n)
{
  g_string_append (out, indent);
  for (guint i = 0; i < n; i++)
    {
      for (glong w = 0; w < widths[i]; w++)
        g_string_append (out, "─");
      g_string_append (out, "  ");
    }
  end_line (out);
}

static gboolean
has_rule (const DewCliTable *table,
          guint              row)
{
  for (guint i = 0; i < table->rules->len; i++)
    if (g_array_index (table->rules, guint, i) == row)
      return TRUE;

  return FALSE;
}

char *
_dew_cli_table_to_text (const DewCliTable *table,
                        const char        *indent)
{
  GString *out = g_string_new (NULL);
  guint n = table->columns->len;
  g_autofree glong *widths = g_new0 (glong, n);

  for (guint i = 0; i < n; i++)
    {
      widths[i] = measure (get_column (table, i)->heading);
      for (guint row = 0; row < count_rows (table); row++)
        widths[i] = MAX (widths[i], measure (get_cell (table, row, i)->text));
    }

  g_string_append (out, indent);
  for (guint i = 0; i < n; i++)
    {
      put_cell (out, get_column (table, i)->heading, get_column (table, i)->figures, widths[i]);
      g_string_append (out, "  ");
    }
  end_line (out);
  put_rule (out, indent, widths, n);

  for (guint row = 0; row < count_rows (table); row++)
    {
      if (has_rule (table, row))
        put_rule (out, indent, widths, n);
      g_string_append (out, indent);
      for (guint i = 0; i < n; i++)
        {
          put_cell (out, get_cell (table, row, i)->text, get_column (table, i)->figures, widths[i]);
          g_string_append (out, "  ");
        }
      end_line (out);
    }

  return g_string_free (out, FALSE);
}

/* ---- CSV ---- */

char *
_dew_cli_table_to_csv (const DewCliTable *table)
{
  GString *out = g_string_new (NULL);
  guint n = table->columns->len;

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      dew_csv_append (out, get_column (table, i)->heading, TRUE);
    }
  g_string_append_c (out, '\n');

  for (guint row = 0; row < count_rows (table); row++)
    {
      for (guint i = 0; i < n; i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          dew_csv_append (out, get_cell (table, row, i)->text, !get_cell (table, row, i)->figure);
        }
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}
