import { asDurationMs, type Song, type SongId } from '@earshot/sync'
import { describe, expect, test } from 'vitest'
import type { GetBench } from './bench.ts'

export const song: Song = {
  songId: 'aa' as SongId,
  title: 'Tone',
  artist: 'Sine',
  album: '',
  durationMs: asDurationMs(1000.5),
  coverUrl: null,
  source: { kind: 'file', url: '/media/aa.mp3', mimeType: 'audio/mpeg', sizeBytes: 10 },
}
export const record = { song, sourceKey: 'file:aa', sizeBytes: 10, demo: true, createdAt: 1_700_000_000_123 }

export function songsContract(bench: GetBench): void {
  describe('songs', () => {
    test('a song is there again after a restart, to the fraction of a millisecond', async () => {
      const store = await bench().open()
      await store.addSong(record)
      await store.addSong({ ...record, createdAt: 9 })
      await store.close(0)
      expect(await (await bench().open()).allSongs()).toEqual([record])
    })

    test('two songs of one source are refused', async () => {
      const store = await bench().open()
      await store.addSong(record)
      const twin = { ...record, song: { ...song, songId: 'bb' as SongId } }
      await expect(store.addSong(twin)).rejects.toThrow()
    })

    test('a song that cannot be read is left out and told of, and does not hide the others', async () => {
      const store = await bench().open()
      await store.addSong(record)
      await store.addSong({ ...record, song: { ...song, songId: 'bb' as SongId }, sourceKey: 'file:bb' })
      await bench().database.script(`UPDATE "Song" SET source = 'rubbish' WHERE id = 'bb'`)
      expect((await store.allSongs()).map((it) => it.song.songId)).toEqual(['aa'])
      expect(bench().log.at(-1)).toContain('could not be read')
    })
  })
}
