import type { SongId, UserId } from '@earshot/sync'
import { describe, expect, test } from 'vitest'
import { PLAYLISTS_LIMIT } from '../../playlists.ts'
import type { GetBench } from './bench.ts'
import { song } from './songs.ts'

const [ada, bob] = ['ada', 'bob'] as UserId[] as [UserId, UserId]
const many = (length: number) => Array.from({ length }, (_, n) => ({ ...song, songId: `song-${n}` as SongId }))
const mixtape = { playlistId: 'p1', name: 'Mixtape', updatedAt: 1_700_000_000_000, songs: [...many(3), ...many(1)] }

export function playlistsContract(bench: GetBench): void {
  describe('playlists', () => {
    test('a playlist is there again with its songs in order, one of them twice', async () => {
      const { playlists } = await bench().open()
      expect(await playlists.create(ada, mixtape)).toBe(true)
      const again = (await bench().open()).playlists
      expect(await again.get(ada, 'p1')).toEqual(mixtape)
      expect(await again.list(ada)).toEqual([
        { playlistId: 'p1', name: 'Mixtape', updatedAt: 1_700_000_000_000, length: 4 },
      ])
    })

    test('a thousand songs take the place of others, in order', async () => {
      const { playlists } = await bench().open()
      await playlists.create(ada, mixtape)
      const long = { ...mixtape, name: 'Long', songs: many(1000) }
      expect(await playlists.replace(ada, long)).toBe(true)
      expect(await playlists.get(ada, 'p1')).toEqual(long)
      expect(await playlists.replace(ada, { ...mixtape, songs: [] })).toBe(true)
      expect((await playlists.get(ada, 'p1'))?.songs).toEqual([])
    })

    test('nobody sees, changes or deletes those of others', async () => {
      const { playlists } = await bench().open()
      await playlists.create(ada, mixtape)
      expect(await playlists.get(bob, 'p1')).toBeNull()
      expect(await playlists.list(bob)).toEqual([])
      expect(await playlists.replace(bob, { ...mixtape, name: 'Mine' })).toBe(false)
      expect(await playlists.remove(bob, 'p1')).toBe(false)
      expect(await playlists.get(ada, 'p1')).toEqual(mixtape)
    })

    test('one that is deleted is gone with its songs', async () => {
      const { playlists } = await bench().open()
      await playlists.create(ada, mixtape)
      expect(await playlists.remove(ada, 'p1')).toBe(true)
      expect(await playlists.remove(ada, 'p1')).toBe(false)
      expect(await bench().database.rows('SELECT * FROM "PlaylistSong"')).toEqual([])
    })

    test('nobody keeps more than a hundred, and the one changed last comes first', async () => {
      const { playlists } = await bench().open()
      for (let n = 0; n < PLAYLISTS_LIMIT; n++) {
        const made = { playlistId: `p${n}`, name: `${n}`, updatedAt: 1000 + n, songs: [] }
        expect(await playlists.create(ada, made)).toBe(true)
      }
      expect(await playlists.create(ada, { ...mixtape, playlistId: 'one-more' })).toBe(false)
      expect(await playlists.create(bob, { ...mixtape, playlistId: 'of-bob' })).toBe(true)
      const listed = await playlists.list(ada)
      expect(listed.map(({ name }) => name).slice(0, 3)).toEqual(['99', '98', '97'])
    })

    test('a song that cannot be read is left out', async () => {
      const { playlists } = await bench().open()
      await playlists.create(ada, mixtape)
      await bench().database.script(`UPDATE "PlaylistSong" SET song = 'rubbish' WHERE place = 1`)
      expect((await playlists.get(ada, 'p1'))?.songs).toHaveLength(3)
    })
  })
}
