/* dew-notes.c: the sheet of notes. */
#include "dew-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum { NUMBER, WHERE, WHAT };

/* A mark has no more units than this. */
#define MARK_UNITS 32

typedef struct {
  const char *text;             /* the whole, of what goes on too */
  const char *said;             /* what the note says of it */
  GPtrArray  *places;           /* char *, each once */
} Note;

typedef struct {
  DewBook    *book;
  GPtrArray  *notes;            /* Note */
  GHashTable *by_text;          /* text -> its number */
} Notes;

static void
free_note (gpointer data)
{
  Note *note = data;

  g_ptr_array_unref (note->places);
  g_free (note);
}

glong
dew_text_units (const char *text)
{
  glong units = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    units += g_utf8_get_char (p) > 0xffff ? 2 : 1;
  return units;
}

/* ---- Numbers ---- */

static void
add_place (Note       *note,
           const char *where)
{
  if (!g_ptr_array_find_with_equal_func (note->places, where, g_str_equal, NULL))
    g_ptr_array_add (note->places, g_strdup (where));
}

/* The number, from 1, of what the note says; text and said live as long as the book. */
static guint
take_number (Notes      *notes,
             const char *text,
             const char *said,
             const char *where)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (notes->by_text, text));
  Note *note;

  if (number == 0)
    {
      note = g_new (Note, 1);
      *note = (Note) { text, said, g_ptr_array_new_with_free_func (g_free) };
      g_ptr_array_add (notes->notes, note);
      number = notes->notes->len;
      g_hash_table_insert (notes->by_text, (gpointer) text, GUINT_TO_POINTER (number));
    }
  add_place (g_ptr_array_index (notes->notes, number - 1), where);
  return number;
}

static char *
make_mark (guint number)
{
  /* TRANSLATORS: how a heading refers to a row of the sheet of notes; keep the brackets. */
  return g_strdup_printf (_("[note %u]"), number);
}

/* ---- Long texts ---- */

static gboolean
is_too_long (const char *text,
             glong       max_units)
{
  return strlen (text) > (gsize) max_units && g_utf8_validate (text, -1, NULL) && dew_text_units (text) > max_units;
}

/* As much of a text as there is room for, whole characters, and not in the middle of one that is put together. */
static const char *
find_end (const char *text,
          glong       max_units)
{
  const char *end = text;
  glong units = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c) && c != 0x200d)
        end = p;
      units += c > 0xffff ? 2 : 1;
      if (units > max_units)
        break;
    }
  return end != text ? end : g_utf8_next_char (text);
}

/* What fits, with the mark of the note that goes on; NULL where all of it fits. Free with g_free. The text lives as long as the book. */
static char *
shorten (Notes      *notes,
         const char *text,
         glong       max_units,
         const char *where)
{
  const char *end;
  g_autofree char *mark = NULL;

  if (!is_too_long (text, max_units))
    return NULL;

  end = find_end (text, max_units - MARK_UNITS);
  mark = make_mark (take_number (notes, text, end, where));
  return g_strdup_printf ("%.*s %s", (int) (end - text), text, mark);
}

/* Keeps a text of the sheet that is about to be put in another's place. */
static const char *
keep (const DewSheet *sheet,
      const char     *text)
{
  return g_string_chunk_insert (sheet->texts, text);
}

static void
shorten_owned (Notes          *notes,
               const DewSheet *sheet,
               char          **text,
               glong           max_units,
               const char     *where)
{
  char *shorter;

  if (!is_too_long (*text, max_units))
    return;

  shorter = shorten (notes, keep (sheet, *text), max_units, where);
  g_free (*text);
  *text = shorter;
}

static void
shorten_cells (Notes          *notes,
               const DewSheet *sheet)
{
  for (guint r = 0; sheet->long_texts && r < sheet->rows->len; r++)
    for (guint c = 0; c < sheet->columns->len; c++)
      {
        DewCell *cell = dew_sheet_cell (sheet, r, c);
        g_autofree char *where = NULL;
        g_autofree char *shorter = NULL;

        if (cell->type != DEW_CELL_TEXT || !is_too_long (cell->text, DEW_CELL_UNITS))
          continue;

        where = g_strdup_printf ("%s: %s", sheet->name, ((const DewSheetColumn *) g_ptr_array_index (sheet->columns, c))->plain);
        shorter = shorten (notes, cell->text, DEW_CELL_UNITS, where);
        cell->text = keep (sheet, shorter);
      }
}

static void
shorten_head (Notes    *notes,
              DewSheet *sheet)
{
  shorten_owned (notes, sheet, &sheet->title, DEW_CELL_UNITS, sheet->name);
  for (guint i = 0; i < sheet->notes->len; i++)
    shorten_owned (notes, sheet, (char **) &g_ptr_array_index (sheet->notes, i), DEW_CELL_UNITS, sheet->name);
  for (guint i = 0; i < sheet->live_notes->len; i++)
    shorten_owned (notes, sheet, (char **) &g_ptr_array_index (sheet->live_notes, i), DEW_CELL_UNITS, sheet->name);
}

/* ---- Headings ---- */

static void
append_mark (char       **heading,
             const char  *mark)
{
  char *marked = g_strdup_printf ("%s %s", *heading, mark);

  g_free (*heading);
  *heading = marked;
}

static void
mark_column (Notes          *notes,
             const DewSheet *sheet,
             DewSheetColumn *column)
{
  g_autofree char *where = g_strdup_printf ("%s: %s", sheet->name, column->plain);
  g_autofree char *mark = NULL;

  if (column->note == NULL)
    return;

  mark = make_mark (take_number (notes, column->note, column->note, where));
  append_mark (&column->heading, mark);
  append_mark (&column->plain, mark);
}

/* ---- Cells ---- */

static void
mark_cell (Notes              *notes,
           DewSheet           *sheet,
           const DewSheetMark *mark)
{
  DewCell *cell = dew_sheet_cell (sheet, mark->row, mark->column);
  g_autofree char *number = make_mark (take_number (notes, mark->note, mark->note, sheet->name));
  g_autofree char *marked = cell->type == DEW_CELL_TEXT ? g_strdup_printf ("%s %s", cell->text, number) : g_steal_pointer (&number);

  cell->type = DEW_CELL_TEXT;
  cell->text = keep (sheet, marked);
  sheet->long_texts |= strlen (marked) > DEW_CELL_UNITS;
}

static void
go_over_sheet (Notes    *notes,
               DewSheet *sheet)
{
  shorten_head (notes, sheet);
  for (guint c = 0; c < sheet->columns->len; c++)
    {
      DewSheetColumn *column = g_ptr_array_index (sheet->columns, c);

      mark_column (notes, sheet, column);
      shorten_owned (notes, sheet, &column->heading, DEW_HEADING_UNITS, sheet->name);
    }
  for (guint i = 0; i < sheet->marks->len; i++)
    mark_cell (notes, sheet, &g_array_index (sheet->marks, DewSheetMark, i));
  shorten_cells (notes, sheet);
}

/* ---- The sheet ---- */

static char *
join_places (const Note *note)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < note->places->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "; " : "", (const char *) g_ptr_array_index (note->places, i));
  return g_string_free (joined, FALSE);
}

/* What goes on in a note may itself be too long for one, and goes on in the next. */
static void
put_notes (Notes    *notes,
           DewSheet *sheet)
{
  for (guint i = 0; i < notes->notes->len; i++)
    {
      Note *note = g_ptr_array_index (notes->notes, i);
      guint row = dew_sheet_row (sheet);
      g_autofree char *mark = make_mark (i + 1);
      g_autofree char *where = join_places (note);
      g_autofree char *shorter = shorten (notes, note->said, DEW_CELL_UNITS, sheet->name);

      dew_sheet_text (sheet, row, NUMBER, mark);
      dew_sheet_text (sheet, row, WHERE, where);
      dew_sheet_text (sheet, row, WHAT, shorter != NULL ? shorter : note->said);
    }
}

void
dew_notes_add (DewBook *book)
{
  Notes notes = { .book = book };
  DewSheet *sheet;

  g_return_if_fail (book != NULL && book->sheets->len > 0);

  notes.notes = g_ptr_array_new_with_free_func (free_note);
  notes.by_text = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < book->sheets->len; i++)
    go_over_sheet (&notes, g_ptr_array_index (book->sheets, i));

  if (notes.notes->len > 0)
    {
      sheet = dew_book_add_sheet (book, _("Notes"), _("Notes"));
      dew_sheet_about (sheet, _("What is marked [note 1] and so on, and what was too long for a cell"));
      dew_sheet_column (sheet, _("Note"), 10);
      dew_sheet_column (sheet, _("Where"), 40);
      dew_sheet_column (sheet, _("What it says"), 100);
      put_notes (&notes, sheet);
      dew_book_move (book, sheet, 1);
    }
  g_hash_table_unref (notes.by_text);
  g_ptr_array_unref (notes.notes);
}
