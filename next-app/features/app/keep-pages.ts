import { toast } from '../../components/toast.ts'
import { appWords } from '../../lib/app-words.ts'
import type { ToWorker } from '../../service-worker/plan.ts'
import { useNewVersion } from '../../store/new-version.ts'

const SCRIPT = '/sw.js'
const SHOWN_MS = 30_000
/** How often a page that stays open looks for a newer version. */
const LOOK_EVERY_MS = 60 * 60_000
/** The version of this page, by its build. */
const OWN_VERSION = process.env.NEXT_PUBLIC_VERSION

type Workers = Pick<ServiceWorkerContainer, 'register' | 'getRegistration'>

/** Lets the browser keep the pages, and tells when they are out of date. A browser may refuse; pages work as well without. */
export const keepPages = async (workers: Workers): Promise<void> => {
  try {
    const registration = await workers.register(SCRIPT)
    watchVersions(registration)
    const look = () => registration.update().catch(() => forgetWhereGone(workers))
    await look()
    setInterval(() => void look(), LOOK_EVERY_MS)
  } catch {
    await forgetWhereGone(workers)
  }
}

/** A server that has no worker any more wants none: browsers would go on with the last one. */
const forgetWhereGone = async (workers: Workers): Promise<void> => {
  try {
    const { status } = await fetch(SCRIPT, { method: 'HEAD', cache: 'no-store' })
    if (status !== 404) return
    await (await workers.getRegistration())?.unregister()
    for (const name of await caches.keys()) await caches.delete(name)
  } catch {
    // The server is away, and with it whatever it wants.
  }
}

const watchVersions = (registration: ServiceWorkerRegistration): void => {
  const follow = (worker: ServiceWorker) =>
    worker.addEventListener('statechange', () => {
      if (worker.state === 'installed') void offer(registration, worker)
    })
  if (registration.waiting !== null) void offer(registration, registration.waiting)
  if (registration.installing !== null) follow(registration.installing)
  registration.addEventListener('updatefound', () => {
    if (registration.installing !== null) follow(registration.installing)
  })
}

/** Tells that there is a newer version, and waits: a page never reloads by itself. */
const offer = async (registration: ServiceWorkerRegistration, worker: ServiceWorker): Promise<void> => {
  // The first worker of a browser replaces nobody; and a page may be the new one already, for pages come from the server.
  if (registration.active === null || (await versionOf(worker)) === OWN_VERSION) return
  const reload = () => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') location.reload()
    })
    worker.postMessage('take-over' satisfies ToWorker)
  }
  useNewVersion.setState({ reload })
  toast(appWords.newVersion, {
    id: 'new-version',
    durationMs: SHOWN_MS,
    action: { label: appWords.reload, onClick: reload },
  })
}

const versionOf = (worker: ServiceWorker): Promise<unknown> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      port1.close()
      resolve(data)
    }
    worker.postMessage('tell-version' satisfies ToWorker, [port2])
  })
