/* bench-book.h: the annexes of a document as a book, and its cells through bare libxlsxwriter. */
#pragma once

#include "dew-annex.h"

/* All annexes that apply, with a worked example of a variance. */
DewBook *bench_book (const DewLedger *ledger);

/* Writes the book's cells, formulas with values, and nothing else. Ends the program where it cannot. */
void     bench_write_bare (const DewBook *book, const char *path);
