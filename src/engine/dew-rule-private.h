/* dew-rule-private.h: the inside of a rule: its steps, and the reader that they are parsed with. */
#pragma once

#include "dew-rule-sheet.h"
#include "dew-rule.h"
#include "dew-share.h"

/* ---- Reading ---- */

/* The longest rule that is read, in characters. */
#define DEW_RULE_LENGTH 4096

typedef enum {
  DEW_TOKEN_END,
  DEW_TOKEN_WORD,
  DEW_TOKEN_NUMBER,       /* begins with a digit or a pound sign; need not be a good number */
  DEW_TOKEN_QUOTED,
  DEW_TOKEN_COMMA,
  DEW_TOKEN_SEMICOLON,
  DEW_TOKEN_COLON,
  DEW_TOKEN_PERCENT,
} DewTokenKind;

typedef struct {
  DewTokenKind kind;
  char        *text;      /* what it says, a quoted name without its quotes */
  guint        column;    /* of its first character, from 1 */
  gsize        start;     /* where it stands in the text, and where it ends, in bytes */
  gsize        end;
} DewToken;

/* The text cut into tokens, and how far the steps have read. The last token is DEW_TOKEN_END and is never passed. */
typedef struct {
  const DewLedger *ledger;
  DewLedger       *scratch;   /* the same, where names that it has not are to be added to it; else NULL */
  const char      *text;
  GArray          *tokens;
  guint            next;
} DewRuleReader;

gboolean        _dew_rule_reader_init   (DewRuleReader *reader, const DewLedger *ledger, const char *text, GError **error);
void            _dew_rule_reader_clear  (DewRuleReader *reader);
const DewToken *_dew_rule_peek          (const DewRuleReader *reader);

/* TRUE where a step ends: at its ";" or at the end of the rule. */
gboolean        _dew_rule_at_end        (const DewRuleReader *reader);

/* Passes the next token if it is of that kind, that word (in any case), or that word with nothing of its step behind it. */
gboolean        _dew_rule_accept        (DewRuleReader *reader, DewTokenKind kind);
gboolean        _dew_rule_accept_word   (DewRuleReader *reader, const char *word);
gboolean        _dew_rule_accept_only   (DewRuleReader *reader, const char *word);

/* Both set the error and return FALSE: a reason at a column; that something else is expected where reading stands. */
gboolean        _dew_rule_refuse        (guint column, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean        _dew_rule_expect        (const DewRuleReader *reader, const char *what, GError **error);

/* As much of a text as a message repeats. Free with g_free. */
char           *_dew_rule_clip          (const char *text);

/* Whether a text begins as a number or an amount; whether a character ends a word. */
gboolean        _dew_rule_starts_number (const char *text);
gboolean        _dew_rule_delimits      (gunichar c);

/* ---- Amounts: dew-rule-amounts.c ---- */

/* An amount of money, or a part of the budget of the place that the rule is for. */
typedef struct {
  gboolean of_budget;
  gint64   value;           /* pence, or millionths of the budget; never below 0 */
} DewLimit;

/* At a pound sign that stands apart from its number: "£ 500,000" is two tokens. */
gboolean        _dew_rule_at_pound      (const DewRuleReader *reader);

/* A percentage, with or without its sign; an amount of money; either. */
gboolean        _dew_rule_read_percent  (DewRuleReader *reader, gint64 *millionths, GError **error);
gboolean        _dew_rule_read_amount   (DewRuleReader *reader, gboolean may_be_negative, gint64 *pence, GError **error);
gboolean        _dew_rule_read_limit    (DewRuleReader *reader, DewLimit *limit, GError **error);

/* "because" and a text, which is not empty. Free with g_free. */
gboolean        _dew_rule_read_reason   (DewRuleReader *reader, char **reason, GError **error);

void            _dew_rule_print_amount  (gint64 pence, GString *text);
void            _dew_rule_print_limit   (const DewLimit *limit, GString *text);
void            _dew_rule_print_reason  (const char *reason, GString *text);

/* "£500,000" or "3 %" for a list; "£500,000" or "3 % of the budget of that Fund" for a sentence. Free with g_free. */
char           *_dew_rule_brief_limit   (const DewLimit *limit);
char           *_dew_rule_say_limit     (const DewLimit *limit, const char *object);
char           *_dew_rule_say_amount    (gint64 pence);

gboolean        _dew_limit_equal        (const DewLimit *a, const DewLimit *b);

/* ---- Names: dew-rule-names.c ---- */

/* A name, in quotes or as a run of words, of one partner. */
gboolean        _dew_rule_read_partner  (DewRuleReader *reader, gint64 *partner, GError **error);

/* A partner as the notation has it: by the shorter name that only it has, quoted where it must be. */
void            _dew_rule_print_partner (const DewLedger *ledger, gint64 partner, GString *text);

/* A text in double quotes, doubled inside. */
void            _dew_rule_print_quoted  (const char *quoted, GString *text);

/* The name of a partner, in full or short; borrowed. */
const char     *_dew_rule_partner_name  (const DewLedger *ledger, gint64 partner);
const char     *_dew_rule_partner_short (const DewLedger *ledger, gint64 partner);

/* "A, B and C". Free with g_free. */
char           *_dew_rule_join          (const GPtrArray *words);

/* TRUE when some step has that word in its notation, in any case. */
gboolean        _dew_rule_is_word       (const char *text);

/* ---- Steps ---- */

typedef struct _DewFlow      DewFlow;       /* dew-share-private.h */
typedef struct _DewCompiling DewCompiling;  /* dew-program-private.h */
typedef struct _DewStep      DewStep;
typedef struct _DewStepClass DewStepClass;

/* What a sentence for the schedule is about. */
typedef struct {
  const DewLedger *ledger;
  const DewRule   *rule;
  const DewPool   *pool;
  DewDirection     direction;
  const char      *subject;     /* what is shared and opens the sentence: "Any overspend of the … in a financial year" */
  const char      *object;      /* what contributions go to: "that Fund", or of it what is pooled */
  const char      *whole;       /* the same with its aligned lines */
} DewSaying;

/* Where a step may stand. */
typedef enum {
  DEW_STEP_NET,             /* takes some, and stands before all others */
  DEW_STEP_SOME,            /* takes some */
  DEW_STEP_ALL,             /* takes all, be it of a band */
  DEW_STEP_DECIDED,         /* takes all, and is nobody's to change */
  DEW_STEP_CAP,             /* behind those that take all */
} DewStepPlace;

/* What every step begins with; a kind that has arguments appends them. */
struct _DewStep {
  const DewStepClass *kind;
  DewBand             band;
  DewLimit            limit;      /* of a DEW_BAND_UP_TO */
  guint               column;     /* where it stands in the text that it was read from; no part of what it says */
};

struct _DewStepClass {
  const char *const *words;     /* of its notation, the one it opens with first; NULL-terminated */
  const char  *form;            /* how it is written, for a list of what there is */
  gsize        size;            /* of its struct */
  DewStepPlace place;
  gboolean     under_only;      /* means something for underspends only */
  const DewStepSheet *sheet;    /* what there is to fill in: the notation behind the first word, slot by slot, as it is printed */

  /* Whether it matters to it which lines a variance falls on; NULL: not. */
  gboolean  (*by_line) (const DewStep *step);

  /* Reads, and appends, what follows the first word. NULL: nothing does. */
  gboolean  (*parse) (DewStep *step, DewRuleReader *reader, GError **error);
  void      (*print) (const DewStep *step, const DewLedger *ledger, GString *text);

  /* For a list: "In equal parts". What it shares by, inside a sentence: "in equal parts"; moved: contributions are changed by virements of the year;
   * NULL where it shares nothing. A whole sentence for the schedule. */
  char     *(*brief) (const DewStep *step, const DewLedger *ledger);
  char     *(*basis) (const DewStep *step, const DewLedger *ledger, gboolean moved);
  char     *(*say)   (const DewStep *step, const DewSaying *saying);

  /* What the next step's sentence begins with, for which this one's began with subject; borrowed. NULL: "What then remains of it". */
  const char *(*say_rest) (const DewStep *step, const DewSaying *saying, const char *subject);

  /* By what the others bear what is over a cap, inside a sentence: "in equal parts". NULL: by nothing. */
  char     *(*say_weights) (const DewStep *step, const DewSaying *saying);

  /* Two of its kind; NULL: always the same. */
  gboolean  (*equal) (const DewStep *a, const DewStep *b);

  /* Frees what it owns; NULL: nothing. */
  void      (*clear) (DewStep *step);

  /* Takes from what is left in the flow. */
  gboolean  (*apply) (const DewStep *step, DewFlow *flow, GError **error);

  /* Puts the weights of all partners, in their order, into weights[]. NULL: it has none. must_share: weights below nothing are refused. */
  gboolean  (*weigh) (const DewStep *step, const DewFlow *flow, gboolean must_share, gint64 *weights, GError **error);

  /* What those weights are; *with_aligned, which is FALSE, tells where contributions to aligned lines are among them. NULL: it has none. */
  DewBasis  (*weighs_by) (const DewStep *step, gboolean *with_aligned);

  /* Says what it does in a program, with the functions of dew-program-private.h; one that shares bands adds a single op. NULL: it does nothing. */
  void      (*compile) (const DewStep *step, DewCompiling *compiling);
};

extern const DewStepClass _dew_step_notify;
extern const DewStepClass _dew_step_offset;
extern const DewStepClass _dew_step_reserve;
extern const DewStepClass _dew_step_uncommitted;
extern const DewStepClass _dew_step_carve;
extern const DewStepClass _dew_step_tolerance;
extern const DewStepClass _dew_step_own;
extern const DewStepClass _dew_step_proportional;
extern const DewStepClass _dew_step_fixed;
extern const DewStepClass _dew_step_equal;
extern const DewStepClass _dew_step_all;
extern const DewStepClass _dew_step_retain;
extern const DewStepClass _dew_step_carry;
extern const DewStepClass _dew_step_unallocated;
extern const DewStepClass _dew_step_decided;
extern const DewStepClass _dew_step_cap;

/* Never changed once parsed, and counted, so that those who share it need not copy it. */
struct _DewRule {
  GPtrArray *steps;             /* DewStep, at least one */
};

DewRule       *_dew_rule_ref     (DewRule *rule);

/* Whether a step takes all that is left, or all of its band. */
gboolean       _dew_step_takes   (const DewStep *step);

/* The last step that takes all, in the text; NULL where none does. */
const DewStep *_dew_rule_last    (const DewRule *rule);

/* TRUE when it has a step that is about lines. */
gboolean       _dew_rule_by_line (const DewRule *rule);

/* A rule that is `own` and nothing else. */
gboolean       _dew_rule_is_own  (const DewRule *rule);

/* Adds the caps of one step to another; FALSE where they go elsewhere, or cap a partner twice. steps/cap.c */
gboolean       _dew_cap_join     (DewStep *step, const DewStep *other, const DewLedger *ledger, GError **error);

/* Whether a step of netting is about pools; whether a rule has one that is. steps/offset.c */
gboolean       _dew_offset_is_across (const DewStep *step);
gboolean       _dew_rule_is_across   (const DewRule *rule);

/* Every kind of step, in the order in which a list of them reads best. */
const DewStepClass *const *_dew_rule_kinds (guint *n);

/* ---- In words: dew-rule-say.c ---- */

/* As dew_rule_sentence (), for the rule of a line or category of the pool; line NULL is the pool itself. What becomes of
 * aligned lines is left to _dew_rule_say_aligned (), which is NULL where the pool has none. Free both with g_free. */
char *_dew_rule_sentence_at (const DewRule *rule, const DewLedger *ledger, const DewPool *pool, const DewLine *line,
                             gint64 scenario, const char *as_at, DewDirection direction);
char *_dew_rule_say_aligned (const DewLedger *ledger, const DewPool *pool, gint64 scenario, const char *as_at, DewDirection direction);

/* What the rule's percentages are by, inside a sentence; moved: contributions are changed by virements of the year. Free with g_free. */
char *_dew_rule_basis       (const DewRule *rule, const DewLedger *ledger, gboolean moved);

/* "Up to 1 %: ", "above 3 %: " before what a band shares by; "" where it is none. Free with g_free. */
char *_dew_rule_brief_band  (const DewRule *rule, const DewStep *step);

/* A text that begins with a capital; takes it over. Free with g_free. */
char *_dew_rule_capitalize  (char *text);
