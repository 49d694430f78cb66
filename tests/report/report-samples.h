/* report-samples.h: documents to report on, and a folder to write into. */
#pragma once

#include <glib/gstdio.h>

#include "dew-error.h"
#include "ledger-builder.h"

#define COUNCIL 1
#define CCG 2
#define OLDER 11
#define LEARNING 12
#define MILLION G_GINT64_CONSTANT (100000000)

/* Older people's pooled budget of 2013/14: 78m + 21m and 30m + 66m, 18m of income; and a pool without figures. */
static inline DewLedger *
make_older_people (const char *over,
                   const char *under)
{
  Builder builder;
  DewDocumentRow *document;

  start_ledger (&builder);
  document = (DewDocumentRow *) dew_ledger_document (builder.ledger);
  dew_row_set_text (DEW_TABLE_DOCUMENT, document, "title", "Pooled budgets");
  dew_row_set_text (DEW_TABLE_DOCUMENT, document, "subtitle", "Draft");

  add_partner (&builder, COUNCIL, "County Council", "Council");
  add_partner (&builder, CCG, "Clinical Commissioning Group", "CCG");
  add_pool (&builder, OLDER, "Older People", COUNCIL, 0);
  add_pool (&builder, LEARNING, "Learning Disabilities", COUNCIL, COUNCIL);
  add_line (&builder, 21, OLDER, 0, DEW_LINE_SERVICE, "Council's existing money", COUNCIL);
  add_line (&builder, 22, OLDER, 0, DEW_LINE_SERVICE, "CCG's existing money", CCG);
  add_line (&builder, 23, OLDER, 0, DEW_LINE_SERVICE, "Council's additional money", COUNCIL);
  add_line (&builder, 24, OLDER, 0, DEW_LINE_SERVICE, "CCG's additional money", CCG);
  add_figure (&builder, 21, DEW_EXISTING, COUNCIL, 78 * MILLION);
  add_figure (&builder, 22, DEW_EXISTING, CCG, 30 * MILLION);
  add_figure (&builder, 23, DEW_ADDITIONAL, COUNCIL, 21 * MILLION);
  add_figure (&builder, 23, DEW_INCOME, COUNCIL, 18 * MILLION);
  add_figure (&builder, 24, DEW_ADDITIONAL, CCG, 66 * MILLION);
  if (over != NULL)
    add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", over);
  if (under != NULL)
    add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_UNDER, "", under);
  return finish_ledger (&builder);
}

/* A folder that is there for one test. */
static inline char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("dewpond-report-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static inline guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Takes the folder away with the files in it, and frees its name. */
static inline void
remove_folder (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

static inline char *
read_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static inline void
write_text (const char *path,
            const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}
