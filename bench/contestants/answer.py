"""Serves the bench as bench/answer.ts does, in Python."""

import json
import sys
import time


def read_job():
    with open(sys.argv[1], encoding="utf8") as file:
        return json.load(file)


def answer(update):
    print("ready", flush=True)
    for line in sys.stdin:
        begun = time.process_time()
        losses = [update() for _ in range(int(line))]
        seconds = time.process_time() - begun
        print(json.dumps({"seconds": seconds, "losses": losses[:20]}), flush=True)
