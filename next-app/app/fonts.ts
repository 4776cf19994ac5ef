import localFont from 'next/font/local'

/**
 * The faces of text are preloaded, and used where they are there when the page is first drawn: lines that break elsewhere once a face
 * arrives would move the whole page. Over a slow network that is from the second page on. The face of headings is heavy: it comes when there is a
 * heading, but for the start page, which begins with one. The `-ext` faces stand before them in the stack, but only for the letters they alone
 * have, and load when one occurs.
 */
export const display = localFont({
  src: '../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-opsz-normal.woff2',
  variable: '--font-display-latin',
  preload: false,
  weight: '200 800',
})

export const displayExt = localFont({
  src: '../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-ext-opsz-normal.woff2',
  variable: '--font-display-ext',
  weight: '200 800',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-02BA,U+1E00-1E9F,U+1EF2-1EFF' }],
})

export const text = localFont({
  src: '../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  variable: '--font-text-latin',
  display: 'optional',
  weight: '100 900',
})

export const textExt = localFont({
  src: '../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2',
  variable: '--font-text-ext',
  weight: '100 900',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-02BA,U+1E00-1E9F,U+1EF2-1EFF' }],
})
