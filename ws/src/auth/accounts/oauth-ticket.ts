import { createSecretKey } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'
import { PROVIDERS } from './providers.ts'

const ticket = z.object({
  provider: z.enum(PROVIDERS),
  state: z.string().min(20),
  verifier: z.string().min(43),
  /** Who began. */
  userId: z.string(),
  /** The page to come back to. */
  back: z.string(),
})
/** What a browser keeps while its person is at a provider: shows that it is the one that began (RFC 6749, section 10.12). */
export type Ticket = z.infer<typeof ticket>

/** A token of a session has another issuer, so neither is taken for the other. */
const ISSUER = 'earshot oauth'
export const TICKET_S = 600

/** Signs and reads tickets. `now`: ms since 1970. */
export function createTickets(secret: Uint8Array, now: () => number) {
  const key = createSecretKey(secret)
  return {
    sign: (ticket: Ticket): Promise<string> => {
      const issuedAt = Math.floor(now() / 1000)
      return new SignJWT(ticket)
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + TICKET_S)
        .sign(key)
    },
    /** Null unless it is one of ours, and not too old. */
    read: async (text: string | undefined): Promise<Ticket | null> => {
      if (!text || text.length > 2048) return null
      try {
        const { payload } = await jwtVerify(text, key, {
          algorithms: ['HS256'],
          issuer: ISSUER,
          requiredClaims: ['exp'],
          currentDate: new Date(now()),
        })
        return ticket.parse(payload)
      } catch {
        return null
      }
    },
  }
}
