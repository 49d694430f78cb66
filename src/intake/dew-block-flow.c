/* dew-block-flow.c: what the text of a cell is, as a browser would lay it out */
#include "dew-block-private.h"

#include <string.h>

#define NO_BREAK "\u00a0"

void
_dew_block_flow_begin (DewBlockFlow *flow,
                       gboolean      verbatim)
{
  if (flow->text != NULL)
    g_string_free (flow->text, TRUE);

  *flow = (DewBlockFlow) { .text = g_string_new (NULL), .verbatim = verbatim };
}

/* A line is only there once something is on it, or something ended it: a last <br> begins none. */
static void
begin_line (DewBlockFlow *flow)
{
  if (flow->begun)
    return;

  if (flow->n_lines > 0)
    g_string_append_c (flow->text, '\n');
  flow->line = flow->text->len;
  flow->begun = TRUE;
}

/* A no-break space that groups digits stays; the others were only meant to be spaces that do not collapse. */
static void
mend_spaces (GString *text,
             gsize    line)
{
  for (gsize at = line; at < text->len; at++)
    {
      if (!g_str_has_prefix (text->str + at, NO_BREAK))
        continue;
      if (at > line && g_ascii_isdigit (text->str[at - 1]) && g_ascii_isdigit (text->str[at + strlen (NO_BREAK)]))
        continue;

      text->str[at] = ' ';
      text->str[at + 1] = '\x1f';
    }
}

/* Takes the second bytes of the mended spaces out, and the spaces at both ends, all in one go. */
static void
trim_line (GString *text,
           gsize    line)
{
  gsize to = line, from = line;

  while (from < text->len && strchr (" \x1f", text->str[from]) != NULL)
    from++;
  for (; from < text->len; from++)
    if (text->str[from] != '\x1f')
      text->str[to++] = text->str[from];
  while (to > line && text->str[to - 1] == ' ')
    to--;

  g_string_truncate (text, to);
}

static void
end_line (DewBlockFlow *flow)
{
  if (!flow->verbatim)
    {
      mend_spaces (flow->text, flow->line);
      trim_line (flow->text, flow->line);
    }

  flow->n_lines++;
  flow->begun = flow->space = FALSE;
}

static void
add_verbatim (DewBlockFlow *flow,
              const char   *bytes,
              gsize         n)
{
  for (gsize i = 0; i < n; i++)
    {
      begin_line (flow);
      if (bytes[i] == '\n')
        end_line (flow);
      else if ((guchar) bytes[i] >= ' ' || bytes[i] == '\t')
        g_string_append_c (flow->text, bytes[i]);
    }
}

void
_dew_block_flow_add (DewBlockFlow *flow,
                     const char   *bytes,
                     gsize         n)
{
  if (flow->verbatim)
    {
      add_verbatim (flow, bytes, n);
      return;
    }

  for (gsize i = 0; i < n; i++)
    {
      /* Control characters end here too: no text of ours has any, and mending spaces needs one for itself. */
      if ((guchar) bytes[i] <= ' ')
        {
          flow->space = flow->begun;
          continue;
        }

      begin_line (flow);
      if (flow->space)
        g_string_append_c (flow->text, ' ');
      flow->space = FALSE;
      g_string_append_c (flow->text, bytes[i]);
    }
}

void
_dew_block_flow_break (DewBlockFlow *flow)
{
  begin_line (flow);
  end_line (flow);
}

void
_dew_block_flow_break_para (DewBlockFlow *flow)
{
  if (flow->begun)
    end_line (flow);
}

char *
_dew_block_flow_finish (DewBlockFlow *flow)
{
  GString *text = g_steal_pointer (&flow->text);

  if (flow->begun)
    {
      flow->text = text;
      end_line (flow);
      flow->text = NULL;
    }

  return g_string_free (text, FALSE);
}
