import localFont from 'next/font/local'

/**
 * The face of headings for a page that begins with one. In a file of its own: a page preloads every face of the files that it imports.
 */
export const displayFirst = localFont({
  src: '../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-opsz-normal.woff2',
  variable: '--font-display-latin',
  display: 'optional',
  weight: '200 800',
})
