/* dew-simulate.c: a simulation: blocks of draws on several threads, in as many passes as what is kept takes */
#include "dew-simulate-private.h"

#include <glib/gi18n-lib.h>
#include <sys/mman.h>

/* ---- Work on several threads ---- */

typedef struct _Crew Crew;

/* Does one piece of the work, in what the thread has for itself. */
typedef void (*Piece) (Crew *crew, gpointer own, guint64 number);

struct _Crew {
  DewSimulating *simulating;
  Piece          piece;
  guint64        pieces;
  gsize          next;          /* atomic: the piece that is taken next */
  gint           stopped;       /* atomic */
  guint64        before, of;    /* for progress: pieces of passes */
  gpointer     (*start_own) (const DewSimulating *simulating);
  GDestroyNotify free_own;
};

/* Takes pieces until none is left. Only the caller's own thread tells how far it is. */
static void
take_pieces (Crew    *crew,
             gboolean tells)
{
  const DewSimulateQuery *query = crew->simulating->query;
  gpointer own = crew->start_own (crew->simulating);

  while (!g_atomic_int_get (&crew->stopped))
    {
      gsize number = (gsize) g_atomic_pointer_add (&crew->next, 1);

      if (number >= crew->pieces)
        break;

      crew->piece (crew, own, number);
      if (tells && query->progress != NULL && !query->progress (crew->before + MIN (number + 1, crew->pieces), crew->of, query->data))
        g_atomic_int_set (&crew->stopped, TRUE);
    }

  crew->free_own (own);
}

static gpointer
help (gpointer crew)
{
  take_pieces (crew, FALSE);
  return NULL;
}

/* FALSE when it was stopped. Where a thread cannot be had, the others do its work. */
static gboolean
do_pieces (Crew *crew)
{
  g_autoptr (GPtrArray) helpers = g_ptr_array_new ();

  for (guint i = 1; i < crew->simulating->query->threads && i < crew->pieces; i++)
    {
      GThread *helper = g_thread_try_new ("simulation", help, crew, NULL);

      if (helper != NULL)
        g_ptr_array_add (helpers, helper);
    }

  take_pieces (crew, TRUE);
  for (guint i = 0; i < helpers->len; i++)
    g_thread_join (helpers->pdata[i]);

  return !g_atomic_int_get (&crew->stopped);
}

/* ---- Passes ---- */

static void
draw_block (Crew    *crew,
            gpointer own,
            guint64  number)
{
  _dew_bench_block (own, crew->simulating, number);
}

static gpointer
start_bench (const DewSimulating *simulating)
{
  return _dew_bench_new (simulating);
}

static void
free_bench (gpointer bench)
{
  _dew_bench_free (bench);
}

static void
finish_drawn (Crew    *crew,
              gpointer own,
              guint64  number)
{
  _dew_drawn_finish (crew->simulating, &g_array_index (crew->simulating->drawn, DewDrawn, number), own);
}

static gpointer
start_scratch (const DewSimulating *simulating)
{
  return g_new (gint64, 2 * simulating->query->draws);
}

static gboolean
is_borne (const DewProgram *program,
          guint             partner)
{
  return partner < dew_program_n_partners (program) && dew_program_bears (program, partner);
}

/* Something is of every lane, or it would not run. */
static gboolean
is_wanted (const DewProgram *program,
           guint             partner)
{
  gboolean any = FALSE;

  if (partner < DEW_MAX_PARTNERS)
    return is_borne (program, partner);

  for (guint i = 0; i < DEW_MAX_PARTNERS; i++)
    any |= is_borne (program, i);

  return !any || dew_program_leaves (program);
}

/* All that is wanted of all lanes, an array of DewDrawn without values. */
static GArray *
list_wanted (const DewSimulateQuery *query)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (DewDrawn));

  for (guint i = 0; i < query->n_lanes; i++)
    for (guint k = 0; k <= DEW_MAX_PARTNERS; k++)
      {
        DewDrawn one = { i, k, NULL };

        if (is_wanted (query->lanes[i].program, k))
          g_array_append_val (wanted, one);
      }

  return wanted;
}

static guint
count_in_a_pass (const DewSimulateQuery *query)
{
  return MAX ((guint) (DEW_SIMULATE_ROOM / (query->draws * sizeof (gint64))), 1);
}

/* Which lanes have something in the pass. */
static void
find_lanes (DewSimulating *simulating)
{
  simulating->pass_lanes = 0;
  for (guint i = 0; i < simulating->query->n_lanes; i++)
    simulating->lanes[i].n_drawn = 0;

  for (guint i = 0; i < simulating->drawn->len; i++)
    {
      guint lane = g_array_index (simulating->drawn, DewDrawn, i).lane;
      DewLaneRun *run = &simulating->lanes[lane];

      simulating->pass_lanes |= 1u << lane;
      if (run->n_drawn++ == 0)
        run->first_drawn = i;
    }
}

static gboolean
do_pass (DewSimulating *simulating,
         guint64        pass,
         guint64        passes)
{
  guint64 blocks = (simulating->query->draws + DEW_BLOCK - 1) / DEW_BLOCK;
  Crew drawing = {
    .simulating = simulating, .piece = draw_block, .pieces = blocks, .before = pass * blocks, .of = passes * blocks, .start_own = start_bench, .free_own = free_bench,
  };
  Crew finishing = {
    .simulating = simulating, .piece = finish_drawn, .pieces = simulating->drawn->len, .before = (pass + 1) * blocks - MIN (simulating->drawn->len, blocks), .of = passes * blocks,
    .start_own = start_scratch, .free_own = g_free,
  };

  find_lanes (simulating);
  if (!do_pieces (&drawing))
    return FALSE;

  simulating->counted |= simulating->pass_lanes;
  return do_pieces (&finishing);
}

#define LARGE_PAGE (2u << 20)

/* Room for so many draws; free with g_aligned_free. Small pages take longer to come by than to be filled, so that large ones are asked for where there are such. */
static gint64 *
new_room (gsize draws)
{
  gsize pages = (draws * sizeof (gint64) + LARGE_PAGE - 1) / LARGE_PAGE;
  gint64 *room = g_aligned_alloc (pages, LARGE_PAGE, LARGE_PAGE);

#ifdef MADV_HUGEPAGE
  madvise (room, pages * LARGE_PAGE, MADV_HUGEPAGE);
#endif
  return room;
}

static gboolean
do_passes (DewSimulating *simulating)
{
  g_autoptr (GArray) wanted = list_wanted (simulating->query);
  guint at_once = MIN (count_in_a_pass (simulating->query), wanted->len);
  guint passes = (wanted->len + at_once - 1) / at_once;
  gint64 *room = new_room (simulating->query->draws * at_once);
  gboolean good = TRUE;

  for (guint pass = 0; good && pass < passes; pass++)
    {
      g_array_set_size (simulating->drawn, 0);
      for (guint i = pass * at_once; i < wanted->len && simulating->drawn->len < at_once; i++)
        {
          DewDrawn one = g_array_index (wanted, DewDrawn, i);

          one.values = room + simulating->drawn->len * simulating->query->draws;
          g_array_append_val (simulating->drawn, one);
        }

      good = do_pass (simulating, pass, passes);
    }

  g_aligned_free (room);
  return good;
}

/* ---- Counts ---- */

static gint64
find_chance (guint64 count,
             guint64 of)
{
  return of == 0 ? 0 : (gint64) ((count * 2000000 + of) / (2 * of));
}

static void
finish_lanes (DewSimulating *simulating)
{
  DewSimulation *simulation = simulating->simulation;

  simulation->draws = simulating->query->draws;
  simulation->seed = simulating->query->seed;
  simulation->n_lanes = simulating->query->n_lanes;
  for (guint i = 0; i < simulation->n_lanes; i++)
    {
      DewLaneResult *result = &simulation->lanes[i];

      result->refused = simulating->refused[i];
      result->shared = simulation->draws - result->refused;
      result->exhausted = find_chance (simulating->exhausted[i], result->shared);
      for (guint k = 0; k < DEW_MAX_PARTNERS; k++)
        result->capped[k] = find_chance (simulating->capped[i][k], result->shared);
    }
}

/* ---- All of it ---- */

static gboolean
check_query (const DewSimulateQuery  *query,
             GError                 **error)
{
  if (query->draws < 1 || query->draws > DEW_MAX_DRAWS)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("A simulation has 1 to 10,000,000 draws; ask for so many."));
      return FALSE;
    }

  if (query->n_lanes < 1 || query->n_lanes > DEW_MAX_LANES)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("A simulation compares at most %d scenarios; leave some out."), DEW_MAX_LANES);
      return FALSE;
    }

  return TRUE;
}

DewSimulation *
dew_simulate (const DewSimulateQuery  *query,
              GError                 **error)
{
  DewSimulating simulating;
  DewSimulation *simulation = NULL;

  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_query (query, error))
    return NULL;

  if (_dew_simulating_init (&simulating, query, error) && do_passes (&simulating))
    {
      finish_lanes (&simulating);
      simulation = g_steal_pointer (&simulating.simulation);
    }

  _dew_simulating_clear (&simulating);
  return simulation;
}
