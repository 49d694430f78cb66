/* dew-print.h: printing a book of annexes, on the pages that a PDF of it has. */
#pragma once

#include <gtk/gtk.h>

#include "dew-sheet.h"

G_BEGIN_DECLS

/* What could not be done, in a sentence; NULL when it was printed, or when somebody chose not to. */
typedef void (*DewPrinted) (const char *problem, gpointer data);

/* Takes the book over. Pages are laid out on a thread for the paper that is chosen: A4, lying, unless it is another; sheets whose table fits well stand. Its unit,
 * page setup and name are set; whoever runs it unrefs it then. */
GtkPrintOperation *dew_print_operation_new (DewBook *book);

/* The same, run: asks for the printer and returns at once. printed (may be NULL) is called once, later; data must live until then. */
void dew_print_book (GtkWindow *parent, DewBook *book, DewPrinted printed, gpointer data);

G_END_DECLS
