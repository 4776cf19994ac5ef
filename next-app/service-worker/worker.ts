import { LIVE, PAGES, planFor, type ToWorker } from './plan.ts'

/**
 * The service worker: keeps the pages and all that they are made of, so that a page opens while the server is away. What a page
 * shows then it has from nowhere else; rooms and songs never pass through here.
 */

declare const self: ServiceWorkerGlobalScope
/** Written in by the build (scripts/service-worker.mjs): the version of the client, and its files that are named by their content. */
declare const EARSHOT_VERSION: string
declare const EARSHOT_PARTS: readonly string[]

const PREFIX = 'earshot-'
const CACHE = `${PREFIX}${EARSHOT_VERSION}`
/** A server that has not answered by then is away, as far as a page is concerned. */
const PATIENCE_MS = 3000
/** Between two files that are fetched: whoever listens meanwhile must not notice. */
const BREATH_MS = 20

const wait = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms))

const fetched = async (url: string, cache: RequestCache): Promise<Response> => {
  const answer = await fetch(url, { cache, redirect: 'error', priority: 'low' })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return answer
}

/** One after the other; what an older version or an attempt that was broken off has kept need not come again. */
const keepAll = async (): Promise<void> => {
  const cache = await caches.open(CACHE)
  for (const part of EARSHOT_PARTS) {
    if (await cache.match(part)) continue
    await cache.put(part, (await caches.match(part)) ?? (await fetched(part, 'default')))
    await wait(BREATH_MS)
  }
  for (const page of Object.values(PAGES)) await cache.put(page, await fetched(page, 'reload'))
}

const removeOld = async (): Promise<void> => {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  )
}

const pageFor = async (request: Request, kept: string): Promise<Response> => {
  const network = fetch(request)
  const answer = await Promise.race([network.catch(() => null), wait(PATIENCE_MS)])
  // A proxy in front says in the server's name that it is away.
  if (answer !== null && answer.status < 500) return answer
  return (await caches.match(kept, { cacheName: CACHE, ignoreVary: true })) ?? answer ?? network
}

/** A worker reads what it is to do from the address it was asked for by: so the answer must not bring one of its own. */
const partFor = async (request: Request): Promise<Response> => {
  const kept = await caches.match(request.url, { ignoreVary: true, ignoreSearch: true })
  if (kept === undefined) return fetch(request)
  const { body, status, headers } = kept
  return new Response(body, { status, headers })
}

/** Where the browser can be told beforehand, it does not even ask here for what is live. */
type Routes = { addRoutes?(rules: readonly object[]): Promise<void> }

self.addEventListener('install', (event) => {
  const routes = LIVE.map((path) => ({ condition: { urlPattern: { pathname: `${path}*` } }, source: 'network' }))
  const told = (event as Routes).addRoutes?.(routes).catch(() => undefined)
  event.waitUntil(Promise.all([told, keepAll()]))
})

self.addEventListener('activate', (event) => event.waitUntil(removeOld()))

self.addEventListener('message', ({ data, ports }) => {
  const order = data as ToWorker
  switch (order) {
    case 'take-over':
      return void self.skipWaiting()
    case 'tell-version':
      return ports[0]?.postMessage(EARSHOT_VERSION)
    default:
      return order satisfies never
  }
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { method, url, mode, headers } = request
  const asked = { method, url, isNavigation: mode === 'navigate', hasRange: headers.has('range') }
  const plan = planFor(asked, self.location.origin)
  switch (plan.do) {
    case 'pass':
      return
    case 'page':
      return event.respondWith(pageFor(request, plan.kept))
    case 'part':
      return event.respondWith(partFor(request))
    default:
      return plan satisfies never
  }
})
