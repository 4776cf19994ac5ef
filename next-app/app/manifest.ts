import type { MetadataRoute } from 'next'
import { landingWords } from '../lib/landing-words.ts'
import { words } from '../lib/words.ts'

export const dynamic = 'force-static'

const NIGHT = '#0e0c0a'
const icon = (file: string, size: number, purpose: 'any' | 'maskable') => ({
  src: `/icons/${file}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
})

/** What a device is told that installs the page as an app. The pictures are made by scripts/draw-pictures.mjs. */
const manifest = (): MetadataRoute.Manifest => ({
  id: '/',
  name: words.product,
  short_name: words.product,
  description: landingWords.lead,
  lang: 'en',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: NIGHT,
  theme_color: NIGHT,
  categories: ['music', 'entertainment', 'social'],
  icons: [
    icon('icon-192', 192, 'any'),
    icon('icon-512', 512, 'any'),
    icon('maskable-512', 512, 'maskable'),
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  ],
  shortcuts: [{ name: landingWords.start, url: '/?start', icons: [icon('icon-192', 192, 'any')] }],
})

export default manifest
