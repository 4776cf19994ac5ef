import { createHash } from 'node:crypto'

/** Sent with everything. Pages get a wider policy of their own. */
export const BASE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  // Not `same-origin`: in development the page is served from another port, and counts as another origin.
  'cross-origin-resource-policy': 'same-site',
  'permissions-policy': 'camera=(), geolocation=(), payment=(), usb=()',
}

/** Where the vendors' own players come from, and where their frames do. */
const VENDOR_SCRIPTS = ['https://www.youtube.com', 'https://sdk.scdn.co']
const VENDOR_FRAMES = ['https://www.youtube-nocookie.com', 'https://sdk.scdn.co']

const INLINE_SCRIPT = /<script(?![^>]*\ssrc\s*=)[^>]*>([\s\S]*?)<\/script>/gi

/**
 * The policy for one page of the client. Next.js writes the page's data into inline scripts: each of these is allowed by
 * its hash, and no other. Styles are inline too, and React sets them by attribute, which no hash can allow.
 */
export function pagePolicy(html: string): string {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  return [
    "default-src 'self'",
    ["script-src 'self'", ...VENDOR_SCRIPTS, ...new Set(hashes)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    // Songs and broadcasts are fetched from wherever they are, when their servers let us; by http only into a page that came so.
    "media-src 'self' blob: data: https: http:",
    "font-src 'self' data:",
    "connect-src 'self' ws: wss: blob: data: https: http:",
    ['frame-src', ...VENDOR_FRAMES].join(' '),
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
