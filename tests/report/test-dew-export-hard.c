/* test-dew-export-hard.c: exports that are repeated, stopped, or find no room, by every writer: one sentence, the old file intact, nothing left. */
#define _GNU_SOURCE

#include "dew-export.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report-samples.h"

/* Somebody who may write nothing that is not everybody's. */
#define NOBODY 65534

#define LINES 600

static char *temporary;         /* where writers keep what they are not done with, and exports go to folders in it */

/* What is exported, and as what. */
typedef struct {
  const char *ending;
  const char *annex;            /* NULL: all of them, or the whole document */
  DewUnit     unit;
  gboolean    exact;
} Export;

/* Each way of writing once. */
static const Export writers[] = {
  { "xlsx", NULL, DEW_UNIT_THOUSANDS, FALSE },
  { "xlsx", NULL, DEW_UNIT_THOUSANDS, TRUE },
  { "pdf", NULL, DEW_UNIT_MILLIONS, FALSE },
  { "html", NULL, DEW_UNIT_POUNDS, FALSE },
  { "csv", "schedule", DEW_UNIT_POUNDS, FALSE },
  { "csv", NULL, DEW_UNIT_POUNDS, FALSE },
  { "json", NULL, DEW_UNIT_POUNDS, FALSE },
};

typedef struct {
  char      *folder;
  char      *path;              /* of the export at hand; owned */
  DewLedger *ledger;
} Fixture;

/* Two pools of many lines, some with budgets, some moved, by a rule in steps. */
static DewLedger *
make_big (guint n)
{
  Builder builder;

  start_ledger (&builder);
  add_partner (&builder, COUNCIL, "County Council", "Council");
  add_partner (&builder, CCG, "=cmd() & “group”", "CCG");
  add_pool (&builder, OLDER, "Older People", COUNCIL, 0);
  add_pool (&builder, LEARNING, "Learning Disabilities", COUNCIL, COUNCIL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Line %u, of some words to be laid out €", i);

      add_line (&builder, 100 + i, i % 3 != 0 ? OLDER : LEARNING, 0, DEW_LINE_SERVICE, name, i % 2 != 0 ? COUNCIL : CCG);
      add_figure (&builder, 100 + i, DEW_EXISTING, COUNCIL, 1234567 * (gint64) (i + 1));
      add_figure (&builder, 100 + i, DEW_ADDITIONAL, CCG, 7654321 * (gint64) (i % 7));
      if (i % 5 == 0)
        add_figure (&builder, 100 + i, DEW_BUDGET, 0, 9999999);
    }
  add_virement (&builder, 2013, COUNCIL, 101, 102, 5000);
  add_rule (&builder, DEW_BASELINE, OLDER, 0, DEW_OVER, "", "reserve £300; up to 2%: equal; rest: proportional gross");
  add_rule (&builder, DEW_BASELINE, LEARNING, 0, DEW_OVER, "", "own");
  return finish_ledger (&builder);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  fixture->ledger = make_big (GPOINTER_TO_UINT (data));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_assert_cmpuint (count_files (temporary), ==, 0);
  g_free (fixture->path);
  dew_ledger_free (fixture->ledger);
}

/* Names the file of an export. */
static const char *
name_file (Fixture      *fixture,
           const Export *what)
{
  g_autofree char *name = g_strdup_printf ("paper.%s", what->ending);

  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, name, NULL);
  return fixture->path;
}

static gboolean
export (const Fixture  *fixture,
        const Export   *what,
        GCancellable   *cancellable,
        GError        **error)
{
  const DewAnnexQuery query = { .ledger = fixture->ledger, .variance = MILLION, .unit = what->unit, .exact = what->exact };
  const DewAnnex *annex = what->annex != NULL ? dew_annex_find (what->annex) : NULL;

  return dew_export (&query, annex != NULL ? &annex : NULL, annex != NULL, fixture->path, cancellable, NULL, NULL, error);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

/* What it writes where nothing is in the way; the file is gone again. */
static GBytes *
export_whole (Fixture      *fixture,
              const Export *what)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  name_file (fixture, what);
  g_assert_true (export (fixture, what, NULL, &error));
  g_assert_no_error (error);
  bytes = read_file (fixture->path);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  return bytes;
}

static void
check_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* The old file is as it was, nothing is beside it, nor beside the folder that it is in. */
static void
check_untouched (const Fixture *fixture)
{
  g_autofree char *text = read_text (fixture->path);

  g_assert_cmpstr (text, ==, "before");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_assert_cmpuint (count_files (temporary), ==, 1);
}

/* ---- The same twice ---- */

static GPtrArray *
list_exports (void)
{
  static const char *const endings[] = { "xlsx", "pdf", "html", "csv" };
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  guint n;
  const DewAnnex *const *annexes = dew_annexes (&n);

  for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
    for (guint a = 0; a <= n; a++)
      for (guint u = 0; u < 6; u++)
        if (u < 3 || e == 0)
          {
            Export *what = g_new (Export, 1);

            *what = (Export) { endings[e], a < n ? annexes[a]->name : NULL, (DewUnit) (u % 3), u >= 3 };
            g_ptr_array_add (list, what);
          }
  return list;
}

/* Every annex and all of them, in every unit; what is made later must not depend on the time, of which an archive counts two seconds. */
static void
test_twice (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) list = list_exports ();
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (first, export_whole (fixture, g_ptr_array_index (list, i)));
  g_usleep (2100000);
  for (guint i = 0; i < list->len; i++)
    {
      const Export *what = g_ptr_array_index (list, i);
      g_autoptr (GBytes) second = export_whole (fixture, what);

      if (!g_bytes_equal (g_ptr_array_index (first, i), second))
        g_error ("two exports of %s as %s in unit %u differ", what->annex != NULL ? what->annex : "all", what->ending, what->unit);
    }
}

/* ---- No room ---- */

static gboolean
export_within (const Fixture  *fixture,
               const Export   *what,
               rlim_t          size,
               GError        **error)
{
  struct rlimit before, small;
  gboolean exported;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  exported = export (fixture, what, NULL, error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  return exported;
}

/* A limit on the size of files does what a full disk does, wherever in the file that is. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autoptr (GBytes) whole = export_whole (fixture, &writers[i]);
      gint32 size = (gint32) g_bytes_get_size (whole);

      write_text (fixture->path, "before");
      for (guint t = 0; t < 8; t++)
        {
          g_autoptr (GError) error = NULL;
          gint32 room = t == 0 ? 0 : t == 1 ? size - 1 : g_test_rand_int_range (1, size);

          g_assert_false (export_within (fixture, &writers[i], (rlim_t) room, &error));
          check_sentence (error);
          g_assert_error (error, DEW_ERROR, DEW_ERROR_IO);
          /* No temporary file, of which nobody knows. */
          g_assert_false (g_regex_match_simple ("/dewpond-[[:alnum:]]{6}”", error->message, 0, 0));
          check_untouched (fixture);
        }
      g_assert_cmpint (g_remove (fixture->path), ==, 0);
    }
}

/* ---- May not be written ---- */

/* Exports as somebody who may not do all that there is, as the superuser may. FALSE where that cannot be. */
static gboolean
lower_oneself (void)
{
  return geteuid () != 0 || setresuid (NOBODY, NOBODY, 0) == 0;
}

static void
raise_oneself (uid_t before)
{
  if (geteuid () != before)
    g_assert_cmpint (setresuid (before, before, before), ==, 0);
}

/* Of the folder and of the file there, what they may be done with. */
static void
check_forbidden (Fixture *fixture,
                 mode_t   folder_mode,
                 mode_t   file_mode)
{
  uid_t before = geteuid ();

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean exported;

      write_text (name_file (fixture, &writers[i]), "before");
      g_assert_cmpint (g_chmod (fixture->path, file_mode), ==, 0);
      g_assert_cmpint (g_chmod (fixture->folder, folder_mode), ==, 0);
      if (!lower_oneself ())
        {
          g_test_skip ("The superuser cannot be somebody else here.");
          return;
        }
      exported = export (fixture, &writers[i], NULL, &error);
      raise_oneself (before);
      g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);

      g_assert_false (exported);
      check_sentence (error);
      g_assert_error (error, DEW_ERROR, DEW_ERROR_READ_ONLY);
      check_untouched (fixture);
      g_assert_cmpint (g_remove (fixture->path), ==, 0);
    }
}

static void
test_read_only_folder (Fixture       *fixture,
                       gconstpointer  data)
{
  check_forbidden (fixture, 0555, 0666);
}

static void
test_read_only_file (Fixture       *fixture,
                     gconstpointer  data)
{
  check_forbidden (fixture, 0777, 0444);
}

static void
test_folder_in_place (Fixture       *fixture,
                      gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (g_mkdir (name_file (fixture, &writers[i]), 0700), ==, 0);
      g_assert_false (export (fixture, &writers[i], NULL, &error));
      check_sentence (error);
      g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
      g_assert_cmpuint (count_files (fixture->folder), ==, 1);
      g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
    }
}

/* Who has the old file open and locked reads it to its end; the new one is there under its name. */
static void
test_open_elsewhere (Fixture       *fixture,
                     gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autoptr (GBytes) whole = export_whole (fixture, &writers[i]);
      g_autoptr (GBytes) now = NULL;
      g_autoptr (GError) error = NULL;
      char old[16] = "";
      int fd;

      write_text (fixture->path, "before");
      fd = open (fixture->path, O_RDONLY | O_CLOEXEC);
      g_assert_cmpint (fd, >=, 0);
      g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
      g_assert_true (export (fixture, &writers[i], NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (read (fd, old, sizeof old - 1), ==, 6);
      g_assert_cmpstr (old, ==, "before");
      close (fd);

      now = read_file (fixture->path);
      g_assert_true (g_bytes_equal (now, whole));
      g_assert_cmpint (g_remove (fixture->path), ==, 0);
    }
}

/* ---- Stopped ---- */

typedef struct {
  GCancellable *cancellable;
  gulong        after;          /* microseconds */
} Stop;

static gpointer
stop_cb (gpointer data)
{
  const Stop *stop = data;

  g_usleep (stop->after);
  g_cancellable_cancel (stop->cancellable);
  return NULL;
}

/* Stops the export that long after it began; TRUE when it was done before. */
static gboolean
export_until (const Fixture *fixture,
              const Export  *what,
              gulong         after)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Stop stop = { cancellable, after };
  GThread *thread = g_thread_new ("stop", stop_cb, &stop);
  gboolean exported = export (fixture, what, cancellable, &error);

  g_thread_join (thread);
  if (!exported)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return exported;
}

/* At any moment: either it is whole, or it is as it was. */
static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  guint trials = g_getenv ("DEW_LONG") != NULL ? 100 : 12;

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      gint64 began = g_get_monotonic_time ();
      g_autoptr (GBytes) whole = export_whole (fixture, &writers[i]);
      gint32 took = (gint32) (g_get_monotonic_time () - began);
      guint stopped = 0;

      for (guint t = 0; t < trials; t++)
        {
          write_text (fixture->path, "before");
          if (export_until (fixture, &writers[i], t == 0 ? 0 : (gulong) g_test_rand_int_range (0, took)))
            {
              g_autoptr (GBytes) now = read_file (fixture->path);

              g_assert_true (g_bytes_equal (now, whole));
            }
          else
            {
              stopped++;
              check_untouched (fixture);
            }
          g_assert_cmpint (g_remove (fixture->path), ==, 0);
        }
      g_test_message ("%s: stopped %u times of %u, in %d µs", writers[i].ending, stopped, trials, took);
    }
}

#define ADD(path, lines, test) g_test_add (path, Fixture, GUINT_TO_POINTER (lines), set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  int status;

  /* Before anything asks where that is. */
  temporary = g_build_filename (g_getenv ("TMPDIR") != NULL ? g_getenv ("TMPDIR") : "/tmp", "dewpond-temporary-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp_full (temporary, 0777));
  g_assert_cmpint (g_chmod (temporary, 0777), ==, 0);
  g_setenv ("TMPDIR", temporary, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("/export-hard/twice", 12, test_twice);
  ADD ("/export-hard/full", LINES, test_full);
  ADD ("/export-hard/read-only-folder", 12, test_read_only_folder);
  ADD ("/export-hard/read-only-file", 12, test_read_only_file);
  ADD ("/export-hard/folder-in-place", 12, test_folder_in_place);
  ADD ("/export-hard/open-elsewhere", 12, test_open_elsewhere);
  ADD ("/export-hard/stopped", LINES, test_stopped);

  status = g_test_run ();
  g_rmdir (temporary);
  g_free (temporary);
  return status;
}
