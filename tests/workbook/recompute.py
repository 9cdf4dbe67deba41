"""Recomputes workbooks in LibreOffice and IronCalc, as they are and after changes.

python3 recompute.py JOB FOLDER IRONCALC, where JOB is a JSON file: a list of
  {"file": path of an .xlsx, "changes": [{"sheet", "headings": row of headings, "where": {heading: text}, "column",
   "value": number, text or null}]}
Writes FOLDER/results.json: for each file {"cached": sheets, "office": sheets, "ironcalc": sheets, "changed_office": sheets,
"changed_ironcalc": sheets, "setup": [problems of freezing, paper and the like]}; sheets are {name: rows of texts}.
The values stored in a file are made 1 before it is recomputed, so that none of them can be taken for a result.
"""

import csv
import json
import os
import re
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""
# Comma, double quote, UTF-8, from row 1, numbers in full and not as shown, no formulas, all sheets.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def place(row, column):
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def parts(path):
    """Sheet names with the part that each stands in, and all parts."""
    with zipfile.ZipFile(path) as file:
        found = {name: file.read(name).decode() for name in file.namelist()}
    book = ElementTree.fromstring(found["xl/workbook.xml"])
    names = [sheet.get("name") for sheet in book.find(MAIN + "sheets")]
    return [(name, f"xl/worksheets/sheet{at}.xml") for at, name in enumerate(names, 1)], found


def number(text):
    return repr(float(text)) if isinstance(text, (int, float)) else text


def cached(sheets, found):
    strings = []
    if "xl/sharedStrings.xml" in found:
        for item in ElementTree.fromstring(found["xl/sharedStrings.xml"]).iter(MAIN + "si"):
            strings.append("".join(text.text or "" for text in item.iter(MAIN + "t")))
    result = {}
    for name, part in sheets:
        rows = []
        for cell in ElementTree.fromstring(found[part]).iter(MAIN + "c"):
            letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            value = cell.find(MAIN + "v")
            text = "" if value is None else value.text or ""
            if cell.get("t") == "s":
                text = strings[int(text)]
            while len(rows) < int(row):
                rows.append([])
            line = rows[int(row) - 1]
            line.extend([""] * (column - len(line)))
            line[column - 1] = text
        result[name] = rows
    return result


def find(rows, change):
    """The cell that a change is for: exactly one row shows what `where` says."""
    headings = rows[change["headings"]]
    column = {heading: at for at, heading in enumerate(headings) if heading}
    fits = [
        at
        for at, row in enumerate(rows)
        if at > change["headings"] and all(len(row) > column[h] and row[column[h]] == t for h, t in change["where"].items())
    ]
    assert len(fits) == 1, f"{change}: {len(fits)} rows"
    return fits[0], column[change["column"]]


def with_value(xml, cell, value):
    """The sheet with another value in a cell that holds no formula."""
    pattern = re.compile(rf'<c r="{cell}"((?: s="\d+")?)(?: t="s")?(?:/>|><v>[^<]*</v></c>)')
    if value is None:
        new = rf'<c r="{cell}"\1/>'
    elif isinstance(value, str):
        new = rf'<c r="{cell}"\1 t="inlineStr"><is><t>{value}</t></is></c>'
    else:
        new = rf'<c r="{cell}"\1><v>{value!r}</v></c>'
    xml, times = pattern.subn(new, xml)
    assert times == 1, f"{cell}: {times} cells"
    return xml


def write(path, found):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in found.items():
            file.writestr(name, text)


def tampered(found):
    """The parts with 1 as the stored value of every formula."""
    return {
        name: re.sub(r"(</f>)<v>[^<]*</v>", r"\1<v>1</v>", text) if name.startswith("xl/worksheets/") else text
        for name, text in found.items()
    }


def setup(sheets, found):
    problems = []
    for name, part in sheets:
        for what in ['state="frozen"', 'orientation="landscape"', 'fitToHeight="0"', 'fitToPage="1"', "<cols>"]:
            if what not in found[part]:
                problems.append(f"{name}: no {what}")
        if f"_xlnm.Print_Titles\" localSheetId=\"{[n for n, _ in sheets].index(name)}\"" not in found["xl/workbook.xml"]:
            problems.append(f"{name}: no rows repeated on paper")
        if re.search(r"</f></c>", found[part]):
            problems.append(f"{name}: a formula without a stored value")
    return problems


def office(paths, folder):
    """All files in one go: starting takes longest."""
    profile = os.path.join(folder, "profile")
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w") as file:
        file.write(SETTINGS)
    out = os.path.join(folder, "csv")
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", CSV, "--outdir", out]
    done = subprocess.run(command + paths, capture_output=True, text=True, timeout=300)
    results = []
    for path in paths:
        name = os.path.splitext(os.path.basename(path))[0]
        sheets = {}
        for file in sorted(os.listdir(out) if os.path.isdir(out) else []):
            if file.startswith(name + "-") and file.endswith(".csv"):
                with open(os.path.join(out, file), newline="", encoding="utf-8") as text:
                    sheets[file[len(name) + 1 : -4]] = list(csv.reader(text))
        assert sheets, f"LibreOffice wrote nothing for {path}: {done.stdout} {done.stderr}"
        results.append(sheets)
    return results


def ironcalc_sheets(model, names):
    sheets = {}
    for at, name in enumerate(names):
        _, last_row, _, last_column = model.get_sheet_dimensions(at)
        value = lambda row, column: model.get_cell_value(at, row, column)
        rows = [[value(row, column) for column in range(1, last_column + 1)] for row in range(1, last_row + 1)]
        sheets[name] = [["" if text is None else str(number(text)) for text in row] for row in rows]
    return sheets


def main(job, folder, ironcalc_root):
    sys.path.insert(0, ironcalc_root)
    import ironcalc

    with open(job) as file:
        cases = json.load(file)
    results, to_convert = {}, []
    for case in cases:
        name = os.path.splitext(os.path.basename(case["file"]))[0]
        sheets, found = parts(case["file"])
        shown = cached(sheets, found)
        results[name] = result = {"cached": shown, "setup": setup(sheets, found)}
        names = [sheet for sheet, _ in sheets]
        unchanged = os.path.join(folder, f"{name}.tampered.xlsx")
        write(unchanged, tampered(found))
        model = ironcalc.load_from_xlsx(unchanged, "en", "UTC", "en")
        model.evaluate()
        result["ironcalc"] = ironcalc_sheets(model, names)
        changed = tampered(found)
        for change in case["changes"]:
            row, column = find(shown[change["sheet"]], change)
            at = names.index(change["sheet"])
            changed[sheets[at][1]] = with_value(changed[sheets[at][1]], place(row, column), change["value"])
            value = change["value"]
            if value is None:
                model.clear_cell_contents(at, row + 1, column + 1)
            else:
                model.set_user_input(at, row + 1, column + 1, str(value))
        model.evaluate()
        result["changed_ironcalc"] = ironcalc_sheets(model, names)
        other = os.path.join(folder, f"{name}.changed.xlsx")
        write(other, changed)
        to_convert += [(name, "office", unchanged), (name, "changed_office", other)]
    for (name, kind, _), sheets in zip(to_convert, office([path for _, _, path in to_convert], folder)):
        results[name][kind] = sheets
    with open(os.path.join(folder, "results.json"), "w") as file:
        json.dump(results, file)


main(*sys.argv[1:])
