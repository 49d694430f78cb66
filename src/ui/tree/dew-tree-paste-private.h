/* dew-tree-paste-private.h: what the files about pasting share: dew-tree-paste-place.c finds where a block goes, dew-tree-paste-look.c what its figures are in, dew-tree-paste.c enters it. */
#pragma once

#include "dew-tree-private.h"

#include "dew-tree-cells.h"

G_BEGIN_DECLS

/* What may be asked, each at most once. */
enum {
  DEW_TREE_ASK_LINES,           /* 1: add lines for what goes beyond; 2: leave it out */
  DEW_TREE_ASK_UNIT,            /* 1: in the other unit, which is likelier; 2: as it stands */
  DEW_TREE_ASK_POUNDS,          /* 1: all in pounds; 2: all in the column's unit */
};

/* Lines that are to be added, and the figures on them: each names its line by its number among them until they have ids. */
typedef struct {
  GPtrArray *lines;             /* DewLine */
  GArray    *figures;           /* DewFigure */
} DewTreePasteNew;

typedef struct {
  DewGridJob          job;
  DewTreeCells        own;
  const DewTreeCells *cells;                    /* own */
  GObject            *model;                    /* keeps the tree */
  const DewBlock     *block;
  guint               row, column;
  guint               n_rows, n_columns;        /* of the block, without what is empty at its end and meets nothing */
  guint               choices;
  DewGridReply       *reply;                    /* to the piece that is being read */

  guint               stage;                    /* what is being read: dew-tree-paste.c says of what there is, */
  guint               at;                       /* and at which piece of it */
  DewTreeEdit        *edit;
  DewTreePasteNew     new;

  guint               n_old;                    /* rows of the block that fall on rows that are there */
  gint64              pool, parent;             /* where lines are added for the others; pool 0: nowhere */
  const char         *place;                    /* what that is called */
  guint               n_cells;                  /* entered */
  guint               n_renamed;                /* rows that get another name */
  char               *renamed;                  /* what the first of them was called; owned */
  GArray             *pasted, *others;          /* gint64 pence: to judge the unit by */
  GArray             *replacing, *replaced;     /* gint64 pence, in pairs: what is pasted over another figure, and that */
  GArray             *expected;                 /* what is worked out where something else was copied */
  DewUnit             unit;                     /* of the bare figures */
  int                 pounds;                   /* what £ means, as for dew_typed_figure_read () */
} DewTreePaste;

/* What was chosen of a question, 0 for nothing yet. */
int           _dew_tree_paste_choice       (const DewTreePaste *self, guint question);

DewGridAnswer _dew_tree_paste_ask          (DewTreePaste *self, guint question, char *message, const char *first, const char *second);
DewGridAnswer _dew_tree_paste_refuse       (DewTreePaste *self, char *message);

/* The node in a row of the grid; DEW_TREE_NEW_POOL beyond the last. */
guint         _dew_tree_paste_node         (const DewTreePaste *self, guint row);

/* A pool or category that has nothing in it. */
gboolean      _dew_tree_paste_is_childless (const DewTreePaste *self, guint node);

/* What a cell of the block is entered into. */
void          _dew_tree_paste_aim          (const DewTreePaste *self, guint row, guint column, DewTreeTarget *target);

/* Whether a cell (a figure, or a field) says that already: it is left alone then. A forecast that is worked out is not typed by pasting back what was copied. */
gboolean      _dew_tree_paste_says_so      (const DewTreePaste *self, guint row, guint column, const DewTreeTarget *target, const char *text);

/* TAKEN where all is clear. First where it goes; then each cell is looked at, and when all were, what unit their figures are in. */
DewGridAnswer _dew_tree_paste_find_place   (DewTreePaste *self);
DewGridAnswer _dew_tree_paste_look         (DewTreePaste *self, guint row, guint column);
DewGridAnswer _dew_tree_paste_judge        (DewTreePaste *self);

G_END_DECLS
