/* dew-cli-spread.c: dewpond spread */
#include "dew-cli-spread-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-edit-scenario.h"
#include "dew-ratio.h"
#include "dew-spread-typed.h"

/* The percentages, each a column of a spread. */
enum { MEAN, DEVIATION, LOW, MIDDLE, HIGH, N_NUMBERS };

static const struct {
  const char *option;
  const char *column;
  gboolean    of_points;        /* goes with three points, and with nothing else */
} numbers[N_NUMBERS] = {
  [MEAN] = { "mean", "middle", FALSE },
  [DEVIATION] = { "deviation", "deviation", FALSE },
  [LOW] = { "low", "low", TRUE },
  [MIDDLE] = { "middle", "middle", TRUE },
  [HIGH] = { "high", "high", TRUE },
};

typedef struct {
  char    *pool, *line, *category, *shape, *year, *source, *correlation, *format;
  char    *texts[N_NUMBERS];
  gboolean from_years, none;

  int       number;             /* of the year, 0: that of the document's date */
  gint      to_shape;           /* DewSpreadShape, or -1 */
  gint64    values[N_NUMBERS];
  gint64    together;
  DewFormat how;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->pool);
  g_free (options->line);
  g_free (options->category);
  g_free (options->shape);
  g_free (options->year);
  g_free (options->source);
  g_free (options->correlation);
  g_free (options->format);
  for (guint i = 0; i < N_NUMBERS; i++)
    g_free (options->texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
has_numbers (const Options *options)
{
  for (guint i = 0; i < N_NUMBERS; i++)
    if (options->texts[i] != NULL)
      return TRUE;

  return FALSE;
}

/* Whether the line gets another spread, or none. */
static gboolean
changes_line (const Options *options)
{
  return options->none || options->from_years || options->shape != NULL || options->source != NULL || has_numbers (options);
}

/* ---- Options ---- */

static gboolean
read_shape (Options *options)
{
  options->to_shape = -1;
  for (guint i = 0; options->shape != NULL && i < G_N_ELEMENTS (_dew_cli_shapes); i++)
    if (strcmp (options->shape, _dew_cli_shapes[i]) == 0)
      options->to_shape = (gint) i;
  if (options->shape == NULL || options->to_shape >= 0)
    return TRUE;

  _dew_cli_usage (&dew_command_spread, _("“%s” is none of the shapes normal, lognormal and three-point."), options->shape);
  return FALSE;
}

static gboolean
read_percentages (Options *options)
{
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      const DewColumn *column = &dew_tables[DEW_TABLE_SPREAD].columns[dew_table_column (DEW_TABLE_SPREAD, numbers[i].column)];

      if (!_dew_cli_percent_within (&dew_command_spread, options->texts[i], column->min, column->max, &options->values[i]))
        return FALSE;
    }

  return _dew_cli_percent_within (&dew_command_spread, options->correlation, 0, DEW_WHOLE, &options->together);
}

/* FALSE, said, where options contradict each other, whatever the document says. */
static gboolean
are_fitting (const Options *options)
{
  const char *why = NULL;

  if (options->line != NULL && options->category != NULL)
    why = _("A line has a spread, a category says how its lines move together; give --line or --category.");
  else if (options->correlation != NULL && options->category == NULL)
    why = _("Lines move together within a category; name it with --category.");
  else if (options->category != NULL && changes_line (options))
    why = _("A spread is a line’s; name it with --line. A category takes --correlation.");
  else if (changes_line (options) && options->line == NULL)
    why = _("A spread is a line’s; name it with --line.");
  else if (options->none && (options->from_years || options->shape != NULL || options->source != NULL || has_numbers (options)))
    why = _("With --none the line has no spread; nothing else can be said of it.");
  else if (options->from_years && has_numbers (options))
    why = _("With --from-years the percentages are those of the years; leave out --from-years or the percentages.");
  else if (options->from_years && options->year == NULL)
    why = _("Say with --year before which financial year the years are.");
  if (why == NULL)
    return TRUE;

  _dew_cli_usage (&dew_command_spread, "%s", why);
  return FALSE;
}

/* ---- Places ---- */

/* The line or category of that name, which only one pool may have. */
static const DewLine *
find_anywhere (const DewLedger  *ledger,
               const char       *name,
               GError          **error)
{
  const GPtrArray *pools = dew_ledger_rows (ledger, DEW_TABLE_POOL);
  const DewLine *found = NULL;
  guint node;

  for (guint i = 0; i < pools->len; i++)
    {
      const DewLine *line = dew_ledger_line_named (ledger, g_ptr_array_index (pools, i), name, NULL);

      if (line != NULL && found != NULL)
        {
          g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("More than one pool has “%s”; say which with --pool."), name);
          return NULL;
        }
      found = line != NULL ? line : found;
    }
  if (found != NULL)
    return found;

  if (strchr (name, '>') == NULL && dew_ledger_pool_named (ledger, name, NULL) == NULL)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("No pool has a line or category “%s”; name one as the schedule does."), name);
      return NULL;
    }

  node = dew_ledger_place_named (ledger, name, error);
  if (node == 0)
    return NULL;
  if (dew_ledger_nodes (ledger, NULL)[node].kind != DEW_NODE_POOL)
    return dew_ledger_nodes (ledger, NULL)[node].line;

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is a pool; name a line or category of it, as “Pool > Line”."), name);
  return NULL;
}

/* *line is NULL where none is asked for. */
static gboolean
find_place (const DewLedger  *ledger,
            const Options    *options,
            const DewPool   **pool,
            const DewLine   **line,
            GError          **error)
{
  const char *name = options->line != NULL ? options->line : options->category;

  *line = NULL;
  if (!_dew_cli_pool (ledger, options->pool, pool, error))
    return FALSE;
  if (name == NULL)
    return TRUE;

  *line = *pool != NULL ? dew_ledger_line_named (ledger, *pool, name, error) : find_anywhere (ledger, name, error);
  if (*line == NULL)
    return FALSE;
  if (((*line)->kind == DEW_LINE_SERVICE) == (options->line != NULL))
    return TRUE;

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, options->line != NULL ? _("“%s” is a category, and what varies are its lines; name one of them, or say --category.")
                                                                          : _("“%s” is a line; lines move together within a category."), (*line)->name);
  return FALSE;
}

/* ---- Changing ---- */

/* FALSE, said, where a percentage goes with another shape; or where one is lacking of a spread that is new. */
static gboolean
are_of_shape (const Options *options,
              gint           shape,
              gboolean       is_new)
{
  gboolean points = shape == DEW_SPREAD_THREE_POINT;

  for (guint i = 0; i < N_NUMBERS; i++)
    if (options->texts[i] != NULL && numbers[i].of_points != points)
      {
        _dew_cli_usage (&dew_command_spread, _("The option --%s does not go with the shape %s."), numbers[i].option, _dew_cli_shapes[shape]);
        return FALSE;
      }

  for (guint i = 0; is_new && i < N_NUMBERS; i++)
    if (i != MEAN && numbers[i].of_points == points && !_dew_cli_needs (&dew_command_spread, numbers[i].option, options->texts[i]))
      return FALSE;

  return TRUE;
}

/* What stands, with what is given in its place. NULL with an error, or without one where that has been said. */
static DewSpread *
make_typed (const DewLedger  *ledger,
            const Options    *options,
            const DewLine    *line,
            GError          **error)
{
  const DewSpread *there = dew_ledger_spread (ledger, line->id);
  gint shape = options->to_shape >= 0 || there == NULL ? options->to_shape : there->shape;
  DewSpread *spread;

  if (shape < 0)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” has no spread yet; say with --shape which it is to be."), line->name);
      return NULL;
    }
  if (!are_of_shape (options, shape, there == NULL))
    return NULL;

  spread = there != NULL ? dew_row_copy (DEW_TABLE_SPREAD, there) : dew_row_new (DEW_TABLE_SPREAD);
  spread->line = line->id;
  if (there == NULL)
    spread->shape = shape;
  dew_spread_reshape (spread, shape);
  for (guint i = 0; i < N_NUMBERS; i++)
    if (options->texts[i] != NULL)
      dew_row_set_int (DEW_TABLE_SPREAD, spread, numbers[i].column, options->values[i]);

  return spread;
}

static DewSpread *
make_from_years (const DewLedger  *ledger,
                 const Options    *options,
                 const DewLine    *line,
                 GError          **error)
{
  const DewSpread *there = dew_ledger_spread (ledger, line->id);
  gint shape = options->to_shape >= 0 ? options->to_shape : there != NULL ? there->shape : DEW_SPREAD_NORMAL;

  return dew_spread_from_past (ledger, line->id, options->number, shape, error);
}

static char *
tell_spread (const DewLine   *line,
             const DewSpread *spread)
{
  g_autofree char *words = dew_spread_words (spread);

  return g_strdup_printf (_("The outturn of “%s” varies now: %s, %s of its latest budget."), line->name, _dew_cli_shapes[spread->shape], words);
}

/* Takes an edit and says what has come of it; in another format than text, all that stands now. */
static int
take (DewDocument   *document,
      const Options *options,
      DewChanges    *changes,
      gboolean       good,
      const char    *what,
      char          *told,
      guint          node,
      GError        *error)
{
  g_autofree char *mine = told;

  if (options->how == DEW_FORMAT_TEXT)
    return _dew_cli_take (document, changes, good, what, g_steal_pointer (&mine), error);
  if (!dew_document_take (document, changes, good, what, &error))
    return _dew_cli_fail (error);

  _dew_cli_spread_put (dew_document_ledger (document), NULL, node, options->number, options->how);
  return DEW_EXIT_DONE;
}

static int
give_spread (DewDocument   *document,
             const Options *options,
             const DewLine *line)
{
  const DewLedger *ledger = dew_document_ledger (document);
  guint node = dew_ledger_node (ledger, DEW_TABLE_LINE, line->id);
  g_autofree char *what = g_strdup_printf (_("Changed how the outturn of “%s” varies"), line->name);
  GError *error = NULL;
  DewSpread *spread = options->from_years ? make_from_years (ledger, options, line, &error) : make_typed (ledger, options, line, &error);
  DewChanges *changes;
  gboolean good;
  char *told;

  if (spread == NULL)
    return error == NULL ? DEW_EXIT_USAGE : _dew_cli_fail (error);

  if (options->source != NULL)
    dew_row_set_text (DEW_TABLE_SPREAD, spread, "source", options->source);
  changes = dew_changes_new ();
  good = dew_edit_spread (ledger, changes, dew_document_ids (document), spread, &error);
  told = tell_spread (line, spread);
  dew_row_free (DEW_TABLE_SPREAD, spread);

  return take (document, options, changes, good, what, told, node, error);
}

static int
take_spread_away (DewDocument   *document,
                  const Options *options,
                  const DewLine *line)
{
  const DewLedger *ledger = dew_document_ledger (document);
  const DewSpread *there = dew_ledger_spread (ledger, line->id);
  g_autofree char *what = g_strdup_printf (_("Took away how the outturn of “%s” varies"), line->name);
  g_autofree char *untyped = dew_spread_say_untyped (ledger, line->id, options->number, DEW_BASELINE);
  GError *error = NULL;
  DewChanges *changes = dew_changes_new ();
  gboolean good = there == NULL || dew_edit_delete (ledger, changes, DEW_TABLE_SPREAD, there->id, &error);

  return take (document, options, changes, good, what, g_strdup_printf (_("“%s” has no spread of its own. %s"), line->name, untyped), dew_ledger_node (ledger, DEW_TABLE_LINE, line->id), error);
}

static int
move_together (DewDocument   *document,
               const Options *options,
               const DewLine *category)
{
  const DewLedger *ledger = dew_document_ledger (document);
  g_autofree char *what = g_strdup_printf (_("Changed how far outturns in “%s” move together"), category->name);
  char percent[DEW_PERCENT_SIZE];
  GError *error = NULL;
  DewChanges *changes = dew_changes_new ();
  DewLine row = *category;
  gboolean good;
  char *told;

  row.correlation = (gint) options->together;
  good = dew_edit_row (ledger, changes, DEW_TABLE_LINE, &row, &error);
  dew_percent_print (options->together, -1, percent);
  told = options->together == 0 ? g_strdup_printf (_("The outturns of the lines in “%s” vary each by itself."), category->name)
                                : g_strdup_printf (_("The outturns of the lines in “%s” move together by %s %% now."), category->name, percent);

  return take (document, options, changes, good, what, told, dew_ledger_node (ledger, DEW_TABLE_LINE, category->id), error);
}

/* ---- The command ---- */

static int
run_on (const char *path,
        Options    *options)
{
  gboolean writes = changes_line (options) || options->correlation != NULL;
  GError *error = NULL;
  g_autoptr (DewDocument) document = dew_document_open (path, writes ? DEW_STORE_MUST_WRITE : DEW_STORE_READ, &error);
  const DewLedger *ledger;
  g_autofree char *as_at = NULL;
  const DewPool *pool;
  const DewLine *line;

  if (document == NULL)
    return _dew_cli_fail (error);

  ledger = dew_document_ledger (document);
  as_at = dew_document_as_at (document);
  if (options->number == 0)
    options->number = dew_date_year (as_at);
  if (!find_place (ledger, options, &pool, &line, &error))
    return _dew_cli_fail (error);

  if (options->correlation != NULL)
    return move_together (document, options, line);
  if (options->none)
    return take_spread_away (document, options, line);
  if (writes)
    return give_spread (document, options, line);

  _dew_cli_spread_put (ledger, pool, line == NULL ? 0 : dew_ledger_node (ledger, DEW_TABLE_LINE, line->id), options->number, options->how);
  return DEW_EXIT_DONE;
}

static int
run_spread (int    argc,
            char **argv)
{
  g_auto (Options) options = { NULL, };
  const GOptionEntry entries[] = {
    { "line", 0, 0, G_OPTION_ARG_FILENAME, &options.line, N_("The service line whose outturn varies"), N_("NAME") },
    { "category", 0, 0, G_OPTION_ARG_FILENAME, &options.category, N_("The category whose lines move together"), N_("NAME") },
    { "pool", 0, 0, G_OPTION_ARG_FILENAME, &options.pool, N_("The pool that it is in; where nothing is named, of what to tell"), N_("NAME") },
    { "shape", 0, 0, G_OPTION_ARG_FILENAME, &options.shape, N_("normal, lognormal or three-point; another one keeps mean and deviation"), N_("SHAPE") },
    { "mean", 0, 0, G_OPTION_ARG_FILENAME, &options.texts[MEAN], N_("normal, lognormal: by how much it is above the budget on average, or below (-)"), N_("PERCENT") },
    { "deviation", 0, 0, G_OPTION_ARG_FILENAME, &options.texts[DEVIATION], N_("normal, lognormal: the standard deviation"), N_("PERCENT") },
    { "low", 0, 0, G_OPTION_ARG_FILENAME, &options.texts[LOW], N_("three-point: the lowest it can be"), N_("PERCENT") },
    { "middle", 0, 0, G_OPTION_ARG_FILENAME, &options.texts[MIDDLE], N_("three-point: the likeliest"), N_("PERCENT") },
    { "high", 0, 0, G_OPTION_ARG_FILENAME, &options.texts[HIGH], N_("three-point: the highest it can be"), N_("PERCENT") },
    { "from-years", 0, 0, G_OPTION_ARG_NONE, &options.from_years, N_("Take what outturns were against budgets in the years before --year"), NULL },
    { "year", 0, 0, G_OPTION_ARG_FILENAME, &options.year, N_("The financial year, as 2013/14; by default that of the document’s date"), N_("YEAR") },
    { "none", 0, 0, G_OPTION_ARG_NONE, &options.none, N_("Take the line’s spread away"), NULL },
    { "source", 0, 0, G_OPTION_ARG_FILENAME, &options.source, N_("Where it is taken from"), N_("TEXT") },
    { "correlation", 0, 0, G_OPTION_ARG_FILENAME, &options.correlation, N_("How far the outturns in the category move together: 0, each by itself, to 100, all as one"), N_("PERCENT") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("text, csv or json"), N_("FORMAT") },
    { NULL }
  };

  if (!_dew_cli_parse (&dew_command_spread, entries, "FILE",
                       _("Percentages are of a line’s latest budget. Without any of them the command says what stands: of a line, a category, a\n"
                         "pool, or of all. A NAME that more than one pool has goes with --pool, or as “Pool > Category > Line”."),
                       &argc, &argv) ||
      !_dew_cli_format (&dew_command_spread, options.format, &options.how) || !are_fitting (&options) || !read_shape (&options) || !read_percentages (&options) ||
      !_dew_cli_year (&dew_command_spread, options.year, &options.number))
    return DEW_EXIT_USAGE;

  return run_on (argv[1], &options);
}

const DewCommand dew_command_spread = { "spread", N_("say what the outturn of lines varies by in a simulation, or change it"), run_spread };
