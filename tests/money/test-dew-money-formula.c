/* test-dew-money-formula.c: the sums that are typed after an = sign */

#include <glib.h>
#include <string.h>

#include "dew-money-read.h"
#include "test-random.h"

#define M G_GINT64_CONSTANT (1000000)

static void
assert_value (const char *text,
              DewUnit     unit,
              gint64      pence)
{
  DewReading reading;

  if (dew_money_read (text, unit, &reading) != DEW_READ_OK)
    g_error ("“%s” in %s: %s", text, dew_unit_symbol (unit), reading.reason);
  if (reading.value.pence != pence)
    g_error ("“%s” in %s: %" G_GINT64_FORMAT "p", text, dew_unit_symbol (unit), reading.value.pence);
}

static void
assert_refused (const char *text,
                gsize       offset,
                const char *reason)
{
  DewReading reading;

  g_assert_cmpint (dew_money_read (text, DEW_UNIT_POUNDS, &reading), ==, DEW_READ_REFUSED);
  g_assert_cmpstr (reading.reason, ==, reason);
  g_assert_cmpuint (reading.offset, ==, offset);
}

/* Of bare numbers alone: it is the outcome that takes the unit. */
static void
test_bare (void)
{
  static const struct {
    const char *text;
    gint64      pence;
  } table[] = {
    { "=78+21", 9900 }, { " = 78 + 21 ", 9900 }, { "=(78+21)/3", 3300 }, { "=78-21-1", 5600 }, { "=78-(21-1)", 5800 },
    { "=2+3*4", 1400 }, { "=(2+3)*4", 2000 }, { "=100/2/5", 1000 }, { "=100/(2/5)", 25000 }, { "=10/3*3", 1000 },
    { "=1/3+2/3", 100 }, { "=1/8*8", 100 }, { "=-5", -500 }, { "=-(5)", -500 }, { "=(5)", 500 }, { "=-5+-5", -1000 },
    { "=5--5", 1000 }, { "=2*-3", -600 }, { "=+5", 500 }, { "=-1,234.50+1,234.50", 0 }, { "=0.5*0.5", 25 },
    { "=6\u22122", 400 }, { "=6\u00d72\u00f74", 300 }, { "=1 000*2", 200000 },
    { "=((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))", 100 }, { "=0/5", 0 }, { "=1/300*3", 1 },
    { "=1.00000000001*100-0.000000001", 10000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      assert_value (table[i].text, DEW_UNIT_POUNDS, table[i].pence);
      assert_value (table[i].text, DEW_UNIT_THOUSANDS, table[i].pence * 1000);
      assert_value (table[i].text, DEW_UNIT_MILLIONS, table[i].pence * M);
    }
}

static void
test_mixed (void)
{
  static const struct {
    const char *text;
    gint64      pence[3];       /* in £, £000, £m */
  } table[] = {
    { "=2*3.5m", { 700 * M, 700 * M, 700 * M } },
    { "=3.5m*2", { 700 * M, 700 * M, 700 * M } },
    { "=(1+0.05)*3m", { 315 * M, 315 * M, 315 * M } },
    { "=3m/3", { 100 * M, 100 * M, 100 * M } },
    { "=3m*2/3", { 200 * M, 200 * M, 200 * M } },
    { "=10m/3*3", { 1000 * M, 1000 * M, 1000 * M } },
    { "=1.5bn-500 million", { 100000 * M, 100000 * M, 100000 * M } },
    { "=3.6m+300k-50", { 389995000, 385000000, -4610 * M } },
    { "=1m+1", { 100000100, 100100000, 200 * M } },
    { "=(5+1m)*2", { 200001000, 201000000, 1200 * M } },
    { "=-(1m+2)", { -100000200, -100200000, -300 * M } },
    { "=1+2+3k", { 300300, 600000, 300300000 } },
    { "=1/3+1m+2/3", { 100000100, 100100000, 200 * M } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      assert_value (table[i].text, DEW_UNIT_POUNDS, table[i].pence[0]);
      assert_value (table[i].text, DEW_UNIT_THOUSANDS, table[i].pence[1]);
      assert_value (table[i].text, DEW_UNIT_MILLIONS, table[i].pence[2]);
    }

  assert_value ("=£78+21", DEW_UNIT_POUNDS, 9900);
  assert_value ("=£1,234.56*2", DEW_UNIT_POUNDS, 246912);
  assert_value ("=£-5+3", DEW_UNIT_POUNDS, -200);
  assert_value ("=2*£5", DEW_UNIT_POUNDS, 1000);
}

/* Pounds among thousands: as written it is £21,078, but £99,000 may be meant. */
static void
test_ask (void)
{
  DewReading reading;

  g_assert_cmpint (dew_money_read ("=£78+21", DEW_UNIT_THOUSANDS, &reading), ==, DEW_READ_ASK);
  g_assert_cmpint (reading.value.pence, ==, 2107800);
  g_assert_cmpint (reading.other.pence, ==, 9900000);

  /* It comes to the same. */
  assert_value ("=£5-£5", DEW_UNIT_THOUSANDS, 0);
  assert_value ("=£0+21", DEW_UNIT_THOUSANDS, 2100000);
}

static void
test_refused (void)
{
  static const char expected[] = "an amount of money is expected here";
  static const char not_money[] = "this is not an amount of money";
  static const char by_nil[] = "nothing can be divided by nil";
  static const char by_money[] = "an amount of money can be divided by a plain number only";
  static const char money_by_money[] = "two amounts of money cannot be multiplied";
  static const char not_pence[] = "it does not come out in whole pence";
  static const char not_closed[] = "this bracket is not closed";
  static const char not_opened[] = "this bracket was never opened";
  static const char second_sign[] = "there is a second sign";
  static const char too_large[] = "it is more than 100 thousand million pounds";
  static const char too_long[] = "this cannot be worked out exactly; please enter the amount itself";
  static const struct {
    const char *text;
    gsize       offset;
    const char *reason;
  } table[] = {
    { "=", 1, expected }, { "= ", 2, expected }, { "=78+", 4, expected }, { "=78+ ", 5, expected },
    { "=*5", 1, expected }, { "=5*", 3, expected }, { "=5*/3", 3, expected }, { "=()", 2, expected },
    { "=(", 2, expected }, { "=5+)", 3, expected }, { "=SUM(A1:A3)", 1, not_money }, { "==5", 1, not_money },
    { "=5 =5", 3, not_money }, { "=5(3)", 2, not_money }, { "=(5)m", 4, not_money }, { "=(5)(3)", 4, not_money },
    { "=(5 £3)", 4, not_money }, { "=1/0", 3, by_nil }, { "=1/(2-2)", 3, by_nil }, { "=0/0", 3, by_nil },
    { "=5/-0", 4, by_nil }, { "=3m/1m", 4, by_money }, { "=3/£1", 5, by_money }, { "=3m*2m", 4, money_by_money },
    { "=(1+2m)*(3+1k)", 8, money_by_money }, { "=1/3", 0, not_pence }, { " =10/3", 1, not_pence },
    { "=0.001", 0, not_pence }, { "=1.005*1", 0, not_pence }, { "=(5", 1, not_closed }, { "=2*((5)", 3, not_closed },
    { "=5)", 2, not_opened }, { "=(5))", 4, not_opened }, { "=--5", 2, second_sign }, { "=5---5", 4, second_sign },
    { "=-£-5", 4, second_sign }, { "=5%", 2, "a percentage is not an amount of money" },
    { "=5%*3m", 2, "a percentage is not an amount of money" },
    { "=1,23+5", 2, "figures are grouped in threes; this may be a number as other countries write it" },
    { "=£1.234+1", 7, "there are more than two decimals of a pound" }, { "=100bn+0.01", 0, too_large },
    { "=-100bn-0.01", 0, too_large }, { "=10000000000*11", 0, too_large },
    { "=99999999999999999999*0", 1, too_large }, { "=1000000000bn", 0, too_large },
    { "=1000000000000000000*1000000000000000000*1000000000000000000", 41, too_long },
    { "=1/1000000000000000000/1000000000000000000/1000000000000000000", 43, too_long },
    { "=1/999999999999999989+1/999999999999999967+1/999999999999999877", 43, too_long },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    assert_refused (table[i].text, table[i].offset, table[i].reason);
}

static void
test_depth (void)
{
  const char reason[] = "the brackets are nested too deeply";
  g_autofree char *nest = g_strnfill (100000, '(');
  g_autofree char *deep = g_strconcat ("=", nest, "1", NULL);
  g_autofree char *just = g_strconcat ("=", nest + 100000 - 33, "1)))))))))))))))))))))))))))))))))", NULL);
  g_autoptr (GString) side_by_side = g_string_new ("=0");

  for (guint i = 0; i < 100000; i++)
    g_string_append (side_by_side, "+(1)");

  assert_refused (deep, 33, reason);
  assert_refused (just, 33, reason);

  assert_value (side_by_side->str, DEW_UNIT_POUNDS, 10000000);
}

/* A sum of random parts, each written as an amount, a product, a quotient or in brackets, comes to what it is. */
static void
test_any_sum (void)
{
  for (guint trial = 0; trial < count_trials (200000); trial++)
    {
      g_autoptr (GString) text = g_string_new ("=");
      int n_parts = g_test_rand_int_range (1, 8);
      gint64 sum = 0;

      for (int i = 0; i < n_parts; i++)
        {
          gint64 part = random_size (G_GINT64_CONSTANT (1000000000));
          gint64 factor = g_test_rand_int_range (1, 1000);
          gboolean minus = g_test_rand_bit ();
          g_autofree char *pounds = g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", part / 100, (int) (part % 100));

          g_string_append (text, minus ? "-" : i > 0 ? "+" : "");
          switch (g_test_rand_int_range (0, 5))
            {
            case 0:
              g_string_append_printf (text, "£%s", pounds);
              break;
            case 1:
              g_string_append_printf (text, "%s*%" G_GINT64_FORMAT, pounds, factor);
              part *= factor;
              break;
            case 2:
              g_string_append_printf (text, "%" G_GINT64_FORMAT " * (%s)", factor, pounds);
              part *= factor;
              break;
            case 3:
              g_string_append_printf (text, "%s / %" G_GINT64_FORMAT " * %" G_GINT64_FORMAT, pounds, factor, factor);
              break;
            default:
              g_string_append_printf (text, "(%s-%" G_GINT64_FORMAT "k)", pounds, factor);
              part -= factor * 100000;
              break;
            }
          sum += minus ? -part : part;
        }

      assert_value (text->str, DEW_UNIT_POUNDS, sum);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money-formula/bare", test_bare);
  g_test_add_func ("/money-formula/mixed", test_mixed);
  g_test_add_func ("/money-formula/ask", test_ask);
  g_test_add_func ("/money-formula/refused", test_refused);
  g_test_add_func ("/money-formula/depth", test_depth);
  g_test_add_func ("/money-formula/any-sum", test_any_sum);

  return g_test_run ();
}
