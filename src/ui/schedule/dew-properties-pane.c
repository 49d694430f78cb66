/* dew-properties-pane.c: what is known of the current agreement, pool, category or line besides its figures */
#include "dew-properties-pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dew-choice.h"
#include "dew-field.h"
#include "dew-leave.h"
#include "dew-note.h"
#include "dew-spoken.h"
#include "dew-window.h"

/* How a field is edited. A field is a line in one of the lists below. */
typedef enum {
  FIELD_TEXT,
  FIELD_NOTE,           /* several lines */
  FIELD_DATE,
  FIELD_WORDS,          /* one of `choices` */
  FIELD_PARTNER,        /* a partner or none */
  FIELD_LEAD,           /* none, joint, split (pools), or a partner: two columns at once */
  FIELD_FLAG,
} FieldKind;

typedef struct
{
  const char *column;
  const char *label;            /* marked for translation */
  FieldKind   kind;
  const char *choices[4];       /* marked for translation */
} Field;

static const Field agreement_fields[] = {
  { "start", N_("Starts on"), FIELD_DATE },
  { "end", N_("Ends on"), FIELD_DATE },
  { "no_end", N_("No end date"), FIELD_FLAG },
  { "review", N_("Review on"), FIELD_DATE },
  { "note", N_("Note"), FIELD_NOTE },
  { "source", N_("Source"), FIELD_NOTE },
};

static const Field pool_fields[] = {
  { "reference", N_("Reference in the agreement"), FIELD_TEXT },
  { "host", N_("Host partner"), FIELD_PARTNER },
  { "lead", N_("Lead commissioner"), FIELD_LEAD },
  { "start", N_("Starts on"), FIELD_DATE },
  { "end", N_("Ends on"), FIELD_DATE },
  { "no_end", N_("No end date"), FIELD_FLAG },
  { "aims", N_("Aims"), FIELD_NOTE },
  { "note", N_("Note"), FIELD_NOTE },
  { "source", N_("Source"), FIELD_NOTE },
};

static const Field line_fields[] = {
  { "lead", N_("Lead"), FIELD_LEAD },
  { "provider", N_("Provider"), FIELD_TEXT },
  { "contract", N_("Contract"), FIELD_WORDS, { N_("Not entered"), N_("Block"), N_("Demand-led") } },
  { "status", N_("Arrangement"), FIELD_WORDS, { N_("Pooled"), N_("Aligned: stays with its funders") } },
  { "pooled_from", N_("If aligned, pooled from"), FIELD_DATE },
  { "note", N_("Note"), FIELD_NOTE },
  { "source", N_("Source"), FIELD_NOTE },
};

static const Field category_fields[] = {
  { "note", N_("Note"), FIELD_NOTE },
  { "source", N_("Source"), FIELD_NOTE },
};

struct _DewPropertiesPane
{
  GtkWidget    parent_instance;

  GtkLabel    *title;
  GtkLabel    *subtitle;
  GtkBox      *fields;

  DewDocument *document;        /* borrowed: the page shows another before it goes */
  DewNodeKind  kind;
  gint64       id;
  char        *partners;        /* the names that the choices list */
  const Field *list;
  guint        n_list;
  GPtrArray   *editors;         /* GtkWidget, one a field */
  gboolean     filling;
};

G_DEFINE_FINAL_TYPE (DewPropertiesPane, dew_properties_pane, GTK_TYPE_WIDGET)

static DewTable
get_table (DewPropertiesPane *self)
{
  return dew_node_table (self->kind);
}

static gconstpointer
get_row (DewPropertiesPane *self)
{
  return self->document == NULL ? NULL : dew_ledger_find (dew_document_ledger (self->document), get_table (self), self->id);
}

static DewValue
get_value (DewPropertiesPane *self,
           const char        *column)
{
  DewTable table = get_table (self);

  return dew_row_get (table, get_row (self), (guint) dew_table_column (table, column));
}

/* ---- Keeping ---- */

static void fill_editor (DewPropertiesPane *self,
                         const Field       *field,
                         GtkWidget         *editor);

static void
keep (DewPropertiesPane *self,
      const Field       *field,
      GtkWidget         *editor,
      gpointer           row)
{
  DewTable table = get_table (self);
  g_autofree char *what = g_strdup_printf (_("Changed “%s” of “%s”"), _(field->label), dew_row_text (table, row, "name"));
  DewChanges *changes = dew_changes_new ();
  g_autoptr (GError) error = NULL;
  gboolean good = dew_edit_row (dew_document_ledger (self->document), changes, table, row, &error);

  if (!dew_document_take (self->document, changes, good, what, &error))
    {
      dew_window_tell (GTK_WIDGET (self), error->message);
      self->filling = TRUE;
      fill_editor (self, field, editor);
      self->filling = FALSE;
    }
}

/* Changes one field from what its editor says: but for those that are typed in one line, which take it themselves. */
static void
take (DewPropertiesPane *self,
      GtkWidget         *editor)
{
  DewTable table = get_table (self);
  const Field *field = g_object_get_data (G_OBJECT (editor), "field");
  gpointer row;

  if (self->filling || get_row (self) == NULL || dew_document_read_only (self->document, NULL))
    return;

  row = dew_row_copy (table, get_row (self));
  switch (field->kind)
    {
    case FIELD_NOTE:
      {
        g_autofree char *text = dew_note_get_text (editor);

        dew_row_set_text (table, row, field->column, text);
        break;
      }
    case FIELD_WORDS:
      dew_row_set_int (table, row, field->column, gtk_drop_down_get_selected (GTK_DROP_DOWN (editor)));
      break;
    case FIELD_FLAG:
      dew_row_set_int (table, row, field->column, gtk_check_button_get_active (GTK_CHECK_BUTTON (editor)));
      break;
    case FIELD_TEXT:
    case FIELD_DATE:
      g_assert_not_reached ();
    case FIELD_PARTNER:
    case FIELD_LEAD:
    default:
      {
        const GPtrArray *partners = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_PARTNER);
        guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (editor));
        /* Before the partners stand: not said; and for a lead joint, and for a pool's split. */
        guint before = field->kind == FIELD_PARTNER ? 1 : table == DEW_TABLE_POOL ? 3 : 2;
        const DewPartner *partner = selected >= before && selected - before < partners->len ? g_ptr_array_index (partners, selected - before) : NULL;

        dew_row_set_int (table, row, field->column, partner == NULL ? 0 : partner->id);
        if (field->kind == FIELD_LEAD)
          dew_row_set_int (table, row, "lead_mode", partner != NULL ? DEW_LEAD_SINGLE : selected == 0 ? DEW_LEAD_MISSING : (gint64) selected + 1);
      }
    }
  keep (self, field, editor, row);
  dew_row_free (table, row);
}

static void
notify_cb (GtkWidget         *editor,
           GParamSpec        *pspec,
           DewPropertiesPane *self)
{
  take (self, editor);
}

static void
left_cb (GtkWidget *editor,
         gpointer   data)
{
  take (data, editor);
}

/* ---- Editors ---- */

static GtkWidget *
new_choice (DewPropertiesPane *self,
            const Field       *field)
{
  const GPtrArray *partners = dew_ledger_rows (dew_document_ledger (self->document), DEW_TABLE_PARTNER);
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *choice;

  if (field->kind == FIELD_WORDS)
    for (guint i = 0; i < G_N_ELEMENTS (field->choices) && field->choices[i] != NULL; i++)
      gtk_string_list_append (list, _(field->choices[i]));
  else
    {
      gtk_string_list_append (list, _("Not entered"));
      if (field->kind == FIELD_LEAD)
        gtk_string_list_append (list, _("Joint"));
      if (field->kind == FIELD_LEAD && self->kind == DEW_NODE_POOL)
        gtk_string_list_append (list, _("Split by line"));
      for (guint i = 0; i < partners->len; i++)
        gtk_string_list_append (list, ((const DewPartner *) g_ptr_array_index (partners, i))->name);
    }

  choice = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  dew_choice_shorten (GTK_DROP_DOWN (choice));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (notify_cb), self);

  return choice;
}

static GtkWidget *
new_editor (DewPropertiesPane *self,
            const Field       *field)
{
  GtkWidget *editor;

  switch (field->kind)
    {
    case FIELD_TEXT:
    case FIELD_DATE:
      editor = dew_field_new ();
      gtk_editable_set_width_chars (GTK_EDITABLE (editor), 8);
      gtk_entry_set_placeholder_text (GTK_ENTRY (editor), field->kind == FIELD_DATE ? _("YYYY-MM-DD") : _("Not entered yet"));
      return editor;
    case FIELD_NOTE:
      editor = dew_note_new ();
      dew_on_leave (editor, left_cb, self);
      return editor;
    case FIELD_FLAG:
      editor = gtk_check_button_new_with_label (_(field->label));
      g_signal_connect (editor, "notify::active", G_CALLBACK (notify_cb), self);
      return editor;
    case FIELD_WORDS:
    case FIELD_PARTNER:
    case FIELD_LEAD:
    default:
      return new_choice (self, field);
    }
}

static void
told_cb (GtkWidget  *editor,
         const char *reason,
         GtkLabel   *message)
{
  gtk_label_set_label (message, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (message), reason != NULL);
}

/* Why what was typed is refused. */
static GtkWidget *
new_message (GtkWidget *editor)
{
  GtkWidget *message = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (message), 0);
  gtk_label_set_wrap (GTK_LABEL (message), TRUE);
  gtk_widget_set_visible (message, FALSE);
  gtk_widget_add_css_class (message, "dew-reason");
  g_signal_connect_object (editor, "told", G_CALLBACK (told_cb), message, 0);

  return message;
}

static void
add_field (DewPropertiesPane *self,
           const Field       *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *editor = new_editor (self, field);

  if (field->kind != FIELD_FLAG)
    {
      GtkWidget *label = gtk_label_new (_(field->label));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dew-secondary");
      gtk_box_append (GTK_BOX (box), label);
    }
  g_object_set_data (G_OBJECT (editor), "field", (gpointer) field);
  gtk_widget_set_sensitive (editor, !dew_document_read_only (self->document, NULL));
  gtk_box_append (GTK_BOX (box), field->kind == FIELD_NOTE ? dew_note_frame (editor) : editor);
  if (DEW_IS_FIELD (editor))
    gtk_box_append (GTK_BOX (box), new_message (editor));
  gtk_box_append (self->fields, box);
  g_ptr_array_add (self->editors, editor);
}

/* ---- Showing ---- */

static guint
choice_of (DewPropertiesPane *self,
           const Field       *field)
{
  gint64 value = get_value (self, field->column).i;
  int index = value == 0 ? -1 : dew_ledger_partner_index (dew_document_ledger (self->document), value);

  if (field->kind == FIELD_WORDS)
    return (guint) value;
  if (field->kind == FIELD_PARTNER)
    return (guint) (index + 1);
  if (index >= 0)
    return (guint) index + (self->kind == DEW_NODE_POOL ? 3 : 2);

  value = get_value (self, "lead_mode").i;
  return value == DEW_LEAD_JOINT ? 1 : value == DEW_LEAD_SPLIT ? 2 : 0;
}

static void
fill_editor (DewPropertiesPane *self,
             const Field       *field,
             GtkWidget         *editor)
{
  switch (field->kind)
    {
    case FIELD_TEXT:
    case FIELD_DATE:
      dew_field_set (DEW_FIELD (editor), self->document, get_table (self), self->id, field->column, _(field->label));
      dew_field_fill (DEW_FIELD (editor));
      break;
    case FIELD_NOTE:
      dew_note_set_text (editor, get_value (self, field->column).text);
      break;
    case FIELD_FLAG:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (editor), get_value (self, field->column).i != 0);
      break;
    case FIELD_WORDS:
    case FIELD_PARTNER:
    case FIELD_LEAD:
    default:
      gtk_drop_down_set_selected (GTK_DROP_DOWN (editor), choice_of (self, field));
    }
}

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

/* Says what it is and whose. */
static void
name_editor (DewPropertiesPane *self,
             const Field       *field,
             GtkWidget         *editor)
{
  g_autofree char *name = g_strdup_printf (C_("field, whose it is", "%s, %s"), _(field->label), get_value (self, "name").text);

  dew_spoken (editor, name);
}

static void
fill (DewPropertiesPane *self)
{
  g_autofree char *place = NULL;

  if (get_row (self) == NULL)
    return;

  self->filling = TRUE;
  place = tell_place (self);
  gtk_label_set_label (self->title, get_value (self, "name").text);
  gtk_label_set_label (self->subtitle, place);
  for (guint i = 0; i < self->n_list; i++)
    {
      GtkWidget *editor = g_ptr_array_index (self->editors, i);

      name_editor (self, &self->list[i], editor);
      fill_editor (self, &self->list[i], editor);
    }
  self->filling = FALSE;
}

/* The pane turns to another row: what was refused goes, and that is told once more. */
static void
tell_refused (DewPropertiesPane *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      GtkWidget *editor = g_ptr_array_index (self->editors, i);

      if (DEW_IS_FIELD (editor) && dew_field_refused (DEW_FIELD (editor)) != NULL)
        dew_window_tell (GTK_WIDGET (self), dew_field_refused (DEW_FIELD (editor)));
    }
}

static void
clear (DewPropertiesPane *self)
{
  GtkWidget *child;

  self->filling = TRUE;
  for (guint i = 0; i < self->editors->len; i++)
    if (DEW_IS_FIELD (g_ptr_array_index (self->editors, i)))
      dew_field_set (g_ptr_array_index (self->editors, i), NULL, DEW_TABLE_DOCUMENT, 0, NULL, NULL);
  g_ptr_array_set_size (self->editors, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
    gtk_box_remove (self->fields, child);
  self->filling = FALSE;
  self->list = NULL;
  self->n_list = 0;
}

#define USE(fields_) \
  G_STMT_START { self->list = fields_; self->n_list = G_N_ELEMENTS (fields_); } G_STMT_END

static void
build (DewPropertiesPane *self)
{
  clear (self);

  switch (self->kind)
    {
    case DEW_NODE_AGREEMENT:
      USE (agreement_fields);
      break;
    case DEW_NODE_POOL:
      USE (pool_fields);
      break;
    case DEW_NODE_CATEGORY:
      USE (category_fields);
      break;
    case DEW_NODE_LINE:
      USE (line_fields);
      break;
    case DEW_NODE_ROOT:
    default:
      gtk_label_set_label (self->title, _("Nothing chosen"));
      gtk_label_set_label (self->subtitle, _("Put the cursor on a pool or line to see what is known of it."));
    }

  self->filling = TRUE;
  for (guint i = 0; i < self->n_list; i++)
    add_field (self, &self->list[i]);
  self->filling = FALSE;
}

static char *
list_partners (const DewLedger *ledger)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < partners->len; i++)
    g_string_append_printf (names, "%s\n", ((const DewPartner *) g_ptr_array_index (partners, i))->name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

void
dew_properties_pane_show (DewPropertiesPane *self,
                          DewDocument       *document,
                          DewNodeKind        kind,
                          gint64             id)
{
  g_autofree char *partners = NULL;

  g_return_if_fail (DEW_IS_PROPERTIES_PANE (self));

  /* The lists of partners are made with the editors; everything else is filled in. */
  partners = document == NULL ? NULL : list_partners (dew_document_ledger (document));
  if (self->document != document || self->kind != kind || self->id != id)
    tell_refused (self);
  self->id = id;
  if (self->document != document || self->kind != kind || g_strcmp0 (self->partners, partners) != 0)
    {
      self->document = document;
      self->kind = kind;
      g_free (self->partners);
      self->partners = g_steal_pointer (&partners);
      build (self);
    }
  if (document != NULL)
    fill (self);
}

gboolean
dew_properties_pane_settle (DewPropertiesPane *self)
{
  g_return_val_if_fail (DEW_IS_PROPERTIES_PANE (self), TRUE);

  for (guint i = 0; i < self->n_list; i++)
    {
      GtkWidget *editor = g_ptr_array_index (self->editors, i);

      if ((gtk_widget_get_state_flags (editor) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
        continue;
      if (DEW_IS_FIELD (editor))
        return dew_field_take (DEW_FIELD (editor));
      if (self->list[i].kind == FIELD_NOTE)
        take (self, editor);
    }

  return TRUE;
}

static void
dew_properties_pane_dispose (GObject *object)
{
  DewPropertiesPane *self = DEW_PROPERTIES_PANE (object);
  GtkWidget *child;

  self->document = NULL;
  g_ptr_array_set_size (self->editors, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dew_properties_pane_parent_class)->dispose (object);
}

static void
dew_properties_pane_finalize (GObject *object)
{
  g_ptr_array_unref (DEW_PROPERTIES_PANE (object)->editors);
  g_free (DEW_PROPERTIES_PANE (object)->partners);

  G_OBJECT_CLASS (dew_properties_pane_parent_class)->finalize (object);
}

static void
dew_properties_pane_class_init (DewPropertiesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dew_properties_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = dew_properties_pane_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dewpond/Dewpond/properties-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DewPropertiesPane, title);
  gtk_widget_class_bind_template_child (widget_class, DewPropertiesPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DewPropertiesPane, fields);
}

static void
dew_properties_pane_init (DewPropertiesPane *self)
{
  self->editors = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  build (self);
}
