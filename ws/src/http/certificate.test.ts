import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadCertificate } from './certificate.ts'
import { httpBench } from './testing.ts'

const NOW = Date.now()
const DAY_MS = 86_400_000

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-tls-'))
  file = path.join(folder, 'tls.pem')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('is made once, for this machine, and readable by its owner alone', async () => {
  const made = await loadCertificate(file, NOW)
  const cert = new X509Certificate(made.cert)
  expect(cert.subjectAltName).toMatch(/DNS:localhost/)
  expect(cert.subjectAltName).toMatch(/IP Address:127\.0\.0\.1/)
  expect(cert.checkPrivateKey(createPrivateKey(made.key))).toBe(true)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await loadCertificate(file, NOW + DAY_MS)).toEqual(made)
})

it('browsers take it: it began before now and lasts no longer than they allow', async () => {
  const { validFrom, validTo } = new X509Certificate((await loadCertificate(file, NOW)).cert)
  expect(Date.parse(validFrom)).toBeLessThan(NOW)
  expect(Date.parse(validTo) - Date.parse(validFrom)).toBeLessThanOrEqual(398 * DAY_MS)
})

it('is made anew when it is about to end, and when the file is none', async () => {
  const first = await loadCertificate(file, NOW)
  const second = await loadCertificate(file, NOW + 370 * DAY_MS)
  expect(second.cert).not.toBe(first.cert)
  writeFileSync(file, 'rubbish')
  expect((await loadCertificate(file, NOW)).cert).not.toBe(second.cert)
})

it('with it everything is served by https, and the session’s cookie goes over https alone', async () => {
  const certificate = await loadCertificate(file, NOW)
  const address = await (await httpBench({ certificate })).listen()
  expect(address).toMatch(/^https:/)
  const [cookie] = await new Promise<string[]>((resolve, reject) =>
    request(`${address}/api/session`, { method: 'POST', ca: certificate.cert, agent: false }, (answer) => {
      answer.resume()
      resolve(answer.headers['set-cookie'] ?? [])
    })
      .on('error', reject)
      .end(),
  )
  expect(cookie).toMatch(/; Secure/)
})
