/* dew-rule-reader.c: the text of a rule cut into tokens that know their column, and the names of partners in it */
#include "dew-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dew-ratio.h"

/* As much of a text as an error message repeats, in characters. */
#define QUOTED_LENGTH 60

char *
_dew_rule_clip (const char *text)
{
  if (g_utf8_strlen (text, -1) <= QUOTED_LENGTH)
    return g_strdup (text);

  g_autofree char *start = g_utf8_substring (text, 0, QUOTED_LENGTH);
  return g_strconcat (start, "…", NULL);
}

gboolean
_dew_rule_refuse (guint        column,
                  GError     **error,
                  const char  *format,
                  ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (error, DEW_ERROR, DEW_ERROR_INVALID, _("Column %u of the rule: %s."), column, reason);
  return FALSE;
}

gboolean
_dew_rule_expect (const DewRuleReader  *reader,
                  const char           *what,
                  GError              **error)
{
  const DewToken *token = _dew_rule_peek (reader);
  g_autofree char *text = NULL;

  if (token->kind == DEW_TOKEN_END)
    return _dew_rule_refuse (token->column, error, _("%s is missing at the end"), what);

  text = _dew_rule_clip (token->text);
  return _dew_rule_refuse (token->column, error, _("%s is expected here, not “%s”"), what, text);
}

/* ---- Tokens ---- */

static gboolean
is_delimiter (gunichar c)
{
  return c == 0 || c == ',' || c == ';' || c == '%' || c == '"' || g_unichar_isspace (c);
}

static gboolean
starts_number (const char *text)
{
  return g_ascii_isdigit (text[0]) || (strchr ("+-.", text[0]) && g_ascii_isdigit (text[1]));
}

static void
add_token (DewRuleReader *reader,
           DewTokenKind   kind,
           char          *text,
           guint          column)
{
  DewToken token = { kind, text, column };

  g_array_append_val (reader->tokens, token);
}

/* Reads from behind the opening quote to behind the closing one; a doubled quote stands for one. NULL when it is never
 * closed. */
static const char *
read_quoted (const char  *text,
             char       **quoted)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (;;)
    {
      const char *quote = strchr (text, '"');

      if (!quote)
        return NULL;

      g_string_append_len (string, text, quote - text);
      text = quote + 1;
      if (*text != '"')
        break;

      g_string_append_c (string, '"');
      text++;
    }

  *quoted = g_string_free (g_steal_pointer (&string), FALSE);
  return text;
}

static const char *
read_run (const char *text)
{
  while (!is_delimiter (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* Reads the token that starts at text and returns where it ends; NULL with an error. */
static const char *
read_token (DewRuleReader  *reader,
            const char     *text,
            guint           column,
            GError        **error)
{
  DewTokenKind kind = DEW_TOKEN_WORD;
  const char *end = text + 1;
  char *quoted = NULL;

  switch (*text)
    {
    case ',':
      kind = DEW_TOKEN_COMMA;
      break;

    case ';':
      kind = DEW_TOKEN_SEMICOLON;
      break;

    case '%':
      kind = DEW_TOKEN_PERCENT;
      break;

    case '"':
      if (!(end = read_quoted (text + 1, &quoted)))
        {
          _dew_rule_refuse (column, error, _("the double quote that opens here is never closed"));
          return NULL;
        }

      add_token (reader, DEW_TOKEN_QUOTED, quoted, column);
      return end;

    default:
      if (starts_number (text))
        kind = DEW_TOKEN_NUMBER;
      end = read_run (text);
      break;
    }

  add_token (reader, kind, g_strndup (text, (gsize) (end - text)), column);
  return end;
}

static gboolean
tokenize (DewRuleReader  *reader,
          const char     *text,
          GError        **error)
{
  guint column = 1;

  for (;;)
    {
      const char *end;

      for (; g_unichar_isspace (g_utf8_get_char (text)); text = g_utf8_next_char (text))
        column++;

      if (*text == 0)
        break;

      if (!(end = read_token (reader, text, column, error)))
        return FALSE;

      column += (guint) g_utf8_strlen (text, end - text);
      text = end;
    }

  add_token (reader, DEW_TOKEN_END, g_strdup (""), column);
  return TRUE;
}

static void
clear_token (gpointer token)
{
  g_free (((DewToken *) token)->text);
}

gboolean
_dew_rule_reader_init (DewRuleReader    *reader,
                       const DewLedger  *ledger,
                       const char       *text,
                       GError          **error)
{
  const char *end;
  glong length;

  *reader = (DewRuleReader) { .ledger = ledger, .tokens = g_array_new (FALSE, FALSE, sizeof (DewToken)) };
  g_array_set_clear_func (reader->tokens, clear_token);

  if (!g_utf8_validate (text, -1, &end))
    return _dew_rule_refuse ((guint) g_utf8_strlen (text, end - text) + 1, error, _("this is not text in UTF-8"));

  length = g_utf8_strlen (text, -1);
  if (length > DEW_RULE_LENGTH)
    return _dew_rule_refuse (DEW_RULE_LENGTH + 1, error,
                             _("a rule has at most %d characters, and this text has %ld"), DEW_RULE_LENGTH, length);

  return tokenize (reader, text, error);
}

void
_dew_rule_reader_clear (DewRuleReader *reader)
{
  g_clear_pointer (&reader->tokens, g_array_unref);
}

const DewToken *
_dew_rule_peek (const DewRuleReader *reader)
{
  return &g_array_index (reader->tokens, DewToken, reader->next);
}

gboolean
_dew_rule_accept (DewRuleReader *reader,
                  DewTokenKind   kind)
{
  if (_dew_rule_peek (reader)->kind != kind || kind == DEW_TOKEN_END)
    return FALSE;

  reader->next++;
  return TRUE;
}

gboolean
_dew_rule_accept_word (DewRuleReader *reader,
                       const char    *word)
{
  const DewToken *token = _dew_rule_peek (reader);

  return token->kind == DEW_TOKEN_WORD && g_ascii_strcasecmp (token->text, word) == 0 && _dew_rule_accept (reader, token->kind);
}

gboolean
_dew_rule_accept_only (DewRuleReader *reader,
                       const char    *word)
{
  guint start = reader->next;

  if (!_dew_rule_accept_word (reader, word))
    return FALSE;

  if (_dew_rule_peek (reader)->kind == DEW_TOKEN_END || _dew_rule_peek (reader)->kind == DEW_TOKEN_SEMICOLON)
    return TRUE;

  reader->next = start;
  return FALSE;
}

/* ---- Percentages ---- */

gboolean
_dew_rule_read_percent (DewRuleReader  *reader,
                        gint64         *millionths,
                        GError        **error)
{
  const DewToken *token = _dew_rule_peek (reader);
  g_autofree char *text = NULL;

  if (token->kind != DEW_TOKEN_NUMBER)
    return _dew_rule_expect (reader, _("a percentage"), error);

  if (!dew_percent_read (token->text, millionths, NULL))
    {
      text = _dew_rule_clip (token->text);
      return _dew_rule_refuse (token->column, error,
                               _("“%s” is not a percentage from 0 to 100 with at most four decimals"), text);
    }

  _dew_rule_accept (reader, DEW_TOKEN_NUMBER);
  _dew_rule_accept (reader, DEW_TOKEN_PERCENT);
  return TRUE;
}

/* ---- Partners ---- */

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

/* The name where reading stands: one in quotes, or words up to whatever is none. NULL when there is no name. */
static char *
read_name (DewRuleReader *reader)
{
  g_autoptr (GString) name = g_string_new (NULL);

  if (_dew_rule_peek (reader)->kind == DEW_TOKEN_QUOTED)
    return g_strdup (g_array_index (reader->tokens, DewToken, reader->next++).text);

  while (_dew_rule_peek (reader)->kind == DEW_TOKEN_WORD)
    {
      if (name->len > 0)
        g_string_append_c (name, ' ');
      g_string_append (name, g_array_index (reader->tokens, DewToken, reader->next++).text);
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
  if (count == 0)
    return refuse_unknown (reader, name, column, error);

  if (count > 1)
    return refuse_ambiguous (name, column, error);

  *partner = found->id;
  return TRUE;
}

/* A name stands bare only where reading it back gives the same words and nothing else. */
static gboolean
needs_quotes (const char *name)
{
  gboolean gap = TRUE;

  if (_dew_rule_is_word (name))
    return TRUE;

  for (const char *p = name; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((gap && starts_number (p)) || (c != ' ' && is_delimiter (c)) || (c == ' ' && gap))
        return TRUE;

      gap = c == ' ';
    }

  return gap;
}

static void
print_name (const char *name,
            GString    *text)
{
  if (!needs_quotes (name))
    {
      g_string_append (text, name);
      return;
    }

  g_string_append_c (text, '"');
  for (const char *p = name; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
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
