/* dew-export-dialog-shown.c: what the export dialog shows of what will be exported, and copying it */
#include "dew-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "dew-date.h"
#include "dew-export-memory.h"
#include "dew-money-print.h"

/* ---- Copying ---- */

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  DewExportDialog *self = DEW_EXPORT_DIALOG (source);
  g_autofree char *sentence = data;
  g_autoptr (GError) error = NULL;

  if (self->document == NULL)
    return;
  if (!dew_export_copy_finish (result, &error))
    {
      dew_toaster_tell (self->toaster, error != NULL ? error->message : _("The clipboard does not take it."), NULL);
      return;
    }

  dew_toaster_tell (self->toaster, sentence, NULL);
  _dew_export_dialog_remember (self);
}

static guint
count_read (const DewExportBook *book)
{
  guint n = 0;

  for (guint i = 0; i < book->book->sheets->len; i++)
    n += dew_sheet_is_read (dew_export_book_sheet (book, i));

  return n;
}

void
_dew_export_dialog_copy (DewPreview      *preview,
                         gboolean         all,
                         DewExportDialog *self)
{
  guint sheet;
  DewExportBook *book = dew_preview_get_book (preview, &sheet);
  char *sentence;
  guint n;

  if (book == NULL)
    return;

  n = count_read (book);
  if (all)
    sentence = g_strdup_printf (ngettext ("Copied %u table. Paste it into Word or Excel.", "Copied %u tables. Paste them into Word or Excel.", n), n);
  else
    sentence = g_strdup_printf (_("Copied “%s”. Paste it into Word or Excel."), dew_export_book_sheet (book, sheet)->name);
  dew_export_copy_async (book, all ? G_MAXUINT : sheet, GTK_WIDGET (self), copied_cb, sentence);
}

/* ---- The preview ---- */

/* Why there is nothing to look at; NULL: there is. g_free. */
char *
_dew_export_dialog_find_nothing (DewExportDialog *self)
{
  g_autoptr (GPtrArray) ticked = dew_annex_list_get_ticked (self->annexes);
  const DewAnnex *selected = dew_annex_list_get_selected (self->annexes);
  DewReading reading;

  if (!dew_export_kind (_dew_export_dialog_kind (self))->annexes)
    return g_strdup (_("These are the figures themselves: there are no tables to lay out."));
  if (ticked->len == 0)
    return g_strdup (_("Tick an annex to see it here."));
  if (_dew_export_dialog_read_variance (self, &reading) != DEW_READ_OK)
    return g_strdup (_("Type the variance to share to see the annexes here."));
  if (selected != NULL && !g_ptr_array_find (ticked, selected, NULL))
    return g_strdup_printf (_("“%s” is not among what is exported. Tick it to see it here."), _(selected->title));

  return NULL;
}

void
_dew_export_dialog_show_status (DewExportDialog *self)
{
  const DewExportKindInfo *kind = dew_export_kind (_dew_export_dialog_kind (self));
  const DewExportBook *book = dew_preview_get_book (self->preview, NULL);
  g_autofree char *sentence = NULL;

  if (book != NULL && kind->preview != NULL)
    sentence = g_strdup (_(kind->preview));
  else if (book != NULL)
    {
      char count[DEW_MONEY_SIZE];

      dew_print_count (book->n_formulas, count);
      sentence = g_strdup_printf (ngettext ("✓ %s formula, written with its value", "✓ %s formulas, each written with its value", book->n_formulas), count);
    }
  gtk_label_set_label (self->status, sentence != NULL ? sentence : "");
}

static void
take_applying (DewExportDialog *self,
               const gboolean  *applies)
{
  g_autofree char *year = dew_year_name (self->year);
  g_autofree char *why_not = self->year != 0 ? g_strdup_printf (_("Nothing entered for it in %s"), year) : g_strdup (_("Nothing entered for it"));

  dew_annex_list_set_applying (self->annexes, applies, why_not, !self->by_hand);
  if (self->before == NULL)
    {
      g_autoptr (GPtrArray) ticked = dew_annex_list_get_ticked (self->annexes);

      self->before = dew_export_memory_write (ticked);
    }
}

/* The annex that the sheet is of is the one that is selected; of a sheet of none, none is. */
void
_dew_export_dialog_select_shown (DewExportDialog *self)
{
  guint sheet;
  DewExportBook *book = dew_preview_get_book (self->preview, &sheet);

  if (book != NULL)
    dew_annex_list_set_selected (self->annexes, dew_export_book_sheet (book, sheet)->annex);
}

static void
show_book (DewExportDialog *self)
{
  const DewAnnex *selected = dew_annex_list_get_selected (self->annexes);

  if (dew_preview_get_book (self->preview, NULL) != self->book)
    dew_preview_set_book (self->preview, self->book);
  if (selected == NULL || dew_preview_show_annex (self->preview, selected->name))
    _dew_export_dialog_select_shown (self);
}

static void
built_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  DewExportDialog *self = DEW_EXPORT_DIALOG (source);
  g_autofree char *of = data;
  g_autofree gboolean *applies = NULL;
  g_autoptr (GError) error = NULL;
  DewExportBook *book;
  guint n;

  dew_annexes (&n);
  applies = g_new0 (gboolean, n);
  book = dew_export_build_finish (result, applies, &error);
  self->building = FALSE;
  g_clear_pointer (&self->failure, g_free);
  g_clear_pointer (&self->book, dew_export_book_unref);
  self->book = book;
  if (self->document == NULL)
    return;

  g_free (self->book_of);
  self->book_of = g_steal_pointer (&of);
  if (book != NULL)
    take_applying (self, applies);
  else
    self->failure = g_strdup (error->message);
  _dew_export_dialog_look_again (self);
}

/* One at a time: what is asked for meanwhile is built when that is done. */
void
_dew_export_dialog_show_preview (DewExportDialog *self)
{
  DewExportOrder *order = _dew_export_dialog_order (self);
  g_autofree char *of = _dew_export_dialog_describe (self, order);

  if (g_strcmp0 (of, self->book_of) == 0 || self->building)
    g_clear_pointer (&order, dew_export_order_free);

  if (g_strcmp0 (of, self->book_of) != 0)
    dew_preview_wait (self->preview);
  else if (self->book != NULL)
    show_book (self);
  else
    dew_preview_say (self->preview, self->failure);

  if (order != NULL)
    {
      self->building = TRUE;
      dew_export_build_async (order, G_OBJECT (self), built_cb, g_steal_pointer (&of));
    }
}
