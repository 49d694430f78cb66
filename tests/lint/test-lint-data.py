#!/usr/bin/python3
# test-lint-data.py: the data lint passes on what each judge says, and is silent where all is well.

import os

import planted

DESKTOP = '[Desktop Entry]\nType=Application\nName=A\nExec=a %F\nCategories=Office;Finance;GTK;\n'

METAINFO = '''<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>org.example.A</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>GPL-3.0-or-later</project_license>
  <name>A</name>
  <summary>Does what A does</summary>
  <description><p>It does what A does, all day long, and is never tired of it.</p></description>
  <launchable type="desktop-id">org.example.A.desktop</launchable>
  <url type="homepage">https://example.org/</url>
  <developer_name>The A developers</developer_name>
  <content_rating type="oars-1.1"/>
  <releases><release version="1.0" date="2024-01-01"/></releases>
</component>
'''

SCHEMA = '''<schemalist>
  <schema id="org.example.A" path="/org/example/A/">
    <key name="width" type="i"><default>800</default></key>
  </schema>
</schemalist>
'''

SOUND = {
    'data/org.example.A.desktop': DESKTOP,
    'data/org.example.A.metainfo.xml': METAINFO,
    'data/org.example.A.gschema.xml': SCHEMA,
    'ui/a.ui': '<interface/>\n',
}

FAULTS = [
    ('desktop entry', {'data/org.example.A.desktop': DESKTOP.replace('Name=A\n', '')}, 'data/org.example.A.desktop:1: desktop-file-validate says'),
    ('metainfo', {'data/org.example.A.metainfo.xml': METAINFO.replace('  <summary>Does what A does</summary>\n', '')}, 'appstreamcli says'),
    ('settings', {'data/org.example.A.gschema.xml': SCHEMA.replace('800', 'wide')}, 'glib-compile-schemas says'),
    ('template', {'ui/a.ui': '<interface>\n'}, 'ui/a.ui:1: xmllint says'),
]


def command(tree):
    return [os.path.join(planted.BUILD_AUX, 'lint-data'), tree]


planted.run(command, SOUND, FAULTS)
