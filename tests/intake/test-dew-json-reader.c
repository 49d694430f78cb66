/* test-dew-json-reader.c: reading JSON piece by piece */
#include <string.h>

#include "dew-error.h"
#include "dew-json-reader-private.h"

/* The pieces are told as: { } [ ] name= "text" 12 # (another number) ? (a boolean) 0 (null). */
static char *
read_all (const char *text,
          gsize       length,
          GError    **error)
{
  g_auto (DewJsonReader) reader = { NULL, };
  GString *told = g_string_new (NULL);
  DewJsonPiece piece = DEW_JSON_ERROR;

  if (_dew_json_reader_init (&reader, "f", text, length, error))
    while ((piece = _dew_json_reader_next (&reader, error)) > DEW_JSON_END)
      switch (piece)
        {
        case DEW_JSON_OBJECT:
          g_string_append (told, "{");
          break;
        case DEW_JSON_END_OBJECT:
          g_string_append (told, "}");
          break;
        case DEW_JSON_ARRAY:
          g_string_append (told, "[");
          break;
        case DEW_JSON_END_ARRAY:
          g_string_append (told, "]");
          break;
        case DEW_JSON_MEMBER:
          g_string_append_printf (told, "%s=", reader.text->str);
          break;
        case DEW_JSON_STRING:
          g_string_append_printf (told, "“%s”", reader.text->str);
          break;
        case DEW_JSON_INTEGER:
          g_string_append_printf (told, "(%" G_GINT64_FORMAT ")", reader.integer);
          break;
        case DEW_JSON_NUMBER:
          g_string_append (told, "#");
          break;
        case DEW_JSON_BOOLEAN:
          g_string_append (told, "?");
          break;
        case DEW_JSON_NULL:
          g_string_append (told, "0");
          break;
        case DEW_JSON_ERROR:
        case DEW_JSON_END:
        default:
          g_assert_not_reached ();
        }

  g_string_append (told, piece == DEW_JSON_END ? "." : "!");
  return g_string_free (told, FALSE);
}

static void
test_read (void)
{
  static const struct { const char *text; const char *told; } cases[] = {
    { "[]", "[]." },
    { " { } \r\n", "{}." },
    { "\xef\xbb\xbf[]", "[]." },
    { "[1,-2 , 0,-0]", "[(1)(-2)(0)(0)]." },
    { "[9223372036854775807,-9223372036854775808]", "[(9223372036854775807)(-9223372036854775808)]." },
    { "[9223372036854775808,-9223372036854775809,18446744073709551616]", "[###]." },
    { "[1.0,1e0,-0.5E+10,1e-5]", "[####]." },
    { "[true,false,null]", "[??0]." },
    { "{\"a\":{\"b\":[[],{}]},\"\":1}", "{a={b=[[]{}]}=(1)}." },
    { "[\"\",\"\\\"\\\\\\/\\n\\u00a3\\ud83d\\ude00é\"]", "[“”“\"\\/\n£😀é”]." },
    { "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]", "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      g_autofree char *told = read_all (cases[i].text, strlen (cases[i].text), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

static void
test_refused (void)
{
  static const struct { const char *text; const char *place; } cases[] = {
    { "", "f, line 1, column 1: " },
    { "1", "f, line 1, column 1: " },
    { "[", "f, line 1, column 2: " },
    { "[1,]", "f, line 1, column 4: " },
    { "[1 2]", "f, line 1, column 4: " },
    { "[,1]", "f, line 1, column 2: " },
    { "[1}", "f, line 1, column 3: " },
    { "{]", "f, line 1, column 2: " },
    { "{\"a\"}", "f, line 1, column 5: " },
    { "{\"a\":}", "f, line 1, column 6: " },
    { "{\"a\":1,}", "f, line 1, column 8: " },
    { "{a:1}", "f, line 1, column 2: " },
    { "{\"a\" 1}", "f, line 1, column 6: " },
    { "[] []", "f, line 1, column 4: " },
    { "[\n /* no */ 1]", "f, line 2, column 2: " },
    { "[01]", "f, line 1, column 4: " },
    { "[-]", "f, line 1, column 3: " },
    { "[1.]", "f, line 1, column 4: " },
    { "[1e]", "f, line 1, column 4: " },
    { "[.5]", "f, line 1, column 2: " },
    { "[+1]", "f, line 1, column 2: " },
    { "[NaN]", "f, line 1, column 2: " },
    { "[True]", "f, line 1, column 2: " },
    { "[\"a\nb\"]", "f, line 1, column 4: " },
    { "[\"a", "f, line 1, column 4: " },
    { "[\"\\x\"]", "f, line 1, column 4: " },
    { "[\"\\u12\"]", "f, line 1, column 5: " },
    { "[\"\\u0000\"]", "f, line 1, column 9: " },
    { "[\"\\ud83d\"]", "f, line 1, column 9: " },
    { "[\"\\ude00\"]", "f, line 1, column 9: " },
    { "[\"\\ud83d\\u0041\"]", "f, line 1, column 15: " },
    { "[[[[[[[[[[[[[[[[[", "f, line 1, column 18: " },
    { "[\n\"é\xff\"]", "f, line 2: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *told = read_all (cases[i].text, strlen (cases[i].text), &error);

      g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, cases[i].place))
        g_error ("%s: %s", cases[i].text, error->message);
    }
}

static void
test_skip (void)
{
  static const char text[] = "{\"a\":[1,[2],{\"x\":3}],\"b\":4}";
  g_auto (DewJsonReader) reader = { NULL, };

  g_assert_true (_dew_json_reader_init (&reader, "f", text, sizeof text - 1, NULL));
  g_assert_cmpint (_dew_json_reader_next (&reader, NULL), ==, DEW_JSON_OBJECT);
  g_assert_cmpint (_dew_json_reader_next (&reader, NULL), ==, DEW_JSON_MEMBER);
  g_assert_cmpint (_dew_json_reader_next (&reader, NULL), ==, DEW_JSON_ARRAY);
  g_assert_true (_dew_json_reader_skip (&reader, DEW_JSON_ARRAY, NULL));
  g_assert_cmpint (_dew_json_reader_next (&reader, NULL), ==, DEW_JSON_MEMBER);
  g_assert_cmpstr (reader.text->str, ==, "b");
  g_assert_cmpint (_dew_json_reader_next (&reader, NULL), ==, DEW_JSON_INTEGER);
  g_assert_true (_dew_json_reader_skip (&reader, DEW_JSON_INTEGER, NULL));
  g_assert_cmpint (_dew_json_reader_next (&reader, NULL), ==, DEW_JSON_END_OBJECT);
  g_assert_cmpint (_dew_json_reader_next (&reader, NULL), ==, DEW_JSON_END);
}

/* Any bytes at all are read to their end, or refused. */
static void
test_any_bytes (void)
{
  static const char usual[] = "{}[]:,\"\\u01de-.ntrue \n\0\xc2\xa3";
  guint trials = g_getenv ("DEW_LONG") != NULL ? 1000000 : 100000;

  for (guint trial = 0; trial < trials; trial++)
    {
      char bytes[20];
      gsize length = (gsize) g_test_rand_int_range (0, sizeof bytes);
      g_autofree char *exact = NULL;
      g_autofree char *told = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] = usual[g_test_rand_int_range (0, sizeof usual - 1)];
      if (length > 0)
        bytes[0] = g_test_rand_bit () ? '[' : '{';

      exact = g_memdup2 (bytes, length);
      told = read_all (length == 0 ? "" : exact, length, &error);
      g_assert_true (g_str_has_suffix (told, error == NULL ? "." : "!"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-reader/read", test_read);
  g_test_add_func ("/json-reader/refused", test_refused);
  g_test_add_func ("/json-reader/skip", test_skip);
  g_test_add_func ("/json-reader/any-bytes", test_any_bytes);

  return g_test_run ();
}
