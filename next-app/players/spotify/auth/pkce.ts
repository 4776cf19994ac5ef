/** So many random bytes make a verifier of 86 characters; RFC 7636 wants 43 to 128. */
export const VERIFIER_BYTES = 64

/** Bytes as text that may stand in an address (RFC 4648, section 5, without padding). */
export const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** What is told of a verifier before it is itself: who reads this cannot reckon it back (RFC 7636, `S256`). */
export const challengeOf = async (verifier: string): Promise<string> =>
  base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))
