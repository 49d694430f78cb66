# office.py: LibreOffice without a window, over its bridge, for tests that ask it what a file says. Needs the Python that has the bridge.

import os
import re
import shutil
import subprocess
import sys
import time
import zipfile

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


PRINT_TITLES = re.compile(rb'<definedName name="_xlnm\.Print_Titles"[^>]*>[^<]*</definedName>')


class Office:
    def __init__(self, folder):
        name = f"dewpond-{os.getpid()}"
        self.process = subprocess.Popen(
            [shutil.which("soffice"), "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{folder}/profile",
             f"--accept=pipe,name={name};urp;StarOffice.ComponentContext"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        for _ in range(600):
            try:
                self.context = resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                time.sleep(0.1)
        else:
            sys.exit("LibreOffice did not start")
        self.desktop = self.context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)

    def open(self, path, **properties):
        """A document, by the filter and with the options named, or as LibreOffice finds best."""
        return self.open_url("file://" + path, **properties)

    def open_to_calculate(self, path):
        """A workbook without the rows that repeat on paper: laying out the pages of sheets that have them takes LibreOffice several times as long as all else, and
        what cells are worth does not hang on them."""
        plain = path + ".plain.xlsx"
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(plain, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                target.writestr(name, PRINT_TITLES.sub(b"", data) if name == "xl/workbook.xml" else data)
        document = self.open(plain)
        os.remove(plain)
        return document

    def open_url(self, url, **properties):
        """The same, of any address: also of a new document."""
        properties = tuple(PropertyValue(Name=name, Value=value) for name, value in {"Hidden": True, **properties}.items())
        return self.desktop.loadComponentFromURL(url, "_blank", 0, properties)

    def close(self):
        try:
            self.desktop.terminate()
        except Exception:           # the bridge goes down with the office
            pass
        self.process.wait(60)
