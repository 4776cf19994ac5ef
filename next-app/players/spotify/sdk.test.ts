import { expect, test, vi } from 'vitest'
import { loadSdk, type ScriptHost } from './load-sdk.ts'
import { readState, type SpotifySdk } from './sdk.ts'

/** As `player_state_changed` brings it, cut to what matters. */
const STATE = {
  context: { uri: null, metadata: {} },
  position: 29_958,
  duration: 208_443,
  paused: false,
  shuffle: false,
  repeat_mode: 0,
  loading: false,
  timestamp: 1_569_446_313_751,
  track_window: {
    current_track: {
      id: '0C5X8RJXZNuGO2CfQJumb5',
      uri: 'spotify:track:0C5X8RJXZNuGO2CfQJumb5',
      linked_from: { uri: null, id: null },
    },
    next_tracks: [],
    previous_tracks: [],
  },
}

test('a state is read', () => {
  expect(readState(STATE)).toEqual({
    trackIds: ['0C5X8RJXZNuGO2CfQJumb5'],
    positionMs: 29_958,
    isPaused: false,
    isLoading: false,
  })
})

test('a track that plays in the place of another is known by both names', () => {
  const current_track = { id: 'b', linked_from: { id: 'a' } }
  expect(readState({ ...STATE, track_window: { current_track } })?.trackIds).toEqual(['b', 'a'])
})

test('nothing, and nonsense, is no state', () => {
  for (const told of [null, undefined, {}, { ...STATE, position: Number.NaN }, { ...STATE, position: 'x' }, 'state']) {
    expect(readState(told)).toBeNull()
  }
})

test('a script that fails, or does not come, is tried anew the next time; one that came is not', async () => {
  const injected: (() => void)[] = []
  let late = () => {}
  const removed = vi.fn()
  const host: ScriptHost = {
    inject: (url, failed) => {
      expect(url).toBe('https://sdk.scdn.co/spotify-player.js')
      injected.push(failed)
      return removed
    },
    window: {},
    after: (_, act) => {
      late = act
      return () => {}
    },
  }
  const first = loadSdk(host)
  injected[0]?.()
  await expect(first).rejects.toThrow('could not be loaded')
  const second = loadSdk(host)
  late()
  await expect(second).rejects.toThrow('in time')
  expect(removed).toHaveBeenCalledTimes(2)
  const third = loadSdk(host)
  const sdk = { Player: class {} } as unknown as SpotifySdk
  host.window.Spotify = sdk
  host.window.onSpotifyWebPlaybackSDKReady?.()
  expect(await third).toBe(sdk)
  expect(await loadSdk(host)).toBe(sdk)
  expect(injected).toHaveLength(3)
})
