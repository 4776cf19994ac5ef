import { expect, test } from 'vitest'
import { COVER_BYTES, chooseCover } from './cover.ts'

const png = (extra = 0) =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(40 + extra)])
const jpg = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(40)])

test('the front cover is shown before other pictures', async () => {
  const cover = await chooseCover([
    { data: png(), type: 'Artist' },
    { data: jpg, type: 'Cover (front)' },
  ])
  expect(cover?.name).toMatch(/^[0-9a-f]{64}\.jpg$/)
})

test('without a front cover the first picture is shown', async () => {
  expect((await chooseCover([{ data: png(), type: '' }]))?.name).toMatch(/\.png$/)
})

test('what is no picture by its content is not shown, whatever it calls itself', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  expect(await chooseCover([{ data: svg, type: 'Cover (front)' }])).toBeNull()
})

test('a picture of more than 3 MB is not shown', async () => {
  expect(await chooseCover([{ data: png(COVER_BYTES), type: '' }])).toBeNull()
  expect(await chooseCover([])).toBeNull()
})
