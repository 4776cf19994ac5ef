import type { Permission } from '@earshot/sync'
import { toast } from '../../components/toast.ts'
import { words } from '../../lib/words.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { mayIn } from '../../store/permissions.ts'

/** Whether this page's person may do something in the room; tells who may, where they may not. */
export const isAllowed = (session: RoomSession, permission: Permission): boolean => {
  const snapshot = session.getSnapshot()
  if (snapshot.room === null || mayIn(snapshot, permission)) return true
  toast(words.people.whyNot(snapshot.room.settings.permissions[permission], permission), { id: permission })
  return false
}
