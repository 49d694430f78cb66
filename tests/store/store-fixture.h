/* store-fixture.h: documents in a folder of their own, filled with random rows, and what is in them. */
#pragma once

#include <sqlite3.h>

#include "dew-store.h"

typedef struct {
  char      *folder;
  char      *path;
  DewStore  *store;
  DewLedger *ledger;    /* follows the store's changes */
} Fixture;

/* A new document, open for writing. */
void  fixture_start  (Fixture *fixture);
void  fixture_finish (Fixture *fixture);
void  fixture_reopen (Fixture *fixture);

/* Only the folder and what is in it, for a process that is about to abort. */
void  fixture_remove (Fixture *fixture);

/* A path in the fixture's folder; free with g_free. */
char *fixture_path   (const Fixture *fixture, const char *name);

/* Applies an edit and has the ledger follow. */
void     fixture_apply (Fixture *fixture, const DewChanges *edit, const char *what, gint64 gesture);
gboolean fixture_undo  (Fixture *fixture);
gboolean fixture_redo  (Fixture *fixture);

/* Some of everything: three partners, an agreement, two pools, lines, a scenario, figures, rules. */
void fixture_fill (Fixture *fixture);

/* One to four changes to random rows, as the file stands; may be refused for what a row names. Texts, dates and amounts of all kinds. Free with dew_changes_free. */
DewChanges *random_edit (DewStore *store, sqlite3 *reader);

/* How often to do what is done `full` times in the long run. */
guint how_often (guint full);

/* A connection beside the store's, for looking. */
sqlite3 *open_reader (const char *path);

/* Runs SQL on a file, as another program would. */
void run_sql (const char *path, const char *sql);

/* Every row of every table but the journal, as text; free with g_free. */
char *dump (sqlite3 *reader);
char *dump_file (const char *path);

/* The bytes of a file as a digest; free with g_free. */
char *file_digest (const char *path);

void assert_same_ledger (const DewLedger *a, const DewLedger *b);
void assert_no_findings (DewStore *store);

/* What a process that may write neither root's files nor anybody else's is told on opening: the error, or why it is read-only; "" where it may write. Free with g_free. */
char *open_without_rights (const char *path, DewStoreMode mode);
