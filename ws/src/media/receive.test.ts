import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asStorageError } from './ingest-error.ts'
import { receive } from './receive.ts'
import { pieces } from './testing.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-receive-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a disk that fills up on the way refuses the file by name and keeps nothing of it', async () => {
  const file = path.join(folder, 'half')
  let written = 0
  const sink = {
    writeFile: async () => {
      written += 1
      if (written === 3) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      writeFileSync(file, 'half')
    },
    datasync: async () => {},
    close: async () => {},
  }
  const options = { file, maxBytes: 10_000, idleMs: 1000 }
  const receiving = receive(pieces(Buffer.alloc(5000)), options, async () => sink)
  await expect(receiving).rejects.toMatchObject({ code: 'disk-full' })
  expect(written).toBe(3)
  expect(existsSync(file)).toBe(false)
})

test('a file of exactly the allowed size is taken, one byte more is not', async () => {
  const options = { file: path.join(folder, 'a'), maxBytes: 5000, idleMs: 1000 }
  expect(await receive(pieces(Buffer.alloc(5000)), options)).toMatchObject({ sizeBytes: 5000 })
  const more = { ...options, file: path.join(folder, 'b') }
  await expect(receive(pieces(Buffer.alloc(5001)), more)).rejects.toMatchObject({ code: 'file-too-large' })
  expect(existsSync(more.file)).toBe(false)
})

test('a temporary name that is taken harms nobody', async () => {
  const file = path.join(folder, 'taken')
  writeFileSync(file, 'x')
  await expect(receive(pieces(Buffer.alloc(5)), { file, maxBytes: 9, idleMs: 9 })).rejects.toMatchObject({
    code: 'storage-failed',
  })
})

test('a quota counts as a full disk, other errors of the disk do not', () => {
  expect(asStorageError(Object.assign(new Error(), { code: 'EDQUOT' })).code).toBe('disk-full')
  expect(asStorageError(Object.assign(new Error(), { code: 'EIO' })).code).toBe('storage-failed')
})
