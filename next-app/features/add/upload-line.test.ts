import type { Song } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../lib/api.ts'
import { demoSong } from '../../session/testing/demo-room.ts'
import { nextUploads, type Upload } from '../../store/uploads.ts'
import { UploadLine } from './upload-line.ts'

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A line to a server that answers when told to. */
const lineTo = () => {
  const open = new Map<string, (answer: Answer<Song>) => void>()
  let uploads: readonly Upload[] = []
  const line = new UploadLine(
    (file, onProgress, signal) =>
      new Promise((resolve) => {
        onProgress(0.5)
        open.set(file.name, resolve)
        signal.addEventListener('abort', () => resolve({ ok: false, code: 'cancelled', message: '' }))
      }),
    (event) => {
      uploads = nextUploads(uploads, event)
    },
  )
  const heard: string[] = []
  return {
    line,
    open,
    heard,
    states: () => Object.fromEntries(uploads.map(({ name, state }) => [name, state])),
    idOf: (name: string) => uploads.find((upload) => upload.name === name)?.id ?? '',
    add: (...names: string[]) =>
      line.add(
        names.map((name) => new File(['x'], name)),
        (song) => heard.push(song.songId),
      ),
    answer: async (name: string, answer: Answer<Song> = { ok: true, value: demoSong({ id: name, seconds: 1 }) }) => {
      open.get(name)?.(answer)
      await settle()
    },
  }
}

describe('several files at once', () => {
  it('go two at a time, in order, and each song is queued as it arrives', async () => {
    const { add, states, answer, heard } = lineTo()
    add('a.mp3', 'b.mp3', 'c.mp3')
    expect(states()).toEqual({ 'a.mp3': 'sending', 'b.mp3': 'sending', 'c.mp3': 'waiting' })
    await answer('b.mp3')
    expect(states()).toEqual({ 'a.mp3': 'sending', 'b.mp3': 'done', 'c.mp3': 'sending' })
    expect(heard).toEqual(['b.mp3'])
  })

  it('a photograph among them is refused at once, the songs go on', () => {
    const { add, states, open } = lineTo()
    add('cat.jpg', 'a.mp3')
    expect(states()).toEqual({ 'cat.jpg': 'failed', 'a.mp3': 'sending' })
    expect(open.has('cat.jpg')).toBe(false)
  })

  it('one that the server refuses does not hold up the others', async () => {
    const { add, states, answer, heard } = lineTo()
    add('a.mp3', 'b.mp3', 'c.mp3')
    await answer('a.mp3', { ok: false, code: 'too-large', message: 'Too large.' })
    expect(states()).toEqual({ 'a.mp3': 'failed', 'b.mp3': 'sending', 'c.mp3': 'sending' })
    expect(heard).toEqual([])
  })

  it('one that is taken back makes room for the next and is never queued', async () => {
    const { add, states, line, idOf, heard } = lineTo()
    add('a.mp3', 'b.mp3', 'c.mp3')
    line.dismiss(idOf('a.mp3'))
    await settle()
    expect(states()).toEqual({ 'b.mp3': 'sending', 'c.mp3': 'sending' })
    expect(heard).toEqual([])
  })

  it('one that is taken back while waiting is never sent', async () => {
    const { add, answer, open, line, idOf } = lineTo()
    add('a.mp3', 'b.mp3', 'c.mp3')
    line.dismiss(idOf('c.mp3'))
    await answer('a.mp3')
    expect(open.has('c.mp3')).toBe(false)
  })
})
