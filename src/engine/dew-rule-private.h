/* dew-rule-private.h: the inside of a rule: its steps, and the reader that they are parsed with. */
#pragma once

#include "dew-rule.h"

/* ---- Reading ---- */

/* The longest rule that is read, in characters. */
#define DEW_RULE_LENGTH 4096

typedef enum {
  DEW_TOKEN_END,
  DEW_TOKEN_WORD,
  DEW_TOKEN_NUMBER,       /* begins with a digit; need not be a good number */
  DEW_TOKEN_QUOTED,
  DEW_TOKEN_COMMA,
  DEW_TOKEN_SEMICOLON,
  DEW_TOKEN_PERCENT,
} DewTokenKind;

typedef struct {
  DewTokenKind kind;
  char        *text;      /* what it says, a quoted name without its quotes */
  guint        column;    /* of its first character, from 1 */
} DewToken;

/* The text cut into tokens, and how far the steps have read. The last token is DEW_TOKEN_END and is never passed. */
typedef struct {
  const DewLedger *ledger;
  GArray          *tokens;
  guint            next;
} DewRuleReader;

gboolean        _dew_rule_reader_init   (DewRuleReader *reader, const DewLedger *ledger, const char *text, GError **error);
void            _dew_rule_reader_clear  (DewRuleReader *reader);
const DewToken *_dew_rule_peek          (const DewRuleReader *reader);

/* Passes the next token if it is of that kind, that word (in any case), or that word with nothing of its step behind it. */
gboolean        _dew_rule_accept        (DewRuleReader *reader, DewTokenKind kind);
gboolean        _dew_rule_accept_word   (DewRuleReader *reader, const char *word);
gboolean        _dew_rule_accept_only   (DewRuleReader *reader, const char *word);

/* A name, in quotes or as a run of words, of one partner; a percentage, with or without its sign. */
gboolean        _dew_rule_read_partner  (DewRuleReader *reader, gint64 *partner, GError **error);
gboolean        _dew_rule_read_percent  (DewRuleReader *reader, gint64 *millionths, GError **error);

/* Both set the error and return FALSE: a reason at a column; that something else is expected where reading stands. */
gboolean        _dew_rule_refuse        (guint column, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean        _dew_rule_expect        (const DewRuleReader *reader, const char *what, GError **error);

/* As much of a text as a message repeats. Free with g_free. */
char           *_dew_rule_clip          (const char *text);

/* ---- Printing ---- */

/* A partner as the notation has it: by the shorter name that only it has, quoted where it must be. */
void            _dew_rule_print_partner (const DewLedger *ledger, gint64 partner, GString *text);

/* The name of a partner, in full or short; borrowed. */
const char     *_dew_rule_partner_name  (const DewLedger *ledger, gint64 partner);
const char     *_dew_rule_partner_short (const DewLedger *ledger, gint64 partner);

/* "A, B and C". Free with g_free. */
char           *_dew_rule_join          (const GPtrArray *words);

/* TRUE when some step has that word in its notation, in any case. */
gboolean        _dew_rule_is_word       (const char *text);

/* ---- Steps ---- */

/* What a sentence for the schedule is about. */
typedef struct {
  const DewLedger *ledger;
  const DewPool   *pool;
  DewDirection     direction;
  const char      *subject;     /* what is shared and opens the sentence: "Any overspend of the … in a financial year" */
  const char      *object;      /* what contributions go to: "that Fund", or of it what is pooled */
} DewSaying;

typedef struct _DewFlow      DewFlow;       /* dew-share-private.h */
typedef struct _DewStepClass DewStepClass;

/* What every step begins with; a kind that has arguments appends them. */
typedef struct {
  const DewStepClass *kind;
} DewStep;

struct _DewStepClass {
  const char *const *words;     /* of its notation, the one it opens with first; NULL-terminated */
  const char *form;             /* how it is written, for a list of what there is */
  gsize       size;             /* of its struct */
  gboolean    takes_all;        /* leaves nothing for a step behind it */
  gboolean    by_line;          /* it matters to it which lines a variance falls on */
  gboolean    under_only;       /* means something for underspends only */

  /* Reads, and appends, what follows the first word. NULL: nothing does. */
  gboolean  (*parse) (DewStep *step, DewRuleReader *reader, GError **error);
  void      (*print) (const DewStep *step, const DewLedger *ledger, GString *text);

  /* For a list: "In equal parts". What it shares by, inside a sentence: "in equal parts"; moved: contributions are changed by virements of the year. A whole
   * sentence for the schedule. */
  char     *(*brief) (const DewStep *step, const DewLedger *ledger);
  char     *(*basis) (const DewStep *step, const DewLedger *ledger, gboolean moved);
  char     *(*say)   (const DewStep *step, const DewSaying *saying);

  /* Two of its kind; NULL: always the same. */
  gboolean  (*equal) (const DewStep *a, const DewStep *b);

  /* Frees what it owns; NULL: nothing. */
  void      (*clear) (DewStep *step);

  /* Takes from what is left in the flow. */
  gboolean  (*apply) (const DewStep *step, DewFlow *flow, GError **error);
};

extern const DewStepClass _dew_step_own;
extern const DewStepClass _dew_step_proportional;
extern const DewStepClass _dew_step_fixed;
extern const DewStepClass _dew_step_equal;
extern const DewStepClass _dew_step_all;
extern const DewStepClass _dew_step_retain;

/* Never changed once parsed, and counted, so that those who share it need not copy it. */
struct _DewRule {
  GPtrArray *steps;             /* DewStep, at least one */
};

DewRule *_dew_rule_ref (DewRule *rule);

/* As dew_rule_sentence (), for the rule of a line or category of the pool; line NULL is the pool itself. What becomes of
 * aligned lines is left to _dew_rule_say_aligned (), which is NULL where the pool has none. Free both with g_free. */
char *_dew_rule_sentence_at (const DewRule *rule, const DewLedger *ledger, const DewPool *pool, const DewLine *line,
                             const char *as_at, DewDirection direction);
char *_dew_rule_say_aligned (const DewLedger *ledger, const DewPool *pool, const char *as_at, DewDirection direction);

/* What the rule's percentages are by, inside a sentence; moved: contributions are changed by virements of the year. Free with g_free. */
char *_dew_rule_basis       (const DewRule *rule, const DewLedger *ledger, gboolean moved);
