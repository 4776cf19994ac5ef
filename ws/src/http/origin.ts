/** The headers in which a browser tells where a request comes from. */
export type OriginHeaders = {
  host?: string | undefined
  origin?: string | string[] | undefined
  'sec-fetch-site'?: string | string[] | undefined
}

/**
 * Whether a request that changes something may: it comes from our own page, from an allowed origin, or from no browser
 * at all. Browsers set `Sec-Fetch-Site` and `Origin` themselves, a page cannot; programs that send neither carry no one
 * else's cookie. Where the first is missing (plain http across a LAN), the origin's host must be the one asked for; the
 * scheme may differ, for a proxy in front may speak https while we do not.
 */
export function mayChange(headers: OriginHeaders, allowedOrigins: ReadonlySet<string>): boolean {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (typeof origin === 'string' && allowedOrigins.has(origin)) return true
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  if (origin === undefined) return true
  return typeof origin === 'string' && URL.canParse(origin) && new URL(origin).host === hostOf(host, origin)
}

/** The `Host` header without the default port of the origin's scheme, as in `URL.host`. */
function hostOf(host: string | undefined, origin: string): string | null {
  const own = `${new URL(origin).protocol}//${host}`
  return URL.canParse(own) ? new URL(own).host : null
}

/**
 * This server's origin as whoever asks knows it, by the `Host` they name and the scheme they came by; null where that makes none. For
 * what is told back to them alone: nobody is believed to be somebody by it.
 */
export function originOf(protocol: string, host: string): string | null {
  const text = `${protocol}://${host}`
  if (!/^https?:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(text) || !URL.canParse(text)) return null
  return new URL(text).origin
}
