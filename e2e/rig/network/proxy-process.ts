import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { DelayProxy } from './delay-proxy.ts'
import type { Path } from './networks.ts'

const CHILD = fileURLToPath(new URL('./proxy-child.ts', import.meta.url))
/** Below what feeds sound. */
const REALTIME_PRIORITY = '3'

/**
 * A delay proxy that no browser, and nothing else of a bench, can keep waiting: a network does not share the listeners'
 * processors. Recorded before, with three browsers on two cores, a proxy beside the bench's own work added 30 to 110 ms
 * to the 20 that it was told to. `seed` makes its chances.
 */
export async function openProxy(targetPort: number, path: Path, seed: number): Promise<DelayProxy> {
  const child = fork(CHILD, { execArgv: ['--import', 'tsx'] })
  const close = () => void child.kill('SIGKILL')
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('the network’s process did not come up')))
  child.send({ targetPort, path, seed })
  const [{ port }] = (await Promise.race([once(child, 'message'), gone])) as [{ port: number }]
  gone.catch(() => {})
  hasten(child.pid)
  return { port, close }
}

/** As far as this user may. */
function hasten(pid: number | undefined): void {
  if (pid === undefined) return
  if (process.env.REALTIME === '1') spawnSync('chrt', ['--rr', '-p', REALTIME_PRIORITY, String(pid)])
  try {
    setPriority(pid, constants.priority.PRIORITY_HIGHEST)
  } catch {
    // Only root may; then it waits its turn like all others.
  }
}
