"""Enqueues and carries out jobs that do nothing with huey on SQLite, every commit through to the disk.

usage: jobs.py FILE COUNT    prints the seconds it took
"""
import sys, threading, time
from huey import SqliteHuey

count = int(sys.argv[2])
queue = SqliteHuey("jobs", filename=sys.argv[1], fsync=True, results=False)
done, lock, finished = [0], threading.Lock(), threading.Event()


@queue.task()
def job():
    with lock:
        done[0] += 1
        if done[0] == count:
            finished.set()


assert queue.storage.conn.execute("PRAGMA synchronous").fetchone() == (2,), "huey does not wait for the disk"
begun = time.monotonic()
for _ in range(count):
    job()
consumer = queue.create_consumer(workers=1, periodic=False, initial_delay=0.001, max_delay=0.01,
                                 check_worker_health=False)
consumer.start()
finished.wait()
print(time.monotonic() - begun, flush=True)
consumer.stop()
