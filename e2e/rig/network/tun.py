"""A link between this machine and a network namespace, packet by packet: delay, jitter, loss, a rate and a queue each way.

usage: tun.py NAMESPACE NEAR_IP FAR_IP UP DOWN SEED    (root; UP and DOWN are ways as JSON, see networks.ts)
Up is what comes from the namespace. Prints "up" once packets pass. Needs the kernel's TUN, and no traffic control.
"""

import fcntl, heapq, json, os, random, select, struct, subprocess, sys, time

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
namespace, near_ip, far_ip = sys.argv[1:4]
ways = [json.loads(way) for way in sys.argv[4:6]]
random.seed(int(sys.argv[6]))


def device(name):
    descriptor = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(descriptor, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    return descriptor


def ip(*words):
    subprocess.run(["ip", *words], check=True)


far, near = f"far{os.getpid()}", f"near{os.getpid()}"
devices = [device(far), device(near)]
ip("link", "set", far, "netns", namespace)
for where, name, own, peer in ((["-n", namespace], far, far_ip, near_ip), ([], near, near_ip, far_ip)):
    ip(*where, "addr", "add", own, "peer", peer, "dev", name)
    ip(*where, "link", "set", name, "mtu", "1400", "up")
ip("-n", namespace, "link", "set", "lo", "up")
print("up", flush=True)

waiting, count = [], 0
last_at, free_at = [0.0, 0.0], [0.0, 0.0]
while True:
    now = time.monotonic()
    while waiting and waiting[0][0] <= now:
        _, _, to, packet = heapq.heappop(waiting)
        try:
            os.write(to, packet)
        except OSError:
            pass
    rest = max(0.0, waiting[0][0] - now) if waiting else None
    for source in select.select(devices, [], [], rest)[0]:
        direction = devices.index(source)
        way = ways[direction]
        try:
            packet = os.read(source, 2048)
        except BlockingIOError:
            continue
        if random.random() < way.get("stall", 0):
            continue
        at = now = time.monotonic()
        narrow = way.get("narrow")
        if narrow:
            begins = max(free_at[direction], now)
            if (begins - now) * 1000 > narrow["queueMs"]:
                continue
            at = free_at[direction] = begins + len(packet) * 8 / (narrow["kbitPerS"] * 1000)
        at += max(0.0, random.gauss(way["delayMs"], way.get("jitterMs", 0))) / 1000
        # Nothing overtakes: TCP would take it for loss.
        at = last_at[direction] = max(at, last_at[direction])
        count += 1
        heapq.heappush(waiting, (at, count, devices[1 - direction], packet))
