import type { PublicUser } from '@earshot/sync'
import { Avatar } from '../../components/avatar.tsx'

/** One of the others. */
export const Person = ({ user }: { user: PublicUser }) => (
  <li className="flex min-h-11 min-w-0 items-center gap-2.5">
    <Avatar user={user} className="size-8 text-[0.7rem]" />
    <span title={user.name} className="truncate">
      {user.name}
    </span>
  </li>
)
