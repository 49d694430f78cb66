/* dew-annex-list.c: the annexes in the order of the paper, each with a box to tick */
#include "dew-annex-list.h"

#include <glib/gi18n-lib.h>

#include "dew-annex-row.h"
#include "dew-spoken.h"

/* Six of them are to be seen at once, however little room there is, px. */
#define LEAST_HEIGHT 170

struct _DewAnnexList
{
  GtkBox     parent_instance;

  GtkWidget *head;
  GtkWidget *list;
  GtkWidget *up, *down;
  gboolean   quiet;             /* what changes is nobody's doing */
};

enum {
  CHANGED,
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewAnnexList, dew_annex_list, GTK_TYPE_BOX)

static DewAnnexRow *
get_row (DewAnnexList *self,
         int           index)
{
  return (DewAnnexRow *) gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
}

static DewAnnexRow *
find_row (DewAnnexList *self,
          const char   *name)
{
  DewAnnexRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (g_str_equal (dew_annex_row_get_annex (row)->name, name))
      return row;

  return NULL;
}

static int
count_rows (DewAnnexList *self)
{
  int n = 0;

  while (get_row (self, n) != NULL)
    n++;

  return n;
}

static void
tell_changed (DewAnnexList *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- Order ---- */

static int
selected_index (DewAnnexList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static void
look_at_buttons (DewAnnexList *self)
{
  int index = selected_index (self);

  gtk_widget_set_sensitive (self->up, index > 0);
  gtk_widget_set_sensitive (self->down, index >= 0 && index + 1 < count_rows (self));
}

/* It stays selected, and keeps the focus if it had it. */
static void
put_row (DewAnnexList *self,
         DewAnnexRow  *row,
         int           index)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean had_focus = focus != NULL && (focus == GTK_WIDGET (row) || gtk_widget_is_ancestor (focus, GTK_WIDGET (row)));

  g_object_ref (row);
  self->quiet = TRUE;
  gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  gtk_list_box_insert (GTK_LIST_BOX (self->list), GTK_WIDGET (row), index);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
  self->quiet = FALSE;
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  g_object_unref (row);

  look_at_buttons (self);
  tell_changed (self);
}

static gboolean
move_selected (DewAnnexList *self,
               int           by)
{
  int index = selected_index (self);

  if (index < 0 || index + by < 0 || index + by >= count_rows (self))
    return FALSE;

  put_row (self, get_row (self, index), index + by);
  return TRUE;
}

static void
up_clicked_cb (DewAnnexList *self)
{
  move_selected (self, -1);
}

static void
down_clicked_cb (DewAnnexList *self)
{
  move_selected (self, 1);
}

static gboolean
move_shortcut (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  move_selected (data, g_variant_get_int32 (arguments));
  return TRUE;
}

/* ---- Dragging ---- */

static void
dropped_cb (DewAnnexRow  *onto,
            DewAnnexRow  *row,
            DewAnnexList *self)
{
  if (gtk_widget_get_parent (GTK_WIDGET (row)) == self->list && row != onto)
    put_row (self, row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (onto)));
}

/* ---- Ticks, and what is looked at ---- */

static gboolean
tick_shortcut (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (widget));

  if (row == NULL)
    return FALSE;

  dew_annex_row_set_ticked (DEW_ANNEX_ROW (row), !dew_annex_row_get_ticked (DEW_ANNEX_ROW (row)));
  return TRUE;
}

/* A list would take Enter for itself, to nobody's use. */
static gboolean
enter_shortcut (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *button = GTK_IS_WINDOW (root) ? gtk_window_get_default_widget (GTK_WINDOW (root)) : NULL;

  return button != NULL && gtk_widget_is_sensitive (button) && gtk_widget_activate (button);
}

static void
row_selected_cb (DewAnnexList *self)
{
  look_at_buttons (self);
  if (!self->quiet)
    g_signal_emit (self, signals[SELECTED], 0);
}

/* ---- The object ---- */

static gboolean
dew_annex_list_grab_focus (GtkWidget *widget)
{
  DewAnnexList *self = DEW_ANNEX_LIST (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (get_row (self, MAX (selected_index (self), 0))));
}

/* The row that the focus is in, or its box; NULL: none. */
static DewAnnexRow *
find_focused (DewAnnexList *self,
              gboolean     *in_box)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, DEW_TYPE_ANNEX_ROW) : NULL;

  *in_box = row != NULL && row != focus;
  return row != NULL && gtk_widget_get_parent (row) == self->list ? DEW_ANNEX_ROW (row) : NULL;
}

static gboolean
focus_forward (DewAnnexList *self)
{
  gboolean in_box;
  DewAnnexRow *row = find_focused (self, &in_box);

  if (row != NULL)
    return !in_box && dew_annex_row_focus_box (row);

  return gtk_widget_child_focus (self->head, GTK_DIR_TAB_FORWARD) || gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
focus_backward (DewAnnexList *self)
{
  gboolean in_box;
  DewAnnexRow *row = find_focused (self, &in_box);

  if (in_box && row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  if (row != NULL || gtk_widget_get_focus_child (GTK_WIDGET (self)) == self->head)
    return gtk_widget_child_focus (self->head, GTK_DIR_TAB_BACKWARD);

  return gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* A list would lead through all of its rows by Tab, and each would be shown. */
static gboolean
dew_annex_list_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  DewAnnexList *self = DEW_ANNEX_LIST (widget);

  if (direction == GTK_DIR_TAB_FORWARD)
    return focus_forward (self);
  if (direction == GTK_DIR_TAB_BACKWARD)
    return focus_backward (self);

  return GTK_WIDGET_CLASS (dew_annex_list_parent_class)->focus (widget, direction);
}

/* A list that goes tells of its rows one after the other. */
static void
dew_annex_list_dispose (GObject *object)
{
  DewAnnexList *self = DEW_ANNEX_LIST (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  self->list = NULL;

  G_OBJECT_CLASS (dew_annex_list_parent_class)->dispose (object);
}

static void
dew_annex_list_class_init (DewAnnexListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dew_annex_list_dispose;
  GTK_WIDGET_CLASS (klass)->focus = dew_annex_list_focus;
  GTK_WIDGET_CLASS (klass)->grab_focus = dew_annex_list_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", DEW_TYPE_ANNEX_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTED] = g_signal_new ("selected", DEW_TYPE_ANNEX_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_button (DewAnnexList *self,
             const char   *icon,
             const char   *name,
             const char   *tip,
             GCallback     callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dew-small-button");
  gtk_widget_set_tooltip_text (button, tip);
  dew_spoken (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_head (DewAnnexList *self)
{
  GtkWidget *label = gtk_label_new (_("Annexes"));

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  self->up = make_button (self, "go-up-symbolic", _("Move the annex up"), _("Earlier in the paper (Alt+Up)"), G_CALLBACK (up_clicked_cb));
  self->down = make_button (self, "go-down-symbolic", _("Move the annex down"), _("Later in the paper (Alt+Down)"), G_CALLBACK (down_clicked_cb));
  gtk_box_append (GTK_BOX (self->head), label);
  gtk_box_append (GTK_BOX (self->head), self->up);
  gtk_box_append (GTK_BOX (self->head), self->down);
  gtk_box_append (GTK_BOX (self), self->head);
}

static void
add_shortcut (GtkEventController *keys,
              const char         *trigger,
              GtkShortcutFunc     func,
              gpointer            data,
              int                 argument)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_callback_action_new (func, data, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (argument));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
add_keys (DewAnnexList *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_shortcut (keys, "<Alt>Up|<Alt>KP_Up", move_shortcut, self, -1);
  add_shortcut (keys, "<Alt>Down|<Alt>KP_Down", move_shortcut, self, 1);
  add_shortcut (keys, "space|KP_Space", tick_shortcut, self, 0);
  add_shortcut (keys, "Return|KP_Enter|ISO_Enter", enter_shortcut, self, 0);
  gtk_widget_add_controller (self->list, keys);
}

static void
add_list (DewAnnexList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint n;
  const DewAnnex *const *annexes = dew_annexes (&n);

  self->list = gtk_list_box_new ();
  dew_spoken (self->list, _("Annexes"));
  gtk_widget_add_css_class (self->list, "dew-annexes");
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = dew_annex_row_new (annexes[i]);

      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      g_signal_connect_object (row, "ticked", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, 0);
    }
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LEAST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_add_css_class (scroller, "dew-annexes-frame");
  gtk_box_append (GTK_BOX (self), scroller);
}

static void
dew_annex_list_init (DewAnnexList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  add_head (self);
  add_list (self);
  add_keys (self);
  look_at_buttons (self);
}

void
dew_annex_list_put_first (DewAnnexList    *self,
                          const GPtrArray *annexes)
{
  g_return_if_fail (DEW_IS_ANNEX_LIST (self));
  g_return_if_fail (annexes != NULL);

  self->quiet = TRUE;
  for (int i = 0; get_row (self, i) != NULL; i++)
    dew_annex_row_set_ticked (get_row (self, i), FALSE);
  for (guint i = annexes->len; i > 0; i--)
    {
      DewAnnexRow *row = g_object_ref (find_row (self, ((const DewAnnex *) g_ptr_array_index (annexes, i - 1))->name));

      gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
      gtk_list_box_prepend (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
      dew_annex_row_set_ticked (row, TRUE);
      g_object_unref (row);
    }
  self->quiet = FALSE;
}

void
dew_annex_list_set_applying (DewAnnexList   *self,
                             const gboolean *applies,
                             const char     *why_not,
                             gboolean        tick)
{
  guint n;
  const DewAnnex *const *annexes = dew_annexes (&n);

  g_return_if_fail (DEW_IS_ANNEX_LIST (self));
  g_return_if_fail (applies != NULL && why_not != NULL);

  self->quiet = TRUE;
  for (guint i = 0; i < n; i++)
    {
      DewAnnexRow *row = find_row (self, annexes[i]->name);

      dew_annex_row_set_why_not (row, applies[i] ? NULL : why_not);
      if (tick)
        dew_annex_row_set_ticked (row, applies[i]);
    }
  self->quiet = FALSE;
}

GPtrArray *
dew_annex_list_get_ticked (DewAnnexList *self)
{
  GPtrArray *ticked = g_ptr_array_new ();
  DewAnnexRow *row;

  g_return_val_if_fail (DEW_IS_ANNEX_LIST (self), ticked);

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (dew_annex_row_get_ticked (row))
      g_ptr_array_add (ticked, (gpointer) dew_annex_row_get_annex (row));

  return ticked;
}

const DewAnnex *
dew_annex_list_get_selected (DewAnnexList *self)
{
  int index;

  g_return_val_if_fail (DEW_IS_ANNEX_LIST (self), NULL);

  index = selected_index (self);
  return index >= 0 ? dew_annex_row_get_annex (get_row (self, index)) : NULL;
}

void
dew_annex_list_set_selected (DewAnnexList *self,
                             const char   *annex)
{
  g_return_if_fail (DEW_IS_ANNEX_LIST (self));

  self->quiet = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), annex != NULL ? GTK_LIST_BOX_ROW (find_row (self, annex)) : NULL);
  self->quiet = FALSE;
  look_at_buttons (self);
}
