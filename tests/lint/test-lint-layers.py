#!/usr/bin/python3
# test-lint-layers.py: the layering lint finds each kind of fault, and nothing where there is none.

import os

import planted

SOUND = {
    'src/money/dew-money.h': '#include <stdint.h>\n',
    'src/engine/dew-ledger.h': '#include <glib.h>\n\n#include "dew-money.h"\n',
    'src/engine/dew-ledger.c': '#include "dew-ledger.h"\n\n/* No double here, nor any time (). */\nconst char *word = "double";\n',
    'src/engine/dew-draw.c': 'double luck;\n',
    'src/store/dew-store.c': '#include <sqlite3.h>\n\n#include "dew-ledger.h"\n#include "dew-store-resources.h"\n',
    'src/report/dew-xlsx-private.h': '#include <xlsxwriter.h>\n\n#include "dew-ledger.h"\n\ndouble edge;\n',
    'src/report/dew-xlsx.c': '#include "dew-xlsx-private.h"\n',
    'src/report/dew-xlsx-chart.c': '#include <xlsxwriter.h>\n',
    'src/report/dew-pages-draw.c': '#include <cairo-pdf.h>\n#include <pango/pangocairo.h>\n',
    'src/document/dew-document.h': '#include <gio/gio.h>\n\n#include "dew-ledger.h"\n',
    'src/ui/dew-window.c': '#include <adwaita.h>\n#include <gtk/gtk.h>\n\n#include "dew-document.h"\n',
    'src/main.c': '#include <adwaita.h>\n',
}

FAULTS = [
    ('upward include', {'src/engine/dew-edit.c': '#include "dew-document.h"\n'}, 'src/engine/dew-edit.c:1: "dew-document.h" is of document/'),
    ('sideways include', {'src/report/dew-annex.h': '', 'src/store/dew-x.c': '\n#include "dew-annex.h"\n'}, 'dew-x.c:2: "dew-annex.h" is of report/'),
    ('header from nowhere', {'src/store/dew-x.c': '#include "config.h"\n'}, '"config.h" is not a header of src/'),
    ('SQLite outside the store', {'src/document/dew-x.c': '#include <sqlite3.h>\n'}, '<sqlite3.h> has no place in document/'),
    ('xlsxwriter in another file', {'src/report/dew-x.c': '#include <xlsxwriter.h>\n'}, '<xlsxwriter.h> belongs in src/report/dew-xlsx-(chart'),
    ('xlsxwriter in a header', {'src/report/dew-xlsx-chart.h': '#include <xlsxwriter.h>\n'}, '<xlsxwriter.h> belongs in src/report/dew-xlsx-(chart'),
    ('xlsxwriter by way of a header', {'src/report/dew-annex.c': '#include "dew-xlsx-private.h"\n'}, '"dew-xlsx-private.h" belongs in src/report/dew-xlsx'),
    ('xlsxwriter in another folder', {'src/ui/dew-x.c': '# include <xlsxwriter.h>\n'}, '<xlsxwriter.h> has no place in ui/'),
    ('cairo in another file', {'src/report/dew-x.c': '#include <cairo.h>\n'}, '<cairo.h> belongs in src/report/dew-(page|pdf)'),
    ('Pango below', {'src/engine/dew-pages.c': '#include <pango/pango.h>\n'}, '<pango/pango.h> has no place in engine/'),
    ('GTK outside ui', {'src/document/dew-x.c': '#include <gtk/gtk.h>\n'}, '<gtk/gtk.h> has no place in document/'),
    ('libadwaita outside ui', {'src/cli/dew-x.c': '#include <adwaita.h>\n'}, '<adwaita.h> has no place in cli/'),
    ('GLib in money', {'src/money/dew-x.c': '#include <glib.h>\n'}, '<glib.h> has no place in money/'),
    ('another library', {'src/engine/dew-x.c': '#include <curl/curl.h>\n'}, 'is not known to need'),
    ('double in money', {'src/money/dew-x.c': '/* a\n * b */\ndouble pounds;\n'}, 'src/money/dew-x.c:3: double'),
    ('double in the engine', {'src/engine/steps/x.c': 'static gdouble pounds;\n'}, 'src/engine/steps/x.c:1: gdouble'),
    ('double beside luck', {'src/engine/dew-simulate.c': 'double pounds;\n'}, 'src/engine/dew-simulate.c:1: double'),
    ('chance from elsewhere among luck', {'src/engine/dew-draw.c': 'int x = rand ();\n'}, 'rand (): no clock'),
    ('clock in the engine', {'src/engine/dew-x.c': 'int x = g_get_real_time ();\n'}, 'g_get_real_time (): no clock'),
    ('folder that is no layer', {'src/util/dew-x.c': '\n'}, 'util/ is not a layer'),
]


def command(tree):
    return [os.path.join(planted.BUILD_AUX, 'lint-layers'), tree]


planted.run(command, SOUND, FAULTS)
