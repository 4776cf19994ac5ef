import { returnAddress } from '../../players/spotify/auth/authorize.ts'
import { beginSignIn, finishSignIn, type SignInDeps, safePath } from '../../players/spotify/auth/sign-in.ts'
import { readSettings } from '../settings.ts'
import { spotifyAccount, spotifyWire } from './spotify-account.ts'

export type ConnectFault = 'localhost' | 'insecure' | 'refused' | 'forged' | 'scopes' | 'network' | 'not-offered'

const WINDOW = 'width=480,height=760'

/** Why connecting cannot be begun from where this page is; null when it can. */
export const connectFault = (location: Location): 'localhost' | 'insecure' | null => {
  const back = returnAddress(location)
  return 'why' in back ? back.why : null
}

/** Within a gesture: goes to Spotify in a window of its own, so that the room plays on; in this one where there is none to be had. */
export const openConnect = (): void => {
  const path = `/spotify?${new URLSearchParams({ from: location.pathname })}`
  const opened = window.open(path, 'earshot-spotify', WINDOW)
  if (opened === null) location.assign(path)
}

/** `go`: the browser is to leave for there; `done`: the account is connected, and `from` is where it was asked from. */
export type ConnectStep =
  | { step: 'go'; url: string }
  | { step: 'done'; from: string }
  | { step: 'failed'; why: ConnectFault; from: string }

/** What the page of connecting does: asks when it is opened from here, takes the answer when Spotify comes back to it. */
export const connectStep = async (): Promise<ConnectStep> => {
  const asked = new URLSearchParams(location.search)
  const from = safePath(asked.get('from'))
  const clientId = await readSettings().then(
    ({ spotifyClientId }) => spotifyClientId,
    () => undefined,
  )
  if (clientId === undefined) return { step: 'failed', why: 'network', from }
  if (clientId === null) return { step: 'failed', why: 'not-offered', from }
  const deps: SignInDeps = {
    clientId,
    storage: localStorage,
    location,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    now: Date.now,
    wire: spotifyWire,
  }
  if (!asked.has('code') && !asked.has('error')) {
    const begun = await beginSignIn(deps, from)
    return 'url' in begun ? { step: 'go', url: begun.url } : { step: 'failed', why: begun.why, from }
  }
  const answer = await finishSignIn(deps)
  // The code has done its work, and need not stand in the history.
  history.replaceState(null, '', '/spotify')
  if (!answer.ok) return { step: 'failed', why: answer.why, from: answer.from }
  spotifyAccount.keep(answer.token)
  return { step: 'done', from: answer.from }
}
