import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Client, openDoor } from './testing/door.ts'

let door: Awaited<ReturnType<typeof openDoor>>
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

const enter = async (name: string, code = 'abcdef') => {
  const client = await door.connect(name)
  await client.join(code)
  return client
}

const ask = (asker: Client, userId: string) => asker.say({ type: 'start-calibration', userId })
const answer = (client: Client, calibrationId: string, ready: boolean) =>
  client.say({ type: 'answer-calibration', calibrationId, ready })
const finish = (client: Client, calibrationId: string, lateMs: number | null) =>
  client.say({ type: 'finish-calibration', calibrationId, lateMs })
const about = (client: Client) => client.heard.filter(({ type }) => type.startsWith('calibration-'))

describe('devices of one room measure each other', () => {
  it('both are told one instant to chirp from, and then what was found and by whom', async () => {
    await door.space('abcdef')
    const [ada, ben, eve] = [await enter('ada'), await enter('ben'), await enter('eve')]
    const calibrationId = ask(ada, 'ben')
    expect(await ben.next('calibration-asked')).toMatchObject({ calibrationId, by: { userId: 'ada', name: 'ada' } })
    answer(ben, calibrationId, true)
    const started = await ada.next('calibration-started')
    expect(await ben.next('calibration-started')).toEqual(started)
    finish(ada, calibrationId, 142.3)
    expect(await ben.next('calibration-finished')).toMatchObject({
      calibrationId,
      lateMs: 142.3,
      by: { userId: 'ada' },
    })
    expect(await ada.next('calibration-finished')).toMatchObject({ calibrationId, lateMs: 142.3 })
    await eve.settled()
    expect(about(eve)).toEqual([])
  })

  it('of several tabs the first that is ready is measured, and the others need ask nobody any more', async () => {
    await door.space('abcdef')
    const [ada, silent, sounding, third] = [
      await enter('ada'),
      await enter('ben'),
      await enter('ben'),
      await enter('ben'),
    ]
    const calibrationId = ask(ada, 'ben')
    for (const tab of [silent, sounding, third]) await tab.next('calibration-asked')
    answer(silent, calibrationId, false)
    await silent.settled()
    answer(sounding, calibrationId, true)
    await sounding.next('calibration-started')
    expect(await third.next('calibration-finished')).toMatchObject({ calibrationId, lateMs: null })
    answer(third, calibrationId, true)
    await third.settled()
    finish(ada, calibrationId, 9)
    expect((await sounding.next('calibration-finished')).lateMs).toBe(9)
    await third.settled()
    expect([...about(silent), ...about(third)]).toEqual([])
  })

  it('one’s own other tab can be measured, and the asking one is not asked', async () => {
    await door.space('abcdef')
    const [here, there] = [await enter('ada'), await enter('ada')]
    const calibrationId = ask(here, 'ada')
    expect((await there.next('calibration-asked')).calibrationId).toBe(calibrationId)
    await here.settled()
    expect(about(here)).toEqual([])
  })

  it('who says no is not measured, and who goes neither', async () => {
    await door.space('abcdef')
    const [ada, ben] = [await enter('ada'), await enter('ben')]
    const refused = ask(ada, 'ben')
    await ben.next('calibration-asked')
    answer(ben, refused, false)
    expect(await ada.next('command-refused')).toMatchObject({ commandId: refused, code: 'calibration-declined' })
    const left = ask(ada, 'ben')
    await ben.next('calibration-asked')
    answer(ben, left, true)
    await ada.next('calibration-started')
    ben.ws.close()
    expect(await ada.next('command-refused')).toMatchObject({ commandId: left, code: 'calibration-over' })
    expect(ask(ada, 'ben') && (await ada.next('command-refused')).code).toBe('user-not-found')
  })

  it('nobody sets a delay who did not measure, or before anybody did, or beyond the bounds', async () => {
    await door.space('abcdef')
    const [ada, ben, eve] = [await enter('ada'), await enter('ben'), await enter('eve')]
    const calibrationId = ask(ada, 'ben')
    await ben.next('calibration-asked')
    finish(eve, calibrationId, 500)
    expect((await eve.next('command-refused')).code).toBe('calibration-over')
    finish(ada, calibrationId, 500)
    expect((await ben.next('calibration-finished')).lateMs).toBeNull()
    finish(ada, calibrationId, 500)
    expect((await ada.next('command-refused')).code).toBe('calibration-over')
    for (const lateMs of [1501, -1501, '9', undefined]) {
      ada.say({ type: 'finish-calibration', calibrationId, lateMs })
      expect((await ada.next('command-refused')).code).toBe('invalid-message')
    }
    expect(about(ben)).toEqual([])
  })

  it('nobody is asked from outside their room', async () => {
    await door.space('abcdef')
    await door.space('bcdefg')
    const ben = await enter('ben')
    const eve = await enter('eve', 'bcdefg')
    const outside = await door.connect('max')
    expect(ask(eve, 'ben') && (await eve.next('command-refused')).code).toBe('user-not-found')
    expect(ask(outside, 'ben') && (await outside.next('command-refused')).code).toBe('not-joined')
    await ben.settled()
    expect(about(ben)).toEqual([])
  })

  it('a room chirps for one pair at a time, and not on and on', async () => {
    await door.space('abcdef')
    const [ada, ben, eve, max] = [await enter('ada'), await enter('ben'), await enter('eve'), await enter('max')]
    for (let n = 0; n < 4; n++) {
      const calibrationId = ask(n % 2 === 0 ? ada : eve, 'ben')
      await ben.next('calibration-asked')
      expect(ask(max, 'ada') && (await max.next('command-refused')).code).toBe('calibration-busy')
      answer(ben, calibrationId, false)
      await ben.settled()
    }
    ada.heard.length = 0
    expect(ask(ada, 'ben') && (await ada.next('command-refused')).code).toBe('rate-limited')
  })

  it('the asker goes: the other one’s question goes with it', async () => {
    await door.space('abcdef')
    const [ada, ben] = [await enter('ada'), await enter('ben')]
    const calibrationId = ask(ada, 'ben')
    await ben.next('calibration-asked')
    ada.ws.close()
    expect(await ben.next('calibration-finished')).toMatchObject({ calibrationId, lateMs: null })
  })
})
