/* dew-notes.h: the sheet of notes: what headings and cells refer to by [note 1], and what is too long for a cell. */
#pragma once

#include "dew-sheet.h"

/* How many UTF-16 units a text has. */
glong dew_text_units (const char *text);

/* Numbers the notes of all columns and cells in the order of the sheets, marks those, and adds a sheet of them behind the cover, which is the first. A text that a cell does not
 * hold ends in the mark of a note that goes on where it stops. Equal notes, and equal texts, are one. Adds nothing where there is nothing to say. */
void  dew_notes_add (DewBook *book);
