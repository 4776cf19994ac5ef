import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a page that says it comes from this origin may use the caller's cookie: the server's own pages, those on the
 * list, and programs that are no browser and so send no origin.
 */
export const isAllowedOrigin = (
  headers: Pick<IncomingHttpHeaders, 'origin' | 'host'>,
  allowed: readonly string[],
): boolean => {
  const { origin, host } = headers
  if (origin === undefined) return true
  if (allowed.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
