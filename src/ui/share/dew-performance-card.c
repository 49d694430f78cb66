/* dew-performance-card.c: the card of the funds of a pool that are paid for performance in a year */
#include "dew-performance-card.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-in-view.h"
#include "dew-incentive-dialog.h"
#include "dew-performance-row.h"
#include "dew-spoken.h"
#include "dew-window.h"

/* So many are shown; nobody reads on, and the command line has them all. */
#define MAX_ROWS 60

struct _DewPerformanceCard
{
  GtkWidget              parent_instance;

  GtkLabel              *about;
  GtkWidget             *add_button;
  GtkLabel              *hint;
  GtkBox                *table;
  GtkListBox            *list;
  GtkBox                *notices;

  DewDocument           *document;      /* NULL: there is nothing to show */
  gint64                 pool;
  int                    year;
  gint64                 scenario;
  DewPerformanceColumns *columns;       /* of what is in the table now */
  guint                  showing;       /* source that shows it anew */
  int                    focus;         /* the row that is to have the focus then; -1: none */
  gboolean               stale;         /* it changed while it was not shown */
};

G_DEFINE_FINAL_TYPE (DewPerformanceCard, dew_performance_card, GTK_TYPE_WIDGET)

static const DewLedger *
get_ledger (DewPerformanceCard *self)
{
  return dew_document_ledger (self->document);
}

static gboolean
is_writable (DewPerformanceCard *self)
{
  return self->document != NULL && self->pool != 0 && !dew_document_read_only (self->document, NULL);
}

/* ---- What there is to see ---- */

static void
empty (GtkBox    *box,
       GtkWidget *keep)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (child != keep)
        gtk_box_remove (box, child);
    }
}

static GMenuModel *
new_menu (gint64 incentive)
{
  GMenu *menu = g_menu_new ();
  static const struct { const char *label, *action; } items[] = { { N_("_Change…"), "performance.change" }, { N_("_Delete"), "performance.delete" } };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "x", incentive);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static void
right_click_cb (GtkGestureClick *click,
                int              n_press,
                double           x,
                double           y,
                GtkWidget       *row)
{
  gtk_widget_grab_focus (row);
  if (dew_performance_row_menu (row))
    gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
add_row (DewPerformanceCard *self,
         const DewIncentive *incentive)
{
  g_autoptr (GMenuModel) menu = is_writable (self) ? new_menu (incentive->id) : NULL;
  GtkWidget *row = dew_performance_row_new (self->columns, get_ledger (self), incentive, menu);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (right_click_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_box_append (self->list, row);
}

static GtkWidget *
new_line (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static GtkWidget *
new_separator (const char *style)
{
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_add_css_class (separator, style);
  return separator;
}

/* Below the rows: how many there are besides, and what all come to. */
static void
add_foot (DewPerformanceCard *self,
          const GPtrArray    *incentives)
{
  gint64 pence, released;

  if (incentives->len > MAX_ROWS)
    {
      g_autofree char *more = g_strdup_printf (_("… and %u more, which the command line lists"), incentives->len - MAX_ROWS);

      gtk_box_append (self->table, new_line (more));
    }
  if (incentives->len < 2)
    return;

  gtk_box_append (self->table, new_separator ("dew-funds-sum"));
  if (dew_incentives_sum (incentives, &pence, &released))
    gtk_box_append (self->table, dew_performance_row_total (self->columns, pence, released));
  else
    gtk_box_append (self->table, new_line (_("The ring-fences are too large to be added up.")));
}

/* What a missed target costs, with whom the money stays, in words. */
static void
add_notice (DewPerformanceCard *self,
            const DewIncentive *incentive)
{
  g_autofree char *told = dew_incentive_told (get_ledger (self), incentive);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", "dialog-warning-symbolic", "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (icon, "dew-amber");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), new_line (told));
  gtk_box_append (self->notices, box);
}

static void
say_about (DewPerformanceCard *self)
{
  g_autofree char *year = dew_year_name (self->year);
  g_autofree char *text = g_strdup_printf (_("%s. Released as far as targets are met. It shares nothing of the variance."), year);
  g_autofree char *shared = g_strdup_printf (_("%s It is the same in all scenarios."), text);

  gtk_label_set_label (self->about, self->scenario == DEW_BASELINE ? text : shared);
}

static void
say_hint (DewPerformanceCard *self)
{
  const DewPool *pool = dew_ledger_find (get_ledger (self), DEW_TABLE_POOL, self->pool);
  g_autofree char *year = dew_year_name (self->year);
  g_autofree char *text = g_strdup_printf (_("Nothing of “%s” is paid for performance in %s. Add a ring-fence with a target: what is not released stays with its commissioner."), pool->name, year);

  gtk_label_set_label (self->hint, text);
}

/* ---- Showing it anew ---- */

static void
take_focus_back (DewPerformanceCard *self,
                 guint               n)
{
  GtkListBoxRow *row = n == 0 || self->focus < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, MIN (self->focus, (int) MIN (n, MAX_ROWS) - 1));

  if (self->focus >= 0)
    {
      gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->add_button);
      dew_focus_in_view (row != NULL ? GTK_WIDGET (row) : self->add_button);
    }
  self->focus = -1;
}

static void
fill (DewPerformanceCard *self,
      const GPtrArray    *incentives)
{
  g_clear_pointer (&self->columns, dew_performance_columns_free);
  self->columns = dew_performance_columns_new ();
  gtk_box_prepend (self->table, new_separator ("dew-funds-head"));
  gtk_box_prepend (self->table, dew_performance_row_headings (self->columns));
  for (guint i = 0; i < incentives->len && i < MAX_ROWS; i++)
    {
      const DewIncentive *incentive = g_ptr_array_index (incentives, i);

      add_row (self, incentive);
      if (dew_incentive_state (incentive) == DEW_INCENTIVE_MISSED)
        add_notice (self, incentive);
    }
  add_foot (self, incentives);
}

/* The row that is gone to when it is made again: the one that has the focus, or what is in it has. */
static int
find_focus (DewPerformanceCard *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkWidget *focus = gtk_widget_get_root (GTK_WIDGET (self)) == NULL ? NULL : gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return row == NULL || focus == NULL || !(focus == row || gtk_widget_is_ancestor (focus, row)) ? -1 : gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static void
show_funds (DewPerformanceCard *self)
{
  g_autoptr (GPtrArray) incentives = NULL;
  GtkWidget *row;

  g_clear_handle_id (&self->showing, g_source_remove);
  self->stale = FALSE;
  if (self->focus < 0)
    self->focus = find_focus (self);
  empty (self->table, GTK_WIDGET (self->list));
  empty (self->notices, NULL);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (self->document == NULL || dew_ledger_find (get_ledger (self), DEW_TABLE_POOL, self->pool) == NULL)
    return;

  incentives = dew_incentives_of (get_ledger (self), self->pool, self->year);
  say_about (self);
  say_hint (self);
  fill (self, incentives);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), incentives->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->table), incentives->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->notices), gtk_widget_get_first_child (GTK_WIDGET (self->notices)) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "performance.add", is_writable (self));
  take_focus_back (self, incentives->len);
}

static gboolean
show_again (gpointer data)
{
  DewPerformanceCard *self = data;

  self->showing = 0;
  show_funds (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the row whose menu it was would go while it is still open. While another page is shown an edit there costs nothing here. */
static void
look_again (DewPerformanceCard *self)
{
  self->stale = TRUE;
  if (self->showing == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->showing = g_idle_add (show_again, self);
}

static void
changed_cb (DewDocument        *document,
            const DewChanges   *changes,
            DewPerformanceCard *self)
{
  gboolean touched = FALSE;

  for (guint i = 0; i < dew_changes_length (changes); i++)
    {
      const DewChange *change = dew_changes_get (changes, i);

      touched |= change->table == DEW_TABLE_INCENTIVE || change->table == DEW_TABLE_PARTNER || change->table == DEW_TABLE_POOL;
      /* What was asked for with the button stands last, and is looked at next. */
      if (change->table == DEW_TABLE_INCENTIVE && change->op == DEW_INSERT && gtk_widget_is_focus (self->add_button))
        self->focus = MAX_ROWS;
    }
  if (touched)
    look_again (self);
}

static void
reloaded_cb (DewDocument        *document,
             DewPerformanceCard *self)
{
  look_again (self);
}

/* ---- What can be done ---- */

static GtkWindow *
get_window (DewPerformanceCard *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
add_activate (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DewPerformanceCard *self = DEW_PERFORMANCE_CARD (widget);

  if (!is_writable (self) || dew_ledger_find (get_ledger (self), DEW_TABLE_POOL, self->pool) == NULL)
    return;

  /* By its letter it may be off the screen, and what had the focus would have it again. */
  gtk_widget_grab_focus (self->add_button);
  dew_incentive_dialog_present (get_window (self), self->document, self->pool, self->year);
}

static void
change_fund (DewPerformanceCard *self,
             gint64              incentive)
{
  if (is_writable (self) && dew_ledger_find (get_ledger (self), DEW_TABLE_INCENTIVE, incentive) != NULL)
    dew_incentive_dialog_change (get_window (self), self->document, incentive);
}

static void
change_activate (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  change_fund (DEW_PERFORMANCE_CARD (widget), g_variant_get_int64 (parameter));
}

static void
row_activated_cb (GtkListBox         *list,
                  GtkListBoxRow      *row,
                  DewPerformanceCard *self)
{
  change_fund (self, dew_performance_row_id (GTK_WIDGET (row)));
}

static int
find_row (DewPerformanceCard *self,
          gint64              incentive)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (dew_performance_row_id (GTK_WIDGET (row)) == incentive)
      return i;

  return -1;
}

static void
delete_fund (DewPerformanceCard *self,
             gint64              incentive)
{
  const DewIncentive *row = dew_ledger_find (get_ledger (self), DEW_TABLE_INCENTIVE, incentive);
  DewChanges *changes;
  g_autofree char *what = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean good;

  if (row == NULL || !is_writable (self))
    return;

  what = g_strdup_printf (_("Deleted the fund “%s”"), row->name);
  sentence = g_strdup_printf (_("%s. Ctrl+Z takes it back."), what);
  self->focus = find_row (self, incentive);
  changes = dew_changes_new ();
  good = dew_edit_delete (get_ledger (self), changes, DEW_TABLE_INCENTIVE, incentive, &error);
  good = dew_document_take (self->document, changes, good, what, &error);
  dew_window_tell (GTK_WIDGET (self), good ? sentence : error->message);
  if (!good)
    self->focus = -1;
}

static void
delete_activate (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  delete_fund (DEW_PERFORMANCE_CARD (widget), g_variant_get_int64 (parameter));
}

/* The keys of the row that has the focus: TRUE deletes it, FALSE opens its menu. */
static gboolean
row_shortcut (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  DewPerformanceCard *self = DEW_PERFORMANCE_CARD (widget);
  int at = find_focus (self);
  GtkListBoxRow *row = at < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, at);

  if (row == NULL || !is_writable (self))
    return FALSE;
  if (!g_variant_get_boolean (arguments))
    return dew_performance_row_menu (GTK_WIDGET (row));

  delete_fund (self, dew_performance_row_id (GTK_WIDGET (row)));
  return TRUE;
}

/* ---- The object ---- */

static void
dew_performance_card_map (GtkWidget *widget)
{
  DewPerformanceCard *self = DEW_PERFORMANCE_CARD (widget);

  GTK_WIDGET_CLASS (dew_performance_card_parent_class)->map (widget);
  if (self->stale)
    show_funds (self);
}

static void
let_go (DewPerformanceCard *self)
{
  g_clear_handle_id (&self->showing, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
}

static void
dew_performance_card_dispose (GObject *object)
{
  DewPerformanceCard *self = DEW_PERFORMANCE_CARD (object);
  GtkWidget *child;

  let_go (self);
  g_clear_pointer (&self->columns, dew_performance_columns_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_performance_card_parent_class)->dispose (object);
}

static void
dew_performance_card_class_init (DewPerformanceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_performance_card_dispose;
  widget_class->map = dew_performance_card_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/performance-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DewPerformanceCard, about);
  gtk_widget_class_bind_template_child (widget_class, DewPerformanceCard, add_button);
  gtk_widget_class_bind_template_child (widget_class, DewPerformanceCard, hint);
  gtk_widget_class_bind_template_child (widget_class, DewPerformanceCard, table);
  gtk_widget_class_bind_template_child (widget_class, DewPerformanceCard, list);
  gtk_widget_class_bind_template_child (widget_class, DewPerformanceCard, notices);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "performance.add", NULL, add_activate);
  gtk_widget_class_install_action (widget_class, "performance.change", "x", change_activate);
  gtk_widget_class_install_action (widget_class, "performance.delete", "x", delete_activate);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, row_shortcut, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, row_shortcut, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, row_shortcut, "b", FALSE);
}

static void
dew_performance_card_init (DewPerformanceCard *self)
{
  self->year = DEW_YEAR_MIN;
  self->focus = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  dew_spoken (self->add_button, _("Add a fund paid for performance"));
}

void
dew_performance_card_set (DewPerformanceCard *self,
                          DewDocument        *document,
                          gint64              pool,
                          int                 year,
                          gint64              scenario)
{
  g_return_if_fail (DEW_IS_PERFORMANCE_CARD (self));

  if (self->document == document && self->pool == pool && self->year == year && self->scenario == scenario)
    return;

  if (self->document != document)
    {
      let_go (self);
      if (document != NULL)
        {
          self->document = g_object_ref (document);
          g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
          g_signal_connect (document, "reloaded", G_CALLBACK (reloaded_cb), self);
        }
    }
  self->pool = pool;
  self->year = year;
  self->scenario = scenario;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_funds (self);
  else
    self->stale = TRUE;
}
