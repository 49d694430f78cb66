/* dew-move-dialog.c: choosing where a line, category or pool is to stand */
#include "dew-move-dialog.h"

#include <glib/gi18n-lib.h>

#include "dew-choice.h"
#include "dew-spoken.h"
#include "dew-year-choice.h"

typedef struct
{
  gint64 pool, parent;
} Place;

struct _DewMoveDialog
{
  AdwWindow       parent_instance;

  AdwWindowTitle *title;
  GtkListBox     *list;
  GtkWidget      *lead;
  GtkWidget      *year_row;
  GtkDropDown    *year;

  DewTable        table;
  gint64          id;
  GArray         *places;       /* Place, one a row */
  DewMoveChosen   chosen;
  gpointer        data;
};

G_DEFINE_FINAL_TYPE (DewMoveDialog, dew_move_dialog, ADW_TYPE_WINDOW)

static void
add_place (DewMoveDialog *self,
           const char    *name,
           guint          depth,
           gint64         pool,
           gint64         parent)
{
  Place place = { pool, parent };
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (depth > 0)
    {
      GtkWidget *indent = gtk_label_new (NULL);

      gtk_widget_set_size_request (indent, (int) depth * 14, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), indent);
    }
  gtk_list_box_append (self->list, row);
  g_array_append_val (self->places, place);
}

static void
list_places (DewMoveDialog   *self,
             const DewLedger *ledger)
{
  guint n;
  const DewNode *nodes = dew_ledger_nodes (ledger, &n);

  for (guint i = 1; i < n; i++)
    {
      const DewNode *node = &nodes[i];

      if (self->table == DEW_TABLE_POOL)
        {
          if (node->kind == DEW_NODE_AGREEMENT)
            add_place (self, node->agreement->name, 0, 0, node->id);
        }
      else if (node->kind == DEW_NODE_POOL)
        add_place (self, node->pool->name, 0, node->id, 0);
      else if (node->kind == DEW_NODE_CATEGORY && node->id != self->id)
        add_place (self, node->line->name, node->depth - 2, node->line->pool, node->id);
      /* Not into itself. Lines are numbered apart from agreements. */
      else if (node->kind == DEW_NODE_CATEGORY && node->id == self->id)
        i = node->end - 1;
    }
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  DewMoveDialog *self)
{
  Place place = g_array_index (self->places, Place, gtk_list_box_row_get_index (row));
  DewMoveChosen chosen = self->chosen;
  gpointer data = self->data;
  DewTable table = self->table;
  gint64 id = self->id;
  int year = gtk_widget_get_visible (self->year_row) ? dew_year_choice_get (self->year) : 0;

  gtk_window_close (GTK_WINDOW (self));
  chosen (table, id, place.pool, place.parent, year, data);
}

static void
dew_move_dialog_finalize (GObject *object)
{
  g_array_unref (DEW_MOVE_DIALOG (object)->places);

  G_OBJECT_CLASS (dew_move_dialog_parent_class)->finalize (object);
}

static void
dew_move_dialog_class_init (DewMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dew_move_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DewMoveDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DewMoveDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DewMoveDialog, lead);
  gtk_widget_class_bind_template_child (widget_class, DewMoveDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, DewMoveDialog, year);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dew_move_dialog_init (DewMoveDialog *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  gtk_widget_init_template (GTK_WIDGET (self));
  dew_spoken (GTK_WIDGET (self->year), _("From the year"));
  dew_choice_shorten (self->year);
}

/* ---- From which year ---- */

static gboolean
line_is_older (const DewLedger *ledger,
               gint64           line,
               int              year)
{
  const GPtrArray *movements = dew_ledger_movements_on (ledger, line);
  guint n;
  const DewFigure *figures = dew_ledger_figures (ledger, line, &n);

  for (guint i = 0; movements != NULL && i < movements->len; i++)
    {
      const DewMovement *movement = g_ptr_array_index (movements, i);

      if (((const DewVirement *) dew_ledger_find (ledger, DEW_TABLE_VIREMENT, movement->virement))->year < year)
        return TRUE;
    }

  return n > 0 && figures[0].year < year;
}

/* Whether anything at or in a line has figures or movements of earlier years. */
static gboolean
is_older (const DewLedger *ledger,
          gint64           id,
          int              year)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint top = dew_ledger_node (ledger, DEW_TABLE_LINE, id);

  for (guint i = top; i < nodes[top].end; i++)
    if (line_is_older (ledger, nodes[i].id, year))
      return TRUE;

  return FALSE;
}

static void
ask_year (DewMoveDialog   *self,
          const DewLedger *ledger,
          int              year)
{
  if (self->table != DEW_TABLE_LINE || !is_older (ledger, self->id, year))
    return;

  dew_year_choice_list (self->year, ledger, year, _("All years"));
  gtk_widget_set_visible (self->year_row, TRUE);
  gtk_label_set_label (GTK_LABEL (self->lead), _("Choose the pool or category it should stand in. Its figures and rules of that year and later move with it."));
}

void
dew_move_dialog_present (GtkWindow       *parent,
                         const DewLedger *ledger,
                         DewTable         table,
                         gint64           id,
                         int              year,
                         DewMoveChosen    chosen,
                         gpointer         data)
{
  DewMoveDialog *self = g_object_new (DEW_TYPE_MOVE_DIALOG, "transient-for", parent, NULL);
  gconstpointer row = dew_ledger_find (ledger, table, id);

  self->table = table;
  self->id = id;
  self->chosen = chosen;
  self->data = data;
  adw_window_title_set_subtitle (self->title, dew_row_text (table, row, "name"));
  list_places (self, ledger);
  ask_year (self, ledger, year);

  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}
