/* dew-remark-editor.c: the note on a figure, and where the figure was taken from, to read and to type */
#include "dew-remark-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-leave.h"
#include "dew-note.h"
#include "dew-remark-words.h"
#include "dew-spoken.h"

struct _DewRemarkEditor
{
  GtkBox       parent_instance;

  GtkWidget   *which;           /* label */
  GtkWidget   *note;
  GtkWidget   *source;
  GtkWidget   *message;

  DewDocument *document;        /* borrowed, NULL: no figure */
  DewFigure    key;
  gboolean     takes;
  gboolean     filling;
};

enum {
  TYPED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DewRemarkEditor, dew_remark_editor, GTK_TYPE_BOX)

/* ---- What it says ---- */

static const DewRemark *
find_remark (DewRemarkEditor *self)
{
  const DewFigure *key = &self->key;

  return dew_ledger_remark (dew_document_ledger (self->document), key->line, key->year, key->month, (DewMeasure) key->measure, key->partner);
}

static char *
typed_note (DewRemarkEditor *self)
{
  g_autofree char *text = dew_note_get_text (self->note);

  return g_strdup (g_strstrip (text));
}

static char *
typed_source (DewRemarkEditor *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->source))));
}

static const char *
kept_note (DewRemarkEditor *self)
{
  const DewRemark *remark = find_remark (self);

  return remark == NULL ? "" : remark->note;
}

static const char *
kept_source (DewRemarkEditor *self)
{
  const DewRemark *remark = find_remark (self);

  return remark == NULL ? "" : remark->source;
}

static gboolean
note_is_kept (DewRemarkEditor *self)
{
  g_autofree char *note = typed_note (self);

  return strcmp (note, kept_note (self)) == 0;
}

static gboolean
source_is_kept (DewRemarkEditor *self)
{
  g_autofree char *source = typed_source (self);

  return strcmp (source, kept_source (self)) == 0;
}

/* As the document has it. */
static gboolean
says_the_same (DewRemarkEditor *self)
{
  return note_is_kept (self) && source_is_kept (self);
}

static void
tell (DewRemarkEditor *self,
      const char      *reason)
{
  gtk_label_set_label (GTK_LABEL (self->message), reason == NULL ? "" : reason);
  gtk_widget_set_visible (self->message, reason != NULL);
}

static void
fill_note (DewRemarkEditor *self)
{
  self->filling = TRUE;
  dew_note_set_text (self->note, kept_note (self));
  self->filling = FALSE;
}

static void
fill_source (DewRemarkEditor *self)
{
  self->filling = TRUE;
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->source)), kept_source (self)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->source), kept_source (self));
  self->filling = FALSE;
}

static void
fill (DewRemarkEditor *self)
{
  fill_note (self);
  fill_source (self);
  tell (self, NULL);
}

gboolean
dew_remark_editor_write (DewRemarkEditor *self,
                         DewChanges      *changes,
                         DewIds           ids,
                         GError         **error)
{
  g_autofree char *note = typed_note (self);
  g_autofree char *source = typed_source (self);
  DewRemark remark = { 0, self->key.line, self->key.year, self->key.month, self->key.measure, self->key.partner, note, source };

  g_return_val_if_fail (DEW_IS_REMARK_EDITOR (self) && self->document != NULL, FALSE);

  return dew_edit_remark (dew_document_ledger (self->document), changes, ids, &remark, error);
}

gboolean
dew_remark_editor_settle (DewRemarkEditor *self)
{
  DewChanges *changes;
  g_autofree char *words = NULL;
  g_autofree char *what = NULL;
  g_autoptr (GError) error = NULL;
  const DewLine *line;
  gboolean good;

  g_return_val_if_fail (DEW_IS_REMARK_EDITOR (self), TRUE);

  line = self->document == NULL ? NULL : dew_ledger_find (dew_document_ledger (self->document), DEW_TABLE_LINE, self->key.line);
  if (line == NULL || !self->takes || says_the_same (self) || dew_document_read_only (self->document, NULL))
    return TRUE;

  words = dew_remark_words (dew_document_ledger (self->document), &self->key, FALSE);
  what = g_strdup_printf (_("Changed the note on “%s”, %s"), line->name, words);
  changes = dew_changes_new ();
  good = dew_remark_editor_write (self, changes, dew_document_ids (self->document), &error);
  good = dew_document_take (self->document, changes, good, what, &error);
  tell (self, good ? NULL : error->message);

  return good;
}

/* ---- Typing ---- */

static void
typed_cb (DewRemarkEditor *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[TYPED], 0);
}

static void
left_cb (GtkWidget *widget,
         gpointer   data)
{
  dew_remark_editor_settle (data);
}

/* Only the field that one is in; FALSE where nothing was typed there. */
static gboolean
take_back (DewRemarkEditor *self)
{
  gboolean in_note = gtk_widget_is_focus (self->note);

  if (in_note ? note_is_kept (self) : source_is_kept (self))
    return FALSE;

  if (in_note)
    fill_note (self);
  else
    fill_source (self);
  if (says_the_same (self))
    tell (self, NULL);

  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        DewRemarkEditor       *self)
{
  gboolean done = (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (modifiers & GDK_CONTROL_MASK) != 0;

  if (self->document == NULL || (key == GDK_KEY_Escape ? !self->takes : !done))
    return FALSE;
  if (key == GDK_KEY_Escape && take_back (self))
    return TRUE;

  if (dew_remark_editor_settle (self))
    g_signal_emit (self, signals[LEFT], 0);
  return TRUE;
}

/* ---- The object ---- */

static void
dew_remark_editor_class_init (DewRemarkEditorClass *klass)
{
  signals[TYPED] = g_signal_new ("typed", DEW_TYPE_REMARK_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", DEW_TYPE_REMARK_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_label (DewRemarkEditor *self,
           const char      *text,
           const char      *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self), label);

  return label;
}

static void
dew_remark_editor_init (DewRemarkEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->which = add_label (self, NULL, "dew-secondary");
  self->note = dew_note_new ();
  gtk_box_append (GTK_BOX (self), dew_note_frame (self->note));
  add_label (self, _("Source"), "dew-secondary");
  self->source = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->source), 8);
  gtk_box_append (GTK_BOX (self), self->source);
  self->message = add_label (self, NULL, "dew-reason");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note)), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dew_remark_editor_new (gboolean takes)
{
  DewRemarkEditor *self = g_object_new (DEW_TYPE_REMARK_EDITOR, NULL);

  self->takes = takes;
  if (takes)
    {
      dew_on_leave (self->note, left_cb, self);
      dew_on_leave (self->source, left_cb, self);
    }

  return GTK_WIDGET (self);
}

GtkWidget *
dew_remark_editor_note (DewRemarkEditor *self)
{
  g_return_val_if_fail (DEW_IS_REMARK_EDITOR (self), NULL);

  return self->note;
}

/* ---- Which figure ---- */

static gboolean
is_same (const DewFigure *one,
         const DewFigure *two)
{
  return one->line == two->line && one->year == two->year && one->month == two->month && one->measure == two->measure && one->partner == two->partner;
}

static void
name_fields (DewRemarkEditor *self,
             const DewLine   *line)
{
  g_autofree char *words = dew_remark_words (dew_document_ledger (self->document), &self->key, FALSE);
  g_autofree char *note = g_strdup_printf (_("Note on this figure, %s, %s"), line->name, words);
  g_autofree char *source = g_strdup_printf (_("Source of this figure, %s, %s"), line->name, words);
  gboolean read_only = dew_document_read_only (self->document, NULL);

  gtk_label_set_label (GTK_LABEL (self->which), words);
  dew_spoken (self->note, note);
  dew_spoken (self->source, source);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->note), !read_only);
  gtk_editable_set_editable (GTK_EDITABLE (self->source), !read_only);
}

void
dew_remark_editor_show (DewRemarkEditor *self,
                        DewDocument     *document,
                        const DewFigure *key)
{
  const DewLine *line = key == NULL ? NULL : dew_ledger_find (dew_document_ledger (document), DEW_TABLE_LINE, key->line);
  gboolean same = line != NULL && self->document == document && is_same (key, &self->key);

  g_return_if_fail (DEW_IS_REMARK_EDITOR (self));

  if (!same && self->document != NULL)
    dew_remark_editor_settle (self);
  self->document = line == NULL ? NULL : document;
  gtk_widget_set_visible (GTK_WIDGET (self), line != NULL);
  if (line == NULL)
    return;

  self->key = *key;
  name_fields (self, line);
  /* What was refused waits to be put right. */
  if (!same || !gtk_widget_get_visible (self->message))
    fill (self);
}
