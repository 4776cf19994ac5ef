import ipaddr from 'ipaddr.js'
import { FetchUrlError } from './fetch-url-error.ts'

/** Where the server may go to fetch a song. */
export type UrlPolicy = {
  /** Asked for every address a name resolves to, just before connecting to it. */
  isAllowedAddress(address: string): boolean
  isAllowedPort(port: number): boolean
}

const WEB_PORTS = new Set([80, 443, 8000, 8080, 8443])

/** Only public addresses, on ports where web servers are: nobody explores the operator's network through us. */
export const PUBLIC_ONLY: UrlPolicy = {
  isAllowedAddress: isPublicAddress,
  isAllowedPort: (port) => WEB_PORTS.has(port),
}

/** Private networks too, on every port: for tests, and where the server stands among friends (`ALLOW_PRIVATE_URLS`). */
export const ANYWHERE: UrlPolicy = { isAllowedAddress: () => true, isAllowedPort: () => true }

/**
 * Whether an address is one of the public internet. Loopback, private, link-local, unique-local, carrier-grade NAT,
 * multicast, reserved and documentation ranges are not; an IPv4 address inside an IPv6 one counts as itself.
 */
export function isPublicAddress(text: string): boolean {
  // A zone (`fe80::1%eth0`) belongs to link-local addresses alone.
  if (text.includes('%') || !ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress())
    return isPublicAddress(`${address.toIPv4Address()}`)
  if (address.range() !== 'unicast') return false
  // All that is public in IPv6 lies in 2000::/3; what carries or translates IPv4 has ranges of its own.
  return address instanceof ipaddr.IPv4 || address.match(ipaddr.IPv6.parse('2000::'), 3)
}

const URL_LENGTH = 2048

/**
 * Reads the address of a song; `base` is the page that redirected to it. Throws `url-invalid` when it is none of http or
 * https or carries a password, `url-forbidden` when its port or its literal address is not allowed.
 */
export function checkUrl(text: string, policy: UrlPolicy, base?: URL): URL {
  if (text.length > URL_LENGTH || !URL.canParse(text, base?.href)) throw new FetchUrlError('url-invalid')
  const url = new URL(text, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchUrlError('url-invalid')
  if (url.username !== '' || url.password !== '') throw new FetchUrlError('url-invalid')
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  if (!policy.isAllowedPort(port)) throw new FetchUrlError('url-forbidden')
  // A literal address is never looked up, so the check at connecting would not see it. URL has made 0x7f.1 into 127.0.0.1.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (ipaddr.isValid(host) && !policy.isAllowedAddress(host)) throw new FetchUrlError('url-forbidden')
  return url
}
