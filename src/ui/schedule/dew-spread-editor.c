/* dew-spread-editor.c: what a service line's outturn may vary by in a simulation: its shape, its percentages, where they were taken from */
#include "dew-spread-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-choice.h"
#include "dew-edit-scenario.h"
#include "dew-field-value.h"
#include "dew-field.h"
#include "dew-said.h"
#include "dew-spoken.h"
#include "dew-spread-draft.h"
#include "dew-spread-typed.h"

typedef struct {
  DewSpreadEditor *editor;
  DewSpreadField   number;
  GtkWidget       *box, *label, *field;
} Part;

struct _DewSpreadEditor
{
  GtkWidget    parent_instance;

  GtkWidget   *choice;          /* none, then the shapes */
  GtkWidget   *refusal;         /* why another shape, or the years, cannot be taken */
  GtkWidget   *hint;
  GtkWidget   *lacks;           /* what is still to be typed */
  GtkWidget   *button;
  GtkWidget   *reason;          /* why the button cannot be pressed */
  Part         parts[DEW_SPREAD_N_FIELDS];

  DewDocument *document;        /* borrowed; NULL: about nothing */
  gint64       line;
  int          year;
  gint64       scenario;
  DewSpreadDraft draft;         /* what is shown */
  gboolean     filling, retaking;
};

G_DEFINE_FINAL_TYPE (DewSpreadEditor, dew_spread_editor, GTK_TYPE_WIDGET)

static void fill (DewSpreadEditor *self);

static const DewLedger *
get_ledger (DewSpreadEditor *self)
{
  return dew_document_ledger (self->document);
}

static const char *
get_name (DewSpreadEditor *self)
{
  return ((const DewLine *) dew_ledger_find (get_ledger (self), DEW_TABLE_LINE, self->line))->name;
}

/* ---- Keeping ---- */

/* Puts a spread into the document; FALSE with the reason where it is refused. */
static gboolean
keep (DewSpreadEditor *self,
      const DewSpread *spread,
      const char      *what,
      GError         **error)
{
  DewChanges *changes = dew_changes_new ();
  gboolean good = dew_edit_spread (get_ledger (self), changes, dew_document_ids (self->document), spread, error);

  return dew_document_take (self->document, changes, good, what, error);
}

static char *
tell_change (DewSpreadEditor *self)
{
  return g_strdup_printf (_("Changed how the outturn of “%s” varies"), get_name (self));
}

/* What was refused beside what stood there may go beside what stands there now. */
static void
take_refused (DewSpreadEditor *self,
              const Part      *taken)
{
  if (self->retaking)
    return;

  self->retaking = TRUE;
  for (guint i = 0; i < DEW_SPREAD_N_FIELDS; i++)
    if (&self->parts[i] != taken && dew_field_refused (DEW_FIELD (self->parts[i].field)) != NULL)
      dew_field_take (DEW_FIELD (self->parts[i].field));
  self->retaking = FALSE;
}

static gboolean
take_row (DewSpreadEditor *self,
          DewSpreadField   number,
          const DewSpread *row,
          gboolean         blank,
          GError         **error)
{
  g_autofree char *what = NULL;

  if (self->draft.stored)
    {
      what = g_strdup_printf (_("Changed “%s” of “%s”"), dew_spread_draft_label (&self->draft, number), get_name (self));
      return keep (self, row, what, error);
    }
  if (!dew_spread_draft_take (&self->draft, number, row, blank))
    {
      fill (self);
      return TRUE;
    }

  what = tell_change (self);
  return keep (self, row, what, error);
}

static gboolean
take_text (gpointer     data,
           const char  *text,
           GError     **error)
{
  Part *part = data;
  DewSpreadEditor *self = part->editor;
  DewSpread *row;
  gboolean good;

  if (!dew_spread_draft_has (&self->draft, part->number))
    return TRUE;

  row = dew_row_copy (DEW_TABLE_SPREAD, self->draft.spread);
  good = dew_field_value_read (DEW_TABLE_SPREAD, row, dew_spread_field_column (part->number), text, error) &&
         take_row (self, part->number, row, *text == '\0', error);
  dew_row_free (DEW_TABLE_SPREAD, row);
  if (good)
    take_refused (self, part);

  return good;
}

static char *
show_text (gpointer data)
{
  Part *part = data;
  const DewSpreadDraft *draft = &part->editor->draft;

  if (!dew_spread_draft_has (draft, part->number) || dew_spread_draft_unknown (draft, part->number))
    return g_strdup ("");

  return dew_field_value_show (DEW_TABLE_SPREAD, draft->spread, dew_spread_field_column (part->number));
}

static const DewFieldOwn field_own = { show_text, take_text };

/* ---- Shapes ---- */

/* FALSE with the reason where it cannot go. */
static gboolean
take_away (DewSpreadEditor *self,
           GError         **error)
{
  g_autofree char *what = g_strdup_printf (_("Took away how the outturn of “%s” varies"), get_name (self));
  DewChanges *changes;
  gboolean good;

  if (!self->draft.stored)
    {
      dew_spread_draft_set (&self->draft, NULL);
      return TRUE;
    }

  changes = dew_changes_new ();
  good = dew_edit_delete (get_ledger (self), changes, DEW_TABLE_SPREAD, self->draft.spread->id, error);
  return dew_document_take (self->document, changes, good, what, error);
}

static gboolean
choose (DewSpreadEditor *self,
        gint             shape,
        GError         **error)
{
  g_autofree char *what = tell_change (self);
  DewSpread *row;
  gboolean good;

  if (!self->draft.stored)
    {
      dew_spread_draft_shape (&self->draft, self->line, shape);
      return TRUE;
    }

  row = dew_row_copy (DEW_TABLE_SPREAD, self->draft.spread);
  dew_spread_reshape (row, shape);
  good = keep (self, row, what, error);
  dew_row_free (DEW_TABLE_SPREAD, row);
  return good;
}

/* What was refused in a field is about what stood there before. */
static void
forget_refused (DewSpreadEditor *self)
{
  dew_said_refuse (self->refusal, NULL);
  for (guint i = 0; i < DEW_SPREAD_N_FIELDS; i++)
    if (dew_field_refused (DEW_FIELD (self->parts[i].field)) != NULL)
      dew_field_set_own (DEW_FIELD (self->parts[i].field), &field_own, &self->parts[i]);
}

/* Where it stands in the list. */
static guint
get_chosen (DewSpreadEditor *self)
{
  return self->draft.spread == NULL ? 0 : (guint) self->draft.spread->shape + 1;
}

static void
chosen_cb (DewSpreadEditor *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  g_autoptr (GError) error = NULL;
  gboolean good;

  /* The toolkit tells more than once; and what is chosen again leaves why it was refused to be read. */
  if (self->filling || self->document == NULL || selected == get_chosen (self))
    return;

  forget_refused (self);
  good = selected == 0 ? take_away (self, &error) : choose (self, (gint) selected - 1, &error);
  if (!good)
    dew_said_refuse (self->refusal, error->message);
  fill (self);
}

/* ---- From the last years ---- */

/* In the shape that is chosen, or the usual one. NULL with the reason. */
static DewSpread *
find_past (DewSpreadEditor *self,
           GError         **error)
{
  return dew_spread_from_past (get_ledger (self), self->line, self->year, self->draft.spread != NULL ? self->draft.spread->shape : DEW_SPREAD_NORMAL, error);
}

static void
clicked_cb (DewSpreadEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  DewSpread *past;

  if (self->document == NULL)
    return;

  forget_refused (self);
  past = find_past (self, &error);
  if (past != NULL)
    {
      what = g_strdup_printf (_("Took how the outturn of “%s” varies from the last years"), get_name (self));
      keep (self, past, what, &error);
      dew_row_free (DEW_TABLE_SPREAD, past);
    }
  if (error != NULL)
    dew_said_refuse (self->refusal, error->message);
  fill (self);
}

/* ---- Showing ---- */

static void
fill_button (DewSpreadEditor *self)
{
  g_autoptr (GError) error = NULL;
  DewSpread *past = find_past (self, &error);
  g_autofree char *spoken = g_strdup_printf (C_("field, whose it is", "%s, %s"), _("From the last years"), get_name (self));
  g_autofree char *words = past == NULL ? NULL : dew_spread_words (past);
  g_autofree char *told = past == NULL ? g_strdup (error->message) : g_strdup_printf (C_("spread, source", "%s: %s"), words, past->source);
  /* A demand-led line that nothing is typed for says it already. */
  gboolean said = strstr (gtk_label_get_label (GTK_LABEL (self->hint)), told) != NULL;

  gtk_widget_set_sensitive (self->button, past != NULL);
  gtk_widget_set_tooltip_text (self->button, told);
  dew_spoken (self->button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
  gtk_label_set_label (GTK_LABEL (self->reason), past == NULL ? told : "");
  gtk_widget_set_visible (self->reason, past == NULL && !said);
  if (past != NULL)
    dew_row_free (DEW_TABLE_SPREAD, past);
}

static void
fill_part (DewSpreadEditor *self,
           Part            *part)
{
  const char *label = dew_spread_draft_label (&self->draft, part->number);
  g_autofree char *spoken = g_strdup_printf (part->number == DEW_SPREAD_SOURCE ? C_("field, whose it is", "%s of how it may vary, %s") : C_("field, whose it is", "%s, %% of the latest budget, %s"),
                                             label, get_name (self));

  gtk_widget_set_visible (part->box, dew_spread_draft_has (&self->draft, part->number));
  gtk_label_set_label (GTK_LABEL (part->label), label);
  dew_spoken (part->field, spoken);
  dew_field_fill (DEW_FIELD (part->field));
  /* There is more to a source than there is room for. */
  if (part->number == DEW_SPREAD_SOURCE)
    gtk_widget_set_tooltip_text (part->field, self->draft.spread == NULL || *self->draft.spread->source == '\0' ? NULL : self->draft.spread->source);
}

static void
fill (DewSpreadEditor *self)
{
  g_autofree char *spoken = g_strdup_printf (C_("field, whose it is", "%s, %s"), _("Shape of how it may vary"), get_name (self));
  g_autofree char *untyped = self->draft.spread != NULL ? NULL : dew_spread_say_untyped (get_ledger (self), self->line, self->year, self->scenario);
  const char *lacks = dew_spread_draft_lacks (&self->draft);

  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), get_chosen (self));
  dew_spoken (self->choice, spoken);
  gtk_label_set_label (GTK_LABEL (self->hint), untyped != NULL ? untyped : dew_spread_draft_say (&self->draft));
  gtk_label_set_label (GTK_LABEL (self->lacks), lacks != NULL ? lacks : "");
  gtk_widget_set_visible (self->lacks, lacks != NULL);
  for (guint i = 0; i < DEW_SPREAD_N_FIELDS; i++)
    fill_part (self, &self->parts[i]);
  fill_button (self);
  self->filling = FALSE;
}

static void
set_about (DewSpreadEditor *self,
           DewDocument     *document,
           gint64           line)
{
  if (self->document == document && self->line == line)
    return;

  dew_spread_draft_set (&self->draft, NULL);
  self->document = document;
  self->line = line;
  dew_said_refuse (self->refusal, NULL);
  for (guint i = 0; i < DEW_SPREAD_N_FIELDS; i++)
    dew_field_set_own (DEW_FIELD (self->parts[i].field), document == NULL ? NULL : &field_own, &self->parts[i]);
}

void
dew_spread_editor_show (DewSpreadEditor *self,
                        DewDocument     *document,
                        gint64           line,
                        int              year,
                        gint64           scenario)
{
  const DewSpread *there;

  g_return_if_fail (DEW_IS_SPREAD_EDITOR (self));

  set_about (self, document, line);
  if (document == NULL)
    return;

  self->year = year;
  self->scenario = scenario;
  /* One that is not kept yet stays while other things change; one that was taken back goes. */
  there = dew_ledger_spread (get_ledger (self), line);
  if (there != NULL || self->draft.stored)
    dew_spread_draft_set (&self->draft, there);
  fill (self);
}

gboolean
dew_spread_editor_settle (DewSpreadEditor *self)
{
  g_return_val_if_fail (DEW_IS_SPREAD_EDITOR (self), TRUE);

  for (guint i = 0; i < DEW_SPREAD_N_FIELDS; i++)
    if ((gtk_widget_get_state_flags (self->parts[i].field) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
      return dew_field_take (DEW_FIELD (self->parts[i].field));

  return TRUE;
}

const char *
dew_spread_editor_refused (DewSpreadEditor *self)
{
  g_return_val_if_fail (DEW_IS_SPREAD_EDITOR (self), NULL);

  for (guint i = 0; i < DEW_SPREAD_N_FIELDS; i++)
    if (dew_field_refused (DEW_FIELD (self->parts[i].field)) != NULL)
      return dew_field_refused (DEW_FIELD (self->parts[i].field));

  return NULL;
}

/* ---- The object ---- */

static void
dew_spread_editor_dispose (GObject *object)
{
  DewSpreadEditor *self = DEW_SPREAD_EDITOR (object);
  GtkWidget *child;

  if (self->refusal != NULL)
    set_about (self, NULL, 0);
  self->refusal = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_spread_editor_parent_class)->dispose (object);
}

static void
dew_spread_editor_class_init (DewSpreadEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dew_spread_editor_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_choice (DewSpreadEditor *self)
{
  const char *const shapes[] = { _("None"), _("Normal"), _("Lognormal"), _("Three points"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->choice = gtk_drop_down_new_from_strings (shapes);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
  self->refusal = dew_said_refusal_new (NULL);
  self->hint = dew_said_new (NULL, "dew-secondary");
  self->lacks = dew_said_new (NULL, "dew-secondary");
  gtk_widget_add_css_class (self->lacks, "dew-amber");
  gtk_box_append (GTK_BOX (box), dew_said_new (_("Shape"), "dew-secondary"));
  gtk_box_append (GTK_BOX (box), dew_choice_wrap (GTK_DROP_DOWN (self->choice)));
  gtk_box_append (GTK_BOX (box), self->refusal);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), self->lacks);

  return box;
}

static GtkWidget *
new_button (DewSpreadEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->button = gtk_button_new_with_mnemonic (_("From the last _years"));
  gtk_widget_add_css_class (self->button, "dew-small");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  self->reason = dew_said_new (NULL, "dew-secondary");
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), self->reason);

  return box;
}

/* A percentage stands at the right of its name, so that the digits are below each other. */
static GtkWidget *
new_percent (Part *part)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_hexpand (part->label, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (part->field), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (part->field), 11);
  gtk_editable_set_alignment (GTK_EDITABLE (part->field), 1);
  gtk_widget_set_valign (part->field, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (part->field, "numeric");
  gtk_box_append (GTK_BOX (row), part->label);
  gtk_box_append (GTK_BOX (row), part->field);

  return row;
}

static GtkWidget *
new_source (Part *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_editable_set_width_chars (GTK_EDITABLE (part->field), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (part->field), _("Not entered yet"));
  gtk_box_append (GTK_BOX (box), part->label);
  gtk_box_append (GTK_BOX (box), part->field);

  return box;
}

static GtkWidget *
new_part (DewSpreadEditor *self,
          DewSpreadField   number)
{
  Part *part = &self->parts[number];

  part->editor = self;
  part->number = number;
  part->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  part->label = dew_said_new (NULL, "dew-secondary");
  part->field = dew_field_new ();
  gtk_box_append (GTK_BOX (part->box), number == DEW_SPREAD_SOURCE ? new_source (part) : new_percent (part));
  gtk_box_append (GTK_BOX (part->box), dew_said_refusal_new (part->field));

  return part->box;
}

static void
dew_spread_editor_init (DewSpreadEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_widget_set_parent (new_choice (self), GTK_WIDGET (self));
  for (guint i = 0; i < DEW_SPREAD_N_FIELDS; i++)
    gtk_widget_set_parent (new_part (self, i), GTK_WIDGET (self));
  gtk_widget_set_parent (new_button (self), GTK_WIDGET (self));
}

GtkWidget *
dew_spread_editor_new (void)
{
  return g_object_new (DEW_TYPE_SPREAD_EDITOR, NULL);
}
