import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeHtml, type PageHead, withHead } from './page-head.ts'
import { pagePolicy } from './security-headers.ts'

const PAGE = [
  '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/>',
  '<link rel="stylesheet" href="/a.css"/><script>document.title = "<title>no tag</title>"</script>',
  '<title>Room · Earshot</title><meta name="description" content="old"/><meta property="og:title" content="old"/>',
  '<meta name="robots" content="noindex"/><meta name="twitter:card" content="summary"/>',
  '<script src="/b.js"></script></head><body><title>of a picture</title><script>push(1)</script></body></html>',
].join('')

const HOSTILE = [
  '</title><script>alert(1)</script>',
  '"/><meta x="',
  "'",
  '&amp;',
  '$&',
  '$1',
  '`',
  '<!--',
  '\0',
  '\u2028',
  '\u202e',
  '\ud800',
  ']]>',
]
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...HOSTILE, 'Den'), { maxLength: 6 }).map((parts) => parts.join('')),
)
const head: fc.Arbitrary<PageHead> = fc.record({
  title: fc.option(text),
  heading: text,
  text,
  url: fc.option(text),
  picture: fc.option(fc.record({ url: text, isWide: fc.boolean() })),
})

const PLAIN: PageHead = { title: 'T', heading: 'H', text: 'D', url: 'https://a.example/', picture: null }
const scriptsOf = (html: string) => html.match(/<script[\s\S]*?<\/script>/gi)
/** A page in which every text is the same has so many tags; hostile ones may not add to them. */
const bare = (head: PageHead): PageHead => ({
  title: head.title && 'x',
  heading: 'x',
  text: 'x',
  url: head.url && 'x',
  picture: head.picture && { ...head.picture, url: 'x' },
})
const bracketsOf = (html: string) => html.replace(/[^<>]/g, '')
const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

test('whatever a room and its songs are called, the page has the tags that it should have, the same scripts and the same policy', () => {
  fc.assert(
    fc.property(head, (told) => {
      const html = withHead(PAGE, told)
      expect(bracketsOf(html)).toBe(bracketsOf(withHead(PAGE, bare(told))))
      expect(scriptsOf(html)).toEqual(scriptsOf(PAGE))
      expect(pagePolicy(html)).toBe(pagePolicy(PAGE))
      const heading = /<meta property="og:title" content="([^"]*)"/.exec(html)?.[1] ?? 'missing'
      expect(unescaped(heading)).toBe(told.heading.replace(/\p{Cc}/gu, ' '))
    }),
  )
})

test('what a page said of itself is replaced, once each, and the rest stays', () => {
  const html = withHead(PAGE, { ...PLAIN, picture: { url: 'https://a.example/p.png', isWide: true } })
  for (const tag of [
    '<title>T</title>',
    '<meta name="description" content="D"/>',
    '<meta property="og:title" content="H"/>',
    '<meta property="og:image" content="https://a.example/p.png"/>',
    '<meta name="twitter:card" content="summary_large_image"/>',
    '<link rel="canonical" href="https://a.example/"/>',
    '<meta name="robots" content="noindex"/>',
    '<meta charSet="utf-8"/>',
    '<title>of a picture</title>',
  ]) {
    expect(html.split(tag)).toHaveLength(2)
  }
  expect(html).not.toContain('old')
  expect(html).not.toContain('content="summary"')
  expect(html.indexOf('<title>T')).toBeLessThan(html.indexOf('</head>'))
})

test('what is not told stays out, or as it was', () => {
  const html = withHead(PAGE, { ...PLAIN, title: null, url: null })
  expect(html).toContain('<title>Room · Earshot</title>')
  for (const absent of ['canonical', 'og:url', 'og:image']) expect(html).not.toContain(absent)
})

test('a page without a head is left alone', () => {
  expect(withHead('<p>hello', PLAIN)).toBe('<p>hello')
})

test('a text has no end of a tag or of an attribute in it', () => {
  expect(escapeHtml(`a<b>"c"'d'&\n`)).toBe('a&lt;b&gt;&quot;c&quot;&#39;d&#39;&amp; ')
})
