/* oracle-block.c: a block, written and read, for a test that asks another program about it
 *
 *   oracle-block html LIST, oracle-block text LIST    writes the block that LIST says as the clipboard would have it
 *   oracle-block read FILE                            says the cells of the block that an HTML file holds
 *
 * A list has a cell a line, with tabs between row, column, "text" or "figure", the text, and what is shown or nothing, both escaped as in C.
 */
#include <stdio.h>
#include <string.h>

#include "dew-block.h"

#define MOST_COLUMNS 8

static char *
read_file (const char *path,
           gsize      *length)
{
  GError *error = NULL;
  char *content;

  if (!g_file_get_contents (path, &content, length, &error))
    g_error ("%s", error->message);

  return content;
}

static DewBlock *
read_list (const char *path)
{
  g_autofree char *content = read_file (path, NULL);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  DewBlock *block = dew_block_new (g_strv_length (lines), MOST_COLUMNS);

  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 5);
      g_autofree char *text = g_strcompress (cells[3]);
      g_autofree char *shown = g_strcompress (cells[4]);

      dew_block_set (block, (guint) g_ascii_strtoull (cells[0], NULL, 10), (guint) g_ascii_strtoull (cells[1], NULL, 10), text, *shown != '\0' ? shown : NULL,
                     g_str_equal (cells[2], "figure"), FALSE);
    }

  return block;
}

static void
say_block (const char *path)
{
  gsize length;
  g_autofree char *html = read_file (path, &length);
  GError *error = NULL;
  g_autoptr (DewBlock) block = dew_block_read_html (html, length, &error);

  if (block == NULL)
    g_error ("%s", error->message);

  for (guint row = 0; row < dew_block_n_rows (block); row++)
    for (guint column = 0; column < dew_block_n_columns (block); column++)
      {
        g_autofree char *text = g_strescape (dew_block_text (block, row, column), NULL);

        printf ("%u\t%u\t%s\n", row, column, text);
      }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DewBlock) block = NULL;
  g_autofree char *written = NULL;

  if (argc != 3)
    return 2;

  if (g_str_equal (argv[1], "read"))
    {
      say_block (argv[2]);
      return 0;
    }

  block = read_list (argv[2]);
  written = g_str_equal (argv[1], "html") ? dew_block_write_html (block) : dew_block_write_text (block);
  fputs (written, stdout);
  return 0;
}
