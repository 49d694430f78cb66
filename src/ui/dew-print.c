/* dew-print.c: printing a book of annexes */
#include "dew-print.h"

#include <glib/gi18n-lib.h>

#include "dew-pages.h"

/* µs between two looks at whether the pages are ready: the window answers in between. */
#define PAUSE 5000

typedef struct
{
  DewBook       *book;
  DewPageFormat  format;
  GCancellable  *cancellable;
  GThread       *thread;        /* lays the pages out */
  int            ready;         /* atomic: it has */
  DewPages      *pages;
  DewPrinted     printed;
  gpointer       data;
} Job;

/* ---- Laying out ---- */

static gpointer
lay_out (gpointer data)
{
  Job *job = data;
  DewPages *pages = dew_pages_new (job->book, &job->format, job->cancellable, NULL, NULL, NULL);

  g_atomic_int_set (&job->ready, 1);

  return pages;
}

static void
join (Job *job)
{
  if (job->thread != NULL)
    job->pages = g_thread_join (g_steal_pointer (&job->thread));
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_cancellable_cancel (job->cancellable);
  join (job);
  dew_pages_free (job->pages);
  dew_book_free (job->book);
  g_object_unref (job->cancellable);
  g_free (job);
}

/* A printer may need more margin than the paper looks well with, but not less. */
static void
take_format (Job          *job,
             GtkPageSetup *setup)
{
  const DewPageFormat *a4 = &dew_page_format_a4;

  job->format.width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  job->format.height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  job->format.left = MAX (a4->left, gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS));
  job->format.right = MAX (a4->right, gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS));
  job->format.top = MAX (a4->top, gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS));
  job->format.bottom = MAX (a4->bottom, gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS));
  job->format.turns = TRUE;
}

/* ---- Callbacks ---- */

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                gpointer           data)
{
  Job *job = data;

  take_format (job, gtk_print_context_get_page_setup (context));
  job->thread = g_thread_new ("dew-print", lay_out, job);
}

static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             gpointer           data)
{
  Job *job = data;

  if (!g_atomic_int_get (&job->ready))
    {
      g_usleep (PAUSE);
      return FALSE;
    }

  join (job);
  gtk_print_operation_set_n_pages (operation, (int) MAX (dew_pages_count (job->pages), 1));

  return TRUE;
}

static void
request_page_setup_cb (GtkPrintOperation *operation,
                       GtkPrintContext   *context,
                       int                page,
                       GtkPageSetup      *setup,
                       gpointer           data)
{
  Job *job = data;
  double width, height;

  if ((guint) page >= dew_pages_count (job->pages))
    return;

  dew_pages_size (job->pages, (guint) page, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           data)
{
  Job *job = data;

  if ((guint) page < dew_pages_count (job->pages))
    dew_pages_draw (job->pages, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         gpointer                 data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      problem = g_strdup_printf (_("“%s” could not be printed (%s): try another printer, or export it as a PDF."), job->book->title, error->message);
    }
  if (job->printed != NULL)
    job->printed (problem, job->data);
}

/* ---- Public functions ---- */

static GtkPageSetup *
create_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_paper_size_free (paper);

  return setup;
}

static GtkPrintOperation *
create_operation (Job *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = create_page_setup ();

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, job->book->title);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "dew-print", job, free_job);

  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), job);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), job);

  return operation;
}

static Job *
create_job (DewBook    *book,
            DewPrinted  printed,
            gpointer    data)
{
  Job *job = g_new0 (Job, 1);

  job->book = book;
  job->cancellable = g_cancellable_new ();
  job->printed = printed;
  job->data = data;

  return job;
}

GtkPrintOperation *
dew_print_operation_new (DewBook *book)
{
  g_return_val_if_fail (book != NULL, NULL);

  return create_operation (create_job (book, NULL, NULL));
}

void
dew_print_book (GtkWindow  *parent,
                DewBook    *book,
                DewPrinted  printed,
                gpointer    data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (book != NULL);

  operation = create_operation (create_job (book, printed, data));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
