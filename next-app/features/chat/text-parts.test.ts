import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentions, textParts } from './text-parts.ts'

const links = (text: string) => textParts(text, []).flatMap((part) => (part.type === 'link' ? [part.href] : []))
const named = (text: string, ...names: string[]) =>
  textParts(text, names).flatMap((part) => (part.type === 'mention' ? [part.name] : []))

describe('a link in what was said', () => {
  it.each([
    ['see https://earshot.example/room/k7m2qx.', 'https://earshot.example/room/k7m2qx'],
    ['(https://en.wikipedia.org/wiki/Moon_(disambiguation))', 'https://en.wikipedia.org/wiki/Moon_(disambiguation)'],
    ['HTTP://EXAMPLE.com/A?b=c&d#e!', 'http://example.com/A?b=c&d#e'],
    ['“https://example.com/a”', 'https://example.com/a'],
  ])('is found in %s', (text, href) => {
    expect(links(text)).toEqual([href])
  })

  it.each([
    ['javascript:alert(1)'],
    ['data:text/html,<script>alert(1)</script>'],
    ['ftp://example.com/a'],
    ['https://'],
    ['https://user:secret@example.com/'],
    ['https://bank.example@evil.example/'],
    ['example.com'],
  ])('is none in %s', (text) => {
    expect(links(text)).toEqual([])
  })

  it.each([
    ['https://аpple.com/', 'xn--pple-43d.com'],
    ['https://münchen.example/a', 'xn--mnchen-3ya.example'],
    ['https://ｇｏｏｇｌｅ.com', 'google.com'],
    ['http://2130706433/', '127.0.0.1'],
    ['https://good.example\\.evil.example/', 'good.example'],
  ])('says plainly where %s leads', (text, host) => {
    const [part] = textParts(text, [])
    expect(part?.type === 'link' && (part.host ?? new URL(part.href).hostname)).toBe(host)
    if (!text.includes('\\')) expect(part).toMatchObject({ host })
  })

  it.each([['https://example.com/a'], ['HTTPS://Example.COM:8443'], ['http://[::1]/a'], ['https://xn--pple-43d.com/']])(
    'says nothing of %s, where it can be read',
    (text) => {
      expect(textParts(text, [])).toMatchObject([{ type: 'link', host: null }])
    },
  )

  it('leads nowhere but to the web, whatever is said, and no character is lost or added', () => {
    const said = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.constantFrom(
          'https://a.b/',
          'http://',
          'javascript:',
          '@',
          '@Ann',
          ' ',
          '(',
          ')',
          '<b>',
          '"',
          '\n',
          'https://x@y.z',
        ),
      ),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(said, (pieces) => {
        const text = pieces.join('')
        const parts = textParts(text, ['Ann', 'Ann Lee', '', 'Zoë'])
        expect(parts.map((part) => part.text).join('')).toBe(text)
        for (const part of parts) if (part.type === 'link') expect(part.href).toMatch(/^https?:\/\/[^/@]/)
      }),
    )
  })
})

describe('a mention', () => {
  it('means the longest name that stands there, in whatever case it is written', () => {
    expect(named('@ann lee, and @Ann!', 'Ann', 'Ann Lee')).toEqual(['Ann Lee', 'Ann'])
  })

  it('is no part of another name, of an address, or of nobody', () => {
    expect(named('@Anna mail@Ann @Bob', 'Ann')).toEqual([])
    expect(named('https://social.example/@Ann', 'Ann')).toEqual([])
  })

  it('tells whoever is meant', () => {
    expect(mentions('come, @Zoë', 'zoë')).toBe(true)
    expect(mentions('come, Zoë', 'Zoë')).toBe(false)
  })
})
