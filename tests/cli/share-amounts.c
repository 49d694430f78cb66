/* share-amounts.c: shares many variances of one document, which come as lines on stdin, and answers each with a line of JSON.
 *
 *   share-amounts FILE
 *
 * A line is an object: "pool", "year" (a number) and "variance" in pence, or "amounts": [line, pence, …] and, where they do not fall in equal parts on the months,
 * "months", 12 for each in turn; "line", "rule", "as_at" and "scenario" as in dew-share.h, each of which may be missing; "others", objects with a "pool"
 * and its "variance", or "amounts" and "months"; and "works": true, where what each step did is wanted too. The answer to one that cannot be shared is {"refused": why}. */
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "dew-document.h"
#include "dew-share.h"

/* What a query points to. */
typedef struct {
  DewShareQuery query;
  GPtrArray    *arrays;         /* GArray */
} Asked;

static gint64
number_of (JsonObject *object,
           const char *name)
{
  return json_object_get_int_member_with_default (object, name, 0);
}

static GArray *
keep_array (Asked *asked,
            gsize  size)
{
  GArray *array = g_array_new (FALSE, FALSE, size);

  g_ptr_array_add (asked->arrays, array);
  return array;
}

static const DewLineAmount *
read_amounts (Asked      *asked,
              JsonObject *object,
              guint      *n_amounts)
{
  JsonArray *list = json_object_has_member (object, "amounts") ? json_object_get_array_member (object, "amounts") : NULL;
  GArray *amounts;

  *n_amounts = 0;
  if (list == NULL)
    return NULL;

  amounts = keep_array (asked, sizeof (DewLineAmount));
  for (guint i = 0; i + 1 < json_array_get_length (list); i += 2)
    {
      DewLineAmount amount = { json_array_get_int_element (list, i), json_array_get_int_element (list, i + 1) };

      g_array_append_val (amounts, amount);
    }
  *n_amounts = amounts->len;
  /* Amounts of no line are not the same as none given. */
  g_array_set_size (amounts, amounts->len + 1);
  return (const DewLineAmount *) amounts->data;
}

static const gint64 *
read_months (Asked      *asked,
             JsonObject *object,
             guint       n_amounts)
{
  JsonArray *list = json_object_has_member (object, "months") ? json_object_get_array_member (object, "months") : NULL;
  GArray *months;

  if (list == NULL || n_amounts == 0)
    return NULL;

  g_assert_cmpuint (json_array_get_length (list), ==, 12 * n_amounts);
  months = keep_array (asked, sizeof (gint64));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      gint64 pence = json_array_get_int_element (list, i);

      g_array_append_val (months, pence);
    }
  return (const gint64 *) months->data;
}

static void
read_others (Asked      *asked,
             JsonObject *object)
{
  JsonArray *list = json_object_has_member (object, "others") ? json_object_get_array_member (object, "others") : NULL;
  GArray *others;

  if (list == NULL)
    return;

  others = keep_array (asked, sizeof (DewPoolAmount));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *one = json_array_get_object_element (list, i);
      DewPoolAmount other = { .pool = number_of (one, "pool"), .variance = number_of (one, "variance") };

      other.amounts = read_amounts (asked, one, &other.n_amounts);
      other.months = read_months (asked, one, other.n_amounts);
      g_array_append_val (others, other);
    }
  asked->query.others = (const DewPoolAmount *) others->data;
  asked->query.n_others = others->len;
}

static void
read_query (Asked      *asked,
            JsonObject *object)
{
  asked->query = (DewShareQuery) {
    .pool = number_of (object, "pool"),
    .year = (int) number_of (object, "year"),
    .variance = number_of (object, "variance"),
    .line = number_of (object, "line"),
    .rule = json_object_get_string_member_with_default (object, "rule", NULL),
    .as_at = json_object_get_string_member_with_default (object, "as_at", NULL),
    .scenario = number_of (object, "scenario"),
  };
  asked->query.amounts = read_amounts (asked, object, &asked->query.n_amounts);
  asked->query.months = read_months (asked, object, asked->query.n_amounts);
  read_others (asked, object);
}

static void
put_list (GString *text,
          guint    n,
          ...)
{
  va_list numbers;

  va_start (numbers, n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%c%" G_GINT64_FORMAT, i == 0 ? '[' : ',', va_arg (numbers, gint64));
  va_end (numbers);
  g_string_append_c (text, ']');
}

/* Between two entries of a list. */
static void
put_comma (GString *text,
           guint    i)
{
  if (i > 0)
    g_string_append_c (text, ',');
}

static void
put_work (GString       *text,
          const DewWork *work)
{
  g_string_append_printf (text, "{\"kind\":%d,\"place\":%" G_GINT64_FORMAT ",\"balance\":", (int) work->kind, work->place);
  put_list (text, 3, work->before, work->amount, work->after);
  g_string_append (text, ",\"parts\":[");
  for (guint i = 0; i < work->parts->len; i++)
    {
      const DewWorkPart *part = &g_array_index (work->parts, DewWorkPart, i);

      put_comma (text, i);
      put_list (text, 8, part->partner, part->line, part->portion.share.pence, (gint64) part->portion.whole, (gint64) part->portion.extra,
                part->before, part->cap, part->over);
    }
  g_string_append (text, "]}");
}

static void
put_works (GString        *text,
           const DewShare *share)
{
  g_string_append (text, ",\"works\":[");
  for (guint i = 0; i < share->works->len; i++)
    {
      put_comma (text, i);
      put_work (text, g_ptr_array_index (share->works, i));
    }
  g_string_append_c (text, ']');
}

static void
put_share (GString        *text,
           const DewShare *share)
{
  g_string_append_printf (text, "{\"variance\":%" G_GINT64_FORMAT ",\"has_percent\":%s,\"across\":%" G_GINT64_FORMAT ",\"notices\":%u,\"partners\":[",
                          share->variance, share->has_percent ? "true" : "false", share->across, share->notices->len);
  for (guint i = 0; i < share->partners->len; i++)
    {
      const DewPartnerShare *one = &g_array_index (share->partners, DewPartnerShare, i);

      put_comma (text, i);
      put_list (text, 5, one->partner, one->percent, one->share, one->contribution, one->cost);
    }
  g_string_append (text, "],\"settlement\":[");
  for (guint i = 0; i < share->payments->len; i++)
    {
      const DewPayment *payment = &g_array_index (share->payments, DewPayment, i);

      put_comma (text, i);
      put_list (text, 3, payment->from, payment->to, payment->amount);
    }
  g_string_append_printf (text, "],\"reserve\":%" G_GINT64_FORMAT ",\"held\":%" G_GINT64_FORMAT ",\"unallocated\":%" G_GINT64_FORMAT ",\"rest\":",
                          share->reserve, share->held, share->unallocated);
  put_list (text, 3, share->reserve_percent, share->held_percent, share->unallocated_percent);
}

static void
put_refusal (GString      *text,
             const GError *error)
{
  g_autoptr (JsonNode) why = json_node_new (JSON_NODE_VALUE);
  g_autofree char *quoted = NULL;

  json_node_set_string (why, error->message);
  quoted = json_to_string (why, FALSE);
  g_string_append_printf (text, "{\"refused\":%s", quoted);
}

static void
answer (const DewLedger *ledger,
        JsonObject      *object,
        GString         *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewShare) share = NULL;
  Asked asked = { .arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref) };

  read_query (&asked, object);
  share = dew_share (ledger, &asked.query, &error);
  g_string_truncate (text, 0);
  if (share == NULL)
    put_refusal (text, error);
  else
    put_share (text, share);
  if (share != NULL && json_object_get_boolean_member_with_default (object, "works", FALSE))
    put_works (text, share);
  g_string_append (text, "}\n");
  g_ptr_array_unref (asked.arrays);
}

static gboolean
answer_all (const DewLedger *ledger,
            GIOChannel      *input,
            GError         **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  GIOStatus status;

  while ((status = g_io_channel_read_line_string (input, line, NULL, error)) == G_IO_STATUS_NORMAL)
    {
      if (!json_parser_load_from_data (parser, line->str, (gssize) line->len, error))
        return FALSE;
      answer (ledger, json_node_get_object (json_parser_get_root (parser)), text);
      fputs (text->str, stdout);
    }
  return status == G_IO_STATUS_EOF;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewDocument) document = argc == 2 ? dew_document_open (argv[1], DEW_STORE_READ, &error) : NULL;
  GIOChannel *input;

  if (document == NULL)
    {
      g_printerr ("share-amounts: %s\n", error != NULL ? error->message : "the file is missing");
      return EXIT_FAILURE;
    }

  input = g_io_channel_unix_new (0);
  if (!answer_all (dew_document_ledger (document), input, &error))
    g_printerr ("share-amounts: %s\n", error->message);
  g_io_channel_unref (input);
  return error == NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}
