import { asServerMs } from '@earshot/sync'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Play } from '../../lib/playlists-api.ts'
import { demoSong, demoUser } from '../../session/testing/demo-room.ts'
import { readPlaylists, removePlaylist, renamePlaylist, savePlaylist, usePlaylists } from './playlists.ts'
import { withNewest } from './plays.ts'

const songs = [demoSong({ id: 'moon', seconds: 9 })]
const play = (n: number): Play => ({
  playId: `p${n}`,
  song: demoSong({ id: 'moon', seconds: 9 }),
  startedAt: asServerMs(n),
  addedBy: demoUser('Ada'),
})
const ids = (plays: readonly Play[]) => plays.map(({ playId }) => playId)

let answers: Record<string, unknown> = {}
beforeEach(() => {
  usePlaylists.setState({ lines: [], state: 'unread', opened: null, failure: null })
  vi.stubGlobal('fetch', async (path: string, { method }: { method: string }) => {
    const answer = answers[`${method} ${path}`]
    return answer === undefined
      ? Response.json({ error: { code: 'too-many-playlists', message: 'Delete one first.' } }, { status: 409 })
      : Response.json(answer)
  })
})
afterEach(() => void vi.unstubAllGlobals())

describe('playlists', () => {
  it('are those that the server has, the newest first when one is saved or renamed', async () => {
    answers = {
      'GET /api/playlists': { playlists: [{ playlistId: 'a', name: 'A', updatedAt: 1, length: 3 }] },
      'POST /api/playlists': { playlistId: 'b', name: 'B', updatedAt: 2, songs },
      'PUT /api/playlists/a': { playlistId: 'a', name: 'Z', updatedAt: 3, songs },
      'DELETE /api/playlists/b': { playlistId: 'b' },
    }
    await readPlaylists()
    await savePlaylist('B', songs)
    const names = () => usePlaylists.getState().lines.map(({ name, length }) => `${name} ${length}`)
    expect(names()).toEqual(['B 1', 'A 3'])
    await renamePlaylist({ playlistId: 'a', name: 'A', updatedAt: 1, songs }, 'Z')
    expect(names()).toEqual(['Z 1', 'B 1'])
    await removePlaylist({ playlistId: 'b', name: 'B', updatedAt: 2, songs })
    expect(names()).toEqual(['Z 1'])
  })

  it('that cannot be saved say why, and nothing is lost', async () => {
    answers = {}
    expect(await savePlaylist('B', songs)).toMatchObject({ ok: false, message: 'Delete one first.' })
    expect(usePlaylists.getState().lines).toEqual([])
  })
})

describe('what was played', () => {
  it('grows at its beginning', () => {
    expect(ids(withNewest([play(2), play(1)], [play(3), play(2)]))).toEqual(['p3', 'p2', 'p1'])
  })
  it('begins anew where something may be missing in between', () => {
    expect(ids(withNewest([play(2), play(1)], [play(9), play(8)]))).toEqual(['p9', 'p8'])
  })
})
