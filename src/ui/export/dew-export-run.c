/* dew-export-run.c: the work of exporting, on threads */
#include "dew-export-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-busy.h"
#include "dew-export.h"
#include "dew-html.h"
#include "dew-plain-text.h"
#include "dew-print.h"

static const DewExportKindInfo kinds[DEW_N_EXPORTS] = {
  [DEW_EXPORT_XLSX] = { N_("Excel"), N_("A workbook with formulas, for Excel and LibreOffice."), NULL, DEW_FILE_XLSX, "-annexes.xlsx", TRUE, TRUE, FALSE },
  [DEW_EXPORT_PDF] = { N_("PDF"), N_("Pages with numbers and contents, tagged for screen readers."), N_("The pages have these tables, without formulas"), DEW_FILE_PDF, "-annexes.pdf", TRUE, FALSE, TRUE },
  [DEW_EXPORT_HTML] = { N_("Web page"), N_("A page in HTML; Word and Writer open it and take over its tables."), N_("The page has these tables, without formulas"), DEW_FILE_HTML, "-annexes.html", TRUE, FALSE, TRUE },
  [DEW_EXPORT_CSV] = { N_("CSV"), N_("The same tables as plain text."), N_("The file has these tables, without formulas"), DEW_FILE_CSV, "-annexes.csv", TRUE, FALSE, TRUE },
  [DEW_EXPORT_PAPER] = { N_("Print"), N_("Asks for a printer and prints the pages of the PDF."), N_("The pages have these tables, without formulas"), DEW_FILE_PDF, NULL, TRUE, FALSE, TRUE },
  [DEW_EXPORT_TIDY] = { N_("Tidy CSV"), N_("All figures, one row each; can be imported again."), NULL, DEW_FILE_CSV, "-figures.csv", FALSE, FALSE, FALSE },
  [DEW_EXPORT_JSON] = { N_("JSON"), N_("The whole document: everything but the record of changes."), NULL, DEW_FILE_JSON, ".json", FALSE, FALSE, FALSE },
};

const DewExportKindInfo *
dew_export_kind (DewExportKind kind)
{
  g_return_val_if_fail ((guint) kind < DEW_N_EXPORTS, NULL);

  return &kinds[kind];
}

/* ---- Orders ---- */

DewExportOrder *
dew_export_order_new (DewExportLedger *ledger)
{
  DewExportOrder *order;

  g_return_val_if_fail (ledger != NULL, NULL);

  order = g_new0 (DewExportOrder, 1);
  order->ledger = dew_export_ledger_ref (ledger);
  order->query.ledger = ledger->ledger;
  return order;
}

void
dew_export_order_free (DewExportOrder *order)
{
  if (order == NULL)
    return;

  dew_export_ledger_unref (order->ledger);
  g_clear_pointer (&order->annexes, g_ptr_array_unref);
  g_clear_pointer (&order->lanes, g_array_unref);
  g_free (order->path);
  g_free (order);
}

static void
free_order (gpointer order)
{
  dew_export_order_free (order);
}

/* Once it has its list, nobody has to know what no list would mean. */
static void
list_annexes (DewExportOrder *order,
              const gboolean *applies)
{
  guint n;
  const DewAnnex *const *annexes = dew_annexes (&n);

  if (order->annexes != NULL)
    return;

  order->annexes = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    if (applies[i])
      g_ptr_array_add (order->annexes, (gpointer) annexes[i]);
}

static gboolean *
find_applying (DewExportOrder *order)
{
  guint n;
  gboolean *applies;

  dew_annexes (&n);
  applies = g_new0 (gboolean, n);
  dew_annexes_apply (&order->query, applies);
  return applies;
}

/* ---- Building, to look at ---- */

typedef struct
{
  DewExportBook *book;
  gboolean      *applies;
} Built;

static void
free_built (gpointer data)
{
  Built *built = data;

  dew_export_book_unref (built->book);
  g_free (built->applies);
  g_free (built);
}

/* NULL once the task has the error. *applies gets what there is of each annex. */
static DewBook *
build (GTask          *task,
       DewExportOrder *order,
       gboolean      **applies)
{
  GError *error = NULL;
  DewBook *book;

  *applies = find_applying (order);
  list_annexes (order, *applies);
  book = dew_annex_book (&order->query, (const DewAnnex *const *) order->annexes->pdata, order->annexes->len, &error);
  if (book == NULL)
    g_task_return_error (task, error);
  return book;
}

static void
build_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  g_autofree gboolean *applies = NULL;
  DewBook *book = build (task, data, &applies);
  Built *built;

  if (book == NULL)
    return;

  built = g_new0 (Built, 1);
  built->book = dew_export_book_new (book);
  built->applies = g_steal_pointer (&applies);
  g_task_return_pointer (task, built, free_built);
}

void
dew_export_build_async (DewExportOrder     *order,
                        GObject            *source,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, data);

  g_return_if_fail (order != NULL);

  g_task_set_source_tag (task, dew_export_build_async);
  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, build_in_thread);
}

DewExportBook *
dew_export_build_finish (GAsyncResult *result,
                         gboolean     *applies,
                         GError      **error)
{
  Built *built;
  DewExportBook *book;
  guint n;

  g_return_val_if_fail (G_IS_TASK (result) && applies != NULL, NULL);

  built = g_task_propagate_pointer (G_TASK (result), error);
  if (built == NULL)
    return NULL;

  dew_annexes (&n);
  memcpy (applies, built->applies, n * sizeof *applies);
  book = g_steal_pointer (&built->book);
  free_built (built);
  return book;
}

/* ---- Files and paper ---- */

static void
export_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  DewExportOrder *order = data;
  g_autofree gboolean *applies = find_applying (order);
  GError *error = NULL;
  gboolean good;

  list_annexes (order, applies);
  if (order->kind == DEW_EXPORT_TIDY)
    good = dew_export_tidy_csv (order->query.ledger, order->query.pool, 0, order->path, cancellable, &error);
  else if (order->kind == DEW_EXPORT_JSON)
    good = dew_export_json (order->query.ledger, order->path, cancellable, &error);
  else
    good = dew_export (&order->query, (const DewAnnex *const *) order->annexes->pdata, order->annexes->len, order->path, cancellable, NULL, NULL, &error);

  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  DewWindow *window = DEW_WINDOW (source);
  DewExportOrder *order = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (order->path);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  dew_busy_end (data);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      sentence = g_strdup_printf (_("Exported “%s”."), name);
      dew_window_toast_file (window, sentence, order->path);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dew_window_toast (window, error->message);
}

static void
free_book (gpointer book)
{
  dew_book_free (book);
}

/* It goes on paper from the window, which asks for the printer. */
static void
lay_out_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  g_autofree gboolean *applies = NULL;
  DewBook *book = build (task, data, &applies);

  if (book != NULL)
    g_task_return_pointer (task, book, free_book);
}

static void
printed_cb (const char *problem,
            gpointer    data)
{
  g_autoptr (DewWindow) window = data;

  if (problem != NULL)
    dew_window_toast (window, problem);
}

static void
laid_out_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  DewWindow *window = DEW_WINDOW (source);
  g_autoptr (GError) error = NULL;
  DewBook *book = g_task_propagate_pointer (G_TASK (result), &error);

  dew_busy_end (data);
  if (book != NULL)
    dew_print_book (GTK_WINDOW (window), book, printed_cb, g_object_ref (window));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dew_window_toast (window, error->message);
}

void
dew_export_run (DewExportOrder *order,
                DewWindow      *window)
{
  gboolean paper;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = NULL;
  DewBusy *busy;

  g_return_if_fail (order != NULL && DEW_IS_WINDOW (window));

  paper = order->path == NULL;
  busy = dew_busy_begin (GTK_WINDOW (window), paper ? _("Laying out") : _("Exporting"), cancellable, FALSE);
  task = g_task_new (window, cancellable, paper ? laid_out_cb : exported_cb, busy);
  g_task_set_source_tag (task, dew_export_run);
  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, paper ? lay_out_in_thread : export_in_thread);
}

/* ---- The clipboard ---- */

typedef struct
{
  DewExportBook *book;
  guint          sheet;
  GBytes        *html, *text;
} Copy;

static void
free_copy (gpointer data)
{
  Copy *copy = data;

  dew_export_book_unref (copy->book);
  g_clear_pointer (&copy->html, g_bytes_unref);
  g_clear_pointer (&copy->text, g_bytes_unref);
  g_free (copy);
}

/* Long ones are measured here, where nobody waits. */
static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Copy *copy = data;
  const DewSheet *sheet = copy->sheet != G_MAXUINT ? dew_export_book_sheet (copy->book, copy->sheet) : NULL;

  copy->html = take_text (sheet != NULL ? dew_html_document (sheet) : dew_html_documents (copy->book->book));
  copy->text = take_text (sheet != NULL ? dew_plain_text_sheet (sheet) : dew_plain_text_book (copy->book->book));
  g_task_return_boolean (task, TRUE);
}

void
dew_export_copy_async (DewExportBook      *book,
                       guint               sheet,
                       GtkWidget          *source,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, data);
  Copy *copy = g_new0 (Copy, 1);

  g_return_if_fail (book != NULL);

  copy->book = dew_export_book_ref (book);
  copy->sheet = sheet;
  g_task_set_source_tag (task, dew_export_copy_async);
  g_task_set_task_data (task, copy, free_copy);
  g_task_run_in_thread (task, write_in_thread);
}

/* It is there until somebody else copies something. */
static GdkContentProvider *
offer (Copy *copy)
{
  GdkContentProvider *kinds_of_text[] = {
    gdk_content_provider_new_for_bytes ("text/html", copy->html),
    gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", copy->text),
    gdk_content_provider_new_for_bytes ("text/plain", copy->text),
  };

  return gdk_content_provider_new_union (kinds_of_text, G_N_ELEMENTS (kinds_of_text));
}

gboolean
dew_export_copy_finish (GAsyncResult *result,
                        GError      **error)
{
  g_autoptr (GdkContentProvider) provider = NULL;
  GtkWidget *source;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  source = g_task_get_source_object (G_TASK (result));
  provider = offer (g_task_get_task_data (G_TASK (result)));
  return gdk_clipboard_set_content (gtk_widget_get_clipboard (source), provider);
}
