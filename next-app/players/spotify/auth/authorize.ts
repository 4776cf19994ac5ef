/** What a listener is asked to grant: to play here, on their own account, and to say whose it is. */
export const SCOPES = [
  'streaming',
  'user-read-email',
  'user-read-private',
  'user-modify-playback-state',
  'user-read-playback-state',
] as const

/** Where Spotify sends people back to: our page of the same name. */
export const RETURN_PATH = '/spotify'

type Place = Pick<Location, 'protocol' | 'hostname' | 'origin'>

/**
 * The address to come back to, or why there is none: Spotify returns to https, and to plain http only where the
 * host is written as a loopback address; not to "localhost".
 */
export const returnAddress = ({
  protocol,
  hostname,
  origin,
}: Place): { uri: string } | { why: 'localhost' | 'insecure' } => {
  if (protocol === 'https:' || /^127(?:\.\d+){3}$|^\[::1\]$/.test(hostname)) return { uri: `${origin}${RETURN_PATH}` }
  return { why: hostname === 'localhost' ? 'localhost' : 'insecure' }
}

/** Where a listener grants it. `state` comes back unchanged, and is known to nobody else. */
export const authorizeUrl = (asked: {
  clientId: string
  redirectUri: string
  state: string
  challenge: string
}): string => {
  const wanted = new URLSearchParams({
    response_type: 'code',
    client_id: asked.clientId,
    redirect_uri: asked.redirectUri,
    scope: SCOPES.join(' '),
    state: asked.state,
    code_challenge_method: 'S256',
    code_challenge: asked.challenge,
    // Or whoever has the wrong account would be sent back with it unasked.
    show_dialog: 'true',
  })
  return `https://accounts.spotify.com/authorize?${wanted}`
}

/** What Spotify says in the address by which it comes back. `forged`: it answers nothing that this browser has asked. */
export type Returned = { code: string } | { why: 'refused' | 'forged' }

export const readReturn = (search: string, state: string | null): Returned => {
  const told = new URLSearchParams(search)
  if (state === null || told.get('state') !== state) return { why: 'forged' }
  const code = told.get('code')
  return code === null || code === '' ? { why: 'refused' } : { code }
}
