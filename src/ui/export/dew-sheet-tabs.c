/* dew-sheet-tabs.c: the names of the sheets of a book below it, one of them chosen */
#include "dew-sheet-tabs.h"

#include <glib/gi18n-lib.h>

#include "dew-spoken.h"

struct _DewSheetTabs
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  GPtrArray *tabs;              /* GtkButton */
  guint      selected;          /* G_MAXUINT: none */
};

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewSheetTabs, dew_sheet_tabs, GTK_TYPE_WIDGET)

static void
choose (DewSheetTabs *self,
        guint         tab)
{
  if (tab < self->tabs->len && tab != self->selected)
    g_signal_emit (self, signals[CHOSEN], 0, tab);
}

static void
clicked_cb (GtkWidget    *button,
            DewSheetTabs *self)
{
  guint tab;

  if (g_ptr_array_find (self->tabs, button, &tab))
    choose (self, tab);
}

/* One of them has the focus; arrows lead to the others, as in every row of tabs. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                DewSheetTabs          *self)
{
  guint before = self->selected;
  guint last = self->tabs->len - 1;

  if (self->tabs->len == 0 || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      choose (self, before > 0 ? before - 1 : 0);
      break;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      choose (self, MIN (before + 1, last));
      break;

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      choose (self, 0);
      break;

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      choose (self, last);
      break;

    default:
      return FALSE;
    }
  if (self->selected < self->tabs->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->tabs, self->selected));
  return TRUE;
}

static gboolean
reveal_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  DewSheetTabs *self = DEW_SHEET_TABS (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t place;

  if (self->selected < self->tabs->len &&
      gtk_widget_compute_bounds (g_ptr_array_index (self->tabs, self->selected), self->box, &place))
    gtk_adjustment_clamp_page (adjustment, place.origin.x, place.origin.x + place.size.width);

  return G_SOURCE_REMOVE;
}

static void
dew_sheet_tabs_dispose (GObject *object)
{
  DewSheetTabs *self = DEW_SHEET_TABS (object);

  g_ptr_array_set_size (self->tabs, 0);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (dew_sheet_tabs_parent_class)->dispose (object);
}

static void
dew_sheet_tabs_finalize (GObject *object)
{
  g_ptr_array_unref (DEW_SHEET_TABS (object)->tabs);

  G_OBJECT_CLASS (dew_sheet_tabs_parent_class)->finalize (object);
}

static void
dew_sheet_tabs_class_init (DewSheetTabsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_sheet_tabs_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_sheet_tabs_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", DEW_TYPE_SHEET_TABS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dew_sheet_tabs_init (DewSheetTabs *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->tabs = g_ptr_array_new ();
  self->selected = G_MAXUINT;
  self->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB_LIST, NULL);
  dew_spoken (self->box, _("Sheets"));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "dew-sheet-tabs");

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->box, keys);
}

static GtkWidget *
add_tab (DewSheetTabs *self,
         const char   *name)
{
  GtkWidget *tab = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB, "label", name, "focusable", FALSE, NULL);

  dew_spoken (tab, name);
  g_signal_connect (tab, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), tab);
  g_ptr_array_add (self->tabs, tab);
  return tab;
}

void
dew_sheet_tabs_set_names (DewSheetTabs      *self,
                          const char *const *names,
                          guint              n)
{
  g_return_if_fail (DEW_IS_SHEET_TABS (self));
  g_return_if_fail (names != NULL || n == 0);

  for (guint i = 0; i < self->tabs->len; i++)
    gtk_box_remove (GTK_BOX (self->box), g_ptr_array_index (self->tabs, i));
  g_ptr_array_set_size (self->tabs, 0);
  self->selected = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    add_tab (self, names[i]);
}

void
dew_sheet_tabs_set_selected (DewSheetTabs *self,
                             guint         selected)
{
  g_return_if_fail (DEW_IS_SHEET_TABS (self));
  g_return_if_fail (selected < self->tabs->len);

  self->selected = selected;
  for (guint i = 0; i < self->tabs->len; i++)
    {
      GtkWidget *tab = g_ptr_array_index (self->tabs, i);

      gtk_widget_set_focusable (tab, i == selected);
      gtk_accessible_update_state (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_STATE_SELECTED, i == selected, -1);
      if (i == selected)
        gtk_widget_add_css_class (tab, "shown");
      else
        gtk_widget_remove_css_class (tab, "shown");
    }
  gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}
