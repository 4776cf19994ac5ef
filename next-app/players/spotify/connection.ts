import type { Failure } from '../failure.ts'
import type { Account } from './auth/account.ts'
import type { SpotifyPlayer, SpotifySdk } from './sdk.ts'

export type ConnectionDeps = {
  account: Pick<Account, 'access'>
  loadSdk: () => Promise<SpotifySdk>
  after: (ms: number, act: () => void) => () => void
}

export type ConnectionEvents = {
  /** The device says that something is not as it was. */
  stirred: () => void
  /** The device is gone, or another. */
  lost: () => void
  /** Nothing can be played by this connection; a new one may do better. */
  failed: (failure: Failure) => void
  /** What it was told to play it cannot. */
  unplayable: () => void
  /** The browser wants a gesture first. */
  refused: () => void
}

/** What people see in Spotify's other apps. */
const DEVICE_NAME = 'Earshot'
/** A device that is not ready by then will not be. */
const READY_WITHIN_MS = 15_000

/** This page as a device of the listener's at Spotify: made when it is first needed, with the SDK. */
export class Connection {
  readonly #deps: ConnectionDeps
  readonly #events: ConnectionEvents
  #opening: Promise<Failure | null> | null = null
  #isClosed = false
  /** The token given last, and the one that was refused. */
  #given: string | null = null
  #refused: string | null = null
  player: SpotifyPlayer | null = null
  deviceId: string | null = null

  constructor(deps: ConnectionDeps, events: ConnectionEvents) {
    this.#deps = deps
    this.#events = events
  }

  /** Makes the device ready; answers why that cannot be, or null. Asked again it answers the same. */
  open(): Promise<Failure | null> {
    this.#opening ??= this.#open()
    return this.#opening
  }

  close(): void {
    this.#isClosed = true
    this.player?.disconnect()
    this.player = null
    this.deviceId = null
  }

  async #open(): Promise<Failure | null> {
    const { account, loadSdk } = this.#deps
    // Whoever has no account has nothing to load the SDK for.
    const access = await account.access()
    if (!access.ok) return access.failure
    const sdk = await loadSdk().catch(() => null)
    if (sdk === null || this.#isClosed) return 'network'
    const player = new sdk.Player({ name: DEVICE_NAME, getOAuthToken: (give) => void this.#give(give), volume: 0 })
    this.player = player
    return new Promise((resolve) => {
      const cancel = this.#deps.after(READY_WITHIN_MS, () => settle('network'))
      const settle = (failure: Failure | null) => {
        cancel()
        resolve(failure)
      }
      const fail = (failure: Failure) => {
        settle(failure)
        if (!this.#isClosed) this.#events.failed(failure)
      }
      this.#listen(player, settle, fail)
      player.connect().then(
        (isConnected) => isConnected || fail('network'),
        () => fail('network'),
      )
    })
  }

  #listen(player: SpotifyPlayer, settle: (failure: null) => void, fail: (failure: Failure) => void): void {
    player.addListener('ready', ({ device_id }) => {
      this.deviceId = device_id
      this.#refused = null
      settle(null)
      this.#events.stirred()
    })
    player.addListener('not_ready', () => {
      this.deviceId = null
      this.#events.lost()
    })
    player.addListener('player_state_changed', () => this.#events.stirred())
    player.addListener('autoplay_failed', () => this.#events.refused())
    player.addListener('playback_error', () => this.#events.unplayable())
    // No protected media here, or a browser that it does not run in.
    player.addListener('initialization_error', () => fail('vendor'))
    player.addListener('account_error', () => fail('needs-premium'))
    player.addListener('authentication_error', () => {
      // A second time before it was ready: another token would not help either.
      if (this.#refused !== null) return fail('needs-account')
      this.#refused = this.#given
      player.connect().catch(() => fail('network'))
    })
  }

  /** The SDK asks whenever the last one has run out. */
  async #give(give: (token: string) => void): Promise<void> {
    const access = await this.#deps.account.access(this.#refused)
    if (!access.ok || this.#isClosed) return
    this.#given = access.accessToken
    give(access.accessToken)
  }
}
