import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourceHash } from './source-hash.mjs'

let root = ''
const put = (/** @type {string} */ file, /** @type {string} */ text) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}
const hash = () => sourceHash(root, ['app', 'lock.json'])

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'earshot-hash-'))
  put('app/a.ts', 'one')
  put('app/deep/b.ts', 'two')
  put('lock.json', '{}')
})
afterEach(() => rmSync(root, { recursive: true }))

test('the same sources have the same hash, whenever they were written', () => {
  const before = hash()
  put('app/a.ts', 'one')
  expect(hash()).toBe(before)
})

test.each([
  ['a changed file', () => put('app/deep/b.ts', 'three')],
  ['a new file', () => put('app/c.ts', '')],
  ['a removed file', () => rmSync(path.join(root, 'app/a.ts'))],
  ['text moved from one file to the next', () => [put('app/a.ts', ''), put('app/deep/b.ts', 'onetwo')]],
  ['a changed lock file', () => put('lock.json', '{ }')],
])('%s changes the hash', (_, change) => {
  const before = hash()
  change()
  expect(hash()).not.toBe(before)
})

test('what a build writes and what only tests read leave the hash alone', () => {
  const before = hash()
  put('app/out/index.html', 'x')
  put('app/.next/x', 'x')
  put('app/node_modules/y/index.js', 'x')
  put('app/a.test.ts', 'x')
  expect(hash()).toBe(before)
})
