import type { Timing } from '../../players/mixed/mixed-player.ts'
import type { Player } from '../../players/player.ts'
import { createSpotifyPlayer } from '../../players/spotify/spotify-player.ts'
import { spotifyAccount, spotifyWire } from './spotify-account.ts'

/** The player of Spotify's songs, on the account that this browser may use. */
export const openSpotify = ({ now, after }: Timing): Player =>
  createSpotifyPlayer({ now, after, account: spotifyAccount, wire: spotifyWire })
