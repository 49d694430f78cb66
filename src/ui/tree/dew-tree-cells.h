/* dew-tree-cells.h: what the cells of a grid over a tree are about, so that many can be entered and pasted in one way.
 *
 * A model says for each of its columns which figure or which column of a row stands in it; all else follows.
 */
#pragma once

#include "dew-block.h"
#include "dew-money-read.h"
#include "dew-tree.h"

G_BEGIN_DECLS

typedef enum {
  DEW_TREE_FIXED,               /* worked out, or nothing */
  DEW_TREE_FIGURE,
  DEW_TREE_FIELD,               /* a column of the row: a name, a provider */
} DewTreeTargetKind;

typedef struct {
  DewTreeTargetKind kind;
  DewFigure         figure;     /* of a figure: its key */
  DewTable          table;      /* of a field */
  gint64            id;
  const char       *column;
} DewTreeTarget;

typedef struct {
  DewTree *tree;
  gpointer model;
  guint    n_columns;
  DewUnit  unit;                /* that a bare number takes */
  gint64   scenario;            /* that all is typed into, as far as it is a scenario's to say */

  /* What a cell is about. kind tells of which sort of row where no node is yet: a service line that is to be added; then the figure's line and the field's id are 0, and its name is nobody's target. */
  void     (*aim)    (gpointer model, DewNodeKind kind, guint node, guint column, DewTreeTarget *out);

  /* The figure shown in a cell, in pence, FALSE where there is none. */
  gboolean (*figure) (gpointer model, guint row, guint column, gint64 *pence);

  /* Whether a column has amounts of money in it: a percentage is a figure too, but not one that could be compared. */
  gboolean (*is_money) (gpointer model, guint column);

  /* What a column is called in a sentence. g_free. */
  char    *(*words)  (gpointer model, guint column);

  /* Further columns of rows that a change implies: when a forecast is typed, that it is typed. What is implied in a sentence, borrowed; NULL for nothing. May be NULL. */
  const char *(*imply)  (gpointer model, const DewTreeTarget *target, DewTree *tree, gpointer row);
} DewTreeCells;

/* What the column of a row that a target is about says in words, as it is in a scenario. g_free. */
char       *dew_tree_field_words (const DewLedger *ledger, const DewTreeTarget *target, gint64 scenario);

/* What DewGridModel.enter and .paste ask. */
DewGridJob *dew_tree_enter (const DewTreeCells *cells, DewGridDeed deed, const DewGridEntry *entries, guint n, int choice);
DewGridJob *dew_tree_paste (const DewTreeCells *cells, const DewBlock *block, guint row, guint column, guint choices);

/* ---- Collecting an edit ---- */

/* Changes of many cells on their way to be one edit. */
typedef struct _DewTreeEdit DewTreeEdit;

DewTreeEdit  *dew_tree_edit_new    (const DewTreeCells *cells);
void          dew_tree_edit_free   (DewTreeEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DewTreeEdit, dew_tree_edit_free)

/* Enters a text where a target says; choice and was as for dew_typed_figure_read (), unit what a bare number takes. *pence (may be NULL) is what a figure came to. */
DewGridAnswer dew_tree_edit_enter  (DewTreeEdit *edit, const DewTreeTarget *target, const char *text, DewUnit unit, int choice, gint64 was, gint64 *pence, DewGridReply *reply);

/* What a deed on so many cells is called where it can be undone: "Pasted 1,200 cells". g_free. */
char         *dew_tree_tell_deed   (DewGridDeed deed, guint n_cells);

/* How it went, told once: NULL, or why nothing was changed. */
typedef void (*DewTreeDone) (const char *refusal, gpointer data);

/* All is entered: looks at one more of the rows that it changes, beside the others. *more is FALSE when that was the last. */
DewGridAnswer dew_tree_edit_settle (DewTreeEdit *edit, gboolean *more, DewGridReply *reply);

/* Takes all that was entered as one edit, which settles what is not settled yet. Large ones are taken aside: then *aside, TAKEN means that it has begun, and done is told when it is over. Otherwise the answer is
 * all there is to know, and done is not called. */
DewGridAnswer dew_tree_edit_take   (DewTreeEdit *edit, const char *what, DewTreeDone done, gpointer data, gboolean *aside, DewGridReply *reply);

/* The changes that it has come to so far, to be added to. */
DewChanges   *dew_tree_edit_changes (DewTreeEdit *edit);

G_END_DECLS
