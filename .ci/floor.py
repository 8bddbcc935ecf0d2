"""Fails when a total of the gold score is worse than its floor: floor.py FLOOR.json TOTALS.json"""

import json
import sys


def main(floor_file, totals_file):
    with open(floor_file, encoding="utf-8") as file:
        floor = json.load(file)
    with open(totals_file, encoding="utf-8") as file:
        totals = json.load(file)
    worse = [
        f"{name} is {totals[name]}, the floor is {least}"
        for name, least in floor["at_least"].items()
        if totals[name] < least
    ] + [
        f"{name} is {totals[name]}, the ceiling is {most}"
        for name, most in floor["at_most"].items()
        if totals[name] > most
    ]
    if worse:
        sys.exit("the gold score fell: " + "; ".join(worse))


main(*sys.argv[1:])
