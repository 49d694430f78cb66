/* dew-export-dialog.c: which annexes, in which order, and as what; with a look at what will be exported */
#include "dew-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "dew-choice.h"
#include "dew-date.h"
#include "dew-export-memory.h"
#include "dew-money-print.h"
#include "dew-spoken.h"

/* As much of a file's name as there is always room for, in characters. */
#define FILE_NAME 32

/* How the dialog goes into the window it is over: so much smaller, but no smaller than that. */
#define NARROWER 140
#define LOWER 70
#define LEAST_WIDTH 780
#define LEAST_HEIGHT 560

G_DEFINE_FINAL_TYPE (DewExportDialog, dew_export_dialog, ADW_TYPE_WINDOW)

/* ---- Exporting ---- */

/* Closes the dialog; file is NULL on paper. */
static void
begin (DewExportDialog *self,
       GFile           *file)
{
  g_autoptr (DewWindow) window = g_object_ref (DEW_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self))));
  DewExportOrder *order = _dew_export_dialog_order (self);

  order->path = file != NULL ? g_file_get_path (file) : NULL;
  _dew_export_dialog_remember (self);
  gtk_window_close (GTK_WINDOW (self));
  dew_export_run (order, window);
}

static void
file_chosen (GFile   *file,
             gpointer data)
{
  begin (data, file);
}

/* What the file will be called, if nobody says otherwise; NULL: there is none. */
static char *
propose_name (DewExportDialog *self)
{
  g_autofree char *stem = dew_document_stem (dew_document_path (self->document));
  const char *ending = dew_export_kind (_dew_export_dialog_kind (self))->ending;

  return ending != NULL ? g_strconcat (stem, ending, NULL) : NULL;
}

static void
export_clicked_cb (GtkWidget       *button,
                   DewExportDialog *self)
{
  g_autofree char *name = propose_name (self);

  if (name == NULL)
    begin (self, NULL);
  else
    dew_files_ask_for (GTK_WIDGET (self), _("Export"), dew_export_kind (_dew_export_dialog_kind (self))->type, name, file_chosen);
}

/* ---- What can be chosen ---- */

/* As for every document of whoever chooses it. */
static void
working_switched_cb (GtkSwitch       *widget,
                     GParamSpec      *pspec,
                     DewExportDialog *self)
{
  self->working = gtk_switch_get_active (widget);
  g_settings_set_boolean (self->settings, "export-working", self->working);
  if (self->document != NULL)
    _dew_export_dialog_look_again (self);
}

static void
cover_clicked_cb (GtkButton       *button,
                  DewExportDialog *self)
{
  _dew_export_dialog_change_cover (self);
}

static void
told_cb (DewPreview      *preview,
         const char      *sentence,
         DewExportDialog *self)
{
  dew_toaster_tell (self->toaster, sentence, NULL);
}

/* Why it cannot be exported, or what should be known of it; NULL: nothing. g_free. */
static char *
find_hint (DewExportDialog *self,
           gboolean         any,
           DewReadStatus    status,
           const char      *reason)
{
  if (!dew_export_kind (_dew_export_dialog_kind (self))->annexes)
    return NULL;
  if (status != DEW_READ_OK)
    return g_strdup_printf (_("The variance cannot be read: %s."), status == DEW_READ_EMPTY ? _("nothing is typed") : _(reason));
  if (!any)
    return g_strdup (_("Choose at least one annex."));
  if (_dew_export_dialog_is_example (self))
    return g_strdup (_("£1,000,000 is a worked example, and the annex says so. Type the variance you want shared."));

  /* Always something: what stands below would move under the pointer. */
  return g_strdup (_("Shared in each pool by itself, by its rule in force. Below 0 it is an underspend."));
}

/* A word on inputs and working, and whether they can be left out. */
static void
look_at_working (DewExportDialog *self,
                 DewExportKind    kind)
{
  const DewExportKindInfo *info = dew_export_kind (kind);
  const char *about = info->annexes ? _("The formulas of a workbook stand on them") : _("Data has neither");

  if (info->leaves_working)
    about = self->working ? _("All that the annexes stand on, after them") : _("Left out: only what people read");
  gtk_label_set_label (self->working_about, about);
  gtk_widget_set_sensitive (GTK_WIDGET (self->working_switch), info->leaves_working);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->working_switch), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
  g_signal_handlers_block_by_func (self->working_switch, working_switched_cb, self);
  gtk_switch_set_active (self->working_switch, info->leaves_working ? self->working : info->annexes);
  g_signal_handlers_unblock_by_func (self->working_switch, working_switched_cb, self);
}

static const char *
tell_about (DewExportDialog *self)
{
  DewExportKind kind = _dew_export_dialog_kind (self);

  if (kind != DEW_EXPORT_XLSX)
    return _(dew_export_kind (kind)->about);

  return _dew_export_dialog_is_working_copy (self) ? _("Exact figures behind what is shown, filters, headings that stay.")
                                : _("One table a sheet, headings, notes on a cover, nothing by colour alone.");
}

static void
look_at_choices (DewExportDialog *self)
{
  DewExportKind kind = _dew_export_dialog_kind (self);
  gboolean annexes = dew_export_kind (kind)->annexes;
  g_autofree char *name = propose_name (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->annexes), annexes);
  gtk_widget_set_sensitive (self->figures_box, annexes);
  _dew_export_dialog_look_at_scope (self);
  look_at_working (self, kind);
  gtk_widget_set_visible (GTK_WIDGET (self->for_bin), kind == DEW_EXPORT_XLSX);
  gtk_widget_set_visible (GTK_WIDGET (self->data_bin), !annexes);
  gtk_label_set_label (self->about, tell_about (self));
  gtk_label_set_label (self->file_name, name != NULL ? name : "");
  gtk_label_set_width_chars (self->file_name, name != NULL ? (int) MIN (g_utf8_strlen (name, -1), FILE_NAME) : 0);
}

static void
look_at_variance (DewExportDialog *self)
{
  g_autoptr (GPtrArray) ticked = dew_annex_list_get_ticked (self->annexes);
  gboolean annexes = dew_export_kind (_dew_export_dialog_kind (self))->annexes;
  DewReading reading;
  DewReadStatus status = _dew_export_dialog_read_variance (self, &reading);
  g_autofree char *hint = find_hint (self, ticked->len > 0, status, reading.reason);

  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  if (status == DEW_READ_REFUSED)
    gtk_widget_add_css_class (self->variance_entry, "error");
  else
    gtk_widget_remove_css_class (self->variance_entry, "error");
  gtk_widget_set_sensitive (self->export_button, self->ledger != NULL && (!annexes || (ticked->len > 0 && status == DEW_READ_OK)));
}

void
_dew_export_dialog_look_again (DewExportDialog *self)
{
  g_autofree char *nothing = _dew_export_dialog_find_nothing (self);

  look_at_choices (self);
  look_at_variance (self);
  dew_preview_set_calculates (self->preview, dew_export_kind (_dew_export_dialog_kind (self))->calculates);
  if (nothing != NULL)
    dew_preview_say (self->preview, nothing);
  else if (self->ledger != NULL)
    _dew_export_dialog_show_preview (self);
  _dew_export_dialog_show_status (self);
}

static void
annexes_changed_cb (DewAnnexList    *list,
                    DewExportDialog *self)
{
  self->by_hand = TRUE;
  _dew_export_dialog_look_again (self);
}

static void
annex_selected_cb (DewAnnexList    *list,
                   DewExportDialog *self)
{
  if (self->document != NULL)
    _dew_export_dialog_look_again (self);
}

static void
sheet_chosen_cb (DewPreview      *preview,
                 DewExportDialog *self)
{
  _dew_export_dialog_select_shown (self);
}

/* Wherever the focus is: a list would take it for itself. */
static gboolean
turn_shortcut (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  return dew_preview_turn (DEW_EXPORT_DIALOG (widget)->preview, g_variant_get_int32 (arguments));
}

static void
variance_changed_cb (GtkEditable     *editable,
                     DewExportDialog *self)
{
  if (self->document != NULL)
    _dew_export_dialog_look_again (self);
}

static void
scope_chosen_cb (GtkDropDown     *choice,
                 GParamSpec      *pspec,
                 DewExportDialog *self)
{
  if (self->document != NULL)
    _dew_export_dialog_look_again (self);
}

/* ---- The object ---- */

static void
dew_export_dialog_dispose (GObject *object)
{
  DewExportDialog *self = DEW_EXPORT_DIALOG (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->ledger, dew_export_ledger_unref);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dew_export_dialog_parent_class)->dispose (object);
}

static void
dew_export_dialog_finalize (GObject *object)
{
  DewExportDialog *self = DEW_EXPORT_DIALOG (object);

  g_clear_pointer (&self->book, dew_export_book_unref);
  g_hash_table_unref (self->left_out);
  g_free (self->cover_of);
  g_free (self->before);
  g_free (self->book_of);
  g_free (self->failure);

  G_OBJECT_CLASS (dew_export_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, toaster);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, annexes);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, as_bin);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, working_switch);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, working_about);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, for_bin);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, data_bin);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, about);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, figures_box);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, unit_bin);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, variance_entry);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, pool_box);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, pool_choice);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, scenario_box);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, scenario_choice);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, lanes_box);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, lanes_button);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, lanes_label);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, cover);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, status);
  gtk_widget_class_bind_template_child (widget_class, DewExportDialog, file_name);
}

static void
dew_export_dialog_class_init (DewExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_export_dialog_finalize;

  g_type_ensure (DEW_TYPE_ANNEX_LIST);
  g_type_ensure (DEW_TYPE_PREVIEW);
  g_type_ensure (DEW_TYPE_TOASTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, annexes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, annex_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, variance_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, working_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, cover_clicked_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "copy_cb", G_CALLBACK (_dew_export_dialog_copy));
  gtk_widget_class_bind_template_callback (widget_class, told_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Of words that end with NULL; the first is chosen. */
static DewSegments *
add_choice (DewExportDialog   *self,
            AdwBin            *bin,
            const char        *name,
            const char *const *words)
{
  DewSegments *choice = DEW_SEGMENTS (dew_segments_new (FALSE));

  for (guint i = 0; words[i] != NULL; i++)
    dew_segments_add (choice, words[i]);
  dew_segments_name (choice, name);
  dew_segments_set_selected (choice, 0);
  g_signal_connect_object (choice, "chosen", G_CALLBACK (_dew_export_dialog_look_again), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (bin, GTK_WIDGET (choice));

  return choice;
}

static void
add_choices (DewExportDialog *self)
{
  const char *kinds[DEW_EXPORT_DATA + 2] = { NULL };

  for (guint kind = 0; kind < DEW_EXPORT_DATA; kind++)
    kinds[kind] = _(dew_export_kind (kind)->word);
  kinds[DEW_EXPORT_DATA] = _("Data");
  self->as_choice = add_choice (self, self->as_bin, _("As"), kinds);
  self->for_choice = add_choice (self, self->for_bin, _("For"), (const char *const[]) { _("Publication"), _("Working copy"), NULL });
  self->data_choice = add_choice (self, self->data_bin, _("Data as"),
                                  (const char *const[]) { _(dew_export_kind (DEW_EXPORT_TIDY)->word), _(dew_export_kind (DEW_EXPORT_JSON)->word), NULL });
  self->unit_choice = add_choice (self, self->unit_bin, _("Tables in"),
                                  (const char *const[]) { dew_unit_symbol (DEW_UNIT_POUNDS), dew_unit_symbol (DEW_UNIT_THOUSANDS), dew_unit_symbol (DEW_UNIT_MILLIONS), NULL });
}

static void
add_turning (GtkEventController *keys,
             const char         *trigger,
             int                 by)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_callback_action_new (turn_shortcut, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (by));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
add_keys (DewExportDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_turning (keys, "<Control>Page_Up|<Control>KP_Page_Up", -1);
  add_turning (keys, "<Control>Page_Down|<Control>KP_Page_Down", 1);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
dew_export_dialog_init (DewExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->settings = g_settings_new ("org.dewpond.Dewpond");
  self->working = g_settings_get_boolean (self->settings, "export-working");
  add_choices (self);
  add_keys (self);
  dew_choice_shorten (self->pool_choice);
  dew_choice_shorten (self->scenario_choice);
  dew_spoken (GTK_WIDGET (self->pool_choice), _("Pool"));
  dew_spoken (GTK_WIDGET (self->scenario_choice), _("Scenario"));
  dew_spoken (GTK_WIDGET (self->working_switch), _("Inputs and working"));
  dew_spoken (self->variance_entry, _("Variance to share, £ (an overspend above 0)"));
}

/* What the document was last exported with. */
static void
recall (DewExportDialog *self)
{
  const DewDocumentRow *row = dew_ledger_document (dew_document_ledger (self->document));
  g_autoptr (GPtrArray) annexes = dew_export_memory_read (row != NULL ? row->annexes : "");

  self->by_hand = annexes->len > 0;
  if (self->by_hand)
    {
      dew_annex_list_put_first (self->annexes, annexes);
      self->before = dew_export_memory_write (annexes);
    }
  if (row == NULL)
    return;

  dew_segments_set_selected (self->unit_choice, (guint) row->paper_unit);
  dew_segments_set_selected (self->for_choice, row->working_copy ? 1 : 0);
}

static void
fit_into (DewExportDialog *self,
          GtkWidget       *parent)
{
  int width = gtk_widget_get_width (parent) - NARROWER;
  int height = gtk_widget_get_height (parent) - LOWER;
  int default_width, default_height;

  gtk_window_get_default_size (GTK_WINDOW (self), &default_width, &default_height);
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, LEAST_WIDTH, default_width), CLAMP (height, LEAST_HEIGHT, default_height));
  if (width < LEAST_WIDTH)
    gtk_widget_set_size_request (self->choices, 352, -1);
}

void
dew_export_dialog_present (DewWindow   *parent,
                           DewDocument *document,
                           int          year)
{
  DewExportDialog *self = g_object_new (DEW_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = dew_year_name (year);
  const char *title = dew_document_title (document);
  const char *typed = dew_export_memory_variance (document);
  g_autofree char *subtitle = strstr (title, name) != NULL ? g_strdup (title) : g_strdup_printf ("%s, %s", title, name);

  self->year = year;
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_editable_set_text (GTK_EDITABLE (self->variance_entry), typed != NULL ? typed : DEW_EXAMPLE_VARIANCE);
  self->document = g_object_ref (document);
  recall (self);
  _dew_export_dialog_look_again (self);
  _dew_export_dialog_follow (self);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export_button);
  fit_into (self, GTK_WIDGET (parent));

  /* A window that has its focus before it is shown is not told to screen readers as the active one. */
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->annexes));
}
