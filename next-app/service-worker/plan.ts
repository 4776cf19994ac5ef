/** What there is to know of a request before anything is done about it. */
export type Asked = { method: string; url: string; isNavigation: boolean; hasRange: boolean }

/**
 * `pass`: the browser fetches as if there were no worker. `page`: the server's page, or while it is away the one that was kept under
 * `kept`. `part`: what was kept, for its name tells its content.
 */
export type Plan = { do: 'pass' } | { do: 'page'; kept: string } | { do: 'part' }

const PASS: Plan = { do: 'pass' }

/** What talks, plays or is told at that moment: a copy of it would be a lie. */
export const LIVE = ['/api/', '/media/', '/music/', '/ws'] as const

/** The pages that are kept, by the addresses at which the server has them. */
export const PAGES = { start: '/', room: '/room/_', notFound: '/404.html' } as const

/** Pages that mean nothing without the server. */
const SERVER_PAGES = new Set(['/spotify', '/reset'])

/** What to do about a request of a page of `origin`. */
export const planFor = ({ method, url, isNavigation, hasRange }: Asked, origin: string): Plan => {
  const { origin: of, pathname } = new URL(url)
  if (method !== 'GET' || hasRange || of !== origin) return PASS
  if (LIVE.some((path) => pathname.startsWith(path))) return PASS
  if (isNavigation) return pageFor(pathname)
  return pathname.startsWith('/_next/static/') ? { do: 'part' } : PASS
}

const pageFor = (pathname: string): Plan => {
  if (pathname === '/') return { do: 'page', kept: PAGES.start }
  if (/^\/room\/[^/]+\/?$/.test(pathname)) return { do: 'page', kept: PAGES.room }
  if (SERVER_PAGES.has(pathname.replace(/\/$/, '')) || /\.\w+$/.test(pathname)) return PASS
  return { do: 'page', kept: PAGES.notFound }
}

/** From the page to the worker: step into the place of the older one; or tell, by the port that comes along, which version it is. */
export type ToWorker = 'take-over' | 'tell-version'
