/* oracle-html.c: the sheets of every annex of a sample as HTML for the clipboard, and what another program should find there.
 *
 *   oracle-html FOLDER     writes N.html and N.txt, N from 1, for each sheet of each annex of each sample, and for one of odd texts
 *
 * N.txt has lines of cells separated by tabs, their texts escaped as in C: "title" and "note" with a text; then "cell", row (0 the headings) and
 * column, "figure", "date" or "text", "bold" or "plain", and the text.
 */
#include "../intake/blank-document.h"

#include <string.h>

#include "dew-annex.h"
#include "dew-cell-text.h"
#include "dew-html.h"
#include "dew-intake.h"
#include "dew-sample.h"

#define VARIANCE G_GINT64_CONSTANT (100000001)

static void
say (GString    *list,
     const char *what,
     const char *text)
{
  g_autofree char *escaped = g_strescape (text, NULL);

  g_string_append_printf (list, "%s\t%s\n", what, escaped);
}

static void
say_heading (GString        *list,
             const DewSheet *sheet,
             guint           column)
{
  gboolean figure = FALSE;
  g_autofree char *what = NULL;

  for (guint r = 0; r < sheet->rows->len && !figure; r++)
    {
      if (dew_sheet_cell (sheet, r, column)->type == DEW_CELL_EMPTY)
        continue;
      figure = dew_cell_is_figure (dew_sheet_cell (sheet, r, column));
      break;
    }
  what = g_strdup_printf ("cell\t0\t%u\t%s\tbold", column, figure ? "figure" : "text");
  say (list, what, ((const DewSheetColumn *) g_ptr_array_index (sheet->columns, column))->plain);
}

static void
say_cell (GString        *list,
          const DewSheet *sheet,
          guint           row,
          guint           column)
{
  const DewCell *cell = dew_sheet_cell (sheet, row, column);
  const char *kind = dew_cell_is_figure (cell) ? "figure" : cell->type == DEW_CELL_DATE ? "date" : "text";
  g_autofree char *what = g_strdup_printf ("cell\t%u\t%u\t%s\t%s", row + 1, column, kind, cell->flags & DEW_CELL_TOTAL ? "bold" : "plain");
  g_autofree char *text = dew_cell_text (cell);

  say (list, what, text);
}

static void
write_file (const char *folder,
            guint       number,
            const char *ending,
            const char *text)
{
  g_autofree char *name = g_strdup_printf ("%u.%s", number, ending);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, text, -1, &error))
    g_error ("%s", error->message);
}

static void
write_sheet (const DewSheet *sheet,
             const char     *folder,
             guint           number)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *html = dew_html_document (sheet);

  say (list, "title", sheet->title);
  for (guint i = 0; i < sheet->notes->len; i++)
    say (list, "note", g_ptr_array_index (sheet->notes, i));
  for (guint c = 0; c < sheet->columns->len; c++)
    say_heading (list, sheet, c);
  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint c = 0; c < sheet->columns->len; c++)
      say_cell (list, sheet, r, c);
  write_file (folder, number, "html", html);
  write_file (folder, number, "txt", list->str);
}

static guint
write_annexes (const DewSample *sample,
               const char      *folder,
               guint            number)
{
  g_autoptr (DewLedger) ledger = make_blank ();
  g_autoptr (GBytes) bytes = dew_sample_bytes (sample);
  g_autoptr (GError) error = NULL;
  DewChanges *changes = dew_intake_json (ledger, sample->name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  const DewAnnexQuery query = { .ledger = ledger, .variance = VARIANCE };
  guint n;
  const DewAnnex *const *annexes = dew_annexes (&n);

  g_assert_no_error (error);
  patch (ledger, changes);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DewBook) book = dew_annex_book (&query, &annexes[i], 1, &error);

      g_assert_no_error (error);
      for (guint s = 0; s < book->sheets->len; s++)
        if (!((const DewSheet *) g_ptr_array_index (book->sheets, s))->contents)
          write_sheet (g_ptr_array_index (book->sheets, s), folder, ++number);
    }
  return number;
}

/* Texts of every kind, each heading its row, and figures of every kind beside them. */
static void
write_odd (const char *folder,
           guint       number)
{
  static const char *const texts[] = {
    "=cmd()", "=1+1", "+1", "-5", "@home", "'tick", "1-2", "007", "TRUE", "2 May", "1e5", "50%", "£5", "a,b;c", "say \"so\"", "two\nlines", "<script>alert(1)</script>",
    "&amp; &lt;", "Größe €", "🏠", "שלום עולם, 7", "السلام عليكم", "Care (עזרה) 2", "</td></tr></table>", "#N/A",
  };
  static const struct { DewCellType type; DewCellFlags flags; } kinds[] = {
    { DEW_CELL_MONEY, 0 }, { DEW_CELL_MONEY, DEW_CELL_SIGNED }, { DEW_CELL_MONEY, DEW_CELL_THOUSANDS }, { DEW_CELL_MONEY, DEW_CELL_THOUSANDS | DEW_CELL_SIGNED },
    { DEW_CELL_MONEY, DEW_CELL_MILLIONS }, { DEW_CELL_MONEY, DEW_CELL_MILLIONS | DEW_CELL_SIGNED }, { DEW_CELL_PENCE, 0 }, { DEW_CELL_COUNT, 0 }, { DEW_CELL_PERCENT, 0 },
  };
  static const gint64 numbers[] = { 0, 1, -1, 123456789, -123456789, 99999999999999, -99999999999999 };
  g_autoptr (DewBook) book = dew_book_new ("Book");
  DewSheet *sheet = dew_book_add_sheet (book, "Odd", "Odd: <b>texts</b> & “figures”");

  dew_sheet_note (sheet, "=cmd() is a text;\nso is <i>.");
  dew_sheet_column (sheet, "Text", 0);
  dew_sheet_column (sheet, "The same, \"quoted\" & <more>", 0);
  dew_sheet_column (sheet, "Day", 0);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    dew_sheet_column (sheet, "Figure, £", 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint row = dew_sheet_row (sheet);

      dew_sheet_text (sheet, row, 0, texts[i]);
      dew_sheet_text (sheet, row, 1, texts[i]);
      dew_sheet_date (sheet, row, 2, i % 2 ? "2013-04-01" : "2024-12-31", 0);
      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        dew_sheet_number (sheet, row, 3 + k, kinds[k].type, numbers[(i + k) % G_N_ELEMENTS (numbers)], kinds[k].flags);
      dew_sheet_flag_row (sheet, row, i % 5 == 4 ? DEW_CELL_TOTAL : 0);
    }
  write_sheet (sheet, folder, number);
}

int
main (int    argc,
      char **argv)
{
  guint n, number = 0;
  const DewSample *samples = dew_samples (&n);

  if (argc != 2)
    return 2;

  for (guint i = 0; i < n; i++)
    number = write_annexes (&samples[i], argv[1], number);
  write_odd (argv[1], number + 1);
  return 0;
}
