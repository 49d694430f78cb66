/* dew-preview.c: a book of annexes as the workbook will show it */
#include "dew-preview.h"

#include <glib/gi18n-lib.h>

#include "dew-grid.h"
#include "dew-sheet-model.h"
#include "dew-sheet-tabs.h"
#include "dew-spoken.h"

/* What is there by then needs no word about it, ms. */
#define MOMENT 200

struct _DewPreview
{
  AdwBin         parent_instance;

  GtkStack      *stack;
  GtkLabel      *message;
  GtkWidget     *busy;
  GtkWidget     *legend;
  GtkWidget     *copy_button;
  GtkWidget     *copy_all_button;
  GtkWidget     *formula;
  GtkLabel      *address;
  GtkLabel      *content;
  GtkScrolledWindow *scroller;
  DewSheetTabs  *tabs;
  DewGrid       *grid;

  DewExportBook *book;
  guint          sheet;
  gboolean       calculates;    /* it is a workbook, with formulas and inputs */
  guint          busy_due;
};

enum {
  SHEET_CHOSEN,
  COPY,
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewPreview, dew_preview, ADW_TYPE_BIN)

/* ---- The chosen cell ---- */

static void
show_cell (DewPreview *self)
{
  DewSheetModel *model = DEW_SHEET_MODEL (dew_grid_get_model (self->grid));
  g_autofree char *address = NULL;
  g_autofree char *content = NULL;
  guint row, column;

  if (model == NULL || !dew_grid_get_cursor (self->grid, &row, &column))
    return;

  address = dew_sheet_model_address (model, row, column);
  content = dew_sheet_model_content (model, row, column);
  gtk_label_set_label (self->address, address);
  gtk_label_set_label (self->content, content);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->content), content[0] != '\0' ? content : NULL);
}

/* ---- The sheet ---- */

static void
name_grid (DewPreview *self)
{
  g_autofree char *name = g_strdup_printf (_("Preview: %s"), dew_export_book_sheet (self->book, self->sheet)->name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* With its title in view, or where it was. */
static void
show_sheet (DewPreview *self,
            guint       sheet,
            gboolean    stay)
{
  g_autoptr (DewSheetModel) model = dew_sheet_model_new (self->book, sheet, self->calculates);
  guint row, column;

  self->sheet = sheet;
  name_grid (self);
  if (!stay || !dew_grid_get_cursor (self->grid, &row, &column))
    {
      row = 0;
      column = 1;
    }
  dew_grid_set_widths (self->grid, NULL);
  dew_grid_set_model (self->grid, DEW_GRID_MODEL (model));
  dew_grid_set_cursor (self->grid, row, column, FALSE);
  dew_sheet_tabs_set_selected (self->tabs, sheet);
  show_cell (self);
}

static void
choose_sheet (DewPreview *self,
              guint       sheet)
{
  if (sheet == self->sheet)
    return;

  show_sheet (self, sheet, FALSE);
  g_signal_emit (self, signals[SHEET_CHOSEN], 0);
}

static void
tab_chosen_cb (DewSheetTabs *tabs,
               guint         sheet,
               DewPreview   *self)
{
  choose_sheet (self, sheet);
}

static void
list_sheets (DewPreview *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->book->book->sheets->len; i++)
    g_ptr_array_add (names, dew_export_book_sheet (self->book, i)->name);
  dew_sheet_tabs_set_names (self->tabs, (const char *const *) names->pdata, names->len);
}

/* ---- Copying ---- */

static void
copy_cb (DewPreview *self)
{
  g_signal_emit (self, signals[COPY], 0, FALSE);
}

static void
copy_all_cb (DewPreview *self)
{
  g_signal_emit (self, signals[COPY], 0, TRUE);
}

static void
tell_block (DewPreview        *self,
            const DewGridArea *area)
{
  guint n = (area->bottom - area->top + 1) * (area->right - area->left + 1);
  g_autofree char *sentence = g_strdup_printf (ngettext ("Copied %u cell.", "Copied %u cells.", n), n);

  g_signal_emit (self, signals[TOLD], 0, sentence);
}

/* A block of cells is copied by the grid; where there is none, it is the sheet that somebody wants. */
static gboolean
copy_shortcut (GtkWidget *grid,
               GVariant  *arguments,
               gpointer   data)
{
  DewPreview *self = data;
  DewGridArea area;

  if (!dew_grid_get_selection (self->grid, &area))
    return FALSE;
  if (area.top == area.bottom && area.left == area.right)
    copy_cb (self);
  else if (dew_grid_copy (self->grid))
    tell_block (self, &area);

  return TRUE;
}

static void
fixed_cb (DewGrid    *grid,
          const char *sentence,
          DewPreview *self)
{
  g_signal_emit (self, signals[TOLD], 0, sentence);
}

/* ---- What is to be seen ---- */

static void
stop_waiting (DewPreview *self)
{
  g_clear_handle_id (&self->busy_due, g_source_remove);
  gtk_widget_set_visible (self->busy, FALSE);
}

static void
show_part (DewPreview *self,
           const char *part)
{
  gboolean sheet = g_str_equal (part, "sheet");

  gtk_stack_set_visible_child_name (self->stack, part);
  gtk_widget_set_visible (self->legend, sheet && self->calculates);
  gtk_widget_set_sensitive (self->copy_button, sheet);
  gtk_widget_set_sensitive (self->copy_all_button, sheet);
}

static gboolean
busy_cb (gpointer data)
{
  DewPreview *self = data;

  self->busy_due = 0;
  gtk_widget_set_visible (self->busy, TRUE);
  return G_SOURCE_REMOVE;
}

/* ---- The object ---- */

static void
dew_preview_dispose (GObject *object)
{
  DewPreview *self = DEW_PREVIEW (object);

  g_clear_handle_id (&self->busy_due, g_source_remove);
  g_clear_pointer (&self->book, dew_export_book_unref);

  G_OBJECT_CLASS (dew_preview_parent_class)->dispose (object);
}

static void
dew_preview_class_init (DewPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_preview_dispose;

  signals[SHEET_CHOSEN] = g_signal_new ("sheet-chosen", DEW_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COPY] = g_signal_new ("copy", DEW_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[TOLD] = g_signal_new ("told", DEW_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (DEW_TYPE_SHEET_TABS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DewPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, DewPreview, message);
  gtk_widget_class_bind_template_child (widget_class, DewPreview, busy);
  gtk_widget_class_bind_template_child (widget_class, DewPreview, legend);
  gtk_widget_class_bind_template_child (widget_class, DewPreview, copy_button);
  gtk_widget_class_bind_template_child (widget_class, DewPreview, copy_all_button);
  gtk_widget_class_bind_template_child (widget_class, DewPreview, formula);
  gtk_widget_class_bind_template_child (widget_class, DewPreview, address);
  gtk_widget_class_bind_template_child (widget_class, DewPreview, content);
  gtk_widget_class_bind_template_child (widget_class, DewPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, DewPreview, tabs);
  gtk_widget_class_bind_template_callback (widget_class, tab_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_all_cb);
}

/* Before the grid, which takes its keys on their way in. */
static void
add_keys (DewPreview *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>c|<Control>Insert"),
                                                          gtk_callback_action_new (copy_shortcut, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), keys);
}

static void
dew_preview_init (DewPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->grid = DEW_GRID (dew_grid_new ());
  dew_grid_set_sheet (self->grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview"), -1);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->grid));
  g_signal_connect_object (self->grid, "cursor-changed", G_CALLBACK (show_cell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "fixed", G_CALLBACK (fixed_cb), self, 0);
  add_keys (self);
  self->calculates = TRUE;
  show_part (self, "nothing");
}

/* What is read first: the first annex. */
static guint
find_first (const DewExportBook *book)
{
  guint n = book->book->sheets->len;

  for (guint i = 0; i < n; i++)
    if (dew_export_book_sheet (book, i)->annex != NULL)
      return i;
  return MIN (1, n - 1);
}

void
dew_preview_set_calculates (DewPreview *self,
                            gboolean    calculates)
{
  g_return_if_fail (DEW_IS_PREVIEW (self));

  if (calculates == self->calculates)
    return;

  self->calculates = calculates;
  gtk_widget_set_visible (self->formula, calculates);
  if (dew_preview_get_book (self, NULL) == NULL)
    return;

  show_sheet (self, self->sheet, FALSE);
  show_part (self, "sheet");
}

void
dew_preview_set_book (DewPreview    *self,
                      DewExportBook *book)
{
  g_autofree char *before = NULL;
  int sheet;

  g_return_if_fail (DEW_IS_PREVIEW (self));
  g_return_if_fail (book != NULL);

  if (self->book != NULL)
    before = g_strdup (dew_export_book_sheet (self->book, self->sheet)->name);
  sheet = before != NULL ? dew_export_book_find (book, before) : -1;
  dew_export_book_ref (book);
  dew_export_book_unref (self->book);
  self->book = book;

  stop_waiting (self);
  list_sheets (self);
  show_sheet (self, sheet >= 0 ? (guint) sheet : find_first (book), sheet >= 0);
  show_part (self, "sheet");
}

DewExportBook *
dew_preview_get_book (DewPreview *self,
                      guint      *sheet)
{
  g_return_val_if_fail (DEW_IS_PREVIEW (self), NULL);

  if (self->book == NULL || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "sheet") != 0)
    return NULL;
  if (sheet != NULL)
    *sheet = self->sheet;

  return self->book;
}

gboolean
dew_preview_turn (DewPreview *self,
                  int         by)
{
  int sheet;

  g_return_val_if_fail (DEW_IS_PREVIEW (self), FALSE);

  if (dew_preview_get_book (self, NULL) == NULL)
    return FALSE;

  sheet = (int) self->sheet + by;
  choose_sheet (self, (guint) CLAMP (sheet, 0, (int) self->book->book->sheets->len - 1));
  return TRUE;
}

gboolean
dew_preview_show_annex (DewPreview *self,
                        const char *annex)
{
  int sheet;

  g_return_val_if_fail (DEW_IS_PREVIEW (self), FALSE);
  g_return_val_if_fail (annex != NULL, FALSE);

  if (self->book == NULL)
    return FALSE;
  if (g_strcmp0 (dew_export_book_sheet (self->book, self->sheet)->annex, annex) == 0)
    return TRUE;

  sheet = dew_export_book_find_annex (self->book, annex);
  if (sheet < 0)
    return FALSE;

  show_sheet (self, (guint) sheet, FALSE);
  return TRUE;
}

void
dew_preview_wait (DewPreview *self)
{
  g_return_if_fail (DEW_IS_PREVIEW (self));

  if (self->busy_due == 0 && !gtk_widget_get_visible (self->busy))
    self->busy_due = g_timeout_add (MOMENT, busy_cb, self);
}

void
dew_preview_say (DewPreview *self,
                 const char *sentence)
{
  g_return_if_fail (DEW_IS_PREVIEW (self));
  g_return_if_fail (sentence != NULL);

  stop_waiting (self);
  gtk_label_set_label (self->message, sentence);
  show_part (self, "message");
}
