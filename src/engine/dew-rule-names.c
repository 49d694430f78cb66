/* dew-rule-names.c: the names of partners in the text of a rule */
#include "dew-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As dew_ledger_partner_named () has it, but each reason to refuse a name is told apart. */
static gboolean
is_called (const DewPartner *partner,
           const char       *key)
{
  g_autofree char *name = g_utf8_casefold (partner->name, -1);
  g_autofree char *short_name = g_utf8_casefold (partner->short_name, -1);

  return strcmp (name, key) == 0 || strcmp (short_name, key) == 0;
}

/* How many partners have that name or short name; *found is the first. */
static guint
count_partners (const DewLedger   *ledger,
                const char        *name,
                const DewPartner **found)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  g_autofree char *key = g_utf8_casefold (name, -1);
  guint count = 0;

  for (guint i = 0; i < partners->len; i++)
    if (is_called (partners->pdata[i], key) && count++ == 0)
      *found = partners->pdata[i];

  return count;
}

static char *
list_partners (const DewLedger *ledger)
{
  const GPtrArray *partners = dew_ledger_rows (ledger, DEW_TABLE_PARTNER);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < partners->len; i++)
    g_ptr_array_add (names, (gpointer) dew_partner_short (partners->pdata[i]));

  return _dew_rule_join (names);
}

static gboolean
refuse_unknown (const DewRuleReader  *reader,
                const char           *name,
                guint                 column,
                GError              **error)
{
  g_autofree char *names = list_partners (reader->ledger);
  g_autofree char *clipped = _dew_rule_clip (name);

  if (*names == 0)
    return _dew_rule_refuse (column, error, _("no partner is called “%s”; the document has no partners yet"), clipped);

  return _dew_rule_refuse (column, error, _("no partner is called “%s”; the partners are %s"), clipped, names);
}

/* The name where reading stands: one in quotes, or words up to whatever is none. NULL when there is no name. A colon between words is part of
 * one, as it was before it was in the notation. */
static char *
read_name (DewRuleReader *reader)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gsize end = 0;

  if (_dew_rule_peek (reader)->kind == DEW_TOKEN_QUOTED)
    return g_strdup (g_array_index (reader->tokens, DewToken, reader->next++).text);

  while ((_dew_rule_peek (reader)->kind == DEW_TOKEN_WORD && !_dew_rule_at_pound (reader)) ||
         (name->len > 0 && _dew_rule_peek (reader)->kind == DEW_TOKEN_COLON))
    {
      const DewToken *token = &g_array_index (reader->tokens, DewToken, reader->next++);

      if (name->len > 0 && token->start > end)
        g_string_append_c (name, ' ');
      g_string_append (name, token->text);
      end = token->end;
    }

  return name->len > 0 ? g_string_free (g_steal_pointer (&name), FALSE) : NULL;
}

static gboolean
refuse_ambiguous (const char  *name,
                  guint        column,
                  GError     **error)
{
  g_autofree char *clipped = _dew_rule_clip (name);

  return _dew_rule_refuse (column, error, _("more than one partner is called “%s”; use a name that only one has"), clipped);
}

static gboolean
refuse_no_name (const DewRuleReader  *reader,
                GError              **error)
{
  const DewToken *token = _dew_rule_peek (reader);
  g_autofree char *clipped = _dew_rule_clip (token->text);

  if (token->kind == DEW_TOKEN_NUMBER)
    return _dew_rule_refuse (token->column, error,
                             _("a partner’s name is expected here, not “%s”; a name with such a word in it stands in double "
                               "quotes"), clipped);

  return _dew_rule_expect (reader, _("a partner’s name"), error);
}

/* By what it was called. */
static void
add_partner (DewLedger  *scratch,
             const char *name)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();
  gint64 id = dew_ledger_last (scratch, DEW_TABLE_PARTNER) + 1;
  DewPartner partner = { .id = id, .position = id, .name = (char *) name, .short_name = (char *) "" };

  dew_changes_insert_row (changes, DEW_TABLE_PARTNER, &partner);
  if (!dew_ledger_patch (scratch, changes, NULL))
    g_assert_not_reached ();
}

gboolean
_dew_rule_read_partner (DewRuleReader  *reader,
                        gint64         *partner,
                        GError        **error)
{
  guint column = _dew_rule_peek (reader)->column;
  g_autofree char *name = read_name (reader);
  const DewPartner *found = NULL;
  guint count;

  if (!name)
    return refuse_no_name (reader, error);

  if (*name == 0)
    return _dew_rule_refuse (column, error, _("there is no name between these quotes"));

  count = count_partners (reader->ledger, name, &found);
  if (count == 0 && reader->scratch != NULL)
    {
      add_partner (reader->scratch, name);
      count = count_partners (reader->ledger, name, &found);
    }
  if (count == 0)
    return refuse_unknown (reader, name, column, error);

  if (count > 1)
    return refuse_ambiguous (name, column, error);

  *partner = found->id;
  return TRUE;
}

/* A name stands bare only where reading it back gives the same words and nothing else. A pound sign may be that of an amount. */
static gboolean
needs_quotes (const char *name)
{
  gboolean gap = TRUE;

  if (_dew_rule_is_word (name))
    return TRUE;

  for (const char *p = name; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((gap && (_dew_rule_starts_number (p) || g_str_has_prefix (p, "£"))) || (c != ' ' && _dew_rule_delimits (c)) || (c == ' ' && gap))
        return TRUE;

      gap = c == ' ';
    }

  return gap;
}

void
_dew_rule_print_quoted (const char *quoted,
                        GString    *text)
{
  g_string_append_c (text, '"');
  for (const char *p = quoted; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
print_name (const char *name,
            GString    *text)
{
  if (needs_quotes (name))
    _dew_rule_print_quoted (name, text);
  else
    g_string_append (text, name);
}

void
_dew_rule_print_partner (const DewLedger *ledger,
                         gint64           partner,
                         GString         *text)
{
  const DewPartner *row = dew_ledger_find (ledger, DEW_TABLE_PARTNER, partner);
  const DewPartner *found;

  g_return_if_fail (row != NULL);

  if (*row->short_name && count_partners (ledger, row->short_name, &found) == 1)
    print_name (row->short_name, text);
  else
    print_name (row->name, text);
}

const char *
_dew_rule_partner_name (const DewLedger *ledger,
                        gint64           partner)
{
  const DewPartner *row = dew_ledger_find (ledger, DEW_TABLE_PARTNER, partner);

  g_return_val_if_fail (row != NULL, "");

  return row->name;
}

const char *
_dew_rule_partner_short (const DewLedger *ledger,
                         gint64           partner)
{
  const DewPartner *row = dew_ledger_find (ledger, DEW_TABLE_PARTNER, partner);

  g_return_val_if_fail (row != NULL, "");

  return dew_partner_short (row);
}

char *
_dew_rule_join (const GPtrArray *words)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0)
        g_string_append (list, i + 1 < words->len ? ", " : _(" and "));
      g_string_append (list, words->pdata[i]);
    }

  return g_string_free (list, FALSE);
}

char *
dew_rule_partner (const DewLedger *ledger,
                  gint64           partner)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (ledger != NULL, NULL);

  _dew_rule_print_partner (ledger, partner, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
