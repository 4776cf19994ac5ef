/** Where each vendor answers, the preferred base address first. No slash at the end. */
export const VENDOR_ORIGINS = {
  youtube: ['https://www.youtube.com'],
  'youtube-data': ['https://www.googleapis.com'],
  'youtube-pictures': ['https://i.ytimg.com'],
  spotify: ['https://open.spotify.com'],
  'spotify-accounts': ['https://accounts.spotify.com'],
  'spotify-api': ['https://api.spotify.com'],
  audius: ['https://api.audius.co'],
  archive: ['https://archive.org'],
  jamendo: ['https://api.jamendo.com'],
  'google-accounts': ['https://accounts.google.com'],
  'google-token': ['https://oauth2.googleapis.com'],
  'google-profile': ['https://openidconnect.googleapis.com'],
  discord: ['https://discord.com'],
  lrclib: ['https://lrclib.net'],
  'radio-browser': ['https://de1.api.radio-browser.info', 'https://de2.api.radio-browser.info'],
} as const satisfies Record<string, readonly string[]>

export type VendorName = keyof typeof VENDOR_ORIGINS
export type VendorOrigins = Readonly<Record<VendorName, readonly string[]>>

const isVendor = (name: string): name is VendorName => Object.hasOwn(VENDOR_ORIGINS, name)

/**
 * The addresses with some replaced, each told as `youtube=http://127.0.0.1:9`; null when one cannot be understood.
 * For tests and for mirrors of one's own.
 */
export function replaceOrigins(told: readonly string[]): VendorOrigins | null {
  const origins: Record<VendorName, readonly string[]> = { ...VENDOR_ORIGINS }
  for (const each of told) {
    const [name = '', ...rest] = each.split('=')
    const base = rest.join('=').replace(/\/+$/, '')
    if (!isVendor(name) || !/^https?:\/\/[^?#]+$/.test(base) || !URL.canParse(base)) return null
    origins[name] = [base]
  }
  return origins
}

/** The origins (scheme, host, port) among what was told so, each once. */
export const namedOrigins = (told: readonly string[]): readonly string[] => [
  ...new Set(told.map((each) => new URL(each.slice(each.indexOf('=') + 1)).origin)),
]
