import { X509Certificate } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { hostname, networkInterfaces } from 'node:os'

/** A key and its certificate, both as PEM. */
export type Certificate = { key: string; cert: string }

const DAY_MS = 86_400_000
/** Browsers take no certificate that lasts longer than 398 days. */
const LASTS_MS = 397 * DAY_MS
/** One that ends sooner than this is made anew: a room should not end with it. */
const ENDS_SOON_MS = 30 * DAY_MS

/**
 * This server's own certificate, made at the first start with https and kept in `file`, so that what a browser was told
 * to trust stays the same; made anew when it is about to end or cannot be read. `now` is ms since 1970.
 */
export async function loadCertificate(file: string, now: number): Promise<Certificate> {
  const kept = await read(file)
  if (kept !== null && isGood(kept, now)) return kept
  const made = await make(now)
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, made.key + made.cert, { mode: 0o600 })
  await rename(unfinished, file)
  return made
}

async function read(file: string): Promise<Certificate | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const parts = (kind: string) =>
    text.match(new RegExp(`-----BEGIN ${kind}-----[\\s\\S]+?-----END ${kind}-----\\r?\\n?`, 'g'))?.join('')
  const [key, cert] = [parts('PRIVATE KEY'), parts('CERTIFICATE')]
  return key === undefined || cert === undefined ? null : { key, cert }
}

const isGood = ({ cert }: Certificate, now: number): boolean => {
  try {
    return Date.parse(new X509Certificate(cert).validTo) - now > ENDS_SOON_MS
  } catch {
    return false
  }
}

/** For every name and address of this machine by which others may come. */
async function make(now: number): Promise<Certificate> {
  // Needed once a year: no other start should pay for it.
  const { generate } = await import('selfsigned')
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  const made = await generate([{ name: 'commonName', value: 'Earshot' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + LASTS_MS - DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...['localhost', hostname()].map((value) => ({ type: 2 as const, value })),
          ...addresses
            .filter(({ address }) => !address.startsWith('fe80:'))
            .map(({ address }) => ({ type: 7 as const, ip: address })),
        ],
      },
    ],
  })
  return { key: `${made.private.trim()}\n`, cert: `${made.cert.trim()}\n` }
}
