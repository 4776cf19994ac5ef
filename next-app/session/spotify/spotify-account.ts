import { Account, TOKEN_KEY } from '../../players/spotify/auth/account.ts'
import type { Wire } from '../../players/spotify/request.ts'
import { readSettings } from '../settings.ts'

/** How Spotify is asked from this page. */
export const spotifyWire: Wire = {
  fetch: (...asked) => fetch(...asked),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/** The account that this browser may use, for all of the page. */
export const spotifyAccount = new Account({
  clientId: async () => (await readSettings()).spotifyClientId,
  storage: () => localStorage,
  wire: spotifyWire,
  now: Date.now,
  // A refresh token may be good for once, and another tab may be about to use it.
  alone: async (act) => ('locks' in navigator ? await navigator.locks.request(TOKEN_KEY, act) : await act()),
})

// Signing in happens in a window of its own; it and this one share their storage alone.
if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    if (key === TOKEN_KEY || key === null) spotifyAccount.changedElsewhere()
  })
}
