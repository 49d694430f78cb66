# books.py: the books that tests ask other programs about: every annex that the program lists, alone and all together, of its samples and of documents that have what those lack.

import os
import subprocess

ILLUSTRATION = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data", "monitoring-illustration.json")

# How a book may be asked for; the last word of a name that is a working copy's says so.
WORKING = "working copy"
VARIANTS = {
    "£": [],
    "£000": ["--unit=£000"],
    "£m": ["--unit=£m"],
    f"£, {WORKING}": ["--working-copy"],
    f"£000, {WORKING}": ["--unit=£000", "--working-copy"],
    f"£m, {WORKING}": ["--unit=£m", "--working-copy"],
}

# Takes in all that a rule may have: amounts, bands, fixed percentages, a cap.
STEPPED = ("reserve £300,000; carve Council £200,000 because late; up to £1,000,000: equal; up to £4,000,000: fixed Council 51%, CCG 49%; rest: proportional gross; "
           "cap CCG £4,000,000 to others")


class Books:
    def __init__(self, program, folder):
        self.program = os.path.abspath(program)
        self.folder = folder
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            self.environment.pop(name, None)
        self.annexes = self.list_names("export", "Annexes:")
        self.samples = self.list_names("new", "Samples:")

    def run(self, *arguments):
        """stdout of a command that must succeed."""
        result = subprocess.run([self.program, *arguments], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if result.returncode != 0:
            raise RuntimeError(f"{' '.join(arguments)}: {result.stderr}")
        return result.stdout

    def file(self, name):
        return os.path.join(self.folder, name)

    def list_names(self, command, heading):
        listed = self.run(command, "--help").split(heading + "\n")[1].split("\n\n")[0]
        names = [line.split()[0] for line in listed.splitlines() if line.startswith("  ")]
        if not names:
            raise RuntimeError(f"“{command} --help” lists nothing under “{heading}”")
        return names

    def documents(self):
        """By what they are called, their files: the samples, one with spending and virements, the same with a year after it, and one with rules in steps and scenarios."""
        made = {}
        for sample in self.samples:
            made[sample] = self.file(sample + ".dewpond")
            self.run("new", made[sample], "--sample", sample)
        for name in ("spending", "two years"):
            made[name] = self.file(name + ".dewpond")
            self.run("new", made[name])
            self.run("import", made[name], ILLUSTRATION)
        self.run("roll", made["two years"], "--from=2013/14", "--uplift=2.1%")
        made["steps"] = self.file("steps.dewpond")
        self.run("new", made["steps"], "--sample", "oxfordshire-2013")
        self.add_steps(made["steps"])
        return made

    def add_steps(self, path):
        self.run("rule", f"--file={path}", "--pool=Older people", STEPPED)
        self.run("virement", path, "--year=2013/14", "--from=Older people > CCG existing services", "--to=Older people > Council existing services", "--amount=250000.01",
                 "--partner=Oxfordshire Clinical Commissioning Group", "--date=2013-10-01", "--reason=Demand")
        for name, rule in (("Equal shares", "equal"), ("As contributed", "proportional net")):
            self.run("scenario", path, "new", name)
            self.run("rule", f"--file={path}", "--pool=Older people", f"--scenario={name}", rule)

    def choices(self):
        """(what is chosen, the arguments for it): every annex alone, and all that apply."""
        return [*((annex, [f"--annex={annex}"]) for annex in self.annexes), ("all together", [])]

    def export(self, document, name, *arguments):
        path = self.file(name)
        self.run("export", document, path, *arguments)
        return path
