import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadSecret } from './secret.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the key is made once, for its owner alone', async () => {
  const file = path.join(folder, 'data', 'secret')
  const first = await loadSecret(file)
  expect(first).toHaveLength(32)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await loadSecret(file)).toEqual(first)
})

test('two that start at once get the same key and leave nothing else', async () => {
  const file = path.join(folder, 'secret')
  const keys = await Promise.all([loadSecret(file), loadSecret(file), loadSecret(file)])
  expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1)
  expect(readdirSync(folder)).toEqual(['secret'])
})

test('a file that others may read is closed to them', async () => {
  const file = path.join(folder, 'secret')
  writeFileSync(file, Buffer.alloc(32, 7), { mode: 0o644 })
  await loadSecret(file)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a file that is no key is not used', async () => {
  const file = path.join(folder, 'secret')
  writeFileSync(file, 'short')
  await expect(loadSecret(file)).rejects.toThrow('is no key')
})
