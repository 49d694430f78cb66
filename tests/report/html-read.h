/* html-read.h: a page read by somebody else's parser, and what stands in it. */
#pragma once

#include <glib.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <string.h>

typedef struct {
  htmlDocPtr         doc;
  xmlXPathContextPtr context;
} Page;

static inline void
clear_page (Page *page)
{
  xmlXPathFreeContext (page->context);
  xmlFreeDoc (page->doc);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, clear_page)

static inline void
read_page (Page       *page,
           const char *html)
{
  page->doc = htmlReadMemory (html, (int) strlen (html), NULL, "utf-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  g_assert_nonnull (page->doc);
  page->context = xmlXPathNewContext (page->doc);
}

/* The elements that a path leads to, in order. */
static inline GPtrArray *
find_all (const Page *page,
          const char *path)
{
  GPtrArray *found = g_ptr_array_new ();
  xmlXPathObjectPtr object = xmlXPathEvalExpression ((const xmlChar *) path, page->context);

  g_assert_nonnull (object);
  for (int i = 0; object->nodesetval != NULL && i < object->nodesetval->nodeNr; i++)
    g_ptr_array_add (found, object->nodesetval->nodeTab[i]);
  xmlXPathFreeObject (object);
  return found;
}

static inline guint
count_all (const Page *page,
           const char *path)
{
  g_autoptr (GPtrArray) found = find_all (page, path);

  return found->len;
}

static inline void
append_node (GString   *text,
             xmlNodePtr node)
{
  if (node->type == XML_TEXT_NODE)
    g_string_append (text, (const char *) node->content);
  else if (strcmp ((const char *) node->name, "br") == 0)
    g_string_append_c (text, '\n');
  for (xmlNodePtr child = node->children; child != NULL; child = child->next)
    append_node (text, child);
}

/* What an element says, with line breaks. Free with g_free. */
static inline char *
tell_node (xmlNodePtr node)
{
  GString *text = g_string_new (NULL);

  append_node (text, node);
  return g_string_free (text, FALSE);
}

static inline char *
tell (const Page *page,
      const char *path)
{
  g_autoptr (GPtrArray) found = find_all (page, path);

  g_assert_cmpuint (found->len, ==, 1);
  return tell_node (g_ptr_array_index (found, 0));
}

/* An attribute; NULL where there is none. Free with g_free. */
static inline char *
read_attribute (xmlNodePtr  node,
                const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}
