import { asServerMs, type Invite, type InviteId } from '@earshot/sync'
import { aUser } from '@earshot/sync/testing'
import { expect, it } from 'vitest'
import { barOf, newestOf } from './use-invitation.ts'

const invite = (id: string, user: number, at: number): Invite => ({
  inviteId: id as InviteId,
  key: 'k'.repeat(24),
  label: '',
  by: aUser(user),
  createdAt: asServerMs(at),
})

it('the invitation that is taken again is the newest of one’s own', () => {
  const invites = [invite('a', 1, 5), invite('b', 1, 9), invite('c', 2, 12)]
  expect(newestOf(invites, aUser(1))?.inviteId).toBe('b')
  expect(newestOf(invites, aUser(3))).toBeNull()
  expect(newestOf(invites, null)).toBeNull()
})

it('a password bars before those inside do', () => {
  expect(barOf({ hasPassword: true, doorMode: 'approval' })).toBe('password')
  expect(barOf({ hasPassword: false, doorMode: 'approval' })).toBe('approval')
  expect(barOf({ hasPassword: false, doorMode: 'open' })).toBeNull()
})
