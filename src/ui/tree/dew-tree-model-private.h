/* dew-tree-model-private.h: what the files of a tree's model share: dew-tree-model.c says what stands in the cells, dew-tree-model-edit.c what typing does. */
#pragma once

#include "dew-tree-model.h"

G_BEGIN_DECLS

typedef struct {
  DewDocument *document;
  int          year;
  DewUnit      unit;
  gint64       scenario;                /* that is shown and edited, or DEW_BASELINE */
  gboolean     narrow;
  DewTree     *tree;
  int          decimals;
  GHashTable  *followers;               /* of dew_followers (); NULL: to be read anew */
  gboolean     ends;                    /* with them: any pool ends or was merged, or a line goes on for another */

  char         text[DEW_MONEY_SIZE];    /* what cells lend */
  char        *lent;
  char        *note;
  char        *difference;              /* a note with what differs */
  char        *aside;
} DewTreeModelPrivate;

/* A figure in the scenario and in the baseline, in pence. */
typedef struct {
  gint64   is, was;
  gboolean is_entered, was_entered;
} DewTreeFigures;

typedef enum {
  DEW_TREE_SAME,
  DEW_TREE_TOUCHED,             /* comes from something that differs */
  DEW_TREE_CHANGED,             /* the scenario says it otherwise itself */
} DewTreeDiffers;

DewTreeModelPrivate *_dew_tree_model_private (DewTreeModel *self);

/* What a cell beside the names is about; nothing in the row of the new pool, nor where the year finds a pool or line over and nothing is entered. */
void _dew_tree_model_aim (DewTreeModel *self, DewNodeKind kind, guint node, guint column, DewTreeTarget *out);

/* The same where nothing can be typed for reasons of the year or the scenario. */
void _dew_tree_model_aim_anyway (DewTreeModel *self, DewNodeKind kind, guint node, guint column, DewTreeTarget *out);

/* Why a year finds a pool or line over, in a sentence; NULL where it does not. g_free. */
char *_dew_tree_model_why_elsewhere (DewTreeModel *self, guint node);

/* The year a column is about, 0 for none. */
int  _dew_tree_model_column_year (DewTreeModel *self, guint number);

/* dew-tree-model-edit.c, -words.c */
void _dew_tree_model_add_edits (DewGridModelInterface *iface);
char *_dew_tree_model_cell_name (DewGridModel *model, guint row, guint number);
void _dew_tree_model_get_cells (DewTreeModel *self, DewTreeCells *cells);

/* dew-tree-model-scenario.c. In the baseline nothing differs, and nothing is guarded. What is told is NULL for nothing, or to be freed. */
DewTreeDiffers _dew_tree_model_differs (DewTreeModel *self, guint node, guint number, const DewTreeTarget *target);
char *_dew_tree_model_tell_difference (DewTreeModel *self, guint node, guint number, const DewTreeTarget *target, gboolean brief);
char *_dew_tree_model_tell_changes     (DewTreeModel *self, guint node);       /* beside a name: "2 changes" */
void  _dew_tree_model_mark             (DewTreeModel *self, guint node, guint number, const DewTreeTarget *target, DewGridCell *out);
void  _dew_tree_model_mark_name        (DewTreeModel *self, guint node, DewGridCell *out);
void  _dew_tree_model_guard            (DewTreeModel *self, guint node, DewTreeTarget *target);      /* makes it fixed where typing would change nothing */
gboolean _dew_tree_model_may_change    (DewTreeModel *self, const DewTreeTarget *target);            /* the scenario is not locked, or has no say */
char *_dew_tree_model_why_guarded      (DewTreeModel *self, guint node, guint number);
void  _dew_tree_model_check_scenario   (DewTreeModel *self);

G_END_DECLS
