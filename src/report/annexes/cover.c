/* cover.c: the first sheet: what the book is, what it holds, how to read it. */
#include "dew-annex-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"

DewSheet *
_dew_cover_add (DewBook *book)
{
  return dew_book_add_sheet (book, _("Cover"), book->title);
}

/* What a reader looks for, said or not. */
static const char *
or_not_said (const char *what)
{
  return what != NULL && what[0] != '\0' ? what : _("not said");
}

/* A note with one thing in it that may not be there. */
static void
note_if (DewSheet   *cover,
         const char *format,
         const char *what)
{
  g_autoptr (GString) note = g_string_new (format);

  if (what == NULL || what[0] == '\0')
    return;
  g_string_replace (note, "%s", what, 1);
  dew_sheet_note (cover, note->str);
}

static const char *
say_approval (const DewDocumentRow *document)
{
  if (document == NULL || document->approval == DEW_APPROVAL_UNSAID)
    return _("Draft or approved: not said.");
  return document->approval == DEW_APPROVAL_APPROVED ? _("Approved.") : _("Draft, not approved.");
}

/* Two dates, which are seldom the same: the document's own, and the one whose rules apply. */
static void
note_about (DewPaper *paper,
            DewSheet *cover)
{
  const DewDocumentRow *document = dew_ledger_document (paper->ledger);
  g_autofree char *as_at = dew_date_words (document != NULL ? document->as_at : "");
  g_autofree char *in_force = _dew_paper_in_force (paper);
  const DewScenario *scenario = NULL;

  if (paper->scenario != DEW_BASELINE)
    scenario = dew_ledger_find (paper->ledger, DEW_TABLE_SCENARIO, paper->scenario);
  note_if (cover, _("Marking: %s"), paper->book->marking);
  note_if (cover, "%s", paper->book->subtitle);
  note_if (cover, "%s", say_approval (document));
  note_if (cover, _("As at %s."), as_at);
  note_if (cover, _("Financial year %s."), paper->year_name);
  note_if (cover, _("Rules, and which lines are pooled: as in force on %s."), in_force);
  note_if (cover, _("Figures and rules of the scenario “%s”."), scenario != NULL ? scenario->name : NULL);
  note_if (cover, _("Note on the scenario: %s"), scenario != NULL ? scenario->note : NULL);
  note_if (cover, _("Prepared by: %s"), or_not_said (document != NULL ? document->prepared_by : NULL));
  note_if (cover, _("Contact: %s"), or_not_said (document != NULL ? document->contact : NULL));
  note_if (cover, _("Note: %s"), document != NULL ? document->note : NULL);
}

static gboolean
has_percentages (const DewBook *book)
{
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (book->sheets, i);

      for (guint r = 0; r < sheet->rows->len; r++)
        for (guint c = 0; c < sheet->columns->len; c++)
          if (dew_sheet_cell (sheet, r, c)->type == DEW_CELL_PERCENT)
            return TRUE;
    }
  return FALSE;
}

/* Whether a variance is shared, or a surplus, in any paper of the book. */
static gboolean
shares (const DewPaper *paper)
{
  gboolean any = paper->risk != NULL || paper->nets != NULL;

  for (guint i = 0; paper->others != NULL && i < paper->others->len; i++)
    any |= shares (g_ptr_array_index (paper->others, i));
  return any;
}

static void
note_how_to_read (const DewPaper *paper,
                  DewSheet       *cover)
{
  if (paper->unit == DEW_UNIT_POUNDS)
    dew_sheet_note (cover, _("Money is in pounds and pence; nothing is rounded but to whole pence."));
  else if (paper->query->no_working)
    dew_sheet_note (cover, _("Money is in the unit that its column says; risk shares are in pounds and pence."));
  else
    dew_sheet_note (cover, _("Money is in the unit that its column says; inputs, risk shares and working are in pounds and pence."));
  if (shares (paper))
    dew_sheet_note (cover, _("Shares come to what was shared; odd pennies go to the largest remainders."));
  if (shares (paper) || paper->monitoring != NULL)
    dew_sheet_note (cover, _("A variance above 0 is an overspend, below 0 an underspend."));
  if (has_percentages (paper->book))
    dew_sheet_note (cover, _("Percentages have four decimals and are rounded so that they come to 100.0000."));
  dew_sheet_note (cover, _("An aid to drafting and checking. It is not legal advice."));
  dew_sheet_live_note (cover, _("Columns marked (input), with a coloured ground, hold the figures to change."));
  dew_sheet_live_note (cover, _("Every other number is a formula, and follows them."));
  dew_sheet_live_note (cover, _("LibreOffice calculates all formulas anew on Ctrl+Shift+F9, Excel when it opens the file."));
}

static void
put_entry (DewSheet   *cover,
           const char *sheet,
           const char *about)
{
  guint row = dew_sheet_row (cover);

  dew_sheet_text (cover, row, 0, sheet);
  dew_sheet_cell (cover, row, 0)->flags |= DEW_CELL_LINK;
  dew_sheet_text (cover, row, 1, about);
}

void
_dew_cover_say (DewPaper *paper,
                DewSheet *cover)
{
  note_about (paper, cover);
  note_how_to_read (paper, cover);
}

/* Of sheets about the same, as of several scenarios or years, what each is of is told by its title. */
static char *
say_about (const DewBook  *book,
           const DewSheet *sheet)
{
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DewSheet *other = g_ptr_array_index (book->sheets, i);

      if (other != sheet && g_str_equal (other->about, sheet->about))
        return g_strdup_printf (_("%s: %s"), sheet->about, sheet->title);
    }
  return g_strdup (sheet->about);
}

void
_dew_cover_list (DewPaper *paper,
                 DewSheet *cover)
{
  cover->contents = TRUE;
  dew_sheet_column (cover, _("Sheet"), 50);
  dew_sheet_column (cover, _("What it holds"), 90);

  for (guint i = 0; i < paper->book->sheets->len; i++)
    {
      const DewSheet *sheet = g_ptr_array_index (paper->book->sheets, i);

      if (sheet != cover)
        {
          g_autofree char *about = say_about (paper->book, sheet);

          put_entry (cover, sheet->name, about);
        }
    }
}
