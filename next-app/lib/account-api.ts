import { type PublicUser, publicUser } from '@earshot/sync'
import * as z from 'zod'
import { type Answer, as, ask } from './api.ts'
import { account, field } from './own-account.ts'

const sessions = z.array(z.object({ id: z.string(), device: z.string(), seenAt: z.number(), isThis: z.boolean() }))
/** A browser in which you are signed in; `seenAt` in ms since 1970, right to the day. */
export type AccountSession = z.infer<typeof sessions>[number]

const nothing = (): Answer<null> => ({ ok: true, value: null })
const user = as(publicUser)

export const listSessions = () => ask('GET', '/api/account/sessions', field('sessions', sessions))

type Credentials = { email: string; password: string }

/** Makes an account of the guest in this browser, who becomes one first where there is none. */
export const signUp = async (asked: Credentials): Promise<Answer<PublicUser>> => {
  const guest = await ask('POST', '/api/session', user)
  return guest.ok ? ask('POST', '/api/account', user, asked) : guest
}
export const signIn = (asked: Credentials) => ask('POST', '/api/account/sign-in', user, asked)
export const resetPassword = (asked: { token: string; password: string }) =>
  ask('POST', '/api/account/reset', user, asked)
export const signOut = () => ask('POST', '/api/account/sign-out', user)
export const signOutElsewhere = () => ask('POST', '/api/account/sign-out-everywhere', field('ended', z.number()))
export const endSession = (id: string) => ask('DELETE', `/api/account/sessions/${id}`, nothing)

export const changeEmail = (asked: { email: string; password: string | null }) =>
  ask('PATCH', '/api/account', account, asked)
export const changePassword = (asked: { password: string | null; newPassword: string }) =>
  ask('PUT', '/api/account/password', account, asked)
export const disconnect = (provider: string) => ask('DELETE', `/api/account/identities/${provider}`, account)
export const deleteAccount = (password: string | null) => ask('DELETE', '/api/account', user, { password })

/** Where to send this browser, so that it comes back to `back` signed in. */
export const beginSignInBy = async (provider: string, back: string): Promise<Answer<string>> => {
  const guest = await ask('POST', '/api/session', user)
  return guest.ok ? ask('POST', `/api/oauth/${provider}`, field('url', z.string()), { back }) : guest
}
