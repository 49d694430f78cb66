/* document-fixture.h: an open document with a small county in it, and a count of what it tells. */
#pragma once

#include "dew-document.h"
#include "engine-fixture.h"
#include "store-fixture.h"

typedef struct {
  Fixture      file;            /* its store is closed: the document has it */
  DewDocument *document;
  guint        n_changed;       /* signals */
  guint        n_reloaded;
  guint        n_changes;       /* in the last "changed" */
} DocumentFixture;

/* A new document, open for writing, with make_county () in it. */
void document_start  (DocumentFixture *fixture);
void document_finish (DocumentFixture *fixture);
void document_reopen (DocumentFixture *fixture);

/* Opens it in the given mode; fails the test where that fails. */
DewDocument *open_or_fail (const char *path, DewStoreMode mode);

/* Opens it in another process, runs SQL there, and waits until it is done. */
void run_sql_elsewhere (const DocumentFixture *fixture, const char *sql);

/* What makes a blank document the county. */
DewChanges *make_county_edit (void);

/* An edit that sets the forecast of a line for 2013, as nobody's. */
DewChanges *make_edit (DewDocument *document, gint64 line, gint64 pence);

/* Makes it, and fails the test where that fails. */
void edit (DewDocument *document, gint64 line, gint64 pence, gint64 gesture);

/* What a line's forecast for 2013 is; -1 where there is none. */
gint64 forecast (DewDocument *document, gint64 line);

/* Store and engine find nothing wrong; sums and ledger are those of the file read afresh. */
void assert_sound (DewDocument *document);

/* What a program of these tests does when it is started as a child; -1 where it is not. To be called first of all. */
int run_as_child (int argc, char *argv[]);
