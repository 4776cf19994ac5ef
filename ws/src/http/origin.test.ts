import { expect, test } from 'vitest'
import { mayChange, originOf } from './origin.ts'

const allowed = new Set(['http://localhost:3000'])

test.each([
  ['our own page', { host: 'a.org', origin: 'https://a.org', 'sec-fetch-site': 'same-origin' }],
  [
    'our own page through a proxy that changes the host',
    { host: 'in:8080', origin: 'https://a.org', 'sec-fetch-site': 'same-origin' },
  ],
  ['our own page in a browser that tells less', { host: 'a.org', origin: 'https://a.org' }],
  ['our own page over plain http', { host: '192.168.0.2:8080', origin: 'http://192.168.0.2:8080' }],
  ['our own page with a default port', { host: 'a.org:80', origin: 'http://a.org' }],
  ['a program', { host: 'a.org' }],
  ['someone at the address bar', { host: 'a.org', 'sec-fetch-site': 'none' }],
  ['an allowed origin', { host: 'localhost:8080', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
])('%s may change things', (_, headers) => expect(mayChange(headers, allowed)).toBe(true))

test.each([
  ['another site', { host: 'a.org', origin: 'https://evil.org', 'sec-fetch-site': 'cross-site' }],
  ['another site in a browser that tells less', { host: 'a.org', origin: 'https://evil.org' }],
  ['a sibling site', { host: 'a.org', origin: 'https://b.a.org', 'sec-fetch-site': 'same-site' }],
  ['another port', { host: 'localhost:8080', origin: 'http://localhost:9999', 'sec-fetch-site': 'same-site' }],
  ['a sandboxed page', { host: 'a.org', origin: 'null' }],
  ['a form of another site', { host: 'a.org', 'sec-fetch-site': 'cross-site' }],
  ['rubbish', { host: 'a.org', origin: '%%%' }],
  ['a lookalike', { host: 'a.org', origin: 'https://a.org.evil.org' }],
  ['no host', { origin: 'https://a.org' }],
])('%s may not', (_, headers) => expect(mayChange(headers, allowed)).toBe(false))

test('the origin that was asked for is told back only where it is one', () => {
  expect(originOf('https', 'Music.example')).toBe('https://music.example')
  expect(originOf('https', 'music.example:443')).toBe('https://music.example')
  expect(originOf('http', '[::1]:8080')).toBe('http://[::1]:8080')
  for (const host of ['', 'a b', 'a/b', 'a@b', 'a"b', '<a>', 'a:99999', 'a:b', 'a#b', 'a\\b'])
    expect(originOf('http', host)).toBeNull()
  expect(originOf('javascript', 'music.example')).toBeNull()
})
