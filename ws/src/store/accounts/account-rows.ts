import type { UserId } from '@earshot/sync'
import type { Account, AccountSession, Identity } from '../../generated/client.ts'

/** Times are in ms since 1970, as everywhere outside the database. */
export const accountOf = ({ userId, createdAt, ...rest }: Account) => ({
  ...rest,
  userId: userId as UserId,
  createdAt: createdAt.getTime(),
})

export const identityOf = ({ userId, createdAt, ...rest }: Identity) => ({
  ...rest,
  userId: userId as UserId,
  createdAt: createdAt.getTime(),
})

export const sessionOf = ({ id, userId, generation, device, createdAt, seenAt, rotatedAt }: AccountSession) => ({
  id,
  userId: userId as UserId,
  generation,
  device,
  createdAt: createdAt.getTime(),
  seenAt: seenAt.getTime(),
  rotatedAt: rotatedAt.getTime(),
})
