/* dew-properties-pane.c: what is known of the current agreement, pool, category or line besides its figures */
#include "dew-properties-pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dew-edit-arranged.h"
#include "dew-property-editor.h"
#include "dew-remark-editor.h"
#include "dew-scenario-details.h"
#include "dew-scenario-words.h"
#include "dew-spoken.h"
#include "dew-window.h"

/* The fields of a kind of node: made when one is first shown, and kept. */
typedef struct {
  GtkWidget *box;               /* NULL: not made */
  GPtrArray *editors;           /* DewPropertyEditor */
} Sheet;

struct _DewPropertiesPane
{
  GtkWidget    parent_instance;

  GtkLabel    *title;
  GtkLabel    *subtitle;
  GtkBox      *scenario_box;    /* what a scenario says of it */
  GtkBox      *fields;
  GtkBox      *figure_box;      /* the note on a figure, with its heading */

  DewRemarkEditor *remark;
  DewDocument *document;        /* borrowed: the page shows another before it goes */
  DewNodeKind  kind;
  gint64       id;
  gint64       scenario;        /* or DEW_BASELINE */
  int          year;
  DewLine     *line;            /* a service line as it is in the scenario, when it was last shown; NULL in the baseline */
  DewScenarioDetails *details;
  Sheet        sheets[DEW_NODE_LINE + 1];
};

enum {
  NOTE_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewPropertiesPane, dew_properties_pane, GTK_TYPE_WIDGET)

/* as_at is lent, and may be NULL where no hint is asked for. */
static DewPropertyOwner
get_owner (DewPropertiesPane *self,
           const char        *as_at)
{
  return (DewPropertyOwner) { self->document, dew_node_table (self->kind), self->id, as_at, self->scenario, self->line, self->year };
}

static gconstpointer
get_row (DewPropertiesPane *self)
{
  DewPropertyOwner owner = get_owner (self, NULL);

  owner.line = NULL;

  return self->kind == DEW_NODE_ROOT ? NULL : dew_property_row (&owner);
}

/* After the document has changed, or another row is shown. */
static void
read_line (DewPropertiesPane *self)
{
  if (self->line != NULL)
    dew_row_free (DEW_TABLE_LINE, self->line);
  self->line = NULL;
  if (self->scenario != DEW_BASELINE && self->kind == DEW_NODE_LINE)
    self->line = dew_arranged_line (dew_document_ledger (self->document), get_row (self), self->scenario);
}

/* ---- Keeping ---- */

/* A pool goes under another agreement by moving there. */
static gboolean
make_edit (const DewPropertyOwner *owner,
           DewChanges             *changes,
           DewPropertyEditor      *editor,
           gpointer                row,
           GError                **error)
{
  const DewLedger *ledger = dew_document_ledger (owner->document);

  dew_property_editor_write (editor, owner, row);
  if (owner->line != NULL)
    return dew_edit_arranged_line (ledger, changes, dew_document_ids (owner->document), owner->scenario, row, error);
  if (dew_property_editor_property (editor)->kind != DEW_PROPERTY_AGREEMENT)
    return dew_edit_row (ledger, changes, owner->table, row, error);

  return ((const DewPool *) row)->agreement == ((const DewPool *) dew_property_row (owner))->agreement ||
         dew_edit_move (ledger, changes, owner->table, owner->id, 0, ((const DewPool *) row)->agreement, 0, error);
}

/* A sheet that is hidden loses the focus, and its editors tell of it when another row is the pane's. */
static gboolean
is_current (DewPropertiesPane *self,
            DewPropertyEditor *editor)
{
  GPtrArray *editors = self->sheets[self->kind].editors;

  return editors != NULL && g_ptr_array_find (editors, editor, NULL);
}

/* Changes one field to what its editor says. */
static void
changed_cb (DewPropertyEditor *editor,
            gpointer           data)
{
  DewPropertiesPane *self = data;
  DewPropertyOwner owner = get_owner (self, NULL);
  g_autofree char *as_at = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *what = NULL;
  g_autoptr (GError) error = NULL;
  DewChanges *changes;
  gboolean good;
  gpointer row;

  if (!is_current (self, editor) || get_row (self) == NULL || dew_document_read_only (self->document, NULL))
    return;

  row = dew_row_copy (owner.table, dew_property_row (&owner));
  changes = dew_changes_new ();
  changed = g_strdup_printf (_("Changed “%s” of “%s”"), _(dew_property_editor_property (editor)->label), dew_row_text (owner.table, row, "name"));
  what = dew_scenario_deed (dew_document_ledger (self->document), owner.line != NULL && dew_is_arranged (dew_property_editor_property (editor)->column) ? self->scenario : DEW_BASELINE,
                            changed);
  good = make_edit (&owner, changes, editor, row, &error);
  dew_row_free (owner.table, row);
  if (dew_document_take (self->document, changes, good, what, &error))
    return;

  dew_window_tell (GTK_WIDGET (self), error->message);
  owner.as_at = as_at = dew_document_as_at (self->document);
  dew_property_editor_fill (editor, &owner);
}

/* ---- Sheets ---- */

static void
add_heading (GtkBox     *box,
             const char *words,
             gboolean    first)
{
  GtkWidget *heading = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (heading), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (heading, "dew-pane-heading");
  if (!first)
    gtk_box_append (box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (box, heading);
}

static void
make_sheet (DewPropertiesPane *self,
            Sheet             *sheet)
{
  DewPropertyOwner owner = get_owner (self, NULL);
  guint n;
  const DewProperty *list = dew_property_list (self->kind, &n);

  sheet->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  sheet->editors = g_ptr_array_new_with_free_func ((GDestroyNotify) dew_property_editor_free);
  for (guint i = 0; i < n; i++)
    {
      DewPropertyEditor *editor = dew_property_editor_new (&list[i], &owner, changed_cb, self);

      if (list[i].heading != NULL)
        add_heading (GTK_BOX (sheet->box), _(list[i].heading), i == 0);
      gtk_box_append (GTK_BOX (sheet->box), dew_property_editor_widget (editor));
      g_ptr_array_add (sheet->editors, editor);
    }
  gtk_box_append (self->fields, sheet->box);
}

/* What was being typed is let go of first: nothing is taken from a sheet that goes. */
static void
drop_sheets (DewPropertiesPane *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    {
      Sheet *sheet = &self->sheets[i];
      DewDocument *document = self->document;

      if (sheet->box == NULL)
        continue;

      self->document = NULL;
      for (guint e = 0; e < sheet->editors->len; e++)
        dew_property_editor_let_go (g_ptr_array_index (sheet->editors, e));
      gtk_box_remove (self->fields, sheet->box);
      self->document = document;
      g_clear_pointer (&sheet->editors, g_ptr_array_unref);
      sheet->box = NULL;
    }
}

static void
show_sheet (DewPropertiesPane *self)
{
  Sheet *current = &self->sheets[self->kind];

  if (current->box == NULL)
    make_sheet (self, current);
  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    if (self->sheets[i].box != NULL)
      gtk_widget_set_visible (self->sheets[i].box, &self->sheets[i] == current);
}

/* ---- Showing ---- */

static char *
tell_place (DewPropertiesPane *self)
{
  const DewLedger *ledger = dew_document_ledger (self->document);
  const DewLine *line;
  const DewPool *pool;
  const DewLine *category;

  if (self->kind == DEW_NODE_AGREEMENT)
    return g_strdup (_("Agreement"));
  if (self->kind == DEW_NODE_POOL)
    {
      const DewAgreement *agreement;

      pool = get_row (self);
      agreement = dew_ledger_find (ledger, DEW_TABLE_AGREEMENT, pool->agreement);
      return agreement == NULL ? g_strdup (_("Pool")) : g_strdup_printf (_("Pool of “%s”"), agreement->name);
    }

  line = get_row (self);
  pool = dew_ledger_find (ledger, DEW_TABLE_POOL, line->pool);
  category = dew_ledger_find (ledger, DEW_TABLE_LINE, line->parent);

  return g_strdup_printf (self->kind == DEW_NODE_CATEGORY ? _("Category in %s") : _("Service line in %s"),
                          category != NULL ? category->name : pool->name);
}

static void
fill (DewPropertiesPane *self)
{
  g_autofree char *as_at = dew_document_as_at (self->document);
  g_autofree char *place = tell_place (self);
  DewPropertyOwner owner = get_owner (self, as_at);
  GPtrArray *editors = self->sheets[self->kind].editors;

  gtk_label_set_label (self->title, dew_property_value (&owner, "name").text);
  gtk_label_set_label (self->subtitle, place);
  for (guint i = 0; i < editors->len; i++)
    dew_property_editor_fill (g_ptr_array_index (editors, i), &owner);
}

static void
show_nothing (DewPropertiesPane *self)
{
  gtk_label_set_label (self->title, _("Nothing chosen"));
  gtk_label_set_label (self->subtitle, _("Put the cursor on a pool or line to see what is known of it."));
}

/* The pane turns to another row: what is being typed is taken; what is refused goes, and that is told once more. */
static void
turn_away (DewPropertiesPane *self)
{
  GPtrArray *editors = self->sheets[self->kind].editors;

  dew_properties_pane_settle (self);
  for (guint i = 0; editors != NULL && i < editors->len; i++)
    {
      DewPropertyEditor *editor = g_ptr_array_index (editors, i);

      if (dew_property_editor_refused (editor) != NULL)
        dew_window_tell (GTK_WIDGET (self), dew_property_editor_refused (editor));
      dew_property_editor_let_go (editor);
    }
}

/* One agreement has no row of its own in a grid: it is what the total is of. */
static void
find_sole_agreement (DewDocument *document,
                     DewNodeKind *kind,
                     gint64      *id)
{
  const DewLedger *ledger;

  if (document == NULL || *kind != DEW_NODE_ROOT)
    return;

  ledger = dew_document_ledger (document);
  if (dew_ledger_rows (ledger, DEW_TABLE_AGREEMENT)->len != 1)
    return;

  *kind = DEW_NODE_AGREEMENT;
  *id = dew_ledger_last (ledger, DEW_TABLE_AGREEMENT);
}

void
dew_properties_pane_show (DewPropertiesPane *self,
                          DewDocument       *document,
                          DewNodeKind        kind,
                          gint64             id)
{
  g_return_if_fail (DEW_IS_PROPERTIES_PANE (self));

  find_sole_agreement (document, &kind, &id);
  if (self->document != document || self->kind != kind || self->id != id)
    turn_away (self);
  if (self->document != document)
    {
      dew_properties_pane_show_figure (self, NULL);
      drop_sheets (self);
    }
  self->document = document;
  self->kind = kind;
  self->id = id;

  if (get_row (self) == NULL)
    self->kind = DEW_NODE_ROOT;
  read_line (self);
  dew_scenario_details_show (self->details, document, self->scenario, self->kind, id);
  if (document != NULL)
    show_sheet (self);
  if (self->kind == DEW_NODE_ROOT)
    show_nothing (self);
  else
    fill (self);
}

void
dew_properties_pane_set_scenario (DewPropertiesPane *self,
                                  gint64             scenario)
{
  g_return_if_fail (DEW_IS_PROPERTIES_PANE (self));

  if (self->scenario == scenario)
    return;

  turn_away (self);
  self->scenario = scenario;
}

void
dew_properties_pane_set_year (DewPropertiesPane *self,
                              int                year)
{
  g_return_if_fail (DEW_IS_PROPERTIES_PANE (self));

  self->year = year;
}

void
dew_properties_pane_show_figure (DewPropertiesPane *self,
                                 const DewFigure   *key)
{
  gboolean any = key != NULL && self->document != NULL;

  g_return_if_fail (DEW_IS_PROPERTIES_PANE (self));

  dew_remark_editor_show (self->remark, self->document, any ? key : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->figure_box), any);
}

gboolean
dew_properties_pane_edit_note (DewPropertiesPane *self)
{
  g_return_val_if_fail (DEW_IS_PROPERTIES_PANE (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->figure_box)) && gtk_widget_grab_focus (dew_remark_editor_note (self->remark));
}

static void
note_left_cb (DewPropertiesPane *self)
{
  g_signal_emit (self, signals[NOTE_LEFT], 0);
}

gboolean
dew_properties_pane_settle (DewPropertiesPane *self)
{
  GPtrArray *editors;

  g_return_val_if_fail (DEW_IS_PROPERTIES_PANE (self), TRUE);

  if (!dew_remark_editor_settle (self->remark))
    return FALSE;

  editors = self->sheets[self->kind].editors;
  for (guint i = 0; editors != NULL && i < editors->len; i++)
    if (!dew_property_editor_settle (g_ptr_array_index (editors, i)))
      return FALSE;

  return TRUE;
}

static void
dew_properties_pane_dispose (GObject *object)
{
  DewPropertiesPane *self = DEW_PROPERTIES_PANE (object);
  GtkWidget *child;

  drop_sheets (self);
  self->document = NULL;
  if (self->line != NULL)
    dew_row_free (DEW_TABLE_LINE, self->line);
  self->line = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_properties_pane_parent_class)->dispose (object);
}

static void
dew_properties_pane_class_init (DewPropertiesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_properties_pane_dispose;
  signals[NOTE_LEFT] = g_signal_new ("note-left", DEW_TYPE_PROPERTIES_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/properties-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DewPropertiesPane, title);
  gtk_widget_class_bind_template_child (widget_class, DewPropertiesPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DewPropertiesPane, scenario_box);
  gtk_widget_class_bind_template_child (widget_class, DewPropertiesPane, fields);
  gtk_widget_class_bind_template_child (widget_class, DewPropertiesPane, figure_box);
}

static void
dew_properties_pane_init (DewPropertiesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->details = DEW_SCENARIO_DETAILS (dew_scenario_details_new ());
  gtk_box_append (self->scenario_box, GTK_WIDGET (self->details));
  add_heading (self->figure_box, _("Note on this figure"), FALSE);
  self->remark = DEW_REMARK_EDITOR (dew_remark_editor_new (TRUE));
  gtk_box_append (self->figure_box, GTK_WIDGET (self->remark));
  g_signal_connect_swapped (self->remark, "left", G_CALLBACK (note_left_cb), self);
  show_nothing (self);
}
