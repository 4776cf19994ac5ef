import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { Readable } from 'node:stream'
import { song as songSchema } from '@earshot/sync'
import { request } from 'undici'
import { describe, expect, test, vi } from 'vitest'
import type { Ingest } from '../media/ingest.ts'
import { tone } from '../media/testing.ts'
import { httpBench } from './testing.ts'

async function upload(base: string, cookie: string, body: Buffer | Readable, query = '?fileName=My%20Tone.mp3') {
  const { statusCode, body: answer } = await request(`${base}/api/songs${query}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'audio/mpeg' },
    body,
  })
  return { statusCode, json: (await answer.json()) as { error?: { code: string }; songId?: string } }
}

describe('a file that is sent', () => {
  test.each(['audio/mpeg', 'application/json', 'text/plain', 'multipart/form-data; boundary=x', undefined])(
    'as %s is a song of the library afterwards',
    async (type) => {
      const { app, guestCookie } = await httpBench()
      const answer = await app.inject({
        method: 'POST',
        url: '/api/songs?fileName=a.aac',
        headers: { cookie: await guestCookie(), ...(type && { 'content-type': type }) },
        payload: await tone('aac'),
      })
      expect(answer.statusCode).toBe(200)
      expect(songSchema.parse(answer.json())).toMatchObject({ title: 'a' })
      expect((await app.inject('/api/songs?query=a')).json().songs).toEqual([answer.json()])
    },
  )

  test('comes through a real connection in pieces', async () => {
    const { listen, guestCookie } = await httpBench()
    const bytes = await tone('mp3')
    const stream = Readable.from([bytes.subarray(0, 1000), bytes.subarray(1000)])
    const { statusCode, json } = await upload(await listen(), await guestCookie(), stream)
    expect([statusCode, json]).toEqual([200, expect.objectContaining({ title: 'Tone' })])
  })

  test('and is too large is refused while it is still coming, and the sender hears why', async () => {
    const { listen, guestCookie } = await httpBench()
    const [base, cookie] = [await listen(), await guestCookie()]
    const announced = await upload(base, cookie, Buffer.alloc(2_000_000))
    expect([announced.statusCode, announced.json.error?.code]).toEqual([413, 'file-too-large'])
    const chunked = Readable.from(Array.from({ length: 300 }, () => Buffer.alloc(10_000)))
    const streamed = await upload(base, cookie, chunked)
    expect([streamed.statusCode, streamed.json.error?.code]).toEqual([413, 'file-too-large'])
  })

  test('without a session, or from another site, is not taken', async () => {
    const ingest = vi.fn<Ingest>()
    const { app, guestCookie } = await httpBench({ ingest })
    const send = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/api/songs', headers, payload: Buffer.alloc(10) })
    expect((await send({})).json().error.code).toBe('unauthenticated')
    const foreign = { cookie: await guestCookie(), origin: 'https://evil.example' }
    expect((await send(foreign)).json().error.code).toBe('wrong-origin')
    expect(ingest).not.toHaveBeenCalled()
  })

  test('and is no song is refused by name', async () => {
    const { app, guestCookie } = await httpBench()
    const answer = await app.inject({
      method: 'POST',
      url: '/api/songs',
      headers: { cookie: await guestCookie() },
      payload: '<html></html>',
    })
    expect([answer.statusCode, answer.json()]).toEqual([
      415,
      { error: { code: 'unsupported-type', message: expect.stringContaining('MP3') } },
    ])
  })

  test('by a sender who goes away leaves nothing, and the next one is served', async () => {
    const { listen, guestCookie, deps } = await httpBench({ maxUploadsAtOnce: 1 })
    const [base, cookie] = [await listen(), await guestCookie()]
    const socket = connect(Number(new URL(base).port), '127.0.0.1')
    socket.write(`POST /api/songs HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\ncontent-length: 5000\r\n\r\nhalf`)
    await vi.waitFor(async () => {
      const busy = await upload(base, cookie, await tone('mp3'))
      expect([busy.statusCode, busy.json.error?.code]).toEqual([503, 'too-busy'])
    }, 10_000)
    socket.destroy()
    await vi.waitFor(async () => expect((await upload(base, cookie, await tone('mp3'))).statusCode).toBe(200), 10_000)
    expect(readdirSync(path.join(deps.mediaDir, 'tmp'))).toEqual([])
  })
})

describe('the list of songs', () => {
  test.each(['limit=0', 'limit=101', 'limit=x', `query=${'x'.repeat(201)}`, 'cursor=%20', 'query=a&query=b'])(
    'refuses %s',
    async (query) => {
      const { app } = await httpBench()
      const answer = await app.inject(`/api/songs?${query}`)
      expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'invalid-input'])
    },
  )

  test('is empty at first', async () => {
    const { app } = await httpBench()
    const answer = await app.inject('/api/songs')
    expect(answer.json()).toEqual({ songs: [], nextCursor: null })
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})
