import { describe } from 'vitest'
import type { GetBench } from './bench.ts'
import { migrationsContract } from './migrations.ts'
import { playlistsContract } from './playlists.ts'
import { roomsContract } from './rooms.ts'
import { songsContract } from './songs.ts'

/** What every database must do for the store, whichever it is. */
export function storeContract(name: string, bench: GetBench): void {
  describe(`the store on ${name}`, () => {
    migrationsContract(bench)
    songsContract(bench)
    playlistsContract(bench)
    roomsContract(bench)
  })
}
