import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTRACT, SONG_MS } from '../next-app/players/contract.ts'
import { noiseSong } from './rig/noise-song.ts'
import type { StreamPage } from './rig/stream-page.ts'
import { openStreamRig, type StreamRig } from './rig/stream-rig.ts'
import { encodeWav } from './rig/wav.ts'

const songOf = (title: string, seed: number) => encodeWav(noiseSong({ title, seed, seconds: SONG_MS / 1000 }))

describe('the stream player keeps the players’ contract, in a real browser', () => {
  let rig: StreamRig

  beforeAll(async () => {
    rig = await openStreamRig({
      'first.wav': songOf('first', 1),
      'second.wav': songOf('second', 2),
      'broken.wav': Buffer.from('this is no sound'),
      ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name, n) => [`${name}.wav`, songOf(name, 3 + n)])),
    })
  })
  afterAll(() => rig?.close())

  it.each(CONTRACT)('$name', async ({ name }) => {
    const found = await rig.listener.page.evaluate((of) => (window as unknown as StreamPage).runCase(of), name)
    expect(found).toBeNull()
    expect(rig.listener.complaints.splice(0)).toEqual([])
  })
})
