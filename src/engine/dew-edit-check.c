/* dew-edit-check.c: what a row, and a whole document, must be */
#include "dew-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-date.h"
#include "dew-ledger-private.h"
#include "dew-ratio.h"
#include "dew-rule.h"

gboolean
_dew_refuse (GError    **error,
             const char *format,
             ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, DEW_ERROR, DEW_ERROR_INVALID, message);

  return FALSE;
}

static const char *
name_of (DewTable      table,
         gconstpointer row)
{
  int column = dew_table_column (table, "name");

  return column < 0 ? "" : dew_row_get (table, row, (guint) column).text;
}

/* How a person would point at a row. */
static const char *
call_row (DewTable      table,
          gconstpointer row)
{
  const char *name = name_of (table, row);

  return *name != '\0' ? name : dew_tables[table].name;
}

static gboolean
check_text (DewTable         table,
            gconstpointer    row,
            const DewColumn *column,
            const char      *text,
            GError         **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    return _dew_refuse (error, _("“%s” has a text in “%s” that is not valid UTF-8; type it again."), call_row (table, row), column->name);
  if (strlen (text) > DEW_MAX_TEXT)
    return _dew_refuse (error, _("The text in “%s” is longer than %d characters; shorten it."), column->name, DEW_MAX_TEXT);
  if (column->type == DEW_COLUMN_DATE && !dew_date_valid (text))
    return _dew_refuse (error, _("“%s” is not a date; write it as 2014-03-31."), text);

  return TRUE;
}

gboolean
_dew_check_name_text (const char *name,
                      GError    **error)
{
  const char *p;

  if (*name == '\0' || g_ascii_isspace (name[0]) || g_ascii_isspace (name[strlen (name) - 1]))
    return _dew_refuse (error, *name == '\0' ? _("A name is missing; type one.") : _("A name may not begin or end with a space."));
  if (g_utf8_strlen (name, -1) > DEW_MAX_NAME)
    return _dew_refuse (error, _("A name has more than %d characters; shorten it."), DEW_MAX_NAME);

  for (p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return _dew_refuse (error, _("A name may not have line breaks or control characters in it."));

  return TRUE;
}

gboolean
_dew_check_columns (const DewLedger *ledger,
                    DewTable         table,
                    gconstpointer    row,
                    GError         **error)
{
  const DewTableInfo *info = &dew_tables[table];

  for (guint i = 0; i < info->n_columns; i++)
    {
      const DewColumn *column = &info->columns[i];
      DewValue value = dew_row_get (table, row, i);

      if (value.type == DEW_VALUE_TEXT)
        {
          if (!check_text (table, row, column, value.text, error))
            return FALSE;
        }
      else if (value.type == DEW_VALUE_INT && (column->min != 0 || column->max != 0) &&
               (value.i < column->min || value.i > column->max))
        return _dew_refuse (error, _("“%s” has %" G_GINT64_FORMAT " in “%s”, which must be %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT "."),
                            call_row (table, row), value.i, column->name, column->min, column->max);
      else if (value.type == DEW_VALUE_INT && column->refers >= 0 && value.i != 0 &&
               dew_ledger_find (ledger, (DewTable) column->refers, value.i) == NULL)
        return _dew_refuse (error, _("“%s” names an entry of “%s” that is not there; choose another."), call_row (table, row),
                            dew_tables[column->refers].name);
    }

  return TRUE;
}

static gboolean
check_span (const char *name,
            const char *start,
            const char *end,
            int         no_end,
            GError    **error)
{
  if (no_end && *end != '\0')
    return _dew_refuse (error, _("“%s” has an end date and is said to have none; take one of them away."), name);
  if (*start != '\0' && *end != '\0' && strcmp (end, start) < 0)
    return _dew_refuse (error, _("“%s” ends before it starts; change one of the two dates."), name);

  return TRUE;
}

static gboolean
check_lead (const char *name,
            int         mode,
            gint64      lead,
            GError    **error)
{
  if ((mode == DEW_LEAD_SINGLE) != (lead != 0))
    return _dew_refuse (error, _("“%s” must have either one lead partner, or a lead that is joint, split or not said."), name);

  return TRUE;
}

static gboolean
check_document (const DewDocumentRow *document,
                GError              **error)
{
  int amber = document->amber != 0 ? document->amber : DEW_USUAL_AMBER;
  int red = document->red != 0 ? document->red : DEW_USUAL_RED;
  char amber_text[DEW_PERCENT_SIZE], red_text[DEW_PERCENT_SIZE];

  if (amber < red)
    return TRUE;

  return _dew_refuse (error, _("Amber would begin at %s %% and red at %s %%; amber must begin below red: change one of the two."),
                      dew_percent_print (amber, -1, amber_text), dew_percent_print (red, -1, red_text));
}

static gboolean
check_rule (const DewLedger  *ledger,
            const DewRuleRow *rule,
            GError          **error)
{
  g_autoptr (DewRule) parsed = NULL;
  g_autoptr (GError) reason = NULL;
  const DewPool *pool = dew_ledger_find (ledger, DEW_TABLE_POOL, rule->pool);
  const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, rule->line);

  if (pool == NULL)
    return _dew_refuse (error, _("A risk-share rule stands on no pool."));
  if (line != NULL && line->pool != rule->pool)
    return _dew_refuse (error, _("A risk-share rule of “%s” stands on a line of another pool."), pool->name);

  parsed = dew_rule_parse (ledger, rule->text, &reason);
  if (parsed == NULL)
    return _dew_refuse (error, _("The risk-share rule of “%s” cannot be read: %s"), pool->name, reason->message);

  return dew_rule_serves (parsed, (DewDirection) rule->direction, error);
}

static gboolean
check_virement (const DewVirement *virement,
                GError           **error)
{
  g_autofree char *year = dew_year_name (virement->year);

  if (*virement->date == '\0')
    return _dew_refuse (error, _("A virement needs a date; give the day it was decided."));
  if (dew_date_year (virement->date) != virement->year)
    return _dew_refuse (error, _("A virement of %s is dated %s, which is not in that year; change its date."), year, virement->date);
  if (*virement->reason == '\0')
    return _dew_refuse (error, _("A virement needs a reason; say why the money moves."));

  return TRUE;
}

static gboolean
check_movement (const DewLedger   *ledger,
                const DewMovement *movement,
                GError           **error)
{
  const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, movement->line);

  if (line != NULL && line->kind != DEW_LINE_SERVICE)
    return _dew_refuse (error, _("“%s” is a category: money moves between service lines; choose one in it."), line->name);
  if (movement->pence == 0)
    return _dew_refuse (error, _("A virement moves nothing; type an amount."));

  return TRUE;
}

static gboolean
check_remark (const DewLedger *ledger,
              const DewRemark *remark,
              GError         **error)
{
  const DewLine *line = dew_ledger_find (ledger, DEW_TABLE_LINE, remark->line);

  if (line != NULL &&
      (line->kind != DEW_LINE_SERVICE || !dew_measure_fits ((DewMeasure) remark->measure, remark->month, remark->partner)))
    return _dew_refuse (error, _("A note on “%s” is about a figure that cannot be; put it on the line."), line->name);
  if (*remark->note == '\0' && *remark->source == '\0')
    return _dew_refuse (error, _("A note on a figure has no text; type one, or take it away."));

  return TRUE;
}

gboolean
_dew_check_row (const DewLedger *ledger,
                DewTable         table,
                gconstpointer    row,
                GError         **error)
{
  if (!_dew_check_columns (ledger, table, row, error))
    return FALSE;

  switch (table)
    {
    case DEW_TABLE_PARTNER:
      return _dew_check_name_text (name_of (table, row), error);
    case DEW_TABLE_SCENARIO:
      return _dew_check_name_text (name_of (table, row), error) && _dew_check_scenario (ledger, row, error);
    case DEW_TABLE_AGREEMENT:
      {
        const DewAgreement *agreement = row;

        return _dew_check_name_text (agreement->name, error) &&
               check_span (agreement->name, agreement->start, agreement->end, agreement->no_end, error);
      }
    case DEW_TABLE_POOL:
      {
        const DewPool *pool = row;

        return _dew_check_name_text (pool->name, error) &&
               check_span (pool->name, pool->start, pool->end, pool->no_end, error) &&
               check_lead (pool->name, pool->lead_mode, pool->lead, error);
      }
    case DEW_TABLE_LINE:
      {
        const DewLine *line = row;

        if (line->lead_mode == DEW_LEAD_SPLIT)
          return _dew_refuse (error, _("“%s” is a line and cannot have a split lead; only a pool can."), line->name);
        if (line->correlation != 0 && line->kind == DEW_LINE_SERVICE)
          return _dew_refuse (error, _("“%s” is a line: only the lines in a category can vary together; set it on the category."), line->name);
        return _dew_check_name_text (line->name, error) && check_lead (line->name, line->lead_mode, line->lead, error);
      }
    case DEW_TABLE_RULE:
      return check_rule (ledger, row, error);
    case DEW_TABLE_VIREMENT:
      return check_virement (row, error);
    case DEW_TABLE_MOVEMENT:
      return check_movement (ledger, row, error);
    case DEW_TABLE_REMARK:
      return check_remark (ledger, row, error);
    case DEW_TABLE_ARRANGEMENT:
      return _dew_check_arrangement (ledger, row, error);
    case DEW_TABLE_VARIANCE:
      return _dew_check_variance (ledger, row, error);
    case DEW_TABLE_INCENTIVE:
      return _dew_check_incentive (ledger, row, error);
    case DEW_TABLE_SPREAD:
      return _dew_check_spread (ledger, row, error);
    case DEW_TABLE_DOCUMENT:
      return check_document (row, error);
    case DEW_TABLE_FIGURE:
    case DEW_N_TABLES:
    default:
      return TRUE;
    }
}

/* ---- Places ---- */

gboolean
_dew_not_there (DewTable table,
                GError **error)
{
  g_set_error (error, DEW_ERROR, DEW_ERROR_NOT_FOUND, _("The %s is not there any more."), dew_tables[table].name);
  return FALSE;
}

gboolean
_dew_check_place (const DewLedger *ledger,
                  const DewLine   *line,
                  guint            n_below,
                  GError         **error)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint pool = dew_ledger_node (ledger, DEW_TABLE_POOL, line->pool);
  guint parent = dew_ledger_node (ledger, DEW_TABLE_LINE, line->parent);

  if (pool == 0)
    return _dew_not_there (DEW_TABLE_POOL, error);
  if (line->parent == 0)
    parent = pool;
  else if (parent == 0)
    return _dew_not_there (DEW_TABLE_LINE, error);
  else if (nodes[parent].kind != DEW_NODE_CATEGORY)
    return _dew_refuse (error, _("“%s” is not a category; lines stand in categories or in the pool itself."), nodes[parent].line->name);
  else if (nodes[parent].line->pool != line->pool)
    return _dew_refuse (error, _("“%s” is a category of another pool; choose one of the same pool."), nodes[parent].line->name);

  if (nodes[parent].depth - nodes[pool].depth + n_below > DEW_MAX_CATEGORIES)
    return _dew_refuse (error, _("“%s” would stand more than %d categories deep; choose a place further out."), line->name, DEW_MAX_CATEGORIES);

  return TRUE;
}

/* Whether any scenario says something of a line. */
static gboolean
is_arranged (const DewLedger *ledger,
             gint64           line)
{
  const GPtrArray *scenarios = dew_ledger_rows (ledger, DEW_TABLE_SCENARIO);

  for (guint i = 0; i < scenarios->len; i++)
    if (dew_ledger_arrangement (ledger, line, *(const gint64 *) g_ptr_array_index (scenarios, i)) != NULL)
      return TRUE;

  return FALSE;
}

gboolean
_dew_check_change (const DewLedger *ledger,
                   const DewLine   *old,
                   const DewLine   *line,
                   GError         **error)
{
  const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
  guint node = dew_ledger_node (ledger, DEW_TABLE_LINE, old->id);
  guint n_figures;

  if (line->pool != old->pool || line->parent != old->parent)
    return _dew_refuse (error, _("“%s” can only be put elsewhere by moving it."), old->name);
  if (line->kind == old->kind)
    return TRUE;

  dew_ledger_figures (ledger, old->id, &n_figures);
  if (n_figures > 0)
    return _dew_refuse (error, _("“%s” has figures and cannot become a category; clear them first."), old->name);
  if (dew_ledger_movements_on (ledger, old->id) != NULL)
    return _dew_refuse (error, _("Money was moved to or from “%s” by a virement, and it cannot become a category; delete the virement first."), old->name);
  if (g_hash_table_lookup (ledger->remarks_on, &old->id) != NULL)
    return _dew_refuse (error, _("“%s” has notes on its figures and cannot become a category; take them away first."), old->name);
  if (is_arranged (ledger, old->id) || dew_ledger_spread (ledger, old->id) != NULL)
    return _dew_refuse (error, _("A scenario says how “%s” stands, or it has a spread, and it cannot become a category; reset it there, and delete the spread first."),
                        old->name);
  if (nodes[node].end > node + 1)
    return _dew_refuse (error, _("“%s” has lines in it and cannot become a line; move them out first."), old->name);

  return TRUE;
}

/* ---- Names of siblings ---- */

/* What a name is compared by: beside which rows it stands, and the name without case. */
static char *
name_key (DewTable      table,
          gconstpointer row,
          const char   *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (table == DEW_TABLE_LINE)
    {
      const DewLine *line = row;

      return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%s", line->pool, line->parent, folded);
    }
  if (table == DEW_TABLE_INCENTIVE)
    {
      const DewIncentive *incentive = row;

      return g_strdup_printf ("%" G_GINT64_FORMAT "/%d/%s", incentive->pool, incentive->year, folded);
    }

  return g_steal_pointer (&folded);
}

static gboolean
refuse_name (DewTable    table,
             const char *name,
             GError    **error)
{
  const char *format;

  switch (table)
    {
    case DEW_TABLE_PARTNER:
      format = _("There is a partner called “%s” already; choose another name.");
      break;
    case DEW_TABLE_AGREEMENT:
      format = _("There is an agreement called “%s” already; choose another name.");
      break;
    case DEW_TABLE_POOL:
      format = _("There is a pool called “%s” already; choose another name.");
      break;
    case DEW_TABLE_SCENARIO:
      format = _("There is a scenario called “%s” already; choose another name.");
      break;
    case DEW_TABLE_INCENTIVE:
      format = _("The pool has a fund paid for performance called “%s” in that year already; choose another name.");
      break;
    case DEW_TABLE_LINE:
    case DEW_TABLE_DOCUMENT:
    case DEW_TABLE_FIGURE:
    case DEW_TABLE_RULE:
    case DEW_TABLE_VIREMENT:
    case DEW_TABLE_MOVEMENT:
    case DEW_TABLE_REMARK:
    case DEW_TABLE_ARRANGEMENT:
    case DEW_TABLE_VARIANCE:
    case DEW_TABLE_SPREAD:
    case DEW_N_TABLES:
    default:
      format = _("There is a line called “%s” in the same place already; choose another name.");
    }

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, DEW_ERROR, DEW_ERROR_CONFLICT, format, name);
#pragma GCC diagnostic pop

  return FALSE;
}

/* Puts a row's names into the set; FALSE when one is there. */
gboolean
_dew_claim_names (GHashTable   *names,
                  DewTable      table,
                  gconstpointer row,
                  GError      **error)
{
  const char *name = name_of (table, row);
  const DewPartner *partner = table == DEW_TABLE_PARTNER ? row : NULL;

  if (!g_hash_table_add (names, name_key (table, row, name)))
    return refuse_name (table, name, error);

  /* A rule may name a partner by either of its names, so that neither may be another's. */
  if (partner != NULL && *partner->short_name != '\0')
    {
      g_autofree char *key = name_key (table, row, partner->short_name);
      g_autofree char *own = name_key (table, row, partner->name);

      if (strcmp (key, own) != 0 && !g_hash_table_add (names, g_steal_pointer (&key)))
        return refuse_name (table, partner->short_name, error);
    }

  return TRUE;
}

static gboolean
has_name (DewTable table)
{
  return dew_table_column (table, "name") >= 0;
}

gboolean
_dew_check_name (const DewLedger *ledger,
                 DewTable         table,
                 gconstpointer    row,
                 GError         **error)
{
  g_autoptr (GHashTable) names = NULL;
  const DewLine *line = table == DEW_TABLE_LINE ? row : NULL;
  gint64 id = *(const gint64 *) row;
  const GPtrArray *rows;

  if (!has_name (table))
    return TRUE;

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  _dew_claim_names (names, table, row, NULL);

  if (line != NULL)
    {
      const DewNode *nodes = dew_ledger_nodes (ledger, NULL);
      guint top = line->parent != 0 ? dew_ledger_node (ledger, DEW_TABLE_LINE, line->parent)
                                    : dew_ledger_node (ledger, DEW_TABLE_POOL, line->pool);

      for (guint i = top + 1; i < nodes[top].end; i = nodes[i].end)
        if (nodes[i].id != id && !_dew_claim_names (names, table, nodes[i].line, error))
          return FALSE;

      return TRUE;
    }

  rows = dew_ledger_rows (ledger, table);
  for (guint i = 0; i < rows->len; i++)
    if (*(const gint64 *) g_ptr_array_index (rows, i) != id && !_dew_claim_names (names, table, g_ptr_array_index (rows, i), error))
      return FALSE;

  return TRUE;
}

DewLedger *
_dew_partners_only (const DewLedger  *ledger,
                    const DewPartner *changed,
                    gint64            gone)
{
  DewLedger *names = dew_ledger_new ();
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);

  for (guint i = 0; i < partners->len; i++)
    {
      const DewPartner *partner = g_ptr_array_index (partners, i);

      if (partner->id == gone)
        continue;
      if (changed != NULL && partner->id == changed->id)
        partner = changed;
      dew_ledger_load_row (names, DEW_TABLE_PARTNER, dew_row_copy (DEW_TABLE_PARTNER, partner));
    }

  if (!dew_ledger_load_finish (names, NULL))
    g_assert_not_reached ();

  return names;
}
