/* dew-sheet.h: what an annex is made of: plain tables of typed cells, before any file format.
 *
 * A sheet is one table: title, notes under it, an empty row, one header row, then rows. Cells hold what they are
 * worth; a formula stands beside its value, so every writer that cannot calculate writes the value, and leaves out
 * what is only true where there are formulas and sheets: live notes, the marks of inputs, a table of contents.
 * Positions are those of the workbook (A1 addresses, from dew_sheet_address), so that a formula can be built while
 * the sheets are.
 */
#pragma once

#include <glib.h>

#include "dew-money-read.h"

typedef enum {
  DEW_CELL_EMPTY,
  DEW_CELL_TEXT,
  DEW_CELL_MONEY,       /* number: pence; shown in pounds */
  DEW_CELL_PENCE,       /* number: pence, shown as a count of pence: the working */
  DEW_CELL_COUNT,       /* number: a whole number */
  DEW_CELL_PERCENT,     /* number: millionths of the whole; shown as 50.7692 */
  DEW_CELL_DATE,        /* text: "2013-04-01"; number: that in days, as spreadsheets count them; shown in words */
} DewCellType;

typedef enum {
  DEW_CELL_INPUT = 1 << 0,      /* a figure to be changed: marked by ground and by the word in its column's head */
  DEW_CELL_TOTAL = 1 << 1,      /* in a total row */
  DEW_CELL_BLANK = 1 << 2,      /* shows nothing: an input not entered, or a formula that is worth ""; type says how a number would be shown there */
  DEW_CELL_LINK  = 1 << 3,      /* text: the name of a sheet of the book, leads there */
  DEW_CELL_SIGNED = 1 << 4,     /* money: shown with its sign, be it + */
  DEW_CELL_THOUSANDS = 1 << 5,  /* money: shown in £000; neither: in pounds and pence */
  DEW_CELL_MILLIONS = 1 << 6,   /* money: shown in £m with one decimal */
} DewCellFlags;

/* What a cell of a workbook, and a heading, hold in UTF-16 units. */
#define DEW_CELL_UNITS    32767
#define DEW_HEADING_UNITS 255

typedef struct {
  DewCellType  type;
  DewCellFlags flags;
  union {
    gint64      number;
    const char *other;          /* TEXT with a formula: what else that may come to, which needs room too; or NULL */
  };
  const char  *text;            /* TEXT, DATE; or NULL */
  const char  *formula;         /* with its "=", or NULL */
} DewCell;

typedef struct {
  char *heading;                /* with its unit: "Gross, £", and the mark of an input; kept unlike the others */
  char *plain;                  /* without that mark */
  char *note;                   /* what the sheet of notes says of it; or NULL */
  int   width;                  /* in characters; 0: as its cells need */
} DewSheetColumn;

/* A cell that refers to a note. */
typedef struct {
  guint       row, column;
  const char *note;             /* among the texts of the sheet */
} DewSheetMark;

typedef struct _DewSheetChart DewSheetChart;    /* dew-sheet-chart.h */

typedef struct {
  char      *name;              /* legal in Excel, at most 31 UTF-16 units, unique in the book: dew_book_add_sheet sees to it */
  char      *title;             /* in A1 */
  char      *about;             /* a line for the list of what the book holds; the title where nothing is said */
  GPtrArray *notes;             /* char *, a row each under the title */
  GPtrArray *live_notes;        /* char *, a row each under those: how to use what can be calculated */
  gboolean   contents;          /* the table only leads to the sheets of the book */
  const char *annex;            /* the name of the annex that it is of, which outlives it; NULL: of none */
  gboolean   support;           /* inputs and working that the annexes stand on */
  GPtrArray *columns;           /* DewSheetColumn * */
  GPtrArray *rows;              /* DewCell *, as many in each as there are columns */
  GArray    *marks;             /* DewSheetMark, row by row */
  char      *table;             /* the table object's name, unique in the book */
  DewSheetChart *chart;         /* what a workbook shows beside the table; NULL: nothing */
  GStringChunk *texts;          /* what the cells say */
  gboolean   long_texts;        /* some of that may be more than a cell of a workbook holds */
} DewSheet;

typedef struct {
  char      *title;
  char      *subtitle;          /* "" where there is none */
  char      *marking;           /* its security classification, for the foot of each printed page: "OFFICIAL"; "" where there is none */
  char      *date;              /* what the file's properties say of when it was made: the as-at date, so that two runs are the same */
  gboolean   exact;             /* a working copy: money in £000 and £m stands to the penny behind what is shown; else it was rounded together before, and stands as it is shown */
  GPtrArray *sheets;            /* DewSheet * in order; the cover is one like any other */
} DewBook;

DewBook  *dew_book_new       (const char *title);
void      dew_book_free      (DewBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewBook, dew_book_free)

/* Appends a sheet; the name is mended to be legal and unique. The book owns it. */
DewSheet *dew_book_add_sheet (DewBook *book, const char *name, const char *title);

/* Moves a sheet to a place, from 0, or to the end of the book; takes one out that nothing refers to, and frees it. */
void      dew_book_move         (DewBook *book, DewSheet *sheet, guint place);
void      dew_book_move_last    (DewBook *book, DewSheet *sheet);
void      dew_book_remove_sheet (DewBook *book, DewSheet *sheet);

/* Frees the rows of a sheet, when all that will be asked of it is its head. */
void      dew_sheet_spend       (DewSheet *sheet);

/* Whether a sheet is one that people read: neither contents, nor what the annexes stand on. */
gboolean  dew_sheet_is_read     (const DewSheet *sheet);

/* How many formulas the book has. */
guint     dew_book_formulas  (const DewBook *book);

/* Says what the sheet is for. */
void      dew_sheet_about    (DewSheet *sheet, const char *about);

/* All notes and columns must be there before the first row is: notes stand above the table. */
void      dew_sheet_note         (DewSheet *sheet, const char *note);
void      dew_sheet_live_note    (DewSheet *sheet, const char *note);
guint     dew_sheet_column       (DewSheet *sheet, const char *heading, int width);
/* Says something of a column that its heading refers to, and the sheet of notes tells. */
void      dew_sheet_footnote     (DewSheet *sheet, guint column, const char *note);
/* The same of a cell that is empty, or a text that no formula makes or goes by: behind what is written in it then stands a mark for each note. */
void      dew_sheet_mark         (DewSheet *sheet, guint row, guint column, const char *note);
/* For cells that are inputs. */
guint     dew_sheet_input_column (DewSheet *sheet, const char *heading, int width);

/* Appends an empty row, returns its number from 0. */
guint     dew_sheet_row      (DewSheet *sheet);
DewCell  *dew_sheet_cell     (const DewSheet *sheet, guint row, guint column);

/* A cell is written once. The text is copied; formula is printf-formatted, with its "=". */
void      dew_sheet_text     (DewSheet *sheet, guint row, guint column, const char *text);
void      dew_sheet_number   (DewSheet *sheet, guint row, guint column, DewCellType type, gint64 number,
                              DewCellFlags flags);
void      dew_sheet_formula  (DewSheet *sheet, guint row, guint column, DewCellType type, gint64 value, DewCellFlags flags,
                              const char *format, ...) G_GNUC_PRINTF (7, 8);

/* A text that a formula makes, beside what it is now; `other` (may be NULL) is what else it may come to. */
void      dew_sheet_text_formula (DewSheet *sheet, guint row, guint column, const char *text, const char *other,
                                  const char *format, ...) G_GNUC_PRINTF (6, 7);

/* A day, "2013-04-01", which there is. */
void      dew_sheet_date     (DewSheet *sheet, guint row, guint column, const char *date, DewCellFlags flags);

/* The unit that money so flagged is shown in; and the flag of a unit. */
DewUnit      dew_cell_unit   (DewCellFlags flags);
DewCellFlags dew_unit_flag   (DewUnit unit);

/* Puts `flag` on every cell of a row. */
void      dew_sheet_flag_row (DewSheet *sheet, guint row, DewCellFlags flag);

/* The number, from 1 as Excel counts, of the header row and of a row of the body. */
guint     dew_sheet_head     (const DewSheet *sheet);
guint     dew_sheet_place    (const DewSheet *sheet, guint row);

/* "B", for the column numbered from 0; buf holds any that Excel has. Returns buf. */
#define DEW_COLUMN_SIZE 8
char     *dew_column_letters (guint column, char buf[DEW_COLUMN_SIZE]);

/* The name as a formula has it: quoted where it must be. Free with g_free. */
char     *dew_sheet_quoted   (const DewSheet *sheet);

/* "B7", or "'Risk share'!$B$7". row and column from 0 within the table's body. Free with g_free. */
char     *dew_sheet_address  (const DewSheet *sheet, guint row, guint column, gboolean absolute, gboolean with_sheet);

/* "Lines!$B$7:$B$12" for n rows of a column. Free with g_free. */
char     *dew_sheet_range    (const DewSheet *sheet, guint row, guint n, guint column, gboolean with_sheet);
