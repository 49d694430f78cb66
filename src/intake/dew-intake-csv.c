/* dew-intake-csv.c: the tidy CSV, row by row, into a draft */
#include "dew-intake-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-money-read.h"
#include "dew-tidy-private.h"

typedef struct {
  DewDraft   *draft;
  DewTidyRow  row;
} Reader;

static gboolean
given (const Reader *reader,
       DewTidyColumn column)
{
  return *reader->row.cells[column] != '\0';
}

/* ---- Names ---- */

static gboolean
check_name (const Reader *reader,
            DewTidyColumn column,
            const char   *name,
            GError      **error)
{
  if (*name == '\0')
    return _dew_tidy_refuse (&reader->row, column, error, _("a name is missing."));
  if (g_utf8_strlen (name, -1) > DEW_MAX_NAME)
    return _dew_tidy_refuse (&reader->row, column, error, _("the name is longer than %d characters."), DEW_MAX_NAME);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return _dew_tidy_refuse (&reader->row, column, error, _("a name may not have line breaks or control characters in it."));

  return TRUE;
}

/* Finds or adds the row of that table that a column names. */
static DewDraftRow *
read_named (const Reader *reader,
            DewTidyColumn column,
            DewTable      table,
            GError      **error)
{
  const char *name = reader->row.cells[column];
  DewDraftRow *row = _dew_draft_find (reader->draft, table, 0, 0, name);

  if (row != NULL)
    return row;

  return check_name (reader, column, name, error) ? _dew_draft_add (reader->draft, table, 0, 0, name) : NULL;
}

static DewDraftRow *
read_partner (const Reader *reader,
              DewTidyColumn column,
              GError      **error)
{
  const char *name = reader->row.cells[column];
  DewDraftRow *partner;

  if (!check_name (reader, column, name, error))
    return NULL;

  partner = _dew_draft_partner (reader->draft, name);
  if (partner == NULL)
    {
      g_autofree char *quote = _dew_tidy_quote (name);

      _dew_tidy_refuse (&reader->row, column, error, _("“%s” would be one partner too many; a document has at most %d."),
                        quote, DEW_MAX_PARTNERS);
    }

  return partner;
}

/* Finds or adds a category or line in a pool. */
static DewDraftRow *
read_place (const Reader *reader,
            DewTidyColumn column,
            DewLineKind   kind,
            gint64        pool,
            gint64        parent,
            const char   *name,
            GError      **error)
{
  DewDraftRow *row;

  if (!check_name (reader, column, name, error))
    return NULL;

  row = _dew_draft_find (reader->draft, DEW_TABLE_LINE, pool, parent, name);
  if (row == NULL)
    {
      row = _dew_draft_add (reader->draft, DEW_TABLE_LINE, pool, parent, name);
      dew_row_set_int (DEW_TABLE_LINE, row->row, "kind", kind);
    }
  else if (((const DewLine *) _dew_draft_row (row))->kind != (gint) kind)
    {
      g_autofree char *quote = _dew_tidy_quote (name);

      _dew_tidy_refuse (&reader->row, column, error,
                        kind == DEW_LINE_CATEGORY ? _("“%s” is a service line there, and cannot be a category.")
                                                  : _("“%s” is a category there, and cannot be a service line."), quote);
      return NULL;
    }

  return row;
}

/* ---- What is said of them ---- */

static gboolean
refuse_conflict (const Reader *reader,
                 DewTidyColumn column,
                 guint         line,
                 GError      **error)
{
  g_autofree char *quote = NULL;

  if (line == 0)
    return TRUE;

  quote = _dew_tidy_quote (reader->row.cells[column]);
  return _dew_tidy_refuse (&reader->row, column, error, _("“%s” is not what line %u says of the same place."), quote, line);
}

static gboolean
say_text (const Reader *reader,
          DewTidyColumn column,
          DewDraftRow  *row,
          DewSay        say,
          GError      **error)
{
  return !given (reader, column) ||
         refuse_conflict (reader, column, _dew_draft_say_text (reader->draft, row, say, reader->row.cells[column], reader->row.line), error);
}

/* One of the words that a column of the document's tables takes. */
static gboolean
say_word (const Reader *reader,
          DewTidyColumn column,
          DewDraftRow  *row,
          DewSay        say,
          const char   *name,
          GError      **error)
{
  const char *const *words = dew_tables[row->table].columns[dew_table_column (row->table, name)].words;
  g_autofree char *quote = NULL;
  g_autoptr (GString) list = NULL;

  if (!given (reader, column))
    return TRUE;

  for (int i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], reader->row.cells[column]) == 0)
      return refuse_conflict (reader, column, _dew_draft_say_int (reader->draft, row, say, i, reader->row.line), error);

  list = g_string_new (NULL);
  for (int i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (list, "%s“%s”", list->len == 0 ? "" : ", ", words[i]);

  quote = _dew_tidy_quote (reader->row.cells[column]);
  return _dew_tidy_refuse (&reader->row, column, error, _("“%s” is none of %s."), quote, list->str);
}

static gboolean
say_lead (const Reader *reader,
          DewDraftRow  *row,
          GError      **error)
{
  const char *cell = reader->row.cells[DEW_TIDY_LEAD];
  DewLeadMode mode = DEW_LEAD_SINGLE;
  gint64 lead = 0;

  if (!given (reader, DEW_TIDY_LEAD))
    return TRUE;

  if (g_ascii_strcasecmp (cell, "joint") == 0)
    {
      mode = DEW_LEAD_JOINT;
    }
  else if (g_ascii_strcasecmp (cell, "split") == 0)
    {
      mode = DEW_LEAD_SPLIT;
      if (row->table == DEW_TABLE_LINE)
        return _dew_tidy_refuse (&reader->row, DEW_TIDY_LEAD, error,
                                 _("a line has one lead or a joint lead; only a whole pool’s, on a row without a line, can be split."));
    }
  else
    {
      DewDraftRow *partner = read_partner (reader, DEW_TIDY_LEAD, error);

      if (partner == NULL)
        return FALSE;
      lead = _dew_draft_row_id (partner);
    }

  return refuse_conflict (reader, DEW_TIDY_LEAD, _dew_draft_say_lead (reader->draft, row, mode, lead, reader->row.line), error);
}

static gboolean
say_date (const Reader *reader,
          DewTidyColumn column,
          DewDraftRow  *row,
          DewSay        say,
          GError      **error)
{
  if (!dew_date_valid (reader->row.cells[column]))
    {
      g_autofree char *quote = _dew_tidy_quote (reader->row.cells[column]);

      return _dew_tidy_refuse (&reader->row, column, error, _("“%s” is not a date; write it as 2014-03-31."), quote);
    }

  return say_text (reader, column, row, say, error);
}

static gboolean
say_of_pool (const Reader *reader,
             DewDraftRow  *pool,
             GError      **error)
{
  if (given (reader, DEW_TIDY_AGREEMENT))
    {
      DewDraftRow *agreement = read_named (reader, DEW_TIDY_AGREEMENT, DEW_TABLE_AGREEMENT, error);

      if (agreement == NULL ||
          !refuse_conflict (reader, DEW_TIDY_AGREEMENT, _dew_draft_say_int (reader->draft, pool, DEW_SAY_AGREEMENT,
                                                                            _dew_draft_row_id (agreement), reader->row.line), error))
        return FALSE;
    }

  if (given (reader, DEW_TIDY_HOST))
    {
      DewDraftRow *host = read_partner (reader, DEW_TIDY_HOST, error);

      if (host == NULL ||
          !refuse_conflict (reader, DEW_TIDY_HOST, _dew_draft_say_int (reader->draft, pool, DEW_SAY_HOST,
                                                                       _dew_draft_row_id (host), reader->row.line), error))
        return FALSE;
    }

  return say_text (reader, DEW_TIDY_REFERENCE, pool, DEW_SAY_REFERENCE, error);
}

static gboolean
say_of_line (const Reader *reader,
             DewDraftRow  *line,
             GError      **error)
{
  return say_word (reader, DEW_TIDY_STATUS, line, DEW_SAY_STATUS, "status", error) &&
         say_word (reader, DEW_TIDY_CONTRACT, line, DEW_SAY_CONTRACT, "contract", error) &&
         say_text (reader, DEW_TIDY_PROVIDER, line, DEW_SAY_PROVIDER, error) &&
         say_date (reader, DEW_TIDY_POOLED_FROM, line, DEW_SAY_POOLED_FROM, error) &&
         say_word (reader, DEW_TIDY_RECURRENCE, line, DEW_SAY_RECURRENCE, "recurrence", error) &&
         say_word (reader, DEW_TIDY_FUNCTIONS, line, DEW_SAY_FUNCTIONS, "functions", error);
}

/* What only a line can have, on a row without one. That a pool is pooled goes without saying. */
static gboolean
refuse_without_line (const Reader *reader,
                     GError      **error)
{
  static const DewTidyColumn of_lines[] = { DEW_TIDY_STATUS, DEW_TIDY_CONTRACT, DEW_TIDY_PROVIDER, DEW_TIDY_POOLED_FROM, DEW_TIDY_RECURRENCE,
                                            DEW_TIDY_FUNCTIONS };

  for (guint i = 0; i < G_N_ELEMENTS (of_lines); i++)
    if (given (reader, of_lines[i]) &&
        !(of_lines[i] == DEW_TIDY_STATUS && g_ascii_strcasecmp (reader->row.cells[DEW_TIDY_STATUS], "pooled") == 0))
      return _dew_tidy_refuse (&reader->row, of_lines[i], error, _("only a line can have this, and the row names none."));

  return TRUE;
}

/* The pool, category or line that the row is about, with what it says of it. */
static DewDraftRow *
read_structure (const Reader *reader,
                GError      **error)
{
  DewDraftRow *pool = read_named (reader, DEW_TIDY_POOL, DEW_TABLE_POOL, error);
  DewDraftRow *place = pool;
  const char *path = given (reader, DEW_TIDY_CATEGORY) ? reader->row.cells[DEW_TIDY_CATEGORY] : NULL;

  if (pool == NULL || !say_of_pool (reader, pool, error))
    return NULL;

  while (path != NULL)
    {
      g_autofree char *name = _dew_tidy_step (&path);

      place = read_place (reader, DEW_TIDY_CATEGORY, DEW_LINE_CATEGORY, _dew_draft_row_id (pool),
                          place == pool ? 0 : _dew_draft_row_id (place), name, error);
      if (place == NULL)
        return NULL;
    }

  if (given (reader, DEW_TIDY_LINE))
    place = read_place (reader, DEW_TIDY_LINE, DEW_LINE_SERVICE, _dew_draft_row_id (pool),
                        place == pool ? 0 : _dew_draft_row_id (place), reader->row.cells[DEW_TIDY_LINE], error);

  if (place == NULL ||
      !(given (reader, DEW_TIDY_LINE) ? say_of_line (reader, place, error) : refuse_without_line (reader, error)) ||
      !say_lead (reader, place, error) ||
      !say_text (reader, DEW_TIDY_NOTE, place, DEW_SAY_NOTE, error))
    return NULL;

  return place;
}

/* ---- Figures ---- */

static gboolean
read_year (const Reader *reader,
           DewFigure    *figure,
           GError      **error)
{
  g_autofree char *quote = NULL;

  figure->year = dew_year_read (reader->row.cells[DEW_TIDY_YEAR]);
  if (figure->year != 0)
    return TRUE;

  quote = _dew_tidy_quote (reader->row.cells[DEW_TIDY_YEAR]);
  return _dew_tidy_refuse (&reader->row, DEW_TIDY_YEAR, error, _("“%s” is not a financial year; write it as 2013/14."), quote);
}

static gboolean
read_month (const Reader *reader,
            DewFigure    *figure,
            GError      **error)
{
  const char *cell = reader->row.cells[DEW_TIDY_MONTH];
  guint64 month;
  g_autofree char *quote = NULL;

  if (*cell == '\0')
    return TRUE;

  if (g_ascii_string_to_unsigned (cell, 10, 1, 12, &month, NULL))
    {
      figure->month = (gint) month;
      return TRUE;
    }

  quote = _dew_tidy_quote (cell);
  return _dew_tidy_refuse (&reader->row, DEW_TIDY_MONTH, error, _("“%s” is not a month; write 1 for April to 12 for March, or nothing for the year."), quote);
}

static gboolean
read_measure (const Reader *reader,
              DewFigure    *figure,
              GError      **error)
{
  const char *cell = reader->row.cells[DEW_TIDY_MEASURE];
  g_autofree char *quote = NULL;

  for (gint i = 0; i < DEW_N_MEASURES; i++)
    if (g_ascii_strcasecmp (dew_measure_words[i], cell) == 0)
      {
        figure->measure = i;
        return TRUE;
      }

  quote = _dew_tidy_quote (cell);
  return _dew_tidy_refuse (&reader->row, DEW_TIDY_MEASURE, error,
                           _("“%s” is none of existing, additional, income, budget, actual, forecast, previous."), quote);
}

static gboolean
read_pounds (const Reader *reader,
             DewFigure    *figure,
             GError      **error)
{
  const char *cell = reader->row.cells[DEW_TIDY_POUNDS];
  g_autofree char *quote = NULL;
  DewReading reading;

  if (*cell == '\0')
    {
      figure->pence = DEW_CLEARED;
      return figure->scenario != DEW_BASELINE ||
             _dew_tidy_refuse (&reader->row, DEW_TIDY_POUNDS, error, _("the amount is missing; only in a scenario does an empty one mean something."));
    }

  if (*cell == '=')
    return _dew_tidy_refuse (&reader->row, DEW_TIDY_POUNDS, error, _("a formula is not taken from a file; write what it comes to."));

  if (dew_money_read (cell, DEW_UNIT_POUNDS, &reading) == DEW_READ_OK)
    {
      figure->pence = reading.value.pence;
      return TRUE;
    }

  quote = _dew_tidy_quote (cell);
  return _dew_tidy_refuse (&reader->row, DEW_TIDY_POUNDS, error, _("“%s”: %s."), quote, _(reading.reason));
}

/* What a contribution must have, and what has no months. */
static gboolean
check_figure (const Reader    *reader,
              const DewFigure *figure,
              GError         **error)
{
  if (figure->measure == DEW_PREVIOUS && figure->month != 0)
    return _dew_tidy_refuse (&reader->row, DEW_TIDY_MONTH, error, _("a previous forecast is for a whole year and has no month."));
  if (figure->measure > DEW_INCOME)
    return TRUE;

  if (figure->partner == DEW_UNATTRIBUTED)
    {
      DewTidyColumn column = reader->row.columns[DEW_TIDY_PARTNER] < 0 ? DEW_TIDY_MEASURE : DEW_TIDY_PARTNER;

      return _dew_tidy_refuse (&reader->row, column, error, _("a contribution must name the partner that makes it."));
    }
  if (figure->month != 0)
    return _dew_tidy_refuse (&reader->row, DEW_TIDY_MONTH, error, _("a contribution is for a whole year and has no month."));

  return TRUE;
}

static gboolean
read_figure (const Reader *reader,
             DewFigure    *figure,
             GError      **error)
{
  guint before;

  if (!read_year (reader, figure, error) || !read_month (reader, figure, error) || !read_measure (reader, figure, error) ||
      !check_figure (reader, figure, error) || !read_pounds (reader, figure, error))
    return FALSE;

  before = _dew_draft_figure (reader->draft, figure, reader->row.line);
  if (before != 0)
    return _dew_tidy_refuse (&reader->row, DEW_TIDY_POUNDS, error, _("line %u gives a figure for the same cell already."), before);

  return TRUE;
}

/* ---- Rows ---- */

/* A row either has a year, a measure and an amount, or none of them. */
static gboolean
check_shape (const Reader *reader,
             gboolean     *figure,
             GError      **error)
{
  *figure = given (reader, DEW_TIDY_YEAR) || given (reader, DEW_TIDY_MEASURE);

  if (!given (reader, DEW_TIDY_POOL))
    return _dew_tidy_refuse (&reader->row, DEW_TIDY_POOL, error, _("the pool is missing; every row names one."));

  if (!*figure)
    {
      if (given (reader, DEW_TIDY_POUNDS))
        return _dew_tidy_refuse (&reader->row, DEW_TIDY_POUNDS, error, _("there is an amount, but no year and no measure that it is for."));
      if (given (reader, DEW_TIDY_MONTH))
        return _dew_tidy_refuse (&reader->row, DEW_TIDY_MONTH, error, _("there is a month, but no year and no measure that it is for."));
      return TRUE;
    }

  if (!given (reader, DEW_TIDY_YEAR))
    return _dew_tidy_refuse (&reader->row, DEW_TIDY_YEAR, error, _("the year is missing; write it as 2013/14."));
  if (!given (reader, DEW_TIDY_MEASURE))
    return _dew_tidy_refuse (&reader->row, DEW_TIDY_MEASURE, error, _("the measure is missing: existing, additional, income, budget, actual, forecast or previous."));
  if (!given (reader, DEW_TIDY_LINE))
    return _dew_tidy_refuse (&reader->row, DEW_TIDY_LINE, error, _("the line is missing; figures stand on service lines."));

  return TRUE;
}

static gboolean
read_row (const Reader *reader,
          GError      **error)
{
  DewFigure figure = { 0, };
  DewDraftRow *place, *partner, *scenario;
  gboolean has_figure;

  if (!check_shape (reader, &has_figure, error))
    return FALSE;

  place = read_structure (reader, error);
  if (place == NULL)
    return FALSE;

  if (given (reader, DEW_TIDY_PARTNER))
    {
      partner = read_partner (reader, DEW_TIDY_PARTNER, error);
      if (partner == NULL)
        return FALSE;
      figure.partner = _dew_draft_row_id (partner);
    }

  if (given (reader, DEW_TIDY_SCENARIO))
    {
      scenario = read_named (reader, DEW_TIDY_SCENARIO, DEW_TABLE_SCENARIO, error);
      if (scenario == NULL)
        return FALSE;
      figure.scenario = _dew_draft_row_id (scenario);
    }

  if (!has_figure)
    return TRUE;

  figure.line = _dew_draft_row_id (place);
  return read_figure (reader, &figure, error);
}

static gboolean
is_blank (const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) g_ptr_array_index (cells, i) != '\0')
      return FALSE;

  return TRUE;
}

static gboolean
read_rows (Reader  *reader,
           guint    n_columns,
           GError **error)
{
  g_autoptr (GError) trouble = NULL;
  const GPtrArray *cells;

  while ((cells = dew_csv_next (reader->row.csv, &reader->row.line, &trouble)) != NULL)
    if (!is_blank (cells) && (!_dew_tidy_cells (&reader->row, cells, n_columns, error) || !read_row (reader, error)))
      return FALSE;

  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }

  return TRUE;
}

DewChanges *
dew_intake_csv (const DewLedger *ledger,
                const char      *name,
                const char      *bytes,
                gsize            length,
                DewIds           ids,
                GPtrArray       *ignored,
                GError         **error)
{
  g_autoptr (DewCsv) csv = NULL;
  g_autoptr (DewDraft) draft = NULL;
  Reader reader = { NULL, };
  g_autoptr (GError) trouble = NULL;
  const GPtrArray *header;
  guint n_columns;

  g_return_val_if_fail (ledger != NULL, NULL);
  g_return_val_if_fail (bytes != NULL || length == 0, NULL);
  g_return_val_if_fail (ids.next != NULL, NULL);

  csv = dew_csv_new (bytes, length, ',');
  dew_csv_set_names (csv, name, NULL);
  reader.row.csv = csv;

  header = dew_csv_next (csv, &reader.row.line, &trouble);
  if (header == NULL)
    {
      if (trouble != NULL)
        g_propagate_error (error, g_steal_pointer (&trouble));
      else
        g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("“%s” is empty; the first line must name the columns."), name);
      return NULL;
    }

  n_columns = header->len;
  if (!_dew_tidy_header (&reader.row, header, ignored, error))
    return NULL;
  dew_csv_set_names (csv, name, header);

  draft = _dew_draft_new (ledger, ids);
  reader.draft = draft;
  if (!read_rows (&reader, n_columns, error))
    return NULL;

  return _dew_intake_finish (ledger, name, _dew_draft_changes (draft), error);
}
