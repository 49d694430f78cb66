/* dew-rule-reader.c: the text of a rule cut into tokens that know their column */
#include "dew-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  if (error)
    dew_error_set_column (*error, column, reason);
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

gboolean
_dew_rule_delimits (gunichar c)
{
  return c == 0 || c == ',' || c == ';' || c == ':' || c == '%' || c == '"' || g_unichar_isspace (c);
}

/* Past a sign and a pound sign, in either order, a digit: “£-5” is refused as less than nothing, and not taken for a word of a name. */
gboolean
_dew_rule_starts_number (const char *text)
{
  static const char *const signs[] = { "£", "+", "-", "−", "£" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (text, signs[i]))
      text += strlen (signs[i]);

  return g_ascii_isdigit (text[0]) || (text[0] == '.' && g_ascii_isdigit (text[1]));
}

static void
add_token (DewRuleReader *reader,
           DewTokenKind   kind,
           char          *text,
           guint          column,
           const char    *start,
           const char    *end)
{
  DewToken token = { kind, text, column, (gsize) (start - reader->text), (gsize) (end - reader->text) };

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
  while (!_dew_rule_delimits (g_utf8_get_char (text)))
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

    case ':':
      kind = DEW_TOKEN_COLON;
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

      add_token (reader, DEW_TOKEN_QUOTED, quoted, column, text, end);
      return end;

    default:
      if (_dew_rule_starts_number (text))
        kind = DEW_TOKEN_NUMBER;
      end = read_run (text);
      break;
    }

  add_token (reader, kind, g_strndup (text, (gsize) (end - text)), column, text, end);
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

  add_token (reader, DEW_TOKEN_END, g_strdup (""), column, text, text);
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

  *reader = (DewRuleReader) { .ledger = ledger, .text = text, .tokens = g_array_new (FALSE, FALSE, sizeof (DewToken)) };
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
_dew_rule_at_end (const DewRuleReader *reader)
{
  DewTokenKind kind = _dew_rule_peek (reader)->kind;

  return kind == DEW_TOKEN_END || kind == DEW_TOKEN_SEMICOLON;
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

  if (_dew_rule_at_end (reader))
    return TRUE;

  reader->next = start;
  return FALSE;
}
