/* test-dew-changeset.c: what a changeset says, and what is none */
#include "dew-changeset.h"

#include <string.h>

#include "store-fixture.h"

/* In which a scenario had four columns. */
#define FORMAT 2

static gboolean
read_hex (const char *hex,
          DewChanges *changes)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (const char *c = hex; *c != '\0';)
    {
      guint8 byte;

      if (*c == ' ')
        {
          c++;
          continue;
        }
      byte = (guint8) (g_ascii_xdigit_value (c[0]) << 4 | g_ascii_xdigit_value (c[1]));
      g_byte_array_append (bytes, &byte, 1);
      c += 2;
    }

  return dew_changeset_read (bytes->data, bytes->len, FORMAT, changes);
}

/* 'T', four columns, the first the key, "scenario". */
#define HEAD   "54 04 01000000 7363656e6172696f00"
#define ID     "01 0000000000000007"
#define INSERT HEAD " 12 00 " ID " 01 fffffffffffffffe 03 02 c3a9 03 00"
#define UPDATE HEAD " 17 00 " ID " 00 03 01 61 00  00 00 03 01 62 00"
#define DELETE HEAD " 09 00 " ID " 01 0000000000000001 03 01 61 03 00"

static void
test_operations (void)
{
  g_autoptr (DewChanges) changes = dew_changes_new ();
  const DewChange *change;

  g_assert_true (read_hex ("", changes));
  g_assert_true (read_hex (INSERT, changes));
  g_assert_true (read_hex (UPDATE, changes));
  g_assert_true (read_hex (DELETE, changes));
  g_assert_cmpuint (dew_changes_length (changes), ==, 3);

  change = dew_changes_get (changes, 0);
  g_assert_cmpint (change->table, ==, DEW_TABLE_SCENARIO);
  g_assert_cmpint (change->op, ==, DEW_INSERT);
  g_assert_cmpint (change->values[0].i, ==, 7);
  g_assert_cmpint (change->values[1].i, ==, -2);
  g_assert_cmpstr (change->values[2].text, ==, "é");
  g_assert_cmpstr (change->values[3].text, ==, "");
  /* What came later says nothing. */
  g_assert_cmpint (change->values[4].type, ==, DEW_VALUE_INT);
  g_assert_cmpint (change->values[4].i, ==, 0);

  change = dew_changes_get (changes, 1);
  g_assert_cmpint (change->op, ==, DEW_UPDATE);
  g_assert_cmpint (change->values[0].i, ==, 7);
  g_assert_cmpint (change->values[1].type, ==, DEW_VALUE_UNSET);
  g_assert_cmpstr (change->values[2].text, ==, "b");
  g_assert_cmpint (change->values[3].type, ==, DEW_VALUE_UNSET);

  change = dew_changes_get (changes, 2);
  g_assert_cmpint (change->op, ==, DEW_DELETE);
  g_assert_cmpint (change->values[0].i, ==, 7);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpint (change->values[i].type, ==, DEW_VALUE_UNSET);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *what, *hex;
  } cases[] = {
    { "a patchset", "50 04 01000000 7363656e6172696f00 12 00 " ID " 01 fffffffffffffffe 03 02 c3a9 03 00" },
    { "a table without changes", HEAD },
    { "an unknown table", "54 04 01000000 7363656e6172697000 12 00 " ID " 01 fffffffffffffffe 03 02 c3a9 03 00" },
    { "a table in capitals", "54 04 01000000 5363656e6172696f00 12 00 " ID " 01 fffffffffffffffe 03 02 c3a9 03 00" },
    { "the journal", "54 04 01000000 6a6f75726e616c00 12 00 " ID " 01 fffffffffffffffe 03 02 c3a9 03 00" },
    { "a name without end", "54 04 01000000 7363656e6172696f" },
    { "too few columns", "54 03 010000 7363656e6172696f00 12 00 " ID " 01 fffffffffffffffe 03 02 c3a9" },
    { "too many columns", "54 05 0100000000 7363656e6172696f00 12 00 " ID " 01 fffffffffffffffe 03 02 c3a9 03 00 03 00" },
    { "far too many columns", "54 ff 01000000 7363656e6172696f00 12 00 " ID },
    { "no key", "54 04 00000000 7363656e6172696f00 12 00 " ID " 01 fffffffffffffffe 03 02 c3a9 03 00" },
    { "another key", "54 04 00010000 7363656e6172696f00 12 00 " ID " 01 fffffffffffffffe 03 02 c3a9 03 00" },
    { "two keys", "54 04 01010000 7363656e6172696f00 12 00 " ID " 01 fffffffffffffffe 03 02 c3a9 03 00" },
    { "a table twice", INSERT INSERT },
    { "an unknown operation", HEAD " 13 00 " ID " 01 fffffffffffffffe 03 02 c3a9 03 00" },
    { "an indirect change", HEAD " 12 01 " ID " 01 fffffffffffffffe 03 02 c3a9 03 00" },
    { "a value missing", HEAD " 12 00 " ID " 01 fffffffffffffffe 03 02 c3a9" },
    { "a value undefined", HEAD " 12 00 " ID " 01 fffffffffffffffe 03 02 c3a9 00" },
    { "a key undefined", HEAD " 12 00 00 01 fffffffffffffffe 03 02 c3a9 03 00" },
    { "a key of 0", HEAD " 12 00 01 0000000000000000 01 fffffffffffffffe 03 02 c3a9 03 00" },
    { "a float", HEAD " 12 00 " ID " 02 3ff0000000000000 03 02 c3a9 03 00" },
    { "a blob", HEAD " 12 00 " ID " 01 fffffffffffffffe 04 02 c3a9 03 00" },
    { "an unknown type", HEAD " 12 00 " ID " 01 fffffffffffffffe 06 02 c3a9 03 00" },
    { "a NULL where there is none", HEAD " 12 00 " ID " 05 03 02 c3a9 03 00" },
    { "a text for a number", HEAD " 12 00 " ID " 03 01 61 03 02 c3a9 03 00" },
    { "a number for a text", HEAD " 12 00 " ID " 01 fffffffffffffffe " ID " 03 00" },
    { "a short number", HEAD " 12 00 01 00000000" },
    { "a text beyond the end", HEAD " 12 00 " ID " 01 fffffffffffffffe 03 7f 61 03 00" },
    { "a text of four gigabytes", HEAD " 12 00 " ID " 01 fffffffffffffffe 03 8fffffff7f 61 03 00" },
    { "a length without end", HEAD " 12 00 " ID " 01 fffffffffffffffe 03 ffffffffffffffffffff 61 03 00" },
    { "a length with a leading zero", HEAD " 12 00 " ID " 01 fffffffffffffffe 03 8001 61 03 00" },
    { "bad UTF-8", HEAD " 12 00 " ID " 01 fffffffffffffffe 03 02 c328 03 00" },
    { "a NUL in a text", HEAD " 12 00 " ID " 01 fffffffffffffffe 03 02 6100 03 00" },
    { "an update of nothing", HEAD " 17 00 " ID " 00 00 00  00 00 00 00" },
    { "an update without the key", HEAD " 17 00 00 00 03 01 61 00  00 00 03 01 62 00" },
    { "an update of the key", HEAD " 17 00 " ID " 00 03 01 61 00 " ID " 00 03 01 62 00" },
    { "an update of another column than it had", HEAD " 17 00 " ID " 00 03 01 61 00  00 00 00 03 01 62" },
    { "an update half", HEAD " 17 00 " ID " 00 03 01 61 00" },
    { "bytes after the end", DELETE " 00" },
    { "one byte", "54" },
    { "another byte", "00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].what);
      g_assert_false (read_hex (cases[i].hex, NULL));
    }
}

/* What the session extension itself writes is read to the last byte, and any part of it that ends early is not. */
static void
test_real (void)
{
  sqlite3_stmt *statement = NULL;
  sqlite3 *reader;
  Fixture fixture;
  guint n = 0;

  fixture_start (&fixture);
  fixture_fill (&fixture);
  reader = open_reader (fixture.path);
  g_assert_cmpint (sqlite3_prepare_v2 (reader, "SELECT changeset FROM journal", -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const guint8 *bytes = sqlite3_column_blob (statement, 0);
      gsize size = (gsize) sqlite3_column_bytes (statement, 0);

      g_assert_true (dew_changeset_read (bytes, size, DEW_FORMAT_VERSION, NULL));
      for (gsize part = 1; part < size; part++)
        {
          /* In memory of its own, for the sanitizer to see a step too far. */
          g_autofree guint8 *copy = g_memdup2 (bytes, part);

          g_assert_false (dew_changeset_read (copy, part, DEW_FORMAT_VERSION, NULL));
        }
      n++;
    }
  g_assert_cmpuint (n, >, 20);
  sqlite3_finalize (statement);
  sqlite3_close (reader);
  fixture_finish (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/changeset/operations", test_operations);
  g_test_add_func ("/changeset/refused", test_refused);
  g_test_add_func ("/changeset/real", test_real);

  return g_test_run ();
}
