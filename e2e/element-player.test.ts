import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { IN_STEP_MS, sleep } from './rig/agreement.ts'
import { expectElementInStep, watchElementsOf } from './rig/elements.ts'
import { hear } from './rig/hear.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'

const song = makeSong('Aurora', 131, 120)

/** Runs in the page before its own scripts: a browser that can decode nothing for a page. */
function decodeNothing(): void {
  Reflect.deleteProperty(window, 'AudioDecoder')
  AudioContext.prototype.decodeAudioData = () => Promise.reject(new DOMException('no decoder', 'EncodingError'))
}

let stage: Stage
let ana: RoomPage
let ben: RoomPage
let cleo: RoomPage
let room = ''

beforeAll(async () => {
  stage = await openStage(['ana', 'ben', 'cleo'])
  ;[ana, ben, cleo] = cast(stage, 3)
  await Promise.all([ana, ben, cleo].map(watchElementsOf))
  await cleo.listener.context.addInitScript(decodeNothing)
  room = await ana.startRoom(`${stage.program.url}/?player=element`)
  await ana.upload(song)
})
afterAll(() => stage?.close())

describe('songs through media elements', () => {
  test('two listeners who wish for it are in step with the room, and so with each other', async () => {
    await ben.join(`${room}?player=element`)
    const offs = await Promise.all([ana, ben].map(expectElementInStep))
    expect(Math.abs((offs[0] ?? 0) - (offs[1] ?? 0))).toBeLessThan(IN_STEP_MS)
  })

  test('and so they are after a seek, and after a pause', async () => {
    await ana.seekTo(60_000)
    await ana.told('playback-seeked')
    await Promise.all([ana, ben].map(expectElementInStep))
    await ben.pause()
    await ana.told('playback-paused')
    await sleep(500)
    await ana.play()
    await ana.told('playback-resumed')
    await Promise.all([ana, ben].map(expectElementInStep))
  })

  test('a song that a browser cannot decode for us is played by the element, without being asked', async () => {
    await cleo.join(room)
    await expectElementInStep(cleo)
    expect(await hear(cleo.page, Date.now() - 700, [song])).toEqual({ what: 'silence' })
  })
})
