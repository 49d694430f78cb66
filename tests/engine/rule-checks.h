/* rule-checks.h: that a rule is read and printed as it should be, or refused at the right place. */
#pragma once

#include "dew-rule.h"

#include <string.h>

#include "ledger-builder.h"

/* A text is printed as its canonical form, which is read as the same rule and printed as it is. */
static inline void
assert_canonical (const DewLedger *ledger,
                  const char      *text,
                  const char      *canonical)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewRule) rule = dew_rule_parse (ledger, text, &error);
  g_autoptr (DewRule) again = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  g_test_message ("%s", text);
  g_assert_no_error (error);
  once = dew_rule_print (rule, ledger);
  g_assert_cmpstr (once, ==, canonical);

  again = dew_rule_parse (ledger, once, &error);
  g_assert_no_error (error);
  g_assert_true (dew_rule_equal (rule, again));
  twice = dew_rule_print (again, ledger);
  g_assert_cmpstr (twice, ==, once);
}

/* A text is refused at a column, for a reason of which this is a part. */
static inline void
assert_refused (const DewLedger *ledger,
                const char      *text,
                guint            column,
                const char      *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DewRule) rule = dew_rule_parse (ledger, text, &error);
  g_autofree char *opening = g_strdup_printf ("Column %u of the rule: ", column);

  g_test_message ("%s → %s", g_utf8_validate (text, -1, NULL) ? text : "(not UTF-8)", error ? error->message : "read");
  g_assert_null (rule);
  g_assert_error (error, DEW_ERROR, DEW_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, opening));
  g_assert_nonnull (strstr (error->message, reason));
}
