import {
  type Intent,
  type Invite,
  type InviteId,
  type ItemId,
  newItem,
  type PublicUser,
  type Refusal,
  type ServerMs,
  type Song,
  type SongId,
  type UpCommand,
  type UserId,
} from '@earshot/sync'
import { TooBusy } from '../auth/in-turn.ts'

/** What a command only names and the server has to look up, or to choose. */
export type Lookup = {
  now: () => ServerMs
  findSong: (songId: SongId) => Song | null
  newItemId: () => ItemId
  newInvite: () => { inviteId: InviteId; key: string }
  newSeed: () => number
  /** Throws `TooBusy` when too many wait for theirs. */
  hashPassword: (password: string) => Promise<string>
  /** Whether the sender may do what `type` needs, for what is too dear to do in vain. */
  mayTry: (type: UpCommand['type']) => Refusal | null
  /** Who is in the room now. */
  present: () => readonly PublicUser[]
  /** By what name someone is known in the room; null when by none. */
  knownUser: (userId: UserId) => Promise<PublicUser | null>
}

/** A command as the rules want it, with nothing left that its sender could only claim; or why it means nothing. */
export const intentOf = async (
  command: UpCommand,
  by: PublicUser,
  lookup: Lookup,
): Promise<{ intent: Intent } | { refusal: Refusal }> => {
  switch (command.type) {
    case 'add-song': {
      // A song is named by its id in the library: nobody can put an address of their own before others (R19).
      const song = lookup.findSong(command.songId)
      if (song === null) return { refusal: 'song-not-found' }
      const item = newItem({ itemId: lookup.newItemId(), song, addedBy: by, addedAt: lookup.now() })
      return { intent: { type: command.type, item, place: command.place } }
    }
    case 'shuffle-queue':
      return { intent: { type: command.type, seed: lookup.newSeed() } }
    case 'vote-skip': {
      const present = lookup.present().map(({ userId }) => userId)
      return { intent: { type: command.type, itemId: command.itemId, present } }
    }
    case 'change-door': {
      const { type, mode, password } = command
      if (typeof password !== 'string') {
        return { intent: { type, mode, passwordHash: password, present: lookup.present() } }
      }
      const refusal = lookup.mayTry(type)
      if (refusal !== null) return { refusal }
      try {
        const passwordHash = await lookup.hashPassword(password)
        return { intent: { type, mode, passwordHash, present: lookup.present() } }
      } catch (error) {
        if (error instanceof TooBusy) return { refusal: 'rate-limited' }
        throw error
      }
    }
    case 'create-invite': {
      const invite: Invite = { ...lookup.newInvite(), label: command.label, by, createdAt: lookup.now() }
      return { intent: { type: command.type, invite } }
    }
    case 'hand-over': {
      const isPresent = lookup.present().some(({ userId }) => userId === command.userId)
      return { intent: { type: command.type, userId: command.userId, isPresent } }
    }
    case 'ban-user':
    case 'admit-user': {
      const user = await lookup.knownUser(command.userId)
      if (user === null) return { refusal: 'user-not-found' }
      return command.type === 'ban-user'
        ? { intent: { type: command.type, user } }
        : { intent: { type: command.type, user, isAdmitted: command.isAdmitted } }
    }
    default: {
      const { commandId: _, ...intent } = command
      return { intent: intent as Intent }
    }
  }
}
