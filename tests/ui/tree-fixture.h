/* tree-fixture.h: a model over a document with a small county in it, read and written as a grid does. */
#pragma once

#include <string.h>

#include "document-fixture.h"

#include "dew-schedule-model.h"
#include "dew-spending-model.h"

typedef struct {
  DocumentFixture base;
  DewTreeModel   *model;
  char           *before;       /* the ledger as it was when tree_mark () was called */
  DewGridReply    reply;        /* to the last entering or pasting */
  DewGridArea     area;         /* where the last paste went */
} TreeFixture;

static inline const DewLedger *
tree_ledger (const TreeFixture *fixture)
{
  return dew_document_ledger (fixture->base.document);
}

static inline void
tree_mark (TreeFixture *fixture)
{
  g_free (fixture->before);
  fixture->before = dump_ledger (tree_ledger (fixture));
  fixture->base.n_changed = 0;
}

/* The county's schedule for 2013, in £000. */
static inline void
tree_start (TreeFixture *fixture)
{
  *fixture = (TreeFixture) { .model = NULL };
  document_start (&fixture->base);
  fixture->model = DEW_TREE_MODEL (dew_schedule_model_new (fixture->base.document, 2013, DEW_UNIT_THOUSANDS));
  tree_mark (fixture);
}

static inline void
tree_finish (TreeFixture *fixture)
{
  dew_grid_reply_clear (&fixture->reply);
  g_free (fixture->before);
  g_clear_object (&fixture->model);
  document_finish (&fixture->base);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TreeFixture, tree_finish)

/* ---- Where things are ---- */

static inline guint
row_of (TreeFixture *fixture,
        DewTable     table,
        gint64       id)
{
  guint row = dew_tree_row_of (dew_tree_model_tree (fixture->model), dew_ledger_node (tree_ledger (fixture), table, id));

  g_assert_cmpuint (row, !=, G_MAXUINT);
  return row;
}

static inline guint
line_row (TreeFixture *fixture,
          gint64       line)
{
  return row_of (fixture, DEW_TABLE_LINE, line);
}

/* A column by its key: "existing/1" is the first partner's, "budget/0" nobody's, "gross/-1" all partners'. */
static inline guint
column_of (TreeFixture *fixture,
           const char  *key)
{
  DewGridColumn column;

  for (guint i = 0; i < dew_grid_model_n_columns (DEW_GRID_MODEL (fixture->model)); i++)
    {
      dew_grid_model_column (DEW_GRID_MODEL (fixture->model), i, &column);
      if (g_strcmp0 (column.key, key) == 0)
        return i;
    }

  g_error ("there is no column %s", key);
}

/* The row that takes the name of a new pool. */
static inline guint
new_row (TreeFixture *fixture)
{
  return dew_grid_model_n_rows (DEW_GRID_MODEL (fixture->model)) - 1;
}

/* ---- Reading ---- */

static inline void
assert_text (TreeFixture *fixture,
             guint        row,
             guint        column,
             const char  *text)
{
  DewGridCell cell;

  dew_grid_model_cell (DEW_GRID_MODEL (fixture->model), row, column, &cell);
  g_assert_cmpstr (cell.text, ==, text);
}

static inline void
assert_figure (TreeFixture *fixture,
               gint64       line,
               DewMeasure   measure,
               gint64       partner,
               gint64       pence)
{
  gint64 found = DEW_CLEARED;

  dew_ledger_figure (tree_ledger (fixture), line, 2013, 0, measure, partner, DEW_BASELINE, &found);
  g_assert_cmpint (found, ==, pence);
}

/* What a cell is copied as. Free with g_free. */
static inline char *
copy_cell (TreeFixture *fixture,
           guint        row,
           guint        column)
{
  char *plain = dew_grid_model_plain (DEW_GRID_MODEL (fixture->model), row, column);
  DewGridCell cell;

  if (plain != NULL)
    return plain;

  dew_grid_model_cell (DEW_GRID_MODEL (fixture->model), row, column, &cell);
  return g_strdup (cell.text);
}

/* ---- Writing ---- */

static inline DewGridAnswer
paste_block (TreeFixture    *fixture,
             const DewBlock *block,
             guint           row,
             guint           column,
             guint           choices)
{
  dew_grid_reply_clear (&fixture->reply);
  fixture->reply = (DewGridReply) { NULL, NULL, NULL, 0 };

  return dew_grid_job_do (dew_grid_model_paste (DEW_GRID_MODEL (fixture->model), block, row, column, choices), &fixture->area, &fixture->reply);
}

/* Text with tabs and line breaks, as a spreadsheet writes it. */
static inline DewGridAnswer
paste_text (TreeFixture *fixture,
            const char  *text,
            guint        row,
            guint        column,
            guint        choices)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewBlock) block = dew_block_read_text (text, strlen (text), &error);

  g_assert_no_error (error);
  return paste_block (fixture, block, row, column, choices);
}

/* What was said last has that in it, and is a sentence. */
static inline void
assert_says (TreeFixture *fixture,
             const char  *says)
{
  const char *message = fixture->reply.message;

  if (message == NULL || strstr (message, says) == NULL)
    g_error ("“%s” does not say “%s”", message == NULL ? "" : message, says);
  g_assert_nonnull (strchr (".?", message[strlen (message) - 1]));
}

static inline void
assert_unchanged (TreeFixture *fixture)
{
  g_assert_cmpuint (fixture->base.n_changed, ==, 0);
  assert_same_dump (tree_ledger (fixture), fixture->before);
}

/* What was done since the mark is one edit, which one undo takes back to the letter. */
static inline void
assert_one_edit (TreeFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (fixture->base.n_changed, ==, 1);
  assert_sound (fixture->base.document);
  g_assert_true (dew_document_undo (fixture->base.document, &error));
  g_assert_no_error (error);
  assert_same_dump (tree_ledger (fixture), fixture->before);
  g_assert_true (dew_document_redo (fixture->base.document, &error));
  g_assert_no_error (error);
}
