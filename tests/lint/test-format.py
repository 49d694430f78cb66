#!/usr/bin/python3
# test-format.py: the formatter finds what is not in the house style, leaves what is, and makes the one of the other.

import os
import tempfile

import planted

FORMAT = os.path.join(planted.BUILD_AUX, 'format')

SOUND = {
    'src/a.c': '''/* a.c: the house style. */
#include "a.h"

typedef struct {
  gint64    (*next)  (gpointer data);
  gboolean  (*equal) (const Step *a, const Step *b);
  char       *name;           /* in columns */
  guint       length;
} Thing;

static int
add_up (const int *values,
        guint      n_values,
        GError   **error)
{
  g_autoptr (GString) text = g_string_new (_("nothing"));
  int sum = 0;

  if (values == NULL)
    *error = (Error) { 1, NULL };
  for (guint i = 0; i < n_values; i++)
    {
      switch (values[i])
        {
        case 0:
          break;
        default:
          sum += *values * (int) i;
        }
    }
  return sum > 0 ? sum : -1;
}
''',
    'src/a.h': '''/* a.h: the house style. */
GtkWidget *a_new       (void);
void       a_set_thing (GtkWidget *self, const Thing *thing);
''',
}


def with_line(old, new):
    changed = SOUND['src/a.c'].replace(old, new)
    assert changed != SOUND['src/a.c']
    return {'src/a.c': changed}


SAID = 'not in the house style'

FAULTS = [
    ('brace at the end of a line', with_line('n_values; i++)\n    {', 'n_values; i++) {'), SAID),
    ('no space before a parenthesis', with_line('g_string_new (', 'g_string_new('), SAID),
    ('parameters out of column', with_line('guint      n_values', 'guint n_values'), SAID),
    ('type on the line of the name', with_line('static int\nadd_up', 'static int add_up'), SAID),
    ('wrong indent', with_line('  int sum', '   int sum'), SAID),
    ('tabs', with_line('  int sum', '\tint sum'), SAID),
    ('no space around an operator', with_line('int sum = 0', 'int sum=0'), SAID),
    ('case under the brace', with_line('        case 0', '          case 0'), SAID),
]


def command(tree):
    return [FORMAT, '--check', '--tree', tree]


def try_rewriting():
    """All faults in one file, after the formatter went over it, are none."""
    text = SOUND['src/a.c']
    for wrong, right in (('int sum=0', 'int sum = 0'), ('\tint sum', '  int sum'), ('guint n_values', 'guint      n_values'),
                         ('g_string_new(', 'g_string_new ('), ('n_values; i++) {', 'n_values; i++)\n    {')):
        text = text.replace(right, wrong)
    with tempfile.TemporaryDirectory() as tree:
        planted.write(tree, {**SOUND, 'src/a.c': text})
        status, output = planted.hear([FORMAT, '--tree', tree])
        with open(os.path.join(tree, 'src/a.c'), encoding='utf-8') as file:
            after = file.read()
    if status == 0 and output == 'src/a.c\n' and after == SOUND['src/a.c']:
        return None
    return f'status {status}\n{output}{after}'


planted.run(command, SOUND, FAULTS, [('rewriting', try_rewriting)])
