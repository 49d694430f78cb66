/* dew-draft.c: a document as it would be after an import, over the ledger as it is */
#include "dew-draft-private.h"

#include <string.h>

/* The room left between two neighbours, as for rows added by hand. */
#define STEP (G_GINT64_CONSTANT (1) << 20)

/* The columns that hold what a file says; for the lead, the mode, and the partner beside it. */
static const char *const say_columns[DEW_N_SAYS] = {
  [DEW_SAY_HOST] = "host",
  [DEW_SAY_LEAD] = "lead_mode",
  [DEW_SAY_AGREEMENT] = "agreement",
  [DEW_SAY_REFERENCE] = "reference",
  [DEW_SAY_NOTE] = "note",
  [DEW_SAY_STATUS] = "status",
  [DEW_SAY_CONTRACT] = "contract",
  [DEW_SAY_PROVIDER] = "provider",
  [DEW_SAY_POOLED_FROM] = "pooled_from",
  [DEW_SAY_RECURRENCE] = "recurrence",
  [DEW_SAY_FUNCTIONS] = "functions",
};

typedef struct {
  DewFigure figure;
  guint     line;
} DraftFigure;

struct _DewDraft
{
  const DewLedger *ledger;
  DewIds           ids;
  GPtrArray       *rows;                        /* DewDraftRow *, the ledger's and the new, as met */
  GPtrArray       *partners;                    /* those of them that are partners; borrowed */
  GHashTable      *names;                       /* char * (see make_key) -> DewDraftRow, borrowed */
  GHashTable      *figures;                     /* DraftFigure, by the key of its figure */
  GPtrArray       *order;                       /* DraftFigure *, as met; borrowed */
  gint64           position[DEW_N_TABLES];      /* the last one given out */
  GString         *key;                         /* made by make_key */
};

static void
free_row (gpointer data)
{
  DewDraftRow *row = data;

  dew_row_free (row->table, row->row);
  g_free (row);
}

static guint
hash_figure (gconstpointer data)
{
  const DewFigure *figure = &((const DraftFigure *) data)->figure;
  guint64 hash = (guint64) figure->line;

  hash = hash * 31 + (guint64) figure->partner;
  hash = hash * 31 + (guint64) figure->scenario;
  hash = hash * 31 + (guint64) (figure->year * 256 + figure->month * 16 + figure->measure);
  hash *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (hash >> 32);
}

static gboolean
same_cell (gconstpointer a,
           gconstpointer b)
{
  const DewFigure *one = &((const DraftFigure *) a)->figure;
  const DewFigure *other = &((const DraftFigure *) b)->figure;

  return one->line == other->line && one->year == other->year && one->month == other->month && one->measure == other->measure &&
         one->partner == other->partner && one->scenario == other->scenario;
}

/* ---- Names ---- */

/* What a name is known under: how it is meant, the table, where it stands, and the name; "=" exactly, "~" ignoring case. */
static const char *
make_key (DewDraft   *draft,
          char        how,
          DewTable    table,
          gint64      pool,
          gint64      parent,
          const char *name)
{
  g_string_printf (draft->key, "%c%d/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/", how, (int) table, pool, parent);

  if (how == '=')
    {
      g_string_append (draft->key, name);
    }
  else
    {
      g_autofree char *folded = g_utf8_casefold (name, -1);

      g_string_append (draft->key, folded);
    }

  return draft->key->str;
}

/* Makes a row known under a name; where two have it ignoring case, the first is found so. */
static void
enter_name (DewDraft    *draft,
            DewDraftRow *row,
            gint64       pool,
            gint64       parent,
            const char  *name)
{
  const char hows[] = { '=', '~' };

  for (guint i = 0; i < G_N_ELEMENTS (hows); i++)
    {
      const char *key = make_key (draft, hows[i], row->table, pool, parent, name);

      if (!g_hash_table_contains (draft->names, key))
        g_hash_table_insert (draft->names, g_strdup (key), row);
    }
}

DewDraftRow *
_dew_draft_find (DewDraft   *draft,
                 DewTable    table,
                 gint64      pool,
                 gint64      parent,
                 const char *name)
{
  DewDraftRow *row = g_hash_table_lookup (draft->names, make_key (draft, '=', table, pool, parent, name));

  if (row != NULL)
    return row;

  row = g_hash_table_lookup (draft->names, make_key (draft, '~', table, pool, parent, name));
  if (row != NULL)
    {
      /* The next row of a large file says it the same way: known exactly, it need not be folded again. */
      g_hash_table_insert (draft->names, g_strdup (make_key (draft, '=', table, pool, parent, name)), row);
    }

  return row;
}

/* ---- Rows ---- */

gconstpointer
_dew_draft_row (const DewDraftRow *row)
{
  return row->row != NULL ? row->row : row->old;
}

gint64
_dew_draft_row_id (const DewDraftRow *row)
{
  /* Every struct but the figure's begins with its id. */
  return *(const gint64 *) _dew_draft_row (row);
}

static int
column_of (DewTable    table,
           const char *name)
{
  int column = dew_table_column (table, name);

  g_assert (column >= 0);
  return column;
}

static const char *
text_of (const DewDraftRow *row,
         const char        *column)
{
  return dew_row_get (row->table, _dew_draft_row (row), (guint) column_of (row->table, column)).text;
}

static gint64
int_of (const DewDraftRow *row,
        const char        *column)
{
  return dew_row_get (row->table, _dew_draft_row (row), (guint) column_of (row->table, column)).i;
}

static void
enter_row (DewDraft    *draft,
           DewDraftRow *row)
{
  gboolean line = row->table == DEW_TABLE_LINE;

  enter_name (draft, row, line ? int_of (row, "pool") : 0, line ? int_of (row, "parent") : 0, text_of (row, "name"));
  g_ptr_array_add (draft->rows, row);
  if (row->table == DEW_TABLE_PARTNER)
    g_ptr_array_add (draft->partners, row);
}

static void
enter_ledger (DewDraft *draft,
              DewTable  table)
{
  const GPtrArray *rows = dew_ledger_rows (draft->ledger, table);

  for (guint i = 0; i < rows->len; i++)
    {
      DewDraftRow *row = g_new0 (DewDraftRow, 1);

      row->table = table;
      row->old = g_ptr_array_index (rows, i);
      draft->position[table] = MAX (draft->position[table], int_of (row, "position"));
      enter_row (draft, row);
    }
}

DewDraft *
_dew_draft_new (const DewLedger *ledger,
                DewIds           ids)
{
  DewDraft *draft = g_new0 (DewDraft, 1);

  draft->ledger = ledger;
  draft->ids = ids;
  draft->rows = g_ptr_array_new_with_free_func (free_row);
  draft->partners = g_ptr_array_new ();
  draft->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  draft->figures = g_hash_table_new_full (hash_figure, same_cell, g_free, NULL);
  draft->order = g_ptr_array_new ();
  draft->key = g_string_new (NULL);

  enter_ledger (draft, DEW_TABLE_PARTNER);
  enter_ledger (draft, DEW_TABLE_AGREEMENT);
  enter_ledger (draft, DEW_TABLE_POOL);
  enter_ledger (draft, DEW_TABLE_LINE);
  enter_ledger (draft, DEW_TABLE_SCENARIO);

  return draft;
}

void
_dew_draft_free (DewDraft *draft)
{
  if (draft == NULL)
    return;

  g_ptr_array_unref (draft->order);
  g_hash_table_unref (draft->figures);
  g_hash_table_unref (draft->names);
  g_ptr_array_unref (draft->partners);
  g_ptr_array_unref (draft->rows);
  g_string_free (draft->key, TRUE);
  g_free (draft);
}

DewDraftRow *
_dew_draft_add (DewDraft   *draft,
                DewTable    table,
                gint64      pool,
                gint64      parent,
                const char *name)
{
  DewDraftRow *row = g_new0 (DewDraftRow, 1);

  row->table = table;
  row->row = dew_row_new (table);
  dew_row_set_int (table, row->row, "id", draft->ids.next (draft->ids.data));
  dew_row_set_int (table, row->row, "position", draft->position[table] += STEP);
  dew_row_set_text (table, row->row, "name", name);

  if (table == DEW_TABLE_LINE)
    {
      dew_row_set_int (table, row->row, "pool", pool);
      dew_row_set_int (table, row->row, "parent", parent);
    }

  enter_row (draft, row);
  return row;
}

/* ---- What is said of them ---- */

static gpointer
row_to_change (DewDraftRow *row)
{
  if (row->row == NULL)
    row->row = dew_row_copy (row->table, row->old);

  return row->row;
}

guint
_dew_draft_say_int (DewDraft    *draft,
                    DewDraftRow *row,
                    DewSay       say,
                    gint64       value,
                    guint        line)
{
  const char *column = say_columns[say];

  if (int_of (row, column) != value)
    {
      if (row->said[say] != 0)
        return row->said[say];
      dew_row_set_int (row->table, row_to_change (row), column, value);
    }

  if (row->said[say] == 0)
    row->said[say] = line;
  return 0;
}

guint
_dew_draft_say_text (DewDraft    *draft,
                     DewDraftRow *row,
                     DewSay       say,
                     const char  *value,
                     guint        line)
{
  const char *column = say_columns[say];

  if (strcmp (text_of (row, column), value) != 0)
    {
      if (row->said[say] != 0)
        return row->said[say];
      dew_row_set_text (row->table, row_to_change (row), column, value);
    }

  if (row->said[say] == 0)
    row->said[say] = line;
  return 0;
}

guint
_dew_draft_say_lead (DewDraft    *draft,
                     DewDraftRow *row,
                     DewLeadMode  mode,
                     gint64       partner,
                     guint        line)
{
  if (int_of (row, "lead") != partner && row->said[DEW_SAY_LEAD] != 0)
    return row->said[DEW_SAY_LEAD];
  if (int_of (row, "lead") != partner)
    dew_row_set_int (row->table, row_to_change (row), "lead", partner);

  return _dew_draft_say_int (draft, row, DEW_SAY_LEAD, mode, line);
}

/* ---- Partners ---- */

/* Whether the words stand in a text one after the other, whole, ignoring case. */
static gboolean
has_words (const char *text,
           const char *words)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  gsize length = strlen (words);

  for (const char *found = strstr (folded, words); found != NULL; found = strstr (found + 1, words))
    if ((found == folded || !g_ascii_isalnum (found[-1])) && !g_ascii_isalnum (found[length]))
      return TRUE;

  return FALSE;
}

/* A file names partners and no more; the name of a public body says what it is. */
static DewPartnerKind
kind_by_name (const char *name)
{
  static const struct { const char *words; DewPartnerKind kind; } signs[] = {
    { "trust", DEW_PARTNER_NHS_TRUST },
    { "ccg", DEW_PARTNER_NHS_COMMISSIONER },
    { "clinical commissioning", DEW_PARTNER_NHS_COMMISSIONER },
    { "icb", DEW_PARTNER_NHS_COMMISSIONER },
    { "integrated care board", DEW_PARTNER_NHS_COMMISSIONER },
    { "council", DEW_PARTNER_AUTHORITY },
    { "borough", DEW_PARTNER_AUTHORITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (has_words (name, signs[i].words))
      return signs[i].kind;

  return DEW_PARTNER_OTHER;
}

static DewDraftRow *
partner_by_short_name (DewDraft   *draft,
                       const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < draft->partners->len; i++)
    {
      DewDraftRow *row = g_ptr_array_index (draft->partners, i);
      g_autofree char *other = g_utf8_casefold (text_of (row, "short_name"), -1);

      if (strcmp (folded, other) == 0)
        return row;
    }

  return NULL;
}

DewDraftRow *
_dew_draft_partner (DewDraft   *draft,
                    const char *name)
{
  DewDraftRow *partner = _dew_draft_find (draft, DEW_TABLE_PARTNER, 0, 0, name);

  if (partner != NULL)
    return partner;

  partner = partner_by_short_name (draft, name);
  if (partner != NULL)
    {
      enter_name (draft, partner, 0, 0, name);
      return partner;
    }

  if (draft->partners->len >= DEW_MAX_PARTNERS)
    return NULL;

  partner = _dew_draft_add (draft, DEW_TABLE_PARTNER, 0, 0, name);
  dew_row_set_int (DEW_TABLE_PARTNER, partner->row, "kind", kind_by_name (name));
  return partner;
}

/* ---- Figures ---- */

guint
_dew_draft_figure (DewDraft        *draft,
                   const DewFigure *figure,
                   guint            line)
{
  DraftFigure probe = { *figure, line };
  DraftFigure *known = g_hash_table_lookup (draft->figures, &probe);

  if (known != NULL)
    return known->line;

  known = g_memdup2 (&probe, sizeof probe);
  g_hash_table_add (draft->figures, known);
  g_ptr_array_add (draft->order, known);
  return 0;
}

static void
propose_figure (const DewDraft  *draft,
                DewChanges      *changes,
                const DewFigure *figure)
{
  const DewFigure *old = dew_ledger_figure_row (draft->ledger, figure->line, figure->year, figure->month, figure->measure,
                                                figure->partner, figure->scenario);

  if (old == NULL)
    dew_changes_insert_row (changes, DEW_TABLE_FIGURE, figure);
  else
    dew_changes_diff_row (changes, DEW_TABLE_FIGURE, old, figure);
}

DewChanges *
_dew_draft_changes (DewDraft *draft)
{
  DewChanges *changes = dew_changes_new ();

  for (guint i = 0; i < draft->rows->len; i++)
    {
      const DewDraftRow *row = g_ptr_array_index (draft->rows, i);

      if (row->old == NULL)
        dew_changes_insert_row (changes, row->table, row->row);
      else if (row->row != NULL)
        dew_changes_diff_row (changes, row->table, row->old, row->row);
    }

  for (guint i = 0; i < draft->order->len; i++)
    propose_figure (draft, changes, &((const DraftFigure *) g_ptr_array_index (draft->order, i))->figure);

  return changes;
}
