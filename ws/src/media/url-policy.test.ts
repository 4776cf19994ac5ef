import { expect, test } from 'vitest'
import { ANYWHERE, checkUrl, isPublicAddress, PUBLIC_ONLY } from './url-policy.ts'

test.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([
  ['this host', '0.0.0.0', '0.1.2.3', '::'],
  ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
  ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ['link-local, clouds tell secrets there', '169.254.169.254', 'fe80::1', 'fe80::1%eth0'],
  ['carrier-grade NAT', '100.64.0.1', '100.127.255.255'],
  ['unique-local and site-local', 'fc00::1', 'fd12:3456::1', 'fec0::1'],
  ['multicast and broadcast', '224.0.0.1', '239.1.1.1', '255.255.255.255', 'ff02::1'],
  ['reserved, benchmarks and documentation', '240.0.0.1', '192.0.0.1', '198.18.0.1', '192.0.2.1', '2001:db8::1'],
  ['IPv4 inside IPv6', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', '::7f00:1', '64:ff9b::7f00:1'],
  ['tunnels', '2002:7f00:1::', '2001::1', '64:ff9b:1::1'],
  ['no address', '', 'localhost', '127.0.0.1 ', '1e9'],
])('%s is not public', (_, ...addresses) => {
  for (const address of addresses) expect([address, isPublicAddress(address)]).toEqual([address, false])
})

const codeOf = (text: string, policy = PUBLIC_ONLY, base?: URL) => {
  try {
    checkUrl(text, policy, base)
    return 'allowed'
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each([
  'file:///etc/passwd',
  'ftp://example.org/a.mp3',
  'data:audio/wav;base64,AAAA',
  'javascript:alert(1)',
  'http://user:secret@example.org/a.mp3',
  'http://user@example.org/a.mp3',
  'http://',
  'a.mp3',
  '',
  `http://example.org/${'a'.repeat(3000)}`,
])('%s is no address of a song', (text) => expect(codeOf(text)).toBe('url-invalid'))

test.each([
  'http://127.0.0.1/',
  'http://0x7f.1/',
  'http://2130706433/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://169.254.169.254/latest/meta-data',
  'http://example.org:22/',
  'http://example.org:6379/',
  'https://example.org:1/',
])('%s is not gone to', (text) => expect(codeOf(text)).toBe('url-forbidden'))

test('ordinary addresses are gone to, a relative redirect belongs to its page', () => {
  expect(codeOf('https://example.org/a.mp3')).toBe('allowed')
  expect(codeOf('http://example.org:8080/a.mp3')).toBe('allowed')
  expect(codeOf('/b.mp3', PUBLIC_ONLY, new URL('https://example.org/a'))).toBe('allowed')
  expect(codeOf('//127.0.0.1/b.mp3', PUBLIC_ONLY, new URL('https://example.org/a'))).toBe('url-forbidden')
})

test('where the operator allows it, private addresses are gone to, but no other schemes', () => {
  expect(codeOf('http://127.0.0.1:4321/a.mp3', ANYWHERE)).toBe('allowed')
  expect(codeOf('file:///etc/passwd', ANYWHERE)).toBe('url-invalid')
})
