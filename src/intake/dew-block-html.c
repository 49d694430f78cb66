/* dew-block-html.c: blocks from the tables that other programs put on the clipboard as HTML
 *
 * libxml2 reads the HTML and says what begins and ends; nothing is kept of it but the cells. It is fed piece by piece: what it is not to read it does not get.
 */
#include "dew-block-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#include "dew-error.h"

#define MOST_BYTES      (32 * 1024 * 1024)
#define MOST_DEPTH      200
#define MOST_ATTRIBUTES 64              /* of one element */
#define MOST_TOKEN      (128 * 1024)    /* bytes of one tag or comment: the parser takes time by their square */
#define MOST_OUTSIDE    100             /* characters around the table */
#define LONGEST_CONDITION 200          /* bytes */

/* Is fed behind the end: what is open by then was cut off. */
#define END_MARK "<dewpond-end>"

typedef struct {
  guint    row, column;
  char    *text, *shown;
  gboolean figure;
} Found;

typedef struct {
  const char       *at, *end;           /* what is still to be fed */
  gsize             silent;             /* bytes fed since the parser last said something */
  const char       *reason;             /* not NULL: it is not what we read, and nothing more is looked at */
  guint             depth;
  guint             passing;            /* depth of an element that nobody sees, 0: none */
  guint             n_outside;
  gboolean          any_table, in_table, implied;
  gboolean          ended, whole;       /* nothing began since an end mark, and at that no table was open */

  GArray           *found;              /* Found: the cells that are not empty */
  GArray           *held;               /* guint by column: rows that a cell from above still spans, this one included */
  guint64           n_rows, n_columns;
  gboolean          too_many;           /* only counts from here */

  gboolean          in_row, hidden;
  guint             row_found;          /* how many were found before this row */
  guint64           column;             /* where the next cell goes, at the least */

  gboolean          in_cell;
  guint             columns, rows;      /* that the cell spans */
  char             *number;
  DewBlockFlow      flow;
} Reader;

static void
clear_found (gpointer data)
{
  Found *found = data;

  g_free (found->text);
  g_free (found->shown);
}

/* ---- Names and attributes ---- */

static gboolean
is_one_of (const char        *name,
           const char *const *names)
{
  return g_strv_contains (names, name);
}

/* NULL where it is not there. One without a value is "". */
static const char *
find_attribute (const xmlChar **attributes,
                const char     *name)
{
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    if (g_str_equal ((const char *) attributes[0], name))
      return attributes[1] != NULL ? (const char *) attributes[1] : "";

  return NULL;
}

static guint
count_attributes (const xmlChar **attributes)
{
  guint n = 0;

  while (attributes != NULL && attributes[2 * n] != NULL)
    n++;

  return n;
}

static guint
read_span (const xmlChar **attributes,
           const char     *name)
{
  const char *span = find_attribute (attributes, name);
  guint64 n = span != NULL && g_ascii_isdigit (*span) ? g_ascii_strtoull (span, NULL, 10) : 1;

  return (guint) CLAMP (n, 1, DEW_BLOCK_LIMIT + 1);
}

/* Whether the style says so, blanks and case aside. */
static gboolean
has_style (const xmlChar **attributes,
           const char     *said)
{
  const char *style = find_attribute (attributes, "style");
  g_autofree char *plain = NULL;
  char *to;

  if (style == NULL)
    return FALSE;

  plain = g_ascii_strdown (style, -1);
  to = plain;
  for (const char *from = plain; *from != '\0'; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
  *to = '\0';

  return strstr (plain, said) != NULL;
}

static gboolean
keeps_space (const xmlChar **attributes)
{
  return has_style (attributes, "white-space:pre") && !has_style (attributes, "white-space:pre-line");
}

/* ---- The table ---- */

static void
refuse (Reader     *reader,
        const char *reason)
{
  if (reader->reason == NULL)
    reader->reason = reason;
  reader->at = reader->end;
}

static gboolean
is_held (const Reader *reader,
         guint64       column)
{
  return column < reader->held->len && g_array_index (reader->held, guint, column) > 0;
}

/* The columns from there are the cell's, in as many rows as it spans. */
static void
hold (Reader *reader,
      guint   column)
{
  guint behind = column + reader->columns;

  if (reader->rows == 1)
    return;

  if (reader->held->len < behind)
    g_array_set_size (reader->held, behind);
  for (guint i = column; i < behind; i++)
    {
      guint *rows = &g_array_index (reader->held, guint, i);

      *rows = MAX (*rows, reader->rows);
    }
}

static void
keep_cell (Reader *reader,
           char   *text)
{
  Found found = { (guint) reader->n_rows, (guint) reader->column, NULL, NULL, FALSE };

  found.text = reader->number != NULL ? _dew_block_exact_number (reader->number, text) : NULL;
  found.figure = found.text != NULL;
  if (!found.figure)
    found.text = g_steal_pointer (&text);
  else if (!g_str_equal (found.text, text))
    found.shown = g_steal_pointer (&text);

  g_array_append_val (reader->found, found);
  g_free (text);
}

static void
finish_cell (Reader *reader)
{
  char *text;

  if (!reader->in_cell)
    return;

  reader->in_cell = FALSE;
  text = _dew_block_flow_finish (&reader->flow);
  while (!reader->too_many && is_held (reader, reader->column))
    reader->column++;
  reader->too_many |= (reader->n_rows + 1) * MAX (reader->n_columns, reader->column + reader->columns) > DEW_BLOCK_LIMIT;

  if (!reader->too_many)
    hold (reader, (guint) reader->column);
  if (!reader->too_many && *text != '\0')
    keep_cell (reader, text);
  else
    g_free (text);

  reader->column += reader->columns;
  g_clear_pointer (&reader->number, g_free);
}

static void
finish_row (Reader *reader)
{
  finish_cell (reader);
  if (!reader->in_row)
    return;

  reader->in_row = FALSE;
  if ((reader->hidden && reader->found->len == reader->row_found) || reader->column == 0)
    return;

  for (guint i = 0; i < reader->held->len && !reader->too_many; i++)
    if (is_held (reader, i))
      g_array_index (reader->held, guint, i)--;
  reader->n_columns = MAX (reader->n_columns, reader->column);
  reader->n_rows++;
}

static void
begin_table (Reader *reader)
{
  if (reader->in_table)
    refuse (reader, _("There is a table inside a table."));
  else if (reader->any_table)
    refuse (reader, _("There is more than one table."));

  reader->any_table = reader->in_table = TRUE;
}

static void
begin_row (Reader   *reader,
           gboolean  hidden)
{
  /* Rows without their table are what some browsers make of a selection. */
  if (!reader->in_table)
    {
      begin_table (reader);
      reader->implied = TRUE;
    }

  finish_row (reader);
  reader->in_row = TRUE;
  reader->hidden = hidden;
  reader->row_found = reader->found->len;
  reader->column = 0;
}

static void
begin_cell (Reader         *reader,
            const xmlChar **attributes)
{
  const char *number = find_attribute (attributes, "sdval");

  finish_cell (reader);
  if (!reader->in_row)
    begin_row (reader, FALSE);

  if (number == NULL)
    number = find_attribute (attributes, "x:num");
  reader->number = g_strdup (number);
  reader->columns = read_span (attributes, "colspan");
  reader->rows = read_span (attributes, "rowspan");
  reader->in_cell = TRUE;
  _dew_block_flow_begin (&reader->flow, keeps_space (attributes));
}

/* ---- What the parser says ---- */

static const char *const unseen[] = { "style", "script", "title", "xml", "comment", "textarea", "select", NULL };
static const char *const blocks[] = { "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "center", "address", NULL };

/* What is read may hold the mark as well: the last one counts, and only if nothing begins behind it. */
static void
end_input (Reader *reader)
{
  reader->ended = TRUE;
  reader->whole = !reader->in_row && (!reader->in_table || reader->implied);
}

static void
begin_element (Reader         *reader,
               const char     *name,
               const xmlChar **attributes)
{
  reader->ended = FALSE;

  if (g_str_equal (name, "table"))
    begin_table (reader);
  else if (g_str_equal (name, "tr"))
    begin_row (reader, has_style (attributes, "display:none"));
  else if (g_str_equal (name, "td") || g_str_equal (name, "th"))
    begin_cell (reader, attributes);
  else if (g_str_equal (name, "dewpond-end"))
    end_input (reader);
  else if (reader->in_cell && g_str_equal (name, "br"))
    _dew_block_flow_break (&reader->flow);
  else if (reader->in_cell && is_one_of (name, blocks))
    _dew_block_flow_break_para (&reader->flow);
}

static void
start_element_cb (void           *data,
                  const xmlChar  *name,
                  const xmlChar **attributes)
{
  Reader *reader = data;

  if (reader->reason != NULL)
    return;

  reader->silent = 0;
  if (++reader->depth > MOST_DEPTH || count_attributes (attributes) > MOST_ATTRIBUTES)
    refuse (reader, _("The table is unreasonably deep."));
  else if (reader->passing == 0 && is_one_of ((const char *) name, unseen))
    reader->passing = reader->depth;
  else if (reader->passing == 0)
    begin_element (reader, (const char *) name, attributes);
}

static void
finish_element (Reader     *reader,
                const char *name)
{
  if (g_str_equal (name, "td") || g_str_equal (name, "th"))
    finish_cell (reader);
  else if (g_str_equal (name, "tr"))
    finish_row (reader);
  else if (reader->in_cell && is_one_of (name, blocks))
    _dew_block_flow_break_para (&reader->flow);

  if (g_str_equal (name, "table"))
    {
      finish_row (reader);
      reader->in_table = FALSE;
    }
}

static void
end_element_cb (void          *data,
                const xmlChar *name)
{
  Reader *reader = data;

  if (reader->reason != NULL || reader->depth == 0)
    return;

  reader->silent = 0;
  if (reader->passing == 0)
    finish_element (reader, (const char *) name);
  if (reader->passing == reader->depth)
    reader->passing = 0;
  reader->depth--;
}

static void
characters_cb (void          *data,
               const xmlChar *text,
               int            length)
{
  Reader *reader = data;

  reader->silent = 0;
  if (reader->reason != NULL || reader->passing > 0)
    return;

  if (reader->in_cell)
    {
      _dew_block_flow_add (&reader->flow, (const char *) text, (gsize) length);
      return;
    }

  for (int i = 0; i < length; i++)
    reader->n_outside += (text[i] > ' ' && text[i] < 0x80) || text[i] > 0xc2;
  if (reader->n_outside > MOST_OUTSIDE)
    refuse (reader, _("There is much text around the table."));
}

static void
comment_cb (void          *data,
            const xmlChar *text)
{
  Reader *reader = data;

  reader->silent = 0;
}

/* What a style or a script holds. */
static void
cdata_cb (void          *data,
          const xmlChar *text,
          int            length)
{
  Reader *reader = data;

  reader->silent = 0;
}

/* ---- Feeding it ---- */

static int
feed_cb (void *data,
         char *buffer,
         int   length)
{
  Reader *reader = data;
  gsize n = MIN ((gsize) length, (gsize) (reader->end - reader->at));

  reader->silent += n;
  if (reader->silent > MOST_TOKEN)
    {
      refuse (reader, _("The table is unreasonably large."));
      n = 0;
    }

  memcpy (buffer, reader->at, n);
  reader->at += n;
  return (int) n;
}

/* The conditions that Excel and Word put around what is for browsers, "<![if supportMisalignedColumns]>", are no HTML, and would read as text: they become comments. */
static void
hide_conditions (char *html,
                 char *behind)
{
  for (char *at = html; (at = memchr (at, '<', (gsize) (behind - at))) != NULL; at++)
    {
      char *end = g_str_has_prefix (at, "<![") ? memchr (at, '>', MIN ((gsize) (behind - at), LONGEST_CONDITION)) : NULL;

      if (end == NULL || end - at < 7 || end[-1] != ']')
        continue;

      memcpy (at + 2, "--", 2);
      memcpy (end - 2, "--", 2);
    }
}

static void
parse (Reader *reader,
       char   *html)
{
  static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  xmlSAXHandler handler = {
    .startElement = start_element_cb,
    .endElement = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = cdata_cb,
    .comment = comment_cb,
  };
  htmlParserCtxtPtr parser;

  reader->at = html;
  reader->end = html + strlen (html);
  hide_conditions (html, html + strlen (html));

  parser = htmlNewParserCtxt ();
  g_assert (parser != NULL);
  *parser->sax = handler;
  parser->userData = reader;
  htmlCtxtReadIO (parser, feed_cb, NULL, reader, NULL, "UTF-8", options);
  htmlFreeParserCtxt (parser);

  if (!(reader->ended && reader->whole) && reader->reason == NULL)
    reader->reason = _("The table is cut off.");
  if (reader->n_rows == 0 && reader->reason == NULL)
    reader->reason = _("There is no table.");
}

static DewBlock *
build (Reader  *reader,
       GError **error)
{
  DewBlock *block;

  if (reader->reason != NULL)
    {
      g_set_error (error, DEW_ERROR, DEW_ERROR_FORMAT, _("What was copied cannot be read as a table: %s"), reader->reason);
      return NULL;
    }

  if (!_dew_block_check_size (reader->n_rows, reader->n_columns, error))
    return NULL;

  block = dew_block_new ((guint) reader->n_rows, (guint) reader->n_columns);
  for (guint i = 0; i < reader->found->len; i++)
    {
      const Found *found = &g_array_index (reader->found, Found, i);

      dew_block_set (block, found->row, found->column, found->text, found->shown, found->figure, FALSE);
    }

  return block;
}

static void
init_reader (Reader *reader)
{
  *reader = (Reader) { 0 };
  reader->found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_array_set_clear_func (reader->found, clear_found);
  reader->held = g_array_new (FALSE, TRUE, sizeof (guint));
}

static void
clear_reader (Reader *reader)
{
  if (reader->flow.text != NULL)
    g_free (_dew_block_flow_finish (&reader->flow));
  g_free (reader->number);
  g_array_unref (reader->found);
  g_array_unref (reader->held);
}

DewBlock *
dew_block_read_html (const char *html,
                     gsize       length,
                     GError    **error)
{
  g_autofree char *copy = NULL;
  Reader reader;
  DewBlock *block;

  g_return_val_if_fail (html != NULL || length == 0, NULL);

  /* Some owners of the clipboard count the terminator in. */
  while (length > 0 && html[length - 1] == '\0')
    length--;

  init_reader (&reader);
  if (length > MOST_BYTES)
    {
      reader.reason = _("It is unreasonably large.");
    }
  else if (!g_utf8_validate_len (html, length, NULL))
    {
      reader.reason = _("It is not text in UTF-8.");
    }
  else
    {
      g_autofree char *exact = g_strndup (length > 0 ? html : "", length);

      copy = g_strconcat (exact, END_MARK, NULL);
      parse (&reader, copy);
    }

  block = build (&reader, error);
  clear_reader (&reader);
  return block;
}
