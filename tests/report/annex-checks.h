/* annex-checks.h: a book of a document, and what stands in its sheets. */
#pragma once

#include "dew-annex.h"

static inline DewBook *
make_book (const DewLedger *ledger,
           gint64           variance)
{
  const DewAnnexQuery query = { .ledger = ledger, .variance = variance, .worked_example = TRUE };
  g_autoptr (GError) error = NULL;
  DewBook *book = dew_annex_book (&query, NULL, 0, &error);

  g_assert_no_error (error);
  return book;
}

/* Whether the document has something to show in an annex. */
static inline gboolean
annex_applies (const DewAnnex      *annex,
               const DewAnnexQuery *query)
{
  guint n, i = 0;
  const DewAnnex *const *annexes = dew_annexes (&n);
  g_autofree gboolean *applies = g_new (gboolean, n);

  while (annexes[i] != annex)
    i++;
  dew_annexes_apply (query, applies);
  return applies[i];
}

static inline const DewSheet *
find_sheet (const DewBook *book,
            const char    *name)
{
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (g_str_equal (sheet->name, name))
        return sheet;
    }
  return NULL;
}

/* The row that has these texts in its first two columns. */
static inline guint
find_row (const DewSheet *sheet,
          const char     *first,
          const char     *second)
{
  for (guint r = 0; r < sheet->rows->len; r++)
    if (g_strcmp0 (dew_sheet_cell (sheet, r, 0)->text, first) == 0 && g_strcmp0 (dew_sheet_cell (sheet, r, 1)->text, second) == 0)
      return r;
  g_error ("no row %s, %s on %s", first, second, sheet->name);
}

static inline void
check_numbers (const DewSheet *sheet,
               const char     *first,
               const char     *second,
               guint           column,
               guint           n,
               const gint64   *numbers)
{
  guint row = find_row (sheet, first, second);

  for (guint i = 0; i < n; i++)
    g_assert_cmpint (dew_sheet_cell (sheet, row, column + i)->number, ==, numbers[i]);
}

static inline gboolean
is_blank (const DewSheet *sheet,
          guint           row,
          guint           column)
{
  const DewCell *cell = dew_sheet_cell (sheet, row, column);

  return cell->type == DEW_CELL_EMPTY || (cell->flags & DEW_CELL_BLANK) != 0;
}

/* Of fewer digits than that: small ones, that a unit is many of, among large ones, some below nothing, and 0. */
static inline gint64
random_worth (int digits)
{
  gint64 pence = 1;

  if (g_test_rand_int_range (0, 6) == 0)
    return 0;

  for (int i = g_test_rand_int_range (0, digits); i > 0; i--)
    pence = pence * 10 + g_test_rand_int_range (0, 10);
  return g_test_rand_int_range (0, 5) == 0 ? -pence : pence;
}

/* A cell of that row, by what its heading begins with. */
static inline const DewCell *
find_cell (const DewBook *book,
           const char    *name,
           const char    *first,
           const char    *second,
           const char    *heading)
{
  const DewSheet *sheet = find_sheet (book, name);

  for (guint c = 0; c < sheet->columns->len; c++)
    if (g_str_has_prefix (((const DewSheetColumn *) g_ptr_array_index (sheet->columns, c))->heading, heading))
      return dew_sheet_cell (sheet, find_row (sheet, first, second), c);
  g_error ("no column %s on %s", heading, name);
}
