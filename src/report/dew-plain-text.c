/* dew-plain-text.c: annexes as text with tabs. */
#include "dew-plain-text.h"

#include <string.h>

#include "dew-cell-text.h"

/* Texts alone are guarded: a figure below zero has a true minus. */
static void
append_cell (GString    *out,
             const char *text,
             gboolean    guarded)
{
  const char *guard = guarded && text[0] != '\0' && strchr ("=+-@'", text[0]) != NULL ? "'" : "";

  if (strpbrk (text, "\t\n\r\"") == NULL)
    {
      g_string_append (out, guard);
      g_string_append (out, text);
      return;
    }

  g_string_append_c (out, '"');
  g_string_append (out, guard);
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

static void
append_line (GString    *out,
             const char *text)
{
  append_cell (out, text, TRUE);
  g_string_append_c (out, '\n');
}

static void
append_table (GString        *out,
              const DewSheet *sheet)
{
  guint n = sheet->columns->len;

  for (guint c = 0; c < n; c++)
    {
      append_cell (out, ((const DewSheetColumn *) g_ptr_array_index (sheet->columns, c))->plain, TRUE);
      g_string_append_c (out, c + 1 < n ? '\t' : '\n');
    }
  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint c = 0; c < n; c++)
      {
        const DewCell *cell = dew_sheet_cell (sheet, r, c);
        g_autofree char *text = dew_cell_text (cell);

        append_cell (out, text, !dew_cell_is_figure (cell));
        g_string_append_c (out, c + 1 < n ? '\t' : '\n');
      }
}

static void
append_sheet (GString        *out,
              const DewSheet *sheet)
{
  append_line (out, sheet->title);
  for (guint i = 0; i < sheet->notes->len; i++)
    append_line (out, g_ptr_array_index (sheet->notes, i));
  if (sheet->contents)
    return;

  g_string_append_c (out, '\n');
  append_table (out, sheet);
}

char *
dew_plain_text_sheet (const DewSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  GString *out = g_string_new (NULL);

  append_sheet (out, sheet);
  return g_string_free (out, FALSE);
}

char *
dew_plain_text_book (const DewBook *book)
{
  g_return_val_if_fail (book != NULL, NULL);

  GString *out = g_string_new (NULL);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (!dew_sheet_is_read (sheet))
        continue;
      if (out->len > 0)
        g_string_append_c (out, '\n');
      append_sheet (out, sheet);
    }
  return g_string_free (out, FALSE);
}
